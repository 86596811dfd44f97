"""Verbs that the rule lemmatizer takes for others: parsed document -> lemmas mended.

Its rules try the form without *e* first, so that *hoped* becomes *hop* and *staged* *stag*. Found by inflecting every
verb of the ontology; each of the wrong ones is rarer in news than the verb meant.
"""

from spacy.tokens import Doc

__all__ = ["mend_lemmas"]

_MEANT = {
    "blogge": "blog",
    "extoll": "extol",
    "grip": "gripe",
    "hat": "hate",
    "hop": "hope",
    "lambast": "lambaste",
    "rag": "rage",
    "rap": "rape",
    "readie": "ready",
    "sit": "site",
    "slat": "slate",
    "snip": "snipe",
    "stag": "stage",
    "wag": "wage",
}


def mend_lemmas(doc: Doc) -> None:
    """Give verbs in *-es*, *-ed* and *-ing* without doubled consonant the lemma in *-e* that they belong to.

    *Hopped*, with its doubled consonant, stays *hop*.
    """
    for token in doc:
        meant = _MEANT.get(token.lemma_)
        if meant is not None and token.pos_ == "VERB" and _fits(token.lower_, meant):
            token.lemma_ = meant


def _fits(form: str, lemma: str) -> bool:
    stem = lemma.removesuffix("e")
    if not lemma.endswith("e"):
        return form.startswith(stem)
    return form in (lemma, f"{lemma}s", f"{lemma}d", f"{stem}ing")
