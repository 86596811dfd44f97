"""kg in a script or notebook: paths -> actor graph."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from kg.builds import build_graph
from kg.config import load_settings
from kg.errors import MissingDependencyError
from kg.export.html import notebook_frame
from kg.graph.node_link import read_graph
from kg.graph.schema import ActorGraph

__all__ = ["PageFrame", "build", "frame", "read_graph", "table"]


@dataclass(frozen=True, slots=True)
class PageFrame:
    """A graph that a notebook shows as its page, in a sandboxed frame.

    Attributes
    ----------
    graph
        The actor graph.
    height
        Of the frame, in pixels.
    """

    graph: ActorGraph
    height: int = 640

    def _repr_html_(self) -> str:
        return notebook_frame(self.graph, height=self.height)


def build(paths: Iterable[str | Path] | str | Path, **settings: Any) -> ActorGraph:
    """Return the actor graph of the articles in `paths`.

    Parameters
    ----------
    paths
        Files and folders; a folder is read with everything below it.
    settings
        Fields of `kg.config.Settings`: ``jobs=2``, ``actors=["mine.csv"]``, ``date="2024-02-28"`` …

    Returns
    -------
    ActorGraph
        A NetworkX ``MultiDiGraph``; ``kg.graph.schema`` describes the attributes of nodes and edges.

    Raises
    ------
    KgError
        If there is nothing to read, the model is missing or a setting is wrong.

    Examples
    --------
    >>> import kg
    >>> graph = kg.build("seeds/")  # doctest: +SKIP
    >>> graph.nodes["israel"]["type"]  # doctest: +SKIP
    'government'
    """
    paths = [paths] if isinstance(paths, str | Path) else list(paths)
    return build_graph([Path(path) for path in paths], load_settings(**settings)).graph


def frame(graph: ActorGraph, *, height: int = 640) -> PageFrame:
    """Return `graph` as a notebook shows it: the interactive page in a frame that can reach nothing else."""
    return PageFrame(graph, height)


def table(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Return the rows of a measure as a pandas ``DataFrame``, which notebooks show as a table.

    Raises
    ------
    MissingDependencyError
        Without pandas.

    Examples
    --------
    >>> table([{"actor": "fiji", "degree": 2}])["degree"].sum()  # doctest: +SKIP
    2
    """
    try:
        pandas = import_module("pandas")
    except ImportError as error:
        raise MissingDependencyError(
            "tables in notebooks need pandas: pip install 'kg[tables]'"
        ) from error
    return pandas.DataFrame(list(rows))
