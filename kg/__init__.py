"""An actor knowledge graph from news articles, with the sentence behind every edge.

>>> import kg
>>> graph = kg.build(["seeds/"])  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.notebook import show_graphs
from kg.version import __version__

if TYPE_CHECKING:
    from kg.analyze.collapse import collapse, ego_network, fold_countries, time_slice
    from kg.api import build, frame, read_graph, table

__all__ = [
    "__version__",
    "build",
    "collapse",
    "ego_network",
    "fold_countries",
    "frame",
    "read_graph",
    "table",
    "time_slice",
]

_LAZY = {
    "build": "kg.api",
    "collapse": "kg.analyze.collapse",
    "ego_network": "kg.analyze.collapse",
    "fold_countries": "kg.analyze.collapse",
    "frame": "kg.api",
    "read_graph": "kg.graph.node_link",
    "table": "kg.api",
    "time_slice": "kg.analyze.collapse",
}


def __getattr__(name: str) -> Any:
    """Load spaCy and NetworkX only when a function that needs them is asked for."""
    if name in _LAZY:
        show_graphs()
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
