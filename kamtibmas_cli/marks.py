"""Where a record's values stand in its text: what the terminal and the page show in colour."""

import itertools
from collections.abc import Iterator
from typing import Any, NamedTuple


class Value(NamedTuple):
    """A value of a record: its field, a label and words for a person, and where it was read (no span: inferred)."""

    field: str
    label: str
    words: str
    spans: tuple[tuple[int, int], ...]


_LABELS = {
    "outlet": "media", "dateline": "asal", "headline": "judul", "credit": "kredit", "venue": "lokasi",
    "street": "jalan",
    "km": "km", "rt": "RT", "rw": "RW", "hamlet": "dusun", "village": "desa/kelurahan", "district": "kecamatan",
    "regency": "kabupaten/kota", "province": "provinsi",
}  # fmt: skip


def values(record: dict[str, Any]) -> Iterator[Value]:
    """Give all values of a record, in the order in which a person reads it."""
    yield from _event(record)
    for unit in record["units"]:
        yield Value("units", "satuan", f"{unit['kind']} {unit['name'] or ''}".strip(), _spans(unit))
    for person in sorted(record["personnel"], key=lambda one: -((one["rank"] or {}).get("order") or 0)):
        spans = tuple((start, end) for start, end in person["mentions"])
        yield Value("personnel", "petugas", person_words(person), spans)
    names = {person["id"]: person["name"] for person in record["personnel"]}
    for key, label in (("messages", "pesan"), ("outcomes", "harapan")):
        for item in record[key]:
            yield Value(key, label, f"{speaker(item, names) or '–'}: {item['text']}", _spans(item))
    if record["situation"]:
        yield Value("situation", "situasi", ", ".join(record["situation"]["status"]), _spans(record["situation"]))


def _event(record: dict[str, Any]) -> Iterator[Value]:
    """Give head, activity, time and place."""
    for key in ("outlet", "dateline", "headline", "credit"):
        if record[key]:
            yield Value("header", _LABELS[key], record[key]["text"], _spans(record[key]))
    activity = record["activity"]
    for kind, span in zip(activity["kinds"], activity["spans"], strict=True):
        yield Value("activity", "kegiatan", kind, ((span[0], span[1]),))
    time = record["time"]
    for key, label in (("date", "tanggal"), ("start", "mulai"), ("end", "selesai")):
        if time[key]:
            zone = f" {time['timezone']}" if time["timezone"] and key != "date" else ""
            span = time["spans"].get(key)
            yield Value("time", label, time[key] + zone, ((span[0], span[1]),) if span else ())
    for key, part in record["place"].items():
        if part:
            code = f" ({part['code']})" if part.get("code") else ""
            yield Value("place", _LABELS[key], (part.get("text") or part["name"]) + code, _spans(part))


def person_words(person: dict[str, Any]) -> str:
    """Give an officer in one line: rank, name, degrees, office."""
    position = person["position"] or {}
    acting = "Ps./Plt." if position.get("acting") else None
    office = " ".join(filter(None, (acting, position.get("title"), position.get("unit"), position.get("area"))))
    rank = (person["rank"] or {}).get("code")
    name = ", ".join([" ".join(filter(None, (rank, person["name"]))), *person["titles"]])
    return f"{name} – {office}" if office else name


def speaker(item: dict[str, Any], names: dict[str, str]) -> str | None:
    """Give who says a message or hope: a name by its id, the words for somebody unnamed, or nobody."""
    who = item["speaker"]
    return who["text"] if isinstance(who, dict) else names.get(who)


def _spans(part: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    span = part.get("span")
    return ((span[0], span[1]),) if span else ()


def segments(length: int, found: list[Value]) -> list[tuple[int, int, list[int]]]:
    """Cut a text at the edges of all values: pieces with the numbers of the values in them, the shortest first."""
    edges = sorted({0, length, *(edge for value in found for span in value.spans for edge in span)})
    holders = [
        (end - start, start, end, number) for number, value in enumerate(found) for start, end in value.spans
    ]  # fmt: skip
    holders.sort()
    return [
        (
            start,
            end,
            list(dict.fromkeys(number for _, first, last, number in holders if first <= start and end <= last)),
        )
        for start, end in itertools.pairwise(edges)
    ]
