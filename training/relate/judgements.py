"""Judgements of readings: what a reader said of who does what to whom, one by one -> labels of readings, roles of actors."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from kg.ontology.load import load_ontology
from kg.status.complete import STANDING

__all__ = ["OPEN", "SIGNED", "Judged", "Judgement", "Place", "Verdict"]

OPEN = 2
"""Label of what nobody judged."""

Place = tuple[int, int]
"""Half-open, in letters."""


def _holds(place: Place | None, letter: int) -> bool:
    return place is not None and place[0] <= letter < place[1]


class Verdict(StrEnum):
    """What a reader says of a reading."""

    TRUE = "T"
    RELATION = "R"
    """It is another relation."""
    REVERSED = "V"
    SOURCE = "S"
    """Another does it to this target."""
    TARGET = "G"
    """This source does it to another, or to nobody."""
    NOTHING = "X"
    NODE = "N"
    """The words are right, but one of them is tied to another actor than is meant."""
    DOUBTFUL = "D"
    """Careful readers may differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A reading with a verdict.

    Attributes
    ----------
    cue, source, target
        Where they stand, half-open, in letters; a target of None is a reading without one, an empty place somebody who is no
        mention.
    relation
        The right one where that is the verdict, else as read.
    read
        As read.
    modality, negative
        Its status.
    """

    cue: Place
    source: Place
    target: Place | None
    read: str
    relation: str
    verdict: Verdict
    modality: str
    negative: bool

    def label(self, relation: str, *, back: bool, tied: bool) -> int:
        """Return 1 if a relation between the two is right, 0 if it is wrong, `OPEN` if the verdict doesn't tell."""
        match self.verdict:
            case Verdict.TRUE | Verdict.RELATION | Verdict.NODE:
                symmetric = load_ontology().relations[self.relation].symmetric
                if relation == self.relation and (symmetric or not back):
                    return int(not (tied and self.verdict is Verdict.NODE))
                return 0
            case Verdict.DOUBTFUL:
                return OPEN
            case Verdict.REVERSED:
                return int(back and relation == self.relation)
            case _:
                return 0 if relation == self.read and not back else OPEN

    def plays(
        self, letter: int, stands: Callable[[Place | None, int], bool] = _holds
    ) -> tuple[bool, bool]:
        """Return whether who stands at a letter acts, and whether something is done to it; `stands` tells who that is."""
        ends = [stands(self.source, letter), stands(self.target, letter)]
        if self.verdict is Verdict.REVERSED:
            return ends[1], ends[0]
        acts, bears = ends
        if self.verdict in _RIGHT and load_ontology().relations[self.relation].symmetric:
            acts, bears = acts or bears, bears or (acts and self.target is not None)
        return (
            acts and self.verdict is not Verdict.SOURCE,
            bears and self.verdict is not Verdict.TARGET,
        )


_RIGHT = frozenset({Verdict.TRUE, Verdict.RELATION, Verdict.NODE, Verdict.DOUBTFUL})
SIGNED = frozenset({Verdict.TRUE, Verdict.NODE})
"""Verdicts on readings whose status was judged, too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """The judgements of an article.

    Attributes
    ----------
    every
        In any order.
    until
        Letter up to which all that is right is among them, so that all else there is wrong.
    sentences
        Of the article, half-open, in letters.
    who
        Actor by the letter where a mention's head begins.
    """

    every: Sequence[Judgement]
    until: int = 0
    sentences: Sequence[Place] = ()
    who: Mapping[int, str] = field(default_factory=dict)

    def label(
        self, cue: int, source: int, relation: str, target: int | None, *, tied: bool = False
    ) -> int:
        """Return 1 if a reading is right, 0 if it is wrong, else `OPEN`.

        Parameters
        ----------
        cue, source, target
            A letter of each.
        tied
            Whether it counts as wrong that one of them is tied to another actor than is meant.
        """
        labels = {
            one.label(relation, back=back, tied=tied)
            for one in self.at(cue)
            for back in (False, True)
            if _stand(one, (target, source) if back else (source, target))
        }
        if told := labels - {OPEN}:
            return max(told)
        if labels or cue >= self.until:
            return OPEN
        return self._of_sentence(cue, source, relation, target)

    def _of_sentence(self, cue: int, source: int, relation: str, target: int | None) -> int:
        """Return the label where all that is right is known: of other words of the sentence and other mentions of the two, too."""
        symmetric = load_ontology().relations[relation].symmetric
        labels = set()
        for one in self._beside(cue):
            forth = self._is(one.source, source) and self._is(one.target, target)
            back = self._is(one.source, target) and self._is(one.target, source)
            if one.relation == relation and (forth or (symmetric and back)):
                labels.add(OPEN if one.verdict is Verdict.DOUBTFUL else 1)
            elif forth or back:  # the two have to do with each other: perhaps so, too
                labels.add(OPEN)
            elif (
                relation in STANDING and one.relation == relation and self._is(one.source, source)
            ):
                labels.add(OPEN)  # whose office it is may stand elsewhere
        return 1 if 1 in labels else max(labels, default=0)

    def _beside(self, cue: int) -> list[Judgement]:
        """Return those whose words are right, of the sentence of a cue."""
        bounds = next((one for one in self.sentences if _holds(one, cue)), None)
        return [one for one in self.every if one.verdict in _RIGHT and _holds(bounds, one.cue[0])]

    def _is(self, place: Place | None, letter: int | None) -> bool:
        if place is None or letter is None:
            return place is None and letter is None
        if _holds(place, letter):
            return True
        who = self.who.get(letter)
        return who is not None and who == self.who.get(place[0])

    def stands(self, one: Judgement, ends: tuple[int | None, int | None], *, within: bool) -> bool:
        """Tell whether source and target of a judged reading are who stands at two letters.

        Parameters
        ----------
        within
            Whether all that is right there is known, so that other mentions of the two count as they.
        """
        if not within:
            return _stand(one, ends)
        return self._is(one.source, ends[0]) and self._is(one.target, ends[1])

    def plays(self, one: Judgement, letter: int) -> tuple[bool, bool]:
        """Return whether who stands at a letter acts in a judged reading, and whether something is done to it."""
        known = letter < self.until and one.verdict in _RIGHT
        return one.plays(letter, self._is if known else _holds)

    def at(self, letter: int) -> list[Judgement]:
        """Return those whose cue stands at a letter."""
        return [one for one in self.every if _holds(one.cue, letter)]


def _stand(one: Judgement, ends: tuple[int | None, int | None]) -> bool:
    source, target = ends
    if source is None or not _holds(one.source, source):
        return False
    return _holds(one.target, target) if target is not None else one.target is None
