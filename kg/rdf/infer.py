"""What follows from the vocabulary: quads -> the same, with classes and properties of which theirs are special cases.

Files hold each statement once; whoever loads one into `kg query` or `kg serve` finds it by SEM's, PROV's, SKOS's and schema.org's
words too, and all who take part by `kgo:actor`. A client with an RDFS reasoner gets the same from the vocabulary in the file.
An assertion has the quad class and PLOVER type of its relation type, unless it states its own.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, partial
from importlib.resources import files
from typing import Any

import pyoxigraph as ox

from kg.rdf.turtle import Name, Triple
from kg.rdf.vocabulary import KGO, PREFIXES, RDF

__all__ = ["above", "add_inferred", "infer", "infer_names", "make_picker"]


OF_TYPES = (KGO["plover"], KGO["quadClass"])
"""What an assertion has of its relation type, unless it states its own."""


def infer(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Yield `quads`, after each what it implies, and last what assertions have of their relation types, in the same named graph.

    Examples
    --------
    >>> source = ox.NamedNode("urn:kg:ontology:source")
    >>> quad = ox.Quad(ox.NamedNode("urn:r"), source, ox.NamedNode("urn:a"))
    >>> [one.predicate.value.rpartition("#")[2] for one in infer([quad])][1:]
    ['wasAttributedTo']
    """
    classes, properties = _terms("classes"), _terms("object_properties")
    kind, typed = RDF["type"], KGO["predicate"]
    stated: dict[tuple[object, ox.NamedNode], Any] = {}
    asserted: list[ox.Quad] = []
    for quad in quads:
        yield quad
        subject, predicate, value, graph = quad
        if predicate == typed:
            asserted.append(quad)
        elif predicate in OF_TYPES:
            stated[subject, predicate] = value
        if predicate == kind:
            for parent in classes.get(value, ()):
                yield ox.Quad(subject, kind, parent, graph)
        else:
            for parent in properties.get(predicate, ()):
                yield ox.Quad(subject, parent, value, graph)
    for record, _, relation, graph in asserted:
        for name in OF_TYPES:
            found = stated.get((relation, name))
            if found is not None and (record, name) not in stated:
                yield ox.Quad(record, name, found, graph)


def add_inferred(store: ox.Store) -> None:
    """Add to a store what follows from its quads, each in the graph of what implies it: only quads that imply something become objects of Python.

    Examples
    --------
    >>> store, a = ox.Store(), ox.NamedNode("urn:a")
    >>> store.add(ox.Quad(a, ox.NamedNode("urn:kg:ontology:source"), a))
    >>> add_inferred(store)
    >>> len(store)
    2
    """
    kind = RDF["type"]
    found = [
        ox.Quad(quad.subject, kind, parent, quad.graph_name)
        for name, parents in _terms("classes").items()
        for quad in store.quads_for_pattern(None, kind, name)
        for parent in parents
    ]
    found += [
        ox.Quad(quad.subject, parent, quad.object, quad.graph_name)
        for name, parents in _terms("object_properties").items()
        for quad in store.quads_for_pattern(None, name, None)
        for parent in parents
    ]
    for name in OF_TYPES:
        stated = {quad.subject: quad.object for quad in store.quads_for_pattern(None, name, None)}
        found += [
            ox.Quad(quad.subject, name, value, quad.graph_name)
            for relation, value in stated.items()
            if isinstance(relation, ox.NamedNode)
            for quad in store.quads_for_pattern(None, KGO["predicate"], relation)
            if quad.subject not in stated
        ]
    store.bulk_extend(found)


def infer_names(triples: Iterable[Triple]) -> Iterator[Triple]:
    """Yield the same of triples as Turtle writes them.

    Examples
    --------
    >>> list(infer_names([("r:m1-3", "a", "kgo:Mention ;\\n\\tkgo:start 1")]))[1:]
    [('r:m1-3', 'a', 'prov:Entity')]
    """
    classes, properties = _load("classes"), _load("object_properties")
    for triple in triples:
        yield triple
        subject, predicate, value = triple
        if predicate == "a":
            for parent in classes.get(value.partition(" ;")[0], ()):
                yield subject, predicate, parent
        else:
            for parent in properties.get(predicate, ()):
                yield subject, parent, value


def make_picker(only: frozenset[str]) -> Callable[[Iterable[Triple]], Iterator[Triple]]:
    """Return what yields as `infer_names` does, of the properties and classes whose IRIs are in `only`; of all classes if ``rdf:type`` is.

    Examples
    --------
    >>> triples = [("r:m1-3", "a", "kgo:Mention ;\\n\\tkgo:start 1"), ("r:m1-3", "a", "kgo:X")]
    >>> pick = make_picker(frozenset(["urn:kg:ontology:start", f"{PREFIXES['prov']}Entity"]))
    >>> list(pick(triples))
    [('r:m1-3', 'a', 'prov:Entity'), ('r:m1-3', 'kgo:start', '1')]
    """
    classes = cache(partial(_told, "classes", only))
    properties = cache(partial(_told, "object_properties", only))

    def pick(triples: Iterable[Triple]) -> Iterator[Triple]:
        for subject, predicate, value in triples:
            first, *joined = value.split(" ;\n\t") if "\n" in value else (value,)
            if predicate == "a":
                for kind in first.split(" , "):
                    for name in classes(kind):
                        yield subject, "a", name
            else:
                for name in properties(predicate):
                    yield subject, name, first
            for pair in joined:
                predicate, _, told = pair.partition(" ")
                for name in properties(predicate):
                    yield subject, name, told

    return pick


def above(name: Name) -> tuple[Name, ...]:
    """Return the properties or classes of which one is a special case.

    Examples
    --------
    >>> above("kgo:attributedTo"), above("oa:exact")
    (('prov:wasAttributedTo',), ())
    """
    return _load("classes").get(name, ()) or _load("object_properties").get(name, ())


def _told(section: str, only: frozenset[str], name: Name) -> tuple[Name, ...]:
    """Return what of a property or class and those above it is wanted."""
    if section == "classes" and RDF["type"].value in only:
        only = frozenset()
    names = (name, *_load(section).get(name, ()))
    return tuple(one for one in names if not only or _expand(one).value in only)


@cache
def _terms(section: str) -> Mapping[ox.NamedNode, tuple[ox.NamedNode, ...]]:
    return {_expand(name): tuple(map(_expand, above)) for name, above in _load(section).items()}


@cache
def _load(section: str) -> Mapping[Name, tuple[Name, ...]]:
    """Return all that each class or property is a special case of, parents of parents included."""
    table = tomllib.loads((files("kg.rdf") / "vocabulary.toml").read_text(encoding="utf-8"))
    direct = {f"kgo:{name}": entry.get("parents", []) for name, entry in table[section].items()}
    if section == "object_properties":
        direct["skos:prefLabel"] = ["rdfs:label"]
    return {name: tuple(dict.fromkeys(_above(name, direct))) for name in direct}


def _above(name: Name, direct: Mapping[Name, list[Name]]) -> Iterator[Name]:
    for parent in direct.get(name, ()):
        yield parent
        yield from _above(parent, direct)


def _expand(name: Name) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)
