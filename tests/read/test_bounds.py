"""Bounds: what unpacks, repeats or nests without end costs time and memory in proportion to what it is."""

import gzip
import json
import subprocess
import sys
import time
import zipfile

import pytest

from kg.export.report import MOST, render_report
from kg.read.documents import MOST_NAMED, read_documents
from kg.read.options import ReadOptions, Skipped

GOOD = (
    "Kenya accused Norway of spying in the far north. Norway denied the charge, a spokesman said."
)


def read(path, **options):
    items = list(read_documents([path], options=ReadOptions(language="any", **options)))
    skipped = [one for one in items if isinstance(one, Skipped)]
    return [one for one in items if not isinstance(one, Skipped)], skipped


def test_entries_that_are_skipped_are_named_up_to_a_limit_then_counted(tmp_path):
    good = json.dumps({"text": GOOD})
    (tmp_path / "a.jsonl").write_text("y\n" * 9_000 + good + "\n" + "y\n" * 11_000)
    [document], skipped = read(tmp_path)
    assert document.id == "a.jsonl:9001"
    assert len(skipped) == MOST_NAMED + 1
    assert skipped[-1].reason == f"{20_000 - MOST_NAMED:,} more of its entries are skipped"


def test_files_of_nothing_but_bad_entries_are_given_up(tmp_path):
    (tmp_path / "a.csv").write_text("id,kicker\n" + "1,2\n" * 30_000)
    (tmp_path / "b.jsonl").write_text("y\n" * 30_000)
    documents, skipped = read(tmp_path)
    assert documents == []
    reasons = [one.reason for one in skipped]
    assert reasons.count("no article among its first 10,000 entries: not read on") == 2
    assert len(reasons) == 2 * (MOST_NAMED + 2)


def test_the_report_stays_readable(tmp_path):
    from small_graph import small_graph

    skipped = [Skipped(path=f"{n}.x{'y' * 5000}", reason="z" * 5000) for n in range(3 * MOST)]
    report = render_report(small_graph(), skipped)
    assert f"- and {2 * MOST:,} more" in report
    assert len(report) < 2_000_000


BOMBS = {
    "a.jsonl.gz": lambda: gzip.compress(b"y\n" * 20_000_000),
    "a.csv.gz": lambda: gzip.compress(b"id,text\n" + b"1,\n" * 20_000_000),
    "b.csv.gz": lambda: gzip.compress(b"id,text\n1," + b"a" * 50_000_000),
    "c.csv.gz": lambda: gzip.compress(b'id,text\n1,"' + b"a,\n" * 20_000_000),
    "a.txt.gz": lambda: gzip.compress(b"a " * 20_000_000),
    "a.html.gz": lambda: gzip.compress(b"<p>a" * 10_000_000),
    "a.xml.gz": lambda: gzip.compress(b"<rss>" + b"<item/>" * 5_000_000),
}
CHILD = """
import resource, sys
from kg.read.documents import read_documents
from kg.read.options import ReadOptions
list(read_documents([sys.argv[1]], options=ReadOptions(language="any")))
most = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(int(most.split()[1]) // 1024, int(resource.getrusage(resource.RUSAGE_SELF).ru_utime))
"""


def cost(path):
    """Return the megabytes and seconds that reading a file takes, in a process of its own."""
    run = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr[-500:]
    return tuple(map(int, run.stdout.split()))


linux = pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the memory")


@linux
@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_what_unpacks_without_end_is_cut_off(tmp_path, name):
    (tmp_path / name).write_bytes(BOMBS[name]())
    megabytes, seconds = cost(tmp_path / name)
    assert megabytes < 700
    assert seconds < 60


@linux
@pytest.mark.slow
@pytest.mark.parametrize("compression", ["zstd", "snappy", "none"])
@pytest.mark.parametrize("rows", [1, 256])
def test_parquet_that_unpacks_without_end_is_cut_off(tmp_path, compression, rows):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    column = pa.DictionaryArray.from_arrays(pa.array([0] * rows), pa.array(["a " * 10_000_000]))
    table = pa.table({"text": column})
    pq.write_table(table, tmp_path / "a.parquet", compression=compression, store_schema=False)
    megabytes, seconds = cost(tmp_path / "a.parquet")
    assert megabytes < 700
    assert seconds < 60


TAGS = {
    "plain": lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n)) + ">",
    "with signs": lambda n: "<p " + " ".join(f"a{i}='>'" for i in range(n)) + ">",
    "with tags": lambda n: "<p " + " ".join(f'a{i}="<i>"' for i in range(n)) + ">",
    "without values": lambda n: "<p " + " ".join(f"a{i}" for i in range(n)) + ">",
    "slashes": lambda n: "<p/" + "/".join(f"a{i}=b" for i in range(n)) + ">",
    "lines": lambda n: "<p\n" + "\n".join(f"a{i} = b" for i in range(n)),
    "open quote": lambda n: "<p " + " ".join(f"a{i}=b" for i in range(n)) + ' c="',
}


@pytest.mark.parametrize("shape", TAGS)
@pytest.mark.parametrize("suffix", [".html", ".rss", ".jsonl"])
def test_tags_of_attributes_without_end_are_refused(tmp_path, shape, suffix):
    tag = TAGS[shape](30_000)
    page = f"<html><body><article><p>{GOOD}</p>{tag}</article></body></html>"
    escaped = page.replace("&", "&amp;").replace("<", "&lt;")
    whole = {
        ".html": page,
        ".rss": f"<rss version='2.0'><channel><item><description>{escaped}</description></item></channel></rss>",
        ".jsonl": json.dumps({"html": page}),
    }[suffix]
    (tmp_path / f"a{suffix}").write_text(whole)
    start = time.process_time()
    documents, skipped = read(tmp_path)
    assert time.process_time() - start < 5
    if (
        suffix != ".rss" and shape != "slashes"
    ):  # feeds come without attributes; a value may hold slashes
        assert documents == []
        assert "more than 1,000 attributes" in skipped[0].reason


def test_usual_pages_are_not_refused(tmp_path):
    scripts = "<script>" + "if (a <b && c > d) { e = f; } " * 3000 + "</script>"
    tag = "<div " + " ".join(f"data-{i}='x > y'" for i in range(300)) + ">"
    comment = f"<!-- {'a=b ' * 3000} -->"
    page = f"<html><head>{scripts}</head><body>{comment}{tag}<article><p>{GOOD}</p></article></div></body></html>"
    (tmp_path / "a.html").write_text(page)
    [document], _ = read(tmp_path)
    assert GOOD in document.text


def test_the_texts_of_a_build_have_a_bound(tmp_path):
    from kg.config import load_settings
    from kg.errors import BuildError
    from kg.reading import collect_documents

    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{GOOD} {number}")
    assert len(collect_documents([tmp_path], load_settings(max_bytes=1000)).documents) == 5
    with pytest.raises(BuildError, match=r"longer than 300 bytes together: build in parts"):
        collect_documents([tmp_path], load_settings(max_bytes=300))


def test_archives_have_a_bound(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", GOOD)
        archive.writestr("b.jsonl", "y\n" * 300_000)
    documents, skipped = read(tmp_path)
    assert [one.text for one in documents] == [GOOD]
    assert len(skipped) <= MOST_NAMED + 2
