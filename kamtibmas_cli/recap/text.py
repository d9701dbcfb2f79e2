"""The recap as text to paste into WhatsApp, in the packaged layout or a house's own."""

from pathlib import Path

from kamtibmas_cli.recap import layouts
from kamtibmas_cli.recap.model import Recap


def text(recap: Recap, template: Path | None = None) -> str:
    """Give the text. ``template`` is a house's own Jinja2 layout; raises ``layouts.LayoutError`` where it is broken."""
    return layouts.render_file(recap, template) if template else layouts.render(recap, "whatsapp.txt.j2")


def write(recap: Recap, path: Path, template: Path | None = None) -> None:
    """Write the text to a file."""
    path.write_text(text(recap, template), "utf-8", newline="\n")
