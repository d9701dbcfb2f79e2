"""What a person reads on a terminal. The only file that imports rich."""

import io
import shutil
from typing import Any

from rich.console import Console
from rich.panel import Panel
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from kamtibmas_cli.marks import Value, segments, speaker, values


def coloured(text: str) -> str:
    """Give JSON with colours for a terminal."""
    buffer = io.StringIO()
    console = Console(file=buffer, force_terminal=True, width=10**6, soft_wrap=True)
    console.print(Syntax(text.rstrip("\n"), "json", theme="ansi_dark", background_color="default"), soft_wrap=True)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def card(record: dict[str, Any]) -> str:
    """Give a record as a plain table of its main values."""
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for label, value in _rows(record):
        table.add_row(label, value)
    buffer = io.StringIO()
    console = Console(file=buffer, width=100, color_system=None)
    console.print(table, markup=False)
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _rows(record: dict[str, Any]) -> list[tuple[str, str]]:
    time, place = record["time"], record["place"]
    names = {person["id"]: person["name"] for person in record["personnel"]}
    rows = [("source", record["source"]["name"] or "-"), ("activity", ", ".join(record["activity"]["kinds"]) or "-")]
    clock = " - ".join(filter(None, (time["start"], time["end"])))
    rows.append(("time", " ".join(filter(None, (time["date"], clock, time["timezone"]))) or "-"))
    where = [(place[level] or {}).get("text") or (place[level] or {}).get("name") for level in place]
    rows.append(("place", ", ".join(filter(None, where)) or "-"))
    for person in record["personnel"]:
        rank = (person["rank"] or {}).get("code") or ""
        position = person["position"] or {}
        office = " ".join(filter(None, (position.get("title"), position.get("unit"), position.get("area"))))
        rows.append(("officer", f"{rank} {person['name']}" + (f" ({office})" if office else "")))
    for kind in ("messages", "outcomes"):
        for item in record[kind]:
            rows.append((kind.removesuffix("s"), f"{speaker(item, names) or '-'}: {item['text']}"))
    rows.append(("situation", ", ".join((record["situation"] or {"status": []})["status"]) or "-"))
    rows.extend((note["code"], note["message"]) for note in record["diagnostics"])
    return rows


_STYLES = {
    "header": "dim", "activity": "magenta", "time": "bright_blue", "place": "green", "units": "yellow",
    "personnel": "bold red",
    "messages": "cyan", "outcomes": "bright_magenta", "situation": "bright_green",
}  # fmt: skip


def marked(record: dict[str, Any], text: str, colour: bool) -> str:
    """Give a release for the terminal: its text with the values in colour in place, then a card of the record."""
    found = list(values(record))
    story = Text()
    for start, end, numbers in segments(len(text), found):
        style = _STYLES[found[numbers[0]].field] if numbers else ""
        story.append(_plain(text[start:end]), style)
    width = min(100, shutil.get_terminal_size((80, 24)).columns)
    buffer = io.StringIO()
    console = Console(file=buffer, width=width, force_terminal=colour, color_system="standard" if colour else None)
    console.print(Panel(story, title=record["source"]["name"] or "-", title_align="left"))
    console.print(_card(found, record))
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _plain(words: str) -> str:
    """Take out what a terminal would obey: escape bytes and other control characters."""
    words = words.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(letter if letter in "\n\t" or ord(letter) >= 32 else " " for letter in words)


def _card(found: list[Value], record: dict[str, Any]) -> Table:
    table = Table(show_header=False, box=None, pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    last = ""
    for value in found:
        style = _STYLES[value.field]
        table.add_row("" if value.label == last else value.label, Text(_plain(value.words), style))
        last = value.label
    for note in record["diagnostics"]:
        table.add_row(note["code"], Text(_plain(note["message"])))
    return table
