"""Copies are found and siblings kept apart, on texts of our own: half the rules were made on, half they were not."""

import subprocess
import sys
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

import pytest

from kamtibmas_cli.recap import dedup
from kamtibmas_cli.recap.activity import activity_of
from kamtibmas_cli.recap.evidence import contradict, link
from kamtibmas_cli.recap.model import Activity, Spot
from kamtibmas_cli.record import record
from tests.dedup import pairs, texts

pytest.importorskip("rapidfuzz")


class Score(NamedTuple):
    precision: float
    recall: float


def read(half: str, with_text: bool = True) -> list[Activity]:
    return [
        activity_of(record(told.text, f"{number}.txt", with_text=with_text)) for number, told in enumerate(texts(half))
    ]


def homes(activities: list[Activity]) -> list[int]:
    """Give the number of the group of each activity."""
    found = {one.source: number for number, group in enumerate(dedup.group(activities)) for one in group.members}
    return [found[one.source] for one in activities]


def score(half: str, with_text: bool = True) -> Score:
    """Score the groups over every two texts of a half, those of different blocks too."""
    told = texts(half)
    home = homes(read(half, with_text))
    right = wrong = missed = 0
    for left, other in combinations(range(len(told)), 2):
        same = (told[left].block, told[left].activity) == (told[other].block, told[other].activity)
        joined = home[left] == home[other]
        right, wrong, missed = right + (same and joined), wrong + (joined and not same), missed + (same and not joined)
    return Score(right / (right + wrong), right / (right + missed))


def test_the_set_is_large_enough() -> None:
    found = [pair for half in ("tune", "held") for pair in pairs(texts(half))]
    assert len(found) >= 60
    assert sum(same for _, _, same in found) >= 30


@pytest.mark.parametrize("half", ["tune", "held"])
def test_texts(half: str) -> None:
    found = score(half)
    assert found.precision >= 0.95
    assert found.recall >= 0.90


@pytest.mark.parametrize("half", ["tune", "held"])
def test_records_without_text(half: str) -> None:
    """Facts alone join fewer copies (undated forwards need the text), and still no siblings."""
    found = score(half, with_text=False)
    assert found.precision >= 0.95
    assert found.recall >= 0.80


def one(text: str, name: str) -> Activity:
    return activity_of(record(text, name, with_text=True))


PATROL = (
    "Polsek Bunut Polres Pelalawan melaksanakan patroli di Pasar Rabu, Kelurahan Pangkalan Bunut, Kecamatan Bunut, "
    "Kabupaten Pelalawan, Rabu (16/10/2024) pukul {clock}. Aiptu Marwan Zaki menyapa pedagang."
)


def test_a_release_without_clock_does_not_tie_morning_to_evening() -> None:
    morning, evening = (one(PATROL.format(clock=f"{hour}.00 WIB"), f"{hour}") for hour in ("08", "20"))
    vague = replace(morning, start="", source="x#0", text="", digest="")
    found = dedup.group([morning, vague, evening])
    assert sorted(len(group.members) for group in found) == [1, 2]
    assert contradict(morning, evening)


def test_the_same_text_twice_is_one_activity_with_both_sources() -> None:
    found = dedup.group([one("Warga menyapa petugas.", "a.txt"), one("Warga menyapa petugas.", "b.txt")])
    assert [[copy.source for copy in group.members] for group in found] == [["a.txt#0", "b.txt#0"]]
    assert found[0].reasons == ("teks sama",)


def test_nothing_is_lost_and_order_does_not_matter() -> None:
    activities = read("tune")
    forward, backward = dedup.group(activities), dedup.group(activities[::-1])
    assert sorted(copy.source for group in forward for copy in group.members) == sorted(a.source for a in activities)
    sets = [{frozenset(copy.source for copy in group.members) for group in groups} for groups in (forward, backward)]
    assert sets[0] == sets[1]


def test_the_fullest_release_stands_first() -> None:
    full = one(PATROL.format(clock="08.00 WIB"), "full.txt")
    bare = replace(full, source="bare.txt#0", start="", situation="", officers=full.officers)
    assert dedup.group([bare, full])[0].members[0].source == "full.txt#0"


def test_two_polsek_of_one_name_stay_apart() -> None:
    here = replace(one(PATROL.format(clock="08.00 WIB"), "a"), spot=Spot())
    there = replace(here, source="b#0", head="Polres Siak", text="", digest="")
    assert contradict(here, there)
    assert not contradict(here, replace(there, head="Wilayah Kab. Pelalawan"))


def test_clocks_within_twenty_minutes_are_one() -> None:
    early, late, later = (one(PATROL.format(clock=clock), clock) for clock in ("08.00 WIB", "08.20 WIB", "08.21 WIB"))
    assert link(early, late)
    assert not link(early, later)


def test_evidence_needs_no_heavy_library() -> None:
    code = "import sys, kamtibmas_cli.recap.dedup; print({'rapidfuzz', 'numpy', 'jinja2'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
