"""Speed beside what else one could use, all in one run: ``python -m tests.benchmarks.compare``.

Needs ``pip install 'kamtibmas[bench]'``. Prints releases a second and ratios: this tool from files to JSON
lines (one and two jobs), spaCy ``blank("id")`` with an EntityRuler of our rank, unit and position forms, dateparser's
``search_dates`` (the dates alone); and start-up as a ratio to a bare ``import typer`` with and without a model.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import dateparser.search
import spacy

from kamtibmas_cli.batch import Options, read_one, run, walk
from kamtibmas_cli.tables import lexicon

ROOT = Path(__file__).parent.parent.parent
FILES = [*sorted((ROOT / "tests" / "gold").glob("*.txt")), *sorted((ROOT / "samples").glob("*.txt"))]
MODEL = "import typer\nfrom pydantic import BaseModel\nclass One(BaseModel):\n    a: int"


def fastest(function: Callable[[], object], times: int = 3) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        function()
        best = min(best, time.perf_counter() - start)
    return best


def spacy_pipeline() -> Callable[[], object]:
    pipeline = spacy.blank("id")
    ruler: Any = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(
        [
            {"label": name, "pattern": form}
            for name in ("ranks", "units", "positions")
            for row in lexicon().table(name)
            for form in row.forms
        ]
    )
    return lambda: [pipeline(path.read_text("utf-8")) for path in FILES]


def batch_rate(jobs: int, count: int = 5_000) -> float:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.txt").write_bytes(FILES[number % len(FILES)].read_bytes())
        inputs = walk([folder])
        return count / fastest(lambda: run(inputs, Path(name) / "out.jsonl", Options(), print, jobs=jobs), 2)


def process(*command: str) -> float:
    return fastest(lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd="/"), 12)


def main() -> None:
    ours = len(FILES) / fastest(lambda: [read_one(str(path), path.name, Options()) for path in FILES], 5)
    theirs = len(FILES) / fastest(spacy_pipeline())
    few = FILES[::8]
    dates = len(few) / fastest(
        lambda: [dateparser.search.search_dates(path.read_text("utf-8"), languages=["id"]) for path in few], 1
    )
    print(f"this tool, file to JSON line, one core: {ours:.0f}/s")
    print(f"spaCy with an EntityRuler:              {theirs:.0f}/s  this tool is {ours / theirs:.1f} times as fast")
    print(f"dateparser search_dates:                {dates:.0f}/s  this tool is {ours / dates:.1f} times as fast")
    one, two = batch_rate(1), batch_rate(2)
    print(f"batch of 5,000: one job {one:.0f}/s, two jobs {two:.0f}/s, ratio {two / one:.2f}")
    typer, model = process(sys.executable, "-c", "import typer"), process(sys.executable, "-c", MODEL)
    kamtibmas = str(Path(sys.executable).with_name("kamtibmas"))
    version, parse = process(kamtibmas, "--version"), process(kamtibmas, "parse", str(FILES[-1]))
    print(f"--version {version * 1000:.0f} ms, {version / typer:.2f} times import typer ({typer * 1000:.0f} ms)")
    print(f"parse {parse * 1000:.0f} ms, {parse / model:.2f} times typer and a model ({model * 1000:.0f} ms)")


if __name__ == "__main__":
    main()
