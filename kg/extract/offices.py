"""Read who holds which office where: names and the words around them -> ``holds_role`` assertions.

Membership without an office (``part_of``) is `kg.extract.memberships`' business.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.attribution import attribute_presupposed
from kg.extract.clauses import object_arguments, subject_arguments
from kg.extract.grammar import antecedent
from kg.extract.office_context import OfficeContext
from kg.extract.places import Places
from kg.extract.titles import Office, TitleWords, is_title, read_title, title_words
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, MentionKind, Modality, Quotation, Span, make_id

__all__ = ["read_offices"]

REACH = 12
"""A title phrase has at most so many words."""
ENDS = frozenset({",", ";", ")", "(", "—", "–", ":", ".", '"', "-"})
CLAUSES = frozenset({"who", "which", "that", "and", "but", "whose", "where"})
LINKING = frozenset({"of", "for", "-", "and", "former", "then"})
MODALS = frozenset({"will", "would", "could", "may", "might", "should", "can", "must"})
BECOMING = frozenset(
    {"be", "become", "name", "appoint", "elect", "remain", "serve", "nominate", "work", "act"}
)
SCORES = {
    "title": 0.95,
    "title_comma": 0.9,
    "apposition": 0.92,
    "copula": 0.88,
    "leading": 0.85,
}
INFERRED = {"list": 0.8, "same": 0.85, "nation": 0.8, "institutions": 0.75, "only": 0.65}
"""How sure the body is where the office's own words leave it out."""


Held = tuple[Mention, Office, str]
"""Holder, office, rule."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """What the readers of one document share."""

    places: Places
    context: OfficeContext
    words: TitleWords
    leading: frozenset[str]
    quotations: Sequence[Quotation]


def read_offices(
    places: Places,
    mentions: Sequence[Mention],
    quotations: Sequence[Quotation],
    ontology: Ontology,
) -> Iterator[Assertion]:
    """Yield the offices that the text says people hold.

    Parameters
    ----------
    places
        Where the mentions stand.
    mentions, quotations
        As for `kg.extract.assertions.extract_assertions`.
    ontology
        For the words of offices.
    """
    words = title_words(ontology.offices)
    reader = _Reader(
        places=places,
        context=OfficeContext(mentions, words),
        words=words,
        leading=frozenset(ontology.offices.leading),
        quotations=quotations,
    )
    held = [
        found
        for mention in mentions
        if mention.kind is MentionKind.NAME and mention.type == "person"
        for found in _of_name(mention, reader)
    ]
    held += [found for token in places.doc for found in _of_word(token, reader)]
    for holder, office, _ in held:
        reader.context.learn(holder, office)
    for holder, office, rule in held:
        yield from _recorded(holder, office, reader, rule)


def _of_name(mention: Mention, reader: _Reader) -> Iterator[Held]:
    bounds = reader.places.bounds.get(mention.id)
    if bounds is None:
        return
    before, comma = _before(reader.places, bounds[0])
    office = read_title(before, reader.words, _bodies(before, reader.places), leading=True)
    if office is not None:
        yield mention, office, "title_comma" if comma else "title"
    after = _after(reader.places, bounds[1])
    office = read_title(after, reader.words, _bodies(after, reader.places), leading=False)
    if office is not None and office.words[-1].i + 1 not in reader.places.people:
        yield mention, office, "apposition"


def _bodies(phrase: Sequence[Token], places: Places) -> dict[int, Mention]:
    """Return what may have officers in a phrase; a person, too, has aides (*Merkel's spokesman*)."""
    found = {token.i: places.inside[token.i] for token in phrase if token.i in places.inside}
    for token in phrase:
        if (
            token.i in places.people
            and token.i + 1 < len(places.doc)
            and token.nbor(1).tag_ == "POS"
        ):
            found[token.i] = places.people[token.i]
    return found


def _before(places: Places, start: int) -> tuple[list[Token], bool]:
    """Return the words that lead up to a name, and whether a comma stands between."""
    doc = places.doc
    i = start - 1
    comma = i >= 1 and doc[i].text == "," and not doc[start].is_sent_start
    if comma:
        i -= 1
    phrase: list[Token] = []
    while i >= 0 and start - i <= REACH and _leads(doc[i], places, comma=comma):
        phrase.insert(0, doc[i])
        if doc[i].is_sent_start:
            break
        i -= 1
    determined = any(t.dep_ == "poss" or t.lower_ in {"the", "a", "an"} for t in phrase)
    if comma and not determined and not any(t.i in places.inside for t in phrase):
        return [], True
    return phrase, comma


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


def _of_word(token: Token, reader: _Reader) -> Iterator[Held]:
    """Read *X is the president of Y*, *was named*, *serves as*, *heads*."""
    if token.dep_ in {"attr", "oprd", "pobj"} and is_title(token, reader.words):
        through = token.dep_ == "pobj" and token.head.lower_ == "as"
        verb = token.head.head if through else token.head
        if verb.lemma_ in BECOMING and verb.pos_ in {"VERB", "AUX"}:
            yield from _of_copula(token, verb, reader)
    elif token.pos_ == "VERB" and token.lemma_ in reader.leading:
        yield from _of_leading(token, reader)


def _of_copula(title: Token, verb: Token, reader: _Reader) -> Iterator[Held]:
    if any(c.dep_ == "neg" or c.lower_ in MODALS for c in verb.children):
        return
    phrase = [token for token in title.subtree if token.pos_ != "DET"]
    office = read_title(phrase, reader.words, _bodies(phrase, reader.places), leading=False)
    holders = subject_arguments(verb) or object_arguments(verb)
    for argument in holders[:1]:
        mention = reader.places.people.get(argument.token.i)
        if office is not None and mention is not None:
            past = verb.lemma_ == "be" and verb.tag_ == "VBD"
            ended = replace(office, ended=office.ended or past)
            yield mention, ended, "copula"


def _of_leading(verb: Token, reader: _Reader) -> Iterator[Held]:
    """Read *who heads the ministry*; finite and unmodified verbs alone."""
    if any(c.dep_ in {"neg", "aux"} for c in verb.children) or verb.dep_ in {"xcomp", "advcl"}:
        return
    for holder_word in subject_arguments(verb):
        holder = reader.places.people.get(antecedent(holder_word.token).i)
        for body_word in object_arguments(verb):
            body = reader.places.inside.get(body_word.token.i)
            if holder is not None and body is not None:
                past = verb.tag_ == "VBD" and verb.dep_ == "relcl"
                office = Office(f"{verb.lemma_}s", (verb,), body, past)
                yield holder, office, "leading"


def _recorded(holder: Mention, office: Office, reader: _Reader, rule: str) -> Iterator[Assertion]:
    first, last = office.words[0], office.words[-1]
    cue = Span(first.idx, last.idx + len(last))
    body, score = office.organization, SCORES[rule]
    if body is None and rule.startswith("title"):
        body, how = reader.context.infer(holder, office, reader.places)
        rule, score = f"{rule}_{how}", INFERRED.get(how, 0.0)
    if body is None or body.id == holder.id:
        return
    quotation = attribute_presupposed(cue, reader.quotations)
    sentence = last.sent
    yield Assertion(
        id=make_id("a", holder.id, "holds_role", body.id, cue.start),
        subject=holder.id,
        predicate="holds_role",
        object=body.id,
        attribution=quotation.id if quotation else None,
        modality=Modality.FUTURE if _is_coming(office) else Modality.ACTUAL,
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
