"""Quotations: annotated articles -> the models of `kg.quote`, and what they read of articles that they have not seen.

Labels come from the annotation alone: a candidate is right if half of what it and an annotated content have together is
common (as the scorer has it); the source by its span; whom it means by the entities of a build.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import LinearModel, sigmoid
from kg.learned.trees import TreeModel
from kg.ontology.reporting import load_reporting
from kg.quote.antecedent import NAMES as PAIR_NAMES
from kg.quote.antecedent import describe_antecedents, find_antecedents, means_another
from kg.quote.certainty import NAMES as CERTAINTY
from kg.quote.features import describe_candidate
from kg.quote.mentions import MentionTable
from kg.quote.propose import propose
from kg.quote.reading import Draft, Reading
from kg.quote.rivals import NAMES, compare, overlap
from kg.quote.speaker import Option, Spoken, describe_option, find_options
from kg.records import MentionKind, Span
from training.articles import Article, fold_of
from training.fit import fit_calibration, fit_linear, fit_trees, predict_linear
from training.parses import Parsed

__all__ = ["Lesson", "fit_certainty", "fit_quotes", "prepare"]

Row = dict[str, Any]
Features = dict[str, float]
INNER = 3
"""Inner folds, for what the second models see of the first."""


@dataclass(slots=True, kw_only=True)
class Lesson:
    """What an article teaches; features are made once.

    Attributes
    ----------
    name
        Of the article.
    drafts, features
        Candidates, in the order of `kg.quote.propose.propose`.
    speech, cued, best
        Whether a candidate is a quotation, with this cue, and the best one of it.
    speakers, antecedents
        Groups of options: features and whether each is right.
    options
        Of each group of speakers: the quotation, half-open, in letters, and the first letters of the options' heads.
    """

    name: str
    reading: Reading
    drafts: list[Draft]
    features: list[Features]
    speech: list[bool]
    cued: list[bool]
    best: list[bool]
    speakers: list[list[tuple[Features, bool]]] = field(default_factory=list)
    antecedents: list[tuple[NDArray[np.float64], list[bool]]] = field(default_factory=list)
    options: list[tuple[int, int, list[int]]] = field(default_factory=list)


def prepare(
    parsed: Parsed, article: Article, entities: Mapping[tuple[int, int], str | None]
) -> Lesson:
    """Return what an article teaches.

    Parameters
    ----------
    entities
        Annotated entity of the mentions of a build, by their characters.
    """
    annotated = parsed.annotated
    reading = Reading.of(annotated.doc, annotated.quoted, parsed.mentions, load_reporting())
    drafts = propose(reading)
    quotes = article.gold["quotes"]
    lesson = Lesson(
        name=article.name,
        reading=reading,
        drafts=drafts,
        features=[describe_candidate(one, reading) for one in drafts],
        speech=[any(overlap(d.hull, _span(q)) >= 0.5 for q in quotes) for d in drafts],
        cued=[any(_is_right(d, q) for q in quotes) for d in drafts],
        best=[False] * len(drafts),
    )
    matched: dict[int, Row] = {}
    for quote in quotes:
        place = _best(drafts, quote)
        if place is not None:
            lesson.best[place] = True
            matched.setdefault(place, quote)
    _teach_speakers(lesson, parsed, matched, entities)
    return lesson


def _span(quote: Row) -> Span:
    return Span(*quote["content"])


def _has_cue(draft: Draft, quote: Row) -> bool:
    cue = quote.get("cue")
    if cue is None or draft.cue is None:
        return cue is None and draft.cue is None
    return draft.cue.overlaps(Span(*cue))


def _is_right(draft: Draft, quote: Row) -> bool:
    return overlap(draft.hull, _span(quote)) >= 0.5 and _has_cue(draft, quote)


def _best(drafts: Sequence[Draft], quote: Row) -> int | None:
    found = [
        (_has_cue(d, quote), round(overlap(d.hull, _span(quote)), 3), -n)
        for n, d in enumerate(drafts)
        if overlap(d.hull, _span(quote)) >= 0.5
    ]
    return -max(found)[2] if found else None


def _teach_speakers(
    lesson: Lesson,
    parsed: Parsed,
    matched: Mapping[int, Row],
    entities: Mapping[tuple[int, int], str | None],
) -> None:
    """Go through the annotated quotations in order, each with the right speakers before it."""
    reading = lesson.reading
    table = MentionTable(reading, parsed.mentions, "")
    before: list[Spoken] = []
    meant: dict[str, Option] = {}
    for place in sorted(matched):
        draft, quote = lesson.drafts[place], matched[place]
        options = find_options(draft, table.grammatical(draft), table.options, before, reading)
        right = _right_options(options, quote, entities)
        described = [describe_option(draft, o, options, before, reading) for o in options]
        lesson.speakers.append(list(zip(described, right, strict=True)))
        heads = [reading.doc[one.token].idx for one in options]
        lesson.options.append((draft.hull.start, draft.hull.end, heads))
        chosen = _teacher(draft, [o for o, good in zip(options, right, strict=True) if good])
        if chosen is None:
            continue
        if means_another(chosen.mention, reading):
            found = find_antecedents(chosen, table.options, before, meant, reading)
            goods = [_entity(o.nearest, entities) == quote["speaker"] for o in found]
            rows = describe_antecedents(draft, found, before, meant, reading)
            lesson.antecedents.append((rows, goods))
            others = [o.nearest for o, good in zip(found[1:], goods[1:], strict=True) if good]
            if others:
                meant[chosen.mention.id] = others[0]
        before.append(Spoken(draft=draft, option=chosen))


def _entity(option: Option, entities: Mapping[tuple[int, int], str | None]) -> str | None:
    return entities.get((option.mention.span.start, option.mention.span.end))


def _right_options(
    options: Sequence[Option], quote: Row, entities: Mapping[tuple[int, int], str | None]
) -> list[bool]:
    """Tell which mentions are the source: by its words, else, where it has none, by the entity."""
    if quote.get("source"):
        span = Span(*quote["source"])
        exact = [o.mention.span.overlaps(span) and span.contains(o.mention.head) for o in options]
        if any(exact):
            return exact
        loose = [o.mention.span.overlaps(span) for o in options]
        if any(loose):
            return loose
    return [_entity(o, entities) == quote["speaker"] for o in options]


def _teacher(draft: Draft, right: Sequence[Option]) -> Option | None:
    """Return the right source that the reader would best choose: a name, near the cue."""
    return max(
        right,
        key=lambda o: (
            o.mention.kind is MentionKind.NAME,
            -abs(o.token - draft.verb) if draft.verb >= 0 else o.mention.span.start,
        ),
        default=None,
    )


def fit_quotes(lessons: Sequence[Lesson]) -> Bundle:
    """Fit all models but the last on lessons; the trees on what the first models say of articles that they have not seen."""
    first = {kind: _fit_first(lessons, kind) for kind in ("speech", "cued")}
    rows, best = [], []
    for fold in range(INNER):
        seen = [one for one in lessons if fold_of(one.name) % INNER != fold]
        held = [one for one in lessons if fold_of(one.name) % INNER == fold]
        inner = {kind: _fit_first(seen, kind) for kind in first}
        for one in held:
            rows.append(_compare(one, inner))
            best.extend(one.best)
    options = [pair for one in lessons for group in one.speakers for pair in group]
    bundle = Bundle(
        linear={**first, "speaker": _fit_options(options)},
        trees={
            "choice": fit_trees(np.vstack(rows), np.array(best), NAMES),
            "antecedent": _fit_antecedents(lessons),
        },
        curves={},
        numbers={"threshold": 0.0},
    )
    return read_bundle(pack_bundle(bundle))


def fit_certainty(
    bundle: Bundle, rows: NDArray[np.float64], right: NDArray[np.bool_], folds: NDArray[np.int64]
) -> Bundle:
    """Return a bundle with its last model: how often such a quotation is right in words and speaker.

    Parameters
    ----------
    rows, right
        Of quotations that models read which had not seen their articles (`kg.quote.certainty`).
    folds
        Of their articles: the curve is fitted on what trees say of articles that they have not seen.
    """
    held = np.zeros(len(rows))
    for fold in np.unique(folds):
        trees = _fit_score(rows[folds != fold], right[folds != fold])
        held[folds == fold] = sigmoid(trees.logits(rows[folds == fold]))
    curve = fit_calibration(held.tolist(), right.tolist())
    full = replace(
        bundle,
        trees={**bundle.trees, "score": _fit_score(rows, right)},
        curves={"score": curve},
    )
    return read_bundle(pack_bundle(full))


def _fit_score(rows: NDArray[np.float64], right: NDArray[np.bool_]) -> TreeModel:
    return fit_trees(rows, right, CERTAINTY, trees=80, leaves=6)


def _fit_first(lessons: Sequence[Lesson], kind: str) -> LinearModel:
    features = [f for one in lessons for f in one.features]
    labels = [label for one in lessons for label in getattr(one, kind)]
    return fit_linear(features, labels, strength=0.15)


def _compare(lesson: Lesson, models: Mapping[str, LinearModel]) -> NDArray[np.float64]:
    if not lesson.drafts:
        return np.zeros((0, len(NAMES)))
    said = {
        kind: sigmoid(predict_linear(model, lesson.features)[:, 0])
        for kind, model in models.items()
    }
    return compare(lesson.drafts, said["speech"], said["cued"], lesson.reading)


def _fit_options(pairs: Sequence[tuple[Features, bool]]) -> LinearModel:
    return fit_linear([f for f, _ in pairs], [good for _, good in pairs], strength=0.3)


def _fit_antecedents(lessons: Sequence[Lesson]) -> TreeModel:
    groups = [group for one in lessons for group in one.antecedents]
    rows = np.vstack([rows for rows, _ in groups])
    labels = np.array([good for _, goods in groups for good in goods])
    return fit_trees(rows, labels, PAIR_NAMES, trees=100, leaves=8)
