"""Find who a noun phrase names: head word -> mentions, through coordination, apposition and possession.

Which phrase fills which role is decided by `kg.grammar.clauses` and `kg.extract.nominal`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.complements import speakers_of
from kg.extract.nominal import MODIFIERS
from kg.grammar.forms import antecedent
from kg.grammar.words import load_words
from kg.records import Mention, MentionIndex, MentionKind

__all__ = ["Filler", "fill_role"]

WORDS = load_words("kg.extract")
QUANTITIES = WORDS["quantities"]
DONE_TO = WORDS["done_to"]
SENT = WORDS["sent"]
SITES = WORDS["sites"]
OFFICIALS = WORDS["officials"]
OF_PERSONS = WORDS["of_persons"]
PLURALS = frozenset({"NNS", "NNPS"})
COORDINATION_LIMIT = 8


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a role.

    Attributes
    ----------
    mention
        Who.
    token
        Its head word.
    how
        How the phrase leads to it: ``head``, ``apposition``, ``including``, ``of``, ``possessor``,
        ``modifier``, ``speaker`` (the one whose statement has the pronoun), ``several`` (one of several that a plural stands for).
    """

    mention: Mention
    token: Token
    how: str


def fill_role(token: Token, index: MentionIndex, *, through: bool = True) -> list[Filler]:
    """Return the mentions that the noun phrase headed by `token` puts in a role.

    Parameters
    ----------
    token
        Head of the phrase.
    index
        From `index_mentions`.
    through
        Whether a phrase that is no actor stands for the one it belongs to (*Iran's navy base*).

    Returns
    -------
    list of Filler
        One per coordinated actor, in text order; empty if the phrase names none.
    """
    found: list[Filler] = []
    for member in _coordinated(antecedent(token)):
        found += _of_member(member, index, through=through)
    seen: set[str] = set()
    unique = []
    for filler in found:
        if filler.mention.id not in seen:
            seen.add(filler.mention.id)
            unique.append(filler)
    return unique


def _coordinated(token: Token) -> list[Token]:
    """Return `token` and the nouns coordinated with it, in text order."""
    members = [token]
    for member in members:
        if len(members) > COORDINATION_LIMIT:
            break
        members += [
            c
            for c in member.children
            if c.dep_ == "conj" and c.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}
        ]
    return members


def _of_member(token: Token, index: MentionIndex, *, through: bool) -> list[Filler]:
    mention = index.get(token.idx)
    nameless = mention is None or mention.kind is MentionKind.NOMINAL
    if nameless:
        several = _several(token, index)
        if several:
            return several
    if mention is not None and mention.kind is MentionKind.PRONOUN:
        return _speaker(token, index) or [Filler(mention, token, "head")]
    if nameless and (counted := _measured(token, index)):
        return counted
    if mention is not None:
        return _named_beside(token, mention, index)
    apposed = [f for f in _apposed(token, index) if f.token.left_edge.i == token.i + 1]
    if apposed:
        return apposed
    return _owner(token, index) if through else []


def _measured(token: Token, index: MentionIndex) -> list[Filler]:
    """Return whom a number or measure counts (*thousands of students*)."""
    if not {token.lemma_.lower(), token.lower_} & QUANTITIES and token.pos_ != "NUM":
        return []
    return _prepositional_fillers(token, {"of", "among"}, index)


def _speaker(pronoun: Token, index: MentionIndex) -> list[Filler]:
    """Return the group that a pronoun in its own statement stands for."""
    found = []
    for argument in speakers_of(pronoun):
        mention = index.get(argument.token.idx)
        plural = argument.token.tag_ in PLURALS or len(_coordinated(argument.token)) > 1
        if mention is not None and (
            mention.type != "person" or (plural and pronoun.lower_ == "they")
        ):
            found += [
                Filler(index[m.idx], m, "speaker")
                for m in _coordinated(argument.token)
                if m.idx in index
            ]
    return found


def _several(token: Token, index: MentionIndex) -> list[Filler]:
    """Return the actors that one plural stands for (*US and Israeli officials*, *ministers of Iran and Oman*)."""
    if token.tag_ not in PLURALS:
        return []
    for child in token.children:
        if child.dep_ in MODIFIERS and child.i < token.i:
            members = [m for m in _coordinated(child) if m.idx in index]
            members += [
                m
                for m in token.lefts
                if m.dep_ in MODIFIERS and m.idx in index and m not in members
            ]
            if len(members) > 1:
                members.sort(key=lambda member: member.i)
                return [
                    Filler(index[m.idx], m, "several")
                    for m in members
                    if index[m.idx].type != "person"
                ]
    mention = index.get(token.idx)
    if mention is None or mention.type in {"people", "armed_group"}:
        return []
    found = _prepositional_fillers(token, {"of"}, index)
    if len(found) > 1:
        return [replace(f, how="several") for f in found]
    return [] if mention.type == "military" else _prepositional_fillers(token, {"from"}, index)


