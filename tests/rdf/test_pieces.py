"""Blocks that are taken from the file before: whatever changes in a graph, the bytes are those of a file made anew."""

import random

import pytest
from small_graph import small_graph

from kg.export.rdf import write_turtle
from kg.graph.statements import iter_statements
from kg.rdf.pieces import Pieces


def write(graph, folder, pieces=None):
    """Write a graph to a folder; return the bytes of both files."""
    folder.mkdir(exist_ok=True)
    files = [folder / "graph.trig", folder / "graph.ttl"]
    write_turtle(graph, trig=files[0], ttl=files[1], short=True, pieces=pieces)
    return [file.read_bytes() for file in files]


@pytest.fixture
def before(tmp_path):
    """Write a graph, and return file and list of the pieces."""
    pieces = Pieces("1")
    write(small_graph(), tmp_path / "before", pieces)
    pieces.write(tmp_path / "before" / "pieces")
    return tmp_path / "before" / "graph.trig", tmp_path / "before" / "pieces"


def records_of(graph):
    yield from graph.graph["documents"].values()
    yield from graph.graph["unattributed"]
    yield graph.graph["made_by"]
    for _, data in graph.nodes(data=True):
        yield data
    for *_, data in iter_statements(graph):
        yield data
        yield from data["evidence"]


def other(value):
    """Return another value of the same kind; None where there is none that a graph could hold."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, float):
        return round(value / 2 + 0.1, 3)
    if isinstance(value, str):
        return (
            {"2024": "2023"}.get(value[:4], value[:4]) + value[4:] if value[:2] == "20" else None
        )
    return None


def test_one_changed_value_changes_what_it_would_in_a_file_made_anew(before, tmp_path):
    changed = 0
    for number, record in enumerate(records_of(small_graph())):
        for key, value in record.items():
            new = (
                "x y" if key in ("title", "act", "rule", "place", "mode", "url") else other(value)
            )
            if new is None or key in ("id", "doc"):
                continue
            graph = small_graph()
            list(records_of(graph))[number][key] = new
            made = write(graph, tmp_path / "anew")
            assert write(graph, tmp_path / "kept", Pieces("1", before)) == made, key
            changed += made != write(small_graph(), tmp_path / "anew")
    assert changed > 40


def test_blocks_of_documents_are_copied_and_not_by_another_maker(before, tmp_path):
    file, _ = before
    data = file.read_bytes()
    assert data.count(b"dcterms:identifier") == len(small_graph().graph["documents"])
    file.write_bytes(data.replace(b"dcterms:identifier", b"dcterms:madebefore"))
    taken, _ = write(small_graph(), tmp_path / "a", Pieces("1", before))
    assert taken == file.read_bytes()
    assert write(small_graph(), tmp_path / "a", Pieces("2", before))[0] == data


def test_pieces_of_a_file_made_of_pieces_are_noted_again(before, tmp_path):
    pieces = Pieces("1", before)
    write(small_graph(), tmp_path / "a", pieces)
    pieces.write(tmp_path / "a" / "pieces")
    assert (tmp_path / "a" / "pieces").read_bytes() == before[1].read_bytes()


@pytest.mark.parametrize("seed", range(5))
def test_a_list_cut_short_or_lost_costs_time_alone(before, tmp_path, seed):
    file, listed = before
    data = listed.read_bytes()
    listed.write_bytes(data[: random.Random(seed).randrange(len(data))])
    assert write(small_graph(), tmp_path / "a", Pieces("1", before))[0] == file.read_bytes()
    listed.unlink()
    assert write(small_graph(), tmp_path / "a", Pieces("1", before))[0] == file.read_bytes()
