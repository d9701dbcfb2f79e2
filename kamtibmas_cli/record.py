"""The record of one release as plain data, in the contract's order; needs no model and so starts at once."""

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from kamtibmas_cli import diagnostics
from kamtibmas_cli.fields import (
    activity,
    header,
    messages,
    outcomes,
    personnel,
    place,
    situation,
    strength,
    time,
    units,
)
from kamtibmas_cli.found import Found
from kamtibmas_cli.official import add_codes
from kamtibmas_cli.speakers import assign
from kamtibmas_cli.text import Span, Text

SCHEMA_VERSION = "1.0"


def record(
    raw: str,
    name: str | None = None,
    *,
    base_date: date | None = None,
    with_text: bool = False,
    lang: str = "id",
    encoding: str = "utf-8",
) -> dict[str, Any]:
    """Give the record as a plain dictionary, in the contract's order; the arguments are those of ``release.parse``."""
    text = Text(raw)
    head, _ = header.find(text)
    when, _ = time.find(text, base_date)
    where, further, _ = place.find(text)
    people, _ = personnel.find(text)
    number, number_span, _ = strength.count(text)
    told, _ = messages.find(text)
    hoped, _ = outcomes.find(text)
    said, aims = assign(text, people, told, hoped)
    value = {
        "schema_version": SCHEMA_VERSION,
        "source": {
            "name": name,
            "index": 0,
            "sha256": hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest(),
            "chars": len(raw),
            "text": raw if with_text else None,
        },
        **{key: head[key] for key in ("outlet", "dateline", "headline", "credit", "published")},
        "activity": activity.find(text)[0],
        "time": when,
        "place": where,
        "places": further,
        "units": units.find(text)[0],
        "personnel_count": number,
        "personnel": people,
        "messages": said,
        "outcomes": aims,
        "situation": situation.find(text)[0],
    }
    undecided = add_codes(value)
    value["diagnostics"] = diagnostics.check(text, value, number_span, undecided, lang, encoding)
    return value


def candidates(raw: str, base_date: date | None = None) -> list[dict[str, Any]]:
    """List what every rule found: field, kind, rule, text, span, value, whether the record holds it, and why not."""
    text = Text(raw)
    value = record(raw, base_date=base_date)
    found: list[tuple[str, Iterable[Found]]] = [
        ("header", header.find(text)[1]),
        ("activity", activity.find(text)[1]),
        ("time", time.find(text, base_date)[1]),
        ("place", place.find(text)[2]),
        ("units", units.find(text)[1]),
        ("personnel", [*strength.count(text)[2], *personnel.find(text)[1]]),
        ("messages", messages.find(text)[1]),
        ("outcomes", outcomes.find(text)[1]),
        ("situation", situation.find(text)[1]),
    ]
    spans = {field: set(_spans(value.get(field))) for field, _ in found}
    spans["header"] = {span for key in ("outlet", "dateline", "headline", "credit") for span in _spans(value[key])}
    listed = [
        {
            "field": field,
            "kind": item.kind,
            "rule": item.rule,
            "text": " ".join(raw[item.start : item.end].split()),
            "span": [item.start, item.end],
            "value": item.value,
            "chosen": _chosen(item, spans[field], field),
        }
        for field, items in found
        for item in items
    ]
    for entry in listed:
        entry["why"] = None if entry["chosen"] else _why(text, entry, listed)
    return listed


def _why(text: Text, entry: dict[str, Any], listed: list[dict[str, Any]]) -> str:
    """Say why a candidate was turned down: where it stands, or what was chosen in its place."""
    start = entry["span"][0]
    if text.junk(start):
        return "in a line of the page around the release"
    if text.quoted(start):
        return "inside a quotation"
    rival = next(
        (one for one in listed if one["chosen"] and one["field"] == entry["field"] and one["kind"] == entry["kind"]),
        None,
    )
    if rival is not None:
        return f"{rival['text'][:40]!r} was chosen"
    return "not told of this activity"


def _chosen(item: Found, spans: set[Span], field: str) -> bool:
    if field in {"time", "place", "situation"}:
        return any(item.start <= start and end <= item.end for start, end in spans) or item.span in spans
    return item.span in spans


def _spans(value: Any) -> list[Span]:
    """Collect all spans of a part of the record."""
    if isinstance(value, list):
        if len(value) == 2 and all(isinstance(part, int) for part in value):
            return [(value[0], value[1])]
        return [span for part in value for span in _spans(part)]
    if isinstance(value, dict):
        return [span for part in value.values() for span in _spans(part)]
    return []
