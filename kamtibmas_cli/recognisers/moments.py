"""Dates and clock times as they are written; which of them are the activity's is for the field to say."""

import re
from datetime import date
from typing import NamedTuple

from kamtibmas_cli.layout import Line
from kamtibmas_cli.recognisers.numerals import ONE, read_number
from kamtibmas_cli.text import Mark, Span, Text, once

_MAKERS = 120  # code points of a line that says who made the page
_SIGNS = 3  # code points of signs before a date that opens its sentence
_SITE = 5  # words of "Kampung Wonosari Jaya" before its number
_DATE_WORDS = 6  # words of a sentence that is a date alone
_NUMERIC = re.compile(
    r"(?<!\d)(?<!\d[/.,-])(?:(?P<first>\d{1,2})\s?-\s?(?=\d{1,2}\s?[/.]))?"
    r"(?P<day>\d{1,2})\s?(?P<sep>[/.-])\s?(?P<month>\d{1,2})"
    r"(?:\s?(?:(?P=sep)|(?<=/\d\d)-)\s?(?P<year>\d{4}|\d{2})|\s(?P<late>\d{4}))?(?!\d|\s?[/-]\s?\d(?!\d?[:.]\d\d)|[.,](?!\d{1,2}[:.]\d\d)\d)"
)
_ISO = re.compile(
    r"\b(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?:T(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z)?)?"
)
CLOCK = re.compile(
    r"(?<![\d,/])(?<!\d:)(?<![^A-Za-z]\.)(?P<hour>[01]?\d|2[0-4])\s?(?P<sep>[.:,])\s?(?P<minute>[0-5]\d)"
    r"(?!\d|[.:,/]\d|\s?%)"
)
_CLOSING = re.compile(r"\s?\)")
_GLUED_HOUR = re.compile(r"(?P<hour>[01]\d|2[0-4])(?P<minute>[0-5]\d)(?!\d)")
# Things that come in threes after "pukul" in its other meaning, to hit, or after "jam" as hours.
_COUNTED = frozenset("orang kali buah unit menit hari jam warga korban pelaku".split())
# What is named after a day: "Jalan 17 Agustus", "Universitas 17 Agustus 1945".
_NAMED_AFTER_DAYS = frozenset(
    "universitas untag stadion gor gedung yayasan lapangan taman pasar masjid sman smk monumen tugu".split()
)
_TWO_DIGITS = 2
_BARE_HOUR = re.compile(r"(?<![\d.,/])(?<!\d:)(?P<hour>[01]?\d|2[0-4])(?![\d.,:/]|[oO][.:])")  # not "1O.00"
_CLOSE = re.compile(r"[\s,.(/)'\u00ad-]*")
OFFSETS = {"WIB": "+07:00", "WITA": "+08:00", "WIT": "+09:00"}
_PART_HOURS = {"dini hari": 0, "subuh": 0, "pagi": 0, "siang": 12, "sore": 12, "petang": 12, "malam": 12}


class Date(NamedTuple):
    """A date expression: ``year`` is None where it is not written."""

    start: int
    end: int
    core: Span  # without weekday and part of the day
    year: int | None
    month: int
    day: int
    weekday: Mark | None
    part: str | None

    @property
    def iso(self) -> str:
        """EDTF: ``2024-01-08``, ``XXXX-01-08``."""
        return f"{self.year or 'XXXX'}-{self.month:02}-{self.day:02}"


class Clock(NamedTuple):
    """A clock time, or a range of two; ``zone`` as written."""

    start: int
    end: int
    core: Span
    value: str
    zone: str | None
    about: bool
    until: str | None  # end of a range, "" for "s/d selesai"
    until_core: Span | None


def kind_of_mark(mark: Mark | None) -> str:
    """Give what a mark of the calendar is: month, weekday, clock, zone …; "" for none."""
    return mark.row.values["kind"] if mark else ""


def calendar_after(text: Text, index: int, *kinds: str) -> Mark | None:
    """Give the calendar mark of one of the kinds that begins at word ``index``."""
    if index >= len(text.folds) or not _CLOSE.fullmatch(text.gap(index - 1)):
        return None
    mark = text.mark_at("calendar", index)
    return mark if kind_of_mark(mark) in kinds else None


