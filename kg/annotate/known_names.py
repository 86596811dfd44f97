"""Known actors in a document: parsed tokens -> matches, and the labels they settle."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan

from kg.actors.lookup import KnownActors, Match
from kg.actors.record import AliasKind
from kg.records import Span

__all__ = ["KnownMatch", "find_known", "merge_entities", "trusted_labels"]

_LABELS = {"government": "GPE", "place": "GPE", "people": "NORP", "person": "PERSON"}
_PLACES = (AliasKind.CAPITAL, AliasKind.METONYM)
_MATTERS = frozenset(
    [
        "aid",
        "alliance",
        "ally",
        "assistance",
        "budget",
        "cooperation",
        "dictatorship",
        "equipment",
        "exercise",
        "government",
        "hardware",
        "help",
        "junta",
        "partner",
        "regime",
        "rule",
        "sale",
        "service",
        "spending",
        "support",
        "tie",
        "veteran",
    ]
)
"""Nouns before which *military* is an adjective: *US military aid* is the nation's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownMatch:
    """Words that may denote known actors.

    Attributes
    ----------
    text
        The words.
    span
        Characters of `Document.text`, without article and possessive.
    first, last
        Numbers of the first token and of the token after the last.
    actors
        Ids, best first.
    kind
        Of the best actor's alias.
    label
        NER label that fits the best actor.
    ambiguous
        True if the words may denote several known actors, or are a common word too.
    nation
        True if they are a nation's own name, or that of its capital alone.
    """

    text: str
    span: Span
    first: int
    last: int
    actors: tuple[str, ...]
    kind: AliasKind
    label: str
    ambiguous: bool
    nation: bool = False


def find_known(doc: Doc, actors: KnownActors) -> tuple[KnownMatch, ...]:
    """Return the known actors that the words of `doc` may denote, in text order, disjoint.

    Words in lower case are no names, and neither are common words at the start of a sentence.
    """
    words = [token.text for token in doc]
    labels = {(entity.start, entity.end): entity.label_ for entity in doc.ents}
    found = []
    for start, end, matches in actors.scan(words, capitalized=True):
        first, last = _trim(doc, start, end)
        if last > first and _is_adjective(doc, last - 1):
            first, last = _trim(doc, first, last - 1)
            matches = actors.find(doc[first:last].text) if last > first else ()
        if not matches or first >= last or not _looks_like_name(doc, first, last):
            continue
        matches = _fitting(matches, labels.get((first, last), ""), actors)
        best = matches[0]
        actor = actors.get(best.actor)
        kind = actor.type if actor else ""
        label = _LABELS.get(kind, "ORG")
        if best.kind in (AliasKind.DEMONYM, AliasKind.NATIONAL):
            label = "NORP"
        found.append(
            KnownMatch(
                text=doc[first:last].text,
                span=Span(doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),
                first=first,
                last=last,
                actors=tuple(match.actor for match in matches),
                kind=best.kind,
                label=label,
                ambiguous=best.ambiguous or best.common,
                nation=kind == "government" and _is_lands_own(best),
            )
        )
    return tuple(found)


def _is_lands_own(match: Match) -> bool:
    """Tell whether a nation's name matched, or a capital's that is no given name as well."""
    capital = match.kind is AliasKind.CAPITAL and not match.common
    return match.kind is AliasKind.NAME or capital


def _fitting(matches: tuple[Match, ...], label: str, actors: KnownActors) -> tuple[Match, ...]:
    """Return the actors that the same words may denote, those first that fit the model's label (*Hindu leaders*, *The Hindu*)."""
    if len(matches) < 2 or not label:
        return matches
    types = [actor.type if (actor := actors.get(one.actor)) else "" for one in matches]
    fits = [_LABELS.get(kind, "ORG") == label for kind in types]
    order = sorted(range(len(matches)), key=lambda n: not fits[n])
    return tuple(matches[n] for n in order)


def trusted_labels(known: Iterable[KnownMatch]) -> dict[str, str]:
    """Return the label of each surface that can denote one known actor alone."""
    return {
        match.text: match.label
        for match in known
        if not match.ambiguous and match.kind not in _PLACES
    }


def merge_entities(
    doc: Doc, entities: Iterable[DocSpan], known: Iterable[KnownMatch]
) -> list[DocSpan]:
    """Return the entities of the model joined with known names, disjoint, the longer one first.

    A known name replaces entities that it covers, unless the model takes exactly these words for a
    person (*Jordan*, *Chad*) and they are no nation's or somebody in the document is called so; inside a longer entity
    (*Bank of Israel*) it counts for nothing.
    """
    kept = {(one.start, one.end): one for one in entities}
    persons = {
        token.text
        for one in kept.values()
        if one.label_ == "PERSON" and len(one) > 1
        for token in one
    }
    at = {index: key for key in kept for index in range(*key)}
    for match in known:
        key = (match.first, match.last)
        person = key in kept and kept[key].label_ == "PERSON" and match.label == "GPE"
        if person and not (match.nation and _is_unnamed(kept[key], persons)):
            continue
        rivals = {at[index] for index in range(*key) if index in at}
        if any(end - start > match.last - match.first for start, end in rivals):
            continue
        for rival in rivals:
            kept.pop(rival, None)
        kept[key] = DocSpan(doc, match.first, match.last, match.label)
    return [kept[key] for key in sorted(kept)]


def _is_unnamed(entity: DocSpan, persons: Collection[str]) -> bool:
    """Tell whether nothing but its label makes a word a person: no name in full holds it, no title stands before it, no age after."""
    doc, start, end = entity.doc, entity.start, entity.end
    before = doc[start - 1] if start and not doc[start].is_sent_start else None
    titled = before is not None and (before.text[:1].isupper() or before.pos_ == "NOUN")
    aged = end + 1 < len(doc) and doc[end].text == "," and doc[end + 1].like_num
    return not (titled or aged or any(token.text in persons for token in entity))


def _trim(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start < end and (doc[start].lower_ in ("the", "a", "an") or not doc[start].text.strip()):
        start += 1
    while end > start and (
        doc[end - 1].lower_ in ("'s", "’s", "'", "’", ".") or doc[end - 1].is_space
    ):
        end -= 1
    return start, end


def _is_adjective(doc: Doc, index: int) -> bool:
    """Tell whether *military* qualifies a noun that nobody is."""
    following = doc[index + 1].lemma_.lower() if index + 1 < len(doc) else ""
    return doc[index].text == "military" and following in _MATTERS


def _looks_like_name(doc: Doc, first: int, last: int) -> bool:
    words = doc[first:last]
    if not any(
        token.text[0].isupper() or token.text[0].isdigit() for token in words if token.text
    ):
        return False
    alone = len(words) == 1
    return not (alone and words[0].is_stop and not words[0].is_upper)
