"""Words whose complements show that they don't mean a relation, with names that nobody has heard of."""

import pytest

from kg.relate.senses import is_other_sense

pytestmark = pytest.mark.model

OTHER = [
    ("Reporters asked Minister Ana Kovac whether Norway would pay.", "asked", "requests"),
    ("Asked by the Dawn Post if he was tired, Tomas Reyes laughed.", "Asked", "requests"),
    ("The senator asked Kovac about the fleet.", "asked", "requests"),
    ("Delegates asked Peru's envoy how many ships had left.", "asked", "requests"),
    ("A voter asked the mayor why the bridge was closed.", "asked", "pressures"),
    ("The Lima index declined 0.4 percent on Thursday.", "declined", "rejects"),
    ("Sales of the Acme Corporation declined by 12 percent.", "declined", "rejects"),
    ("Exports to Ghana declined to 1.3 billion dollars.", "declined", "rejects"),
    ("The ministry agreed that the bridge was old.", "agreed", "agrees"),
    ("Both parties agree that taxes are high.", "agree", "agrees"),
    ("Kovac told the Dawn Post that the fleet had sailed.", "told", "consults"),
    ("\"It is over,\" Reyes told reporters.", "told", "consults"),
    ("Ana Kovac narrowly defeated Tomas Reyes in the Ohio primary.", "defeated", "assaults"),
    ("Tomas Reyes was beaten by Ana Kovac, who took 54 percent.", "beaten", "assaults"),
    ("In the runoff on Sunday, Kovac trounced Tomas Reyes.", "trounced", "assaults"),
    ("Ghana beat Togo 3-1 in the final.", "beat", "assaults"),
    ("The Liberals routed the Greens in the election of 2019.", "routed", "coerces"),
    ("Voters saw Ana Kovac defeat Tomas Reyes for the seat.", "defeat", "assaults"),
    ("Ana Kovac beat Tomas Reyes in the Democratic primary.", "beat", "sanctions"),
    ("Ana Kovac unseated Tomas Reyes in the election of 2018.", "unseated", "sanctions"),
    ("Kovac praised her rival, Tomas Reyes.", "rival", "rejects"),
    ("Tomas Reyes, a challenger of Kovac, stayed away.", "challenger", "rejects"),
]  # fmt: skip

SAME = [
    ("Reporters asked Minister Ana Kovac to resign.", "asked", "requests"),
    ("Peru asked Chile for help.", "asked", "requests"),
    ("The court asked that Reyes be released.", "asked", "requests"),
    ("Kovac declined to meet the envoy of Ghana.", "declined", "rejects"),
    ("The mayor declined an offer from Norway.", "declined", "rejects"),
    ("The ministry agreed to rebuild the bridge.", "agreed", "agrees"),
    ("Peru agreed that it would withdraw its troops.", "agreed", "agrees"),
    ("Kovac told Ghana's president in a phone call that the fleet had sailed.", "told", "consults"),
    ("Kovac asked Reyes whether he was tired.", "asked", "accuses"),
    ("The army of Peru defeated the rebels near Quillca.", "defeated", "assaults"),
    ("During the campaign Kovac had a plan to defeat the rebels.", "defeat", "assaults"),
    ("Police beat Tomas Reyes in his cell.", "beat", "assaults"),
    ("Officers unseated the president of Peru at gunpoint.", "unseated", "coerces"),
    ("Ana Kovac defeated Tomas Reyes in the primary.", "defeated", "rejects"),
    ("Serbia and Croatia are rivals.", "rivals", "rejects"),
]  # fmt: skip


def word_of(nlp, text, word):
    return next(token for token in nlp(text) if token.text == word)


@pytest.mark.parametrize(("text", "word", "relation"), OTHER)
def test_complements_show_another_sense(nlp, text, word, relation):
    assert is_other_sense(word_of(nlp, text, word), relation)


@pytest.mark.parametrize(("text", "word", "relation"), SAME)
def test_other_complements_do_not(nlp, text, word, relation):
    assert not is_other_sense(word_of(nlp, text, word), relation)
