"""The opening of the story: outlet and dateline, as news sites, agencies and forwards write them."""

import re
from itertools import takewhile
from typing import NamedTuple

from kamtibmas_cli.found import closed
from kamtibmas_cli.layout import Line
from kamtibmas_cli.recognisers.head_lines import (
    DAY_LINE,
    LONG,
    MIN_STORY,
    PLACE,
    area_alone,
    headed,
    masthead,
    place_above,
    whole_line,
)
from kamtibmas_cli.recognisers.media import (
    DOMAIN,
    MEDIA,
    begins_story,
    is_regency,
    medium_and_place,
    part_kind,
    without_day,
)
from kamtibmas_cli.recognisers.moments import stamp_lines
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.text import Span, Text, once

# What stands between the parts of an opening, and between it and the story.
_SEPARATOR = re.compile(
    r"\s*(?P<strong>\|{1,2}|//|~|!{2,}|,\s?-+|\.\s?-+|\s-{1,3}\s?|\s?[□■●•▪]\s|\s(?:ll?|II)\s(?=[A-Z])|-{1,3}\s|-{2,3}|-{1,3}$|;\s?-+|;\s"
    r"|(?<=[\w) ])-(?=[A-Z][a-z]))\s*"
    r"|(?P<colon>\s?:)(?=\s|$)\s*"
    r"|\s*(?P<weak>,|\(|\)|\]|\[)\s*"
)
_LABELLED = re.compile(
    r"(?:penulis|editor|reporter|pewarta|laporan|sumber|publish|publisher|kontributor|jurnalis|wartawan|redaksi|redaktur)"
    r"\s*:|(?:ist|dok)\. |by (?:redaksi|admin)\b",  # "Ist. Humas Polres Siak" below a photo, "By Redaksi -"
    re.IGNORECASE,
)
_PLACE_STOP = re.compile(rf"{PLACE}(?:\.\s+(?=[A-Z])|\.(?=[A-Z][a-z])|\.?\s*$)")
_COMMA_STOP = re.compile(rf"{PLACE},\s+(?=[A-Z])")
_BRACKETED = re.compile(
    r"[\s,]*\(\s*(?P<who>[A-Z][A-Z .]{1,24}|[A-Z][a-z]+[A-Z]\w+|Antara(?: [A-Z]\w+)?|[A-Z][a-z]{5,}(?=\)))(?!\w)"
)
_PLACE_AHEAD = re.compile(
    r"(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,2}?)(?:(?P<sign>[ .-])"
    r"(?P<domain>[\w-]{8,}(?:\s?\.\s?(?i:com|id|net|co\.id)| (?i:com|net)))"
    r"|\. (?P<apart>(?=[\w -]{8})(?:[A-Z][\w-]+ ){0,3}[\w-]+\s?\.\s?(?i:com|id|net|co\.id)))"
)
_GLUED = re.compile(r"(?P<place>[A-Z]{4,})(?=[a-z]{4})")
_INITIALS = re.compile(r"[BCDFGHJKLMNPQRSTVWXYZ]{2,5}\d?|[A-Z][a-z]+(?:[A-Z][a-z]+)+")
_COPIED = re.compile(
    r"\[\d{1,2}[.:]\d{2},? \d{1,2}/\d{1,2}(?:/\d{2,4})?\]|\[\d{1,2}/\d{1,2}(?:/\d{2,4})?,? \d{1,2}[.:]\d{2}\]"
)
_STAMPED = re.compile(r"(?:date )?20\d\d-\d\d-\d\d ")
_REPORTED = frozenset({"laporan", "wartawan", "kontributor", "reporter"})
# Every strong separator and the colon hold one of these.
_STRONG_SIGN = re.compile(r"[|/~!;:□■●•▪-]| (?:ll?|II) ")
_BYLINES = 4  # lines between a byline and the story
_STORY = 200  # code points of a line that is the story's first paragraph
_SHORT_NAME = 4  # letters of a medium that is called by its initials
_MEDIUM = 7  # letters of a medium's name in one word
_WORDS = 3  # words of a place between a domain and its regency
_REACH, _PART = 110, 70  # code points in which an opening's parts begin, and of one part


# What a part is (see ``part_kind``), and where it stands.
Part = tuple[str, Span]


