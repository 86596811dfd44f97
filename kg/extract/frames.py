"""Fill the roles of a cue: cue match, mentions -> candidates, refused ones with the reason.

The status of a candidate is `kg.status`' business, its score `kg.extract.scores`'.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product

from kg.extract.arguments import Filler, fill_role
from kg.extract.cues import CueMatch
from kg.extract.slots import read_slot
from kg.grammar.forms import Argument
from kg.grammar.reciprocals import is_reciprocal
from kg.ontology.schema import Ontology, RelationType
from kg.records import Mention, MentionIndex, MentionKind

__all__ = ["Candidate", "Role", "find_candidates"]

TALKS = frozenset({"CONSULT", "COOPERATE"})
BEFORE_NOUN = frozenset({"compound_agent", "noun_modifier", "hyphen", "noun_possessor"})
MAX_PAIRS = 16
VERB_SUBJECT = ("subj", "event")
VERB_OBJECT = ("obj",)
NOUN_SUBJECT = ("by", "poss", "light", "own", "mod", "from")
NOUN_OBJECT = ("on", "against", "with", "to", "received")


@dataclass(frozen=True, slots=True)
class Role:
    """A filler with the construction that led to it.

    Attributes
    ----------
    filler
        Who.
    how
        ``subject``, ``agent``, ``noun_possessor``, a preposition …
    """

    filler: Filler
    how: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """A relation that the words might state.

    Attributes
    ----------
    match
        The cue.
    subject, object
        Roles; None if not found.
    refused
        Why it is no assertion; empty if it is one.
    """

    match: CueMatch
    subject: Role | None
    object: Role | None
    refused: str = ""


def find_candidates(
    match: CueMatch, index: MentionIndex, ontology: Ontology
) -> tuple[Candidate, ...]:
    """Return the candidates of a cue: at least one, if only to say why nothing was read.

    Parameters
    ----------
    match
        From `kg.extract.cues.find_cues`.
    index
        From `kg.records.index_mentions`.
    ontology
        For allowed types, light verbs, recipients.
    """
    relation = ontology.relations[match.predicate]
    light = frozenset(match.cue.carriers or ontology.light_verbs)
    receiving = frozenset(ontology.receiving_verbs)
    reader = _Reader(match, index, light, receiving, relation.through and not match.cue.whole)
    parties = reader.parties()
    subjects = reader.roles(match.cue.subject or _default_subject(match))
    if len(parties) >= 2:
        among = {role.filler.mention.id for role in parties}
        if relation.symmetric or all(role.filler.mention.id in among for role in subjects):
            return tuple(_checked(match, a, b, relation) for a, b in _pairs(parties))
        return tuple(_checked(match, a, b, relation) for a, b in product(subjects, parties))
    if len(subjects) >= 2 and is_reciprocal(match.token):
        return tuple(_checked(match, a, b, relation) for a, b in _exchanges(subjects, relation))
    objects = reader.roles(match.cue.object or _default_object(match), bar=subjects)
    return tuple(_combine(match, subjects, objects, relation))


def _combine(
    match: CueMatch, subjects: list[Role], objects: list[Role], relation: RelationType
) -> Iterator[Candidate]:
    if not subjects:
        yield Candidate(match, None, objects[0] if objects else None, "no subject")
        return
    if objects:
        pairs = list(product(subjects, objects))[:MAX_PAIRS]
        yield from (_checked(match, a, b, relation) for a, b in pairs)
        return
    mutual = match.cue.mutual or bool(match.cue.parties)
    if mutual and len(subjects) >= 2:
        # What is traded goes both ways; who *clashes* or *agrees* is named once.
        pairs = _exchanges(subjects, relation) if match.noun else _pairs(subjects)
        yield from (_checked(match, a, b, relation) for a, b in pairs)
        return
    if (match.cue.recipient or relation.recipient) == "optional":
        yield from (_checked(match, a, None, relation) for a in subjects)
        return
    yield Candidate(match, subjects[0], None, "no object")


def _pairs(roles: list[Role]) -> list[tuple[Role, Role]]:
    return list(combinations(roles, 2))[:MAX_PAIRS]


def _exchanges(roles: list[Role], relation: RelationType) -> list[tuple[Role, Role]]:
    """Return the pairs of those who do something to each other, in both directions."""
    return _pairs(roles) if relation.symmetric else list(permutations(roles, 2))[:MAX_PAIRS]


def _default_subject(match: CueMatch) -> tuple[str, ...]:
    return NOUN_SUBJECT if match.cue.pos == "noun" else VERB_SUBJECT


def _default_object(match: CueMatch) -> tuple[str, ...]:
    if match.cue.pos == "noun":
        return NOUN_OBJECT
    return VERB_OBJECT if not match.noun else ("to", "on", "against", "with", "from", "for")


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the slots of one cue."""

    match: CueMatch
    index: MentionIndex
    light: frozenset[str]
    receiving: frozenset[str]
    through: bool

    def roles(self, slots: Sequence[str], bar: Iterable[Role] = ()) -> list[Role]:
        """Return the fillers of the first slot that has any which aren't in `bar`."""
        barred = {role.filler.mention.id for role in bar}
        for slot in slots:
            found = [
                Role(filler, argument.how)
                for argument in read_slot(
                    self.match, slot, light=self.light, receiving=self.receiving
                )
                for filler in fill_role(
                    argument.token, self.index, through=_passes(argument, slot)
                )
                if filler.mention.id not in barred
            ]
            if found := _of_patients(found):
                return found
        if self.match.cue.pos == "noun" and "poss" in slots:
            return self.roles(("own",), bar)
        return []

    def parties(self) -> list[Role]:
        """Return those who act on one another (*talks between X and Y*)."""
        for slot in self.match.cue.parties:
            found = [
                Role(filler, argument.how if slot == "hyphen" else "parties")
                for argument in read_slot(
                    self.match, slot, light=self.light, receiving=self.receiving
                )
                for filler in fill_role(argument.token, self.index, through=False)
            ]
            if len(found) >= 2:
                return found
        return []


