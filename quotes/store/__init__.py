"""The database: schema, rows, queries."""
