"""How like two short strings are: names and units with typos."""

from difflib import SequenceMatcher


def alike(left: str, right: str, share: float) -> bool:
    """Tell whether two strings have at least a share of their letters in common, in the same order.

    The share is ``difflib``'s ratio, 0 to 1. Lengths and letters that rule it out are looked at first: most pairs are
    names of two people or two places.

    >>> alike("kuantansingingi", "kuantansingigi", 0.88), alike("langgam", "bunut", 0.88)
    (True, False)
    """
    if left == right:
        return True
    enough = share * (len(left) + len(right)) / 2
    if min(len(left), len(right)) < enough:
        return False
    if sum(min(left.count(letter), right.count(letter)) for letter in set(left)) < enough:
        return False
    return SequenceMatcher(None, left, right).ratio() >= share
