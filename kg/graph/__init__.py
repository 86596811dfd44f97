"""The shape of the actor graph, and what must hold of it."""
