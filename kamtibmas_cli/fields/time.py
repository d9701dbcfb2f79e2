"""When the reported activity happened: date, start, end, time zone."""

import calendar
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from kamtibmas_cli.found import Found
from kamtibmas_cli.recognisers.appeals import is_no_request
from kamtibmas_cli.recognisers.headings import section_items
from kamtibmas_cli.recognisers.moments import (
    CLOCK,
    OFFSETS,
    Clock,
    Date,
    calendar_after,
    clocked_sentences,
    clocks,
    cue_at,
    cue_before,
    dated_sentences,
    dates,
    kind_of_mark,
    stamp_lines,
    year_after,
)
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text, once

_WITH_YEAR = frozenset("operasi ops pilkada pemilu natal nataru".split())
_DONE = frozenset("dilakukan dilaksanakan digelar diadakan berlangsung dimulai".split())
_NOW = frozenset({"sekarang", "kini", "saat"})
_UNTIL = frozenset({"hingga", "sampai", "menutup", "ditutup"})
_AHEAD = frozenset("akan harus wajib maksimal nanti besok setiap tiap jangan boleh biasanya kalau jika".split())
_WEEKLY = 4  # words of "setiap Sabtu malam"
_CAUSE = 12  # words of "setelah wilayah tersebut diguyur hujan lebat pada"
_LABEL = 3  # words of "HARI / TGL"
_LEAD = 90  # code points of the story's first sentence at least
_MUST = frozenset("hendaknya wajib harus dilarang sebaiknya maksimal".split())
_REACH = 8  # words between "hendaknya" and a clock
_SPEAKER = 20  # code points of an officer's name before the day on which he speaks
_PAGE = 20  # code points between the date of a page and its outlet
_HAPPENED = frozenset("terjadi kejadian kejadiannya peristiwa diamankan ditangkap ditemukan dievakuasi".split())
_CLOSED = frozenset({"ditutup", "diakhiri", "berakhir"})  # what a closing may do some words before its hour
_CLAUSE = 9  # words of "Hingga peluit panjang dibunyikan pukul"
_YEAR = re.compile(r"20\d\d")
_LETTER = 14  # words between "Nomor" and the date of a letter
_SLASH = 80  # code points between a letter's number and its date
_NUMBER = re.compile(r"/[A-Za-z]\w*[./-]\S*")
_SECONDS = re.compile(r"(T\d\d:\d\d):00")


class Context(NamedTuple):
    """What decides which date and clock are the activity's."""

    stamps: frozenset[int]  # starts of lines that only say when the page was published
    items: Spans  # items of lists that are no time, place or people


def _line_start(text: Text, offset: int) -> int:
    line = text.line_at(offset)
    return line.start if line else -1


def _is_of_letter(text: Text, item: Date) -> bool:
    """Tell whether a date is that of a numbered letter: "Nomor Sprint/15/X/PAM.3.3/2021, tanggal 28 Oktober 2021"."""
    slashed = "/" in text.clean[max(0, item.start - _SLASH) : item.start]
    cue = None if item.weekday or not slashed else cue_before(text, item.start, _LETTER, "document")
    numbers = list(_NUMBER.finditer(text.clean, text.starts[cue.start], item.start)) if cue else []
    if not numbers:
        return False
    # not "Berdasarkan Nomor Sprin/21/III/2025, Polsek Melati menggelar patroli pada 21 Maret 2025"
    between = range(text.word_at(numbers[-1].end()), text.word_at(item.start))
    return not text.begins("units", "activities", "positions").intersection(between)


def _is_to_come(text: Text, item: Date) -> bool:
    """Tell whether a date is still ahead: "untuk kegiatan 17 Agustus 2024 nanti"."""
    behind, before = text.word_at(item.core[1]), text.word_at(item.core[0])
    # "Senin depan tanggal 19 Februari 2018"
    ahead = text.folds[max(0, before - 2) : before] == ["depan", "tanggal"]
    follows = behind > 0 and "." not in text.gap(behind - 1)
    return ahead or (follows and text.folds[behind : behind + 1] in (["nanti"], ["mendatang"]))


