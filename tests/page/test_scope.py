"""Everything can be opened from everywhere, and what limits a view is told and can be taken away."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser

UNDRAWN = "kgPage.NODES.findIndex((_, node) => !kgPage.scene.nodes.includes(node))"
TABLES = ("actors", "events", "statements", "quotations", "articles")


@pytest.mark.parametrize("view", TABLES)
def test_an_actor_that_is_not_drawn_opens_from_every_table(open_page, crowd, view):
    page = open_page(crowd, address="#shown=10")
    page.settle()
    page.page.locator(f"#{view}-tab").click()
    name = page.run(f"kgPage.NODES[{UNDRAWN}].l")
    if view == "actors":
        page.page.locator("#table-panel").get_by_role("button", name=name, exact=True).click()
    else:
        page.page.locator("#search").fill(name)
        page.page.locator("#search").press("Enter")
    assert page.page.locator("#detail h2").inner_text() == name
    page.page.locator("#graph-tab").click()
    assert page.run("kgPage.scene.nodes.map((node) => kgPage.NODES[node].l)").count(name) == 1
    assert page.run("kgPage.network().getSelectedNodes()") == [page.run("kgPage.state.actor")]
    assert page.complaints == []


LINES = (
    "us threatens iran 2024-01-02",
    "us says iran 2024-01-03 addressing=about",
    "iran says us 2024-01-03 addressing=about",
)


def test_what_a_question_filters_is_told_on_every_tab_and_can_be_taken_away(open_page):
    page = open_page(graph_of(*LINES), address="")
    page.page.get_by_role("button", name="Us threatens Iran").click()
    page.page.locator("#quotations-tab").click()
    assert "Quotations: 0 of 0" in page.page.locator("#table-panel").inner_text()
    chips = page.page.locator("#scope")
    assert "Relations: " in chips.inner_text()
    assert "Only: What happened" in chips.inner_text()
    assert "actors of" not in chips.inner_text()  # limits the graph alone
    chips.get_by_role("button", name="Take away: all of these").click()
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()
    assert chips.is_hidden()
    page.page.locator("#graph-tab").click()
    assert "2 actors of “Who presses whom, and is it followed?”" in chips.inner_text()
    assert page.complaints == []


def test_the_questions_begin_anew(open_page):
    page = open_page(graph_of(*LINES), address="")
    page.page.get_by_role("button", name="Us threatens Iran").click()
    page.page.locator("#home-tab").click()
    page.page.locator("#quotations-tab").click()
    assert page.page.locator("#scope").is_hidden()
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()
