"""Read who holds which office where: names and the words around them -> ``holds_role`` assertions.

Membership without an office (``part_of``) is `kg.office.memberships`' business; `read_roles` reads both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from kg.office.context import OfficeContext
from kg.office.memberships import read_memberships
from kg.office.places import Places
from kg.office.titles import HONORIFICS, Office, TitleWords, read_title, title_words
from kg.office.verbs import Held, read_office_verbs
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, MentionKind, Modality, Quotation, Span, make_id
from kg.status.attribution import attribute

__all__ = ["read_roles"]

REACH = 12
"""A title phrase has at most so many words."""
PLURALS = frozenset({"NNS", "NNPS"})
ENDS = frozenset({",", ";", ")", "(", "—", "–", ":", ".", '"', "-"})
CLAUSES = frozenset({"who", "which", "that", "and", "but", "whose", "where"})
LINKING = frozenset({"of", "for", "-", "and", "former", "then"})
SCORES = {
    "title": 0.95,
    "title_comma": 0.9,
    "apposition": 0.92,
    "copula": 0.88,
    "leading": 0.85,
}
CLAIMED = frozenset({"copula", "leading"})
"""What a clause says of somebody is its speaker's claim."""

BODIES = frozenset({"government", "armed_group", "igo", "party", "organization", "agency"})

INFERRED = {"list": 0.8, "same": 0.85, "nation": 0.8, "institutions": 0.75}
"""How sure the body is where the office's own words leave it out."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the readers of one document share."""

    places: Places
    context: OfficeContext
    words: TitleWords
    quotations: Sequence[Quotation]


def read_roles(
    doc: Doc, mentions: Sequence[Mention], quotations: Sequence[Quotation], ontology: Ontology
) -> Iterator[Assertion]:
    """Yield what a document says people and bodies are, offices first.

    Parameters
    ----------
    doc
        The whole document, parsed.
    mentions, quotations
        From detection, and from reading who said what.
    ontology
        For the words of offices and of status.
    """
    places = Places(doc, mentions)
    yield from _read_offices(places, mentions, quotations, ontology)
    yield from read_memberships(places, mentions, quotations, ontology)


def _read_offices(
    places: Places,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    ontology: Ontology,
) -> Iterator[Assertion]:
    """Yield the offices that the text says people hold."""
    words = title_words(ontology.offices)
    reader = _Reader(
        places=places,
        context=OfficeContext(mentions, words),
        words=words,
        quotations=quotations,
    )
    held = [
        found
        for mention in mentions
        if mention.kind is MentionKind.NAME and mention.type == "person"
        for found in _of_name(mention, reader)
    ]
    held += read_office_verbs(places, words, ontology)
    for found in held:
        reader.context.learn(found.holder, found.office)
    for found in held:
        yield from _recorded(found, reader)


def _of_name(mention: Mention, reader: _Reader) -> Iterator[Held]:
    bounds = reader.places.bounds.get(mention.id)
    if bounds is None:
        return
    before, comma = _before(reader.places, bounds[0])
    office = read_title(before, reader.words, reader.places.bodies_in(before), leading=True)
    if office is not None and not (comma and before[-1].tag_ in PLURALS):
        if office.organization is None:
            office = replace(office, organization=_owner_after(reader.places, bounds[1]))
        yield Held(mention, office, "title_comma" if comma else "title")
    elif (shared := _shared_title(mention, reader)) is not None:
        owner = _owner_after(reader.places, bounds[1])
        yield Held(mention, replace(shared, organization=owner), "title")
    after = _after(reader.places, bounds[1])
    office = read_title(after, reader.words, reader.places.bodies_in(after), leading=False)
    if office is not None and office.words[-1].i + 1 not in reader.places.people:
        yield Held(mention, office, "apposition")


def _shared_title(mention: Mention, reader: _Reader) -> Office | None:
    """Return the title in the plural that stands before the first of those with whom somebody is listed."""
    places = reader.places
    name = next((token for token in places.doc if token.idx == mention.head.start), None)
    first = name
    while first is not None and first.dep_ == "conj":
        first = first.head
    if first is None or first == name or first.i not in places.people:
        return None
    phrase, comma = _before(places, places.bounds[places.people[first.i].id][0])
    if comma or not phrase or phrase[-1].tag_ not in PLURALS:
        return None
    return read_title(phrase, reader.words, places.bodies_in(phrase), leading=True)