def _rank_of_date(text: Text, item: Date, context: Context) -> tuple[int, ...]:
    """Order dates: the activity's first. Each place of the tuple is a reason that outweighs all later ones."""
    sentence = text.sentence_at(item.start)
    line = text.line_at(item.start)
    labelled = (
        line is not None and ":" in text.clean[line.start : item.start] and cue_before(text, item.start, 8, "label")
    ) or _is_below_label(text, item)
    document = cue_before(text, item.start, 6, "document")
    if document and item.weekday and text.folds[document.start] in {"no", "nomor"}:
        document = None  # "Jalan Merdeka No. 110 Siantar, Selasa (31/12/2024)"
    apart = (
        text.junk(item.start) or document or _is_of_letter(text, item) or cue_before(text, item.start, 7, "interview")
    )
    plan = cue_before(text, item.start, 4, "plan") or (not item.weekday and cue_before(text, item.start, 7, "plan"))
    voted = plan and item.weekday and text.folds[plan.start] in _VOTES
    if plan and voted and "," in text.clean[text.ends[plan.stop - 1] : item.start]:
        plan = None  # "pengamanan kotak suara Pemilu 2024, Kamis 15 Februari 2024"
    aside = bool(apart or plan or _is_to_come(text, item) or text.quoted(item.start) or context.items.hold(item.start))
    stamp = _line_start(text, item.start) in context.stamps and not _is_day_of_lead(text, item)
    stamp = stamp or _is_in_opening(text, item)
    with_clock = sentence in clocked_sentences(text)
    past = _past_before(text, item) or _is_before_peace(text, sentence) or _is_before(text, item)
    past = past or _says_then(text, item) or _is_since(text, item) or _is_of_days_ago(text, item)
    past = past or _is_until(text, item)
    return (
        int(bool(aside)), int(stamp), int(not labelled), int(_is_of_speech(text, item)), int(bool(past)),
        int(not _is_in_lead(text, item)), int(not with_clock), int(not item.weekday), item.start,
    )  # fmt: skip


@once
def _lead(text: Text) -> Span:
    """Give the story's first sentence, which as a rule says when; a picture's caption may stand above it."""
    opening = opening_of(text)
    if opening and (opening.dateline or opening.outlet):
        begin = max(span[1] for span in (opening.outlet, opening.dateline) if span)
        told = text.sentence_at(begin)
        if told[1] - begin > _LEAD:
            return told
    return next((sentence for sentence in text.sentences if sentence[1] - sentence[0] > _LEAD), (0, 0))


def _is_in_lead(text: Text, item: Date) -> bool:
    begin, end = _lead(text)
    inside = item.weekday is not None and begin <= item.start < end
    return inside and not _says_then(text, item) and not _dates_cause(text, item)


def _dates_cause(text: Text, item: Date) -> bool:
    """Tell whether a clause dates what came before: "tertutup longsor setelah diguyur hujan pada Rabu (4/12/2024)"."""
    begin = text.word_at(text.sentence_at(item.start)[0])
    first = text.word_at(item.start)
    index = next((at for at in range(first - 1, max(begin, first - _CAUSE), -1) if text.folds[at] in _AFTER), None)
    return index is not None and "," not in text.clean[text.starts[index] : item.start]


def _is_below_label(text: Text, item: Date) -> bool:
    """Tell whether the line above a date's line is its label alone: "1. HARI / TGL" above "Rabu, 24 Desember 2025"."""
    line = text.line_at(item.start)
    above = text.line_at(line.outer - 1) if line and text.word_at(line.start) == text.word_at(item.start) else None
    if above is None:
        return False
    words = [index for index in range(*map(text.word_at, (above.start, above.end))) if not text.folds[index].isdigit()]
    return 0 < len(words) <= _LABEL and all(cue_at(text, index) == "label" for index in words)


def _past_before(text: Text, item: Date) -> Mark | None:
    """Give the word before a date that makes it an earlier one: "dilaporkan hilang pada Kamis".

    Not that of a clause that a comma ends: "Pencarian nelayan yang hilang di laut membuahkan hasil, Kamis (22/8)".
    """
    cue = cue_before(text, item.start, 6, "past")
    clause = cue is not None and text.folds[cue.start - 1 : cue.start] == ["yang"]
    return None if cue and clause and "," in text.clean[text.ends[cue.start] : item.start] else cue


def _is_of_days_ago(text: Text, item: Date) -> bool:
    """Tell whether a date is of days ago by what follows it: "Rabu (21/8) kemarin", "Sabtu (3/5) lalu"."""
    behind = text.word_at(item.end)
    ago = (["lalu"], ["silam"]) if _is_in_lead(text, item) else (["kemarin"], ["lalu"], ["silam"])
    return text.folds[behind : behind + 1] in ago and text.gap(behind - 1) in {" ", ") "}


def _is_until(text: Text, item: Date) -> bool:
    """Tell whether a date says until when, and nothing says since when: "ditambah sampai tanggal 2 Januari 2025"."""
    first = text.word_at(item.start)
    first -= text.folds[first - 1 : first] == ["tanggal"]
    begin = text.sentence_at(item.start)[0]
    alone = not any(begin <= other.start < item.start for other in dates(text))
    return text.folds[max(0, first - 1) : first] in (["sampai"], ["hingga"]) and alone and not item.weekday


