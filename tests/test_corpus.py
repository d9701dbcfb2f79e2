"""Each line of tests/corpus/<field>.txt: a value and a text of our own in which it is found, or "-" for nothing.

``VALUE | text``. A span that matters stands in [brackets]. A line that begins with "!" is a known miss: it must fail.
What VALUE means is told at the head of each file.
"""

import re
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from kamtibmas_cli.record import candidates, record

CORPUS = Path(__file__).parent / "corpus"
_BRACKET = re.compile(r"\[([^\[\]]+)\]")


def lines(field: str) -> list[Any]:
    params = []
    for number, line in enumerate((CORPUS / f"{field}.txt").read_text("utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        missed = line.startswith("!")
        value, _, text = line.removeprefix("!").partition("|")
        marks = [pytest.mark.xfail(strict=True, reason="known miss")] if missed else []
        params.append(
            pytest.param(value.strip(), text.strip().replace("\\n", "\n"), marks=marks, id=f"{field}:{number}")
        )
    return params


def plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def spans(text: str) -> list[str]:
    return _BRACKET.findall(text)


def squash(value: Any) -> str:
    return re.sub(r"\W", "", str(value or "").lower())


@pytest.mark.parametrize(("value", "text"), lines("time"))
def test_time(value: str, text: str) -> None:
    """A temporal expression with its ISO value."""
    found = [item for item in candidates(plain(text)) if item["field"] == "time"]
    if value == "-":
        firm = [item for item in found if re.match(r"\d{4}|XXXX-\d|T\d", str(item["value"]))]
        assert not firm
        return
    words = " ".join(spans(text)[0].split())
    assert (words, value) in {(item["text"], item["value"]) for item in found}


def pairs(value: str) -> dict[str, str]:
    return dict(part.strip().split("=", 1) for part in value.split(";") if "=" in part)


@pytest.mark.parametrize(("value", "text"), lines("moment"))
def test_moment(value: str, text: str) -> None:
    """Which of several dates and clock times are the activity's."""
    time = record(plain(text))["time"]
    expected = pairs(value)
    assert {key: str(time[key]) for key in expected} == expected


@pytest.mark.parametrize(("value", "text"), lines("personnel"))
def test_personnel(value: str, text: str) -> None:
    """``RANK Name / position / unit / area`` of each officer, joined with ";"; a unit may hold a slash of its own."""
    people = record(plain(text))["personnel"]
    found = []
    for person in people:
        position = person["position"] or {}
        rank = person["rank"]["code"] if person["rank"] else "-"
        acting = "acting " if position.get("acting") else ""
        found.append(
            [rank, person["name"], acting + (position.get("title") or "-"), position.get("unit"), position.get("area")]
        )
    expected = []
    for part in value.split(";") if value != "-" else []:
        head, title, unit, area = [*part.split(" / "), "-", "-", "-"][:4]
        rank, _, name = head.strip().partition(" ")
        expected.append([rank, name, title, unit, area])
    assert [[squash(word) for word in row] for row in found] == [[squash(word) for word in row] for row in expected]


@pytest.mark.parametrize(("value", "text"), lines("place"))
def test_place(value: str, text: str) -> None:
    """``level=name`` of all that is stated."""
    place = record(plain(text))["place"]
    found = {
        level: squash(area.get("name") or area.get("text"))
        for level, area in place.items()
        if area and not area.get("inferred")
    }
    assert found == {level: squash(name) for level, name in pairs(value).items()}


def statements(field: str, value: str, text: str) -> None:
    raw = plain(text)
    release = record(raw)
    names = {person["id"]: person["name"] for person in release["personnel"]}
    found = []
    for item in release[field]:
        speaker = item["speaker"]
        who = speaker["text"] if isinstance(speaker, dict) else names.get(speaker)
        found.append((item["form"], squash(who), squash(item["text"])))
    if value == "-":
        assert not found
        return
    forms, _, who = value.partition(":")
    speaker = squash(who if who.strip() != "-" else "")
    # "indirect+quote: Name" gives the forms in turn; one form stands for all.
    turns = cycle(forms.strip().split("+"))
    expected = [(form, speaker, squash(words)) for form, words in zip(turns, spans(text), strict=False)]
    assert found == expected


@pytest.mark.parametrize(("value", "text"), lines("messages"))
def test_messages(value: str, text: str) -> None:
    """``form: speaker`` and the messages in brackets."""
    statements("messages", value, text)


@pytest.mark.parametrize(("value", "text"), lines("outcomes"))
def test_outcomes(value: str, text: str) -> None:
    """``form: speaker`` and the outcomes in brackets."""
    statements("outcomes", value, text)


@pytest.mark.parametrize(("value", "text"), lines("header"))
def test_header(value: str, text: str) -> None:
    """``outlet=…; dateline=…; credit=…`` of those that are there."""
    release = record(plain(text))
    found = {key: squash(release[key]["text"]) for key in ("outlet", "dateline", "credit") if release[key]}
    assert found == {key: squash(words) for key, words in pairs(value).items()}


@pytest.mark.parametrize(("value", "text"), lines("units"))
def test_units(value: str, text: str) -> None:
    """``kind name`` of each unit, joined with ";"."""
    found = {(unit["kind"], squash(unit["name"])) for unit in record(plain(text))["units"]}
    expected = set()
    for part in value.split(";") if value != "-" else []:
        kind, _, name = part.strip().partition(" ")
        expected.add((kind, squash(name)))
    assert found == expected


@pytest.mark.parametrize(("value", "text"), lines("situation"))
def test_situation(value: str, text: str) -> None:
    """The words of how it went."""
    situation = record(plain(text))["situation"]
    assert set(situation["status"] if situation else []) == set(value.replace("-", "").split())


@pytest.mark.parametrize(("value", "text"), lines("activity"))
def test_activity(value: str, text: str) -> None:
    """The kinds, the main one first."""
    assert record(plain(text))["activity"]["kinds"] == value.replace("-", "").split()


@pytest.mark.parametrize(("value", "text"), lines("count"))
def test_count(value: str, text: str) -> None:
    """How many officers took part, as stated."""
    assert str(record(plain(text))["personnel_count"] or "-") == value
