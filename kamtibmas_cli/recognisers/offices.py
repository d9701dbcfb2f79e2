"""Offices of Polri and TNI as they are named: "Ps. Kanit Binmas Polsek Langgam", "Bhabinkamtibmas Desa Kiab Jaya"."""

import re
from typing import NamedTuple

from kamtibmas_cli.recognisers.names import common_words, follows, place_end
from kamtibmas_cli.recognisers.organisations import BALINESE, POLRES, name_of_unit, read_unit, unit_at
from kamtibmas_cli.recognisers.person_names import person_words
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.text import Mark, Text, once

_EDITION = 3  # digits of a programme's number: "TMMD ke 107"
_ROMAN = re.compile(r"[ivx]{1,4}")
_YEAR = re.compile(r"20\d\d")
_ACTING = re.compile(r"[ ./\u00ad')-]*")
_LIST = re.compile(r"[ ,.\u00ad]*")
# Between an office and its unit: "Kasat Binmas jajaran Polda", "Bhabinkamtibmas dari Polsek Sukorejo".
_ATTACHED = frozenset({"jajaran", "dari"})
_CHIEFS = frozenset("kepala komandan direktur perwira panglima wakil asisten bhayangkara bintara".split())
_GLOSSES = frozenset("baru lama setempat itu tersebut".split())
_WITH_HOLDER = 3  # words of a unit's and its chief's name at least
_LONG_FORM = 9  # words of an office spelt out before its short form
UNIT_WORDS = {
    "polda": "Polda", "polres": "Polres", "polresta": "Polresta", "polrestabes": "Polrestabes",
    "polres_metro": "Polres Metro", "polsek": "Polsek", "polsekta": "Polsekta", "polsek_metro": "Polsek Metro",
    "polsubsektor": "Polsubsektor", "pospol": "Pospol", "kodam": "Kodam", "korem": "Korem", "kodim": "Kodim",
    "koramil": "Koramil", "lanal": "Lanal", "lanud": "Lanud", "brimob": "Brimob",
}  # fmt: skip
_HOSPITAL = "Rumkit Bhayangkara"
# Parts of a company or directorate that a number names: "Danton 1 Kompi 2", "Panit I Subdit II".
_PARTS = frozenset("kompi ki peleton pleton batalyon yon regu subdit".split())
_BESIDE = frozenset({", ", " (", " - ", "., ", ". ("})
_AWAY = 6  # words between a rank and the office behind its name
_UNLISTED = 3  # words of a function that no table has: "Kanit Kontra Narasi"


class Office(NamedTuple):
    """An office in the text: words ``start`` to ``stop`` with all that belongs to it."""

    start: int
    stop: int
    title: tuple[int, int]  # words of the title itself
    mark: Mark
    acting: bool
    unit: tuple[int, int] | None  # words of the unit, or of the name that follows "Kapolsek"
    unit_kind: str  # set where the office itself names the unit's kind ("Kapolsek X" -> polsek)
    unit_name: int  # word where the unit's name proper begins (behind a number)
    area: tuple[int, int] | None

    def unit_text(self, text: Text) -> str | None:
        """Give the unit as the text has it: "Polsek Langgam" for "Kapolsek Langgam"."""
        if self.unit is None:
            return None
        start, end = text.span(*self.unit)
        words = " ".join(text.clean[start:end].split())
        if "(" not in words:
            words = words.replace(")", "")  # "… Rayon Militer (Koramil) 1606-03/Gangga"
        # A post or battalion is no kind of its own: "Danpos Erambu", "Danyonif 413"
        own = _HOSPITAL if self.unit_kind == "rumkit" else self.unit_kind.capitalize()
        word = UNIT_WORDS.get(self.unit_kind, own)
        return f"{word} {words}" if self.unit_kind else words

    def title_text(self, text: Text) -> str:
        """Give the title with its head in canonical spelling, the rest as written.

        Of a function in long and short form, the short one: "Kanit Gakkum Satlantas" for "Kepala Unit Penegakan Hukum
        (Gakkum) Satuan Lalu Lintas (Satlantas)".
        """
        head = self.mark.row.means
        if self.title[1] == self.mark.stop:
            return head
        start, end = text.starts[self.mark.stop], text.ends[self.title[1] - 1]
        words = _ITS.sub("", " ".join(text.clean[start:end].split()))
        closing = ")" if words.count("(") > words.count(")") else ""
        return f"{head} {_GLOSS.sub(_shorter, words + closing)}"


