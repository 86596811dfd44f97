"""Load known actors: kg's own data and a user's lists -> `KnownActors`."""

from collections.abc import Sequence
from pathlib import Path

from kg.actors.lists import read_actor_list
from kg.actors.lookup import KnownActors
from kg.actors.tables import read_bodies, read_cities, read_common_words, read_listed
from kg.actors.territories import read_nations, read_places, read_territories

__all__ = ["load_known_actors"]


def load_known_actors(extra: Sequence[Path] = ()) -> KnownActors:
    """Return kg's known actors, preceded by those of the files `extra`.

    Parameters
    ----------
    extra
        A user's lists: CSV, JSON Lines or FollowTheMoney entities. An id that kg knows too replaces
        kg's actor.

    Raises
    ------
    ActorListError
        If a list can't be read: names file, line and what to do.

    Examples
    --------
    >>> load_known_actors().get("israel").qid
    'Q801'
    >>> [match.actor for match in load_known_actors().find("Qatari")]
    ['qatar']
    >>> [match.actor for match in load_known_actors().find("Kenya's interior ministry")]
    ['kenya.interior-ministry']
    """
    rows = read_territories()
    listed = list(read_listed())
    names = {alias.text for actor in listed for alias in actor.aliases}
    places = list(read_places(rows, besides=names))
    names |= {alias.text for place in places for alias in place.aliases}
    own = [actor for path in extra for actor in read_actor_list(path, rows)]
    return KnownActors(
        [*own, *read_nations(rows), *listed, *places, *read_cities(rows, besides=names)],
        bodies=read_bodies(),
        common=read_common_words(),
    )