def _is_since(text: Text, item: Date) -> bool:
    """Tell whether a date says since when: "tidak pulang sejak Rabu (7/5)", "sejak 1 Januari 2025 hingga sekarang"."""
    first, behind = text.word_at(item.start), text.word_at(item.end)
    until = text.folds[behind + 1 : behind + 2] if text.folds[behind : behind + 1] in (["hingga"], ["sampai"]) else []
    ranged = bool(until) and until[0] not in _NOW
    # "sejak 22 Juli hingga 4 Agustus" tells the first day, "evakuasi dilakukan sejak Minggu (20/7)" the day
    done = bool(_DONE & set(text.folds[max(0, first - 2) : first]))
    return text.folds[first - 1 : first] == ["sejak"] and not (ranged or done)


def _is_day_of_lead(text: Text, item: Date) -> bool:
    """Tell whether the lead gives the day of the page's date by its name alone, as agencies do: "…, Kamis."."""
    if item.year is None:
        return False
    name = calendar.weekday(item.year, item.month, item.day) + 1
    return any(
        int(mark.row.values["value"]) == name and text.clean[text.starts[mark.start] - 2] == ","
        for mark in _bare_weekdays(text)
    )


@once
def _bare_weekdays(text: Text) -> list[Mark]:
    """Give the weekdays in the story's first sentence that are part of no date."""
    lead = _lead(text)
    if text.in_title(lead[0]):
        return []
    taken = Spans((day.start, day.end) for day in dates(text))
    marks = (mark for mark in text.marks_in("calendar", *lead) if kind_of_mark(mark) == "weekday")
    return [mark for mark in marks if not taken.hold(text.starts[mark.start])]


def _says_then(text: Text, item: Date) -> bool:
    """Tell whether an officer speaks on a day: "Kasat Lantas AKP Syarif, Kamis (16/11/2023) membenarkan …"."""
    index = text.word_at(item.end)
    told = text.mark_at("cues", index) if index < len(text.folds) else None
    states = told is not None and told.row.values["cue"] == "state"
    return states and item.start - text.sentence_at(item.start)[0] > _SPEAKER


def _is_before(text: Text, item: Date) -> bool:
    """Tell whether a clause dates what came before: "Setelah sertijab pada Jumat (7/7), Kapolda tiba, Sabtu (8/7)"."""
    begin, end = text.sentence_at(item.start)
    if text.folds[text.word_at(begin)] == "sebelumnya":
        return True
    if text.folds[text.word_at(begin)] not in _AFTER or "," not in text.clean[item.end : end]:
        return False
    return any(item.end < other.start < end for other in dates(text))


def _is_before_peace(text: Text, sentence: Span) -> bool:
    """Tell whether a sentence tells how a quarrel began that is settled later: "Adapun kronologi kejadiannya …"."""
    told = _CHRONICLE & set(text.folds[text.word_at(sentence[0]) : text.word_at(sentence[1])])
    return bool(told) and any(mark.row.values["kind"] == "mediasi" for mark in text.marks("activities"))


def _is_in_opening(text: Text, item: Date) -> bool:
    """Tell whether a date is of the page: "TIDENG PALE, Sabtu (15/3) kabarsesayap.com – …".

    Also ``kabarsesayap.com, Senin (21/5/2018), Pasca … pada Minggu (20/5/2018)``, where the sentence has its own.
    """
    opening = opening_of(text)
    outlet = opening.outlet if opening else None
    if outlet is None:
        return False
    if item.end <= outlet[0] and outlet[0] - item.end < _PAGE:
        return True
    begin = max(outlet[1], opening.dateline[1] if opening and opening.dateline else 0)
    behind = text.clean[begin : item.start].strip(" ,.-|()") == "" and begin < item.start
    last = text.sentence_index(item.start) + 1
    end = text.sentences[min(last, len(text.sentences) - 1)][1]
    return behind and any(day.weekday and item.end < day.start < end for day in dates(text))


_REFERS = re.compile(r"hal (?:itu|ini|tersebut) (?:di(?:sampaikan|ungkapkan|katakan|jelaskan|tegaskan|benarkan))")


def _is_of_speech(text: Text, item: Date) -> bool:
    """Tell whether a date says when somebody spoke: ``"…," ujar Kasat Resnarkoba AKP Hendra, Kamis (9/10/2025)``.

    Also ``Hal itu disampaikan pada konferensi pers di aula, Selasa (19/11/2024)``.
    """
    begin, _ = text.sentence_at(item.start)
    if _REFERS.match(text.low, begin):
        return True
    quote = next((quote for quote in reversed(text.quotes) if begin <= quote.end <= item.start), None)
    if quote is None:
        return False
    return any(mark.row.values["cue"] in {"say", "say_back"} for mark in text.marks_in("cues", quote.end, item.start))


