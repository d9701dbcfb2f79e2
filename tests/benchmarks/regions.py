"""What resolving one place adds to a run: ``python -m tests.benchmarks.regions`` (a new process each, best of ten)."""

import subprocess
import sys

CODE = """
import resource, time
from kamtibmas_cli.tables import lexicon
lexicon()
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.perf_counter()
from kamtibmas_cli.regions.resolve import Stated, resolve
assert resolve(Stated({arguments}))
print((time.perf_counter() - start) * 1000, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
"""
CASES = {
    "village and district": "village='Sekijang', district='Bandar Sei Kijang'",
    "district and regency": "district='Minas', regency='Siak'",
    "misspelt regency": "regency='Trengalek'",
}


def main() -> None:
    for name, arguments in CASES.items():
        runs = []
        for _ in range(10):
            done = subprocess.run(
                [sys.executable, "-c", CODE.format(arguments=arguments)], capture_output=True, text=True
            )
            runs.append(tuple(map(float, done.stdout.split())))
        print(f"{name:22} {min(run[0] for run in runs):5.1f} ms  {min(run[1] for run in runs):4.1f} MB")


if __name__ == "__main__":
    main()
