"""spaCy's attribute ruler with a memory: tagged and parsed tokens -> part of speech, morphology, lemma.

The ruler tries its 170 patterns on every token, a seventh of the pipeline's time. They look at nothing but a token's
word, tag and relation, which recur: each kind of token is shown to the patterns once, and what they gave is kept.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

__all__ = ["RememberedRuler", "remember_attributes"]

_TOLD_BY = frozenset({"LOWER", "TAG", "DEP", "IS_SPACE"})
_GIVEN = ("TAG", "POS", "MORPH", "LEMMA", "DEP")

Kind = tuple[int, int, int]


def remember_attributes(nlp: Language) -> None:
    """Put a `RememberedRuler` in the place of the pipeline's ruler, if its patterns allow it."""
    ruler = nlp.get_pipe("attribute_ruler")
    if isinstance(ruler, AttributeRuler) and _is_plain(ruler):
        nlp.add_pipe("remembered_ruler", after="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")


@Language.factory("remembered_ruler")
def _make_ruler(nlp: Language, name: str) -> "RememberedRuler":  # noqa: ARG001 -- spaCy calls it so
    ruler: Any = nlp.get_pipe("attribute_ruler")
    return RememberedRuler(ruler)


class RememberedRuler:
    """A component that gives the same attributes as the ruler it is made from.

    Parameters
    ----------
    ruler
        spaCy's, with patterns that look at the lower-case form, tag, relation and whether it is space.

    Notes
    -----
    As in `spacy.pipeline.AttributeRuler`, all patterns see the tokens as they were before, and of two that
    give one attribute the later wins.
    """

    def __init__(self, ruler: AttributeRuler) -> None:
        self._vocab: Vocab = ruler.vocab
        self._attrs = [_by_column(ruler.vocab, attrs) for attrs in ruler.attrs]
        self._matcher = Matcher(ruler.vocab)
        self._rules: list[tuple[int, int, tuple[str, ...]]] = []
        self._words, self._forms = _forms_told(ruler)
        self._classes: dict[int, int] = {}
        self._plain: dict[bool, int] = {}
        self._steps: dict[Kind, frozenset[str]] = {}
        self._merged: dict[Kind, tuple[tuple[int, int], ...]] = {}
        self._first: dict[Kind, tuple[tuple[int, int, tuple[str, ...]], ...]] = {}
        names: dict[str, str] = {}
        rules: Any = ruler.patterns
        for number, (rule, index) in enumerate(zip(rules, ruler.indices, strict=True)):
            for pattern in rule["patterns"]:
                steps = tuple(self._name(step, names) for step in pattern)
                self._rules.append((number, index % len(steps), steps))

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of the tokens of `doc`."""
        if not len(doc):
            return doc
        seen: Any = doc.to_array(["ORTH", "TAG", "DEP"])
        kinds = [(self._class_of(orth), tag, dep) for orth, tag, dep in seen.tolist()]
        given: Any = doc.to_array(list(_GIVEN))
        more = self._longer_matches(kinds)
        for place, kind in enumerate(kinds):
            found = self._merge(kind, more[place]) if place in more else self._merged[kind]
            for column, value in found:
                given[place, column] = value
        doc.from_array(list(_GIVEN), given)
        return doc

    def _name(self, step: Mapping[str, Any], names: dict[str, str]) -> str:
        """Return the name under which the matcher knows one token's conditions."""
        key = repr(sorted(step.items()))
        if key not in names:
            names[key] = f"step {len(names)}"
            self._matcher.add(names[key], [[dict(step)]])
        return names[key]

    def _class_of(self, orth: int) -> int:
        """Return a word that patterns can't tell from the word `orth`."""
        if orth not in self._classes:
            word = self._vocab[orth]
            told = word.lower_ in self._words or any(
                one.search(word.lower_) for one in self._forms
            )
            self._classes[orth] = orth if told else self._plain.setdefault(word.is_space, orth)
        return self._classes[orth]

    def _longer_matches(self, kinds: Sequence[Kind]) -> dict[int, list[int]]:
        """Return by token the rules of several tokens that apply to it."""
        found: dict[int, list[int]] = {}
        for place, kind in enumerate(kinds):
            if kind not in self._merged:
                self._learn(kind)
            for number, index, steps in self._first[kind]:
                following = kinds[place + 1 : place + len(steps)]
                if len(following) == len(steps) - 1 and all(
                    step in self._steps_of(one)
                    for step, one in zip(steps[1:], following, strict=True)
                ):
                    found.setdefault(place + index, []).append(number)
        return found

    def _learn(self, kind: Kind) -> None:
        self._merged[kind] = self._merge(kind, ())
        steps = self._steps_of(kind)
        self._first[kind] = tuple(
            rule for rule in self._rules if len(rule[2]) > 1 and rule[2][0] in steps
        )

    def _merge(self, kind: Kind, more: Sequence[int]) -> tuple[tuple[int, int], ...]:
        steps = self._steps_of(kind)
        single = [
            number for number, _, named in self._rules if len(named) == 1 and named[0] in steps
        ]
        merged: dict[int, int] = {}
        for number in sorted({*single, *more}):
            merged.update(self._attrs[number])
        return tuple(merged.items())

    def _steps_of(self, kind: Kind) -> frozenset[str]:
        """Return which tokens of patterns a token of this kind fulfils, by the matcher itself."""
        if kind not in self._steps:
            word, tag, dep = kind
            doc = Doc(self._vocab, words=[self._vocab.strings[word]], spaces=[False])
            doc[0].tag, doc[0].dep = tag, dep
            found = self._matcher(doc, allow_missing=True)
            self._steps[kind] = frozenset(self._vocab.strings[one] for one, _, _ in found)
        return self._steps[kind]


def _is_plain(ruler: AttributeRuler) -> bool:
    """Tell whether the patterns look at, and give, only what is remembered."""
    steps = _steps(ruler)
    names = set(_columns(ruler.vocab))
    forms = [step["LOWER"] for step in steps if "LOWER" in step]
    return (
        all(step and _TOLD_BY.issuperset(step) for step in steps)
        and all(isinstance(form, str) or form.keys() <= {"IN", "REGEX"} for form in forms)
        and all(names.issuperset(attrs) for attrs in ruler.attrs)
    )


def _steps(ruler: AttributeRuler) -> list[dict[str, Any]]:
    rules: Any = ruler.patterns
    return [step for rule in rules for pattern in rule["patterns"] for step in pattern]


def _forms_told(ruler: AttributeRuler) -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the lower-case forms that any pattern names, literally and as regular expressions."""
    words: set[str] = set()
    forms: set[str] = set()
    for step in _steps(ruler):
        told = step.get("LOWER", {})
        words.update([told] if isinstance(told, str) else told.get("IN", ()))
        if not isinstance(told, str) and "REGEX" in told:
            forms.add(told["REGEX"])
    return frozenset(words), tuple(re.compile(form) for form in sorted(forms))


def _columns(vocab: Vocab) -> dict[int, int]:
    return {vocab.strings[name]: column for column, name in enumerate(_GIVEN)}


def _by_column(vocab: Vocab, attrs: Mapping[int, int]) -> dict[int, int]:
    columns = _columns(vocab)
    return {columns[name]: value for name, value in attrs.items()}
