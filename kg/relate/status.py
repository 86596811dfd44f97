"""Judge the status of a predicate: what rules make of it, its words and those above it -> polarity and modality.

Rules know what words do (*refused to*, *if*, *will*); models know how often they hold where they stand.
"""

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Token

from kg.learned.bundle import Bundle
from kg.learned.linear import LinearModel, sigmoid, softmax
from kg.records import Modality
from kg.relate.lexicon import known_relations, signs_of

__all__ = ["describe_status", "judge_status", "says_itself"]

NEGATIVE = 0.2
"""From this probability on what rules take for negative is: few things are denied, and the rest errs towards them."""

DONE = 0.6
"""From this probability on what rules take for possible, asked for or planned is done."""

DENYING = frozenset(["hardly", "longer", "neither", "never", "no", "nobody", "none", "nor"])
"""Words that deny what they stand with, whatever else is likely."""

MADE = frozenset({"accuses", "coerces", "rejects", "sanctions", "threatens"})
"""Relations that a denied word may make: *will not accept*, *isn't doing enough*, *did not allow*."""

DENIED = frozenset({"neg", "nsubj", "nsubjpass"})
NOMINAL = "attr"
"""Where what somebody is called is what the clause says; rules know all that governs it (*ceased to be an ally*)."""

_DIGITS = 6
NEAR = frozenset({"aux", "auxpass", "neg", "mark", "advmod", "det", "amod"})
CLAUSAL = frozenset({"aux", "mark", "neg"})
OPEN = frozenset(
    [
        "if",
        "whether",
        "may",
        "might",
        "could",
        "would",
        "will",
        "should",
        "plan",
        "plans",
        "planned",
        "likely",
        "possible",
        "unless",
        "wants",
        "want",
        "hope",
        "hopes",
    ]
)
HEIGHT = 4
"""So many words above a predicate are looked at."""


def describe_status(
    word: Token, relation: str, status: tuple[bool, Modality], cues: Sequence[Token]
) -> dict[str, float]:
    """Return what speaks for the status of a predicate.

    Parameters
    ----------
    word, relation
        The predicate and what it says.
    status, cues
        Whether rules read it as negative, the modality that they read, and the words that made it so.
    """
    negative, modality = status[0], status[1].value
    lemma, tag, dep = word.lemma_.lower(), word.tag_, word.dep_
    names = [
        "bias",
        f"rule={modality}",
        f"rule,neg={modality},{negative}",
        f"tag={tag}",
        f"dep={dep}",
        f"tag,dep={tag},{dep}",
        f"relation={relation}",
        f"relation,rule={relation},{modality}",
        f"lemma={lemma}",
        f"rule,tag,dep={modality},{tag},{dep}",
    ]
    for cue in cues:
        own = cue.lemma_.lower()
        names += (f"cue={own}", f"rule,cue={modality},{own}")
    names += ["nocue"] if not cues else []
    itself = says_itself(word, relation)
    names += [
        f"own={itself}",
        f"own,neg={itself},{negative}",
        f"relation,own,neg={relation},{itself},{negative}",
    ]
    names += [f"child={c.dep_}:{c.lower_}" for c in word.children if c.dep_ in NEAR]
    names += _above(word, modality)
    names += [f"sentence={one.lower_}" for one in word.sent if one.lower_ in OPEN]
    names += ["question"] if any(one.text == "?" for one in word.sent[-3:]) else []
    return dict.fromkeys(names, 1.0)


def _above(word: Token, modality: str) -> Iterator[str]:
    for height in range(HEIGHT):
        dep, above = word.dep_, word.head
        if above.i == word.i:
            return
        word, lemma = above, above.lemma_.lower()
        yield f"up{min(height, 1)}={dep}>{lemma}"
        yield f"above={lemma}"
        yield f"above,rule={lemma},{modality}"
        if above.pos_ in ("VERB", "AUX"):
            yield f"tag{height}={above.tag_}"
            for child in above.children:
                if child.dep_ in CLAUSAL:
                    yield f"above child={child.dep_}:{child.lower_}"


def judge_status(
    word: Token,
    relation: str,
    status: tuple[bool, Modality],
    cues: Sequence[Token],
    models: Bundle,
) -> tuple[bool, Modality]:
    """Return whether a predicate is negative, and its modality.

    Parameters
    ----------
    word, relation, cues
        As for `describe_status`.
    status
        The same as rules read it. A negation of the predicate's own, or of its clause, stands, unless it may
        make the relation (*will not accept* rejects, and isn't denied).
    models
        The bundle ``relate``.
    """
    negative = status[0]
    features = describe_status(word, relation, status, cues)
    modality = _likeliest(models.linear["modality"], features, status[1])
    made = relation in MADE and not says_itself(word, relation)
    stands = word.dep_ == NOMINAL or (not made and any(map(_denies, cues)))
    if negative and not stands:
        share = float(sigmoid(models.linear["negative"].logits(features))[0])
        negative = share >= NEGATIVE
    return negative, modality


def says_itself(word: Token, relation: str) -> bool:
    """Tell whether a word is known to say a relation, or nobody knows which words do: one of the user's own."""
    return relation in signs_of(word) or relation not in known_relations()


def _denies(cue: Token) -> bool:
    """Tell whether a word denies what it stands with: *not*, *no longer*, *no minister* as the subject."""
    return cue.dep_ in DENIED or cue.lower_ in DENYING


def _likeliest(model: LinearModel, features: Mapping[str, float], ruled: Modality) -> Modality:
    """Return the likeliest modality; what rules take for open is done only if that is likely enough."""
    shares = softmax(model.logits(features)[None])[0].round(_DIGITS)
    done = model.classes.index(Modality.ACTUAL.value)
    if ruled is not Modality.ACTUAL and shares[done] < DONE:
        shares[done] = -1.0
    return Modality(model.classes[int(shares.argmax())])
