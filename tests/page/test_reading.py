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
    page.page.locator("#publisher-group summary").click()
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


def test_outlets_are_a_group_of_their_own_near_the_top(open_page):
    graph = graph_of(*(f"a accuses b{n} 2024-01-01" for n in range(30)))
    for number, doc in enumerate(graph.graph["documents"].values()):
        doc["publisher"] = f"Outlet {number:02}"
    page = open_page(graph)
    group = page.page.locator("#publisher-group")
    assert group.locator("summary").inner_text().split() == ["Publishers", "30"]
    assert group.bounding_box()["y"] < 300
    assert not group.locator("label").first.is_visible()
    group.locator("summary").focus()
    page.page.keyboard.press("Enter")
    group.get_by_role("checkbox", name="Outlet 07").uncheck()
    page.settle()
    assert group.locator("summary .count").inner_text() == "29 of 30"
    page.page.wait_for_url("**publishers**")  # the address follows a little later
    again = open_page(graph, address=page.run("location.hash"))
    assert again.page.get_by_role("checkbox", name="Outlet 07").is_visible()


def test_a_sentence_leads_to_the_web_and_to_the_article_in_the_page(open_page):
    graph = graph_of("a accuses b 2024-01-01")
    graph.graph["documents"]["d0"].update(url="https://example.org/1", title="Talks fail")
    page = open_page(graph, address="#view=graph")
    page.run("kgPage.showStatement(0)")
    footer = page.page.locator("#detail footer")
    link = footer.get_by_role("link", name="on the web")
    assert link.get_attribute("href") == "https://example.org/1"
    footer.get_by_role("button", name="in the reader").click()
    assert page.page.locator("#detail h2").inner_text() == "Talks fail"
    assert page.page.locator("#detail blockquote.article mark.cue").count() == 1
    assert page.page.locator("#detail").get_by_role("link", name="on the web").count() == 1
    assert page.complaints == []


def test_what_has_no_date_says_so(open_page):
    graph = graph_of(
        "a accuses b 2024-01-01", "a accuses b -", "a says b - addressing=about", "c aids d -"
    )
    for doc in graph.graph["documents"].values():
        doc["published"] = "" if doc["published"] == "-" else doc["published"]
    for *_, data in graph.edges(data=True):
        if data["first"] == "-":
            data.update(first="", last="")
    page = open_page(graph, address="#view=articles")
    wanted = {"articles": 3, "events": 2, "statements": 2, "quotations": 1}
    for view, count in wanted.items():
        page.page.locator(f"#{view}-tab").click()
        days = page.page.locator("#table-panel td.day").all_inner_texts()
        assert days.count("no date") == count, view
        assert "" not in days
    assert "no date" not in page.run("kgPage.EXPORTS.csv()")
    page.run("kgPage.openAddress('actor=a')")
    text = page.page.locator("#detail").inner_text()
    assert "3 independent articles, 2024-01-01 to 2024-01-01 (2 of them without a date)" in text
    page.run("kgPage.openAddress('actor=c')")
    assert "1 independent article without a date" in page.page.locator("#detail").inner_text()
    assert page.complaints == []


def test_every_count_below_the_picture_is_explained_and_they_add_up(open_page):
    graph = graph_of(
        "a accuses b 2024-01-01",
        "c aids d 2024-01-01",
        "anon1 aids b 2024-01-01",
        "a threatens - 2024-01-01",
    )
    page = open_page(graph, address="#view=graph&shown=2&relations=accuses.threatens.aids")
    status = page.settle()
    for part in (
        "2 of 5 actors drawn",
        "2 less-mentioned actors not drawn",
        "1 unnamed actor not drawn",
    ):
        assert part in status
    page.run("kgPage.openAddress('view=graph&relations=accuses.threatens')")
    status = page.settle()
    assert "3 actors in no statement that passes" in status
    assert "1 statement without recipient drawn as short lines with a ring" in status
    parts = page.page.locator("#counts span")
    assert parts.count() == 5
    assert all(len(part.get_attribute("title")) > 20 for part in parts.all())
    page.page.locator("#detail summary", has_text="What the counts below the picture mean").click()
    page.page.locator("#detail details li").first.wait_for()
    assert page.page.locator("#detail details li").count() == 5
    assert page.complaints == []


LISTED = {
    "actors": "3 of 5 actors listed",
    "events": "2 of 2 events listed",
    "statements": "2 of 2 statements listed",
    "quotations": "1 quotation listed",
    "articles": "3 of 3 articles listed",
}


@pytest.mark.parametrize("media", ["screen", "print"])
def test_below_a_table_stand_its_own_counts_alone(open_page, media):
    lines = ("a accuses b 2024-01-01", "anon1 aids b 2024-01-01", "c says a 2024-01-02")
    graph = graph_of(*lines)
    graph.add_node("lone", **{**graph.nodes["a"], "name": "Lone"})
    page = open_page(graph, address="#view=graph&layer=all")
    page.page.emulate_media(media=media)
    for name, told in LISTED.items():
        page.run(f"kgPage.openTab('{name}')")
        assert page.settle() == told
        assert len(page.page.locator("#counts span").get_attribute("title")) > 20
    page.page.emulate_media(media="screen")
    page.run("kgPage.openAddress('view=statements&layer=all&relations=accuses')")
    assert page.settle() == "1 of 2 statements listed"
    page.page.locator("#graph-tab").click()
    assert "of 5 actors drawn" in page.settle()
    assert page.complaints == []


def test_a_card_says_how_many_articles_of_an_outlet_tell_of_its_actor(open_page):
    graph = graph_of("a accuses b 2024-01-01 docs=2", "a threatens b 2024-01-02")
    for doc in graph.graph["documents"].values():
        doc["publisher"] = "Meridian"
    graph.graph["documents"]["d1"]["publisher"] = "Axis"
    page = open_page(graph, address="#actor=a")
    text = page.page.locator("#detail").inner_text()
    assert "Reported by Meridian (2 articles), Axis." in text
    assert "B ×3" in text
    assert "Strongest links (× sentences)" in text


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
