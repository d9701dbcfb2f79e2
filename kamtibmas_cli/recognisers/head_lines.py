"""Openings that fill a line or have no strong sign: ``KENANGA, (KabarNusa)``, ``Jakarta, dalam rangka …``."""

import re

from kamtibmas_cli.layout import Line
from kamtibmas_cli.recognisers.media import DOMAIN, MEDIA, MEDIA_WORD, TLDS, begins_story, is_regency, part_kind
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.text import Span, Text

# One to three words with capitals.
PLACE = r"(?P<place>[A-Z][\w']+(?:\s[A-Z][\w']+){0,2})"
# "KENANGA, (KabarSore)", "Bantul/KabarSore.com" on a line of its own.
_OWN_LINE = re.compile(
    r"(?!WWW\b)(?P<place>[A-Z][\w' ]{2,30}?)(?:\s?[,/]\s?\(?|(?<=[A-Z])\.\s?\(?|\.\s|\s\(|\s{2,})"
    r"(?P<outlet>[^()]{3,35}?)\)?\s*"
)
# "TAPAKTUAN (Waspada): …", "Fakfak, (Suara 12/6/2018) - …"
_IN_BRACKETS = re.compile(
    r"(?P<place>[A-Z][\w' ]{2,30}?),?\s?\((?P<outlet>[A-Z][\w ]{2,25}?)(?:\s\d{1,2}/\d{1,2}/\d{2,4})?\)\s?[:-]\s"
)
# "Batang : Dandim …", "Batang _: Dandim …"
_COLON = re.compile(r"(?P<place>[A-Z][\w' ]{2,30}?)(?:-(?P<outlet>[A-Z]{2,5}))?[ _-]*: (?=[A-Z])")
_SIGN_COMMA = r"(?=\s?,?\s?(?:-|~|\||//))"
_SIGN_FOLLOWS = r"(?=\s?(?:-|~|\||//))"
# "KABARSORE.COM. BANTUL –", "BANTUL:Kabarsore.com~"
_HEADS = (
    re.compile(
        rf"(?P<place>[A-Z]{{4,}}(?: [A-Z]{{4,}})?) (?P<outlet>[A-Z]?[a-z][\w-]+\.(?:com|id|net|co\.id)){_SIGN_COMMA}"
    ),
    re.compile(
        rf"(?P<outlet>[\w-]+\.(?:com|id|net|co\.id))\s?[-.:/]\s?(?P<place>[A-Z][\w' ]{{2,30}}?){_SIGN_FOLLOWS}", re.I
    ),
    re.compile(
        rf"(?P<place>[A-Z][\w' ]{{2,30}}?)\s?[:/]\s?(?P<outlet>[\w-]+\.(?:com|id|net|co\.id)){_SIGN_FOLLOWS}", re.I
    ),
)
# "LHOKSEUMAWE_Harian-Pase.com" on a line of its own.
_UNDERSCORE = re.compile(r"(?P<place>[A-Z][A-Za-z .]{2,30})_(?P<outlet>[\w.-]{5,40})\s*")
# "www.wartarote.com.Rote.Memasuki musim teduh, …"
_DOTTED = re.compile(r"(?P<outlet>[\w.-]+\.(?:com|id|net))[. ]+(?P<place>[A-Z]\w+(?: [A-Z]\w+)?)\.\s*(?=[A-Z])")
# "OGAN KOMERING ILIR.wartadesa.blogspot.com.Guna menyukseskan …"
_DOTTED_BACK = re.compile(r"(?P<place>[A-Z][A-Za-z ]{2,30})\.\s?(?P<outlet>[\w.-]+\.(?:com|id|net))\.?\s*(?=[A-Z])")
# "Balikpapan jurnalsore.id" on a line of its own.
_ONE_DOMAIN = re.compile(r"[\w-]+\.\w+")
_PLACE_AND_DOMAIN = re.compile(rf"{PLACE} (?P<outlet>[\w-]+(?:\.[\w-]+)+)\s*")
# "RANAHKABAR.com, Lubuk Sikaping, Kecelakaan …"
_BETWEEN_COMMAS = re.compile(rf",\s?{PLACE},\s+(?=[A-Z])")
_BEFORE_BRACKET = re.compile(r"(?P<place>[A-Z]\w+(?: [A-Z]\w+){0,2}),? ?\(")
_CLOSES = re.compile(r"\) ?(?=[A-Z])")
_STORY = re.compile(r",? {1,2}[A-Z]")
# "TRIBRATANEWSKONUT.COM-LASOLO." on a line of its own.
_BEHIND_DOMAIN = re.compile(r"\s?[-,–.]\s?(?P<place>[A-Z][\w ]{2,25})\.?")
_DISTRICT = 3  # depth in the official list
_MAST = re.compile(rf"{MEDIA.pattern}|tribrata\w+|\w+news", re.IGNORECASE)
# "Ketapang, selasa (07/01/2025).", "Jakarta, 17 Desember 2024 –" on a line of its own
DAY_LINE = re.compile(
    rf"{PLACE}\s?,\s?(?:(?i:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu)\s?[,(]?\s?\(?\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}"
    r"\)?\.?\s*|\d{1,2}\s[A-Z][a-z]+\s\d{4}\s?[-–]+\s*)"
)
_NAMED = re.compile(r"kabar|warta|lensa|radar|sinar|tribun|jejak|koran|harian|jurnal|portal|swara|suara")
_NAME = 3  # words of a medium's name
_SPELT = 6  # words of a domain without dots
_TOP = 8  # lines in which a medium names itself
_LOW = 16  # lines in which a domain stands on a line with its place
LONG = 90  # code points of a line that is a paragraph of the story
_PLACE = 70  # code points of a place at most
MIN_STORY = 25  # code points behind an opening for it to be one


