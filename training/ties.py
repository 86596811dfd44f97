"""Who pronouns mean: annotated articles -> the models of `kg.resolve`, and how often they are right on unseen ones.

What is learned here stands on mentions and quotations that were read by models that have not seen the article
(`training.heldout`).
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kg.actors.lookup import KnownActors
from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.records import MentionKind
from kg.resolve import description_features, description_sieves
from kg.resolve.antecedent_features import NAMES, describe
from kg.resolve.antecedents import find_candidates
from kg.resolve.bearers import Named, find_bearers
from kg.resolve.choice import FORMS, MODELS, answer, share_of_best
from kg.resolve.description_sieves import tie_descriptions
from kg.resolve.document_state import DocumentState
from kg.resolve.pronoun_sieves import is_open
from kg.resolve.scene import Scene
from kg.resolve.within import tie_names
from training.antecedents import Answers
from training.articles import FOLDS, fold_of
from training.fit import fit_calibration, fit_trees
from training.tie_texts import Text

__all__ = [
    "Case",
    "Verdict",
    "answer_of",
    "cases_of",
    "describe_ties",
    "fit_folds",
    "fit_ties",
    "learn",
    "train_ties",
]


@dataclass(slots=True)
class Case:
    """A pronoun or description of a text: its candidates as rows, and which are right."""

    text: Text
    form: str
    rows: NDArray[np.float64]
    right: list[bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a model chose for a pronoun: form, share of the odds, and whether it was right."""

    form: str
    share: float
    right: bool


_COLUMNS = {"third": NAMES, "we": NAMES, "description": description_features.NAMES}

Part = TypeVar("Part", Case, Verdict)

_TREES, _LEAVES, _OTHER, _ROUGHLY = 150, 12, 0.5, 0.35
LEAST = {"he": 0.5, "it": 0.6, "they": 0.6, "we": 0.6, "description": 0.55}
"""From which probability a pronoun is tied."""


def cases_of(text: Text, actors: KnownActors, models: Bundle | None = None) -> list[Case]:
    """Return the labelled descriptions and pronouns of a text with their candidates.

    Parameters
    ----------
    models
        Tie descriptions, and the pronouns before each, as a reading does; without models pronouns are tied as
        annotated, descriptions and other pronouns not at all.
    """
    state = tie_names(text.extraction, actors)
    cases = _descriptions(text, state)
    if models is not None:
        tie_descriptions(state, models)
    scene = Scene.of(state)
    for index, mention in enumerate(scene.ordered):
        if not is_open(state, mention):
            continue
        meant = text.answers.anaphors.get((mention.span.start, mention.span.end))
        found = find_candidates(scene, index) if meant is not None or models else []
        if not found:
            continue
        rows = describe(scene, index, found)
        right = _right(text, state, [one.root for one in found], meant or frozenset())
        if meant is not None:
            cases.append(Case(text, mention.head_lemma, rows, right))
        if models is not None:
            best, likely = answer(rows, mention.head_lemma, models)
            if likely >= models.numbers[FORMS[mention.head_lemma]]:
                state.tie(mention.id, found[best].root, likely, "likeliest antecedent")
        elif any(right):
            fit = [one for one, good in zip(found, right, strict=True) if good]
            best_one = max(fit, key=lambda one: (one.facts.named, one.salience))
            state.tie(mention.id, best_one.root, 1.0, "annotated")
    return cases


def _descriptions(text: Text, state: DocumentState) -> list[Case]:
    named, cases = Named.of(state), []
    for mention in state.nominals():
        meant = text.answers.anaphors.get((mention.span.start, mention.span.end))
        if meant is None or not description_sieves.is_open(state, mention):
            continue
        if found := find_bearers(named, mention):
            rows = description_features.describe(named, mention, found)
            right = _right(text, state, [one.root for one in found], meant)
            cases.append(Case(text, "description", rows, right))
    return cases


def _right(
    text: Text, state: DocumentState, roots: Sequence[str], meant: frozenset[str]
) -> list[bool]:
    return [answer_of(state, root, text.answers) in meant for root in roots]


def answer_of(state: DocumentState, root: str, answers: Answers) -> str | None:
    """Return the annotated actor of a cluster."""
    for kind in (MentionKind.NAME, MentionKind.NOMINAL):
        votes = Counter(
            meant
            for one in state.cluster(root)
            if one.kind is kind
            and (meant := answers.names.get((one.span.start, one.span.end))) is not None
        )
        if votes:
            return min(votes, key=lambda meant: (-votes[meant], meant))
    return None


