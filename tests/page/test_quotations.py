"""What did X say about Y: the page answers as `kg quotes` does."""

import pytest
from hand_graph import graph_of

from kg.query.quotes import find_quotations

pytestmark = pytest.mark.browser


def addressed_graph():
    graph = graph_of(
        "us says iran 2024-01-02 addressing=to",
        "us says iran 2024-01-03 addressing=about",
        "china accuses us 2024-01-04",
    )
    graph.nodes["china"]["mentions"] = [{"doc": "d0", "start": 1, "end": 4}]
    return graph


def test_a_quotation_to_one_actor_is_found_by_another_that_it_names(open_page):
    page = open_page(addressed_graph(), address="#view=quotations")
    assert len(find_quotations(addressed_graph(), by="us", about="china")) == 1
    page.page.get_by_label("What did").fill("Us")
    page.page.get_by_label("say to or about").fill("China")
    page.page.keyboard.press("Enter")
    assert "Quotations: 1 of 1" in page.page.locator("#table-panel").inner_text()
    assert "Iran, China" in page.page.locator("#table-panel tbody tr").inner_text()
    page.page.get_by_label("say to or about").fill("Iran")
    page.page.keyboard.press("Enter")
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()
    assert page.complaints == []


def test_each_box_suggests_who_speaks_or_who_is_spoken_of_or_named(open_page):
    page = open_page(addressed_graph(), address="#view=quotations")
    for label, names in (("What did", {"Us"}), ("say to or about", {"Iran", "China"})):
        suggested = page.page.get_by_label(label).evaluate(
            "(box) => [...box.list.options].map((one) => one.value)"
        )
        assert sorted(suggested) == sorted(names)
    page.page.get_by_label("say to or about").fill(suggested[0])
    page.page.keyboard.press("Enter")
    assert "Quotations: 0 of 0" not in page.page.locator("#table-panel").inner_text()
    page.run("kgPage.openAddress('view=quotations&until=2024-01-02')")
    assert page.page.locator("#spokenOf option").count() == 2  # China is named on that day
    page.run("kgPage.openAddress('view=quotations&from=2024-01-03')")
    assert page.page.locator("#spokenOf option").count() == 1
    assert page.complaints == []


def test_who_types_into_one_box_goes_on_in_the_other(open_page):
    page = open_page(addressed_graph(), address="#view=quotations")
    page.page.get_by_label("What did").click()
    page.page.keyboard.type("Us")
    page.page.get_by_label("say to or about").click()
    page.page.keyboard.type("Chin")
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Enter")  # on the button "Everyone"
    page.page.get_by_label("What did").click()
    page.page.keyboard.type("us")
    page.page.keyboard.press("Tab")
    page.page.keyboard.type("iran")
    page.page.keyboard.press("Enter")
    page.page.wait_for_url("**#by=us&about=iran&view=quotations")
    assert "Quotations: 2 of 2" in page.page.locator("#table-panel").inner_text()


def test_who_ticks_an_article_by_key_can_tick_the_next(open_page):
    page = open_page(addressed_graph(), address="#view=articles")
    page.page.get_by_role("checkbox", name="Only d2").focus()
    page.page.keyboard.press("Space")
    page.page.get_by_role("button", name="All articles again").wait_for()
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Tab")
    page.page.keyboard.press("Space")
    scope = page.page.locator("#scope")
    scope.get_by_text("Only 2 articles").wait_for()
    assert page.complaints == []
