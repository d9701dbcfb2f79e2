"""Activities to a recap: filters, groups and counts. Every figure keeps the numbers of the lines that it counts."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby
from typing import Literal, NamedTuple

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.model import (
    Activity,
    Count,
    HeadGroup,
    KindGroup,
    Left,
    Line,
    Period,
    Person,
    Point,
    Recap,
    UnitGroup,
)
from kamtibmas_cli.regions.index import index
from kamtibmas_cli.tables import words

By = Literal["day", "week", "month"]
_LEADERS = {"Polres": "Kapolres", "Polresta": "Kapolresta", "Polrestabes": "Kapolrestabes", "Polda": "Kapolda"}
_NOT_NAMED = ("Wilayah ", labels.NO_UNIT)


class Wanted(NamedTuple):
    """What the recap takes: days, units and kinds; empty means all."""

    by: By = "day"
    first: date | None = None
    last: date | None = None
    units: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def build(groups: Iterable[Sequence[Activity]], wanted: Wanted) -> Recap:
    """Make the recap.

    Takes the activities, each with all its copies (the fullest first), and what is wanted. Activities without a full
    date are never left out for their date: they stand in periods of their own behind the others.
    """
    groups = _with_known_heads(list(groups))
    left: dict[str, list[str]] = defaultdict(list)
    kept = []
    for group in groups:
        reason = _reason(group[0], wanted)
        if reason:
            left[reason].extend(one.source for one in group)
        else:
            kept.append(group)
    kept.sort(key=lambda group: _order(group[0], wanted.by))
    lines = tuple(_line(number, group, wanted.by) for number, group in enumerate(kept, 1))
    repeated = _repeated_units(lines)
    heads = _counts(lines, lambda line: line.activity.head)
    return Recap(
        title="Rekap giat",
        span=_span(lines, wanted),
        addressee=_addressee(heads),
        releases=sum(len(line.sources) for line in lines),
        copies=sum(len(line.sources) - 1 for line in lines),
        lines=lines,
        periods=_periods(lines, wanted.by),
        by_day=_by_day(lines),
        by_kind=_counts(lines, lambda line: line.kind),
        by_head=heads,
        by_unit=_counts(lines, lambda line: _unit_label(line, repeated)),
        by_place=_counts(lines, _area),
        people=_people(lines),
        points=_points(lines),
        personnel=sum(max(line.activity.count or 0, len(line.activity.officers)) for line in lines),
        left=tuple(Left(reason, tuple(sources)) for reason, sources in sorted(left.items())),
    )


def _with_known_heads(groups: list[Sequence[Activity]]) -> list[Sequence[Activity]]:
    """Give a polsek its polres where another release of this recap names both, and only one.

    "Polsek Bunut jajaran Polres Pelalawan" in one release places "Polsek Bunut, Kabupaten Pelalawan" of another.
    """
    known: dict[tuple[str, str], set[str]] = defaultdict(set)
    for group in groups:
        for one in group:
            if one.spot.regency_code and one.unit != one.head and not one.head.startswith(_NOT_NAMED):
                known[one.unit.casefold(), one.spot.regency_code].add(one.head)
    return [[_with_head(one, known) for one in group] for group in groups]


def _with_head(one: Activity, known: dict[tuple[str, str], set[str]]) -> Activity:
    heads = known.get((one.unit.casefold(), one.spot.regency_code), set())
    return replace(one, head=next(iter(heads))) if one.head.startswith(_NOT_NAMED) and len(heads) == 1 else one


def _reason(one: Activity, wanted: Wanted) -> str:
    """Tell why an activity is left out, or nothing where it stays."""
    if one.dated and wanted.first and one.date < wanted.first.isoformat():
        return f"sebelum {labels.day(wanted.first)}"
    if one.dated and wanted.last and one.date > wanted.last.isoformat():
        return f"sesudah {labels.day(wanted.last)}"
    if wanted.units and not any(_of_unit(one, unit) for unit in wanted.units):
        return "satuan lain"
    if wanted.kinds and one.kind not in wanted.kinds:
        return "jenis giat lain"
    return ""


def _of_unit(one: Activity, unit: str) -> bool:
    """Tell whether a unit is meant: "Polsek Bunut" by all its words, "bunut" by its name alone."""
    asked = words(unit)
    return any(words(name) == asked or words(name)[-len(asked) :] == asked for name in (one.unit, one.head))


def _start_of(value: str, by: By) -> date:
    day = date.fromisoformat(value)
    if by == "week":
        return day - timedelta(days=day.weekday())
    return day.replace(day=1) if by == "month" else day


def _period(one: Activity, by: By) -> tuple[int, str, str]:
    """Give a period's place in the order and its label; behind the dated ones stand those without a year or a date."""
    if not one.date:
        return 2, "", labels.NO_DATE
    if not one.dated:
        return 1, one.date, labels.yearless(one.date)
    start = _start_of(one.date, by)
    return 0, start.isoformat(), _label(start, by)


def _label(start: date, by: By) -> str:
    if by == "day":
        return labels.day(start)
    return labels.week(start) if by == "week" else f"{labels.month(start.month)} {start.year}"


def _order(one: Activity, by: By) -> tuple[object, ...]:
    """Order lines as the groups stand: period, polres, its own activities before its polsek, kind, day, clock."""
    nameless = one.head.startswith(_NOT_NAMED)
    return (
        _period(one, by), nameless, one.head, one.unit != one.head, one.unit, one.kind == "", labels.kind(one.kind),
        one.date, one.start or "99", one.source,
    )  # fmt: skip


