"""Police and TNI units as they are named: "Polsek Bandar Sei Kijang", "Koramil 424-05/Gadingrejo", "Satlantas"."""

import re
from typing import NamedTuple

from kamtibmas_cli.recognisers.bare import lies_within
from kamtibmas_cli.recognisers.names import NO_NAMES, PLACE_PARTS, clear_names, common_words, follows, place_end
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.text import Mark, Text

_NUMBER_GAP = re.compile(r"(?! - )[ ./')-]{0,3}")
_BATTALION = ("yon", "bat", "infanteri", "raider", "mekanis", "mr", "rk", "pr", "tp", "pembangunan", "khusus")
_OF_BATTALION = 3  # digits of a battalion's number
_ROMAN = re.compile(r"[ivx]{1,5}")
_TASKS = frozenset({"Ops", "Pangan"})
BATTALIONS = frozenset({"yonif", "yonkav", "yonarmed", "yonzipur", "yonmar"})
_OF_ARMY = frozenset({"other", "denpom", "subdenpom", "lantamal", "kodaeral"})
_SORTS = frozenset({"tp", "raider", "mekanis", "mr", "para"})  # "Danyonif TP 855/RD"
WITH_NUMBER = frozenset({"koramil", "kodim", "korem", "kodam", *BATTALIONS})
POLRES = frozenset({"polres", "polresta", "polrestabes", "polres_metro"})
# Units whose whole name is a place, and that stand before an officer or the unit above.
_NAMED_AFTER_PLACES = POLRES | {"polsek", "polsekta", "polsek_metro", "polda"}
_JOINS = frozenset("dan di dengan serta bersama dipimpin pimpin".split())
_WITH_PERSON = 3  # words of a place's and a person's name at least
_TEAMS = frozenset({"tim", "team"})
_DEPTHS = (2, 3)  # regencies and districts of the official list
BALINESE = frozenset("wayan gede made nyoman ketut putu kadek komang gusti luh dewa nengah pande".split())
_VILLAGES = frozenset({"nagari", "pekon", "gampong"})
_PEOPLE = frozenset("orang org pers pleton peleton regu kompi sst ssk ssr".split())
_ISLANDS = frozenset({"pp", "pulau", "kepulauan", "kep"})


class Unit(NamedTuple):
    """A unit in the text: words ``start`` to ``stop``, and where its name begins (``stop`` where it has none)."""

    start: int
    stop: int
    kind: str
    name_start: int
    number_start: int
    means: str  # short name of a satuan ("Lantas"), else ""


def name_of_unit(text: Text, kind: str, index: int) -> tuple[int, int]:
    """Read the number and name behind a unit's word: where the name begins and where it ends (word indices)."""
    start, slash = _behind_numbers(text, kind, index)
    counted = start < len(text.folds) and text.folds[start].isdigit()
    if (counted and _counts_people(text, start + 1)) or (start > index and not _joined(text, start - 1)):
        return start, start  # "BKO Polres 1 pleton"
    city = text.mark_at("regencies", start + 1) if text.folds[start : start + 1] == ["kota"] else None
    if city and text.capital(start) and follows(text, start + 1):
        return start, city.stop  # "Polres Kota Bima"
    level = text.mark_at("levels", start)
    if level and text.folds[start] in {"kabupaten", "kab"} and text.mark_at("regencies", level.stop):
        start = level.stop  # "Polres Kabupaten Maluku Tengah"
    numbered = text.mark_at("regencies", start) if text.folds[start : start + 1] == ["50"] else None
    if numbered:
        return start, numbered.stop  # "Polres 50 Kota"
    province = text.mark_at("provinces", start) if kind == "polda" and text.caseless(start) else None
    if province:
        return start, province.stop  # "POLDA SUMUT DIBANTU SATPOL PP"
    whole = _battalions_end(text, kind, start, slash) or _resors_end(text, kind, start)
    if whole:
        return start, whole
    # "Polsek Kawasan Pelabuhan Dumai" in a line where every word has a capital
    area = text.folds[start : start + 2] in (["kawasan", "pelabuhan"], ["kawasan", "bandara"])
    stop = place_end(text, start + 2) if area else place_end(text, start)
    if stop == start > index and (_is_short(text, start) or _is_small(text, start)):
        return start, start + 1  # "Kodim 0204/DS", "Koramil 01/rengat"
    if kind in _NAMED_AFTER_PLACES:
        if not area and _begins_ordinarily(text, start, stop):
            return start, start
        stop += _is_town(text, start, stop)
        stop = max(_without_person(text, start, stop), _before_officer(text, start))
        stop = _without_province(text, start, stop) if kind in POLRES else _without_region(text, start, stop)
        stop = next((index for index in range(start + 1, stop) if _is_title(text, index)), stop)
        # "Bhabinkamtibmas Polsek Sitiung Nagari Gunung Medan Bripka Afdal"
        stop = next((index for index in range(start + 1, stop - 1) if text.folds[index] in _VILLAGES), stop)
    stop = next((index for index in range(start + 1, stop - 1) if _are_initials(text, index)), stop)
    numbers = (at for at in range(start + 1, stop) if text.folds[at].isdigit() and _is_count(text, at + 1))
    # "Polsek Babat 20 Personil", "Polsek Luhu 6 Pers", "Sat Lantas Polres Garut 4" in a list
    stop = next(numbers, stop)
    return start, _behind_islands(text, start, stop)


