"""What all commands share: the application, its options, its streams and its exit codes."""

import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

app = typer.Typer(
    name="kamtibmas",
    help="Turns raw Indonesian police press releases into structured data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=True,
    epilog="Example: kamtibmas parse samples/sambang.txt",
)
# Exit codes of the contract.
SOME_FAILED, NOTHING_READ, INTERRUPTED = 1, 2, 130

BaseDate = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Date from which a missing year is taken (marked inferred).")
]
Encoding = Annotated[str | None, typer.Option(help="Force an encoding, such as cp1252.")]
Split = Annotated[
    str,
    typer.Option(metavar="auto|none|LINE", help="How releases in one text are divided: by rules, not, or by a line."),
]
AllMessages = Annotated[bool, typer.Option("--all-messages", help="Keep every message of a chat, releases or not.")]
Column = Annotated[str | None, typer.Option(help="Column of a table (CSV, JSONL, XLSX) that holds the texts.")]
MaxSize = Annotated[int, typer.Option(min=1, help="Largest text, in bytes.")]
Lang = Annotated[Literal["id", "en"], typer.Option(help="Language of the diagnostics.")]


def say(message: str) -> None:
    """Write one line for a person to standard error."""
    sys.stderr.write(f"kamtibmas: {message}\n")


def fail(message: str, code: int = NOTHING_READ) -> NoReturn:
    """Say why and leave with an exit code."""
    say(message)
    raise typer.Exit(code)


def base_day(value: str | None, option: str = "--base-date") -> date | None:
    """Read the value of an option that takes a date; one that is none ends the run."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        fail(f"{option} takes a date such as 2024-01-31, not {value!r}")


def inputs(files: list[str] | None) -> list[str]:
    """Give the inputs; a piped standard input stands in for none."""
    if files:
        return files
    if sys.stdin.isatty():
        fail("name a file, or pipe a text in: kamtibmas parse FILE")
    return ["-"]


def read_bytes(name: str, stdin_name: str = "-") -> tuple[bytes, str]:
    """Read an input: its bytes, and the name for the record. Raises ``readers.UnreadableError``."""
    from kamtibmas_cli import readers

    if name == "-":
        return sys.stdin.buffer.read(), stdin_name
    return readers.read_bytes(Path(name)), Path(name).name


def coloured() -> bool:
    """Tell whether standard output may hold escape bytes."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def write_whole(path: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        fail(f"cannot write {path}: {error.strerror or error}")
