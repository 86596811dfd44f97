"""The report: actor graph -> one HTML file, or Markdown, with plots, tables and links into the evidence."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import jinja2
from markupsafe import Markup

from kg.analyze.brokers import find_brokers, find_mediators
from kg.analyze.collapse import collapse
from kg.analyze.contested import find_contested
from kg.analyze.corroboration import list_corroboration
from kg.analyze.dyads import balance_dyads
from kg.analyze.selection import Selection
from kg.analyze.speakers import list_speakers
from kg.export.layout import place_actors
from kg.graph.schema import ActorGraph
from kg.report.plots import draw_bars, draw_dyads, draw_network

__all__ = ["render_report_html", "render_report_markdown", "write_people_report"]

TOP, PAIRS, ACTORS = 12, 6, 40

Row = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the report.

    Attributes
    ----------
    title, text
        Heading, and what the part shows.
    plots
        SVG of the light and the dark theme; empty where there is no plot.
    columns, rows
        A table; empty where there is none.
    """

    title: str
    text: str
    plots: tuple[str, str] = ("", "")
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def write_people_report(
    graph: ActorGraph,
    path: Path,
    *,
    title: str = "Actor report",
    page: str = "graph.html",
    period: str = "month",
) -> None:
    """Write the report to `path`: Markdown if its suffix is ``.md``, else HTML.

    Parameters
    ----------
    page
        Address of the explorer that evidence links lead to.
    period
        Of the timelines: ``day``, ``week``, ``month`` or ``year``.
    """
    render = render_report_markdown if path.suffix == ".md" else render_report_html
    text = render(graph, title=title, page=page, period=period)
    path.write_text(text, encoding="utf-8", errors="replace", newline="\n")  # lone surrogates: ?


def render_report_html(
    graph: ActorGraph,
    *,
    title: str = "Actor report",
    page: str = "graph.html",
    period: str = "month",
) -> str:
    """Return the report as one HTML file that needs no other."""
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined)
    environment.filters["svg"] = Markup
    template = (files("kg.report") / "report.html.j2").read_text(encoding="utf-8")
    sections = _sections(graph, period)
    return environment.from_string(template).render(
        title=title, sections=sections, facts=_facts(graph), page=page
    )


def render_report_markdown(
    graph: ActorGraph,
    *,
    title: str = "Actor report",
    page: str = "graph.html",
    period: str = "month",
) -> str:
    """Return the report's tables as Markdown; plots are left to the HTML."""
    lines = [f"# {_cell(title)}", "", f"{_facts(graph)} [Explorer]({page})", ""]
    for section in _sections(graph, period, plots=False):
        lines += [f"## {section.title}", "", section.text, ""]
        if section.rows:
            lines += [f"| {' | '.join(section.columns)} |", "|" + "---|" * len(section.columns)]
            lines += [f"| {_row(row, page)} |" for row in section.rows] + [""]
    return "\n".join(lines)


def _row(row: Sequence[str], page: str) -> str:
    """Return the cells of a Markdown row; the last is where the page shows the evidence."""
    link = f"[evidence]({page}#{row[-1]})" if row[-1] else ""
    return " | ".join([*map(_cell, row[:-1]), link])


def _facts(graph: ActorGraph) -> str:
    documents = graph.graph["documents"]
    days = sorted({one["published"][:10] for one in documents.values()} - {""})
    when = f", published {days[0]} to {days[-1]}" if days else ""
    return (
        f"{len(documents)} documents{when}; {len(graph)} actors; {graph.number_of_edges()} edges."
    )


def _sections(graph: ActorGraph, period: str, *, plots: bool = True) -> list[Section]:
    return [
        *([_network(graph)] if plots else []),
        _dyads(graph, period, plots=plots),
        _ranked(
            list_speakers(graph),
            ("name", "quotations", "documents", "about"),
            "Who speaks",
            "Sources by number of quotations.",
            plots=plots,
        ),
        _mediators(graph),
        _ranked(
            find_brokers(graph),
            ("name", "partners", "constraint"),
            "Brokers",
            "Actors whose partners don't know one another: the least constraint (Burt 1992).",
            plots=False,
        ),
        _contested(graph),
        _corroborated(graph),
    ]


def _themes(draw: Any, *arguments: Any) -> tuple[str, str]:
    return draw(*arguments, theme="light"), draw(*arguments, theme="dark")


