"""`kamtibmas batch`: folders to one file of records."""

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kamtibmas_cli.cli.common import (
    NOTHING_READ,
    SOME_FAILED,
    AllMessages,
    BaseDate,
    Column,
    Encoding,
    Lang,
    MaxSize,
    Split,
    app,
    base_day,
    fail,
    say,
)

if TYPE_CHECKING:
    from kamtibmas_cli import batch as batches

_MORE = "--resume goes on from where it stopped"


@app.command(epilog="Example: kamtibmas batch samples -o records.jsonl")
def batch(
    inputs: Annotated[list[str], typer.Argument(help="Folders and files; - reads a list of paths, one a line.")],
    output: Annotated[
        Path,
        typer.Option("--output", "-o", help="File to write: .jsonl .json .csv .xlsx .parquet .db or .sqlite."),
    ],
    glob: Annotated[
        str | None, typer.Option(help="Which files of a folder to read, such as '*.txt' (default: all known kinds).")
    ] = None,
    recursive: Annotated[bool, typer.Option("--recursive", "-r", help="Read folders inside folders.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes (default: by cores and inputs).")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on where an earlier run stopped.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing output.")] = False,
    errors: Annotated[Path | None, typer.Option(help="Write what was wrong to this file, as JSON lines.")] = None,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first bad input.")] = False,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Keep the text in source.text.")] = False,
    split: Split = "auto",
    all_messages: AllMessages = False,
    column: Column = None,
    max_size: MaxSize = 5_000_000,
    lang: Lang = "id",
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Sum up at the end.")] = False,
) -> None:
    """Convert folders of releases into one file of records, sorted by name."""
    from kamtibmas_cli import batch as batches
    from kamtibmas_cli import journal, readers, writers
    from kamtibmas_cli.progress import progress

    started = time.monotonic()
    base = base_day(base_date)
    try:
        writers.find(output)
        found = batches.walk(_sources(inputs), glob, recursive)
    except writers.WriterError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    if not found.paths:
        fail(f"{inputs[0]}: no {glob or 'readable'} files in it")
    _make_way(output, resume, force)
    how = readers.How(encoding, split, all_messages, column, max_size)
    options = batches.Options(base, lang, with_text or output.suffix in {".db", ".sqlite"}, how)
    workers = batches.workers_for(len(found.paths), jobs)
    try:
        with progress(len(found.paths)) as advance:
            result = batches.run(
                found, output, options, say, jobs=workers, fail_fast=fail_fast, errors=errors, progress=advance
            )
    except journal.OtherOptionsError:
        fail(f"the unfinished run for {output} had other options: give the same ones, or --force to begin anew")
    except writers.WriterError as error:
        fail(str(error))
    except batches.StoppedError as error:
        fail(f"{error}; {_MORE}")
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}; {_MORE}")
    except KeyboardInterrupt:
        say(f"interrupted; {_MORE}")
        raise
    _leave(result, time.monotonic() - started, verbose)


def _sources(inputs: list[str]) -> list[Path]:
    """Give the paths; "-" stands for those on standard input, one a line."""
    listed = [line for line in sys.stdin.read().splitlines() if line.strip()] if "-" in inputs else []
    sources = [Path(name) for name in [*(name for name in inputs if name != "-"), *listed]]
    for source in sources if "-" not in inputs else []:
        if not source.exists():
            fail(f"{source}: no such file or folder")
    return sources


def _make_way(output: Path, resume: bool, force: bool) -> None:
    """See that an output and an unfinished run are kept unless the user says otherwise."""
    from kamtibmas_cli import journal

    unfinished = journal.path_of(output)
    if force and not resume:
        unfinished.unlink(missing_ok=True)
    elif unfinished.exists() and not resume:
        fail(f"an unfinished run for {output} is there; {_MORE}, --force begins anew")
    if output.exists() and not force and not resume:
        fail(f"{output} exists; --force replaces it")


def _leave(result: "batches.Result", seconds: float, verbose: bool) -> None:
    if result.stopped:
        fail(f"stopped at the first bad input, nothing written; {_MORE}", SOME_FAILED)
    if verbose or result.failed or sys.stderr.isatty():
        say(f"{result.read} read, {result.written} written, {result.failed} failed, {seconds:.1f} s")
    if result.failed:
        raise typer.Exit(SOME_FAILED if result.written else NOTHING_READ)
