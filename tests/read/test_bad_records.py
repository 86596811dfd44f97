"""One bad record never ends a build: whatever its fields hold, it is read or skipped by name, and the others are read."""

import datetime as dt
import json
import random
from decimal import Decimal

import pytest

from kg.read.documents import read_documents
from kg.read.options import ReadOptions, Skipped
from kg.records import Document

GOOD = (
    "Kenya accused Norway of spying in the far north. Norway denied the charge, a spokesman said."
)


def read(*paths, **options):
    items = list(read_documents(paths, options=ReadOptions(language="any", **options)))
    return [one for one in items if isinstance(one, Document)], [
        one for one in items if isinstance(one, Skipped)
    ]


CONTROLS = ["&#1;", "&#x1f;", "&#11;", "&amp;#1;", "&#xFFFE;", "&#xD800;", "&#127;"]


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("field", ["description", "title", "author"])
def test_control_characters_of_feeds(tmp_path, control, field):
    bad = f"<{field}>&lt;p&gt;Kenya sued Ghana.{control.replace('&', '&amp;')}&lt;/p&gt; {GOOD}</{field}>"
    good = f"<item><title>b</title><description>{GOOD} Twice.</description></item>"
    body = (
        f"<item>{bad}<description>{GOOD}</description></item>"
        if field != "description"
        else f"<item>{bad}</item>"
    )
    (tmp_path / "a.rss").write_text(f"<rss version='2.0'><channel>{body}{good}</channel></rss>")
    documents, _ = read(tmp_path)
    assert [one.id for one in documents][-1] == "a.rss:2"
    assert all(char not in one.text + one.title for one in documents for char in "\x01\x1f\x0b")


def nested(depth, kind):
    value = "x"
    for _ in range(depth):
        value = [value] if kind == "list" else {"name": value}
    return value


SHAPES = {
    "deep list": nested(600, "list"),
    "deep name": nested(600, "object"),
    "wide list": ["a"] * 10_000,
    "list of lists": [[["a"], None], {"name": ["b"]}],
    "number": 10**400 if hasattr(int, "bit_length") else 0,
    "negative": -(10**3),
    "float": 1e308,
    "boolean": True,
    "null": None,
    "empty": {},
    "long": "x" * 100_000,
    "surrogate": "\ud800",
    "control": "a\x00b\x1b[2Jc",
    "date out of range": "99999-01-01T00:00:00Z",
    "epoch out of range": 99999999999999,
    "zone out of range": "2024-01-01T00:00:00+99:99",
    "name of nothing": {"name": {"name": None}},
}
FIELDS = ["id", "title", "date", "source", "url", "author", "text"]


@pytest.mark.parametrize("shape", SHAPES)
def test_fields_of_any_shape(tmp_path, shape):
    rows = [{"text": f"{GOOD} {field}", field: SHAPES[shape]} for field in FIELDS]
    rows.append({"text": f"{GOOD} Last.", "id": "last"})
    (tmp_path / "a.jsonl").write_text("\n".join(map(_dump, rows)))
    (tmp_path / "b.json").write_text(f"[{','.join(_dump(row | {'id': 1}) for row in rows[:-1])}]")
    documents, skipped = read(tmp_path)
    assert documents[-1].id == "last" or "last" in [one.id for one in documents]
    assert all("\n" not in one.reason for one in skipped)


@pytest.mark.parametrize("shape", SHAPES)
def test_metadata_of_any_shape(tmp_path, shape):
    (tmp_path / "a.txt").write_text(GOOD)
    rows = [{"file": "a.txt", field: SHAPES[shape]} for field in FIELDS[1:-1]]
    rows.append({"file": SHAPES[shape], "title": "b"})
    (tmp_path / "metadata.jsonl").write_text("\n".join(map(_dump, rows)))
    [document], _ = read(tmp_path)
    assert document.text == GOOD


def _dump(value):
    return json.dumps(value)


def test_huge_cells(tmp_path):
    rows = [
        "id,text",
        f"a,{'x ' * 700_000}",
        f'b,"{"y " * 100_000_0}"',
        f"c,{GOOD}",
        f'd,"{GOOD} open',
    ]
    (tmp_path / "a.csv").write_text("\n".join(rows))
    documents, skipped = read(tmp_path, max_characters=100_000)
    assert [one.id for one in documents] == ["c", "d"]
    assert len(skipped) == 2


def parquet(tmp_path, columns, name="a.parquet"):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    table = pa.table({key: pa.array(values, kind) for key, (values, kind) in columns(pa).items()})
    pq.write_table(table, tmp_path / name)


TYPED = {
    "date32": lambda pa: ([2932897, 19000], pa.date32()),
    "date64": lambda pa: ([253402300800000, 0], pa.date64()),
    "zone": lambda pa: ([0, 1], pa.timestamp("ns", "Mars/Olympus")),
    "odd zone": lambda pa: ([0, 1], pa.timestamp("s", "+99:99")),
    "far": lambda pa: ([2**50, 1], pa.timestamp("s")),
    "nanoseconds": lambda pa: ([1, 2], pa.timestamp("ns")),
    "duration": lambda pa: ([2**62, 1], pa.duration("s")),
    "time": lambda pa: ([1, 2], pa.time64("ns")),
    "decimal": lambda pa: ([Decimal("1e30"), None], pa.decimal256(60, 2)),
    "binary": lambda pa: ([b"\xff", b"a"], pa.binary()),
    "list": lambda pa: ([[["a"]], [[None]]], pa.list_(pa.list_(pa.string()))),
    "struct": lambda pa: (
        [{"name": {"name": "a"}}, None],
        pa.struct([("name", pa.struct([("name", pa.string())]))]),
    ),
    "map": lambda pa: ([[("a", 1)], []], pa.map_(pa.string(), pa.int64())),
    "float": lambda pa: ([float("nan"), float("inf")], pa.float64()),
    "null": lambda pa: ([None, None], pa.null()),
}


