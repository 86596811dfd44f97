"""The page reads as people speak, by keyboard, on paper and on a phone."""

import re

import pytest
from hand_graph import graph_of

pytestmark = pytest.mark.browser


def test_a_card_says_who_does_it_before_what_is_done(open_page):
    graph = graph_of("congress pressures ann 2024-01-01", "ann accuses congress 2024-01-02")
    page = open_page(graph, address="#actor=ann")
    text = page.page.locator("#detail").inner_text()
    assert "What others do to Ann" in text
    assert "Congress pressures" in text
    assert "accuses Congress" in text
    assert not re.search(r"\bit\b", text)


def test_outlets_tell_their_articles_and_articles_their_statements(open_page):
    graph = graph_of("a accuses b 2024-01-01 docs=2", "a accuses c 2024-01-01")
    for doc in graph.graph["documents"].values():
        doc["publisher"] = "Meridian"
    graph.graph["documents"]["d1"]["publisher"] = "Axis"
    page = open_page(graph, address="#view=articles")
    assert "Meridian (2 articles)" in page.page.locator("#filters").inner_text()
    assert "Axis (1 article)" in page.page.locator("#filters").inner_text()
    cells = page.page.locator("#table-panel tbody tr td:nth-child(4)").all_inner_texts()
    assert cells == ["1", "1", "1"]


def test_a_long_table_says_how_to_see_more_and_keeps_its_head(open_page):
    graph = graph_of(*(f"a{n} accuses b{n} 2024-01-01" for n in range(310)))
    page = open_page(graph, address="#view=statements")
    panel = page.page.locator("#table-panel")
    assert "300 of 310" in panel.inner_text()
    panel.evaluate("(panel) => { panel.scrollTop = 3000; }")
    top = panel.locator("thead th").first.bounding_box()["y"]
    assert top == pytest.approx(panel.bounding_box()["y"], abs=2)
    panel.get_by_role("button", name="Show 10 more rows").last.click()
    assert "310 of 310" in panel.inner_text()


def test_a_tab_opens_at_its_top_and_an_empty_one_says_why(open_page):
    graph = graph_of(*(f"a{n} accuses b{n} 2024-01-01" for n in range(90)))
    page = open_page(graph, address="#view=statements")
    panel = page.page.locator("#table-panel")
    panel.evaluate("(panel) => { panel.scrollTop = 900; }")
    page.page.locator("#quotations-tab").click()
    assert panel.evaluate("(panel) => panel.scrollTop") == 0
    assert "take one away above" in panel.inner_text()


def test_enter_opens_a_question_and_escape_leaves_it(open_page):
    page = open_page(graph_of("us threatens iran 2024-01-02"), address="")
    page.page.get_by_role("button", name="Us threatens Iran").focus()
    page.page.keyboard.press("Enter")
    assert page.run("document.activeElement.id") == "detail"
    page.page.keyboard.press("Escape")
    assert page.page.locator("#home-panel").is_visible()
    assert page.run("document.activeElement.textContent") == "Us threatens Iran"
    assert page.complaints == []


def test_the_caption_of_a_picture_stands_in_it_whole(open_page, crowd):
    page = open_page(crowd, address="#score=0.1&shown=20&hidden=a5&from=2021-01-01")
    wide, ends = page.run(
        "(() => { const holder = document.createElement('div'); holder.innerHTML = kgPage.svgPicture(); document.body.append(holder);"
        " const svg = holder.firstChild; return [svg.width.baseVal.value, [...svg.querySelectorAll(':scope > text')].map((text) => text.getBBox().x + text.getComputedTextLength())]; })()"
    )
    assert len(ends) > 1
    assert max(ends) <= wide


def test_paper_holds_the_caption_once_and_no_empty_note(open_page, crowd):
    page = open_page(crowd, address="#actor=a1")
    page.page.emulate_media(media="print")
    assert page.page.locator("#status").is_hidden()
    assert page.page.locator("#detail textarea").is_hidden()


def test_how_it_was_read_is_told_in_words(open_page):
    graph = graph_of("a accuses b 2024-01-01")
    for *_, data in graph.edges(data=True):
        data["evidence"][0]["rule"] = "learned+noun:light>noun_preposition"
    page = open_page(graph)
    page.run("kgPage.showStatement(0)")
    assert "read from: a noun," in page.page.locator("#detail footer").inner_text()


def test_a_phone_shows_the_graph_at_once_and_evidence_below_it(open_page, crowd):
    page = open_page(crowd, width=390)
    boxes = {
        name: page.page.locator(name).bounding_box() for name in ("#graph", "#detail", "#time")
    }
    assert boxes["#graph"]["y"] < 0.3 * 844
    assert boxes["#detail"]["y"] < 844
    assert boxes["#detail"]["y"] < boxes["#time"]["y"]
    page.page.locator("#actors-tab").click()
    assert page.page.locator("#detail").bounding_box()["y"] < 844
    assert page.run("document.documentElement.scrollWidth") <= 390
    assert (
        page.run("getComputedStyle(document.querySelector('#detail h2')).overflowWrap")
        == "break-word"
    )
