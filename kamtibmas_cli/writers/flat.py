"""Records as flat tables: one row a release, and one row a person, message and outcome.

The columns are stable and documented (``note``; README lists them). ``release`` counts the releases from 1 and joins
the tables; ``source`` repeats the name of the file for whoever reads one table alone.
"""

from collections.abc import Callable, Iterator
from typing import Any, Literal, NamedTuple

from kamtibmas_cli.marks import speaker

Value = str | int | bool | None
Kind = Literal["text", "integer", "boolean", "date"]


class Column(NamedTuple):
    """A column: its name, the kind of its values, what it means, and how it is taken from an entry."""

    name: str
    kind: Kind
    note: str
    take: Callable[[dict[str, Any]], Value]


class Table(NamedTuple):
    """A table: its name, its columns after ``release`` and ``source``, and which parts of a record are its rows."""

    name: str
    columns: tuple[Column, ...]
    entries: Callable[[dict[str, Any]], list[dict[str, Any]]]


def _at(*path: str) -> Callable[[dict[str, Any]], Value]:
    """Take the value at a path; a missing step gives null."""

    def take(value: Any) -> Value:
        for step in path:
            value = value.get(step) if isinstance(value, dict) else None
        found: Value = value
        return found

    return take


def _joined(*path: str, divider: str = "; ") -> Callable[[dict[str, Any]], Value]:
    """Take the list of texts at a path as one text."""
    at: Callable[[dict[str, Any]], Any] = _at(*path)
    return lambda value: divider.join(at(value) or ()) or None


def _officers(record: dict[str, Any]) -> Value:
    people = (f"{(person['rank'] or {}).get('code') or ''} {person['name']}".strip() for person in record["personnel"])
    return "; ".join(people) or None


def _units(record: dict[str, Any]) -> Value:
    return "; ".join(f"{unit['kind']} {unit['name'] or ''}".strip() for unit in record["units"]) or None


def _notes(record: dict[str, Any]) -> Value:
    return "; ".join(dict.fromkeys(note["code"] for note in record["diagnostics"])) or None


def _start(entry: dict[str, Any]) -> Value:
    return int(entry["span"][0])


def _end(entry: dict[str, Any]) -> Value:
    return int(entry["span"][1])


def _areas() -> Iterator[Column]:
    names = {
        "village": "desa or kelurahan",
        "district": "kecamatan",
        "regency": "kabupaten or kota",
        "province": "provinsi",
    }
    for level, name in names.items():
        yield Column(level, "text", f"{name}, as the text names it", _at("place", level, "name"))
        yield Column(f"{level}_kind", "text", f"what kind of {name} the text says it is", _at("place", level, "kind"))
        yield Column(f"{level}_code", "text", "its official code (Kemendagri)", _at("place", level, "code"))
        yield Column(
            f"{level}_inferred", "boolean", "true where the text does not name it", _at("place", level, "inferred")
        )


def _words(*names: str) -> Iterator[Column]:
    for name in names:
        yield Column(name, "text", f"the {name}, as written", _at(name, "text"))


