"""Checks across fields: what is missing, contradictory or unknown. They never change a value."""

import re
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from kamtibmas_cli.official import Undecided
from kamtibmas_cli.recognisers.moments import Date, dates
from kamtibmas_cli.recognisers.names import PLACE_PARTS, clear_names, common_words
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.tables import lexicon
from kamtibmas_cli.text import Span, Text

# "25-26" of "Minggu dini hari (25-26/10/2025)"
_SEVERAL = re.compile(r"(?i)\d{1,2}(?: [a-z]+)?(?: \d{4})?\s*(?:[-–]|s\.?/?d\.?|hingga|sampai)\s*\d{1,2}\s[a-z]")
_NEXT = 24  # code points of " s.d. 1 September" behind a day
_TWO_DAYS = re.compile(r"\d{1,2}\s?[-–]\s?(?P<last>\d{1,2})\b")

# code: severity, field, message in Indonesian, message in English
CODES: dict[str, tuple[str, str, str, str]] = {
    "K001": ("error", "source", "Teks kosong.", "The text is empty."),
    "K002": (
        "info", "source", "Teks dibaca sebagai {encoding}, bukan UTF-8.", "The text was read as {encoding}, not UTF-8.",
    ),
    "K101": ("warning", "time.date", "Tanggal kegiatan tidak ditemukan.", "No date of the activity was found."),
    "K102": (
        "warning", "time.weekday",
        "Hari {said} tidak cocok dengan tanggal {date}, yang jatuh pada hari {real}.",
        "The weekday {said} contradicts the date {date}, which is a {real}.",
    ),
    "K103": (
        "warning", "time.end", "Waktu selesai {end} mendahului waktu mulai {start}.",
        "The end {end} is before the start {start}.",
    ),
    "K104": (
        "info", "time.date", "Tahun tidak disebut dalam teks.", "The text gives no year.",
    ),
    "K201": (
        "info", "place", "{level} \"{name}\" tidak ada dalam daftar wilayah resmi.",
        "The {level} \"{name}\" is not in the official list of areas.",
    ),
    "K202": (
        "info", "place", "{level} \"{name}\" cocok dengan beberapa wilayah: {areas}.",
        "The {level} \"{name}\" fits several areas: {areas}.",
    ),
    "K301": (
        "warning", "personnel_count", "Disebut {stated} personel, tetapi daftarnya memuat {listed} nama.",
        "The text says {stated} officers, but the list names {listed}.",
    ),
    "K302": (
        "warning", "personnel", "Kata \"{word}\" menyerupai pangkat {near}, tetapi bukan pangkat yang dikenal.",
        "The word \"{word}\" looks like the rank {near}, but is no known rank.",
    ),
}  # fmt: skip
_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_LATE = "18:00"  # from here on an "earlier" end is past midnight


def check(
    text: Text, record: dict[str, Any], count_span: list[int] | None, undecided: Undecided, lang: str, encoding: str
) -> list[dict[str, Any]]:
    """Check a record against its text. Returns diagnostics in the contract's form, sorted by place."""
    if not text.clean.strip("\u00ad \n"):
        return [_note("K001", None, lang)]
    found = [] if encoding.startswith("utf-8") else [_note("K002", None, lang, encoding=encoding)]
    found += _areas(record, undecided, lang)
    found += [*_time(text, record, lang), *_count(text, record, count_span, lang), *_rank_like(text, lang)]
    return sorted(found, key=lambda note: (note["span"] or [-1], note["code"]))


def _note(code: str, span: Span | list[int] | None, lang: str, **values: Any) -> dict[str, Any]:
    severity, field, indonesian, english = CODES[code]
    message = (english if lang == "en" else indonesian).format(**values)
    return {
        "code": code, "severity": severity, "field": field, "message": message, "span": list(span) if span else None,
    }  # fmt: skip


_LEVELS = {"village": "Desa/kelurahan", "district": "Kecamatan", "regency": "Kabupaten/kota", "province": "Provinsi"}


def _areas(record: dict[str, Any], undecided: Undecided, lang: str) -> list[dict[str, Any]]:
    """Stated areas without a code: nothing fits, or several do."""
    notes = []
    for level, candidates in undecided:
        stated = record["place"][level]
        label = level if lang == "en" else _LEVELS[level]
        named = ", ".join(f"{area.code} {area.name}" for area in candidates[:5]) + (" …" if len(candidates) > 5 else "")
        code = "K202" if candidates else "K201"
        note = _note(code, stated["span"], lang, level=label, name=stated["name"], areas=named)
        notes.append({**note, "field": f"place.{level}"})
    return notes


