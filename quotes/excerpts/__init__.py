"""A copy of a database for others: quotations with a few words around them, and no path of this machine."""
