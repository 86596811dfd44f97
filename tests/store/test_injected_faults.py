"""Faults at every call, as SQLite tests itself: an I/O error or no memory at the first call, the second, and so on.

Whatever fails, one line is said, what was whole stays whole, and the next try gives what an undisturbed one gives.
"""

import builtins
import contextlib
import errno
import io
import os
import sqlite3
from contextlib import contextmanager

import pytest

from kg.errors import KgError
from kg.records import Document, Extraction, Span
from kg.resolve.cast import Cast
from kg.store import database
from kg.store.atomic import finish_directory, replace_directory
from kg.store.extractions import ExtractionStore
from kg.store.packing import pack_extraction

FAULTS = {
    "I/O error": lambda: OSError(errno.EIO, os.strerror(errno.EIO)),
    "disk full": lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    "no memory": MemoryError,
}
SQL_FAULTS = {
    "I/O error": lambda: sqlite3.OperationalError("disk I/O error"),
    "disk full": lambda: sqlite3.OperationalError("database or disk is full"),
    "no memory": MemoryError,
}


class Faulty:
    """Counts calls and fails at one of them; with `for_good` at all that follow, too."""

    def __init__(self, at, make, *, for_good):
        self.at, self.make, self.for_good = at, make, for_good
        self.count = 0

    def __call__(self):
        self.count += 1
        if self.count == self.at or (self.for_good and self.count > self.at):
            raise self.make()


class Connection:
    """A connection to SQLite of which any call may fail."""

    def __init__(self, real, fault):
        self.__dict__.update(real=real, fault=fault)

    def execute(self, *arguments):
        if not str(arguments[0]).startswith("ROLLBACK"):
            self.fault()
        return self.real.execute(*arguments)

    def executemany(self, *arguments):
        self.fault()
        return self.real.executemany(*arguments)

    def __getattr__(self, name):
        return getattr(self.real, name)

    def __setattr__(self, name, value):
        setattr(self.real, name, value)


def document(name):
    return Document(id=name, text=f"The minister met Ana Roe in {name}.")


def pack(one):
    extraction = Extraction(document=one, sentences=(Span(0, len(one.text)),))
    return pack_extraction(extraction, Cast(doc=one.id))


def work(path):
    """Do what a build does with the store."""
    documents = [document(name) for name in "abc"]
    with ExtractionStore(path, {"code": "1"}, cast_by="1") as store:
        store.scrub()
        store.put_articles({b"1": "{}"})
        missing = store.missing(documents)
        store.put([pack(one) for one in missing])
        list(store.read(documents))
        list(store.casts(documents))
        store.finish(documents, notes={"inputs": "x"})
        return store.documents(), store.note("inputs")


@pytest.mark.parametrize("kind", SQL_FAULTS)
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_a_fault_at_every_call_of_the_store(tmp_path, monkeypatch, kind, for_good):
    connect, expected = sqlite3.connect, work(tmp_path / "undisturbed.db")
    at = calls = 0
    while at <= calls:
        at += 1
        path = tmp_path / f"{at}.db"
        fault = Faulty(at, SQL_FAULTS[kind], for_good=for_good)
        monkeypatch.setattr(
            database.sqlite3, "connect", lambda *a, f=fault, **k: Connection(connect(*a, **k), f)
        )
        with contextlib.suppress(KgError, MemoryError):  # any other error fails
            assert work(path) == expected
        calls = max(calls, fault.count)
        monkeypatch.undo()
        assert work(path) == expected
    assert calls > 20


CALLS = ("replace", "rename", "mkdir", "fsync", "unlink", "rmdir", "scandir", "stat", "open")


@contextmanager
def faulty_files(monkeypatch, fault, folder):
    """Make every call that touches a file below `folder` one that may fail."""
    for name in CALLS:
        real = getattr(os, name)

        def call(path, *arguments, real=real, name=name, **options):
            if name == "fsync" or str(folder) in os.fspath(
                path if not isinstance(path, int) else ""
            ):
                fault()
            return real(path, *arguments, **options)

        monkeypatch.setattr(os, name, call)
    real_open = io.open

    def opened(file, *arguments, **options):
        if not isinstance(file, int) and str(folder) in os.fspath(file):
            fault()
        return real_open(file, *arguments, **options)

    monkeypatch.setattr(io, "open", opened)
    monkeypatch.setattr(builtins, "open", opened)
    try:
        yield
    finally:
        monkeypatch.undo()


def write(directory, text):
    with replace_directory(directory) as folder:
        for name in ("a", "b"):
            (folder / name).write_text(text)


def content(directory):
    return {path.name: path.read_text() for path in sorted(directory.iterdir()) if path.is_file()}


@pytest.mark.parametrize("kind", FAULTS)
@pytest.mark.parametrize("for_good", [False, True], ids=["once", "for good"])
def test_a_fault_at_every_call_that_writes_files(tmp_path, monkeypatch, kind, for_good):
    at = calls = 0
    while at <= calls:
        at += 1
        directory = tmp_path / str(at)
        write(directory, "old")
        fault = Faulty(at, FAULTS[kind], for_good=for_good)
        expected = contextlib.suppress(KgError, OSError, MemoryError)
        with faulty_files(monkeypatch, fault, directory), expected:
            write(directory, "new")
        calls = max(calls, fault.count)
        finish_directory(directory)
        assert content(directory) in ({"a": "old", "b": "old"}, {"a": "new", "b": "new"})
        write(directory, "newer")
        assert content(directory) == {"a": "newer", "b": "newer"}
        assert [one.name for one in (directory / ".kg").iterdir()] == ["files.json"]
    assert calls > 15
