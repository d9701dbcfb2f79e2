"""How well likeness of text alone tells copies from siblings, and its cost: ``python -m tests.benchmarks.likeness``.

Prints for each measure the chance that a copy is more alike than a sibling (0.5 is chance) and the time for a pair.
``datasketch`` is measured where it is installed; it is no dependency.
"""

import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from rapidfuzz import fuzz

from kamtibmas_cli.recap.evidence import folded
from tests.dedup import pairs, texts

Measure = Callable[[str, str], float]


def min_hash(text: str) -> Any:
    """Give the sketch of a text's runs of three words."""
    parts = folded(text).split()
    sketch = import_module("datasketch").MinHash(64)
    sketch.update_batch([" ".join(parts[at : at + 3]).encode() for at in range(len(parts) - 2)])
    return sketch


def min_hashes(left: str, right: str) -> float:
    """Compare two texts by their sketches."""
    return float(min_hash(left).jaccard(min_hash(right)))


def main() -> None:
    told = texts("tune")
    measures: dict[str, Measure] = {
        "ratio": fuzz.ratio,
        "token_sort_ratio": fuzz.token_sort_ratio,
        "token_set_ratio": fuzz.token_set_ratio,
        "partial_ratio": fuzz.partial_ratio,
    }
    if find_spec("datasketch"):
        measures["datasketch.MinHash"] = min_hashes
    for name, measure in measures.items():
        measure(told[0].text, told[1].text)
        start = time.perf_counter()
        scores = [
            (measure(folded(told[left].text), folded(told[right].text)), same) for left, right, same in pairs(told)
        ]
        each = (time.perf_counter() - start) / len(scores) * 1e6
        copies = [score for score, same in scores if same]
        siblings = [score for score, same in scores if not same]
        wins = sum((copy > other) + (copy == other) / 2 for copy in copies for other in siblings)
        print(f"{name:20} {wins / len(copies) / len(siblings):.2f}  {each:5.0f} µs")


if __name__ == "__main__":
    main()
