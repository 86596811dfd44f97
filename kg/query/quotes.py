"""Who said what: actor graph and filters -> one row per quotation, with place and link into the text.

The command line prints the rows as table, CSV or JSON Lines. Doesn't search the words of contents.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from kg.errors import QueryError
from kg.graph.days import check_window, event_days
from kg.graph.find_actor import find_actor
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import iter_statements
from kg.graph.topics import find_topics

__all__ = ["find_quotations"]

_CLASSES = ("direct", "indirect", "mixed")


@dataclass(slots=True, kw_only=True)
class _Found:
    """A quotation gathered from all edges that it stands on."""

    evidence: EvidenceData
    edge: EdgeData | None
    sources: dict[str, None]
    addressees: dict[str, None]
    about: dict[str, None]


def find_quotations(
    graph: ActorGraph,
    *,
    by: str | None = None,
    about: str | None = None,
    since: str | None = None,
    until: str | None = None,
    kind: str | None = None,
    min_score: float = 0.0,
) -> list[dict[str, Any]]:
    """Return the quotations that pass all filters, by date, document and place.

    Parameters
    ----------
    by, about
        An actor, as `kg.graph.find_actor.find_actor` finds it: who speaks; who is named in what is said.
    since, until
        ISO dates, both included; a day, month (``2024-02``) or year. They are compared with the date
        of the saying if the article has it, else of publication. Quotations without date drop out.
    kind
        ``direct``, ``indirect`` or ``mixed``; or an act: ``says``, ``denies``, ``believes`` …
    min_score
        Least probability, 0-1, that words and speaker are right.

    Returns
    -------
    rows
        Each with ``id``, ``date``, ``source`` and ``source_name`` (None and "" if unknown),
        ``sources``, ``addressees``, ``about`` (entity ids), ``content`` (text, parts joined by `` … ``),
        ``kind``, ``act``, ``polarity``, ``modality``, ``attributed_to``, ``doc``, ``title``,
        ``publisher``, ``start``, ``end``, ``content_spans``, ``score`` and ``link``: the
        document's address or id with ``#char=start,end`` (RFC 5147).

    Raises
    ------
    QueryError
        If an actor isn't in the graph, or a date or kind can't be read.
    """
    speakers = None if by is None else {find_actor(graph, by)}
    topics = None if about is None else {find_actor(graph, about)}
    first, last = since or "", until or ""
    check_window(first, last)
    rows = []
    acts: set[str] = set()
    for found in _gather(graph):
        acts.update((found.evidence["kind"], found.evidence["act"]))
        row = _row(graph, found, speakers or ())
        if speakers is not None and not speakers.intersection(row["sources"]):
            continue
        if topics is not None and not topics.intersection(row["about"]):
            continue
        if row["score"] < min_score:
            continue
        if _is_within(row["date"], first, last) and kind in (None, row["kind"], row["act"]):
            rows.append(row)
    if kind is not None and kind not in acts and kind not in _CLASSES:
        raise QueryError(f"no quotation is of kind {kind!r}: use one of {', '.join(sorted(acts))}")
    return sorted(rows, key=lambda row: (row["date"], row["doc"], row["start"], row["id"]))


def _is_within(date: str, first: str, last: str) -> bool:
    """Tell whether an ISO date lies between two bounds, each of which may be shorter, or empty."""
    if not date:
        return not first and not last
    return (not first or date[: len(first)] >= first) and (not last or date[: len(last)] <= last)


def _gather(graph: ActorGraph) -> Iterable[_Found]:
    """Return each quotation once, with all that its edges tell of it."""
    gathered: dict[str, _Found] = {}
    for subject, target, edge in iter_statements(graph):
        if edge["predicate"] != "says":
            continue
        for evidence in edge["evidence"]:
            found = gathered.setdefault(
                evidence["id"],
                _Found(evidence=evidence, edge=edge, sources={}, addressees={}, about={}),
            )
            found.sources[subject] = None
            if target is not None:
                (found.addressees if edge["addressing"] == "to" else found.about)[target] = None
    for evidence in graph.graph.get("unattributed", ()):
        gathered.setdefault(
            evidence["id"],
            _Found(evidence=evidence, edge=None, sources={}, addressees={}, about={}),
        )
    topics = find_topics(graph, (found.evidence for found in gathered.values()))
    for quotation, found in gathered.items():
        found.about.update(dict.fromkeys(topics[quotation]))
    return gathered.values()


def _row(graph: ActorGraph, found: _Found, asked: Collection[str]) -> dict[str, Any]:
    """Return what is printed of a quotation; of several sources those that are asked for come first."""
    evidence, edge = found.evidence, found.edge
    document = graph.graph["documents"][evidence["doc"]]
    sources = sorted(found.sources, key=lambda one: one not in asked)
    content = " … ".join(_text(graph, evidence["doc"], s, e) for s, e in evidence["content"])
    return {
        "id": evidence["id"],
        "date": event_days(evidence, document["published"])[0],
        "source": sources[0] if sources else None,
        "source_name": graph.nodes[sources[0]]["name"] if sources else "",
        "sources": sources,
        "addressees": list(found.addressees),
        "about": [actor for actor in found.about if actor not in found.sources],
        "content": content,
        "kind": evidence["kind"],
        "act": evidence["act"],
        "polarity": edge["polarity"] if edge else "positive",
        "modality": edge["modality"] if edge else "actual",
        "attributed_to": edge["attributed_to"] if edge else None,
        "doc": evidence["doc"],
        "title": document["title"],
        "publisher": document["publisher"],
        "start": evidence["start"],
        "end": evidence["end"],
        "content_spans": evidence["content"],
        "score": evidence["score"],
        "link": _link(document["url"], evidence),
    }


def _text(graph: ActorGraph, doc: str, start: int, end: int) -> str:
    """Return the characters of a document as far as the graph keeps them, blanks made single."""
    parts = [
        text[max(0, start - first) : max(0, end - first)]
        for first, last, text in graph.graph["documents"][doc]["sentences"]
        if first < end and start < last
    ]
    return " ".join(" ".join(parts).split())


def _link(url: str, evidence: EvidenceData) -> str:
    """Return an address of the passage: the article's with a text range after RFC 5147."""
    base = url if url.startswith(("http://", "https://")) else evidence["doc"]
    return f"{base}#char={evidence['start']},{evidence['end']}"