def _valid(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2024, month, day)
    except ValueError:
        return False
    return True


def _full_year(digits: str | None) -> int | None:
    return None if digits is None else int(digits) + (2000 if len(digits) == 2 else 0)


@once
def dates(text: Text) -> list[Date]:
    """Find all dates that name at least a day and a month, in the text's order."""
    found = [*_worded(text), *_numeric(text)]
    return sorted(found, key=lambda item: item.start)


def _worded(text: Text) -> list[Date]:
    """``Senin 08 Januari 2024``, ``tanggal 8 bulan Januari tahun 2024``, ``9Oktober 2024``, ``20-22 Mei``."""
    found = []
    for mark in text.marks("calendar"):
        if kind_of_mark(mark) != "month":
            continue
        index = mark.start - 1
        if index >= 0 and text.folds[index].isalpha():
            index = _spelled_out(text, index)
        if index >= 0 and kind_of_mark(text.mark_at("calendar", index)) == "month_word":
            index -= 1
        if index < 0 or not text.folds[index].isdigit() or len(text.folds[index]) > 2:
            found.extend(_month_first(text, mark))
            continue
        if "." in text.gap(index) or _is_a_name(text, index):
            continue  # "1. Agus", "Jalan 17 Agustus"
        # A blog's line may end inside a date: "Rabu, 30" / "Juli 2025".
        wrapped = "\n" in text.gap(index) and not _is_dated_over_lines(text, index, mark)
        if not _CLOSE.fullmatch(text.gap(index)) or wrapped:
            continue
        first = index
        earlier = _first_day(text, index)
        if earlier is not None:
            first = earlier
        year, stop = year_after(text, mark.stop)
        if _valid(year, int(mark.row.values["value"]), int(text.folds[first])):
            core = text.span(first, stop)
            found.append(
                _with_weekday(text, core, first, stop, year, int(mark.row.values["value"]), int(text.folds[first]))
            )
    return found


def _is_dated_over_lines(text: Text, index: int, month: Mark) -> bool:
    """Tell whether a weekday before a day and a year behind its month prove them one date, whatever lies between."""
    before = text.mark_before("calendar", index)
    return kind_of_mark(before) in {"weekday", "day"} and year_after(text, month.stop)[0] is not None


def _spelled_out(text: Text, index: int) -> int:
    """``20 (dua puluh) Mei``: give the word of the number before the brackets."""
    opened = text.clean.rfind("(", max(0, text.starts[index] - 30), text.starts[index])
    if opened < 0 or ")" not in text.gap(index):
        return index
    return text.word_at(opened) - 1


def _is_a_name(text: Text, index: int) -> bool:
    """Tell whether the day is part of a street's or building's name."""
    level = text.mark_before("levels", index)
    street = level is not None and level.row.values["level"] == "street"
    return street or (index > 0 and text.folds[index - 1] in _NAMED_AFTER_DAYS)


def _month_first(text: Text, mark: Mark) -> list[Date]:
    """``Agu 12, 2025``, ``November 26, 2023``, as English page stamps have it."""
    index = mark.stop
    if index + 1 >= len(text.folds) or not text.folds[index].isdigit() or len(text.folds[index]) > 2:
        return []
    year, stop = year_after(text, index + 1)
    month, day = int(mark.row.values["value"]), int(text.folds[index])
    if year is None or text.gap(mark.stop - 1).strip(" .") or not _valid(year, month, day):
        return []
    return [_with_weekday(text, text.span(mark.start, stop), mark.start, stop, year, month, day)]


def _first_day(text: Text, index: int) -> int | None:
    """Give the word of the first day in "20-22 Mei", "20 s/d 22 Mei", "20 dan 21 Mei"."""
    if index >= 1 and text.gap(index - 1).strip() in {"-", "&"} and text.folds[index - 1].isdigit():
        return index - 1
    until = text.mark_before("calendar", index)
    before = (
        until.start - 1
        if until and kind_of_mark(until) == "until"
        else index - 2
        if text.folds[index - 1] == "dan"
        else -1
    )
    if before >= 0 and text.folds[before].isdigit() and len(text.folds[before]) <= 2 and int(text.folds[before]) <= 31:
        return before
    return None


