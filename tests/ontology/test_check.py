from kg.ontology.check import Statement, check_examples
from kg.ontology.schema import Cue, Example, RelationType

RELATION = RelationType(
    id="shoos",
    label="shoos",
    description="Invented.",
    cues=(Cue(words=("shoo",)),),
    examples=(Example(text="The king shooed Chad.", expect="King > Chad | future"),),
    counterexamples=("Nobody shooed.",),
)


def reader(**read):
    return lambda texts: [read.get(text.split()[0], []) for text in texts]


def test_right_readings_pass_whatever_the_article_and_case():
    right = [Statement("shoos", "the king", "chad", "future"), Statement("aids", "x", "y")]
    assert check_examples([RELATION], reader(The=right)) == ()


def test_a_wrong_status_and_a_reading_of_a_counterexample_fail():
    wrong = [Statement("shoos", "the king", "Chad")]
    failures = check_examples([RELATION], reader(The=wrong, Nobody=wrong))
    assert [failure.text for failure in failures] == ["The king shooed Chad.", "Nobody shooed."]
    assert str(failures[1]) == ("shoos: 'Nobody shooed.': expected nothing, read the king > Chad")
