"""The day of a story that names only its weekday, as agencies do: "…, Senin pagi.", "Patroli pada Kamis pagi itu"."""

from datetime import date, timedelta

from kamtibmas_cli.recognisers.moments import Clock, Date, dates, is_stamped, kind_of_mark
from kamtibmas_cli.text import Mark, Span, Text

_WEEK = 7
_SOON = 3  # days between a day that the text tells in full and the weekday behind it
_LEAD = 60  # code points of a sentence that is no title


def day_of_weekday(text: Text, chosen: Date | None, start: Clock | None) -> Date | None:
    """Give the day that a bare weekday means, by the page's date or by a day just before it; None where none does.

    The weekday closes the lead, or stands with the hour at which it began. ``chosen`` is the best of the days that the
    text has in full, ``start`` the clock time of the beginning.
    """
    lead = _lead(text)
    if lead is None or (chosen and lead[0] <= chosen.start < lead[1]):
        return None
    closing = _closing(text, lead)
    stamp = next((day for day in dates(text) if day.year and is_stamped(text, day.start)), None)
    own = _beside_hour(text, start) if start else None
    paged = own or (closing if chosen is None or chosen is stamp else None)
    if stamp and paged:
        page = date(stamp.year or 1, stamp.month, stamp.day)
        return _dated(text, paged, page - timedelta(days=(page.isoweekday() - _number(paged)) % _WEEK))
    if closing and chosen and chosen.year and chosen.weekday:
        told = date(chosen.year, chosen.month, chosen.day)
        later = (_number(closing) - told.isoweekday()) % _WEEK
        return _dated(text, closing, told + timedelta(days=later)) if 0 < later <= _SOON else None
    return None


def _lead(text: Text) -> Span | None:
    story = (
        span
        for span in text.sentences
        if span[1] - span[0] > _LEAD and not (text.in_title(span[0]) or text.junk(span[0]) or is_stamped(text, span[0]))
    )
    return next(story, None)


def _closing(text: Text, sentence: Span) -> Mark | None:
    """Give the bare weekday that ends a sentence, with its part of the day: "…, Senin pagi."."""
    index = text.word_at(sentence[1]) - 1
    index -= kind_of_mark(text.mark_at("calendar", index)) == "daypart"
    mark = text.mark_at("calendar", index) if index > text.word_at(sentence[0]) else None
    bare = kind_of_mark(mark) == "weekday" and text.gap(index - 1) == ", " and not text.quoted(text.starts[index])
    return mark if bare else None


def _beside_hour(text: Text, start: Clock) -> Mark | None:
    """Give the weekday in the sentence of an hour, where no day in full stands in it: "Patroli pada Kamis pagi itu"."""
    begin, end = text.sentence_at(start.start)
    if any(begin <= day.start < end for day in dates(text)):
        return None
    return next(
        (mark for mark in text.marks_in("calendar", begin, start.start) if kind_of_mark(mark) == "weekday"), None
    )


def _number(weekday: Mark) -> int:
    return int(weekday.row.values["value"])


def _dated(text: Text, weekday: Mark, day: date) -> Date:
    span = text.span(weekday.start, weekday.stop)
    return Date(*span, span, day.year, day.month, day.day, weekday, None)
