"""Fit the encoder on articles, and ask it of others: examples -> weights, and answers by letters.

One pass over a window serves all questions; what they lose together is one sum (Caruana 1997).
"""

import math
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as fn
from numpy.typing import NDArray
from torch import Tensor

from training.encoder.examples import NOBODY, Example
from training.encoder.network import (
    Weights,
    encode,
    make_weights,
    say_pairs,
    say_quoted,
    say_roles,
    say_speakers,
    say_words,
)
from training.encoder.windows import Pair, Window

__all__ = ["Answers", "ask", "fit_encoder"]

TOGETHER = 16
"""Windows of a step."""
RATES = {"encoder": 1e-4, "embeddings": 1e-4}
HEAD_RATE = 1e-3
WEIGHTS = {"word": 3.0, "targetless": 0.5, "pair": 4.0, "speaker": 0.5}
_CERTAIN = -0.01
"""Log-share of no relation from which a word's roles aren't asked for."""


@dataclass(slots=True, kw_only=True)
class Answers:
    """What the encoder says of an article, by first letters.

    Attributes
    ----------
    words
        Log-shares of the relations of a word, of none last.
    targetless
        Log-odds that a word has no target.
    roles
        Log-odds of an actor to be source and target, by word and actor.
    pairs
        Log-odds of the relations, by actor and actor or `NOBODY`.
    quoted
        Log-shares of a piece to be outside of a quotation, to begin one, to be inside.
    speakers
        Log-shares of actors to speak, by the letter at which a quotation may begin and by actor.
    """

    words: dict[int, NDArray[np.float16]] = field(default_factory=dict)
    targetless: dict[int, float] = field(default_factory=dict)
    roles: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)
    pairs: dict[tuple[int, int], NDArray[np.float16]] = field(default_factory=dict)
    quoted: dict[int, NDArray[np.float32]] = field(default_factory=dict)
    speakers: dict[tuple[int, int], float] = field(default_factory=dict)


def fit_encoder(
    file: Path, windows: Sequence[Window], relations: Sequence[str], *, layers: int, epochs: int
) -> Weights:
    """Return weights fitted on windows; the same windows give the same weights on one machine.

    Parameters
    ----------
    file
        Published weights, ``model.safetensors``.
    """
    torch.manual_seed(20)
    draw = random.Random(20)  # no secret
    weights = make_weights(file, layers, len(relations))
    learned = {name: one for name, one in weights.items() if one.requires_grad}
    optimizer = torch.optim.AdamW(
        [
            {"params": [one], "lr": RATES.get(name.split(".")[0], HEAD_RATE)}
            for name, one in learned.items()
        ],
        weight_decay=0.01,
    )
    steps = epochs * math.ceil(len(windows) / TOGETHER)
    rate = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _share(step, steps))
    begun, step = time.monotonic(), 0
    for _ in range(epochs):
        for batch in _batches(windows, draw):
            lost = _loss(weights, batch, relations)
            lost.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(list(learned.values()), 1.0)
            optimizer.step()
            rate.step()
            optimizer.zero_grad()
            step += 1
            if step % 100 == 0:
                print(
                    f"{step} of {steps}: {float(lost.detach()):.3f}, {time.monotonic() - begun:.0f} s",
                    flush=True,
                )
    return {name: one.detach() for name, one in weights.items()}


def _share(step: int, steps: int) -> float:
    """Return the share of the rate at a step: rising for a sixteenth of them, then falling to nothing."""
    return min((step + 1) / (0.06 * steps), max(0.0, (steps - step) / (0.94 * steps)))


def _batches(windows: Sequence[Window], draw: random.Random | None) -> Iterator[list[Window]]:
    """Yield windows of about one length together, in any order if it is drawn."""
    noise = [draw.random() * 20 if draw else 0.0 for _ in windows]
    order = sorted(range(len(windows)), key=lambda n: len(windows[n].pieces) + noise[n])
    batches = [order[n : n + TOGETHER] for n in range(0, len(order), TOGETHER)]
    if draw:
        draw.shuffle(batches)
    for one in batches:
        yield [windows[n] for n in one]


def _loss(weights: Weights, batch: Sequence[Window], relations: Sequence[str]) -> Tensor:
    states = encode(weights, [one.pieces for one in batch], fitting=True)
    lost = [torch.zeros(())]
    lost += _lost_of_words(weights, states, batch, relations)
    for alone in (False, True):
        pairs = [
            (n, p) for n, w in enumerate(batch) for p in w.pairs if (p.other == NOBODY) == alone
        ]
        if pairs:
            lost.append(_lost_of_pairs(weights, states, pairs, alone=alone))
    lost += _lost_of_quotations(weights, states, batch)
    return torch.stack(lost).sum()