def _behind_numbers(text: Text, kind: str, index: int) -> tuple[int, bool]:
    """Give the word behind a unit's sort and number, and whether a slash leads to the name: "Yonif 733/Masariku"."""
    start = index
    slash = kind in _OF_ARMY and index < len(text.folds) and text.gap(index).strip() == "/"
    if text.folds[start : start + 1] == ["tipe"] and start + 2 < len(text.folds) and len(text.folds[start + 1]) == 1:
        start += 2  # "Kodim Tipe A 0831/Surabaya Timur"
    if kind in BATTALIONS and text.folds[start : start + 1] and text.folds[start] in _SORTS:
        start += 1
    while (kind in WITH_NUMBER or slash) and start < len(text.folds) and _is_number(text, start):
        if not _joined(text, start - 1):
            break
        start += 1
    return start, slash


def _are_initials(text: Text, index: int) -> bool:
    """Tell whether a person's initials begin at a word: "Komandan Lanal Tegal R. B. Hartanto"."""
    single = len(text.folds[index]) == len(text.folds[index + 1]) == 1
    return single and text.gap(index).startswith(".") and text.gap(index + 1).startswith(".")


def _is_count(text: Text, index: int) -> bool:
    """Tell whether the number before a word counts people: those that follow, or a list's part that it ends."""
    ends = index >= len(text.folds) or "\n" in text.gap(index - 1) or text.gap(index - 1) in {", ", "; "}
    return _counts_people(text, index) or (ends and text.capital(index - 2) and not text.caseless(index - 2))


def _counts_people(text: Text, index: int) -> bool:
    return index in text.begins("people_words") or (index < len(text.folds) and text.folds[index] in _PEOPLE)


def _begins_ordinarily(text: Text, start: int, stop: int) -> bool:
    """Tell whether what follows a unit's word is no name: "“…,” Tutup Kapolda Singkat.", "Kapolres Cek Gudang"."""
    ordinary = start < stop and text.folds[start] in common_words() and text.folds[start] not in PLACE_PARTS
    return ordinary and not any(_is_official(text, start, end) for end in range(start + 1, stop + 1))


def _is_town(text: Text, start: int, stop: int) -> bool:
    """Tell whether "kota" belongs to a name that the text has in capitals elsewhere: "Polres Pekalongan kota"."""
    small = start < stop < len(text.folds) and text.folds[stop] == "kota" and not text.capital(stop)
    return small and tuple(text.folds[start : stop + 1]) in clear_names(text)[0]


def without_prefix(name: str) -> str:
    """Give a resor's name in small letters as it is compared: "Polres Pulau Morotai" and "Polres Morotai" are one."""
    return name.removeprefix("pulau").removeprefix("pelabuhan")


def _without_province(text: Text, start: int, stop: int) -> int:
    """Give where a resor's name ends before its province: "Polres Alor Nusa Tenggara Timur (NTT)"."""
    for index in range(start + 1, stop):
        province = text.mark_at("provinces", index)
        resor = text.mark_at("regencies", start)
        whole = resor is not None and resor.stop == index  # "Polres Cilegon Banten"
        if province and province.stop == stop and (whole or province.stop - index > 1):
            return index
    return stop


