"""What stands on the links: relation and direction, fans, mediations, and what is seen of an article."""

import csv
import io

import pytest
from hand_graph import graph_of

from kg.analyze.mediations import list_mediations

pytestmark = pytest.mark.browser


def test_few_links_tell_their_relation_and_its_way(open_page):
    page = open_page(
        graph_of(
            "a accuses b 2024-01-01",
            "a accuses b 2024-01-02",
            "c aids b 2024-01-01 modality=future",
        )
    )
    page.settle()
    words = page.run("kgPage.labels().filter((one) => one.node < 0).map((one) => one.text)")
    assert {"accuses ×2 →", "← accuses ×2"} & set(words)
    assert [one for one in words if "maybe: aids" in one]
    arrows = page.run("kgPage.strokes().map((one) => [one.head, one.tail, one.dashes.length])")
    assert all(head != tail for head, tail, _ in arrows)
    assert all(dashes for *_, dashes in arrows)


def test_parallel_relations_fan_out_around_an_actor_and_in_a_pair(open_page, crowd):
    lines = ["a accuses b 2024-01-01", "b aids a 2024-01-01", "a consults b 2024-01-01"]
    page = open_page(graph_of(*lines, *(f"x{n} consults x{n + 1} 2024-01-01" for n in range(40))))
    page.settle()
    strokes = "kgPage.strokes().filter((one) => one.pair?.id === '0-1').map((one) => [one.cx, one.cy, one.color])"
    assert len(page.run(strokes)) == 1
    page.run("kgPage.selectPair('0-1')")
    page.settle()
    fan = page.run(strokes)
    assert len(fan) == 3
    assert len({(round(x), round(y)) for x, y, _ in fan}) == 3
    page.run("kgPage.selectActor(0)")
    page.page.get_by_role("button", name="Within 1 step").click()
    page.settle()
    assert len(page.run(strokes)) == 3


def test_a_crowded_scene_tells_the_relations_of_what_is_selected(open_page, crowd):
    page = open_page(crowd)
    page.settle()
    assert not page.run("kgPage.strokes().some((one) => one.words && one.pair)")
    page.run("kgPage.selectActor(kgPage.scene.nodes[0])")
    page.settle()
    told = page.run(
        "kgPage.strokes().filter((one) => one.words && one.pair).map((one) => [one.pair.a, one.pair.b])"
    )
    first = page.run("kgPage.scene.nodes[0]")
    assert told
    assert all(first in pair for pair in told)
    assert page.run("kgPage.strokes().some((one) => one.head || one.tail)")


def mediation():
    graph = graph_of(
        "egypt mediates israel 2024-01-01",
        "egypt mediates hamas 2024-01-01",
        "egypt consults hamas 2024-01-02",
    )
    edges = [data for *_, data in graph.edges(data=True) if data["predicate"] == "mediates"]
    edges[1]["evidence"][0]["doc"] = edges[0]["evidence"][0]["doc"]
    return graph


def test_a_mediation_joins_those_whom_the_context_tells(open_page):
    graph = graph_of("qatar mediates - 2024-01-02", "israel negotiates hamas 2024-01-02")
    for *_, data in graph.edges(data=True):
        data["evidence"][0]["doc"] = "d0"
    page = open_page(graph)
    page.settle()
    assert [one["parties_named"] for one in list_mediations(graph)] == [False]
    marks = page.run("kgPage.strokes().filter((one) => !one.pair).map((one) => one.words)")
    assert sorted(marks) == ["", "", "mediates (context)"]  # three ends, and no stub beside them


def test_a_mediation_is_one_mark_with_three_ends(open_page):
    page = open_page(mediation())
    page.settle()
    marks = page.run(
        "kgPage.strokes().filter((one) => !one.pair && one.node < 0).map((one) => [one.ring, one.words])"
    )
    assert sorted(marks) == [[False, ""], [False, ""], [True, "mediates"]]
    pairs = page.run(
        "kgPage.strokes().filter((one) => one.pair).map((one) => one.pair.edges.length)"
    )
    assert pairs == [1]  # what else there is between two of them stays a link
    middle = page.run(
        "(() => { const one = kgPage.strokes().find((stroke) => stroke.ring); return [one.x2, one.y2]; })()"
    )
    page.page.locator("#graph").click(position={"x": middle[0], "y": middle[1]})
    assert "Mediation" in page.page.locator("#detail").inner_text()
    assert page.page.locator("#detail blockquote").count() == 2


