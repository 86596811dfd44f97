"""Actors known beforehand, as data."""
