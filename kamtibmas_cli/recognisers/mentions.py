"""Officers as they are named: office, rank, name, degrees, in any of the orders that releases use."""

import re
from typing import NamedTuple

from kamtibmas_cli.recognisers.names import HEROES, common_words
from kamtibmas_cli.recognisers.offices import Office, offices
from kamtibmas_cli.recognisers.organisations import read_unit, unit_at
from kamtibmas_cli.recognisers.person_names import person_end, person_words
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.tables import Row
from kamtibmas_cli.text import Mark, Span, Text, once

_BESIDE_NAME = frozenset("saat ketika bersama".split())
_SMALL_NAMES = 3  # words of a name written small at most
_SMALL_NAME = 5  # letters of a name written small
_TAKES_UP = frozenset("melakukan melaksanakan mulai resmi memulai mengawali menjalani melangsungkan".split())
_CLOSING = 3  # lines at a text's end in which somebody signs
_GIVEN = 6  # words between an office and the officer to whom it is given
_AS_NEW = frozenset("kunjungan perdana kerja tugas bertugas aktif dinas berdinas pertama kali pertamanya".split())
_SERVES = frozenset("yang sehari hari kesehariannya menjabat bertugas berdinas sebagai selaku juga".split())
_ROLE = 6  # words of a role: "perwira apel yang juga"
_LONG_LINE = 60  # code points of a line that is no heading
_BEFORE = re.compile(r"[)\s,.:'\u00ad-]*(?:\([^()\n]{1,40}\)[\s,.:-]*)?")
_PAREN = re.compile(r"[\s.,]*\(\s*")
_COMMA = re.compile(r"[ .]*,\s*")
_DEGREE_LETTERS = 4
_DEGREE = re.compile(r"[\s,.;\u00ad/-]*")
_RANK_GAP = re.compile(r"[ .\u00ad:()-]*(?:\((?:pol|k|p|tni|al|au|ad|mar)\)[ .]*)?", re.IGNORECASE)
_HELD = frozenset("diemban dijabat diduduki dipegang diisi dipercayakan diamanahkan".split())
_HANDED = frozenset("dari diserahterimakan diserahkan digantikan beralih dialihkan dipercayakan".split())
_ROLES = frozenset({"Padal", "Pawas", "Pamenwas", "Karendal"})
_RETIRED = frozenset({"purn", "purnawirawan"})
_ROADS = frozenset("utama raya protokol besar poros lintas arteri lingkar".split())
_NAMED_SPOTS = frozenset(
    "stadion rs rsu rsud rumkit sd smp sma smk kapal km kmp kri danau waduk lapangan bandara bandar terminal jembatan "
    "jalur gedung gor taman tugu monumen museum masjid universitas yayasan asrama pelabuhan".split()
)
_MEMBER = frozenset("anggota personel personil petugas dari bintara perwira asal".split())
_SEVERAL = frozenset("dua tiga empat lima enam tujuh delapan sembilan sepuluh beberapa sejumlah para".split())
_STATIONS = frozenset("polsek polsekta polsek_metro polsubsektor pospol koramil".split())
_BELOW = 6  # words of a unit before the one above it
_NUMBERED = frozenset({"nrp", "nip"})
_SIGNED_LINES = 2  # lines above the rank of who signs; words of his name at least
_SIGNS = frozenset({"ttd", "mengetahui", "hormat"})
_SHIPS = (["km"], ["kapal"], ["kmp"], ["klm"], ["kri"], ["tb"], ["mt"], ["perahu"], ["speedboat"])
_JOINS = frozenset({"dan", "serta", "beserta", "atau"})
_BARE = 1  # words of "Brigjen", which "Brigjen Pol" has beside it


class Mention(NamedTuple):
    """An officer named in the text."""

    start: int  # offsets of the whole mention
    end: int
    rank: Row | None
    name: tuple[int, int]  # words of the name
    titles: tuple[str, ...]
    office: Office | None
    unit: tuple[int, int] | None  # words of a unit that stands beside the rank or name
    rule: str

    @property
    def span(self) -> Span:
        """Offsets of the whole mention."""
        return self.start, self.end