# "Penegakan Hukum (Gakkum)", and the unit's word of a first short form: "(Unit Reskrim)", "(Satpolairud)".
_GLOSS = re.compile(r"([^()]+) \(([^()]+)\)")
_ITS = re.compile(r"(?<=[a-z]{3})nya$")  # "melalui Kasubag Humasnya"
_OWN_UNIT = re.compile(r"^(?:unit |sat(?:uan)?(?=[ a-z]) ?)", re.IGNORECASE)


def _shorter(found: re.Match[str]) -> str:
    """Give the short form with the space before its long one, or the long one of "Tahti (Tahanan dan Barang Bukti)"."""
    long, short = found.groups()
    space = " " if long.startswith(" ") else ""
    own = short if found.start() else _OWN_UNIT.sub("", short)
    return space + own if len(own) < len(long.strip()) else long


def read_office(text: Text, mark: Mark) -> Office:
    """Read the office at a mark of the table ``positions``."""
    takes, kind = mark.row.values["takes"], mark.row.values["unit"]
    stop = _title_end(text, mark)
    start, acting = _beginning(text, mark)
    title = (mark.start, stop)
    stop = _gloss_end(text, stop) if takes == "function" else stop
    so_far = text.clean[text.starts[start] : text.ends[stop - 1]]
    opened = so_far.count("(") > so_far.count(")") or _is_behind_function(text, mark)
    bracketed = opened and text.gap(stop - 1)[:1] == ")"
    unit: tuple[int, int] | None = None
    area: tuple[int, int] | None = None
    unit_kind, unit_name = "", stop
    stop = _behind_unit_word(text, stop, kind)
    if kind and (follows(text, stop) or _closes_bracket(text, stop)):
        name_start, end = name_of_unit(text, kind, stop)
        end = _without_holder(text, name_start, end)
        if end > stop and not _is_person(text, name_start, end) and not _has_degree(text, end):
            unit, unit_kind, unit_name, stop = (stop, end), kind, name_start, end
            above = _above_area(text, stop)
            stop = above if _rank_follows(text, above) else stop  # "Kapolsek Dalam, Kabupaten Siak, AKP Januar"
    if unit and _is_short_name(text, stop):
        stop, bracketed = stop + 1, True
    stop = stop if kind else _behind_name(text, takes, stop)
    if takes == "area":
        area, stop = _area(text, stop)
        stop = _above_area(text, stop) if area else stop
        if area and _is_site(text, stop):
            stop, bracketed = stop + 2, True
    unit, unit_name, stop = _units_behind(text, stop, unit, unit_name, bracketed)
    stop = _behind_region(text, stop) if unit else stop
    if stop < len(text.folds) and text.folds[stop] in {"polri", "tni"} and follows(text, stop):
        stop += 1  # "Kadiv Humas Polri Irjen Pol Sandi": the force is no unit, but the office goes on behind it
    if takes == "area" and area is None:
        area, stop = _posted(text, stop) if text.folds[stop : stop + 1] == ["yang"] else _area_behind(text, stop)
    resor = _resor_end(text, stop) if unit is None and takes == "function" else stop
    if resor > stop:
        unit, unit_name, stop = (stop, resor), stop + 1, resor
    if unit is None and takes in {"function", "none"}:
        stop = _bare_place_end(text, stop)
    stop = _behind_gloss(text, stop, unit, mark)
    return Office(start, stop, title, mark, acting, unit, unit_kind, unit_name, area)


def _is_behind_function(text: Text, mark: Mark) -> bool:
    """Tell whether a bracket holds an office that a misspelt long form precedes: "Direkturt … Umum (Dirreskrimum)"."""
    return mark.start > 0 and text.gap(mark.start - 1) == " (" and text.mark_before("functions", mark.start) is not None