def _without_region(text: Text, start: int, stop: int) -> int:
    """Give where a sektor's name ends before its regency and province: "Polsek Ciwaru Kuningan Jabar".

    Only where the official list has a district of that name within the regency or province.
    """
    for index in range(start + 1, stop):
        regency, province = text.mark_at("regencies", index), text.mark_at("provinces", index)
        area = next((area for area in (regency, province) if area and area.stop <= stop), None)
        behind = text.mark_at("provinces", area.stop) if area and area.stop < stop else None
        if area is None or not (area.stop == stop or (behind and behind.stop == stop)):
            continue
        if lies_within(text, (start, index), area) and not _is_official(text, start, stop):
            return index
    return stop


def _battalions_end(text: Text, kind: str, index: int, slash: bool) -> int:
    """Give the end of a number that names a battalion: "Yonif 323 Kostrad", not "Yonif 20 personel"; else 0."""
    if kind != "other" or slash or index >= len(text.folds) or not text.folds[index].isdigit():
        return 0
    counted = _counts_people(text, index + 1)
    battalion = text.folds[index - 1].startswith(_BATTALION)
    if counted or not battalion or len(text.folds[index]) > _OF_BATTALION:
        return 0
    return index + 1 + (text.folds[index + 1 : index + 2] in (["kostrad"], ["marinir"]))


def _resors_end(text: Text, kind: str, index: int) -> int:
    """Give the end of a regency's name that is a level's word: "Strategi Polres Banjar Amankan TPS"; else 0."""
    area = text.mark_at("regencies", index) if kind in POLRES and index < len(text.folds) else None
    bare = area is not None and text.capital(index) and text.mark_at("levels", index) is not None
    return area.stop if area and bare and place_end(text, index) == index else 0


def _behind_islands(text: Text, start: int, stop: int) -> int:
    """Give the end of a name that goes on with islands: "Polresta Pulau Ambon dan PP Lease"."""
    while stop + 1 < len(text.folds):
        # "Polresta Pulau Ambon & Pulau-Pulau Lease": the sign is no word
        signed = stop > start and text.gap(stop - 1).strip() == "&"
        first = stop if signed else stop + 1
        islands = _islands(text, first)
        if not islands or not (signed or text.folds[stop] == "dan"):
            break
        stop = place_end(text, first + islands)  # "Polresta Pulau Ambon dan PP Lease", "P. Ambon & P.P. Lease"
    return stop


def _islands(text: Text, index: int) -> int:
    """Count the words of "Pulau-Pulau", "PP", "P.P." at a word; 0 where there is none."""
    if text.folds[index : index + 2] in (["pulau", "pulau"], ["p", "p"]):
        return 2
    return int(text.folds[index] in _ISLANDS)


def _without_person(text: Text, start: int, stop: int) -> int:
    """Give where a name ends before its chief's, who has no rank: "Kapolres Bima Rudi Hartono hadir"."""
    if stop - start < _WITH_PERSON or text.caseless(start):
        return stop
    balinese = (
        index for index in range(start + 1, stop - 1) if text.folds[index] in {"i", "ni"} and text.gap(index) == " "
    )
    article = next(balinese, None)
    if article is not None and text.folds[article + 1] in BALINESE:
        return article  # "Kapolsek Tegallalang I Wayan Suastika menyampaikan"
    if stop < len(text.folds) and text.capital(stop) and text.gap(stop - 1)[:1] not in {".", ","}:
        return stop
    area = text.mark_at("regencies", start) or text.mark_at("provinces", start)
    if area and area.stop + 1 < stop:
        return stop if _is_official(text, start, stop) else area.stop
    # "Kapolsek Ujung Batu Robin Sanjaya"
    degree = stop < len(text.folds) and text.mark_at("titles", stop)
    shortest = (
        start if degree or _names_person(text, start, stop) else start + 1
    )  # "Polres Pelabuhan Tanjung Emas" is none of Pelabuhan
    ends = (end for end in range(stop - 2, shortest, -1) if _is_official(text, start, end))
    return stop if area or _is_official(text, start, stop) else next(ends, stop)


def _names_person(text: Text, start: int, stop: int) -> bool:
    """Tell whether a name behind a district's is a person's: "Kapolsek Leles Syaiful Anwar", not "Koto Baru Utara".

    No area's name begins with the first two words, and none has the words behind the first.
    """
    first = text.clean[text.starts[start] : text.ends[start]]
    two = text.clean[text.starts[start] : text.ends[start + 1]]
    known = any(areas().begun(text.clean[text.starts[index] : text.ends[index]]) for index in range(start + 1, stop))
    return bool(areas().named(first, 3)) and not areas().begun(two) and not known