class Opening(NamedTuple):
    """The opening of the story: where outlet and place stand."""

    line: int
    outlet: Span | None
    dateline: Span | None


@once
def body_of(text: Text) -> list[tuple[int, Line]]:
    """Give the lines that are no junk, each with its index among all lines."""
    return [(index, line) for index, line in enumerate(text.lines) if not text.junk(line.start)]


_FOOT = 5  # lines of a text whose last one opens nothing


@once
def opening_of(text: Text) -> Opening | None:
    """Find the opening: ``TOPIKMETRO.COM, BDR. SEIKIJANG – ``, ``KENDARI(SULTRA) –``, ``JEJAKMAHAKAM | Kukar –``.

    A line that names the outlet wins over one that only begins with a place.
    """
    best: Opening | None = None
    stamps = stamp_lines(text)
    for index, line in body_of(text)[:25]:
        if best and text.lines[best.line].end - text.lines[best.line].start > _STORY and index > best.line + _BYLINES:
            break  # a page's foot: "Kembali ke atas | Arsip Berita | Pengaduan 110"
        signed = best is None and len(text.lines) > _FOOT and line is text.lines[-1]  # "-- Humas Polres Agam --"
        if signed or line.mark not in {"", "-", "–"} or _LABELLED.match(text.clean, line.start):
            continue
        content = text.dashed[line.start : line.end]
        if _COPIED.match(content):
            continue  # "[18.22, 21/8/2024] Si Humas Tebo Ilir: …": who sent a message
        if content.endswith(":") and not _STRONG_SIGN.search(content[:-1]):
            continue  # "Ringkasan Berita:"
        place = place_above(text, index, line)
        if place and best is None:
            best = Opening(index, None, place)
            continue
        day = DAY_LINE.fullmatch(text.clean, line.start, line.end)
        dated = day is not None and part_kind(text, day.span("place"), line) == "place"
        found = (None, day.span("place")) if day and dated else _parts(text, line)
        if found is None or not (found[0] or found[1]):
            continue
        if found[0]:
            found = _without_place(text, found[0], found[1])
        both = found[0] and found[1] and found[0] < found[1]
        if line.start in stamps and not both and not dated:
            continue
        if found[0] and (found[1] or best is None):
            return _with_outlet(text, index, found[0], found[1])
        best = _with_outlet_below(best, line, found[0])
        long = line.end - line.start >= LONG or text.clean[line.start : line.end].rstrip().endswith(("-", "|", "."))
        if best is None and (found[0] or long):
            best = Opening(index, *found)
    return best if best and best.outlet else _with_masthead(text, best)


def _with_outlet_below(opening: Opening | None, line: Line, outlet: Span | None) -> Opening | None:
    """Give an opening without an outlet the one that begins a further paragraph: "KABARKITA.CO.ID – Sebanyak …"."""
    begins = outlet is not None and outlet[0] == line.start
    return opening._replace(outlet=outlet) if opening and opening.outlet is None and begins else opening


def _with_masthead(text: Text, opening: Opening | None) -> Opening | None:
    """Give an opening the medium's name on the page's first line, where it has none of its own."""
    named = masthead(text)
    long = (at for at, line in body_of(text) if line.end - line.start >= LONG and not text.in_title(line.start))
    story = next(long, 0)
    if opening is None and named and story:
        return Opening(story, named, None)
    return opening._replace(outlet=named) if opening and named else opening


def _with_outlet(text: Text, index: int, outlet: Span, dateline: Span | None) -> Opening:
    """Give the opening at a line that names the outlet; the dateline may stand below it."""
    line = text.lines[index]
    if _is_reporter(text, line, outlet, dateline):
        dateline = None
    alone = line.end - outlet[1] <= 2 or _is_byline(text, line) or area_alone(text, outlet[1], line.end)
    alone = alone and dateline is None
    return Opening(index, outlet, _dateline_below(text, index, outlet) if alone else dateline)


def _is_byline(text: Text, line: Line) -> bool:
    """Tell whether a line says who reports: "Laporan wartawan suarapantai.co.id : Petrus M."."""
    return text.folds[text.word_at(line.start)] in _REPORTED