def _lost_of_words(
    weights: Weights, states: Tensor, batch: Sequence[Window], relations: Sequence[str]
) -> Iterator[Tensor]:
    asked = [(n, *one) for n, window in enumerate(batch) for one in window.words]
    if not asked:
        return
    columns = {relation: column for column, relation in enumerate(relations)}
    named, targetless = say_words(weights, states[[a[0] for a in asked], [a[1] for a in asked]])
    wanted = torch.zeros_like(named)
    for row, (_, _, word, _) in enumerate(asked):
        for relation in word.relations:
            wanted[row, columns[relation]] = 1 / len(word.relations)
        if not word.relations:
            wanted[row, -1] = 1.0
    yield -(wanted * named).sum(-1).mean() * WEIGHTS["word"]
    own = [row for row, (_, _, word, _) in enumerate(asked) if word.relations]
    if own:
        right = torch.tensor([float(asked[row][2].targetless) for row in own])
        yield fn.binary_cross_entropy_with_logits(targetless[own], right) * WEIGHTS["targetless"]
    roles = [
        (n, place, near[actor], acts, bears)
        for n, place, word, near in asked
        for actor, acts, bears in word.roles
        if actor in near
    ]
    for column, role in enumerate(("source", "target"), start=3) if roles else ():
        heads = states[[r[0] for r in roles], [r[1] for r in roles]]
        actors = states[[r[0] for r in roles], [r[2] for r in roles]]
        right = torch.tensor([float(r[column]) for r in roles])
        yield fn.binary_cross_entropy_with_logits(say_roles(weights, heads, actors, role), right)


def _lost_of_pairs(
    weights: Weights, states: Tensor, pairs: Sequence[tuple[int, Pair]], *, alone: bool
) -> Tensor:
    windows = [n for n, _ in pairs]
    others = None if alone else states[windows, [p.other for _, p in pairs]]
    said = say_pairs(weights, states[windows, [p.one for _, p in pairs]], others)
    right = torch.from_numpy(np.array([p.right for _, p in pairs]))
    told = torch.from_numpy(np.array([p.told for _, p in pairs]))
    lost = fn.binary_cross_entropy_with_logits(said, right, reduction="none") * told
    return lost.sum() / len(pairs) * WEIGHTS["pair"]


def _lost_of_quotations(
    weights: Weights, states: Tensor, batch: Sequence[Window]
) -> Iterator[Tensor]:
    told = [(n, one.quoted) for n, one in enumerate(batch) if one.quoted is not None]
    if told:
        said = torch.cat([say_quoted(weights, states[n, : len(quoted)]) for n, quoted in told])
        yield fn.nll_loss(said, torch.from_numpy(np.concatenate([quoted for _, quoted in told])))
    spoken = [(n, one) for n, window in enumerate(batch) for one in window.speakers]
    if spoken:
        yield (
            torch.stack([_lost_of_speaker(weights, states[n], *one) for n, one in spoken]).mean()
            * WEIGHTS["speaker"]
        )


def _lost_of_speaker(
    weights: Weights, states: Tensor, opening: int, actors: list[int], right: list[int]
) -> Tensor:
    said = say_speakers(weights, states[opening], states[actors])
    places = [actors.index(one) for one in right] or [len(actors)]
    return -torch.logsumexp(said[places], 0)


@torch.no_grad()
def ask(weights: Weights, example: Example, windows: Sequence[Window]) -> Answers:
    """Return what the encoder says of an article."""
    found = Answers()
    for batch in _batches(windows, None):
        states = encode(weights, [one.pieces for one in batch], fitting=False)
        for number, window in enumerate(batch):
            actors = {
                s: n for n, s in reversed([*enumerate(window.starts)]) if s in example.actors
            }
            _ask_words(weights, states[number], window, actors, found)
            if actors:
                _ask_pairs(weights, states[number], actors, found)
            _ask_quotations(weights, states[number], window, actors, found)
    return found


def _ask_words(
    weights: Weights, states: Tensor, window: Window, actors: Mapping[int, int], found: Answers
) -> None:
    if not window.words:
        return
    places = [place for place, _, _ in window.words]
    named, targetless = say_words(weights, states[places])
    for (_, word, _), row, without in zip(window.words, named, targetless, strict=True):
        found.words[word.start] = row.numpy().astype(np.float16)
        found.targetless[word.start] = float(without)
    asked = [
        (place, word.start)
        for (place, word, _), row in zip(window.words, named, strict=True)
        if float(row[-1]) < _CERTAIN
    ]
    if not asked or not actors:
        return
    heads = states[[place for place, _ in asked]][:, None].expand(-1, len(actors), -1)
    others = states[list(actors.values())][None].expand(len(asked), -1, -1)
    roles = [say_roles(weights, heads, others, role) for role in ("source", "target")]
    for row, (_, start) in enumerate(asked):
        for column, actor in enumerate(actors):
            found.roles[start, actor] = (
                float(roles[0][row, column]),
                float(roles[1][row, column]),
            )


def _ask_pairs(
    weights: Weights, states: Tensor, actors: Mapping[int, int], found: Answers
) -> None:
    own = states[list(actors.values())]
    count = len(actors)
    both = say_pairs(
        weights, own[:, None].expand(-1, count, -1), own[None].expand(count, -1, -1)
    ).numpy()
    alone = say_pairs(weights, own, None).numpy()
    for row, one in enumerate(actors):
        found.pairs[one, NOBODY] = alone[row].astype(np.float16)
        for column, other in enumerate(actors):
            if one != other:
                found.pairs[one, other] = both[row, column].astype(np.float16)


def _ask_quotations(
    weights: Weights, states: Tensor, window: Window, actors: Mapping[int, int], found: Answers
) -> None:
    quoted = say_quoted(weights, states).numpy()
    own = states[list(actors.values())]
    for place, start in enumerate(window.starts):
        if start < 0 or start in found.quoted:
            continue
        found.quoted[start] = quoted[place]
        shares = say_speakers(weights, states[place], own) if actors else ()
        for actor, share in zip(actors, shares, strict=False):
            found.speakers[start, actor] = float(share)
