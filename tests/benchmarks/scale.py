"""Peak memory of a large batch: ``python -m tests.benchmarks.scale [COUNT] [ENDING…]`` (200,000 and four formats)."""

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
FILES = [*sorted((ROOT / "tests" / "gold").glob("*.txt")), *sorted((ROOT / "samples").glob("*.txt"))]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "in"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:06}.txt").write_bytes(FILES[number % len(FILES)].read_bytes())
        for ending in sys.argv[2:] or ("jsonl", "csv", "db", "parquet"):
            start = time.perf_counter()
            command = [sys.executable, "-m", "kamtibmas_cli", "batch", str(folder), "-o", f"{name}/out.{ending}"]
            subprocess.run([*command, "--jobs", "1"], check=True, cwd=ROOT)
            # The largest of all children so far: each later format can only raise it.
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(f"{ending:8} {count} releases, {time.perf_counter() - start:.0f} s, peak {peak:.0f} MB", flush=True)
            Path(f"{name}/out.{ending}").unlink()


if __name__ == "__main__":
    main()
