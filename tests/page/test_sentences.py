"""A sentence counts once, however many of its words say so."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser


def test_a_sentence_counts_once_and_lists_the_words_that_are_marked(open_page):
    graph = graph_of(
        "us threatens iran 2024-01-02 docs=2",
        "us accuses iran 2024-01-02",
    )
    threat, blame = (graph.edges["us", "iran", key] for key in sorted(graph["us"]["iran"]))
    if threat["predicate"] != "threatens":
        threat, blame = blame, threat
    one = threat["evidence"][0]
    more = [{**one, "id": f"{one['id']}{n}", "cue": [3 * n, 3 * n + 2]} for n in (1, 2)]
    threat["evidence"] = [*threat["evidence"], *more]
    blame["evidence"] = [{**blame["evidence"][0], "doc": one["doc"]}]
    page = open_page(graph)
    page.run("kgPage.selectPair(kgPage.pairs()[0].id)")
    text = page.page.locator("#detail").inner_text()
    assert "2 statements, read in 2 sentences (some sentences bear out several)" in text
    assert "this passage says it 3 times: " in text
    page.page.locator("#statements-tab").click()
    table = page.page.locator("#table-panel").inner_text()
    assert "2 sentences" in table
    assert "1 sentence" in table
    assert page.run("kgPage.pairs()[0].weight") == 2
    page.run("kgPage.showStatement(kgPage.EDGES.findIndex((edge) => edge.n === 2))")
    assert page.page.locator("#detail blockquote").count() == 2
    assert page.complaints == []
