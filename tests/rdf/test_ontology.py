"""The published vocabulary is made from the ontology files, and current."""

from importlib.resources import files

import pyoxigraph as ox

from kg.ontology.load import load_ontology
from kg.ontology.schema import RelationType
from kg.rdf.ontology import describe_vocabulary, render_ontology
from kg.rdf.vocabulary import KGO, RDF, RDFS


def test_file_is_current():
    text = (files("kg.rdf") / "ontology.ttl").read_text(encoding="utf-8")
    assert text == render_ontology(), "run `python -m kg.rdf.ontology`"


def test_every_term_has_label_and_comment():
    triples = set(describe_vocabulary(load_ontology()))
    terms = {one.subject for one in triples if one.subject.value.startswith(KGO.base)}
    for predicate in (RDFS["label"], RDFS["comment"]):
        assert terms == {one.subject for one in triples if one.predicate == predicate} & terms


def test_a_new_relation_type_appears():
    ontology = load_ontology()
    new = RelationType(id="hugs", label="hugs", description="Embraces.", symmetric=True)
    more = ontology.model_copy(update={"relations": {**ontology.relations, "hugs": new}})
    kinds = {one.object for one in describe_vocabulary(more) if one.subject == KGO["hugs"]}
    assert KGO["RelationType"] in kinds
    assert ox.NamedNode("http://www.w3.org/2002/07/owl#SymmetricProperty") not in kinds
    assert ox.Triple(KGO["hugs"], RDF["type"], KGO["RelationType"]) in set(
        describe_vocabulary(more)
    )
