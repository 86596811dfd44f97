"""Work shared out: a function over batches, in this process or in several that may die."""
