"""The types of things, as data."""
