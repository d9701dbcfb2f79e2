"""The official areas, searched by bisection in a memory-mapped file: nothing is read before it is asked for."""

import mmap
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kamtibmas_cli.regions.names import key

AREAS = Path(__file__).parent.parent / "data" / "areas.tsv"
# Length of the last line: "#", ten digits and the line end.
FOOTER = 12
_REGENCY_KINDS = ("Kabupaten Administrasi ", "Kota Administrasi ", "Kabupaten ", "Kota ")


class OfficialArea(NamedTuple):
    """An area of the official list; ``code`` has dots, as in 14.05.11.1001."""

    code: str
    name: str
    latitude: float | None = None
    longitude: float | None = None

    @property
    def plain(self) -> str:
        """The name without the kind that the list gives to regencies ("Kota Dumai" is "Dumai")."""
        if self.code.count(".") == 1:
            for kind in _REGENCY_KINDS:
                if self.name.startswith(kind):
                    return self.name.removeprefix(kind)
        return self.name

    @property
    def kind(self) -> str:
        """Provinsi, kabupaten, kota, kecamatan, kelurahan or desa.

        The regency's number is 71 to 99 for a kota; the seventh digit of a village is 1 for a kelurahan, 2 for a desa
        and 3 for a desa adat.
        """
        parts = self.code.split(".")
        if len(parts) == 2:
            return "kota" if int(parts[1]) > 70 else "kabupaten"
        if len(parts) == 4:
            return "kelurahan" if parts[3].startswith("1") else "desa"
        return ("provinsi", "", "kecamatan")[len(parts) - 1]


def _area(cells: list[str]) -> OfficialArea:
    code, name, latitude, longitude = cells
    return OfficialArea(code, name, float(latitude) if latitude else None, float(longitude) if longitude else None)


class Index:
    """All areas: children by their parent's code, districts and villages by name."""

    def __init__(self, path: Path = AREAS) -> None:
        with path.open("rb") as file:
            self.data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        # The last line says where the list by name begins: to look for it would read half the file.
        self.end = len(self.data) - FOOTER
        self.middle = int(self.data[self.end + 1 :])

    def _first(self, prefix: bytes, start: int, end: int) -> int:
        """Give where the first line stands that is not before a prefix."""
        data, low, high = self.data, start, end
        while low < high:
            line = max(data.rfind(b"\n", start, (low + high) // 2) + 1, start)
            if data[line : line + len(prefix)] < prefix:
                low = data.find(b"\n", line) + 1
            else:
                high = line
        return low

    def _lines(self, prefix: bytes, start: int, end: int) -> list[list[str]]:
        """Give the cells of the lines of a part that begin with a prefix."""
        low = self._first(prefix, start, end)
        found = []
        while low < end and self.data[low : low + len(prefix)] == prefix:
            line, low = self._line(low)
            found.append(line)
        return found

    def _line(self, start: int) -> tuple[list[str], int]:
        """Read the line at an offset; give its cells and where the next one begins."""
        stop = self.data.find(b"\n", start)
        return self.data[start:stop].decode("utf-8").split("\t"), stop + 1

    @lru_cache(maxsize=4096)  # noqa: B019 - one index lives as long as the process
    def area(self, code: str) -> OfficialArea | None:
        """Give the area of a code."""
        found = self._lines(f"{code}\t".encode(), 0, self.middle)
        return _area(found[0]) if found else None

    @lru_cache(maxsize=256)  # noqa: B019
    def children(self, code: str) -> tuple[OfficialArea, ...]:
        """Give the areas just below a code; of "" the provinces."""
        prefix = f"{code}.".encode() if code else b""
        found = []
        at = self._first(prefix, 0, self.middle)
        while at < self.middle and self.data[at : at + len(prefix)] == prefix and self.data[at : at + 1] != b"\n":
            line, after = self._line(at)
            found.append(_area(line))
            deeper = self.data[after : after + len(line[0]) + 1] == f"{line[0]}.".encode()
            # "/" is the character behind ".": this jumps over all that lies below the area.
            at = self._first(f"{line[0]}/".encode(), after, self.middle) if deeper else after
        return tuple(found)

    @lru_cache(maxsize=1)  # noqa: B019
    def regencies(self) -> tuple[OfficialArea, ...]:
        """Give all kabupaten and kota."""
        return tuple(area for province in self.children("") for area in self.children(province.code))

    @lru_cache(maxsize=8192)  # noqa: B019
    def named(self, name: str, *depths: int) -> tuple[OfficialArea, ...]:
        """Give the areas that have a name, compared by ``names.key``; of some depths only (1 province … 4 village)."""
        codes = [code for _, code in self._lines(f"{key(name)}\t".encode(), self.middle + 1, self.end)]
        found = (self.area(code) for code in codes if not depths or code.count(".") + 1 in depths)
        return tuple(area for area in found if area)

    @lru_cache(maxsize=8192)  # noqa: B019
    def begun(self, name: str) -> bool:
        """Tell whether the name of an area begins with these words, compared by ``names.key``."""
        prefix = key(name).encode()
        at = self._first(prefix, self.middle + 1, self.end)
        return at < self.end and self.data[at : at + len(prefix)] == prefix

    def path(self, code: str) -> list[OfficialArea]:
        """Give an area and those above it, the highest first."""
        parts = code.split(".")
        found = (self.area(".".join(parts[:depth])) for depth in range(1, len(parts) + 1))
        return [area for area in found if area]


@lru_cache(maxsize=1)
def index() -> Index:
    """Give the packaged index; opened once a process."""
    return Index()
