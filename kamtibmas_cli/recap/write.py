"""A recap to a file: the ending names the format; the file is written whole or not at all."""

from importlib import import_module
from pathlib import Path

from kamtibmas_cli.recap.layouts import LayoutError
from kamtibmas_cli.recap.model import Recap

EXTRA = "recap"
FORMATS = {".txt": "text", ".md": "markdown", ".xlsx": "xlsx", ".docx": "docx", ".html": "html"}
_LIBRARIES = {"jinja2", "xlsxwriter", "docx", "rapidfuzz"}


class OutputError(Exception):
    """An output that cannot be written; its message is one line for the user."""


def check(path: Path) -> None:
    """Raise ``OutputError`` where the ending names no format of a recap."""
    if path.suffix.lower() not in FORMATS:
        raise OutputError(f"{path}: the output must end in {' '.join(FORMATS)}")


def missing(error: ModuleNotFoundError) -> str:
    """Name the extra that a missing library belongs to; another module's absence is a fault and raised again."""
    if (error.name or "").partition(".")[0] not in _LIBRARIES:
        raise error
    return f"this needs the extra {EXTRA!r}: pip install 'kamtibmas[{EXTRA}]'"


def write(recap: Recap, path: Path, template: Path | None = None) -> None:
    """Write a recap. ``template`` is a house's own text layout.

    Raises ``OutputError`` where that is not possible, and ``layouts.LayoutError`` for a broken layout.
    """
    check(path)
    part = path.with_name(f".{path.stem}.part{path.suffix}")
    module = import_module(f"kamtibmas_cli.recap.{FORMATS[path.suffix.lower()]}")
    try:
        if template:
            module.write(recap, part, template)
        else:
            module.write(recap, part)
        part.replace(path)
    except LayoutError:
        raise
    except OSError as error:
        raise OutputError(f"cannot write {path}: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)