def _units_behind(
    text: Text, stop: int, unit: tuple[int, int] | None, unit_name: int, bracketed: bool
) -> tuple[tuple[int, int] | None, int, int]:
    """Read the units behind an office and the units above them; give the first, where its name begins, and the end.

    ``unit`` is the one that the office itself names; ``bracketed`` says that a bracket closes before what follows.
    """
    small, mobile = False, False
    while stop < len(text.folds) and (_LIST.fullmatch(text.gap(stop - 1)) or bracketed or _is_bracketed(text, stop)):
        bracketed = False
        # "Babinsa Koramil 0201-12/HP jajaran Kodim 0201/Medan Sertu Irwan"
        attached = text.mark_at("units", _behind_attached(text, stop))
        found = read_unit(text, attached) if attached else None
        local = attached.stop + (text.folds[attached.stop : attached.stop + 1] == ["setempat"]) if attached else 0
        if found is None and attached and unit is None and _rank_follows(text, local):
            unit, unit_name, stop = (attached.start, attached.stop), attached.stop, local
            break  # "Kasat Binmas Polresta AKP Hasan", "Kasi Humas Polres setempat, Ipda Markus"
        if found is None:
            break
        if unit is None or (found.kind in POLRES and small):
            unit, unit_name = (found.start, found.stop), found.name_start
        elif mobile and found.kind in {"brimob", "polda"}:
            unit = (unit[0], found.stop)  # "Danyon C Pelopor Satbrimob Polda Sulsel"
        mobile = found.kind == "brimob" and found.name_start == found.stop
        stop, small = found.stop, found.kind in {"satuan", "unit"}  # "Kasatgas … Satlantas Polresta Sidoarjo"
    return unit, unit_name, stop


def _is_bracketed(text: Text, index: int) -> bool:
    """Tell whether a unit stands in brackets: "Babinsa Desa Pattal (Koramil 1409-02 Parangloe)"."""
    mark = text.mark_at("units", index) if text.gap(index - 1) == " (" else None
    unit = read_unit(text, mark) if mark else None
    return unit is not None and text.gap(unit.stop - 1)[:1] == ")"


def _behind_attached(text: Text, index: int) -> int:
    """Give the word at which an office's unit begins, behind "jajaran", "di jajaran" or "dari"."""
    index += text.folds[index : index + 2] == ["di", "jajaran"]
    if text.folds[index] in {"pada", "di"} and text.gap(index - 1) == " ":
        unit = unit_at(text, index + 1) if index + 1 < len(text.folds) else None
        above = unit_at(text, unit.stop) if unit and unit.stop < len(text.folds) else None
        if unit and _rank_follows(text, above.stop if above else unit.stop):
            return index + 1  # "Kasat Lantas pada Polres Blitar, Iptu Budi"
    return index + (text.folds[index] in _ATTACHED)


def _behind_name(text: Text, takes: str, index: int) -> int:
    """Give the word behind a post's or an operation's name: "Danpos Pelabuhan Kupal", "Kaops Damai Cartenz 2026"."""
    if takes == "name" and (follows(text, index) or _closes_bracket(text, index)):
        return _behind_year(text, place_end(text, index))
    return _operation_end(text, index) if takes in {"function", "none"} else index


def _operation_end(text: Text, index: int) -> int:
    """Give the word behind an operation that a rank follows: "Kasatgas Humas Operasi Damai Cartenz-2024 Kombes Pol"."""
    if not follows(text, index) or text.folds[index] not in {"operasi", "ops"}:
        return index
    stop = _behind_year(text, place_end(text, index + 1)) if follows(text, index + 1) else index
    own = (
        stop < len(text.folds) and follows(text, stop) and stop in text.begins("units")
    )  # "… Satlantas Polresta X Iptu"
    return stop if own or _rank_follows(text, stop) else index


def _behind_year(text: Text, index: int) -> int:
    year = index < len(text.folds) and text.gap(index - 1) in {" ", "-"} and _YEAR.fullmatch(text.folds[index])
    return index + 1 if year else index


def _beginning(text: Text, mark: Mark) -> tuple[int, bool]:
    """Give the word at which an office begins, with "Plh." or the long form before it, and whether it is acting."""
    before = text.mark_before("acting", mark.start)
    if before is None or not _ACTING.fullmatch(text.gap(mark.start - 1)):
        return _long_form(text, mark), False
    longer = text.mark_before("acting", before.start)
    if longer and text.gap(before.start - 1).strip() == "(":
        return longer.start, True  # "Pejabat Sementara (Ps) Kapolsek"
    return before.start, True


# "yang bertugas di", "yang membina", "yang sehari-hari bertugas di wilayah"
_POSTED = frozenset(
    "bertugas tugas membina membawahi membidangi mengampu membinanya bertanggung jawab di pada atas wilayah binaan "
    "sehari hari ditugaskan dinas berdinas".split()
)
_CLAUSE = 6  # words between "yang" and the area


