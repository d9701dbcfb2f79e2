"""Stated places and official areas: round trip, typos, spellings, hierarchy, and what must stay undecided."""

import json
import random
import subprocess
import sys
from collections import Counter, defaultdict
from pathlib import Path

import pytest

from kamtibmas_cli import parse
from kamtibmas_cli.regions.index import AREAS, OfficialArea
from kamtibmas_cli.regions.names import plain
from kamtibmas_cli.regions.resolve import Hints, Stated, nearest, resolve

GOLD = Path(__file__).parent / "gold"
LINES = AREAS.read_text("utf-8").partition("\n\n")[0].split("\n")
CELLS = [line.split("\t") for line in LINES]
ALL = [OfficialArea(code, name) for code, name, *_ in CELLS]
BELOW: dict[str, list[OfficialArea]] = defaultdict(list)
for _area in ALL:
    BELOW[_area.code.rpartition(".")[0]].append(_area)
# True homonyms inside one parent: the same letters, so that no name can tell them apart.
SAME = Counter((area.code.rpartition(".")[0], area.plain.casefold()) for area in ALL)
UNIQUE = [
    area for area in ALL if area.code.count(".") > 1 and SAME[area.code.rpartition(".")[0], area.plain.casefold()] == 1
]


def shares(change: object, areas: list[OfficialArea]) -> tuple[float, float]:
    """Give the shares that resolve to their own code and to another one."""
    right = wrong = 0
    for area in areas:
        found = nearest(change(area.plain), BELOW[area.code.rpartition(".")[0]])  # type: ignore[operator]
        right += found == [area]
        wrong += len(found) == 1 and found != [area]
    return right / len(areas), wrong / len(areas)


def typo(chance: random.Random) -> object:
    def change(name: str) -> str:
        at, letter = chance.randrange(len(name)), chance.choice("abcdefghijklmnopqrstuvwxyz")
        swapped = name[: at - 1] + name[at] + name[at - 1] + name[at + 1 :] if at else name[1::-1] + name[2:]
        return chance.choice([name[:at] + letter + name[at:], name[:at] + name[at + 1 :] or letter,
                              name[:at] + letter + name[at + 1 :], swapped])  # fmt: skip

    return change


def test_counts_of_the_official_list() -> None:
    levels = Counter(area.code.count(".") for area in ALL)
    assert (levels[0], levels[1], levels[2], levels[3]) == (38, 514, 7285, 83762)


def test_round_trip() -> None:
    assert len(ALL) - 38 - 514 - len(UNIQUE) < 60
    assert shares(str, UNIQUE) == (1.0, 0.0)


def test_one_typo() -> None:
    chance = random.Random(20240108)
    right, wrong = shares(typo(chance), chance.sample(UNIQUE, 6000))
    assert right >= 0.97
    assert wrong <= 0.01


@pytest.mark.parametrize(
    "change", [str.upper, str.lower, lambda name: name.replace(" ", "")], ids=["caps", "low", "glued"]
)
def test_spaces_and_capitals(change: object) -> None:
    right, _ = shares(change, random.Random(7).sample(UNIQUE, 4000))
    assert right >= 0.99


CASES = [
    (Stated("Sekijang", "Bandar Sei Kijang"), "14.05.11.1001"),
    (Stated("Wonocoyo", "Pangul", "Trengalek", "kabupaten"), "35.03.01.2004"),
    (Stated("Girian Indah", "Girian", "Bitung", "kota"), "71.72.06.1006"),
    (Stated(None, None, "Pesisir Barat", "kabupaten"), "18.13"),
    (Stated(None, None, "Inhil", "kabupaten"), "14.04"),
    (Stated(None, "Bdr. SeiKijang"), "14.05.11"),
    (Stated(None, None, "Blitar", "kota"), "35.72"),
    (Stated(None, None, "Blitar", "kabupaten"), "35.05"),
    (Stated("Kuala Xyzzy", "Abcdefgh"), None),
    (Stated(None, "Sukajadi"), None),
]


@pytest.mark.parametrize(("stated", "code"), CASES)
def test_cases(stated: Stated, code: str | None) -> None:
    found = resolve(stated)
    lowest = found.village or found.district or found.regency
    assert (lowest.code if lowest else None) == code


def test_several_that_fit_are_named_as_candidates() -> None:
    assert [area.code for area in resolve(Stated(None, "Sukajadi")).undecided[0][1]] == ["14.71.01", "32.73.07"]
    notes = parse("Patroli di Kecamatan Sukajadi, Senin 8 Januari 2024.").diagnostics
    assert [note.code for note in notes] == ["K202"]
    assert "14.71.01" in notes[0].message


def test_a_unit_narrows() -> None:
    found = resolve(Stated(None, "Sukajadi"), Hints(provinces=("Riau",)))
    assert found.district is not None
    assert found.district.code == "14.71.01"


def test_nothing_that_fits_is_told() -> None:
    notes = parse("Patroli di Desa Kuala Xyzzy, Kecamatan Abcdefgh, Senin 8 Januari 2024.").diagnostics
    assert {note.code for note in notes} == {"K201"}


def test_zone_and_parents_are_inferred_and_marked() -> None:
    release = parse("Patroli di Kelurahan Sekijang Kecamatan Bandar Sei Kijang, Senin 8 Januari 2024 pukul 09.00.")
    assert (release.time.timezone, release.time.timezone_inferred) == ("WIB", True)
    assert release.time.starts_at == "2024-01-08T09:00:00+07:00"
    assert release.place.regency is not None
    assert (release.place.regency.code, release.place.regency.inferred) == ("14.05", True)


def test_district_codes_of_the_releases() -> None:
    gold = json.loads((Path(__file__).parent / "district_codes.json").read_text("utf-8"))
    right = wrong = 0
    for name, code in gold.items():
        district = parse((GOLD / f"{name}.txt").read_text("utf-8")).place.district
        found = district.code if district else None
        right += found == code
        wrong += found is not None and found != code
    assert right / len(gold) >= 0.97
    assert wrong / len(gold) <= 0.01


def test_regions_command() -> None:
    command = [sys.executable, "-m", "kamtibmas_cli", "regions"]
    done = subprocess.run([*command, "14.05.11"], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["14.05.11", "kecamatan"]
    done = subprocess.run([*command, "Bandar", "Sei", "Kijang", "--format", "json"], capture_output=True, text=True)
    assert json.loads(done.stdout)[0]["code"] == "14.05.11"
    assert subprocess.run([*command, "Xyzzyq"], capture_output=True, check=False).returncode == 1


def test_names_compare_without_spaces_and_signs() -> None:
    assert plain("Suloara'") == plain("SULOARA")
