"""The recap as Markdown."""

from pathlib import Path

from kamtibmas_cli.recap import layouts
from kamtibmas_cli.recap.model import Recap


def write(recap: Recap, path: Path) -> None:
    """Write the recap to a file; values of the releases cannot break the tables."""
    path.write_text(layouts.render(recap, "recap.md.j2"), "utf-8", newline="\n")
