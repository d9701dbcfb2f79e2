"""A record to an activity: the little that a recap needs of it."""

from datetime import date
from typing import Any

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.model import Activity, Officer, Spot

_LEVEL_WORDS = {"kecamatan": "Kec.", "kabupaten": "Kab.", "kota": "Kota", "kelurahan": "Kel.", "desa": "Desa"}


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
        source=f"{source['name'] or '-'}#{int(source['index'])}",
        date=_date(time["date"]),
        start=str(time["start"] or ""),
        end=str(time["end"] or ""),
        zone=str(time["timezone"] or ""),
        kind=str(next(iter(record["activity"]["kinds"]), "")),
        head=head,
        unit=unit,
        spot=spot,
        officers=tuple(_officer(person) for person in record["personnel"]),
        count=None if record["personnel_count"] is None else int(record["personnel_count"]),
        headline=_words(record["headline"]),
        outlet=_words(record["outlet"]),
        situation=", ".join((record["situation"] or {"status": ()})["status"]),
        text=str(source.get("text") or ""),
        digest=str(source.get("sha256") or ""),
    )


def _date(value: str | None) -> str:
    """Check a date's form, so that nobody after this has to."""
    if not value:
        return ""
    if value.startswith("XXXX-"):
        labels.yearless(value)
        return value
    return date.fromisoformat(value).isoformat()


def _words(value: dict[str, Any] | None) -> str:
    return str(value["text"]) if value else ""


def _spot(place: dict[str, Any]) -> Spot:
    levels = [place[level] for level in ("village", "district", "regency", "province")]
    codes = [area["code"] for area in levels if area and area["code"]]
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
    return f"{word} {area['name']}" if word else str(area["name"])


def _units(units: list[dict[str, Any]], spot: Spot) -> tuple[str, str]:
    """Give the polres and the polsek of a release.

    "Polsek Bunut jajaran Polres Pelalawan Polda Riau" is (Polres Pelalawan, Polsek Bunut). A polsek whose polres the
    release does not name is not given one: it stands under its regency, ``Wilayah Kab. Pelalawan``.
    """
    named: dict[str, str] = {}
    for unit in units:
        named.setdefault(labels.unit_level(unit["kind"]), labels.unit(unit["kind"], unit["name"]))
    sector = named.get("sector")
    head = named.get("head")
    if head is None and sector:
        head = f"Wilayah {spot.regency}" if spot.regency else named.get("region", labels.NO_UNIT)
    head = head or named.get("region") or named.get("other") or labels.NO_UNIT
    return head, sector or head


def _officer(person: dict[str, Any]) -> Officer:
    rank, position = person["rank"] or {}, person["position"] or {}
    office = " ".join(filter(None, (position.get("title"), position.get("unit"), position.get("area"))))
    return Officer(str(person["name"]), str(rank.get("code") or ""), int(rank.get("order") or 0), office)
