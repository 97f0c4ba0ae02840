"""A Parquet data set of documents, turns and quotations, in partitions that are the same whoever makes them."""
