"""The recap as one page that needs nothing else: no network, no other file."""

from pathlib import Path

from kamtibmas_cli.recap import charts, layouts
from kamtibmas_cli.recap.model import Count, Recap

# Bars beyond this many are left to the table.
_MOST = 15


def write(recap: Recap, path: Path) -> None:
    """Write the page to a file. Values of the releases are escaped; they cannot become markup."""
    template = layouts.environment(escape=True).get_template("recap.html.j2")
    page = template.stream(
        recap=recap,
        columns=charts.columns(recap.lines),
        map=charts.regency_map(recap.points),
        sizes=charts,
        bars=[("Menurut jenis giat", _bars(recap.by_kind)), ("Menurut satuan", _bars(recap.by_unit))],
    )
    with path.open("w", encoding="utf-8", newline="\n") as file:
        page.enable_buffering(200)
        file.writelines(page)


def _bars(counts: tuple[Count, ...]) -> list[tuple[str, int, float]]:
    """Give label, value and length in per cent; those beyond the largest become one row without a bar."""
    top = max((count.value for count in counts), default=1)
    shown = [(count.label, count.value, round(count.value / top * 100, 1)) for count in counts[:_MOST]]
    rest = sum(count.value for count in counts[_MOST:])
    return [*shown, (f"{len(counts) - _MOST} lainnya", rest, 0.0)] if rest else shown
