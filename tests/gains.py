"""Gains and losses against a revision, with the strings: ``python -m tests.gains [REV] [CORPUS…]``.

Scores each corpus (``tests/gold`` unless named) with the tool as it was at REV (``HEAD`` unless named) and as it is
now, and prints by field each miss that is gone (``+``) and each that is new (``-``). Exits with 1 where losses
outnumber gains.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
Miss = tuple[str, str]


def misses(root: Path, corpus: Path) -> tuple[list[Miss], str]:
    """Give the misses (field, text) of the tool in a folder, and its mission score."""
    command = [sys.executable, "-m", "kamtibmas_cli", "eval", str(corpus), "--misses"]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, cwd=root, env={**os.environ, "PYTHONPATH": str(root)}
    )
    found, field = [], ""
    for line in done.stdout.splitlines():
        if line.startswith("    "):
            found.append((field, line.strip()))
        elif line[:1] in {" ", "*"}:
            field = line[1:].split()[0]
    return found, done.stdout.split()[-1]


def compare(before: list[Miss], after: list[Miss]) -> tuple[list[Miss], list[Miss]]:
    """Give gains and losses; a miss that stands twice counts twice."""
    gone, new = list(before), []
    for miss in after:
        if miss in gone:
            gone.remove(miss)
        else:
            new.append(miss)
    return gone, new


def main() -> int:
    revision = sys.argv[1] if len(sys.argv) > 1 else "HEAD"
    corpora = [Path(name).resolve() for name in sys.argv[2:]] or [ROOT / "tests" / "gold"]
    gains = losses = 0
    with tempfile.TemporaryDirectory() as folder:
        archive = subprocess.run(["git", "archive", revision], check=True, capture_output=True, cwd=ROOT)
        subprocess.run(["tar", "-x", "-C", folder], input=archive.stdout, check=True)
        for corpus in corpora:
            before, old = misses(Path(folder), corpus)
            after, score = misses(ROOT, corpus)
            gone, new = compare(before, after)
            gains, losses = gains + len(gone), losses + len(new)
            print(f"{corpus.name}: mission {old} -> {score}, {len(gone)} gains, {len(new)} losses")
            for sign, items in (("+", gone), ("-", new)):
                for field, text in sorted(items):
                    print(f"  {sign} {field:20} {text}")
    return int(losses > gains)


if __name__ == "__main__":
    sys.exit(main())
