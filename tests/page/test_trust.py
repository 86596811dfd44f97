"""What an analyst must be able to rely on: nothing vanishes unsaid, everything opens, words and counts are right."""

import csv
import io
import json
import re
import xml.etree.ElementTree as ET

import pytest
from hand_graph import graph_of
from page_graphs import generated_graph

pytestmark = pytest.mark.browser


def named(graph, **names):
    """Give actors names and aliases: ``a=("Name", "alias", …)``."""
    for node, (name, *aliases) in names.items():
        graph.nodes[node].update(name=name, aliases=list(aliases))
    return graph


def test_statements_without_recipient_are_drawn_and_exported(open_page):
    page = open_page(
        graph_of("egypt mediates - 2024-01-01", "a accuses b 2024-01-01"),
        address="#relations=mediates&view=graph",
    )
    assert "1 of 3 actors drawn" in page.settle()
    assert "1 statement without recipient drawn as short lines with a ring" in page.settle()
    [stub] = page.run("kgPage.strokes().map(({ ring, words }) => [ring, words])")
    assert stub == [True, "mediates"]
    [row] = csv.DictReader(io.StringIO(page.run("kgPage.EXPORTS.csv()").lstrip("\ufeff")))
    assert [row["subject_name"], row["relation"], row["object_name"]] == ["Egypt", "mediates", ""]
    assert json.loads(page.run("kgPage.EXPORTS.json()"))["edges"][0]["object"] is None
    middle = page.run(
        "(() => { const one = kgPage.strokes()[0]; return [(one.x1 + one.x2) / 2, (one.y1 + one.y2) / 2]; })()"
    )
    page.page.locator("#graph").click(position={"x": middle[0], "y": middle[1]})
    assert "Egypt mediates (recipient not named)" in page.page.locator("#detail").inner_text()


def test_both_ends_of_a_path_by_search_are_in_sight(open_page, crowd):
    page = open_page(crowd)
    page.run("kgPage.selectActor(3)")
    page.page.get_by_role("button", name="Path from here").click()
    page.page.locator("#search").fill("A40")
    page.page.locator("#search").press("Enter")
    page.settle()
    path = page.run("kgPage.state.path")
    assert [path[0], page.run(f"kgPage.NODES[{path[-1]}].l")] == [3, "A40"]
    box = page.page.locator("#graph").bounding_box()
    for node in (path[0], path[-1]):
        spot = page.run(f"kgPage.spotOf({node})")
        assert 0 < spot["x"] < box["width"]
        assert 0 < spot["y"] < box["height"]


def test_search_knows_aliases_word_order_and_typing_errors(open_page):
    graph = named(
        graph_of(
            "us accuses iran 2024-01-01",
            "macron consults us 2024-01-01",
            "usage says bahamas 2024-01-01 addressing=about",
            "trump accuses iran 2024-01-02",
            "trumpet accuses iran 2024-01-02",
        ),
        us=("United States", "U.S.", "US", "America"),
        macron=("Emmanuel Macron", "Macron"),
        usage=("US Agency for Things",),
        trump=("Donald J. Trump", "Trump"),
        trumpet=("Trump Organization",),
    )
    page = open_page(graph)

    def found(words):
        return page.run(
            f"kgPage.findActors({words!r}).map(one => [kgPage.NODES[one.node].id, one.why])"
        )

    assert found("US")[0] == ["us", "alias: US"]
    assert found("u.s.")[0][0] == "us"
    assert found("Trump")[0] == ["trump", "alias: Trump"]
    assert found("macron emmanuel")[0][0] == "macron"
    assert found("Emanuel Macron") == [["macron", "similar name"]]
    assert found("emmanuel makron")[0][0] == "macron"
    assert found("Émmanuel")[0][0] == "macron"
    assert found("zzzzz") == []
    assert len({one[0] for one in found("u")}) == len(found("u"))
    page.page.locator("#search").fill("america")
    assert "alias: America" in page.page.locator("#hits").inner_text()
    page.page.locator("#search").press("Enter")
    assert page.page.locator("#detail h2").inner_text() == "United States"


