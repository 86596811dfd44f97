"""kg export, kg diff: a graph -> another format; two graphs -> what changed."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.actors import take_actor
from kg.cli.options import Format, GraphArgument, TableFormat, Wide, as_option, print_rows
from kg.cli.progress import patience
from kg.cli.terminal import say, shown, write_bytes

if TYPE_CHECKING:
    from kg.graph.schema import ActorGraph

__all__ = ["diff", "export"]

_FOLDERS = ("csv", "parquet", "tables")
"""Formats of several files in a folder."""

_ACTING = frozenset({"html", "jsonld", "nq", "nt", "trig", "ttl"})
"""Formats that leave out who is mentioned once and does nothing, as the same files of a build do."""

_SUFFIXES = {"htm": "html", "gv": "dot", "cyjs": "cytoscape", "turtle": "ttl", "xml": "graphml"}


def export(
    graph: GraphArgument,
    form: Annotated[
        str,
        typer.Option(
            "--format",
            "-f",
            help="csv, cytoscape, dot, ftm, gexf, graphml, html, json, jsonld, nq, nt, parquet, tables, trig, ttl; "
            "without it the suffix of the output tells.",
            show_default=False,
        ),
    ] = "",
    output: Annotated[
        Path,
        typer.Option(
            "--output", "-o", help="File, or folder for csv, parquet and tables; - prints."
        ),
    ] = Path("-"),
    rdf12: Annotated[
        bool,
        typer.Option("--rdf12", help="RDF 1.2: annotate plain triples with their assertions."),
    ] = False,
    base: Annotated[str, typer.Option(help="Base of the IRIs in RDF, instead of urn:kg:.")] = "",
    mentions: Annotated[
        str,
        typer.Option(
            help="Mentions in RDF: none, linked (behind statements and quotations) or all.",
            show_default="none",
        ),
    ] = "",
    since: Annotated[
        str, typer.Option(help="Evidence from this day on: of the event, else of publication.")
    ] = "",
    until: Annotated[str, typer.Option(help="Evidence up to this day.")] = "",
    undated: Annotated[
        bool, typer.Option("--undated", help="Evidence of unknown day, too.")
    ] = False,
    min_documents: Annotated[
        int, typer.Option(min=1, help="Actors that occur in at least so many documents.")
    ] = 1,
    around: Annotated[str, typer.Option(help="This actor and those near it alone.")] = "",
    steps: Annotated[int, typer.Option(min=1, help="How near: statements between.")] = 1,
    all_mentions: Annotated[
        bool,
        typer.Option(
            "--all-mentions",
            help="In the page and RDF, unknown actors too that are named once and do nothing.",
        ),
    ] = False,
) -> None:
    """Write a graph, or an excerpt of it, in another format.

    Example: kg export output -f html -o talks.html --around "African Union" --min-documents 2
    """
    from kg.analyze.excerpt import Excerpt, make_excerpt
    from kg.analyze.lone import leave_out_lone
    from kg.graph.node_link import read_graph

    form = form or _format_of(output)
    if all_mentions:
        _refuse_all_mentions(form)
    wanted = Excerpt(
        since=since,
        until=until,
        undated=undated,
        min_documents=min_documents,
        around=around,
        steps=steps,
    )
    with patience("reading the graph"):
        loaded = read_graph(graph)
        if around:
            wanted = replace(wanted, around=take_actor(loaded, around))
        loaded = make_excerpt(loaded, wanted)
        if form in _ACTING and not all_mentions:
            loaded = leave_out_lone(loaded)
    if rdf12 or base or mentions:
        _write_rdf(loaded, output, form, rdf12=rdf12, base=base, mentions=mentions or "none")
        return
    _write(loaded, output, form)


def _write(graph: "ActorGraph", output: Path, form: str) -> None:
    """Write a graph to a file or folder, or print it."""
    import tempfile

    from kg.export.formats import export_graph

    if output != Path("-"):
        if form == "tables":
            output.mkdir(parents=True, exist_ok=True)
        with patience(f"writing {form}"):
            export_graph(graph, output, form)
        say(f"written: {output} ({form})")
        return
    if form in _FOLDERS:
        raise typer.BadParameter(
            f"{form} writes several files: name a folder with -o", param_hint="--output"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph"
        export_graph(graph, path, form)
        write_bytes(path.read_bytes())


def _refuse_all_mentions(form: str) -> None:
    """Refuse an option without effect."""
    from kg.export.formats import FORMATS

    if form in FORMATS and form not in _ACTING:
        raise typer.BadParameter(
            f"{form} has all actors anyway: it goes with {', '.join(sorted(_ACTING))}",
            param_hint="--all-mentions",
        )


def _format_of(output: Path) -> str:
    """Return the format that the suffix of a file tells."""
    from kg.export.formats import FORMATS

    suffix = output.suffix.lower().removeprefix(".")
    form = _SUFFIXES.get(suffix, suffix)
    if form not in FORMATS or form in _FOLDERS:
        known = ", ".join(sorted(set(FORMATS) - set(_FOLDERS)))
        told = f"{shown(output)} tells no format: " if output != Path("-") else ""
        raise typer.BadParameter(
            f"{told}name one with -f, or write to a file that ends in .{known.replace(', ', ', .')}",
            param_hint="--format",
        )
    return form


def _write_rdf(
    graph: "ActorGraph", output: Path, form: str, *, rdf12: bool, base: str, mentions: str
) -> None:
    """Write RDF with the options that other formats don't know."""
    from kg.export.rdf import FORMATS, write_rdf
    from kg.rdf.mapping import MENTIONS

    if form not in FORMATS:
        known = ", ".join(FORMATS)
        raise typer.BadParameter(
            f"--rdf12, --base and --mentions go with {known}", param_hint="--format"
        )
    if output == Path("-"):
        raise typer.BadParameter(
            "--rdf12, --base and --mentions need a file", param_hint="--output"
        )
    wanted = next((one for one in MENTIONS if one == mentions), None)
    if wanted is None:
        raise typer.BadParameter(f"use {', '.join(MENTIONS)}", param_hint="--mentions")
    write_rdf(graph, output, form, rdf12=rdf12, base=base, mentions=wanted)
    say(f"written: {output} ({form})")


def diff(
    old: GraphArgument,
    new: GraphArgument,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
    form: TableFormat = Format.TABLE,
    wide: Wide = False,
    page: Annotated[
        Path | None,
        typer.Option(
            help="Write an HTML page of both builds with the changes marked, print nothing."
        ),
    ] = None,
) -> None:
    """Show what changed between two builds: actors, statements, statuses.

    Example: kg diff output-monday output-tuesday --page changes.html
    """
    from kg.analyze.diff import diff_graphs
    from kg.graph.node_link import read_graph

    with patience("reading the graphs"):
        before, after = read_graph(old), read_graph(new)
    if page is None:
        chosen = as_option(form, as_csv=csv, as_json=json)
        print_rows(diff_graphs(before, after), chosen, wide=wide)
        return
    from kg.analyze.union import mark_changes
    from kg.export.html import write_html

    write_html(mark_changes(before, after), page, title=f"What changed: {old.name} to {new.name}")
    say(f"written: {page}")
