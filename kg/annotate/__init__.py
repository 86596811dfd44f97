"""Articles parsed: documents -> spaCy docs whose offsets are those of the text."""