def test_unnamed_actors_are_drawn_when_asked_for(open_page):
    page = open_page(graph_of("anon1 accuses b 2024-01-01", "a accuses b 2024-01-01"))
    assert "1 unnamed actor not drawn" in page.settle()
    page.page.get_by_label("Unnamed actors too").check()
    assert "3 of 3 actors drawn" in page.settle()
    assert (
        "unnamed=1" in page.page.url
        or page.page.wait_for_timeout(200)
        or "unnamed=1" in page.page.url
    )


def test_sizes_tell_a_hundred_from_five_thousand(open_page, crowd):
    page = open_page(crowd)
    assert page.run("Math.log10(5000) / Math.log10(100)") > 1.8
    sizes = page.run("kgPage.scene.nodes.map((node) => kgPage.spotOf(node).r)")
    assert sizes == sorted(sizes, reverse=True) or max(sizes) > 1.3 * min(sizes)
    page.page.locator("#size-by").select_option("partners")
    page.settle()
    assert page.run("kgPage.scene.nodes.map((node) => kgPage.spotOf(node).r)") != sizes


def test_articles_can_be_read_counted_and_chosen(open_page, crowd):
    page = open_page(crowd, address="#view=articles")
    rows = page.page.locator("#table-panel tbody tr")
    assert rows.count() == len(crowd.graph["documents"])
    rows.first.get_by_role("button").click()
    assert page.page.locator("#detail blockquote mark").count() > 0
    rows.first.get_by_role("checkbox").check()
    rows.nth(1).get_by_role("checkbox").check()
    page.settle()
    assert page.run("kgPage.passing().length") == 2
    assert "Only 2 articles" in page.page.locator("#scope").inner_text()
    read = list(csv.DictReader(io.StringIO(page.run("kgPage.EXPORTS.csv()").lstrip("\ufeff"))))
    assert len(read) == 260
    assert sum(row["Only these"] == "chosen" for row in read) == 2


def test_a_pair_is_a_page_with_an_index(open_page):
    lines = [
        f"a {verb} b 2024-{month:02}-01" for month in range(1, 13) for verb in ("accuses", "aids")
    ]
    page = open_page(
        graph_of(
            *lines,
            "a says b 2024-05-05 addressing=about",
            "b says a 2024-05-06 addressing=to",
            "a accuses b 2024-06-06 polarity=negative",
        )
    )
    page.run("kgPage.selectPair('0-1')")
    detail = page.page.locator("#detail")
    text = detail.inner_text()
    for part in (
        "Balance over time",
        "Relations",
        "Said and denied",
        "In order of time (25)",
        "A to or about B (1)",
        "B to or about A (1)",
    ):
        assert part in text
    assert "12 cooperative (up), 12 hostile (down)" in text
    days = detail.locator("summary .day").all_inner_texts()
    assert days == sorted(days)
    assert page.run("document.getElementById('detail').scrollHeight") < 5 * 900
    detail.get_by_role("button", name="A aids B").click()
    assert "In order of time (12)" in detail.inner_text()


def test_play_tells_what_is_new_and_what_ended(open_page):
    page = open_page(
        graph_of(
            *(f"a consults b 2024-01-{day:02}" for day in range(1, 13)),
            *(f"c consults d 2024-02-{day:02}" for day in range(1, 13)),
        )
    )
    page.page.locator("#play-button").click()
    window = page.page.locator("#window")
    window.filter(has_text="New: A – B").wait_for()
    window.filter(has_text="New: C – D").wait_for(timeout=30_000)
    page.page.locator("#play-button").click()


def test_time_can_be_that_of_publication(open_page):
    graph = graph_of("a consults b 2024-01-01", "a consults b 2024-03-01")
    for *_, data in graph.edges(data=True):
        data["evidence"][0].update(event_start="2020-05-05", event_end="2020-05-05")
    page = open_page(graph)
    assert page.run("kgPage.clock.first") == "2020-05-05"
    page.page.locator("#clock").select_option("published")
    page.settle()
    assert page.run("[kgPage.clock.first, kgPage.clock.last]") == ["2024-01-01", "2024-03-01"]
