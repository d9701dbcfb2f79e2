"""How it is written: lists that were announced, parts of a template, doubled words and spaces, quotation marks."""

import re
from collections.abc import Iterator
from typing import Any

from kamtibmas_cli.checks.codes import Hit
from kamtibmas_cli.recognisers.headings import is_to_chief, sections
from kamtibmas_cli.text import Text

_PHONE = 6  # code points of "0812 " before what hides the rest
_MASKED = re.compile(r"\d{3,4}[ -]?$")
_TEMPLATE = re.compile(
    r"(?<![\w-])[XN]{3,}(?![\w-])|[\[{<(]\s*(?:nama|pangkat|jabatan|tanggal|tempat|lokasi|isi|jam|hari|desa|kecamatan)\s*[\]}>)]"
    r"|(?<=[:\w])\s?(?:…{2,}|\.{5,}|_{4,})",
    re.IGNORECASE,
)
# Words that never stand twice; Indonesian doubles others on purpose (anak anak, kira kira).
_TWICE = re.compile(
    r"\b(?P<word>yang|di|dan|dengan|untuk|pada|dari|ke|oleh|ini|itu|adalah|telah|akan|bahwa|serta|juga|dalam|kepada|agar|para|atas)"
    r"(?P<rest>[ \t]+(?P=word))\b",
    re.IGNORECASE,
)
_LED = re.compile(r"\.? ?\d")
_SPACES = re.compile(r"(?<=[a-z,])(?P<more>  +)(?=[a-z])")


def announced(text: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """``menyampaikan pesan kamtibmas antara lain :`` with nothing behind it."""
    headed = {section.head for section, _ in sections(text) if section.items}
    for mark in text.marks("headings"):
        start = text.starts[mark.start]
        line = text.line_at(start)
        if mark.row.values["section"] != "message" or line is None or text.junk(start):
            continue
        if is_to_chief(text, mark):
            continue
        if not text.clean[line.start : line.end].rstrip(" *_\u00ad").endswith(":"):
            continue
        listed = any(head[0] <= start <= head[1] for head in headed)
        told = any(0 <= item["span"][0] - line.end < 200 for item in record["messages"])
        if not listed and not told:
            yield Hit("K401", (line.start, line.end), {})


def template(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """``XXX``, ``[nama]``, ``Hari : ..........``."""
    for found in _TEMPLATE.finditer(text.raw):
        masked = _MASKED.search(text.raw, max(0, found.start() - _PHONE), found.start())  # "0812 xxxx 7710"
        led = _LED.match(text.raw, found.end() - 1) and found.group()[-1:] == "."  # "Tidak pakai helm ........ 14"
        if not text.junk(found.start()) and not masked and not led:
            yield Hit("K501", found.span(), {"words": found.group().strip()})


def doubled(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """``di di pasar``."""
    for found in _TWICE.finditer(text.raw):
        if not text.junk(found.start()):
            yield Hit("K503", found.span(), {"word": found["word"]}, found["word"])


def spaces(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """Two spaces between words of a sentence."""
    for found in _SPACES.finditer(text.raw):
        if not text.junk(found.start()):
            yield Hit("K504", found.span("more"), {}, " ")


def unclosed(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """A quotation that is opened and never closed; where each paragraph opens anew, only the last must close."""
    for place, quote in enumerate(text.quotes):
        following = text.quotes[place + 1] if place + 1 < len(text.quotes) else None
        goes_on = following is not None and text.clean[quote.end : following.start].strip() == ""
        path = text.raw[quote.start] in "«»"  # "Beranda » Hukum"
        if quote.opened and not quote.closed and not goes_on and not path and not text.junk(quote.start):
            yield Hit("K505", (quote.start, quote.start + 1), {})


def capitals(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """A text in which nearly every letter is a capital."""
    letters = [letter for letter in text.clean if letter.isalpha()]
    if len(letters) > 60 and sum(map(str.isupper, letters)) > 0.85 * len(letters):
        yield Hit("K506", (0, 0), {})


CHECKS = (announced, template, doubled, spaces, unclosed, capitals)
