"""Bodies that every nation has, called without their nation: *the Supreme Court* -> that of the nation whose bodies the text names."""

from collections import Counter
from collections.abc import Sequence

from kg.actors.record import KnownActor
from kg.names.normalize import normalize_name
from kg.records import Mention
from kg.resolve.document_state import DocumentState

__all__ = ["tie_bodies"]

_BODIES = frozenset({"agency", "military"})
_SHARE = 0.8
"""How many of the bodies that a document names are the nation's."""


def tie_bodies(state: DocumentState) -> None:
    """Tie a body's bare name to the body of the nation that the document is about, if other bodies of it tell which that is.

    A nation's own name alone tells nothing: the text may speak of its neighbours. Where a longer name ends in these words (*Ohio Supreme
    Court*), they are taken for its short form.
    """
    bodies = _bodies(state)
    nation = _nation(state, bodies)
    if nation is None:
        return
    ministries = any(_is_made(one, nation) for one in bodies)
    for mention in state.named():
        if state.actor_of(mention.id):
            continue
        for match in state.actors.find(f"{nation.name}'s {_words(mention)}"):
            record = state.actors.get(match.actor)
            if record is None or record.type not in _BODIES or not _is_called(record, mention):
                continue
            if (ministries or not _is_made(record, nation)) and not _has_longer(state, mention):
                state.settle(mention.id, record.id, 0.8, f"body of {nation.name}, as others here")
                break


def _is_called(record: KnownActor, mention: Mention) -> bool:
    """Tell whether a body is really called so: *Parliament* is not the Congress, though each is its nation's parliament."""
    ending = f" {_words(mention)}"
    return any(normalize_name(alias.text).endswith(ending) for alias in record.aliases)


def _words(mention: Mention) -> str:
    return normalize_name(mention.text).removeprefix("the ")


def _is_made(record: KnownActor, nation: KnownActor) -> bool:
    """Tell whether a body is in no list: *Interior Ministry* of a nation which may have none of that name."""
    return record.id == f"{nation.id}.{record.body}"


def _bodies(state: DocumentState) -> list[KnownActor]:
    """Return the bodies of nations that names here denote, one a name."""
    records = (state.record_of(one.id) for one in state.named())
    return [one for one in records if one is not None and one.type in _BODIES and one.part_of]


def _nation(state: DocumentState, bodies: Sequence[KnownActor]) -> KnownActor | None:
    """Return the nation that nearly all named bodies are of, if no other is named more often than it and they are."""
    counts = Counter(_government(state, one) for one in bodies)
    counts.pop("", None)
    if not counts:
        return None
    nation, most = max(counts.items(), key=lambda one: (one[1], one[0]))
    governments = Counter(state.actor_of(one.id) for one in state.named({"government"}))
    own = most + governments.pop(nation, 0)
    enough = most >= _SHARE * counts.total() and own >= max(governments.values(), default=0)
    return state.actors.get(nation) if enough else None


def _government(state: DocumentState, record: KnownActor | None) -> str:
    """Return the government that a body is part of in the end, or an empty string."""
    while record is not None and record.type != "government":
        record = state.actors.get(record.part_of) if record.part_of else None
    return record.id if record is not None else ""


def _has_longer(state: DocumentState, mention: Mention) -> bool:
    ending = f" {_words(mention)}"
    return any(
        _words(one).endswith(ending) and state.record_of(one.id) is None for one in state.named()
    )
