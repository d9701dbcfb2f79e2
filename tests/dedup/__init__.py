"""Releases of our own in blocks: of one block every two texts are a pair, copies where their letters are the same."""

from itertools import combinations
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent


class Told(NamedTuple):
    """One text: where it stands, which activity it tells, and its words."""

    block: str
    activity: str
    text: str


def texts(half: str) -> list[Told]:
    """Read one half of the set: ``tune``, on which the rules were made, or ``held``, which they have not seen."""
    found = []
    for block in (FOLDER / f"{half}.txt").read_text("utf-8").split("=== ")[1:]:
        title, _, rest = block.partition("\n")
        for part in rest.split("--- ")[1:]:
            letter, _, text = part.partition("\n")
            found.append(Told(title, letter.strip(), text))
    return found


def pairs(told: list[Told]) -> list[tuple[int, int, bool]]:
    """Give every pair of one block, by place in the list, and whether its texts tell the same activity."""
    return [
        (left, right, told[left].activity == told[right].activity)
        for left, right in combinations(range(len(told)), 2)
        if told[left].block == told[right].block
    ]
