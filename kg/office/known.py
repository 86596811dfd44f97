"""The known actors, loaded once: extraction asks them for parents alone."""

from functools import lru_cache

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors
from kg.actors.record import AliasKind
from kg.records import Mention

__all__ = ["is_seat", "known_actors"]


@lru_cache(maxsize=1)
def known_actors() -> KnownActors:
    """Return the actors that come with kg.

    Examples
    --------
    >>> known_actors() is known_actors()
    True
    """
    return load_known_actors()


def is_seat(mention: Mention) -> bool:
    """Tell whether a known actor is called by the city or house where it sits (*Moscow*, *the Élysée*, *Washington, D.C.*)."""
    seats = (AliasKind.CAPITAL, AliasKind.METONYM)
    return any(
        one.actor in mention.actors[:1] and one.kind in seats
        for one in known_actors().find(mention.text)
    )
