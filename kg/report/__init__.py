"""A report for people: actor graph -> plots and pages with links into the evidence."""
