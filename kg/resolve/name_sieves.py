"""Names within a document: known actors, equal names, acronyms, parts of names -> ties.

Precise rules first, after the multi-pass sieve of Lee et al. (2013); names are clustered before any
description or pronoun, as in BookNLP (Bamman et al. 2014).
"""

import re
from dataclasses import replace

from kg.actors.lookup import Match
from kg.actors.record import AliasKind
from kg.names.normalize import normalize_name
from kg.records import Mention
from kg.resolve.capitals import acting_capitals
from kg.resolve.document_state import DocumentState
from kg.resolve.name_likeness import is_acronym_of, is_part_of_name
from kg.resolve.shared_names import SharedNames

__all__ = ["BODIES", "tie_acronyms", "tie_equal_names", "tie_known", "tie_parts"]

BODIES = frozenset(
    {"organization", "agency", "media", "party", "armed_group", "military", "igo", "other"}
)
_OF_NATION = re.compile(
    r"(?:the )?(?:federal |central |national )?(?:governments?|state|republic|kingdom) of (?:the )?([A-Z].*)$",
    re.IGNORECASE,
)
_LOWER_TAIL = re.compile(r"(?: [a-z][\w-]*)+$")
_GOVERNMENTS = frozenset({"government", "administration", "govt", "authorities", "regime"})
_METONYMS = (AliasKind.CAPITAL, AliasKind.METONYM)
_ACTING = frozenset({"subject", "agent", "object", "possessive", "oblique", "attribute"})


def tie_known(state: DocumentState) -> None:
    """Tie names to the known actors that they denote here.

    A capital that acts (*Moscow rejected*) is its government, if the document names the nation too or has it do what only states do; as an
    adjunct (*in Moscow*) or before a noun (*the Moscow talks*) it's a place. A word that is the surname of a person named in full before is that
    person (*Ada London*, later *London*), unless it's a nation's own name.
    """
    surnames = _surnames(state)
    nations = _nations(state) | acting_capitals(state)
    shared = SharedNames(state.extraction.document.text)
    for mention in state.named():
        match = _choose(state, mention, surnames)
        if match is not None and match.kind is AliasKind.CAPITAL and match.actor not in nations:
            match = None
        if match is not None:
            actor = shared.denoted(match.actor, mention.span)
            state.settle(mention.id, actor, 1.0, f"known as {actor}")
        elif mention.type == "government":
            state.retype(mention.id, "place")


def _nations(state: DocumentState) -> set[str]:
    """Return the known actors that the document calls by more than a capital."""
    return {
        match.actor
        for mention in state.named()
        for match in state.actors.find(mention.text)
        if match.kind not in _METONYMS and match.actor in mention.actors
    }


def _surnames(state: DocumentState) -> dict[str, int]:
    """Return where each surname of a person with a full name is first seen."""
    found: dict[str, int] = {}
    for mention in state.named({"person"}):
        words = normalize_name(mention.text).split()
        if len(words) > 1 and not mention.actors:
            found.setdefault(words[-1], mention.span.start)
    return found


def _choose(state: DocumentState, mention: Mention, surnames: dict[str, int]) -> Match | None:
    matches = state.actors.find(mention.text)
    usable = sorted(
        (one for one in matches if one.actor in mention.actors),
        key=lambda one: mention.actors.index(one.actor),
    )
    if not matches:
        usable = _composed(state, mention)
    acts = mention.function in _ACTING and not mention.locative and not mention.adjectival
    before = surnames.get(normalize_name(mention.text))
    for match in usable:
        actor = state.actors.get(match.actor)
        if actor is None or (mention.label == "PERSON" and actor.type != "person"):
            continue
        weak = match.kind in _METONYMS or actor.type == "place"
        if weak and before is not None and before < mention.span.start and not mention.locative:
            state.retype(mention.id, "person")
            return None
        if match.kind in _METONYMS and not acts:
            continue
        if actor.type == "person" and match.ambiguous:
            # Two known people of one name: the words alone can't tell which.
            return None
        capital = any(one.kind in _METONYMS for one in usable)
        if match.ambiguous and actor.type == "place" and capital and acts:
            continue
        return match
    return None


