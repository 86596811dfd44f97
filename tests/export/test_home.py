"""The questions that the page answers: each from statements that are there, each with the edges behind it."""

from urllib.parse import parse_qs

import pytest
from hand_graph import graph_of
from page_graphs import generated_graph, hostile_graph

from kg.analyze.mediations import list_mediations
from kg.export.home import ask_questions, tell_facts
from kg.graph.statements import iter_statements


def answers(graph, name):
    [question] = [one for one in ask_questions(graph) if one["id"] == name]
    return [one["text"] for one in question["answers"]]


def test_who_mediates_between_whom_is_what_the_measure_lists():
    graph = graph_of(
        "egypt mediates israel 2024-01-01 in=talks",
        "egypt mediates hamas 2024-01-01",
        "qatar mediates - 2024-03-02",
        "anon1 mediates israel 2024-01-02",
        "norway mediates israel 2024-01-03 modality=future",
    )
    rows = sorted(list_mediations(graph), key=lambda row: not row["parties"])  # these first
    [question] = [one for one in ask_questions(graph) if one["id"] == "mediators"]
    assert [one["edges"] for one in question["answers"]] == [row["edge_ids"] for row in rows]
    texts = [one["text"] for one in question["answers"]]
    assert [text.split()[0] for text in texts] == [row["mediator"] for row in rows]
    assert "Qatar mediates" in texts
    assert all(" and " in text for text in texts if " between " in text)
    assert not any(text.startswith(("Anon", "Norway")) for text in texts)


def test_an_answer_on_a_mediation_tells_parties_days_and_outcome():
    graph = graph_of(
        "qatar mediates israel 2024-03-02",
        "qatar mediates israel 2024-03-09",
        "qatar mediates hamas 2024-03-02",
        "israel agrees hamas 2024-03-12",
    )
    for number in (1, 2):  # one article tells of both parties
        for *_, data in graph.edges(data=True):
            for one in data["evidence"]:
                one["doc"] = "d0" if one["doc"] == f"d{number}" else one["doc"]
    [question] = [one for one in ask_questions(graph) if one["id"] == "mediators"]
    [answer] = question["answers"]
    assert answer["text"] == "Qatar mediates between Hamas and Israel"
    assert "then agreement" in answer["note"]


def test_who_presses_whom_tells_the_verbs_the_way_and_what_followed():
    graph = graph_of(
        "us pressures iran 2024-01-01",
        "us threatens iran 2024-01-02",
        "iran aids us 2024-01-05",
        "iran accuses us 2024-01-03",
        "iran threatens us 2024-01-03 polarity=negative",
    )
    [question] = [one for one in ask_questions(graph) if one["id"] == "pressure"]
    [answer] = question["answers"]
    assert answer["text"] == "Us pressures and threatens Iran"
    assert (
        answer["note"]
        == "2 articles; asked on 2 days, last on 2024-01-02, followed within 90 days after 2 of them"
    )


def test_what_nothing_was_read_of_isnt_told_as_undone():
    graph = graph_of("us pressures iran 2024-01-01", "iran accuses us 2024-01-03")
    [question] = [one for one in ask_questions(graph) if one["id"] == "pressure"]
    note = "1 article; asked on 2024-01-01, nothing read of it within 90 days"
    assert question["answers"][0]["note"] == note


def test_who_speaks_most_and_about_whom():
    graph = graph_of(
        "a says b 2024-01-01 addressing=about",
        "a says b 2024-01-02 addressing=about",
        "a says c 2024-01-03 addressing=about",
        "b says - 2024-01-01",
    )
    assert answers(graph, "speakers") == ["A speaks, most of all about B and C", "B speaks"]


def test_conflicts_and_alliances_are_of_pairs():
    graph = graph_of("a assaults b 2024-01-01", "a accuses c 2024-01-01", "c aids d 2024-01-01")
    assert answers(graph, "conflicts") == ["A and B", "A and C"]  # equally told, but graver
    assert answers(graph, "alliances") == ["C and D"]


