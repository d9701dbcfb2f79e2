"""`kamtibmas show`: a release with its values marked, and its record as a card or a page."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from kamtibmas_cli.cli.common import (
    SOME_FAILED,
    BaseDate,
    Encoding,
    Lang,
    app,
    base_day,
    coloured,
    fail,
    inputs,
    read_bytes,
    write_whole,
)


@app.command(epilog="Example: kamtibmas show samples/sambang.txt")
def show(
    file: Annotated[str | None, typer.Argument(help="A release; - or a pipe reads standard input.")] = None,
    html: Annotated[Path | None, typer.Option(help="Write a page that needs no network to this file.")] = None,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    lang: Lang = "id",
) -> None:
    """Show a release with its values marked in the text, and the record beside it."""
    from kamtibmas_cli import convert, page, readers
    from kamtibmas_cli import show as showing

    name = inputs([file] if file else None)[0]
    try:
        data, label = read_bytes(name)
        found = list(
            convert.records(
                data, label, readers.How(encoding), base_date=base_day(base_date), with_text=True, lang=lang
            )
        )
    except readers.UnreadableError as error:
        fail(f"{name}: {error}")
    if html is not None:
        if len(found) > 1:
            fail(f"{name} holds {len(found)} releases; a page shows one: divide them first")
        write_whole(html, page.page(found[0], found[0]["source"]["text"]))
    else:
        for record in found:
            sys.stdout.write(showing.marked(record, record["source"]["text"], coloured()))
    if any(note["code"] == "K001" for record in found for note in record["diagnostics"]):
        raise typer.Exit(SOME_FAILED)
