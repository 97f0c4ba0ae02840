"""The grammars, each built once, and the house styles as data."""