def _resor_end(text: Text, index: int) -> int:
    """Give the end of a polres that is only called "Resor": "Kasat Binmas Resort Manggarai"; ``index`` without one."""
    resor = follows(text, index) and text.folds[index] in {"resor", "resort"} and follows(text, index + 1)
    stop = place_end(text, index + 1) if resor else index
    return stop if stop > index + 1 else index


def _bare_place_end(text: Text, index: int) -> int:
    """Give the end of a place that stands for the unit, before a rank: "Kasat Reskrim Bantul AKP Budi"."""
    if not follows(text, index) or not text.capital(index):
        return index
    stop = place_end(text, index)
    area = text.mark_at("regencies", index) or text.mark_at("provinces", index)
    return stop if stop > index and area and _rank_follows(text, stop) else index


def _behind_unit_word(text: Text, index: int, kind: str) -> int:
    """Give the word behind a unit's word in brackets: "Komandan Pangkalan TNI Angkatan Laut (Lanal) Kendari Letkol"."""
    unit = text.mark_at("units", index) if kind and index < len(text.folds) and text.gap(index - 1) == " (" else None
    same = unit is not None and unit.row.values["kind"] == kind and text.gap(unit.stop - 1) == ") "
    return unit.stop if unit and same else index


def _is_short_name(text: Text, index: int) -> bool:
    """Tell whether a unit's short name stands before the unit above: "Kapolsek Kota Baru (KB) Polres Siak"."""
    short = index + 1 < len(text.folds) and text.gap(index - 1) == " (" and text.gap(index) == ") "
    return short and index + 1 in text.begins("units")


def _behind_gloss(text: Text, index: int, unit: tuple[int, int] | None, title: Mark) -> int:
    """Give the word behind what explains an office: "Kapolda Kalimantan Utara (Kaltara) yang baru, Irjen"."""
    bracketed = index < len(text.folds) and text.gap(index - 1) == " (" and text.gap(index)[:1] == ")"
    again = text.mark_at("positions", index) if bracketed else None
    same = again is not None and again.stop == index + 1 and again.row.means == title.row.means
    if unit and bracketed and (same or index not in text.begins("ranks", "positions", "units")):
        index += 1  # also "Komandan Koramil 1006-06/Melati (Danramil), Kapten Inf Yudi"
    gloss = index + (text.folds[index : index + 1] == ["yang"])
    if gloss >= len(text.folds) or text.folds[gloss] not in _GLOSSES or "," in text.gap(gloss - 1):
        return index
    # "Kasat Lantas lama AKP Tri", but "Kapolsek Batu Baru"
    return gloss + 1 if gloss > index or _rank_follows(text, gloss + 1) else index


def _area_behind(text: Text, index: int) -> tuple[tuple[int, int] | None, int]:
    """``Bhabinkamtibmas Polsek Sitiung Nagari Gunung Medan Bripka Afdal``: the area behind the unit."""
    if not follows(text, index) or not text.mark_at("levels", index):
        return None, index
    area, stop = _area(text, index)
    return (area, stop) if area and _rank_follows(text, stop) else (None, index)


def _posted(text: Text, index: int) -> tuple[tuple[int, int] | None, int]:
    """``Bhabinkamtibmas Polsek Senori yang bertugas di Desa Medalem Brigadir Fandi``: the area behind its verb."""
    stop = index + 1
    if text.folds[index : index + 1] != ["yang"]:
        return None, index
    while stop < len(text.folds) and stop - index < _CLAUSE and text.folds[stop] in _POSTED:
        stop += 1
    if stop > index + 1 and stop < len(text.folds) and text.mark_at("levels", stop):
        area, end = _area(text, stop)
        if area and _rank_follows(text, end):
            return area, end
    return None, index


def _opens_bracket(text: Text, index: int) -> bool:
    """Tell whether the office whose area begins at a word stands in brackets."""
    office = text.mark_before("positions", index)
    return office is not None and office.start > 0 and text.gap(office.start - 1).endswith("(")


def _closes_bracket(text: Text, index: int) -> bool:
    """Tell whether the word before is a short form in brackets: "Kepala Kepolisian Sektor (Kapolsek) Dekai"."""
    opens = any("(" in text.gap(place) for place in (index - 2, index - 3) if place >= 0)  # also "(Ka SPKT) II"
    return 1 < index < len(text.folds) and text.gap(index - 1).strip(" ") == ")" and opens


