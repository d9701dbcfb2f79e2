"""Header and foot: outlet, dateline, headline, time of publishing, credit."""

import re
from datetime import datetime
from typing import Any

from kamtibmas_cli.found import Found, quoted
from kamtibmas_cli.layout import Line
from kamtibmas_cli.recognisers.media import DOMAIN
from kamtibmas_cli.recognisers.mentions import mentions
from kamtibmas_cli.recognisers.moments import CLOCK, OFFSETS, clocks, dates, stamp_lines
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.openings import Opening, body_of, opening_of
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Span, Text

_CREDIT = re.compile(
    r"[(\[]\s*(?:[*\u00ad\s]*/\s?)?(?P<who>[^()\[\]\n]{1,70}?)\s*(?:/[*\u00ad\s]*)?[)\]][\s.*\u00ad]*\d{0,4}"
    r"(?:(?:\s*#\w+)+(?:\s*Bagikan\b.*)?|\s*Bagikan ini\b.*)?$"
)
_SIGNED = re.compile(
    r"-*\s*(?:(?:(?:penulis|editor|reporter|pewarta|laporan|sumber|publish|publisher|kontributor|jurnalis|wartawan|red|liputan"
    r"|redaktur|(?:au|o)tentikasi|rilis|ditulis|oleh|by)\s*:"
    r"|(?:dikeluarkan|diterbitkan|dilaporkan|di?posting(?:kan)?|diposkan) oleh\b(?! (?:unknown|admin)\b))\s*"
    r"(?P<who>(?:[^|/\n]|/(?!\s*(?:editor|penulis|publis))){2,50}?)"
    r"(?:\s+di \d\d[.:]\d\d|\s*[|/]\s*(?:editor|foto|penyunting)\s*:.*"
    r"|\s+(?:penulis|editor|reporter|pewarta|publisher)\s*:.*)?"
    r"|(?P<unit>(?:(?!oleh|sumber|penulis|by)\w+ (?=humas pol(?:res|sek|da)))?"
    r"(?:ren|si|kasi|bid|tim|admin|sie|subsi|seksi|piket)?\s?(?:humas|hms|polres)\w*(?:\s[^,:;]{0,60})?"
    r"|admin sat\w+\s[^,:;]{3,40}|pen (?:lanal|lantamal|satgas|korem|kodim)\s[^,:;]{3,40}"
    r"|pen(?:dim|rem|dam)?[ _/]?\d{2,4}\S*(?:\s(?:[–-]\s)?\w+){0,2})"
    r"|(?P<desk>(?:tim )?(?:red|redaksi|liputan)(?:\s?[/.-]\s?[\w.]+){0,3}|\w+/\s?humas(?:\s[^,:;]{3,60})?))\s*-*\s*$",
    re.IGNORECASE,
)
_DESK = re.compile(r"(?:hms|humas|red|tim)(?:\b|po(?:lres|lsek|lda))", re.IGNORECASE)
_INITIALS = re.compile(r"\w{2,6}/\w{2,6}")  # "4ng1/lb", "amr/han"
_TAIL = re.compile(
    r"[.!?\",]\s*(?:(?:\|{1,3}|[□■●•]|/{2})\s*(?P<who>[A-Z][\w./ -]{2,40}?)\s*(?:[/|]?\s*editor\b.*)?"
    r"|[ -]+(?P<desk>(?:tim )?(?:red|redaksi)(?:/[\w.]+){0,2})[-.]?"
    r"|(?:penulis|editor|reporter|pewarta)\s?:\s?(?P<maker>[^:\n|/]{2,40}))$",
    re.IGNORECASE,
)
_MAKERS = ("editor", "publish")
_WRITERS = ("penulis", "kontributor", "reporter", "pewarta", "wartawan", "jurnalis")
_RUBBISH = re.compile(
    r"[\W_\d]*|foto.*|antara/.*|(?:\w+/)?ho[/-].*|dok.*|ist|istimewa|ilustrasi|sapaan.*|panggilan.*", re.IGNORECASE
)
_SHORT = 3  # letters of "dan" and the like
_UNIT = 11  # words of a unit that signs
_CLOSING = re.compile(r"\bdemikian\b|\bdilaporkan\b|\bdum+\b")
_COPIES = re.compile(r"tembusan|cc\b")
_FOOT = 5  # lines in which a report is closed and signed
_LAST = 3  # code points behind a name at a line's end
_SIGN = 5  # code points of "Ttd " before an officer who signs
_AGE = re.compile(r"\d\s*(?:tahun|thn|th)\b", re.IGNORECASE)
# "Reviewed by Suara Kenari on Mei 20, 2021": the foot of a blog's page names it.
_REVIEWED = re.compile(r"Reviewed by (?P<who>[^\n]{3,40}?) on \w")
# "Artikel ini telah tayang sebelumnya di zonawarta.com dengan judul …"
_FIRST_TOLD = re.compile(
    r"\b(?:(?:telah|sudah|pernah) (?:tayang|terbit|dimuat)(?: sebelumnya)? (?:di|pada|dari)"
    r"|kepada(?: wartawan| media| redaksi)?) +",
    re.IGNORECASE,
)


