"""`kamtibmas recap` and `kamtibmas dedup`: many releases to one recap, and which of them tell one activity."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from kamtibmas_cli.cli.common import (
    SOME_FAILED,
    BaseDate,
    Encoding,
    app,
    base_day,
    coloured,
    fail,
    say,
    write_whole,
)

if TYPE_CHECKING:
    from kamtibmas_cli.recap.dedup import Group
    from kamtibmas_cli.recap.model import Activity

Inputs = Annotated[
    list[Path], typer.Argument(help="Releases, chat exports, folders, or records (.jsonl .json .db .sqlite).")
]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing output.")]


def _kinds(values: list[str]) -> tuple[str, ...]:
    """Read kinds by code or Indonesian name; an unknown one ends the run with the list."""
    from kamtibmas_cli.recap import labels

    known = labels.kind_codes()
    names = {name.casefold(): code for code, name in known.items()}
    found = [value if value in known else names.get(value.casefold(), "") for value in values]
    if "" in found:
        fail(f"--kind {values[found.index('')]!r} is unknown; take one of {' '.join(known)}")
    return tuple(found)


def _check_output(output: Path | None, force: bool) -> None:
    if output and output.exists() and not force:
        fail(f"{output} exists; --force replaces it")


@contextmanager
def _extra() -> Iterator[None]:
    """Turn a missing library into one line that names the extra."""
    from kamtibmas_cli.recap.write import missing

    try:
        yield
    except ModuleNotFoundError as error:
        fail(missing(error))


def _read(
    inputs: list[Path], base: date | None, encoding: str | None, output: Path | None
) -> tuple[list["Activity"], int]:
    """Read all inputs; give the activities and how many inputs failed."""
    from kamtibmas_cli.recap.activity import NotARecordError, activity_of
    from kamtibmas_cli.recap.collect import Options, load

    problems = 0

    def problem(line: str) -> None:
        nonlocal problems
        problems += 1
        say(line)

    found = []
    for number, record in enumerate(load(inputs, Options(problem, base, encoding, output)), 1):
        try:
            found.append(activity_of(record))
        except NotARecordError as error:
            problem(f"record {number}: {error}")
    if not found:
        fail("no release read" if problems else "no release in the inputs")
    return found, problems


@app.command(epilog="Example: kamtibmas recap samples -o rekap.txt")
def recap(
    inputs: Inputs,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write: .txt .md .html .xlsx .docx.")
    ] = None,
    by: Annotated[Literal["day", "week", "month"], typer.Option(help="What to group by.")] = "day",
    first: Annotated[str | None, typer.Option("--from", metavar="YYYY-MM-DD", help="First day.")] = None,
    last: Annotated[str | None, typer.Option("--to", metavar="YYYY-MM-DD", help="Last day.")] = None,
    unit: Annotated[list[str] | None, typer.Option(help='Only this unit, such as "Polsek Bunut"; repeatable.')] = None,
    kind: Annotated[list[str] | None, typer.Option(help="Only this kind, such as patroli; repeatable.")] = None,
    template: Annotated[Path | None, typer.Option(help="Your own Jinja2 layout of the text.")] = None,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    force: Force = False,
) -> None:
    """Make the recap (rekap giat) of many releases; copies of one activity count once."""
    from kamtibmas_cli.recap import build, dedup, layouts, write

    wanted = build.Wanted(
        by, base_day(first, "--from"), base_day(last, "--to"), tuple(filter(None, unit or ())), _kinds(kind or [])
    )
    if wanted.first and wanted.last and wanted.first > wanted.last:
        fail("--from is later than --to")
    if template and output and output.suffix.lower() != ".txt":
        fail("--template is for the text layout: name an output that ends in .txt, or none")
    try:
        if output:
            write.check(output)
        _check_output(output, force)
        found, problems = _read(inputs, base_day(base_date), encoding, output)
        with _extra():
            made = build.build((one.members for one in dedup.group(found)), wanted)
            if output:
                write.write(made, output, template)
            elif template:
                from kamtibmas_cli.recap import text

                sys.stdout.write(text.text(made, template))
            else:
                from kamtibmas_cli.recap import show

                sys.stdout.write(show.view(made, coloured()))
    except (write.OutputError, layouts.LayoutError) as error:
        fail(str(error))
    if problems:
        raise typer.Exit(SOME_FAILED)


@app.command(epilog="Example: kamtibmas dedup samples")
def dedup(
    inputs: Inputs,
    style: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the groups.")] = "text",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file instead.")] = None,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    force: Force = False,
) -> None:
    """List the groups of releases that tell one activity, with the evidence."""
    from kamtibmas_cli.recap import dedup as copies

    _check_output(output, force)
    found, problems = _read(inputs, base_day(base_date), encoding, output)
    with _extra():
        groups = [one for one in copies.group(found) if len(one.members) > 1]
    text = _as_json(groups) if style == "json" else _as_text(groups, len(found))
    if output:
        write_whole(output, text)
    else:
        sys.stdout.write(text)
    if problems:
        raise typer.Exit(SOME_FAILED)


def _as_json(groups: list["Group"]) -> str:
    value = [
        {
            "date": one.members[0].date or None,
            "unit": one.members[0].unit,
            "kind": one.members[0].kind or None,
            "source": one.members[0].source,
            "copies": [
                {"source": copy.source, "reason": reason}
                for copy, reason in zip(one.members[1:], one.reasons, strict=True)
            ],
        }
        for one in groups
    ]
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _as_text(groups: list["Group"], releases: int) -> str:
    from kamtibmas_cli.recap import labels

    copies = sum(len(one.members) - 1 for one in groups)
    lines = []
    for number, one in enumerate(groups, 1):
        first = one.members[0]
        lines.append(f"{number}. {first.date or labels.NO_DATE}, {first.unit}, {labels.kind(first.kind)}")
        lines.append(f"   {first.source}")
        lines += [f"   {copy.source}  ({why})" for copy, why in zip(one.members[1:], one.reasons, strict=True)]
    lines.append(f"{releases} rilis, {releases - copies} giat, {copies} salinan")
    return "\n".join(lines) + "\n"
