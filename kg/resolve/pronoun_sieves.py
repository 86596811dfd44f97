"""Third-person pronouns within a document -> ties to what was salient before them.

Salience after Lappin and Leass (1994): each earlier mention of a person adds weight by its grammatical function,
halved with every sentence; a quotation's source counts for the pronouns about it. *They* and *it* are tied in two
unambiguous settings alone: measured precision of simple rules on the rest is below one half.
"""

from collections.abc import Iterator, Sequence

from kg.records import BODY_TYPES, Mention, MentionKind, Quotation
from kg.resolve.document_state import DocumentState

__all__ = ["tie_neuters", "tie_third_person"]

_WINDOW = 5
_DECAY = 0.5
_LEAST = 0.1
_WEIGHTS = {"subject": 1.0, "agent": 0.7, "object": 0.6, "apposition": 0.5, "possessive": 0.5}
_OTHER = 0.4
_SOURCE = 0.8
_FRONTED = 50


def tie_third_person(state: DocumentState) -> None:
    """Tie he and she to the most salient person before them, in text order.

    Candidates agree in gender as far as it is known, and neither are kept apart from the pronoun nor speak
    the quotation in which it stands.
    """
    ordered = list(state.mentions.values())
    spoken = _Speakers(state)
    for index, mention in enumerate(ordered):
        if mention.kind is not MentionKind.PRONOUN or mention.head_lemma not in ("he", "she"):
            continue
        if not state.is_alone(mention):
            continue
        salience = _salience(state, ordered, index)
        spoken.add_to(salience, mention)
        allowed = {
            root: value for root, value in salience.items() if _may_be(state, mention, root)
        }
        if allowed:
            best = max(allowed, key=lambda root: (allowed[root], root))
            rest = sum(allowed.values()) or 1.0
            if allowed[best] >= _LEAST:
                score = round(min(0.9, 0.45 + 0.45 * allowed[best] / rest), 2)
                state.tie(mention.id, best, score, "pronoun")


def _salience(state: DocumentState, ordered: Sequence[Mention], index: int) -> dict[str, float]:
    """Return the salience of each person's cluster at a pronoun, by the cluster's root."""
    mention = ordered[index]
    found: dict[str, float] = {}
    for other in _near(ordered, index):
        if not _is_person(state, other) or other.span.contains(mention.span):
            continue
        distance = mention.sentence - other.sentence
        weight = _WEIGHTS.get(other.function, _OTHER) * _DECAY**distance
        if other.quotation_depth > mention.quotation_depth:
            weight *= 0.5
        if other.kind is MentionKind.NOMINAL:
            weight *= 0.7
        root = state.clusters.root(other.id)
        found[root] = found.get(root, 0.0) + weight
    _add_fronted(state, ordered, index, found)
    for root in found:
        facts = state.facts(root)
        found[root] *= (1.0 if facts.named else 0.5) * (1.0 if facts.genders else 0.75)
    return found