def _resolve_year(text: Text, item: Date, found: list[Date], base: date | None) -> tuple[int | None, bool]:
    """Give the year of a date that has none: of the text, else by the base date (inferred)."""
    if item.year:
        return item.year, False
    years = list(dict.fromkeys(other.year for other in found if other.year and not text.junk(other.start)))
    if item.weekday:
        day = int(item.weekday.row.values["value"])
        years.sort(key=lambda year: not _is_weekday(year, item, day))
        # "Sepanjang tahun 2025 …": the only year of the text, and the weekday proves it.
        told = [] if years else _told_years(text)
        years = years or [year for year in told if len(told) == 1 and _is_weekday(year, item, day)]
    if years:
        return years[0], False
    if base:
        year = base.year if (item.month, item.day) <= (base.month, base.day) else base.year - 1
        return year, True
    return None, False


@once
def _told_years(text: Text) -> list[int]:
    """Give the years that stand behind "tahun" alone: "sepanjang tahun 2025"."""
    marks = (
        mark
        for mark in text.marks("calendar")
        if kind_of_mark(mark) == "year_word" and not text.junk(text.starts[mark.start])
    )
    told = [year_after(text, mark.start)[0] for mark in marks]
    years = [year for year in told if year] or _years_of_operations(text)
    return list(dict.fromkeys(years))


def _years_of_operations(text: Text) -> list[int]:
    """Give the years in the names of operations and elections: "Operasi Lilin Jaya 2023"."""
    starts = [
        index for index, word in enumerate(text.folds) if word in _WITH_YEAR and not text.junk(text.starts[index])
    ]
    words = (text.folds[index + 1 : index + 6] for index in starts)
    return [int(word) for row in words for word in row if _YEAR.fullmatch(word)]


def _is_weekday(year: int, item: Date, day: int) -> bool:
    try:
        return date(year, item.month, item.day).isoweekday() == day
    except ValueError:
        return False


def _is_end(text: Text, clock: Clock) -> bool:
    """Tell whether a clock time says when it ended: ``berakhir pukul …``, ``18.10 WIT kampanye berakhir``."""
    cue = cue_before(text, clock.start, 7, "end", "begin") or _far_end(text, clock)
    if cue and cue.row.values["cue"] == "end" and not _other_clock(text, cue, clock):
        return True
    before = text.mark_before("calendar", text.word_at(clock.start))
    if kind_of_mark(before) == "until" and clock.until is None:
        return True
    return _ended_after(text, clock) or _closes(text, clock)


def _far_end(text: Text, clock: Clock) -> Mark | None:
    """Give the cue of an end further off, with no comma between: "ditutup dengan doa dan … pukul 16.15"."""
    cue = cue_before(text, clock.start, 12, "end", "begin")
    far = (
        cue is not None
        and text.folds[cue.start] in _CLOSED
        and "," not in text.clean[text.ends[cue.start] : clock.start]
    )
    return cue if far else None


def _closes(text: Text, clock: Clock) -> bool:
    """Tell whether a sentence tells until when: ``Hingga peluit panjang dibunyikan pukul 17.20 Wita, …``."""
    sentence = text.sentence_at(clock.start)
    first = text.word_at(sentence[0])
    between = text.folds[first + 1 : text.word_at(clock.start)]
    far = text.folds[first] in {"hingga", "sampai"} and 2 < len(between) < _CLAUSE
    return (
        far
        and not {"berita", "saat", "kini", "sekarang"} & set(between)
        and "," not in text.clean[sentence[0] : clock.start]
    )


def _is_asked(text: Text, clock: Clock) -> bool:
    """Tell whether a clock is part of what is asked: "meminta musik dimatikan pukul 23.00", "hendaknya berhenti …"."""
    sentence = text.sentence_at(clock.start)
    asked = any(
        mark.row.values["cue"] in {"appeal", "appeal_passive"} and not is_no_request(text, mark)
        for mark in text.marks_in("cues", sentence[0], clock.start)
    )
    first = text.word_at(sentence[0])
    must = bool(_MUST & set(text.folds[max(first, text.word_at(clock.start) - _REACH) : text.word_at(clock.start)]))
    return (asked or must) and sentence not in dated_sentences(text)


_AFTER = frozenset("setelah usai seusai sesudah selepas pasca".split())
_CHRONICLE = frozenset("kronologi kronologis kronologinya bermula berawal dipicu awalnya".split())
_LEFT = re.compile(
    r"\b(?:telah|sudah|mulai) (?:meninggalkan (?:stadion|lokasi|tempat|lapangan|gedung|area|arena)|pulang)\b"
)
_GOES_ON = frozenset("kegiatan giat acara upacara berjalan berlangsung".split())


