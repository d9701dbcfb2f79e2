"""Folders of releases to one file of records: order, workers, resuming, errors."""

import fnmatch
import json
import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from datetime import date
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, NamedTuple

from kamtibmas_cli import __version__, journal, writers
from kamtibmas_cli.convert import records
from kamtibmas_cli.journal import Block, Journal
from kamtibmas_cli.readers import ENDINGS, How, UnreadableError, read_bytes

# Inputs that a worker takes at once: enough that handing them over costs nothing.
CHUNK = 16
# No file of releases is larger; a disk image in the folder must not fill the memory.
_LARGEST_FILE = 500_000_000
# Inputs for each worker below which a further process costs more than it brings.
_WORTH_A_WORKER = 200


class Options(NamedTuple):
    """How to read each input; together they make what an unfinished run must have in common with its resumption."""

    base_date: date | None = None
    lang: str = "id"
    with_text: bool = False
    how: How = How()


class Inputs(NamedTuple):
    """The files to read, sorted by name. ``cut`` is how many characters of a path are not part of its name."""

    paths: list[str]
    cut: int

    def name(self, path: str) -> str:
        """Give the name of a file in its record: with "/" on every system, and in UTF-8 whatever the disk has."""
        return os.fsencode(path[self.cut :].replace(os.sep, "/")).decode("utf-8", "replace")

    def names(self) -> Iterator[str]:
        """Give the names, in the order of the paths."""
        return map(self.name, self.paths)


class Result(NamedTuple):
    """How many inputs were read, how many records were written, and how many inputs failed."""

    read: int
    written: int
    failed: int
    stopped: bool


class StoppedError(Exception):
    """A run that could not go on; its message is one line for the user."""


def walk(sources: list[Path], glob: str | None = None, recursive: bool = False) -> Inputs:
    """Find the files of folders, and files named alone, sorted by name; hidden ones are skipped.

    A name is the path inside the folder where there is one folder, else the path as given. Raises ``OSError`` where a
    folder cannot be listed.
    """
    folder = os.fspath(sources[0]) if len(sources) == 1 and sources[0].is_dir() else None
    found: set[str] = set()
    for source in sources:
        if source.is_dir():
            found.update(_files(os.fspath(source), glob, recursive))
        else:
            found.add(os.fspath(source))
    cut = len(folder.rstrip(os.sep)) + 1 if folder is not None else 0
    inputs = Inputs(list(found), cut)
    inputs.paths.sort(key=inputs.name)
    return inputs


def _files(folder: str, glob: str | None, recursive: bool) -> Iterator[str]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir():
                # A link to a folder could lead in a circle.
                if recursive and not entry.is_symlink():
                    yield from _files(entry.path, glob, recursive)
            elif fnmatch.fnmatch(entry.name, glob) if glob else entry.name.lower().endswith(ENDINGS):
                yield entry.path


def read_one(path: str, name: str, options: Options) -> Block:
    """Read one input; whatever is wrong with it becomes an error of the block."""
    found: list[str] = []
    errors: list[dict[str, Any]] = []
    try:
        if Path(path).stat().st_size > _LARGEST_FILE:
            raise UnreadableError(f"larger than {_LARGEST_FILE} bytes")
        data = read_bytes(Path(path))
        for value in records(
            data, name, options.how, base_date=options.base_date, with_text=options.with_text, lang=options.lang
        ):
            found.append(json.dumps(value, ensure_ascii=False))
            errors += [
                _error(name, f"{path}: {note['message']}", value["source"]["index"])
                for note in value["diagnostics"]
                if note["code"] == "K001"
            ]
    except UnreadableError as error:
        return Block(name, found, [*errors, _error(name, f"{path}: {error}", len(found))])
    except OSError as error:
        return Block(name, found, [*errors, _error(name, f"{path}: {error.strerror or error}", len(found))])
    except Exception as error:
        # One text that the tool stumbles over must not cost the other ten thousand.
        return Block(name, found, [*errors, _error(name, f"{path}: cannot be read ({type(error).__name__}: {error})")])
    return Block(name, found, errors)


