"""All formats: name -> the function that writes it, loaded when asked for."""

from collections.abc import Callable
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any

from kg.errors import ExportError
from kg.graph.schema import ActorGraph

__all__ = ["FORMATS", "export_graph"]

FORMATS: dict[str, tuple[str, str, tuple[Any, ...]]] = {
    "cytoscape": ("kg.export.json_graphs", "write_cytoscape", ()),
    "csv": ("kg.export.csv_pair", "write_csv_pair", ()),
    "dot": ("kg.export.dot", "write_dot", ()),
    "ftm": ("kg.export.json_graphs", "write_followthemoney", ()),
    "gexf": ("kg.export.xml_graphs", "write_gexf", ()),
    "graphml": ("kg.export.xml_graphs", "write_graphml", ()),
    "html": ("kg.export.html", "write_html", ()),
    "json": ("kg.graph.node_link", "write_graph", ()),
    "jsonld": ("kg.export.jsonld", "write_jsonld", ()),
    "nq": ("kg.export.rdf", "write_rdf", ("nq",)),
    "nt": ("kg.export.rdf", "write_rdf", ("nt",)),
    "parquet": ("kg.export.parquet", "write_parquet", ()),
    "tables": ("kg.export.tables", "write_tables", ()),
    "trig": ("kg.export.rdf", "write_rdf", ("trig",)),
    "ttl": ("kg.export.rdf", "write_rdf", ("ttl",)),
}
"""Module, function and further arguments by format; entry points of ``kg.exporters`` add more."""


def export_graph(graph: ActorGraph, path: Path, form: str) -> None:
    """Write `graph` to `path`.

    Parameters
    ----------
    form
        One of `FORMATS`, or the name of an entry point of the group ``kg.exporters``: a function that
        takes graph and path.

    Raises
    ------
    ExportError
        If the format is unknown, or the file can't be written.
    """
    write, rest = _find(form)
    try:
        write(graph, path, *rest)
    except OSError as error:
        raise ExportError(f"{path}: can't be written: {error.strerror}") from error


def _find(form: str) -> tuple[Callable[..., None], tuple[Any, ...]]:
    if form in FORMATS:
        module, function, rest = FORMATS[form]
        return getattr(import_module(module), function), rest
    for entry in entry_points(group="kg.exporters"):
        if entry.name == form:
            return entry.load(), ()
    raise ExportError(f"no format {form!r}; known: {', '.join(sorted(FORMATS))}")