def year_after(text: Text, index: int) -> tuple[int | None, int]:
    """Give the year that begins at word ``index``, if any, and the word behind it."""
    if kind_of_mark(calendar_after(text, index, "year_word")) and index + 1 < len(text.folds):
        index += 1
    if index < len(text.folds) and _CLOSE.fullmatch(text.gap(index - 1)) and "\n" not in text.gap(index - 1):
        word = text.folds[index]
        if word.isdigit() and len(word) == 4 and 1990 <= int(word) <= 2100:
            return int(word), index + 1
        if word.isdigit() and len(word) == _TWO_DIGITS and text.gap(index - 1).strip(" ") == "'":
            return 2000 + int(word), index + 1  # "12 Okt '24"
    return None, index


def _numeric(text: Text) -> list[Date]:
    """``(8/1/2024)``, ``08-01-2024``, ``( 07 / 09 / 2025 )``, ``(6/1)`` beside a weekday or in brackets."""
    found = []
    for match in filter(None, (_ISO.match(text.clean, number) for number in text.numbers)):
        year, month, day = (int(match.group(part)) for part in ("year", "month", "day"))
        if _valid(year, month, day):
            found.append(Date(*match.span(), match.span(), year, month, day, None, None))
    last = 0
    for number in text.numbers:
        written = _NUMERIC.match(text.clean, number) if number >= last else None
        if written is None:
            continue
        match, last = written, written.end()
        short = _full_year(match.group("year") or match.group("late"))
        month, day = int(match.group("month")), int(match.group("first") or match.group("day"))
        if not _valid(short, month, day) or (short and not 1990 <= short <= 2100):
            continue
        start, stop = text.word_at(match.start()), text.word_at(match.end())
        item = _with_weekday(text, match.span(), start, stop, short, month, day)
        if short is None and not (match.group("sep") == "/" and _plausible_short(text, match, item)):
            continue
        if start and text.clean[match.start() - 1] == "/" and not item.weekday:
            continue
        found.append(item)
    return found


def _plausible_short(text: Text, match: re.Match[str], item: Date) -> bool:
    bracketed = text.clean[: match.start()].rstrip()[-1:] == "(" and text.clean[match.end() :].lstrip()[:1] == ")"
    return (
        bool(item.weekday)
        or bracketed
        or kind_of_mark(text.mark_before("calendar", text.word_at(match.start()))) == "day"
    )


def _with_weekday(text: Text, core: Span, start: int, stop: int, year: int | None, month: int, day: int) -> Date:
    """Widen a date by what belongs to it: weekday, "tanggal", part of the day, "hari ini", closing bracket."""
    weekday = part = None
    left, right = start, stop
    for _ in range(5):
        before = text.mark_before("calendar", left) if left else None
        if before is None or not _CLOSE.fullmatch(text.gap(left - 1)) or _breaks(text.gap(left - 1)):
            break
        kind = kind_of_mark(before)
        if kind == "weekday" and weekday is None:
            weekday = before
        elif kind == "daypart" and weekday is None:
            part = before.row.values["value"]
        elif kind not in {"day", "relative"}:
            break
        left = before.start
    after = calendar_after(text, right, "daypart", "relative")
    begin = text.starts[left]
    end = core[1]
    tail = _CLOSING.match(text.clean, end)
    opened = "(" in text.clean[begin:end]
    if tail and opened:
        end = tail.end()
    if after and "\n" not in text.gap(right - 1) and kind_of_mark(after) == "daypart":
        part = part or after.row.values["value"]
        end = text.ends[after.stop - 1]
    return Date(begin, end, core, year, month, day, weekday, part)


def _breaks(gap: str) -> bool:
    return "\n" in gap or ". " in gap


@once
def clocks(text: Text) -> list[Clock]:
    """Find all clock times: with ``pukul``/``pkl``/``jam`` before or a time zone behind, or in a range with one."""
    single = _single_clocks(text)
    return _ranges(text, single)


