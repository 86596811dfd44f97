"""Inputs that nobody would write: mutated and random files -> readers, quotation pairing; the number tried is printed.

Usage: ``python benchmarks/fuzz.py [INPUTS] [SEED]``, by default 100,000 with seed 1. Half of the inputs are mutations of the articles in
``seeds/``, half soups of pieces that have hurt readers before. What must hold: nothing but a document or a reason comes back, all
spans lie inside the text, every quotation lies inside its paragraph, and no input takes longer than a second.
The first input that breaks this is written to ``fuzz-failure`` with its suffix, and the exit status is 1.
"""

import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from kg.annotate.paragraphs import split_paragraphs
from kg.annotate.quotemarks import pair_quotation_marks
from kg.read.documents import read_documents
from kg.read.options import Noted, ReadOptions, Skipped

SUFFIXES = (".txt",) * 6 + (".html",) * 3 + (".jsonl", ".csv", ".tsv", ".xml", ".md")
PIECES = [
    *"\"'“”‘’«»„\x00\x1b\r\n\t\u202e\u2066\ufeff\u0301\ud800,;|<>&{}[]",
    "\n\n", "said", "He said, ", "“No,” ", " (AP) — ", "<p>", "</p>", "<script>", "<!--", "-->", "]]>", "<![CDATA[", "&#x0;",
    "&lol9;", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '{"text": ', '"title": 1', "}\n", "[[[[", "NaN", "1e999",
    "text,title,date\n", '"""', "=1+1", "2024-02-30", "Mon, 32 Foo", "REUTER", "\U0001f600" * 3, "a" * 200, " " * 90, "é\u0301" * 20,
]  # fmt: skip
LIMIT = 1.0


def main(inputs: int, seed: int) -> int:
    """Try the inputs and print what came of them."""
    chance = random.Random(seed)
    articles = [path.read_bytes() for path in sorted(Path("seeds").rglob("*.*")) if path.is_file()]
    counts: Counter[str] = Counter()
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for number in range(inputs):
            data = _mutate(chance, articles) if number % 2 else _soup(chance)
            file = Path(folder) / f"a{chance.choice(SUFFIXES)}"
            file.write_bytes(data)
            start = time.process_time()
            try:
                counts[try_file(file)] += 1
            except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
                return _fail(file, data, f"{type(error).__name__}: {error}")
            slowest = max(slowest, time.process_time() - start)
            if slowest > LIMIT:
                return _fail(file, data, f"took {slowest:.1f} s")
            file.unlink()
    print(f"{inputs} inputs, seed {seed}: {dict(counts)}; slowest {slowest:.2f} s of CPU")
    return 0


def _fail(file: Path, data: bytes, why: str) -> int:
    kept = Path(f"fuzz-failure{file.suffix}")
    kept.write_bytes(data)
    print(f"failed: {why}; the input is in {kept}")
    return 1


def try_file(file: Path) -> str:
    """Read one file and pair its quotation marks; return what came of it."""
    options = ReadOptions(language="any", max_characters=50_000)
    result = "nothing"
    for one in read_documents([file], options=options):
        if isinstance(one, Skipped | Noted):
            assert one.reason, "an input was named without a reason"
            assert "\n" not in one.reason, "a reason has several lines"
            result = "skipped" if isinstance(one, Skipped) else result
            continue
        json.dumps([one.id, one.title, one.url, one.text]).encode()
        one.text.encode()
        assert all(0 <= span.start < span.end <= len(one.text) for span in one.skipped), (
            "a span lies outside"
        )
        paragraphs = split_paragraphs(one.text)
        for quoted in pair_quotation_marks(one.text, paragraphs):
            inside = any(
                p.start <= quoted.outer.start and quoted.outer.end <= p.end for p in paragraphs
            )
            assert inside, "a quotation crosses its paragraph"
        result = "read"
    return result


def _mutate(chance: random.Random, articles: list[bytes]) -> bytes:
    """Return an article with a few bytes changed, doubled, cut out, or replaced by a piece."""
    data = bytearray(chance.choice(articles)[: chance.randrange(200, 4000)])
    for _ in range(chance.randrange(1, 12)):
        at = chance.randrange(len(data) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            data[at:at] = chance.choice(PIECES).encode("utf-8", "surrogatepass")
        elif kind == 1:
            del data[at : at + chance.randrange(1, 60)]
        elif kind == 2:
            data[at:at] = data[at : at + chance.randrange(1, 80)]
        else:
            data[at : at + 1] = bytes([chance.randrange(256)])
    return bytes(data)


def _soup(chance: random.Random) -> bytes:
    pieces = chance.choices(PIECES, k=chance.randrange(1, 60))
    return "".join(pieces).encode("utf-8", "surrogatepass")


if __name__ == "__main__":
    given = [int(word) for word in sys.argv[1:3]]
    sys.exit(main(*given, *(100_000, 1)[len(given) :]))
