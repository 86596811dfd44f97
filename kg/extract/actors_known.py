"""The known actors, loaded once: extraction asks them for parents alone."""

from functools import lru_cache

from kg.actors.load import load_known_actors
from kg.actors.lookup import KnownActors

__all__ = ["known_actors"]


@lru_cache(maxsize=1)
def known_actors() -> KnownActors:
    """Return the actors that come with kg.

    Examples
    --------
    >>> known_actors() is known_actors()
    True
    """
    return load_known_actors()
