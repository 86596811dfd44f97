"""Say how each sentence was read: parsed document, mentions -> cues, roles, status and reasons, in words.

The one tool for whoever improves the rules; it reads exactly as `kg.extract.assertions` does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from kg.extract.frames import Candidate, Role
from kg.extract.readings import Reading, read_sentence
from kg.extract.scores import score_candidate, shape_of
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, Span, index_mentions
from kg.status.complete import STANDING

__all__ = ["CandidateExplanation", "SentenceExplanation", "explain_document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidateExplanation:
    """One candidate relation, accepted or refused.

    Attributes
    ----------
    predicate, cue, rule
        What was looked for, the words that set it off, and the construction.
    subject, object
        Words of the mentions, empty if none was found.
    polarity, modality
        The status.
    status_cues
        The words that made it so.
    time
        ``2024-02-20/2024-02-26``, or empty.
    score
        0-1; 0 if refused.
    refused
        Why it is no assertion; empty if it is one.
    """

    predicate: str
    cue: str
    rule: str
    subject: str
    object: str
    polarity: str
    modality: str
    status_cues: tuple[str, ...]
    time: str
    score: float
    refused: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SentenceExplanation:
    """How one sentence was read.

    Attributes
    ----------
    span, text
        The sentence.
    mentions
        In text order.
    candidates
        In text order of their cues, refused ones too.
    roles
        Offices and memberships read in it.
    """

    span: Span
    text: str
    mentions: tuple[Mention, ...]
    candidates: tuple[CandidateExplanation, ...]
    roles: tuple[Assertion, ...]


def explain_document(
    doc: Doc,
    mentions: Sequence[Mention],
    assertions: Sequence[Assertion],
    *,
    ontology: Ontology,
    published: str,
) -> Iterator[SentenceExplanation]:
    """Yield an explanation for each sentence, in text order.

    Parameters
    ----------
    doc, mentions, ontology, published
        As for `kg.extract.assertions.extract_assertions`.
    assertions
        What that gave, for offices and memberships.
    """
    index = index_mentions(mentions)
    structural = [a for a in assertions if a.predicate in STANDING]
    for sentence in doc.sents:
        if not sentence.text.strip():
            continue
        span = Span(sentence.start_char, sentence.end_char)
        readings = read_sentence(sentence, index, ontology=ontology, published=published)
        candidates = sorted(readings, key=lambda reading: reading.candidate.match.token.i)
        yield SentenceExplanation(
            span=span,
            text=sentence.text,
            mentions=tuple(m for m in mentions if span.contains(m.span)),
            candidates=tuple(_explained(reading, sentence) for reading in candidates),
            roles=tuple(a for a in structural if span.contains(a.cue)),
        )


def _explained(reading: Reading, sentence: Sentence) -> CandidateExplanation:
    candidate, status, time = reading.candidate, reading.status, reading.time
    text = sentence.doc.text
    return CandidateExplanation(
        predicate=candidate.match.predicate,
        cue=" ".join(word.text for word in candidate.match.words),
        rule=shape_of(candidate),
        subject=_words(candidate.subject, text),
        object=_words(candidate.object, text),
        polarity=status.polarity.value,
        modality=status.modality.value,
        status_cues=tuple(word.text for word in status.cues),
        time=f"{time.start}/{time.end}{'~' * time.approximate}" if time else "",
        score=_score(candidate, reading),
        refused=candidate.refused,
    )


def _words(role: Role | None, text: str) -> str:
    return role.filler.mention.span.of(text) if role is not None else ""


def _score(candidate: Candidate, reading: Reading) -> float:
    return 0.0 if candidate.refused else score_candidate(candidate, reading.status)
