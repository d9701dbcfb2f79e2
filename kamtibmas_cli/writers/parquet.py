"""Parquet: the record with its nesting, in proper types (pyarrow)."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kamtibmas_cli.writers import part_of

# Rows of a row group, and rows that become Arrow's arrays at once. The writer keeps a description of every group and
# column until the end, so many small groups cost memory; large pieces of Python objects do so as well.
_GROUP, _PIECE = 10_000, 500
_SPAN = pa.list_(pa.int32(), 2)
_TEXT, _WHOLE, _TRUTH = pa.string(), pa.int32(), pa.bool_()
_WORDS = pa.struct({"text": _TEXT, "span": _SPAN})
_AREA = pa.struct(
    {"name": _TEXT, "kind": _TEXT, "code": _TEXT, "official": _TEXT, "inferred": _TRUTH, "span": _SPAN}
)  # fmt: skip
_PLACE = pa.struct(
    {
        **dict.fromkeys(("venue", "street", "km", "rt", "rw"), _WORDS),
        **dict.fromkeys(("hamlet", "village", "district", "regency", "province"), _AREA),
    }
)
_TIME = pa.struct(
    {
        "date": _TEXT, "day": pa.date32(), "start": _TEXT, "end": _TEXT, "timezone": _TEXT, "timezone_inferred": _TRUTH,
        "year_inferred": _TRUTH, "starts_at": _TEXT, "ends_at": _TEXT, "starts_at_utc": pa.timestamp("s", "UTC"),
        "ends_at_utc": pa.timestamp("s", "UTC"), "weekday": _TEXT, "part_of_day": _TEXT, "approximate": _TRUTH,
        "open_ended": _TRUTH, "spans": pa.struct(dict.fromkeys(("date", "start", "end"), _SPAN)),
    }
)  # fmt: skip
_PERSON = pa.struct(
    {
        "id": _TEXT, "name": _TEXT,
        "rank": pa.struct({"code": _TEXT, "name": _TEXT, "force": _TEXT, "order": _WHOLE}), "titles": pa.list_(_TEXT),
        "position": pa.struct({"title": _TEXT, "acting": _TRUTH, "unit": _TEXT, "area": _TEXT}), "span": _SPAN,
        "mentions": pa.list_(_SPAN),
    }
)  # fmt: skip
_STATEMENT = pa.struct(
    {"form": _TEXT, "speaker_id": _TEXT, "speaker": _WORDS, "text": _TEXT, "span": _SPAN}
)  # fmt: skip
_NOTE = pa.struct(
    {"code": _TEXT, "severity": _TEXT, "field": _TEXT, "message": _TEXT, "span": _SPAN}
)  # fmt: skip
SCHEMA = pa.schema(
    {
        "schema_version": _TEXT,
        "source": pa.struct({"name": _TEXT, "index": _WHOLE, "sha256": _TEXT, "chars": _WHOLE, "text": _TEXT}),
        **dict.fromkeys(("outlet", "dateline", "headline", "credit"), _WORDS),
        "published": _TEXT,
        "activity": pa.struct({"kinds": pa.list_(_TEXT), "theme": _TEXT, "operation": _TEXT, "spans": pa.list_(_SPAN)}),
        "time": _TIME,
        "place": _PLACE,
        "places": pa.list_(_PLACE),
        "units": pa.list_(pa.struct({"kind": _TEXT, "name": _TEXT, "span": _SPAN})),
        "personnel_count": _WHOLE,
        "personnel": pa.list_(_PERSON),
        "messages": pa.list_(_STATEMENT),
        "outcomes": pa.list_(_STATEMENT),
        "situation": pa.struct({"status": pa.list_(_TEXT), "span": _SPAN}),
        "diagnostics": pa.list_(_NOTE),
    }
)


def write(records: Iterator[str], output: Path) -> None:
    """Write the records; what JSON tells apart by its type (a speaker) has a column for each."""
    with pq.ParquetWriter(part_of(output), SCHEMA, compression="zstd", write_statistics=False) as file:
        group: list[Any] = []
        while lines := list(islice(records, _PIECE)):
            group.append(pa.Table.from_pylist([_typed(json.loads(line)) for line in lines], SCHEMA))
            if len(group) * _PIECE >= _GROUP:
                _flush(file, group)
        _flush(file, group)


def _flush(file: Any, group: list[Any]) -> None:
    if group:
        file.write_table(pa.concat_tables(group), row_group_size=_GROUP)
        group.clear()
        pa.default_memory_pool().release_unused()


def _typed(record: dict[str, Any]) -> dict[str, Any]:
    """Add the typed columns beside the texts; areas get their mark where the JSON leaves it out."""
    time = record["time"]
    time["year_inferred"] = time.get("year_inferred", False)
    time["day"] = None
    with suppress(ValueError, TypeError):
        time["day"] = date.fromisoformat(time["date"])
    for name in ("starts_at", "ends_at"):
        moment = datetime.fromisoformat(time[name]) if time[name] else None
        time[f"{name}_utc"] = moment if moment and moment.tzinfo else None
    for place in (record["place"], *record["places"]):
        for area in place.values():
            if area and "name" in area:
                area["inferred"] = area.get("inferred", False)
    for item in (*record["messages"], *record["outcomes"]):
        speaker = item["speaker"]
        item["speaker_id"] = speaker if isinstance(speaker, str) else None
        item["speaker"] = speaker if isinstance(speaker, dict) else None
    return record
