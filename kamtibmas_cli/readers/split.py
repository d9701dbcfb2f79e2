"""Several releases in one text: where one ends and the next begins. Never two out of one: precision comes first."""

import re

from kamtibmas_cli.recognisers.mentions import mentions
from kamtibmas_cli.recognisers.moments import clocks, dates
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.organisations import read_unit
from kamtibmas_cli.text import Span, Text

# Code points that a release has at least.
SHORTEST = 150
_RULE = re.compile(r"^[ \t*_]*(?:[=\-–—_*~#•➖═─━.+]\s?){5,}[ \t]*\r?$", re.MULTILINE)
_GREETING = re.compile(
    r"^[\s*_]*(?:assalam|ass\.|salam |selamat (?:pagi|siang|sore|malam)|(?:mohon )?(?:ijin|izin)\b)", re.IGNORECASE
)
_REPORT_HEAD = re.compile(r"^[ \t*_]*(?:kepada|kpd)\s*(?:yth\b|\*|:|$|\.)", re.IGNORECASE | re.MULTILINE)
_NUMBERED = re.compile(
    r"^[ \t*_]*(?:laporan|rilis|release|berita|giat)\s+(?:ke\s?-?\s?|no\.?\s?|#)?\d{1,3}\b[^\n]{0,60}$",
    re.IGNORECASE | re.MULTILINE,
)


def is_release(raw: str) -> bool:
    """Tell whether a text may be a release: long enough, with police or soldiers in it, and a moment or an activity."""
    if len(raw.strip()) < SHORTEST:
        return False
    text = Text(raw)
    police = any(mark.row.values["kind"] == "police" for mark in text.marks("people_words"))
    staff = police or mentions(text) or offices(text) or any(read_unit(text, mark) for mark in text.marks("units"))
    return bool(staff) and bool(dates(text) or clocks(text) or text.marks("activities"))


def split(text: str, how: str = "auto") -> list[Span]:
    """Give the spans of the releases of a text.

    ``how`` is "none", "auto" (rules drawn across, repeated heads of reports, numbered reports) or a line that divides
    them. What holds no release of its own stays with the one before.
    """
    if how == "none":
        return [(0, len(text))]
    if how != "auto":
        cuts = [
            (match.start(), match.end()) for match in re.finditer(rf"^{re.escape(how)}[ \t]*\r?$", text, re.MULTILINE)
        ]
        return _trim(text, _pieces(text, cuts)) or [(0, len(text))]
    for cuts in (_rules(text), _heads(text, _REPORT_HEAD), _heads(text, _NUMBERED)):
        pieces = _trim(text, _pieces(text, cuts))
        if len(pieces) > 1 and all(is_release(text[start:end]) for start, end in pieces):
            return pieces
    return [(0, len(text))]


def _rules(text: str) -> list[Span]:
    return [match.span() for match in _RULE.finditer(text)]


def _heads(text: str, pattern: re.Pattern[str]) -> list[Span]:
    """Give the places before repeated heads; greetings just above a head belong to it."""
    found = [match.start() for match in pattern.finditer(text)]
    cuts = []
    for start in found[1:] if len(found) > 1 else []:
        while start:
            above = text.rfind("\n", 0, start - 1) + 1
            line = text[above : start - 1]
            if line.strip() and not _GREETING.match(line):
                break
            start = above
        cuts.append((start, start))
    return cuts


def _pieces(text: str, cuts: list[Span]) -> list[Span]:
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _trim(text: str, pieces: list[Span]) -> list[Span]:
    """Take the white space off each piece; blank ones go."""
    found = []
    for start, end in pieces:
        body = text[start:end]
        if body.strip():
            left = len(body) - len(body.lstrip())
            found.append((start + left, start + left + len(body.strip())))
    return found
