"""The words of our RDF: namespaces, classes and properties.

What exists is reused: SEM for events, PROV-O for provenance, FOAF and ORG for people and bodies, SKOS for
names, schema.org for articles and quotations, OWL-Time for intervals, Web Annotation for places in texts.
"""

from urllib.parse import quote

from rdflib import Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, TIME, XSD

__all__ = [
    "ACTOR",
    "KGO",
    "MODALITIES",
    "OA",
    "POLARITIES",
    "PREFIXES",
    "SEM",
    "TYPES",
    "WIKIDATA",
    "actor_iri",
    "document_iri",
    "record_iri",
]

BASE = "urn:kg:"
KGO = Namespace(f"{BASE}ontology:")
ACTOR = Namespace(f"{BASE}actor:")
DOC = Namespace(f"{BASE}doc:")
RECORD = Namespace(f"{BASE}record:")
GRAPH = Namespace(f"{BASE}graph:")
OA = Namespace("http://www.w3.org/ns/oa#")
SEM = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
WIKIDATA = Namespace("http://www.wikidata.org/entity/")

PREFIXES: dict[str, str] = {
    "dcterms": str(DCTERMS),
    "foaf": str(FOAF),
    "kg": str(ACTOR),
    "kgd": str(DOC),
    "kgg": str(GRAPH),
    "kgo": str(KGO),
    "kgr": str(RECORD),
    "oa": str(OA),
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "sem": str(SEM),
    "skos": str(SKOS),
    "time": str(TIME),
    "wd": str(WIKIDATA),
    "xsd": str(XSD),
}

TYPES: dict[str, tuple[URIRef, URIRef]] = {
    "person": (KGO.Person, FOAF.Person),
    "government": (KGO.Government, ORG.FormalOrganization),
    "agency": (KGO.Agency, ORG.OrganizationalUnit),
    "military": (KGO.Military, ORG.OrganizationalUnit),
    "armed_group": (KGO.ArmedGroup, ORG.Organization),
    "igo": (KGO.IntergovernmentalOrganization, ORG.FormalOrganization),
    "party": (KGO.Party, ORG.Organization),
    "organization": (KGO.Organization, ORG.Organization),
    "media": (KGO.Media, ORG.Organization),
    "people": (KGO.People, FOAF.Group),
    "place": (KGO.Place, SDO.Place),
}
"""Our class and the one it specializes, by entity type."""

POLARITIES = {"positive": KGO.Positive, "negative": KGO.Negative}
MODALITIES = {
    name: KGO[name.capitalize()]
    for name in ("actual", "future", "conditional", "requested", "hedged", "asked")
}


def actor_iri(entity: str) -> URIRef:
    """Return the IRI of an actor; its id is readable and safe, what isn't is percent-encoded.

    Examples
    --------
    >>> actor_iri("person.dana-reyes")
    rdflib.term.URIRef('urn:kg:actor:person.dana-reyes')
    >>> actor_iri("a> <b")
    rdflib.term.URIRef('urn:kg:actor:a%3E%20%3Cb')
    """
    return ACTOR[quote(entity, safe=".~-_")]


def document_iri(doc: str) -> URIRef:
    """Return the IRI of a document."""
    return DOC[quote(doc, safe=".~-_")]


def record_iri(record: str, suffix: str = "") -> URIRef:
    """Return the IRI of an assertion or quotation by its evidence id, or of a part of it."""
    doc, _, name = record.rpartition("#")
    return RECORD[f"{quote(doc, safe='.~-_')}:{quote(name, safe='.~-_')}{suffix}"]
