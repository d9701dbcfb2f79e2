"""Areas named without the word for their level: "Condongcatur, Depok, Sleman", "Jalan Demak Surabaya".

What a name is follows from where it stands and from the official list (Kepmendagri on codes of areas): the last name
is a kabupaten or kota, the ones before it lie within.
"""

from typing import NamedTuple

from kamtibmas_cli.recognisers.names import common_words, place_end
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.regions.resolve import regencies
from kamtibmas_cli.text import Mark, Text

_MOST = 4  # names in a row
_DISTRICT, _VILLAGE = 3, 4  # depths in the official list
_SIDES = frozenset("utara selatan barat timur tengah".split())
_ROW = 7  # words of a row of areas before its regency
_APART = frozenset({" ", ", "})
_AT = frozenset("di kawasan wilayah daerah".split())
_OF_ROADS = frozenset("raya lintas trans poros tol lingkar nasional arteri utama bypass".split())


class Named(NamedTuple):
    """A name and the level that it has: words ``start`` to ``stop``."""

    start: int
    stop: int
    level: str


def areas_after(text: Text, index: int, known: set[str], village: tuple[int, int] | None = None) -> list[Named]:
    """Find the names that follow a place, from word ``index`` on, each behind a comma.

    ``known`` holds the levels that stand before them, ``village`` the words of the village's name. Without a village
    or district among these, only names that the official list has within the regency count.
    """
    runs = [] if "regency" in known else _runs(text, index)
    above = text.mark_at("levels", runs[-1][1]) if runs and runs[-1][1] < len(text.folds) else None
    if above and above.row.values["level"] == "regency" and village and "district" not in known:
        # "Desa Sari, Kediri, Kabupaten Lombok Barat"
        return [Named(*runs[-1], "district")] if len(runs) == 1 and _comma(text, runs[-1][1]) else []
    for place in range(len(runs) - 1, -1, -1):
        regency = regency_at(text, runs[place][0])
        within = _within(text, runs[:place], regency, known) if regency else []
        if regency and (within or not place):
            return [*within, Named(regency.start, regency.stop, "regency")]
    return [Named(*runs[0], "district")] if runs and village and _has_village(text, runs[0], village) else []


def village_before(text: Text, index: int, district: tuple[int, int]) -> tuple[int, int] | None:
    """Give the words of a village between commas before a district, where the official list has it in that district."""
    first = index
    if not index or text.gap(index - 1) != ", ":
        return None
    while (
        first > 0
        and index - first < _MOST
        and text.capital(first - 1)
        and (first == index or text.gap(first - 1) == " ")
    ):
        first -= 1
    apart = 0 < first < index and text.gap(first - 1) == ", " and not text.caseless(first)
    return (first, index) if apart and _has_village(text, district, (first, index)) else None


def _has_village(text: Text, run: tuple[int, int], village: tuple[int, int]) -> bool:
    """Tell whether a name is the district of a village, by the official list: "Desa Oepura, Kupang Selatan"."""
    districts = [area.code for area in areas().named(_name(text, run), _DISTRICT)]
    homes = [area.code for area in areas().named(_name(text, village), _VILLAGE)] if districts else []
    return any(home.startswith(f"{district}.") for home in homes for district in districts)


def behind_bracket(text: Text, index: int) -> int:
    """Give the word behind a short form in brackets: "Gedung Serba Guna (GSG), Garut"; else the word itself."""
    if not 0 < index < len(text.folds) or text.gap(index - 1).strip() != "(":
        return index
    closed = (at + 1 for at in range(index, min(index + _MOST, len(text.folds))) if text.gap(at)[:1] == ")")
    return next(closed, index)