def _is_reporter(text: Text, line: Line, outlet: Span, dateline: Span | None) -> bool:
    """Tell whether what stands before an outlet on a line of their own is its reporter: "Hakim Ghani - detikNews"."""
    if dateline is None or dateline[0] > outlet[0] or line.end - outlet[1] > 2 or line.mark:
        return False
    name = text.clean[slice(*dateline)]
    named = " " in name and "," not in name and not name.isupper()  # not "KUALA TUNGKAL - KABARJAMBI.COM"
    return named and not is_regency(text, dateline) and not areas().named(name)


def _dateline_below(text: Text, index: int, outlet: Span) -> Span | None:
    """Give the dateline that begins the line below an outlet's: ``Wartaraya.com`` / ``Mesuji-Polsek …``.

    The story may name the outlet again: ``LensaKawan.com`` / ``lensakawan.com, Mojokerto – …``.
    """
    name = text.low[slice(*outlet)]
    below = text.lines[index + 1 : index + 1 + 2 * _BYLINES]  # the page's date and the like stand between
    for place, following in enumerate(below):
        if text.junk(following.start):
            continue
        found = _parts(text, following) if following.mark in {"", "-", "–"} else None
        story = following.end - following.start >= LONG  # below the page's path, title, date and caption
        bare = found is not None and found[0] is None and (place < _BYLINES or story)
        # also "(Lensakawan)" below "Lensakawan.com"
        again = found is not None and found[0] is not None and text.low[slice(*found[0])] in {name, name.split(".")[0]}
        if found and found[1] and (bare or again):
            return found[1]
        if following.end - following.start >= 4 * MIN_STORY:
            break
    return None


def _parts(text: Text, line: Line) -> tuple[Span | None, Span | None] | None:
    """Cut the beginning of a line at its separators and say what each part is."""
    if not _STRONG_SIGN.search(text.dashed, line.start, min(line.end, line.start + _REACH + _PART)):
        return whole_line(text, line)
    head = headed(text, line)
    if head:
        return head
    parts, kept, end = _cut(text, line)
    if kept < 0:
        return whole_line(text, line)
    open_end = kept == len(parts) or parts[kept][0] == "date" or (kept and parts[kept - 1][0] == "outlet")
    last = _last_part(text, line, end) if open_end else None
    if last:
        parts[kept:] = [last]
        kept, end = kept + 1, last[1][1]
    alone = len(parts) > 1 and all(kind == "place" and _is_area(text, span) for kind, span in parts)
    if 0 < line.end - end < MIN_STORY and not alone and not any(kind == "outlet" for kind, _ in parts[:kept]):
        return None
    dated = line.start in stamp_lines(text)  # "Wartasiber86 – Jakarta, 21 Februari 2025"
    # What comes behind an office or a sentence's beginning is no place: "Weda – Kapolsek Weda Iptu Adi, S.H., …".
    places = takewhile(lambda part: part[0] == "place", parts[kept:])
    tail = [part for part in places if dated or text.clean[slice(*part[1])].isupper()]
    return _joined(text, parts[:kept] + (tail if not line.caseless else []))


def _is_area(text: Text, span: Span) -> bool:
    """Tell whether a part is a regency or province, whole: "Agam – Sumatera Barat." on a line of its own."""
    first = text.word_at(span[0])
    area = text.mark_at("regencies", first) or text.mark_at("provinces", first)
    return area is not None and text.starts[area.start] == span[0] and text.ends[area.stop - 1] == span[1]


