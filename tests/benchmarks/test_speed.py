"""How long a release takes in a warm process: ``pytest tests/benchmarks --benchmark-enable``."""

from pathlib import Path
from typing import Any

import pytest

from kamtibmas_cli.fields import activity, header, messages, outcomes, personnel, place, situation, time, units
from kamtibmas_cli.record import record
from kamtibmas_cli.release import parse
from kamtibmas_cli.text import Text

RAW = (Path(__file__).parent.parent.parent / "samples" / "sambang.txt").read_text("utf-8")
# About the length of a usual release: 2.5 kB.
LONG = RAW + "\n" + RAW.split("\n", 1)[1]

FIELDS = (header, activity, time, place, units, personnel, messages, outcomes, situation)


def test_text(benchmark: Any) -> None:
    benchmark(Text, LONG)


def test_record(benchmark: Any) -> None:
    assert benchmark(record, LONG)["personnel"]


def test_parse(benchmark: Any) -> None:
    assert benchmark(parse, LONG).personnel


@pytest.mark.parametrize("field", FIELDS)
def test_field(benchmark: Any, field: Any) -> None:
    """One field of a text that is read anew each time; what the field needs from recognisers counts for it."""
    benchmark.pedantic(field.find, setup=lambda: ((Text(LONG),), {}), rounds=200)
