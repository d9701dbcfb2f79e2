"""The recap as a workbook: recap with charts, activities with filters, people. All text is written as text."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kamtibmas_cli.recap.layouts import numbers
from kamtibmas_cli.recap.model import Count, Recap

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

# Before it Excel knows no dates.
_FIRST_DAY = "1900-01-01"
# What a cell holds at most.
_CELL = 32767
_MOST = 15
_ACTIVITIES = (
    ("No", 7), ("Tanggal", 13), ("Mulai", 9), ("Selesai", 9), ("Satuan", 28), ("Jenis", 22), ("Tempat", 40),
    ("Petugas", 40), ("Personel", 11), ("Sumber", 26), ("Zona", 8), ("Polres", 26), ("Kabupaten/kota", 22),
    ("Provinsi", 20), ("Kode wilayah", 16), ("Situasi", 24), ("Judul", 40), ("Media", 22),
)  # fmt: skip
# The columns that are printed: up to the sources.
_PRINTED = 10
# The height of a line of text in a row, in points.
_LINE = 15
_PEOPLE = (("Nama", 30), ("Pangkat", 12), ("Jabatan", 40), ("Satuan", 28), ("Giat", 9), ("Nomor giat", 30))


class Styles:
    """The formats of the workbook."""

    def __init__(self, book: "Workbook") -> None:
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.head = book.add_format(
            {"bold": True, "bg_color": "#1F4E79", "font_color": "#FFFFFF", "border": 1, "border_color": "#1F4E79"}
        )
        self.label = book.add_format({"bold": True})
        self.figure = book.add_format({"num_format": "#,##0"})
        self.note = book.add_format({"indent": 1})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top", "indent": 1})
        self.cell = book.add_format({"text_wrap": True, "valign": "top"})


def write(recap: Recap, path: Path) -> None:
    """Write the workbook to a file.

    No text becomes a formula or a link, whatever it begins with. The same recap gives the same bytes.
    """
    import xlsxwriter

    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": f"{recap.title} {recap.span}"[:250], "created": datetime(2000, 1, 1)})
        styles = Styles(book)
        _recap(book, book.add_worksheet("Rekap"), recap, styles)
        _activities(book.add_worksheet("Giat"), recap, styles)
        _people(book.add_worksheet("Personel"), recap, styles)


def _put(sheet: "Worksheet", row: int, column: int, value: str | int | None, style: Any = None) -> None:
    if isinstance(value, int):
        sheet.write_number(row, column, value, style)
    elif value:
        sheet.write_string(row, column, value[:_CELL], style)


def _head(sheet: "Worksheet", row: int, names: Sequence[tuple[str, int]], styles: Styles) -> None:
    for column, (name, width) in enumerate(names):
        sheet.set_column(column, column, width)
        _put(sheet, row, column, name, styles.head)


def _page(sheet: "Worksheet", *, landscape: bool) -> None:
    """Set what is printed: A4, as wide as the page, with page numbers."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    sheet.set_footer("&C&P / &N")
    sheet.hide_gridlines(2)


def _recap(book: "Workbook", sheet: "Worksheet", recap: Recap, styles: Styles) -> None:
    _page(sheet, landscape=False)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, 1, 10)
    sheet.set_column(2, 2, 40)
    _put(sheet, 0, 0, recap.title, styles.title)
    _put(sheet, 1, 0, recap.span, styles.label)
    figures = (
        ("Giat", len(recap.lines)), ("Rilis", recap.releases), ("Salinan", recap.copies),
        ("Pelibatan personel", recap.personnel), ("Personel yang disebut namanya", len(recap.people)),
    )  # fmt: skip
    for row, (label, value) in enumerate(figures, 3):
        _put(sheet, row, 0, label)
        _put(sheet, row, 1, value, styles.figure)
    row = 4 + len(figures)
    row = _table(book, sheet, row, "Jenis giat", recap.by_kind, styles, chart="bar")
    row = _table(book, sheet, row, "Tanggal", recap.by_day, styles, chart="column")
    row = _table(book, sheet, row, "Satuan", recap.by_unit, styles)
    row = _table(book, sheet, row, "Kabupaten/kota", recap.by_place, styles)
    for left in recap.left:
        _put(sheet, row, 0, f"Tidak direkap: {left.reason}")
        _put(sheet, row, 1, len(left.sources), styles.figure)
        _put(sheet, row, 2, ", ".join(left.sources))
        row += 1


