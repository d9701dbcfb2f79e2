"""Areas, streets and numbers as they are named behind their level words: "Kec. Langgam", "Jl. Poros", "RT 03"."""

import re
from typing import NamedTuple

from kamtibmas_cli.recognisers.bare import official_in_small, without_city, without_district
from kamtibmas_cli.recognisers.names import PLACE_PARTS, common_words, follows, place_end
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.organisations import read_unit
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Text, once

_NEAR = re.compile(r"[ .:\u00ad-]*")
_WITH_STOP = frozenset({"kec", "kab", "kel"})
_ROMAN = re.compile(r"[ivx]+")
# Programmes of Polri that are named like places.
_PROGRAMMES = frozenset("tangguh pancasila moderasi bebas siaga sadar literasi kerukunan percontohan".split())
_STATE = frozenset(
    "pegawai kejaksaan pengadilan sd smp sma smk slb paud tk sltp slta mts man min "
    "universitas politeknik institut".split()
)
_OFFICIAL = (2, 3)  # depths of regencies and districts
_NEAR_SPOT = 4  # words from "SMA" to the name in "SMA Negeri 1 Banjar Baru"
_DISTRIKS = frozenset({"distrik", "district"})
_SHORT = 3  # letters of a short form such as "Kec.", "Kab."
_SHORTENED = frozenset("prov prop kamp ling lingk".split())
# Roads whose short form is their whole name, and classes of roads that stand for one.
GATES = frozenset({"gerbang", "pintu", "gate", "exit"})  # "Gerbang Tol Kalikangkung" is a spot, no street
_WHOLE = frozenset("jalinsum jalintim jalinbar jalinteng poros road ringroad".split())
_CLASSES = frozenset("provinsi propinsi negara nasional".split())
# "di jalan raya", "memperbaiki Jalan Desa": roads of a sort
_NO_STREET = frozenset("kaki raya umum desa kampung dusun setapak".split())
_LANES = frozenset({"gang", "gg", "lorong", "lrg"})
_ROAD_WORDS = frozenset("jurusan lintas poros trans raya penghubung utama protokol".split())


class Item(NamedTuple):
    """One element of a place: words ``start`` to ``stop``, and of its name proper."""

    start: int
    stop: int
    level: str
    kind: str
    name: tuple[int, int]


@once
def inside_organisations(text: Text) -> Spans:
    """Give the words of offices and units: an area or spot in a unit's name is no place."""
    spans = [(office.start, office.stop) for office in offices(text)]
    units = [unit for mark in text.marks("units") if (unit := read_unit(text, mark))]
    # "Mapolres Dumai" is a unit and a spot: what begins with the unit is no part of its name.
    return Spans([*spans, *((unit.start + 1, unit.stop) for unit in units)])


def areas_named(text: Text) -> list[Item]:
    """Find what level words name, but for the names of units and of officers' areas."""
    taken = inside_organisations(text)
    found: list[Item] = []
    for mark in text.marks("levels"):
        if taken.hold(mark.start):
            continue
        item = numbered(text, mark) if mark.row.values["level"] in {"rt", "rw", "km"} else named(text, mark)
        if item:
            found.extend(_of_same_name(text, mark, item))
            found.append(item)
            if item.level == "rt":
                found.extend(_rw_of_pair(text, item))
    return found


def _of_same_name(text: Text, mark: Mark, item: Item) -> list[Item]:
    """``Kelurahan/Kecamatan Trucuk``: the village has its district's name."""
    other = text.mark_before("levels", mark.start)
    if other is None or text.gap(mark.start - 1).strip() != "/" or other.row.values["level"] == item.level:
        return []
    values = other.row.values
    return [Item(other.start, other.stop, values["level"], values["kind"], item.name)]


def _follows(text: Text, index: int) -> bool:
    if index >= len(text.folds):
        return False
    # "Kec, Kapuas Hulu": a comma for the full stop of a short form
    gap = text.gap(index - 1)
    bracketed = gap == ") " and index > 1 and text.gap(index - 2)[-1:] == "("  # "RT 07 (Desa) Petaling Jaya"
    return bracketed or bool(_NEAR.fullmatch(gap)) or (gap == ", " and text.folds[index - 1] in _WITH_STOP)


