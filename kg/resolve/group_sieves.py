"""Descriptions of groups within a document: *the group*, *the agency* -> the organization named last."""

from kg.names.normalize import normalize_name
from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["drop_vague", "tie_organizations"]

_MAX_SENTENCES = 5
_DETERMINERS = ("the ", "this ", "that ")


def tie_organizations(state: DocumentState) -> None:
    """Tie *the group*, *the armed group*, *the agency* … to the organization of such a type named last.

    A name that holds the noun itself (*Orvo Bank*, then *the bank*) goes before a nearer one.
    """
    groups = load_descriptions().groups
    bodies = [one for one in state.named() if not one.adjectival]
    for mention in state.nominals():
        kinds = groups.get(mention.head_lemma)
        if not kinds or not _is_anaphor(state, mention):
            continue
        for word in mention.modifiers:
            kinds = kinds & load_descriptions().qualities.get(word, frozenset())
        before = [one for one in bodies if one.span.end <= mention.span.start]
        holding = [one for one in before if _holds(one, mention.head_lemma)]
        near = [
            one
            for one in before
            if state.type_of(one.id) in kinds
            and mention.sentence - one.sentence <= _MAX_SENTENCES
            and not one.locative
        ]
        chosen = holding[-1:] or near[-1:]
        if chosen:
            state.tie(mention.id, chosen[0].id, 0.7, f"{mention.text}: named last before")


def _is_anaphor(state: DocumentState, mention: Mention) -> bool:
    return (
        mention.definite
        and mention.of is None
        and mention.number != "plural"
        and state.is_alone(mention)
        and mention.text.lower().startswith(_DETERMINERS)
    )


def _holds(name: Mention, noun: str) -> bool:
    words = normalize_name(name.text).split()
    return len(words) > 1 and noun in (words[-1], words[0]) and name.label != "PERSON"


def drop_vague(state: DocumentState) -> None:
    """Drop descriptions that denote nobody in particular.

    *Our counterparts*, *his allies*, *other mediators*: relations to somebody, or an unnamed remainder.
    *Its largest fleet*, *a bombing campaign*: things that a body has or does. *US and NATO troops*: several
    actors, each named inside. They would be actors of one sentence. Whoever is quoted is kept.
    """
    sources = {
        source for one in state.extraction.quotations for source in (*one.sources, one.source)
    }
    for mention in state.nominals():
        if mention.id in sources or state.facts(mention.id).named:
            continue
        joined = " and " in mention.text
        if joined or _is_relative(state, mention) or _is_thing(state, mention):
            state.dropped.add(mention.id)


def _is_relative(state: DocumentState, mention: Mention) -> bool:
    words = load_descriptions()
    owner = state.mentions.get(mention.of or "")
    first = mention.text.split()[0].lower()
    pronoun = owner is not None and owner.kind is MentionKind.PRONOUN
    possessed = pronoun or first in words["possessives"]
    if mention.head_lemma in words["relational"] and (possessed or owner is None):
        return True
    collective = mention.number == "plural" or mention.head_lemma in words["governments"]
    remainder = first in words["new"] or not words["new"].isdisjoint(mention.modifiers)
    return (possessed and collective) or remainder


def _is_thing(state: DocumentState, mention: Mention) -> bool:
    words = load_descriptions()
    if mention.head_lemma in words["equipment"]:
        return mention.function not in ("subject", "agent")
    owner = state.mentions.get(mention.of or "")
    kinds = ("person", "party")
    of_candidate = owner is not None and state.type_of(owner.id) in kinds
    return mention.head_lemma == "campaign" and not of_candidate
