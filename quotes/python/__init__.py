"""What Python programs and notebooks use: parsing, a database opened, data frames, coloured text."""