def test_sentences_are_counted_and_listed_once(open_page, crowd):
    page = open_page(crowd)
    for _ in range(2):
        page.page.locator("#search").fill("modality=future")
        page.page.locator("#search").press("Enter")
    wanted = sum(
        "modality=future" in one["sentences"][0][2] for one in crowd.graph["documents"].values()
    )
    assert f"{wanted} sentences with these words" in page.settle()
    assert page.page.locator("#detail blockquote").count() == 20


@pytest.mark.parametrize("view", ["actors", "graph", "home"])
def test_a_picture_can_be_saved_from_every_tab(open_page, crowd, view):
    page = open_page(crowd, address=f"#view={view}")
    with page.page.expect_download() as download:
        page.page.locator("#export").select_option("png")
    assert download.value.path().read_bytes().startswith(b"\x89PNG")
    assert page.complaints == []


def test_hide_hides_what_was_searched_for_and_visiting_pins_nothing(open_page, crowd):
    page = open_page(crowd)
    page.page.locator("#search").fill("A5")
    page.page.locator("#search").press("Enter")
    assert page.run("kgPage.state.pinned.size") == 0
    assert page.page.get_by_role("button", name="Pin").get_attribute("aria-pressed") == "false"
    page.page.get_by_role("button", name="Hide").click()
    page.settle()
    hidden = page.run("[...kgPage.state.gone][0]")
    assert page.run(f"kgPage.NODES[{hidden}].id") == "a5"
    assert not page.run(f"kgPage.scene.nodes.includes({hidden})")


def timed_graph():
    days = [f"2024-01-{day:02}" for day in range(1, 31)] * 4
    return graph_of(
        "a accuses b 1941-12-07",
        *(f"a accuses b {day}" for day in days),
        "c says d - addressing=to",
    )


def test_time_has_a_sober_axis_and_nothing_leaves_it_unsaid(open_page):
    graph = timed_graph()
    for _, _, data in graph.edges(data=True):
        if data["first"] == "-":
            data.update(first="", last="")
            graph.graph["documents"][data["evidence"][0]["doc"]]["published"] = ""
    page = open_page(graph)
    assert page.run("[kgPage.clock.first, kgPage.clock.last]") == ["2024-01-01", "2024-01-30"]
    assert "before 2024-01-01 (1 statement)" in page.page.locator("#buckets").inner_text()
    assert "no date (1 statement)" in page.page.locator("#buckets").inner_text()
    page.run(
        "(() => { const one = document.getElementById('from'); one.stepUp(); one.dispatchEvent(new Event('input')); })()"
    )
    status = page.settle()
    assert page.run("kgPage.passing().some(e => kgPage.EDGES[e].d.length === 0)")
    assert "5 statements outside the chosen time or undated left out" in status
    page.page.get_by_label("no date").uncheck()
    assert "6 statements outside the chosen time or undated left out" in page.settle()


OVERLAPS = """(() => {
  const spots = kgPage.scene.nodes.map(kgPage.spotOf);
  let found = 0;
  spots.forEach((one, at) => spots.slice(at + 1).forEach((other) => { if (Math.hypot(one.x - other.x, one.y - other.y) < one.r + other.r - 1) found += 1; }));
  return found;
})()"""


@pytest.mark.parametrize("width", [1024, 700, 390])
def test_a_scene_in_a_small_room_covers_no_actor(open_page, crowd, width):
    page = open_page(crowd, width=width)
    page.settle()
    assert page.run(OVERLAPS) == 0
    assert len(page.run("kgPage.shownLabels")) > 10
    tab = page.page.locator("#articles-tab")
    tab.scroll_into_view_if_needed()  # on a phone the tabs are a strip that scrolls
    box = tab.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width


@pytest.mark.parametrize("layer", ["all", "happened", "claimed", "speech"])
def test_every_layer_is_laid_out_fitted_and_labelled(open_page, crowd, layer):
    page = open_page(crowd, address=f"#view=graph&layer={layer}")
    page.settle()
    assert page.run(OVERLAPS) == 0
    box = page.page.locator("#graph").bounding_box()
    spots = page.run("kgPage.scene.nodes.map(kgPage.spotOf)")
    assert all(0 < one["x"] < box["width"] and 0 < one["y"] < box["height"] for one in spots)
    assert max(one["x"] for one in spots) - min(one["x"] for one in spots) > 0.5 * box["width"]
    top = page.run("kgPage.scene.nodes.slice(0, 30)")
    assert len(set(top) & set(page.run("kgPage.shownLabels"))) >= min(28, len(top))


