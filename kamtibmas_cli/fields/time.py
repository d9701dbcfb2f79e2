"""When the reported activity happened: date, start, end, time zone."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.recognisers.days import is_interview, is_of_speech, is_plain_interview, rank_of_date
from kamtibmas_cli.recognisers.headings import section_items
from kamtibmas_cli.recognisers.hours import is_aside, is_asked, is_end, is_of_another_day, is_of_day_before
from kamtibmas_cli.recognisers.moments import (
    OFFSETS,
    Clock,
    Date,
    calendar_after,
    clocks,
    cue_at,
    cue_before,
    dates,
    is_stamped,
    kind_of_mark,
    year_after,
)
from kamtibmas_cli.recognisers.weekdays import day_of_weekday
from kamtibmas_cli.recognisers.years import resolve_year
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text

_UNTIL = frozenset({"hingga", "sampai", "menutup", "ditutup"})
_AHEAD = frozenset("akan harus wajib maksimal nanti besok setiap tiap jangan boleh biasanya kalau jika".split())
_HAPPENED = frozenset("terjadi kejadian kejadiannya peristiwa diamankan ditangkap ditemukan dievakuasi".split())
_SECONDS = re.compile(r"(T\d\d:\d\d):00")


def find(text: Text, base: date | None = None) -> tuple[dict[str, Any], Iterator[Found]]:
    """Find when the activity happened.

    Takes the text and, for dates without a year, a base date. Returns the record's ``time`` and every candidate.
    """
    all_dates, all_clocks = dates(text), clocks(text)
    apart = Spans(
        item for item in section_items(text, "message", "outcome", "other", "result") if not _labelled(text, item)
    )
    ranks = {item: rank_of_date(text, item, apart) for item in all_dates}
    ranked = sorted(all_dates, key=ranks.__getitem__)
    chosen = next((item for item in ranked if not ranks[item][0]), None)
    start, end = _choose_clocks(text, all_clocks, chosen, apart)
    published = chosen is not None and bool(ranks[chosen][1])  # the page's date is the only one outside quotations
    if start is None and (chosen is None or published or is_of_speech(text, chosen)):
        told = _told_moment(text, all_dates, all_clocks)
        chosen, start = told if chosen is None or told[1] else (chosen, start)
    if chosen is None:
        chosen = _told_moment(text, all_dates, all_clocks)[0]  # the story tells the hour alone
    start = start or _told_hour(text, all_clocks)
    end = end or (_told_end(text, all_clocks, start) if start else None)
    whole = chosen._replace(year=resolve_year(text, chosen, all_dates, base)[0]) if chosen else None
    chosen = day_of_weekday(text, whole, start) or chosen
    # The date of the interview is the only one: "ujar Kapolres saat ditemui, Sabtu (13/5/2023)".
    chosen = chosen or next((item for item in ranked if is_plain_interview(text, item, apart)), None)
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
            not text.quoted(other.start) and not text.junk(other.start) and not is_interview(text, other)
            for other in days
        ):
            return day, None  # all other dates are of the interview
    return None, None


def _told_hour(text: Text, hours: list[Clock]) -> Clock | None:
    """Where only a quotation says at what hour: ``"Betul, Sabtu sekira pukul 18.15 WIB terjadi laka lantas"``."""
    told = [hour for hour in hours if not text.junk(hour.start)]
    if len(told) != 1 or not text.quoted(told[0].start) or is_asked(text, told[0]):
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
        if plain and hour.until is None and not is_asked(text, hour):
            return hour.value, hour.core
    return None


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
    text: Text, found: list[Clock], chosen: Date | None, items: Spans
) -> tuple[Clock | None, tuple[str, Span] | None]:
    """Choose the start, and the end with its span."""
    usable = [clock for clock in found if not is_aside(text, clock)]
    main = [clock for clock in usable if not items.hold(clock.start)]
    ends = [clock for clock in main if clock.until is None and is_end(text, clock)]
    starts = [clock for clock in main if clock not in ends]
    if chosen:
        sentence = text.sentence_at(chosen.start)
        line = text.line_at(chosen.start)
        starts = [clock for clock in starts if not is_of_another_day(text, clock, chosen)]
        ends = [clock for clock in ends if not is_of_day_before(text, clock, chosen)]
        near = [clock for clock in starts if sentence[0] <= clock.start < sentence[1]]
        beside = [clock for clock in starts if line and line.outer <= clock.start < line.end]
        starts = (near or beside or starts)[:1]
    start = starts[0] if starts else None
    again = [clock for clock in main if start and clock.until and clock.value == start.value]
    if again:  # also "dari pukul 19.00 hingga 20.00" behind "dimulai pukul 19.00"
        return start, (again[0].until or "", again[0].until_core or again[0].core)
    later = [clock for clock in ends if start is None or clock.start > start.start]
    listed = [clock for clock in usable if items.hold(clock.start) and is_end(text, clock)]
    if later:
        return start, (later[-1].value, later[-1].core)
    if listed and start and listed[-1].value > start.value:
        return start, (listed[-1].value, listed[-1].core)
    return start, None


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
    told = [(at, zone) for at, zone in zones if not text.junk(at) and not is_stamped(text, at)]
    asked = Spans((hour.start, hour.end) for hour in found if start is None and is_asked(text, hour))
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
    year, inferred = resolve_year(text, chosen, all_dates, base) if chosen else (None, False)
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
        year, _ = resolve_year(text, item, all_dates, base)
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
                year, _ = resolve_year(text, item, all_dates, base)
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
