"""The workshop: folds stay fixed, models fitted there answer in the package as they did there."""

import numpy as np
import pytest

from kg.learned.bundle import Bundle, pack_bundle, read_bundle
from kg.learned.linear import sigmoid
from training.articles import FOLDS, SHARED, fold_of, is_reserved, is_untouched, load_articles
from training.crossval import reliability
from training.fit import fit_calibration, fit_linear, fit_trees, predict_linear
from training.heldout import best_threshold
from training.invented import load_invented
from training.quotes import fit_quotes, prepare
from training.scoring import sum_figures

needs_gold = pytest.mark.skipif(
    not SHARED.exists(), reason="no annotated articles beside the project"
)


def test_folds_are_fixed():
    names = [f"article-{number}.txt" for number in range(200)]
    assert [fold_of(name) for name in names[:6]] == [fold_of(name) for name in names[:6]]
    assert {fold_of(name) for name in names} == set(range(FOLDS))
    assert 10 < sum(map(is_untouched, names)) < 32
    assert 25 < sum(map(is_reserved, names)) < 57


@needs_gold
def test_the_untouched_tenth_is_left_out():
    seen = {one.name for one in load_articles()}
    kept = {one.name for one in load_articles(untouched=True)}
    assert len(seen) > 8 * len(kept) > 0
    assert seen.isdisjoint(kept)
    assert all(map(is_untouched, kept))


def test_trees_answer_in_the_package_as_they_were_fitted():
    rows = np.random.default_rng(1).normal(size=(400, 3))
    right = rows[:, 0] + rows[:, 1] ** 2 > 1
    trees = fit_trees(rows, right, ("a", "b", "c"), trees=20)
    again = read_bundle(pack_bundle(Bundle(linear={}, trees={"x": trees}, curves={}, numbers={})))
    assert (again.trees["x"].logits(rows) == trees.logits(rows)).all()
    assert ((sigmoid(trees.logits(rows)) > 0.5) == right).mean() > 0.8
    assert (fit_trees(rows, right, ("a", "b", "c"), trees=20).value == trees.value).all()


def test_linear_models_answer_one_by_one_as_all_at_once():
    rows = [{"a": float(n % 2), "b": 1.0} for n in range(40)]
    model = fit_linear(rows, [n % 2 == 1 for n in range(40)], strength=1.0)
    together = predict_linear(model, rows)[:, 0]
    assert together == pytest.approx([model.logits(row)[0] for row in rows])
    assert (together > 0).tolist() == [n % 2 == 1 for n in range(40)]


def test_calibration_never_falls():
    curve = fit_calibration([0.1, 0.2, 0.3, 0.9], [False, True, False, True])
    found = curve.probabilities(np.linspace(0, 1, 11)).tolist()
    assert found == sorted(found)
    assert found[0] > 0
    assert found[-1] < 1


def test_best_threshold_is_where_f1_is_best():
    scores = np.array([0.9, 0.8, 0.4, 0.2])
    right = np.array([True, True, False, False])
    assert best_threshold(scores, right, 2) == (0.8, 1.0)


def test_reliability_counts_each_band():
    table = reliability(np.array([0.1, 0.95, 0.97]), np.array([False, True, False]))
    assert [(row["number"], row["right"]) for row in table] == [(1, 0.0), (2, 0.5)]


def test_figures_add_up():
    half = {"quotes_span": {"correct": 1, "predicted": 2, "found": 1, "gold": 1}}
    full = {"quotes_span": {"correct": 2, "predicted": 2, "found": 2, "gold": 3}}
    assert sum_figures([half, full])["quotes_span"] == {
        "precision": 0.75,
        "recall": 0.75,
        "f1": 0.75,
    }


@pytest.mark.model
def test_models_learn_from_invented_sentences():
    lessons = [prepare(parsed, article, {}) for article, parsed in load_invented()]
    assert sum(sum(one.best) for one in lessons) > 40
    bundle = fit_quotes(lessons)
    one = next(one for one in lessons if len(one.drafts) > 1 and any(one.best))
    said = bundle.linear["speech"].logits(one.features[one.best.index(True)])
    assert said[0] > min(bundle.linear["speech"].logits(f)[0] for f in one.features) - 1e-9
