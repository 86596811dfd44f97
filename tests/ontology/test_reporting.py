"""The lexicon of reporting cues."""

import pytest

from kg.errors import OntologyError
from kg.ontology.reporting import FRAMES, load_reporting, read_reporting


def test_every_cue_has_an_act_and_known_frames():
    lexicon = load_reporting()
    cues = [cue for senses in lexicon.verbs.values() for cue in senses]
    assert all(cue.act and cue.frames <= FRAMES for cue in cues)
    assert len(lexicon.verbs) > 300


@pytest.mark.parametrize(
    ("lemma", "frame", "act"),
    [
        ("say", "clause", "says"),
        ("tell", "clause", "tells"),
        ("ask", "clause", "asks"),
        ("deny", "clause", "denies"),
        ("warn", "clause", "warns"),
        ("pledge", "infinitive", "pledges"),
        ("believe", "clause", "believes"),
        ("tweet", "quote", "writes"),
        ("urge", "object_infinitive", "orders"),
        ("decline", "infinitive", "declines"),
        ("call", "small", "calls"),
        ("describe", "as", "calls"),
    ],
)
def test_first_sense_of_a_frame(lemma, frame, act):
    assert load_reporting().sense(lemma, frame).act == act


def test_states_of_mind_are_marked():
    lexicon = load_reporting()
    assert lexicon.sense("hope", "clause").internal
    assert not lexicon.sense("say", "clause").internal


def test_preposition_leads_to_a_sense():
    assert load_reporting().with_preposition("warn", "of").act == "warns"
    assert load_reporting().with_preposition("warn", "under") is None


@pytest.mark.parametrize(
    "text",
    [
        "[[verbs]",
        '[[verbs]]\nact = "says"\nframes = ["song"]\nwords = "say"',
        '[[verbs]]\nframes = ["clause"]\nwords = "say"',
        '[[verbs]]\nact = "says"\nframes = ["clause"]',
        '[[verbs]]\nact = "says"\ncolor = "red"\nwords = "say"',
    ],
)
def test_malformed_lexicon_is_refused_in_one_line(text):
    with pytest.raises(OntologyError, match=r"^reporting\.toml: .+$"):
        read_reporting(text)