def _domain_in_brackets(text: Text, line: Line) -> tuple[Span, Span] | None:
    """``Tanjung Redeb (KABARBERAU.Com) Kapolsek …``: a domain in brackets behind the place, without a dash."""
    bracket = _BEFORE_BRACKET.match(text.dashed, line.start, line.end)
    inside = DOMAIN.match(text.dashed, bracket.end()) if bracket else None
    if bracket is None or inside is None or not _CLOSES.match(text.dashed, inside.end()):
        return None
    return inside.span(), bracket.span("place")


def whole_line(text: Text, line: Line) -> tuple[Span | None, Span | None] | None:
    """An outlet on a line of its own: ``Wartacitarum.co.id``; or a story that begins ``Jakarta, dalam rangka …``."""
    alone = _ONE_DOMAIN.fullmatch(text.clean, line.start, line.end)
    if alone and DOMAIN.fullmatch(alone.group()):
        return alone.span(), None  # "SELATMALAKA.NEWS"
    comma = text.dashed.find(",", line.start, min(line.end, line.start + _PLACE))
    behind = DOMAIN.match(text.dashed, comma + 1 + text.dashed.startswith(" ", comma + 1)) if comma > 0 else None
    before = part_kind(text, (line.start, comma), line) if behind else ""
    if behind and before in {"place", "unit"}:
        # "Poso, tribratanews.id Angin kencang …"; "POLDA MALUKU, Suara99.com Hujan …" names no place
        return behind.span(), (line.start, comma) if before == "place" else None
    dotted = _dotted(text, line)
    if dotted:
        return dotted
    first = DOMAIN.match(text.dashed, line.start, line.end)
    town = _BEHIND_DOMAIN.fullmatch(text.dashed, first.end(), line.end) if first else None
    town = town or (_BETWEEN_COMMAS.match(text.dashed, first.end(), line.end) if first else None)
    if first and town and part_kind(text, town.span("place"), line) == "place":
        return first.span(), town.span("place")
    if first and line.end - line.start >= LONG and _STORY.match(text.clean, first.end()):
        return first.span(), None  # "infowarkop.web.id Upaya menjaga keamanan …"
    day = DAY_LINE.fullmatch(text.clean, line.start, line.end)
    if day and part_kind(text, day.span("place"), line) == "place":
        return None, day.span("place")
    place = _place_alone(text, line)
    if place:
        return None, place
    colon = _before_colon(text, line)
    if colon:
        return colon
    own = _on_own_line(text, line) or _domain_in_brackets(text, line)
    if own:
        return own
    joined = _UNDERSCORE.fullmatch(text.raw, line.start, line.end)
    if joined and DOMAIN.fullmatch(joined["outlet"]):
        return joined.span("outlet"), joined.span("place")
    return _outlet_alone(text, line, first)


