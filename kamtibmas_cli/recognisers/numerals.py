"""Numbers in words: "dua belas", "seratus lima puluh"."""

import re

_UNITS = {
    word: number
    for number, word in enumerate("nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split())
} | {"seratus": 100}
_TIMES = {"belas": (1, 10), "puluh": (10, 0), "ratus": (100, 0)}  # "dua belas" is 1 * 2 + 10, "dua puluh" 10 * 2 + 0
ONE = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
_BELOW = rf"(?:{ONE} puluh(?: {ONE})?|{ONE} belas|sepuluh|sebelas|{ONE})"
NUMERAL = rf"(?:(?:seratus|{ONE} ratus)(?: {_BELOW})?|{_BELOW})"
# The words with which a number above nought begins.
FIRST_WORDS = frozenset(_UNITS) - {"nol"}
_READABLE = re.compile(rf"{NUMERAL}|nol")


def read_number(words: str) -> int | None:
    """Read a whole number below 1000 in words, small letters with single spaces; None where it is none."""
    if _READABLE.fullmatch(words) is None:
        return None
    total = last = 0
    for part in words.split():
        times, more = _TIMES.get(part, (0, 0))
        total, last = (total + times * last + more, 0) if times else (total + last, _UNITS[part])
    return total + last
