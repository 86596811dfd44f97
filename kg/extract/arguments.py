"""Find who a noun phrase names: head word -> mentions, through coordination, apposition and possession.

Which phrase fills which role is decided by `kg.extract.clauses` and `kg.extract.nominal`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from spacy.tokens import Token

from kg.extract.clauses import antecedent, speakers_of
from kg.records import Mention, MentionKind

__all__ = ["Filler", "MentionIndex", "fill_role", "index_mentions"]

QUANTITIES = frozenset(
    """all another any both bulk couple dozen dozens each eight five four few group handful half hundred
    hundreds least lot lots majority many member members million millions minority most much nine none
    number numbers one ones pair part percent portion quarter range score scores series seven several six
    some ten tens team third thousand thousands three two various wave""".split()
)
"""Heads whose *of* names the actor (*dozens of protesters*)."""

DONE_TO = frozenset(
    """abduction abuse annexation arrest assassination assault attack ban beating bombing conviction criticism
    death demolition denial deportation destruction detention dismissal elimination eviction execution expulsion
    extradition firing hacking handling harassment imprisonment invasion investigation kidnapping killing loss
    murder naming nomination occupation ouster persecution poisoning portrayal prosecution protection rape rejection
    release removal rescue sale seizure shelling shooting slaughter slaying takeover targeting torture treatment
    trial use withdrawal""".split()  # noqa: SIM905
)
"""Events whose *of* names the one they are done to, not the one who does them."""
SENT = frozenset(
    """appeal call complaint criticism demand invitation letter message offer order plea pressure proposal
    request suggestion threat warning""".split()  # noqa: SIM905
)
"""Things whose *from* names who is behind them."""
SITES = frozenset(
    """airfield airport barracks base camp checkpoint church city compound district facility headquarters
    hospital hotel market mosque outpost pipeline port position prison refinery school station target town
    village""".split()  # noqa: SIM905
)
"""Places that stand for the land they lie in when something is done to them (*shelled a town in Chad*)."""
OFFICIALS = frozenset(
    """ambassador authority chief commander delegate diplomat envoy leader mediator minister negotiator official
    representative spokesman""".split()  # noqa: SIM905
)
OF_PERSONS = frozenset(
    """administration agenda campaign decision government order plan policy presidency proposal regime
    speech statement team threat""".split()  # noqa: SIM905
)
"""Things that a person's name before them owns (*the Putin regime*; not *the Dreyfus hearing*)."""
MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})
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


MentionIndex = Mapping[int, Mention]
"""Offset of the head word -> mention; the longest if several share a head."""


def index_mentions(mentions: Iterable[Mention]) -> MentionIndex:
    """Return the mentions by the offset of their head.

    Examples
    --------
    >>> index_mentions(())
    {}
    """
    index: dict[int, Mention] = {}
    for mention in mentions:
        other = index.get(mention.head.start)
        if other is None or _rank(mention) > _rank(other):
            index[mention.head.start] = mention
    return index


def _rank(mention: Mention) -> tuple[bool, int]:
    return mention.kind is MentionKind.NAME, mention.span.end - mention.span.start


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
    if mention is None or mention.kind is MentionKind.NOMINAL:
        several = _several(token, index)
        if several:
            return several
    if mention is not None and mention.kind is MentionKind.PRONOUN:
        return _speaker(token, index) or [Filler(mention, token, "head")]
    if mention is not None:
        return _named_beside(token, mention, index)
    if token.lemma_.lower() in QUANTITIES or token.pos_ == "NUM" or token.lower_ in QUANTITIES:
        inner = _prepositional_fillers(token, {"of", "among"}, index)
        if inner:
            return inner
    apposed = [f for f in _apposed(token, index) if f.token.left_edge.i == token.i + 1]
    if apposed:
        return apposed
    return _owner(token, index) if through else []


def _speaker(pronoun: Token, index: MentionIndex) -> list[Filler]:
    """Return the group that a pronoun in its own statement stands for."""
    found = []
    for argument in speakers_of(pronoun):
        mention = index.get(argument.token.idx)
        plural = argument.token.tag_ in PLURALS or len(_coordinated(argument.token)) > 1
        if mention is not None and (mention.type != "person" or (plural and pronoun.lower_ == "they")):
            found += [Filler(index[m.idx], m, "speaker") for m in _coordinated(argument.token) if m.idx in index]
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
    if mention is None or mention.type in {"people", "armed_group", "military"}:
        return []
    found = _prepositional_fillers(token, {"of"}, index)
    if len(found) > 1:
        return [replace(f, how="several") for f in found]
    return _prepositional_fillers(token, {"from"}, index)


def _officials(token: Token, mention: Mention, index: MentionIndex) -> list[Filler]:
    """Return the state or group whose unnamed officials a plural means (*Israeli intelligence chiefs*)."""
    if mention.type != "person" or token.tag_ not in PLURALS or token.lemma_.lower() not in OFFICIALS:
        return []
    found = _owner(token, index)
    allowed = {"government", "armed_group", "igo", "agency", "military", "party"}
    return [f for f in found if f.mention.type in allowed and f.how == "modifier"]


def _named_beside(token: Token, mention: Mention, index: MentionIndex) -> list[Filler]:
    """Return the names that stand in apposition to a description, else the mention itself."""
    own = Filler(mention, token, "head")
    if mention.kind is not MentionKind.NOMINAL:
        return [own]
    names = _apposed(token, index)
    if not names and not _including(token, index):
        officials = _officials(token, mention, index)
        if officials:
            return officials
    if not names:
        return [own, *_including(token, index)] if _including(token, index) else [own]
    return names


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
    for child in token.children:
        if child.dep_ == "poss":
            if child.pos_ == "PRON":
                return []  # *its decision*: as often as not the subject's own
            inner = [f for m in _coordinated(child) for f in _of_member(m, index, through=False)]
            if inner:
                return [replace(f, how="possessor") for f in inner]
    modifiers = [
        c
        for c in token.children
        if c.dep_ in {"amod", "compound", "nmod", "npadvmod"} and c.i < token.i
    ]
    for child in reversed(modifiers):
        mention = index.get(child.idx)
        if mention is not None and (mention.type != "person" or token.lemma_ in OF_PERSONS):
            return [Filler(mention, child, "modifier")]
        nested = [
            g for g in child.children if g.dep_ in {"amod", "compound", "nmod"} and g.idx in index
        ]
        if nested and child.dep_ != "amod":
            return [Filler(index[nested[0].idx], nested[0], "modifier")]
    made = [
        g
        for c in token.children
        if c.dep_ == "acl"
        for a in c.children
        if a.dep_ == "agent"
        for g in a.children
    ]
    if made:
        return [replace(f, how="of") for g in made for f in _of_member(g, index, through=False)]
    lemma = token.lemma_.lower()
    prepositions = {"by"} if lemma in DONE_TO else {"of", "by", "between"}
    if lemma in SENT:
        prepositions = {"from", *prepositions}
    found = _prepositional_fillers(token, prepositions, index)
    if found or lemma not in SITES:
        return found
    places = _prepositional_fillers(token, {"in"}, index)
    return [replace(f, how="site") for f in places if f.mention.type in {"government", "place"}]