def _told_first(text: Text) -> Span | None:
    """Give the outlet that an article names: "telah tayang di zonawarta.com", "ungkap Kasat kepada zonawarta.com"."""
    for found in _FIRST_TOLD.finditer(text.clean):
        domain = DOMAIN.match(text.clean, found.end())
        if domain:
            return domain.span()
    reviewed = _REVIEWED.search(text.clean)
    return reviewed.span("who") if reviewed else None


def _headline(text: Text, opening: Opening | None) -> Span | None:
    """Find the title above the story: the first line of several words without a full stop, of no label or list."""
    limit = opening.line if opening else 4
    stamps = stamp_lines(text)
    for index, line in body_of(text):
        words = text.word_at(line.end) - text.word_at(line.start)
        if index >= limit:
            break
        content = text.clean[line.start : line.end]
        plain = not line.mark and ":" not in content and not content.endswith(".") and line.start not in stamps
        if plain and 4 <= words <= 25 and not content.lower().startswith(("assalam", "selamat", "mohon", "yth")):
            if opening is None and words > 18:
                return None
            return line.start, line.end
    return None


def _credit(text: Text, outlet: Span | None) -> Span | None:
    """Find who signs at the end: ``(Humas Polres Serang)``, ``[Humasresta]``, ``Sihumas Polsek Remboken``."""
    medium = text.low[slice(*outlet)] if outlet else "\n"
    body = [line for _, line in body_of(text)][-12:]
    story = [line for line in body if line.end - line.start > 60]
    for line in reversed(body):
        found = _CREDIT.search(text.clean, line.start, line.end)
        if found:
            who = found.group("who")
            before = text.clean[line.start : found.start()].rstrip()
            area = text.mark_at("regencies", text.word_at(found.start("who")))
            if area and text.ends[area.stop - 1] >= found.end("who"):
                continue  # "Jakarta Barat (Jakbar)."
            said = text.mark_before("cues", text.word_at(found.start("who")))
            named = text.mark_at("ranks", text.word_at(found.start("who")))
            # "Bripka Made (Satlantas Polres Muna)", but "… ujar AKP Budi. (Humas Polres Muna)"
            behind = found.start() and text.clean[found.start() - 2 : found.start()].strip().isalnum()
            own = text.begins("positions", "units", "acting") if behind and not _DESK.match(who) else ()
            if text.word_at(found.start("who")) in own and _is_of_officer(text, found.start()):
                continue
            if named and said and said.row.values["cue"] == "say_back" and before[-1:].isalpha():
                continue  # "…," ujarnya (Serda La Ode)
            picture = who.lower().endswith(f"/{medium}") and story and line.start < story[-1].start
            if picture or text.mark_at("junk", text.word_at(found.start("who"))):
                continue  # a picture's "(Husnul/Warta Sore)", "Klik untuk berbagi(Membuka di jendela yang baru)"
            plain = who.islower() and who in common_words() and who not in {"tim", "humas", "redaksi"}
            # "tersangka (laki-laki).", but "arus lalin lancar (hms/sdr)"
            common = who.islower() and bool(before) and before[-1] not in '.!?"' and not _DESK.match(who)
            common = common and not _INITIALS.fullmatch(who)
            # "… wilayah pertahanan (Dawilhanla)." above the last line: a word of the sentence
            inside = text.clean[found.end("who") + 1 : found.end("who") + 2] == "." and before[-1:].isalpha()
            common = common or (inside and line != body[-1] and who.isalpha() and not _DESK.match(who))
            dated = any(found.start("who") <= day.start < found.end("who") for day in dates(text))
            if dated or plain or common or (who[0].isdigit() and not _INITIALS.fullmatch(who)) or _AGE.search(who):
                continue
            closed = not before or before[-1] in '.!?"' or (story and line == story[-1]) or line == body[-1]
            short = bool(before) and who.isalpha() and (who.isupper() or who.istitle()) and not before.endswith(".")
            explained = short and _abbreviates(text, found.start(), who)
            if closed and not explained and not _RUBBISH.fullmatch(who) and _is_last(body, found.start()):
                return found.start("who"), found.end("who")
    return _behind_sign(text, story) or _labelled_credit(text, body) or _signature(text, body)


