"""The published vocabulary: ontology files and the table of terms -> ``ontology.ttl`` (OWL).

``python -m kg.rdf.ontology`` writes it anew; a test tells when it is out of date.
"""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg.ontology.load import load_ontology
from kg.ontology.schema import Ontology, RelationType
from kg.rdf.terms import escape, text
from kg.rdf.vocabulary import BASE, DCTERMS, KGO, OWL, PREFIXES, RDF, RDFS, SKOS

__all__ = ["describe_vocabulary", "render_ontology", "write_ontology"]

Node = ox.NamedNode | ox.Literal
_KINDS = {
    "classes": OWL["Class"],
    "object_properties": OWL["ObjectProperty"],
    "datatype_properties": OWL["DatatypeProperty"],
}


def describe_vocabulary(ontology: Ontology) -> Iterator[ox.Triple]:
    """Yield the triples of the vocabulary, relation types of `ontology` included."""
    table = _load_table()
    yield from _header(table)
    for section, kind in _KINDS.items():
        for name, entry in table[section].items():
            yield from _term(name, kind, entry)
    for name, entry in table["individuals"].items():
        yield ox.Triple(KGO[name], RDF["type"], OWL["NamedIndividual"])
        yield ox.Triple(KGO[name], RDF["type"], KGO[entry["type"]])
        yield ox.Triple(KGO[name], RDFS["label"], text(name.lower()))
        yield ox.Triple(KGO[name], RDFS["comment"], text(entry["comment"]))
    for relation in ontology.relations.values():
        yield from _relation(relation)


def render_ontology(ontology: Ontology | None = None) -> str:
    """Return the vocabulary as Turtle, sorted; by default with the relation types that kg ships."""
    triples = set(describe_vocabulary(ontology or load_ontology()))
    data = ox.serialize(sorted(triples, key=str), None, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    *_, body = (data or b"").decode().split("\n", len(PREFIXES))
    head = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in sorted(PREFIXES))
    return head + body


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
    yield ox.Triple(term, RDFS["label"], text(entry.get("label", _words(name))))
    yield ox.Triple(term, RDFS["comment"], text(entry["comment"]))
    for parent in entry.get("parents", ()):
        relation = RDFS["subClassOf" if is_class else "subPropertyOf"]
        yield ox.Triple(term, relation, _expand(parent))
    for key in ("domain", "range"):
        if key in entry:
            yield ox.Triple(term, RDFS[key], _expand(entry[key]))
    if "example" in entry:
        yield ox.Triple(term, SKOS["example"], text(entry["example"]))


def _relation(relation: RelationType) -> Iterator[ox.Triple]:
    """Yield a relation type: the property of plain triples, and the type of events that SEM wants."""
    term = KGO[escape(relation.id)]
    yield ox.Triple(term, RDF["type"], OWL["ObjectProperty"])
    yield ox.Triple(term, RDF["type"], KGO["RelationType"])
    if relation.symmetric:
        yield ox.Triple(term, RDF["type"], OWL["SymmetricProperty"])
    yield ox.Triple(term, RDFS["label"], text(relation.label))
    yield ox.Triple(term, RDFS["comment"], text(relation.description))
    yield ox.Triple(term, RDFS["domain"], KGO["Actor"])
    yield ox.Triple(term, RDFS["range"], KGO["Actor"])
    for name, value in (
        ("plover", relation.plover),
        ("quadClass", relation.quad),
        ("cameo", relation.cameo),
    ):
        if value:
            yield ox.Triple(term, KGO[name], text(value))
    for example in relation.examples:
        yield ox.Triple(term, SKOS["example"], text(example.text))


def _expand(name: str) -> ox.NamedNode:
    prefix, _, local = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + local)


def _words(name: str) -> str:
    """Return ``attributedTo`` as ``attributed to``."""
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name)


if __name__ == "__main__":
    write_ontology(Path(__file__).with_name("ontology.ttl"))
