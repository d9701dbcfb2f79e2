"""Officers: misspelt ranks and offices, ranks unusual for an office, one person with two ranks, numbers told twice."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from kamtibmas_cli.checks.codes import Hit
from kamtibmas_cli.recognisers.mentions import mentions
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.recognisers.numerals import read_number
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.regions.names import distance
from kamtibmas_cli.tables import lexicon, words
from kamtibmas_cli.text import Text

# Lowest and highest order of rank (ranks.csv) that holders of an office have, acting ones included.
_USUAL = {"Kapolda": (19, 21), "Kapolres": (16, 18), "Kapolresta": (17, 18), "Kapolsek": (11, 17)}
# Right words that are nearly others: the wives' association, the civil guard, the intelligence officer of a Kodim, a
# squad's older name, "Blue Light Patrol", a stove, who reports.
_ALIKE = frozenset({"bhayangkari", "linmas", "pasiintel", "turjagwali", "patrol", "kompor", "pelapor"})
_DISTRICT = 3  # depth in the official list
_LARGEST = 20  # of the numbers that a report gives in words once more
_TWICE = re.compile(
    r"(?<![\w.,/])(?P<digits>\d{1,2})\s*\(\s*(?P<words>[a-z]+(?:\s+(?:belas|puluh))?)\s*\)", re.IGNORECASE
)


@lru_cache(maxsize=1)
def _right_words() -> frozenset[str]:
    """Give the words of ranks and offices in their right spelling, folded, of those long enough to be recognised."""
    ranks = {word for row in lexicon().table("ranks") for word in words(row.forms[0]) if len(word) > 5}
    table = [row.means for name in ("positions", "functions", "units") for row in lexicon().table(name)]
    return frozenset(ranks | {word for means in table for word in words(means) if len(word) > 6})


@lru_cache(maxsize=1)
def _rank_words() -> frozenset[str]:
    """Give the words of ranks that are none of offices."""
    offices = {
        word
        for name in ("positions", "functions", "units")
        for row in lexicon().table(name)
        for word in words(row.means)
    }
    return _right_words() - offices


def misspelt(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """``Kaporles``, ``Kasat Reksim``, ``Babinkamtibmas``: one letter wrong, left out, doubled or two swapped."""
    named = {index for mention in mentions(text) for index in range(*mention.name)}
    for index, word in enumerate(text.folds):
        if len(word) < 6 or index in named or word in _right_words() or word in _ALIKE or not text.capital(index):
            continue
        placed = text.mark_before("levels", index) or text.mark_before("units", index) or areas().named(word, _DISTRICT)
        if placed or word in common_words() or text.mark_at("civil", index):
            continue
        right = _right(word)
        beside = index + 1 < len(text.folds) and text.capital(index + 1) and "\n" not in text.gap(index)
        if right in _rank_words() and not beside:
            right = None  # "Tokoh adat Puutobu Lasamana": a rank stands before a name
        start, end = text.span(index, index + 1)
        if right and not text.junk(start) and text.raw[start:end].lower() == word:
            written = text.raw[start:end]
            fix = right.upper() if written.isupper() else right.capitalize() if written[0].isupper() else right
            yield Hit("K303", (start, end), {"word": written, "right": fix}, fix)


@lru_cache(maxsize=8192)
def _right(word: str) -> str | None:
    if word.startswith("dit"):
        return None  # "Ditsamapta" is the directorate of a Dirsamapta
    near = [right for right in _right_words() if abs(len(right) - len(word)) < 2 and distance(word, right, 1) <= 1]
    return near[0] if len(near) == 1 else None


def unusual(_: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """``Kapolres Siak AIPDA Budi``."""
    for person in record["personnel"]:
        title = (person["position"] or {}).get("title")
        rank = person["rank"]
        if title in _USUAL and rank and rank["force"] == "polri":
            low, high = _USUAL[title]
            if not low <= rank["order"] <= high:
                yield Hit("K304", tuple(person["span"]), {"rank": rank["code"], "title": title})


def two_ranks(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """The same name behind two ranks."""
    first: dict[tuple[str, ...], str] = {}
    for mention in mentions(text):
        name = tuple(text.folds[slice(*mention.name)])
        if mention.rank is None or len(name) < 2 or text.quoted(mention.start):
            continue
        code = mention.rank.values["code"]
        known = first.setdefault(name, code)
        if known != code:
            start, end = text.span(*mention.name)
            yield Hit("K305", mention.span, {"name": text.clean[start:end], "one": known, "other": code})


def told_twice(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """``7 (enam)``."""
    for found in _TWICE.finditer(text.clean):
        value = read_number(" ".join(found["words"].lower().split()))
        if value is not None and value <= _LARGEST and value != int(found["digits"]):
            yield Hit("K306", found.span(), {"digits": found["digits"], "words": found["words"]})


def two_spellings(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """``Iptu Budi Santoso`` and later ``Iptu Budi Santosa``: the same rank, one letter apart."""
    seen: list[tuple[str, str]] = []
    for mention in mentions(text):
        name = " ".join(text.folds[slice(*mention.name)])
        rank = mention.rank.values["code"] if mention.rank else ""
        if len(name) < 8 or text.quoted(mention.start):
            continue
        near = [other for code, other in seen if code == rank and other != name and distance(other, name, 1) <= 1]
        if near and (rank, name) not in seen:
            yield Hit("K307", text.span(*mention.name), {"name": name.title(), "other": near[0].title()})
        seen.append((rank, name))


CHECKS = (misspelt, unusual, two_ranks, two_spellings, told_twice)
