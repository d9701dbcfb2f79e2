"""Saved news pages: the main text, and what the page says of itself (trafilatura)."""

import re
from typing import Any, NamedTuple

from kamtibmas_cli.readers.plain import UnreadableError, decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.IGNORECASE)


class Page(NamedTuple):
    """A page: its main text, and title, outlet and ISO date of publishing by its metadata (None: not said)."""

    text: str
    title: str | None
    outlet: str | None
    published: str | None


def is_html(data: bytes) -> bool:
    """Tell whether bytes are a page: a doctype, or a tag of its frame near the beginning."""
    head = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")) or (
        head.startswith((b"<!--", b"<?xml", b"<meta")) and b"<html" in head
    )


def is_mhtml(data: bytes) -> bool:
    """Tell whether bytes are a page saved as a whole: a mail with parts."""
    head = data[:3000].lower()
    return (
        b"multipart/related" in head and b"content-type:" in head and b"\n\n" in data[:20_000].replace(b"\r\n", b"\n")
    )


def unpack(data: bytes) -> bytes:
    """Give the page of an MHTML file. Raises ``UnreadableError`` where it has none."""
    import email  # a plain text must not pay for it

    mail = email.message_from_bytes(data)
    for part in mail.walk():
        if part.get_content_type() == "text/html":
            body = part.get_payload(decode=True)
            if isinstance(body, bytes):
                return body
    raise UnreadableError("there is no page in this MHTML file")


def page_of(data: bytes, encoding: str | None = None) -> Page:
    """Give the main text of a page.

    Raises ``UnreadableError`` in one plain line where there is none, or the extra is missing.
    """
    try:
        from trafilatura import bare_extraction
    except ModuleNotFoundError:
        raise UnreadableError("HTML needs the extra 'html': pip install 'kamtibmas[html]'") from None
    said = _CHARSET.search(data[:5000])
    try:
        raw = decode(data, encoding or (said.group(1).decode() if said else None)).text
    except UnreadableError:
        raw = decode(data, encoding).text
    found: Any = bare_extraction(raw, include_comments=False, include_tables=True, with_metadata=True)
    text = (found.text or "").strip() if found else ""
    if not text:
        raise UnreadableError("no story was found on this page")
    return Page(text + "\n", found.title or None, found.sitename or found.hostname or None, found.date or None)
