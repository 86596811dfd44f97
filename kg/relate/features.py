"""Describe words and actors: a word as predicate, an actor as its source or target -> named features.

The same functions serve training and reading; what a feature weighs is learned.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from kg.grammar.reciprocals import is_reciprocal
from kg.learned.linear import unit
from kg.ontology.schema import Ontology
from kg.records import Assertion
from kg.relate.lexicon import RELATIONS_ASIDE, signs_of, surest
from kg.relate.scenes import Actor, Scene

__all__ = [
    "LISTING",
    "Features",
    "Listed",
    "describe_predicate",
    "describe_role",
    "list_words",
    "path_of",
    "shape_of",
    "vectors_of",
]

Features = dict[str, float]
Listed = Mapping[str, frozenset[str]]
"""First word of a cue -> relations that list it."""

LINKING = frozenset({"prep", "prt", "agent", "dative"})
GOVERNED = frozenset({"dobj", "attr", "acomp", "xcomp", "ccomp", "pobj", "oprd", "nsubjpass"})
PREPOSITIONAL = frozenset({"prep", "agent", "dative"})
LISTING = frozenset({"conj", "appos"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
PASSIVES = frozenset({"nsubjpass", "auxpass"})


@lru_cache(maxsize=4)
def list_words(ontology: Ontology) -> Listed:
    """Return which relations list a word first among a cue's words."""
    found: dict[str, set[str]] = {}
    for relation in ontology.relations.values():
        for cue in relation.cues:
            for words in cue.words:
                found.setdefault(words.split()[0], set()).add(relation.id)
    return {word: frozenset(relations) for word, relations in found.items()}


def _label(token: Token) -> str:
    dep = token.dep_
    return f"{dep}:{token.lemma_.lower()}" if dep in PREPOSITIONAL else dep


def describe_predicate(
    word: Token, scene: Scene, said: Iterable[Assertion], listed: Listed
) -> Features:
    """Return what speaks for or against `word` as a predicate between actors, and for which relation.

    Parameters
    ----------
    word
        The word.
    scene
        Its sentence.
    said
        What rules read with this word as signal.
    listed
        From `list_words`.
    """
    lemma, tag, dep, pos = word.lemma_.lower(), word.tag_, word.dep_, word.pos_
    head = word.head.lemma_
    names = [
        "bias",
        f"lemma={lemma}",
        f"pos={pos}",
        f"lemma,tag={lemma},{tag}",
        f"dep={dep}",
        f"tag={tag}",
        f"head={head}",
        f"head,dep={head},{dep}",
        f"lemma,head={lemma},{head}",
    ]
    _add_children(names, word, lemma, scene)
    for relation in sorted(listed.get(lemma, ())):
        names += (f"listed={relation}", f"listed,pos={relation},{pos}")
    names += [f"rule={one.predicate}" for one in said]
    _add_surroundings(names, word, scene)
    features = dict.fromkeys(names, 1.0)
    features["mentions"] = min(len(scene.actors), 8) / 8
    _add_signs(features, word)
    return features


def _add_signs(features: Features, word: Token) -> None:
    """Add what the lexicon knows of a word, of what it takes, and of what takes it."""
    signs = signs_of(word)
    for relation, surely in signs.items():
        features[f"known={relation}"] = surely
    features["known"] = max(
        (surely for relation, surely in signs.items() if relation not in RELATIONS_ASIDE),
        default=0.0,
    )
    features["unknown"] = float(not signs)
    inner = _governed(word)
    for name, other in (("takes", inner), ("under", word.head)):
        if other is not None and other is not word:
            for relation, surely in signs_of(other).items():
                features[f"{name}={relation}"] = surely


def _add_children(names: list[str], word: Token, lemma: str, scene: Scene) -> None:
    at = scene.at
    for child in word.children:
        dep, own = child.dep_, child.lemma_.lower()
        names.append(f"child={dep}")
        if dep in LINKING:
            names += (f"lemma,prep={lemma},{own}", f"prep={own}")
            for inner in child.children:
                if inner.dep_ in ("pobj", "pcomp"):
                    names.append(f"lemma,prep,object={lemma},{own},{inner.lemma_.lower()}")
        elif dep in GOVERNED:
            names += (f"lemma,object={lemma},{own}", f"object={own}", f"has={dep}")
        elif dep in ("amod", "compound", "neg", "aux"):
            names += (f"modifier={own}", f"lemma,modifier={lemma},{own}")
        if child.i in at:
            names.append(f"argument={_label(child)},{at[child.i].type}")
        if dep in PREPOSITIONAL:
            names += [
                f"argument={_label(child)},{at[inner.i].type}"
                for inner in child.children
                if inner.i in at
            ]


def _add_surroundings(names: list[str], word: Token, scene: Scene) -> None:
    place = word.idx
    for actor in scene.actors:
        span = actor.mention.span
        if span.start <= place < span.end:
            names.append(f"within={actor.mention.type}")
    doc, i = word.doc, word.i
    if i > scene.sentence.start:
        names.append(f"before={doc[i - 1].lower_}")
    if i + 1 < scene.sentence.end:
        names.append(f"after={doc[i + 1].lower_}")


