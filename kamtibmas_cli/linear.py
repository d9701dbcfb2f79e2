"""Small learned classifiers: a sum of weights, one for each feature that is there.

The weights stand in ``data/weights/NAME.tsv``, made from texts of our own by ``python -m tests.train`` (logistic
regression). They decide what no single word tells, such as which of the spots in a story is the scene.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from math import fsum

from kamtibmas_cli.tables import DATA

WEIGHTS = DATA / "weights"
BIAS = "*"  # the feature that every sample has


class Linear:
    """Weights by feature."""

    def __init__(self, weights: dict[str, float]) -> None:
        self._weights = weights

    def score(self, features: Iterable[str]) -> float:
        """Give the log-odds for some features; above 0 the answer is rather yes than no.

        The sum is exact: a set's order changes from run to run, and a tie must not fall to this side or that.
        """
        weights = self._weights
        return fsum([weights[BIAS], *(weights.get(feature, 0.0) for feature in features)])


def holding(flags: Mapping[str, bool]) -> set[str]:
    """Give the features that hold."""
    return {flag for flag, holds in flags.items() if holds}


def numbers_alike(words: Iterable[str]) -> list[str]:
    """Give words as features name them: all numbers are one word."""
    return ["#" if word.isdigit() else word for word in words]


@cache
def linear(name: str) -> Linear:
    """Give the classifier of a name; read once a process."""
    rows = (line.split("\t") for line in (WEIGHTS / f"{name}.tsv").read_text("utf-8").splitlines())
    return Linear({feature: float(weight) for feature, weight in rows})
