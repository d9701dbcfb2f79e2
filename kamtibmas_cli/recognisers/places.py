"""Places as they are named: level words with their names, streets, RT/RW, venues, and chains of them."""

import re
from typing import NamedTuple

from kamtibmas_cli.recognisers.bare import (
    areas_after,
    city_of_street,
    in_a_row,
    longer_in_small,
    official_in_small,
    without_city,
)
from kamtibmas_cli.recognisers.names import PLACE_PARTS, common_words, follows, place_end
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.organisations import read_unit, unit_at
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Text, once

_NEAR = re.compile(r"[ .:\u00ad-]*")
_LINK = re.compile(r"[\s,.()\u00ad:/-]*")
_WITH_STOP = frozenset({"kec", "kab", "kel"})
_ROMAN = re.compile(r"[ivx]+")
_SMALL = frozenset(
    "di pada wilayah masuk tepatnya kawasan perairan dalam lingkungan yang terletak letaknya berada "
    "berlokasi daerah bertempat persisnya".split()
)
_PRECISELY = frozenset("tepatnya persisnya bertempat".split())
_NEARBY = frozenset("kawasan depan seputaran dekat simpang pertigaan perempatan".split())
_STOPS = frozenset(
    "yang untuk pada dengan dalam di ke dari saat guna agar oleh setelah sebelum serta para sekira "
    "sekitar tersebut ini "
    "itu mulai hari tanggal pukul bersama kepada sebagai adalah menjadi telah sudah akan atau karena sehingga ketika "
    "sambil lalu kemudian juga turut tempat guna demi terkait rangka secara tak tidak bukan masih sejak hingga sampai "
    "jadi menuju antara tepatnya wilayah bertempat berlokasi terlihat tampak nampak tiap setiap apabila bila jika "
    "wib wita wit tim personel personil petugas polisi pihaknya mereka ia dia kami kita beserta berikut "
    "sebanyak sepanjang daerah akibat seperti harus wajib bisa dapat setempat".split()
)
_OF_LEVEL = frozenset(
    "balai kantor aula bale balee baileo jambur pendopo pendapa gedung kades lurah camat banjar desa pekon kelurahan "
    "kecamatan kampung nagari wali kepala masjid lapangan puskesmas polindes poskesdes meunasah surau langgar "
    "mushola posyandu".split()
)
_EVENTS = frozenset({"pekan"})  # spots whose word also names what is held
_DISPUTES = frozenset("permasalahan masalah sengketa konflik persoalan pencurian pembobolan".split())
_RESIDENTS = frozenset({"warga", "penduduk"})
_OWNER = 8  # words between a house and where its owner lives
_ADAT = frozenset({"adat", "pekraman", "pakraman"})  # "Pura Dalem Desa Adat Babahan"
_STATE = frozenset("kejaksaan pengadilan sd smp sma smk mts man min universitas politeknik institut".split())
_POSTS = frozenset("kamling ronda pos poskamling satkamling siskamling".split())
_LONGEST = 12  # words of a spot: "lahan tidur seluas 1,5 hektare milik Kelompok Tani Karya Makmur"
_SHORT = 3  # letters of a short form such as "Kec.", "Kab."
_SHORTENED = frozenset("prov prop kamp ling lingk".split())
_LOWER_PARTS = re.compile(r"(?:me|di|ber|ter)\w{4,}")


class Item(NamedTuple):
    """One element of a place: words ``start`` to ``stop``, and of its name proper."""

    start: int
    stop: int
    level: str
    kind: str
    name: tuple[int, int]


class Chain(NamedTuple):
    """Elements that stand together: ``rumah Bpk Sutrisno Gg. Melati Dusun III Desa Sekip Kec. Lubuk Pakam``."""

    items: tuple[Item, ...]

    @property
    def start(self) -> int:
        """First word of the chain."""
        return self.items[0].start

    @property
    def stop(self) -> int:
        """Word behind the chain."""
        return self.items[-1].stop

    def first(self, level: str) -> Item | None:
        """Give the first element of a level."""
        return next((item for item in self.items if item.level == level), None)


