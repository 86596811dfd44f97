"""Kept on disk between builds: extractions by content, a lock, files written as a whole."""
