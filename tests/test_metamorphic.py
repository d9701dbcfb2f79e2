"""The same release with other line ends, capitals, spaces, wraps or junk around it gives the same values.

``python -m tests.test_metamorphic`` prints the share of values that holds for each change.
"""

import re
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kamtibmas_cli.layout import find_lines
from kamtibmas_cli.record import record
from kamtibmas_cli.tables import SHORT
from kamtibmas_cli.text import clean_of

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))


def bold(raw: str) -> str:
    """Put WhatsApp's bold marks around the lines that have none."""
    lines = [line if "*" in line or not line.strip() else f"*{line.strip()}*" for line in raw.split("\n")]
    return "\n".join(lines)


def bold_names(raw: str) -> str:
    """Put WhatsApp's bold marks around the officers, units and places of a text that has none."""
    if set("*_") & set(raw):
        return raw
    release = record(raw)
    spans = [tuple(area["span"]) for area in release["place"].values() if area and area.get("span")]
    spans += [tuple(unit["span"]) for unit in release["units"]]
    spans += [tuple(person["span"]) for person in release["personnel"]]
    for start, end in sorted(set(spans), reverse=True):
        inside = any((start, end) != other and other[0] <= start and end <= other[1] for other in spans)
        if not inside and "\n" not in raw[start:end]:
            raw = f"{raw[:start]}*{raw[start:end]}*{raw[end:]}"
    return raw


def shortened(raw: str) -> str:
    """Shorten the small words as messages do: "yg", "dgn", "kpd"."""
    short = {full: word for word, full in SHORT.items()}
    return re.sub(r"\b[a-z]+\b", lambda found: short.get(found[0], found[0]), raw)


def wrapped(raw: str) -> str:
    """Break the lines at 60 columns, as a mail client does."""
    return "\n".join("\n".join(textwrap.wrap(line, 60, break_long_words=False)) if line.strip() else line
                     for line in raw.split("\n"))  # fmt: skip


def framed(raw: str) -> str:
    """Put junk lines of a page before and after."""
    return f"Menu\nCari\nIklan\n\n{raw}\n\nBagikan\nFacebook\nTwitter\n\nTinggalkan Balasan\nNama\nEmail\n"


CHANGES: dict[str, tuple[Callable[[str], str], float]] = {
    "crlf": (lambda raw: raw.replace("\n", "\r\n"), 0.99),
    "doubled spaces": (lambda raw: raw.replace(" ", "  "), 0.95),
    "nbsp": (lambda raw: raw.replace(" ", "\u00a0"), 0.99),
    "bold": (bold, 0.95),
    "bold names": (bold_names, 0.99),
    "short words": (shortened, 0.99),
    "wrapped": (wrapped, 0.95),
    "junk": (framed, 0.95),
    "capitals": (str.upper, 0.95),
    "lower case": (str.lower, 0.85),
}


def squash(value: Any) -> str:
    """Give the letters and digits of a value, with its small words in full."""
    return "".join(SHORT.get(word, word) for word in re.findall(r"[^\W_]+", str(value).lower()))


def values(raw: str) -> set[tuple[str, ...]]:
    """Give the values of a record as comparable tuples."""
    release = record(raw)
    found: set[tuple[str, ...]] = {
        ("time", key, str(release["time"][key])) for key in ("date", "start", "end", "timezone") if release["time"][key]
    }
    for level, area in release["place"].items():
        if area:
            found.add(("place", level, squash(area.get("name") or area.get("text"))))
    found |= {("unit", unit["kind"], squash(unit["name"])) for unit in release["units"]}
    names = {}
    for person in release["personnel"]:
        names[person["id"]] = squash(person["name"])
        position = person["position"] or {}
        rank = person["rank"]["code"] if person["rank"] else ""
        parts = (position.get("title"), position.get("unit"), position.get("area"))
        found.add(("person", squash(person["name"]), rank, *(squash(part or "") for part in parts)))
    for field in ("messages", "outcomes"):
        for item in release[field]:
            speaker = item["speaker"]
            who = squash(speaker["text"]) if isinstance(speaker, dict) else names.get(speaker, "")
            found |= {(field, squash(item["text"])), (field, "speaker", squash(item["text"])[:30], who)}
    for key in ("outlet", "dateline", "credit"):
        if release[key]:
            found.add((key, squash(release[key]["text"])))
    if release["situation"]:
        found |= {("situation", word) for word in release["situation"]["status"]}
    return found


def share(change: Callable[[str], str]) -> tuple[float, list[tuple[str, tuple[str, ...]]]]:
    """Give the share of values that hold under a change, and those lost."""
    kept = total = 0
    lost: list[tuple[str, tuple[str, ...]]] = []
    for path in GOLD:
        raw = path.read_text("utf-8")
        before, after = values(raw), values(change(raw))
        total += len(before)
        kept += len(before & after)
        lost.extend((path.stem, value) for value in sorted(before - after))
    return kept / total, lost


@pytest.mark.parametrize("name", CHANGES)
def test_values_hold(name: str) -> None:
    change, floor = CHANGES[name]
    held, lost = share(change)
    assert held >= floor, lost[:40]


def test_wrapped_lines_are_joined_again() -> None:
    raw = (
        "Polsek Langgam menggelar patroli malam di seputaran Pasar Langgam, Desa Langgam, Kecamatan Langgam, Kabupaten "
        * 3
    )
    broken = wrapped(raw)
    assert len(find_lines(broken, clean_of(broken))) == 1


if __name__ == "__main__":
    for label, (function, _) in CHANGES.items():
        print(f"{label:16}{share(function)[0]:.3f}")
