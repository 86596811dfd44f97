"""The entity types, once for every stage: what an actor can be, and a place.

They are those of the annotation scheme (``gold/README.md``, section 2). What fits none is ``other``, which no
list and no ontology may ask for.
"""

from typing import Literal, get_args

__all__ = ["ACTOR_TYPES", "BODY_TYPES", "ENTITY_TYPES", "EntityType"]

EntityType = Literal[
    "person",
    "government",
    "agency",
    "military",
    "armed_group",
    "igo",
    "party",
    "organization",
    "media",
    "people",
    "place",
]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
"""In the order in which they are shown."""

ACTOR_TYPES: tuple[EntityType, ...] = tuple(kind for kind in ENTITY_TYPES if kind != "place")
"""Everything that can act: all types but places."""

BODY_TYPES: frozenset[str] = frozenset(ACTOR_TYPES) - {"person", "people"}
"""What has officers and speaks with one voice."""
