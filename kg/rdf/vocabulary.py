"""The words of our RDF: namespaces, classes and properties, and how IRIs are made.

What exists is reused: SEM for events, PROV-O for provenance, FOAF and ORG for people and bodies, SKOS for
names, schema.org for articles and quotations, OWL-Time for intervals, Web Annotation for places in texts.
"""

from functools import lru_cache

import pyoxigraph as ox

from kg.rdf.terms import Names, escape

__all__ = [
    "ACTOR",
    "BASE",
    "DCTERMS",
    "FOAF",
    "GRAPH",
    "KGO",
    "MODALITIES",
    "OA",
    "ORG",
    "OWL",
    "PLAIN",
    "POLARITIES",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "RESOLUTION",
    "SCHEMA",
    "SEM",
    "SKOS",
    "TIME",
    "TYPES",
    "WIKIDATA",
    "actor_iri",
    "record_iri",
    "shorten",
]

BASE = "urn:kg:"
"""Where all our IRIs begin; `kg.rdf.rebase` moves a graph to another base."""

KGO = Names(f"{BASE}ontology:")
ACTOR = Names(f"{BASE}actor:")
DAY = Names(f"{BASE}day:")
DOC = Names(f"{BASE}doc:")
GRAPH = Names(f"{BASE}graph:")
PART = Names(f"{BASE}part:")
RECORD = Names(f"{BASE}record:")

DCTERMS = Names("http://purl.org/dc/terms/")
FOAF = Names("http://xmlns.com/foaf/0.1/")
OA = Names("http://www.w3.org/ns/oa#")
ORG = Names("http://www.w3.org/ns/org#")
OWL = Names("http://www.w3.org/2002/07/owl#")
PROV = Names("http://www.w3.org/ns/prov#")
RDF = Names("http://www.w3.org/1999/02/22-rdf-syntax-ns#")
RDFS = Names("http://www.w3.org/2000/01/rdf-schema#")
SCHEMA = Names("https://schema.org/")
SEM = Names("http://semanticweb.cs.vu.nl/2009/11/sem/")
SKOS = Names("http://www.w3.org/2004/02/skos/core#")
TIME = Names("http://www.w3.org/2006/time#")
WIKIDATA = Names("http://www.wikidata.org/entity/")
XSD = Names("http://www.w3.org/2001/XMLSchema#")

PREFIXES: dict[str, str] = {
    "dcterms": DCTERMS.base,
    "foaf": FOAF.base,
    "kg": ACTOR.base,
    "kgd": DOC.base,
    "kgday": DAY.base,
    "kgg": GRAPH.base,
    "kgo": KGO.base,
    "kgp": PART.base,
    "kgr": RECORD.base,
    "oa": OA.base,
    "org": ORG.base,
    "owl": OWL.base,
    "prov": PROV.base,
    "rdf": RDF.base,
    "rdfs": RDFS.base,
    "schema": SCHEMA.base,
    "sem": SEM.base,
    "skos": SKOS.base,
    "time": TIME.base,
    "wd": WIKIDATA.base,
    "xsd": XSD.base,
}

PLAIN = GRAPH["plain"]
RESOLUTION = GRAPH["resolution"]

TYPES: dict[str, tuple[ox.NamedNode, ox.NamedNode]] = {
    "person": (KGO["Person"], FOAF["Person"]),
    "government": (KGO["Government"], ORG["FormalOrganization"]),
    "agency": (KGO["Agency"], ORG["OrganizationalUnit"]),
    "military": (KGO["Military"], ORG["OrganizationalUnit"]),
    "armed_group": (KGO["ArmedGroup"], ORG["Organization"]),
    "igo": (KGO["IntergovernmentalOrganization"], ORG["FormalOrganization"]),
    "party": (KGO["Party"], ORG["Organization"]),
    "organization": (KGO["Organization"], ORG["Organization"]),
    "media": (KGO["Media"], ORG["Organization"]),
    "people": (KGO["People"], FOAF["Group"]),
    "place": (KGO["Place"], SCHEMA["Place"]),
}
"""Our class and the one it specializes, by entity type."""

POLARITIES = {"positive": KGO["Positive"], "negative": KGO["Negative"]}
MODALITIES = {
    name: KGO[name.capitalize()]
    for name in ("actual", "future", "conditional", "requested", "hedged", "asked")
}


@lru_cache(maxsize=16384)
def actor_iri(entity: str) -> ox.NamedNode:
    """Return the IRI of an actor; its id is readable and safe, what isn't is percent-encoded.

    Examples
    --------
    >>> print(actor_iri("person.dana-reyes"), actor_iri("a> <b"))
    <urn:kg:actor:person.dana-reyes> <urn:kg:actor:a%3E%20%3Cb>
    """
    return ACTOR[escape(entity)]


def record_iri(record: str) -> ox.NamedNode:
    """Return the IRI of an assertion or quotation by its evidence id.

    Examples
    --------
    >>> print(record_iri("a b.txt#q12"))
    <urn:kg:record:a%20b.txt:q12>
    """
    doc, _, name = record.rpartition("#")
    return ox.NamedNode(f"{RECORD.base}{escape(doc)}:{escape(name)}")


def shorten(iri: str) -> str:
    """Return an IRI with its prefix where the rest is readable as it is.

    Examples
    --------
    >>> shorten("urn:kg:actor:israel"), shorten("https://example.org/a")
    ('kg:israel', 'https://example.org/a')
    """
    for prefix, base in PREFIXES.items():
        rest = iri.removeprefix(base)
        if rest != iri and rest and not set(rest) & set("/#"):
            return f"{prefix}:{rest}"
    return iri
