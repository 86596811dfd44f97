"""Whom a pronoun may mean: the clusters around it, with what their mentions say.

Salience after Lappin and Leass (1994): each earlier mention adds weight by its grammatical function, halved with every
sentence. What is certain is no matter of numbers: whoever is kept apart, has another gender or can't be so called is
no candidate. Which one is meant is learned (`kg.resolve.pronoun_sieves`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.records import Mention, MentionKind
from kg.resolve.document_state import ClusterFacts
from kg.resolve.scene import Scene

__all__ = ["NEVER", "Candidate", "find_candidates"]

NEVER = 20.0
"""Sentences back, for what the text before doesn't show."""

_SENTENCES = 8
_MENTIONS = 60
_AFTER = 60
_DECAY = 0.5
_WEIGHTS = {"subject": 1.0, "agent": 0.7, "object": 0.6, "apposition": 0.5, "possessive": 0.5}
_OTHER = 0.4
_SURE = 0.6
"""From what probability a speaker's link holds even against the gender that a first name suggests."""


@dataclass(slots=True)
class Candidate:
    """A cluster that may be meant, with what the mentions before say.

    Attributes
    ----------
    root, facts
        Of the cluster.
    nearest
        Its last mention before the pronoun, else the first after it.
    order, between
        How many candidates, and how many mentions, are nearer.
    number
        Of its last name or description.
    count, salience
        Of the mentions before.
    last, subject, whole, same
        Sentences back to a mention, to a subject, to more than a modifier, to the same pronoun.
    leads
        It is the subject of the sentence so far.
    opens
        The first sentence mentions it.
    after
        It is named after the pronoun alone.
    owns
        It hangs on the pronoun (*his minister*).
    alike
        Whoever speaks has called it by the same pronoun.
    """

    root: str
    facts: ClusterFacts
    nearest: Mention
    order: int
    between: int
    number: str = ""
    count: int = 0
    salience: float = 0.0
    last: float = NEVER
    subject: float = NEVER
    whole: float = NEVER
    same: float = NEVER
    leads: bool = False
    opens: bool = False
    after: bool = False
    owns: bool = False
    alike: bool = False


def find_candidates(scene: Scene, index: int) -> list[Candidate]:
    """Return the clusters that the pronoun at a place of the text may mean, the nearest first, speakers last."""
    state, mention = scene.state, scene.ordered[index]
    found: dict[str, Candidate] = {}
    refused: set[str] = set()
    for between, other in enumerate(_around(scene.ordered, index)):
        root = state.clusters.root(other.id)
        if root in refused:
            continue
        if root not in found:
            if not _may_be(scene, mention, root) or _is_open(scene, other):
                refused.add(root)
                continue
            found[root] = Candidate(root, state.facts(root), other, len(found), between)
        _add(scene, found[root], other, mention)
    for root in _speakers(scene, mention):
        if root not in found and root not in refused and _may_be(scene, mention, root):
            one = Candidate(
                root, state.facts(root), state.mentions[root], len(found), _MENTIONS, count=1
            )
            one.number = one.nearest.number
            found[root] = one
    return list(found.values())


def _around(ordered: Sequence[Mention], index: int) -> Iterator[Mention]:
    """Yield the mentions before, nearest first, then the few after within the sentence."""
    mention = ordered[index]
    for number in range(index - 1, max(-1, index - 1 - _MENTIONS), -1):
        if mention.sentence - ordered[number].sentence > _SENTENCES:
            break
        if not ordered[number].span.contains(mention.span):
            yield ordered[number]
    for number in range(index + 1, len(ordered)):
        other = ordered[number]
        if other.sentence != mention.sentence or other.span.start - mention.span.end > _AFTER:
            return
        yield other


def _speakers(scene: Scene, mention: Mention) -> list[str]:
    """Return the clusters of those who speak here or spoke before, wherever they are named."""
    found = scene.spoke_before(mention)
    if here := scene.source_at(mention):
        found = [here, *sorted(scene.sides(here)), *found]
    if mention.id in scene.links:
        found = [scene.state.clusters.root(scene.links[mention.id][0]), *found]
    return list(dict.fromkeys(found))


def _is_open(scene: Scene, other: Mention) -> bool:
    return other.kind is MentionKind.PRONOUN and scene.state.is_alone(other)


def _may_be(scene: Scene, mention: Mention, root: str) -> bool:
    """Tell whether nothing forbids that a pronoun means a cluster."""
    clusters, kind = scene.state.clusters, scene.state.facts(root).type
    if not kind or root == clusters.root(mention.id) or clusters.are_apart(mention.id, root):
        return False
    if mention.head_lemma in ("he", "she"):
        return kind == "person" and _agrees(scene, mention, root)
    return not (mention.head_lemma == "it" and kind in ("person", "people"))


def _agrees(scene: Scene, mention: Mention, root: str) -> bool:
    """Tell whether a person's number and gender allow *he* or *she*, and marks that it isn't the speaker."""
    state = scene.state
    member = state.mentions[root]
    if member.number == "plural" and member.kind is not MentionKind.NAME:
        return False
    genders = state.facts(root).genders
    if genders and mention.gender not in genders and not _is_surely(scene, mention, root):
        return False
    # Inside the marks the speaker says I, so he is another.
    return not mention.quotation_depth or scene.source_at(mention) != root


def _is_surely(scene: Scene, mention: Mention, root: str) -> bool:
    """Tell whether reading is sure of whom a speaking pronoun means, and a first name alone speaks against it."""
    link, score = scene.links.get(mention.id, ("", 0.0))
    if score < _SURE or scene.state.clusters.root(link) != root:
        return False
    shown = (one for one in scene.state.cluster(root) if one.gender)
    return all(one.kind is MentionKind.NAME for one in shown)


def _add(scene: Scene, one: Candidate, other: Mention, mention: Mention) -> None:
    """Take in a mention of a candidate."""
    if other.span.start > mention.span.start:
        if not one.count:
            one.after = True
            one.number = one.number or other.number
        return
    away = float(mention.sentence - other.sentence)
    one.count += 1
    weight = _WEIGHTS.get(other.function, _OTHER) * _DECAY**away
    one.salience += weight * (0.5 if other.quotation_depth > mention.quotation_depth else 1.0)
    one.last = min(one.last, away)
    one.opens = one.opens or other.sentence == 0
    one.owns = one.owns or other.of == mention.id
    if other.function == "subject":
        one.subject = min(one.subject, away)
        one.leads = one.leads or not (away or other.quotation_depth)
    if other.kind is not MentionKind.PRONOUN:
        one.number = one.number or other.number
        if not other.adjectival:
            one.whole = min(one.whole, away)
    elif other.head_lemma == mention.head_lemma:
        one.same = min(one.same, away)
        one.alike = one.alike or scene.source_at(other) == scene.source_at(mention)
