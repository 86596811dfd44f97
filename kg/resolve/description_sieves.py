"""Definite descriptions within a document -> ties to the likeliest of the named actors that they may mean.

*The president*, *the government*, *the country*, *the party*, *the agency*, *police*: which of the actors that the document
names is meant is learned from annotated articles (``training/ties.py``); below its probability a description stays alone.
"""

import numpy as np

from kg.learned.bundle import Bundle
from kg.records import Mention, MentionKind
from kg.resolve.bearers import Named, find_bearers
from kg.resolve.choice import choose
from kg.resolve.description_features import describe
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions

__all__ = ["is_open", "tie_descriptions"]

_PLURALS = ("governments", "folded", "forces")


def tie_descriptions(state: DocumentState, models: Bundle) -> None:
    """Tie descriptions to the named actors that they most likely mean, in text order.

    Parameters
    ----------
    models
        Learned models.
    """
    named = Named.of(state)
    asked = [
        (mention, found)
        for mention in state.nominals()
        if is_open(state, mention) and (found := find_bearers(named, mention))
    ]
    if not asked:
        return
    # All at once: trees answer many rows nearly as fast as one.
    rows = np.vstack([describe(named, mention, found) for mention, found in asked])
    logits = models.trees["description"].logits(rows)
    start = 0
    for mention, found in asked:
        best, likely = choose(logits[start : start + len(found)], "description", models)
        start += len(found)
        if likely >= models.numbers["description"] and not state.facts(mention.id).named:
            state.tie(mention.id, found[best].root, round(likely, 2), "likeliest description")
        else:
            state.doubts[mention.id] = likely
            state.likeliest[mention.id] = found[best].root


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
