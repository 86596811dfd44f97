"""One small article in each format that kg reads, to try whether it does on this machine."""

import io
import json
import zipfile
from collections.abc import Callable
from importlib import import_module
from typing import Any

__all__ = ["SAMPLES", "STORY"]

STORY = (
    "The foreign minister of Nordland said on Monday that the talks with the rebels would go on."
)

_ROW = {"id": "a", "text": STORY, "title": "Talks", "date": "2024-02-28"}
_PAGE = f"<html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>{STORY}</p></article></body></html>"
_FEED = f"<rss version='2.0'><channel><title>W</title><item><title>Talks</title><description>{STORY}</description></item></channel></rss>"
_MAIL = f"From: Wire <desk@example.org>\nSubject: Talks\nDate: Wed, 28 Feb 2024 15:05:00 +0100\n\n{STORY}\n"
_DRAWN = f"BT /F 9 Tf 9 99 Td ({STORY}) Tj ET"
_PDF = f"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 600 200] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length {len(_DRAWN)} >>
stream
{_DRAWN}
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> endobj
trailer << /Root 1 0 R /Size 6 >>
startxref
0
%%EOF
"""


def _table(separator: str) -> bytes:
    return "\n".join(separator.join(cells) for cells in (_ROW, _ROW.values())).encode()


def _archive() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", STORY)
    return packed.getvalue()


def _parquet() -> bytes:
    pyarrow: Any = import_module("pyarrow")
    parquet: Any = import_module("pyarrow.parquet")
    packed = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist([_ROW]), packed)
    return packed.getvalue()


def _word() -> bytes:
    docx: Any = import_module("docx")
    packed = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(STORY)
    document.save(packed)
    return packed.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    ".txt": STORY.encode,
    ".md": STORY.encode,
    ".html": _PAGE.encode,
    ".json": json.dumps([_ROW]).encode,
    ".jsonl": json.dumps(_ROW).encode,
    ".csv": lambda: _table(","),
    ".tsv": lambda: _table("\t"),
    ".xml": _FEED.encode,
    ".eml": _MAIL.encode,
    ".mbox": f"From - Wed Feb 28 15:05:00 2024\n{_MAIL}".encode,
    ".zip": _archive,
    ".parquet": _parquet,
    ".pdf": _PDF.encode,
    ".docx": _word,
}
"""Bytes by suffix; making them raises ImportError where an extra is missing."""
