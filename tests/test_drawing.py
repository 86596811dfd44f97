"""The plots of the evaluation show its tables: each row is a point, and drawing again changes nothing."""

import importlib.util

import pytest


@pytest.fixture(scope="module")
def drawing(root):
    spec = importlib.util.spec_from_file_location(
        "draw_evaluation", root / "scripts/draw_evaluation.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def evaluation(root):
    return (root / "docs/evaluation.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("counted", ["quotations", "statements", "events, strict readers"])
def test_bands_rise(drawing, evaluation, counted):
    bands = drawing.read_bands(evaluation, counted)
    assert len(bands) in (5, 6)
    assert bands == sorted(bands)
    assert all(0 < score < 1 and 0 < right < 1 for score, right in bands)


def test_the_curve_has_all_figures_of_all_rows(drawing, evaluation):
    rows = drawing.read_curve(evaluation)
    table = evaluation[evaluation.index("| further articles |") :].split("\n\n", 1)[0]
    assert len(rows) == len(table.splitlines()) - 2
    assert {len(row) for row in rows} == {len(drawing.CURVES)}


def test_the_plots_are_those_of_the_tables(drawing, evaluation, root, tmp_path):
    drawing.draw(evaluation, tmp_path)
    for name in ("reliability.svg", "learning.svg"):
        assert (tmp_path / name).read_bytes() == (root / "docs/images" / name).read_bytes()
