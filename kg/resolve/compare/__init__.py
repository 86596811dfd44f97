"""How alike two clusters are, by one trait each."""
