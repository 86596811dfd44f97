"""Relations and outlets as people type them: what a graph doesn't know is told, not answered by nothing."""

import pytest
from small_graph import small_graph

from kg.errors import QueryError
from kg.graph.find_word import check_publisher, check_relations


@pytest.mark.parametrize("word", ["assaults", "says", "holds_role", "mediates", "consults"])
def test_what_the_graph_has_passes(word):
    check_relations(small_graph(), [word])


def test_what_its_ontology_has_passes_though_no_article_says_it():
    graph = small_graph()
    graph.graph["relations"] = {"poisons": {}}
    check_relations(graph, ["poisons"])


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("assault", "no relation 'assault'; did you mean 'assaults'?"),
        ("Mediates", "no relation 'Mediates'; did you mean 'mediates'?"),
        ("hold_role", "did you mean 'holds_role'?"),
        ("", "no relation ''; there are: "),
        ("kgo:consults", "did you mean 'consults'?"),
        ("xqz", "there are: "),
    ],
)
def test_what_it_has_not_is_told_in_one_line(word, told):
    with pytest.raises(QueryError) as caught:
        check_relations(small_graph(), ["consults", word])
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_outlets():
    check_publisher(small_graph(), "")
    check_publisher(small_graph(), "Daily Test")
    for word in ("Daily test", "The Daily Test", "Dayly Test"):
        with pytest.raises(QueryError, match="did you mean 'Daily Test'"):
            check_publisher(small_graph(), word)
    for word in ("Zq", "x\ny"):
        with pytest.raises(QueryError, match="there are: Daily Test"):
            check_publisher(small_graph(), word)