@once
def mentions(text: Text) -> list[Mention]:
    """Find every officer named with a rank, and those named by office alone, in the text's order."""
    found: list[Mention] = []
    known = offices(text)
    by_stop = {office.stop: office for office in known}
    by_start = {office.start: office for office in known}
    by_start.update({office.mark.start: office for office in known if office.mark.start not in by_start})
    for mark in text.marks("ranks"):
        if found and text.starts[mark.start] < found[-1].end:
            continue
        if _is_named_after(text, mark.start):
            continue
        start = _rank_start(text, mark)
        mention = _ranked(text, start, mark, by_stop, by_start)
        mention = mention or _rank_below(text, mark, by_stop)
        if mention:
            found.append(mention)
            if mention.office and mention.rule == "rank, name and office":
                by_stop.pop(mention.office.stop, None)  # it is nobody else's
    for office in known:
        mention = _unranked(text, office)
        if mention and not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.span)


def _of_force(text: Text, mark: Mark, office: Office | None) -> Row:
    """Give the rank of the force that a general's office is of: "Danrem 071/Wijayakusuma Brigjen Tono" is of the TNI.

    Also of his corps: "Brigjen Mar Tono".
    """
    corps = text.mark_at("corps", mark.stop) if mark.stop < len(text.folds) else None
    army = corps is not None or (office is not None and office.mark.row.values["force"] == "tni")
    code = mark.row.values["code"] + "_TNI"
    if not army or mark.row.values["force"] != "polri" or mark.stop - mark.start > _BARE:
        return mark.row
    return next((row for row in text.lexicon.table("ranks") if row.values["code"] == code), mark.row)


def _rank_start(text: Text, mark: Mark) -> int:
    """Give where a rank begins that is spelt out before: "Ajun Komisaris Besar Polisi atau AKBP Umar"."""
    if text.folds[mark.start - 1 : mark.start] != ["atau"]:
        return mark.start
    long = text.mark_before("ranks", mark.start - 1)
    return long.start if long and long.row == mark.row else mark.start


def _is_named_after(text: Text, start: int) -> bool:
    """Tell whether a spot has a general's name: "Jalan Utama Jenderal Sudirman", "RSUD Jenderal Ahmad Yani"."""
    first = start
    while first:
        level = text.mark_before("levels", first)
        if level and level.row.values["level"] == "street":
            return True
        if text.folds[first - 1] not in _ROADS or text.gap(first - 1) != " ":
            break
        first -= 1
    if not start or text.folds[start] not in HEROES:
        return False
    unit = any(
        read_unit(text, mark) for mark in text.marks_of("units", start - 3, start)
    )  # "Polsek Nanga Taman Kapten"
    return text.folds[start - 1] in _NAMED_SPOTS and text.gap(start - 1).strip(" .") == "" and not unit


def _name_start(text: Text, stop: int, military: bool) -> tuple[int, tuple[str, ...]]:
    """Give the word at which the name begins behind a rank: "Dr.", "Hj." and, of the TNI, the corps stand between."""
    titles: list[str] = []
    while stop < len(text.folds):
        corps = text.mark_at("corps", stop)
        title = text.mark_at("titles", stop)
        if not _RANK_GAP.fullmatch(text.gap(stop - 1)):
            return stop, tuple(titles)
        if corps and military and text.gap(corps.stop - 1).strip() in {"", ".", ")", ")."}:
            stop = corps.stop
        elif title and title.row.values["place"] == "prefix" and _is_prefix(text, title):
            physician = text.clean[text.starts[stop] : text.ends[stop]] == "dr"
            titles.append("dr." if physician else title.row.means)
            stop = title.stop
        else:
            break
    return stop, tuple(titles)


def _is_prefix(text: Text, title: Mark) -> bool:
    """Tell whether a title stands before a name, and is none itself: "Bripka Habib, Bhabinkamtibmas …"."""
    return not _is_initial(text, title.start) and text.gap(title.stop - 1).strip(" .") == ""


def _is_initial(text: Text, index: int) -> bool:
    return text.ends[index] - text.starts[index] == 1


