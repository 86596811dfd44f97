"""Find an actor by what a person types: graph and words -> id of a node, or an error with suggestions."""

from collections.abc import Sequence

from rapidfuzz import process

from kg.errors import QueryError
from kg.graph.schema import ActorGraph
from kg.names.normalize import normalize_name

__all__ = ["find_actor", "find_actors"]

_WAYS = 6


def find_actor(graph: ActorGraph, words: str) -> str:
    """Return the id of the actor that `words` name: an id, a name, an alias, or the end of a name.

    Of several actors the one with most mentions is meant.

    Raises
    ------
    QueryError
        If there is none; the message suggests names that are spelled alike.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("israel", name="Israel", aliases=["Israeli"], mentions=[])
    >>> find_actor(graph, "israeli")
    'israel'
    """
    return find_actors(graph, words)[0]


def find_actors(graph: ActorGraph, words: str) -> list[str]:
    """Return the ids of the actors that `words` may name, those with most mentions first.

    A name goes before an alias, an alias before a part of either, and all that before a description (*the regime*):
    only actors that are named in the best of these ways are returned.

    Raises
    ------
    QueryError
        If there is none; the message suggests names that are spelled alike.
    """
    if words in graph:
        return [words]
    wanted = normalize_name(words)
    ways: list[list[str]] = [[] for _ in range(_WAYS)]
    for node in sorted(graph):
        way = _way(graph.nodes[node]["name"], graph.nodes[node]["aliases"], wanted)
        if way is not None:
            ways[way].append(node)
    found = next((nodes for nodes in ways if nodes), None)
    if found:
        return sorted(found, key=lambda node: (-len(graph.nodes[node]["mentions"]), node))
    names = sorted({graph.nodes[node]["name"] for node in graph})
    close = [name for name, _, _ in process.extract(words, names, limit=3, score_cutoff=60)]
    hint = f"; did you mean {', '.join(map(repr, close))}?" if close else ""
    raise QueryError(f"no actor called {words!r}{hint}")


def _way(name: str, aliases: Sequence[str], wanted: str) -> int | None:
    """Return how well an actor's names fit what is wanted, 0 best; None if not at all."""
    if not wanted:
        return None
    best = None
    for form in (name, *aliases):
        own = normalize_name(form)
        described = _is_description(form)
        if own == wanted:
            way = 0 if form == name else 1
        elif own.endswith(f" {wanted}") or own.startswith(f"{wanted} "):
            way = 2
        else:
            continue
        way += 3 if described else 0
        best = way if best is None else min(best, way)
    return best


def _is_description(form: str) -> bool:
    """Tell whether a form is no name, as no word but the first begins with a capital: *The regime*."""
    first, _, rest = form.partition(" ")
    if rest and first.lower() in ("the", "a", "an"):
        return rest == rest.lower()
    return form == form.lower()
