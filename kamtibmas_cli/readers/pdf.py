"""PDF with text in it (pypdfium2); a scanned one has none."""

import re
from typing import Any

from kamtibmas_cli.readers.plain import UnreadableError

_MOST_PAGES = 200
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


def _page(document: Any, number: int) -> str:
    page = document[number]
    text: str = page.get_textpage().get_text_bounded()
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufffe", "-")
    return _BULLET.sub("•", text).strip("\n")
