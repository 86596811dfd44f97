"""The graph as RDF: layers, vocabulary, hostile names, and all files alike."""

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from hand_graph import graph_of
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.compare import isomorphic
from sample_graph import build, extraction
from small_graph import document, node, small_graph

from kg.analyze.dyads import balance_dyads
from kg.export.jsonld import write_jsonld
from kg.export.rdf import FORMATS, write_rdf, write_turtle
from kg.rdf.infer import add_inferred, infer
from kg.rdf.mapping import MENTIONS, iter_blocks, iter_quads
from kg.rdf.ontology import render_ontology
from kg.rdf.oxigraph import from_rdflib
from kg.rdf.turtle import document_name
from kg.rdf.vocabulary import (
    ACTOR,
    BASE,
    FOAF,
    GRAPH,
    KGO,
    OA,
    ORG,
    OWL,
    PLAIN,
    PREFIXES,
    PROV,
    RDF,
    RDFS,
    RESOLUTION,
    SCHEMA,
    SKOS,
    TIME,
    actor_iri,
)

GRAPHS = [small_graph, lambda: build(extraction(), extraction("b.txt"))]


def test_four_layers():
    contexts = {quad.graph_name for quad in iter_quads(small_graph())}
    documents = {GRAPH["doc:one.txt"], GRAPH["doc:two.txt"]}
    assert contexts == {GRAPH["vocabulary"], PLAIN, RESOLUTION, GRAPH["events"], *documents}


@pytest.mark.parametrize(
    ("published", "day", "issued"),
    [
        ("2024-05-03", "2024-05-03", ("2024-05-03", "date")),
        ("2024-05-03T10:00:00Z", "2024-05-03", ("2024-05-03T10:00:00Z", "dateTime")),
        ("2024-05", None, ("2024-05", "gYearMonth")),
        ("", None, None),
    ],
)
def test_a_day_of_publication_is_a_date_whatever_is_known(published, day, issued):
    graph = build(extraction(published=published))
    found = {
        quad.predicate.value.rpartition("/")[2]: quad.object
        for quad in iter_quads(graph)
        if quad.predicate.value.endswith(("/datePublished", "/issued"))
    }
    given = found.get("datePublished")
    assert (given and (given.value, given.datatype.value.rpartition("#")[2])) == (
        day and (day, "date")
    )
    given = found.get("issued")
    assert (given and (given.value, given.datatype.value.rpartition("#")[2])) == issued


def test_a_month_of_publication_is_an_interval_of_its_days():
    graph = build(extraction(published="2024-02"))
    undated = [
        (edge["first"], edge["last"])
        for _, _, edge in graph.edges(data=True)
        if not any(one["event_start"] for one in edge["evidence"])
    ]
    assert set(undated) == {("2024-02-01", "2024-02-29")}
    assert graph.nodes["norway"]["last"] == "2024-02-29"
    rows = balance_dyads(graph, period="week")
    assert {row["period"] for row in rows} <= {"2024-W05", ""}


def test_nothing_claimed_possible_negated_or_former_is_plain():
    plain = {
        (quad.subject.value, quad.predicate.value.rpartition(":")[2], quad.object.value)
        for quad in iter_quads(small_graph())
        if quad.graph_name == PLAIN
        and isinstance(quad.object, ox.NamedNode)
        and quad.predicate.value.startswith(KGO.base)
        and quad.subject.value.startswith(ACTOR.base)
    }
    actor = "urn:kg:actor:"
    assert plain == {
        (f"{actor}arland", "assaults", f"{actor}borland"),
        (f"{actor}arland", "consults", f"{actor}ceria"),
        (f"{actor}ceria", "consults", f"{actor}arland"),
        (f"{actor}ceria", "aids", f"{actor}borland"),
        (f"{actor}person.dana-reyes", "says_about", f"{actor}arland"),
        (f"{actor}person.dana-reyes", "says_to", f"{actor}ceria"),
        (f"{actor}person.dana-reyes", "holds_role", f"{actor}arland"),
        (f"{actor}person.official~1", "says_about", f"{actor}borland"),
    }


@pytest.mark.parametrize("make", GRAPHS)
def test_no_quad_comes_twice_and_blocks_are_sorted(make):
    quads = list(iter_quads(make()))
    assert len(quads) == len(set(quads))
    subjects = [
        [line.split(" ", 1)[0] for line in block.text.splitlines() if not line.startswith("\t")]
        for block in iter_blocks(make())
    ]
    assert all(block == sorted(set(block)) for block in subjects)
    assert not any(isinstance(one, ox.BlankNode) for quad in quads for one in quad)