def _long_form(text: Text, mark: Mark) -> int:
    """Give where the long form of an office in brackets begins; the office's own start without one.

    ``Kepala Kepolisian Sektor (Kapolsek)``, ``Komandan Satuan Brigade Mobile (Dansat Brimob)``, ``(Dansat) Brimob``.
    """
    inside = (text.gap(index)[:1] == ")" for index in range(mark.start, _title_end(text, mark)))
    if not mark.start or text.gap(mark.start - 1).strip() != "(" or not any(inside):
        return mark.start
    other = text.mark_before("positions", mark.start)
    if other:
        return other.start  # also "Babinsa (Bintara Pembina Desa)"
    for index in range(mark.start - 1, max(-1, mark.start - _LONG_FORM), -1):
        if text.folds[index] in _CHIEFS:
            return index
        if text.mark_at("cues", index) or text.gap(index - 1) != " ":
            break
    return mark.start


def _without_holder(text: Text, start: int, stop: int) -> int:
    """Give where a unit's name ends before its chief's, who is named elsewhere: "Danlanal Ranai Erwin Indra"."""
    if stop - start < _WITH_HOLDER or not set(text.folds[stop - 2 : stop]) <= person_words(text):
        return stop
    while stop - 1 > start and text.folds[stop - 1] in person_words(text):
        stop -= 1
    return stop


def _has_degree(text: Text, index: int) -> bool:
    """Tell whether a degree follows, so that the words are a person: "diwakili Wakapolres Sutrisno, S.H., M.H."."""
    degree = text.mark_at("titles", index) if index < len(text.folds) else None
    return degree is not None and degree.row.values["place"] == "suffix" and text.gap(index - 1).startswith(",")


def _is_person(text: Text, start: int, stop: int) -> bool:
    """Tell whether the words behind an office are its holder's name: "kata Kapolres Jefry"."""
    run = tuple(text.folds[start:stop])
    if not set(run) <= person_words(text):
        return False
    places = {
        tuple(text.folds[mark.stop : mark.stop + len(run)]) for name in ("units", "levels") for mark in text.marks(name)
    }
    return run not in places


def _title_end(text: Text, mark: Mark) -> int:
    """Give the word behind the title: "Kanit" takes "Reskrim", "KBO" takes "Sat Lantas", "Ka SPKT" takes "II"."""
    stop, takes = mark.stop, mark.row.values["takes"]
    if takes not in {"function", "number"}:
        return stop
    glossed = False
    while glossed or follows(text, stop) or (stop == mark.stop and _closes_bracket(text, stop)):
        if text.folds[stop] in _PARTS and follows(text, stop + 1) and _is_number(text, stop + 1):
            stop += 2
            continue
        function = text.mark_at("functions", stop) if takes == "function" else None
        unit = text.mark_at("units", stop) if takes == "function" else None
        if function and stop > mark.stop and text.folds[stop] in {"ops", "operasi"}:
            break  # "Kasatgas Humas Ops Damai Cartenz"
        glossed = False
        if function:
            stop = _gloss_end(text, function.stop) if function.stop < len(text.folds) else function.stop
            glossed = stop > function.stop and _goes_on_behind(text, stop)
            stop = stop if glossed else _behind_short_unit(text, function.stop)
        elif unit and unit.row.values["named"] == "function":
            found = read_unit(text, unit)
            if found is None:
                break
            stop = _behind_short_unit(text, found.stop)
        elif _is_number(text, stop):
            stop += 1
        elif takes == "number" and _edition_end(text, stop) > stop:
            stop = _edition_end(text, stop)
        else:
            unlisted = _unlisted_end(text, mark) if stop == mark.stop and takes == "function" else stop
            if unlisted == stop:
                break
            stop = unlisted
    gloss = _gloss_end(text, stop) if stop > mark.stop else stop
    shorter = (
        text.ends[gloss - 1] - text.starts[stop] < text.ends[stop - 1] - text.starts[mark.stop]
        if gloss > stop
        else False
    )
    return gloss if shorter else stop  # "Kasubbid Penerangan Masyarakat (Penmas)"


