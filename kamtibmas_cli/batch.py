"""A folder of releases to one file of records."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from kamtibmas_cli.readers import UnreadableError, read
from kamtibmas_cli.record import record


class Options(NamedTuple):
    """How to read."""

    base_date: date | None
    encoding: str | None
    lang: str
    fail_fast: bool


class Result(NamedTuple):
    """How many records were written and how many inputs failed."""

    written: int
    failed: int


def walk(folder: Path) -> list[Path]:
    """Give the texts of a folder, sorted by name; hidden files are skipped."""
    return sorted(path for path in folder.glob("*.txt") if path.is_file() and not path.name.startswith("."))


def run(folder: Path, output: Path, options: Options, say: Callable[[str], None]) -> Result:
    """Write one JSON record a line, in the order of names; the file appears only when it is complete.

    Raises ``OSError`` where the output cannot be written; then no half-written file is left.
    """
    written = failed = 0
    part = output.with_name(f".{output.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as file:
            for path in walk(folder):
                try:
                    reading = read(path, options.encoding)
                except UnreadableError as error:
                    say(str(error))
                    failed += 1
                    if options.fail_fast:
                        break
                    continue
                value = record(
                    reading.text,
                    path.relative_to(folder).as_posix(),
                    base_date=options.base_date,
                    lang=options.lang,
                    encoding=reading.encoding,
                )
                failed += any(note["code"] == "K001" for note in value["diagnostics"])
                file.write(json.dumps(value, ensure_ascii=False) + "\n")
                written += 1
        if written:
            part.replace(output)
        else:
            part.unlink()
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return Result(written, failed)
