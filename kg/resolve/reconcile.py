"""Ids from elsewhere: nodes of a graph, a user's list of names and ids -> which node is which, and what can't be told."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kg.actors.record import KnownActor
from kg.graph.schema import ActorGraph
from kg.names.normalize import normalize_name
from kg.resolve.corrections import Correction
from kg.resolve.name_likeness import name_words

__all__ = ["Found", "find_ids"]

_Index = dict[str, list[tuple[KnownActor, str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A node whose name stands in a list.

    Attributes
    ----------
    node, name, documents
        Of the node.
    ids
        What the list gives for its name.
    doubt
        Why the id isn't sure, or empty.
    """

    node: str
    name: str
    documents: int
    ids: tuple[str, ...]
    doubt: str = ""

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What writes the ids onto the node at every build; nothing where there is doubt."""
        return tuple(
            Correction(kind="identify", entities=(self.node,), value=one, comment=self.name)
            for one in (() if self.doubt else self.ids)
        )


def find_ids(graph: ActorGraph, listed: Iterable[KnownActor]) -> list[Found]:
    """Return the nodes that bear a listed name, those of most documents first.

    Names are equal in normal form, and type and country don't contradict. A node's own name counts before its aliases; a
    lone word never names a person. Nothing is guessed: a name of several on the list, an id of several nodes, and a node that has
    another id of the same kind are doubtful.
    """
    index = _index(listed)
    found = []
    for node in graph:
        data = graph.nodes[node]
        bearers = _bearers(index, data)
        if bearers:
            found.append((node, data, bearers))
    claims = Counter(one for _, _, bearers in found if len(bearers) == 1 for one in bearers)
    return sorted(
        (_judge(node, data, bearers, claims) for node, data, bearers in found),
        key=lambda one: (-one.documents, one.node),
    )


def _index(listed: Iterable[KnownActor]) -> _Index:
    index: _Index = {}
    for one in listed:
        ids = (*([one.qid] if one.qid else ()), *one.ids)
        for form in {normalize_name(alias.text) for alias in one.aliases} if ids else ():
            index.setdefault(form, []).append((one, "\n".join(ids)))
    return index


def _bearers(index: _Index, data: Mapping[str, Any]) -> dict[str, KnownActor]:
    """Return those on the list whom a node's name, else one of its aliases, may mean, by their ids."""
    if data["anonymous"]:
        return {}
    for names in ((data["name"],), data["aliases"]):
        forms = {form for name in names for form in _forms(name, data["type"])}
        listed = (pair for form in sorted(forms) for pair in index.get(form, ()))
        bearers = {ids: one for one, ids in listed if _agree(one, data)}
        if bearers:
            return bearers
    return {}


def _forms(name: str, kind: str) -> Iterator[str]:
    if kind != "person":
        yield normalize_name(name)
    elif len(words := name_words(name)) > 1:
        yield " ".join(words)


def _agree(one: KnownActor, data: Mapping[str, Any]) -> bool:
    countries = {one.country, data["country"]} - {""}
    return one.type in ("", data["type"]) and len(countries) < 2


def _judge(
    node: str, data: Mapping[str, Any], bearers: dict[str, KnownActor], claims: "Counter[str]"
) -> Found:
    ids = tuple(dict.fromkeys(one for ids in sorted(bearers) for one in ids.split("\n")))
    item = next((one.qid for one in bearers.values() if one.qid), "")
    doubt = ""
    if len(bearers) > 1:
        doubt = f"{len(bearers)} on the list bear the name"
    elif max(claims[one] for one in bearers) > 1:
        doubt = "several nodes bear the name"
    elif item and data["wikidata"] not in ("", item):
        doubt = f"the node is {data['wikidata']}"
    return Found(node=node, name=data["name"], documents=data["documents"], ids=ids, doubt=doubt)
