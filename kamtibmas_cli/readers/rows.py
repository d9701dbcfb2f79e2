"""Rows of a table, one release a row: CSV, JSON lines, XLSX."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

from kamtibmas_cli.readers.plain import UnreadableError, decode

Row = dict[str, Any]


def rows_of(data: bytes, kind: str, encoding: str | None = None) -> Iterator[Row]:
    """Give the rows of a table by column. ``kind`` is "csv", "jsonl" or "xlsx".

    Raises ``UnreadableError`` in one plain line where it cannot be read, or the extra is missing.
    """
    if kind == "xlsx":
        return _xlsx(data)
    text = decode(data, encoding).text
    return _jsonl(text) if kind == "jsonl" else _csv(text)


def _csv(text: str) -> Iterator[Row]:
    """Read CSV with the divider that its head uses: Indonesian offices save with ";"."""
    head = text.partition("\n")[0]
    divider = max(",;\t|", key=head.count)
    csv.field_size_limit(50_000_000)
    try:
        for row in csv.DictReader(io.StringIO(text, newline=""), delimiter=divider):
            yield {str(name): value for name, value in row.items() if name is not None}
    except csv.Error as error:
        raise UnreadableError(f"not a readable CSV file ({error})") from None


def _jsonl(text: str) -> Iterator[Row]:
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise UnreadableError(f"line {number} is no JSON ({error})") from None
        if not isinstance(value, dict):
            raise UnreadableError(f"line {number} is no JSON object")
        yield value


def _xlsx(data: bytes) -> Iterator[Row]:
    try:
        import python_calamine
    except ModuleNotFoundError:
        raise UnreadableError("reading XLSX needs the extra 'xlsx': pip install 'kamtibmas[xlsx]'") from None
    try:
        sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    except Exception as error:  # calamine raises many kinds, all of them about the file
        raise UnreadableError(f"not a readable XLSX file ({error})") from None
    head: list[str] | None = None
    for cells in sheet.iter_rows():
        if head is None:
            head = [str(cell) for cell in cells]
            continue
        values = (cell if isinstance(cell, (str, int, float, bool)) else str(cell) for cell in cells)
        yield dict(zip(head, values, strict=False))