def _of_patients(found: list[Role]) -> list[Role]:
    """Return the object of the clause above as the one who acts, if it is somebody and no thing, else the others."""
    acting = [r for r in found if r.how == "patient" and r.filler.how in ("head", "apposition")]
    if acting:
        return [replace(one, how="object_control") for one in acting]
    return [one for one in found if one.how != "patient"]


def _passes(argument: Argument, slot: str) -> bool:
    """Tell whether a thing in this slot may stand for the actor that it belongs to."""
    return (
        argument.how
        not in {"noun_modifier", "noun_possessor", "compound_agent", "hyphen", "patient"}
        and slot != "mod"
    )


def _checked(
    match: CueMatch, subject: Role, object_: Role | None, relation: RelationType
) -> Candidate:
    """Return the candidate, refused if its actors don't fit the relation."""
    reason = _misfit(subject, match.cue.subjects or relation.subjects, "subject")
    if not reason and object_ is not None:
        allowed = match.cue.objects or relation.objects
        reason = _misfit(object_, allowed, "object") or _same(subject, object_)
        if not reason and object_.filler.how == "site" and relation.id != "assaults":
            reason = "what lies in a place isn't the place"
        if not reason and relation.plover in TALKS and _is_vague(object_.filler.mention):
            reason = f"object {object_.filler.mention.text!r} is nobody in particular"
    return Candidate(match, subject, object_, reason)


def _misfit(filled: Role, allowed: tuple[str, ...], role: str) -> str:
    mention = filled.filler.mention
    if mention.kind is MentionKind.NOMINAL and not mention.type:
        return f"{role} {mention.text!r} is no actor"
    if mention.kind is MentionKind.PRONOUN or not mention.type:
        return ""
    if mention.type not in allowed:
        return f"{role} {mention.text!r} is a {mention.type}, not one of {', '.join(allowed)}"
    if role == "subject" and mention.locative and filled.how not in BEFORE_NOUN:
        return f"subject {mention.text!r} is a place"
    return ""


def _same(subject: Role, object_: Role) -> str:
    one, two = subject.filler.mention, object_.filler.mention
    same_words = _bare(one) == _bare(two) and one.kind is not MentionKind.PRONOUN
    if one.id == two.id or same_words:
        return "subject and object are one"
    if one.actors and two.actors and one.actors[0] == two.actors[0]:
        return f"subject and object are both {one.actors[0]}"
    return ""


def _is_vague(mention: Mention) -> bool:
    """Tell whether a description could be anybody (*regional leaders*, *other mediators*)."""
    plural = mention.number == "plural" and mention.kind is MentionKind.NOMINAL
    return (
        plural and mention.type in {"person", ""} and not mention.definite and mention.of is None
    )


def _bare(mention: Mention) -> str:
    return mention.text.lower().removeprefix("the ")
