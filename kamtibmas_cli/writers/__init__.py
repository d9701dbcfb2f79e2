"""Records to files: the ending of the output names the format.

A writer takes the records one by one, as JSON text, so that memory stays flat however many there are, and writes to
``part_of`` each name. ``write`` puts the files under their final names when all are complete.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple


class WriterError(Exception):
    """An output that cannot be written; its message is one line for the user."""


class Format(NamedTuple):
    """A format: the module that writes it, and the extra that it needs (None: none)."""

    module: str
    extra: str | None


FORMATS = {
    ".jsonl": Format("lines", None),
    ".json": Format("lines", None),
    ".csv": Format("csv_tables", None),
    ".xlsx": Format("xlsx", "xlsx"),
    ".parquet": Format("parquet", "parquet"),
    ".db": Format("sqlite", None),
    ".sqlite": Format("sqlite", None),
}
Write = Callable[[Iterator[str], Path], None]


def part_of(path: Path) -> Path:
    """Give the temporary name beside an output; its ending stays, because some libraries look at it."""
    return path.with_name(f".{path.stem}.part{path.suffix}")


def find(output: Path) -> Write:
    """Give the function that writes an output of this name.

    Raises ``WriterError`` where the ending is unknown or the extra that it needs is not installed.
    """
    known = FORMATS.get(output.suffix.lower())
    if known is None:
        raise WriterError(f"{output}: the output must end in {' '.join(FORMATS)}")
    try:
        module = import_module(f"kamtibmas_cli.writers.{known.module}")
    except ModuleNotFoundError as error:
        if known.extra is None or (error.name or "").startswith("kamtibmas_cli"):
            raise
        raise WriterError(
            f"{output.suffix} needs the extra {known.extra!r}: pip install 'kamtibmas[{known.extra}]'"
        ) from None
    write: Write = module.write
    return write


def outputs(output: Path) -> list[Path]:
    """Give the names of all files that an output of this name consists of."""
    if output.suffix.lower() == ".csv":
        from kamtibmas_cli.writers.flat import TABLES

        return [*(output.with_suffix(f".{table.name}.csv") for table in TABLES[1:]), output]
    return [output]


def write(records: Iterator[str], output: Path) -> int:
    """Write all records; the files appear under their names only when each is complete.

    Takes the records as JSON text. Returns how many there were. Raises ``OSError`` or ``WriterError``; then nothing is
    left behind.
    """
    return _write(find(output), records, outputs(output))


def write_lines(lines: Iterator[str], output: Path) -> int:
    """Write JSON lines, whatever the ending; otherwise as ``write``."""
    from kamtibmas_cli.writers import lines as module

    return _write(module.write, lines, [output])


def _write(function: Write, records: Iterator[str], finals: list[Path]) -> int:
    count = 0

    def counted() -> Iterator[str]:
        nonlocal count
        for count, record in enumerate(records, 1):  # noqa: B007 - the count is what is wanted
            yield record

    parts = [(part_of(final), final) for final in finals]
    try:
        function(counted(), finals[-1])
        for part, final in parts:
            part.replace(final)
    except BaseException:
        for part, _ in parts:
            part.unlink(missing_ok=True)
        raise
    return count
