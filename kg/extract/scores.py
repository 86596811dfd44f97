"""Say how likely a reader would sign a reading: cue, constructions, mentions -> score.

The factors are shares of right readings by construction, counted on annotated news.
"""

from kg.extract.frames import Candidate, Role
from kg.records import MentionKind, Modality
from kg.status.signatures import Status

__all__ = ["score_candidate", "shape_of"]

CONSTRUCTIONS = {
    "subject": 1.0,
    "agent": 1.0,
    "event": 0.85,
    "complement": 0.85,
    "clause_subject": 0.9,
    "named": 0.9,
    "object": 1.0,
    "passive": 1.0,
    "relative": 0.95,
    "control": 0.95,
    "object_control": 0.95,
    "participle": 0.9,
    "adverbial": 0.85,
    "shared": 0.95,
    "shared_object": 0.85,
    "raised": 0.95,
    "gap": 0.85,
    "reduced": 0.95,
    "preposition": 0.95,
    "object_preposition": 0.9,
    "noun_possessor": 0.95,
    "noun_modifier": 0.9,
    "noun_preposition": 0.95,
    "light": 0.95,
    "received": 0.9,
    "carrier_preposition": 0.9,
    "nested_preposition": 0.7,
    "parties": 0.95,
    "hyphen": 0.95,
    "compound_agent": 0.95,
    "dative": 0.95,
    "owner": 0.85,
    "predicative": 0.95,
    "postnominal": 0.85,
    "attributive": 0.85,
    "possessor": 0.9,
}
PHRASES = {
    "head": 1.0,
    "apposition": 1.0,
    "including": 0.9,
    "of": 0.95,
    "several": 0.9,
    "speaker": 0.9,
    "site": 0.65,
    "possessor": 0.75,
    "modifier": 0.7,
}
UNKNOWN = 0.7


def shape_of(candidate: Candidate) -> str:
    """Return the name of the construction: ``verb:subject>object``.

    Phrases that only lead to an actor are named too: ``noun:light>noun_preposition/possessor``.
    """
    ends = ">".join(
        _shape(role) for role in (candidate.subject, candidate.object) if role is not None
    )
    return f"{candidate.match.cue.pos}:{ends}"


def _shape(role: Role) -> str:
    how = role.filler.how
    return role.how if how == "head" else f"{role.how}/{how}"


def score_candidate(candidate: Candidate, status: Status) -> float:
    """Return the score, rounded to three digits.

    Parameters
    ----------
    candidate
        An accepted one.
    status
        Readings that aren't actual are a little less sure: their status may be wrong as well.
    """
    score = candidate.match.cue.score
    for role in (candidate.subject, candidate.object):
        if role is not None:
            score *= CONSTRUCTIONS.get(role.how, UNKNOWN) * PHRASES.get(role.filler.how, UNKNOWN)
            if role.filler.mention.kind is MentionKind.PRONOUN:
                score *= 0.9
    if candidate.object is None:
        score *= 0.8
    if status.modality is not Modality.ACTUAL or status.negative:
        score *= 0.95
    return round(score, 3)
