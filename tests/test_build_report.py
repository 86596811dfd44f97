"""What a build says of its inputs and corrections: in the report, at its end, and again when nothing has changed."""

import json
from itertools import combinations

import pytest

from kg.builds import build_directory, change_directory
from kg.config import load_settings
from kg.errors import BuildError
from kg.resolve.corrections import CORRECTIONS

pytestmark = pytest.mark.model

STORY = "Norway accused Kenya of spying, Foreign Minister Ana Berg said. It was case number {}."
FIX = "[[rename]]\nentity = 'norway'\nname = 'Kingdom of Norway'\n\n[[drop]]\nentity = 'nobody'\n"


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for name in "ab":
        (folder / f"{name}.txt").write_text(STORY.format(name))
    (folder / "metadata.csv").write_text(
        "file;Datum;Ressort\na.txt;03/04/2024;x\nc.txt;28/02/2024;x\n"
    )
    (folder / "photo.jpg").write_bytes(b"\xff\xd8")
    return folder


def test_the_report_names_what_is_not_used_and_says_so_again(articles, tmp_path):
    output = tmp_path / "output"
    first = build_directory([articles], output, load_settings())
    report = (output / "report.md").read_text("utf-8")
    for told in (
        "## Skipped: 1",
        "files of suffix .jpg are not read as articles",
        "(03/04/2024) was read day first, as 28/02/2024 in it shows",
        "rows that name no file beside it: c.txt",
        "columns not used: Ressort",
        "## Articles without a date: 1\n",
        "- `b.txt`",
    ):
        assert told in report
    again = build_directory([articles], output, load_settings())
    assert (again.read, again.skipped, again.noted) == (0, first.skipped, first.noted)
    assert len(first.noted) == 3


def test_corrections_are_kept_counted_and_replayed(articles, tmp_path):
    output, mine = tmp_path / "output", tmp_path / "mine.toml"
    mine.write_text(FIX)
    built = build_directory([articles], output, load_settings(corrections=mine))
    assert (built.applied, len(built.notices)) == (1, 1)
    assert (output / CORRECTIONS).read_text() == FIX
    report = (output / "report.md").read_text("utf-8")
    assert "- applied: 1, not applied: 1" in report
    assert "drop: nobody" in report
    mine.unlink()
    (articles / "d.txt").write_text(STORY.format("d"))
    changed = change_directory(output, load_settings(), add=[articles / "d.txt"])
    assert changed.graph.nodes["norway"]["name"] == "Kingdom of Norway"


def test_corrections_part_an_event_until_they_are_taken_away(articles, tmp_path):
    output, mine = tmp_path / "output", tmp_path / "mine.toml"

    def reports():
        lines = (output / "events.jsonl").read_text("utf-8").splitlines()
        events = map(json.loads, lines)
        return [
            one["reports"]
            for one in events
            if (one["kind"], one["subject"]) == ("accuses", "norway")
        ]

    build_directory([articles], output, load_settings())
    [joined] = reports()
    first, second = next(
        pair for pair in combinations(joined, 2) if len({one.split("#")[0] for one in pair}) == 2
    )
    mine.write_text(f"[[not_same_event]]\nreports = ['{first}', '{second}']\n")
    built = build_directory([articles], output, load_settings(corrections=mine))
    assert (built.applied, built.notices, len(reports())) == (1, (), 2)
    assert "applied: 1, not applied: 0" in (output / "report.md").read_text("utf-8")
    assert sorted(one for event in reports() for one in event) == sorted(joined)
    (output / CORRECTIONS).write_text("")
    build_directory([articles], output, load_settings())
    assert reports() == [joined]


def test_articles_and_output_are_two_folders(articles):
    with pytest.raises(BuildError, match="holds the articles; name another folder"):
        build_directory([articles], articles, load_settings())
    assert not (articles / ".kg").exists()
