"""The store finds what was read by content and maker, survives being killed, and says when it can't help."""

import contextlib
import itertools
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace

import pytest
from builders import mention

from kg.assemble.contribution import contribute
from kg.errors import StoreError
from kg.ontology.load import load_ontology
from kg.records import Document, Extraction, Span, Ties
from kg.resolve.cast import Cast
from kg.resolve.cluster import Cluster
from kg.store.contributions import keep_contribution
from kg.store.database import ROWS, SCHEMA
from kg.store.extractions import ExtractionStore
from kg.store.packing import pack_extraction
from kg.store.shards import ShardFolder

MADE_BY = {"model": "m 1", "code": "c", "ontology": "o"}


def extraction(name, text="The minister met Ana Roe.", **fields):
    document = Document(id=name, text=text, **fields)
    return Extraction(
        document=document,
        sentences=(Span(0, len(text)),),
        mentions=(mention(text, text.split()[0]),),
    )


def cast(one):
    """Return a cast of the first mention alone."""
    member = (one.mentions[0].id, 1.0, "first mention")
    cluster = Cluster(
        doc=one.document.id,
        first=member[0],
        offices=frozenset([("minister", frozenset(["prime", "deputy"]), "fiji")]),
        seats=(("minister", frozenset(), "fiji"),),
        genders=(("female", 2),),
    )
    return Cast(
        doc=one.document.id,
        clusters=(cluster,),
        members=((member,),),
        company=frozenset(["fiji", "chile"]),
        led=("quist",),
    )


def packed(one):
    return pack_extraction(one, cast(one))


@pytest.fixture
def path(tmp_path):
    return tmp_path / ".kg" / "extractions.db"


def test_what_was_put_comes_back_in_the_order_asked(path):
    one, two = extraction("a", "He left."), extraction("b", "She \ud800 stayed.")
    with ExtractionStore(path, MADE_BY) as store:
        store.put([packed(one)])
        store.put([packed(two)])
        assert list(store.read([two.document, one.document])) == [two, one]
    with ExtractionStore(path, MADE_BY) as store:
        assert store.missing([one.document, two.document]) == []


def test_only_what_reading_depends_on_counts(path):
    one = extraction("a", published="2024-02-28")
    moved = replace(one.document, id="b", title="New", path="c", url="d", duplicate_of="e")
    with ExtractionStore(path, MADE_BY) as store:
        store.put([packed(one)])
        [again] = store.read([moved])
        assert again == replace(one, document=moved)
        changed = [
            replace(one.document, text=one.document.text + "!"),
            replace(one.document, published="2024-02-29"),
            replace(one.document, skipped=(Span(0, 3),)),
        ]
        assert store.missing(changed) == changed


@pytest.mark.parametrize("part", MADE_BY)
def test_another_maker_reads_anew_and_is_named(path, part):
    one = extraction("a")
    with ExtractionStore(path, MADE_BY) as store:
        assert store.changed_parts() == ()
        store.put([packed(one)])
        assert store.note("inputs") == ""
        store.finish([one.document], notes={"inputs": "s"})
        assert store.note("inputs") == "s"
    with ExtractionStore(path, {**MADE_BY, part: "other"}) as store:
        assert store.missing([one.document]) == [one.document]
        assert store.changed_parts() == (part,)


def test_finish_forgets_what_no_document_needs(path):
    kept, gone = (
        extraction("a", "He left."),
        extraction("b", "She stayed.", title="T", skipped=(Span(0, 3),)),
    )
    with ExtractionStore(path, MADE_BY) as store:
        store.put([packed(kept), packed(gone)])
        store.finish([kept.document, gone.document])
        assert store.documents() == [kept.document, gone.document]
        assert store.finish([kept.document]) == 1
        assert store.documents() == [kept.document]
        assert store.missing([gone.document]) == [gone.document]


def test_a_batch_is_kept_whole_or_not_at_all(path):
    with ExtractionStore(path, MADE_BY) as store:
        bad = replace(packed(extraction("b", "She stayed.")), reading=None)
        with pytest.raises(StoreError):
            store.put([packed(extraction("a")), bad])
        assert store.missing([extraction("a").document]) != []


def test_another_process_reads_meanwhile(path):
    one = extraction("a")
    with ExtractionStore(path, MADE_BY) as writer:
        writer.put([packed(one)])
        with ExtractionStore(path, MADE_BY) as reader:
            assert list(reader.read([one.document])) == [one]


def test_store_of_another_version_is_refused_in_one_line(path):
    ExtractionStore(path, MADE_BY).close()
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA user_version={SCHEMA + 1}")
    database.close()
    with pytest.raises(StoreError, match="rebuild needed") as error:
        ExtractionStore(path, MADE_BY)
    assert "\n" not in str(error.value)


def test_casts_come_back_whole_under_any_name(path):
    one = extraction("a")
    renamed = replace(one.document, id="b")
    with ExtractionStore(path, MADE_BY, cast_by="1") as store:
        store.put([packed(one)])
        [(document, found)] = store.casts([renamed])
        expected = replace(cast(one), doc="b", clusters=(replace(cast(one).clusters[0], doc="b"),))
        assert document == renamed
        assert replace(found, members=store.members(renamed)) == expected


