"""Units: the police and TNI organisations that the text names, each once."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.likeness import alike
from kamtibmas_cli.recognisers.offices import UNIT_WORDS, Office, offices
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.organisations import POLRES, WITH_NUMBER, Unit, read_unit, without_prefix
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Text

_WITHOUT_POLRI = re.compile(r"^(?:Markas Besar(?: \(Mabes\))?|Mabes)\b\)?\s*|\s*Polri$", re.IGNORECASE)
_CONSONANTS = re.compile(r"[b-df-hj-np-tv-z]{2,4}")
_IN_BRACKETS = re.compile(r"\s*\(([A-Z][A-Za-z]{2,})\)")
_LONG = {
    "tj": "tanjung",
    "tg": "tanjung",
    "bdr": "bandar",
    "sei": "sungai",
    "pd": "padang",
    "tlk": "teluk",
    "kep": "kepulauan",
}

_NUMBER = re.compile(r"\b\d{2,4}(?:-\d{1,2})?\b|\b[IVX]{1,5}(?=/)")
_BATTALION = re.compile(r"\b(?:Yon|Batalyon)\D{0,30}?(\d{1,4})\b", re.IGNORECASE)  # "Yonif Mekanis Raider 413 Kostrad"
_ROW = re.compile(r", ?| ")
_TITLES = 6  # lines in which titles stand
_TYPOS = 0.87  # how much two spellings of one name share at least
# Sections that sign or send a release ("Sihumas Polres …") are no units of their own.
_POSTS = frozenset({"pos"})  # "Danpos Ninati": a company's post, no unit of its own
_PRESS = frozenset({"pendim", "penrem", "pendam"})
_AUTHOR = 3  # letters of who wrote it
_STAFF = frozenset({"Humas", "Penmas", "SAR", "Tim"})


def find(text: Text) -> tuple[list[dict[str, Any]], list[Found]]:
    """Find the units. Returns the record's ``units`` (each at its best-spelled mention) and every candidate."""
    candidates = _candidates(text)
    aliases = _aliases(text, candidates)
    units: list[dict[str, Any]] = []
    compared: list[tuple[str, str]] = []  # kind and name of each, as they are compared
    numbered: dict[tuple[str, str], int] = {}  # "Kodim 0204/Deli Serdang" and "Kodim 0204/DS" are one
    headed: set[int] = set()  # units whose spelling is the title's so far
    told: set[int] = set()  # units that the story names, not only its title
    for found in candidates:
        bare = text.folds[text.word_at(found.start)] == "polairud" or found.value["kind"] == "brimob"
        nameless = found.value["name"] is None and bare
        if text.junk(found.start) or nameless or found.value["name"] in _STAFF:
            continue
        value = {**found.value, "name": aliases.get(found.value["name"] or "", found.value["name"])}
        own = (value["kind"], _full(text, value["kind"], value["name"]))
        known = next((place for place, other in enumerate(compared) if _same(other, own)), None)
        if known is None:
            known = next((place for place, unit in enumerate(units) if _is_short_form(text, unit, value)), None)
        numbers = _BATTALION if value["kind"] == "other" else _NUMBER if value["kind"] in WITH_NUMBER else None
        number = numbers.search(text.clean, *found.span) if numbers else None
        key = (value["kind"], number.group(number.lastindex or 0)) if number else ("", "")
        known = numbered.get(key) if known is None else known
        if number:
            numbered.setdefault(key, len(units) if known is None else known)
        if not text.in_title(found.start, _TITLES):
            told.add(len(units) if known is None else known)
        elif known is None:
            headed.add(len(units))
        if known is None:
            units.append({**value, "span": list(found.span)})
            compared.append(own)
        elif known in told and text.in_title(found.start, _TITLES):
            continue  # the story's spelling, not "Koramil Batu Sori Gotong Royong" of the headline
        elif _spelling(value["name"]) > _spelling(units[known]["name"]) or (
            known in headed and value["name"] and not _shortens(value["name"], units[known]["name"])
        ):
            headed.discard(known)
            units[known] = {**value, "span": list(found.span)}
            compared[known] = own
    _name_polairud(text, units)
    kinds = {units[place]["kind"] for place in told}
    kept = [unit for place, unit in enumerate(units) if place in told or not _is_headline(text, unit, kinds)]
    return kept, candidates


