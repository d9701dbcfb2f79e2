"""PDF with text in it (pypdfium2); a scanned one has none."""

import re
from itertools import pairwise
from typing import Any, NamedTuple

from kamtibmas_cli.readers.plain import UnreadableError

_MOST_PAGES, _MOST_PIECES = 200, 5_000
# A line that begins so is an item of its own, however full the line above is.
_ITEM = re.compile(r"[-•*▪✓✅➢➡–]\s?|\(?(?:\d{1,2}|[a-z])[.)]\s")
# How a bullet whose font has no map to Unicode comes out.
_BULLET = re.compile(r"\x7f|\(cid:127\)|[\uf0b7\uf0a7\uf0d8\uf076\uf0fc]")


def text_of(data: bytes) -> str:
    """Give the text of a PDF file, page after page.

    Raises ``UnreadableError`` in one plain line: damaged, locked, without text, or the extra is missing.
    """
    try:
        import pypdfium2
    except ModuleNotFoundError:
        raise UnreadableError("PDF needs the extra 'pdf': pip install 'kamtibmas[pdf]'") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"not a readable PDF file ({error})") from None
    try:
        pages = [_page(document, number) for number in range(min(len(document), _MOST_PAGES))]
    except pypdfium2.PdfiumError as error:
        raise UnreadableError(f"not a readable PDF file ({error})") from None
    finally:
        document.close()
    text = "\n".join(page for page in pages if page)
    if not re.search(r"\w{2}", text):
        raise UnreadableError("there is no text in this PDF (a scan or a picture?)")
    return text + "\n"


class _Line(NamedTuple):
    """A line of a page: its text, and where it stands (points, from the lower left corner)."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


def _page(document: Any, number: int) -> str:
    """Give a page's text; lines that were broken at the margin are joined, and a gap between lines is a blank one."""
    lines = _lines(document[number].get_textpage())
    if not lines:
        return ""
    margin = max(line.right for line in lines)
    gaps = sorted(before.bottom - line.bottom for before, line in pairwise(lines))
    usual = gaps[len(gaps) // 2] if gaps else 0
    found = [lines[0].text]
    for before, line in pairwise(lines):
        gap = before.bottom - line.bottom
        if gap > 1.4 * usual:
            found += ["", line.text]
        elif _goes_on(before, line, margin):
            found[-1] += " " + line.text
        else:
            found.append(line.text)
    return "\n".join(found)


def _goes_on(before: _Line, line: _Line, margin: float) -> bool:
    """Tell whether a line was broken only because its next word did not fit before the margin."""
    if _ITEM.match(line.text) or not line.text:
        return False
    letter = (before.right - before.left) / max(1, len(before.text))
    return before.right + letter * (len(line.text.split()[0]) + 1) > margin - letter


def _lines(page: Any) -> list[_Line]:
    """Give the lines of a page from its top; pieces that stand side by side (another font) are one line."""
    pieces = []
    for place in range(min(page.count_rects(), _MOST_PIECES)):
        left, bottom, right, top = page.get_rect(place)
        text = _BULLET.sub("•", page.get_text_bounded(left, bottom, right, top)).replace("\ufffe", "-")
        if text.strip():
            pieces.append(_Line(" ".join(text.split()), left, right, top, bottom))
    lines: list[_Line] = []
    for piece in pieces:
        last = lines[-1] if lines else None
        if last and piece.left >= last.right - 1 and min(last.top, piece.top) - max(last.bottom, piece.bottom) > 2:
            space = " " if piece.left - last.right > 1 else ""
            lines[-1] = _Line(
                last.text + space + piece.text,
                last.left,
                piece.right,
                max(last.top, piece.top),
                min(last.bottom, piece.bottom),
            )
        else:
            lines.append(piece)
    return lines
