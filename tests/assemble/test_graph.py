import itertools
import json
from dataclasses import replace

import pytest
from sample_graph import TEXT, build, extraction, resolution

from kg.assemble.contribution import contribute, from_plain, to_plain
from kg.graph.invariants import find_violations
from kg.ontology.load import load_ontology
from kg.records import Modality, Polarity


def test_speech_goes_to_the_addressee_and_not_about_others():
    graph = build(extraction())
    says = [(s, t, d) for s, t, d in graph.edges(data=True) if d["predicate"] == "says"]
    assert [(s, t, d["addressing"]) for s, t, d in says] == [("person.dana-reyes", "norway", "to")]


def test_a_claim_carries_its_source():
    graph = build(extraction())
    (data,) = (d for _, _, d in graph.edges(data=True) if d["predicate"] == "consults")
    assert data["attributed_to"] == "person.dana-reyes"
    assert data["evidence"][0]["attributed"] == "a.txt#q1"


def test_a_symmetric_relation_starts_where_the_text_first_does_and_its_offsets_follow():
    graph = build(extraction())
    (edge,) = ((s, t, d) for s, t, d in graph.edges(data=True) if d["predicate"] == "consults")
    start, end = edge[2]["evidence"][0]["subject"]
    assert (edge[0], TEXT[start:end]) in {
        ("norway", "Norway"),
        ("government.quorland", "Quorland"),
    }


def test_what_has_no_recipient_stays_on_the_node_with_its_status():
    (data,) = build(extraction()).nodes["government.quorland"]["unary"]
    assert (data["predicate"], data["modality"]) == ("retreats", "hedged")


def test_a_wire_copy_does_not_corroborate():
    original, copy = extraction(), extraction("b.txt", duplicate_of="a.txt")
    other = extraction("c.txt", published="2024-03-05")
    (data,) = (d for *_, d in build(original, copy).edges(data=True) if d["predicate"] == "says")
    assert (data["documents"], data["score"], len(data["evidence"])) == (1, 0.9, 2)
    (data,) = (d for *_, d in build(original, other).edges(data=True) if d["predicate"] == "says")
    assert (data["documents"], data["score"]) == (2, 0.99)
    assert (data["first"], data["last"]) == ("2024-03-01", "2024-03-05")


def test_the_order_of_documents_does_not_matter():
    three = [extraction(name) for name in ("a.txt", "b.txt", "c.txt")]
    graphs = [build(*order) for order in itertools.permutations(three)]
    assert all(
        sorted(graph.edges(keys=True)) == sorted(graphs[0].edges(keys=True)) for graph in graphs
    )
    assert all(graph.graph == graphs[0].graph for graph in graphs)


def test_a_contribution_comes_back_from_json_as_it_was():
    claim = extraction("b.txt", text=TEXT.replace("may", "will"), published="")
    for one in (extraction(), claim, extraction("\ud800.txt", duplicate_of="b.txt")):
        ties = resolution(one).ties[one.document.id]
        made = contribute(one, ties, load_ontology())
        assert any(finding.key.attribution for finding in made.findings)
        plain = json.loads(json.dumps(to_plain(made)))
        assert from_plain(plain) == made


def test_a_removed_document_takes_only_its_contribution_away():
    alone = build(extraction())
    both = build(extraction(), extraction("b.txt"))
    for source, target, data in both.edges(data=True):
        kept = [one for one in data["evidence"] if one["doc"] == "a.txt"]
        assert kept == alone.edges[source, target, data["id"]]["evidence"]


def test_a_graph_meets_its_invariants():
    assert find_violations(build(extraction())) == []


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"evidence": []}, "no evidence"),
        ({"polarity": "maybe"}, "status maybe/actual is not a status"),
        ({"score": 1.5}, "score 1.5 is not within 0-1"),
        ({"attribution": ["nobody"]}, "attributed to nobody, which is no node"),
    ],
)
def test_an_unsound_edge_is_told(change, complaint):
    graph = build(extraction())
    (data,) = (d for *_, d in graph.edges(data=True) if d["predicate"] == "consults")
    data.update(change)
    assert any(line.endswith(complaint) for line in find_violations(graph))


def test_evidence_outside_its_document_is_told():
    graph = build(extraction())
    graph.graph["documents"]["a.txt"]["length"] = 5
    assert any("outside a.txt" in line for line in find_violations(graph))


def test_sentences_around_the_evidence_are_kept():
    sentences = build(extraction()).graph["documents"]["a.txt"]["sentences"]
    assert [text for _, _, text in sentences] == [
        "Dana Reyes told Oslo that Quorland had met Oslo.",
        "Quorland may leave.",
    ]


def claimed(relation, subject="Dana Reyes", **changes):
    """Return who claims what Reyes is quoted as saying, with another relation and subject."""
    one = extraction()
    mentions = {m.text: m.id for m in one.mentions}
    met = replace(one.assertions[0], predicate=relation, subject=mentions[subject], **changes)
    graph = build(replace(one, assertions=(met,)))
    (data,) = (d for *_, d in graph.edges(data=True) if d["predicate"] == relation)
    return data["attribution"]


@pytest.mark.parametrize(
    "relation", ["accuses", "concedes", "rejects", "requests", "supports", "threatens"]
)
def test_who_does_it_by_saying_so_does_not_claim_to(relation):
    """*Reyes said that Quorland was to blame* is her blame, reported by the article."""
    assert claimed(relation) == []


@pytest.mark.parametrize("relation", ["accuses", "supports"])
def test_what_another_says_of_such_an_act_is_a_claim(relation):
    assert claimed(relation, "Quorland") == ["person.dana-reyes"]


@pytest.mark.parametrize(
    ("relation", "changes"),
    [
        ("aids", {}),
        ("assaults", {}),
        ("supports", {"modality": Modality.FUTURE}),
        ("accuses", {"modality": Modality.CONDITIONAL}),
        ("requests", {"polarity": Polarity.NEGATIVE}),
    ],
)
def test_deeds_and_what_is_not_done_by_the_words_stay_claims(relation, changes):
    assert claimed(relation, **changes) == ["person.dana-reyes"]
