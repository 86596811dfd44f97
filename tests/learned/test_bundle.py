"""Learned models as files: what is packed comes back, and a damaged file is refused."""

import json

import numpy as np
import pytest

from kg.errors import ModelError
from kg.learned import bundle as bundles
from kg.learned.bundle import Bundle, load_bundle, pack_bundle, read_bundle
from kg.learned.calibration import Calibration
from kg.learned.linear import LinearModel, softmax
from kg.learned.trees import TreeModel


@pytest.fixture
def small():
    linear = LinearModel(
        index={"cue=say": 0, "line\nbreak": 1},
        weights=np.array([[0.5], [-1.25]]),
        dense=np.zeros((0, 1)),
    )
    stump = TreeModel(
        feature=np.array([0, -1, -1], dtype=np.int32),
        threshold=np.array([0.5, 0.0, 0.0]),
        left=np.array([1, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 0], dtype=np.int32),
        value=np.array([0.0, -2.0, 2.0]),
        roots=np.array([0, 0], dtype=np.int32),
        names=("size",),
    )
    curve = Calibration(scores=np.array([0.0, 1.0]), shares=np.array([0.2, 0.8]))
    return Bundle(
        linear={"speech": linear},
        trees={"choice": stump},
        curves={"score": curve},
        numbers={"threshold": 0.4},
    )


def test_what_is_packed_comes_back(small):
    found = read_bundle(pack_bundle(small))
    features = {"cue=say": 1.0, "line\nbreak": 2.0, "unseen": 1.0}
    assert found.linear["speech"].logits(features).tolist() == [-2.0]
    assert found.trees["choice"].logits(np.array([[0.0], [1.0]])).tolist() == [-4.0, 4.0]
    assert found.curves["score"].probabilities(np.array([0.5])).tolist() == [0.5]
    assert found.numbers == {"threshold": 0.4}


def test_same_models_are_the_same_bytes(small):
    assert pack_bundle(small) == pack_bundle(read_bundle(pack_bundle(small)))


def test_strongest_features_come_first(small):
    found = small.linear["speech"].strongest({"cue=say": 1.0, "line\nbreak": 1.0, "unseen": 9.0})
    assert found == [("line\nbreak", -1.25), ("cue=say", 0.5)]


def test_no_rows_give_no_logits(small):
    assert small.trees["choice"].logits(np.zeros((0, 1))).tolist() == []


def test_several_classes():
    model = LinearModel(
        index={"a": 0},
        weights=np.array([[1.0, 3.0]]),
        dense=np.array([[0.0, 2.0]]),
        classes=("x", "y"),
    )
    logits = model.logits({"a": 1.0}, np.array([4.0], dtype=np.float32))
    assert logits.tolist() == [1.0, 5.0]
    assert softmax(logits).sum() == pytest.approx(1.0)


def test_shipped_models_are_those_of_their_card():
    bundle = load_bundle("quote")
    assert {"speech", "cued", "speaker"} == set(bundle.linear)
    assert 0 < bundle.numbers["threshold"] < 1


def test_damaged_models_are_refused(tmp_path, monkeypatch, small):
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "mine.npz").write_bytes(pack_bundle(small))
    (folder / "mine.json").write_text(json.dumps({"digest": "0" * 64}))
    monkeypatch.setattr(bundles, "files", lambda package: tmp_path)
    with pytest.raises(ModelError, match="damaged: install kg again"):
        load_bundle.__wrapped__("mine")
    with pytest.raises(ModelError, match="missing: install kg again"):
        load_bundle.__wrapped__("nobody's")


def test_trees_by_bits_answer_as_walking_does():
    deep = TreeModel(
        feature=np.array([0, -1, 1, -1, -1, -1], dtype=np.int32),
        threshold=np.array([0.0, 0, 1.0, 0, 0, 0]),
        left=np.array([1, 0, 3, 0, 0, 0], dtype=np.int32),
        right=np.array([2, 0, 4, 0, 0, 0], dtype=np.int32),
        value=np.array([0, 1.0, 0, 2.0, 4.0, 8.0]),
        roots=np.array([0, 5], dtype=np.int32),
    )
    rows = np.array([[-1.0, 9.0], [0.0, 0.0], [1.0, 1.0], [1.0, 1.5]])
    assert deep.logits(rows).tolist() == [9.0, 9.0, 10.0, 12.0]


def test_trees_with_many_leaves_answer_too():
    ladder = [[0, float(n), 2 * n + 1, 2 * n + 2, 0.0] for n in range(20)]
    nodes = [row for n, step in enumerate(ladder) for row in (step, [-1, 0.0, 0, 0, float(n)])]
    table = np.array([*nodes, [-1, 0.0, 0, 0, 20.0]])
    model = TreeModel(
        feature=table[:, 0].astype(np.int32),
        threshold=table[:, 1],
        left=table[:, 2].astype(np.int32),
        right=table[:, 3].astype(np.int32),
        value=table[:, 4],
        roots=np.array([0], dtype=np.int32),
    )
    assert model.logits(np.array([[-1.0], [3.5], [99.0]])).tolist() == [0.0, 4.0, 20.0]
