"""What is said and done: parsed document and mentions -> quotations and assertions."""
