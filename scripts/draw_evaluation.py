"""Draw the tables of docs/evaluation.md: bands of score against what was right, and what more articles brought -> docs/images/*.svg.

Usage: ``python scripts/draw_evaluation.py``, after a table has changed.
"""

import re
from pathlib import Path

import matplotlib as mpl
from matplotlib import pyplot as plt

__all__ = ["draw", "read_bands", "read_curve"]

DOCS = Path(__file__).parents[1] / "docs"
NUMBER = re.compile(r"\.\d+")
CURVES = ("triple", "pair", "full status", "quotations with speaker", "entities")
AT = (2, 3, 4, 6, 7)
"""Which numbers of a row they are: precision and recall of triples and the span of quotations are left out."""


def read_bands(text: str, counted: str) -> list[tuple[float, float]]:
    """Return mean score and share right of each band of a table, lowest first.

    Parameters
    ----------
    counted
        What its second column counts.

    Examples
    --------
    >>> read_bands("| score | edges | mean score | right |\\n|---|--:|--:|--:|\\n| from .8 | 12 | .90 | .85 |\\n\\n", "edges")
    [(0.9, 0.85)]
    """
    return [(float(row[-2]), float(row[-1])) for row in _rows(text, f"| score | {counted} |")]


def read_curve(text: str) -> list[tuple[float, ...]]:
    """Return of each row of the learning curve the figures of `CURVES`."""
    return [tuple(float(row[n]) for n in AT) for row in _rows(text, "| further articles |")]


def _rows(text: str, head: str) -> list[list[str]]:
    """Return the numbers between 0 and 1 in the cells after the first, a list a row of the table that begins so."""
    lines = text[text.index(head) :].split("\n\n", 1)[0].splitlines()[2:]
    return [NUMBER.findall(line.split("|", 2)[2]) for line in lines]


def draw(text: str, folder: Path) -> None:
    """Write ``reliability.svg`` and ``learning.svg``."""
    mpl.rcParams.update({"svg.hashsalt": "kg", "svg.fonttype": "none", "font.size": 11})
    fig, axes = plt.subplots(figsize=(5, 5), layout="constrained")
    axes.plot([0, 1], [0, 1], color="#999", linestyle=":", label="a score that keeps its word")
    for counted, mark in (
        ("quotations", "o"),
        ("statements", "s"),
        ("events, strict readers", "^"),
    ):
        scores, right = zip(*read_bands(text, counted), strict=True)
        axes.plot(scores, right, marker=mark, label=counted)
    axes.set(xlabel="mean score of a band", ylabel="share right", xlim=(0, 1), ylim=(0, 1))
    axes.legend(frameon=False, loc="upper left")
    _save(fig, axes, folder / "reliability.svg")
    fig, axes = plt.subplots(figsize=(7, 4.5), layout="constrained")
    rows = read_curve(text)
    steps = range(1, len(rows) + 1)
    for name, values in zip(CURVES, zip(*rows, strict=True), strict=True):
        axes.plot(steps, values, marker="o", label=name)
    axes.set(xlabel="row of the table: more to learn from", ylabel="F1", xticks=steps)
    axes.legend(frameon=False, loc="center left", bbox_to_anchor=(1, 0.5))
    _save(fig, axes, folder / "learning.svg")


def _save(fig: plt.Figure, axes: plt.Axes, file: Path) -> None:
    axes.grid(alpha=0.3)
    fig.savefig(file, metadata={"Date": None})
    plt.close(fig)


if __name__ == "__main__":
    draw((DOCS / "evaluation.md").read_text(encoding="utf-8"), DOCS / "images")