def test_zooming_opens_up_detail(open_page, crowd):
    page = open_page(crowd)
    before = page.run(
        "[kgPage.spotOf(0).r, Math.hypot(kgPage.spotOf(0).x - kgPage.spotOf(1).x, kgPage.spotOf(0).y - kgPage.spotOf(1).y)]"
    )
    page.run(
        "kgPage.network().moveTo({ scale: 3 * kgPage.network().getScale(), animation: false })"
    )
    page.settle()
    after = page.run(
        "[kgPage.spotOf(0).r, Math.hypot(kgPage.spotOf(0).x - kgPage.spotOf(1).x, kgPage.spotOf(0).y - kgPage.spotOf(1).y)]"
    )
    assert after[0] == before[0]
    assert after[1] == pytest.approx(3 * before[1], rel=0.05)


def test_a_click_on_the_middle_of_a_link_opens_the_link(open_page, crowd):
    page = open_page(crowd)
    page.settle()
    hits = page.run("""(() => {
      const strokes = kgPage.strokes().filter((one) => one.pair).slice(0, 60);
      return strokes.filter((one) => kgPage.strokeAt({ x: one.cx, y: one.cy })?.pair && !kgPage.scene.nodes.some((node) => { const spot = kgPage.spotOf(node); return Math.hypot(spot.x - one.cx, spot.y - one.cy) < spot.r; })).length / strokes.length;
    })()""")
    assert hits > 0.85


