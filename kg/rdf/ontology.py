"""The published vocabulary: ontology files and the table of terms -> ``ontology.ttl`` (OWL).

``python -m kg.rdf.ontology`` writes it anew; a test tells when it is out of date.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.graph.schema import RelationData
from kg.ontology.load import load_ontology
from kg.ontology.schema import Ontology, RelationType
from kg.rdf.terms import escape, text, tidy
from kg.rdf.vocabulary import BASE, DCTERMS, KGO, OWL, PREFIXES, RDF, RDFS, SKOS

__all__ = [
    "describe_vocabulary",
    "render_ontology",
    "render_words",
    "shipped_relations",
    "write_ontology",
]

_KINDS = {
    "classes": OWL["Class"],
    "object_properties": OWL["ObjectProperty"],
    "datatype_properties": OWL["DatatypeProperty"],
}


def describe_vocabulary(ontology: Ontology) -> Iterator[ox.Triple]:
    """Yield the triples of the vocabulary, relation types of `ontology` included."""
    table = _load_table()
    yield from _header(table)
    yield from _words_of(table)
    for relation in ontology.relations.values():
        yield from _relation(relation.id, _facts(relation))
        for example in relation.examples:
            yield ox.Triple(KGO[escape(relation.id)], SKOS["example"], _english(example.text))


def _facts(relation: RelationType) -> RelationData:
    """Return what a relation type is called and means."""
    return {
        "label": relation.label,
        "description": relation.description,
        "plover": relation.plover,
        "quad": relation.quad,
        "cameo": relation.cameo,
    }


def render_words(relations: Mapping[str, RelationData]) -> str:
    """Return the vocabulary as a block of Turtle without prefixes and examples, with the relation types of a graph."""
    triples = set(_words_of(_load_table()))
    for name, facts in relations.items():
        triples.update(_relation(name, facts))
    return _serialize(one for one in triples if one.predicate != SKOS["example"]).rstrip("\n")


def shipped_relations() -> dict[str, RelationData]:
    """Return the relation types that kg ships, for graphs that say nothing of theirs."""
    return {name: _facts(one) for name, one in load_ontology().relations.items()}


def _words_of(table: dict[str, Any]) -> Iterator[ox.Triple]:
    """Yield the classes, properties and individuals of the table."""
    for section, kind in _KINDS.items():
        for name, entry in table[section].items():
            yield from _term(name, kind, entry)
    for name, entry in table["individuals"].items():
        yield ox.Triple(KGO[name], RDF["type"], OWL["NamedIndividual"])
        yield ox.Triple(KGO[name], RDF["type"], KGO[entry["type"]])
        yield ox.Triple(KGO[name], RDFS["label"], _english(name.lower()))
        yield ox.Triple(KGO[name], RDFS["comment"], _english(entry["comment"]))


def render_ontology(ontology: Ontology | None = None) -> str:
    """Return the vocabulary as Turtle, sorted; by default with the relation types that kg ships."""
    triples = set(describe_vocabulary(ontology or load_ontology()))
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(PREFIXES))
    return head + _serialize(triples)


def _serialize(triples: Iterable[ox.Triple]) -> str:
    """Return triples as Turtle, sorted, without the lines of prefixes."""
    in_order = sorted(triples, key=str)
    data = ox.serialize(in_order, None, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    *_, body = (data or b"").decode().split("\n", len(PREFIXES))
    return body


def write_ontology(path: Path) -> None:
    """Write the vocabulary to `path`."""
    path.write_text(render_ontology(), encoding="utf-8")


def _load_table() -> dict[str, Any]:
    return tomllib.loads((files("kg.rdf") / "vocabulary.toml").read_text(encoding="utf-8"))


def _header(table: dict[str, Any]) -> Iterator[ox.Triple]:
    subject = ox.NamedNode(f"{BASE}ontology")
    yield ox.Triple(subject, RDF["type"], OWL["Ontology"])
    version = ox.NamedNode(f"{BASE}ontology:{table['version']}")
    yield ox.Triple(subject, OWL["versionIRI"], version)
    yield ox.Triple(subject, OWL["versionInfo"], text(table["version"]))
    yield ox.Triple(subject, DCTERMS["title"], text(table["title"]))
    yield ox.Triple(subject, DCTERMS["description"], text(table["description"]))


def _term(name: str, kind: ox.NamedNode, entry: dict[str, Any]) -> Iterator[ox.Triple]:
    term = KGO[name]
    is_class = kind == OWL["Class"]
    yield ox.Triple(term, RDF["type"], kind)
    yield ox.Triple(term, RDFS["label"], _english(entry.get("label", _words(name))))
    yield ox.Triple(term, RDFS["comment"], _english(entry["comment"]))
    for parent in entry.get("parents", ()):
        relation = RDFS["subClassOf" if is_class else "subPropertyOf"]
        yield ox.Triple(term, relation, _expand(parent))
    for key in ("domain", "range"):
        if key in entry:
            yield ox.Triple(term, RDFS[key], _expand(entry[key]))
    if "example" in entry:
        yield ox.Triple(term, SKOS["example"], text(entry["example"]))


def _relation(name: str, facts: RelationData) -> Iterator[ox.Triple]:
    """Yield a relation type: the property of plain triples, and the type of events that SEM wants.

    None is an owl:SymmetricProperty: one side may pledge or visit, and where both do it both triples are written.
    """
    term = KGO[escape(name)]
    yield ox.Triple(term, RDF["type"], OWL["ObjectProperty"])
    yield ox.Triple(term, RDF["type"], KGO["RelationType"])
    yield ox.Triple(term, RDFS["label"], _english(facts["label"]))
    yield ox.Triple(term, RDFS["comment"], _english(facts["description"]))
    yield ox.Triple(term, RDFS["domain"], KGO["Actor"])
    yield ox.Triple(term, RDFS["range"], KGO["Actor"])
    for word, value in (
        ("plover", facts["plover"]),
        ("quadClass", facts["quad"]),
        ("cameo", facts["cameo"]),
    ):
        if value:
            yield ox.Triple(term, KGO[word], text(value))


def _english(value: str) -> ox.Literal:
    return ox.Literal(tidy(value), language="en")


def _expand(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def _words(name: str) -> str:
    """Return ``attributedTo`` as ``attributed to``."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name)


if __name__ == "__main__":
    write_ontology(Path(__file__).with_name("ontology.ttl"))
