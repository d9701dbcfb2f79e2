"""The year of a date that is told without one."""

import re
from datetime import date

from kamtibmas_cli.recognisers.moments import (
    Date,
    kind_of_mark,
    year_after,
)
from kamtibmas_cli.text import Text, once

_WITH_YEAR = frozenset("operasi ops pilkada pemilu natal nataru".split())
# "Undang-Undang Nomor 22 Tahun 2009", "pemilik sertifikat tahun 1998", "mobil Avanza tahun 2015"
_OF_THINGS = frozenset(
    "nomor no undang perda perpol perkap peraturan pp sertifikat keluaran pembuatan produksi mobil motor kendaraan "
    "pasal".split()
)
_BEFORE = 4  # words of "Undang-Undang Nomor 22"
_YEAR = re.compile(r"20\d\d")
_COPYRIGHT = re.compile(r"©[^\n\d]{0,30}(20\d\d)\b")


def resolve_year(text: Text, item: Date, found: list[Date], base: date | None) -> tuple[int | None, bool]:
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
        if years and not _is_weekday(years[0], item, day) and _is_of_year_before(item, found):
            return years[0] - 1, False
    if years:
        return years[0], False
    if base:
        year = base.year if (item.month, item.day) <= (base.month, base.day) else base.year - 1
        return year, True
    return None, False


def _is_of_year_before(item: Date, found: list[Date]) -> bool:
    """Tell whether a date lies behind all days of one year and its weekday proves the year before.

    ``8 Januari 2024`` above ``Sabtu (30/12)``.
    """
    days = [(other.year, other.month, other.day) for other in found if other.year]
    year, month, day = max(days, default=(0, 0, 0))
    proved = item.weekday is not None and _is_weekday(year - 1, item, int(item.weekday.row.values["value"]))
    return proved and len({other[0] for other in days}) == 1 and (item.month, item.day) > (month, day)


@once
def _told_years(text: Text) -> list[int]:
    """Give the years that stand behind "tahun" alone, else of the page: "sepanjang tahun 2025", "© ANTARA 2018"."""
    marks = (
        mark
        for mark in text.marks("calendar")
        if kind_of_mark(mark) == "year_word"
        and not text.junk(text.starts[mark.start])
        and not _OF_THINGS & set(text.folds[max(0, mark.start - _BEFORE) : mark.start])
    )
    told = [year_after(text, mark.start)[0] for mark in marks]
    years = [year for year in told if year] or _years_of_operations(text)
    years = years or [int(found[1]) for found in _COPYRIGHT.finditer(text.clean)] or _years_of_months(text)
    return list(dict.fromkeys(years))


def _years_of_months(text: Text) -> list[int]:
    """Give the years of months that the story tells without a day: "sejak awal Juni 2020"."""
    starts = ((text.starts[mark.start], mark.stop) for mark in text.marks("calendar") if kind_of_mark(mark) == "month")
    years = (year_after(text, stop)[0] for at, stop in starts if not (text.junk(at) or text.quoted(at)))
    return [year for year in years if year]


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
