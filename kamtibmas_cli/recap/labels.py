"""What a recap calls things: kinds of activity, units, days, months and clocks, in Indonesian."""

from datetime import date, timedelta
from functools import lru_cache

from kamtibmas_cli.tables import DATA, Row, read

NO_KIND = "Jenis tidak disebut"
NO_UNIT = "Satuan tidak disebut"
NO_DATE = "Tanggal tidak disebut"


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {row.forms[0]: row.means for row in read(DATA / "recap" / "kinds.csv")}


@lru_cache(maxsize=1)
def _unit_kinds() -> dict[str, Row]:
    return {row.forms[0]: row for row in read(DATA / "recap" / "unit_kinds.csv")}


@lru_cache(maxsize=1)
def _calendar() -> dict[tuple[str, int], str]:
    rows = [row for row in read(DATA / "calendar.csv") if row.values["kind"] in {"month", "weekday"}]
    return {(row.values["kind"], int(row.values["value"])): row.forms[0] for row in rows}


def kind_codes() -> dict[str, str]:
    """Give every kind of activity with its display name, in the table's order."""
    return dict(_kinds())


def kind(code: str | None) -> str:
    """Name a kind of activity; one that the table does not know is shown as it is.

    >>> kind("gatur_lalin")
    'Pengaturan lalu lintas'
    """
    return _kinds().get(code, code) if code else NO_KIND


def unit_level(code: str) -> str:
    """Tell where a kind of unit stands: head (polres), sector (polsek), region (polda) or other."""
    row = _unit_kinds().get(code)
    return row.values["level"] if row else "other"


def unit(code: str, name: str | None) -> str:
    """Name a unit.

    >>> unit("polres_metro", "Depok")
    'Polres Metro Depok'
    >>> unit("polsek", "KOTO GASIB")
    'Polsek Koto Gasib'
    """
    row = _unit_kinds().get(code)
    if name and name.isupper() and len(name) > 5:
        name = name.title()
    return " ".join(filter(None, (row.values["means"] if row else "", name))) or code


def month(number: int) -> str:
    """Give the name of a month, 1 to 12."""
    return _calendar()["month", number]


def day(value: date, weekday: bool = True) -> str:
    """Write a date in full.

    >>> day(date(2024, 1, 8))
    'Senin, 8 Januari 2024'
    """
    head = f"{_calendar()['weekday', value.isoweekday()]}, " if weekday else ""
    return f"{head}{value.day} {month(value.month)} {value.year}"


def week(monday: date) -> str:
    """Write a week from its Monday.

    >>> week(date(2024, 1, 29))
    'Minggu 29 Januari s.d. 4 Februari 2024'
    """
    sunday = monday + timedelta(days=6)
    first = str(monday.day)
    if monday.month != sunday.month:
        first += f" {month(monday.month)}"
    if monday.year != sunday.year:
        first += f" {monday.year}"
    return f"Minggu {first} s.d. {day(sunday, weekday=False)}"


def yearless(value: str) -> str:
    """Write a date without a year (``XXXX-05-07``) as the release gives it.

    >>> yearless("XXXX-05-07")
    '7 Mei (tahun tidak disebut)'
    """
    _, months, days = value.split("-")
    return f"{int(days)} {month(int(months))} (tahun tidak disebut)"


def clock(start: str | None, end: str | None, zone: str | None) -> str:
    """Write the clock as people do.

    >>> clock("09:00", "10:30", "WIB")
    '09.00–10.30 WIB'
    """
    if not start:
        return ""
    hours = "–".join(filter(None, (start, end))).replace(":", ".")
    return " ".join(filter(None, (hours, zone)))


def number(value: int) -> str:
    """Write a number with points between the thousands.

    >>> number(10000)
    '10.000'
    """
    return f"{value:,}".replace(",", ".")
