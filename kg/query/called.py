"""Actors that a person names in a query: engine and words -> IRIs, who is most likely meant first, as `kg.graph.find_actor` has it."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote

import pyoxigraph as ox
from rapidfuzz import fuzz, process

from kg.errors import QueryError
from kg.graph.namesakes import Called, find_namesakes, order_namesakes, tell_choice
from kg.query.bindings import bind
from kg.query.engines import Engine
from kg.rdf.vocabulary import TYPES

__all__ = ["ASKED", "find_actors"]

_NAMES = """SELECT ?actor ?name ?preferred WHERE {
  { ?actor a kgo:Actor ; rdfs:label ?name . BIND(true AS ?preferred) }
  UNION { ?actor skos:altLabel ?name . BIND(false AS ?preferred) }
  UNION { ?actor a kgo:Person . BIND(kgo:Person AS ?name) }
  UNION { ?actor a kgo:Government . BIND(kgo:Government AS ?name) }
}"""
"""All names of actors, and who is a person or a government; `?actor a ?class` would load the classes of all things."""

_DOCUMENTS = """SELECT ?actor ?documents WHERE {
  VALUES ?actor { UNDEF }
  ?actor kgo:documents ?documents
}"""
"""In how many independent documents some actors are."""

ASKED = (_NAMES, _DOCUMENTS)
"""The queries that look for actors."""

_KINDS = {own.value: name for name, (own, _) in TYPES.items()}


@dataclass(slots=True)
class _Known:
    """What an actor is called and is, as triples tell it."""

    name: str = ""
    type: str = ""
    aliases: list[str] = field(default_factory=list)


def find_actors(
    engine: Engine, words: str, tell: Callable[[str], object] | None = None
) -> list[ox.NamedNode]:
    """Return the actors that `words` may name, the one whom most documents name first.

    Parameters
    ----------
    tell
        Is given a line that says who comes first, if several do.

    Raises
    ------
    QueryError
        If there is none; names the most similar actors.
    """
    known = _read_names(engine)
    ids = {_id_of(iri): iri for iri in sorted(known)}
    if found := ids.get(words.strip()):
        return [ox.NamedNode(found)]
    called = [Called(iri, one.type, one.name, one.aliases) for iri, one in known.items()]
    ways = find_namesakes(called, words)
    if not ways:
        raise QueryError(_suggest(words, known))
    documents = _count_documents(engine, list(ways)) if len(ways) > 1 else {}
    order = order_namesakes(ways, documents)
    shown = {_id_of(iri): count for iri, count in documents.items()}
    line = tell_choice(words, known[order[0]].name, [_id_of(iri) for iri in order], shown)
    if line and tell is not None:
        tell(line)
    return [ox.NamedNode(iri) for iri in order]


def _read_names(engine: Engine) -> dict[str, _Known]:
    known: dict[str, _Known] = {}
    for actor, name, preferred in engine.ask(_NAMES).rows:
        if not isinstance(actor, ox.NamedNode) or name is None:
            continue
        one = known.setdefault(actor.value, _Known())
        if isinstance(name, ox.NamedNode):
            one.type = _KINDS.get(name.value, one.type)
        elif isinstance(name, ox.Literal) and isinstance(preferred, ox.Literal):
            if preferred.value == "true":
                one.name = name.value
            else:
                one.aliases.append(name.value)
    return known


def _id_of(iri: str) -> str:
    """Return the id in which an actor's own IRI ends, under whatever base."""
    return unquote(re.split("[:/#]", iri)[-1])


def _count_documents(engine: Engine, actors: list[str]) -> dict[str, int]:
    query = bind(_DOCUMENTS, {"actor": [ox.NamedNode(iri) for iri in actors]})
    return {
        actor.value: int(count.value)
        for actor, count in engine.ask(query).rows
        if isinstance(actor, ox.NamedNode) and isinstance(count, ox.Literal)
    }


def _suggest(words: str, known: dict[str, _Known]) -> str:
    labels = {_id_of(iri).casefold(): _id_of(iri) for iri in known}
    for one in known.values():  # names rather than ids
        labels |= {name.casefold(): name for name in (one.name, *one.aliases) if name}
    wanted = words.casefold().strip()
    near = process.extract(wanted, sorted(labels), scorer=fuzz.WRatio, limit=3, score_cutoff=70)
    hint = " or ".join(labels[label] for label, _, _ in near)
    tail = f"did you mean {hint}?" if hint else "see `kg query actors`"
    return f"nobody in this graph is called {words!r}: {tail}"
