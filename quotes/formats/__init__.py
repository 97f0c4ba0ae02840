"""Documents in the formats of others: archives, annotators, players. One file a format, all named in `registry`."""
