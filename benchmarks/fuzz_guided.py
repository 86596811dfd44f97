"""Inputs that a search for new paths through the code comes upon (atheris, libFuzzer) -> readers, quotation pairing.

Usage: ``python benchmarks/fuzz_guided.py [SECONDS]``, by default 60. What must hold is what `fuzz.py` checks. Inputs
that reached something new are kept in ``tests/corpus`` and read by the tests ever after: the first byte chooses the
suffix, the rest is the file. Needs ``pip install atheris`` (Linux, Python 3.11 to 3.13).
"""

import sys
import tempfile
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kg.read", "kg.annotate"]):
    from fuzz import PIECES, SUFFIXES, try_file

    import kg.annotate.quotemarks
    import kg.read.feeds
    import kg.read.tables
    import kg.read.texts
    import kg.read.webpages  # noqa: F401 - readers load when a file asks for them, too late to be watched

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
KINDS = sorted(set(SUFFIXES))
LONGEST = 600


def try_bytes(data: bytes, folder: Path) -> None:
    """Read what `data` stands for; an exception is a finding."""
    if not data:
        return
    file = folder / f"a{KINDS[data[0] % len(KINDS)]}"
    file.write_bytes(data[1:])
    try:
        try_file(file)
    finally:
        file.unlink()


def main() -> None:
    """Search for some time; libFuzzer prints what it does and writes a failing input to ``crash-…``."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    CORPUS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        words = Path(folder, "words.dict")
        escaped = (
            "".join(f"\\x{byte:02x}" for byte in one.encode("utf-8", "surrogatepass"))
            for one in PIECES
        )
        words.write_text("".join(f'"{one}"\n' for one in escaped))
        options = [
            f"-max_total_time={seconds}",
            f"-max_len={LONGEST}",
            f"-dict={words}",
            "-timeout=10",
            "-seed=1",
            "-print_final_stats=1",
        ]
        articles = Path(folder, "articles")
        articles.mkdir()
        for number, path in enumerate(sorted(Path("seeds").rglob("*.*"))):
            kind = KINDS.index(path.suffix) if path.suffix in KINDS else 0
            Path(articles, str(number)).write_bytes(
                bytes([kind]) + path.read_bytes()[: LONGEST - 1]
            )
        Path(folder, "inputs").mkdir()
        arguments = [sys.argv[0], *options, str(CORPUS), str(articles)]
        atheris.Setup(arguments, lambda data: try_bytes(data, Path(folder, "inputs")))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
