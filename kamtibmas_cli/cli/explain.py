"""`kamtibmas explain`: what every rule found."""

import json
import sys
from typing import Annotated, Any, Literal

import typer

from kamtibmas_cli.cli.common import BaseDate, Encoding, app, base_day, fail, inputs, read_bytes


@app.command(epilog="Example: kamtibmas explain samples/sambang.txt --format jsonl")
def explain(
    file: Annotated[str | None, typer.Argument(help="A release; - or a pipe reads standard input.")] = None,
    style: Annotated[Literal["text", "jsonl"], typer.Option("--format", help="How to print the candidates.")] = "text",
    base_date: BaseDate = None,
    encoding: Encoding = None,
) -> None:
    """Show what every rule found: field, rule, text, span, value, chosen or not (of the first release)."""
    from kamtibmas_cli import readers
    from kamtibmas_cli.record import candidates

    name = inputs([file] if file else None)[0]
    try:
        data, label = read_bytes(name)
        document = next(readers.documents(data, label, readers.How(encoding)))
    except readers.UnreadableError as error:
        fail(f"{name}: {error}")
    found = candidates(document.text, base_day(base_date) or document.base_date)
    for item in found:
        if style == "jsonl":
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
        else:
            mark = "*" if item["chosen"] else " "
            value = item["value"] if isinstance(item["value"], str) else json.dumps(item["value"], ensure_ascii=False)
            start, end = item["span"]
            shown = item["text"] if len(item["text"]) <= 60 else item["text"][:57] + "..."
            sys.stdout.write(
                f"{mark} {item['field']:10} {item['kind']:10} {start:5}-{end:<5} {shown!r} -> {value}"
                f"  [{item['rule']}]{'' if item['chosen'] else ' – ' + item['why']}\n"
            )
    if style == "text":
        sys.stdout.write(_empty(found))


def _empty(found: list[dict[str, Any]]) -> str:
    """Say of each field that the record leaves empty what came nearest, and why it was turned down."""
    lines = []
    for field in ("time", "place", "units", "personnel", "messages", "outcomes", "activity", "situation"):
        own = [item for item in found if item["field"] == field]
        if not any(item["chosen"] for item in own):
            near = "; ".join(f"{item['text'][:40]!r} ({item['why']})" for item in own[:3])
            lines.append(f"- {field:10} empty: {near or 'no candidate'}\n")
    return "".join(lines)