def _ranked(
    text: Text, start: int, mark: Mark, by_stop: dict[int, Office], by_start: dict[int, Office]
) -> Mention | None:
    """``Ps. Kanit Binmas AIPDA RIDWAN``, ``AKP Heriyanto, SH., MSi (Kapolsek)``, ``Iptu Budi selaku Pawas``."""
    office, stop = _office_before(text, start, by_stop), mark.stop
    rank = _of_force(text, mark, office)
    begin, prefixes = _name_start(text, stop, rank.values["force"] != "polri")
    if _is_no_rank(text, start, stop, rank) or _RETIRED & set(text.folds[stop : begin + 2]):
        return None  # also "Menteri Dalam Negeri Jenderal Pol (Purn) …": no member any more
    if begin >= len(text.folds) or "\n" in text.gap(begin - 1) or text.folds[begin] in _NUMBERED:
        return None
    parted = text.gap(begin - 1) == ", " and start in by_stop  # "Kapolres Boalemo AKBP, Rudi Permana"
    if not (parted or _RANK_GAP.fullmatch(text.gap(begin - 1))):
        return None
    end = person_end(text, begin)
    end = end if end > begin else _small_end(text, begin)
    if end == begin or not _named(text, begin, end):
        return None
    if rank.values["force"] == "pns" and text.mark_at("levels", begin):
        return None  # "selaku pembina Desa Sorongan"
    titles, after = degrees(text, end)
    first, rule = start, "rank and name"
    if office and office.mark.row.means in _ROLES and ":" in text.gap(office.stop - 1):
        bracketed = after < len(text.folds) and _PAREN.fullmatch(text.gap(after - 1)) and after in by_start
        office = None if bracketed else office  # "Padal : IPTU SAFLESA (Kasat Binmas)"
    unit = None
    if office:
        first, rule = office.start, "office, rank and name"
    else:
        unit, first = _unit_before(text, start)
    last = text.ends[after - 1]
    if office is None:
        # "Posisi Kasat Samapta kini dipegang oleh AKP Doni", not "Materi dipegang Aiptu Tukiman (Gadik SPN)"
        given = _HELD & set(text.folds[max(0, start - 2) : start])
        given = given if any(stop in by_stop for stop in range(start - _GIVEN, start)) else frozenset()
        office = None if given else _office_after(text, after, by_start)
        if office is None:
            office = _office_handed_over(text, start, by_start)
            rule = "office handed over" if office else rule
        else:
            rule = "rank, name and office"
            last = text.ends[office.stop - 1]
            if text.clean[last : last + 2].strip().startswith(")"):
                last = text.clean.index(")", last) + 1
    if unit is None and (office is None or office.unit is None):
        unit = _unit_after(text, office.stop if office and office.start >= after else after)
    rank = _of_force(text, mark, office)  # also by an office behind the name
    return Mention(text.starts[first], last, rank, (begin, end), prefixes + titles, office, unit, rule)


def _rank_below(text: Text, mark: Mark, by_stop: dict[int, Office]) -> Mention | None:
    """A letter's signature: ``Kapolsek Borong`` / ``ROFINUS SARONG, S.H.`` / ``Ajun Komisaris Polisi NRP 76030125``."""
    line = text.line_at(text.starts[mark.start])
    place = text.lines.index(line) if line else 0
    behind = mark.stop >= text.word_at(line.end) or text.folds[mark.stop] in _NUMBERED if line else False
    if line is None or place < _SIGNED_LINES or not behind or text.word_at(line.start) != mark.start:
        return None
    above, name = text.lines[place - 2 : place]
    office = by_stop.get(text.word_at(above.end))
    first = text.word_at(name.start)
    end = person_end(text, first)
    titles, after = degrees(text, end)
    if office is None or end - first < _SIGNED_LINES or after != text.word_at(name.end) or name.mark:
        return None
    return Mention(
        text.starts[office.start],
        text.ends[mark.stop - 1],
        mark.row,
        (first, end),
        titles,
        office,
        None,
        "signature",
    )


def _is_no_rank(text: Text, start: int, stop: int, rank: Row) -> bool:
    """Tell whether a rank's word is none here: "Kapten KM Sinar Laut", "Pembina Upacara", "Bintara Pembina …"."""
    if any(office.stop > start for office in text.marks_of("positions", start - 3, start)):
        return True  # "Bhayangkara Pembina Keamanan dan Ketertiban Masyarakat"
    level = text.mark_before("levels", start - 1) if start > 1 else None
    if level and text.gap(start - 1) == " " and stop < len(text.folds) and text.mark_at("levels", stop):
        return True  # "Dsn. Parit Mayor Desa Kapur"
    ship = text.folds[start] == "kapten" and text.folds[stop : stop + 1] in _SHIPS
    doing = rank.values["force"] == "pns" and bool({start, stop} & text.begins("activities"))
    stars = text.folds[stop : stop + 1] == ["bintang"]  # "Jenderal bintang dua itu juga mengajak"
    if rank.values["force"] == "pns" and not text.capital(start) and not text.caseless(start):
        return True  # "pembina Pondok Pesantren Miftahul Huda"
    return ship or doing or stars or (start > 0 and text.folds[start - 1] == "bintara")


