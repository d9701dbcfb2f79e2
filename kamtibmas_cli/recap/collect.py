"""Inputs to records: releases, folders of them, and files of records. The one place where a recap reads."""

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from kamtibmas_cli import readers
from kamtibmas_cli.convert import records

_SPACE = re.compile(r"\s*")
_KEYS = {"source", "time", "place", "units", "personnel", "activity"}
RECORDS = {".jsonl", ".json", ".db", ".sqlite"}
Json = dict[str, Any]


class Options(NamedTuple):
    """How releases are read, and who is told of an input that cannot be."""

    problem: Callable[[str], None]
    base_date: date | None = None
    encoding: str | None = None
    skip: Path | None = None


def load(inputs: Sequence[Path], options: Options) -> Iterator[Json]:
    """Give the record of every release, one after another, in the order of the inputs.

    An input is a file with releases (a text, a chat, a page, a document: what ``readers`` reads), a folder of such
    files (``readers.ENDINGS``, at any depth, sorted by path) or a file of records (.jsonl, .json, .db, .sqlite). A
    release is read with its text in ``source.text``. What cannot be read, and a release without text, is told to
    ``options.problem`` in one line; the others still come. ``options.skip``, where the recap goes, is no release.
    """
    for path in inputs:
        if path.is_dir():
            yield from _folder(path, options, alone=len(inputs) == 1)
        elif path.suffix.lower() in RECORDS:
            yield from _records(path, options)
        else:
            yield from _release(path, path.as_posix(), options)


def _folder(folder: Path, options: Options, alone: bool) -> Iterator[Json]:
    """Read a folder; names are relative to it where it is the only input, so that the recap does not tell where."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix.lower() in readers.ENDINGS and path.is_file())
    seen = [
        path
        for path in paths
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and not (options.skip and options.skip.exists() and path.samefile(options.skip))
    ]
    if not seen:
        options.problem(f"{folder}: no readable files in it")
    for path in seen:
        name = path.relative_to(folder) if alone else path
        yield from _release(path, name.as_posix(), options)


def _release(path: Path, name: str, options: Options) -> Iterator[Json]:
    """Read a file that holds one release or several: a text, a chat, a page, a document."""
    how = readers.How(encoding=options.encoding)
    try:
        for value in records(readers.read_bytes(path), name, how, base_date=options.base_date, with_text=True):
            if value["source"]["text"].strip():
                yield value
            else:
                options.problem(f"{path}: empty")
    except readers.UnreadableError as error:
        options.problem(f"{path}: {error}")


def _records(path: Path, options: Options) -> Iterator[Json]:
    read = {".jsonl": _lines, ".json": _objects}.get(path.suffix.lower(), _rows)
    try:
        for number, value in enumerate(read(path), 1):
            if isinstance(value, dict) and value.keys() >= _KEYS:
                yield value
            else:
                options.problem(f"{path}: record {number} is no record of kamtibmas")
    except FileNotFoundError:
        options.problem(f"{path}: no such file")
    except (OSError, sqlite3.Error, UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        options.problem(f"{path}: cannot read records from it: {error}")


def _lines(path: Path) -> Iterator[Json | None]:
    """Read a record a line; a broken line is None and costs only itself."""
    with path.open(encoding="utf-8-sig") as file:
        for line in filter(str.strip, file):
            try:
                yield json.loads(line)
            except (json.JSONDecodeError, RecursionError):
                yield None


def _objects(path: Path) -> Iterator[Json]:
    """Read records one after another, as ``parse`` prints them, or a list of them."""
    text = path.read_text("utf-8-sig")
    decoder, at = json.JSONDecoder(), 0
    while (at := _SPACE.match(text, at).end()) < len(text):  # type: ignore[union-attr]
        value, at = decoder.raw_decode(text, at)
        yield from value if isinstance(value, list) else [value]


def _rows(path: Path) -> Iterator[Json]:
    """Read the table ``releases`` of a database: ``record`` holds JSON, without the text that ``text`` holds."""
    if not path.exists():
        raise FileNotFoundError(path)
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        columns = {row[1] for row in database.execute("PRAGMA table_info(releases)")}
        text = "text" if "text" in columns else "NULL"
        for value, words in database.execute(f"SELECT record, {text} FROM releases ORDER BY rowid"):
            found = json.loads(value)
            if words and isinstance(found, dict) and isinstance(found.get("source"), dict):
                found["source"]["text"] = words
            yield found
    finally:
        database.close()
