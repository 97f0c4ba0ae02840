"""What a parsed document looks like at a terminal and as JSON."""
