"""Citations of a quotation: to be read, for reference managers, as JSON-LD, and links that scroll to the words."""
