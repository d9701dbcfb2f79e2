"""The stated place with official codes: joins place, units and dateline to the list of the Ministry of Home Affairs."""

from typing import Any

from kamtibmas_cli.regions.index import OfficialArea
from kamtibmas_cli.regions.resolve import Hints, Resolved, Stated, resolve
from kamtibmas_cli.tables import lexicon

_REGENCY_UNITS = frozenset({"polres", "polresta", "polrestabes", "polres_metro", "kodim"})
_LEVELS = ("village", "district", "regency", "province")
Undecided = list[tuple[str, tuple[OfficialArea, ...]]]


def add_codes(record: dict[str, Any]) -> Undecided:
    """Fill in codes and official names, and the levels above that the text leaves out, marked inferred.

    Takes the record and changes its ``place`` and, where the text has no time zone, its ``time``. Returns the stated
    levels that could not be decided, with the candidates.
    """
    place = record["place"]
    names = {level: place[level]["name"] for level in _LEVELS if place[level]}
    if not names:
        return []
    kind = place["regency"]["kind"] if place["regency"] else None
    found = resolve(Stated(**names, regency_kind=kind), _hints(record))
    for level in _LEVELS:
        area = getattr(found, level)
        if area is not None:
            _write(place, level, area)
    _infer_zone(record, found)
    return list(found.undecided)


def _hints(record: dict[str, Any]) -> Hints:
    """Give what narrows: "Polres Pelalawan" hints at Pelalawan, "Polda Riau" at Riau, the dateline at a regency."""
    units = [(unit["kind"], unit["name"]) for unit in record["units"] if unit["name"]]
    dateline = record["dateline"]["text"] if record["dateline"] else ""
    return Hints(
        provinces=tuple(name for kind, name in units if kind == "polda"),
        regencies=(*(name for kind, name in units if kind in _REGENCY_UNITS), *filter(None, [dateline])),
    )


def _write(place: dict[str, Any], level: str, area: OfficialArea) -> None:
    if place[level]:
        place[level].update(code=area.code, official=area.plain)
        return
    name = area.plain
    inferred = {"code": area.code, "official": name, "inferred": True, "span": None}
    place[level] = {"name": name, "kind": area.kind, **inferred}


def _infer_zone(record: dict[str, Any], found: Resolved) -> None:
    """Give the province's time zone (Keppres 41/1987) where the text has none."""
    time = record["time"]
    if found.province is None or time["timezone"] or time["date"] is None:
        return
    rows = lexicon().table("provinces")
    zone = next((row.values["zone"] for row in rows if row.means == found.province.name), None)
    if zone:
        time["timezone"], time["timezone_inferred"] = zone, True
        for key in ("starts_at", "ends_at"):
            if time[key]:
                time[key] += {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}[zone]