_NOON, _DAY, _HOUR = 12, 24, 60
_QUARTER = "seperempat"
_HOUR_WORDS = rf"{_QUARTER}|dua puluh(?: lima)?|(?:dua|lima) belas|sepuluh|sebelas|{ONE}"
_WORDED = re.compile(
    rf"(?:(?P<half>setengah) )?(?P<hour>\d{{1,2}}|{_HOUR_WORDS})"
    rf"(?: (?P<sign>lewat|lebih|kurang) (?P<minute>\d{{1,2}}|{_HOUR_WORDS})(?: menit)?)?(?![\w.:,]\d|\w)"
)


def _single_clocks(text: Text) -> list[Clock]:
    found: list[Clock] = []
    for number in text.numbers:
        match = CLOCK.match(text.clean, number)
        if match is None:
            continue
        clock = _clock(text, match, int(match.group("hour")), int(match.group("minute")))
        if clock:
            found.append(clock)
    for mark in text.marks("calendar"):
        if kind_of_mark(mark) == "clock" and mark.stop < len(text.folds) and text.gap(mark.stop - 1).strip(" .:") == "":
            told = _in_words(text, mark.stop)
            if told:
                found.append(told)
                continue
            match_bare = _BARE_HOUR.match(text.clean, text.starts[mark.stop])
            glued = _GLUED_HOUR.match(text.clean, text.starts[mark.stop])
            counted = text.folds[mark.stop + 1 : mark.stop + 2]
            if glued and kind_of_mark(calendar_after(text, mark.stop + 1, "zone")):
                match_bare = glued
            if match_bare and text.folds[mark.stop].isdigit() and not _COUNTED & set(counted):
                parts = match_bare.groupdict()
                clock = _clock(text, match_bare, int(parts["hour"]), int(parts.get("minute") or 0))
                if clock:
                    found.append(clock)
    return sorted(found, key=lambda clock: clock.core)


