"""XLSX: one sheet a table, with frozen heads and filters, for people."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from kamtibmas_cli.writers import WriterError, part_of
from kamtibmas_cli.writers.flat import TABLES, Column, Table, Value, header, rows

# The most rows of a sheet, its head included, and the most characters of a cell.
LAST_ROW, LONGEST = 1_048_576, 32_767
_WIDTHS = {"text": 18, "integer": 9, "boolean": 10, "date": 12}
_WIDE = {"text": 90, "venue": 36, "headline": 50, "officers": 40, "units": 36, "position": 24, "source": 24, "name": 24}


def write(records: Iterator[str], output: Path) -> None:
    """Write the sheets.

    Every text is written as text, so one that begins with "=" is no formula. Dates are dates; one without a year
    stays text. Raises ``WriterError`` where a table has more rows than a sheet can hold.
    """
    book = xlsxwriter.Workbook(str(part_of(output)), {"constant_memory": True})
    # The clock would make the same records give other bytes.
    book.set_properties({"created": datetime(2000, 1, 1)})
    try:
        sheets = [_Sheet(book, table) for table in TABLES]
        for number, line in enumerate(records, 1):
            record = json.loads(line)
            for sheet in sheets:
                sheet.add(number, record)
        for sheet in sheets:
            sheet.finish()
    finally:
        book.close()


class _Sheet:
    def __init__(self, book: Any, table: Table) -> None:
        self.table = table
        self.sheet = book.add_worksheet(table.name)
        self.day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.row = 0
        bold = book.add_format({"bold": True, "bottom": 1})
        kinds = ("integer", "text", *(column.kind for column in table.columns))
        for place, (name, kind) in enumerate(zip(header(table), kinds, strict=True)):
            self.sheet.set_column(place, place, _WIDE.get(name, max(_WIDTHS[kind], len(name) + 3)))
            self.sheet.write_string(0, place, name, bold)
        self.sheet.freeze_panes(1, 2)

    def add(self, number: int, record: dict[str, Any]) -> None:
        for row in rows(self.table, number, record):
            self.row += 1
            if self.row >= LAST_ROW:
                raise WriterError(
                    f"a sheet holds at most {LAST_ROW - 1} {self.table.name}: write .csv, .db or .parquet instead"
                )
            for place, value in enumerate(row):
                column = self.table.columns[place - 2] if place > 1 else None
                self._cell(place, value, column)

    def _cell(self, place: int, value: Value, column: Column | None) -> None:
        if value is None:
            return
        if isinstance(value, bool):
            self.sheet.write_boolean(self.row, place, value)
        elif isinstance(value, int):
            self.sheet.write_number(self.row, place, value)
        else:
            if column is not None and column.kind == "date":
                with suppress(ValueError):
                    self.sheet.write_datetime(self.row, place, _day(value), self.day)
                    return
            self.sheet.write_string(self.row, place, value[:LONGEST])

    def finish(self) -> None:
        self.sheet.autofilter(0, 0, max(self.row, 1), len(header(self.table)) - 1)


def _day(value: str) -> datetime:
    """Give the day as a date of a sheet; raises ``ValueError`` for one without a year, or before a sheet's first."""
    day = date.fromisoformat(value)
    if day.year < 1900:
        raise ValueError(value)
    return datetime(day.year, day.month, day.day)
