"""Questions to the graph: SPARQL, quotations, paths."""