def _composed(state: DocumentState, mention: Mention) -> list[Match]:
    """Return what is known of *the Government of X*, or of a name before its class (*AFP news agency*)."""
    if composed := _OF_NATION.match(mention.text):
        return [
            one
            for one in state.actors.find(composed.group(1))
            if (actor := state.actors.get(one.actor)) and actor.type == "government"
        ]
    if mention.label == "PERSON":
        return []
    bare = _LOWER_TAIL.sub("", mention.text)
    found = _bodies(state, bare) if bare != mention.text else []
    words = mention.text.split()
    return found or _of_nation(state, words) or _under_somebody(state, words)


def _bodies(state: DocumentState, text: str) -> list[Match]:
    return [
        one
        for one in state.actors.find(text)
        if (actor := state.actors.get(one.actor)) and actor.type in BODIES
    ]


def _under_somebody(state: DocumentState, words: list[str]) -> list[Match]:
    """Return the known body that a name is after that of somebody whom the document names (*Obama White House*)."""
    found = _bodies(state, " ".join(words[1:])) if len(words) > 2 else []
    if not found:
        return []
    owner = normalize_name(words[0]).removesuffix("'s")
    persons = (normalize_name(one.text).split() for one in state.named({"person"}))
    return found if any(one[-1:] == [owner] for one in persons) else []


def _of_nation(state: DocumentState, words: list[str]) -> list[Match]:
    """Return what a nation's name and a known body, or *Government*, are together (*UK Home Office*)."""
    for length in (1, 2, 3):
        if length >= len(words):
            break
        rest = " ".join(words[length:])
        for nation in state.actors.find(" ".join(words[:length])):
            record = state.actors.get(nation.actor)
            if record is None or record.type != "government":
                continue
            if rest.lower() in _GOVERNMENTS:
                return [replace(nation, kind=AliasKind.NAME)]
            return [
                one
                for one in _bodies(state, rest)
                if (body := state.actors.get(one.actor)) and body.country == record.country
            ]
    return []


def tie_equal_names(state: DocumentState) -> None:
    """Tie names that are equal in normal form and agree in being a person or not, and in gender if a title tells."""
    first: dict[tuple[str, bool, str], str] = {}
    for mention in state.named():
        if state.actor_of(mention.id):
            continue
        person = state.type_of(mention.id) == "person"
        gender = mention.gender if person and len(mention.text.split()) == 1 else ""
        key = (normalize_name(mention.text), person, gender)
        if key in first:
            state.tie(mention.id, first[key], 0.98, "same name")
        elif key[0]:
            first[key] = mention.id


def tie_acronyms(state: DocumentState) -> None:
    """Tie capitals to the one name of the document whose initials they are, stated or not."""
    bodies = [one for one in state.named(BODIES) if len(one.text.split()) > 1]
    for mention in state.named(BODIES | {"place", "person"}):
        letters = mention.text.replace(".", "")
        if not (letters.isupper() and 2 <= len(letters) <= 8) or " " in letters:
            continue
        if state.actor_of(mention.id):
            continue
        full = [one for one in bodies if is_acronym_of(mention.text, one.text)]
        if len({state.clusters.root(one.id) for one in full}) == 1:
            state.retype(mention.id, state.type_of(full[0].id))
            state.tie(mention.id, full[0].id, 0.9, f"acronym of {full[0].text}")


def tie_parts(state: DocumentState) -> None:
    """Tie a name that begins or ends one longer name of the document (*Mahan*, *Mahan Air*).

    A lone word that the model took for a person is the organization if nobody in full bears it.
    """
    surnames = _surnames(state)
    bodies = [one for one in state.named(BODIES) if len(one.text.split()) > 1]
    for mention in state.named(BODIES | {"person"}):
        words = normalize_name(mention.text).split()
        person = state.type_of(mention.id) == "person"
        if state.actor_of(mention.id) or not words or mention.text.replace(".", "").isupper():
            continue
        if person and (len(words) > 1 or words[0] in surnames or _has_title(state, mention)):
            continue
        longer = [one for one in bodies if is_part_of_name(mention.text, one.text)]
        if len({state.clusters.root(one.id) for one in longer}) != 1:
            continue
        begins = normalize_name(longer[0].text).split()[0] == words[0]
        # What a known actor is called is known: *House* is no part of *White House*.
        if not begins and (person or (len(words) == 1 and state.actor_of(longer[0].id))):
            continue
        state.retype(mention.id, state.type_of(longer[0].id))
        state.tie(mention.id, longer[0].id, 0.85, f"part of the name {longer[0].text}")


def _has_title(state: DocumentState, mention: Mention) -> bool:
    return bool(mention.gender) or any(
        link.kind == "title" and mention.id in (link.first, link.second)
        for link in state.extraction.links
    )
