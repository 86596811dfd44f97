"""The desk: several actors at once, notes, and corrections that a build replays."""

import pytest
from hand_graph import graph_of
from page_graphs import hostile_graph

from kg.resolve.corrections import load_corrections

pytestmark = pytest.mark.browser


def shift_click(page, node):
    spot = page.run(f"kgPage.spotOf({node})")
    page.page.locator("#graph").click(
        position={"x": spot["x"], "y": spot["y"]}, modifiers=["Shift"]
    )


def test_corrections_are_saved_as_a_file_that_a_build_reads(open_page, tmp_path):
    page = open_page(graph_of("a accuses b 2024-01-01", "c accuses b 2024-01-01"))
    page.settle()
    shift_click(page, 0)
    shift_click(page, 2)
    detail = page.page.locator("#detail")
    assert "Chosen (2)" in detail.inner_text()
    detail.get_by_role("button", name="Same actor").click()
    detail.get_by_role("button", name="Not the same").click()
    detail.get_by_role("button", name="Undo the last").click()
    shift_click(page, 2)
    detail.get_by_label("New name").fill('Anna "A" \\ Roe')
    detail.get_by_role("button", name="Rename").click()
    with page.page.expect_download() as download:
        detail.get_by_role("button", name="Save kg.corrections.toml").click()
    file = tmp_path / "kg.corrections.toml"
    download.value.save_as(file)
    found = [(one.kind, one.entities, one.value) for one in load_corrections(file).entries]
    assert found == [("same", ("a", "c"), ""), ("rename", ("a",), 'Anna "A" \\ Roe')]
    assert page.complaints == []


def test_corrections_of_hostile_names_are_read_back(open_page, tmp_path):
    page = open_page(hostile_graph())
    for node in range(6):
        page.run(f"kgPage.selectActor({node})")
        page.page.locator("#graph").focus()
        page.page.keyboard.press("s")
    page.page.locator("#detail").get_by_role("button", name="Same actor").click()
    file = tmp_path / "kg.corrections.toml"
    file.write_text(page.run("kgPage.corrections()"), encoding="utf-8")
    [entry] = load_corrections(file).entries
    assert list(entry.entities) == page.run("kgPage.NODES.slice(0, 6).map((node) => node.id)")


def test_a_box_chooses_what_is_inside_and_hide_hides_it(open_page, crowd):
    page = open_page(crowd)
    page.settle()
    box = page.page.locator("#graph").bounding_box()
    page.page.keyboard.down("Shift")
    page.page.mouse.move(box["x"] + 3, box["y"] + 3)
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, steps=4)
    page.page.mouse.up()
    page.page.keyboard.up("Shift")
    inside = page.run(
        f"kgPage.scene.nodes.filter((node) => kgPage.spotOf(node).x < {box['width'] / 2} && kgPage.spotOf(node).y < {box['height'] / 2})"
    )
    detail = page.page.locator("#detail")
    assert f"Chosen ({len(inside)})" in detail.inner_text()
    detail.get_by_role("button", name="Hide").click()
    assert f"{len(inside)} actors hidden by you" in page.settle()
    assert not set(inside) & set(page.run("kgPage.scene.nodes"))


def test_notes_and_places_are_kept(open_page, crowd):
    page = open_page(crowd)
    page.run("kgPage.selectActor(1)")
    page.page.get_by_label("Note on").fill("ask Reyes")
    page.page.get_by_label("Note on").blur()
    page.settle()
    place = "kgPage.network().getPosition(kgPage.scene.nodes[0])"
    before, scale = page.run(place), page.run("kgPage.network().getScale()")
    spot = page.run("kgPage.spotOf(kgPage.scene.nodes[0])")
    box = page.page.locator("#graph").bounding_box()
    page.page.mouse.move(box["x"] + spot["x"], box["y"] + spot["y"])
    page.page.mouse.down()
    page.page.mouse.move(box["x"] + spot["x"] + 60, box["y"] + spot["y"] + 30, steps=4)
    page.page.mouse.up()
    page.run("kgPage.draw()")
    page.settle()
    after = page.run(place)
    assert (after["x"] - before["x"]) * scale > 30
    page.run("kgPage.state.score = 0.1; kgPage.draw()")
    page.settle()  # what is shown is fitted anew, so its place on the screen changes, not that among the others
    assert page.run(place) == after
    page.page.reload()
    page.page.locator("#desk-button", has_text="(1)").click()
    assert "ask Reyes" in page.page.locator("#detail").inner_text()
