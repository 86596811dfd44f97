"""Bundles: the file of a reader's models, read and checked; what `training` writes and the package ships."""

import hashlib
import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.errors import ModelError
from kg.learned.calibration import Calibration
from kg.learned.linear import LinearModel
from kg.learned.trees import TreeModel

__all__ = ["Bundle", "digest_arrays", "load_bundle", "pack_bundle", "read_bundle"]

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """The models of one reader, by name.

    Attributes
    ----------
    linear, trees, curves
        Models by name.
    numbers
        Thresholds and the like, by name.
    digest
        SHA-256 of all arrays; part of what readings depend on.
    """

    linear: Mapping[str, LinearModel]
    trees: Mapping[str, TreeModel]
    curves: Mapping[str, Calibration]
    numbers: Mapping[str, float]
    digest: str = ""


def digest_arrays(arrays: Mapping[str, NDArray[Any]]) -> str:
    """Return the SHA-256 of arrays with their names, kinds and shapes."""
    digest = hashlib.sha256()
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"{name} {array.dtype.str} {array.shape}".encode())
        digest.update(array.tobytes())
    return digest.hexdigest()


def pack_bundle(bundle: Bundle) -> bytes:
    """Return a bundle as a file (NumPy's ``.npz``): weights in single precision, words as bytes.

    What was packed and read again answers as the file does: fit, pack and read before measuring.
    """
    arrays: Arrays = {}
    for name, model in bundle.linear.items():
        words = sorted(model.index, key=model.index.__getitem__)
        arrays[f"linear/{name}/words"] = _to_bytes(words)
        arrays[f"linear/{name}/classes"] = _to_bytes(model.classes)
        arrays[f"linear/{name}/weights"] = model.weights.astype(np.float32)
        arrays[f"linear/{name}/dense"] = model.dense.astype(np.float32)
    for name, trees in bundle.trees.items():
        arrays[f"trees/{name}/names"] = _to_bytes(trees.names)
        for part in ("feature", "threshold", "left", "right", "value", "roots"):
            arrays[f"trees/{name}/{part}"] = getattr(trees, part)
    for name, curve in bundle.curves.items():
        arrays[f"curves/{name}/scores"] = curve.scores
        arrays[f"curves/{name}/shares"] = curve.shares
    for name, number in bundle.numbers.items():
        arrays[f"numbers/{name}/value"] = np.array(number)
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type] # names are no keywords here
    return out.getvalue()


def read_bundle(content: bytes) -> Bundle:
    """Return the bundle in a file's bytes."""
    with np.load(io.BytesIO(content), allow_pickle=False) as packed:
        arrays = {name: packed[name] for name in packed.files}
    kinds: dict[str, dict[str, Arrays]] = {"linear": {}, "trees": {}, "curves": {}, "numbers": {}}
    for path, array in arrays.items():
        kind, name, part = path.split("/")
        kinds[kind].setdefault(name, {})[part] = array
    return Bundle(
        linear={name: _linear(parts) for name, parts in kinds["linear"].items()},
        trees={name: _trees(parts) for name, parts in kinds["trees"].items()},
        curves={name: Calibration(**parts) for name, parts in kinds["curves"].items()},
        numbers={name: float(parts["value"]) for name, parts in kinds["numbers"].items()},
        digest=digest_arrays(arrays),
    )


@cache
def load_bundle(name: str) -> Bundle:
    """Return the models of a reader as they ship with the package, checked against their card.

    Raises
    ------
    ModelError
        If the file is missing or isn't the one that its card describes.
    """
    folder = files("kg.learned").joinpath("data")
    try:
        content = folder.joinpath(f"{name}.npz").read_bytes()
        card = json.loads(folder.joinpath(f"{name}.json").read_text(encoding="utf-8"))
    except OSError as error:
        raise ModelError(f"the learned models {name!r} are missing: install kg again") from error
    bundle = read_bundle(content)
    if bundle.digest != card["digest"]:
        raise ModelError(f"the learned models {name!r} are damaged: install kg again")
    return bundle


def _linear(parts: Arrays) -> LinearModel:
    return LinearModel(
        index={word: row for row, word in enumerate(_from_bytes(parts["words"]))},
        weights=parts["weights"].astype(np.float64),
        dense=parts["dense"].astype(np.float64),
        classes=_from_bytes(parts["classes"]),
    )


def _trees(parts: Arrays) -> TreeModel:
    names = _from_bytes(parts.pop("names"))
    return TreeModel(**parts, names=names)


def _to_bytes(words: Any) -> NDArray[np.uint8]:
    return np.frombuffer("\0".join(words).encode(), dtype=np.uint8)


def _from_bytes(packed: NDArray[Any]) -> tuple[str, ...]:
    text = packed.tobytes().decode()
    return tuple(text.split("\0")) if text else ()
