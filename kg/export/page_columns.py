"""Statements, evidence and articles as the page holds them: columns of numbers for all that filters read, texts apart.

A browser keeps a column in a tenth of the memory of as many objects; the texts of an article are parsed when a sentence of it is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kg.graph.days import day_of, days_of
from kg.graph.recount import issues_of
from kg.graph.schema import ActorGraph, EdgeData, EvidenceData
from kg.graph.statements import sentence_at
from kg.graph.topics import find_topics
from kg.records import Modality

__all__ = [
    "MODALITIES",
    "NO_DAY",
    "Island",
    "day_number",
    "fill_columns",
    "list_articles",
    "list_texts",
]

Island = dict[str, Any]
_Statement = tuple[str, str | None, EdgeData]

MODALITIES = tuple(map(str, Modality))
NO_DAY = -1_000_000
"""Stands for a day that isn't known; others count from 1970-01-01."""

_EPOCH = date(1970, 1, 1).toordinal()
_EXTRAS = (("to", "addressing"), ("ti", "title"), ("x", "ended"), ("sym", "symmetric"), ("ch", "change"))  # fmt: skip


def fill_columns(
    graph: ActorGraph,
    statements: Sequence[_Statement],
    number: Mapping[str, int],
    docs: Sequence[str],
) -> tuple[Island, Island]:
    """Return the columns of statements and of their evidence.

    Parameters
    ----------
    number
        Of each actor.
    docs
        Ids of the documents, in the order of their numbers.

    Returns
    -------
    edges
        ``id``, ``s``, ``t`` (numbers of subject and object; -1: nobody), ``p`` (1 positive, -1 negative), ``m`` (modality), ``c`` (score), ``n``
        (independent documents), ``v`` (pieces of evidence); ``extras``, of few statements, by their number: ``a`` (sources), ``to``, ``ti``, ``x``,
        ``sym``, ``ch``.
    items
        Of each piece of evidence, statement after statement: ``o`` (number of its document), ``s`` (place of the sentence that it begins
        in), ``d`` (day that it counts for, `NO_DAY` if unknown), ``c`` (score); ``named``, by the number of a piece: whom a quotation names that no
        edge leads to.
    """
    place = {doc: index for index, doc in enumerate(docs)}
    issues, documents = issues_of(graph), graph.graph["documents"]
    edges: Island = {key: [] for key in ("id", "s", "t", "p", "m", "c", "n", "v")}
    extras: dict[str, dict[int, Any]] = {key: {} for key in ("a", *(one for one, _ in _EXTRAS))}
    items: Island = {"o": [], "s": [], "d": [], "c": []}
    for index, (subject, target, data) in enumerate(statements):
        edges["id"].append(data["id"])
        edges["s"].append(number[subject])
        edges["t"].append(-1 if target is None else number[target])
        edges["p"].append(1 if data["polarity"] == "positive" else -1)
        edges["m"].append(MODALITIES.index(data["modality"]))
        edges["c"].append(data["score"])
        edges["n"].append(data["documents"])
        edges["v"].append(len(data["evidence"]))
        if data["attribution"]:
            extras["a"][index] = [number[one] for one in data["attribution"]]
        for key, name in _EXTRAS:
            if value := data.get(name):
                extras[key][index] = value
        for one in data["evidence"]:
            items["o"].append(place[one["doc"]])
            items["s"].append(sentence_at(documents[one["doc"]], one["start"]))
            items["d"].append(day_number(day_of(one, issues[one["doc"]].published)))
            items["c"].append(one["score"])
    items["named"] = _list_named(graph, statements, number)
    return {**edges, "extras": extras}, items


