"""Who is spoken about by whom, over time: actor graph -> the share that each actor has of a speaker's quotations.

The share of attention is how agendas are measured since McCombs and Shaw (1972, "The Agenda-Setting Function of Mass
Media", Public Opinion Quarterly 36), here of speakers instead of outlets.
"""

from collections.abc import Iterator
from typing import Any

from kg.analyze.dyads import UNDATED, bucket_of
from kg.analyze.quotations import quotation_key, speaks_about
from kg.analyze.selection import Selection, select
from kg.graph.recount import add_up, issues_of
from kg.graph.schema import ActorGraph, EvidenceData

__all__ = ["list_agenda"]

_Key = tuple[str, str]


def list_agenda(
    graph: ActorGraph, selection: Selection | None = None, *, period: str = "all"
) -> list[dict[str, Any]]:
    """Return a row per period, speaker and actor spoken about, by period, the most frequent first.

    Parameters
    ----------
    selection
        ``actor`` picks the rows: who speaks or is spoken about. It changes no share.
    period
        ``day``, ``week`` (ISO), ``month``, ``year`` or ``all``; quotations of unknown day count under "undated".

    Returns
    -------
    rows
        ``period``, ``speaker``, ``about`` (names), ``quotations``, ``share`` (of all the speaker's quotations of that period that are
        about anybody who counts, 0–1; one quotation may be about several; what near-copies repeat is one), ``documents``, ``speaker_id``, ``about_id``.
    """
    selection = selection or Selection()
    found: dict[tuple[str, str, str], list[EvidenceData]] = {}
    spoken: dict[tuple[str, str], set[_Key]] = {}
    issues = issues_of(graph)
    for speaker, about, one in _quotations(graph, selection):
        when = bucket_of(one, issues, period)
        found.setdefault((when, speaker, about), []).append(one)
        spoken.setdefault((when, speaker), set()).add(quotation_key(graph, one, issues))
    rows = []
    for (when, speaker, about), evidence in found.items():
        if selection.actor not in ("", speaker, about):
            continue
        quotations = len({quotation_key(graph, one, issues) for one in evidence})
        rows.append(
            {
                "period": when,
                "speaker": graph.nodes[speaker]["name"],
                "about": graph.nodes[about]["name"],
                "quotations": quotations,
                "share": round(quotations / len(spoken[when, speaker]), 3),
                "documents": add_up(evidence, issues)["documents"],
                "speaker_id": speaker,
                "about_id": about,
            }
        )
    return sorted(
        rows,
        key=lambda row: (
            row["period"] == UNDATED,
            row["period"],
            -row["quotations"],
            row["speaker_id"],
            row["about_id"],
        ),
    )


def _quotations(
    graph: ActorGraph, selection: Selection
) -> Iterator[tuple[str, str, EvidenceData]]:
    """Yield speaker, whom it speaks about, and evidence, whoever is asked for."""
    for subject, target, data in select(graph, selection, speech=True, anybody=True):
        if target is None or not speaks_about((subject, target, data)):
            continue
        for one in data["evidence"]:
            yield subject, target, one