def _shortens(name: str, titled: str | None) -> bool:
    """Tell whether the story has a title's name in short: "Polres Lotim" under "POLRES LOMBOK TIMUR"."""
    return len(name) < len(titled or "") and bool(areas().named(titled or "")) and not areas().named(name)


def _name_polairud(text: Text, units: list[dict[str, Any]]) -> None:
    """Name "Satpolairud" after the only polres that the text names; a Ditpolairud is a polda's."""
    homes = {unit["name"] for unit in units if unit["kind"] in POLRES}
    for unit in units:
        satuan = text.low.startswith("sat", unit["span"][0])
        if unit["kind"] == "polairud" and not unit["name"] and satuan and len(homes) == 1:
            unit["name"] = next(iter(homes))


def _is_headline(text: Text, unit: dict[str, Any], kinds: set[str]) -> bool:
    """Tell whether only a title has a unit, with a verb for its name: "Polda Lengkapi Personel" over Polda Papua's."""
    name = unit["name"] or ""
    if unit["kind"] not in kinds or unit["kind"] in {"satuan", "unit"} or not name:
        return False
    return not areas().named(name) and not text.lexicon.row_of(name.lower(), ("provinces", "regencies"))


def _aliases(text: Text, found: list[Found]) -> dict[str, str]:
    """Read the short names in brackets: ``Polres Gunung Mas (Gumas)``."""
    aliases = {}
    for item in found:
        short = _IN_BRACKETS.match(text.clean, item.end)
        if short and item.value["name"] and item.value["kind"] != "satuan":
            aliases[short.group(1)] = item.value["name"]
    for item, following in pairwise(found):
        # "Kepolisian Sektor Denpasar Barat (Polsek Denbar)"
        between = text.clean[item.end : following.start].strip()
        if between == "(" and text.clean[following.end : following.end + 1] == ")" and _twins(item, following):
            aliases[following.value["name"]] = item.value["name"]
    names = {(item.value["kind"], item.value["name"] or "") for item in found if item.value["kind"] != "satuan"}
    shorts = [(kind, name) for kind, name in names if _CONSONANTS.fullmatch(name.lower())]
    for kind, brief in shorts:
        long = [name for other, name in names if other == kind and _is_initials(brief, name)]
        if len(long) == 1:
            aliases[brief] = long[0]
    return aliases


def _is_initials(short: str, name: str) -> bool:
    """Tell whether a name is the consonants of another one's: "Hms Polsek Skh" for Polsek Sukoharjo."""
    if short[0].lower() != name[:1].lower() or len(name) <= len(short):
        return False
    letters = iter(name.lower())
    return all(letter in letters for letter in short.lower())


def _twins(first: Found, second: Found) -> bool:
    names = first.value["name"] and second.value["name"]
    return bool(names) and first.value["kind"] == second.value["kind"] != "satuan"


def _candidates(text: Text) -> list[Found]:
    found: list[Found] = []
    for office in offices(text):
        if _names_author(text, office):
            continue
        if office.unit and office.unit_kind and office.unit_name < office.unit[1] and office.unit_kind not in _POSTS:
            own = office.unit_kind in UNIT_WORDS
            name = _name(text, office.unit_name, office.unit[1]) if own else office.unit_text(text)
            value = {"kind": office.unit_kind if own else "other", "name": name}
            found.append(Found(*text.span(office.start, office.unit[1]), "unit", "inside an office", value))
    taken = Spans((office.start, office.title[1]) for office in offices(text))
    opening = opening_of(text)
    outlet = opening.outlet if opening and opening.outlet else (0, 0)
    medium = outlet if " " not in text.clean[slice(*outlet)] else (0, 0)  # "TimSiber", not "Humas Polres Siak"
    for mark in text.marks("units"):
        hashtag = text.clean[text.starts[mark.start] - 1 : text.starts[mark.start]] == "#"  # "#PoldaKepBabel"
        if taken.hold(mark.start) or hashtag or _is_in_number(text, mark.start):
            continue
        if medium[0] <= text.starts[mark.start] < medium[1]:
            continue
        unit = read_unit(text, mark)
        if unit and not _is_spelt_out(text, unit) and not _is_task_force(text, unit):
            found.append(Found(*text.span(unit.start, unit.stop), "unit", "named", _value(text, unit)))
            found.extend(_further_functions(text, unit))
    return sorted(found, key=lambda item: item.span)


