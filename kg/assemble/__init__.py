"""Evidence gathered into edges: extractions and who is who -> actor graph."""
