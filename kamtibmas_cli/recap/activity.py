"""A record to an activity: the little that a recap needs of it."""

import re
from datetime import date
from typing import Any

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.model import Activity, Officer, Spot

_LEVEL_WORDS = {"kecamatan": "Kec.", "kabupaten": "Kab.", "kota": "Kota", "kelurahan": "Kel.", "desa": "Desa"}

# Control characters would move a terminal's cursor or break a file; a name of a file may hold half a character.
_UNFIT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_CLOCK = re.compile(r"[0-2]\d:[0-5]\d")


class NotARecordError(Exception):
    """A value that is no record of a release."""


def activity_of(record: Any) -> Activity:
    """Take what the recap needs from a record.

    Takes the record as a dictionary (the JSON contract). Raises ``NotARecordError`` where it is no such thing.
    """
    try:
        return _activity(record)
    except (KeyError, TypeError, AttributeError, ValueError, IndexError) as error:
        raise NotARecordError(f"not a record of kamtibmas ({type(error).__name__}: {error})") from None


def _activity(record: dict[str, Any]) -> Activity:
    time, source = record["time"], record["source"]
    spot = _spot(record["place"])
    head, unit = _units(record["units"], spot)
    return Activity(
        source=f"{_line(source['name'] or '-')}#{int(source['index'])}",
        date=_date(time["date"]),
        start=_clock(time["start"]),
        end=_clock(time["end"]),
        zone=_line(time["timezone"]),
        kind=_line(next(iter(record["activity"]["kinds"]), "")),
        head=head,
        unit=unit,
        spot=spot,
        officers=tuple(_officer(person) for person in record["personnel"]),
        count=None if record["personnel_count"] is None else int(record["personnel_count"]),
        headline=_words(record["headline"]),
        outlet=_words(record["outlet"]),
        situation=_line(", ".join((record["situation"] or {"status": ()})["status"])),
        text=str(source.get("text") or ""),
        digest=str(source.get("sha256") or ""),
    )


def _line(value: Any) -> str:
    """Give a value as text on one line that every format can hold."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError(f"text expected, not {type(value).__name__}")
    return " ".join(_UNFIT.sub(" ", value).split())


def _clock(value: str | None) -> str:
    if value and not _CLOCK.fullmatch(value):
        raise ValueError(f"no clock: {value!r}")
    return value or ""


def _date(value: str | None) -> str:
    """Check a date's form, so that nobody after this has to."""
    if not value:
        return ""
    if value.startswith("XXXX-"):
        labels.yearless(value)
        return value
    return date.fromisoformat(value).isoformat()


def _words(value: dict[str, Any] | None) -> str:
    return _line(value["text"]) if value else ""


def _spot(place: dict[str, Any]) -> Spot:
    levels = [place[level] for level in ("village", "district", "regency", "province")]
    codes = [_line(area["code"]) for area in levels if area and area["code"]]
    village, district, regency, province = (_area(area) for area in levels)
    return Spot(
        _words(place["venue"]),
        _words(place["street"]),
        village,
        district,
        regency,
        province,
        code=codes[0] if codes else "",
        regency_code=next((code[:5] for code in codes if len(code) >= 5), ""),
    )


def _area(area: dict[str, Any] | None) -> str:
    if not area:
        return ""
    word = area["kind"] and _LEVEL_WORDS.get(area["kind"], "" if area["kind"] == "provinsi" else area["kind"].title())
    return f"{word} {_line(area['name'])}" if word else _line(area["name"])


def _units(units: list[dict[str, Any]], spot: Spot) -> tuple[str, str]:
    """Give the polres and the polsek of a release.

    "Polsek Bunut jajaran Polres Pelalawan Polda Riau" is (Polres Pelalawan, Polsek Bunut). A polsek whose polres the
    release does not name is not given one: it stands under its regency, ``Wilayah Kab. Pelalawan``.
    """
    named: dict[str, str] = {}
    for unit in units:
        named.setdefault(labels.unit_level(unit["kind"]), labels.unit(_line(unit["kind"]), _line(unit["name"])))
    sector = named.get("sector")
    head = named.get("head")
    if head is None and sector:
        head = f"Wilayah {spot.regency}" if spot.regency else named.get("region", labels.NO_UNIT)
    head = head or named.get("region") or named.get("other") or labels.NO_UNIT
    return head, sector or head


def _officer(person: dict[str, Any]) -> Officer:
    rank, position = person["rank"] or {}, person["position"] or {}
    office = " ".join(filter(None, (position.get("title"), position.get("unit"), position.get("area"))))
    return Officer(_line(person["name"]), _line(rank.get("code")), int(rank.get("order") or 0), _line(office))