def _small_end(text: Text, index: int) -> int:
    """Give the end of a name written small: "Serda supriyanto mengimbau", "koptu agus setiawan melaksanakan"."""
    stop = index
    while stop < len(text.folds) and stop - index < _SMALL_NAMES and _is_small_name(text, stop, stop > index):
        stop += 1
    if text.ends[stop - 1] - text.starts[index] < _SMALL_NAME or stop >= len(text.folds) or text.gap(stop - 1) != " ":
        return index
    word = text.folds[stop]
    said = text.mark_at("cues", stop)
    speaks = said is not None and said.row.values["cue"] in {"state", "appeal", "hope", "tell"}
    verb = speaks or word in common_words()
    return stop if (verb and word.startswith(("me", "be"))) or word in _BESIDE_NAME else index


def _is_small_name(text: Text, index: int, further: bool) -> bool:
    word = text.folds[index]
    if text.caseless(index) or word in common_words() or not word.isalpha() or text.mark_at("cues", index):
        return False
    return len(word) > 2 and (text.gap(index - 1) == " " or not further)


def _named(text: Text, start: int, stop: int) -> bool:
    """Tell whether the words can be a name: not one common word at the start of a sentence, not initials alone."""
    letters = sum(text.ends[index] - text.starts[index] for index in range(start, stop))
    return letters > 2 and not (stop - start == 1 and text.folds[start] in common_words())


def degrees(text: Text, index: int) -> tuple[tuple[str, ...], int]:
    """Read the degrees behind a name: ``SH MH``, ``., S.Sos``, ``S.I.K., M.Si.``. Returns them and the next word."""
    titles: list[str] = []
    while index < len(text.folds):
        gap = text.gap(index - 1)
        mark = text.mark_at("titles", index)
        if mark is None and _is_unlisted_degree(text, index):
            titles.append(text.clean[text.starts[index] : text.ends[index + 1]] + ".")
            index += 2
            continue
        if mark is None or mark.row.values["place"] != "suffix" or not _DEGREE.fullmatch(gap) or "\n" in gap:
            break
        letters = text.clean[text.starts[index] : text.ends[mark.stop - 1]]
        # "Dwi M.M.F Lase": initials
        goes_on = mark.stop < len(text.folds) and text.gap(mark.stop - 1) == "." and len(text.folds[mark.stop]) == 1
        goes_on = goes_on and not text.mark_at("titles", mark.stop)
        if (letters.islower() and not text.caseless(index)) or goes_on or index in text.begins("positions"):
            break  # also "Briptu Lado, Ba Unit Samapta"
        titles.append(mark.row.means)
        index = mark.stop
    return tuple(titles), index


def _is_unlisted_degree(text: Text, index: int) -> bool:
    """Tell whether a degree that no table has stands among others: "AKBP Fajar Dewanto, S.Pdt., S.I.K."."""
    if text.folds[index] not in {"s", "m"} or index + 2 >= len(text.folds) or text.gap(index - 1).strip(" .") != ",":
        return False
    known = text.mark_at("titles", index + 2)
    short = text.gap(index) == "." and text.folds[index + 1].isalpha() and len(text.folds[index + 1]) <= _DEGREE_LETTERS
    return short and known is not None and "," in text.gap(index + 1) and text.capital(index + 1)


def _office_before(text: Text, start: int, by_stop: dict[int, Office]) -> Office | None:
    own = start - (start > 0 and text.folds[start - 1] in {"kami", "kita"})  # "Bhabinkamtibmas kami, Brigpol Ade"
    long = text.mark_before("ranks", own)  # "Kasat Lantas Ajun Komisaris Polisi (AKP) Anisa"
    own = long.start if long and text.gap(own - 1).strip() == "(" else own
    own -= text.folds[own - 1 : own] == ["an"]
    own -= 2 * (text.folds[max(0, own - 2) : own] == ["a", "n"])  # "Babinsa Koramil 02/Tongkuno a.n. Kopda …"
    office = by_stop.get(own)
    if office:
        office = _with_unit_of(by_stop.get(_before_second(text, office), office), office)
    gap = text.gap((own if long else start) - 1) if start else ""
    if office and "," in gap and _is_anothers(text, office):
        return None
    if office and _BEFORE.fullmatch(gap) and ("\n" not in gap or _is_signed(text, office, gap)):
        return office
    if office and gap == " (":
        return office  # "dihadiri Kapolresta Kupang Kota (Kombes Pol Rizal Krisna, S.I.K.)"
    # "Kapolsek Muara dijabat Iptu Hasan", "Kapolda Sultra akan dijabat oleh Brigjen Pol Mardianto"
    held = [word for word in text.folds[max(0, start - 3) : start] if word not in {"oleh", "akan", "kini", "yang"}]
    if held[-1:] == ["dijabat"]:
        return next((by_stop[stop] for stop in range(start - 1, start - 5, -1) if stop in by_stop), None)
    return None


