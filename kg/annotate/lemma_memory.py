"""spaCy's rule lemmatizer with a memory: tokens with part of speech and morphology -> lemmas.

What the rules give depends on nothing but word, part of speech and morphology. spaCy keeps it for words that rules
apply to, and not for names and base forms, which are most tokens.
"""

from typing import Any

from spacy.lang.en.lemmatizer import EnglishLemmatizer
from spacy.language import Language
from spacy.tokens import Doc

__all__ = ["RememberedLemmatizer", "remember_lemmas"]


def remember_lemmas(nlp: Language) -> None:
    """Put a `RememberedLemmatizer` in the place of the pipeline's lemmatizer, if it goes by rules."""
    lemmatizer = nlp.get_pipe("lemmatizer")
    if type(lemmatizer) is EnglishLemmatizer and lemmatizer.mode == "rule":
        nlp.add_pipe("remembered_lemmatizer", after="lemmatizer")
        nlp.disable_pipe("lemmatizer")


@Language.factory("remembered_lemmatizer")
def _make_lemmatizer(nlp: Language, name: str) -> "RememberedLemmatizer":  # noqa: ARG001 -- spaCy calls it so
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    return RememberedLemmatizer(lemmatizer)


class RememberedLemmatizer:
    """A component that gives the same lemmas as the lemmatizer it is made from.

    Parameters
    ----------
    lemmatizer
        spaCy's for English, in the mode *rule*.
    """

    def __init__(self, lemmatizer: EnglishLemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._strings: Any = lemmatizer.vocab.strings
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set the lemmas of the tokens of `doc` that have none."""
        if not len(doc):
            return doc
        seen: Any = doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"])
        lemmas = seen[:, 3].copy()
        overwrite = self._lemmatizer.overwrite
        for place, (orth, pos, morph, lemma) in enumerate(seen.tolist()):
            if overwrite or not lemma:
                kind = (orth, pos, morph)
                if kind not in self._lemmas:
                    found = self._lemmatizer.lemmatize(doc[place])[0]
                    self._lemmas[kind] = self._strings.add(found)
                lemmas[place] = self._lemmas[kind]
        doc.from_array(["LEMMA"], lemmas)
        return doc
