"""Personnel: each named member of Polri or TNI, once."""

import re
from bisect import bisect_left
from collections import defaultdict
from functools import lru_cache
from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.likeness import alike
from kamtibmas_cli.recognisers.mentions import Mention, mentions
from kamtibmas_cli.recognisers.offices import Office, offices
from kamtibmas_cli.recognisers.organisations import unit_at
from kamtibmas_cli.recognisers.shared_offices import share
from kamtibmas_cli.tables import Row
from kamtibmas_cli.text import Text

_AGAIN = 250  # code points between an officer's name and "Babinsa Desa Ngadirejo itu"
_LABELS = 3  # lines below a name that tell more of its bearer
_LETTERS = 8  # letters of a name that may have one wrong
_DOUBLED = re.compile(r"(\w)\1")
_NAME_SPLIT = re.compile(r"[\s.'-]+")


def _name(text: Text, mention: Mention) -> str:
    start, end = text.span(*mention.name)
    if (
        text.clean[end : end + 1] == "."
        and end - start
        and text.ends[mention.name[1] - 1] - text.starts[mention.name[1] - 1] == 1
    ):
        end += 1  # a closing initial: "Sahabuddin T."
    name = " ".join(text.clean[start:end].replace("\u00ad", "").split())
    return name.title().replace("'S", "'s") if name.isupper() or name.islower() else name


@lru_cache(4096)
def _key(name: str) -> tuple[str, ...]:
    return tuple(part for part in _NAME_SPLIT.split(name.lower()) if part)


def _same_person(known: dict[str, Any], name: str, rank: Row | None) -> bool:
    """Tell whether a mention names somebody already known: the same words, fewer of them, or a typo."""
    if rank and known["rank"] and _general(rank.values["code"]) != _general(known["rank"]["code"]):
        same = _key(known["name"]) == _key(name) and len(_key(name)) > 1
        # "Serda Jemi Labobar", then "Sertu Labobar": a slip, where the ranks are neighbours.
        slipped = (
            _key(known["name"])[-1:] == _key(name) and abs(int(rank.values["order"]) - known["rank"]["order"]) == 1
        )
        return same or (slipped and known["rank"]["force"] == rank.values["force"])
    left, right = _key(known["name"]), _key(name)
    short, long = sorted((left, right), key=lambda parts: (len(parts), len(parts[0]) if parts else 0))
    cut = len(long[0]) - len(short[0])
    if rank and known["rank"] and len(short) == 1 and cut > 2 and long[0].startswith(short[0]) and len(short[0]) > 3:
        return True  # "AKP Widiarti S", then "AKP Widi"
    # "Serda Firmansyah bersama Serda F. Lubis": an initial alone proves nothing
    rest = [other for other in long if len(other) > 1] if len(short) == 1 < len(long) else long
    if all(any(_same_part(part, other) for other in rest) for part in short):
        return True
    # "Aipda Andi dan Aipda Andri", "Rudi" and "Rudin" are two
    return min(len("".join(left)), len("".join(right))) >= _LETTERS and alike("".join(left), "".join(right), 0.88)


def _general(code: str) -> str:
    """Give a rank's code without its force: "Danrem … Brigjen Tono", then "Brigjen Tono" alone."""
    return code.removesuffix("_TNI")


def _same_part(left: str, right: str) -> bool:
    """Tell whether two parts of a name are one: an initial and its word, a word with a typo."""
    if len(left) == 1 or len(right) == 1:
        return left[0] == right[0]
    return left == right or (len(left) > 4 and (alike(left, right, 0.85) or _spelt(left) == _spelt(right)))


def _spelt(part: str) -> str:
    """Give a part of a name as it sounds: "Hendri" and "Hendry", "Deddy" and "Dedy" are one."""
    return _DOUBLED.sub(r"\1", part.replace("y", "i"))


def _position(text: Text, mention: Mention) -> dict[str, Any] | None:
    return _held(text, mention.office, mention.unit) if mention.office else None


def _held(text: Text, office: Office, unit: tuple[int, int] | None) -> dict[str, Any]:
    area = None
    if office.area:
        start, end = text.span(*office.area)
        area = " ".join(text.clean[start:end].split())
    return {
        "title": office.title_text(text),
        "acting": office.acting,
        "unit": office.unit_text(text) or _unit_words(text, unit),
        "area": area,
    }


