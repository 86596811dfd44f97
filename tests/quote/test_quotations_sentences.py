"""Invented sentences, read with the trained pipeline: who says what, construction by construction."""

import pytest

from kg.actors.load import load_known_actors
from kg.annotate.documents import annotate_documents
from kg.detect.mentions import detect_mentions
from kg.ontology.reporting import load_reporting
from kg.quote.quotations import extract_quotations
from kg.records import Document

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def read(nlp):
    """A function: text -> (quotations, mentions by id)."""
    actors = load_known_actors()

    def quotations_of(text):
        (one,) = annotate_documents([Document(id="a.txt", text=text)], nlp=nlp, actors=actors)
        mentions, _ = detect_mentions(one.doc, one.quoted, one.known, actors=actors)
        speech = extract_quotations(one.doc, one.quoted, mentions, reporting=load_reporting())
        return speech.quotations, {mention.id: mention for mention in speech.mentions}

    return quotations_of


def parts(quotation, text):
    return [span.of(text) for span in quotation.content]


ONE_QUOTATION = [
    # text, source, kind, act, content parts
    (
        'Halvorsen said, "We will not leave the table."',
        "Halvorsen",
        "direct",
        "says",
        ["We will not leave the table."],
    ),
    (
        '"We will not leave the table," Halvorsen said.',
        "Halvorsen",
        "direct",
        "says",
        ["We will not leave the table"],
    ),
    (
        '"We will not leave the table," said Halvorsen, who arrived on Monday.',
        "Halvorsen",
        "direct",
        "says",
        ["We will not leave the table"],
    ),
    (
        "“The border is calm,” Halvorsen told reporters.",
        "Halvorsen",
        "direct",
        "tells",
        ["The border is calm"],
    ),
    (
        "''The border is calm,'' Halvorsen said.",
        "Halvorsen",
        "direct",
        "says",
        ["The border is calm"],
    ),
    (
        "Halvorsen said that the border was calm.",
        "Halvorsen",
        "indirect",
        "says",
        ["that the border was calm"],
    ),
    (
        "Halvorsen said the border was calm.",
        "Halvorsen",
        "indirect",
        "says",
        ["the border was calm"],
    ),
    (
        "The border was calm, Halvorsen said.",
        "Halvorsen",
        "indirect",
        "says",
        ["The border was calm"],
    ),
    (
        "According to Halvorsen, the border was calm.",
        "Halvorsen",
        "indirect",
        "says",
        ["the border was calm."],
    ),
    (
        "The border was calm, according to Halvorsen.",
        "Halvorsen",
        "indirect",
        "says",
        ["The border was calm"],
    ),
    (
        "In the words of Halvorsen, the border was calm.",
        "Halvorsen",
        "indirect",
        "says",
        ["the border was calm."],
    ),
    (
        'Halvorsen said the border was "calm and safe" at night.',
        "Halvorsen",
        "mixed",
        "says",
        ['the border was "calm and safe" at night'],
    ),
    (
        "Halvorsen denied that the army had crossed the river.",
        "Halvorsen",
        "indirect",
        "denies",
        ["that the army had crossed the river"],
    ),
    (
        "Halvorsen warned that the truce could fail.",
        "Halvorsen",
        "indirect",
        "warns",
        ["that the truce could fail"],
    ),
    (
        'Halvorsen called the plan "a bad joke."',
        "Halvorsen",
        "direct",
        "calls",
        ["a bad joke."],
    ),
    (
        'Halvorsen described the talks as "productive."',
        "Halvorsen",
        "direct",
        "calls",
        ["productive."],
    ),
    (
        'Halvorsen wrote on Tuesday: "The border is calm."',
        "Halvorsen",
        "direct",
        "writes",
        ["The border is calm."],
    ),
    (
        "Halvorsen was quoted as saying that the border was calm.",
        "Halvorsen",
        "indirect",
        "says",
        ["that the border was calm"],
    ),
    (
        "Halvorsen's claim that the border was calm surprised many.",
        "Halvorsen",
        "indirect",
        "says",
        ["that the border was calm"],
    ),
    (
        "A senior official said the border was calm.",
        "A senior official",
        "indirect",
        "says",
        ["the border was calm"],
    ),
    (
        "A report by the Ministry of Health said the water was safe.",
        "Ministry of Health",
        "indirect",
        "says",
        ["the water was safe"],
    ),
    (
        '"The border is calm," Halvorsen deadpanned.',
        "Halvorsen",
        "direct",
        "says",
        ["The border is calm"],
    ),
    (
        '"The border is calm," according to Halvorsen.',
        "Halvorsen",
        "direct",
        "says",
        ["The border is calm"],
    ),
    (
        '"Is the border calm?" Halvorsen asked.',
        "Halvorsen",
        "direct",
        "asks",
        ["Is the border calm?"],
    ),
]