def _cut(text: Text, line: Line) -> tuple[list[Part], int, int]:
    """Give the parts between separators, how many stand before the last strong one (-1: there is none), its end."""
    parts: list[Part] = []
    start, end, kept = line.start, line.start, -1
    while start - line.start < _REACH:
        domain = DOMAIN.match(text.dashed, start)
        area = _area_and_day(text, domain.end()) if domain else None
        if domain and area:
            parts += [("outlet", domain.span()), ("place", area)]
            start, domain = area[1], None
        limit = min(line.end, start + _PART)
        separator = _SEPARATOR.search(text.dashed, domain.end() if domain else start, limit)
        if separator and _parts_name(text, separator):
            separator = _SEPARATOR.search(text.dashed, separator.end(), limit)
        beside = _place_behind(text, domain.end(), separator) if domain and separator else None
        if domain and separator and beside:
            parts += [("outlet", domain.span()), ("place", beside)]
            start = separator.end()
            continue
        if domain and kept > 0 and (separator is None or separator.start() > domain.end() + 1):
            # "Saumlaki,- Lensatanimbar.com Babinsa …"
            return [*parts, ("outlet", (start, domain.end()))], len(parts) + 1, domain.end()
        if separator is None:
            break
        kind = part_kind(text, (start, separator.start()), line)
        behind = kept > 0 and kept == len(parts)  # right behind a strong separator
        if kind == "" or (kind == "place" and behind and not _may_follow(text, parts, (start, separator.start()))):
            break
        two = medium_and_place(text, (start, separator.start())) if kind in {"place", "outlet"} else None
        if two:
            parts += [("outlet", two[0]), ("place", two[1])]
        elif separator.start() > start:
            parts.append((kind, (start, separator.start())))
        start = separator.end()
        named = any(part[0] == "outlet" for part in parts) or _is_city_and_initials(text, parts)
        if separator.group("colon") and not named:
            break  # "Hari/Tgl : …"; but "SUARATONSEA, Minsel : …"
        if separator.group("strong") or separator.group("colon"):
            end, kept = start, len(parts)
    return parts, kept, end


def _is_city_and_initials(text: Text, parts: list[Part]) -> bool:
    """Tell whether the parts are a regency and a medium's initials: "Jayapura, SP: Personel …"."""
    return len(parts) == 2 and _is_area(text, parts[0][1]) and _are_initials(text, parts[1][1])


def _parts_name(text: Text, separator: re.Match[str]) -> bool:
    """Tell whether a hyphen stands inside a regency's name or a doubled word: "Bau-Bau – Polsek Wolio …"."""
    index = text.word_at(separator.end())
    if separator.group() != "-" or not 0 < index < len(text.folds):
        return False
    twice = text.folds[index - 1] == text.folds[index]  # "Undang-Undang Nomor 22 – …"
    return twice or any(mark.stop > index for mark in text.marks_of("regencies", index - 1, index))


def _place_behind(text: Text, offset: int, separator: re.Match[str]) -> Span | None:
    """Give the place between a domain and its regency: "Tribratanewsttu.com Insana, TTU - …"."""
    first, last = text.word_at(offset), text.word_at(separator.end())
    regency = separator.group("weak") == "," and last < len(text.folds) and text.mark_at("regencies", last)
    near = 0 < last - first <= _WORDS and text.gap(first - 1) == " "
    if not (regency and near) or begins_story(text, first) or not all(map(text.capital, range(first, last))):
        return None
    return text.span(first, last)


def _area_and_day(text: Text, offset: int) -> Span | None:
    """Give the regency between a domain and a day: "tribratanews.polri.go.id Kutai Timur Kamis 30 Januari 2025 –"."""
    first = text.word_at(offset)
    area = text.mark_at("regencies", first) if first < len(text.folds) and text.gap(first - 1) == " " else None
    return text.span(area.start, area.stop) if area and text.mark_at("calendar", area.stop) else None


def _last_part(text: Text, line: Line, end: int) -> Part | None:
    """Give the part behind the last separator that a full stop or the line's end closes."""
    rest = _PLACE_STOP.match(text.dashed, end, line.end)
    glued = rest is not None and rest.end() < line.end and text.dashed[rest.end() - 1] == "."
    if glued and rest and not begins_story(text, text.word_at(rest.end())):
        rest = None  # "Plampang.Sumbawa.NTB"; but "Maumere.Pada hari Jumat"
    known = _COMMA_STOP.match(text.dashed, end, line.end)
    area = text.mark_at("regencies", text.word_at(known.start())) if known else None
    whole = known is not None and area is not None and text.ends[area.stop - 1] == known.end("place")
    if known and whole and begins_story(text, text.word_at(known.end())):
        return "place", known.span("place")  # "www.tribratarote.com – Rote, Kapolres …"
    if rest and part_kind(text, rest.span("place"), line) == "place":
        return "place", rest.span("place")  # "… – Jembrana. Kakorlantas", "Media Nusabaru //Sekadau"
    if 0 < line.end - end < _PART and part_kind(text, (end, line.end), line) == "outlet":
        return "outlet", (end, line.end)  # "Lumajang || Mitra Warta Jatim com" on a line of its own
    return None