def _before(places: Places, start: int) -> tuple[list[Token], bool]:
    """Return the words that lead up to a name, and whether a comma stands between."""
    doc = places.doc
    i = start - 1
    if i >= 1 and doc[i].lower_.rstrip(".") in HONORIFICS and doc[i - 1].text == ",":
        i -= 1
    comma = i >= 1 and doc[i].text == "," and not doc[start].is_sent_start
    if comma:
        i -= 1
    phrase: list[Token] = []
    while i >= 0 and start - i <= REACH and _leads(doc[i], places, comma=comma):
        phrase.insert(0, doc[i])
        if doc[i].is_sent_start:
            break
        i -= 1
    phrase = _without_neighbour(phrase, places)
    determined = any(t.dep_ == "poss" or t.lower_ in {"the", "a", "an"} for t in phrase)
    if comma and not determined and not any(t.i in places.inside for t in phrase):
        return [], True
    return phrase, comma


def _without_neighbour(phrase: list[Token], places: Places) -> list[Token]:
    """Return the words without those that say where the person named before them serves (*X of Peru and Minister Y*)."""
    if not phrase or phrase[0].lower_ != "of" or phrase[0].i - 1 not in places.people:
        return phrase
    joined = next((n for n, token in enumerate(phrase) if token.lower_ == "and"), len(phrase))
    return phrase[joined + 1 :]


def _owner_after(places: Places, end: int) -> Mention | None:
    """Return whom *of* names right after a name that has its title before it (*Minister X of Peru*)."""
    doc = places.doc
    if end >= len(doc) or doc[end].lower_ != "of":
        return None
    start = end + 2 if end + 1 < len(doc) and doc[end + 1].lower_ == "the" else end + 1
    mention = places.inside.get(start)
    if mention is None or mention.kind is not MentionKind.NAME or mention.type not in BODIES:
        return None
    return mention


def _leads(token: Token, places: Places, *, comma: bool) -> bool:
    if token.i in places.people:
        return token.i + 1 < len(places.doc) and token.nbor(1).tag_ == "POS"
    if token.lower_ in {"the", "a", "an"} or token.lower_ in LINKING:
        return True
    if token.lower_ == "to":
        return comma  # *the ambassador to Chad, X*
    if token.pos_ in {"PROPN", "NOUN", "ADJ", "PART", "NUM"}:
        return token.lower_ != "to"
    return token.i in places.inside or (token.tag_ == "VBN" and not comma)


def _after(places: Places, end: int) -> list[Token]:
    """Return the words of an apposition after a name."""
    doc = places.doc
    if end + 1 >= len(doc) or doc[end].text not in {",", "(", "—", "–", "-"}:
        return []
    phrase: list[Token] = []
    for token in doc[end + 1 : end + 1 + REACH + 6]:
        if token.is_sent_start or token.lower_ in CLAUSES:
            break
        if token.text == "," and len(phrase) <= 3 and token.i + 1 in places.inside:
            continue  # *commander, Central Command*
        if token.text in ENDS and not _inner_hyphen(token):
            break
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
            return []
        phrase.append(token)
    return phrase


def _inner_hyphen(token: Token) -> bool:
    return token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_


def _recorded(held: Held, reader: _Reader) -> Iterator[Assertion]:
    holder, office, rule = held.holder, held.office, held.rule
    first, last = office.words[0], office.words[-1]
    cue = Span(first.idx, last.idx + len(last))
    body, score = office.organization, SCORES[rule]
    if body is None and rule.startswith("title"):
        body, how = reader.context.infer(holder, office, reader.places)
        rule, score = f"{rule}_{how}", INFERRED.get(how, 0.0)
    if body is None or body.id == holder.id:
        return
    claimed = held.rule in CLAIMED  # a title is taken for given, even in quotation marks
    claim = attribute(cue, reader.quotations, given=True) if claimed else None
    sentence = last.sent
    yield Assertion(
        id=make_id("a", holder.id, "holds_role", body.id, cue.start),
        subject=holder.id,
        predicate="holds_role",
        object=body.id,
        attribution=claim,
        polarity=held.status.polarity,
        modality=Modality.FUTURE if _is_coming(office) else held.status.modality,
        title=office.title,
        ended=office.ended,
        span=Span(sentence.start_char, sentence.end_char),
        cue=cue,
        rule=f"office:{rule}",
        score=score,
    )


def _is_coming(office: Office) -> bool:
    """Tell whether somebody is only to hold the office (*nominee*, *president-elect*)."""
    title = office.title.lower()
    return title.endswith(("nominee", "-elect", "-designate", " elect", " designate"))
