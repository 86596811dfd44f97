"""Articles that came by mail: ``.eml`` and ``.mbox`` -> a raw article per message, in its text or its HTML."""

import email.policy
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage

from kg.errors import InputError
from kg.read.decode import decode, read_bytes
from kg.read.files import InputFile
from kg.read.markup import markup_to_text
from kg.read.options import Noted, ReadOptions, Skipped
from kg.read.raw_article import RawArticle, clean_line

__all__ = ["read_mailbox", "read_message"]

_MAX_BYTES = 256 * 1024 * 1024
_SEPARATOR = re.compile(rb"(?:\A|\n)From [^\n]*\d{4}[^\n]*\n(?=[!-9;-~]+:)")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)

Item = RawArticle | Skipped | Noted


def read_message(file: InputFile, _options: ReadOptions) -> Iterator[Item]:
    """Yield the article of a saved mail: its subject is the title, its sender the source.

    Raises
    ------
    InputError
        If it holds no text.
    """
    data = read_bytes(file.path, limit=_MAX_BYTES)
    yield from _read(data, RawArticle(where=file.shown, file=file.name, text=""))


def read_mailbox(file: InputFile, _options: ReadOptions) -> Iterator[Item]:
    """Yield the messages of a mailbox (mbox), each an article.

    Raises
    ------
    InputError
        If there is none in it.
    """
    data = read_bytes(file.path, limit=_MAX_BYTES).replace(b"\r\n", b"\n")
    starts = list(_SEPARATOR.finditer(data))
    if not starts:
        raise InputError("no mailbox: no line 'From …' before a message")
    ends = [*(one.start() for one in starts[1:]), len(data)]
    for number, (start, end) in enumerate(zip(starts, ends, strict=True), start=1):
        frame = RawArticle(where=f"{file.shown}:{number}", file=file.name, line=number, text="")
        try:
            yield from _read(_QUOTED_FROM.sub(rb"\1", data[start.end() : end]), frame)
        except InputError as error:
            yield Skipped(path=frame.where, reason=str(error))


def _read(data: bytes, frame: RawArticle) -> Iterator[Item]:
    try:
        message = message_from_bytes(data, policy=email.policy.default)
        yield RawArticle(
            where=frame.where,
            file=frame.file,
            line=frame.line,
            record=clean_line(message["message-id"]).strip("<>") if frame.line else "",
            text=_body(message),
            title=clean_line(message["subject"]),
            source=_sender(message),
            date=str(message["date"] or ""),
        )
        names = [
            one.get_filename() or one.get_content_type() for one in message.iter_attachments()
        ]
    except InputError:
        raise
    except Exception as error:  # whatever a parser of hostile mails may raise
        raise InputError(f"no readable mail: {type(error).__name__}") from error
    if names:
        listed = ", ".join(map(clean_line, names[:20]))
        yield Noted(path=frame.where, reason=f"attachments not read: {listed}")


def _body(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None or not message.keys():
        raise InputError("empty: no text in the mail")
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    try:
        text = data.decode(part.get_content_charset("utf-8")).replace("\r\n", "\n")
    except (LookupError, UnicodeDecodeError):
        text = decode(data)
    return markup_to_text(text) if part.get_content_subtype() == "html" else text


def _sender(message: EmailMessage) -> str:
    """Return the name of who sent it, or the address's domain."""
    sender = message["from"]
    addresses: tuple[Address, ...] = getattr(sender, "addresses", ())
    return next((one.display_name or one.domain for one in addresses), "")
