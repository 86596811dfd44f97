"""Descriptions within a document that denote nobody in particular."""

from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["drop_vague"]


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
