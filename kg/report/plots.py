"""Plots of a graph: rows of measures -> SVG text, light and dark, colors that color-blind readers can tell.

Drawn by matplotlib without a display; the same rows give the same text. Needs the extra ``plots``.
"""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from kg.errors import MissingDependencyError

__all__ = ["draw_bars", "draw_dyads", "draw_network"]

GOOD, BAD, PLAIN = "#009E73", "#D55E00", "#0072B2"
"""Of Okabe and Ito's palette: cooperation, conflict, anything else."""

INKS = {"light": "#1b1f24", "dark": "#e6edf3"}

Row = dict[str, Any]


def draw_bars(
    rows: Sequence[Row], label: str, value: str, title: str, *, theme: str = "light"
) -> str:
    """Return horizontal bars of `value`, named by `label`, the first row on top."""
    with _figure(theme, height=0.6 + 0.32 * max(len(rows), 1)) as (axes, finish):
        names = [_short(str(row[label])) for row in rows][::-1]
        axes.barh(range(len(rows)), [row[value] for row in rows][::-1], color=PLAIN)
        axes.set_yticks(range(len(rows)), names)
        axes.set_title(title, loc="left")
        return str(finish())


def draw_dyads(rows: Sequence[Row], title: str, *, theme: str = "light") -> str:
    """Return cooperation and conflict per period, a row of bars for each pair.

    Parameters
    ----------
    rows
        Of `kg.analyze.dyads.balance_dyads`, for a few pairs.
    """
    pairs = list(dict.fromkeys((row["first_name"], row["second_name"]) for row in rows))
    periods = sorted({row["period"] for row in rows})
    with _figure(theme, height=1.1 + 0.9 * max(len(pairs), 1)) as (axes, finish):
        for level, pair in enumerate(reversed(pairs)):
            own = {
                row["period"]: row
                for row in rows
                if (row["first_name"], row["second_name"]) == pair
            }
            most = (
                max((max(row["cooperation"], -row["conflict"]) for row in own.values()), default=0)
                or 1
            )
            places = [periods.index(period) for period in own]
            up = [0.42 * row["cooperation"] / most for row in own.values()]
            down = [0.42 * row["conflict"] / most for row in own.values()]
            axes.bar(places, up, bottom=level, color=GOOD, hatch="", width=0.7)
            axes.bar(places, down, bottom=level, color=BAD, hatch="///", width=0.7)
            axes.axhline(level, linewidth=0.6, color="gray")
        axes.set_yticks(
            range(len(pairs)),
            [f"{_short(one, 18)} – {_short(two, 18)}" for one, two in reversed(pairs)],
        )
        step = max(1, len(periods) // 10)
        axes.set_xticks(
            range(0, len(periods), step),
            [period or "undated" for period in periods[::step]],
            rotation=30,
            ha="right",
        )
        axes.set_title(title, loc="left")
        return str(finish())


def draw_network(
    places: dict[str, tuple[float, float]],
    links: Sequence[tuple[str, str, float, int]],
    names: dict[str, str],
    title: str,
    *,
    theme: str = "light",
) -> str:
    """Return the network: `links` hold two ids, the sign of the score and a weight; names stand at nodes."""
    with _figure(theme, height=6.2) as (axes, finish):
        for one, other, sign, weight in links:
            (x0, y0), (x1, y1) = places[one], places[other]
            color = GOOD if sign > 0 else BAD if sign < 0 else "gray"
            style = "--" if sign < 0 else "-"
            axes.plot(
                [x0, x1],
                [y0, y1],
                style,
                color=color,
                linewidth=min(0.6 + 0.4 * weight, 3),
                alpha=0.7,
                zorder=1,
            )
        axes.scatter(
            [places[node][0] for node in names],
            [places[node][1] for node in names],
            s=36,
            color=PLAIN,
            zorder=2,
        )
        for node, name in names.items():
            axes.annotate(
                _short(name, 26),
                places[node],
                xytext=(0, 5),
                textcoords="offset points",
                ha="center",
                fontsize=7,
            )
        axes.set_axis_off()
        axes.set_title(title, loc="left")
        return str(finish())


@contextmanager
def _figure(theme: str, *, height: float) -> Iterator[tuple[Any, Any]]:
    """Give axes, and a function that returns the drawing as SVG text."""
    try:
        import matplotlib as mpl  # noqa: PLC0415 - an extra
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        raise MissingDependencyError("plots need matplotlib: pip install 'kg[plots]'") from error
    ink = INKS[theme]
    style: Any = {
        "svg.hashsalt": "kg",
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "text.color": ink,
        "axes.labelcolor": ink,
        "axes.edgecolor": ink,
        "xtick.color": ink,
        "ytick.color": ink,
        "text.parse_math": False,
    }
    with mpl.rc_context(style):
        figure = Figure(figsize=(8.2, height), layout="tight")
        axes = figure.add_subplot()
        for side in ("top", "right"):
            axes.spines[side].set_visible(False)

        def finish() -> str:
            buffer = io.StringIO()
            figure.savefig(
                buffer, format="svg", transparent=True, metadata={"Date": None, "Creator": "kg"}
            )
            text = buffer.getvalue()
            return text[text.index("<svg") :]

        yield axes, finish


def _short(text: str, most: int = 34) -> str:
    """Return `text` on one line, cut to `most` characters, without what XML can't hold."""
    text = " ".join("".join(char for char in text if char.isprintable()).split())
    return text if len(text) <= most else f"{text[: most - 1]}…"