@once
def chains(text: Text) -> list[Chain]:
    """Find all places, each with all that stands beside it."""
    items = sorted([*_areas(text), *_venues(text)], key=lambda item: (item.start, -item.stop))
    found: list[list[Item]] = []
    last = -1
    for item in items:
        if item.start < last and not _inside_venue(found[-1], item):
            continue
        if found and (item.start < last or _linked(text, found[-1][-1], item)):
            found[-1].append(item)
        else:
            found.append([item])
        last = max(last, item.stop)
    return [Chain(tuple(_with_bare(text, group))) for group in found]


def _inside_venue(group: list[Item], item: Item) -> bool:
    """Tell whether an area stands inside the venue's name: "balai desa Burai" is in Burai."""
    return group[-1].level == "venue" and item.level not in {"venue", "street"} and item.stop <= group[-1].stop


def _linked(text: Text, before: Item, item: Item) -> bool:
    between = range(before.stop, item.start)
    if _is_owners(text, before, item):
        return True
    if item.level == "rt" and before.level == "venue" and text.folds[before.stop : item.start] == ["ketua"]:
        return "\n" not in text.gap(before.stop - 1)  # "Rumah Bapak Mutaharang, Ketua RT 08, Dusun Harapan Jaya"
    if before.level == item.level in {"village", "hamlet"} and text.folds[before.stop : item.start] in (
        ["dan"],
        ["serta"],
    ):
        return "\n" not in text.gap(before.stop - 1)  # "Desa Sekip, Desa Pagar Jati dan Desa Bakaran Batu, Kecamatan …"
    if len(between) > 3 or any(text.folds[index] not in _SMALL for index in between):
        return False
    if any(not _LINK.fullmatch(text.gap(index)) for index in range(before.stop - 1, item.start)):
        return False
    whole = "".join(text.gap(index) for index in range(before.stop - 1, item.start))
    if "\n" in whole or (". " in whole and len(between) == 0 and not _abbreviated(text, before)):
        return False
    if any(text.folds[index] in _PRECISELY for index in between):
        return True  # "di Jl. Raya Serang, tepatnya di Lampu Merah Parung"
    at = before.start > 0 and text.folds[before.start - 1] == "di"
    if at and before.level == "street" and whole.strip() == "," and text.folds[item.start] in _NEARBY:
        return True  # "di Jalan Raya Serang, kawasan Pertigaan Oleg"
    if item.level == "venue" and before.level in {"street", "km"} and whole.strip(" ") == "(":
        return True  # "Jl. Lintas Sumatera KM 71 (depan RM Siang Malam) Kampung …"
    return not (item.level == "venue" and before.level != "venue" and (before.level != "street" or "," in whole))


def _is_owners(text: Text, house: Item, home: Item) -> bool:
    """Tell whether a house is the scene and the area its owner's: "Rumah milik Jasim (47), warga Desa Sukajadi"."""
    near = home.start - house.stop <= _OWNER and text.folds[house.start] == "rumah"
    if not near or home.level in {"venue", "street"} or text.folds[home.start - 1] not in _RESIDENTS:
        return False
    return ". " not in text.clean[text.ends[house.stop - 1] : text.starts[home.start]]


def _abbreviated(text: Text, item: Item) -> bool:
    return text.ends[item.stop - 1] - text.starts[item.stop - 1] <= 3


@once
def _organisations(text: Text) -> Spans:
    """Give the words of offices and units: an area or spot in a unit's name is no place."""
    spans = [(office.start, office.stop) for office in offices(text)]
    units = [unit for mark in text.marks("units") if (unit := read_unit(text, mark))]
    # "Mapolres Dumai" is a unit and a spot: what begins with the unit is no part of its name.
    return Spans([*spans, *((unit.start + 1, unit.stop) for unit in units)])


def _areas(text: Text) -> list[Item]:
    taken = _organisations(text)
    found: list[Item] = []
    for mark in text.marks("levels"):
        if taken.hold(mark.start):
            continue
        item = _numbered(text, mark) if mark.row.values["level"] in {"rt", "rw", "km"} else _named(text, mark)
        if item:
            found.append(item)
            if item.level == "rt":
                found.extend(_rw_of_pair(text, item))
    return found


