"""`kamtibmas batch`: folders to one file of records."""

from pathlib import Path
from typing import Annotated

import typer

from kamtibmas_cli.cli.common import NOTHING_READ, SOME_FAILED, BaseDate, Encoding, Lang, app, base_day, fail, say


@app.command(epilog="Example: kamtibmas batch samples -o records.jsonl")
def batch(
    folder: Annotated[Path, typer.Argument(help="Folder with releases (*.txt).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="JSON lines file to write.")],
    base_date: BaseDate = None,
    encoding: Encoding = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing output.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first bad input.")] = False,
    lang: Lang = "id",
) -> None:
    """Convert a folder of releases: one record a line, sorted by name."""
    from kamtibmas_cli import batch as batches

    if output.suffix != ".jsonl":
        fail(f"{output}: the output must end in .jsonl")
    if not folder.is_dir():
        fail(f"{folder}: no such folder")
    if output.exists() and not force:
        fail(f"{output} exists; --force replaces it")
    options = batches.Options(base_day(base_date), encoding, lang, fail_fast)
    try:
        result = batches.run(folder, output, options, say)
    except OSError as error:
        fail(f"cannot write {output}: {error.strerror or error}")
    if not result.written and not result.failed:
        fail(f"{folder}: no *.txt files in it")
    if result.failed:
        raise typer.Exit(SOME_FAILED if result.written else NOTHING_READ)
