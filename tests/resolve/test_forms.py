"""Name forms: what is put together says what the single clusters say."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.across import join_forms
from kg.resolve.cast import read_cast
from kg.resolve.corrections import Correction, Corrections
from kg.resolve.forms import Forms
from tests.resolve.stories import ACTORS, entities_of, name, resolved, story

NAMES = st.sampled_from(
    ["Ruritania", "Ruritanian", "Freedonia", "Dana Reyes", "Reyes", "Orvo Steel", "Orvo"]
)


def written(names, number):
    text = ". ".join(f"{one} spoke" for one in names) + "."
    mentions, start = [], 0
    for one in names:
        nth = text[:start].count(one)
        mentions.append(name(text, one, nth=nth))
        start = text.index(one, start) + len(one)
    return story(text, *mentions, id=f"doc{number}")


def group(stories, *, fold):
    forms = Forms(fold=fold)
    alone = [one for each in stories for one in forms.add(read_cast(each, ACTORS).clusters)]
    groups, _ = join_forms(forms.in_order())
    found = [sorted(place for form in group for place in form.places) for group in groups]
    return sorted(found + [[(one.doc, one.place)] for one in alone])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.lists(NAMES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_putting_clusters_of_known_actors_together_changes_no_entity(documents):
    stories = [written(names, number) for number, names in enumerate(documents)]
    assert group(stories, fold=True) == group(stories, fold=False)


@given(st.lists(st.lists(NAMES, min_size=1, max_size=4), min_size=1, max_size=5), st.randoms())
@settings(deadline=None, max_examples=30)
def test_the_order_in_which_documents_come_in_changes_nothing(documents, random):
    stories = [written(names, number) for number, names in enumerate(documents)]
    shuffled = list(stories)
    random.shuffle(shuffled)
    assert group(stories, fold=True) == group(shuffled, fold=True)


def test_a_correction_may_name_any_mention_of_an_actor():
    one = written(["Ruritania", "Dana Reyes", "Ruritania", "Ruritania"], 1)
    other = written(["Freedonia", "Orvo Steel", "Freedonia"], 2)
    last, middle = one.mentions[-1], other.mentions[1]
    fix = Corrections([Correction(kind="same", entities=(f"doc1#{last.id}", f"doc2#{middle.id}"))])
    found = resolved(one, other, corrections=fix)
    assert found.notices == ()
    entities = entities_of(found)
    assert entities["doc1", last.id] == entities["doc2", middle.id] == "ruritania"
    stale = Corrections([Correction(kind="same", entities=("doc1#m0-1", "doc3#m2-3"))])
    assert len(resolved(one, other, corrections=stale).notices) == 1