def _dotted(text: Text, line: Line) -> tuple[Span, Span] | None:
    """``KABARKITA.COM.Melawi.``, ``OGAN ILIR.wartakita.net.Guna …``, ``Balikpapan jurnalsore.id``."""
    for pattern in (_DOTTED, _DOTTED_BACK):
        dotted = pattern.match(text.dashed, line.start, line.end)
        if dotted and DOMAIN.fullmatch(dotted["outlet"]) and part_kind(text, dotted.span("place"), line) == "place":
            return dotted.span("outlet"), dotted.span("place")
    apart = _PLACE_AND_DOMAIN.fullmatch(text.clean, line.start, line.end)
    if apart and DOMAIN.fullmatch(apart["outlet"]) and is_regency(text, apart.span("place")):
        return apart.span("outlet"), apart.span("place")
    return None


def _outlet_alone(text: Text, line: Line, first: re.Match[str] | None) -> tuple[Span, None] | None:
    """``Wartacitarum.co.id``, ``Tribratanews lampung polri go id``, ``Lensa.com Aceh`` on a line of their own.

    ``first`` is the domain at which the line begins.
    """
    content = text.clean[line.start : line.end].strip(" .-")
    domain = DOMAIN.fullmatch(content)
    dotless = text.folds[max(0, text.word_at(line.end) - 2) : text.word_at(line.end)] in TLDS
    if dotless and line in text.lines[:_TOP] and len(content.split()) <= _SPELT:
        return (line.start, line.start + len(content)), None  # "Tribratanews lampung polri go id"
    if content[:1].isupper() and MEDIA_WORD.fullmatch(content.lower()) and line in text.lines[:_TOP]:
        return (line.start, line.start + len(content)), None
    if domain:
        return (line.start, line.start + domain.end()), None
    return (first.span(), None) if first and area_alone(text, first.end(), line.end) else None


def masthead(text: Text) -> Span | None:
    """Give a medium's name with its town that fills the page's first line: "METRO SORONG", "POS KUPANG"."""
    line = next(iter(text.lines), None)
    index = text.word_at(line.start) if line else 0
    first = "".join(text.folds[index : index + 1])
    if line is None or len(text.lines) < 2 or line.mark or not _MAST.fullmatch(first):
        return None
    words = text.clean[line.start : line.end]
    loud = words.isupper() and 1 < len(words.split()) <= _NAME and _NAMED.fullmatch(first)  # "LENSA MBOJO"
    return (line.start, line.end) if loud or area_alone(text, text.ends[index], line.end) else None


def area_alone(text: Text, start: int, end: int) -> bool:
    """Tell whether a province or regency fills the rest of an outlet's line, between two offsets: "Lensa.com Aceh"."""
    index = text.word_at(start)
    unit = text.mark_at("units", index) if index < len(text.folds) else None
    index = unit.stop if unit else index  # "Tribratanews Polres Pidie"
    area = text.mark_at("provinces", index) or text.mark_at("regencies", index) if index < len(text.folds) else None
    return area is not None and text.ends[area.stop - 1] == end and text.clean[start:end].startswith(" ")


def _in_brackets(text: Text, line: Line) -> tuple[Span, Span] | None:
    """``TAPAKTUAN (Waspada): …``: what stands in brackets behind a place and is none itself."""
    found = _IN_BRACKETS.match(text.dashed, line.start, line.end)
    if found is None or part_kind(text, found.span("place"), line) != "place":
        return None
    province = text.mark_at("provinces", text.word_at(found.start("outlet")))
    known = province or is_regency(text, found.span("outlet")) or areas().named(found["outlet"], 1, 2, 3)
    return None if known else (found.span("outlet"), found.span("place"))