def test_conflicts_begin_with_what_most_articles_tell_of():
    graph = graph_of(
        "a assaults b 2024-01-01",
        "c accuses d 2024-01-01",
        "c accuses d 2024-01-02",
        "e accuses f 2024-01-01 docs=2 score=0.5",
    )
    graph.graph["documents"]["d2"]["duplicate_of"] = "d1"
    one = graph["a"]["b"][next(iter(graph["a"]["b"]))]
    one["evidence"] = [{**one["evidence"][0], "id": f"again{n}"} for n in range(9)]
    [question] = [one for one in ask_questions(graph) if one["id"] == "conflicts"]
    assert [one["text"] for one in question["answers"]] == ["E and F", "A and B", "C and D"]
    assert question["answers"][0]["note"] == "accuses, only by E; 2 articles; 2 sentences"
    assert question["answers"][1]["note"] == "assaults, only by A; 1 article; 1 sentence"
    assert [one["documents"] for one in question["answers"]] == [2, 1, 1]


def test_conflicts_count_articles_by_how_sure_they_are():
    graph = graph_of("a accuses b 2024-01-01 docs=2 score=0.4", "c accuses d 2024-01-01 score=0.9")
    for *_, data in graph.edges(data=True):
        data["evidence"] = [{**one, "score": data["score"]} for one in data["evidence"]]
    assert answers(graph, "conflicts") == ["C and D", "A and B"]


def test_conflicts_say_whose_doing_they_are():
    graph = graph_of(
        *(f"b accuses a 2024-01-0{day}" for day in (1, 2, 3)),
        "a accuses b 2024-01-04",
        "c accuses d 2024-01-01",
        "d accuses c 2024-01-02",
    )
    [question] = [one for one in ask_questions(graph) if one["id"] == "conflicts"]
    notes = {one["text"]: one["note"] for one in question["answers"]}
    assert notes["A and B"] == "accuses, mostly by B; 4 articles; 4 sentences"
    assert notes["C and D"] == "accuses; 2 articles; 2 sentences"


def test_allies_of_one_another_are_told_without_a_leader():
    graph = graph_of("a consults b 2024-01-01", "a consults b 2024-01-02", "c aids d 2024-01-01")
    for *_, data in graph.edges(data=True):
        data["symmetric"] = data["predicate"] == "consults"
    [question] = [one for one in ask_questions(graph) if one["id"] == "alliances"]
    notes = {one["text"]: one["note"] for one in question["answers"]}
    assert notes["A and B"] == "consults; 2 articles; 2 sentences"
    assert notes["C and D"] == "aids, only by C; 1 article; 1 sentence"


def test_who_stands_between_the_others():
    graph = graph_of(
        *(f"hub consults {one} 2024-01-01" for one in "abcd"), "a consults b 2024-01-01"
    )
    assert answers(graph, "brokers") == ["Hub links A, B, C and D"]


def test_who_stands_between_opponents_comes_first():
    graph = graph_of(
        *(f"hub consults {one} 2024-01-01" for one in "abcd"),
        "x assaults y 2024-01-01",
        "x aids broker 2024-01-01",
        "broker aids y 2024-01-01",
    )
    [question] = [one for one in ask_questions(graph) if one["id"] == "brokers"]
    texts = [one["text"] for one in question["answers"]]
    assert texts == ["Broker stands between X and Y", "Hub links A, B, C and D"]
    assert question["answers"][0]["note"].startswith("1 pair of opponents; 2 partners")


def told_of(graph, text):
    """Return who does what in the evidence of the answer, in the order in which it is listed."""
    lines = {
        data["id"]: f"{subject} {data['predicate']} {target or '-'}"
        for subject, target, data in iter_statements(graph)
    }
    [question] = [one for one in ask_questions(graph) if one["id"] == "brokers"]
    [answer] = [one for one in question["answers"] if one["text"] == text]
    return (
        answer["note"],
        parse_qs(answer["scene"])["cast"][0],
        [lines[one] for one in answer["edges"]],
    )


def test_the_evidence_begins_with_the_first_pair_of_opponents():
    graph = graph_of(
        "broker aids z 2021-01-01 docs=9",
        "broker says x 2022-01-01 addressing=about",
        "x assaults y 2023-04-01 docs=2",
        "broker aids x 2023-05-01",
        "broker consults y 2023-06-01",
        "broker accuses x 2020-02-02",
        "x accuses z 2023-04-03",
    )
    note, cast, told = told_of(graph, "Broker stands between X and Y")
    assert note.startswith("2 pairs of opponents: X and Y; X and Z; 3 partners")
    assert cast == "broker x y z"
    assert told[:3] == ["x assaults y", "broker aids x", "broker consults y"]
    assert told[3:] == ["broker accuses x", "broker aids z", "broker says x"]


