"""Read offices off verbs: *is the president of*, *was named*, *serves as*, *heads* -> holder, office, status.

What the words beside a name say is `kg.office.offices`' business.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from kg.grammar.clauses import object_arguments, subject_arguments
from kg.grammar.forms import antecedent, is_passive
from kg.grammar.titles import was_held
from kg.office.places import Places
from kg.office.titles import Office, TitleWords, is_title, read_title
from kg.ontology.schema import Ontology
from kg.records import Mention, Modality
from kg.status.governors import read_status
from kg.status.signatures import Lexicon, Status, index_signatures

__all__ = ["Held", "read_office_verbs"]

HOLDING = frozenset({"be", "become", "remain", "serve", "work", "act"})
MAKING = frozenset({"name", "appoint", "elect", "nominate"})
"""Verbs that somebody else does: who is made something is their object."""
NO_LONGER = frozenset({"longer", "anymore"})


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody and an office, as one place of the text has them.

    Attributes
    ----------
    holder, office
        Who, and what.
    rule
        How it was read.
    status
        Whether it's so, is to be so, or isn't.
    """

    holder: Mention
    office: Office
    rule: str
    status: Status = field(default_factory=Status)


def read_office_verbs(places: Places, words: TitleWords, ontology: Ontology) -> Iterator[Held]:
    """Yield the offices that verbs say people hold, take or lose, in text order.

    Parameters
    ----------
    places
        Where the mentions stand.
    words
        From `kg.office.titles.title_words`.
    ontology
        For the verbs that mean leading a body, and the words of status.
    """
    lexicon = index_signatures(ontology)
    leading = frozenset(ontology.offices.leading)
    for token in places.doc:
        if token.dep_ in {"attr", "oprd", "pobj", "dobj"} and is_title(token, words):
            verb = _verb_of(token)
            if verb is not None:
                yield from _of_copula(token, verb, places, words, lexicon)
        elif token.pos_ == "VERB" and token.lemma_ in leading:
            yield from _of_leading(token, places, lexicon)


def _verb_of(title: Token) -> Token | None:
    """Return the verb that gives somebody the title."""
    through = title.dep_ == "pobj" and title.head.lower_ == "as"
    verb = title.head.head if through else title.head
    known = verb.lemma_ in MAKING or (verb.lemma_ in HOLDING and title.dep_ != "dobj")
    return verb if known and verb.pos_ in {"VERB", "AUX"} else None


def _of_copula(
    title: Token, verb: Token, places: Places, words: TitleWords, lexicon: Lexicon
) -> Iterator[Held]:
    made = verb.lemma_ in MAKING
    named = _named_in(title, places) if made else None
    phrase = [
        token
        for token in title.subtree
        if token.pos_ != "DET" and (named is None or places.people.get(token.i) != named)
    ]
    office = read_title(phrase, words, places.bodies_in(phrase), leading=False)
    holders = object_arguments(verb) if made or is_passive(verb) else subject_arguments(verb)
    found = [named] if named else [places.people.get(one.token.i) for one in holders[:1]]
    for mention in found:
        if office is not None and mention is not None:
            status = read_status(verb, lexicon)
            yield _settled(Held(mention, office, "copula", status), past=was_held(verb))


def _named_in(title: Token, places: Places) -> Mention | None:
    """Return the person whose name the parser hung on the title (*named Anna Berg foreign minister*)."""
    names = [c for c in title.lefts if c.dep_ in {"nmod", "compound"} and c.i in places.people]
    return places.people[names[0].i] if names else None


def _settled(held: Held, *, past: bool) -> Held:
    """Return the office as over where it is no longer held, which is no denial of it."""
    status = held.status
    over = status.negative and any(t.lower_ in NO_LONGER for t in status.cues[-1].subtree)
    if over:
        status = replace(status, negative=False)
    real = status.modality is Modality.ACTUAL and not status.negative
    ended = held.office.ended or over or (past and real)
    return replace(held, office=replace(held.office, ended=ended), status=status)


def _of_leading(verb: Token, places: Places, lexicon: Lexicon) -> Iterator[Held]:
    """Read *who heads the ministry*; finite and unmodified verbs alone."""
    if any(c.dep_ in {"neg", "aux"} for c in verb.children) or verb.dep_ in {"xcomp", "advcl"}:
        return
    for holder_word in subject_arguments(verb):
        holder = places.people.get(antecedent(holder_word.token).i)
        for body_word in object_arguments(verb):
            body = places.inside.get(body_word.token.i)
            if holder is not None and body is not None:
                past = verb.tag_ == "VBD" and verb.dep_ == "relcl"
                office = Office("", (verb,), body, past)  # a verb is no title
                yield Held(holder, office, "leading", read_status(verb, lexicon))
