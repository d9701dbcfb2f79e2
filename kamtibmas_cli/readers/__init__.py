"""Bytes to texts: what an input is, by its content first and its ending second, and the releases in it."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kamtibmas_cli.readers.plain import ZIP_ERRORS, Reading, UnreadableError, decode, read, read_bytes
from kamtibmas_cli.text import Span

__all__ = [
    "ENDINGS",
    "Document",
    "How",
    "Reading",
    "UnreadableError",
    "decode",
    "documents",
    "kind_of",
    "read",
    "read_bytes",
]

# Endings of the files of a folder that are read where nobody says which.
ENDINGS = (".txt", ".docx", ".pdf", ".html", ".htm", ".mhtml", ".mht", ".zip")
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]")
# A file with pictures in it is larger than its text.
_PACKED = 10
_TABLES = {".csv": "csv", ".tsv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}


class How(NamedTuple):
    """How to read an input.

    An encoding to force, how to split a text ("auto", "none" or a dividing line), whether every message of a chat is
    kept, the column of a table that holds the texts, and the largest text in bytes.
    """

    encoding: str | None = None
    split: str = "auto"
    all_messages: bool = False
    column: str | None = None
    max_size: int = 5_000_000


class Document(NamedTuple):
    """One text out of an input, with what the input says of it beside the text."""

    text: str
    encoding: str = "utf-8"
    span: Span | None = None  # where it lies in the file's text, if that holds several
    chat: dict[str, Any] | None = None
    row: dict[str, Any] | None = None
    base_date: date | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None


def kind_of(data: bytes, name: str) -> str:
    """Tell what an input is: text, chat-zip, docx, xlsx, csv, jsonl, pdf, html or mhtml.

    Raises ``UnreadableError`` for a picture, an old office file and other binary files.
    """
    from kamtibmas_cli.readers import html

    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _zip_kind(data)
    if data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        raise UnreadableError("a picture: there is no text in it")
    if data.startswith(_OLD_OFFICE):
        raise UnreadableError("an old office file (.doc, .xls): save it as .docx or .xlsx")
    if html.is_html(data):
        return "html"
    if html.is_mhtml(data):
        return "mhtml"
    return _TABLES.get(Path(name).suffix.lower(), "text")


def _zip_kind(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except ZIP_ERRORS as error:
        raise UnreadableError(f"a damaged zip file ({error})") from None
    if "word/document.xml" in names:
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if any(name.lower().endswith(".txt") for name in names):
        return "chat-zip"
    raise UnreadableError("a zip file with no chat (.txt) in it")


def documents(data: bytes, name: str, how: How) -> Iterator[Document]:
    """Give the texts of an input.

    Takes its bytes and its name (for the ending). Raises ``UnreadableError`` in one plain line.
    """
    kind = kind_of(data, name)
    limit = how.max_size * (1 if kind in {"text", "csv", "jsonl", "html"} else _PACKED)
    if len(data) > limit and not (how.column and kind in {"csv", "jsonl", "xlsx"}):
        raise UnreadableError(f"larger than {limit} bytes (--max-size)")
    if kind in {"csv", "jsonl", "xlsx"}:
        yield from _rows(data, kind, how)
    elif kind in {"html", "mhtml"}:
        from kamtibmas_cli.readers import html

        page = html.page_of(html.unpack(data) if kind == "mhtml" else data, how.encoding)
        yield Document(page.text, title=page.title, outlet=page.outlet, published=page.published)
    elif kind == "docx":
        from kamtibmas_cli.readers import docx

        yield from _texts(Reading(docx.text_of(data), "utf-8"), how)
    elif kind == "pdf":
        from kamtibmas_cli.readers import pdf

        yield from _texts(Reading(pdf.text_of(data), "utf-8"), how)
    else:
        reading = _chat_of_zip(data, how) if kind == "chat-zip" else decode(data, how.encoding)
        _refuse_binary(reading)
        yield from _texts(reading, how)


def _refuse_binary(reading: Reading) -> None:
    odd = len(_CONTROL.findall(reading.text))
    if odd > 10 and odd > len(reading.text) * 0.03:
        raise UnreadableError("not a text (binary data)")


def _chat_of_zip(data: bytes, how: How) -> Reading:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        name = min(
            (name for name in archive.namelist() if name.lower().endswith(".txt")), key=lambda name: (len(name), name)
        )
        try:
            with archive.open(name) as file:
                text = file.read(how.max_size + 1)
        except ZIP_ERRORS as error:
            raise UnreadableError(f"a damaged zip file ({error})") from None
    if len(text) > how.max_size:
        raise UnreadableError(f"the chat in it is larger than {how.max_size} bytes (--max-size)")
    return decode(text, how.encoding)


def _texts(reading: Reading, how: How) -> Iterator[Document]:
    """Give the releases of a text: the messages of a chat, the parts of a day's collection, or the text itself."""
    from kamtibmas_cli.readers import split, whatsapp

    text = reading.text
    if whatsapp.is_chat(text):
        found = whatsapp.messages(text)
        kept = [one for one in found if how.all_messages or split.is_release(text[one.start : one.end])]
        if not kept:
            raise UnreadableError(f"no release among the {len(found)} messages of this chat (--all-messages keeps all)")
        for one in kept:
            chat = {"sender": one.sender, "sent_at": one.stamp.isoformat() if one.stamp else None}
            span = (one.start, one.end)
            day = one.stamp.date() if one.stamp else None
            yield Document(text[slice(*span)], reading.encoding, span, chat, base_date=day)
        return
    spans = split.split(text, how.split) if len(text) > 2 * split.SHORTEST or how.split not in {"auto", "none"} else []
    if len(spans) < 2:
        yield Document(text, reading.encoding)
    else:
        for start, end in spans:
            yield Document(text[start:end], reading.encoding, (start, end))


def _rows(data: bytes, kind: str, how: How) -> Iterator[Document]:
    from kamtibmas_cli.readers import rows

    if how.column is None:
        raise UnreadableError("a table: name the column that holds the texts (--column)")
    for row in rows.rows_of(data, kind, how.encoding):
        if how.column not in row:
            raise UnreadableError(f"no column {how.column!r}; it has {', '.join(map(repr, row))}")
        text = row[how.column]
        rest = {name: value for name, value in row.items() if name != how.column}
        yield Document("" if text is None else str(text), row=rest)