def _before_colon(text: Text, line: Line) -> tuple[Span | None, Span] | None:
    """``Batang : Dandim …``, ``Medan-BP: Polsek …``: a known place, and initials, before the story's colon."""
    found = _COLON.match(text.clean, line.start, line.end) if line.end - line.start >= LONG else None
    area = text.mark_at("regencies", text.word_at(line.start)) if found else None
    whole = found is not None and area is not None and text.ends[area.stop - 1] == found.end("place")
    if not (found and whole and begins_story(text, text.word_at(found.end()))):
        return None
    return found.span("outlet") if found["outlet"] else None, found.span("place")


def _on_own_line(text: Text, line: Line) -> tuple[Span, Span] | None:
    """``KENANGA, (KabarNusa)``, ``TVKNews, Natuna``: place and outlet on a line of their own."""
    found = _OWN_LINE.fullmatch(text.dashed, line.start, line.end) if line in text.lines[:_LOW] else None
    if found and '"' in found["outlet"]:
        return None  # a page's path: "WARTAMERAPI.ID » Sleman"
    if found and line not in text.lines[:_TOP] and not DOMAIN.fullmatch(found["outlet"]):
        return None
    kinds = [part_kind(text, found.span(part), line) for part in ("place", "outlet")] if found else []
    if found and kinds == ["place", "outlet"]:
        return found.span("outlet"), found.span("place")
    if found and kinds == ["outlet", "place"] and is_regency(text, found.span("outlet")):
        return found.span("place"), found.span("outlet")
    return None


def place_above(text: Text, index: int, line: Line) -> Span | None:
    """Give a known place on a line of its own, where the story follows: ``Lebak`` / ``- Polsek …``, ``Ngabang,``."""
    following = text.lines[index + 1] if index + 1 < len(text.lines) else None
    if following is None or following.end - following.start < 4 * MIN_STORY:
        return None
    name = text.clean[line.start : line.end].rstrip(" ,")
    end = line.start + len(name)
    if not (following.mark in {"-", "–"} or text.clean[end : line.end].strip() == ","):
        return None
    mark = text.mark_at("regencies", text.word_at(line.start))
    known = text.ends[mark.stop - 1] == end if mark else following.mark == "" and bool(areas().named(name, _DISTRICT))
    return (line.start, end) if known else None


def _place_alone(text: Text, line: Line) -> Span | None:
    """Give a known place that opens a long line, where a comma and the story in small letters follow."""
    first = text.word_at(line.start)
    mark = text.mark_at("regencies", first) or text.mark_at("provinces", first)
    if mark is None and first + 2 < len(text.folds):
        return _district_alone(text, line, first)
    if mark is None or mark.stop >= len(text.folds) or line.caseless or line.end - line.start < LONG:
        return None
    # "BALIKPAPAN, Guna menjaga …", "Batang, Masalah gizi masih …"
    small = mark.stop + 1 < len(text.folds) and not text.capital(mark.stop + 1) and text.gap(mark.stop) == " "
    goes_on = not text.capital(mark.stop) or begins_story(text, mark.stop) or small
    sign = text.gap(mark.stop - 1)
    stopped = sign == ". " and text.capital(mark.stop) and begins_story(text, mark.stop)  # "Lebak. Polres Lebak …"
    return text.span(mark.start, mark.stop) if goes_on and (sign.strip(" ") == "," or stopped) else None


def _district_alone(text: Text, line: Line, first: int) -> Span | None:
    """Give a district that opens a long line, where a comma and a sentence follow: "Tanjung Selor, Guna menjaga"."""
    stop = next((index + 1 for index in (first, first + 1) if text.gap(index) == ", "), first)
    if stop == first or stop >= len(text.folds) or line.caseless or line.end - line.start < LONG:
        return None
    named = areas().named(text.clean[text.starts[first] : text.ends[stop - 1]], _DISTRICT)
    return text.span(first, stop) if named and text.capital(stop) and begins_story(text, stop) else None


def headed(text: Text, line: Line) -> tuple[Span, Span] | None:
    """``KABARNUSA.COM. BANTUL –``, ``BANTUL:Kabarnusa.com~``, ``TAPAKTUAN (Waspada): …``: outlet and place."""
    for pattern in _HEADS:
        head = pattern.match(text.dashed, line.start, line.end)
        if head and part_kind(text, head.span("place"), line) == "place":
            return head.span("outlet"), head.span("place")
    return _in_brackets(text, line)
