"""Words that a person types for what a graph holds, relations and outlets: graph and words -> nothing, or an error with suggestions."""

from collections.abc import Collection, Iterable

from rapidfuzz import process

from kg.errors import QueryError
from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements

__all__ = ["check_publisher", "check_relations", "refuse_unknown"]

_LIKE = 60


def check_relations(graph: ActorGraph, words: Iterable[str]) -> None:
    """Refuse what is neither a relation type of `graph` nor a relation in it.

    Raises
    ------
    QueryError
        Names the relation that is spelled most alike, or all.
    """
    asked = tuple(words)
    if asked:
        told = {data["predicate"] for _, _, data in iter_statements(graph)}
        for word in asked:
            refuse_unknown("relation", word, {"says", *told, *graph.graph.get("relations", ())})


def check_publisher(graph: ActorGraph, word: str) -> None:
    """Refuse what is no outlet of an article of `graph`; "" stands for none.

    Raises
    ------
    QueryError
        Names the outlet that is spelled most alike.
    """
    if word:
        known = {one["publisher"] for one in graph.graph["documents"].values()} - {""}
        refuse_unknown("outlet", word, known)


def refuse_unknown(kind: str, word: str, known: Collection[str]) -> None:
    """Refuse a word that isn't among those known.

    Raises
    ------
    QueryError
        Names the known word that is spelled most alike.

    Examples
    --------
    >>> refuse_unknown("relation", "acuses", ["accuses", "aids"])
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: no relation 'acuses'; did you mean 'accuses'?
    """
    if word in known:
        return
    near = process.extractOne(word, sorted(known), score_cutoff=_LIKE)
    names = ", ".join(sorted(known)[:30])
    hint = f"did you mean {near[0]!r}?" if near else f"there are: {names or 'none'}"
    raise QueryError(f"no {kind} {word!r}; {hint}")
