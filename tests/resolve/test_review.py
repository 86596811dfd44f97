"""What is shown to the person who decides."""

from kg.assemble.graph import assemble_graph
from kg.ontology.load import load_ontology
from kg.resolve.corrections import Correction, load_corrections
from kg.resolve.review import add_correction, find_merges, find_unsure
from tests.resolve.stories import entity, resolved
from tests.resolve.test_across import spoken


def doubtful():
    one, first = spoken("Dana Reyes", "a", "Minister", "Ruritanian")
    other, second = spoken("Dana Reyes", "b", "Senator", "Freedonian")
    return (one, other), (first, second)


def test_an_unsure_pair_shows_both_sides():
    stories, _ = doubtful()
    graph = assemble_graph(stories, resolved(*stories), ontology=load_ontology())
    (pair,) = find_unsure(graph)
    assert {pair.left.entity, pair.right.entity} == set(graph) - {"ruritania", "freedonia"}
    assert pair.reasons[0] == "same name"
    assert 0.45 <= pair.score < 0.7


def test_an_answer_settles_the_pair_for_good(tmp_path):
    stories, (first, second) = doubtful()
    graph = assemble_graph(stories, resolved(*stories), ontology=load_ontology())
    (pair,) = find_unsure(graph)
    file = tmp_path / "kg.corrections.toml"
    references = (pair.left.reference, pair.right.reference)
    add_correction(file, [Correction(kind="same", entities=references, comment="one senator")])
    found = resolved(*stories, corrections=load_corrections(file))
    assert entity(found, first, "a") == entity(found, second, "b")
    again = assemble_graph(stories, found, ontology=load_ontology())
    assert find_unsure(again) == []


def test_merges_are_listed_with_their_reasons():
    stories = [spoken("Dana Reyes", doc)[0] for doc in ("a", "b")]
    graph = assemble_graph(stories, resolved(*stories), ontology=load_ontology())
    (pair,) = find_merges(graph, verdicts=(True,))
    assert pair.left.entity == pair.right.entity == "person.dana-reyes"
    assert pair.reasons