def _is_title(text: Text, index: int) -> bool:
    """Tell whether a title in short stands at a word: "Kapolsek Rambang H. Syaiful", not "Polsek Labuhan Haji"."""
    title = text.mark_at("titles", index)
    return title is not None and title.row.values["place"] == "prefix" and text.gap(title.stop - 1).startswith(".")


def _is_official(text: Text, start: int, stop: int) -> bool:
    """Tell whether the official list has an area of that name."""
    return bool(areas().named(text.clean[text.starts[start] : text.ends[stop - 1]]))


def _before_officer(text: Text, start: int) -> int:
    """Give the end of a name that a rank or the unit above ends; ``start`` where neither does.

    Then the name may hold any word: "Kapolsek Kampung Rakyat AKP", "Polsek Petang Polres".
    """
    if start >= len(text.folds) or text.folds[start] in NO_NAMES:
        return start
    ends = text.begins("ranks", "units")
    for index in range(start, min(start + 5, len(text.folds))):
        if index in ends or text.folds[index] == "jajaran":
            return index
        if text.folds[index] == "resor":
            return index  # "Kapolsek Laren Resor Lamongan AKP …"
        if text.folds[index] in _JOINS:
            break  # "Polsek Metro Menteng Dan Polsek Metro Gambir Di Pimpin Kompol …"
        named = text.capital(index) or text.folds[index].isdigit() or _is_area(text, index)
        if text.caseless(index) or not named or index in text.begins("positions", "acting") or text.gap(index) != " ":
            break
    return start


def _is_short(text: Text, index: int) -> bool:
    """Tell whether a word behind a number is a place's short form: "DS" in "Kodim 0204/DS"."""
    if index >= len(text.folds) or text.gap(index - 1).strip() != "/":
        return False
    word = text.clean[text.starts[index] : text.ends[index]]
    return word.isalpha() and word[0].isupper() and len(word) < 5


def _is_small(text: Text, index: int) -> bool:
    """Tell whether a word behind a number is an area's name written small: "rengat" in "Koramil 01/rengat"."""
    return index < len(text.folds) and text.gap(index - 1).strip() == "/" and _is_area(text, index)


def _is_area(text: Text, index: int) -> bool:
    """Tell whether a word written small is an area's name: "Kapolres paser AKBP", not "Kapolres saat itu AKBP"."""
    word = text.folds[index]
    return len(word) > 3 and word not in common_words() and bool(areas().named(word, *_DEPTHS))


def _written_as_name(text: Text, index: int) -> bool:
    """Tell whether a function is a name: in "Tim Patroli", not in "tim patroli bergerak"."""
    return text.capital(index) or text.caseless(index)


def _is_number(text: Text, index: int) -> bool:
    """Tell whether a word is a unit's number: "424", "0728", "XVI" in "Kodam XVI/Pattimura"."""
    word = text.folds[index]
    return word.isdigit() or (bool(_ROMAN.fullmatch(word)) and text.gap(index).strip() == "/")


def _joined(text: Text, index: int) -> bool:
    return bool(_NUMBER_GAP.fullmatch(text.gap(index)))


def unit_at(text: Text, index: int) -> Unit | None:
    """Read the unit that begins at a word, or None."""
    mark = text.mark_at("units", index)
    return read_unit(text, mark) if mark else None


def read_unit(text: Text, mark: Mark) -> Unit | None:
    """Read the unit at a mark of the table ``units``; None where the name that it needs is missing."""
    key = (read_unit, mark.start)
    if key not in text.memo:
        text.memo[key] = _read(text, _short_form(text, mark) or mark)
    unit: Unit | None = text.memo[key]
    return unit


def _short_form(text: Text, mark: Mark) -> Mark | None:
    """Give the short form in brackets behind a named unit's word: "Komando Rayon Militer (Koramil) 1606-03/Gangga"."""
    if mark.row.values["named"] != "yes" or mark.stop >= len(text.folds) or text.gap(mark.stop - 1) != " (":
        return None
    short = text.mark_at("units", mark.stop)
    same = short is not None and short.row.values["kind"] == mark.row.values["kind"]
    return short if short and same and text.gap(short.stop - 1)[:1] == ")" else None


def _counts(word: str) -> bool:
    return word.isdigit() or word in {"satu", "dua", "tiga", "empat", "lima", "beberapa", "sebuah"}