def _follows(text: Text, index: int) -> bool:
    if index >= len(text.folds):
        return False
    # "Kec, Kapuas Hulu": a comma for the full stop of a short form
    return bool(_NEAR.fullmatch(text.gap(index - 1))) or (
        text.gap(index - 1) == ", " and text.folds[index - 1] in _WITH_STOP
    )


def _numbered(text: Text, mark: Mark) -> Item | None:
    """``RT 004``, ``RW.003``, ``KM 35``, the first of ``RT/RW 002/004``."""
    level, number = mark.row.values["level"], mark.stop
    both = text.mark_at("levels", number) if level == "rt" else None
    if both and both.row.values["level"] == "rw" and text.gap(number - 1).strip(" .") == "/":
        number = both.stop
    if not _follows(text, number) or not text.folds[number].isdigit():
        return None
    return Item(mark.start, number + 1, level, "", (number, number + 1))


def _rw_of_pair(text: Text, item: Item) -> list[Item]:
    """``RT 03/08``, ``Rt. 04 / 01``, ``RT/RW 02/05``: the second number is the RW."""
    index = item.stop
    if index < len(text.folds) and text.folds[index].isdigit() and text.gap(index - 1).strip() == "/":
        return [Item(index, index + 1, "rw", "", (index, index + 1))]
    return []


def _named(text: Text, mark: Mark) -> Item | None:
    level, kind = mark.row.values["level"], mark.row.values["kind"]
    start = mark.stop
    if not _follows(text, start) or _ends_sentence(text, mark) or _is_other_sense(text, mark):
        return None
    inner = text.mark_at("levels", start)
    if inner and inner.row.values["level"] == level and level != "street":  # "Desa/Gampong X", "Dusun Kampung"
        return None
    stop = _street_end(text, start) if level == "street" else place_end(text, start)
    if stop == start and level == "hamlet" and text.folds[start].isdigit() and len(text.folds[start]) < 3:
        stop = max(place_end(text, start + 1), start + 1) if _follows(text, start + 1) else start + 1
    if stop == start and level == "village" and text.folds[start].isdigit() and start + 1 < len(text.folds):
        end = place_end(text, start + 1)
        stop = end if end > start + 1 else start  # "Kelurahan 5 Ulu"
    if stop == start:
        stop = _small_name(text, start, level)
    ordinary = level == "hamlet" and text.folds[start] in common_words() - PLACE_PARTS
    if stop == start or (ordinary and stop == start + 1):
        return None  # also "Masa Pengenalan Lingkungan Sekolah"
    if level == "street":
        while (
            stop < len(text.folds)
            and text.folds[stop].isdigit()
            and text.gap(stop - 1).lower().strip(" .") in {"", "no"}
        ):
            stop += 1
        if all(text.folds[index] in {"kaki", "raya", "umum"} for index in range(start, stop)):
            return None
        return Item(mark.start, _behind_short_form(text, stop), level, kind, (mark.start, stop))
    if level == "regency" and kind == "kota" and not text.mark_at("regencies", start):
        return None
    stop = longer_in_small(text, start, without_city(text, start, stop, level), level)
    known = text.mark_at("regencies", start) if level == "regency" else None
    stop = known.stop if known and text.gap(known.stop - 1) == " " else stop  # "Kota Jayapura Rustan Saru"
    return Item(mark.start, stop, level, kind, (start, stop))


def _ends_sentence(text: Text, mark: Mark) -> bool:
    """Tell whether the level word, written small and in full, ends a sentence: "turun ke kampung. Tidak menunggu"."""
    word = text.folds[mark.stop - 1]
    full = len(word) > _SHORT and word not in _SHORTENED and not text.capital(mark.start)
    return full and text.gap(mark.stop - 1).startswith(".") and not text.caseless(mark.start)


def _is_other_sense(text: Text, mark: Mark) -> bool:
    """Tell whether the word is no level: in "KP XXI-1007" (a boat), "Kejaksaan Negeri Siak"."""
    word, following = text.folds[mark.start], text.folds[mark.stop]
    if following.startswith("binaan"):
        return True  # "di Desa Binaannya"
    if word == "lingkungan" and (following in common_words() - PLACE_PARTS or following.endswith("nya")):
        return True  # "Sistem Pengamanan Lingkungan Terpadu", "di lingkungan jajarannya"
    if word == "lk" and not (following.isdigit() or _ROMAN.fullmatch(following)):
        return place_end(text, mark.stop) not in text.begins("levels")  # "Lk. Hasan": a man
    if word == "kp":
        return text.gap(mark.stop).strip() == "-" and bool(_ROMAN.fullmatch(following))
    return word == "negeri" and mark.start > 0 and text.folds[mark.start - 1] in _STATE


