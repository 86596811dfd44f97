"""Masked names: who is right, what is compared, where the threshold lies."""

import numpy as np

from kg.resolve.cluster import Cluster
from training.surnames import find_least, group_people, make_cases, weigh


def named(doc, *names):
    return Cluster(doc=doc, type="person", names=names)


def test_forms_of_a_name_are_one_person():
    people = [named("a", "Dana Reyes"), named("b", "Dana M. Reyes"), named("c", "Omar Reyes")]
    groups = group_people([*people, named("d", "Dana Reyes")])
    assert {name: len(found) for name, found in groups.items()} == {
        "dana reyes": 3,
        "omar reyes": 1,
    }


def test_a_masked_name_has_its_bearer_for_an_answer_or_none():
    people = [named("a", "Dana Reyes"), named("b", "Dana Reyes"), named("c", "Omar Reyes")]
    cases = weigh(list(make_cases(people)))
    assert {(one.doc, one.right) for one in cases} == {("a", 0), ("b", 0), ("c", None)}
    assert {len(one.rows) for one in cases if one.doc != "c"} == {2}
    known = sum(one.weight for one in cases if one.right is not None)
    assert round(known / sum(one.weight for one in cases), 2) == 0.84


def test_the_threshold_is_the_lowest_of_the_wanted_precision():
    judged = np.array([[0.9, 1, 1], [0.8, 1, 1], [0.7, 0, 1], [0.6, 1, 1]])
    assert find_least(judged, 1.0) == 0.8
    assert find_least(judged, 0.75) == 0.6