def _before_second(text: Text, office: Office) -> int:
    """Give where an office ends before a second one: "Dandim 0715/Kendal yang juga Dansatgas TMMD Letkol Inf Anton"."""
    before = text.folds[max(0, office.start - 2) : office.start]
    joined = before[-1:] in (["sekaligus"], ["selaku"])
    return office.start - 2 if before == ["yang", "juga"] else office.start - 1 if joined else -1


def _with_unit_of(office: Office, second: Office) -> Office:
    """Give an office with the unit of the second: "Dansatgas TMMD ke-110 sekaligus Dandim 1412/Kolaka Letkol Inf"."""
    if office.unit is not None or second.unit is None:
        return office
    return office._replace(unit=second.unit, unit_kind=second.unit_kind, unit_name=second.unit_name)


def _is_anothers(text: Text, office: Office) -> bool:
    """Tell whether an office before a comma is not that of the officer behind it.

    ``Mewakili Kapolda Sulsel, AKBP Andi selaku Wadir Binmas``, ``Ipda Budi (Kanit Binmas), Aipda Andi``.
    """
    before = text.folds[office.start - 1] if office.start else ""
    if before in {"selaku", "sebagai", "menjabat"} and office.start > 1 and text.capital(office.start - 2):
        return text.gap(office.start - 2) == " "  # "AKP Dayat selaku Kapolsek Lembang, Aipda Irfan"
    stands_in = before == "mewakili" and text.capital(office.start - 1)  # not "Kasi Humas mewakili Kapolres X, AKBP Y"
    return stands_in or (office.start > 0 and text.gap(office.start - 1)[-1:] == "(")


def _is_signed(text: Text, office: Office, gap: str) -> bool:
    """Tell whether an office fills the line above an officer, as signatures do, or a long line breaks behind it."""
    line = text.line_at(text.starts[office.start])
    if line and gap.strip(" \n\u00ad") == "" and gap.count("\n") == 1 and line.end - line.start > _LONG_LINE:
        return not line.mark and text.word_at(line.end) == office.stop
    first = text.word_at(line.start) if line else 0
    first += text.folds[first] in _SIGNS  # "Ttd Kapolsek Panjalu"
    alone = line is not None and first == office.start and text.word_at(line.end) == office.stop
    return alone and gap.count("\n") == 1


def _unit_before(text: Text, start: int) -> tuple[tuple[int, int] | None, int]:
    """``anggota Polsek Loura Brigpol Moses``: the unit that ends just before the rank, where no office does."""
    stop = start - (text.folds[max(0, start - 1) : start] == ["an"])  # "anggota Lanal Saumlaki an. Serka Hendrik"
    for index in range(start - 1, max(-1, start - 12), -1):
        unit = unit_at(text, index)
        if unit is None:
            continue
        if "jajaran" in text.folds[max(0, index - 2) : index] and unit.stop == stop:
            stop = index - 1 - (text.folds[index - 1] == "dari")  # "anggota Polsek Mendoyo jajaran dari Polres …"
            continue
        below = next(
            (place for place in range(index - 1, max(-1, index - _BELOW), -1) if _ends_at(text, place, index)), -1
        )
        first = index if below < 0 else below  # "Personil Polsek Sajira Polres Lebak Aipda Rudi": of the polsek
        own = unit if below < 0 else unit_at(text, below)
        member = _MEMBER & set(text.folds[_back(text, first, 3) : first])  # "Anggota Jaga Polsek Rantau"
        several = _SEVERAL & set(text.folds[_back(text, first, 3) : first])  # "Dua personel Polsek Panti, Bripda Agus"
        near = unit.stop == stop and text.gap(start - 1).strip(" ,." if not several else " .") == ""
        return ((own.start, own.stop) if own and near and member else None), start
    return None, start