def _agency(text: Text, dateline: Span) -> tuple[Span, Span | None]:
    """``Tarakan (ANTARA) –``: capitals in brackets behind the place that name no province or regency are the outlet."""
    found = _BRACKETED.search(text.clean, *dateline)
    if found is None or found.start() == dateline[0]:
        return dateline, None
    first = text.word_at(found.start("who"))
    area = text.mark_at("provinces", first) or text.mark_at("regencies", first)
    if area and text.ends[area.stop - 1] >= found.end("who"):
        return dateline, None
    return without_day(text, (dateline[0], found.start())), found.span("who")


def _without_medium(text: Text, dateline: Span) -> tuple[Span, Span | None]:
    """``DERAP BERITA Jayawijaya, –``: capitals with a medium's word before a regency written small are the outlet."""
    first, stop = text.word_at(dateline[0]), text.word_at(dateline[1])
    for index in range(first + 1, stop):
        area = text.mark_at("regencies", index)
        before, behind = text.clean[dateline[0] : text.ends[index - 1]], text.clean[text.starts[index] : dateline[1]]
        if area and area.stop >= stop and before.isupper() and not behind.isupper() and MEDIA.search(before):
            return (text.starts[index], dateline[1]), (dateline[0], text.ends[index - 1])
    return dateline, None


def _without_unknown(text: Text, dateline: Span) -> tuple[Span, Span | None]:
    """``BORNEOKITA TANJUNG SELOR –``: a word with which no area's name begins, before an official one."""
    first, stop = text.word_at(dateline[0]), text.word_at(dateline[1])
    word, behind = text.clean[text.starts[first] : text.ends[first]], text.clean[text.ends[first] : dateline[1]]
    apart = stop - first > 1 and text.gap(first) == " " and len(word) >= _MEDIUM and first not in text.begins("levels")
    known = areas().named(behind.strip(" ,."), 2, 3) or is_regency(text, (text.ends[first], dateline[1]))
    if not (apart and known) or text.folds[first] in common_words() or areas().begun(word):
        return dateline, None
    return (text.starts[first + 1], dateline[1]), text.span(first, first + 1)


def _at_slash(text: Text, dateline: Span) -> tuple[Span, Span | None]:
    """``Kabar Keren/Surabaya –``: what names a medium before a slash and a regency is the outlet."""
    cut = text.clean.find("/", *dateline)
    if cut < 0:
        return dateline, None
    before, behind = (dateline[0], cut), (cut + 1, dateline[1])
    area = text.mark_at("regencies", text.word_at(cut + 1))
    whole = area is not None and text.ends[area.stop - 1] == dateline[1]
    return (behind, before) if whole and MEDIA.search(text.clean, *before) else (dateline, None)


def _is_domain(text: Text, span: Span) -> bool:
    """Tell whether what stands where a dateline should is the medium whose domain the story names.

    ``MALUTSORE – … rilis yang diterima redaksi MalutSore.com …``
    """
    word = text.low[slice(*span)]
    if f"{word}." not in text.low or is_regency(text, span):
        return False
    places = (found.start() for found in re.finditer(rf"\b{re.escape(word)}\.", text.low))
    return any(DOMAIN.match(text.clean, place) for place in places)


def _may_follow(text: Text, parts: list[Part], span: Span) -> bool:
    """Tell whether a place may stand behind a strong separator: the first, one behind "X |", "NTB – Sumbawa –"."""
    places = [place for kind, place in parts if kind == "place"]
    if len(places) != 1:
        return not places
    if _are_initials(text, places[0]) and _is_area(text, span):
        return True  # "LCN – Lombok Timur, – NTB"
    areas_both = all(
        text.mark_at("provinces", text.word_at(start))
        or text.mark_at("regencies", text.word_at(start))
        or areas().named(text.clean[start:end].strip(" ,."), 3)  # "Curup – Bengkulu, (pantauraflesia.co.id) –"
        for start, end in (places[0], span)
    )
    return areas_both or text.clean[places[0][1] : span[0]].strip() in {"|", "||", "//"}


