"""Annotations made elsewhere: by people, a language model or another extractor -> extractions; and a graph -> annotations."""