def _names_author(text: Text, office: Office) -> bool:
    """Tell whether who wrote it stands behind the number of a press office: "(Pendim 1807/Red)", "Pendim 0808/Hrd"."""
    if text.folds[office.start] not in _PRESS or not office.unit:
        return False
    last = office.unit[1] - 1
    short = len(text.folds[last]) <= _AUTHOR and not text.mark_at("regencies", last)
    return short and text.gap(last - 1) == "/"


def _further_functions(text: Text, unit: Unit) -> Iterator[Found]:
    """Give the satuan that share a word: "Satuan Samapta, Reskrim, Intelkam, dan Lantas"."""
    index, written = unit.stop, unit.kind == "satuan" and unit.stop > unit.start + 1
    while written and index < len(text.folds) and _ROW.fullmatch(text.gap(index - 1)):
        joined = text.folds[index] in {"dan", "serta"}
        if not joined and text.gap(index - 1) == " ":
            break  # "Sat Samapta Patroli ke Pasar"
        index += joined
        function = text.mark_at("functions", index) if index < len(text.folds) else None
        if function is None or not text.capital(index) or index in text.begins("units", "positions", "activities"):
            break
        value = {"kind": "satuan", "name": function.row.means}
        yield Found(*text.span(index, function.stop), "unit", "shared word", value)
        index = function.stop


def _is_task_force(text: Text, unit: Unit) -> bool:
    """Tell whether a unit is a part of an operation: "Subsatgas Samapta Operasi Lilin", "Satuan Tugas Preemtif"."""
    forces = (["satgas"], ["subsatgas"], ["satuan", "tugas"])
    return unit.kind == "unit" and text.folds[unit.start : unit.name_start] in forces


def _is_in_number(text: Text, index: int) -> bool:
    """Tell whether a word is part of a report's number: "LP/A/31/V/2023/SPKT.SATLANTAS/POLRES ENDE"."""
    begin = max(text.clean.rfind(" ", 0, text.starts[index]), text.clean.rfind("\n", 0, text.starts[index])) + 1
    return text.clean.startswith("LP/", begin)


def _is_spelt_out(text: Text, unit: Unit) -> bool:
    """Tell whether a satuan's short form follows in brackets: "Satuan Reserse (Satres) Narkoba"."""
    if unit.kind != "satuan" or unit.stop >= len(text.folds) or text.gap(unit.stop - 1).strip() != "(":
        return False
    short = text.mark_at("units", unit.stop)
    return short is not None and short.row.values["kind"] == "satuan" and text.folds[unit.stop].startswith("sat")