def _ends_at(text: Text, index: int, stop: int) -> bool:
    """Tell whether a unit of its own name that begins at a word ends at another, with a space behind it."""
    unit = unit_at(text, index)
    return unit is not None and unit.stop == stop and unit.kind in _STATIONS and text.gap(stop - 1) == " "


def _back(text: Text, index: int, most: int) -> int:
    """Give the word that stands ``most`` words before, or nearer, with nothing but spaces between."""
    first = index
    while first > 0 and index - first < most and text.gap(first - 1) == " ":
        first -= 1
    return first


def _office_after(text: Text, index: int, by_start: dict[int, Office]) -> Office | None:
    if index >= len(text.folds):
        return None
    gap = text.gap(index - 1)
    office = by_start.get(index)
    if office and (
        _PAREN.fullmatch(gap)
        or (gap.strip(" .\u00ad") in {"", "-", "/"} and "\n" not in gap and (office.acting or "/" in gap))
        or (gap.strip(" .") == "" and len(gap) > 2 and "\n" not in gap and _is_row(text, office))
        or (gap.count("\n") == 1 and gap.strip() == "" and _is_signed_below(text, index, office))
        or (gap in {" - ", ". - "} and _is_row(text, office))
    ):
        return office
    if office and gap == " " and _follows_name(text, office):
        return office
    cue = text.mark_at("cues", index)
    if cue and cue.row.values["cue"] == "as":
        own = by_start.get(cue.stop + (text.folds[cue.stop : cue.stop + 1] == ["anggota"]))
        return own or _second_office(text, cue.stop, by_start)
    if office and _COMMA.fullmatch(gap) and "\n" not in gap and _apposition(text, office):
        return office
    if text.folds[index] in _TAKES_UP:
        return _taken_up(text, index, by_start)
    serves = index
    while serves < len(text.folds) and serves - index < _ROLE and text.folds[serves] in _SERVES:
        serves += 1
    if serves > index and serves in by_start:
        return by_start[serves]  # "AKP Heru, sehari-hari Kasubbag Dalops", "Kompol Fauzan yang menjabat Katim Opsnal"
    if text.folds[index] == "yang":
        # "Sertu Joko yang kesehariannya bertugas sebagai Babinsa Desa Lembah"
        posts = (place + 1 for place in range(index + 1, index + _ROLE) if text.folds[place : place + 1] == ["sebagai"])
        return by_start.get(next(posts, -1))
    if text.folds[index : index + 2] in (["salah", "satu"], ["salah", "seorang"]) and _COMMA.fullmatch(gap):
        return by_start.get(index + 2)  # "Serda Hamdan, salah satu Babinsa Koramil 12/Jatiroto"
    return None


def _is_signed_below(text: Text, index: int, office: Office) -> bool:
    """Tell whether an office fills the line below an officer at a text's end: "BRIGPOL BUDI" / "Bhabinkamtibmas …"."""
    above, line = text.line_at(text.starts[index - 1]), text.line_at(text.starts[office.start])
    if above is None or line is None or line not in text.lines[-_CLOSING:]:
        return False
    ranked = text.mark_at("ranks", text.word_at(above.start)) is not None
    return ranked and text.word_at(line.start) == office.start and text.word_at(line.end) == office.stop


def _taken_up(text: Text, index: int, by_start: dict[int, Office]) -> Office | None:
    """``Mayjen TNI Arif melakukan kunjungan perdana sebagai Pangdam XX/…``: the office behind the verb."""
    stop = index
    while stop < len(text.folds) and (text.folds[stop] in _TAKES_UP | _AS_NEW):
        stop += 1
    return by_start.get(stop + 1) if text.folds[stop : stop + 1] == ["sebagai"] else None


def _is_row(text: Text, office: Office) -> bool:
    """Tell whether a line is an officer with his office alone: "- AKP Sutrisno – Kabagren Polresta Samarinda"."""
    line = text.line_at(text.starts[office.start])
    if line is None or text.mark_at("ranks", text.word_at(line.start)) is None:
        return False
    return text.ends[office.stop - 1] >= line.end - 1 or text.gap(office.stop - 1).startswith(" (")


def _second_office(text: Text, index: int, by_start: dict[int, Office]) -> Office | None:
    """``selaku perwira apel yang juga menjabat sebagai Kanit Provos``: the office behind a role without one."""
    for place in range(index, min(index + _ROLE, len(text.folds))):
        cue = text.mark_at("cues", place)
        if cue and cue.row.values["cue"] == "as":
            return by_start.get(cue.stop)
        if text.gap(place).strip():
            return None
    return None