def _line(number: int, group: Sequence[Activity], by: By) -> Line:
    one = group[0]
    day = labels.NO_DATE
    if one.date:
        day = labels.day(date.fromisoformat(one.date)) if one.dated else labels.yearless(one.date)
    clock = labels.clock(one.start, one.end, one.zone)
    return Line(
        number=number,
        activity=one,
        sources=tuple(copy.source for copy in group),
        day=day,
        clock=clock,
        when=clock if by == "day" or not one.dated else ", ".join(filter(None, (day, clock))),
        kind=labels.kind(one.kind),
        who=", ".join(officer.label for officer in one.officers),
        where=one.spot.short,
    )


def _periods(lines: Sequence[Line], by: By) -> tuple[Period, ...]:
    found = []
    for (rank, _, label), inside in groupby(lines, lambda line: _period(line.activity, by)):
        own = list(inside)
        heads = [_head(name, list(part)) for name, part in groupby(own, lambda line: line.activity.head)]
        found.append(Period(label, tuple(heads), len(own), rank == 0))
    return tuple(found)


def _head(name: str, lines: list[Line]) -> HeadGroup:
    units = []
    for unit, part in groupby(lines, lambda line: line.activity.unit):
        own = list(part)
        kinds = [KindGroup(kind, tuple(some)) for kind, some in groupby(own, lambda line: line.kind)]
        units.append(UnitGroup(unit, tuple(kinds), len(own)))
    return HeadGroup(name, tuple(units), len(lines))


def _repeated_units(lines: Iterable[Line]) -> frozenset[str]:
    """Find the names of polsek that several polres have: there is a Simpang Empat in many a regency."""
    heads: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        heads[line.activity.unit].add(line.activity.head)
    return frozenset(unit for unit, own in heads.items() if len(own) > 1)


def _unit_label(line: Line, repeated: frozenset[str]) -> str:
    one = line.activity
    return f"{one.unit} ({one.head})" if one.unit in repeated and one.unit != one.head else one.unit


def _counts(lines: Iterable[Line], label_of: Callable[[Line], str]) -> tuple[Count, ...]:
    """Count by label, the largest first."""
    found: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        found[label_of(line)].append(line.number)
    counts = [Count(label, len(numbers), tuple(numbers)) for label, numbers in found.items()]
    return tuple(sorted(counts, key=lambda count: (-count.value, count.label)))


def _by_day(lines: Iterable[Line]) -> tuple[Count, ...]:
    """Count by day, in the order of days; what has no date comes last."""
    found: dict[tuple[int, str, str], list[int]] = defaultdict(list)
    for line in lines:
        found[_period(line.activity, "day")].append(line.number)
    return tuple(Count(key[2], len(numbers), tuple(numbers)) for key, numbers in sorted(found.items()))


def _area(line: Line) -> str:
    spot = line.activity.spot
    return spot.regency or spot.province or "Wilayah tidak disebut"


def person_key(name: str) -> str:
    """Give a name for comparing: "JAMAL PUTRA" and "Jamal Putra" are one."""
    return " ".join(words(name))


def _people(lines: Iterable[Line]) -> tuple[Person, ...]:
    """List the officers, each once inside a polres: most activities first, then by rank."""
    found: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        for key in dict.fromkeys(person_key(officer.name) for officer in line.activity.officers):
            found[key, line.activity.head].append(line)
    people = [_person(key, head, own) for (key, head), own in found.items()]
    return tuple(sorted(people, key=lambda person: (-len(person.lines), -person.order, person.name, person.head)))


def _person(key: str, head: str, lines: list[Line]) -> Person:
    own = [officer for line in lines for officer in line.activity.officers if person_key(officer.name) == key]
    best = max(own, key=lambda officer: (bool(officer.rank), bool(officer.position), not officer.name.isupper()))
    ranks = Counter((officer.rank, officer.order) for officer in own if officer.rank)
    rank, order = max(ranks, key=lambda pair: (ranks[pair], pair)) if ranks else ("", 0)
    return Person(best.name, rank, order, best.position, head, tuple(line.number for line in lines))


def _points(lines: Iterable[Line]) -> tuple[Point, ...]:
    found: dict[str, list[int]] = defaultdict(list)
    for line in lines:
        found[line.activity.spot.regency_code].append(line.number)
    points = []
    for code, numbers in sorted(found.items()):
        area = index().area(code) if code else None
        if area and area.latitude is not None and area.longitude is not None:
            label = f"{'Kota' if area.kind == 'kota' else 'Kab.'} {area.plain}"
            points.append(Point(label, code, area.latitude, area.longitude, tuple(numbers)))
    return tuple(points)


def _span(lines: Sequence[Line], wanted: Wanted) -> str:
    """Write from when to when: as asked, else as found."""
    days = [line.activity.date for line in lines if line.activity.dated]
    first = wanted.first or (date.fromisoformat(min(days)) if days else None)
    last = wanted.last or (date.fromisoformat(max(days)) if days else None)
    if not first or not last:
        return labels.NO_DATE
    return labels.day(first) if first == last else f"{labels.day(first)} s.d. {labels.day(last)}"


def _addressee(heads: Sequence[Count]) -> str:
    """Address the chief of the one polres or polda of the recap; of several, the leadership."""
    named = [count.label for count in heads if not count.label.startswith(_NOT_NAMED)]
    kind, _, name = named[0].partition(" ") if len(named) == 1 else ("", "", "")
    return f"{_LEADERS[kind]} {name}" if kind in _LEADERS else "Bapak Pimpinan"