@pytest.mark.parametrize("kind", TYPED)
def test_parquet_of_any_type(tmp_path, kind):
    for field in ("date", "title", "id", "author", "url"):
        parquet(
            tmp_path,
            lambda pa, field=field: {
                "text": ([f"{GOOD} {field} 1", f"{GOOD} {field} 2"], pa.string()),
                field: TYPED[kind](pa),
            },
            f"{field}.parquet",
        )
    documents, skipped = read(tmp_path)
    assert len(documents) == 10, skipped
    parquet(tmp_path, lambda pa: {"text": TYPED[kind](pa)})
    read(tmp_path / "a.parquet")


def test_a_reader_that_fails_in_any_way_costs_its_file(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.html").write_text(GOOD)
    for error in (
        MemoryError(),
        RecursionError("deep"),
        KeyError("x"),
        AssertionError(),
        OverflowError("a\nb"),
    ):
        monkeypatch.setattr(
            "kg.read.webpages.read_bytes", lambda *_, error=error, **__: _raise(error)
        )
        [document], [skipped] = read(tmp_path)
        assert document.id == "a.txt"
        assert "\n" not in skipped.reason


def _raise(error):
    raise error


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_fuzzed_field_shapes(tmp_path, seed):
    dice = random.Random(seed)

    def value(depth=0):
        kind = dice.randrange(9 if depth < 12 else 6)
        if kind == 0:
            return "".join(
                dice.choices("aé\x00\x1b\ud800\u202e <&=;-0123456789:TZ+", k=dice.randrange(30))
            )
        if kind == 1:
            return dice.choice([0, -1, 10**18, 10**310, 1.5e300, 1709129100, 253402300800])
        if kind == 2:
            return dice.choice(
                [None, True, False, "", "2024-02-30", "9999-12-31T23:59:59-23:59", "0000-01-01"]
            )
        if kind < 6:
            return dice.choice([GOOD, "x" * dice.choice([1, 999, 100_000])])
        many = range(dice.choice([0, 1, 2]))
        if kind < 8:
            return {
                dice.choice(["name", "text", "rendered", "id"]): value(depth + 1) for _ in many
            }
        return [value(depth + 1) for _ in range(dice.choice([0, 1, 2]))]

    names = [*FIELDS, "content", "description", "html", "published", "link"]
    rows = [{name: value() for name in dice.sample(names, 5)} for _ in range(300)]
    (tmp_path / "a.jsonl").write_text(
        "\n".join([*map(_dump, rows), _dump({"text": f"{GOOD} Last.", "id": "last"})])
    )
    documents, _ = read(tmp_path)
    assert "last" in [one.id for one in documents]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_fuzzed_arrow_types(tmp_path, seed):
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    dice = random.Random(seed)
    for number in range(60):
        unit = dice.choice(["s", "ms", "us", "ns"])
        kinds = [
            (pa.timestamp(unit, dice.choice([None, "UTC", "Nowhere/X", "+25:00", ""])), lambda: dice.randrange(-(2**63), 2**63)),
            (pa.date32(), lambda: dice.randrange(-(2**31), 2**31)),
            (pa.duration(unit), lambda: dice.randrange(-(2**63), 2**63)),
            (pa.decimal128(38, 5), lambda: Decimal(dice.randrange(10**30))),
            (pa.large_string(), lambda: GOOD[: dice.randrange(90)]),
            (pa.large_binary(), lambda: dice.randbytes(9)),
            (pa.list_(pa.date32()), lambda: [dice.randrange(-(2**31), 2**31)]),
            (pa.uint64(), lambda: dice.randrange(2**64)),
            (pa.float16(), lambda: 0.5),
        ]  # fmt: skip
        columns = {}
        for field in ("date", "title", "author", "id"):
            kind, make = dice.choice(kinds)
            try:
                columns[field] = pa.array([make() for _ in range(3)], kind)
            except (pa.ArrowInvalid, OverflowError, TypeError, ValueError):
                columns[field] = pa.nulls(3)
        columns["text"] = pa.array([f"{GOOD} {number} {row}" for row in range(3)])
        try:
            pq.write_table(pa.table(columns), tmp_path / "a.parquet")
        except pa.ArrowInvalid:  # what Arrow itself can't write
            continue
        documents, skipped = read(tmp_path / "a.parquet")
        assert len(documents) == 3, (columns, skipped)


def test_moments_that_are_none_are_no_dates():
    from kg.read.dates import to_iso

    for value in (
        dt.date.max,
        10**17,
        -1,
        "2024-99-99",
        "31/31/2024",
        "٢٠٢٤-٠١-٠١",
        "1e400",
        nested(9, "list"),
    ):
        to_iso(value)
