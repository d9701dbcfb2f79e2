"""The geometry of the page's charts: bars by day or month, and the map of regencies. Numbers only, no markup."""

import calendar
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.model import Line, Point
from kamtibmas_cli.regions.index import index

WIDTH, HEIGHT, BASE = 720, 200, 168
MAP_WIDTH = 720
# Up to so many days each has a bar of its own, those without activity too; more are drawn by month.
_DAYS = 92
# A map shows at least so many degrees, so that one regency has its neighbours around it.
_LEAST = 3.0
_MARGIN = 0.12
_NAMED = 8
_TICKS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A bar of the chart by day; ``tick`` is the text below it, or empty."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: int
    tick: str


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; without a label it only helps to see where one is."""

    x: float
    y: float
    radius: float
    label: str = ""
    value: int = 0
    named: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """The map: its height at the width of ``MAP_WIDTH``, the dots of all regencies, and those of the recap."""

    height: float
    ground: tuple[Dot, ...]
    dots: tuple[Dot, ...]


def columns(lines: Sequence[Line]) -> tuple[Column, ...]:
    """Give the bars of the chart by day; activities without a full date have none."""
    days = [date.fromisoformat(line.activity.date) for line in lines if line.activity.dated]
    if not days:
        return ()
    monthly = (max(days) - min(days)).days >= _DAYS
    counts = Counter(day.replace(day=1) if monthly else day for day in days)
    starts = list(_steps(min(counts), max(counts), monthly))
    step, top = WIDTH / len(starts), max(counts.values())
    every = math.ceil(len(starts) / _TICKS)
    found = []
    for number, start in enumerate(starts):
        height = counts[start] / top * (BASE - 24)
        width = min(step * 0.8, 56)
        label = f"{labels.month(start.month)} {start.year}" if monthly else labels.day(start)
        tick = f"{labels.month(start.month)[:3]} {start.year}" if monthly else f"{start.day}/{start.month}"
        shown = tick if number % every == 0 else ""
        x = number * step + (step - width) / 2
        found.append(Column(round(x, 1), round(BASE - height, 1), round(width, 1), round(height, 1), label,
                            counts[start], shown))  # fmt: skip
    return tuple(found)


def _steps(first: date, last: date, monthly: bool) -> Iterator[date]:
    while first <= last:
        yield first
        first += timedelta(days=calendar.monthrange(first.year, first.month)[1] if monthly else 1)


def regency_map(points: Sequence[Point]) -> Map | None:
    """Draw the regencies of the recap among all others around them, so that the islands show; None without any."""
    if not points:
        return None
    west, east = _range([point.longitude for point in points])
    south, north = _range([point.latitude for point in points])
    # Wider than high, as the country is, and never so high that the page is all map.
    east, west = _stretch(west, east, (north - south) * 1.6)
    north, south = _stretch(south, north, (east - west) * 0.36)
    scale = MAP_WIDTH / (east - west)
    ground = tuple(
        Dot(round((area.longitude - west) * scale, 1), round((north - area.latitude) * scale, 1), 2)
        for area in index().regencies()
        if area.latitude is not None and area.longitude is not None
        and west <= area.longitude <= east and south <= area.latitude <= north
    )  # fmt: skip
    top = max(10, *(len(point.lines) for point in points))
    dots: list[Dot] = []
    for point in sorted(points, key=lambda point: (-len(point.lines), point.code)):
        x, y = (point.longitude - west) * scale, (north - point.latitude) * scale
        free = all(abs(dot.x - x) > 130 or abs(dot.y - y) > 16 for dot in dots if dot.named)
        named = free and sum(dot.named for dot in dots) < _NAMED
        radius = 4 + 14 * math.sqrt(len(point.lines) / top)
        dots.append(
            Dot(round(x, 1), round(y, 1), round(radius, 1), point.label, len(point.lines), named, x > MAP_WIDTH * 0.75)
        )
    return Map(round((north - south) * scale, 1), ground, tuple(dots))


def _range(values: Sequence[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    low, high = _stretch(low, high, _LEAST)[::-1]
    margin = (high - low) * _MARGIN
    return low - margin, high + margin


def _stretch(low: float, high: float, least: float) -> tuple[float, float]:
    """Widen a range around its middle to a least size; gives the upper end first."""
    more = max(0.0, least - (high - low)) / 2
    return high + more, low - more
