"""Read who does what to whom: parsed document, mentions, quotations -> assertions with status and evidence.

Which words signal what is data (`kg.ontology`); offices and memberships are `kg.office`'s business.
"""

from collections.abc import Sequence

from spacy.tokens import Doc
from spacy.tokens import Span as Sentence

from kg.extract.readings import Reading, read_sentence
from kg.extract.scores import score_candidate, shape_of
from kg.grammar.forms import hull
from kg.office.offices import read_roles
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, Quotation, Span, index_mentions, make_id
from kg.status.attribution import attribute
from kg.status.complete import with_status
from kg.status.locations import place_of
from kg.status.presupposed import is_presupposed

__all__ = ["extract_assertions"]


def extract_assertions(
    doc: Doc,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    *,
    ontology: Ontology,
    published: str,
) -> tuple[Assertion, ...]:
    """Return the assertions of a document in text order.

    Parameters
    ----------
    doc
        The whole document, parsed; ``token.idx`` are its offsets.
    mentions
        From detection, with the extra ones that quotations added.
    quotations
        For attribution: what stands in a quotation's content is its source's claim.
    ontology
        Relation types, status words, offices.
    published
        ISO date of publication, the base of relative time words; may be empty.

    Returns
    -------
    tuple of Assertion
        One per relation and passage, sorted by cue, ids unique within the document.
    """
    index = index_mentions(mentions)
    found: dict[str, Assertion] = {}
    for sentence in doc.sents:
        for reading in read_sentence(sentence, index, ontology=ontology, published=published):
            if not reading.candidate.refused:
                assertion = _recorded(reading, sentence, quotations, ontology)
                _keep_best(found, assertion)
    for assertion in read_roles(doc, mentions, quotations, ontology):
        _keep_best(found, assertion)
    return tuple(sorted(found.values(), key=lambda a: (a.cue.start, a.cue.end, a.predicate, a.id)))


def _keep_best(found: dict[str, Assertion], assertion: Assertion) -> None:
    other = found.get(assertion.id)
    if other is None or other.score < assertion.score:
        found[assertion.id] = assertion


def _recorded(
    reading: Reading, sentence: Sentence, quotations: Sequence[Quotation], ontology: Ontology
) -> Assertion:
    candidate, status = reading.candidate, reading.status
    match = candidate.match
    subject = candidate.subject.filler.mention.id if candidate.subject else ""
    object_ = candidate.object.filler.mention.id if candidate.object else None
    cue = hull(match.words)
    given = match.cue.subject == ("named",) or is_presupposed(match.token, ontology.light_verbs)
    assertion = Assertion(
        id=make_id("a", subject, match.predicate, object_, cue.start),
        subject=subject,
        predicate=match.predicate,
        object=object_,
        attribution=attribute(cue, quotations, given=given),
        span=Span(sentence.start_char, max(sentence.end_char, sentence.start_char + 1)),
        cue=cue,
        rule=shape_of(candidate),
        time=reading.time,
        place=place_of(match.token),
        mode=match.cue.mode,
        score=score_candidate(candidate, status),
    )
    return with_status(assertion, status, ontology)
