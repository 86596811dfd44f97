"""The model is read the quick way; what it says of a text stays what spaCy makes it say."""

from pathlib import Path

import numpy
import pytest
import spacy
from threadpoolctl import threadpool_info, threadpool_limits

from kg.annotate.documents import annotate_documents
from kg.annotate.model import DEFAULT_MODEL, load_model
from kg.errors import ModelError

SAID = ["TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "SENT_START", "ENT_TYPE", "ENT_IOB"]
SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))


@pytest.mark.model
@pytest.mark.filterwarnings("ignore:.*W095")
def test_the_same_annotation_as_by_spacy_alone(nlp):
    texts = [path.read_text("utf-8") for path in SEEDS]
    assert len(texts) > 2
    plain = spacy.load(DEFAULT_MODEL)
    for ours, theirs in zip(nlp.pipe(texts), plain.pipe(texts), strict=True):
        assert numpy.array_equal(ours.to_array(SAID), theirs.to_array(SAID))


@pytest.mark.model
def test_matrices_are_numpys(nlp):
    layers = nlp.get_pipe("tok2vec").model.walk()
    assert not any(layer.ops.use_blis for layer in layers)


def test_a_missing_model_is_told_with_what_to_install():
    with pytest.raises(ModelError, match="pip install"):
        load_model("no_such_pipeline")


def blas_threads():
    return {one["num_threads"] for one in threadpool_info() if one["user_api"] == "blas"}


def test_one_thread_multiplies():
    """Several would wait for each other, and the cores are shared out among workers already."""
    during = []

    def documents():
        during.append(blas_threads())
        yield from ()

    with threadpool_limits(limits=2, user_api="blas"):
        before = blas_threads()
        assert not list(annotate_documents(documents(), nlp=spacy.blank("en"), actors=None))
        assert blas_threads() == before == {2}
    assert during == [{1}]