def _edition_end(text: Text, index: int) -> int:
    """Give the end of a programme's number: "Dansatgas TMMD 116", "TMMD ke 107", "TMMD Reguler ke-116"."""
    index += text.folds[index] == "reguler"
    number = index + (text.folds[index : index + 1] == ["ke"])
    return number + 1 if _is_number(text, number, _EDITION) else index


def _unlisted_end(text: Text, mark: Mark) -> int:
    """Give the end of a function that no table has, before a rank or unit: "Kanit Kontra Narasi Polda Riau"."""
    others = text.begins("ranks", "positions", "units", "acting", "levels", "regencies", "provinces", "titles")
    index = stop = mark.stop
    while stop - index < _UNLISTED and follows(text, stop) and text.capital(stop) and stop not in others:
        stop += 1
    place = areas().named(text.clean[text.starts[index] : text.ends[stop - 1]])  # "Kanit Bhabinkamtibmas Koja"
    if stop == index or place or set(text.folds[index:stop]) & person_words(text):
        return index
    unit = text.mark_at("units", stop) if follows(text, stop) else None
    return stop if unit or _rank_follows(text, stop) or _is_behind_officer(text, mark.start) else index


def _is_behind_officer(text: Text, index: int) -> bool:
    """Tell whether an office at a word stands behind an officer and a comma: "AKP Baiq Dewi, Kanit Kontra Narasi"."""
    first = max(0, index - _AWAY)
    ranked = text.marks_of("ranks", first, index) if index and text.gap(index - 1) in _BESIDE else ()
    return any(all("\n" not in text.gap(place) for place in range(mark.start, index)) for mark in ranked)


def _behind_short_unit(text: Text, index: int) -> int:
    """Give the word behind a unit's short form in brackets: "Satuan Lalu Lintas (Satlantas)"."""
    short = text.mark_at("units", index) if index < len(text.folds) and text.gap(index - 1) == " (" else None
    return short.stop if short and text.gap(short.stop - 1)[:1] == ")" else index


def _goes_on_behind(text: Text, index: int) -> bool:
    """Tell whether the title goes on behind a bracket: "Kanit Penegakan Hukum (Gakkum) Satuan Lalu Lintas"."""
    unit = text.mark_at("units", index) if index < len(text.folds) and text.gap(index - 1) == ") " else None
    return unit is not None and unit.row.values["named"] == "function"


def _gloss_end(text: Text, index: int) -> int:
    """Give the word behind a function in brackets: "Kasat Tahti (Tahanan dan Barang Bukti)"; ``index`` without one.

    Also with its unit's word: "Kepala Unit Reserse Kriminal (Unit Reskrim)".
    """
    unit = text.mark_at("units", index)
    named = unit is not None and unit.row.values["named"] == "function"
    gloss = text.mark_at("functions", unit.stop if unit and named else index)
    bracketed = gloss and text.gap(index - 1).strip() == "(" and text.gap(gloss.stop - 1)[:1] == ")"
    return gloss.stop if gloss and bracketed else index


def _is_number(text: Text, index: int, longest: int = 2) -> bool:
    word = text.folds[index] if index < len(text.folds) else ""
    if word.isdigit():
        return len(word) <= longest
    following = text.folds[index + 1 : index + 2]
    if word == "i" and following and following[0] in BALINESE:
        return False  # "Kasi Humas I Wayan Suta"
    single = len(word) == 1 and text.gap(index)[:1] != "." and word not in {"i"} and word in "abcd"
    return bool(_ROMAN.fullmatch(word) or single) and text.capital(index)


def _area(text: Text, index: int) -> tuple[tuple[int, int] | None, int]:
    """Read the area of a Bhabinkamtibmas or Babinsa: "Desa Sungai Paku dan Desa Tanjung Pauh", "Sugihan"."""
    stop = index
    while follows(text, stop) or (stop == index and _closes_bracket(text, stop)):
        level = text.mark_at("levels", stop)
        name = level.stop if level else stop
        end = place_end(text, name) if name < len(text.folds) and (not level or follows(text, name)) else name
        if level and end == name:
            end = _small_area(text, name)
        # "Bhabinkamtibmas Sugihan Aipda Budi", "Babinsa Trimulyo Koramil 12/Sukorejo"
        listed = end < len(text.folds) and _LIST.fullmatch(text.gap(end - 1)) is not None
        beside = _behind_attached(text, end) if listed else end  # "Babinsa Pekauman dari Koramil Martapura"
        member = text.folds[end : end + 1] == ["anggota"] and end + 1 in text.begins("units")
        # "Aipda Sigit (Bhabinkamtibmas Rawabadak Utara)"
        member = member or (text.gap(end - 1)[:1] == ")" and _opens_bracket(text, index))
        ended = member or _rank_follows(text, end) or (listed and text.mark_at("units", beside) is not None)
        if end == name or (level is None and not ended):
            break
        stop = end
        more = stop + 1 < len(text.folds) and text.folds[stop] in {"dan", "serta"}
        if not (more and text.mark_at("levels", stop + 1)):
            break
        stop += 1
    while stop > index and text.folds[stop - 1] in {"dan", "serta"}:
        stop -= 1
    return ((index, stop) if stop > index else None), stop


