"""What a recap is made of: activities with their sources, and counts. Plain data, no logic but look-ups."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Officer:
    """An officer of an activity; ``order`` is the rank's order inside its force."""

    name: str
    rank: str
    order: int
    position: str

    @property
    def label(self) -> str:
        """Rank and name, as in ``AIPDA Jamal Putra``."""
        return f"{self.rank} {self.name}".strip()


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an activity was: names by level, the deepest official code and the regency's code."""

    venue: str = ""
    street: str = ""
    village: str = ""
    district: str = ""
    regency: str = ""
    province: str = ""
    code: str = ""
    regency_code: str = ""

    @property
    def label(self) -> str:
        """All levels, the smallest first."""
        parts = (self.venue, self.street, self.village, self.district, self.regency, self.province)
        return ", ".join(filter(None, parts))

    @property
    def short(self) -> str:
        """The place without its province, for a line of the recap."""
        parts = (self.venue or self.street, self.village, self.district, self.regency)
        return ", ".join(filter(None, parts)) or self.province


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity as one release tells it.

    ``date`` is ISO, ``XXXX-MM-DD`` where the release gives no year, or empty; ``head`` is the polres (or what stands in
    for it) and ``unit`` the polsek, or the head itself; ``source`` cites the release as ``name#index``.
    """

    source: str
    date: str
    start: str
    end: str
    zone: str
    kind: str
    head: str
    unit: str
    spot: Spot
    officers: tuple[Officer, ...]
    count: int | None
    headline: str
    outlet: str
    situation: str
    text: str = field(default="", repr=False)
    digest: str = ""

    @property
    def dated(self) -> bool:
        """Whether the date is known to the day, with its year."""
        return bool(self.date) and not self.date.startswith("X")


@dataclass(frozen=True, slots=True)
class Line:
    """One activity of the recap: what its fullest release tells, and every release that it rests on.

    ``when`` is the clock, with the day before it where the line's group holds several days.
    """

    number: int
    activity: Activity
    sources: tuple[str, ...]
    day: str
    clock: str
    when: str
    kind: str
    who: str
    where: str

    @property
    def cited(self) -> str:
        """The releases behind this line."""
        return ", ".join(self.sources)


@dataclass(frozen=True, slots=True)
class Count:
    """A figure and the numbers of the lines that it counts."""

    label: str
    value: int
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """An officer over all activities."""

    name: str
    rank: str
    order: int
    position: str
    head: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Point:
    """A regency on the map."""

    label: str
    code: str
    latitude: float
    longitude: float
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KindGroup:
    """The activities of one kind inside a unit."""

    label: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class UnitGroup:
    """The activities of one polsek, or of the polres itself."""

    label: str
    kinds: tuple[KindGroup, ...]
    size: int


@dataclass(frozen=True, slots=True)
class HeadGroup:
    """A polres with its units."""

    label: str
    units: tuple[UnitGroup, ...]
    size: int


@dataclass(frozen=True, slots=True)
class Period:
    """A day, week or month; or the releases without a date."""

    label: str
    heads: tuple[HeadGroup, ...]
    size: int
    dated: bool


@dataclass(frozen=True, slots=True)
class Left:
    """What the filters left out, and why."""

    reason: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Recap:
    """The whole recap."""

    title: str
    span: str
    addressee: str
    releases: int
    copies: int
    lines: tuple[Line, ...]
    periods: tuple[Period, ...]
    by_day: tuple[Count, ...]
    by_kind: tuple[Count, ...]
    by_head: tuple[Count, ...]
    by_unit: tuple[Count, ...]
    by_place: tuple[Count, ...]
    people: tuple[Person, ...]
    points: tuple[Point, ...]
    personnel: int
    left: tuple[Left, ...]