@pytest.mark.parametrize("make", GRAPHS)
@pytest.mark.parametrize("mentions", MENTIONS)
def test_all_files_hold_the_same(make, mentions, tmp_path):
    graph = make()
    quads = set(iter_quads(graph, mentions=mentions))
    for form, kind in FORMATS.items():
        path = tmp_path / f"graph.{form}"
        write_rdf(graph, path, form, mentions=mentions)
        found = set(ox.parse(path=str(path), format=kind))
        if kind.supports_datasets:
            assert found == quads
        else:
            assert {quad.triple for quad in found} == {quad.triple for quad in quads}
        first = path.read_bytes()
        write_rdf(graph, path, form, mentions=mentions)
        assert path.read_bytes() == first


@pytest.mark.parametrize("make", GRAPHS)
def test_jsonld_gives_the_same_quads_back(make, tmp_path):
    write_jsonld(make(), tmp_path / "graph.jsonld")
    found = set(ox.parse(path=str(tmp_path / "graph.jsonld"), format=ox.RdfFormat.JSON_LD))
    assert found == with_plain_twice(make())


def with_plain_twice(graph):
    quads = set(iter_quads(graph, mentions="none"))
    return quads | {ox.Quad(*quad.triple) for quad in quads if quad.graph_name == PLAIN}


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_one_graph_of_rdflib_gets_the_plain_graph_of_our_jsonld(tmp_path):
    write_jsonld(small_graph(), tmp_path / "graph.jsonld")
    found = rdflib.Graph().parse(tmp_path / "graph.jsonld", format="json-ld")
    quads = iter_quads(small_graph(), mentions="none")
    plain = {quad.triple for quad in quads if quad.graph_name == PLAIN}
    assert {ox.Triple(*map(from_rdflib, triple)) for triple in found} == plain != set()


def test_labels_and_passages_are_in_the_language_of_the_articles():
    tagged = {
        quad.predicate: quad.object.language
        for quad in iter_quads(build(extraction()))
        if isinstance(quad.object, ox.Literal) and quad.object.language
    }
    for name in (SKOS["prefLabel"], SCHEMA["text"], OA["exact"], OA["prefix"], RDFS["label"]):
        assert tagged[name] == "en"


def test_relation_types_of_the_user_s_own_are_in_the_vocabulary():
    graph = small_graph()
    facts = {"description": "Embraces.", "plover": "", "quad": "", "cameo": ""}
    graph.graph["relations"] = {"hugs": {"label": "hugs", **facts}}
    found = {quad.triple for quad in iter_quads(graph) if quad.graph_name == GRAPH["vocabulary"]}
    assert ox.Triple(KGO["hugs"], RDF["type"], KGO["RelationType"]) in found
    assert ox.Triple(KGO["hugs"], RDFS["comment"], ox.Literal("Embraces.", language="en")) in found
    assert ox.Triple(KGO["accuses"], RDF["type"], KGO["RelationType"]) not in found


@pytest.mark.parametrize(
    ("fields", "both"),
    [({}, True), ({"mode": "visit"}, False), ({"predicate": "agrees"}, False)],
)
def test_one_may_pledge_or_visit_without_the_other(fields, both):
    graph = small_graph()
    (found,) = [data for *_, data in graph.edges(data=True) if data["id"] == "e3"]
    found.update(fields)
    actors = actor_iri("arland"), actor_iri("ceria")
    plain = {quad.triple for quad in iter_quads(graph) if quad.graph_name == PLAIN}
    name = KGO[found["predicate"]]
    assert ox.Triple(actors[0], name, actors[1]) in plain
    assert (ox.Triple(actors[1], name, actors[0]) in plain) == both


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_our_jsonld(tmp_path):
    write_jsonld(small_graph(), tmp_path / "graph.jsonld")
    dataset = rdflib.Dataset()
    dataset.parse(tmp_path / "graph.jsonld", format="json-ld")
    found = {tuple(map(from_rdflib, quad[:3])) for quad in dataset.quads()}
    assert found == {tuple(quad.triple) for quad in with_plain_twice(small_graph())}


