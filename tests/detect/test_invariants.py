"""What holds of the mentions of any text that the trained model reads."""

import pytest
from builders import document

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.mentions import detect_mentions

TEXTS = [
    "",
    '"""',
    "MINISTER QUITS AFTER CLASH WITH PARLIAMENT",
    "Northern Border Guard (NBG) chief Vera Holt, known as the Fox, blamed herself. “He told us, ‘Go,’” she said.",
    "Holt, Jones and Brown met Ruritania's foreign minister, Hugo Roth, in Paris; the Paris-based group left.",
    "\U0001f600 مرحبا \ud800 Karl\u200b Roth—who left—said so.\n\n- Officials\n- The US-led coalition",
]


@pytest.mark.model
@pytest.mark.parametrize("text", TEXTS)
def test_mentions_lie_in_the_text_with_heads_of_their_own(nlp, text):
    actors = load_known_actors()
    (one,) = annotate_documents([document(text)], nlp=nlp, actors=actors)
    mentions, links = detect_mentions(one.doc, one.quoted, one.known, actors=actors)
    ids = {mention.id for mention in mentions}
    assert len({mention.head for mention in mentions}) == len(mentions)
    assert [mention.span for mention in mentions] == sorted(mention.span for mention in mentions)
    for mention in mentions:
        assert 0 <= mention.span.start <= mention.head.start
        assert mention.head.end <= mention.span.end <= len(text)
        assert mention.of is None or mention.of in ids
    for link in links:
        assert {link.first, link.second} <= ids
        assert link.first != link.second
