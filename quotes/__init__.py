"""Who said what, word for word, and where it stands."""
