"""Read sentences for relations: cues, roles and status together -> readings, refused ones too.

What becomes of accepted readings is `kg.extract.assertions`' business.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence

from kg.extract.cues import find_cues, index_cues
from kg.extract.frames import Candidate, find_candidates
from kg.ontology.schema import Ontology
from kg.records import MentionIndex, Modality, TimeInterval
from kg.status.modality import modified_status
from kg.status.signatures import Status, index_signatures
from kg.status.timing import status_and_time
from kg.when.times import dates_of

__all__ = ["Reading", "read_sentence"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A candidate with the status that its words give it.

    Attributes
    ----------
    candidate
        Cue and roles, or why it was refused.
    status
        Polarity and modality.
    time
        When it happened, if stated.
    """

    candidate: Candidate
    status: Status
    time: TimeInterval | None


DEFINITE = frozenset({Modality.ACTUAL, Modality.FUTURE})
PREDICATIVE = frozenset({"attr", "oprd"})
"""Where what somebody is called is what the clause says, its status is the clause's (*is not a mediator*)."""
OWNED = frozenset({"noun_possessor", "noun_modifier", "noun_preposition", "carrier_preposition"})
"""A noun that a verb has already been read with speaks again only for an owner of its own."""


def read_sentence(
    sentence: Sentence, index: MentionIndex, *, ontology: Ontology, published: str
) -> Iterator[Reading]:
    """Yield what each cue of a sentence says, refused candidates too; the base of ``kg explain``."""
    cues, lexicon = index_cues(ontology), index_signatures(ontology)
    matches = [found for token in sentence if (found := find_cues(token, cues))]
    matches.sort(
        key=lambda found: found[0].noun is None
    )  # a verb with its noun before the noun alone
    taken: set[int] = set()
    dates = dates_of(sentence) if matches else ()
    for found in matches:
        token = found[0].token
        status, time = status_and_time(token, lexicon, dates, published)
        for match in found:
            if match.cue.subject == ("named",) and token.dep_ not in PREDICATIVE:
                status = modified_status(token, lexicon)
            candidates = tuple(
                _weighed(c, status) for c in find_candidates(match, index, ontology)
            )
            if token.i in taken:
                candidates = tuple(c for c in candidates if c.subject and c.subject.how in OWNED)
            yield from (Reading(candidate, status, time) for candidate in candidates)
            if any(not candidate.refused for candidate in candidates):
                if match.noun is not None:
                    taken.add(match.noun.i)
                break


def _weighed(candidate: Candidate, status: Status) -> Candidate:
    """Refuse what is neither done nor announced nor to anybody."""
    if candidate.refused or candidate.object is not None or status.modality in DEFINITE:
        return candidate
    return replace(candidate, refused="only possible, and no object")
