"""kg check: a graph -> what breaks its rules."""

from typing import Annotated

import typer

from kg.cli.options import GraphArgument
from kg.cli.progress import patience
from kg.cli.terminal import say, tell
from kg.errors import GraphError

__all__ = ["check"]


def check(
    graph: GraphArgument,
    rdf: Annotated[
        bool,
        typer.Option("--rdf", help="Check the SHACL shapes of the RDF too (extra: validate)."),
    ] = False,
) -> None:
    """Check what must hold of a graph: evidence behind every edge, offsets, statuses, and RDF shapes.

    Example: kg check output --rdf
    """
    from kg.graph.damage import find_damage
    from kg.graph.invariants import find_violations
    from kg.graph.node_link import read_graph

    with patience("checking the graph"):
        loaded = read_graph(graph)
        if damage := find_damage(graph):
            raise GraphError(damage)
        found = find_violations(loaded)
    if rdf:
        from kg.rdf.check import check_rdf

        with patience("checking the shapes of the RDF, some minutes for a large graph"):
            found += check_rdf(loaded)
    for line in found:
        tell(line)
    say(f"{len(found)} violations")
    if found:
        raise typer.Exit(1)