def _is_of_officer(text: Text, offset: int) -> bool:
    """Tell whether what stands in brackets at an offset follows an officer's name."""
    index = text.word_at(offset)
    return any(mention.name[0] < index <= mention.name[1] + 1 for mention in mentions(text))


def _behind_sign(text: Text, story: list[Line]) -> Span | None:
    """Find who signs the story's last line: ``… ini.||| Jhon Piter``, ``… □ RED/AGUS SANTOSA``, ``… ucapnya. Red``."""
    found = _TAIL.search(text.clean, story[-1].start, story[-1].end) if story else None
    return found.span(found.lastgroup or 0) if found else None


def _abbreviates(text: Text, offset: int, short: str) -> bool:
    """Tell whether capitals in brackets are the short form of what they follow: "tempat kejadian perkara (TKP)"."""
    last = text.word_at(offset)
    words = text.folds[max(0, last - len(short) - 1) : last]
    begins = next((place for place, word in enumerate(words) if word[:1] == short[0].lower()), None)
    if begins is None:
        return False
    letters = iter("".join(words[begins:]))
    return all(letter in letters for letter in short.lower())


def _labelled_credit(text: Text, body: list[Line]) -> Span | None:
    """``Penulis : Candra``, ``Humas Polres Serang`` on a line of its own; who wrote it comes before its editor."""
    found: Span | None = None
    items = Spans(
        item for section in text.sections for item in section.items if section.mark
    )  # "Tembusan :", then "- Kasi Humas"
    for line in reversed(body):
        if line.end - line.start > 70 or line.mark in {"num", "•"} or line.start <= len(text.clean) // 2:
            continue
        signed = _SIGNED.fullmatch(text.clean, line.start, line.end)
        if signed is None or items.hold(line.start) or (signed["unit"] and _tells(text, line)):
            continue
        if found is None or text.low.startswith(_WRITERS, line.start):
            found = signed.span(signed.lastgroup or 0)
        if not text.low.startswith(_MAKERS, line.start):
            break
    return found


def _tells(text: Text, line: Line) -> bool:
    """Tell whether a line is another story's title: "Polres Bantur ringankan beban korban banjir"."""
    first, last = text.word_at(line.start), text.word_at(line.end)
    known = text.begins("units", "regencies", "provinces", "functions", "levels")
    small = [index for index in range(first, last) if not text.capital(index) and len(text.folds[index]) > _SHORT]
    return text.capital(first) and len(set(small) - known) > 1


def _is_last(body: list[Line], offset: int) -> bool:
    return all(other.end - other.start < 160 for other in body if other.start > offset)


def _is_unit_signed(text: Text, line: Line) -> bool:
    """Tell whether the last line is just a unit in italics: "_Unit Gakkum Sat Lantas Polres Ngawi_"."""
    first, stop = text.word_at(line.start), text.word_at(line.end)
    marked = text.raw[line.outer : line.outer + 1] in {"_", "*"} and text.raw[line.start : line.end + 1][-1:] in {
        "_",
        "*",
    }
    unit = text.mark_at("units", first)  # not "_Polsek Tanjung Raja BISA_"
    staff = unit is not None and unit.row.values["kind"] in {"satuan", "unit", "polairud"}
    return marked and staff and stop - first <= _UNIT


