"""Descriptions of persons within a document: offices, spokesmen, *the official* -> ties to their holders."""

from kg.records import Mention, MentionKind
from kg.resolve.cluster import OfficeKey
from kg.resolve.document_state import DocumentState
from kg.resolve.lexicon import load_descriptions
from kg.resolve.nation_sieves import nation_of

__all__ = ["office_key", "tie_described", "tie_offices"]

_HONORED = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "premier": "minister"}
_IDLE = frozenset(
    ["the", "a", "an", "former", "current", "new", "then", "senior", "chief", "acting", "outgoing"]
)
# A vice president is no president.
_LESSER = frozenset(["vice", "deputy", "assistant", "shadow", "lieutenant", "under", "associate"])
_FAR = 12


def office_key(state: DocumentState, mention: Mention) -> OfficeKey:
    """Return what an office description says: head, words, and whose it is.

    The words of the owner's name aren't words of the office (*the US president*).
    """
    owner = state.mentions.get(mention.of or "")
    owned = set(owner.text.lower().replace(".", "").split()) if owner else set()
    words = {word.replace(".", "") for word in mention.modifiers}
    words -= _IDLE | owned | {"us", "uk"} if owned else _IDLE
    head = _HONORED.get(mention.head_lemma, mention.head_lemma)
    if mention.head_lemma == "premier":
        words = words | {"prime"}
    whose = nation_of(state, mention)
    if not whose and owner is not None and owner.kind is not MentionKind.PRONOUN:
        whose = owner.id
    actor = state.actor_of(whose) if whose else ""
    key = actor or (state.clusters.root(whose) if whose else "")
    return head, frozenset(word for word in words if word.isalpha()), key


def tie_offices(state: DocumentState) -> None:
    """Tie *the foreign minister* to the last person before to whom the document gives that office.

    An indefinite holder of an office (*a Taliban spokesman*) is tied to the only person of the document who
    has that very office, before or after.
    """
    offices = load_descriptions()["offices"]
    holders = list(_holders(state))
    for mention in state.nominals():
        if mention.type != "person" or mention.number == "plural" or _is_settled(state, mention):
            continue
        if mention.definite:
            _tie_office(state, mention, holders)
        elif mention.head_lemma in offices:
            _tie_indefinite(state, mention, holders)


def _is_settled(state: DocumentState, mention: Mention) -> bool:
    return state.facts(mention.id).named


def _holders(state: DocumentState) -> "list[tuple[Mention, Mention, OfficeKey]]":
    """Return office, holder and key, in text order."""
    found = []
    for mention in state.nominals():
        if mention.type == "person" and mention.number != "plural":
            named = [one for one in state.cluster(mention.id) if one.kind is MentionKind.NAME]
            if named:
                found.append((mention, named[0], office_key(state, mention)))
    return found


def _fits(wanted: OfficeKey, held: OfficeKey) -> bool:
    """Tell whether a description may mean the holder of an office: same head, no further words, same owner."""
    owners = (wanted[2], held[2])
    if not _LESSER.isdisjoint(held[1] ^ wanted[1]):
        return False
    return (
        wanted[0] == held[0] and wanted[1] <= held[1] and (not all(owners) or len({*owners}) == 1)
    )


def _tie_office(
    state: DocumentState, mention: Mention, holders: "list[tuple[Mention, Mention, OfficeKey]]"
) -> None:
    wanted = office_key(state, mention)
    fitting = [one for one in holders if one[0].span <= mention.span and _fits(wanted, one[2])]
    if not wanted[2]:
        # A president of anything else is *the president* only where nobody else is.
        fitting = [one for one in fitting if not _is_private(state, one[0])] or fitting
    for office, person, _ in reversed(fitting):
        if mention.gender and office.gender and mention.gender != office.gender:
            continue
        if state.tie(mention.id, person.id, 0.8, f"holds the office: {office.text}"):
            return


def _is_private(state: DocumentState, office: Mention) -> bool:
    """Tell whether an office belongs to a company, a union or another body that is no state's."""
    owner = state.mentions.get(office.of or "")
    return owner is not None and state.type_of(owner.id) in ("organization", "media", "party")


def _tie_indefinite(
    state: DocumentState, mention: Mention, holders: "list[tuple[Mention, Mention, OfficeKey]]"
) -> None:
    wanted = office_key(state, mention)
    if not wanted[2]:
        return
    fitting = [
        (office, person)
        for office, person, held in holders
        if wanted[2] == held[2] and _fits(wanted, held)
    ]
    if len({state.clusters.root(person.id) for _, person in fitting}) == 1:
        office, person = fitting[0]
        state.tie(mention.id, person.id, 0.65, f"the only holder of the office: {office.text}")


def tie_described(state: DocumentState) -> None:
    """Tie *the official* to the one unnamed person before whom the document introduced by that noun.

    Only one such person may stand before, and nobody named since by that noun.
    """
    introduced: dict[str, list[Mention]] = {}
    for mention in state.nominals():
        if mention.type != "person" or mention.number == "plural":
            continue
        head = _HONORED.get(mention.head_lemma, mention.head_lemma)
        before = introduced.setdefault(head, [])
        near = [one for one in before if mention.sentence - one.sentence <= _FAR]
        bare = mention.definite and mention.of is None and not set(mention.modifiers) - _IDLE
        if bare and not _is_settled(state, mention) and len(near) == 1 == len(before):
            state.tie(mention.id, near[0].id, 0.65, f"introduced as {near[0].text}")
        elif not mention.definite and not _is_settled(state, mention):
            before.append(mention)