def _is_so_far(text: Text, cue: Mark, clock: Clock) -> bool:
    """``Hingga pukul 11.00 Wita korban jiwa nihil``: how it stands so far, where the sentence tells of no end."""
    sentence = text.sentence_at(clock.start)
    if text.folds[cue.start] not in {"hingga", "sampai"} or cue.start != text.word_at(sentence[0]):
        return False
    words = text.folds[cue.start : text.word_at(sentence[1])]
    if _GOES_ON & set(words) or _LEFT.search(" ".join(words)):
        return False  # "Sampai pukul 15.30 wita kegiatan berjalan lancar", "… penonton telah meninggalkan stadion"
    ends = (mark for mark in text.marks_in("time_cues", *sentence) if mark.row.values["cue"] == "end")
    return all(mark.start == cue.start for mark in ends)


def _ended_after(text: Text, clock: Clock) -> bool:
    """``18.10 WIT kampanye berakhir``: but in "dibuka pukul 15.00 WIB dan bubar sekitar pukul 16.10" it is the next."""
    if cue_before(text, clock.start, 2, "begin"):
        return False  # "Upacara yang dimulai pukul 08.00 Wita itu ditutup dengan doa"
    index = text.word_at(clock.end)
    line = _line_start(text, clock.start)
    last = text.word_at(text.sentence_at(clock.start)[1])
    for place in range(index, min(index + 3, last)):
        if place == index and cue_at(text, place) == "end" and text.mark_at("activities", place + 1):
            return False  # "Sekira pukul 08.30 wita selesai apel pagi"
        if cue_at(text, place) == "end" and _line_start(text, text.starts[place]) == line:
            near = CLOCK.search(text.clean, text.ends[place], text.ends[place] + 30)
            fronted = text.word_at(clock.start) - text.word_at(text.sentence_at(clock.start)[0]) <= 2
            comma = "," in text.clean[clock.end : text.starts[place]]
            return near is None and (not comma or fronted)  # "Pada pukul 20.25 WITA, kegiatan berakhir."
    return False


def _other_clock(text: Text, cue: Mark, clock: Clock) -> bool:
    return bool(CLOCK.search(text.clean, text.ends[cue.stop - 1], clock.start))


_BOUNDS = frozenset({"dibatasi", "batasan", "maksimal"})  # "pawai dibatasi waktunya hingga pukul 22.00"
_NEAR = 5  # words between a bound and its clock time
_LIMIT = frozenset("sebelum lewat melewati maksimal lambat lambatnya atas diatas batas".split())
_FAR = 40  # words between "mengeluhkan" and a clock time
_VOTES = frozenset({"pemilu", "pilkada", "pilpres", "pilkades"})
_COMPLAINT = frozenset({"mengeluhkan", "mempertanyakan", "menanyakan"})


def _is_habit(text: Text, clock: Clock) -> bool:
    """Tell whether a clock is of what is done again and again: "masuk rute patroli setiap Sabtu malam pukul 23.00"."""
    index = text.word_at(clock.start)
    before = text.folds[max(0, index - _WEEKLY) : index]
    again = next((at for at in range(len(before) - 1, -1, -1) if before[at] in {"setiap", "tiap"}), None)
    days = range(index - len(before) + again + 1, index) if again is not None else range(0)
    return bool(days) and all(text.mark_at("calendar", at) for at in days)


def _is_aside(text: Text, clock: Clock, context: Context) -> bool:
    """Tell whether a clock time is no time of the activity: in what is said, in a rule, of the interview."""
    index = text.word_at(clock.start)
    before = text.folds[index - 1] if index else ""
    limit = before in _LIMIT or _is_habit(text, clock)
    limit = limit or bool(_BOUNDS & set(text.folds[max(0, index - _NEAR) : index])) or _is_asked(text, clock)
    so_far = cue_before(text, clock.start, 3, "end")
    so_begins = text.folds[max(text.word_at(text.sentence_at(clock.start)[0]), index - _FAR) : index]
    told = _COMPLAINT & set(so_begins) or "pertanyaan" in so_begins[:2]  # "Adapun pertanyaan warga adalah geng motor …"
    return bool(
        limit
        or told
        or (so_far and _is_so_far(text, so_far, clock))
        or text.junk(clock.start)
        or text.quoted(clock.start)
        or _line_start(text, clock.start) in context.stamps
        or (cue_before(text, clock.start, 7, "interview") and "terjadi" not in text.folds[max(0, index - 4) : index])
        or (cue_before(text, clock.start, 3, "plan"))
    )


