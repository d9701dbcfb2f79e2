"""The recap on a terminal, with bars. Imports rich."""

import io
from collections.abc import Sequence

from rich.bar import Bar
from rich.console import Console, Group
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.layouts import content
from kamtibmas_cli.recap.model import Count, Line, Period, Recap

# Labels beyond this many are left to the files.
_MOST = 12
_BAR = 32


def view(recap: Recap, colours: bool, width: int = 100) -> str:
    """Give the recap for a terminal; without ``colours`` there is no escape byte in it."""
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=colours, color_system="standard" if colours else None, highlight=False
    )
    console.print(Rule(Text(f"{recap.title}: {recap.span}", "bold")))
    console.print(_tiles(recap))
    tables = (("Hari", recap.by_day), ("Jenis giat", recap.by_kind), ("Satuan", recap.by_unit))
    for title, counts in tables:
        if counts:
            console.print(_bars(title, counts))
    for period in recap.periods:
        console.print(_period(period))
    for left in recap.left:
        console.print(Text(f"Tidak direkap, {left.reason}: {len(left.sources)} rilis", "yellow"))
    return "\n".join(line.rstrip() for line in buffer.getvalue().splitlines()) + "\n"


def _tiles(recap: Recap) -> Text:
    figures = (
        (len(recap.lines), "giat"), (recap.releases, "rilis"), (recap.copies, "salinan"),
        (len(recap.people), "personel"), (len(recap.by_unit), "satuan"),
    )  # fmt: skip
    return Text("   ").join(Text.assemble((labels.number(value), "bold cyan"), f" {name}") for value, name in figures)


def _bars(title: str, counts: Sequence[Count]) -> Padding:
    table = Table(box=None, pad_edge=False, title=title, title_justify="left", title_style="bold", show_header=False)
    table.add_column(no_wrap=True, max_width=44)
    table.add_column(justify="right")
    table.add_column(width=_BAR)
    top = max(count.value for count in counts)
    for count in counts[:_MOST]:
        bar = Bar(top, 0, count.value, width=_BAR, color="cyan")
        table.add_row(Text(count.label), labels.number(count.value), bar)
    if len(counts) > _MOST:
        rest = sum(count.value for count in counts[_MOST:])
        table.add_row(Text(f"{len(counts) - _MOST} lainnya", "dim"), labels.number(rest), "")
    return Padding(table, (1, 0, 0, 0))


def _period(period: Period) -> Padding:
    parts: list[Text | Table] = [Text(f"{period.label} ({labels.number(period.size)} giat)", "bold reverse")]
    for head in period.heads:
        for unit in head.units:
            name = unit.label if unit.label == head.label else f"{head.label} › {unit.label}"
            parts.append(Text(name, "bold"))
            for kind in unit.kinds:
                parts.append(Text(f"  {kind.label}", "cyan"))
                parts.append(_lines(kind.lines))
    return Padding(Group(*parts), (1, 0, 0, 0))


def _lines(lines: Sequence[Line]) -> Table:
    table = Table(box=None, pad_edge=False, show_header=False, padding=(0, 1, 0, 0))
    table.add_column(justify="right", width=6)
    table.add_column()
    for line in lines:
        table.add_row(f"{line.number}.", Text.assemble(content(line), (f" [{line.cited}]", "dim")))
    return table