def _table(
    book: "Workbook", sheet: "Worksheet", row: int, name: str, counts: Sequence[Count], styles: Styles, chart: str = ""
) -> int:
    """Write counts with the numbers of their lines, and a chart below; give the next free row."""
    for column, title in enumerate((name, "Jumlah", "Nomor giat")):
        _put(sheet, row, column, title, styles.head)
    first = row + 1
    for row, count in enumerate(counts, first):
        _put(sheet, row, 0, count.label)
        _put(sheet, row, 1, count.value, styles.figure)
        _put(sheet, row, 2, numbers(count.lines), styles.note)
    row += 2
    if not (chart and counts):
        return row
    last = min(first + len(counts), first + (_MOST if chart == "bar" else len(counts))) - 1
    drawn = book.add_chart({"type": chart})
    drawn.add_series(
        {
            "categories": [sheet.get_name(), first, 0, last, 0],
            "values": [sheet.get_name(), first, 1, last, 1],
            "fill": {"color": "#1F6FB2"},
            "gap": 40,
            "data_labels": {"value": last - first < 40},
        }
    )
    drawn.set_title({"name": f"Giat menurut {name.lower()}", "name_font": {"size": 12}})
    drawn.set_legend({"none": True})
    drawn.set_size({"width": 680, "height": 300 if chart == "column" else 90 + 24 * (last - first + 1)})
    if chart == "bar":
        drawn.set_y_axis({"reverse": True})
        drawn.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    else:
        drawn.set_y_axis({"major_gridlines": {"visible": True, "line": {"color": "#DDDDDD"}}, "min": 0})
        drawn.set_x_axis({"text_axis": True, "num_font": {"rotation": -45, "size": 8}})
    sheet.insert_chart(row, 0, drawn, {"object_position": 2})
    # A row is 20 points high.
    return row + (16 if chart == "column" else 6 + (last - first + 1) * 6 // 5)


def _activities(sheet: "Worksheet", recap: Recap, styles: Styles) -> None:
    _page(sheet, landscape=True)
    _head(sheet, 0, _ACTIVITIES, styles)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, max(1, len(recap.lines)), _PRINTED - 1)
    sheet.autofilter(0, 0, max(1, len(recap.lines)), len(_ACTIVITIES) - 1)
    for row, line in enumerate(recap.lines, 1):
        one, spot = line.activity, line.activity.spot
        values: tuple[str | int | None, ...] = (
            line.number, line.day, one.start, one.end, one.unit, line.kind, line.where, line.who, one.count, line.cited,
            one.zone, one.head, spot.regency, spot.province, spot.code, one.situation, one.headline, one.outlet,
        )  # fmt: skip
        sheet.set_row(row, _LINE * _height(values))
        for column, value in enumerate(values):
            _put(sheet, row, column, value, styles.cell)
        if one.dated and one.date >= _FIRST_DAY:
            sheet.write_datetime(row, 1, date.fromisoformat(one.date), styles.day)


def _height(values: Sequence[str | int | None]) -> int:
    """Give the lines that the longest text needs at its column's width; programs that print do not measure it anew."""
    needed = (
        -(-len(str(value or "")) // (width - 3))
        for value, (_, width) in zip(values, _ACTIVITIES[:_PRINTED], strict=False)
    )
    return min(max(1, *needed), 20)


def _people(sheet: "Worksheet", recap: Recap, styles: Styles) -> None:
    _page(sheet, landscape=True)
    _head(sheet, 0, _PEOPLE, styles)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(1, len(recap.people)), len(_PEOPLE) - 1)
    for row, person in enumerate(recap.people, 1):
        values = (person.name, person.rank, person.position, person.head, len(person.lines), numbers(person.lines))
        for column, value in enumerate[str | int](values):
            _put(sheet, row, column, value, styles.cell)