def _value(text: Text, unit: Unit) -> dict[str, Any]:
    if unit.kind in {"polairud", "brimob"} and unit.name_start == unit.stop:
        following = text.mark_at("units", unit.stop) if unit.stop < len(text.folds) else None
        parent = read_unit(text, following) if following and "\n" not in text.gap(unit.stop - 1) else None
        above = parent and parent.kind.startswith("pol")  # not "Sat Brimob, Biro SDM"
        name = _name(text, parent.name_start, parent.stop) if parent and above else None
        area = text.mark_at("provinces", unit.stop) if unit.stop < len(text.folds) and parent is None else None
        if area and text.gap(unit.stop - 1) == " ":
            name = _name(text, area.start, area.stop)  # "Satbrimobda Jatim"
        return {"kind": unit.kind, "name": name}
    if unit.kind == "mabes":
        return {"kind": unit.kind, "name": _WITHOUT_POLRI.sub("", _name(text, unit.start, unit.stop) or "") or "Polri"}
    if unit.means:
        return {"kind": unit.kind, "name": unit.means}
    if unit.kind == "other":  # its sort has no kind of its own: "Yonif 712/Wiratama", "SPN Selopamioro"
        return {"kind": unit.kind, "name": _name(text, unit.start, unit.stop)}
    return {"kind": unit.kind, "name": _name(text, unit.name_start, unit.stop)}


def _name(text: Text, start: int, stop: int) -> str | None:
    if start >= stop:
        return None
    first, last = text.span(start, stop)
    name = " ".join(text.clean[first:last].replace("\u00ad", "").split())
    return name if "(" in name else name.replace(")", "")  # "Pos TNI AL (Posal) Jemaja"


def _squash(name: str | None) -> str:
    words = re.findall(r"\w+", (name or "").lower())
    return "".join(_LONG.get(word, word) for word in words)


def _full(text: Text, kind: str, name: str | None) -> str:
    """Give a name for comparing: "Bursel" and "Buru Selatan" are one, and so are "Kalsel" and "Kalimantan Selatan"."""
    tables = {"polda": ("provinces",), "brimob": ("provinces",), "polairud": ("provinces", "regencies")}.get(
        kind, ("regencies",)
    )
    row = text.lexicon.row_of((name or "").lower(), tables)
    return _squash(row.means if row else name)


def _same(left: tuple[str, str], right: tuple[str, str]) -> bool:
    """Tell whether two kinds with names are one unit."""
    (kind, first), (other_kind, second) = left, right
    if kind != other_kind:
        return False
    if kind in POLRES:
        first, second = without_prefix(first), without_prefix(second)
    if kind == "other" and min(first, second, key=len) and (first.endswith(second) or second.endswith(first)):
        return True  # "Satgas Pamtas RI-PNG Yonif 315/Garuda", "Yonif 315/Garuda"
    if first == second or (min(len(first), len(second)) > 5 and alike(first, second, _TYPOS)):
        return True
    return kind == "polairud" and not (first and second)


def _is_short_form(text: Text, left: dict[str, Any], right: dict[str, Any]) -> bool:
    """Tell whether two units are one, named in short and in full: "Polsek Seltim", "Polsek Selemadeg Timur"."""
    short, long = sorted((left["name"] or "", right["name"] or ""), key=lambda name: len(name.split()))
    words = long.split()
    if left["kind"] != right["kind"] or left["kind"] in {"satuan", "unit"} or " " in short or len(words) < 2:
        return False
    if left["kind"] == "polda" and short == words[0] and not text.lexicon.row_of(short.lower(), ("provinces",)):
        return True  # "Kapolda Metro", "Polda Metro Jaya"; but "Polda Papua" is not "Polda Papua Barat"
    if short.isupper() and len(short) == len(words):
        return short == "".join(word[0] for word in words).upper()  # "Kodam MR", "Kodam Merdeka Raya"
    return _is_made_of(short.lower(), [word.lower() for word in words])


def _is_made_of(short: str, words: list[str]) -> bool:
    """Tell whether a word is made of the beginnings of words, two letters or more each: "seltim", "kutsel"."""
    if not words:
        return not short
    first, rest = words[0], words[1:]
    return any(short.startswith(first[:end]) and _is_made_of(short[end:], rest) for end in range(2, len(first) + 1))


def _spelling(name: str | None) -> tuple[int, int, bool, bool]:
    """Order spellings: a full name before a short one, more words before glued ones, capitalised words first."""
    words = (name or "").split()
    proper = all(word[:1].isupper() for word in words)
    return (len(_squash(name)) > 0, len(words), not (name or "").isupper(), proper)