RELEASE = (
    Column("index", "integer", "number of the release inside its file, from 0", _at("source", "index")),
    Column("sha256", "text", "checksum of the text in UTF-8", _at("source", "sha256")),
    Column("chars", "integer", "length of the text in code points", _at("source", "chars")),
    *_words("outlet", "dateline", "headline", "credit"),
    Column("published", "text", "when it was published, where the text says it", _at("published")),
    Column("activity", "text", "kinds of activity, the main one first", _joined("activity", "kinds")),
    Column("theme", "text", "what the activity is about", _at("activity", "theme")),
    Column("operation", "text", "name of the police operation", _at("activity", "operation")),
    Column("date", "date", "day of the activity; XXXX-09-08 where the text has no year", _at("time", "date")),
    Column("start", "text", "clock time at which it began", _at("time", "start")),
    Column("end", "text", "clock time at which it ended", _at("time", "end")),
    Column("timezone", "text", "WIB, WITA or WIT", _at("time", "timezone")),
    Column("timezone_inferred", "boolean", "true where it follows from the place", _at("time", "timezone_inferred")),
    Column("starts_at", "text", "ISO date-time of the beginning", _at("time", "starts_at")),
    Column("ends_at", "text", "ISO date-time of the end", _at("time", "ends_at")),
    Column("weekday", "text", "day of the week, as stated", _at("time", "weekday")),
    Column("part_of_day", "text", "pagi, siang, sore or malam, as stated", _at("time", "part_of_day")),
    Column("approximate", "boolean", "true for sekira, sekitar, ±", _at("time", "approximate")),
    Column("open_ended", "boolean", "true for s/d selesai", _at("time", "open_ended")),
    Column("venue", "text", "the spot", _at("place", "venue", "text")),
    Column("street", "text", "the street", _at("place", "street", "text")),
    *(Column(name, "text", "of the address", _at("place", name, "text")) for name in ("km", "rt", "rw")),
    Column("hamlet", "text", "dusun, jorong, banjar …", _at("place", "hamlet", "name")),
    *_areas(),
    Column("units", "text", "police and TNI organisations", _units),
    Column("personnel_count", "integer", "how many officers took part, as stated", _at("personnel_count")),
    Column("officers", "text", "named officers with their ranks", _officers),
    Column("situation", "text", "how it went", _joined("situation", "status")),
    Column("diagnostics", "text", "codes of what could not be read or contradicts itself", _notes),
)  # fmt: skip
PERSONNEL = (
    Column("id", "text", "id of the person inside the release", _at("id")),
    Column("name", "text", "name without rank and titles", _at("name")),
    Column("rank", "text", "canonical short rank", _at("rank", "code")),
    Column("rank_name", "text", "official name of the rank", _at("rank", "name")),
    Column("rank_order", "integer", "order inside the force, 1 is the lowest", _at("rank", "order")),
    Column("force", "text", "polri, tni or pns", _at("rank", "force")),
    Column("titles", "text", "degrees", _joined("titles", divider=", ")),
    Column("position", "text", "office without unit and area", _at("position", "title")),
    Column("acting", "boolean", "true for Ps., Plh., Plt.", _at("position", "acting")),
    Column("unit", "text", "unit that the text attaches to the office", _at("position", "unit")),
    Column("area", "text", "area of a Bhabinkamtibmas or Babinsa", _at("position", "area")),
    Column("span_start", "integer", "where the person stands in the text (code points)", _start),
    Column("span_end", "integer", "and where that ends", _end),
)
STATEMENT = (
    Column("number", "integer", "number inside the release, from 1", _at("number")),
    Column("form", "text", "bullet, quote or indirect", _at("form")),
    Column("speaker_id", "text", "id of the person who says it", _at("speaker_id")),
    Column("speaker", "text", "name of that person, or the words for somebody unnamed", _at("speaker_name")),
    Column("text", "text", "the words", _at("text")),
    Column("span_start", "integer", "where they stand in the text (code points)", _start),
    Column("span_end", "integer", "and where they end", _end),
)


def _statements(key: str) -> Callable[[dict[str, Any]], list[dict[str, Any]]]:
    def entries(record: dict[str, Any]) -> list[dict[str, Any]]:
        names = {person["id"]: person["name"] for person in record["personnel"]}
        found = []
        for number, item in enumerate(record[key], 1):
            known = item["speaker"] if isinstance(item["speaker"], str) else None
            found.append({**item, "number": number, "speaker_id": known, "speaker_name": speaker(item, names)})
        return found

    return entries


TABLES = (
    Table("releases", RELEASE, lambda record: [record]),
    Table("personnel", PERSONNEL, lambda record: record["personnel"]),
    Table("messages", STATEMENT, _statements("messages")),
    Table("outcomes", STATEMENT, _statements("outcomes")),
)


def header(table: Table) -> list[str]:
    """Give the names of a table's columns, the two that join the tables first."""
    return ["release", "source", *(column.name for column in table.columns)]


def rows(table: Table, number: int, record: dict[str, Any]) -> Iterator[list[Value]]:
    """Give the rows that a record has in a table; ``number`` counts the releases from 1."""
    source = record["source"]["name"]
    for entry in table.entries(record):
        yield [number, source, *(column.take(entry) for column in table.columns)]
