"""Notebooks: actor graph -> the page in a frame, wherever IPython shows a graph."""

import sys
from typing import Any

from kg.graph.schema import ActorGraph

__all__ = ["show_graphs"]


def show_graphs() -> None:
    """Let IPython, if kg runs in it, show actor graphs as their page; other NetworkX graphs stay as they are.

    A subclass of NetworkX' graph with a ``_repr_html_`` would be lost by the first function that copies it.
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython is not None else None
    if shell is None:
        return
    formatter = shell.display_formatter.formatters["text/html"]
    formatter.for_type_by_name("networkx.classes.multidigraph", "MultiDiGraph", _to_html)


def _to_html(graph: Any) -> str | None:
    if not {"documents", "judgements"} <= graph.graph.keys():
        return None
    from kg.export.html import notebook_frame  # noqa: PLC0415 - pyvis is slow to load

    actors: ActorGraph = graph
    return notebook_frame(actors)