@pytest.mark.parametrize(
    ("text", "source", "kind", "act", "content"),
    ONE_QUOTATION,
    ids=[row[0][:60] for row in ONE_QUOTATION],
)
def test_one_quotation(read, text, source, kind, act, content):
    quotations, mentions = read(text)
    found = [(mentions[q.source].text, str(q.kind), q.act, parts(q, text)) for q in quotations]
    assert found == [(source, kind, act, content)]


NO_QUOTATION = [
    'The so-called "peace plan" was signed in Oslo.',
    'The novel "War and Peace" was read aloud.',
    'He works for a firm named "Blue River" in Oslo.',
    "The army crossed the river and took the town.",
    "Halvorsen urged both sides to talk.",
    "Halvorsen wants to win.",
    "Halvorsen pledged to send more food.",
    "Halvorsen declined to comment.",
    "The rebels fear that the army will return.",
    "Figures show that prices rose in May.",
    "An autopsy determined that the man had drowned.",
    "That said, the border is open.",
]

INTERRUPTED = [
    (
        '"The border is calm," she said. "Nobody has crossed it since May."',
        ["The border is calm", "Nobody has crossed it since May."],
    ),
    (
        '"The border is calm," Halvorsen said, "and nobody has crossed it."',
        ["The border is calm", "and nobody has crossed it."],
    ),
    (
        '"We saw nobody," Halvorsen told reporters on Monday. "The road was empty."',
        ["We saw nobody", "The road was empty."],
    ),
]


@pytest.mark.parametrize(("text", "contents"), INTERRUPTED)
def test_each_part_of_an_interrupted_quotation_is_one(read, text, contents):
    quotations, mentions = read(text)
    assert [parts(q, text) for q in quotations] == [[one] for one in contents]
    assert len({mentions[q.source].text for q in quotations}) == 1


@pytest.mark.parametrize("text", NO_QUOTATION)
def test_no_quotation(read, text):
    assert read(text)[0] == ()


def test_speech_over_paragraphs_has_one_speaker(read):
    text = '"The border is calm," Halvorsen said. "We saw nobody.\n\n"The road is open too."'
    quotations, mentions = read(text)
    assert [parts(q, text) for q in quotations] == [
        ["The border is calm"],
        ["We saw nobody."],
        ["The road is open too."],
    ]
    assert {mentions[q.source].text for q in quotations} == {"Halvorsen"}


def test_paragraph_in_marks_goes_on_with_the_speaker(read):
    text = '"The border is calm," Halvorsen said.\n\n"The road is open too. We checked it."'
    quotations, mentions = read(text)
    assert [mentions[q.source].text for q in quotations] == ["Halvorsen", "Halvorsen"]
    assert quotations[1].rule == "marks-alone"


def test_addressees_and_nesting(read):
    text = "According to Miller, Blinken told Erdogan and Fidan that the talks had failed."
    quotations, mentions = read(text)
    outer, inner = quotations
    assert mentions[outer.source].text == "Miller"
    assert mentions[inner.source].text == "Blinken"
    assert [mentions[one].text for one in inner.addressees] == ["Erdogan", "Fidan"]
    assert (outer.parent, inner.parent) == (None, outer.id)


def test_several_speakers(read):
    text = "Egypt and Qatar said the talks would go on."
    (quotation,), mentions = read(text)
    assert [mentions[one].text for one in quotation.sources] == ["Egypt", "Qatar"]