def test_casts_made_by_other_code_are_made_anew_without_reading(path):
    one = extraction("a")
    with ExtractionStore(path, MADE_BY, cast_by="1") as store:
        store.put([packed(one)])
    with ExtractionStore(path, MADE_BY, cast_by="2") as store:
        assert store.missing([one.document]) == []
        assert [found for _, found in store.casts([one.document])] == [None]
        assert store.scrub() == 0
        store.put_cast(one.document, cast(one))
        assert [found.doc for _, found in store.casts([one.document])] == ["a"]


def test_a_store_of_the_version_before_goes_on(path):
    one = extraction("a")
    with ExtractionStore(path, MADE_BY) as store:
        store.put([packed(one)])
    with sqlite3.connect(path) as database:
        database.execute("DROP TABLE cast")
        database.execute("DROP TABLE sharded")
        database.execute("DROP TABLE article")
        database.execute("DROP TABLE contribution")
        for table in ("extraction", "document", "made_by"):
            database.execute(f"ALTER TABLE {table} DROP COLUMN sum")
        database.execute("PRAGMA user_version=1")
    database.close()
    with ExtractionStore(path, MADE_BY) as store:
        assert list(store.read([one.document])) == [one]
        assert [found for _, found in store.casts([one.document])] == [None]


def test_what_lies_in_shards_is_found_and_forgotten_like_the_rest(path, tmp_path):
    here, there = extraction("a", "He left."), extraction("b", "She stayed.")
    both = [here.document, there.document]
    folder = ShardFolder(str(tmp_path / "shards"))
    with ExtractionStore(path, MADE_BY, cast_by="1") as store:
        store.put([packed(here)])
        store.put_places(folder.write([packed(there)], store.fingerprint, "1"))
        assert store.missing(both) == []
        store.finish(both)
    with ExtractionStore(path, MADE_BY, cast_by="1") as store:
        assert store.documents() == both
        assert list(store.read(both)) == [here, there]
        assert [found.doc for _, found in store.casts(both)] == ["a", "b"]
        assert store.members(there.document) == cast(there).members
        assert store.finish([here.document]) == 1
        assert store.shards() == frozenset()
        assert store.missing(both) == [there.document]
    with ExtractionStore(path, MADE_BY, cast_by="2") as store:
        store.put_places(folder.find())
        assert [found for _, found in store.casts(both)] == [None, None]


@pytest.mark.parametrize(
    "data", [b"no database at all" * 100, b"SQLite format 3\x00" + b"\xff" * 4096]
)
def test_damaged_store_is_refused_in_one_line(path, data):
    path.parent.mkdir()
    path.write_bytes(data)
    with pytest.raises(StoreError, match="damaged"):
        ExtractionStore(path, MADE_BY)


def contribution(one):
    return contribute(one, Ties(), load_ontology())


def give(store, one, hangs_on=""):
    """Return what a document gives the graph by way of the store."""
    return keep_contribution(store, one.document, hangs_on, lambda: contribution(one))


def test_a_contribution_is_made_anew_where_it_hangs_on_something_else(path):
    one = extraction("a", "He met Ana Roe.")
    made = []

    def make():
        made.append(one.document.id)
        return contribution(one)

    def take(document=one.document, hangs_on="", cast_by="1"):
        made.clear()
        with ExtractionStore(path, MADE_BY, cast_by=cast_by) as store:
            assert keep_contribution(store, document, hangs_on, make) == contribution(one)
        return len(made)

    assert (take(), take(), take(hangs_on=["b"]), take(hangs_on=["b"])) == (1, 0, 1, 0)
    assert (take(cast_by="2"), take(cast_by="2")) == (1, 0)
    assert take(replace(one.document, title="Met", path="b.txt"), cast_by="2") == 1
    with ExtractionStore(path, MADE_BY | {"model": "other"}, cast_by="2") as store:
        keep_contribution(store, one.document, "", make)
        store.finish([])
        assert len(made) == 2
        keep_contribution(store, one.document, "", make)
        assert len(made) == 3


def fill(path):
    """Return what a finished build has left in the store."""
    both = [extraction("a", "He met Ana Roe."), extraction("b", "She met Bo Li.", title="Met")]
    with ExtractionStore(path, MADE_BY, cast_by="1") as store:
        store.put([packed(one) for one in both])
        store.put_articles({b"1": '{"author": "Ana Roe"}', b"2": "{}"})
        for one in both:
            assert give(store, one) == contribution(one)
        store.finish([one.document for one in both], notes={"inputs": "abc", "skipped": "[]"})
    return both