def fit_ties(cases: Sequence[Case], said: Sequence[Verdict] = ()) -> Bundle:
    """Fit the models that rank candidates, and, on what they said of texts not seen, how far they are right.

    Parameters
    ----------
    cases
        Pronouns with their candidates.
    said
        Verdicts of models on other texts; without them shares of odds decide.
    """
    trees = {}
    for name in sorted(set(MODELS.values())):
        own = [one for one in cases if MODELS[one.form] == name]
        rows = np.vstack([one.rows for one in own])
        labels = np.array([good for one in own for good in one.right])
        weights = [_weight(one, good=good) for one in own for good in one.right]
        trees[name] = fit_trees(
            rows, labels, _COLUMNS[name], trees=_TREES, leaves=_LEAVES, weights=weights
        )
    return _with_curves(Bundle(linear={}, trees=trees, curves={}, numbers={}), said)


def _with_curves(models: Bundle, said: Sequence[Verdict]) -> Bundle:
    curves = {
        form: fit_calibration([v.share for v in own], [v.right for v in own])
        for form in sorted(set(FORMS.values()))
        if (own := [v for v in said if v.form == form])
    }
    least = LEAST if curves else dict.fromkeys(LEAST, _ROUGHLY)
    return read_bundle(pack_bundle(replace(models, curves=curves, numbers=dict(least))))


def _weight(case: Case, *, good: bool) -> float:
    """Return the weight of a row: texts of other kinds count half, and all right candidates of a case as one."""
    kind = _OTHER if case.text.whole else 1.0
    return kind / max(1, sum(case.right)) if good else kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Lessons:
    """Pronouns as met in reading, and models of each fold that have not learned from its texts.

    Attributes
    ----------
    cases, models, said
        By fold: its pronouns, the models fitted on the other folds, and what they choose for news.
    """

    cases: dict[int, list[Case]]
    models: dict[int, Bundle]
    said: dict[int, list[Verdict]]


def learn(texts: Sequence[Text], actors: KnownActors) -> Lessons:
    """Return what texts teach: a first model, taught with the annotation, ties the pronouns before each for a second."""
    taught = [case for one in texts for case in cases_of(one, actors)]
    cases: dict[int, list[Case]] = {}
    for fold in range(FOLDS):
        first = fit_ties([one for one in taught if fold_of(one.text.name) != fold])
        held = [one for one in texts if fold_of(one.name) == fold]
        cases[fold] = [case for one in held for case in cases_of(one, actors, first)]
    models = {fold: fit_ties(_all_but(cases, fold)) for fold in range(FOLDS)}
    said = {fold: _verdicts(cases[fold], models[fold]) for fold in range(FOLDS)}
    return Lessons(cases=cases, models=models, said=said)


def _all_but(parts: Mapping[int, Sequence[Part]], fold: int) -> list[Part]:
    return [one for other, part in parts.items() if other != fold for one in part]


def _verdicts(cases: Sequence[Case], models: Bundle) -> list[Verdict]:
    """Return what models choose for the pronouns of news, and whether it is right."""
    found = []
    for one in cases:
        if not one.text.whole:
            best, share = share_of_best(models.trees[MODELS[one.form]].logits(one.rows))
            found.append(Verdict(form=FORMS[one.form], share=share, right=one.right[best]))
    return found


def train_ties(lessons: Lessons) -> Bundle:
    """Return the models of pronouns and descriptions, fitted on all texts."""
    return fit_ties(_all_but(lessons.cases, FOLDS), _all_but(lessons.said, FOLDS))


def describe_ties(bundle: Bundle, lessons: Lessons, texts: Sequence[Text]) -> dict[str, Any]:
    """Return what the card of the models of ties says of them."""
    cases = _all_but(lessons.cases, FOLDS)
    news = sum(not one.whole for one in texts)
    return {
        "name": "resolve",
        "digest": bundle.digest,
        "learned_from": f"{sum(not one.text.whole for one in cases)} descriptions and pronouns of {news} annotated news articles, "
        f"{sum(one.text.whole for one in cases)} of {len(texts) - news} texts of GUM (CC BY)",
        "folds": FOLDS,
        "features": {name: len(one.names) for name, one in sorted(bundle.trees.items())},
        "trees": {name: len(one.roots) for name, one in sorted(bundle.trees.items())},
        "least": dict(sorted(bundle.numbers.items())),
    }


def fit_folds(lessons: Lessons) -> dict[int, Bundle]:
    """Return, for each fold, models that have not learned from its texts."""
    return {
        fold: _with_curves(models, _all_but(lessons.said, fold))
        for fold, models in lessons.models.items()
    }
