"""The releases of tests/gold with their gold annotations: no field falls below its floor."""

from pathlib import Path

import pytest

from kamtibmas_cli.evaluate import Scores, evaluate

GOLD = Path(__file__).parent / "gold"
FLOORS = {
    "time.date": 0.97, "time.start": 0.95, "time.end": 0.95, "time.timezone": 0.97, "place.venue": 0.85,
    "place.street": 0.9, "place.village": 0.95, "place.district": 0.95, "place.regency": 0.95, "personnel.name": 0.97,
    "personnel.rank": 0.98, "personnel.position": 0.95, "personnel.unit": 0.93, "personnel.area": 0.93,
    "messages.text": 0.92, "messages.speaker": 0.9, "outcomes.text": 0.9, "units": 0.93, "situation": 0.95,
    "outlet": 0.92, "dateline": 0.92, "credit": 0.92,
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
    assert scores.mission >= 0.94