def test_rdf12_leads_from_a_plain_triple_to_its_assertions(tmp_path):
    write_rdf(small_graph(), tmp_path / "graph.trig", "trig", rdf12=True)
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "graph.trig"), format=ox.RdfFormat.TRIG)
    query = """SELECT ?record WHERE {
      ?record rdf:reifies <<( kg:arland kgo:consults kg:ceria )>> } ORDER BY ?record"""
    rows = store.query(query, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert [row["record"].value for row in rows] == [
        "urn:kg:record:one.txt:a3",
        "urn:kg:record:two.txt:a4",
    ]


def test_rdflib_reads_what_oxigraph_writes(tmp_path):
    write_rdf(small_graph(), tmp_path / "graph.ttl", "ttl")
    write_rdf(small_graph(), tmp_path / "graph.nt", "nt")
    turtle = rdflib.Graph().parse(tmp_path / "graph.ttl")
    triples = rdflib.Graph().parse(tmp_path / "graph.nt", format="nt")
    assert isomorphic(turtle, triples)
    assert len(turtle) == len({quad.triple for quad in iter_quads(small_graph(), mentions="none")})


any_text = st.text(st.characters(codec=None), max_size=12)


@given(name=any_text, alias=any_text, doc=any_text, other=any_text)
@settings(max_examples=150, deadline=None)
def test_any_name_makes_quads_that_can_be_read_again(name, alias, doc, other, tmp_path_factory):
    mention = {"doc": doc, "start": 0, "end": 3, "text": alias, "kind": "name"}
    graph = nx.MultiDiGraph(
        documents={doc: document(doc, other, url=f"https://{other}", title=alias)},
        judgements=[],
        unattributed=[],
        made_by={"kg": other},
    )
    mentions = [{**mention, "score": 1.0, "reason": other}]
    fields = {"aliases": [alias], "same_as": [other, f"http://x/{other}"], "wikidata": other}
    graph.add_node(name, **node(alias, mentions=mentions, country=other, **fields))
    path = tmp_path_factory.mktemp("rdf") / "graph.trig"
    write_rdf(graph, path, "trig", mentions="all")
    assert set(ox.parse(path=str(path), format=ox.RdfFormat.TRIG)) == set(iter_quads(graph))
    write_jsonld(graph, path)
    found = set(ox.parse(path=str(path), format=ox.RdfFormat.JSON_LD))
    assert found == with_plain_twice(graph)


@given(st.lists(any_text, unique=True, max_size=6))
def test_no_two_names_share_an_iri(names):
    assert len({actor_iri(name) for name in names}) == len(names)
    assert len({document_name(name) for name in names}) == len(names)


def test_words_of_other_vocabularies_exist():
    spaces = {
        FOAF: rdflib.FOAF,
        ORG: rdflib.ORG,
        OWL: rdflib.OWL,
        PROV: rdflib.PROV,
        RDF: rdflib.RDF,
        RDFS: rdflib.RDFS,
        SKOS: rdflib.SKOS,
        TIME: rdflib.TIME,
    }
    store = ox.Store()
    store.load(render_ontology().encode(), ox.RdfFormat.TURTLE)
    used = {term.value for quad in store for term in quad if isinstance(term, ox.NamedNode)}
    used |= {
        term.value
        for quad in iter_quads(small_graph())
        for term in quad
        if isinstance(term, ox.NamedNode)
    }
    for ours, theirs in spaces.items():
        for iri in sorted(used):
            if iri.startswith(ours.base):
                assert rdflib.URIRef(iri) in theirs


def test_every_word_of_ours_is_in_the_ontology():
    store = ox.Store()
    store.load(render_ontology().encode(), ox.RdfFormat.TURTLE)
    defined = {quad.subject for quad in store}
    used = {
        term
        for make in GRAPHS
        for quad in iter_quads(make())
        for term in (quad.predicate, quad.object)
        if isinstance(term, ox.NamedNode) and term.value.startswith(KGO.base)
    }
    assert used <= defined
    assert {quad.object for quad in store if quad.predicate == OWL["versionIRI"]} == {
        ox.NamedNode(f"{BASE}ontology:1.0")
    }


def test_trig_and_turtle_made_at_once_are_those_made_alone(tmp_path):
    write_rdf(small_graph(), tmp_path / "graph.trig", "trig")
    write_rdf(small_graph(), tmp_path / "graph.ttl", "ttl")
    write_turtle(small_graph(), trig=tmp_path / "both.trig", ttl=tmp_path / "both.ttl")
    assert (tmp_path / "both.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()
    assert (tmp_path / "both.trig").read_bytes() == (tmp_path / "graph.trig").read_bytes()


def test_the_short_turtle_of_a_build_leaves_assertions_and_passages_to_trig(tmp_path):
    write_turtle(small_graph(), trig=tmp_path / "a.trig", ttl=tmp_path / "a.ttl", short=True)
    short, whole = (
        {quad.triple for quad in ox.parse(path=str(tmp_path / name), format=form)}
        for name, form in (("a.ttl", ox.RdfFormat.TURTLE), ("a.trig", ox.RdfFormat.TRIG))
    )
    kinds = {triple.object for triple in short if triple.predicate == RDF["type"]}
    assert {KGO["Actor"], KGO["Event"], KGO["Quotation"], KGO["Document"]} < kinds
    assert not kinds & {KGO["Assertion"], KGO["Mention"], KGO["Judgement"]}
    assert short < whole


def test_a_passage_is_its_sentence_with_what_stands_around_it():
    graph = build(extraction())
    [document] = graph.graph["documents"].values()
    found = {
        (quad.subject, quad.predicate.value.rpartition("#")[2]): quad.object.value
        for quad in iter_quads(graph)
        if quad.predicate.value.startswith(OA.base)
    }
    selectors = {subject for subject, name in found if name == "exact"}
    assert len(selectors) == 2
    for one in selectors:
        start, end = int(found[one, "start"]), int(found[one, "end"])
        assert (start, end, found[one, "exact"]) in document["sentences"]
    first, second = sorted(selectors, key=lambda one: int(found[one, "start"]))
    assert found[second, "prefix"] == f"{found[first, 'exact']} "[-10:]
    # forty characters that the graph knows no other place of stand in a text but once
    assert len(found[first, "exact"]) >= 40
    assert (first, "suffix") not in found
    words = found[first, "exact"]
    document["sentences"] = [*document["sentences"], (900, 900 + len(words), words)]
    again = {
        (quad.subject, quad.predicate.value.rpartition("#")[2]): quad.object.value
        for quad in iter_quads(graph)
    }
    assert again[first, "suffix"] == f" {found[second, 'exact']}"[:10]


KINDS = {"accuses": ("ACCUSE", "verbal conflict"), "assaults": ("ASSAULT", "material conflict"), "aids": ("AID", "material cooperation"),
         "consults": ("CONSULT", "verbal cooperation"), "sanctions": ("SANCTION", "material conflict")}  # fmt: skip


@pytest.mark.parametrize("predicate", KINDS)
def test_files_say_the_type_of_an_assertion_once_and_what_is_loaded_knows_it(predicate, tmp_path):
    graph = graph_of(f"arland {predicate} borland 2024-03-05")
    ((*_, data),) = graph.edges(data=True)
    data["plover"], data["quad"] = KINDS[predicate]
    (record,) = {one.subject for one in iter_quads(graph) if one.predicate == KGO["predicate"]}
    said = {one.predicate for one in iter_quads(graph) if one.subject == record}
    assert not said & {KGO["plover"], KGO["quadClass"]}
    loaded = ox.Store()
    loaded.bulk_extend(iter_quads(graph))
    add_inferred(loaded)
    for quads in (infer(iter_quads(graph)), loaded):
        found = {one.predicate: one.object.value for one in quads if one.subject == record}
        assert (found[KGO["plover"]], found[KGO["quadClass"]]) == KINDS[predicate]


def test_a_status_that_changes_the_type_is_said_and_stays():
    graph = graph_of("arland cooperates borland 2024-03-05 modality=future")
    ((*_, data),) = graph.edges(data=True)
    data["plover"] = "AGREE"
    (record,) = {one.subject for one in iter_quads(graph) if one.predicate == KGO["predicate"]}
    loaded = ox.Store()
    loaded.bulk_extend(iter_quads(graph))
    add_inferred(loaded)
    for quads in (iter_quads(graph), infer(iter_quads(graph)), loaded):
        types = [
            one.object.value
            for one in quads
            if (one.subject, one.predicate) == (record, KGO["plover"])
        ]
        assert types == ["AGREE"]


def test_the_edge_of_a_membership_is_in_files_with_mentions_alone():
    graph = graph_of("dana holds_role borland 2024-03-05")
    for mentions, found in (("none", 0), ("linked", 1), ("all", 1)):
        quads = list(iter_quads(graph, mentions=mentions))
        typed = (one for one in quads if one.predicate == RDF["type"])
        members = {one.subject for one in typed if one.object == ORG["Membership"]}
        assert len(members) == 1
        edges = [one for one in quads if one.subject in members and one.predicate == KGO["edge"]]
        assert len(edges) == found


DESCRIBED = (
    "a senior official",
    "researchers at a university",
    "the envoy's lawyer",
    "two diplomats",
    "officials familiar with the talks",
    "rebels",
)


@pytest.mark.parametrize("words", DESCRIBED)
def test_a_description_of_somebody_unnamed_is_a_label_and_no_name(words):
    graph = graph_of("arland accuses borland 2024-03-05")
    graph.nodes["arland"].update(name=words, anonymous=True)
    labels = {
        (one.subject.value.rpartition(":")[2], one.predicate): one.object.value
        for one in iter_quads(graph)
        if one.predicate in (SKOS["prefLabel"], RDFS["label"]) and one.graph_name == PLAIN
    }
    assert labels["arland", RDFS["label"]] == words
    assert ("arland", SKOS["prefLabel"]) not in labels
    assert ("borland", SKOS["prefLabel"]) in labels
    assert ("borland", RDFS["label"]) not in labels


def test_labels_and_comments_of_the_run_have_a_language():
    graph = graph_of("arland accuses borland 2024-03-05")
    graph.graph["made_by"] = {"kg": "1.0", "spacy": "3.8"}
    told = [one for one in iter_quads(graph) if one.graph_name == RESOLUTION]
    words = [one.object for one in told if one.predicate.value.startswith(RDFS.base)]
    assert len(words) == 3
    assert {one.language for one in words} == {"en"}
