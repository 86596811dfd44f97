"""What a document says as a whole: readings of one thing are weighed together; what no model judged stays as it is."""

from dataclasses import replace

import pytest

from kg.assemble.weighing import COLUMNS, list_statements, number_statements, weigh_assertions
from kg.learned.bundle import load_bundle
from kg.ontology.load import load_ontology
from kg.records import Assertion, Document, Extraction, Mention, MentionKind, Span, Ties

ONTOLOGY = load_ontology()
TIES = Ties(entity_of={"m0": "kenya", "m1": "norway", "m2": "norway", "m3": "un"})


def mention(number: int, kind: str) -> Mention:
    span = Span(10 * number, 10 * number + 5)
    return Mention(
        id=f"m{number}", span=span, head=span, text=f"M{number}", kind=MentionKind.NAME, type=kind
    )


def reading(name: str, **changes) -> Assertion:
    one = Assertion(
        id=name,
        subject="m0",
        predicate="accuses",
        object="m1",
        span=Span(0, 40),
        cue=Span(6, 9),
        rule="learned",
        score=0.6,
    )
    return replace(one, **changes)


def extraction(*assertions: Assertion, unsure: tuple[Assertion, ...] = ()) -> Extraction:
    kinds = ("government", "government", "government", "igo")
    return Extraction(
        document=Document(id="a.txt", text="x" * 40),
        mentions=tuple(mention(number, kind) for number, kind in enumerate(kinds)),
        assertions=assertions,
        unsure=unsure,
    )


def test_readings_of_one_relation_between_two_actors_are_one_statement():
    read = extraction(reading("a1"), reading("a2", object="m2"), reading("a3", object="m3"))
    found = [
        (s.relation, s.target, len(s.readings)) for s in list_statements(read, TIES, ONTOLOGY)
    ]
    assert found == [("accuses", "norway", 2), ("accuses", "un", 1)]


def test_of_a_symmetric_relation_both_directions_are_one_statement():
    read = extraction(
        reading("a1", predicate="consults"),
        reading("a2", predicate="consults", subject="m1", object="m0"),
    )
    assert [len(one.readings) for one in list_statements(read, TIES, ONTOLOGY)] == [2]


def test_an_actor_says_nothing_of_itself():
    read = extraction(reading("a1", subject="m1", object="m2"), reading("a2", subject="m9"))
    assert list_statements(read, TIES, ONTOLOGY) == []


def test_rows_have_a_number_a_column():
    read = extraction(reading("a1"), unsure=(reading("a2", object=None, score=0.2),))
    rows = number_statements(list_statements(read, TIES, ONTOLOGY), read, TIES, ("accuses",))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 2
    assert load_bundle("relate").trees["document"].names == COLUMNS


def test_what_no_model_judged_stays_as_it_was_read():
    read = extraction(reading("a1", rule="annotation", score=0.01))
    assert weigh_assertions(read, TIES, ontology=ONTOLOGY) == read
    own = reading("a2", predicate="ferries", rule="verb:subject>object", score=0.7)
    kept = weigh_assertions(extraction(reading("a1"), own), TIES, ontology=ONTOLOGY, least=0.7)
    assert own in kept.assertions


def test_the_least_score_moves_what_is_kept():
    read = extraction(reading("a1", score=0.9), unsure=(reading("a2", object="m3", score=0.2),))
    every = weigh_assertions(read, TIES, ontology=ONTOLOGY, least=0.0)
    assert [one.id for one in every.assertions] == ["a1", "a2"]
    assert every.unsure == ()
    assert all(0 < one.score < 1 for one in every.assertions)
    least = min(one.score for one in every.assertions) + 0.001
    assert len(weigh_assertions(read, TIES, ontology=ONTOLOGY, least=least).assertions) == 1
    assert weigh_assertions(read, TIES, ontology=ONTOLOGY, least=1.0).assertions == ()


def test_a_reading_of_another_status_is_less_sure_than_the_likeliest():
    read = extraction(reading("a1", score=0.9), reading("a2", score=0.45, title="minister"))
    first, second = weigh_assertions(read, TIES, ontology=ONTOLOGY, least=0.0).assertions
    assert second.score == pytest.approx(first.score / 2, abs=0.002)
