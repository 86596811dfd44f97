"""An actor knowledge graph from news articles, with the sentence behind every edge.

>>> import kg
>>> graph = kg.build(["seeds/"])  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from kg.version import __version__

if TYPE_CHECKING:
    from kg.api import build, frame, read_graph

__all__ = ["__version__", "build", "frame", "read_graph"]

_LAZY = {"build": "kg.api", "frame": "kg.api", "read_graph": "kg.graph.node_link"}


def __getattr__(name: str) -> Any:
    """Load spaCy and NetworkX only when a function that needs them is asked for."""
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
