"""The lists of words, what reads them, human names, and languages."""
