"""Measures of the graph: actor graph -> rows."""
