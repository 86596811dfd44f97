"""From an actor to the articles that tell of it, and to those of one outlet among them."""

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page):
    graph = graph_of(
        "us accuses iran 2024-01-02 docs=2",
        "us says china 2024-01-03 addressing=about",
        "china aids iran 2024-01-04",
    )
    outlets = {"d0": "Morning", "d0.1": "Evening", "d1": "Morning", "d2": "Morning"}
    for doc, outlet in outlets.items():
        graph.graph["documents"][doc].update(publisher=outlet, title=f"Title {doc}")
    return open_page(graph)


def titles(page):
    return page.page.locator("#table-panel tbody td:nth-child(3)").all_inner_texts()


def test_a_card_leads_to_the_articles_that_tell_of_the_actor(page):
    page.page.locator("#search").fill("us")
    page.page.keyboard.press("Enter")
    page.page.get_by_role("button", name="3 independent articles").click()
    assert titles(page) == ["Title d1", "Title d0", "Title d0.1"]
    page.page.locator("#table-panel tbody").get_by_role("button", name="Morning").first.click()
    page.page.get_by_text("Articles: 2 of 2").wait_for()
    assert titles(page) == ["Title d1", "Title d0"]
    assert page.page.locator("#publisher-count").inner_text() == "1 of 2"
    page.page.wait_for_url("**&of=us&**")
    page.page.reload()
    assert titles(page) == ["Title d1", "Title d0"]
    page.page.get_by_role("button", name="Articles that tell of Us").click()
    assert titles(page) == ["Title d2", "Title d1", "Title d0"]
    assert page.complaints == []


def test_the_articles_of_an_actor_follow_the_filters_and_back_leads_to_its_card(page):
    page.page.locator("#search").fill("us")
    page.page.keyboard.press("Enter")
    page.page.get_by_role("button", name="3 independent articles").click()
    page.page.locator("#filters label", has_text="says").click()
    page.page.get_by_text("Articles: 2 of 2").wait_for()
    page.page.go_back()
    page.page.get_by_role("button", name="3 independent articles").wait_for()
    assert page.page.locator("#graph-tab").get_attribute("aria-selected") == "true"