def _near(ordered: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the mentions before, nearest first, as far as the window of sentences goes."""
    sentence = ordered[index].sentence
    for number in range(index - 1, -1, -1):
        if sentence - ordered[number].sentence > _WINDOW:
            return
        yield ordered[number]


def _add_fronted(
    state: DocumentState, ordered: Sequence[Mention], index: int, found: dict[str, float]
) -> None:
    """Let the subject after a fronted phrase count (*In her speech, Reyes said*)."""
    mention = ordered[index]
    sentences = state.extraction.sentences
    if mention.function != "possessive" or mention.sentence >= len(sentences):
        return
    if mention.span.start - sentences[mention.sentence].start > _FRONTED:
        return
    for other in ordered[index + 1 :]:
        if other.sentence != mention.sentence:
            return
        if other.kind is MentionKind.NAME and other.function == "subject":
            if _is_person(state, other):
                root = state.clusters.root(other.id)
                found[root] = found.get(root, 0.0) + 1.0
            return


def _is_person(state: DocumentState, mention: Mention) -> bool:
    if mention.number == "plural" and mention.kind is not MentionKind.NAME:
        return False
    if mention.kind is MentionKind.PRONOUN:
        facts = state.facts(mention.id)
        return not state.is_alone(mention) and facts.type == "person"
    return state.type_of(mention.id) == "person"


def _may_be(state: DocumentState, mention: Mention, root: str) -> bool:
    genders = state.facts(root).genders
    if genders and mention.gender not in genders:
        return False
    if state.clusters.are_apart(mention.id, root) or state.facts(root).type != "person":
        return False
    quotation = state.quotation_at(mention)
    if quotation is None or quotation.source is None or not mention.quotation_depth:
        return True
    # Inside the marks the speaker says I, so he is another.
    return state.clusters.root(quotation.source) != state.clusters.root(root)


class _Speakers:
    """Sources of quotations, as antecedents of the pronouns in and around what they say."""

    def __init__(self, state: DocumentState) -> None:
        self._state = state
        self._by_source: dict[str, Quotation] = {}
        self._ordered = sorted(
            (one for one in state.extraction.quotations if one.source in state.mentions),
            key=lambda one: (one.span.start, one.id),
        )
        self._by_id: dict[str | None, Quotation] = {one.id: one for one in self._ordered}
        self._places = {one.id: place for place, one in enumerate(self._ordered)}
        for one in self._ordered:
            for source in one.sources or ((one.source,) if one.source else ()):
                self._by_source.setdefault(source, one)

    def add_to(self, salience: dict[str, float], mention: Mention) -> None:
        """Raise the salience of the source that a pronoun likely means."""
        said = self._by_source.get(mention.id)
        before = self._before(said) if said is not None else None
        inside = self._state.quotation_at(mention)
        if inside is not None and not mention.quotation_depth:
            before = inside
        source = before.source if before is not None else None
        if source is None or source == mention.id:
            return
        root = self._state.clusters.root(source)
        # A long quotation puts its own speaker out of the window of sentences.
        goes_on = said is not None and self._state.facts(root).type == "person"
        if root in salience or goes_on:
            salience[root] = salience.get(root, 0.0) + _SOURCE

    def _before(self, quotation: Quotation) -> Quotation | None:
        """Return the quotation before this one, the outermost if nested, unless somebody acts between."""
        place = self._places[quotation.id]
        if not place:
            return None
        last = self._ordered[place - 1]
        end = last.span.end
        while (
            last.parent in self._by_id and self._by_id[last.parent].source in self._state.mentions
        ):
            last = self._by_id[last.parent]
        between = (
            one
            for one in self._state.mentions.values()
            if end <= one.span.start < quotation.span.start
        )
        acting = any(
            one.kind is MentionKind.NAME
            and one.function == "subject"
            and self._state.type_of(one.id) == "person"
            for one in between
        )
        return None if acting else last


def tie_neuters(state: DocumentState) -> None:
    """Tie it and its where one organization or nation alone can be meant.

    *X said it would*: the source of the indirect quotation; *X moved its troops*: the only such subject before
    in the sentence.
    """
    ordered = list(state.mentions.values())
    for index, mention in enumerate(ordered):
        if mention.kind is not MentionKind.PRONOUN or mention.head_lemma != "it":
            continue
        if not state.is_alone(mention):
            continue
        source = _said_by(state, mention)
        if source:
            state.tie(mention.id, source, 0.7, "its source: it")
        elif mention.function == "possessive":
            subjects = _subjects(state, ordered, index)
            if len(subjects) == 1:
                state.tie(mention.id, subjects[0], 0.65, "the only subject before: its")


def _said_by(state: DocumentState, mention: Mention) -> str:
    quotation = state.quotation_at(mention)
    if quotation is None or mention.quotation_depth or mention.function != "subject":
        return ""
    source = quotation.source if quotation.source in state.mentions else None
    return source if source and _is_body(state, state.mentions[source]) else ""


def _is_body(state: DocumentState, mention: Mention) -> bool:
    facts = state.facts(mention.id)
    return facts.type in BODY_TYPES and facts.named


def _subjects(state: DocumentState, ordered: Sequence[Mention], index: int) -> list[str]:
    """Return the clusters of bodies that are subjects before the pronoun in its sentence."""
    mention = ordered[index]
    found: dict[str, str] = {}
    for other in _near(ordered, index):
        if other.sentence != mention.sentence:
            break
        if other.function == "subject" and other.kind is not MentionKind.PRONOUN:
            if not _is_body(state, other):
                return []
            found.setdefault(state.clusters.root(other.id), other.id)
    return list(found.values())