def find(text: Text, base: date | None = None) -> tuple[dict[str, Any], Iterator[Found]]:
    """Find when the activity happened.

    Takes the text and, for dates without a year, a base date. Returns the record's ``time`` and every candidate.
    """
    all_dates, all_clocks = dates(text), clocks(text)
    items = section_items(text, "message", "outcome", "other", "result")
    context = Context(stamp_lines(text), Spans(item for item in items if not _labelled(text, item)))
    ranks = {item: _rank_of_date(text, item, context) for item in all_dates}
    ranked = sorted(all_dates, key=ranks.__getitem__)
    chosen = next((item for item in ranked if not ranks[item][0]), None)
    start, end = _choose_clocks(text, all_clocks, chosen, context)
    published = chosen is not None and bool(ranks[chosen][1])  # the page's date is the only one outside quotations
    if start is None and (chosen is None or published or _is_of_speech(text, chosen)):
        told = _told_moment(text, all_dates, all_clocks)
        chosen, start = told if chosen is None or told[1] else (chosen, start)
    if chosen is None:
        chosen = _told_moment(text, all_dates, all_clocks)[0]  # the story tells the hour alone
    start = start or _told_hour(text, all_clocks)
    end = end or (_told_end(text, all_clocks, start) if start else None)
    # The date of the interview is the only one: "ujar Kapolres saat ditemui, Sabtu (13/5/2023)".
    chosen = chosen or next((item for item in ranked if _is_plain_interview(text, item, context)), None)
    value = _value(text, chosen, start, end, all_dates, all_clocks, base)
    return value, _candidates(text, all_dates, all_clocks, base, end)


def _told_moment(text: Text, days: list[Date], hours: list[Clock]) -> tuple[Date | None, Clock | None]:
    """Where only a quotation says when: ``"Kami cek lahan pada Sabtu, 28 Februari 2026, mulai pukul 11.00 WIB"``.

    It must be a date with its weekday, and a clock time unless the only other dates are of the interview, and nothing
    that is planned.
    """
    starts, clocks_at = [quote.inner[0] for quote in text.quotes], [hour.start for hour in hours]
    for day in days:
        place = bisect_right(starts, day.start) - 1
        quote = text.quotes[place] if place >= 0 and day.start < text.quotes[place].inner[1] else None
        if quote is None or not day.weekday or text.junk(day.start):
            continue
        if any(cue_before(text, day.start, 7, cue) for cue in ("plan", "interview", "document")):
            continue
        after = bisect_left(clocks_at, day.end)
        hour = hours[after] if after < len(hours) else None
        if hour and hour.start < quote.inner[1] and hour.start - day.end < 40:
            return day, hour
        if not cue_before(text, day.start, 7, "past") and not any(
            not text.quoted(other.start) and not text.junk(other.start) and not _is_interview(text, other)
            for other in days
        ):
            return day, None  # all other dates are of the interview
    return None, None


def _told_hour(text: Text, hours: list[Clock]) -> Clock | None:
    """Where only a quotation says at what hour: ``"Betul, Sabtu sekira pukul 18.15 WIB terjadi laka lantas"``."""
    told = [hour for hour in hours if not text.junk(hour.start)]
    if len(told) != 1 or not text.quoted(told[0].start) or _is_asked(text, told[0]):
        return None
    begin, end = map(text.word_at, text.sentence_at(told[0].start))
    return told[0] if _HAPPENED & set(text.folds[begin:end]) else None


def _told_end(text: Text, hours: list[Clock], start: Clock) -> tuple[str, Span] | None:
    """Where only a quotation says when it ended: ``"Api berhasil dipadamkan sekitar pukul 15.35 WIB," terangnya``."""
    told = (
        hour for hour in hours if hour.start > start.start and text.quoted(hour.start) and not text.junk(hour.start)
    )
    for hour in told:
        cue = cue_before(text, hour.start, 4, "end")
        begin, end = map(text.word_at, text.sentence_at(hour.start))
        plain = cue is not None and text.folds[cue.start] not in _UNTIL and not _AHEAD & set(text.folds[begin:end])
        if plain and hour.until is None and not _is_asked(text, hour):
            return hour.value, hour.core
    return None


def _is_plain_interview(text: Text, day: Date, context: Context) -> bool:
    """Tell whether a date is of the interview and of nothing that is planned, cited or quoted."""
    aside = text.junk(day.start) or text.quoted(day.start) or context.items.hold(day.start)
    other = any(cue_before(text, day.start, 7, cue) for cue in ("plan", "document", "past"))
    return _is_interview(text, day) and not aside and not other


def _is_interview(text: Text, day: Date) -> bool:
    return cue_before(text, day.start, 9, "interview") is not None


def _labelled(text: Text, item: Span) -> bool:
    """Tell whether an item is ``Hari/Tgl : …``, ``Pukul : …``, or begins with a date or clock: ``🗓 Kamis, 24 Juli``."""
    first = text.word_at(item[0])
    moments = ("weekday", "clock", "month")
    if any(kind_of_mark(text.mark_at("calendar", index)) in moments for index in (first, first + 1)):
        return True
    return any(cue_at(text, index) == "label" for index in range(first, min(first + 3, len(text.folds)))) and (
        ":" in text.clean[item[0] : item[0] + 30]
    )


