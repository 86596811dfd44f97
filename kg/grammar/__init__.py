"""Grammar that several readers ask of the parse; labels are those of spaCy's English models (ClearNLP)."""