def test_who_mediates_stands_between_the_parties_first():
    graph = graph_of(
        "broker aids x 2021-01-01",
        "broker aids y 2021-01-02",
        "x assaults y 2021-04-01 docs=9",
        "broker mediates - 2024-05-01",
        "v negotiates w 2024-05-01",
    )
    [mediates] = graph.nodes["broker"]["unary"]
    mediates["evidence"][0]["doc"] = "d4"  # where the two negotiate
    note, cast, told = told_of(graph, "Broker stands between V and W")
    assert note.startswith("2 pairs of opponents: V and W; X and Y; 2 partners")
    assert cast == "broker v w x y"
    assert told == ["broker mediates -", "broker aids x", "broker aids y"]


def test_what_is_contested_has_both_sides():
    graph = graph_of(
        "a assaults b 2024-01-01 by=b", "a assaults b 2024-01-02 by=a polarity=negative"
    )
    [question] = [one for one in ask_questions(graph) if one["id"] == "contested"]
    [answer] = question["answers"]
    assert answer["text"] == "A assaults B"
    assert answer["note"] == "B says so, A denies it; 2 articles"
    assert sorted(answer["edges"]) == sorted(data["id"] for *_, data in graph.edges(data=True))


def test_what_is_only_denied_is_contested_too():
    graph = graph_of("a assaults b 2024-01-01 polarity=negative by=a")
    [question] = [one for one in ask_questions(graph) if one["id"] == "contested"]
    [answer] = question["answers"]
    assert answer["text"] == "A assaults B"
    assert answer["note"] == "denied by A, claimed by nobody that was read; 1 article"


def test_what_articles_contest_themselves_is_said_of_them():
    graph = graph_of("a assaults b 2024-01-01", "a assaults b 2024-01-01 polarity=negative")
    graph.graph["documents"]["d1"]["publisher"] = "Meridian"
    [question] = [one for one in ask_questions(graph) if one["id"] == "contested"]
    [answer] = question["answers"]
    assert answer["note"] == "an article says so, an article of Meridian denies it; 2 articles"


def test_what_is_new_is_what_nothing_was_read_of_before():
    old = [f"a consults b 2024-01-{day:02}" for day in range(1, 25)]
    graph = graph_of(
        *old, "a consults c 2024-03-01", "a consults c 2024-03-02", "b aids d 2024-03-03"
    )
    assert set(answers(graph, "lately")) == {"A and C", "B and D"}


def test_nothing_answers_an_empty_graph():
    graph = graph_of("anon1 says - 2024-01-01")
    assert all(not one["answers"] and one["none"] for one in ask_questions(graph))
    assert tell_facts(graph)["leading"] == []


def test_facts_count_articles_outlets_and_days():
    graph = graph_of("a aids b 2024-01-01", "a aids c 2024-02-01")
    graph.graph["documents"]["d0"]["publisher"] = "Meridian"
    facts = tell_facts(graph)
    assert [facts["articles"], facts["publishers"], facts["from"], facts["until"]] == [
        2,
        1,
        "2024-01-01",
        "2024-02-01",
    ]


@pytest.mark.parametrize(
    "graph", [generated_graph(40, 200), hostile_graph()], ids=["many", "hostile"]
)
def test_every_answer_has_edges_and_a_scene(graph):
    known = {data["id"] for *_, data in graph.edges(data=True)}
    for question in ask_questions(graph):
        for answer in question["answers"]:
            assert answer["edges"]
            assert set(answer["edges"]) <= known
            assert "cast" in parse_qs(answer["scene"])
    assert ask_questions(graph) == ask_questions(graph)


def test_the_evidence_of_an_answer_stands_in_order_of_time():
    graph = graph_of(
        "israel assaults hamas 2024-03-02",
        "hamas assaults israel 2024-01-09",
        "israel accuses hamas 2024-02-01",
        "hamas threatens israel 2024-01-01",
    )
    [question] = [one for one in ask_questions(graph) if one["id"] == "conflicts"]
    days = {data["id"]: data["first"] for *_, data in graph.edges(data=True)}
    told = [days[one] for one in question["answers"][0]["edges"]]
    assert len(told) == 4
    assert told == sorted(told)
