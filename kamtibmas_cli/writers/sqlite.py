"""SQLite: the flat tables with keys and indices, the whole record as JSON, and a full-text index on the text."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kamtibmas_cli.writers import part_of
from kamtibmas_cli.writers.flat import TABLES, Column, Table, rows

_TYPES = {"text": "TEXT", "integer": "INTEGER", "boolean": "INTEGER", "date": "TEXT"}
# How many records go into one transaction's worth of memory.
_CHUNK = 500
_INDICES = (
    ("releases", "date"), ("releases", "district_code"), ("releases", "regency_code"), ("personnel", "release"),
    ("personnel", "name"), ("messages", "release"), ("outcomes", "release"),
)  # fmt: skip


def write(records: Iterator[str], output: Path) -> None:
    """Write the database.

    ``releases`` has the text (column ``text``, where the records carry it) and the record (column ``record``); the
    full-text index is ``releases_text``: ``SELECT rowid FROM releases_text WHERE releases_text MATCH 'narkoba'``.
    """
    path = part_of(output)
    path.unlink(missing_ok=True)
    base = sqlite3.connect(path, isolation_level=None)
    try:
        # The file gets its name only when it is complete, so a journal of its own would protect nothing.
        base.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _schema())
        base.execute("BEGIN")
        chunk: list[tuple[int, dict[str, Any]]] = []
        for number, line in enumerate(records, 1):
            chunk.append((number, json.loads(line)))
            if len(chunk) == _CHUNK:
                _insert(base, chunk)
                chunk.clear()
        _insert(base, chunk)
        base.execute("COMMIT")
        base.executescript(
            "".join(f"CREATE INDEX {table}_{column} ON {table} ({column});" for table, column in _INDICES)
            + "INSERT INTO releases_text (releases_text) VALUES ('rebuild');"
        )
    except sqlite3.OperationalError as error:
        # "disk I/O error", "database or disk is full"
        raise OSError(str(error)) from error
    finally:
        base.close()


def _schema() -> str:
    tables = [_create(table) for table in TABLES]
    text = "CREATE VIRTUAL TABLE releases_text USING fts5 (text, content='releases', content_rowid='release');"
    return "".join(tables) + text


def _create(table: Table) -> str:
    columns = [_column(column) for column in table.columns]
    if table.name == "releases":
        columns = ['"release" INTEGER PRIMARY KEY', '"source" TEXT', *columns, '"text" TEXT', '"record" TEXT NOT NULL']
    else:
        columns = ['"release" INTEGER NOT NULL REFERENCES releases (release)', '"source" TEXT', *columns]
        columns.append(
            'PRIMARY KEY ("release", "id")' if table.name == "personnel" else 'PRIMARY KEY ("release", "number")'
        )
    return f"CREATE TABLE {table.name} ({', '.join(columns)});"


def _column(column: Column) -> str:
    return f'"{column.name}" {_TYPES[column.kind]}'


def _insert(base: sqlite3.Connection, chunk: list[tuple[int, dict[str, Any]]]) -> None:
    for table in TABLES:
        found = [row for number, record in chunk for row in _rows(table, number, record)]
        if found:
            base.executemany(f"INSERT INTO {table.name} VALUES ({', '.join('?' * len(found[0]))})", found)


def _rows(table: Table, number: int, record: dict[str, Any]) -> Iterator[list[Any]]:
    if table.name != "releases":
        yield from rows(table, number, record)
        return
    source = record["source"]
    slim = {**record, "source": {**source, "text": None}}
    for row in rows(table, number, record):
        yield [*row, source["text"], json.dumps(slim, ensure_ascii=False)]