def _joined(text: Text, parts: list[Part]) -> tuple[Span | None, Span | None]:
    parts = _with_unknown_outlet(text, parts)
    outlet = next((_trimmed(text, span) for kind, span in parts if kind == "outlet"), None)
    places = [span for kind, span in parts if kind == "place"]
    unit = next((span[0] for kind, span in parts if kind == "unit"), None)
    if unit is not None:
        # "Malinau, Kaltara – Satuan Tugas Pengamanan Perbatasan (Satgas Pamtas) RI–Malaysia …"
        before = [span for span in places if span[0] < unit]
        if not (before or outlet):
            return None, None
        places = before or places
    dateline = without_day(text, (places[0][0], places[-1][1])) if places else None
    if dateline and outlet and dateline[0] < outlet[0] < dateline[1]:
        dateline = places[0]
    if outlet:
        domain = DOMAIN.search(text.clean, *outlet)
        behind = text.clean[domain.end() : outlet[1]] if domain else ""
        town = _GLUED.match(text.clean, outlet[0]) if domain and not dateline else None
        if town and text.lexicon.row_of(town["place"].lower(), ("regencies", "provinces")):
            dateline, outlet = town.span("place"), (town.end(), outlet[1])  # "MERAUKEwartaselatan.com –"
        if domain and behind.startswith("-"):
            outlet = (outlet[0], domain.end())  # "BARITOTERKINI.COM-POLRES BARITO SELATAN"
        if domain and behind.lstrip(" .")[:1].isupper():
            # "Kabarmataraman.comBlitar –", "KABARKITA.COM Buntok –", "JATIM.KABARKITA.COM. SURABAYA –"
            dateline = dateline or (outlet[1] - len(behind.lstrip(" .")), outlet[1])
            outlet = (outlet[0], domain.end())
    for cut in (_agency, _without_medium, _without_unknown, _at_slash):
        if dateline and outlet is None:
            dateline, outlet = cut(text, dateline)
    if dateline and outlet is None and _is_domain(text, dateline):
        return dateline, None
    return outlet, closed(text, _without_edges(text, dateline)) if dateline else None


def _without_edges(text: Text, span: Span) -> Span:
    """Give a dateline without the signs at its edges: ". PALU", "LANGKAT-"."""
    start, end = span
    while start < end - 1 and text.dashed[start] in " .,-":
        start += 1
    while start < end - 1 and text.dashed[end - 1] in " ,-":
        end -= 1
    return start, end


def _without_place(text: Text, outlet: Span, dateline: Span | None) -> tuple[Span, Span | None]:
    """Cut the place off a domain: "KALABAHI SUARAALOR.com", "LANGKAT.Suaranusa.com", "PAMEKASAN-suaranusa.co.id".

    Not of a medium that is named after one: "Suara Kampar.com", "Malang-Post.com".
    """
    found = _PLACE_AHEAD.fullmatch(text.clean, *outlet)
    if found is None or MEDIA.search(found["place"]) or (found["domain"] or "").lower().startswith("indonesia"):
        return outlet, dateline  # "Surya Indonesia.net"
    if dateline and text.clean[slice(*dateline)] == found["place"]:
        return outlet, dateline  # "JAMBI, JAMBI-INDEPENDENT.CO.ID –"
    medium = "apart" if found["apart"] else "domain"
    known = text.lexicon.row_of(found["place"].lower(), ("regencies", "provinces"))
    # "SINTANG. Lensa Dinamika Kita. Id –", "KALABAHI SUARAALOR.com"
    spaced = found["sign"] in {" ", None} and (known or areas().begun(found["place"]))
    loud = bool(known) and found["place"].isupper() and not found[medium].isupper()
    loud = loud or (found["sign"] == "-" and found.group().isupper() and areas().begun(found["place"]))
    loud = loud or (bool(known) and found["sign"] == "-" and found[medium][0].isupper())  # "Lebak-Sorotpolri.com"
    if not (spaced or loud):
        return outlet, dateline
    before = dateline is not None and dateline[0] < found.start("place")
    start = dateline[0] if dateline and before else found.start("place")
    return found.span(medium), (start, found.end("place"))


