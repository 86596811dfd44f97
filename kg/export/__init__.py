"""The graph as files: actor graph -> one module per format."""