def _behind_short_form(text: Text, stop: int) -> int:
    """Give the word behind a street's short form: "Jalan Lintas Sumatera (Jalinsum), KM 203"."""
    if stop < len(text.folds) and text.gap(stop - 1).strip() == "(" and text.gap(stop)[:1] == ")":
        return stop + 1
    return stop


_ROAD_WORDS = frozenset("jurusan lintas poros trans raya penghubung utama protokol".split())


def _street_end(text: Text, start: int) -> int:
    """Read a street's name: ``Jl. Poros SP 1``, ``jalan raya jurusan Singaraja - Amlapura``."""
    rank = text.mark_at("ranks", start)
    start = stop = rank.stop if rank else start  # "Jalan Letjen S. Parman"
    while stop < len(text.folds) and stop - start < 7:
        end = place_end(text, stop)
        if end == stop and text.folds[stop] in _ROAD_WORDS and follows(text, stop):
            end = stop + 1
        if end == stop:
            break
        stop = end
        joined = stop < len(text.folds) and text.gap(stop - 1).strip() == "-" and text.capital(stop)
        if not (
            joined or (stop < len(text.folds) and text.folds[stop - 1] in _ROAD_WORDS and text.gap(stop - 1) == " ")
        ):
            break
    return start if all(text.folds[index] in _ROAD_WORDS for index in range(start, stop)) else stop


def _small_name(text: Text, start: int, level: str) -> int:
    """Give the end of a name written small: a hamlet's, or one that the official list has; ``start`` without one."""
    city = text.mark_at("regencies", start) if level == "regency" else None
    if city:
        return city.stop  # "kec. hulonthalangi kota gorontalo"
    if text.caseless(start):
        return start
    stop = _lower_name(text, start, level) if level in {"street", "hamlet"} else start
    return stop if stop > start else official_in_small(text, start, level)


def _lower_name(text: Text, start: int, level: str) -> int:
    """``dusun bogoran``: a hamlet written small, where one word stands before a date, a level word or a stop."""
    if level == "street":
        return _small_street(text, start)
    word = text.folds[start]
    if level != "hamlet" or word in common_words() or word.isdigit() or text.mark_at("levels", start):
        return start
    return start + 1


def _small_street(text: Text, start: int) -> int:
    """``jalan raya pengendung endung Desa Rembitan``: a street written small that a level word ends."""
    stop = start
    while stop - start < 3 and _follows(text, stop) and text.folds[stop].isalpha():
        if text.folds[stop] in common_words() or text.capital(stop):
            return start
        stop += 1
        if text.mark_at("levels", stop) and text.capital(stop) and text.gap(stop - 1) == " ":
            return stop
    return start


def _venues(text: Text) -> list[Item]:
    found: list[Item] = []
    last = -1
    for mark in text.marks("venues"):
        if mark.start < last or _organisations(text).hold(mark.start) or text.mark_before("ranks", mark.start):
            continue
        stop = _venue_end(text, mark)
        if text.folds[mark.start : mark.stop] == text.folds[mark.stop : mark.stop + 1]:
            continue  # "gereja-gereja"
        if not (_can_open(text, mark) or _leads_to_area(text, stop)) or _is_held_at(text, mark, stop):
            continue
        if mark.start and text.folds[mark.start - 1] in _DISPUTES:
            continue
        if stop > mark.start + (0 if mark.stop - mark.start > 1 else 1) or _described(mark):
            found.append(Item(mark.start, stop, "venue", "", (mark.start, stop)))
            found.extend(_area_of_office(text, mark.start, stop))
            last = stop
    return found


