"""Each samples/NAME.txt gives the record NAME.json; ``pytest --rewrite`` writes the records anew."""

import json
from pathlib import Path

import pytest

from kamtibmas_cli import parse

SAMPLES = Path(__file__).parent.parent / "samples"
NAMES = sorted(path.stem for path in SAMPLES.glob("*.txt"))


def test_there_are_samples() -> None:
    assert len(NAMES) >= 8


@pytest.mark.parametrize("name", NAMES)
def test_sample(name: str, request: pytest.FixtureRequest) -> None:
    path = SAMPLES / f"{name}.txt"
    found = json.dumps(parse(path.read_text("utf-8"), path.name).model_dump(mode="json"), ensure_ascii=False, indent=2)
    record = path.with_suffix(".json")
    if request.config.getoption("--rewrite"):
        record.write_text(found + "\n", "utf-8")
    assert found + "\n" == record.read_text("utf-8")
