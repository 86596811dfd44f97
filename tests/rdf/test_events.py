"""Events and offices in RDF: a client that knows SEM alone finds what happened, once each, and nothing else."""

import pyoxigraph as ox
import pytest
from hand_graph import graph_of

from kg.events.gather import gather_events
from kg.query.engines import Oxigraph
from kg.rdf.mapping import iter_quads
from kg.rdf.vocabulary import KGO, ORG, PROV, RDF, SEM, SKOS
from tests.events.told import WORDS, told

LINES = (
    "arland assaults borland 2024-03-05",
    "arland assaults borland 2024-03-05 by=ceria",
    "arland accuses borland 2024-03-06 by=arland",
    "arland supports borland 2024-03-06 polarity=negative",
    "arland consults borland 2024-03-06 modality=future",
    "dana holds_role borland 2024-03-06",
)


def quads(graph):
    return list(iter_quads(graph))


def of_type(found, kind):
    return {one.subject for one in found if one.predicate == RDF["type"] and one.object == kind}


def test_only_what_articles_vouch_for_is_an_event_of_sem():
    graph = graph_of(*LINES)
    for doc in ("d0", "d1"):
        graph.graph["documents"][doc]["sentences"] = [
            (0, 34, "They shelled Larnia's grain harbour")
        ]
    found = quads(graph)
    records = gather_events(graph)
    assert sorted((one["kind"], one["status"]) for one in records) == [
        ("accuses", "claimed"),
        ("assaults", "happened"),
        ("supports", "denied"),
    ]
    (event,) = of_type(found, SEM["Event"])
    assert len(of_type(found, KGO["Event"])) == 3
    own = {
        (one.predicate, getattr(one.object, "value", "")) for one in found if one.subject == event
    }
    assert {value for name, value in own if name == SEM["hasActor"]} == {
        "urn:kg:actor:arland",
        "urn:kg:actor:borland",
    }
    assert (SEM["eventType"], KGO["assaults"].value) in own
    assert (KGO["claimedBy"], "urn:kg:actor:ceria") in own
    assert not [name for name, _ in own if "TimeStamp" in name.value]  # no text states a time
    assert (KGO["date"], "2024-03-05") in own  # to sort by
    reports = [one for one in found if one.predicate == KGO["reports"]]
    assert len([one for one in reports if one.object == event]) == 2
    assert {one.subject for one in reports} <= of_type(found, KGO["Assertion"])
    assert not of_type(found, KGO["Assertion"]) & of_type(found, SEM["Event"])
    subjects = {one.subject for one in found if one.predicate.value.startswith(SEM.base)}
    assert subjects == {event}


@pytest.mark.parametrize(
    ("start", "end", "stamps"),
    [
        ("2024-03-01", "2024-03-01", {"hasTimeStamp": "2024-03-01"}),
        (
            "2024-02-01",
            "2024-02-29",
            {"hasEarliestBeginTimeStamp": "2024-02-01", "hasLatestEndTimeStamp": "2024-02-29"},
        ),
        ("", "", {}),
    ],
)
def test_the_time_of_an_event_is_what_a_text_states(start, end, stamps):
    graph = told(LINES[0], texts=(WORDS,), event_start=[start], event_end=[end])
    found = {one.predicate: one.object.value for one in quads(graph)}
    told_of = {name.value.rpartition("/")[2]: value for name, value in found.items()}
    assert {name: day for name, day in told_of.items() if "TimeStamp" in name} == stamps


def test_what_is_of_a_year_long_past_has_no_day_of_publication():
    graph = told(LINES[0], texts=("{} shelled the harbour of Larnia in 2009.",))
    assert not [one for one in quads(graph) if one.predicate == KGO["date"]]


def test_claims_and_denials_are_asked_for():
    engine = Oxigraph(ox.Store())
    for quad in quads(graph_of(*LINES)):
        engine.store.add(quad)
    denied = engine.store.query(
        f"SELECT ?kind {{ GRAPH ?g {{ ?e <{KGO['eventStatus'].value}> 'denied' ; <{KGO['eventKind'].value}> ?kind }} }}"
    )
    assert [row["kind"] for row in denied] == [KGO["supports"]]