def _is_held_at(text: Text, mark: Mark, stop: int) -> bool:
    """Tell whether the words name what is held at a spot that follows: "Pekan Imunisasi Nasional di Posyandu Mawar"."""
    opened = mark.start > 0 and text.folds[mark.start - 1] in _PREPOSITIONS
    at = text.folds[mark.start] in _EVENTS and text.folds[stop : stop + 1] == ["di"] and stop + 1 < len(text.folds)
    return at and not opened and text.gap(stop - 1) == " " and text.mark_at("venues", stop + 1) is not None


_HEADS = {"lurah": "village", "kades": "village", "keuchik": "village", "pangulu": "village", "camat": "district"}


def _area_of_office(text: Text, start: int, stop: int) -> list[Item]:
    """Give the area that a civil head's office stands in: "kantor Lurah Banjar", "halaman kantor Camat Praya"."""
    for index in range(start + 1, stop - 1):
        level = _HEADS.get(text.folds[index])
        if level and text.folds[index - 1] == "kantor" and place_end(text, index + 1) == stop:
            return [Item(index + 1, stop, level, "", (index + 1, stop))]
    return []


def _leads_to_area(text: Text, stop: int) -> bool:
    """Tell whether an area follows: "menghanguskan rumah panggung milik X di Kampung Sereh"."""
    index = stop + 1 if stop < len(text.folds) and text.folds[stop] == "di" else stop
    if index >= len(text.folds) or "\n" in text.gap(index - 1) or "." in text.gap(stop - 1):
        return False
    mark = text.mark_at("levels", index)
    return mark is not None and _named(text, mark) is not None


def _described(mark: Mark) -> bool:
    """Tell whether a bare venue word is a spot by itself: "di gardu ronda", "di taman kota"."""
    return mark.stop - mark.start > 1


_PREPOSITIONS = frozenset(
    "di ke pada kawasan seputaran bertempat berlokasi tempat lokasi menyasar menuju sekitar sasaran depan tepatnya "
    "dalam mendatangi menyambangi yakni yaitu adalah disambangi ruas jalur arus sepanjang "
    "pintu dekat belakang samping sebuah satu sasarannya".split()
)


def _can_open(text: Text, mark: Mark) -> bool:
    """Tell whether a venue may begin here: behind a preposition, a list mark, or at the start of a sentence."""
    if not mark.start:
        return True
    gap = text.gap(mark.start - 1)
    before = text.folds[mark.start - 1]
    if before in _PREPOSITIONS or (text.capital(mark.start) and not text.caseless(mark.start)):
        return before not in {"dari", "ketua", "pengurus", "jemaat", "kepala", "panitia"}
    return bool(re.search(r"[:,\n(]", gap)) or text.mark_before("cues", mark.start) is not None


def _venue_end(text: Text, mark: Mark) -> int:
    stop = mark.stop
    while stop < len(text.folds) and stop - mark.start < _LONGEST:
        gap = text.gap(stop - 1)
        word = text.folds[stop]
        short = _short_in_brackets(text, stop, gap)
        if short or (stop - 2 >= mark.start and _short_in_brackets(text, stop - 1, text.gap(stop - 2))):
            stop += 1  # "Madrasah Aliyah (MA) Nurul Huda"
            continue
        if not _venue_gap(text, stop - 1, gap):
            break
        unit = unit_at(text, stop)
        if unit:
            stop = unit.stop  # "halaman Mapolsek Banjar Agung"
            continue
        level = text.mark_at("levels", stop)
        if level and level.row.values["level"] in {"rt", "rw"} and text.folds[stop - 1] in _POSTS:
            numbered = _numbered(text, level)
            stop = numbered.stop if numbered else stop + 1
            continue
        if (
            level
            and level.row.values["level"] not in {"rt", "rw"}
            and (text.folds[stop - 1] in _OF_LEVEL or text.folds[level.stop - 1] in _ADAT)
            and follows(text, level.stop)
        ):
            end = place_end(text, level.stop)
            if end > level.stop:
                return without_city(text, level.stop, end, level.row.values["level"])
        if (
            word == "dan"
            and stop + 1 < len(text.folds)
            and text.mark_at("venues", stop + 1)
            and not text.capital(stop + 1)
        ):
            stop += 1
            continue
        named = level is not None and follows(text, level.stop) and not _common_level(text, level)
        named = named or text.folds[stop + 1 : stop + 2] == ["setempat"]  # "di masjid Al Huda desa setempat"
        if named or word in _STOPS or word == "dan" or _is_moment(text, stop):
            break
        if (
            text.mark_at("ranks", stop)
            or text.mark_at("acting", stop)
            or (text.mark_at("positions", stop) and stop > mark.stop)
        ):
            break
        if (
            not text.capital(stop)
            and not text.mark_at("venues", stop)
            and _LOWER_PARTS.fullmatch(word)
            and word not in {"milik"}
        ):
            break
        if (
            text.caseless(stop)
            and word in common_words()
            and not text.mark_at("venues", stop)
            and _LOWER_PARTS.fullmatch(word)
        ):
            break
        stop += 1
    return stop


