"""Merges for a person to decide: graph of a build -> unsure pairs with sentences; answers -> corrections file."""

import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.errors import CorrectionError
from kg.graph.schema import ActorGraph, JudgementData
from kg.resolve.corrections import KINDS, Correction, load_corrections

__all__ = ["Pair", "Side", "add_correction", "find_merges", "find_unsure", "format_correction"]

_PASSAGES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of two that may be the same.

    Attributes
    ----------
    reference
        ``document#mention``: how a correction names it.
    entity
        Id of the node, or empty if it has none.
    name, type
        Of the node.
    roles
        Offices that texts give it.
    passages
        Document id and sentence, a few of them.
    documents
        In how many documents it is mentioned.
    """

    reference: str
    entity: str
    name: str
    type: str
    roles: tuple[str, ...] = ()
    passages: tuple[tuple[str, str], ...] = ()
    documents: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A judgement with both its sides."""

    left: Side
    right: Side
    same: bool | None
    score: float
    reasons: tuple[str, ...]


def find_unsure(graph: ActorGraph) -> list[Pair]:
    """Return the pairs that wait for a person, each pair of nodes once: the likeliest and weightiest first."""
    pairs: dict[frozenset[str], Pair] = {}
    for pair in find_merges(graph, verdicts=(None,)):
        both = frozenset({pair.left.entity, pair.right.entity})
        if len(both) == 2 and "" not in both:
            pairs.setdefault(both, pair)
    return sorted(
        pairs.values(),
        key=lambda pair: (
            -pair.score,
            -min(pair.left.documents, pair.right.documents),
            pair.left.reference,
            pair.right.reference,
        ),
    )


def find_merges(
    graph: ActorGraph, *, verdicts: Iterable[bool | None] = (True, False, None)
) -> Iterator[Pair]:
    """Yield the judgements made across documents, in their order.

    Parameters
    ----------
    verdicts
        Which of them: merged, kept apart, unsure.
    """
    wanted = tuple(verdicts)
    nodes = _nodes_by_mention(graph)
    for judgement in graph.graph["judgements"]:
        if judgement["same"] in wanted:
            yield _pair(graph, judgement, nodes)


def _nodes_by_mention(graph: ActorGraph) -> dict[str, str]:
    """Return the node of each mention that a judgement may name."""
    named = {one[side] for one in graph.graph["judgements"] for side in ("left", "right")}
    found = {}
    for node, data in graph.nodes(data=True):
        for mention in data["mentions"]:
            key = f"{mention['doc']}#m{mention['start']}-{mention['end']}"
            if key in named:
                found[key] = node
    return found


def _pair(graph: ActorGraph, judgement: JudgementData, nodes: dict[str, str]) -> Pair:
    return Pair(
        left=_side(graph, judgement["left"], nodes),
        right=_side(graph, judgement["right"], nodes),
        same=judgement["same"],
        score=judgement["score"],
        reasons=tuple(judgement["reasons"]),
    )


def _side(graph: ActorGraph, reference: str, nodes: dict[str, str]) -> Side:
    node = nodes.get(reference, "")
    if not node:
        return Side(reference=reference, entity="", name=reference, type="")
    data = graph.nodes[node]
    return Side(
        reference=reference,
        entity=node,
        name=data["name"],
        type=data["type"],
        roles=tuple(role["title"] for role in data["roles"] if role["title"])[:_PASSAGES],
        passages=tuple(_passages(graph, node, reference)),
        documents=data["documents"],
    )


def _passages(graph: ActorGraph, node: str, reference: str) -> list[tuple[str, str]]:
    """Return sentences with mentions of the node, those of the judged document first."""
    doc = reference.rpartition("#")[0]
    mentions = sorted(
        graph.nodes[node]["mentions"],
        key=lambda one: (one["doc"] != doc, one["doc"], one["start"]),
    )
    found: dict[tuple[str, str], None] = {}
    for mention in mentions:
        document = graph.graph["documents"].get(mention["doc"])
        for start, end, text in document["sentences"] if document else ():
            if start <= mention["start"] < end:
                found.setdefault((mention["doc"], text), None)
                break
        if len(found) >= _PASSAGES:
            break
    return list(found)


def format_correction(correction: Correction) -> str:
    """Return a correction as TOML.

    Examples
    --------
    >>> print(format_correction(Correction(kind="same", entities=("a#m1-2", 'b "c"'))), end="")
    [[same]]
    entities = ["a#m1-2", "b \\"c\\""]
    """
    first, *second = KINDS[correction.kind]
    named = ", ".join(map(_quote, correction.entities))
    lines = [f"[[{correction.kind}]]", f"{first} = {named if first == 'entity' else f'[{named}]'}"]
    if second:
        lines.append(f"{second[0]} = {_quote(correction.value)}")
    if correction.comment:
        lines.append(f"comment = {_quote(correction.comment)}")
    return "\n".join(lines) + "\n"


def _quote(text: str) -> str:
    """Return a TOML basic string; control characters are escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(one if one.isprintable() else f"\\U{ord(one):08x}" for one in escaped) + '"'
    )


def add_correction(path: Path, corrections: Sequence[Correction]) -> None:
    """Append corrections to a file, made if need be; what stands there stays as it is.

    Raises
    ------
    CorrectionError
        If the file is malformed, or can't be written.
    """
    before = ""
    if path.exists():
        load_corrections(path)
        before = path.read_text(encoding="utf-8").rstrip("\n") + "\n\n"
    text = before + "\n".join(map(format_correction, corrections))
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).replace(path)
    except OSError as error:
        raise CorrectionError(f"{path}: can't be written: {error.strerror}") from error
