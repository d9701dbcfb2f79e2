"""Where a proper name ends, and where a place's does: after its level word, of a unit.

In a line with capitals a name is a run of capitalised words. In an all-capitals or lower-case line capitals say
nothing, so a name ends where ordinary words begin (``data/common_words.txt``).
"""

import re
from functools import lru_cache

from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.tables import DATA
from kamtibmas_cli.text import Text, once

INITIAL = re.compile(r"\.?[ \u00ad]*")
SPACE = re.compile(r"[ \u00ad]*")
# What may stand behind a unit's or office's word and is no name: "Kapolda Baru", "Kapolsek Cup".
NO_NAMES = frozenset(
    {
        "jajaran",
        "jajarannya",
        "setempat",
        "terdekat",
        "terkait",
        "masing",
        "se",
        "lama",
        "baru",
        "nomor",
        "cup",
        "jadi",
        "persiapan",
        "pimpin",
    }
)
# Ranks of those after whom streets and spots are named.
HEROES = frozenset(
    "jenderal jendral jend letjen letnan mayjen brigjen mayor kolonel letkol kapten sersan kopral laksamana laksda "
    "marsekal marsda marsma komodor".split()
)
_SITES = frozenset({"sp", "skp", "upt"})  # of transmigration, with their number
_TIMES = ["2", "x", "11"]  # "Kecamatan 2x11 Kayu Tanam", "2 X 11 Enam Lingkung"
_ROMAN = re.compile(r"[ivx]{1,4}")
# Last words of areas' names that are often written small.
_SIDES = frozenset("utara selatan barat timur tengah tenggara kota hulu hilir ilir ulu dalam rakyat".split())
_SENEN = frozenset("kecamatan kec pasar stasiun polsek kapolsek koramil danramil terminal".split())
_NO_PART = frozenset({"jajaran", "mako", "news", "cyber", "sbb", "resor", "cup"})
_NO_AREAS = frozenset("binaan setempat sendiri lain lainnya tetangga adat asal".split())
_ADVERB = re.compile(r"\w{5,}nya")
_SHORT_FORM = 3  # letters of "Sei", "III"
_LONGEST_NAME = 5  # words of an area's name
_NAMED_DEPTHS = (1, 2, 3, 4)  # provinces, regencies, districts and villages of the official list
# Tables whose forms end a name: an office, a rank, a unit, a level word is never part of one.
ENDS = ("ranks", "positions", "units", "acting")
VERB = re.compile(r"(?:meng|meny|mem[bpf]|men[cdjtz])\w{3,}|(?:di|ter|ber|pe)\w{3,}(?:kan|nya)|\w{3,}(?:(?<!l)lah|kah)")
PLACE_PARTS = frozenset(
    "utara selatan barat timur tengah baru lama jaya indah makmur mulya raya agung kota tanjung batu sungai sei muara "
    "bukit teluk pulau pantai kampung padang ujung air banjar gunung tanah danau kayu pasir pasar karang kebun hilir "
    "hulu ilir ulu dalam luar besar kecil atas bawah putih hitam merah damai harapan maju suka sumber taman balai "
    "tinggi tua bulan jadi muda aman pisang selamat kasih api tujuh tenang tuan banyak buah pekan parit kandang kali "
    "tangan karet sejuk kelapa sawah mas emas satu dua tiga empat lima pusat hijau alam gas lembah subur desa "
    "negeri panjang".split()
)
FUNCTION = frozenset(
    "dan di ke dari yang untuk dengan pada oleh dalam serta kepada para bersama beserta saat ini itu atau agar guna "
    "telah sudah akan bin binti selaku sebagai melalui lewat tersebut adalah juga turut beserta tadi pagi siang sore "
    "malam senin selasa rabu kamis jumat sabtu minggu sekira sekitar pukul pkl mengatakan menyampaikan bahwa".split()
)
_ALSO_NAMES = frozenset({"banjar", "jorong", "kampung", "negeri", "dukuh", "lingkungan", "lembang", "huta", "kp"})


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Give the ordinary Indonesian words that end a name where capitals say nothing."""
    return frozenset((DATA / "common_words.txt").read_text("utf-8").split())


def ends_name(text: Text, index: int) -> bool:
    """Tell whether an office, rank, unit or "Plt." begins at a word: none is part of a name."""
    return index in text.begins(*ENDS)


def looks_like_name(text: Text, index: int, caseless: bool, place: bool) -> bool:
    """Tell whether a word can be part of a name, of a place or of a person; ``caseless`` where capitals say nothing."""
    word = text.folds[index]
    if word.isdigit():
        return False
    common = word in common_words() and not (place and word in PLACE_PARTS)
    if caseless:
        small = not text.capital(index) and not _is_small(text, index)
        return not common and not small and not (VERB.fullmatch(word) and not place)
    if index and len(word) == 1 and text.gap(index - 1) == "." and not place:
        return True  # "N.s Tumbelaka"
    return text.capital(index) and not (common and (word in FUNCTION or (place and VERB.fullmatch(word))))


def _is_small(text: Text, index: int) -> bool:
    """Tell whether the line of a word has small letters alone; in a title a small word is no name."""
    line = text.line_at(text.starts[index])
    start = line.start if line else 0
    key = (_is_small, start)
    if key not in text.memo:
        text.memo[key] = line is not None and text.clean[line.start : line.end].islower()
    small: bool = text.memo[key]
    return small


def is_moment(text: Text, index: int) -> bool:
    """Tell whether a day, clock or part of the day begins here; "Agus", "Mei" and "Juni" are names as well."""
    mark = text.mark_at("calendar", index)
    if mark is None or mark.row.values["kind"] == "month":
        return False
    if text.folds[index] == "senen" and index and (text.folds[index - 1] in _SENEN or text.gap(index - 1) == "/"):
        return False  # "Kecamatan Senen", "Koramil 03/Senen"; as a day it is a spelling of "Senin"
    if mark.row.values["kind"] == "month_word":  # "Kelurahan Padang Bulan", "bulan Januari"
        return not text.capital(index) or text.mark_at("calendar", mark.stop) is not None
    return True


def place_end(text: Text, index: int, limit: int = 5) -> int:
    """Give the word index behind a place's name that begins at ``index``; ``index`` where none begins there.

    Where capitals say nothing, a name that the text gives elsewhere with a clear end decides
    ("POLSEK BORONG TEMPATKAN ANGGOTA" beside "Polsek Borong, Polres …").
    """
    stop = _run_end(text, index, limit)
    official = _official_end(text, index, stop)
    if official > stop:
        return official
    if stop > index + 1 and text.caseless(index) and not _is_official(text, index, stop):
        if text.mark_before("levels", index) and stop in text.begins("levels") and text.gap(stop - 1) == " ":
            return stop  # "Jorong Limbanang Baruah Nagari Limbanang": its end is as plain
        for known in clear_names(text):
            for end in range(stop, index, -1):
                if tuple(text.folds[index:end]) in known:
                    return end
    return stop


def _official_end(text: Text, index: int, stop: int) -> int:
    """Give the end of a longer name that the official list has: "Rasau Jaya Umum", "Dusun Selatan".

    Only words that begin with a capital count, and no office, rank or unit; ``stop`` where the list has none.
    """
    end = longest = stop
    ends = text.begins("positions", "units", "acting")  # a rank's word may be part: "Kecamatan Bandar Laksamana"
    while end < len(text.folds) and end - index < _LONGEST_NAME and text.capital(end) and end not in ends:
        if end > index and text.gap(end - 1) != " ":
            break
        end += 1
        if end - index < 2:
            continue
        # What a short last word stands for depends on its place: "Bandar Sei" (Kijang).
        short = text.ends[end - 1] - text.starts[end - 1] <= _SHORT_FORM
        if not short and not areas().begun(text.clean[text.starts[index] : text.ends[end - 1]]):
            break
        if _is_official(text, index, end):
            longest = end
    return _with_small(text, index, longest)


def _with_small(text: Text, index: int, stop: int) -> int:
    """Give the end of an official name whose last word is written small: "Halmahera tengah", "Desa Way muli"."""
    if not index < stop < len(text.folds) or text.capital(stop) or text.caseless(index) or text.gap(stop - 1) != " ":
        return stop
    word = text.folds[stop]
    named = word in _SIDES or (word.isalpha() and word not in common_words())
    return stop + 1 if named and _is_official(text, index, stop + 1) else stop


def _is_official(text: Text, index: int, stop: int) -> bool:
    """Tell whether the official list has a regency, district or village of a name."""
    return bool(areas().named(text.clean[text.starts[index] : text.ends[stop - 1]], *_NAMED_DEPTHS))


@once
def clear_names(text: Text) -> tuple[frozenset[tuple[str, ...]], frozenset[tuple[str, ...]]]:
    """Give the place names behind a unit's, office's or level's word whose end is plain to see.

    First those of lines with capitals, then those of other lines, which a sign or an office ends.
    """
    cased, others = set(), set()
    for table in ("units", "levels", "positions"):
        for mark in text.marks(table):
            start = mark.stop
            if start >= len(text.folds) or text.gap(start - 1).strip(" .") != "":
                continue
            stop = _run_end(text, start, 5)
            if stop == start:
                continue
            after = text.gap(stop - 1).strip(" \u00ad")
            marked = stop >= len(text.folds) or after[:1] in {",", ".", "(", ")", "\n", ";", ":"}
            marked = marked or stop in text.begins(*ENDS, "levels")
            if not text.caseless(start):
                cased.add(tuple(text.folds[start:stop]))
            elif marked:
                others.add(tuple(text.folds[start:stop]))
    return frozenset(cased), frozenset(others)


def _run_end(text: Text, index: int, limit: int) -> int:
    key = (_run_end, index, limit)
    if key not in text.memo:
        text.memo[key] = _read_run(text, index, limit)
    end: int = text.memo[key]
    return end


def _read_run(text: Text, index: int, limit: int) -> int:
    ends = text.begins(*ENDS, "levels", "calendar")
    stop = index
    caseless = index < len(text.folds) and text.caseless(index)
    if index < len(text.folds) and text.folds[index] in NO_NAMES and text.mark_at("levels", index - 1) is None:
        return index
    said = text.mark_at("cues", index)
    if said and said.row.values["cue"] in {"state", "appeal", "tell", "hope"} and text.folds[index][:2] in {"me", "be"}:
        return index  # "Kapolres Berharap, dengan patroli ini"
    while stop < len(text.folds) and stop - index < limit:
        if stop > index and not _place_gap(text, stop - 1):
            break
        word = text.folds[stop]
        if stop > index and (_ROMAN.fullmatch(word) or (word.isdigit() and len(word) < 3)):
            if word.isdigit() and (_clock_follows(text, stop) or (not caseless and _counts(text, stop))):
                break
            stop += 1
            continue
        if stop == index and text.folds[stop : stop + 3] == _TIMES:
            stop += 3
            continue
        if stop in ends and (ends_name(text, stop) or _level_follows(text, stop) or is_moment(text, stop)):
            break
        if stop > index and _is_no_part(text, stop, caseless):
            break
        twice = stop > index and text.gap(stop - 1) == "-" and text.folds[stop - 1].endswith(text.folds[stop])
        if not (
            twice or looks_like_name(text, stop, caseless, place=True) or (caseless and _closes_name(text, stop, index))
        ):
            break
        stop += 1
    return stop


def _is_no_part(text: Text, index: int, caseless: bool) -> bool:
    """Tell whether a word behind the first is no part of a place's name, whatever its capital."""
    word = text.folds[index]
    if len(word) == 3 and text.mark_at("provinces", index):
        return True  # "POLSEK CAKRANEGARA NTB"
    if caseless or word in _NO_PART:
        return word in _NO_PART  # "Polres Kotawaringin Barat Jajaran Polda", "Polda Kalteng Mako Perwakilan"
    if _ADVERB.fullmatch(word) or _is_numero(text, index):
        return True  # "Kecamatan Paleleh Khususnya Desa", "Provinsi Bali No. 4"
    if index + 1 in text.begins("levels") and text.capital(index) and text.gap(index).strip() == ",":
        return False  # "Jorong Ranah Lintas, Kecamatan …"
    # "Kapolsek Lobalain Pimpin Patroli, Respon Aduan 110"
    return word in common_words() and word not in PLACE_PARTS