def numbered(text: Text, mark: Mark) -> Item | None:
    """``RT 004``, ``RW.003``, ``KM 35``, the first of ``RT/RW 002/004``."""
    level, number = mark.row.values["level"], mark.stop
    both = text.mark_at("levels", number) if level == "rt" else None
    if both and both.row.values["level"] == "rw" and text.gap(number - 1).strip(" .") == "/":
        number = both.stop
    slash = number < len(text.folds) and text.gap(number - 1) == "/"  # "RT/03 RW/05"
    roman = level in {"rt", "rw"} and number < len(text.folds) and _is_roman(text, number)  # "RT. 6/RW. XVII"
    if not (slash or _follows(text, number)) or not (text.folds[number].isdigit() or roman):
        return None
    stop = number + 1
    if level == "km" and stop < len(text.folds) and text.folds[stop].isdigit():
        stop += text.gap(number).strip() == "-" or text.gap(number) in {",", ".", "+"}  # "KM 166-167", "KM 91+200"
    return Item(mark.start, stop, level, "", (number, stop))


def _is_roman(text: Text, index: int) -> bool:
    return bool(_ROMAN.fullmatch(text.folds[index])) and text.clean[text.starts[index] : text.ends[index]].isupper()


def _rw_of_pair(text: Text, item: Item) -> list[Item]:
    """``RT 03/08``, ``Rt. 04 / 01``, ``RT/RW 02/05``: the second number is the RW."""
    index = item.stop
    if index < len(text.folds) and text.folds[index].isdigit() and text.gap(index - 1).strip() == "/":
        return [Item(index, index + 1, "rw", "", (index, index + 1))]
    return []


def named(text: Text, mark: Mark) -> Item | None:
    """Read the name behind a level word; None where the word names nothing here."""
    level, kind = mark.row.values["level"], mark.row.values["kind"]
    start = mark.stop
    if level == "street":
        return _street(text, mark)
    if not _follows(text, start) or _ends_sentence(text, mark) or _is_other_sense(text, mark):
        return None
    if text.folds[mark.start] in _DISTRIKS and not _has_distrik(text):
        return None
    if mark.start and text.folds[mark.start - 1] == text.folds[mark.start] and text.gap(mark.start - 1) == "-":
        return None  # "kampung-kampung pesisir"
    inner = text.mark_at("levels", start)
    whole = _is_part_of_hamlet(text, mark, inner)
    if inner and inner.row.values["level"] == level and not whole and not _is_named_so(text, start, level):
        return None  # "Desa/Gampong X", "Dusun Kampung"
    stop = place_end(text, inner.stop if inner and whole else start)
    if stop == start and text.folds[start].isdigit() and len(text.folds[start]) < 3:
        stop = _with_number(text, start, level)
    if stop == start:
        stop = _small_name(text, start, level)
    ordinary = level == "hamlet" and text.folds[start] in common_words() - PLACE_PARTS
    # but "di Dusun Bila, Desa Kaseralau"
    ordinary = ordinary and not (text.capital(start) and text.gap(start).startswith(",") and not text.caseless(start))
    if level == "hamlet" and is_in_spot(text, mark, stop):
        return None  # "Pasar Banjar Margo"
    if stop == start or (ordinary and stop == start + 1):
        return None  # also "Masa Pengenalan Lingkungan Sekolah"
    if level == "regency" and kind == "kota" and not text.mark_at("regencies", start):
        return None
    stop = without_district(text, start, without_city(text, start, stop, level), level)
    province = text.mark_at("provinces", start) if level == "province" else None
    stop = province.stop if province else stop  # "Provinsi Bali Aman Damai dan Sejuk"
    known = text.mark_at("regencies", start) if level == "regency" else None
    longer = (
        known is not None
        and known.stop < stop
        and text.gap(known.stop - 1) == " "
        and not text.mark_at("provinces", known.stop)  # "kota Surabaya Jawa Timur"
    )
    if longer and kind == "kota" and not text.capital(mark.start) and not text.caseless(start):
        return None  # "di setiap sudut kota Pasir Pangaraian": a town
    # "Kota Jayapura Rustan Saru", "Kabupaten Bengkalis-Riau"
    stop = known.stop if known and text.gap(known.stop - 1) in {" ", "-"} else stop
    return Item(mark.start, stop, level, kind, (start, stop))


