"""Definite descriptions within a document -> ties to the likeliest of the named actors that they may mean.

*The president*, *the government*, *the country*, *the party*, *the agency*, *police*: which of the actors that the document
names is meant is learned from annotated articles (``training/ties.py``); below its probability a description stays alone.
"""

from kg.learned.bundle import Bundle, load_bundle
from kg.records import Mention, MentionKind
from kg.resolve.bearers import Named, find_bearers
from kg.resolve.choice import answer
from kg.resolve.description_features import describe
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["is_open", "tie_descriptions"]

_PLURALS = ("governments", "folded", "forces")


def tie_descriptions(state: DocumentState, models: Bundle | None = None) -> None:
    """Tie descriptions to the named actors that they most likely mean, in text order.

    Parameters
    ----------
    models
        Models other than those of the package, for measuring.
    """
    models = models or load_bundle("resolve")
    named = Named.of(state)
    for mention in state.nominals():
        if not is_open(state, mention):
            continue
        found = find_bearers(named, mention)
        if not found:
            continue
        best, likely = answer(describe(named, mention, found), "description", models)
        if likely >= models.numbers["description"]:
            state.tie(mention.id, found[best].root, round(likely, 2), "likeliest description")


def is_open(state: DocumentState, mention: Mention) -> bool:
    """Tell whether a mention is a description that may mean somebody named, and isn't tied to any yet."""
    if mention.kind is not MentionKind.NOMINAL or state.facts(mention.id).named:
        return False
    words = load_descriptions()
    collective = any(mention.head_lemma in words[kind] for kind in _PLURALS)
    if mention.number == "plural" and not collective:
        return False
    bare = " " not in mention.text
    official = mention.of is None and mention.number == "plural"  # *government officials*
    seat = (
        mention.of is not None and mention.head_lemma in words["offices"]
    )  # *a Dawn Front spokesman*
    return mention.definite or bare or official or seat