def examine(path, both):
    """Say what a build would read anew, and check that all the rest is as it was written."""
    documents = [one.document for one in both]
    with ExtractionStore(path, MADE_BY, cast_by="1") as store:
        store.scrub()
        missing = store.missing(documents)
        kept = [one for one in both if one.document not in missing]
        assert list(store.read(documents)) == kept
        for document, found in store.casts(documents):
            if found is not None:
                assert replace(found, members=store.members(document)) == cast(
                    next(one for one in both if one.document == document)
                )
        assert store.articles().items() <= {b"1": '{"author": "Ana Roe"}', b"2": "{}"}.items()
        assert (store.note("inputs"), store.note("skipped")) in itertools.product(
            ("abc", ""), ("[]", "")
        )
        assert all(give(store, one) == contribution(one) for one in both)
        assert {one.id for one in store.documents()} == {"a", "b"}
        assert store.documents() == documents
        return len(missing)


ROWS_AND_COLUMNS = [
    f"{table} {name}" for table, names in ROWS.items() if table != "sharded" for name in names
]


def flip(path, table, column, dice):
    """Flip a bit of a value of a row, past SQLite's own ways."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        query = f"SELECT rowid, typeof({column}), CAST({column} AS BLOB) FROM {table}"
        rowid, kind, value = dice.choice([row for row in database.execute(query) if row[2]])
        flipped = bytearray(value)
        flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
        change = f"UPDATE {table} SET {column} = CAST(? AS {kind}) WHERE rowid = ?"
        database.execute(change, (bytes(flipped), rowid))


@pytest.mark.parametrize("place", ROWS_AND_COLUMNS)
def test_a_byte_that_flips_within_a_row_is_found(path, place):
    both = fill(path)
    data, dice = path.read_bytes(), random.Random(place)
    table, column = place.split()
    if place == "cast variant":
        pytest.skip("it is empty here")
    for _ in range(12):
        path.write_bytes(data)
        flip(path, table, column, dice)
        if table in ("document", "extraction"):
            with ExtractionStore(path, MADE_BY) as store:
                store.scrub()
                left = len(store.missing([one.document for one in both]))
                with pytest.raises(StoreError, match="damaged"):
                    store.documents()
            assert left == (table == "extraction")
        else:
            assert examine(path, both) == 0


def test_a_damaged_place_of_a_shard_is_read_again(path, tmp_path):
    one = extraction("a")
    folder = ShardFolder(str(tmp_path / "shards"))
    for column in ("stamp", "shard", "sizes", "start"):
        with ExtractionStore(path, MADE_BY, cast_by="1") as store:
            store.put_places(folder.write([packed(one)], store.fingerprint, "1"))
        with closing(sqlite3.connect(path, isolation_level=None)) as database:
            database.execute(f"UPDATE sharded SET {column} = substr({column}, 2)")
        with ExtractionStore(path, MADE_BY, cast_by="1") as store:
            assert store.scrub() == 1
            assert store.missing([one.document]) == [one.document]


@pytest.mark.parametrize("seed", range(4))
def test_bytes_that_flip_anywhere_in_the_file_are_found_or_do_no_harm(path, seed):
    both = fill(path)
    data, dice = path.read_bytes(), random.Random(seed)
    for _ in range(40):
        flipped = bytearray(data)
        for _ in range(dice.choice((1, 1, 3, 20))):
            flipped[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        path.write_bytes(flipped)
        with contextlib.suppress(StoreError):  # any other error, or another answer, fails
            examine(path, both)
        for one in path.parent.iterdir():
            one.unlink()


def test_place_that_cannot_be_written_is_refused(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError):
        ExtractionStore(tmp_path / "file" / "s.db", MADE_BY)


WRITER = """
import sys
from pathlib import Path
from kg.records import Document, Extraction
from kg.resolve.cast import Cast
from kg.store.extractions import ExtractionStore
from kg.store.packing import pack_extraction
def pack(text):
    return pack_extraction(Extraction(document=Document(id=text, text=text)), Cast(doc=text))
store = ExtractionStore(Path(sys.argv[1]), {})
for batch in range(100_000):
    store.put(pack(f"{batch}-{n}") for n in range(20))
    print(batch, flush=True)
"""


def test_killed_writer_leaves_whole_batches(path, root):
    env = {**os.environ, "PYTHONPATH": str(root)}
    command = [sys.executable, "-c", WRITER, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=env) as writer:
        writer.stdout.readline()
        time.sleep(0.2)
        writer.send_signal(signal.SIGKILL)
        done = [0, *map(int, filter(str.strip, writer.stdout.read().splitlines()[:-1]))][-1]
    with ExtractionStore(path, {}) as store:
        for batch in range(done + 3):
            documents = [Document(id="", text=f"{batch}-{n}") for n in range(20)]
            assert len(store.missing(documents)) in ((0,) if batch <= done else (0, 20))


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="mounting needs root")
def test_full_disk_is_one_line_and_keeps_what_was_put(tmp_path):
    mount = ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(tmp_path)]
    if subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no right to mount a small file system here")
    try:
        with ExtractionStore(tmp_path / "s.db", MADE_BY) as store:
            first = extraction("a")
            store.put([packed(first)])
            noise = ["".join(map(chr, os.urandom(4000))) for _ in range(100)]
            with pytest.raises(StoreError, match="full"):
                store.put(
                    packed(extraction(f"b{n}", f"Minister {text}")) for n, text in enumerate(noise)
                )
            assert list(store.read([first.document])) == [first]
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)