def _runs(text: Text, index: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    while len(runs) < _MOST and _comma(text, index):
        regency = regency_at(text, index)
        end = regency.stop if regency else place_end(text, index)
        if end == index:
            break
        runs.append((index, end))
        index = end
    return runs


def _within(text: Text, runs: list[tuple[int, int]], regency: Mark, known: set[str]) -> list[Named]:
    """Give the names before a regency their levels: the nearest one is the district, the one before it the village."""
    if not runs or "district" in known:
        return []
    settled = bool(known & {"village", "kampung"})
    codes = _codes(text, regency)
    start, stop = runs[-1]
    taken_as_read = settled and len(runs) == 1 and not regency_at(text, start)
    if taken_as_read or _lies_in(text, (start, stop), _DISTRICT, codes):
        found = [Named(start, stop, "district")]
        if len(runs) > 1 and not settled:
            found.insert(0, Named(*runs[-2], "village"))
        return found
    if not settled and _lies_in(text, (start, stop), _VILLAGE, codes):
        return [Named(start, stop, "village")]
    return []


def _lies_in(text: Text, run: tuple[int, int], depth: int, codes: list[str]) -> bool:
    return any(area.code.startswith(f"{code}.") for area in areas().named(_name(text, run), depth) for code in codes)


def _name(text: Text, run: tuple[int, int]) -> str:
    start, end = text.span(*run)
    return " ".join(text.clean[start:end].split())


_DEPTHS = {"village": _VILLAGE, "district": _DISTRICT, "kampung": _VILLAGE}


def official_in_small(text: Text, start: int, level: str) -> int:
    """Give the end of a village's or district's name written small, as the official list has it; else ``start``.

    "kecamatan umbu ratu nggay tengah yang merupakan": behind its level word, in two words or more, or in one that is
    no ordinary word.
    """
    if level not in _DEPTHS or start >= len(text.folds) or text.capital(start) or text.folds[start] in common_words():
        return start
    stop = start + 1
    while stop < min(start + _MOST, len(text.folds)) and text.gap(stop - 1) == " " and text.folds[stop].isalpha():
        stop += 1
    ends = (end for end in range(stop, start, -1) if areas().named(_name(text, (start, end)), _DEPTHS[level]))
    return next(ends, start)


def city_of_street(text: Text, start: int, stop: int) -> Mark | None:
    """Give the city that ends a street's name: "Jalan Demak Surabaya", but not in "Jalan Raya Bogor".

    Takes the words of the name without the word for street.
    """
    for index in range(start + 1, stop):
        regency = regency_at(text, index)
        if regency and regency.stop == stop:
            another = text.gap(stop - 1) == ", " and stop < len(text.folds) and text.mark_at("regencies", stop)
            if another and text.mark_at("regencies", stop) != regency:
                return None  # "Jalan Dukuh Kupang, Surabaya"
            dashed = text.gap(index - 1) != " " or text.gap(stop - 1).strip(" ").startswith("-")
            return None if dashed or text.folds[index - 1] in _OF_ROADS else regency
    return None


def without_city(text: Text, start: int, stop: int, level: str) -> int:
    """Give where a village's or district's name ends before the city: "Kelurahan Plaju Ilir Palembang".

    Only where the official list has the shorter name and not the longer one.
    """
    if (
        level not in {"village", "district"}
        or stop - start < 2
        or areas().named(_name(text, (start, stop)), _DEPTHS[level])
    ):
        return stop
    for index in range(start + 1, stop):
        regency = regency_at(text, index)
        province = text.mark_at("provinces", regency.stop) if regency and regency.stop < stop else None
        if province and province.stop == stop:
            return index  # "Kecamatan Labuan Pandeglang Banten"
        if regency is None or regency.stop != stop:
            continue
        if areas().named(_name(text, (start, index)), _DEPTHS[level]):
            return index
        for end in range(start + 1, index if level == "village" else start):
            if areas().named(_name(text, (start, end)), _VILLAGE) and in_a_row(text, end):
                return end  # "Kalurahan Gotakan Panjatan Kulonprogo"
    return stop


def without_district(text: Text, start: int, stop: int, level: str) -> int:
    """Give where a village's name ends before its district, by the official list: "Bandarjo Ungaran Barat"."""
    if level != "village" or stop - start < 2 or areas().named(_name(text, (start, stop)), _VILLAGE):
        return stop
    cuts = range(stop - 1, start, -1)
    return next((cut for cut in cuts if _has_village(text, (cut, stop), (start, cut))), stop)


def district_behind(text: Text, village: tuple[int, int]) -> Named | None:
    """Give the district that follows a village's name without any sign: "Bandarjo Ungaran Barat"."""
    index = village[1]
    for end in range(min(index + _MOST, len(text.folds)), index, -1):
        plain = all(text.gap(place) == " " and text.capital(place + 1) for place in range(index - 1, end - 1))
        if plain and _has_village(text, (index, end), village):
            return Named(index, end, "district")
    return None


def in_a_row(text: Text, index: int) -> list[Named]:
    """Give the district and regency, or the regency alone, that follow a name without any sign."""
    if not 0 < index < len(text.folds) or text.gap(index - 1) != " ":
        return []
    regency = regency_at(text, index)
    if regency:
        return [Named(regency.start, regency.stop, "regency")]
    for end in range(index + 1, min(index + _MOST, len(text.folds))):
        regency = regency_at(text, end)
        if regency and _lies_in(text, (index, end), _DISTRICT, _codes(text, regency)):
            return [Named(index, end, "district"), Named(regency.start, regency.stop, "regency")]
    return []


def rows_without_levels(text: Text) -> list[list[Named]]:
    """Find the areas that stand without any level word: "di Rawajati, Pancoran, Jakarta Selatan".

    Only behind a preposition, up to a kabupaten or kota, and where the official list has the district in it.
    """
    found = []
    for regency in text.marks("regencies"):
        first = regency.start
        while first > 0 and regency.start - first < _ROW and text.capital(first - 1) and text.gap(first - 1) in _APART:
            first -= 1
        # also "di wilayah Semper Barat Jakarta Utara"
        if not 0 < first < regency.start or text.folds[first - 1] not in _AT:
            continue
        cut = _cut_at_commas(text, first, regency.start)
        if text.gap(regency.start - 1) == " " and areas().named(_name(text, (cut[-1][0], regency.stop)), _DISTRICT):
            continue  # "di wilayah Tanjung Palas" is no Tanjung in Palas
        within = _within(text, cut, regency, set())
        if within:
            found.append([*within, Named(regency.start, regency.stop, "regency")])
    return found


def _cut_at_commas(text: Text, start: int, stop: int) -> list[tuple[int, int]]:
    ends = [*(index + 1 for index in range(start, stop - 1) if text.gap(index) == ", "), stop]
    return list(zip([start, *ends[:-1]], ends, strict=True))


def lies_within(text: Text, district: tuple[int, int], area: Mark) -> bool:
    """Tell whether the official list has a district of that name within a regency or province."""
    name = _name(text, (area.start, area.stop))
    codes = [region.code for region in (*areas().named(name, 1), *areas().named(name, 2))] + _codes(text, area)
    return _lies_in(text, district, _DISTRICT, codes)


def _codes(text: Text, regency: Mark) -> list[str]:
    return [area.code for area in regencies(_name(text, (regency.start, regency.stop)), None, areas())]


def regency_at(text: Text, index: int) -> Mark | None:
    """Give the kabupaten or kota whose bare name begins at a word, not that of "Denpasar Timur"."""
    mark = text.mark_at("regencies", index) if index < len(text.folds) else None
    if mark is None or not (text.capital(index) or text.caseless(index)):
        return None
    part = text.folds[mark.stop : mark.stop + 1]
    inside = bool(part) and part[0] in _SIDES and text.gap(mark.stop - 1) == " " and text.capital(mark.stop)
    return None if inside else mark


def _comma(text: Text, index: int) -> bool:
    gap = text.gap(index - 1) if 0 < index < len(text.folds) else ""
    if gap == ". " and regency_at(text, index):
        return True  # "Kecamatan Bonjol. Pasaman. Kamis (16/9)"
    return gap.strip(" ')") in {",", ", ("} and "\n" not in gap
