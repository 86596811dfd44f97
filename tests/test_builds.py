"""Whole builds with the real model: the same bytes always, and each document's contribution its own."""

import os
import shutil
import subprocess
import sys

import pytest

from kg.builds import build_directory, build_graph, change_directory
from kg.config import load_settings
from kg.errors import BuildError
from kg.export.tables import list_assertions
from kg.graph.node_link import read_graph
from kg.graph.spill import Spilled

pytestmark = pytest.mark.model

STORIES = {
    "one.txt": 'Foreign Minister Ada Quist of Norway met President Juan Ibarra in Oslo on Monday. "We will not recognize the junta," Quist said.',
    "two.txt": "Norway accused Ruritania of spying. Ruritania denied the charge. Quist told reporters that Norway would expel two diplomats.",
    "three.txt": "Japan sent aid to Norway. Ibarra praised Japan, and Chile condemned the attack by the rebels on Peru.",
}


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name, text in STORIES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def files_of(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.is_file()}


def build(paths, output, **settings):
    return build_directory(paths, output, load_settings(**settings))


@pytest.fixture
def small_batches(monkeypatch):
    """Give each document a batch of its own, so that few documents keep several processes busy."""
    monkeypatch.setattr("kg.reading.BATCH_DOCUMENTS", 1)


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("jobs", [2, 4])
def test_order_of_files_and_number_of_processes_change_no_byte(articles, tmp_path, jobs):
    (articles / "four.txt").write_text(
        "Kenya thanked Ghana, and Peru sued Chile.", encoding="utf-8"
    )
    build([articles], tmp_path / "a")
    build(sorted(articles.iterdir(), reverse=True), tmp_path / "b", jobs=jobs)
    names = files_of(tmp_path / "a")
    assert {"graph.html", "graph.ttl", "graph.json", "entities.jsonl", "report.md"} <= set(names)
    assert names == files_of(tmp_path / "b")


@pytest.mark.slow
def test_hash_seed_locale_and_time_zone_change_no_byte(articles, tmp_path):
    for number, changes in enumerate(
        ({"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LC_ALL": "C"})
    ):
        command = [
            sys.executable,
            "-m",
            "kg",
            "build",
            str(articles),
            "-o",
            str(tmp_path / str(number)),
        ]
        subprocess.run(
            command, check=True, capture_output=True, env={"PATH": "/usr/bin:/bin", **changes}
        )
    assert files_of(tmp_path / "0") == files_of(tmp_path / "1")


def test_an_unchanged_folder_is_not_read_again(articles, tmp_path):
    assert build([articles], tmp_path / "out").read == 3
    before = files_of(tmp_path / "out")
    assert build([articles], tmp_path / "out").read == 0
    assert files_of(tmp_path / "out") == before


def test_what_an_unchanged_folder_skips_is_named_again(articles, tmp_path):
    (articles / "empty.txt").write_text("", encoding="utf-8")
    first = build([articles], tmp_path / "out")
    again = build([articles], tmp_path / "out")
    assert again.skipped == first.skipped != ()
    (articles / "metadata.csv").write_text("file,title\none.txt,A new title\n", encoding="utf-8")
    changed = build([articles], tmp_path / "out")
    assert changed.graph.graph["documents"]["one.txt"]["title"] == "A new title"


def test_files_may_hold_an_excerpt_and_nothing_is_read_again_for_the_whole(articles, tmp_path):
    output = tmp_path / "out"
    part = build([articles], output, min_documents=2)
    assert all(data["documents"] >= 2 for _, data in part.graph.nodes(data=True) if data["unary"])
    assert "actors of at least 2 documents" in (output / "report.md").read_text("utf-8")
    whole = build([articles], output)
    assert whole.read == 0
    assert len(whole.graph) > len(part.graph)
    assert "excerpt" not in whole.graph.graph["made_by"]


def test_after_adding_the_folder_alone_is_something_else(articles, tmp_path):
    output = tmp_path / "out"
    build([articles], output)
    (tmp_path / "four.txt").write_text("Norway thanked Japan.", encoding="utf-8")
    change_directory(output, load_settings(), add=[tmp_path / "four.txt"])
    assert len(build([articles], output).graph.graph["documents"]) == 3


def test_a_document_that_goes_takes_its_contribution_alone(articles, tmp_path):
    build([articles], tmp_path / "out")
    before = list_assertions(read_graph(tmp_path / "out"))
    (articles / "two.txt").unlink()
    assert build([articles], tmp_path / "out").read == 0
    after = list_assertions(read_graph(tmp_path / "out"))
    kept = ("doc", "predicate", "start", "end", "polarity", "modality")
    assert [{key: row[key] for key in kept} for row in after] == [
        {key: row[key] for key in kept} for row in before if row["doc"] != "two.txt"
    ]


def test_a_changed_document_alone_is_read_again(articles, tmp_path):
    build([articles], tmp_path / "out")
    (articles / "one.txt").write_text("Norway thanked Japan.", encoding="utf-8")
    assert build([articles], tmp_path / "out").read == 1


def test_what_cannot_be_read_is_named_and_the_rest_is_built(articles, tmp_path):
    (articles / "empty.txt").write_text("", encoding="utf-8")
    (articles / "picture.txt").write_bytes(b"\x89PNG\x00\x00\x01" * 50)
    shutil.copy(articles / "one.txt", articles / "copy.txt")
    done = build([articles], tmp_path / "out")
    assert len(done.graph.graph["documents"]) == 3
    reasons = {path.path.rsplit("/", 1)[-1]: path.reason for path in done.skipped}
    assert set(reasons) == {"empty.txt", "picture.txt", "one.txt"} or set(reasons) == {
        "empty.txt",
        "picture.txt",
        "copy.txt",
    }
    report = (tmp_path / "out/report.md").read_text("utf-8")
    assert all(name in report for name in reasons)


