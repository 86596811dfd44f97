"""Find an actor by what a person types: graph and words -> id of a node, or an error with suggestions."""

from rapidfuzz import process

from kg.errors import QueryError
from kg.graph.schema import ActorGraph
from kg.names.normalize import normalize_name

__all__ = ["find_actor"]


def find_actor(graph: ActorGraph, words: str) -> str:
    """Return the id of the actor that `words` name: an id, a name, an alias, or the end of a name.

    Of several actors with one name the one with most mentions is meant.

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
    if words in graph:
        return words
    wanted = normalize_name(words)
    exact: list[str] = []
    partial: list[str] = []
    for node in sorted(graph):
        data = graph.nodes[node]
        forms = [normalize_name(form) for form in (data["name"], *data["aliases"])]
        if wanted and wanted in forms:
            exact.append(node)
        elif wanted and any(
            form.endswith(f" {wanted}") or form.startswith(f"{wanted} ") for form in forms
        ):
            partial.append(node)
    for found in (exact, partial):
        if found:
            return min(found, key=lambda node: (-len(graph.nodes[node]["mentions"]), node))
    names = sorted({graph.nodes[node]["name"] for node in graph})
    close = [name for name, _, _ in process.extract(words, names, limit=3, score_cutoff=60)]
    hint = f"; did you mean {', '.join(map(repr, close))}?" if close else ""
    raise QueryError(f"no actor called {words!r}{hint}")
