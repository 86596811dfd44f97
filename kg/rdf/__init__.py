"""The graph as RDF: actor graph -> quads."""
