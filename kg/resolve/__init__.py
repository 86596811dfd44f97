"""Who is who: mentions of all documents -> entities."""