def _follows_name(text: Text, office: Office) -> bool:
    """Tell whether an office without a sign is of the name before it: "Serka Juhari Babinsa Desa Soko Koramil Miri"."""
    placed = (office.unit is not None or office.area is not None) and text.capital(office.start)
    if not placed or text.caseless(office.start) or office.stop >= len(text.folds):
        return placed and not text.caseless(office.start)
    gap = text.gap(office.stop - 1)
    ranked = text.mark_at("ranks", office.stop)
    if ranked and _COMMA.fullmatch(gap) and "\n" not in gap:
        return True  # "Bripka Anton Bhabinkamtibmas Desa Sungai Aur, Briptu Dedi"
    holder = ranked or text.mark_at("titles", office.stop)
    return not holder and ("\n" in gap or gap.strip()[:1] in {".", ",", ")", ";"} or not text.capital(office.stop))


def _office_handed_over(text: Text, start: int, by_start: dict[int, Office]) -> Office | None:
    """``Jabatan Kapolsek Pahandut yang semula diemban Kompol A diserahkan kepada Kompol B``: both have the office.

    Also ``sedangkan Kapolsek Taniwel dari Iptu A kepada Iptu B``.
    """
    before = text.folds[start - 1] if start else ""
    if before == "oleh" and start > 1:
        before = text.folds[start - 2]
    if before not in _HELD and before not in {"dari", "kepada", "ke"}:
        return None
    first = text.word_at(text.sentence_at(text.starts[start])[0])
    for index in range(start - 1, max(first, start - 25) - 1, -1):
        office = by_start.get(index)
        if office is None:
            continue
        handed = bool(_HANDED & set(text.folds[office.stop : office.stop + 4])) or before in _HELD
        if handed or (index and text.folds[index - 1] == "jabatan"):
            return office
    return None


def _apposition(text: Text, office: Office) -> bool:
    """``Mayor Inf Taufik, Danramil 03, mengatakan``: an office between commas that names nobody else."""
    if office.stop >= len(text.folds):
        return True
    gap = text.gap(office.stop - 1)
    line = text.line_at(text.starts[office.start])
    if line and line.mark and line.end < text.starts[office.stop]:
        return True  # "1) Bripka Dhae, Bhabinkamtibmas Desa Paga" / "2) Briptu Lado, …"
    if text.mark_at("ranks", office.stop) or text.mark_at("acting", office.stop):
        return False
    following = text.mark_at("positions", office.stop)
    # "Aiptu Ginting, Kanit Provos dan Briptu Maria"
    joined = text.folds[office.stop] in {"dan", "serta"} and text.mark_at("ranks", office.stop + 1) is not None
    # "AKBP Iman, Kepala Kepolisian Resort (Kapolres) Tangsel mengatakan"
    said = text.mark_at("cues", office.stop)
    joined = joined or (gap == " " and said is not None and said.row.values["cue"] in {"state", "appeal"})
    # "Aiptu Made, Bhabinkamtibmas Bongkaran, Polsek Pabean di depan sekolah"
    placed = office.unit is not None or office.area is not None
    posted = text.folds[office.stop : office.stop + 2] in (["yang", "bertugas"], ["yang", "ditugaskan"])
    posted = posted or (gap == " " and text.folds[office.stop] in {"pada", "di"})  # "…, Kanit Opsnal pada tim itu"
    follows = not text.capital(office.stop) and text.folds[office.stop] not in _JOINS
    joined = joined or (placed and gap == " " and not text.caseless(office.stop) and follows)
    return joined or posted or (gap.strip(" ")[:1] in {",", ".", ")"} and following is None and "\n" not in gap[:1])


def _unit_after(text: Text, index: int) -> tuple[int, int] | None:
    """``Bripka Andi, anggota Polsek Langgam``, ``Aipda Budi dari Polsek Langgam``."""
    if index >= len(text.folds) or text.gap(index - 1).strip(" ,)(") != "":
        return None
    place = index
    while place < len(text.folds) and place - index < 4:
        unit = unit_at(text, place)
        # "Brigpol Eka dari Satlantas", "Bripka Made (Sat Lantas Polres Konsel)"
        own = place > index and text.folds[place - 1] == "dari"
        if unit and "(" in text.gap(place - 1):
            above = unit_at(text, unit.stop) if unit.stop < len(text.folds) else None
            stop = above.stop if above and text.gap(unit.stop - 1) == " " else unit.stop
            return (unit.start, stop) if text.gap(stop - 1)[:1] == ")" else None
        if unit and (own or unit.kind not in {"satuan", "unit"}):
            # "Babinsa Sertu Misnadi Koramil 416-07/Rimbo Bujang"
            beside = place > index or unit.kind in {"koramil", "polsek"}
            return (unit.start, unit.stop) if beside else None
        if text.folds[place] not in _MEMBER | {"salah", "satu", "seorang", "yang", "bertugas", "di"}:
            return None
        place += 1
    return None


