"""kg in a script or notebook: paths -> actor graph."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.builds import build_graph
from kg.config import load_settings
from kg.graph.node_link import read_graph
from kg.graph.schema import ActorGraph

__all__ = ["build", "read_graph"]


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
