"""JSON-LD: actor graph -> one document with a context, a named graph per layer, an object per subject.

The plain graph stands in the default graph, too: who reads a document into one graph gets that.

Written by hand, so that keys are short, order depends on the graph alone, and a subject is one object.
"""

import json
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.schema import ActorGraph
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import PREFIXES, RDF, shorten

__all__ = ["write_jsonld"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def write_jsonld(graph: ActorGraph, path: Path) -> None:
    """Write `graph` to `path` as JSON-LD 1.1 that gives the quads of `kg.rdf.mapping.iter_quads` back, those of the plain graph in the default graph, too.

    Notes
    -----
    Written subject by subject: memory stays bounded by the graph.
    """
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {json.dumps(dict(sorted(PREFIXES.items())), indent=1)},\n')
        file.write('"@graph": [\n')
        opening = ""
        for context, entry in _subjects(graph):
            if context == "kgg:plain":
                file.write(f"{opening}{json.dumps(entry, ensure_ascii=False)}")
                opening = ",\n"
            elif opening:
                break
        for context, subjects in groupby(_subjects(graph), key=lambda one: one[0]):
            file.write(f'{opening}{{"@id": {json.dumps(context)}, "@graph": [\n')
            lines = (json.dumps(one, ensure_ascii=False) for _, one in subjects)
            file.write(next(lines))
            for line in lines:
                file.write(f",\n{line}")
            file.write("\n]}")
            opening = ",\n"
        file.write("\n]}\n")


def _subjects(graph: ActorGraph) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the named graph and the object of each subject."""
    quads = iter_quads(graph, mentions="none")
    for (context, subject), found in groupby(quads, key=lambda one: (one.graph_name, one.subject)):
        yield shorten(context.value), _object(subject, list(found))


def _object(subject: Any, quads: list[ox.Quad]) -> dict[str, Any]:
    entry: dict[str, Any] = {"@id": shorten(subject.value)}
    for quad in quads:
        if quad.predicate == RDF["type"]:
            key, value = "@type", shorten(quad.object.value)  # type: ignore[union-attr]
        else:
            key, value = shorten(quad.predicate.value), _value(quad.object)
        entry.setdefault(key, []).append(value)
    return {key: value[0] if len(value) == 1 else value for key, value in entry.items()}


def _value(term: Any) -> Any:
    if isinstance(term, ox.NamedNode):
        return {"@id": shorten(term.value)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == _STRING:
        return term.value
    return {"@value": term.value, "@type": shorten(term.datatype.value)}