def _unranked(text: Text, office: Office) -> Mention | None:
    """``Kapolsek Misool, Suhardi, mengatakan``: a chief of a named unit without a rank."""
    if office.stop >= len(text.folds):
        return None
    chief = office.unit is not None and bool(office.unit_kind)
    gap = text.gap(office.stop - 1)
    beside = (
        gap == " " and text.mark_before("cues", office.start) is not None
    )  # "melalui Kasi Humas Salman Alfarisi SH"
    comma = bool(_COMMA.fullmatch(gap)) and "\n" not in gap
    listed = gap == " " and _heads_function(office)  # "didampingi Kanit Binmas Nofli Mantiri"
    placed = chief or (office.unit is not None and office.mark.row.values["takes"] == "function")
    alone = placed and gap == " "
    # "kata Kasat Lantas Polres Garut, Syaiful Anwar, Rabu (30/4/2025)"
    said = comma and placed and text.mark_before("cues", office.start) is not None
    if not (comma or beside or listed or alone) or text.caseless(office.start) or text.mark_at("titles", office.stop):
        return None
    end = person_end(text, office.stop, limit=4)
    # "Kapolres Bima Rudi Hartono menyampaikan", where he has his rank elsewhere
    # or of a unit with an area's name: "Kapolsek Ujung Batu Robin Sanjaya"
    known = (alone or said) and end - office.stop > 1
    known = known and (
        person_words(text) >= set(text.folds[office.stop : end]) or _is_stranger_to_areas(text, office.stop, end)
    )
    if not (comma or beside or listed or known):
        return None
    if end == office.stop or any(text.folds[index] in common_words() for index in range(office.stop, end)):
        return None
    if any(
        text.mark_at(table, office.stop)
        for table in ("levels", "regencies", "provinces", "venues", "calendar", "civil")
    ):
        return None
    titles, after = degrees(text, end)
    listed = listed and _is_stranger_to_areas(text, office.stop, end)
    if beside and not listed and not known and (not titles or end - office.stop < 2):
        return None
    following = text.mark_at("cues", after) if after < len(text.folds) else None
    speaks = following is not None and following.row.values["cue"] in {"state", "appeal", "tell", "hope", "say"}
    if not (speaks or beside or listed or known or (chief and titles)):
        return None
    if not chief and end - office.stop < 2:
        return None  # "Kasat Narkoba, Hery": one word is too little without a unit
    return Mention(
        text.starts[office.start],
        text.ends[after - 1],
        _rank_told(text, after),
        (office.stop, end),
        titles,
        office,
        None,
        "office and name",
    )


def _rank_told(text: Text, index: int) -> Row | None:
    """Give the rank told behind a name: "Kapolsek Batang Anai, Syafrinal, S.H., yang berpangkat Iptu, hadir"."""
    told = index + (text.folds[index : index + 1] == ["yang"])
    rank = text.mark_at("ranks", told + 1) if text.folds[told : told + 1] == ["berpangkat"] else None
    return rank.row if rank else None


def _heads_function(office: Office) -> bool:
    """Tell whether an office is that of a function and names no unit: "Kanit Reskrim", "Kasat Lantas"."""
    return office.mark.row.values["takes"] == "function" and office.title[1] > office.mark.stop and office.unit is None


def _is_stranger_to_areas(text: Text, start: int, stop: int) -> bool:
    """Tell whether two words or more are no area's name: "Nofli Mantiri", not "Medan Baru" or "Tebing Tinggi Kota"."""
    words = [text.clean[text.starts[index] : text.ends[index]] for index in range(start, stop)]
    if len(words) < 2 or text.in_title(text.starts[start]):
        return False  # also "Kasat Reskrim Ringkus Begal"
    whole = areas().named(" ".join(words))
    return not whole and not any(areas().named(" ".join(words[:end]), 2, 3) for end in range(1, len(words)))