def term_of(found, predicate):
    spans = {one.object for one in found if one.predicate == predicate}
    return sorted(
        one.object.value.rpartition(":")[2] for one in found if one.subject in spans and "time#has" in one.predicate.value
    )  # fmt: skip


def test_a_term_of_office_is_what_a_text_states():
    graph = graph_of("dana holds_role borland 2019-03-06", "dana holds_role borland 2024-03-06")
    for *_, data in list(graph.edges(data=True)):
        if data["evidence"][0]["doc"] == "d1":
            graph.remove_edge("dana", "borland", data["id"])
            extra = data["evidence"][0]
    ((*_, data),) = graph.edges(data=True)
    data["evidence"].append(extra)
    found = quads(graph)
    assert term_of(found, KGO["attestedDuring"]) == ["2019-03-06", "2024-03-06"]
    assert term_of(found, ORG["memberDuring"]) == []
    extra.update(event_start="2018-01-01", event_end="")
    found = quads(graph)
    assert term_of(found, KGO["attestedDuring"]) == ["2019-03-06", "2024-03-06"]
    assert term_of(found, ORG["memberDuring"]) == ["2018-01-01"]


@pytest.mark.parametrize(
    ("terms", "attested", "stated"),
    [
        # over when the article is published: it attests the term alone
        ([("2013-01-01", "2017-12-31")], ["2013-01-01", "2017-12-31"], ["2013-01-01", "2017-12-31"]),
        ([("", "2017-12-31")], ["2017-12-31", "2017-12-31"], ["2017-12-31"]),
        # not over: it attests the day of publication
        ([("2022-01-01", "2026-12-31")], ["2024-03-06", "2024-03-06"], ["2022-01-01", "2026-12-31"]),
        # the first day is one text's, the last day another's
        ([("2013-01-01", ""), ("", "2026-01-20")], ["2024-03-06"] * 2, ["2013-01-01", "2026-01-20"]),
        # the term most often stated counts
        ([("2012-01-01", "2013-12-31"), *[("2013-01-01", "2017-12-31")] * 2], ["2012-01-01", "2017-12-31"], ["2013-01-01", "2017-12-31"]),
        ([("", "")], ["2024-03-06"] * 2, []),
    ],
)  # fmt: skip
def test_a_term_that_is_over_is_attested_for_itself(terms, attested, stated):
    graph = graph_of("dana holds_role borland 2024-03-06")
    ((*_, data),) = graph.edges(data=True)
    (evidence,) = data["evidence"]
    data["evidence"] = [
        {**evidence, "id": f"d0#t{n}", "event_start": start, "event_end": end}
        for n, (start, end) in enumerate(terms)
    ]
    found = quads(graph)
    # a day that both ends share is written once
    assert set(term_of(found, KGO["attestedDuring"])) == set(attested)
    assert term_of(found, ORG["memberDuring"]) == stated


def test_descriptions_are_no_names():
    graph = graph_of(LINES[0])
    mention = {"doc": "d0", "start": 0, "end": 1, "score": 1.0, "reason": ""}
    graph.nodes["arland"].update(
        aliases=["Arlanders", "the Crown"],
        descriptions=["the regime"],
        mentions=[{**mention, "text": "Arlanders", "kind": "name"}],
    )
    found = quads(graph)
    names = {one.object.value for one in found if one.predicate == SKOS["altLabel"]}
    assert names == {"Arlanders", "the Crown"}
    described = {one.object.value for one in found if one.predicate == KGO["describedAs"]}
    assert described == {"the regime"}


def test_a_run_is_of_a_software_agent():
    found = quads(graph_of(LINES[0]))
    (agent,) = of_type(found, PROV["SoftwareAgent"])
    runs = {one.subject for one in found if one.object == agent}
    assert runs == of_type(found, PROV["Activity"])