def _is_numero(text: Text, index: int) -> bool:
    """Tell whether "No" stands before a number."""
    number = text.folds[index] in {"no", "nomor"} and index + 1 < len(text.folds)
    return number and text.folds[index + 1].isdigit()


def _closes_name(text: Text, index: int, start: int) -> bool:
    """Tell whether an ordinary word is the last of a name: "KECAMATAN SEPUTIH BANYAK, KABUPATEN …"."""
    word = text.folds[index]
    if index == start and (not text.mark_before("levels", index) or word in _NO_AREAS):
        return False  # but "Babinsa Desa Ganti Sertu Mahsun"
    if word in FUNCTION or word.isdigit() or VERB.fullmatch(word) or index + 1 >= len(text.folds):
        return False
    if not text.capital(index) and not _is_small(text, index):
        return False  # "Jalan Lintas Timur depan Mapolsek"
    after = text.gap(index).strip(" \u00ad")
    return after[:1] in {",", ")"} or any(text.mark_at(table, index + 1) for table in ("ranks", "levels", "units"))


def _clock_follows(text: Text, index: int) -> bool:
    return text.gap(index)[:1] in {".", ":", "/"} or bool(text.mark_at("calendar", index + 1))


def _counts(text: Text, index: int) -> bool:
    """Tell whether a number counts what follows: "Polresta Bengkulu 11 laporan"; in "Desa Mekar 2, Kecamatan" not."""
    return index + 1 < len(text.folds) and text.gap(index) == " " and not text.capital(index + 1)