@pytest.mark.parametrize("landscape", [True, False])
def test_print_holds_the_graph_in_light_colors(open_page, crowd, landscape):
    page = open_page(crowd, scheme="dark", address="#view=graph&actor=a3")
    page.settle()
    page.run("window.dispatchEvent(new Event('beforeprint'))")
    page.page.emulate_media(media="print")
    image = page.page.locator("#print img")
    assert "%23ffffff" in image.get_attribute("src")
    assert image.bounding_box()["height"] > 300
    assert page.run("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.page.locator("#detail .buttons").first.is_visible()
    assert page.page.locator("#detail h2").is_visible()
    assert page.page.pdf(landscape=landscape).count(b"/Image") >= 1 or page.complaints == []


@pytest.mark.parametrize("width", [920, 1024, 1100, 1200])
def test_the_sliders_of_time_can_be_reached_at_every_width(open_page, crowd, width):
    page = open_page(crowd, width=width)
    for name in ("until", "play-button", "from"):
        box = page.page.locator(f"#{name}").bounding_box()
        x, y = box["x"] + box["width"] - 3, box["y"] + box["height"] / 2
        assert page.run(f"document.elementFromPoint({x}, {y})?.id") == name


def test_pointing_at_an_actor_fades_the_rest_and_keeps_colors(open_page, crowd):
    page = open_page(crowd)
    page.settle()
    colors = (
        "kgPage.strokes().filter((one) => one.pair).map((one) => [one.pair.id, one.color]).sort()"
    )
    before = page.run(colors)
    spot = page.run("kgPage.spotOf(kgPage.scene.nodes[0])")
    page.page.locator("#graph").hover(position={"x": spot["x"], "y": spot["y"]})
    page.settle()
    assert page.run(colors) == before
    bright = page.run("kgPage.strokes().map((one) => one.bright)")
    assert True in bright
    assert False in bright
    assert page.page.locator("#tip").is_visible()


def test_exports_are_of_the_table_that_is_open(open_page, crowd):
    page = open_page(crowd, address="#view=quotations&about=a2")
    rows = list(csv.DictReader(io.StringIO(page.run("kgPage.EXPORTS.csv()").lstrip("\ufeff"))))
    assert page.run("kgPage.EXPORTS.csv()").startswith("\ufeff")
    assert len(rows) == page.page.locator("#table-panel tbody tr").count() > 0
    assert {"Day", "Source", "What was said", "To or about"} <= set(rows[0])
    page.page.locator("#graph-tab").click()
    page.settle()
    [first, *_] = csv.DictReader(io.StringIO(page.run("kgPage.EXPORTS.csv()").lstrip("\ufeff")))
    assert {"title", "url", "event_from", "addressing", "weight", "sentence"} <= set(first)
    nodes = json.loads(page.run("kgPage.EXPORTS.json()"))["nodes"]
    assert all({"x", "y", "weight"} <= set(node) for node in nodes)
    graphml = page.run("kgPage.EXPORTS.graphml()")
    assert {"x", "y", "weight"} <= {
        key.get("attr.name") for key in ET.fromstring(graphml).findall("{*}key")
    }


def test_tables_sort_both_ways_keep_focus_and_hold_their_columns(open_page, crowd):
    for *_, data in crowd.edges(data=True):
        data["documents"] = 2
    page = open_page(crowd, address="#view=statements")
    panel = page.page.locator("#table-panel")
    button = panel.get_by_role("button", name="Score")
    button.click()
    first = panel.locator("tbody tr td:nth-child(5)").first.inner_text()
    assert page.run("document.activeElement.dataset.key") == "score"
    panel.get_by_role("button", name="Score").click()
    assert panel.locator("th[aria-sort]").get_attribute("aria-sort") == "ascending"
    assert panel.locator("tbody tr td:nth-child(5)").first.inner_text() <= first
    statuses = panel.locator("tbody tr td:nth-child(4)").all_inner_texts()
    assert not [text for text in statuses if "score" in text]
    assert all("2 independent documents" in text for text in statuses)
    box = panel.bounding_box()
    last = panel.locator("tbody tr td:last-child").first.bounding_box()
    assert last["x"] + last["width"] <= box["x"] + box["width"] + 1


def test_the_office_stands_in_the_table(open_page):
    graph = graph_of("a holds_role b 2024-01-01")
    next(iter(graph.edges(data=True)))[2]["title"] = "spokeswoman"
    page = open_page(graph, address="#view=statements")
    assert "holds role: spokeswoman" in page.page.locator("#table-panel").inner_text()


def test_reset_resets_everything(open_page, crowd):
    page = open_page(
        crowd,
        address="#view=graph&shown=20&color=community&size=documents&unnamed=1&hidden=a4&score=0.95",
    )
    page.page.get_by_role("button", name="Reset filters").click()
    page.settle()
    page.page.wait_for_timeout(200)
    assert page.run("location.hash") in ("", "#view=graph")
    assert page.run("[kgPage.state.shown, kgPage.state.community, kgPage.state.size]") == [
        60,
        False,
        "evidence",
    ]


def test_any_number_of_publishers_can_be_chosen_and_counts_follow(open_page):
    graph = graph_of(
        *(f"a accuses b 2024-01-01 score=0.{50 + n % 40}" for n in range(60)),
        "a supports b 2024-01-01 by=c",
    )
    for number, (*_, data) in enumerate(graph.edges(data=True)):
        graph.graph["documents"][data["evidence"][0]["doc"]]["publisher"] = f"Outlet {number:02}"
    page = open_page(graph)
    page.page.locator("#publisher-group summary").click()
    box = page.page.locator("fieldset", has_text="Publishers")
    assert box.locator("label").count() == 61
    box.locator("input[type=text]").fill("outlet 07")
    assert box.locator("label:visible").count() == 1
    accuses = page.page.locator("fieldset", has_text="Relations").locator(
        "label", has_text="accuses"
    )
    assert accuses.locator(".count").inner_text() == "60"
    page.page.locator("#layers input[value=claimed]").check()
    page.settle()
    assert accuses.locator(".count").inner_text() == "0"
    assert "1 of 61 statements" in page.settle()


def test_communities_have_colors_of_their_own_and_a_legend(open_page, crowd):
    page = open_page(crowd, address="#view=graph&color=community")
    page.settle()
    legend = page.page.locator("#community-legend li")
    assert legend.count() >= 2
    fills = [legend.nth(at).locator("path").get_attribute("fill") for at in range(legend.count())]
    assert len(set(fills)) == len(fills)
    hulls = [
        one for one in page.run("kgPage.labels().map((one) => one.text)") if one.startswith("● ")
    ]
    assert hulls


NAMED = """(() => {
  const bySize = kgPage.scene.nodes.slice().sort((one, other) => kgPage.spotOf(other).r - kgPage.spotOf(one).r || one - other).slice(0, 10);
  return bySize.map((node) => kgPage.shownLabels.includes(node));
})()"""
COVERED = """(() => {
  const boxes = kgPage.labels().map((label, at) => [label.text, ...kgPage.labelBoxes[at]]).filter(([text]) => text.startsWith('● '));
  const spots = kgPage.scene.nodes.map(kgPage.spotOf);
  return boxes.filter(([, left, top, right, bottom]) => spots.some(({ x, y, r }) => x + r > left + 4 && x - r < right - 4 && y + r > top + 8 && y - r < bottom - 8)).map(([text]) => text);
})()"""


@pytest.mark.parametrize(("count", "width"), [(60, 1400), (60, 1000), (120, 1400), (60, 390)])
def test_names_of_communities_leave_the_largest_actors_theirs(open_page, count, width):
    graph = generated_graph(count, 5 * count)
    page = open_page(graph, address=f"#view=graph&color=community&shown={count}", width=width)
    page.settle()
    assert all(page.run(NAMED))
    assert page.run(COVERED) == []
    hulls = [one for one in page.run("kgPage.labels().map((one) => one.text)") if one[0] == "●"]
    assert hulls


def test_help_opens_and_closes_by_key(open_page, crowd):
    page = open_page(crowd)
    page.page.keyboard.press("?")
    assert page.page.locator("#help").is_visible()
    page.page.keyboard.press("Escape")
    assert not page.page.locator("#help").is_visible()


def test_words_are_those_that_people_say(open_page):
    graph = graph_of(
        "un says - 2024-01-01", "un negotiates a 2024-01-01", "a consults un 2024-01-02"
    )
    graph.nodes["un"]["type"] = "igo"
    for *_, data in graph.edges(data=True):
        data["evidence"][0]["rule"] = "noun:parties>parties"
    page = open_page(graph)
    page.run("kgPage.selectActor(kgPage.NODES.findIndex((node) => node.id === 'un'))")
    page.run("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.settle()
    text = page.page.locator("body").inner_text()
    assert "international body" in text
    assert "read from: talks between" in text
    assert not re.search(r"\b(igo|1 (statements|actors|links|sentences)|outlets unknown)\b", text)
    assert "noun:parties" not in text
    assert "cooperation 0" not in text


def luminance(color):
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_color_of_the_graph_can_be_told_from_the_ground(open_page, crowd, scheme):
    page = open_page(crowd, scheme=scheme)
    names = ("--bg", "--edge", "--good", "--bad", "--speech")
    ground, *inks = page.run(
        f"{list(names)!r}.map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim())"
    )
    for color in [*inks, *page.run("kgPage.COLORS")]:
        light, dark = sorted((luminance(color), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, (scheme, color)


def test_a_phone_scrolls_from_the_picture_and_has_targets_for_fingers(open_page, crowd):
    page = open_page(crowd, width=390)
    assert (
        page.run("getComputedStyle(document.querySelector('#graph canvas')).touchAction")
        == "pan-y"
    )
    small = page.run("""[...document.querySelectorAll('button, input, select')].filter((one) => one.offsetParent && one.type !== 'range')
      .filter((one) => { const box = one.getBoundingClientRect(); return box.height < 24 || box.width < 24; }).map((one) => one.outerHTML.slice(0, 80))""")
    assert small == []
    assert page.run("document.documentElement.scrollWidth") <= 390


def test_a_name_of_control_characters_is_shown_by_its_id(open_page):
    page = open_page(named(graph_of("a accuses b 2024-01-01"), a=("\u202e\u2066",)))
    page.run("kgPage.selectActor(1)")
    assert page.page.locator("#detail").get_by_role("button", name="a ×1", exact=True).count() == 1


def test_a_mistyped_choice_in_the_address_is_told_and_chooses_all(open_page, crowd):
    page = open_page(crowd, address="#view=graph&types=persons&relations=accuses.nonsense")
    status = page.settle()
    assert "persons" in status
    assert "nonsense" in status
    assert page.run("kgPage.state.types.size > 1 && kgPage.state.relations.size === 1")
