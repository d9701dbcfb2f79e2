"""How names of areas are compared: spaces, capitals, abbreviations and numbers do not matter; typos are counted."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]+|\d+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
# Abbreviated parts of place names, as releases and the official list both write them.
_LONG = {
    "sei": "sungai", "s": "sungai", "tj": "tanjung", "tjg": "tanjung", "tanj": "tanjung", "tg": "tanjung",
    "bdr": "bandar",
    "pd": "padang", "kp": "kampung", "kamp": "kampung", "tlk": "teluk", "tl": "teluk", "lb": "lubuk", "lbk": "lubuk",
    "kep": "kepulauan", "pem": "pematang", "sp": "simpang", "bkt": "bukit", "gn": "gunung", "gng": "gunung",
    "ma": "muara", "mr": "muara", "rt": "rantau", "pp": "pulau", "p": "pulau", "ps": "pasir", "psr": "pasar",
    "kr": "karang",
    "krg": "karang",
}  # fmt: skip
_ROMAN = {
    roman: str(number)
    for number, roman in enumerate("i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split(), 1)
}


@lru_cache(maxsize=8192)
def key(name: str) -> str:
    """Give the form in which a name is compared.

    >>> key("Bdr. SeiKijang"), key("Mbay II"), key("Sei Rampah")
    ('bandarsungaikijang', 'mbay2', 'sungairampah')
    """
    words = [word.lower() for word in _WORD.findall(_CAMEL.sub(" ", name))]
    last = len(words) - 1
    parts = []
    for index, word in enumerate(words):
        if word.isdigit():
            parts.append(str(int(word)))
        elif word in _ROMAN and index == last and index > 0:
            parts.append(_ROMAN[word])
        else:
            parts.append(_LONG.get(word, word) if index < last or len(words) == 1 else word)
    return "".join(parts)


@lru_cache(maxsize=8192)
def plain(name: str) -> str:
    """Give a name in small letters without spaces and signs: "Sei Kijang" is "seikijang", whatever "Sei" stands for."""
    return "".join(_WORD.findall(name.lower()))


def distance(left: str, right: str, limit: int) -> int:
    """Count the insertions, deletions, substitutions and swaps between two keys; ``limit + 1`` where there are more."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    letters, others = set(left), set(right)
    if len(letters - others) > limit or len(others - letters) > limit:
        return limit + 1  # each letter that one of them lacks is a typo
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        above, row, oldest = row, [i], before
        for j, b in enumerate(right, 1):
            cost = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, oldest[j - 2] + 1)
            row.append(cost)
        before = above
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)


def allowed(name: str) -> int:
    """Give how many typos a key may have: none below four letters, two from nine on."""
    return 0 if len(name) < 4 else 1 if len(name) < 9 else 2
