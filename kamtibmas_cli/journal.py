"""What a run over many inputs has finished so far, kept beside the output until that is complete.

A text file: a head line with the options, then for each input its records (``R``) and errors (``E``) as JSON, closed by
a line with its name (``D``). A block without that last line was cut off and does not count, so a killed run loses at
most the inputs that were in work.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

RECORD, ERROR, DONE = b"R", b"E", b"D"


class Block(NamedTuple):
    """What one input gave: its name, its records as JSON text, and what was wrong with it."""

    name: str
    records: list[str]
    errors: list[dict[str, Any]]


class OtherOptionsError(Exception):
    """The unfinished run was made with other options."""


def path_of(output: Path) -> Path:
    """Give the journal's name for an output."""
    return output.with_name(f".{output.name}.journal")


class Journal:
    """The journal of one output. Use it as a context manager; it stays on disk until ``remove``."""

    def __init__(self, path: Path, options: dict[str, Any]) -> None:
        """Open a journal, or begin one where there is none.

        Raises ``OtherOptionsError`` where it was begun with other options, ``OSError`` where it cannot be written.
        """
        self.path = path
        self._starts: dict[str, int] = {}
        self._end = 0
        head = json.dumps(options, ensure_ascii=False, sort_keys=True).encode() + b"\n"
        self._file = path.open("r+b" if path.exists() else "w+b")
        first = self._file.readline()
        if first.endswith(b"\n"):
            if first != head:
                self._file.close()
                raise OtherOptionsError
            self._end = len(first)
            self._find_blocks()
        self._file.seek(self._end)
        self._file.truncate()
        if not self._end:
            self._write(head)

    def __enter__(self) -> "Journal":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def _find_blocks(self) -> None:
        start = position = self._end
        for line in self._file:
            position += len(line)
            if line.startswith(DONE) and line.endswith(b"\n"):
                self._starts[json.loads(line[1:])] = start
                start = self._end = position

    def __contains__(self, name: str) -> bool:
        """Tell whether an input is finished."""
        return name in self._starts

    def add(self, blocks: Iterable[Block]) -> None:
        """Keep finished inputs; they are on their way to the disk when this returns."""
        lines: list[bytes] = []
        end = self._end
        for block in blocks:
            self._starts[block.name] = end
            own = [
                *(RECORD + record.encode() + b"\n" for record in block.records),
                *(ERROR + json.dumps(error, ensure_ascii=False).encode() + b"\n" for error in block.errors),
                DONE + json.dumps(block.name, ensure_ascii=False).encode() + b"\n",
            ]
            end += sum(map(len, own))
            lines += own
        self._write(b"".join(lines))

    def _write(self, data: bytes) -> None:
        self._file.write(data)
        self._file.flush()
        self._end += len(data)

    def records(self, names: Iterable[str]) -> Iterator[str]:
        """Give the records of some inputs, in their order."""
        for kind, line in self._lines(names):
            if kind == RECORD:
                yield line

    def errors(self, names: Iterable[str]) -> Iterator[str]:
        """Give what was wrong with some inputs, as JSON text."""
        for kind, line in self._lines(names):
            if kind == ERROR:
                yield line

    def _lines(self, names: Iterable[str]) -> Iterator[tuple[bytes, str]]:
        with self.path.open("rb") as file:
            position = 0
            for name in names:
                start = self._starts.get(name)
                if start is None:
                    continue
                if start != position:
                    file.seek(start)
                    position = start
                for line in file:
                    position += len(line)
                    if line.startswith(DONE):
                        break
                    yield line[:1], line[1:-1].decode()

    def remove(self) -> None:
        """Take the journal away: the output is complete."""
        self._file.close()
        self.path.unlink(missing_ok=True)
