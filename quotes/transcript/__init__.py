"""A transcript: pieces, turns, annotations."""