def _time(text: Text, record: dict[str, Any], lang: str) -> list[dict[str, Any]]:
    time = record["time"]
    notes = []
    if time["date"] is None:
        notes.append(_note("K101", None, lang))
    elif time["date"].startswith("X"):
        notes.append(_note("K104", time["spans"]["date"], lang))
    for item in dates(text):
        if item.weekday and item.year and not text.junk(item.start):
            said = int(item.weekday.row.values["value"])
            real = date(item.year, item.month, item.day).isoweekday()
            if said != real and not _is_last_day(text, item, said):
                values = {"said": _DAYS[said - 1], "date": item.iso, "real": _DAYS[real - 1]}
                notes.append(_note("K102", (item.start, item.end), lang, **values))
    start, end = time["start"], time["end"]
    backwards = start and end and end < start and not (start >= _LATE and end <= "08:00")
    if backwards and not _runs_on(text, time["spans"].get("date")):
        notes.append(_note("K103", time["spans"]["end"], lang, start=start, end=end))
    return notes


def _count(text: Text, record: dict[str, Any], span: list[int] | None, lang: str) -> list[dict[str, Any]]:
    """``3 personil Polsek … yaitu :`` followed by a list of two."""
    stated = record["personnel_count"]
    if stated is None or span is None:
        return []
    for section in text.sections:
        if section.head[0] <= span[0] < section.head[1]:
            listed = sum(
                1
                for start, end in section.items
                if any(start <= first < end for person in record["personnel"] for first, _ in person["mentions"])
            )
            if listed and listed != stated and listed == len(section.items):
                return [_note("K301", span, lang, stated=stated, listed=listed)]
    return []


@lru_cache(maxsize=4096)
def _near_rank(word: str) -> str | None:
    """Give the rank that a word is nearly: "iptuy" is IPTU."""
    forms = [form for row in lexicon().table("ranks") for form in row.forms if re.fullmatch(r"[A-Za-z]{4,7}", form)]
    near = get_close_matches(word, [form.lower() for form in forms], n=1, cutoff=0.8)
    return near[0].upper() if near else None


def _names_area(text: Text, index: int) -> bool:
    """Tell whether a word begins an area's name: "Kapolsek Praya Barat", "Kapolres Seram Bagian Barat"."""
    return text.mark_at("regencies", index) is not None or bool(areas().named(text.folds[index]))


def _is_last_day(text: Text, item: Date, weekday: int) -> bool:
    """Tell whether a weekday is that of the last of two days: "Sabtu malam hingga Minggu dini hari, 25–26 Oktober"."""
    eve = item.weekday is not None and text.folds[item.weekday.start - 1 : item.weekday.start] == ["malam"]
    if eve and weekday == date(item.year or 1, item.month, item.day).isoweekday() % 7 + 1:
        return True  # "Sabtu malam Minggu, 14 September 2024": the night before Sunday
    found = _TWO_DAYS.search(text.clean, *item.core)
    later = int(found["last"]) - item.day if found else 0
    first = date(item.year or 1, item.month, item.day)
    return later > 0 and (first + timedelta(days=later)).isoweekday() == weekday


def _runs_on(text: Text, span: list[int] | None) -> bool:
    """Tell whether a day is the first of several: "29 Februari s.d. 1 Maret 2024", "12 - 13 September 2024"."""
    return span is not None and bool(_SEVERAL.search(text.clean, span[0], span[1] + _NEXT))


def _rank_like(text: Text, lang: str) -> list[dict[str, Any]]:
    """A word between an office and a name that is nearly a rank: ``Kapolsek Langgam Iptuu Budi``."""
    notes = []
    common = common_words()
    for office in offices(text):
        if office.stop < len(text.folds) and text.mark_at("ranks", office.stop):
            continue
        for index in range(office.title[1], min(office.stop + 1, len(text.folds) - 1)):
            word = text.folds[index]
            if not 4 <= len(word) <= 8 or not text.capital(index) or word in common or word in PLACE_PARTS:
                continue
            known = text.mark_at("ranks", index) or text.mark_at("positions", index) or _names_area(text, index)
            near = None if known else _near_rank(word)
            named = near and any(
                word in name for names in clear_names(text) for name in names if len(name) > 1 and name[-1] == word
            )
            goes_on = "\n" not in text.gap(index)  # "Dari : Kapolsek Harau", and below it "Hal : …"
            if near and not named and goes_on and text.capital(index + 1):
                span = text.span(index, index + 1)
                notes.append(_note("K302", span, lang, word=text.raw[slice(*span)], near=near))
                break
    return notes