def _is_site(text: Text, index: int) -> bool:
    """Tell whether a village's number of transmigration stands here in brackets: "Babinsa Kampung Mopah (SP6), …"."""
    opened = text.folds[index : index + 1] == ["sp"] and text.gap(index - 1) == " ("
    return opened and index + 1 < len(text.folds) and text.gap(index + 1)[:1] == ")"


def _small_area(text: Text, index: int) -> int:
    """Give the end of an area's name written small that a rank ends: "Babinsa Kelurahan tebing SERTU Fazli"."""
    stop = index
    while follows(text, stop) and stop - index < 2 and text.folds[stop] not in common_words():
        stop += 1
        if _rank_follows(text, stop) or (follows(text, stop) and text.mark_at("units", stop)):
            return stop
    return index


def _above_area(text: Text, index: int) -> int:
    """Give the word behind what follows an area: ``Kelurahan Cempaka Baru, Kecamatan Kemayoran, Bripka …``."""
    while index < len(text.folds) and text.gap(index - 1).strip(" \u00ad") in {"", ","}:
        resor = place_end(text, index + 1) if text.folds[index] == "resor" and follows(text, index + 1) else index
        if resor > index and _rank_follows(text, resor):
            return resor  # "Kapolsek Laren Resor Lamongan AKP …"
        level = text.mark_at("levels", index)
        bare = text.mark_at("regencies", index) or text.mark_at("provinces", index) if level is None else None
        if bare:
            # "Bhabinkamtibmas Desa Bumisari, Kecamatan Bojongsari, Purbalingga, Brigadir …"
            end = _above_area(text, bare.stop)
            return end if _rank_follows(text, end) else index
        if level is None or level.row.values["level"] not in {"district", "regency", "province"}:
            break
        end = place_end(text, level.stop) if follows(text, level.stop) else level.stop
        if end == level.stop:
            break
        index = end
    return index


def _behind_region(text: Text, index: int) -> int:
    """Give the word behind the regions of an office's unit: "Kasat Reskrim Polres Muna, Sultra, AKP Budi"."""
    at = index + (text.folds[index : index + 1] == ["di"])  # "Kabid Humas Polda Papua di Jayapura Kombes Rudi"
    lent = text.folds[index : index + 1] == ["bko"]  # "Padal Ditlantas Polda Jateng BKO Batang, Kompol Sugeng"
    end = place_end(text, index + 1) if lent else _above_area(text, at)
    return end if end > at and _rank_follows(text, end) else index


def _rank_follows(text: Text, index: int) -> bool:
    return index < len(text.folds) and bool(_LIST.fullmatch(text.gap(index - 1)) and text.mark_at("ranks", index))


@once
def offices(text: Text) -> list[Office]:
    """Read all offices of a text; one that lies inside another ("Kapolsek" in a longer title) is left out."""
    found: list[Office] = []
    for mark in text.marks("positions"):
        civil = text.mark_at("civil", mark.start)
        inside = bool(found) and mark.start < found[-1].title[1]
        # "Komandan Koramil 1006-06/Melati (Danramil), Kapten Inf Yudi"
        again = bool(found) and mark.start < found[-1].stop and mark.row.means == found[-1].mark.row.means
        if inside or again or (civil and civil.stop > mark.stop):
            continue
        office = read_office(text, mark)
        while found and office.start <= found[-1].start:
            long = found.pop()  # "Kepala Kepolisian Sektor" before "(Kapolsek)"
            if long.unit and office.unit is None:
                office = long._replace(stop=office.stop)  # "Kepala Kepolisian Sektor Lembang (Kapolsek)"
        found.append(office)
    return found