def _unit_words(text: Text, unit: tuple[int, int] | None) -> str | None:
    if unit is None:
        return None
    start, end = text.span(*unit)
    return " ".join(text.clean[start:end].split())


def find(text: Text) -> tuple[list[dict[str, Any]], list[Found]]:
    """Find the officers. Returns the record's ``personnel`` (mentions merged) and every rank-anchored mention."""
    people: list[dict[str, Any]] = []
    told: list[tuple[dict[str, Any], Mention]] = []
    candidates: list[Found] = []
    for mention in mentions(text):
        name = _name(text, mention)
        rank = mention.rank.values["code"] if mention.rank else None
        candidates.append(Found(*mention.span, "mention", mention.rule, f"{rank or ''} {name}".strip()))
        if text.junk(mention.start):
            continue
        labelled = _labelled_office(text, mention) if mention.office is None else None
        position = _position(text, mention._replace(office=labelled) if labelled else mention)
        unit = _unit_words(text, mention.unit) or _sender(text, mention) or _labelled_unit(text, mention)
        known = next((person for person in people if _same_person(person, name, mention.rank)), None)
        if known is None:
            people.append(_person(len(people) + 1, mention, name, position, unit))
        else:
            _merge(known, mention, name, position, unit)
        told.append((known or people[-1], mention))
    for person in people:
        _settle(person)
    share(text, told)
    _with_units_elsewhere(text, people)
    _take_up(text, people)
    return people, candidates


def _take_up(text: Text, people: list[dict[str, Any]]) -> None:
    """Give somebody the office by which he is called again: "… Sertu Wiji. Babinsa Desa Ngadirejo itu ikut panen"."""
    for office in offices(text):
        start = text.starts[office.start]
        called = text.folds[office.stop : office.stop + 1] in (["itu"], ["tersebut"])
        again = called and (office.unit or office.area) and text.sentence_at(start)[0] == start
        if not again or text.junk(start) or text.quoted(start):
            continue
        before = [person for person in people if person["span"][0] < start]
        last = max(before, key=lambda person: max(at for at, _ in person["mentions"] if at < start), default=None)
        if last is None or last["position"]:
            continue
        if start - max(at for at, _ in last["mentions"] if at < start) < _AGAIN:
            last["position"] = _held(text, office, None)


def _person(
    number: int, mention: Mention, name: str, position: dict[str, Any] | None, unit: str | None
) -> dict[str, Any]:
    row = mention.rank
    rank = None
    if row:
        values = row.values
        rank = {"code": values["code"], "name": values["name"], "force": values["force"], "order": int(values["order"])}
    return {
        "id": f"p{number}",
        "name": name,
        "rank": rank,
        "titles": list(mention.titles),
        "position": position,
        "unit": unit,
        "span": list(mention.span),
        "mentions": [list(mention.span)],
    }


def _spells_out(short: str, long: str) -> bool:
    """Tell whether a name has in full what the other has as initials: "R. H. Gunawan", "Rudi Hartawan Gunawan"."""
    pairs = list(zip(_key(short), _key(long), strict=False))
    initials = [one for one, other in pairs if len(one) == 1 < len(other)]
    return bool(initials) and all(other.startswith(one) for one, other in pairs)


def _merge(
    person: dict[str, Any], mention: Mention, name: str, position: dict[str, Any] | None, unit: str | None
) -> None:
    """Add a further mention: the fullest name, the first office, what was missing."""
    person["mentions"].append(list(mention.span))
    fuller = len(name) > len(person["name"]) and (
        name.lower().startswith(person["name"].lower().rstrip(".")) or _spells_out(person["name"], name)
    )
    if len(_key(name)) > len(_key(person["name"])) or (fuller and len(_key(name)) == len(_key(person["name"]))):
        person["name"] = name
        person["span"] = list(mention.span)
    if len(mention.titles) > len(person["titles"]):
        person["titles"] = list(mention.titles)
    person["unit"] = person["unit"] or unit
    held = person["position"]
    if held is None:
        person["position"] = position
    elif position and _squash(position["title"]) == _squash(held["title"]):
        for key in ("unit", "area"):
            held[key] = held[key] or position[key]
        held["acting"] = held["acting"] or position["acting"]
    # "Brigjen Tono hadir. Danrem … Brigjen Tono …": of the TNI, as the office tells
    if mention.rank and (person["rank"] is None or _general(mention.rank.values["code"]) == person["rank"]["code"]):
        person["rank"] = _person(0, mention, name, None, None)["rank"]


