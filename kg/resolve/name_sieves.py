"""Names within a document: known actors, equal names, surnames, acronyms, stated links -> ties.

Precise rules first, after the multi-pass sieve of Lee et al. (2013); names are clustered before any
description or pronoun, as in BookNLP (Bamman et al. 2014).
"""

import re

from kg.actors.record import AliasKind
from kg.names.normalize import normalize_name
from kg.records import Mention
from kg.resolve.document_state import DocumentState

__all__ = ["tie_equal_names", "tie_known", "tie_short_names", "tie_stated", "tie_surnames"]

_OF_NATION = re.compile(
    r"(?:the )?(?:federal |central |national )?(?:governments?|state|republic|kingdom) of (?:the )?([A-Z].*)$",
    re.IGNORECASE,
)
_METONYMS = (AliasKind.CAPITAL, AliasKind.METONYM)
_ACTING = frozenset({"subject", "agent", "object", "possessive", "oblique", "attribute"})


def tie_known(state: DocumentState) -> None:
    """Tie names to the known actors that they denote here.

    A capital that acts (*Moscow rejected*) is its government; as an adjunct (*in Moscow*) or before a noun
    (*the Moscow talks*) it's a place.
    """
    first: dict[str, str] = {}
    for mention in state.named():
        actor = _choose(state, mention)
        if not actor:
            continue
        state.known[mention.id] = actor
        if actor in first:
            state.tie(mention.id, first[actor], 1.0, f"known as {actor}")
        else:
            first[actor] = mention.id
            state.why[mention.id] = (1.0, f"known as {actor}")


def _choose(state: DocumentState, mention: Mention) -> str:
    matches = state.actors.find(mention.text)
    usable = [one for one in matches if one.actor in mention.actors]
    if not matches and (composed := _OF_NATION.match(mention.text)):
        usable = [
            one
            for one in state.actors.find(composed.group(1))
            if (actor := state.actors.get(one.actor)) and actor.type == "government"
        ]
    for match in usable:
        actor = state.actors.get(match.actor)
        if actor is None or (mention.label == "PERSON" and actor.type != "person"):
            continue
        acts = mention.function in _ACTING and not mention.locative and not mention.adjectival
        if match.kind in _METONYMS and not acts:
            continue
        if (
            match.ambiguous
            and actor.type == "place"
            and any(one.kind in _METONYMS for one in usable)
            and acts
        ):
            continue
        return match.actor
    return ""


def tie_equal_names(state: DocumentState) -> None:
    """Tie names that are equal in normal form and agree in being a person or not."""
    first: dict[tuple[str, bool], str] = {}
    for mention in state.named():
        if mention.id in state.known:
            continue
        key = (normalize_name(mention.text), mention.type == "person")
        if key in first:
            state.tie(mention.id, first[key], 0.98, "same name")
        elif key[0]:
            first[key] = mention.id


def tie_short_names(state: DocumentState) -> None:
    """Tie a one-word name to the one longer organization name that starts with it (*Mahan*, *Mahan Air*)."""
    kinds = {"organization", "agency", "media", "party", "armed_group", "military", "igo"}
    named = [one for one in state.named(kinds) if one.id not in state.known]
    for mention in named:
        word = normalize_name(mention.text)
        if " " in word or mention.text.isupper():
            continue
        longer = [
            one for one in named if normalize_name(one.text).split()[0] == word and " " in one.text
        ]
        if len({state.clusters.root(one.id) for one in longer}) == 1:
            state.tie(mention.id, longer[0].id, 0.85, "first word of the name")


def tie_stated(state: DocumentState) -> None:
    """Tie what a sentence itself says to be one: title, apposition, acronym, *X is the president*."""
    scores = {"title": 0.97, "acronym": 0.97, "apposition": 0.9, "relative": 0.9, "copula": 0.85}
    for kind in ("acronym", "title", "apposition", "copula"):
        for link in state.extraction.links:
            if link.kind == kind:
                state.tie(link.second, link.first, scores[kind], kind)


def tie_surnames(state: DocumentState) -> None:
    """Tie a surname, or a shorter form of a name, to the full name that it can only belong to.

    With several bearers of a surname in the document the one named last before counts; a surname before
    any full name is tied if there is one bearer alone.
    """
    persons = state.named({"person"})
    full = [one for one in persons if len(one.text.split()) > 1]
    for mention in persons:
        words = normalize_name(mention.text).split()
        bearers = [
            one
            for one in full
            if one.id != mention.id
            and len(one.text.split()) > len(mention.text.split())
            and _is_short_form(words, normalize_name(one.text).split())
        ]
        roots = dict.fromkeys(state.clusters.root(one.id) for one in bearers)
        if len(roots) == 1:
            state.tie(mention.id, bearers[0].id, 0.95, "surname")
        elif before := [one for one in bearers if one.span < mention.span]:
            state.tie(mention.id, before[-1].id, 0.75, "surname, last bearer before")


def _is_short_form(short: list[str], full: list[str]) -> bool:
    """Tell whether the words of a shorter name fit a fuller one.

    The surname must agree, and a given name as well: *Tayyip Erdogan* fits *Recep Tayyip Erdogan*. A given
    name alone fits nobody.
    """
    if not short or short[-1] != full[-1]:
        tail = full[-len(short) :] if len(short) > 1 else []
        return bool(tail) and short == tail
    rest = iter(full[:-1])
    return all(any(word == other for other in rest) for word in short[:-1])
