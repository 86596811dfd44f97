"""Load the words that rules know besides the ontology: ``words.toml`` -> sets of lemmas by name."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

__all__ = ["WORDS"]

WORDS: Mapping[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in tomllib.loads(
        Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    ).items()
}
"""Name -> lemmas in lower case."""