def _is_part_of_hamlet(text: Text, mark: Mark, inner: Mark | None) -> bool:
    """Tell whether a level's word is the first of a hamlet's name: "Banjar Dukuh Moncos, Desa Sobangan"."""
    if inner is None or mark.row.values["level"] != "hamlet" or inner.row.values["level"] != "hamlet":
        return False
    plain = text.gap(mark.stop - 1) == text.gap(inner.stop - 1) == " " and not text.caseless(mark.start)
    return plain and text.capital(inner.start) and place_end(text, inner.stop) > inner.stop


def _is_named_so(text: Text, start: int, level: str) -> bool:
    """Tell whether a level's word begins a name of the official list: "Desa Negeri Lama"."""
    stop = place_end(text, start + 1) if level == "village" and _follows(text, start + 1) else start
    alone = start + 1 >= len(text.folds) or not _follows(text, start + 1) or start + 1 in text.begins("levels")
    stop = start + 1 if level == "village" and alone else stop  # "Desa Lembang, Kecamatan Lembang"
    name = " ".join(text.clean[text.starts[start] : text.ends[stop - 1]].split()) if stop > start else ""
    return bool(name) and bool(areas().named(name, 4))


def is_in_spot(text: Text, mark: Mark, stop: int) -> bool:
    """Tell whether a hamlet's word is part of an official name behind a spot: "SMA Negeri 1 Banjar Baru"."""
    spots = text.marks_of("venues", mark.start - _NEAR_SPOT, mark.start)
    between = range(spots[-1].stop if spots else mark.start, mark.start)  # no "di": "warung milik YH di Dusun Tengah"
    named = all(text.capital(index) or text.folds[index].isdigit() for index in between)
    if not spots or not named or any(text.gap(index) != " " for index in range(spots[-1].start, mark.start)):
        return False
    name = " ".join(text.clean[text.starts[mark.start] : text.ends[stop - 1]].split())
    return bool(areas().named(name, *_OFFICIAL) or areas().named(name.replace(" ", ""), *_OFFICIAL))


@once
def _has_distrik(text: Text) -> bool:
    """Tell whether "Distrik" is a level: in Papua, where no kecamatan is; else "Gereja HKBP Distrik Asahan" is one."""
    return not any(text.folds[mark.start] in {"kecamatan", "kec"} for mark in text.marks("levels"))


def _with_number(text: Text, start: int, level: str) -> int:
    """Give the end of a name that begins with a number: "Dusun 3 Suka Maju", "Dusun 3", "Kelurahan 5 Ulu"."""
    end = place_end(text, start + 1) if _follows(text, start + 1) else start + 1
    if level == "hamlet":
        return max(end, start + 1)
    return end if level == "village" and end > start + 1 else start


def _street(text: Text, mark: Mark) -> Item | None:
    """Read a street: "Jl. Poros SP 1", "Jalan Merdeka No. 3", "Jalinsum", "Jalan Provinsi"."""
    start = stop = mark.stop
    doing = text.mark_at("activities", start)
    if doing and doing.stop - doing.start > 1:
        return None  # "Polisi Turun ke Jalan Urai Kepadatan"
    if _ends_sentence(text, mark):
        return None  # "… balapan di jalan raya. Akhirnya …"
    if (
        text.folds[mark.start] == "tol"
        and text.folds[mark.start - 1 : mark.start]
        and text.folds[mark.start - 1] in GATES
    ):
        return None
    if _follows(text, start):
        stop = _street_end(text, start)
        if stop == start and text.folds[start] in _CLASSES and text.capital(start):
            stop = start + 1
        if stop == start:
            stop = _small_name(text, start, "street")
    if stop == start:
        whole = text.folds[mark.stop - 1] in _WHOLE and text.capital(mark.start)
        return Item(mark.start, mark.stop, "street", "", (mark.start, mark.stop)) if whole else None
    while (
        stop < len(text.folds) and text.folds[stop].isdigit() and text.gap(stop - 1).lower().strip(" .") in {"", "no"}
    ):
        stop += 1
    lane = text.mark_at("levels", stop)
    if lane and text.folds[stop] in _LANES and text.gap(stop - 1) == " " and follows(text, lane.stop):
        # "Jalan Padat Karya Gang Amal", "Jalan Kedung Kidul Gang 2"
        stop = max(_street_end(text, lane.stop), lane.stop + text.folds[lane.stop].isdigit(), stop)
    by_km = stop < len(text.folds) and text.folds[stop] in {"km", "kilometer"}  # "Jalan Umum KM 7-8"
    if not by_km and all(text.folds[index] in _NO_STREET for index in range(start, stop)):
        return None
    kind = mark.row.values["kind"]
    stop = _behind_short_form(text, stop)
    begin = mark.start + (text.folds[mark.start] == "ruas")  # "di ruas Jalan Raya Bandung"
    return Item(mark.start, _behind_number(text, stop), "street", kind, (begin, stop))


