"""The graph over HTTP, for reading only."""
