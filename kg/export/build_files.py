"""The files of a build: actor graph -> tables, graph files, RDF, page and report in one folder."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from kg.events.gather import EventData, gather_events
from kg.export.html import write_html
from kg.export.rdf import write_turtle
from kg.export.report import SkippedInput, write_report
from kg.export.tables import write_tables
from kg.graph.node_link import write_graph
from kg.graph.schema import ActorGraph
from kg.rdf.mapping import Mentions
from kg.rdf.pieces import Pieces
from kg.store.lock import STATE_FOLDER

__all__ = ["PARTS", "Events", "FilesWanted", "write_build_files"]

_PIECES = Path(STATE_FOLDER, "graph.trig.pieces")

Events = Callable[[], Sequence[EventData]]
"""Gathers the events of a graph when they are first needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FilesWanted:
    """Where the files of a build go, and what they say beside the graph.

    Attributes
    ----------
    folder
        An empty folder.
    skipped
        Inputs that were passed over, for the report.
    noted
        What of inputs that were read wasn't used, or could be read in two ways, for the report.
    corrections
        What became of corrections, for the report.
    title, actors_shown, focus
        Of the page: its title, actors drawn at first, id of the actor shown first.
    all_mentions
        Whether page and RDF hold unknown actors too that are mentioned once and do nothing.
    mentions
        Which mentions RDF holds: none, linked or all.
    lone
        How many of these there are, for the report.
    before
        The folder of the build before, if its files are as it left them: what is the same is taken from them.
    stamp
        Code and libraries: what others made is not the same. Without it nothing is taken, and nothing kept for the next build.
    """

    folder: Path
    skipped: Sequence[SkippedInput] = ()
    noted: Sequence[SkippedInput] = ()
    corrections: Sequence[str] = ()
    title: str = ""
    actors_shown: int = 60
    focus: str = ""
    all_mentions: bool = False
    mentions: Mentions = "none"
    lone: int = 0
    before: Path | None = None
    stamp: str = ""


def write_build_files(
    graph: ActorGraph,
    wanted: FilesWanted,
    parts: Sequence[str] = (),
    events: Events | None = None,
) -> None:
    """Write the files that a build leaves.

    Parameters
    ----------
    events
        Gives those of the graph; called by parts that tell of them.
    parts
        Names of `PARTS`, each of which can be written by a process of its own; none stand for all.
    """
    events = events or cache(partial(gather_events, graph))
    for part in parts or PARTS:
        PARTS[part](graph, wanted, events)


def _write_rdf(graph: ActorGraph, wanted: FilesWanted, events: Events) -> None:
    folder, before = wanted.folder, wanted.before
    listed = (before / "graph.trig", before / _PIECES) if before else None
    pieces = Pieces(wanted.stamp, listed) if wanted.stamp else None
    write_turtle(
        graph,
        trig=folder / "graph.trig",
        ttl=folder / "graph.ttl",
        mentions=wanted.mentions,
        short=True,
        events=events(),
        pieces=pieces,
    )
    if pieces is not None:
        pieces.write(folder / _PIECES)


def _write_page(graph: ActorGraph, wanted: FilesWanted, events: Events) -> None:
    write_html(
        graph,
        wanted.folder / "graph.html",
        title=wanted.title,
        actors_shown=wanted.actors_shown,
        focus=wanted.focus,
        events=events(),
    )


PARTS: dict[str, Callable[[ActorGraph, FilesWanted, Events], None]] = {
    "graph": lambda graph, wanted, _: write_graph(graph, wanted.folder / "graph.json"),
    "rdf": _write_rdf,
    "page": _write_page,
    "tables": lambda graph, wanted, events: write_tables(graph, wanted.folder, events()),
    "report": lambda graph, wanted, _: write_report(
        graph,
        wanted.folder / "report.md",
        skipped=wanted.skipped,
        noted=wanted.noted,
        corrections=wanted.corrections,
        lone=wanted.lone,
    ),
}
"""What can be written on its own, by name: the graph from which the rest can be made, then the longest first."""
