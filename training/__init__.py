"""The workshop: annotated articles -> learned models and their figures; no part of the package."""
