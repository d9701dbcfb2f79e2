"""The recap as a letter: addressee, subject, opening, figures, activities, closing and a place to sign."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.layouts import content
from kamtibmas_cli.recap.model import Count, Period, Recap

if TYPE_CHECKING:
    from docx.document import Document

# XML knows no control characters.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Rows beyond this many become one.
_MOST = 20
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def write(recap: Recap, path: Path) -> None:
    """Write the letter to a file. The same recap gives the same bytes."""
    document = _letter()
    _opening(document, recap)
    for title, counts in (("Menurut jenis giat", recap.by_kind), ("Menurut satuan", recap.by_unit)):
        _counts(document, title, counts)
    for period in recap.periods:
        _period(document, period)
    for left in recap.left:
        _text(document, f"Tidak direkap ({left.reason}): {labels.number(len(left.sources))} rilis.")
    _closing(document)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(_without_clock(buffer))


def _letter() -> "Document":
    """Give an empty A4 letter in the style of an office letter."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2)
    document.core_properties.created = document.core_properties.modified = datetime(2000, 1, 1)
    document.core_properties.author = "kamtibmas"
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(11)
    normal.paragraph_format.space_after = Pt(4)
    _heading(document, "Heading 1", 12, before=14)
    _heading(document, "Heading 2", 11, before=8)
    return document


def _heading(document: "Document", name: str, size: int, before: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style = document.styles[name]
    style.font.name, style.font.size, style.font.bold = "Arial", Pt(size), True
    style.font.color.rgb = RGBColor(0, 0, 0)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(3)
    # The template's headings name a font of the theme, which would win over Arial.
    for theme in ("asciiTheme", "hAnsiTheme"):
        style.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)


def _clean(text: str) -> str:
    return _CONTROL.sub(" ", text)


def _text(document: "Document", text: str, style: str = "") -> Any:
    """Add a paragraph before the last element, which is the page's format; ``style`` is a style's id.

    ``document.add_paragraph`` looks for that element, and for the style, among all others: 20 s for 10,000 lines.
    """
    from docx.oxml import OxmlElement
    from docx.text.paragraph import Paragraph

    element = OxmlElement("w:p")
    document.element.body[-1].addprevious(element)
    paragraph = Paragraph(element, document._body)
    if text:
        paragraph.add_run(_clean(text))
    if style:
        element.style = style
    return paragraph


def _opening(document: "Document", recap: Recap) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH

    title = _text(document, "")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    title.add_run("LAPORAN REKAP GIAT").bold = True
    for line in ("Kepada Yth.", recap.addressee, "di Tempat"):
        _text(document, line).paragraph_format.space_after = 0
    subject = _text(document, "")
    subject.paragraph_format.space_before = 152400
    subject.add_run("Perihal : ").bold = True
    subject.add_run(_clean(f"Rekap giat {recap.span}"))
    copies = f", di antaranya {labels.number(recap.copies)} salinan" if recap.copies else ""
    _text(
        document,
        f"Dengan hormat, mohon ijin melaporkan rekap giat {recap.span}: {labels.number(len(recap.lines))} giat dari "
        f"{labels.number(recap.releases)} rilis{copies}, dengan pelibatan personel {labels.number(recap.personnel)} "
        f"({labels.number(len(recap.people))} orang disebut namanya), sebagai berikut.",
    )


def _counts(document: "Document", title: str, counts: Sequence[Count]) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    if not counts:
        return
    rest = sum(count.value for count in counts[_MOST:])
    if rest:
        counts = [*counts[:_MOST], Count(f"{len(counts) - _MOST} lainnya", rest, ())]
    document.add_heading(title, 1)
    table = document.add_table(rows=len(counts), cols=2, style="Table Grid")
    table.autofit = False
    table.columns[0].width, table.columns[1].width = Cm(13), Cm(3)
    cells = table._cells  # one walk over the table; table.cell() walks it anew for every cell
    for number, count in enumerate(counts):
        name, value = cells[number * 2 : number * 2 + 2]
        name.width, value.width = Cm(13), Cm(3)
        for cell, text in ((name, count.label), (value, labels.number(count.value))):
            cell.paragraphs[0].text = _clean(text)
            cell.paragraphs[0].paragraph_format.space_after = 0
        value.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _period(document: "Document", period: Period) -> None:
    from docx.shared import Cm, Pt, RGBColor

    document.add_heading(_clean(f"{period.label} ({labels.number(period.size)} giat)"), 1)
    for head in period.heads:
        for unit in head.units:
            name = unit.label if unit.label == head.label else f"{head.label} – {unit.label}"
            _text(document, name, "Heading2")
            for kind in unit.kinds:
                for line in kind.lines:
                    item = _text(document, f"{line.number}.\t")
                    item.add_run(f"{kind.label}. ").bold = True
                    item.add_run(_clean(content(line)))
                    cited = item.add_run(_clean(f" [{line.cited}]"))
                    cited.font.size, cited.font.color.rgb = Pt(9), RGBColor(0x60, 0x60, 0x60)
                    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = Cm(1), Cm(-1)


def _closing(document: "Document") -> None:
    from docx.shared import Cm

    last = _text(document, "Demikian dilaporkan, mohon petunjuk dan arahan lebih lanjut.")
    last.paragraph_format.space_before = 152400
    for line in ("Hormat kami,", "", "", "(……………………………………)"):
        paragraph = _text(document, line)
        paragraph.paragraph_format.left_indent = Cm(9.5)
        paragraph.paragraph_format.keep_together = True


def _without_clock(buffer: io.BytesIO) -> bytes:
    """Write the package anew with one date in all its entries; the library puts today's into them."""
    out = io.BytesIO()
    with zipfile.ZipFile(buffer) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return out.getvalue()
