"""Words of the vocabulary that a query has and RDF of kg hasn't -> what may have been meant."""

import re
from collections.abc import Iterator
from importlib.resources import files

from rapidfuzz import process

from kg.ontology.load import load_ontology

__all__ = ["find_unknown_words"]

_WORD = re.compile(r"(?<![\w:])kgo:([A-Za-z_][\w-]*)")
_LIKE = 60


def find_unknown_words(query: str) -> Iterator[str]:
    """Yield a line for each word of kg's vocabulary in `query` that there isn't.

    Examples
    --------
    >>> list(find_unknown_words("SELECT * { ?who kgo:mediate ?whom ; a kgo:Actor }"))
    ['kgo:mediate is no word of the vocabulary; did you mean kgo:mediates?']
    """
    vocabulary = files("kg.rdf").joinpath("ontology.ttl").read_text(encoding="utf-8")
    known = {*_WORD.findall(vocabulary), *load_ontology().relations}
    for word in dict.fromkeys(_WORD.findall(query)):
        if word in known:
            continue
        found = process.extractOne(word, sorted(known), score_cutoff=_LIKE)
        meant = f"did you mean kgo:{found[0]}?" if found else "docs/data-model.md lists them"
        yield f"kgo:{word} is no word of the vocabulary; {meant}"
