"""`kamtibmas parse`: releases to records."""

import json
import sys
from pathlib import Path
from typing import Annotated, Any, Literal

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
    coloured,
    fail,
    inputs,
    read_bytes,
    say,
    write_whole,
)


def _emit(value: dict[str, Any], style: str, output: Path | None) -> str:
    if style == "table":
        from kamtibmas_cli import show

        return show.card(value)
    if style == "jsonl":
        return json.dumps(value, ensure_ascii=False) + "\n"
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if output is None and coloured():
        from kamtibmas_cli import show

        return show.coloured(text)
    return text


def _selected(value: Any, path: str) -> str:
    """Give the values at a path, one a line; a list on the way gives each of its entries, null an empty line."""
    found = [value]
    for step in path.split("."):
        below = []
        for part in (item for entry in found for item in (entry if isinstance(entry, list) else [entry])):
            if part is not None and (not isinstance(part, dict) or step not in part):
                keys = ", ".join(part) if isinstance(part, dict) else "nothing"
                fail(f"--select {path}: no {step!r} there, only {keys}")
            below.append(None if part is None else part[step])
        found = below
    lines = [item for entry in found for item in (entry if isinstance(entry, list) else [entry])]
    return "".join(f"{_shell(line)}\n" for line in lines)


def _shell(value: Any) -> str:
    """Give a value as one line for the shell: the words of a named part, plain text, else JSON."""
    if isinstance(value, dict) and ("text" in value or "name" in value):
        value = value.get("text") or value.get("name")
    if value is None:
        return ""
    return " ".join(value.split()) if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


@app.command(epilog="Example: kamtibmas parse samples/sambang.txt")
def parse(
    files: Annotated[list[str] | None, typer.Argument(help="Releases; - or a pipe reads standard input.")] = None,
    style: Annotated[
        Literal["json", "jsonl", "table"], typer.Option("--format", help="How to print the records.")
    ] = "json",
    select: Annotated[
        str | None, typer.Option(metavar="PATH", help="Print one value alone, such as time.date or personnel.name.")
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file instead.")] = None,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    split: Split = "auto",
    all_messages: AllMessages = False,
    column: Column = None,
    max_size: MaxSize = 5_000_000,
    with_text: Annotated[bool, typer.Option("--with-text", help="Keep the text in source.text.")] = False,
    stdin_name: Annotated[str, typer.Option(help="Name for what comes from standard input.")] = "-",
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first bad input.")] = False,
    lang: Lang = "id",
) -> None:
    """Read releases and print their records as JSON.

    Takes text, WhatsApp chats (.txt, .zip), HTML, MHTML, DOCX, PDF, and with --column tables (CSV, JSONL, XLSX).
    """
    from kamtibmas_cli import convert, readers

    base = base_day(base_date)
    how = readers.How(encoding, split, all_messages, column, max_size)
    pieces: list[str] = []
    failed = done = 0
    for name in inputs(files):
        try:
            data, label = read_bytes(name, stdin_name)
            for value in convert.records(data, label, how, base_date=base, with_text=with_text, lang=lang):
                failed += any(note["code"] == "K001" for note in value["diagnostics"])
                done += 1
                piece = _emit(value, style, output) if select is None else _selected(value, select)
                if output is None:
                    sys.stdout.write(piece)
                pieces.append(piece)
        except readers.UnreadableError as error:
            say(f"{name}: {error}")
            failed += 1
            if fail_fast:
                break
    if output is not None and done:
        write_whole(output, "".join(pieces))
    if failed:
        raise typer.Exit(SOME_FAILED if done else NOTHING_READ)
