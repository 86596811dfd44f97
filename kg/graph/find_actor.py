"""Find an actor by what a person types: graph and words -> id of a node, or an error with suggestions."""

from rapidfuzz import process

from kg.errors import QueryError
from kg.graph.namesakes import Called, find_namesakes, order_namesakes, tell_choice
from kg.graph.schema import ActorGraph

__all__ = ["find_actor", "find_actors", "say_choice"]


def find_actor(graph: ActorGraph, words: str) -> str:
    """Return the id of the actor that `words` name: an id, a name, an alias, or the end of a name.

    Of several actors the first of `find_actors` is meant.

    Raises
    ------
    QueryError
        If there is none; the message suggests names that are spelled alike.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("israel", name="Israel", type="government", aliases=["Israeli"], documents=1)
    >>> find_actor(graph, "israeli")
    'israel'
    """
    return find_actors(graph, words)[0]


def find_actors(graph: ActorGraph, words: str) -> list[str]:
    """Return the ids of the actors that `words` may name, the one whom most documents name first: see `kg.graph.namesakes`.

    Raises
    ------
    QueryError
        If there is none; the message suggests names that are spelled alike.
    """
    if words in graph:
        return [words]
    called = [
        Called(node, data["type"], data["name"], data["aliases"])
        for node, data in graph.nodes(data=True)
    ]
    found = find_namesakes(called, words)
    if found:
        return order_namesakes(found, {node: graph.nodes[node]["documents"] for node in found})
    names = sorted({graph.nodes[node]["name"] for node in graph})
    close = [name for name, _, _ in process.extract(words, names, limit=3, score_cutoff=60)]
    hint = f"; did you mean {', '.join(map(repr, close))}?" if close else ""
    raise QueryError(f"no actor called {words!r}{hint}")


def say_choice(graph: ActorGraph, words: str, found: list[str]) -> str:
    """Return a line that says who of several actors was taken for `words`, "" if there is but one."""
    documents = {node: graph.nodes[node]["documents"] for node in found}
    return tell_choice(words, graph.nodes[found[0]]["name"], found, documents)