def _name_may_follow(text: Text, kind: str, index: int) -> bool:
    """Tell whether what stands between a unit's word and the next lets that be its name."""
    gap = text.gap(index - 1)
    if gap == "" and text.folds[index - 1][-1:].isdigit():
        return False  # "KP3B", a place
    if gap.strip(" ") == ")":
        return True  # "Kepolisian Sektor (Polsek) Baguala"
    # "Koramil-05/Depapre"
    numbered = kind in WITH_NUMBER and gap == "-" and text.folds[index][:1].isdigit()
    return numbered or follows(text, index)


def _is_of_polda(text: Text, index: int) -> bool:
    above = text.mark_at("units", index) if follows(text, index) else None
    return above is not None and above.row.values["kind"] == "polda"


def _battalion_of_task(text: Text, mark: Mark) -> tuple[int, int] | None:
    """Give the words of the battalion that a border task force is made of: "Satgas Pamtas RI-PNG Yonif 126/KC"."""
    force = text.mark_at("units", mark.stop) if text.folds[mark.start] == "satgas" else None
    battalion = read_unit(text, force) if force and force.row.values["kind"] == mark.row.values["kind"] else None
    return (mark.stop, battalion.stop) if battalion else None


def _is_metro(text: Text, kind: str, index: int) -> bool:
    """Tell whether "Metro" before a name is part of a unit's word: in "Polsek Metro Barat" it is a city of Lampung."""
    if index + 1 >= len(text.folds):
        return False
    behind = text.gap(index) == " " and text.capital(index + 1)
    named = kind in {"polres", "polsek"} and text.folds[index] == "metro" and behind
    return named and not areas().named(text.clean[text.starts[index] : text.ends[index + 1]], *_DEPTHS)


def _of_function(text: Text, mark: Mark) -> Unit | None:
    """Read a unit that is named after its function: "Sat Lantas", "Unit Reskrim"; None where no function follows."""
    kind, after = mark.row.values["kind"], mark.stop
    function = text.mark_at("functions", after) if follows(text, after) else None
    if function is None or (text.folds[mark.start] in _TEAMS and not _written_as_name(text, after)):
        return None
    means = function.row.means
    if means == "Patroli" and (text.folds[mark.start] in _TEAMS or kind == "satuan"):
        return None  # "Tim Patroli Presisi", "Satuan Patroli Sepeda"
    task = text.folds[mark.start] == "satgas" or mark.stop - mark.start > 1
    if means in _TASKS and function.stop < len(text.folds) and task:
        return None  # "Satgas Operasi Mantap Praja", "Satuan Tugas Pangan": no unit of that name
    if means == "Polairud":
        return Unit(mark.start, function.stop, "polairud", function.stop, function.stop, means)
    return Unit(mark.start, function.stop, kind, mark.stop, mark.stop, means)


def _read(text: Text, mark: Mark) -> Unit | None:
    kind, named = mark.row.values["kind"], mark.row.values["named"]
    after = mark.stop
    means = mark.row.values.get("means") or ""
    if text.folds[mark.start] == "unit" and mark.start and _counts(text.folds[mark.start - 1]):
        return None  # "1 unit kapal patroli", "satu unit kapal"
    if text.folds[mark.start : mark.stop] == ["brimob"] and not _is_of_polda(text, after):
        return None  # "Brimob" alone is a force, as "Polri" is
    if named == "function" and not means:
        return _of_function(text, mark)
    if named != "yes":
        return Unit(mark.start, after, kind, after, after, means)
    street = text.mark_before("levels", mark.start)
    if street and street.row.values["level"] == "street":
        return None  # "Jalan Polsek Lama"
    if not _name_may_follow(text, kind, after):
        return None
    name_start, stop = _battalion_of_task(text, mark) or name_of_unit(text, kind, after)
    if _is_metro(text, kind, after):
        kind += "_metro"  # "Kepolisian Resor (Polres) Metro Bekasi Kota"
        name_start, stop = name_of_unit(text, kind, after + 1)
    if stop == name_start:
        # "Polres Metro" alone is that of Lampung's Kota Metro
        metro = kind == "polres_metro" and "lampung" in text.low and text.folds[after - 1] == "metro"
        return Unit(mark.start, after, "polres", after - 1, after - 1, "") if metro else None
    return Unit(mark.start, stop, kind, name_start, after, "")