def _behind_number(text: Text, stop: int) -> int:
    """Give the word behind a house number, which is no part of the street: "Jl. Gajah Mada No. 12, Desa Koting"."""
    numbered = text.folds[stop : stop + 1] in (["no"], ["nomor"]) and text.gap(stop - 1).strip(" ,") == ""
    return stop + 2 if numbered and stop + 1 < len(text.folds) and text.folds[stop + 1].isdigit() else stop


def _ends_sentence(text: Text, mark: Mark) -> bool:
    """Tell whether the level word, written small and in full, ends a sentence: "turun ke kampung. Tidak menunggu"."""
    word = text.folds[mark.stop - 1]
    full = len(word) > _SHORT and word not in _SHORTENED and not text.capital(mark.start)
    return full and text.gap(mark.stop - 1).startswith(".") and not text.caseless(mark.start)


def _is_other_sense(text: Text, mark: Mark) -> bool:
    """Tell whether the word is no level: in "KP XXI-1007" (a boat), "Kejaksaan Negeri Siak"."""
    word, following = text.folds[mark.start], text.folds[mark.stop]
    if following.startswith("binaan") or (following in _PROGRAMMES and text.capital(mark.stop)):
        return True  # "di Desa Binaannya", "Kampung Tangguh Nusantara"
    if (
        word in {"desa", "kampung"}
        and mark.start
        and text.folds[mark.start - 1] in {"1", "satu"}
        and following.isdigit()
    ):
        return True  # "program 1 Desa 1 Hektar"
    if word == "kmp" and text.clean[text.starts[mark.start] :].startswith("KMP") and not text.caseless(mark.start):
        return True  # a ferry: "KMP. GAJAH LAUT V"
    spot = mark.stop in text.begins("units", "venues")
    if word == "lingkungan" and (spot or following in common_words() - PLACE_PARTS or following.endswith("nya")):
        return True  # "Sistem Pengamanan Lingkungan Terpadu", "di lingkungan jajarannya"
    if word == "lk" and mark.start and text.gap(mark.start - 1) == "-":
        return True  # "(OMP-LK24)"
    if word == "lk" and not (following.isdigit() or _ROMAN.fullmatch(following)):
        return place_end(text, mark.stop) not in text.begins("levels")  # "Lk. Hasan": a man
    if word == "br" and mark.start:  # "Rina br Sitorus": a clan; "(BR.Net)"
        before = text.gap(mark.start - 1)
        return before.endswith("(") or (before == " " and text.capital(mark.start - 1) and not text.capital(mark.start))
    if word == "kp":
        return text.gap(mark.stop).strip() == "-" and bool(_ROMAN.fullmatch(following))
    return word == "negeri" and mark.start > 0 and text.folds[mark.start - 1] in _STATE


def _behind_short_form(text: Text, stop: int) -> int:
    """Give the word behind a street's short form: "Jalan Lintas Sumatera (Jalinsum), KM 203"."""
    if stop < len(text.folds) and text.gap(stop - 1).strip() == "(" and text.gap(stop)[:1] == ")":
        return stop + 1
    return stop


def _street_end(text: Text, start: int) -> int:
    """Read a street's name: ``Jl. Poros SP 1``, ``jalan raya jurusan Singaraja - Amlapura``."""
    rank = text.mark_at("ranks", start) or text.mark_at("titles", start)
    named_after = rank is not None and rank.stop < len(text.folds) and text.capital(rank.stop)
    start = stop = rank.stop if rank and named_after else start  # "Jalan Letjen S. Parman", "Jalan Prof. Yamin"
    while stop + 1 < len(text.folds) and text.ends[stop] - text.starts[stop] == 1 and text.gap(stop).startswith("."):
        stop += 1  # "Jalan B.J. Habibie"
    while stop < len(text.folds) and stop - start < 7:
        end = place_end(text, stop)
        if end == stop and _leads_on(text, stop) and follows(text, stop):
            end = stop + 1
        if end == stop:
            break
        stop = end
        led = _leads_on(text, stop - 1)
        joined = stop < len(text.folds) and text.gap(stop - 1).strip() == "-" and text.capital(stop)
        if not (joined or (stop < len(text.folds) and led and text.gap(stop - 1) == " ")):
            break
    title = text.mark_at("titles", stop) if stop > start and text.folds[stop - 1] in _ROAD_CLASSES else None
    if title and text.gap(stop - 1) == " " and follows(text, title.stop):
        stop = max(stop, place_end(text, title.stop))  # "Jalan Bypass Ir. Soekarno"
    return start if all(text.folds[index] in _ROAD_WORDS for index in range(start, stop)) else stop


