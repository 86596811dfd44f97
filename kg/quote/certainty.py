"""How sure a quotation is: what was decided of it, step by step -> a row of numbers for the last model."""

from kg.quote.antecedent import TYPES
from kg.quote.reading import Reading
from kg.quote.rivals import OWN, describe_own
from kg.quote.speaker import Decision
from kg.records import MentionKind

__all__ = ["NAMES", "describe_certainty"]

NAMES = (
    "content",
    "source",
    "content and source",
    "antecedent",
    *OWN,
    "type of the source",
    "kind of the source",
    "grammatical source",
    "source in marks",
    "how often named",
    "known actor",
    "adjective",
)
"""Names of the columns."""

_KINDS = (MentionKind.NAME, MentionKind.NOMINAL, MentionKind.PRONOUN)


def describe_certainty(decision: Decision, reading: Reading) -> list[float]:
    """Return one row, columns as in `NAMES`."""
    one = decision
    steps = [one.content, one.source, one.content * one.source]
    meant = one.antecedent if one.meant else -1.0
    if one.speaker is None:
        return [*steps, meant, *describe_own(one.draft, reading), -1, -1, 0, -1, -1, 0, 0]
    mention = one.speaker.mention
    return [
        *steps,
        meant,
        *describe_own(one.draft, reading),
        TYPES.index(mention.type) if mention.type in TYPES else len(TYPES),
        _KINDS.index(mention.kind),
        one.draft.source == one.speaker.token,
        mention.quotation_depth,
        reading.wordings.get(mention.text, 0),
        bool(mention.actors),
        mention.adjectival,
    ]