def _is_moment(text: Text, index: int) -> bool:
    """Tell whether a day or clock begins here; "Pasar Rabu", "RM Siang Malam" are names."""
    mark = text.mark_at("calendar", index)
    if mark is None:
        return False
    kind = mark.row.values["kind"]
    if kind == "daypart" and text.capital(index) and text.capital(index - 1):
        return not (text.mark_before("venues", index) or text.mark_before("calendar", index))
    return not (kind == "weekday" and text.folds[index - 1] in {"pasar", "pekan", "pajak"})


def _common_level(text: Text, level: Mark) -> bool:
    """Tell whether the level word names nothing here: "taman kota", "warga desa", "SMP Negeri 1 Pinrang"."""
    if _is_other_sense(text, level):
        return True
    if level.row.values["level"] == "street":
        return _street_end(text, level.stop) == level.stop  # "Jl. Jenderal Sudirman"
    return place_end(text, level.stop) == level.stop and not (
        level.stop < len(text.folds) and text.folds[level.stop].isdigit()
    )


def _short_in_brackets(text: Text, index: int, gap: str) -> bool:
    """Tell whether a word is a kind's initials in brackets before its name: "(MA) Nurul Huda", "(SMA) Negeri"."""
    word = text.clean[text.starts[index] : text.ends[index]]
    named = index + 1 < len(text.folds) and text.capital(index + 1) and text.gap(index) == ") "
    return gap == " (" and len(word) < 5 and word[:2].isupper() and named


def _venue_gap(text: Text, index: int, gap: str) -> bool:
    if gap.strip(" \u00ad") in {"", "-", "'", "/"} and "\n" not in gap:
        return True
    if gap == "," and text.folds[index].isdigit() and text.folds[index + 1].isdigit():
        return True  # "seluas 1,5 hektare"
    length = text.ends[index] - text.starts[index]
    return (
        gap.strip() == "."
        and (length == 1 or bool(text.mark_before("titles", index + 1)) or text.folds[index] in {"pt", "cv", "st"})
        and "\n" not in gap
    )


def _with_bare(text: Text, group: list[Item]) -> list[Item]:
    """Add the levels that follow without their word: ``Kecamatan Muara Badak, Kutai Kartanegara``, ``…, Riau``."""
    last = group[-1]
    if last.level == "street":
        city = city_of_street(text, last.start + 1, last.stop)
        if city:
            street = last._replace(stop=city.start, name=(last.start, city.start))
            return [*group[:-1], street, Item(city.start, city.stop, "regency", "", (city.start, city.stop))]
    levels = {item.level for item in group}
    row = in_a_row(text, last.stop) if last.level in {"village", "district"} and "regency" not in levels else []
    if row and not levels & {name.level for name in row}:
        return [*group, *(Item(name.start, name.stop, name.level, "", (name.start, name.stop)) for name in row)]
    added = [
        Item(name.start, name.stop, name.level, "", (name.start, name.stop))
        for name in areas_after(text, last.stop, levels)
        if last.level not in {"regency", "province"}
    ]
    index = added[-1].stop if added else last.stop
    if "province" not in levels and (added or last.level == "regency") and index < len(text.folds):
        province = text.mark_at("provinces", index)
        if province and re.fullmatch(r"\s*[,.(-]?\s*", text.gap(index - 1)) and "\n" not in text.gap(index - 1):
            added.append(Item(index, province.stop, "province", "", (index, province.stop)))
    return [*group, *added]