def test_nothing_to_read_is_an_error(tmp_path):
    with pytest.raises(BuildError, match="nothing to read"):
        build_graph([tmp_path], load_settings())


def test_where_nothing_changed_the_files_stand(articles, tmp_path):
    output = tmp_path / "out"
    first = build([articles], output)
    times = {path.name: path.stat().st_mtime_ns for path in output.iterdir() if path.is_file()}
    again = build([articles], output, jobs=2)
    assert times == {
        path.name: path.stat().st_mtime_ns for path in output.iterdir() if path.is_file()
    }
    assert list_assertions(again.graph) == list_assertions(first.graph)
    before = files_of(output)
    (output / "graph.ttl").unlink()
    build([articles], output)
    assert files_of(output) == before
    build([articles], output, title="Another title")
    assert files_of(output)["graph.html"] != before["graph.html"]


def test_where_nothing_changed_no_model_is_loaded(articles, tmp_path):
    told = "import sys; from kg.cli.main import main; sys.argv[0] = 'kg'\ntry: main()\nfinally: print('spacy' in sys.modules)"
    command = [sys.executable, "-c", told, "build", str(articles), "-o", str(tmp_path / "out")]
    loaded = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1]
        for _ in range(2)
    ]
    assert loaded == ["True", "False"]


def test_adding_and_removing_give_the_bytes_of_the_whole_build(articles, tmp_path):
    build([articles], tmp_path / "whole")
    output = tmp_path / "output"
    build([articles / "one.txt"], output)
    added = change_directory(
        output, load_settings(), add=[articles / "three.txt", articles / "two.txt"]
    )
    assert added.read == 2
    assert files_of(output) == files_of(tmp_path / "whole")
    removed = change_directory(output, load_settings(), remove=["two.txt"])
    (articles / "two.txt").unlink()
    build([articles], tmp_path / "rest")
    assert removed.read == 0
    assert files_of(output) == files_of(tmp_path / "rest")


def test_what_is_the_same_is_taken_from_the_files_before_unless_they_were_touched(
    articles, tmp_path
):
    output = tmp_path / "out"
    trig = output / "graph.trig"
    build([articles], output)
    status = trig.stat()
    trig.write_bytes(trig.read_bytes().replace(b"Ibarra praised", b"Ibarra PRAISED"))
    os.utime(trig, ns=(status.st_atime_ns, status.st_mtime_ns))
    (articles / "two.txt").write_text("Norway thanked Japan.", encoding="utf-8")
    build([articles], output)
    assert b"Ibarra PRAISED" in trig.read_bytes()
    os.utime(trig)  # as whoever edits it does
    (articles / "two.txt").write_text("Norway thanked Peru.", encoding="utf-8")
    build([articles], output)
    build([articles], tmp_path / "anew")
    assert files_of(output) == files_of(tmp_path / "anew")


def test_a_change_that_makes_no_sense_is_one_line_and_changes_nothing(articles, tmp_path):
    with pytest.raises(BuildError, match="no build to change"):
        change_directory(tmp_path / "none", load_settings(), add=[articles])
    build([articles / "one.txt"], tmp_path / "a")
    before = files_of(tmp_path / "a")
    with pytest.raises(BuildError, match=r"no document 'two\.txt'"):
        change_directory(tmp_path / "a", load_settings(), remove=["two.txt"])
    with pytest.raises(BuildError, match="no document would be left"):
        change_directory(tmp_path / "a", load_settings(), remove=["one.txt"])
    assert files_of(tmp_path / "a") == before


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("jobs", [1, 2])
def test_shards_give_the_same_bytes_and_are_read_once(articles, tmp_path, jobs):
    shards = str(tmp_path / "shards")
    build([articles], tmp_path / "a")
    assert build([articles], tmp_path / "b", shards=shards, jobs=jobs).read == 3
    assert len(list((tmp_path / "shards").rglob("*.kgs"))) == 3
    assert build([articles], tmp_path / "c", shards=shards).read == 0
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b") == files_of(tmp_path / "c")


def test_a_run_that_was_lost_is_taken_up_from_its_shards(articles, tmp_path, small_batches):
    shards = str(tmp_path / "shards")

    class LostError(Exception):
        pass

    def lose(done, total):
        if done == 2:
            raise LostError

    settings = load_settings(shards=shards)
    with pytest.raises(LostError):
        build_directory([articles], tmp_path / "gone", settings, progress=lose)
    shutil.rmtree(tmp_path / "gone")
    assert build([articles], tmp_path / "b", shards=shards).read == 1


def test_documents_change_in_a_build_whose_readings_lie_in_shards(articles, tmp_path):
    shards = str(tmp_path / "shards")
    build([articles], tmp_path / "b", shards=shards)
    change_directory(tmp_path / "b", load_settings(), remove=["three.txt"])
    (articles / "three.txt").unlink()
    build([articles], tmp_path / "a")
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_a_graph_whose_evidence_lies_in_a_file_gives_the_same_bytes(
    articles, tmp_path, monkeypatch
):
    build([articles], tmp_path / "a")
    monkeypatch.setattr("kg.making._MANY", 0)
    graph = build([articles], tmp_path / "b", jobs=2).graph
    assert all(isinstance(data["evidence"], Spilled) for *_, data in graph.edges(data=True))
    assert graph.number_of_edges() > 0
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    assert [one for one in (tmp_path / "b" / ".kg").iterdir() if one.stem.startswith("tmp")] == []
