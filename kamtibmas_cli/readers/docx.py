"""DOCX with the standard library: paragraphs, list marks and tables in their order; headers and footers stay out."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree

from kamtibmas_cli.readers.plain import ZIP_ERRORS, UnreadableError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A page of text is a few kB of XML; more than this is a bomb or no release.
_LARGEST = 50_000_000
_SPACE = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DROPPED = {f"{_W}del", f"{_W}instrText", f"{_W}delText", f"{_W}txbxContent"}


class Level(NamedTuple):
    """How a level of a list is marked: its number format and the text around the number."""

    style: str
    text: str


def text_of(data: bytes) -> str:
    """Give the text of a DOCX file. Raises ``UnreadableError`` in one plain line where that is not possible."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            body = _part(archive, "word/document.xml")
            numbering, styles = _part(archive, "word/numbering.xml"), _part(archive, "word/styles.xml")
    except ZIP_ERRORS as error:
        raise UnreadableError(f"not a readable DOCX file ({error})") from None
    if body is None:
        raise UnreadableError("not a readable DOCX file (it has no document in it)")
    lists = _Lists(numbering, styles)
    root = body.find(f"{_W}body")
    return "\n".join(_blocks(root if root is not None else body, lists)).strip("\n") + "\n"


def _part(archive: zipfile.ZipFile, name: str) -> ElementTree.Element | None:
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    with archive.open(info) as file:
        data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableError("the DOCX file unpacks to more than a release can have")
    if b"<!DOCTYPE" in data[:2000] or b"<!ENTITY" in data:
        raise UnreadableError("the DOCX file declares entities, which no office program writes")
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise UnreadableError(f"not a readable DOCX file ({error})") from None


def _blocks(root: ElementTree.Element, lists: "_Lists") -> Iterator[str]:
    """Give the lines of paragraphs and table rows, in the document's order."""
    waiting = list(reversed(root))
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}p":
            yield lists.mark(element) + _words(element)
        elif element.tag == f"{_W}tbl":
            yield from (_row(row) for row in element.iter(f"{_W}tr"))
        elif element.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins"}:
            waiting.extend(reversed(element))


def _words(paragraph: ElementTree.Element) -> str:
    found: list[str] = []
    waiting = [paragraph]
    while waiting:
        element = waiting.pop()
        if element.tag == f"{_W}t":
            found.append(element.text or "")
        elif element.tag in _SPACE:
            found.append(_SPACE[element.tag])
        elif element.tag not in _DROPPED:
            waiting.extend(reversed(element))
    return "".join(found)


def _row(row: ElementTree.Element) -> str:
    """Give a table's row as a line: "Waktu : Senin …" where two cells are a label and its value."""
    cells = [
        " ".join("\n".join(_words(part) for part in cell.iter(f"{_W}p")).split()) for cell in row.findall(f"{_W}tc")
    ]
    cells = [cell for cell in cells if cell]
    if len(cells) == 2 and len(cells[0]) < 40 and ":" not in cells[0] + cells[1][:2]:
        return f"{cells[0]} : {cells[1]}"
    return " ".join(cells)


class _Lists:
    """The marks of list paragraphs, counted as the office program counts them."""

    def __init__(self, numbering: ElementTree.Element | None, styles: ElementTree.Element | None) -> None:
        self._levels: dict[tuple[str, str], Level] = {}
        self._of_style: dict[str, tuple[str, str]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if numbering is not None:
            self._read_numbering(numbering)
        for style in styles.iter(f"{_W}style") if styles is not None else ():
            numbered = _numbered(style.find(f"{_W}pPr"))
            if numbered:
                self._of_style[style.get(f"{_W}styleId", "")] = numbered

    def _read_numbering(self, root: ElementTree.Element) -> None:
        abstract = {
            item.get(f"{_W}abstractNumId", ""): {
                level.get(f"{_W}ilvl", "0"): Level(_value(level, "numFmt"), _value(level, "lvlText"))
                for level in item.findall(f"{_W}lvl")
            }
            for item in root.findall(f"{_W}abstractNum")
        }
        for number in root.findall(f"{_W}num"):
            for depth, level in abstract.get(_value(number, "abstractNumId"), {}).items():
                self._levels[number.get(f"{_W}numId", ""), depth] = level

    def mark(self, paragraph: ElementTree.Element) -> str:
        """Give the mark of a paragraph: "1. ", "a) ", "• ", or nothing."""
        properties = paragraph.find(f"{_W}pPr")
        numbered = _numbered(properties)
        if numbered is None and properties is not None:
            numbered = self._of_style.get(_value(properties, "pStyle"))
        level = self._levels.get(numbered) if numbered else None
        if numbered is None or level is None or level.style == "none":
            return ""
        if level.style == "bullet":
            return f"{level.text if level.text in {'-', '–', 'o', '*', '✓'} else '•'} "
        counts, depth = self._counts.setdefault(numbered[0], {}), int(numbered[1])
        counts[depth] = counts.get(depth, 0) + 1
        for deeper in [other for other in counts if other > depth]:
            del counts[deeper]

        def number(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            return _number(counts.get(at, 1), self._levels.get((numbered[0], str(at)), level).style)

        return re.sub(r"%(\d)", number, level.text) + " "


def _numbered(properties: ElementTree.Element | None) -> tuple[str, str] | None:
    found = properties.find(f"{_W}numPr") if properties is not None else None
    if found is None or _value(found, "numId") in {"", "0"}:
        return None
    return _value(found, "numId"), _value(found, "ilvl") or "0"


def _value(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{_W}{name}")
    return found.get(f"{_W}val", "") if found is not None else ""


def _number(count: int, style: str) -> str:
    if style in {"lowerLetter", "upperLetter"}:
        letter = chr(ord("a") + (count - 1) % 26)
        return letter.upper() if style == "upperLetter" else letter
    if style in {"lowerRoman", "upperRoman"}:
        roman = ""
        for value, sign in ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
            while count >= value:
                roman, count = roman + sign, count - value
        return roman.upper() if style == "upperRoman" else roman
    return str(count)
