"""Places against the official list: areas that are not where the text puts them, near misses, units elsewhere."""

from collections.abc import Iterator
from typing import Any

from kamtibmas_cli.checks.codes import Hit
from kamtibmas_cli.fields.place import is_address
from kamtibmas_cli.recognisers.places import chains
from kamtibmas_cli.regions.index import OfficialArea, index
from kamtibmas_cli.regions.names import key, plain
from kamtibmas_cli.regions.resolve import nearest, regencies
from kamtibmas_cli.text import Text

# Diagnostics that this file says more precisely.
REPLACED = frozenset({"K201"})


def misplaced(_: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """A village that its district has not, a district that its regency has not, and what the list does not know."""
    place = record["place"]
    for note in record["diagnostics"]:
        if note["code"] != "K201" or note["span"] is None:
            continue
        level, span = note["field"].partition(".")[2], tuple(note["span"])
        name, above = place[level]["name"], _above(place, level)
        if level == "village" and above:
            yield Hit("K203", span, {"name": name, "above": above["official"]})
        elif level == "district" and above:
            yield Hit(
                "K204", span, {"name": name, "above": f"{above['kind'] or 'kabupaten'} {above['official']}".title()}
            )
        else:
            yield Hit("K201", span, {"level": level, "name": name})


def _above(place: dict[str, Any], level: str) -> dict[str, Any] | None:
    upper = place["district"] if level == "village" else place["regency"]
    return upper if upper and upper["code"] and not upper.get("inferred") else None


def misspelt(text: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """An area that the list has in another spelling: one or two letters wrong, not just a space or a short form."""
    for level in ("village", "district", "regency"):
        area = record["place"][level]
        if not area or not area["span"] or not area["official"] or area.get("inferred"):
            continue
        name, official = area["name"], area["official"]
        if key(name) == key(official) or plain(name) == plain(official) or len(plain(name)) < 5:
            continue
        if abs(len(plain(name)) - len(plain(official))) > 2:
            continue  # a short name of a regency ("Inhil") is no misspelling
        start, end = area["span"]
        right = official.upper() if text.clean[start:end].isupper() else official
        yield Hit("K205", (start, end), {"name": name, "official": official}, right)


def elsewhere(_: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """A polres whose regency lies in another province than the place."""
    province = record["place"]["province"]
    stated = [record["place"][level] for level in ("village", "district", "regency")]
    if not province or not province["code"] or not any(area and area["span"] and area["code"] for area in stated):
        return
    areas = index()
    for unit in record["units"]:
        if unit["kind"] not in {"polres", "polresta", "polrestabes"} or not unit["name"]:
            continue
        homes: list[OfficialArea] = regencies(unit["name"], None, areas)
        exact = [home for home in homes if nearest(unit["name"], [home]) and key(home.plain) == key(unit["name"])]
        if exact and not any(home.code.startswith(province["code"]) for home in exact):
            yield Hit("K206", tuple(unit["span"]), {"unit": f"Polres {unit['name']}", "province": province["official"]})


def another_region(text: Text, record: dict[str, Any]) -> Iterator[Hit]:
    """A kabupaten or kota of another province beside the place: left from a release that served as a model."""
    province = record["place"]["province"]
    stated = [record["place"][level] for level in ("village", "district", "regency")]
    if not province or not province["code"] or not any(area and area["span"] and area["code"] for area in stated):
        return
    areas = index()
    for chain in chains(text):
        item = chain.first("regency")
        start = text.starts[chain.start]
        if item is None or item.kind == "" or len(chain.items) < 2 or text.quoted(start) or text.junk(start):
            continue
        name = text.clean[slice(*text.span(*item.name))]
        homes = [home for home in regencies(name, item.kind, areas) if key(home.plain) == key(name)]
        elsewhere_only = homes and not any(home.code.startswith(province["code"]) for home in homes)
        if elsewhere_only and not is_address(text, chain):
            yield Hit("K502", text.span(*item.name), {"name": name, "province": province["official"]})


CHECKS = (misplaced, misspelt, elsewhere, another_region)
