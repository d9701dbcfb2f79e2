"""The models of a record (the JSON contract, in its order) and ``parse``, which makes one."""

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from kamtibmas_cli.record import record
from kamtibmas_cli.text import Span


class Model(BaseModel):
    """A part of the record: no key but those listed."""

    model_config = ConfigDict(extra="forbid")


class Sparse(Model):
    """A part of the record with keys that are written only where they say something.

    They are the marks of what is inferred, and where a text comes from in an input that holds several.
    """

    sparse: ClassVar[tuple[str, ...]] = ("inferred", "year_inferred")

    @model_serializer(mode="wrap")
    def _drop_false_marks(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        value: dict[str, Any] = handler(self)
        for key in self.sparse:
            if value.get(key) in (False, None):
                value.pop(key, None)
        return value


class Words(Sparse):
    """Words of the release: ``text`` is the source at ``span``, with runs of white space folded to one space.

    What a page says of itself outside the text has no span and is inferred.
    """

    text: str
    span: Span | None
    inferred: bool = False


class Chat(Model):
    """Who sent a message of a chat, and when (ISO, by the sender's phone)."""

    sender: str
    sent_at: str | None


class Source(Sparse):
    """Where the text came from. ``chars`` counts Unicode code points; ``sha256`` is of the text in UTF-8.

    ``index`` counts the releases of one input from 0; ``span`` is where this one lies in the text of an input that
    holds several, ``chat`` is there for a message of a chat, ``row`` has the other columns of a table.
    """

    sparse: ClassVar[tuple[str, ...]] = ("span", "chat", "row")

    name: str | None
    index: int
    sha256: str
    chars: int
    text: str | None
    span: Span | None = None
    chat: Chat | None = None
    row: dict[str, Any] | None = None


class Activity(Model):
    """What kind of activity is reported, the main kind first; ``spans`` runs beside ``kinds``."""

    kinds: list[str]
    theme: str | None
    operation: str | None
    spans: list[Span]


class Time(Sparse):
    """When the activity happened. ``date`` is ISO or, without a year, EDTF (``XXXX-09-08``)."""

    date: str | None
    start: str | None
    end: str | None
    timezone: Literal["WIB", "WITA", "WIT"] | None
    timezone_inferred: bool
    year_inferred: bool = False
    starts_at: str | None
    ends_at: str | None
    weekday: str | None
    part_of_day: str | None
    approximate: bool
    open_ended: bool
    spans: dict[str, Span]


class Area(Sparse):
    """An administrative area as the text names it, without the word for its level."""

    name: str
    kind: str | None
    code: str | None
    official: str | None
    inferred: bool = False
    span: Span | None


class Place(Model):
    """Where it happened."""

    venue: Words | None
    street: Words | None
    km: Words | None
    rt: Words | None
    rw: Words | None
    hamlet: Area | None
    village: Area | None
    district: Area | None
    regency: Area | None
    province: Area | None


class Unit(Model):
    """A police or TNI organisation: ``name`` is the place part ("Serang")."""

    kind: str
    name: str | None
    span: Span


class Rank(Model):
    """A rank: canonical short code, official name, force, and order inside the force (1 is the lowest)."""

    code: str
    name: str
    force: Literal["polri", "tni", "pns"]
    order: int


class Position(Model):
    """An office: its title, whether it is held as acting, its unit, and the area of a Bhabinkamtibmas or Babinsa."""

    title: str | None
    acting: bool
    unit: str | None
    area: str | None


class Person(Model):
    """An officer, with every mention."""

    id: str
    name: str
    rank: Rank | None
    titles: list[str]
    position: Position | None
    span: Span
    mentions: list[Span]


class Statement(Model):
    """Something told or hoped: ``speaker`` is a personnel id, the words for somebody unnamed, or null."""

    form: Literal["bullet", "quote", "indirect"]
    speaker: str | Words | None
    text: str
    span: Span


class Situation(Model):
    """How it went."""

    status: list[str]
    span: Span


class Diagnostic(Model):
    """What the tool could not read or finds contradictory: a stable code, and where."""

    code: str
    severity: Literal["info", "warning", "error"]
    field: str
    message: str
    span: Span | None


class Release(Sparse):
    """The record of one release."""

    sparse: ClassVar[tuple[str, ...]] = ("published_inferred",)

    schema_version: str
    source: Source
    outlet: Words | None
    dateline: Words | None
    headline: Words | None
    credit: Words | None
    published: str | None
    published_inferred: bool = False
    activity: Activity
    time: Time
    place: Place
    places: list[Place]
    units: list[Unit]
    personnel_count: int | None
    personnel: list[Person]
    messages: list[Statement]
    outcomes: list[Statement]
    situation: Situation | None
    diagnostics: list[Diagnostic]


def parse(
    raw: str,
    name: str | None = None,
    *,
    base_date: date | None = None,
    with_text: bool = False,
    lang: str = "id",
    encoding: str = "utf-8",
) -> Release:
    """Read one release.

    Takes the raw text, the name of its source, a date from which a missing year is inferred, whether the text is kept
    in ``source.text``, the language of the diagnostics ("id" or "en"), and the encoding that the text was read from
    (one other than UTF-8 becomes a diagnostic). Returns the record; its spans count Unicode
    code points of ``raw``. Any text gives a record.
    """
    value = record(raw, name, base_date=base_date, with_text=with_text, lang=lang, encoding=encoding)
    return Release.model_validate(value)
