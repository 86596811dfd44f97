"""Descriptions of nations within a document: officials, governments, forces, members, classes -> ties.

Never through bare common nouns: a description is tied by the nation or group that it hangs on.
"""

import re

from kg.names.normalize import normalize_name
from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = [
    "class_words",
    "nation_of",
    "tie_classes",
    "tie_members",
    "tie_nations",
]

_JOINED = re.compile(r"\b(?:and|or)\b|,|/")
_DEEPEST = 3


def nation_of(state: DocumentState, mention: Mention, depth: int = 0) -> str:
    """Return the id of the mention of the nation that a description hangs on, or an empty string.

    *Biden* of *the Biden administration* leads to the country of the office that the document gives Biden;
    *his* of *his government* to that of whom *his* denotes.
    """
    if mention.of is None or depth > _DEEPEST:
        return ""
    owner = state.mentions.get(mention.of)
    if owner is None:
        return ""
    if state.type_of(owner.id) == "government":
        return owner.id if state.actor_of(owner.id) else ""
    for member in state.cluster(owner.id):
        if member.of is None or member.id == mention.id:
            continue
        if found := nation_of(state, member, depth + 1):
            return found
    return ""


def tie_nations(state: DocumentState) -> None:
    """Tie a nation's officials, government and side to it, and its troops to its army if one is named."""
    words = load_descriptions()
    for mention in state.nominals():
        nation = nation_of(state, mention)
        if not nation or _JOINED.search(mention.text):
            continue
        collective = mention.head_lemma in words["governments"]
        if mention.head_lemma in words["folded"] and mention.number != "singular":
            state.tie(mention.id, nation, 0.85, "officials of the nation")
        elif collective and mention.type in ("government", "organization"):
            state.tie(mention.id, nation, 0.9, "government of the nation")
        elif _are_forces(mention):
            _tie_forces(state, mention, nation)


def _are_forces(mention: Mention) -> bool:
    """Tell whether troops are meant, or arms that act."""
    words = load_descriptions()
    single = mention.head_lemma in ("soldier", "troop") and mention.number == "singular"
    idle = mention.head_lemma in words["equipment"] and mention.function not in (
        "subject",
        "agent",
    )
    return mention.head_lemma in words["forces"] and not single and not idle


def _tie_forces(state: DocumentState, mention: Mention, nation: str) -> None:
    record = state.record_of(nation)
    country = record.country if record else ""
    armies = [
        one
        for one in state.named({"military"})
        if (army := state.record_of(one.id)) is not None and army.country == country
    ]
    known = {state.actor_of(one.id) for one in armies}
    target = armies[0].id if len(known) == 1 else nation
    state.tie(mention.id, target, 0.75, "forces of the nation")


def tie_members(state: DocumentState) -> None:
    """Tie an armed group's or party's fighters, leaders and officials, in the plural, to it."""
    words = load_descriptions()
    for mention in state.nominals():
        plural = mention.number != "singular" or mention.head_lemma in words["governments"]
        collective = mention.head_lemma == "leadership"
        if mention.head_lemma not in words["members"] or not (plural or collective):
            continue
        owner = _group(state, mention)
        if owner is not None and not _JOINED.search(mention.text):
            state.tie(mention.id, owner.id, 0.8, "its members")


def _group(state: DocumentState, mention: Mention) -> Mention | None:
    """Return the group that members belong to: the owner, or a name inside (*Gaza's Hamas rulers*)."""
    kinds = {"armed_group", "party", "igo", "agency", "military"}
    inside = (
        one
        for one in state.mentions.values()
        if mention.span.contains(one.span) and one.kind is MentionKind.NAME
    )
    owner = state.mentions.get(mention.of or "")
    candidates = [*([owner] if owner is not None else []), *inside]
    return next(
        (
            one
            for one in candidates
            if one.kind is MentionKind.NAME and state.type_of(one.id) in kinds
        ),
        None,
    )


def class_words(mention: Mention) -> str:
    """Return the words that tell a class of people: modifiers and head, without numbers and quantifiers."""
    vague = load_descriptions()["vague"]
    words = normalize_name(mention.text).split()
    return " ".join(
        word for word in words if word not in vague and not word.isnumeric()
    ) or normalize_name(mention.text)


def tie_classes(state: DocumentState) -> None:
    """Tie groups of unnamed people that the document calls by the same words (*hostages*, *the hostages*).

    A class of people (*hostages*) is one whatever their number. Bodies that the document counts and finds of
    other sizes (*20 states*, *16 states*) stay apart, and what is not counted goes with those named last.
    """
    new = load_descriptions()["new"]
    sizes: dict[str, dict[frozenset[str], str]] = {}
    for mention in state.nominals():
        owner = state.mentions.get(mention.of or "")
        pronoun = owner is not None and owner.kind is MentionKind.PRONOUN
        if mention.number != "plural" or not state.is_alone(mention) or pronoun:
            continue
        if not new.isdisjoint(mention.modifiers):
            continue
        words = class_words(mention)
        known = sizes.setdefault(words, {})
        size = _size(mention)
        same = known.get(size) if size else next(reversed(known.values()), None)
        if same is None and size:
            same = known.pop(frozenset(), None)
        if same is None:
            known[size] = mention.id
            continue
        state.tie(mention.id, same, 0.6, f"called by the same words: {words}")
        if size:
            known[size] = same


def _size(mention: Mention) -> frozenset[str]:
    """Return the words of a description of bodies that count."""
    if mention.type == "people":
        return frozenset()
    counts = load_descriptions()["counts"]
    words = normalize_name(mention.text).split()
    return frozenset(word for word in words if word.isnumeric() or word in counts)
