"""Articles read: files, folders, standard input -> documents."""
