"""Union–find with cannot-links."""

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.resolve.clusters import Clusters

KEYS = range(8)
PAIRS = st.lists(st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)), max_size=20)


@settings(deadline=None, max_examples=40)
@given(merges=PAIRS, apart=PAIRS)
def test_clusters_are_an_equivalence_that_respects_cannot_links(merges, apart):
    clusters = Clusters(KEYS)
    for one, other in apart:
        clusters.keep_apart(one, other)
    for one, other in merges:
        assert clusters.merge(one, other) == (clusters.root(one) == clusters.root(other))
    assert sorted(key for members in clusters for key in members) == list(KEYS)
    for members in clusters:
        assert len({clusters.root(key) for key in members}) == 1
    for one, other in apart:
        assert one == other or clusters.root(one) != clusters.root(other)


@settings(deadline=None, max_examples=40)
@given(merges=PAIRS)
def test_without_cannot_links_every_merge_holds(merges):
    clusters = Clusters(KEYS)
    assert all(clusters.merge(one, other) for one, other in merges)
    assert all(clusters.root(one) == clusters.root(other) for one, other in merges)
