"""The questions that pages and the API ask of the database, in SQL."""