def _signature(text: Text, body: list[Line]) -> Span | None:
    """The last line, or two, that are just an officer: ``Kapolsek Sei Bingai AKP SURYA DARMA TARIGAN, SH``."""
    below_it = (place for place, line in enumerate(body) if _COPIES.match(text.low, line.start))
    copies = next((place for place in below_it if 2 * place > len(body)), len(body))  # not "CC : WAKAPOLRES" on top
    body, last = body[:copies], body[-1:]  # below the signature stands who gets copies; seldom above it
    below = [*body[-1:], *(line for line in last if text.raw[line.outer : line.outer + 1] == "*")]
    if not body or len(text.lines) < 8 or body[-1].mark:
        return None
    line = body[-1]
    if _is_unit_signed(text, line):
        day = next((day for day in dates(text) if line.start < day.start < line.end), None)
        return line.start, len(text.clean[: day.start if day else line.end].rstrip(" ,"))
    for mention in mentions(text):
        first = text.line_at(mention.start)
        signed = first is not None and first in body[-2:] and not first.mark and mention.start <= first.start + _SIGN
        if first is not None and signed and abs(line.end - mention.end) <= _LAST:
            return mention.start, line.end
    return _signing_office(text, body[-_FOOT:]) or _signing_office(text, below)


def _signing_office(text: Text, foot: list[Line]) -> Span | None:
    """Give an officer, or an office alone, on the last lines, below what closes a report: "Demikian dilaporkan." … ."""
    closed = next((place for place, line in enumerate(foot) if _CLOSING.search(text.low, line.start, line.end)), None)
    lines = foot[closed + 1 :] if closed is not None else []
    for mention in mentions(text):
        holder = any(line.start <= mention.start <= line.start + _SIGN for line in lines)
        if holder and any(abs(line.end - mention.end) <= _LAST for line in lines):
            return mention.start, mention.end  # also above a slogan: "Kapolsek …" / "IPDA …, S.H." / "Polri Presisi"
    for office in offices(text):
        span = text.span(office.start, office.stop)
        if office.unit and any(line.start == span[0] and line.end == span[1] and not line.mark for line in lines):
            return span
    return None


def published(text: Text) -> tuple[str, Span] | None:
    """Find when the page was published, where the text says so beside the activity's date: ISO and span."""
    all_dates, all_clocks = dates(text), clocks(text)
    stamps = stamp_lines(text)
    if len(all_dates) < 2:
        return None
    latest = max((item.year for item in all_dates if item.year and item.weekday), default=0)
    for item in all_dates:
        line = text.line_at(item.start)
        if (
            line is None
            or line.mark
            or text.junk(item.start)
            or line.start not in stamps
            or item.year is None
            or item.year < latest - 1
        ):
            continue  # "INGATAN 14 JANUARI 2021" above a paragraph of a release of 2024
        clock = CLOCK.search(text.clean, item.core[1], line.end)
        zone = next((other.zone for other in all_clocks if line.start <= other.start < line.end and other.zone), None)
        moment, end = item.iso, item.core[1]
        if clock and int(clock["hour"]) < 24:
            moment = datetime.fromisoformat(f"{item.iso}T{int(clock['hour']):02}:{clock['minute']}").isoformat()
            moment += OFFSETS.get(zone or "", "")
            end = clock.end()
        return moment, (item.core[0], end)
    return None


def find(text: Text) -> tuple[dict[str, Any], list[Found]]:
    """Find outlet, dateline, headline, published and credit; returns them by name, and every candidate."""
    opening = opening_of(text)
    headline = _headline(text, opening)
    outlet = (opening.outlet if opening else None) or _told_first(text)
    credit = _credit(text, outlet)
    moment = published(text)
    spans = {
        "outlet": outlet,
        "dateline": opening.dateline if opening else None,
        "headline": headline,
        "credit": credit,
    }
    values: dict[str, Any] = {name: quoted(text, span) if span else None for name, span in spans.items()}
    values["published"] = moment[0] if moment else None
    candidates = [
        Found(value["span"][0], value["span"][1], name, name, value["text"])
        for name, value in values.items()
        if isinstance(value, dict)
    ]
    if moment:
        candidates.append(Found(*moment[1], "published", "page stamp", moment[0]))
    return values, sorted(candidates, key=lambda found: found.span)
