"""An article: pieces, marks, attributions."""