def _leads_on(text: Text, index: int) -> bool:
    """Tell whether a road's word stands before its name: "Jalan Lintas Timur", "jalan umum jurusan Kediri-Tabanan"."""
    of_class = text.folds[index] in _NO_STREET | _CLASSES and text.folds[index + 1 : index + 2] == ["jurusan"]
    return of_class or text.folds[index] in _ROAD_WORDS


_ROAD_CLASSES = frozenset({"bypass", "raya", "lingkar", "poros"})


def _small_name(text: Text, start: int, level: str) -> int:
    """Give the end of a name written small: a hamlet's, or one that the official list has; ``start`` without one."""
    city = text.mark_at("regencies", start) if level == "regency" else None
    if city:
        return city.stop  # "kec. hulonthalangi kota gorontalo"
    if text.caseless(start):
        return start
    stop = start
    if level == "street":
        stop = _small_street(text, start)
    elif level == "hamlet":
        stop = _small_hamlet(text, start)
    return stop if stop > start else official_in_small(text, start, level)


def _small_hamlet(text: Text, start: int) -> int:
    """``dusun bogoran``: a hamlet written small is one word that is no ordinary one."""
    if text.folds[start - 1] == "lingkungan" and not text.capital(start - 1):
        return start  # "merangsek ke lingkungan pelajar"
    word = text.folds[start]
    ordinary = word in common_words() or word.isdigit() or _DERIVED.fullmatch(word)  # "Lima banjar mengarak ogoh-ogoh"
    return start if ordinary or text.mark_at("levels", start) else start + 1


_LEADS_TO_STREET = frozenset({"di", "sepanjang", "seputaran"})
_DERIVED = re.compile(r"(?:me|ber|ter)\w{4,}")  # "di jalan becek berlumpur, …"
# How a road is: "di jalan licin sekali, …", "di jalan sempit gelap dan …".
_LOOKS = frozenset(
    "licin rusak sempit gelap sepi curam basah lurus becek macet padat rawan lengang tanjakan turunan tikungan "
    "berlubang sekali parah banget total aspal tanah setapak tikus buntu tol kota kampung desa lingkar "
    "alternatif".split()
)
_STREET_ENDS = frozenset({"sampai", "hingga", "dan", "menuju", "s", "sd", "no", "nomor"})


def _small_street(text: Text, start: int) -> int:
    """``jalan raya pengendung endung Desa Rembitan``: a street written small that a level word ends."""
    stop = start
    while stop - start < 3 and _follows(text, stop) and text.folds[stop].isalpha():
        if text.folds[stop] in common_words() or text.capital(stop):
            break
        stop += 1
        if text.mark_at("levels", stop) and text.capital(stop) and text.gap(stop - 1) == " ":
            return stop
    level = text.mark_before("levels", start)
    led = level is not None and level.start > 0 and text.folds[level.start - 1] in _LEADS_TO_STREET
    ended = stop < len(text.folds) and (text.gap(stop - 1)[:1] in {",", "."} or text.folds[stop] in _STREET_ENDS)
    named = stop - start > 1 and not any(word in _LOOKS or _DERIVED.fullmatch(word) for word in text.folds[start:stop])
    return stop if led and ended and named else start  # "di jalan sultan thaha sampai"


def common_level(text: Text, level: Mark) -> bool:
    """Tell whether the level word names nothing here: "taman kota", "warga desa", "SMP Negeri 1 Pinrang"."""
    if _is_other_sense(text, level):
        return True
    if level.row.values["level"] == "street":
        return _street(text, level) is None  # "Jl. Jenderal Sudirman"
    if level.stop >= len(text.folds) or place_end(text, level.stop) > level.stop or text.folds[level.stop].isdigit():
        return False
    # "GSG Budaya kecamatan sukarame"
    return official_in_small(text, level.stop, level.row.values["level"]) == level.stop
