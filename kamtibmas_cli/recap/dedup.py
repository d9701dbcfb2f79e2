"""Groups releases that tell the same activity. Nothing is dropped: a group keeps all its releases."""

import zlib
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import NamedTuple

from kamtibmas_cli.recap.evidence import CLOCK, Link, contradict, folded, link, minutes
from kamtibmas_cli.recap.model import Activity

# How many of the newest releases of a block a release is compared with: a whole country's day stays linear.
_BLOCK = 300
# How many hashes stand for a text: two texts that share nine tenths share one of eight with near certainty.
_SKETCH = 8
_SHINGLE = 5


class Group(NamedTuple):
    """One activity: its releases, the fullest first, and why each of the others belongs to it."""

    members: tuple[Activity, ...]
    reasons: tuple[str, ...]


def group(activities: Sequence[Activity]) -> list[Group]:
    """Group copies of one activity.

    Takes the activities in any order. Returns every activity in exactly one group, the groups in the order of their
    first release. Two groups are joined by their strongest evidence, and never where any two of their releases
    contradict each other: a release without a clock does not tie the morning's patrol to the evening's.
    """
    found = sorted((rank, left, right, reason) for left, right, (rank, reason) in _links(activities))
    home = list(range(len(activities)))
    clusters: dict[int, list[int]] = {number: [number] for number in home}
    reasons: dict[int, str] = {}
    for _, left, right, reason in found:
        first, second = sorted((home[left], home[right]))
        if first == second or _clash(activities, clusters[first], clusters[second]):
            continue
        for member in clusters[second]:
            home[member] = first
        clusters[first] += clusters.pop(second)
        for member in (right, left):
            reasons.setdefault(member, reason)
    return [_group(activities, members, reasons) for members in clusters.values()]


def _clash(activities: Sequence[Activity], first: list[int], second: list[int]) -> bool:
    return any(contradict(activities[left], activities[right]) for left in first for right in second)


def _group(activities: Sequence[Activity], members: list[int], reasons: dict[int, str]) -> Group:
    order = sorted(members, key=lambda member: (*_emptiness(activities[member]), member))
    return Group(tuple(activities[member] for member in order), tuple(reasons.get(member, "") for member in order[1:]))


def _emptiness(one: Activity) -> tuple[int, int]:
    """Order releases: a dated one first, then by how many facts are missing and how few officers it names."""
    facts = (one.start, one.kind, one.spot.venue, one.spot.village, one.spot.district, one.spot.regency, one.situation)
    missing = sum(not fact for fact in facts) + one.head.startswith("Wilayah ")
    return not one.dated, missing * 2 - len(one.officers)


def _links(activities: Sequence[Activity]) -> Iterator[tuple[int, int, Link]]:
    """Compare each release with earlier ones of its blocks."""
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for number, one in enumerate(activities):
        keys = set(_keys(one))
        for earlier in sorted({member for key in keys for member in blocks[key][-_BLOCK:]}):
            evidence = link(activities[earlier], one)
            if evidence:
                yield earlier, number, evidence
        for key in keys:
            blocks[key].append(number)


def _keys(one: Activity) -> Iterator[Hashable]:
    """Give the blocks of a release: each kind of evidence brings its two releases into one block.

    Same day and clock with the unit or the regency; same day, officer and village; parts of the text, on any day.
    """
    day = one.date[5:]
    if day and one.start:
        slot = minutes(one.start) // (CLOCK + 1)
        for near in (slot, slot + 1):
            yield from ((day, near, place) for place in (one.unit.casefold(), one.head, one.spot.regency_code) if place)
    if day:
        for officer in one.officers:
            yield from ((day, word) for word in folded(officer.name).split() if len(word) > 2)
    if one.digest:
        yield one.digest
    yield from _sketch(one.text)


def _sketch(text: str) -> list[int]:
    """Give the smallest hashes of a text's runs of five words (a bottom-k sketch; the same on every machine)."""
    parts = folded(text).split()
    runs = {zlib.crc32(" ".join(parts[at : at + _SHINGLE]).encode()) for at in range(len(parts) - _SHINGLE + 1)}
    return sorted(runs)[:_SKETCH]
