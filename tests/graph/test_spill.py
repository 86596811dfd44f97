"""Lists in a file read like lists in memory."""

import gc
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.graph.spill import Spill

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.lists(st.dictionaries(st.text(max_size=3), values, max_size=3), max_size=8))
def test_a_spilled_list_is_the_list(records):
    spill = Spill()
    spilled, whole = spill.new_list(), spill.keep(records)
    for record in records:
        spilled.append(record)
    for one in (spilled, whole):
        assert one == records
        assert len(one) == len(records)
        assert list(reversed(one)) == records[::-1]
        assert [one[number] for number in range(len(records))] == records
        assert list(one[1:3]) == records[1:3]
        assert json.dumps(one, default=list) == json.dumps(records)


@given(st.lists(st.tuples(st.integers(0, 3), st.text(max_size=2)), max_size=12))
def test_sorting_keeps_the_order_of_equals(records):
    spilled = Spill().new_list()
    for record in records:
        spilled.append(record)
    spilled.sort(key=lambda one: one[0])
    assert spilled == sorted(records, key=lambda one: one[0])


def test_lists_of_one_file_grow_side_by_side():
    spill = Spill()
    one, other = spill.new_list(), spill.new_list()
    for number in range(100):
        one.append(number)
        assert one[number // 2] == number // 2
        other.append(-number)
    assert list(one) == list(range(100))
    assert list(other) == [-number for number in range(100)]
    with pytest.raises(IndexError):
        one[100]


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="counts open files in /proc")
def test_the_file_goes_with_the_list(tmp_path):
    spilled = Spill(tmp_path).new_list()
    spilled.append({"a": 1})
    assert list(tmp_path.iterdir()) == []
    open_before = _open_in(tmp_path)
    del spilled
    gc.collect()
    assert (open_before, _open_in(tmp_path)) == (1, 0)


def _open_in(folder):
    found = 0
    for one in Path("/proc/self/fd").iterdir():
        try:
            found += str(one.readlink()).startswith(str(folder))
        except OSError:  # the descriptor of this very listing
            continue
    return found
