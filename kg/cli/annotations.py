"""kg annotations: what a build says of its documents, as a file to correct and to build from."""

import json
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.options import GraphArgument
from kg.cli.terminal import say

__all__ = ["annotations"]


def annotations(
    graph: GraphArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="File to write.", show_default="standard output"),
    ] = None,
    document: Annotated[
        list[str] | None,
        typer.Option("--document", "-d", help="Of this document alone; may be repeated."),
    ] = None,
) -> None:
    """Write what was read as annotations, to be corrected and given to kg build --annotations.

    Example: kg annotations output -o mine.json, then kg build articles/ --annotations mine.json
    """
    from kg.annotations.from_graph import annotate_graph
    from kg.errors import ExportError, QueryError
    from kg.graph.node_link import read_graph

    found = read_graph(graph)
    unknown = sorted(set(document or ()) - found.graph["documents"].keys())
    if unknown:
        raise QueryError(f"{graph}: no document {unknown[0]!r}; report.md lists them all")
    wanted = [one for one in annotate_graph(found) if not document or one["doc"] in document]
    text = json.dumps({"documents": wanted}, ensure_ascii=False, indent=1) + "\n"
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ExportError(f"{output}: can't be written: {error.strerror}") from None
    say(f"annotations of {len(wanted)} documents: {output}")
