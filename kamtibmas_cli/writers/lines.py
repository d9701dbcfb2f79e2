"""JSON: one record a line (.jsonl), or one array (.json)."""

from collections.abc import Iterator
from pathlib import Path

from kamtibmas_cli.writers import part_of


def write(records: Iterator[str], output: Path) -> None:
    """Write the records as they come."""
    array = output.suffix.lower() == ".json"
    with part_of(output).open("w", encoding="utf-8", newline="\n") as file:
        if not array:
            for record in records:
                file.write(record + "\n")
            return
        file.write("[")
        divider = "\n"
        for record in records:
            file.write(divider + record)
            divider = ",\n"
        file.write("\n]\n")