def _choose_clocks(
    text: Text, found: list[Clock], chosen: Date | None, context: Context
) -> tuple[Clock | None, tuple[str, Span] | None]:
    """Choose the start, and the end with its span."""
    usable = [clock for clock in found if not _is_aside(text, clock, context)]
    main = [clock for clock in usable if not context.items.hold(clock.start)]
    ends = [clock for clock in main if clock.until is None and _is_end(text, clock)]
    starts = [clock for clock in main if clock not in ends]
    if chosen:
        sentence = text.sentence_at(chosen.start)
        line = text.line_at(chosen.start)
        starts = [clock for clock in starts if not _is_of_another_day(text, clock, chosen)]
        ends = [clock for clock in ends if not _is_of_day_before(text, clock, chosen)]
        near = [clock for clock in starts if sentence[0] <= clock.start < sentence[1]]
        beside = [clock for clock in starts if line and line.outer <= clock.start < line.end]
        starts = (near or beside or starts)[:1]
    start = starts[0] if starts else None
    again = [clock for clock in main if start and clock.until and clock.value == start.value]
    if again:  # also "dari pukul 19.00 hingga 20.00" behind "dimulai pukul 19.00"
        return start, (again[0].until or "", again[0].until_core or again[0].core)
    later = [clock for clock in ends if start is None or clock.start > start.start]
    listed = [clock for clock in usable if context.items.hold(clock.start) and _is_end(text, clock)]
    if later:
        return start, (later[-1].value, later[-1].core)
    if listed and start and listed[-1].value > start.value:
        return start, (listed[-1].value, listed[-1].core)
    return start, None


def _is_of_another_day(text: Text, clock: Clock, chosen: Date) -> bool:
    """Tell whether a clock stands with a date that is not the activity's: "bermula Minggu (3/8/2025) pukul 01.30"."""
    begin, end = text.sentence_at(clock.start)
    days = [day for day in dates(text) if begin <= day.start < end and not cue_before(text, day.start, 6, "document")]
    return bool(days) and all((day.month, day.day) != (chosen.month, chosen.day) for day in days)


def _is_of_day_before(text: Text, clock: Clock, chosen: Date) -> bool:
    """Tell whether a clock stands with a date before the activity's; a night's patrol may end on the day after."""
    begin, end = text.sentence_at(clock.start)
    own = (chosen.year or 0, chosen.month, chosen.day)
    days = [day for day in dates(text) if begin <= day.start < end and bool(day.year) == bool(chosen.year)]
    return _is_of_another_day(text, clock, chosen) and any((day.year or 0, day.month, day.day) < own for day in days)


def _zone(text: Text, start: Clock | None, found: list[Clock]) -> str | None:
    if start and start.zone:
        return start.zone
    zones = [(clock.start, clock.zone) for clock in found if clock.zone]
    zones += [
        (text.starts[mark.start], mark.row.values["value"])
        for mark in text.marks("calendar")
        if kind_of_mark(mark) == "zone"
    ]
    # The page's clock says nothing of the activity: "Minggu, 10 Oktober 2021 - 13:49 WIB" above a story from Malili.
    stamps = stamp_lines(text)
    told = [(at, zone) for at, zone in zones if not text.junk(at) and _line_start(text, at) not in stamps]
    asked = Spans((hour.start, hour.end) for hour in found if start is None and _is_asked(text, hour))
    own = [zone for at, zone in told if not text.quoted(at) and not asked.hold(at)]
    # Without a start, a clock in a quotation is of something else: "izin diberikan sampai pukul 17.00 WIB".
    return next(iter(own), None) or (told[0][1] if told and start else None)


def _value(
    text: Text,
    chosen: Date | None,
    start: Clock | None,
    end: tuple[str, Span] | None,
    all_dates: list[Date],
    all_clocks: list[Clock],
    base: date | None,
) -> dict[str, Any]:
    year, inferred = _resolve_year(text, chosen, all_dates, base) if chosen else (None, False)
    day = chosen._replace(year=year).iso if chosen else None
    zone = _zone(text, start, all_clocks) if all_clocks or chosen else None
    begins, ends = start.value if start else None, end[0] if end else None
    spans = {}
    if chosen:
        spans["date"] = list(chosen.core)
    if start:
        spans["start"] = list(start.core)
    if end:
        spans["end"] = list(end[1])
    return {
        "date": day,
        "start": begins,
        "end": ends,
        "timezone": zone,
        "timezone_inferred": False,
        **({"year_inferred": True} if inferred else {}),
        "starts_at": _moment(day, begins, zone, None),
        "ends_at": _moment(day, ends, zone, begins),
        "weekday": chosen.weekday.row.forms[0] if chosen and chosen.weekday else None,
        "part_of_day": chosen.part if chosen else None,
        "approximate": bool(start and start.about),
        "open_ended": bool(start and start.until == "" and end is None),
        "spans": spans,
    }