def vectors_of(words: Sequence[Token]) -> NDArray[np.float64]:
    """Return the meaning of each word and of what it governs, one row of length 1 a word; no row weighs more than another."""
    known: dict[str, NDArray[np.float64]] = {}

    def meaning(word: Token) -> NDArray[np.float64]:
        lemma = word.lemma_.lower()
        if lemma not in known:
            known[lemma] = unit(np.asarray(word.vocab[lemma].vector, dtype=np.float32))
        return known[lemma]

    rows = []
    for word in words:
        own, inner = meaning(word), _governed(word)
        beside = meaning(inner) * 0.5 if inner is not None else np.zeros_like(own)
        rows.append(unit(np.concatenate([own, beside])))
    return np.array(rows)


def _governed(word: Token) -> Token | None:
    """Return what a word takes: its object or complement, else the object of its first preposition."""
    inner = next((c for c in word.children if c.dep_ in GOVERNED), None)
    if inner is None:
        inner = next(
            (o for c in word.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"),
            None,
        )
    return inner


def path_of(actor: Actor, word: Token) -> tuple[tuple[Token, ...], tuple[Token, ...]] | None:
    """Return the words from an actor up to below the lowest common ancestor, and from there down to `word`."""
    down: list[Token] = []
    step = word
    while True:
        height = actor.height.get(step.i)
        if height is not None:
            return actor.chain[:height], tuple(reversed(down))
        down.append(step)
        if step.head.i == step.i:
            return None
        step = step.head


def shape_of(up: Iterable[Token], down: Iterable[Token]) -> str:
    """Return a path in words, members of a list as its head."""
    rising = "<".join(_label(one) for one in up if one.dep_ not in LISTING)
    falling = ">".join(one.dep_ for one in down if one.dep_ != "conj")
    return f"{rising}^{falling}"


def describe_role(
    word: Token,
    actor: Actor,
    path: tuple[tuple[Token, ...], tuple[Token, ...]],
    scene: Scene,
    said: Iterable[Assertion],
    listed: Listed,
) -> Features:
    """Return what speaks for or against an actor as source or target of a predicate."""
    up, down = path
    chain, steps = "<".join(map(_label, up)), ">".join(one.dep_ for one in down)
    last, full = (up[-1].dep_, _label(up[-1])) if up else ("self", "self")
    lemma, tag, kind = word.lemma_.lower(), word.tag_, actor.type
    short, voice = shape_of(up, down), _voice(word)
    names = [
        "bias",
        f"path={chain}^{steps}",
        f"up={chain}",
        f"down={steps}",
        f"role={last}",
        f"pos={word.pos_}",
        f"lemma,role={lemma},{last}",
        f"lemma,full={lemma},{full}",
        f"lemma,short={lemma},{short}",
        f"tag,role={tag},{full},{steps}",
        f"type={kind}",
        f"kind={actor.mention.kind.value}",
        f"type,role={kind},{last}",
        f"short={short}",
        f"short,tag={short},{tag}",
        f"short,voice={short},{voice}",
        f"short,type={short},{actor.mention.type}",
        f"function={actor.mention.function}",
        f"voice={voice}",
    ]
    names += [f"listed,role={one},{full},{steps}" for one in sorted(listed.get(lemma, ()))]
    for sign in surest(signs_of(word)):
        names += (f"known,role={sign},{full},{steps}", f"known,last={sign},{last},{voice}")
    if is_reciprocal(word):
        names += ("mutual", f"mutual,short={short}")
    features = dict.fromkeys(names, 1.0)
    features |= _numbers(word, actor, up, down, scene)
    me = actor.mention.id
    for one in said:
        if one.subject == me:
            features["ruled source"] = 1.0
        if one.object == me:
            features["ruled target"] = 1.0
    return features


def _voice(word: Token) -> str:
    """Return which arguments a predicate has of its own."""
    deps = {child.dep_ for child in word.children}
    return "".join(
        (
            "p" if deps & PASSIVES else "-",
            "s" if deps & SUBJECTS else "-",
            "o" if "dobj" in deps else "-",
            "a" if "agent" in deps else "-",
        )
    )


def _numbers(
    word: Token, actor: Actor, up: tuple[Token, ...], down: tuple[Token, ...], scene: Scene
) -> Features:
    own, place = actor.token.i, word.i
    low, high = min(own, place), max(own, place)
    span = actor.mention.span
    return {
        "before": float(own < place),
        "distance": min(high - low, 30) / 30,
        "length": min(len(up) + len(down), 10) / 10,
        "inside": float(span.start <= word.idx < span.end),
        "rivals": min(sum(low < other.token.i < high for other in scene.actors), 5) / 5,
        "locative": float(actor.mention.locative),
        "adjectival": float(actor.mention.adjectival),
    }
