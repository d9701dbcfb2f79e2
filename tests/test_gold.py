"""The releases of tests/gold with their gold annotations: no field falls below its floor."""

from pathlib import Path

import pytest

from kamtibmas_cli.evaluate import Scores, evaluate

GOLD = Path(__file__).parent / "gold"
FLOORS = {
    "time.date": 0.99, "time.start": 0.98, "time.end": 0.97, "time.timezone": 0.99, "place.venue": 0.95,
    "place.street": 0.96, "place.village": 0.98, "place.district": 0.98, "place.regency": 0.98, "personnel.name": 0.99,
    "personnel.rank": 0.99, "personnel.position": 0.98, "personnel.unit": 0.97, "personnel.area": 0.98,
    "messages.text": 0.98, "messages.speaker": 0.97, "outcomes.text": 0.98, "outcomes.speaker": 0.94, "units": 0.96,
    "situation": 0.98, "outlet": 0.96, "dateline": 0.97, "credit": 0.94, "activity": 0.93, "personnel_count": 0.95,
}  # fmt: skip


@pytest.fixture(scope="module")
def scores() -> Scores:
    count, found = evaluate(GOLD)
    assert count >= 50
    return found


@pytest.mark.parametrize("field", FLOORS)
def test_floor(field: str, scores: Scores) -> None:
    tally = scores[field]
    assert tally.f1 >= FLOORS[field], tally.misses


def test_mission(scores: Scores) -> None:
    assert scores.mission >= 0.98
