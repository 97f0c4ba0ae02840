"""From a page of text to turns, annotations and remarks."""
