"""What a build did: graph and skipped inputs -> ``report.md``."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from kg.graph.schema import ActorGraph
from kg.graph.statements import iter_statements

__all__ = ["MOST", "SkippedInput", "render_report", "write_report"]

TOP = 20
_LONGEST = 500
MOST = 1000
"""Lines of a list of inputs."""


class SkippedInput(Protocol):
    """An input that was not read."""

    @property
    def path(self) -> str:
        """Where it came from."""

    @property
    def reason(self) -> str:
        """Why it wasn't read, as a reader of the report understands it."""


def write_report(
    graph: ActorGraph,
    path: Path,
    *,
    skipped: Sequence[SkippedInput] = (),
    noted: Sequence[SkippedInput] = (),
    corrections: Sequence[str] = (),
    lone: int = 0,
) -> None:
    """Write the report of `graph` to `path`."""
    text = render_report(graph, skipped, noted=noted, corrections=corrections, lone=lone)
    path.write_text(text, encoding="utf-8", newline="\n")


def render_report(
    graph: ActorGraph,
    skipped: Sequence[SkippedInput] = (),
    *,
    noted: Sequence[SkippedInput] = (),
    corrections: Sequence[str] = (),
    lone: int = 0,
) -> str:
    """Return the report as Markdown: what was read, what wasn't and why, counts, top actors.

    The text of the report depends on the arguments alone; names from the news are
    stripped of what Markdown or a terminal would act on.

    Parameters
    ----------
    skipped
        Inputs that were passed over.
    noted
        What of inputs that were read wasn't used, or could be read in two ways.
    corrections
        What became of a person's corrections.
    lone
        Unknown actors that are mentioned once and do nothing.
    """
    lines = ["# Report of the build", ""]
    for section in (
        _totals(graph, lone),
        _skipped(skipped),
        _noted(noted),
        _undated(graph),
        _corrections(corrections),
        _relations(graph),
        _actors(graph),
    ):
        if part := list(section):
            lines += [*part, ""]
    return "\n".join(lines)


def _totals(graph: ActorGraph, lone: int) -> Iterator[str]:
    documents = graph.graph["documents"]
    dates = sorted({one["published"][:10] for one in documents.values()} - {""})
    copies = sum(bool(one["duplicate_of"]) for one in documents.values())
    counts = graph.graph["counts"]
    statements = list(iter_statements(graph))
    yield f"- documents read: {len(documents)}, of which near-copies of another: {copies}"
    if dates:
        yield f"- published: {dates[0]} to {dates[-1]}"
    yield f"- actors: {len(graph)}"
    if lone:
        yield f"- of these unknown, mentioned once, without statement and quotation: {lone}; page and RDF hold them with `--all-mentions` alone"
    yield f"- edges: {graph.number_of_edges()}, statements without recipient: {len(statements) - graph.number_of_edges()}"
    yield f"- assertions read: {counts.get('assertions', 0)}; of these {counts.get('assertions_without_actor', 0)} have a subject that denotes no known actor and {counts.get('reflexive', 0)} join an actor to itself: no edge"
    yield f"- quotations read: {counts.get('quotations', 0)}; of these {counts.get('quotations_without_source', 0)} have no known source and are kept apart"
    yield from (
        f"- made by {name}: {_plain(value)}" for name, value in graph.graph["made_by"].items()
    )


def _skipped(skipped: Sequence[SkippedInput]) -> Iterator[str]:
    yield f"## Skipped: {len(skipped)}"
    yield ""
    if not skipped:
        yield "Nothing was skipped."
    yield from _few([f"`{_plain(one.path)}`: {_plain(one.reason)}" for one in _sorted(skipped)])


def _noted(noted: Sequence[SkippedInput]) -> Iterator[str]:
    if not noted:
        return
    yield f"## Not used, or read in one of two ways: {len(noted)}"
    yield ""
    yield from _few([f"`{_plain(one.path)}`: {_plain(one.reason)}" for one in _sorted(noted)])


def _undated(graph: ActorGraph) -> Iterator[str]:
    documents = graph.graph["documents"]
    undated = [doc for doc in documents if not documents[doc]["published"]]
    if not undated:
        return
    yield f"## Articles without a date: {len(undated)}"
    yield ""
    yield "Days of the week in them are not resolved; `--date` or a `metadata.csv` states a date."
    yield ""
    yield from _few([f"`{_plain(doc)}`" for doc in undated])


def _corrections(corrections: Sequence[str]) -> Iterator[str]:
    if corrections:
        yield "## Corrections"
        yield ""
        yield from _few([_plain(line) for line in corrections])


def _relations(graph: ActorGraph) -> Iterator[str]:
    counts: Counter[tuple[str, str, str]] = Counter()
    for _, _, data in iter_statements(graph):
        status = (data["predicate"], data["polarity"], data["modality"])
        counts[status] += len(data["evidence"])
    yield "## Relations"
    yield ""
    yield "| relation | polarity | modality | pieces of evidence |"
    yield "|---|---|---|--:|"
    for (predicate, polarity, modality), count in sorted(counts.items()):
        yield f"| {predicate} | {polarity} | {modality} | {count} |"


def _actors(graph: ActorGraph) -> Iterator[str]:
    ranked = sorted(graph, key=lambda node: (-graph.degree(node), node))[:TOP]
    yield "## Actors with most edges"
    yield ""
    yield "| actor | type | edges | documents | mentions |"
    yield "|---|---|--:|--:|--:|"
    for node in ranked:
        data = graph.nodes[node]
        name = _plain(data["name"])
        yield f"| {name} | {data['type']} | {graph.degree(node)} | {data['documents']} | {len(data['mentions'])} |"


def _sorted(inputs: Sequence[SkippedInput]) -> list[SkippedInput]:
    return sorted(inputs, key=lambda one: (one.path, one.reason))


def _few(lines: Sequence[str]) -> Iterator[str]:
    """Yield the items of a list as far as people read one, and how many more there are."""
    yield from (f"- {line}" for line in lines[:MOST])
    if len(lines) > MOST:
        yield f"- and {len(lines) - MOST:,} more"


def _plain(text: str) -> str:
    """Return `text` on one line, bounded, without control characters and Markdown's or HTML's signs."""
    text = text[:_LONGEST]
    text = re.sub(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]+", " ", text)
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", text).strip()
