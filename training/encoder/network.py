"""The encoder: pieces of windows -> their states, by the first layers of MiniLM (Wang et al. 2020), and heads that answer what the reader asks.

Weights are tensors by name; those of the layers have the names of the published file.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
import torch.nn.functional as fn
from safetensors.torch import load_file
from torch import Tensor

__all__ = [
    "Weights",
    "encode",
    "make_weights",
    "say_pairs",
    "say_quoted",
    "say_roles",
    "say_speakers",
    "say_words",
]

Weights = dict[str, Tensor]
HEADS, WIDTH, NARROW = 12, 384, 128
DROPOUT = 0.1
_FROZEN = ("embeddings.word", "embeddings.position", "embeddings.token_type")
_ATTENTION = ("query", "key", "value")


def make_weights(file: Path, layers: int, relations: int) -> Weights:
    """Return the published weights of the first layers, and heads at random.

    Parameters
    ----------
    relations
        How many the heads tell apart.
    """
    kept = tuple(f"encoder.layer.{n}." for n in range(layers))
    weights = {
        name: one
        for name, one in load_file(file).items()
        if name.startswith(("embeddings.", *kept)) and not name.endswith("position_ids")
    }
    shapes = {
        "word": (relations + 1, WIDTH),
        "targetless": (1, WIDTH),
        "predicate": (NARROW, WIDTH),
        "source": (NARROW, WIDTH),
        "target": (NARROW, WIDTH),
        "first": (2 * NARROW, WIDTH),
        "second": (2 * NARROW, WIDTH),
        "pair": (relations, 6 * NARROW),
        "quoted": (3, WIDTH),
        "opening": (NARROW, WIDTH),
        "speaker": (NARROW, WIDTH),
    }
    for name, shape in shapes.items():
        weights[f"{name}.weight"] = torch.randn(shape) * 0.03
        weights[f"{name}.bias"] = torch.zeros(shape[0])
    for role in ("source", "target"):
        weights[f"{role}.both"] = torch.randn(NARROW, NARROW) * 0.02
    weights["nobody"] = torch.randn(2 * NARROW) * 0.02
    weights["unnamed"] = torch.zeros(NARROW)
    for name, one in weights.items():
        one.requires_grad_(not name.startswith(_FROZEN))
    return weights


def _linear(weights: Mapping[str, Tensor], name: str, states: Tensor) -> Tensor:
    return fn.linear(states, weights[f"{name}.weight"], weights[f"{name}.bias"])


def _normal(weights: Mapping[str, Tensor], name: str, states: Tensor) -> Tensor:
    return fn.layer_norm(
        states, (WIDTH,), weights[f"{name}.weight"], weights[f"{name}.bias"], 1e-12
    )


def encode(
    weights: Mapping[str, Tensor], windows: Sequence[Sequence[int]], *, fitting: bool
) -> Tensor:
    """Return the states of windows of pieces, shape (windows, pieces of the longest, 384)."""
    longest = max(map(len, windows))
    pieces = torch.tensor([[*one, *[0] * (longest - len(one))] for one in windows])
    present = torch.tensor([[n < len(one) for n in range(longest)] for one in windows])
    known = "embeddings."
    states = (
        weights[f"{known}word_embeddings.weight"][pieces]
        + weights[f"{known}position_embeddings.weight"][:longest]
        + weights[f"{known}token_type_embeddings.weight"][0]
    )
    states = fn.dropout(_normal(weights, f"{known}LayerNorm", states), DROPOUT, fitting)
    layers = sum(name.endswith("intermediate.dense.bias") for name in weights)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        for number in range(layers):
            states = _layer(weights, f"encoder.layer.{number}.", states, present, fitting=fitting)
    return states.float()


def _layer(
    weights: Mapping[str, Tensor], name: str, states: Tensor, present: Tensor, *, fitting: bool
) -> Tensor:
    count, longest, _ = states.shape
    query, key, value = (
        _linear(weights, f"{name}attention.self.{one}", states)
        .view(count, longest, HEADS, -1)
        .transpose(1, 2)
        for one in _ATTENTION
    )
    mixed = fn.scaled_dot_product_attention(
        query, key, value, attn_mask=present[:, None, None, :], dropout_p=DROPOUT * fitting
    )
    mixed = mixed.transpose(1, 2).reshape(count, longest, WIDTH)
    own = f"{name}attention.output."
    added = fn.dropout(_linear(weights, f"{own}dense", mixed), DROPOUT, fitting)
    states = _normal(weights, f"{own}LayerNorm", states + added)
    wide = fn.gelu(_linear(weights, f"{name}intermediate.dense", states))
    added = fn.dropout(_linear(weights, f"{name}output.dense", wide), DROPOUT, fitting)
    return _normal(weights, f"{name}output.LayerNorm", states + added)


def say_words(weights: Mapping[str, Tensor], words: Tensor) -> tuple[Tensor, Tensor]:
    """Return log-shares of the relations of words, of none last, and log-odds that they have no target."""
    named = fn.log_softmax(_linear(weights, "word", words), -1)
    return named, _linear(weights, "targetless", words)[..., 0]


def say_roles(weights: Mapping[str, Tensor], words: Tensor, actors: Tensor, role: str) -> Tensor:
    """Return log-odds that actors are the ``source`` or ``target`` of predicates."""
    one = torch.tanh(_linear(weights, "predicate", words))
    other = torch.tanh(_linear(weights, role, actors))
    return (one @ weights[f"{role}.both"] * other).sum(-1)


def say_pairs(weights: Mapping[str, Tensor], actors: Tensor, others: Tensor | None) -> Tensor:
    """Return log-odds of each relation between actors and others, or nobody."""
    one = fn.gelu(_linear(weights, "first", actors))
    if others is None:
        other = weights["nobody"].expand_as(one)
    else:
        other = fn.gelu(_linear(weights, "second", others))
    return _linear(weights, "pair", torch.cat([one, other, one * other], -1))


def say_quoted(weights: Mapping[str, Tensor], states: Tensor) -> Tensor:
    """Return log-shares of pieces to be outside of a quotation, to begin one, to be inside."""
    return fn.log_softmax(_linear(weights, "quoted", states), -1)


def say_speakers(weights: Mapping[str, Tensor], opening: Tensor, actors: Tensor) -> Tensor:
    """Return log-shares of actors to speak a quotation that a piece begins, of nobody here last."""
    one = torch.tanh(_linear(weights, "opening", opening))
    other = torch.tanh(_linear(weights, "speaker", actors))
    return fn.log_softmax(torch.cat([other @ one, (weights["unnamed"] @ one)[None]]), -1)
