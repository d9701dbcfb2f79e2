"""Dates and clock times: those that do not exist, lie ahead, or contradict the place."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from kamtibmas_cli.checks.codes import Hit
from kamtibmas_cli.tables import lexicon
from kamtibmas_cli.text import Text

_MONTHS = r"januari|februari|pebruari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
_NUMERIC = re.compile(r"(?<![\w/.,-])(?P<day>\d{1,2})(?P<sep>[/-])(?P<month>\d{1,2})(?P=sep)(?P<year>20\d\d)(?![\w/-])")
_WORDED = re.compile(rf"(?<![\w/.-])(?P<day>\d{{1,2}})\s+(?P<month>{_MONTHS})\s+(?P<year>20\d\d)\b", re.IGNORECASE)
_AMERICAN = re.compile(r"\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)? [AP]M\b")
_CLOCK = re.compile(
    r"\b(?:pukul|pkl|jam)\.?\s*:?\s*(?P<clock>(?P<hour>\d{1,2})[.:](?P<minute>\d{2}))(?![\d.])", re.IGNORECASE
)
_ORDER = (
    "januari",
    "februari",
    "maret",
    "april",
    "mei",
    "juni",
    "juli",
    "agustus",
    "september",
    "oktober",
    "november",
    "desember",
)


def impossible(text: Text, _: dict[str, Any]) -> Iterator[Hit]:
    """``31/02/2024``, ``32 Januari 2024``, ``pukul 25.10``."""
    for found in (*_NUMERIC.finditer(text.clean), *_WORDED.finditer(text.clean)):
        if _AMERICAN.match(text.clean, found.end()):
            continue  # a blog's "2/15/2025 07:11:00 AM"
        word = found["month"].lower().replace("pebruari", "februari").replace("nopember", "november")
        month = int(word) if word.isdigit() else _ORDER.index(word) + 1
        try:
            date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            yield Hit("K105", found.span(), {"words": found.group()})
    for found in _CLOCK.finditer(text.clean):
        if int(found["hour"]) > 24 or int(found["minute"]) > 59:
            yield Hit("K105", found.span("clock"), {"words": found["clock"]})


def ahead(_: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """An activity later than the base date, or than the page that reports it."""
    day, bounds = record["time"]["date"], [record["base_date"], (record["published"] or "")[:10]]
    for bound in map(str, filter(None, bounds)):
        if day and not day.startswith("X") and day > bound:
            yield Hit("K106", tuple(record["time"]["spans"]["date"]), {"date": day, "base": bound})
            return


def wrong_zone(text: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """A stated zone that is not the province's."""
    province, time = record["place"]["province"], record["time"]
    if not province or not province["code"] or time["timezone_inferred"] or not time["timezone"]:
        return
    rows = lexicon().table("provinces")
    zone = next((row.values["zone"] for row in rows if row.means == province["official"]), None)
    if zone and zone != time["timezone"]:
        said = time["timezone"]
        place = re.search(rf"\b{said}\b", text.clean, re.IGNORECASE)
        yield Hit(
            "K107", place.span() if place else (0, 0), {"said": said, "place": province["official"], "zone": zone}
        )


def missing(_: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """What a release should say and does not: clock time, place, officer, message, aim."""
    place = record["place"]
    lacks = {
        "K111": record["time"]["start"] is None,
        "K112": not any(area and not area.get("inferred") for area in place.values()),
        "K113": not record["personnel"],
        "K114": not record["messages"],
        "K115": not record["outcomes"],
    }
    yield from (Hit(code, (0, 0), {}) for code, lacking in lacks.items() if lacking)


CHECKS = (impossible, ahead, wrong_zone, missing)