def _level_follows(text: Text, index: int) -> bool:
    """Tell whether a level word begins a new name here: "Kecamatan" always, "Kota" only before a name of its own."""
    mark = text.mark_at("levels", index)
    if mark is None:
        return False
    before = text.mark_before("levels", index)
    named = text.folds[index] in _ALSO_NAMES or text.folds[index] == "kota"
    if named and before and before.row.values["level"] not in {"rt", "rw", "km", "street"}:
        return False  # "Kelurahan Kampung Baru", "Kecamatan Kota Sidikalang"
    after = mark.stop
    if "." in text.gap(after - 1) and text.ends[after - 1] - text.starts[after - 1] > 4:
        return False  # "… di kantor Lurah Banjar. Warga …"
    if after >= len(text.folds) or not SPACE.fullmatch(text.gap(after - 1).replace(".", "")):
        return False
    if text.folds[index] == "kota":
        return bool(text.mark_at("regencies", after))
    if mark.row.values["level"] == "street" and text.mark_at("levels", after):
        return False  # "Jalan Cempaka By Pass Kelurahan Sungai Raya"
    if text.folds[index] in _ALSO_NAMES:
        return text.capital(after) and not text.mark_at("levels", after)
    return True


def _place_gap(text: Text, index: int) -> bool:
    gap = text.gap(index)
    if gap == " ":
        return True
    if not gap and text.folds[index + 1].isdigit() and (len(text.folds[index]) == 1 or text.folds[index] in _SITES):
        return True  # "Limba U2", "Kampung Mopah SP6"
    if SPACE.fullmatch(gap):
        return bool(gap) or text.clean[text.ends[index]].isupper()  # "SeiKijang"
    length = text.ends[index] - text.starts[index]
    if INITIAL.fullmatch(gap):
        ends = ". " in gap and text.sentence_at(text.starts[index + 1])[0] == text.starts[index + 1]
        return length <= 3 and text.folds[index] not in {"wib", "wit"} and not ends  # "di Desa Omu. Dua perahu …"
    twice = gap == "-" and text.folds[index].endswith(text.folds[index + 1])  # "Manembo-nembo", "Bati-bati"
    return twice or (gap in {"-", "'"} and length > 1 and index + 1 < len(text.folds) and text.capital(index + 1))


def follows(text: Text, index: int) -> bool:
    """Tell whether word ``index`` belongs to the word before: a space or an abbreviation's dot lies between."""
    if not 0 < index < len(text.folds):
        return False
    gap = text.gap(index - 1)
    if "." in gap and text.ends[index - 1] - text.starts[index - 1] > 4:
        return False  # "… Polsek. Ia …"
    return gap.strip(" .\u00ad'/") == ""
