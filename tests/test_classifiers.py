"""The learned classifiers: their weights are small, load whole, and add up."""

from itertools import permutations

import pytest

from kamtibmas_cli.linear import BIAS, WEIGHTS, Linear, linear
from tests.train import MODELS

LIMIT = 2_000_000  # bytes of all weights in the package


def test_weights_are_added() -> None:
    model = Linear({BIAS: -1.0, "named": 1.5, "title": -2.0})
    assert model.score({"named"}) == 0.5
    assert model.score({"named", "title", "never seen"}) == -1.5


@pytest.mark.parametrize("name", MODELS)
def test_weights_are_there(name: str) -> None:
    assert linear(name).score(()) != 0


def test_weights_are_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < LIMIT
    assert {path.stem for path in WEIGHTS.iterdir()} == set(MODELS)


def test_order_changes_nothing() -> None:
    model = Linear({BIAS: 0.1, "a": 0.2, "b": -0.3, "c": 1e-3})
    assert len({model.score(order) for order in permutations("abc")}) == 1
