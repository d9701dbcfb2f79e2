"""Whether two releases tell the same activity, and by which evidence. Named rules, no weights.

Text alone does not tell: copies by other outlets share few sentences, while two officers of one polsek report different
visits in the words of one template. So facts decide, and text decides where facts are missing. Measured
(``tests/benchmarks/likeness.py``): no likeness of text tells copies from siblings better than a coin; rapidfuzz costs a
fraction of datasketch's MinHash for a pair, and 20 ms instead of 400 to import.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from kamtibmas_cli.recap.model import Activity
from kamtibmas_cli.tables import words

# Outlets round the clock of one event ("04.30", "sekitar pukul 04.45"), in minutes.
CLOCK = 20
# Similarities from 0 to 100, of rapidfuzz.
_NAME, _PLACE, _VENUE, _ALIKE, _SAME_TEXT, _INSIDE = 88, 82, 90, 72, 93, 97
_DIGITS = re.compile(r"\d+")
# More of a text than this tells nothing new.
_LONGEST = 4000


class Link(NamedTuple):
    """Evidence that two releases tell one activity: its strength (0 is the strongest) and what it is, in Indonesian."""

    rank: int
    reason: str


def minutes(clock: str) -> int:
    """Give a clock in minutes.

    >>> minutes("09:30")
    570
    """
    hours, _, rest = clock.partition(":")
    return int(hours) * 60 + int(rest)


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Give a text's words, folded, with one space between: marks, capitals and emoji make no difference."""
    return " ".join(words(text))


def contradict(left: Activity, right: Activity) -> bool:
    """Tell whether two releases cannot tell one activity: another day, clock, polsek, village or regency."""
    return (
        (bool(left.date and right.date) and not _same_day(left.date, right.date))
        or _clocks(left, right) is False
        or _units(left, right) is False
        or (bool(left.spot.regency_code and right.spot.regency_code) and _regency(left) != _regency(right))
        or _villages(left, right) is False
    )


def link(left: Activity, right: Activity) -> Link | None:
    """Give the strongest evidence that two releases tell one activity, or nothing."""
    if left.digest and left.digest == right.digest:
        return Link(0, "teks sama")
    if contradict(left, right):
        return None
    clock, place = _clocks(left, right), _places(left, right)
    people, kind = _people(left, right), not (left.kind and right.kind) or left.kind == right.kind
    same_day = bool(left.date and right.date)
    if people is not False and _copied(left, right):
        return Link(0, "teks hampir sama")
    if not same_day or _units(left, right) is None:
        return None
    if clock and (place or (people and place is None)):
        return Link(1, "hari, satuan, jam dan " + ("tempat sama" if place else "petugas sama"))
    if clock is None and place and people and (kind or _alike(left, right)):
        return Link(2, "hari, satuan, tempat dan petugas sama")
    return None


def _same_day(left: str, right: str) -> bool:
    """Compare dates; one without a year may be any year's."""
    return left == right or ("X" in left + right and left[4:] == right[4:])


def _clocks(left: Activity, right: Activity) -> bool | None:
    if not (left.start and right.start):
        return None
    return abs(minutes(left.start) - minutes(right.start)) <= CLOCK


def _units(left: Activity, right: Activity) -> bool | None:
    """Compare units; a release that names only the polres may tell of any polsek of it.

    There is a Polsek Simpang Tiga in more than one polres: where both are named, they must be the same.
    """
    if left.unit != left.head and right.unit != right.head:
        apart = all(one.head.startswith("Polres") for one in (left, right)) and not _close(left.head, right.head, _NAME)
        return not apart and _close(left.unit, right.unit, _NAME)
    if left.head == right.head:
        return True
    if _stands_in(left.head) or _stands_in(right.head):
        return True if left.spot.regency_code and _regency(left) == _regency(right) else None
    return _close(left.head, right.head, _NAME)


def _stands_in(head: str) -> bool:
    return head.startswith(("Wilayah ", "Satuan tidak"))


def _regency(one: Activity) -> str:
    return one.spot.regency_code


def _villages(left: Activity, right: Activity) -> bool | None:
    first, second = left.spot, right.spot
    if not (first.village and second.village):
        return None
    if len(first.code) > 8 and first.code == second.code:
        return True
    return _close(first.village.partition(" ")[2] or first.village, second.village.partition(" ")[2], _PLACE)


def _places(left: Activity, right: Activity) -> bool | None:
    """Compare places: by village, else by venue; other numbers tell apart, as in "SMP Negeri 1" and "SMP Negeri 4"."""
    from rapidfuzz import fuzz

    villages = _villages(left, right)
    if villages is not None:
        return villages
    first, second = folded(left.spot.venue), folded(right.spot.venue)
    if not (first and second) or first in folded(left.unit) or second in folded(right.unit):
        # "Simpang Tiga" of "Polsek Simpang Tiga" says no more than the unit does.
        return None
    numbers = [sorted(_DIGITS.findall(venue)) for venue in (first, second)]
    if all(numbers) and numbers[0] != numbers[1]:
        return False
    # Two outlets call one market by two names: other words tell nothing.
    return True if numbers[0] == numbers[1] and fuzz.token_set_ratio(first, second) >= _VENUE else None


def _people(left: Activity, right: Activity) -> bool | None:
    """Tell whether the releases share an officer; None where one of them names nobody."""
    from rapidfuzz import fuzz

    if not (left.officers and right.officers):
        return None
    return any(
        fuzz.token_sort_ratio(folded(one.name), folded(other.name)) >= _NAME
        for one in left.officers
        for other in right.officers
    )


def _copied(left: Activity, right: Activity) -> bool:
    """Tell whether one text is the other, or its beginning: forwarded, cut off, with other marks."""
    from rapidfuzz import fuzz

    first, second = sorted((folded(left.text[:_LONGEST]), folded(right.text[:_LONGEST])), key=len)
    if len(first) < 80:
        return False
    if fuzz.ratio(first, second, score_cutoff=_SAME_TEXT):
        return sorted(_DIGITS.findall(first)) == sorted(_DIGITS.findall(second))
    return len(second) > len(first) * 1.2 and bool(fuzz.ratio(first, second[: len(first)], score_cutoff=_INSIDE))


def _alike(left: Activity, right: Activity) -> bool:
    from rapidfuzz import fuzz

    first, second = folded(left.text[:_LONGEST]), folded(right.text[:_LONGEST])
    return bool(first and second) and fuzz.token_set_ratio(first, second) >= _ALIKE


@lru_cache(maxsize=100_000)
def _close(left: str, right: str, least: int) -> bool:
    from rapidfuzz import fuzz

    first, second = folded(left), folded(right)
    return first == second or fuzz.ratio(first.replace(" ", ""), second.replace(" ", "")) >= least
