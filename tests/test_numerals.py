"""Numbers in words, as counts, hours and checks read them."""

import pytest

from kamtibmas_cli.recognisers.numerals import read_number

NUMBERS = (
    ("nol", 0), ("satu", 1), ("sebelas", 11), ("dua belas", 12), ("dua puluh", 20), ("dua puluh lima", 25),
    ("seratus", 100), ("seratus lima puluh", 150), ("dua ratus tiga belas", 213), ("sembilan ratus sembilan puluh", 990),
)  # fmt: skip


@pytest.mark.parametrize(("words", "number"), NUMBERS)
def test_number(words: str, number: int) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize("words", ["", "belas", "puluh dua", "lima lima", "seribu", "dua belas puluh"])
def test_no_number(words: str) -> None:
    assert read_number(words) is None
