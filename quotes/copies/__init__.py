"""Copies of one story on several pages."""
