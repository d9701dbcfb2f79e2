"""CSV: ``OUT.csv`` with one row a release, and ``OUT.personnel.csv``, ``OUT.messages.csv``, ``OUT.outcomes.csv``."""

import csv
import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from kamtibmas_cli.writers import outputs, part_of
from kamtibmas_cli.writers.flat import TABLES, Value, header, rows


def _cell(value: Value) -> Value:
    return str(value).lower() if isinstance(value, bool) else value


def write(records: Iterator[str], output: Path) -> None:
    """Write the four tables (UTF-8, comma, CRLF as RFC 4180 has it; true and false in small letters)."""
    *side, main = outputs(output)
    with ExitStack() as stack:
        files = [
            csv.writer(stack.enter_context(part_of(path).open("w", encoding="utf-8", newline="")))
            for path in (main, *side)
        ]
        for table, file in zip(TABLES, files, strict=True):
            file.writerow(header(table))
        for number, line in enumerate(records, 1):
            record = json.loads(line)
            for table, file in zip(TABLES, files, strict=True):
                file.writerows([_cell(value) for value in row] for row in rows(table, number, record))
