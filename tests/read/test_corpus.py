"""Inputs that a coverage-guided search came upon (`benchmarks/fuzz_guided.py`) are still read without harm."""

import pytest

from benchmarks.fuzz import SUFFIXES, try_file

KINDS = sorted(set(SUFFIXES))


@pytest.mark.filterwarnings("ignore")
def test_every_input_of_the_corpus(tmp_path, root):
    inputs = sorted((root / "tests" / "corpus").iterdir())
    assert len(inputs) > 100
    results = set()
    for number, path in enumerate(inputs):
        kind, data = path.read_bytes()[:1], path.read_bytes()[1:]
        if kind:
            file = tmp_path / f"{number}{KINDS[kind[0] % len(KINDS)]}"
            file.write_bytes(data)
            results.add(try_file(file))
    assert results == {"read", "skipped"}
