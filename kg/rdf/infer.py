"""What follows from the vocabulary: quads -> the same, with classes and properties of which theirs are special cases.

Files hold each statement once; whoever loads one into `kg query` or `kg serve` finds it by SEM's, PROV's, SKOS's and schema.org's
words too, and all who take part by `kgo:actor`. A client with an RDFS reasoner gets the same from the vocabulary in the file.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from kg.rdf.vocabulary import KGO, PREFIXES, RDF, RDFS, SKOS

__all__ = ["infer"]

_Parents = Mapping[ox.NamedNode, tuple[ox.NamedNode, ...]]


def infer(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield `quads`, and after each what it implies, in the same named graph.

    Examples
    --------
    >>> quad = ox.Quad(ox.NamedNode("urn:r"), KGO["source"], ox.NamedNode("urn:a"))
    >>> [one.predicate.value.rpartition("#")[2] for one in infer([quad])][1:]
    ['wasAttributedTo']
    """
    classes, properties = _load("classes"), _load("object_properties")
    kind = RDF["type"]
    for quad in quads:
        yield quad
        subject, predicate, value, graph = quad
        if predicate == kind:
            for parent in classes.get(value, ()):
                yield ox.Quad(subject, kind, parent, graph)
        else:
            for parent in properties.get(predicate, ()):
                yield ox.Quad(subject, parent, value, graph)


@cache
def _load(section: str) -> _Parents:
    """Return all that each class or property is a special case of, parents of parents included."""
    table = tomllib.loads((files("kg.rdf") / "vocabulary.toml").read_text(encoding="utf-8"))
    direct = {
        KGO[name]: [_expand(parent) for parent in entry.get("parents", ())]
        for name, entry in table[section].items()
    }
    if section == "object_properties":
        direct[SKOS["prefLabel"]] = [RDFS["label"]]
    return {name: tuple(dict.fromkeys(_above(name, direct))) for name in direct}


def _above(
    name: ox.NamedNode, direct: Mapping[ox.NamedNode, list[ox.NamedNode]]
) -> Iterator[ox.NamedNode]:
    for parent in direct.get(name, ()):
        yield parent
        yield from _above(parent, direct)


def _expand(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
