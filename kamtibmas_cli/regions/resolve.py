"""From the names of a place to official areas: hierarchy first, spelling second; several that fit equally give none."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kamtibmas_cli.regions.index import Index, OfficialArea, index
from kamtibmas_cli.regions.names import allowed, distance, key, plain
from kamtibmas_cli.tables import lexicon, words


class Stated(NamedTuple):
    """The names that the text states; ``regency_kind`` is kabupaten, kota or None."""

    village: str | None = None
    district: str | None = None
    regency: str | None = None
    regency_kind: str | None = None
    province: str | None = None


class Hints(NamedTuple):
    """What may narrow but is no statement: names of the units, the dateline; "Polres Pelalawan" hints at Pelalawan."""

    provinces: tuple[str, ...] = ()
    regencies: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """The official areas, and for each level that could not be decided the candidates (none where nothing fits)."""

    village: OfficialArea | None = None
    district: OfficialArea | None = None
    regency: OfficialArea | None = None
    province: OfficialArea | None = None
    undecided: tuple[tuple[str, tuple[OfficialArea, ...]], ...] = ()


@lru_cache(maxsize=32768)
def _spelled(area: OfficialArea) -> tuple[str, str]:
    return key(area.plain), plain(area.plain)


def nearest(name: str, areas: Iterable[OfficialArea]) -> list[OfficialArea]:
    """Give the areas whose name is the given one; where none is, those with the fewest typos that a name may have."""
    wanted, letters = key(name), plain(name)
    spelled = [(area, *_spelled(area)) for area in areas]
    best = [area for area, official, written in spelled if wanted == official or letters == written]
    least = 0 if best else allowed(letters)
    for area, official, written in spelled if least else ():
        typos = distance(letters, written, least)
        if (wanted, official) != (letters, written):
            typos = min(typos, distance(wanted, official, least))
        if typos < least:
            best, least = [area], typos
        elif typos == least:
            best.append(area)
    same = [area for area in best if area.plain.casefold() == name.casefold()]
    return same if len(same) == 1 else best


def _aliases(table: str, name: str) -> list[str]:
    """Give the official names of a short form: "Inhil" is Indragiri Hilir, "NTB" Nusa Tenggara Barat."""
    wanted = words(name)
    forms = lexicon().known(wanted[0]) if wanted else None
    if forms is None:
        return []
    if len(wanted) == 1:
        return [row.means for row in forms.single if row.table == table]
    longer = forms.longer.get(wanted[1], [])
    return [form.row.means for form in longer if form.words == wanted and form.row.table == table]


def provinces(name: str, areas: Index) -> list[OfficialArea]:
    """Find the provinces of a name or short form."""
    for means in [*_aliases("provinces", name), name]:
        found = nearest(means, areas.children(""))
        if found:
            return found
    return []


def regencies(name: str, kind: str | None, areas: Index) -> list[OfficialArea]:
    """Find the kabupaten and kota of a name or short form; a stated kind excludes the other one."""
    for means in [*_aliases("regencies", name), name]:
        found = _called(means, areas) or nearest(means, areas.regencies())
        of_kind = [area for area in found if kind is None or area.kind == kind]
        if found:
            return of_kind or found
    return []


def _called(name: str, areas: Index) -> list[OfficialArea]:
    """Give the kabupaten and kota of exactly this name."""
    return list(areas.named(name, 2))


def _hinted(names: Iterable[str], areas: Index) -> list[OfficialArea]:
    """Give the kabupaten and kota that a unit or the dateline hints at; a hint is never mended."""
    return [area for name in names for means in [*_aliases("regencies", name), name] for area in _called(means, areas)]


def _within(candidates: list[OfficialArea], above: list[OfficialArea]) -> list[OfficialArea]:
    """Keep the candidates that lie in one of some areas; all where that would leave none."""
    kept = [area for area in candidates if any(area.code.startswith(f"{upper.code}.") for upper in above)]
    return kept or candidates


def resolve(stated: Stated, hints: Hints | None = None) -> Resolved:
    """Find the official areas of the stated names.

    Takes the names and what may narrow them. A level is None where the text does not state it and no lower level says
    it, where nothing fits or several fit equally.
    """
    areas = index()
    hints = hints or Hints()
    undecided: list[tuple[str, tuple[OfficialArea, ...]]] = []
    tops = provinces(stated.province, areas) if stated.province else []
    seconds = _within(regencies(stated.regency, stated.regency_kind, areas), tops) if stated.regency else []
    hinted = _hinted(hints.regencies, areas)
    upper = [area for name in hints.provinces for area in provinces(name, areas)]
    if stated.regency and len(seconds) > 1:
        seconds = _within(seconds, upper)
    districts = _districts(stated, seconds, tops, areas)
    districts = _narrow(districts, stated, hinted, upper, areas)
    district = _only("district", districts, stated.district, undecided)
    village = None
    if stated.village:
        scope = [district] if district else []
        found = (
            _villages(stated.village, scope, seconds, hinted, tops, areas) if not stated.district or district else []
        )
        village = _only("village", found, stated.village, undecided)
        if village and not stated.district:
            district = areas.area(village.code[:8])
    if district:
        seconds = [area for area in [areas.area(district.code[:5])] if area]
    elif len(seconds) > 1 and hinted:
        seconds = [area for area in seconds if area in hinted] or seconds
    regency = _only("regency", seconds, stated.regency, undecided)
    province = areas.area(regency.code[:2]) if regency else _only("province", tops, stated.province, undecided)
    return Resolved(village, district, regency, province, tuple(undecided))


def _only(
    level: str, found: list[OfficialArea], name: str | None, undecided: list[tuple[str, tuple[OfficialArea, ...]]]
) -> OfficialArea | None:
    if len(found) == 1:
        return found[0]
    if name is not None:
        undecided.append((level, tuple(found)))
    return None


def _districts(
    stated: Stated, seconds: list[OfficialArea], tops: list[OfficialArea], areas: Index
) -> list[OfficialArea]:
    """Find the districts of the stated name: in the stated regency with typos, elsewhere only spelled exactly."""
    if not stated.district:
        return []
    if seconds:
        return nearest(stated.district, [child for area in seconds for child in areas.children(area.code)])
    found = list(areas.named(stated.district, 3))
    found = _within(found, tops)
    if not found and tops:
        below = [
            child for top in tops for regency in areas.children(top.code) for child in areas.children(regency.code)
        ]
        found = nearest(stated.district, below)
    return found


def _narrow(
    districts: list[OfficialArea],
    stated: Stated,
    hinted: list[OfficialArea],
    upper: list[OfficialArea],
    areas: Index,
) -> list[OfficialArea]:
    """Choose among districts of one name by the stated village, then by what the units and the dateline hint at."""
    if not districts and stated.district and hinted and not stated.regency:
        districts = nearest(stated.district, [child for area in hinted for child in areas.children(area.code)])
    if len(districts) > 1 and stated.village:
        wanted = key(stated.village)
        exact = [area for area in districts if wanted in {key(child.name) for child in areas.children(area.code)}]
        districts = (
            exact or [area for area in districts if nearest(stated.village, areas.children(area.code))] or districts
        )
    for hints in (hinted, upper):
        if len(districts) > 1 and hints:
            districts = _within(districts, hints)
    return districts


def _villages(
    name: str,
    scope: list[OfficialArea],
    seconds: list[OfficialArea],
    hinted: list[OfficialArea],
    tops: list[OfficialArea],
    areas: Index,
) -> list[OfficialArea]:
    """Find the villages of a name: in the district with typos; without a district only where a regency is known."""
    if scope:
        return nearest(name, [child for area in scope for child in areas.children(area.code)])
    found = list(areas.named(name, 4))
    for above in (seconds, hinted, tops):
        if above:
            return [area for area in found if any(area.code.startswith(f"{upper.code}.") for upper in above)]
    return found