def _settle(person: dict[str, Any]) -> None:
    """Put the unit beside the office; somebody with a unit and no office has a position without a title."""
    unit = person.pop("unit")
    if person["position"] is not None:
        person["position"]["unit"] = person["position"]["unit"] or unit
    elif unit:
        person["position"] = {"title": None, "acting": False, "unit": unit, "area": None}


def _with_units_elsewhere(text: Text, people: list[dict[str, Any]]) -> None:
    """Give somebody the unit beside the office alone: "Kapolsek Gandusari …", then "Kapolsek AKP Sutrisno".

    Any office but a chief's must stand before the person: "Kasat Binmas Polres Kenari …", then "Kasat Binmas AKP Budi".
    """
    holders = defaultdict(list)
    for person in people:
        if person["position"] and person["position"]["title"]:
            holders[_squash(person["position"]["title"])].append(person)
    alone = {title: held[0] for title, held in holders.items() if len(held) == 1 and not held[0]["position"]["unit"]}
    units = defaultdict(set)
    for office in offices(text) if alone else ():
        title = _squash(office.title_text(text))
        if title not in alone or not office.unit or not _is_told_of(text, office):
            continue
        if office.unit_kind or _leads_to(text, office, alone[title]):
            units[title].add(office.unit_text(text))
    for title, named in units.items():
        if len(named) == 1:
            alone[title]["position"]["unit"] = named.pop()


def _leads_to(text: Text, office: Office, person: dict[str, Any]) -> bool:
    """Tell whether an office that one person has in a unit is told of before its holder."""
    return office.mark.row.values["takes"] != "area" and text.starts[office.start] < person["mentions"][0][0]


def _is_told_of(text: Text, office: Office) -> bool:
    """Tell whether the story names an office, not the head of a report: "Dari : Kapolsek Astambul"."""
    before = text.folds[office.start - 1] if office.start else ""
    return not text.junk(text.starts[office.start]) and before not in {"dari", "kepada", "yth"}


def _squash(words: str) -> str:
    return re.sub(r"\W", "", words.lower())


def _labels_below(text: Text, mention: Mention, *labels: str) -> int | None:
    """Give the word behind a label in the lines below "Nama : Bripka Budi": "Jabatan : Kanit Binmas"."""
    line = text.line_at(mention.start)
    if line is None or text.folds[text.word_at(line.start)] != "nama":
        return None
    place = bisect_left(text.lines, line.start, key=lambda other: other.start)
    for below in text.lines[place + 1 : place + 1 + _LABELS]:
        index = text.word_at(below.start)
        if text.folds[index] in labels and text.gap(index).strip() == ":":
            return index + 1
    return None


def _labelled_office(text: Text, mention: Mention) -> Office | None:
    index = _labels_below(text, mention, "jabatan")
    return next((office for office in offices(text) if office.start == index), None) if index else None


def _labelled_unit(text: Text, mention: Mention) -> str | None:
    index = _labels_below(text, mention, "kesatuan", "satuan", "satker")
    unit = unit_at(text, index) if index else None
    return _unit_words(text, (unit.start, unit.stop)) if unit else None


def _sender(text: Text, mention: Mention) -> str | None:
    """``Polres Dumai diwakili Kabag SDM AKP …, Kasat Binmas Iptu …``: the unit that all of the sentence come from."""
    start, _ = text.sentence_at(mention.start)
    first = text.word_at(start)
    for index in range(first, min(first + 4, len(text.folds))):
        unit = unit_at(text, index)
        if unit is None or unit.kind in {"satuan", "unit"} or unit.stop >= len(text.folds):
            continue
        verb = text.folds[unit.stop]
        sent = verb in {"diwakili", "mengirim", "mengutus", "menghadirkan"}
        came = verb in {"hadir", "tampak", "turut"} and index > first and text.folds[index - 1] == "dari"
        if (sent or came) and text.starts[unit.stop] < mention.start:
            return _unit_words(text, (unit.start, unit.stop))
        return None
    return None
