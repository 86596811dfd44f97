"""What is plainly English passes without the model that tells languages, and nothing else does."""

from pathlib import Path

import pytest

from kg.read.language import _identifier, _is_plainly_english, other_language

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
FOREIGN = {
    "de": 'Die Regierung hat am Montag neue Sanktionen gegen das Land beschlossen. "This is the end of it", sagte der Minister in Oslo.',
    "fr": "Le gouvernement a annoncé lundi de nouvelles sanctions contre le pays, avec effet immédiat, selon le New York Times of the day.",
    "nl": "De regering heeft maandag nieuwe sancties tegen het land aangekondigd, of het nu wil of niet, en was van plan om te onderhandelen.",
    "es": 'El gobierno anunció el lunes nuevas sanciones contra el país; "We have been with them", dijo en inglés el ministro de Exteriores.',
    "it": "Il governo ha annunciato lunedì nuove sanzioni contro il Paese; lo ha riferito The New York Times, e il ministro ha parlato di negoziati.",
}


@pytest.mark.parametrize("code", FOREIGN)
def test_other_languages_are_told_though_they_quote_english(code):
    assert not _is_plainly_english(FOREIGN[code])
    assert other_language(FOREIGN[code], "en") == code


def test_short_news_passes_by_its_small_words():
    told = "Democrats have said that they will push for a vote, and who has asked for it is known: his and its"
    assert _is_plainly_english(told)


def test_what_passes_without_the_model_passes_with_it():
    texts = [path.read_text("utf-8") for path in SEEDS]
    plain = [text for text in texts if _is_plainly_english(text[:1500])]
    assert len(plain) > 0.8 * len(texts)
    assert {_identifier().classify(text[:1500])[0] for text in plain} == {"en"}


def test_english_is_another_language_where_one_is_asked_for():
    assert (
        other_language("The government of the country agreed that talks were held.", "de") == "en"
    )