def _trimmed(text: Text, span: Span) -> Span:
    """Give an outlet without a dash before it and a full stop behind it: "-Kabar77.com", "Kabar Pantai. Com."."""
    start, end = span
    domain = DOMAIN.search(text.clean, start, end)
    if domain and (text.folds[text.word_at(start)] in _REPORTED or _STAMPED.match(text.clean, start, end)):
        start = domain.start()  # "Laporan wartawan suarapantai.co.id : Petrus M.", "date 2026-02-25 kabarsore.com"
    while start < end and text.dashed[start] in "- ":
        start += 1
    return start, end - (text.clean[end - 1] == ".")


def _with_unknown_outlet(text: Text, parts: list[Part]) -> list[Part]:
    """``DNN | DELI SERDANG –``, ``Simalungun | DelikDeli –``: what a bar divides from a regency is an outlet."""
    kinds = [kind for kind, _ in parts]
    if "outlet" in kinds or kinds.count("place") < 2:
        return parts
    initials = [place for place, (kind, span) in enumerate(parts) if kind == "place" and _are_initials(text, span)]
    initials = initials or _unlisted(text, parts)
    if len(initials) == 1:
        return [("outlet" if place in initials else kind, span) for place, (kind, span) in enumerate(parts)]
    first, second = [place for place, kind in enumerate(kinds) if kind == "place"][:2]
    between = text.clean[parts[first][1][1] : parts[second][1][0]]
    if "|" not in between and "//" not in between:
        return parts
    known = [is_regency(text, parts[place][1]) for place in (first, second)]
    if not any(known):  # "SAKTI KITA | AEK NATAS"
        known = [bool(areas().named(text.clean[slice(*parts[place][1])].strip(), 3)) for place in (first, second)]
    if known[0] == known[1]:
        return parts
    outlet = second if known[0] else first
    return [("outlet" if place == outlet else kind, span) for place, (kind, span) in enumerate(parts)]


def _unlisted(text: Text, parts: list[Part]) -> list[int]:
    """Give the second of two parts behind a comma if no area has that name: "LERE, TEROPONG –".

    Datelines go from the small to the large, and the large ones are all in the official list. A long first word with
    which no area's name begins is the outlet as well: "KOTAKITA, BALIKPAPAN –".
    """
    (first, one), (second, two) = parts[0], parts[1]
    if (first, second) != ("place", "place") or text.clean[one[1] : two[0]].strip() != ",":
        return []
    name = text.clean[slice(*one)].strip()
    known = is_regency(text, two) or areas().begun(text.clean[slice(*two)].strip(" ."))
    shouted = name.isupper() and not text.clean[slice(*two)].isupper()  # "LAYAR KITA, Makassar –"
    alone = shouted if " " in name else len(name) >= _MEDIUM or _is_short_medium(name)
    area = areas().named(name) if _is_short_medium(name) else areas().begun(name)
    if alone and known and not area and not is_regency(text, one):
        return [0]
    word = text.clean[slice(*two)].strip(" .")
    small = not name.isupper() and not areas().begun(name) and text.mark_at("levels", text.word_at(one[0])) is None
    if word.isupper() and small and not _is_area(text, one) and not text.mark_at("provinces", text.word_at(two[0])):
        return [0]  # "Lentera Siak, SABAK AUH –"
    if word.lower() == "indonesia":
        return []  # "JAKARTA, INDONESIA –"
    index = text.word_at(two[0])
    region = text.mark_at("provinces", index) or text.mark_at("regencies", index) or text.mark_at("levels", index)
    listed = areas().named(word, 1, 2, 3) or word.lower() == "jakarta"
    return [] if region or " " in word or listed else [1]


def _is_short_medium(name: str) -> bool:
    """Tell whether a few capitals are a medium's initials: "MPA, JAKARTA –"."""
    return name.isupper() and name.isalpha() and len(name) <= _SHORT_NAME


def _are_initials(text: Text, span: Span) -> bool:
    """Tell whether a part is initials or words in one: "WK1", "KilasTimur"; "NTT" and "OKU" are areas."""
    first, word = text.word_at(span[0]), text.clean[slice(*span)].strip(" .")
    area = text.mark_at("provinces", first) or text.mark_at("regencies", first)
    known = area is not None and text.ends[area.stop - 1] >= span[0] + len(word)
    return bool(_INITIALS.fullmatch(word)) and not known
