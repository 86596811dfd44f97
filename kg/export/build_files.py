"""The files of a build: actor graph -> tables, graph files, RDF, page and report in one folder."""

from collections.abc import Sequence
from pathlib import Path

from kg.export.html import write_html
from kg.export.rdf import flatten_trig, write_rdf
from kg.export.report import SkippedInput, write_report
from kg.export.tables import write_tables
from kg.export.xml_graphs import write_gexf, write_graphml
from kg.graph.node_link import write_graph
from kg.graph.schema import ActorGraph

__all__ = ["write_build_files"]


def write_build_files(
    graph: ActorGraph,
    skipped: Sequence[SkippedInput],
    folder: Path,
    *,
    title: str,
    actors_shown: int = 300,
    focus: str = "",
) -> None:
    """Write all files that a build leaves.

    Parameters
    ----------
    skipped
        Inputs that were passed over, for the report.
    folder
        An empty folder.
    title, actors_shown, focus
        Of the page: its title, actors drawn at first, id of the actor shown first.
    """
    write_tables(graph, folder)
    write_graph(graph, folder / "graph.json")
    write_rdf(graph, folder / "graph.trig", "trig")
    flatten_trig(folder / "graph.trig", folder / "graph.ttl")
    page = folder / "graph.html"
    write_html(graph, page, title=title, actors_shown=actors_shown, focus=focus)
    write_graphml(graph, folder / "graph.graphml")
    write_gexf(graph, folder / "graph.gexf")
    write_report(graph, skipped, folder / "report.md")
