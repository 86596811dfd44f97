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
    """Tell whether a known actor is called by the city or house where it sits (*Moscow*, *the Élysée*)."""
    actor = known_actors().get(mention.actors[0]) if mention.actors else None
    seats = (AliasKind.CAPITAL, AliasKind.METONYM)
    return actor is not None and any(
        alias.text == mention.text and alias.kind in seats for alias in actor.aliases
    )