def _network(graph: ActorGraph) -> Section:
    simple = collapse(graph, Selection(), directed=False, speech=True)
    ranked = sorted(simple, key=lambda node: (-simple.degree(node, weight="weight"), node))
    chosen = [node for node in ranked[:ACTORS] if simple.degree(node)]
    drawn = ("", "")
    if chosen:
        part = graph.subgraph(chosen)
        links = [
            (one, other, data["sign"], data["weight"])
            for one, other, data in sorted(
                simple.subgraph(chosen).edges(data=True), key=lambda edge: edge[:2]
            )
        ]
        names = {node: graph.nodes[node]["name"] for node in chosen}
        drawn = _themes(
            draw_network,
            place_actors(part),
            links,
            names,
            "What happened and who spoke about whom",
        )
    text = f"The {len(chosen)} actors with most statements. Green: mostly cooperation; orange, dashed: mostly conflict; gray: speech and offices."
    return Section(title="The network", text=text, plots=drawn)


def _dyads(graph: ActorGraph, period: str, *, plots: bool) -> Section:
    whole = balance_dyads(graph)[:PAIRS]
    pairs = {(row["first_actor"], row["second_actor"]) for row in whole}
    rows = [
        row
        for row in balance_dyads(graph, period=period)
        if (row["first_actor"], row["second_actor"]) in pairs
    ]
    drawn = (
        _themes(draw_dyads, rows, "Cooperation (up) and conflict (down, hatched)")
        if plots and rows
        else ("", "")
    )
    columns = ("pair", "statements", "mean score", "cooperation", "conflict", "evidence")
    table = tuple(
        (
            f"{row['first_name']} – {row['second_name']}",
            str(row["statements"]),
            str(row["mean_score"]),
            str(row["cooperation"]),
            str(row["conflict"]),
            urlencode({"link": f"{row['first_actor']} {row['second_actor']}"}),
        )
        for row in whole
    )
    text = "The pairs with most events; scores are PLOVER's, −10 (conflict) to 10 (cooperation)."
    return Section(
        title="Cooperation and conflict", text=text, plots=drawn, columns=columns, rows=table
    )


def _ranked(
    rows: Sequence[Row],
    columns: tuple[str, ...],
    title: str,
    text: str,
    *,
    plots: bool,
) -> Section:
    top = list(rows[:TOP])
    drawn = _themes(draw_bars, top, columns[0], columns[1], title) if plots and top else ("", "")
    table = tuple(
        (*(_shown(row[column]) for column in columns), urlencode({"actor": row["actor"]}))
        for row in top
    )
    return Section(title=title, text=text, plots=drawn, columns=(*columns, "evidence"), rows=table)


def _mediators(graph: ActorGraph) -> Section:
    rows = find_mediators(graph)[:TOP]
    text = (
        "Who mediates, and between whom, as articles report it."
        if rows
        else "No article reports a mediation."
    )
    table = tuple(
        (
            row["name"],
            _shown(row["parties"]),
            str(row["documents"]),
            urlencode({"actor": row["actor"]}),
        )
        for row in rows
    )
    return Section(
        title="Mediators",
        text=text,
        columns=("name", "parties", "documents", "evidence"),
        rows=table,
    )


def _contested(graph: ActorGraph) -> Section:
    rows = find_contested(graph)[:TOP]
    text = (
        "Statements that contradict one another, both sides."
        if rows
        else "No two statements contradict one another."
    )
    table = tuple(
        (
            f"{row['subject']} {row['predicate']} {row['object']}",
            f"{row['first_source'] or 'article'}: {row['first_sentence']}",
            f"{row['second_source'] or 'article'}: {row['second_sentence']}",
            "",
        )
        for row in rows
    )
    return Section(
        title="Contested",
        text=text,
        columns=("statement", "one side", "the other", "evidence"),
        rows=table,
    )


def _corroborated(graph: ActorGraph) -> Section:
    rows = [row for row in list_corroboration(graph) if row["documents"] > 1][:TOP]
    text = "Statements that several independent documents make; wire copies count once."
    table = tuple(
        (
            f"{row['subject']} {row['predicate']} {row['object']}",
            str(row["documents"]),
            str(row["publishers"]),
            "",
        )
        for row in rows
    )
    return Section(
        title="Corroborated",
        text=text,
        columns=("statement", "documents", "publishers", "evidence"),
        rows=table,
    )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _cell(text: str) -> str:
    """Return a cell of a Markdown table: on one line, nothing in it is markup."""
    for char in "\\|`*_[]<>#":
        text = text.replace(char, f"\\{char}")
    return " ".join(text.split())