def _officials(token: Token, mention: Mention, index: MentionIndex) -> list[Filler]:
    """Return the state or group whose unnamed officials a plural means (*Israeli intelligence chiefs*)."""
    if (
        mention.type != "person"
        or token.tag_ not in PLURALS
        or token.lemma_.lower() not in OFFICIALS
    ):
        return []
    found = _owner(token, index)
    allowed = {"government", "armed_group", "igo", "agency", "military", "party"}
    return [f for f in found if f.mention.type in allowed and f.how == "modifier"]


def _named_beside(token: Token, mention: Mention, index: MentionIndex) -> list[Filler]:
    """Return the names that stand in apposition to a description, else the mention itself."""
    own = Filler(mention, token, "head")
    if mention.kind is not MentionKind.NOMINAL:
        return [own]
    if names := _apposed(token, index):
        return names
    if included := _including(token, index):
        return [own, *included]
    return _officials(token, mention, index) or [own]


def _apposed(token: Token, index: MentionIndex) -> list[Filler]:
    found = []
    for child in token.children:
        if child.dep_ == "appos" and child.i > token.i:
            for member in _coordinated(child):
                mention = index.get(member.idx)
                if mention is not None and mention.kind is MentionKind.NAME:
                    found.append(Filler(mention, member, "apposition"))
    return found


def _including(token: Token, index: MentionIndex) -> list[Filler]:
    """Return the names that *including* or *such as* lists."""
    found = _prepositional_fillers(token, {"including"}, index)
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "as":
            found += _prepositional_fillers(token, {"as"}, index)
    return [replace(f, how="including") for f in found if f.mention.kind is MentionKind.NAME]


def _prepositional_fillers(
    token: Token, prepositions: set[str], index: MentionIndex
) -> list[Filler]:
    found = []
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in prepositions:
            for grandchild in child.children:
                if grandchild.dep_ == "pobj":
                    for member in _coordinated(grandchild):
                        found += [
                            replace(f, how="of") for f in _of_member(member, index, through=False)
                        ]
    return found


def _owner(token: Token, index: MentionIndex) -> list[Filler]:
    """Return the actor that a thing belongs to: possessor, adjective or compound, *of* phrase."""
    possessors = [child for child in token.children if child.dep_ == "poss"]
    if any(child.pos_ == "PRON" for child in possessors):
        return []  # *its decision*: as often as not the subject's own
    members = [member for child in possessors for member in _coordinated(child)]
    if found := _named(members, index, "possessor"):
        return found
    if (modifier := _modifier(token, index)) is not None:
        return [modifier]
    makers = [
        word
        for clause in token.children
        if clause.dep_ == "acl"
        for agent in clause.children
        if agent.dep_ == "agent"
        for word in agent.children
    ]
    return _named(makers, index, "of") or _by_preposition(token, index)


def _named(words: Iterable[Token], index: MentionIndex, how: str) -> list[Filler]:
    return [replace(f, how=how) for word in words for f in _of_member(word, index, through=False)]


def _modifier(token: Token, index: MentionIndex) -> Filler | None:
    """Return the name that stands before a thing (*Hamas positions*, *a U.S. Supreme Court ruling*)."""
    for child in reversed(list(token.lefts)):
        if child.dep_ not in MODIFIERS:
            continue
        mention = index.get(child.idx)
        if mention is not None and (mention.type != "person" or token.lemma_ in OF_PERSONS):
            return Filler(mention, child, "modifier")
        if child.dep_ != "amod":
            for word in child.children:
                if word.dep_ in MODIFIERS and word.idx in index:
                    return Filler(index[word.idx], word, "modifier")
    return None


def _by_preposition(token: Token, index: MentionIndex) -> list[Filler]:
    """Return whom *of*, *by*, *from* name, and the land that a site lies in."""
    lemma = token.lemma_.lower()
    prepositions = {"by"} if lemma in DONE_TO else {"of", "by", "between"}
    if lemma in SENT:
        prepositions = {"from", *prepositions}
    found = _prepositional_fillers(token, prepositions, index)
    if found or lemma not in SITES:
        return found
    places = _prepositional_fillers(token, {"in"}, index)
    return [replace(f, how="site") for f in places if f.mention.type in {"government", "place"}]
