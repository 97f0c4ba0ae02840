"""The way through one document: kind, outline, speakers, quotations."""
