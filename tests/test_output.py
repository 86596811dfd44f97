"""The files of a build are the same, whoever writes them."""

import pytest
from small_graph import small_graph

from kg.errors import BuildError
from kg.export.build_files import PARTS, FilesWanted, write_build_files
from kg.output import write_output


def files_of(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def wanted_in(folder):
    folder.mkdir()
    return FilesWanted(folder=folder, title="A title")


def test_two_processes_write_the_bytes_of_one(tmp_path):
    write_output(small_graph(), wanted_in(tmp_path / "one"))
    write_output(small_graph(), wanted_in(tmp_path / "two"), jobs=2, many=1)
    assert {"graph.json", "graph.ttl", "report.md"} <= set(files_of(tmp_path / "one"))
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_a_part_is_written_alone(tmp_path):
    write_build_files(small_graph(), wanted_in(tmp_path / "a"), ["rdf"])
    assert set(files_of(tmp_path / "a")) == {"graph.trig", "graph.ttl"}
    assert next(iter(PARTS)) == "graph"


def test_a_process_that_cannot_write_ends_in_one_line(tmp_path):
    wanted = wanted_in(tmp_path / "a")
    (wanted.folder / "graph.gexf").mkdir()
    with pytest.raises(BuildError, match=r"can't be written: IsADirectoryError.*gexf"):
        write_output(small_graph(), wanted, jobs=2, many=1)
