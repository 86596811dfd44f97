"""Read annotations: a JSON file -> one checked annotation per document, and the digest of each."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from kg.annotations.schema import Annotation
from kg.errors import AnnotationFileError
from kg.records import digest_text

__all__ = ["digest_annotation", "load_annotations"]


def load_annotations(file: Path) -> dict[str, Annotation]:
    """Return the annotations of `file` by the id of their document.

    Parameters
    ----------
    file
        ``{"documents": […]}``, a list of documents, or one document a line.

    Raises
    ------
    AnnotationFileError
        If the file can't be read or says what it must not: names document, field and expected value.
    """
    found: dict[str, Annotation] = {}
    for number, document in enumerate(_documents(file), start=1):
        name = str(document.get("doc") or f"document {number}")
        try:
            annotation = Annotation.model_validate(document)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            given = f", not {first['input']!r:.60}" if first["type"] != "missing" else ""
            raise AnnotationFileError(f"{file}: {name}: {key}: {first['msg']}{given}") from None
        if annotation.doc in found:
            raise AnnotationFileError(f"{file}: {name}: annotated twice; put both into one")
        found[annotation.doc] = annotation
    if not found:
        raise AnnotationFileError(f"{file}: no annotated document in it")
    return found


def digest_annotation(annotation: Annotation) -> str:
    """Return a digest of all that an annotation says.

    Examples
    --------
    >>> digest_annotation(Annotation(doc="a.txt")) == digest_annotation(Annotation(doc="b.txt"))
    False
    """
    return digest_text(annotation.model_dump_json())


def _documents(file: Path) -> Iterator[dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise AnnotationFileError(f"{file}: can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise AnnotationFileError(f"{file}: no text in UTF-8") from None
    for value in _parsed(text, file):
        if not isinstance(value, dict):
            raise AnnotationFileError(f"{file}: a document is an object, not {value!r:.60}")
        yield value


def _parsed(text: str, file: Path) -> list[Any]:
    try:
        whole = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        lines = [line for line in text.splitlines() if line.strip()]
        try:
            return [json.loads(line) for line in lines]
        except (json.JSONDecodeError, RecursionError):
            raise AnnotationFileError(f"{file}: no valid JSON: {error}") from None
    if isinstance(whole, dict) and "documents" in whole:
        whole = whole["documents"]
    return whole if isinstance(whole, list) else [whole]
