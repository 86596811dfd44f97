"""Read who holds which office where: names and the words around them -> ``holds_role`` assertions.

Membership without an office (``part_of``) is `kg.extract.memberships`' business.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract.attribution import attribute
from kg.extract.clauses import antecedent, object_arguments, subject_arguments
from kg.extract.titles import Office, TitleWords, is_title, read_title, title_words
from kg.ontology.schema import Ontology
from kg.records import Assertion, Mention, MentionKind, Modality, Quotation, Span, make_id

__all__ = ["read_offices"]

REACH = 12
"""A title phrase has at most so many words."""
ENDS = frozenset({",", ";", ")", "(", "—", "–", ":", ".", '"', "-"})
BARRED = frozenset({"person", "people"})
BECOMING = frozenset(
    {
        "be",
        "become",
        "name",
        "appoint",
        "elect",
        "remain",
        "serve",
        "nominate",
        "make",
        "work",
        "act",
    }
)
SCORES = {
    "title": 0.95,
    "title_comma": 0.9,
    "apposition": 0.92,
    "copula": 0.88,
    "leading": 0.85,
    "near": 0.6,
}


def read_offices(
    doc: Doc, mentions: Sequence[Mention], quotations: Sequence[Quotation], ontology: Ontology
) -> Iterator[Assertion]:
    """Yield the offices that the text says people hold.

    Parameters
    ----------
    doc
        The whole document.
    mentions, quotations
        As for `kg.extract.assertions.extract_assertions`.
    ontology
        For the words of offices.
    """
    words = title_words(ontology.offices)
    reader = _Places(doc, mentions)
    for mention in mentions:
        if mention.kind is MentionKind.NAME and mention.type == "person":
            yield from _of_name(mention, reader, words, quotations)
    yield from _of_verbs(reader, words, frozenset(ontology.offices.leading), quotations)


class _Places:
    """Where the mentions of a document stand, by token."""

    def __init__(self, doc: Doc, mentions: Sequence[Mention]) -> None:
        self.doc = doc
        self.token_at = {token.idx: token.i for token in doc}
        self.bounds: dict[str, tuple[int, int]] = {}
        self.inside: dict[int, Mention] = {}
        self.people: dict[int, Mention] = {}
        for mention in mentions:
            self._place(mention)

    def _place(self, mention: Mention) -> None:
        start = self.token_at.get(mention.span.start)
        head = self.token_at.get(mention.head.start)
        if start is None or head is None:
            return
        end = start
        while end < len(self.doc) and self.doc[end].idx < mention.span.end:
            end += 1
        self.bounds[mention.id] = (start, end)
        if mention.kind is not MentionKind.NAME:
            return
        where = (
            self.people
            if mention.type == "person"
            else self.inside
            if mention.type not in BARRED or mention.adjectival
            else {}
        )
        for i in range(start, end):
            where[i] = mention


def _of_name(
    mention: Mention, places: _Places, words: TitleWords, quotations: Sequence[Quotation]
) -> Iterator[Assertion]:
    bounds = places.bounds.get(mention.id)
    if bounds is None:
        return
    before, comma = _before(places, bounds[0])
    office = read_title(before, words, places.inside, leading=True)
    if office is not None:
        yield from _recorded(
            mention, office, places, quotations, "title_comma" if comma else "title"
        )
    after = _after(places, bounds[1])
    office = read_title(after, words, places.inside, leading=False) if after else None
    if office is not None and not _names_another(office, places):
        yield from _recorded(mention, office, places, quotations, "apposition")


def _before(places: _Places, start: int) -> tuple[list[Token], bool]:
    """Return the words that lead up to a name, and whether a comma stands between."""
    doc = places.doc
    i = start - 1
    comma = i >= 1 and doc[i].text == ","
    if comma:
        i -= 1
    phrase: list[Token] = []
    while i >= 0 and start - i <= REACH and _leads(doc[i], places, comma=comma):
        phrase.insert(0, doc[i])
        if doc[i].is_sent_start:
            break
        i -= 1
    if comma and not any(
        t.dep_ == "poss" or t.lower_ in {"the", "a", "an"} or t.i in places.inside for t in phrase
    ):
        return [], True
    return phrase, comma


def _leads(token: Token, places: _Places, *, comma: bool) -> bool:
    if token.i in places.people:
        return False
    if token.lower_ in {"the", "a", "an"}:
        return True
    if token.pos_ in {"PROPN", "NOUN", "ADJ", "PART", "NUM"} or token.lower_ in {
        "of",
        "for",
        "-",
        "and",
        "former",
        "then",
    }:
        return token.lower_ != "to"
    return token.i in places.inside or (token.tag_ == "VBN" and not comma)


def _after(places: _Places, end: int) -> list[Token]:
    """Return the words of an apposition after a name."""
    doc = places.doc
    if (
        end + 1 >= len(doc)
        or doc[end].text not in {",", "(", "—", "–", "-"}
        or doc[end + 1].is_sent_start
    ):
        return []
    phrase: list[Token] = []
    for token in doc[end + 1 : end + 1 + REACH + 6]:
        if (
            token.is_sent_start
            or (token.text in ENDS and not _inner_hyphen(token))
            or token.lower_ in {"who", "which", "that", "and", "but"}
        ):
            break
        if token.pos_ in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG"}:
            return [] if not phrase else phrase
        phrase.append(token)
    return phrase


def _inner_hyphen(token: Token) -> bool:
    return token.text == "-" and token.i > 0 and not token.nbor(-1).whitespace_


def _names_another(office: Office, places: _Places) -> bool:
    """Tell whether the title belongs to the next name (*Biden, President Xi and …*)."""
    following = office.words[-1].i + 1
    return following in places.people


def _of_verbs(
    places: _Places, words: TitleWords, leading: frozenset[str], quotations: Sequence[Quotation]
) -> Iterator[Assertion]:
    for token in places.doc:
        if token.dep_ in {"attr", "oprd", "pobj"} and is_title(token, words):
            verb = (
                token.head.head
                if token.dep_ == "pobj" and token.head.lower_ == "as"
                else token.head
            )
            if verb.lemma_ in BECOMING and verb.pos_ in {"VERB", "AUX"}:
                yield from _of_copula(token, verb, places, words, quotations)
        elif token.pos_ == "VERB" and token.lemma_ in leading:
            yield from _of_leading(token, places, quotations)


def _of_copula(
    title: Token, verb: Token, places: _Places, words: TitleWords, quotations: Sequence[Quotation]
) -> Iterator[Assertion]:
    if any(c.dep_ == "neg" for c in verb.children) or any(
        c.lower_ in {"will", "would", "could", "may", "might", "should"} for c in verb.children
    ):
        return
    phrase = [t for t in title.subtree if t.pos_ not in {"DET"}]
    office = read_title(phrase, words, places.inside, leading=False)
    holders = subject_arguments(verb) or object_arguments(verb)
    for argument in holders[:1]:
        mention = places.people.get(argument.token.i)
        if office is not None and mention is not None:
            past = verb.lemma_ == "be" and verb.tag_ == "VBD"
            ended = Office(office.title, office.words, office.organization, office.ended or past)
            yield from _recorded(mention, ended, places, quotations, "copula")


def _of_leading(
    verb: Token, places: _Places, quotations: Sequence[Quotation]
) -> Iterator[Assertion]:
    """Read *who heads the ministry*; finite and unmodified verbs alone."""
    if any(c.dep_ in {"neg", "aux"} for c in verb.children) or verb.dep_ in {"xcomp", "advcl"}:
        return
    subjects = [places.people.get(antecedent(a.token).i) for a in subject_arguments(verb)]
    objects = [places.inside.get(a.token.i) for a in object_arguments(verb)]
    for holder in subjects:
        for organization in objects:
            if holder is not None and organization is not None:
                office = Office(
                    f"{verb.lemma_}s",
                    (verb,),
                    organization,
                    verb.tag_ == "VBD" and verb.dep_ == "relcl",
                )
                yield from _recorded(holder, office, places, quotations, "leading")


def _recorded(
    holder: Mention, office: Office, places: _Places, quotations: Sequence[Quotation], rule: str
) -> Iterator[Assertion]:
    first, last = office.words[0], office.words[-1]
    cue = Span(first.idx, last.idx + len(last))
    organization, score = office.organization, SCORES[rule]
    if organization is None:
        organization, score = _nearest(first, places), SCORES["near"]
        rule = f"{rule}_near"
    if organization is None or organization.id == holder.id:
        return
    quotation = attribute(cue, quotations)
    sentence = last.sent
    yield Assertion(
        id=make_id("a", holder.id, "holds_role", organization.id, cue.start),
        subject=holder.id,
        predicate="holds_role",
        object=organization.id,
        modality=Modality.ACTUAL,
        attribution=quotation.id if quotation else None,
        title=office.title,
        ended=office.ended,
        span=Span(sentence.start_char, sentence.end_char),
        cue=cue,
        rule=f"office:{rule}",
        score=score,
    )


def _nearest(title: Token, places: _Places) -> Mention | None:
    """Return the state that a list of officials hangs on (*Turkish officials, including President X*)."""
    sentence = title.sent
    for i in range(title.i - 1, sentence.start - 1, -1):
        mention = places.inside.get(i)
        if (
            mention is not None
            and mention.type in {"government", "armed_group"}
            and not mention.locative
        ):
            return mention
    return None
