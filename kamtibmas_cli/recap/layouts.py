"""Jinja2 environments for the layouts, in a sandbox: a house's own layout can read the recap and do nothing else."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.model import Line, Recap

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).parent / "templates"
_MARKDOWN = re.compile(r"([\\`*_{}\[\]<>|#])")


class LayoutError(Exception):
    """A layout that cannot be used; its message is one line for the user."""


def numbers(values: Sequence[int]) -> str:
    """Write numbers of lines short.

    >>> numbers([1, 2, 3, 7])
    '1–3, 7'
    """
    runs: list[list[int]] = []
    for value in values:
        if runs and value == runs[-1][-1] + 1:
            runs[-1].append(value)
        else:
            runs.append([value])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def content(line: Line) -> str:
    """Write what a line tells: clock, place, officers, how many, how it went."""
    officers = line.who
    if line.activity.count and line.activity.count > len(line.activity.officers):
        officers = f"{officers} ({line.activity.count} personel)" if officers else f"{line.activity.count} personel"
    parts = (line.when, line.where, officers, line.activity.situation)
    return "; ".join(filter(None, parts)) or line.activity.headline or "tanpa keterangan"


def letter(number: int) -> str:
    """Give the letter of a section behind A.

    >>> [letter(0), letter(25)]
    ['B', 'AA']
    """
    number += 2
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def plain(text: str) -> str:
    """Take the marks of WhatsApp's own formatting out of a value, and line ends."""
    return " ".join(re.sub(r"[*_~`]", " ", text).split())


def begin(text: str) -> str:
    """Begin with a capital and leave the rest as it is.

    >>> begin("sebelum Senin")
    'Sebelum Senin'
    """
    return text[:1].upper() + text[1:]


def markdown(text: str) -> str:
    """Guard a value against being read as Markdown."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


FILTERS: dict[str, Callable[..., str]] = {
    "ribuan": labels.number,
    "nomor": numbers,
    "isi": content,
    "huruf": letter,
    "polos": plain,
    "awal": begin,
    "md": markdown,
}


def environment(*, escape: bool = False) -> "Environment":
    """Give the sandboxed environment of the packaged layouts, with the filters of this module."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(TEMPLATES), autoescape=escape, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True, keep_trailing_newline=True,
    )  # fmt: skip
    env.filters.update(FILTERS)
    return env


def render(recap: Recap, name: str) -> str:
    """Fill a packaged layout."""
    return environment().get_template(name).render(recap=recap)


def render_file(recap: Recap, path: Path) -> str:
    """Fill a house's own layout (Jinja2), which gets ``recap``. Raises ``LayoutError`` with file and line."""
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        return environment().from_string(path.read_text("utf-8-sig")).render(recap=recap)
    except (OSError, UnicodeDecodeError) as error:
        raise LayoutError(f"{path}: cannot read it: {getattr(error, 'strerror', None) or error}") from None
    except TemplateSyntaxError as error:
        raise LayoutError(f"{path}:{error.lineno}: {error.message}") from None
    except (TemplateError, ArithmeticError, LookupError, TypeError, ValueError, OverflowError) as error:
        raise LayoutError(f"{path}: {error}") from None
