"""What the encoder learns from: windows hold whole sentences, labels stand at the pieces of the words that they are of."""

from types import SimpleNamespace

import numpy as np
import pytest

from training.encoder.examples import NOBODY, Example, Pairs, Quoted, Word
from training.encoder.windows import FIRST, LAST, MOST, cut

RELATIONS = ("accuses", "supports")
TEXT = 'Kenya accused Peru. "They lied," Kenya said.'


class Letters:
    """A tokenizer with a piece a word or mark, numbered by its length."""

    def encode(self, sequence, *, add_special_tokens):
        assert not add_special_tokens
        spans, start = [], None
        for place, letter in enumerate(f"{sequence} "):
            if start is not None and not letter.isalnum():
                spans.append((start, place))
                start = None
            if letter.isalnum():
                start = place if start is None else start
            elif not letter.isspace():
                spans.append((place, place + 1))
        return SimpleNamespace(ids=[end - first for first, end in spans], offsets=spans)


def example(**changes):
    plain = {
        "name": "a",
        "fold": 0,
        "text": TEXT,
        "whole": True,
        "sentences": [(0, 19), (20, 44)],
        "actors": frozenset({0, 14, 21, 33}),
        "words": [
            Word(
                start=6,
                relations=("accuses",),
                targetless=False,
                roles=((0, True, False), (14, False, True)),
            ),
            Word(start=39, relations=(), targetless=False, roles=()),
        ],
        "pairs": [
            Pairs(
                start=0,
                actors=(0, 14),
                known=True,
                labels={(0, 1, "accuses"): 1, (0, NOBODY, "accuses"): 2},
            )
        ],
        "quotations": [Quoted(start=20, end=32, speakers=frozenset({33}))],
    }
    return Example(**(plain | changes))


def pieces_at(window, places):
    return [TEXT[window.starts[place] :].split()[0].strip('".,') for place in places]


def test_a_window_has_whole_sentences_between_its_marks():
    [window] = cut(example(), Letters(), RELATIONS)
    assert (window.pieces[0], window.pieces[-1]) == (FIRST, LAST)
    assert (window.starts[0], window.starts[-1]) == (-1, -1)
    assert len(window.pieces) == len(window.starts)


def test_sentences_that_do_not_fit_together_are_apart_and_long_ones_end():
    text = "word " * (MOST + 30) + ". " + "word " * 30
    cut_at = text.index(".") + 2
    long = example(
        text=text, sentences=[(0, cut_at), (cut_at, len(text))], words=[], pairs=[], quotations=[]
    )
    first, second = cut(long, Letters(), RELATIONS)
    assert len(first.pieces) == MOST + 2
    assert second.starts[1] == cut_at


def test_words_and_roles_stand_at_their_pieces():
    [window] = cut(example(), Letters(), RELATIONS)
    (place, word, near), (other, _, none) = window.words
    assert pieces_at(window, [place, other]) == ["accused", "said"]
    assert pieces_at(window, [near[actor] for actor, _, _ in word.roles]) == ["Kenya", "Peru"]
    assert none == {}


def test_what_is_right_is_told_what_is_optional_is_open_and_the_rest_is_wrong():
    [window] = cut(example(), Letters(), RELATIONS)
    found = {}
    for pair in window.pairs:
        ends = pieces_at(window, [pair.one]) + (
            pieces_at(window, [pair.other]) if pair.other != NOBODY else [""]
        )
        found[tuple(ends)] = (pair.right.tolist(), pair.told.tolist())
    assert found["Kenya", "Peru"] == ([1.0, 0.0], [1.0, 1.0])
    assert found["Peru", "Kenya"] == ([0.0, 0.0], [1.0, 1.0])
    assert found["Kenya", ""] == ([0.0, 0.0], [0.0, 1.0])


@pytest.mark.parametrize("known", [True, False])
def test_of_a_listed_article_two_who_have_to_do_with_each_other_are_open(known):
    labels = {(0, 1, "accuses"): 1}
    listed = example(
        whole=False,
        quotations=[],
        pairs=[Pairs(start=0, actors=(0, 14), known=known, labels=labels)],
    )
    [window] = cut(listed, Letters(), RELATIONS)
    assert window.quoted is None
    told = {(pair.one, pair.other): pair.told.tolist() for pair in window.pairs}
    kenya, peru = (window.starts.index(start) for start in (0, 14))
    assert told[kenya, peru] == [1.0, 0.0]
    assert told.get((kenya, NOBODY)) == ([1.0, 1.0] if known else None)


def test_a_quotation_begins_once_and_has_its_speaker():
    [window] = cut(example(), Letters(), RELATIONS)
    inside = np.flatnonzero(window.quoted)
    assert window.quoted[inside[0]] == 1
    assert set(window.quoted[inside[1:]]) == {2}
    assert pieces_at(window, inside[1:3]) == ["They", "lied"]
    [(opening, actors, speakers)] = window.speakers
    assert opening == inside[0]
    assert pieces_at(window, speakers) == ["Kenya"]
    assert window.starts[speakers[0]] == 33
    assert set(speakers) < set(actors)
