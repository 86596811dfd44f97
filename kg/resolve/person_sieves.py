"""Persons' names within a document: surnames, given names after honorifics, spellings -> ties."""

from collections import Counter
from collections.abc import Sequence

from kg.records import Mention, MentionKind
from kg.resolve.document_state import DocumentState
from kg.resolve.name_likeness import is_short_form, may_be_one, name_words, spelled_alike

__all__ = ["correct_surnames", "part_persons", "tie_given_names", "tie_spellings", "tie_surnames"]

_MOST = 100
_LEADERS = frozenset(["president", "premier", "minister", "chancellor", "governor", "mayor"])


def correct_surnames(state: DocumentState) -> None:
    """Make a lone name a person's where somebody of the document bears it as a surname."""
    surnames = {
        words[-1]
        for one in state.named({"person"})
        if len(words := name_words(one.text)) > 1 and not state.actor_of(one.id)
    }
    for mention in state.named():
        words = name_words(mention.text)
        unsettled = not state.actor_of(mention.id) and mention.label in ("ORG", "GPE", "PERSON")
        if unsettled and len(words) == 1 and words[0] in surnames and not mention.locative:
            state.retype(mention.id, "person")


def tie_surnames(state: DocumentState) -> None:
    """Tie a surname, or a shorter form of a name, to the full name that it can only belong to.

    With several bearers of a surname in the document it is his or hers who is named in full most, if gender
    agrees: the others are called by their full names (*Reyes*, and his wife *Ada Reyes*).
    """
    persons = [(one, name_words(one.text)) for one in state.named({"person"})]
    titled = _titled(state)
    untitled = _untitled(persons, titled)
    bearers = _bearers(state, persons)
    for mention, words in persons:
        if not words:
            continue
        fitting = [
            (other, count)
            for other, full, count in bearers.get(words[-1], ())
            if len(full) > len(words)
            and is_short_form(words, full)
            and (len(words) == 1 or may_be_one(mention.text, other.text))
            and _genders_agree(state, mention, other)
        ]
        counts: Counter[str] = Counter()
        for other, count in fitting:
            counts[state.clusters.root(other.id)] += count
        if len(counts) == 1:
            full = fitting[0][0]
            if _is_another(state, mention, untitled.get(full.text), titled):
                state.forget(mention.id, full.id)
                state.clusters.keep_apart(mention.id, full.id)
            else:
                state.tie(mention.id, full.id, 0.95, f"surname of {full.text}")
        elif counts:
            best = max(fitting, key=lambda one: counts[state.clusters.root(one[0].id)])[0]
            state.tie(mention.id, best.id, 0.7, f"surname, borne most by {best.text}")


def _bearers(
    state: DocumentState, persons: Sequence[tuple[Mention, list[str]]]
) -> dict[str, list[tuple[Mention, list[str], int]]]:
    """Return by surname the first mention of each full name in each cluster, its words, and how many there are."""
    counts = Counter((one.text, state.clusters.root(one.id)) for one, _ in persons)
    found: dict[str, list[tuple[Mention, list[str], int]]] = {}
    for one, words in persons:
        count = counts.pop((one.text, state.clusters.root(one.id)), 0)
        if count and len(words) > 1:
            found.setdefault(words[-1], []).append((one, words, count))
    return found


def _titled(state: DocumentState) -> dict[str, set[str]]:
    """Return the head nouns of the titles before each name."""
    found: dict[str, set[str]] = {}
    for link in state.extraction.links:
        if link.kind == "title" and {link.first, link.second} <= state.mentions.keys():
            head = state.mentions[link.first].head_lemma
            found.setdefault(link.second, set()).add(head)
    return found


def _untitled(
    persons: Sequence[tuple[Mention, list[str]]], titled: dict[str, set[str]]
) -> dict[str, Mention]:
    """Return the first mention of each name that no leader's title ever precedes, by its text."""
    called = {one.text for one, _ in persons if not _LEADERS.isdisjoint(titled.get(one.id, ()))}
    return {one.text: one for one, _ in reversed(persons) if one.text not in called}


def _is_another(
    state: DocumentState, mention: Mention, full: Mention | None, titled: dict[str, set[str]]
) -> bool:
    """Tell whether a surname was brought in with a leader's title before a namesake without one.

    *President Reyes* … *First Lady Ada Reyes*: news brings people in by full name or by title, so these are two.
    """
    if full is None or not titled:
        return False
    bare = state.cluster(mention.id)
    heads = {head for one in bare for head in titled.get(one.id, ())}
    return bare[0].span < full.span and not heads.isdisjoint(_LEADERS)


def part_persons(state: DocumentState) -> None:
    """Keep apart persons whose full names differ: whatever else is tied, they stay two."""
    first: dict[str, Mention] = {}
    for one in state.named({"person"}):
        words = name_words(one.text)
        if len(words) > 1 and not state.actor_of(one.id):
            first.setdefault(" ".join(words), one)
    persons = list(first.values())[:_MOST]
    for index, one in enumerate(persons):
        for other in persons[:index]:
            if not may_be_one(one.text, other.text):
                state.forget(one.id, other.id)
                state.clusters.keep_apart(one.id, other.id)


def _genders_agree(state: DocumentState, one: Mention, other: Mention) -> bool:
    genders = state.facts(other.id).genders
    return not (one.gender and genders) or one.gender in genders


def tie_given_names(state: DocumentState) -> None:
    """Tie a given name alone to the one person who bears it (*Sheikh Abdullah*, *Gloria*)."""
    persons = [(one, name_words(one.text)) for one in state.named({"person"})]
    given: dict[str, set[str]] = {}
    example: dict[str, Mention] = {}
    for one, words in persons:
        if len(words) > 1:
            given.setdefault(words[0], set()).add(state.clusters.root(one.id))
            example.setdefault(words[0], one)
    for mention, words in persons:
        if len(words) != 1 or len(given.get(words[0], ())) != 1:
            continue
        if any(
            len(name_words(one.text)) > 1 for one in state.cluster(mention.id) if _is_name(one)
        ):
            continue
        full = example[words[0]]
        if _genders_agree(state, mention, full):
            state.tie(mention.id, full.id, 0.75, f"given name of {full.text}")


def _is_name(mention: Mention) -> bool:
    return mention.kind is MentionKind.NAME


def tie_spellings(state: DocumentState) -> None:
    """Tie names that differ in one letter of a long word (*Kristin*, *Kristen*), the rarer to the more frequent."""
    persons = state.named({"person"})
    counts = Counter(one.text for one in persons)
    names = sorted(counts, key=lambda text: (-counts[text], text))
    first = {one.text: one for one in reversed(persons)}
    alike: dict[tuple[str, ...], list[str]] = {}
    for rarer in names:
        keys = _all_but_one(name_words(rarer))
        nearest = {name for key in keys for name in alike.get(key, ())[:_MOST]}
        for name in sorted(nearest, key=lambda text: (-counts[text], text)):
            if spelled_alike(name, rarer) and _genders_agree(state, first[rarer], first[name]):
                state.tie(first[rarer].id, first[name].id, 0.8, f"spelling of {name}")
                break
        for key in keys:
            alike.setdefault(key, []).append(rarer)


def _all_but_one(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what names that differ in one word share: the words with each left out in turn."""
    return [(*words[:place], "", *words[place + 1 :]) for place in range(len(words))]