@pytest.mark.parametrize(
    ("text", "anonymous"),
    [
        ("A senior official said the talks would go on.", True),
        ("Critics said the talks would fail.", True),
        ("Two people familiar with the talks said they would fail.", True),
        ("Halvorsen said the talks would go on.", False),
        ("The foreign ministry said the talks would go on.", False),
    ],
)
def test_anonymous_sources(read, text, anonymous):
    (quotation,), _ = read(text)
    assert quotation.anonymous is anonymous


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Halvorsen did not say that the talks had failed.", "negative", "actual"),
        ("Halvorsen will say that the talks have failed.", "positive", "future"),
        ("Halvorsen may say that the talks have failed.", "positive", "hedged"),
        ("Halvorsen refused to say that the talks had failed.", "negative", "actual"),
        ("Halvorsen said that the talks had failed.", "positive", "actual"),
    ],
)
def test_status_of_the_saying(read, text, polarity, modality):
    (quotation,), _ = read(text)
    assert (quotation.polarity, quotation.modality) == (polarity, modality)


def test_second_cue_shares_the_source(read):
    text = "Halvorsen said the talks had failed, adding that the army was ready."
    quotations, mentions = read(text)
    assert [(mentions[q.source].text, parts(q, text)) for q in quotations] == [
        ("Halvorsen", ["the talks had failed"]),
        ("Halvorsen", ["that the army was ready"]),
    ]


def test_about_lists_actors_of_the_content(read):
    text = "Miller said that Israel had attacked Hamas."
    (quotation,), mentions = read(text)
    assert [mentions[one].text for one in quotation.about] == ["Israel", "Hamas"]


def test_unclosed_mark_ends_with_its_paragraph(read):
    text = '"The border is calm, Halvorsen said.\n\nThe army left.'
    quotations, _ = read(text)
    assert all(q.hull.end <= text.index("\n") for q in quotations)


def test_cited_officials_claim_within_the_outlet(read):
    text = "CNN reported, citing two officials, that the talks had failed."
    quotations, mentions = read(text)
    by_source = {mentions[q.source].text: q for q in quotations}
    assert by_source["two officials"].parent == by_source["CNN"].id
    assert parts(by_source["two officials"], text) == ["that the talks had failed"]


def test_question_is_not_the_claim_of_the_one_asked(read):
    text = "Asked whether the talks had failed, Halvorsen said they would go on."
    quotations, mentions = read(text)
    claimed = [
        parts(q, text) for q in quotations if q.source and mentions[q.source].text == "Halvorsen"
    ]
    assert claimed == [["they would go on"]]


def test_gloss_of_the_article_is_no_content(read):
    text = "Halvorsen said he met the rebels in what may be the first such meeting."
    (quotation,), _ = read(text)
    assert parts(quotation, text) == ["he met the rebels"]


def test_time_of_the_saying(read):
    (quotation,), _ = read("On March 4, 2024, Halvorsen said the talks had failed.")
    assert quotation.time.start == "2024-03-04"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "President Dan Okoro spoke in Lagos on Monday. A new report says that wages fell last year.",
            "A new report",
        ),
        (
            "Senator Mia Holt defended the plan. According to a new report, it will cost 3 billion dollars.",
            "a new report",
        ),
        (
            "Prime Minister Ilan Katz flew to Rome. Another report said that the army had lost ground.",
            "Another report",
        ),
        (
            "The Justice Department declined to comment. A study found that prisons are overcrowded.",
            "A study",
        ),
        (
            "Mayor Ana Silva was in Porto. Court records say that the land was sold twice.",
            "Court records",
        ),
        ("Reports said that Prime Minister Ilan Katz would resign.", "Reports"),
        ("A report by the Audit Office said that the money was lost.", "Audit Office"),
    ],
)
def test_a_document_that_nobody_issues_speaks_for_itself(read, text, source):
    """Who is merely named before *a new report* doesn't say what it says."""
    quotations, mentions = read(text)
    assert [mentions[one.source].text for one in quotations] == [source]