def _moment(day: str | None, clock: str | None, zone: str | None, after: str | None) -> str | None:
    """Give the ISO date-time; a clock before the one it comes after is of the next day (22.00 to 01.00)."""
    if day is None or clock is None or day.startswith("X"):
        return None
    if after is not None and clock < after:
        day = (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    return f"{day}T{clock}:00{OFFSETS.get(zone or '', '')}"


def _candidates(
    text: Text,
    all_dates: list[Date],
    all_clocks: list[Clock],
    base: date | None,
    end: tuple[str, Span] | None,
) -> Iterator[Found]:
    """List every temporal expression with its ISO value, the chosen ones marked by their rule."""
    found = []
    for item in all_dates:
        year, _ = _resolve_year(text, item, all_dates, base)
        found.append(Found(item.start, item.end, "date", "date", item._replace(year=year).iso))
    ends = {clock.core for clock in all_clocks if end and clock.core == end[1]}
    for clock in all_clocks:
        rule = "end" if clock.core in ends else "clock"
        offset = OFFSETS.get(clock.zone or "", "")
        value = f"T{clock.value}{offset}"
        if clock.until is not None:
            late = bool(clock.until) and clock.until < clock.value
            value += f"/{'P1D' if late else ''}T{clock.until}{offset}" if clock.until else "/.."
        found.append(Found(clock.start, clock.end, "interval" if clock.until is not None else "time", rule, value))
    found.extend(_joined_moments(text, all_dates, all_clocks, base))
    found.extend(_loose(text, found, base))
    yield from sorted(found, key=lambda item: (item.start, -item.end))


def _joined_moments(text: Text, all_dates: list[Date], all_clocks: list[Clock], base: date | None) -> list[Found]:
    """``Senin 08 Januari 2024 pkl. 09.00 wib`` is one moment as well."""
    found = []
    for item in all_dates:
        for clock in all_clocks:
            between = text.clean[item.end : clock.start]
            if (
                item.end <= clock.start
                and re.fullmatch(r"[\s,.;)]*(?:(?:mulai|sejak|pada|di|dan|sekira)\s*)?", between)
                and "\n" not in between
            ):
                year, _ = _resolve_year(text, item, all_dates, base)
                day = item._replace(year=year).iso
                value = f"{day}T{clock.value}{OFFSETS.get(clock.zone or '', '')}"
                if clock.until:
                    last = _moment(day, clock.until, clock.zone, clock.value)
                    value += "/" + (_SECONDS.sub(r"\1", last) if last else clock.until)
                found.append(Found(item.start, clock.end, "datetime", "date and clock", value))
                break
    return found


def _loose(text: Text, taken: list[Found], base: date | None) -> list[Found]:
    """Find the expressions that name no calendar day by themselves: weekdays, parts of the day, "kemarin"."""
    found: list[Found] = []
    index = 0
    while index < len(text.folds):
        mark = text.mark_at("calendar", index)
        kind = kind_of_mark(mark)
        index += 1
        if mark is None or kind not in {"weekday", "daypart", "relative", "month"}:
            continue
        start = text.starts[mark.start]
        if any(item.start <= start < item.end for item in taken):
            continue
        if kind == "month":
            year, stop = year_after(text, mark.stop)
            if year:
                span = text.span(mark.start, stop)
                found.append(Found(*span, "date", "month", f"{year}-{int(mark.row.values['value']):02}"))
            continue
        stop = mark.stop
        following = calendar_after(text, stop, "daypart", "relative")
        if following and following.start == stop and text.gap(stop - 1).isspace():
            stop = following.stop
        value = _relative_value(mark, base)
        found.append(Found(start, text.ends[stop - 1], "date" if kind != "daypart" else "time", kind, value))
        index = stop
    return found


def _relative_value(mark: Mark, base: date | None) -> str | None:
    value = mark.row.values["value"]
    kind = kind_of_mark(mark)
    if kind == "daypart":
        return {"pagi": "TMO", "siang": "TMI", "sore": "TAF", "petang": "TEV", "malam": "TNI"}.get(value, "TNI")
    if base is None:
        return f"XXXX-WXX-{value}" if kind == "weekday" else None
    if kind == "weekday":
        back = (base.isoweekday() - int(value)) % 7
        return (base - timedelta(days=back)).isoformat()
    shift = re.match(r"[+-]?\d", value)
    return (base + timedelta(days=int(shift.group()))).isoformat() if shift else None
