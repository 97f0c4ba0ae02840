"""What is done with many documents: load, forget, verify, count, export, on all cores or past one machine."""
