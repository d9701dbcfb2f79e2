"""Where it happened: the main place, and further ones."""

import re
from typing import Any

from kamtibmas_cli.found import Found, quoted, words
from kamtibmas_cli.recognisers.headings import section_items
from kamtibmas_cli.recognisers.moments import dates
from kamtibmas_cli.recognisers.places import Chain, Item, chains
from kamtibmas_cli.text import Span, Text

_LEVELS = ("hamlet", "village", "district", "regency", "province")
_PLAIN = ("venue", "street", "km", "rt", "rw")
_LABEL = frozenset("tempat lokasi bertempat berlokasi tkp".split())
# Words behind which a place is somebody's home, office or area, not the scene.
_OTHERS = frozenset(
    "warga asal alamat beralamat tinggal domisili berdomisili penduduk kelahiran kades lurah camat bupati walikota "
    "pemuda pp dishub dinas bpbd pemkab pemdes pemkot pemerintah dprd kpu bawaslu puskesmas masyarakat ketua panitia "
    "perangkat karang tokoh pj sekdes staf binaan aparatur".split()
)
_EVENT = frozenset("di bertempat berlokasi menyambangi mendatangi kawasan menuju ke tepatnya sejumlah".split())


def find(text: Text) -> tuple[dict[str, Any], list[dict[str, Any]], list[Found]]:
    """Find the place. Returns the record's ``place``, its ``places`` and every candidate."""
    found = chains(text)
    lists = section_items(text, "message", "outcome")
    ranked = sorted(
        (chain for chain in found if not _aside(text, chain, lists)), key=lambda chain: _rank(text, chain)
    )
    candidates = [
        Found(*text.span(item.start, item.stop), item.level, "named", words(text, text.span(*item.name)))
        for chain in found
        for item in chain.items
    ]
    if not ranked:
        return empty(), [], candidates
    chosen = _fill(text, ranked)
    main = _value(text, chosen)
    return main, [], candidates


def empty() -> dict[str, Any]:
    """Give a place of which nothing is stated."""
    return dict.fromkeys((*_PLAIN, *_LEVELS))


def _aside(text: Text, chain: Chain, lists: list[Span]) -> bool:
    """Tell whether the text names the place for something else: an address, an officer's area, in what is said."""
    start = text.starts[chain.start]
    if text.junk(start) or text.quoted(start) or any(first <= start < last for first, last in lists):
        return True
    before = text.folds[chain.start - 1] if chain.start else ""
    if chain.items[0].level == "venue":
        return False
    return before in _OTHERS or text.mark_before("civil", chain.start) is not None


def _rank(text: Text, chain: Chain) -> tuple[int, ...]:
    """Order places: a labelled one first, then those with most levels near the date, then the text's order."""
    levels = {item.level for item in chain.items}
    start = text.starts[chain.start]
    line = text.line_at(start)
    first = text.word_at(line.start) if line else 0
    labelled = any(text.folds[index] in _LABEL for index in range(max(first, chain.start - 3), chain.start))
    places = len(levels & {"village", "kampung", "district", "regency", "hamlet"})
    title = line is not None and not re.search(r"[.!?:]", text.clean[line.start : line.end]) and line.start < 400
    dated = any(text.sentence_at(start) == text.sentence_at(day.start) for day in dates(text))
    story = int(bool(title and not dated and not labelled))
    return (story, int(not labelled), int(places < 2), int(not dated), int(places == 0), chain.start)


def _fill(text: Text, ranked: list[Chain]) -> dict[str, Item]:
    """Take the levels of the best chain, and what it lacks from others that do not contradict it."""
    chosen: dict[str, Item] = {}
    for place, chain in enumerate(ranked):
        items = _by_level(chain)
        if place and not _agrees(text, chosen, items):
            continue
        for level, item in items.items():
            if place and level in {"street", "km", "rt", "rw"}:
                continue
            if level == "venue" and place and not _is_event_venue(text, item):
                continue
            chosen.setdefault(level, item)
    return chosen


def _by_level(chain: Chain) -> dict[str, Item]:
    items: dict[str, Item] = {}
    village = chain.first("village")
    for item in chain.items:
        level = item.level
        if level == "kampung":
            level = "hamlet" if village else "village"
        items.setdefault(level, item)
    return items


def _agrees(text: Text, chosen: dict[str, Item], items: dict[str, Item]) -> bool:
    """Tell whether a further place may be the same: no level that both name differs."""
    for level in _LEVELS:
        if level in chosen and level in items and _squash(text, chosen[level]) != _squash(text, items[level]):
            return False
    low = {"hamlet", "village"}
    if low & set(items) and low & set(chosen) and not any(level in chosen for level in low & set(items)):
        return "village" in items
    return True


def _squash(text: Text, item: Item) -> str:
    return "".join(text.folds[slice(*item.name)])


def _is_event_venue(text: Text, item: Item) -> bool:
    return item.start > 0 and text.folds[item.start - 1] in _EVENT


def _value(text: Text, chosen: dict[str, Item]) -> dict[str, Any]:
    value = empty()
    for level in _PLAIN:
        if level in chosen:
            value[level] = quoted(text, text.span(*chosen[level].name))
    for level in _LEVELS:
        if level in chosen:
            value[level] = _area(text, chosen[level], level)
    return value


def _area(text: Text, item: Item, level: str) -> dict[str, Any]:
    start, end = text.span(*item.name)
    name = " ".join(text.clean[start:end].replace("\u00ad", "").split())
    kind = item.kind or None
    if level == "hamlet" and item.level == "kampung":
        kind = "kampung"
    return {
        "name": name.title() if name.isupper() and len(name) > 3 else name,
        "kind": kind,
        "code": None,
        "official": None,
        "span": [start, end],
    }
