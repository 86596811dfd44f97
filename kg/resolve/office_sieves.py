"""Descriptions of persons within a document: what office they tell, and *the official* -> whom the text introduced so."""

from kg.records import Mention, MentionKind
from kg.resolve.cluster import OfficeKey
from kg.resolve.document_state import DocumentState
from kg.resolve.nation_sieves import nation_of

__all__ = ["office_key", "tie_described"]

_HONORED = {"spokesman": "spokesperson", "spokeswoman": "spokesperson", "premier": "minister"}
_IDLE = frozenset(
    ["the", "a", "an", "former", "current", "new", "then", "senior", "chief", "acting", "outgoing"]
)
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


def _is_settled(state: DocumentState, mention: Mention) -> bool:
    return state.facts(mention.id).named


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
