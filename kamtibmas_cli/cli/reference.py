"""`kamtibmas regions`, `schema` and `eval`: what the tool knows and how well it does."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from kamtibmas_cli.cli.common import SOME_FAILED, app, fail


@app.command(epilog="Example: kamtibmas regions Bandar Sei Kijang")
def regions(
    names: Annotated[list[str], typer.Argument(help="A name, or a code such as 14.05.11.")],
    style: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the areas.")] = "text",
) -> None:
    """Look up official areas (Kemendagri): a name gives codes, a code gives the name."""
    from kamtibmas_cli.regions import look_up

    wanted = " ".join(names)
    found = look_up.look_up(wanted)
    if style == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    for area in found if style == "text" else []:
        sys.stdout.write(f"{area['code']:15}{area['kind']:11}{', '.join(area['path'])}\n")
    if not found:
        fail(f"no official area is named {wanted!r}", SOME_FAILED)


@app.command(epilog="Example: kamtibmas schema > release.schema.json")
def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    from kamtibmas_cli.release import Release

    value = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Release.model_json_schema(mode="serialization"),
    }
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


@app.command("eval", epilog="Example: kamtibmas eval tests/gold --misses")
def evaluate(
    corpus: Annotated[Path, typer.Argument(help="Folder with NAME.txt and NAME.gold.json.")],
    only: Annotated[str, typer.Option(help="Only the fields that begin so.")] = "",
    misses: Annotated[bool, typer.Option("--misses", help="Print every wrong, missed and spurious value.")] = False,
) -> None:
    """Score the tool on releases with gold annotations."""
    from kamtibmas_cli import evaluate as evaluation
    from kamtibmas_cli import readers

    if not corpus.is_dir():
        fail(f"{corpus}: no such folder")
    try:
        count, scores = evaluation.evaluate(corpus)
    except (readers.UnreadableError, ValueError, KeyError) as error:
        fail(f"{corpus}: {error}")
    if not count:
        fail(f"{corpus}: no *.gold.json in it")
    sys.stdout.write(evaluation.table(count, scores, only, misses) + "\n")
