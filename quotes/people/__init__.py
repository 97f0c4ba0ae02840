"""Who speaks, and how that is known."""
