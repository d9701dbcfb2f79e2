"""What the tool says when a release contradicts itself or lacks something."""

import pytest

from kamtibmas_cli import parse

CASES = {
    "K001": "  \n ",
    "K101": "Petugas menyambangi warga di warung.",
    "K102": "Patroli digelar Rabu, 4 Januari 2024 di pasar.",
    "K103": "Hari/Tgl : Rabu, 22 Mei 2024\nPukul : 10.00 s/d 09.00 WIB\nTempat : balai desa",
    "K104": "Razia digelar Senin pagi (7/12) di jalan raya.",
    "K301": "Kegiatan Senin 8 Januari 2024 oleh 3 personil yaitu :\n- AIPDA Budi Santoso\n- BRIPKA Andi Saputra",
    "K302": "Kegiatan Senin 8 Januari 2024 dihadiri Kapolsek Langgam Iptuy Budi Santoso.",
}


@pytest.mark.parametrize("code", CASES)
def test_code_is_found(code: str) -> None:
    assert code in {note.code for note in parse(CASES[code]).diagnostics}


@pytest.mark.parametrize(
    "text",
    [
        "Patroli digelar Kamis, 4 Januari 2024 pukul 22.00 WIB hingga 01.00 WIB di pasar.",
        "Kegiatan Senin 8 Januari 2024 oleh 2 personil yaitu :\n- AIPDA Budi Santoso\n- BRIPKA Andi Saputra",
        "Pengamanan Kamis s.d. Jumat, 29 Februari s.d. 1 Maret 2024 pukul 17.00 s.d. 06.30 WITA di pasar.",
        "Senin 8 Januari 2024 hadir Kapolsek Lamba Leda Ipda Yohanes Jehamat.",
    ],
)
def test_nothing_to_say(text: str) -> None:
    assert parse(text).diagnostics == []


def test_messages_in_english() -> None:
    assert "No date" in parse(CASES["K101"], lang="en").diagnostics[0].message


def test_other_encoding_is_told() -> None:
    assert "K002" in {note.code for note in parse(CASES["K101"], encoding="cp1252").diagnostics}


def test_year_comes_from_the_base_date_only() -> None:
    from datetime import date

    raw = CASES["K104"]
    assert parse(raw).time.date == "XXXX-12-07"
    time = parse(raw, base_date=date(2021, 1, 5)).time
    assert (time.date, time.year_inferred) == ("2020-12-07", True)