def _in_words(text: Text, index: int) -> Clock | None:
    """Read an hour told in words behind "pukul" or "jam": "setengah delapan pagi", "8 lewat 20 menit", "tujuh pagi".

    An hour alone counts only with its part of the day or time zone: not in "jam dua kali sehari".
    """
    match = _WORDED.match(text.low, text.starts[index])
    if match is None:
        return None
    parts = match.groupdict()
    hour, minute = _number_of(parts["hour"]), _number_of(parts["minute"] or "0")
    plain = not (parts["half"] or parts["sign"])
    behind = calendar_after(text, text.word_at(match.end()), "daypart", "zone")
    if hour >= _DAY or minute >= _HOUR or (plain and (behind is None or parts["hour"].isdigit())):
        return None
    minutes = hour * _HOUR + (-_HOUR // 2 if parts["half"] else -minute if parts["sign"] == "kurang" else minute)
    return _clock(text, match, *divmod(minutes + (_NOON * _HOUR if minutes < 0 else 0), _HOUR))


def _number_of(word: str) -> int:
    if word == _QUARTER:
        return _HOUR // 4
    return int(word) if word.isdigit() else read_number(word) or 0


def _clock(text: Text, match: re.Match[str], hour: int, minute: int) -> Clock | None:
    first, stop = text.word_at(match.start()), text.word_at(match.end())
    start, end, about, worded = match.start(), match.end(), False, False
    index = first
    for _ in range(3):
        before = text.mark_before("calendar", index) if index else None
        gap = text.gap(index - 1) if index else "\n"
        if before is None or gap.strip(" .:()\u00ad") not in {"", "±"} or "\n" in gap:
            break
        if kind_of_mark(before) == "clock":
            worded = True
        elif kind_of_mark(before) == "about":
            about = before.row.forms[0] != "menjelang" and text.folds[before.start] != "menjelang"
        else:
            break
        index, start = before.start, text.starts[before.start]
    if "±" in text.clean[max(0, match.start() - 3) : match.start()]:
        about = True
    worded = worded or _is_labelled(text, index)
    zone = calendar_after(text, stop, "zone")
    part = calendar_after(text, zone.stop if zone else stop, "daypart")
    if zone:
        end = text.ends[zone.stop - 1]
    elif part and text.gap(stop - 1).strip(" \u00ad") == "" and hour <= 12:
        hour = _hour_of(hour, part.row.values["value"])
        end = text.ends[part.stop - 1]
        worded = worded or "minute" in match.groupdict()  # "Jarum jam menunjukkan angka 01.30 dini hari"
    if hour > 23:
        hour = 0
    zone_value = zone.row.values["value"] if zone else None
    if not (worded or zone or (about and match.groupdict().get("sep") != ",")):
        zone_value = "?"  # only in a range with a certain clock time
    return Clock(start, end, match.span(), f"{hour:02}:{minute:02}", zone_value, about, None, None)


def _is_labelled(text: Text, index: int) -> bool:
    """Tell whether the line of a word is "Waktu : 08.00 s/d selesai": the label says that it is a clock time."""
    line = text.line_at(text.starts[index]) if index < len(text.folds) else None
    first = text.word_at(line.start) if line else index
    return text.folds[first] == "waktu" and text.gap(first).strip() == ":"


def _hour_of(hour: int, part: str) -> int:
    if part == "tengah malam" or (part == "malam" and hour == 12):
        return 0
    if part == "siang" and hour >= 10:
        return hour
    return hour + _PART_HOURS.get(part, 0) if hour < 12 else hour


def _ranges(text: Text, single: list[Clock]) -> list[Clock]:
    """Join ``08.15 Wib s/d 09.20 Wib``, ``08.30 hingga 11.00 WITA``, ``01.30 – 04.00 WIB``, ``13.00 s/d selesai``."""
    found: list[Clock] = []
    used = -1
    for place, clock in enumerate(single):
        if place <= used:
            continue
        following = single[place + 1] if place + 1 < len(single) else None
        joined = _range(text, clock, following)
        if joined is not None:
            used = place + 1 if joined.until else place
            clock = joined
        if clock.zone != "?":
            found.append(clock)
    return found


def _range(text: Text, clock: Clock, following: Clock | None) -> Clock | None:
    index = text.word_at(clock.end)
    until = calendar_after(text, index, "until")
    stop = _day_between(text, until.stop) if until else index
    dash = text.gap(index - 1).strip() in {"-", "–"} if index else False
    if following and (until or dash) and following.start - (text.ends[stop - 1]) <= 4:
        certain = clock.zone != "?" or following.zone != "?"
        zone = clock.zone if clock.zone not in {"?", None} else following.zone
        if certain:
            zone = None if zone == "?" else zone
            return Clock(
                clock.start, following.end, clock.core, clock.value, zone, clock.about, following.value, following.core
            )
    if (until or dash) and clock.zone != "?":
        done = calendar_after(text, stop, "open_end")
        if done:
            end = text.ends[done.stop - 1]
            return clock._replace(end=end, until="")
    return None


def _day_between(text: Text, index: int) -> int:
    """Give the word behind a day before the end of a range: "sampai Minggu dini hari", "hingga Minggu (10/8/2025)"."""
    day = _dates_by_start(text).get(text.starts[index]) if index < len(text.starts) else None
    stop = text.word_at(day.end) if day else index
    while following := calendar_after(text, stop, "weekday", "daypart"):
        stop = following.stop
    return stop


@once
def _dates_by_start(text: Text) -> dict[int, Date]:
    return {day.start: day for day in dates(text)}


def cue_before(text: Text, offset: int, reach: int, *cues: str) -> Mark | None:
    """Give the nearest time cue of one of the kinds in the ``reach`` words before an offset, in its sentence."""
    stop = text.word_at(offset)
    begin = max(stop - reach, text.word_at(_clause_of(text, offset, cues)))
    near = reversed(text.marks_of("time_cues", begin, stop))
    return next((mark for mark in near if mark.row.values["cue"] in cues and not _is_of_name(text, mark)), None)


def _is_of_name(text: Text, mark: Mark) -> bool:
    """Tell whether a letter's short word is part of a degree or a village: "A.Md.Kep.", "Ipda Rizky, Sp.F", "SP6"."""
    if mark.row.values["cue"] != "document" or not mark.start:
        return False
    if text.folds[mark.start] == "sp" and mark.stop < len(text.folds) and _is_site(text, mark):
        return True
    gap = text.gap(mark.start - 1)
    return gap == "." or (gap == ", " and text.mark_at("titles", mark.start) is not None)


def _is_site(text: Text, mark: Mark) -> bool:
    """Tell whether a village's number of transmigration stands here: "Kampung Mopah SP6"; not "menerbitkan SP3"."""
    one = text.folds[mark.stop].isdigit() and len(text.folds[mark.stop]) == 1
    village = bool(text.marks_of("levels", mark.start - _SITE, mark.start)) and text.capital(mark.start - 1)
    return one and village and text.gap(mark.stop - 1) in {"", " ", "-"}


def _clause_of(text: Text, offset: int, cues: tuple[str, ...]) -> int:
    """Give where what leads to a date begins: ``… dalam keterangannya. Selasa, (30/1/2024).`` belongs together."""
    start, end = text.sentence_at(offset)
    if "interview" not in cues or offset - start > _SIGNS or start < _SIGNS:
        return start
    short = text.word_at(end) - text.word_at(start) <= _DATE_WORDS
    return text.sentence_at(start - 2)[0] if short and text.line_at(start) == text.line_at(start - 2) else start


def cue_at(text: Text, index: int) -> str:
    """Give the kind of the time cue that begins at a word, or ""."""
    mark = text.mark_at("time_cues", index)
    return mark.row.values["cue"] if mark else ""


def _names_makers(text: Text, line: Line) -> bool:
    """Tell whether a line says who made the page: ``Selasa, 16 April 2024 | 18:37 Wita - Editor: Andi``."""
    if text.clean[line.start : line.end].endswith(".") or line.end - line.start > _MAKERS:
        return False  # also "Pada hari Rabu … telah dilaksanakan sambang oleh :"
    marks = text.marks_in("time_cues", line.start, line.end)
    return any(
        mark.row.values["cue"] == "stamp" and text.gap(mark.stop - 1).strip()[:1] in {":", "-", "|"} for mark in marks
    )


@once
def dated_sentences(text: Text) -> frozenset[Span]:
    """Give the sentences that hold a date."""
    # not that of a chat's stamp: "[09/08/2025 11.42] Humas Polsek: *Bhabinkamtibmas Cek Kebun*"
    days = (day for day in dates(text) if text.clean[day.start - 1 : day.start] != "[")
    return frozenset(text.sentence_at(day.start) for day in days)


@once
def clocked_sentences(text: Text) -> frozenset[Span]:
    """Give the sentences that hold a clock time."""
    return frozenset(text.sentence_at(clock.start) for clock in clocks(text))


@once
def stamp_lines(text: Text) -> frozenset[int]:
    """Find the lines that say when the page was published: hardly a word beside the date and clock."""
    stamps = set()
    with_clock_word = {
        line.start
        for clock in clocks(text)
        if text.clean[clock.start].isalpha() and (line := text.line_at(clock.start))
    }
    for item in dates(text):
        line = text.line_at(item.start)
        if line is None:
            continue
        first, last = text.word_at(line.start), text.word_at(line.end)
        rest = sum(not word.isdigit() for word in text.folds[first:last])
        spent = len({mark.start for table in ("calendar", "time_cues") for mark in text.marks_of(table, first, last)})
        labelled = ":" in text.clean[line.start : item.start]
        # "📅 Rabu, 05 Februari 2025" is a report's label
        worded = line.start in with_clock_word or line.mark in {"📅", "🗓", "📆"}
        if rest - spent <= 3 and not labelled and not worded:
            stamps.add(line.start)
        if any(cue_at(text, index) == "stamp" for index in range(first, min(first + 3, text.word_at(item.start)))):
            stamps.add(line.start)
        if _names_makers(text, line):
            stamps.add(line.start)
    return frozenset(stamps)


def is_stamped(text: Text, offset: int) -> bool:
    """Tell whether an offset lies in a line that says when the page was published."""
    line = text.line_at(offset)
    return line is not None and line.start in stamp_lines(text)
