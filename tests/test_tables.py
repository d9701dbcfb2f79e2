"""Every row of every table is found in its own example, and no spelling stands twice in a table."""

import re
from collections import Counter

import pytest

from kamtibmas_cli.tables import DATA, Row, lexicon, read, words
from kamtibmas_cli.text import Text

TABLES = sorted(DATA.glob("*.csv"))
ROWS = [row for path in TABLES for row in read(path)]
RANKS = (
    "BHARADA BHARATU BHARAKA ABRIPDA ABRIPTU ABRIP BRIPDA BRIPTU BRIGADIR BRIPKA AIPDA AIPTU IPDA IPTU AKP KOMPOL AKBP "
    "KOMBES BRIGJEN IRJEN KOMJEN JENDERAL PRADA PRATU PRAKA KOPDA KOPTU KOPKA SERDA SERTU SERKA SERMA "
    "PELDA PELTU LETDA "
    "LETTU KAPTEN MAYOR LETKOL KOLONEL BRIGJEN_TNI MAYJEN LETJEN JENDERAL_TNI"
).split()
KINDS = (
    "sambang cooling_system patroli pengamanan gatur_lalin penyuluhan bakti_sosial tatap_muka mediasi pos_kamling "
    "ketahanan_pangan operasi ungkap_kasus laka_lantas bencana apel upacara sertijab kunjungan rapat vaksinasi "
    "pelatihan olahraga keagamaan lainnya"
).split()


def test_there_are_tables() -> None:
    assert {path.stem for path in TABLES} >= {"ranks", "titles", "positions", "units", "levels", "activities", "cues"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.table}:{row.line}")
def test_row_is_found_in_its_example(row: Row) -> None:
    assert row.forms
    example = row.values["example"]
    text = Text(example)
    assert any(mark.row == row for mark in text.marks(row.table)), f"{row.forms[0]!r} is not found in {example!r}"


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.stem)
def test_no_spelling_stands_twice(path: object) -> None:
    rows = [row for row in ROWS if row.table == getattr(path, "stem", "")]
    spellings = Counter(words(form) for row in rows for form in row.forms)
    assert [" ".join(form) for form, count in spellings.items() if count > 1] == []


def test_every_code_of_the_record_has_a_row() -> None:
    assert set(RANKS) <= {row.values["code"] for row in lexicon().table("ranks")}
    assert {row.values["kind"] for row in lexicon().table("activities")} == set(KINDS)


def test_titles_are_canonical() -> None:
    for row in lexicon().table("titles"):
        if row.values["place"] == "suffix":
            assert re.sub(r"\W", "", row.means).lower() in {"".join(words(form)) for form in row.forms}
