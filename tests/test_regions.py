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
from kamtibmas_cli.regions.names import distance, key, plain
from kamtibmas_cli.regions.resolve import Hints, Stated, nearest, resolve
from kamtibmas_cli.tables import lexicon

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


SHORT = {
    "Sungai": ("Sei", "S."), "Tanjung": ("Tj.", "Tanj.", "Tg."), "Padang": ("Pd.",), "Bandar": ("Bdr.",), "Kampung": ("Kp.",),
    "Teluk": ("Tlk.",), "Lubuk": ("Lb.",), "Pulau": ("P.",), "Bukit": ("Bkt.",), "Gunung": ("Gn.",), "Muara": ("Ma.",),
}  # fmt: skip


def test_abbreviations_and_numbers() -> None:
    """Every official name that begins with a word that releases shorten, in each short form; and II for 2."""
    cases = [(area, short, area.plain.replace(word, short, 1)) for area in UNIQUE for word, all_short in SHORT.items()
             for short in all_short if area.plain.startswith(f"{word} ")]  # fmt: skip
    for roman, number in (("I", "1"), ("II", "2"), ("III", "3"), ("IV", "4")):
        cases += [
            (area, roman, f"{area.plain[: -len(roman)]}{number}") for area in UNIQUE if area.plain.endswith(f" {roman}")
        ]
    right = wrong = 0
    for area, _, name in cases:
        found = nearest(name, BELOW[area.code.rpartition(".")[0]])
        right += found == [area]
        wrong += len(found) == 1 and found != [area]
    assert len(cases) > 8_000
    assert right / len(cases) >= 0.99
    assert wrong / len(cases) <= 0.001


@pytest.mark.parametrize(
    ("old", "code"),
    [("Mamuju Utara", "76.01"), ("Maluku Tenggara Barat", "81.03"), ("Toba Samosir", "12.12"), ("Ujung Pandang", "73.71"),
     ("Pasir", "64.01"), ("Sawahlunto Sijunjung", "13.03"), ("Yapen Waropen", "91.05")],
)  # fmt: skip
def test_old_names_of_regencies(old: str, code: str) -> None:
    found = resolve(Stated(regency=old)).regency
    assert found is not None
    assert found.code == code


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


def test_the_district_codes_are_those_of_the_official_list() -> None:
    """The codes beside the releases, checked without the resolver: the district's name, and the regency that is named."""
    codes = json.loads((Path(__file__).parent / "district_codes.json").read_text("utf-8"))
    by_code = {area.code: area for area in ALL}
    for name, code in codes.items():
        gold = json.loads((GOLD / f"{name}.gold.json").read_text("utf-8"))
        official, regency = by_code[code], by_code[code[:5]]
        assert distance(key(official.plain), key(gold["place"]["district"]), 2) <= 2
        text = plain((GOLD / f"{name}.txt").read_text("utf-8"))
        told = [short for short in (plain(regency.plain), *map(plain, _aliases_of(regency.plain))) if short in text]
        homes = [
            area for area in ALL if area.code.count(".") == 2 and key(area.plain) == key(gold["place"]["district"])
        ]
        assert told or len(homes) == 1, (name, code)


def _aliases_of(name: str) -> list[str]:
    return [form for row in lexicon().table("regencies") if row.means == name for form in row.forms]


def test_regions_command() -> None:
    command = [sys.executable, "-m", "kamtibmas_cli", "regions"]
    done = subprocess.run([*command, "14.05.11"], capture_output=True, text=True, check=True)
    assert done.stdout.split()[:2] == ["14.05.11", "kecamatan"]
    done = subprocess.run([*command, "Bandar", "Sei", "Kijang", "--format", "json"], capture_output=True, text=True)
    assert json.loads(done.stdout)[0]["code"] == "14.05.11"
    assert subprocess.run([*command, "Xyzzyq"], capture_output=True, check=False).returncode == 1


def test_names_compare_without_spaces_and_signs() -> None:
    assert plain("Suloara'") == plain("SULOARA")
