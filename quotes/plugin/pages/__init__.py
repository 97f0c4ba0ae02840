"""The pages, one a file: each asks the database and fills a template."""
