"""Text of names, no entity known."""