def _error(name: str, message: str, index: int = 0) -> dict[str, Any]:
    return {"name": name, "index": index, "error": " ".join(message.split())}


def _read_chunk(chunk: list[tuple[str, str]], options: Options) -> list[Block]:
    return [read_one(path, name, options) for path, name in chunk]


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chunks(items: Iterator[tuple[str, str]], size: int) -> Iterator[list[tuple[str, str]]]:
    while chunk := list(islice(items, size)):
        yield chunk


def workers_for(inputs: int, jobs: int | None) -> int:
    """Give the number of processes: as asked, else as many as there are cores and as the inputs are worth."""
    return jobs or max(1, min(os.cpu_count() or 1, inputs // _WORTH_A_WORKER))


def _blocks(items: Iterable[tuple[str, str]], options: Options, jobs: int) -> Generator[list[Block], None, None]:
    """Read all inputs, in their order."""
    if jobs == 1:
        for chunk in _chunks(iter(items), 1):
            yield _read_chunk(chunk, options)
        return
    pool = ProcessPoolExecutor(jobs, initializer=_leave_interrupts_to_the_parent)
    waiting: deque[Future[list[Block]]] = deque()
    try:
        for chunk in _chunks(iter(items), CHUNK):
            waiting.append(pool.submit(_read_chunk, chunk, options))
            # A bounded queue keeps memory flat.
            if len(waiting) > 4 * jobs:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def run(
    inputs: Inputs,
    output: Path,
    options: Options,
    say: Callable[[str], None],
    *,
    jobs: int = 1,
    fail_fast: bool = False,
    errors: Path | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Result:
    """Read all inputs into one output, which appears only when it is complete.

    A journal beside the output keeps what is finished; where one is there, its inputs are not read again. Takes a
    function for the lines about bad inputs, the number of processes, whether to stop at the first bad input (then the
    journal stays), where to write the errors as JSON lines, and a function that is told how many inputs were finished.
    Raises ``OSError``, ``writers.WriterError``, ``journal.OtherOptionsError`` or ``StoppedError``.
    """
    shared = shared_options(options)
    with Journal(journal.path_of(output), shared) as kept:
        known = sum(name in kept for name in inputs.names())
        progress(known)
        todo = ((path, name) for path in inputs.paths if (name := inputs.name(path)) not in kept)
        with closing(_blocks(todo, options, jobs)) as blocks:
            try:
                read_now = _keep(blocks, kept, say, fail_fast, progress)
            except BrokenProcessPool:
                raise StoppedError("a worker was ended from outside (too little memory?)") from None
        if read_now is None:
            return Result(known, 0, 1, True)
        failed = _write_errors(kept, inputs, errors)
        written = 0
        if next(kept.records(inputs.names()), None) is not None:
            written = writers.write(kept.records(inputs.names()), output)
        kept.remove()
    return Result(known + read_now, written, failed, False)


def shared_options(options: Options) -> dict[str, Any]:
    """Give what an unfinished run and its resumption must have in common."""
    values = {**options._asdict(), **options.how._asdict(), "base_date": str(options.base_date)}
    del values["how"]
    return {"version": __version__, **values}


def _keep(
    blocks: Iterable[list[Block]],
    kept: Journal,
    say: Callable[[str], None],
    fail_fast: bool,
    progress: Callable[[int], None],
) -> int | None:
    """Put what is read into the journal. Returns how many inputs, or None where the first bad one stopped it."""
    count = 0
    for chunk in blocks:
        good = list(takewhile(lambda block: not block.errors, chunk)) if fail_fast else chunk
        kept.add(good)
        count += len(good)
        progress(len(good))
        for block in chunk[: len(good) + 1]:
            for error in block.errors:
                say(error["error"])
        if len(good) < len(chunk):
            return None
    return count


def _write_errors(kept: Journal, inputs: Inputs, path: Path | None) -> int:
    """Write what was wrong as JSON lines, if that is asked for. Returns how many inputs it was wrong with."""
    failed = len({json.loads(error)["name"] for error in kept.errors(inputs.names())})
    if path is not None:
        writers.write_lines(kept.errors(inputs.names()), path)
    return failed
