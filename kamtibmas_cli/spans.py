"""Spans that are asked about often: does one hold this offset, does one cross this span? Answered by bisection."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[int, int]


class Spans:
    """A set of spans ``[start, end)``."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # The furthest end of all spans up to each one.
        self._reach = list(accumulate([end for _, end in ordered], max))

    def hold(self, offset: int) -> bool:
        """Tell whether an offset lies in one of the spans."""
        index = bisect_right(self._starts, offset) - 1
        return index >= 0 and offset < self._reach[index]

    def cross(self, start: int, end: int) -> bool:
        """Tell whether one of the spans shares something with ``[start, end)``."""
        index = bisect_left(self._starts, end) - 1
        return index >= 0 and start < self._reach[index]