def _list_named(
    graph: ActorGraph, statements: Sequence[_Statement], number: Mapping[str, int]
) -> dict[int, list[int]]:
    """Return whom each quotation names beside its speakers and those that its edges lead to, at its first piece of evidence."""
    first: dict[tuple[str, str], tuple[int, EvidenceData]] = {}
    told: dict[str, set[str | None]] = {}
    at = 0
    for subject, target, data in statements:
        for one in data["evidence"]:
            if data["predicate"] == "says":
                first.setdefault((one["id"], subject), (at, one))
                told.setdefault(one["id"], set()).update((subject, target))
            at += 1
    topics = find_topics(graph, (one for _, one in first.values()))
    named = {
        at: [number[actor] for actor in topics[one["id"]] if actor not in told[one["id"]]]
        for at, one in first.values()
    }
    return {at: actors for at, actors in named.items() if actors}


def list_articles(
    graph: ActorGraph, docs: Sequence[str], publishers: Sequence[str]
) -> list[Island]:
    """Return what filters and tables tell of each document: id, title, outlet, day, and of a copy the number of its original."""
    place = {doc: index for index, doc in enumerate(docs)}
    outlet = {name: index for index, name in enumerate(publishers)}
    found = []
    for doc in docs:
        data = graph.graph["documents"][doc]
        published = days_of(data["published"])[0]
        row = {
            "id": doc,
            "t": data["title"],
            "b": outlet.get(data["publisher"], -1),
            "d": data["published"][:10],
            "day": day_number(published),
        }
        if data["duplicate_of"] in place:
            row["of"] = place[data["duplicate_of"]]
        found.append(row)
    return found


def list_texts(
    graph: ActorGraph, statements: Sequence[_Statement], docs: Sequence[str]
) -> list[Island]:
    """Return of each document its address, its sentences, and the evidence in it, in the order of its numbers.

    Offsets of evidence count from the beginning of its sentence, a sentence's from the end of the one before; in place of the end of each stands
    its length, of a sentence only where its text has another: small numbers that recur take half the room.
    """
    found: dict[str, Island] = {}
    documents = graph.graph["documents"]
    for doc in docs:
        data = documents[doc]
        found[doc] = {"u": data["url"], "s": _chained(data["sentences"]), "i": []}
    for *_, data in statements:
        for one in data["evidence"]:
            sentences = documents[one["doc"]]["sentences"]
            base = (
                sentences[sentence_at(documents[one["doc"]], one["start"])][0] if sentences else 0
            )
            found[one["doc"]]["i"].append(_evidence(one, base))
    return list(found.values())


def _chained(sentences: Sequence[tuple[int, int, str]]) -> list[list[Any]]:
    """Return of each sentence how far it begins behind the one before, its text, and its length where the text has another."""
    found, last = [], 0
    for start, end, text in sentences:
        length = [] if end - start == len(text) else [end - start]
        found.append([start - last, text, *length])
        last = end
    return found


def day_number(day: str) -> int:
    """Return a day as the page counts days; `NO_DAY` for an unknown one."""
    return date.fromisoformat(day[:10]).toordinal() - _EPOCH if day else NO_DAY


def _evidence(one: EvidenceData, base: int) -> Island:
    """Return what a piece of evidence marks, offsets counted from `base`."""
    found: Island = {"a": one["start"] - base, "z": one["end"] - one["start"], "r": one["rule"]}
    extras = (
        ("s", _moved(one["subject"], base)),
        ("t", _moved(one["object"], base)),
        ("q", _moved(one["cue"], base)),
        ("u", [_moved(span, base) for span in one["status_cues"]]),
        ("w", [_moved(span, base) for span in one["content"]]),
        ("k", one["kind"]),
        ("ac", one["act"]),
        ("on", one["event_text"]),
        ("d", one["event_start"]),
        ("e", one["event_end"]),
        ("ap", one.get("event_approximate")),
        ("at", one["place"]),
    )
    return {**found, **{key: value for key, value in extras if value}}


def _moved(span: Sequence[int] | None, base: int) -> list[int] | None:
    """Return where a span begins, and its length."""
    return [span[0] - base, span[1] - span[0]] if span else None
