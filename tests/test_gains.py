"""The comparison of two revisions counts what came and what went."""

from tests.gains import compare


def test_a_miss_that_stands_twice_counts_twice() -> None:
    one, other = ("place.venue", "a01: gold 'x' got 'None'"), ("units", "a02: gold 'y' got 'None'")
    assert compare([one, one, other], [one]) == ([one, other], [])
    assert compare([one], [one, one, other]) == ([], [one, other])
