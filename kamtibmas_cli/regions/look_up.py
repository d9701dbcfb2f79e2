"""Looks areas up by hand: names and codes, both ways."""

import re
from typing import Any

from kamtibmas_cli.regions.index import OfficialArea, index
from kamtibmas_cli.regions.resolve import nearest, provinces, regencies

_CODE = re.compile(r"\d\d(?:\.\d\d(?:\.\d\d(?:\.\d{4})?)?)?")


def look_up(wanted: str) -> list[dict[str, Any]]:
    """Find areas by a code ("14.05.11") or a name ("Bandar Sei Kijang"); without an exact name the nearest ones.

    Returns code, name, kind, path (the area and those above it), latitude and longitude of each, higher levels first.
    """
    areas = index()
    if _CODE.fullmatch(wanted):
        found = [area for area in [areas.area(wanted)] if area]
    else:
        found = list(areas.named(wanted)) or [*provinces(wanted, areas), *regencies(wanted, None, areas)]
        if not found:
            districts = [child for regency in areas.regencies() for child in areas.children(regency.code)]
            found = nearest(wanted, districts)
    return [_entry(area) for area in sorted(found, key=lambda area: (area.code.count("."), area.code))]


def _entry(area: OfficialArea) -> dict[str, Any]:
    path = [upper.name for upper in reversed(index().path(area.code))]
    return {
        "code": area.code,
        "name": area.plain,
        "kind": area.kind,
        "path": path,
        "latitude": area.latitude,
        "longitude": area.longitude,
    }
