"""One office of two officers: "Sertu Rudi dan Sertu Eko, Babinsa Koramil 02/Melati"."""

import re
from itertools import pairwise
from typing import Any

from kamtibmas_cli.recognisers.mentions import Mention
from kamtibmas_cli.recognisers.offices import Office, offices
from kamtibmas_cli.text import Text, once

_AND = re.compile(r"[ ,]*(?:dan|serta|&)\s+", re.IGNORECASE)
# Offices that several hold at once, by force; of a chief there is one.
_OF_MANY = {"Babinsa": "tni", "Bhabinkamtibmas": "polri"}

Told = tuple[dict[str, Any], Mention]


def share(text: Text, told: list[Told]) -> None:
    """Give the office of one officer to the one joined to him by "dan", where both hold it.

    ``told`` holds each person of the record with a mention, in the text's order; positions are filled in.
    """
    for (first, one), (second, other) in pairwise(told):
        if first is second or not _AND.fullmatch(text.clean, one.end, other.start):
            continue
        if _is_office_pair(text, one):
            for person in (first, second):
                _hold(person, first["position"]["area"])
        elif first["position"] is None and _is_behind(other) and _is_of_many(second, first):
            first["position"] = dict(second["position"])
        elif second["position"] is None and not _is_behind(one) and _is_babinsa(first) and _is_of_many(first, second):
            second["position"] = dict(first["position"])


def _is_behind(mention: Mention) -> bool:
    """Tell whether an officer's office follows his name: "Bripka Eko selaku Bhabinkamtibmas Polsek Melati"."""
    return mention.office is not None and mention.office.start >= mention.name[1]


def _is_of_many(holder: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether an office is one of those that several hold, and another officer's force has it."""
    title = (holder["position"] or {}).get("title")
    return title in _OF_MANY and other["rank"] is not None and other["rank"]["force"] == _OF_MANY[title]


def _is_babinsa(person: dict[str, Any]) -> bool:
    """Tell whether an officer is a Babinsa: two of them go out together; a Bhabinkamtibmas has his own desa."""
    return bool(person["position"]) and person["position"]["title"] == "Babinsa"


def _is_office_pair(text: Text, mention: Mention) -> bool:
    """Tell whether two offices stand before two officers: "Bhabinkamtibmas dan Babinsa Desa Melati Aipda A dan …"."""
    office = mention.office
    if office is None or office.start >= mention.name[0] or text.folds[office.start - 1 : office.start] != ["dan"]:
        return False
    before = _ends(text).get(office.start - 1)
    return before is not None and {before.mark.row.means, office.mark.row.means} == set(_OF_MANY)


@once
def _ends(text: Text) -> dict[int, Office]:
    return {office.stop: office for office in offices(text)}


def _hold(person: dict[str, Any], area: str | None) -> None:
    """Give somebody the one of two offices that his force has; both go with the area behind them."""
    force = person["rank"]["force"] if person["rank"] else ""
    title = next((title for title, own in _OF_MANY.items() if own == force), None)
    if title:
        unit = person["position"]["unit"] if person["position"] else None
        person["position"] = {"title": title, "acting": False, "unit": unit, "area": area}
