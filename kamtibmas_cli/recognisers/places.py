"""Places as the text names them: what stands together, from a spot to its province, in chains."""

import re
from typing import NamedTuple

from kamtibmas_cli.recognisers.bare import (
    areas_after,
    behind_bracket,
    city_of_street,
    district_behind,
    in_a_row,
    regency_at,
    rows_without_levels,
    village_before,
)
from kamtibmas_cli.recognisers.levels import Item, areas_named
from kamtibmas_cli.recognisers.spots import spots
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Text, once

_LINK = re.compile(r"[\s,.()\u00ad:/\"'-]*")  # also "Masjid Jami' di Desa"
_SMALL = frozenset(
    "di pada wilayah masuk tepatnya kawasan perairan dalam lingkungan yang beralamat terletak letaknya berada "
    "berlokasi daerah bertempat persisnya alamat dekat khususnya sekitar".split()
)
_PRECISELY = frozenset("tepatnya persisnya bertempat khususnya".split())
_AT = frozenset("di menyasar menyisir menyusuri sepanjang".split())
_NEARBY = frozenset("kawasan depan seputaran dekat simpang pertigaan perempatan".split())
_OWNED = frozenset("rumah kediaman sawah kebun lahan ladang kandang".split())
_RESIDENTS = frozenset({"warga", "penduduk"})
_OWNER = 8  # words between a house and where its owner lives


class Chain(NamedTuple):
    """Elements that stand together: ``rumah Bpk Sutrisno Gg. Melati Dusun III Desa Sekip Kec. Lubuk Pakam``."""

    items: tuple[Item, ...]

    @property
    def start(self) -> int:
        """First word of the chain."""
        return self.items[0].start

    @property
    def stop(self) -> int:
        """Word behind the chain."""
        return self.items[-1].stop

    def first(self, level: str) -> Item | None:
        """Give the first element of a level."""
        return next((item for item in self.items if item.level == level), None)


@once
def chains(text: Text) -> list[Chain]:
    """Find all places, each with all that stands beside it."""
    named = _whole_spots(text, [*areas_named(text), *spots(text)])
    taken = Spans((item.start, item.stop) for item in named)
    rows = (row for row in rows_without_levels(text) if not any(taken.hold(area.start) for area in row))
    bare = [Item(area.start, area.stop, area.level, "", (area.start, area.stop)) for row in rows for area in row]
    bare += [item for item in _villages(text, named) if not taken.hold(item.start)]
    items = sorted([*named, *bare], key=lambda item: (item.start, -item.stop))
    found: list[list[Item]] = []
    last = -1
    for item in items:
        if item.start < last and not _inside_venue(found[-1], item):
            continue
        if found and (item.start < last or _linked(text, found[-1][-1], item)):
            found[-1].append(item)
        else:
            found.append([item])
        last = max(last, item.stop)
    return [Chain(tuple(_with_bare(text, group))) for group in found]


def _whole_spots(text: Text, items: list[Item]) -> list[Item]:
    """Give a spot the village in its name that reads like a hamlet: "Simpang Empat Banjar Anyar, Desa Banjar Anyar"."""
    villages = {tuple(text.folds[slice(*item.name)]) for item in items if item.level == "village"}
    inside = {
        item.start: item
        for item in items
        if item.level == "hamlet" and tuple(text.folds[item.start : item.stop]) in villages
    }
    longer = (
        item._replace(stop=inside[item.stop].stop, name=(item.name[0], inside[item.stop].stop))
        if item.level == "venue" and item.stop in inside and text.gap(item.stop - 1) == " "
        else item
        for item in items
    )
    return [item for item in longer if inside.get(item.start) != item]


def _villages(text: Text, items: list[Item]) -> list[Item]:
    """Find the villages that stand before their district without a word: "Simpang Randu, Noborejo, Kec. Argomulyo"."""
    found = []
    for item in items:
        village = village_before(text, item.start, item.name) if item.level == "district" else None
        if village:
            found.append(Item(*village, "village", "", village))
    return found


def _inside_venue(group: list[Item], item: Item) -> bool:
    """Tell whether an area stands inside the venue's name: "balai desa Burai" is in Burai."""
    return group[-1].level == "venue" and item.level not in {"venue", "street"} and item.stop <= group[-1].stop


def _linked(text: Text, before: Item, item: Item) -> bool:
    between = range(before.stop, item.start)
    if _is_owners(text, before, item):
        return True
    if item.level == "rt" and before.level == "venue" and text.folds[before.stop : item.start] == ["ketua"]:
        return "\n" not in text.gap(before.stop - 1)  # "Rumah Bapak Mutaharang, Ketua RT 08, Dusun Harapan Jaya"
    if before.level == item.level in {"village", "hamlet", "venue"} and text.folds[before.stop : item.start] in (
        ["dan"],
        ["serta"],
        ["dan", "di"],
    ):
        return "\n" not in text.gap(before.stop - 1)  # "Desa Sekip, Desa Pagar Jati dan Desa Bakaran Batu, Kecamatan …"
    # "rumah milik Nurbaiti (61) di Jorong …"
    aged = before.level == "venue" and text.gap(before.stop - 1) == " (" and text.folds[before.stop].isdigit()
    if len(between) > 3 or any(text.folds[index] not in _SMALL for index in between[aged:]):
        return False
    if any(not _LINK.fullmatch(text.gap(index)) for index in range(before.stop - 1, item.start)):
        return False
    whole = "".join(text.gap(index) for index in range(before.stop - 1, item.start))
    if whole == " - " and _is_next_stop(before, item):
        return False
    if "\n" in whole or (". " in whole and len(between) == 0 and not _abbreviated(text, before)):
        return False
    if before.level in {"regency", "province"} and "di" in text.folds[before.stop : item.start]:
        return False  # "tokoh masyarakat Kota X, di Jalan Rajawali Kelurahan Karo"
    if any(text.folds[index] in _PRECISELY for index in between):
        return True  # "di Jl. Raya Serang, tepatnya di Lampu Merah Parung"
    at = before.start > 0 and text.folds[before.start - 1] in _AT
    nearby = bool(_NEARBY & set(text.folds[max(item.start - 1, 0) : item.start + 1]))
    road = (at and before.level == "street") or before.level == "km"
    if road and whole.strip() == "," and nearby:
        return True  # "di Jalan Raya Serang, kawasan Pertigaan Oleg", "Jalan Lintas KM 150, Simpang Penawar"
    if item.level == "venue" and before.level in {"street", "km"} and whole.strip(" ") == "(":
        return True  # "Jl. Lintas Sumatera KM 71 (depan RM Siang Malam) Kampung …"
    # "Jl. Trans Papua KM 7 depan Kantor Distrik Wesaput"
    beside = before.level == "street" or (before.level == "km" and whole == " ")
    return not (item.level == "venue" and before.level != "venue" and (not beside or "," in whole))


def _is_next_stop(before: Item, item: Item) -> bool:
    """Tell whether a dash parts two stops: "Parkiran Plaza Kel. Kenari - Jl. Mawar - kembali ke mako"."""
    # "MUARA BELITI - Lahan kas desa" behind a dateline
    spots = before.level == item.level == "venue"
    return spots or (item.level == "street" and before.level not in {"venue", "street"})


def _is_owners(text: Text, house: Item, home: Item) -> bool:
    """Tell whether a house is the scene and the area its owner's: "Rumah milik Jasim (47), warga Desa Sukajadi"."""
    near = home.start - house.stop <= _OWNER and text.folds[house.start] in _OWNED
    if not near or home.level in {"venue", "street"}:
        return False
    # "rumah Markus, salah satu tokoh masyarakat Kampung Ifale"
    known = any(mark.stop == home.start for mark in text.marks_of("civil", home.start - 4, home.start))
    if not known and text.folds[home.start - 1] not in _RESIDENTS:
        return False
    return ". " not in text.clean[text.ends[house.stop - 1] : text.starts[home.start]]


def _abbreviated(text: Text, item: Item) -> bool:
    return text.ends[item.stop - 1] - text.starts[item.stop - 1] <= 3


def _with_bare(text: Text, group: list[Item]) -> list[Item]:
    """Add the levels that follow without their word: ``Kecamatan Muara Badak, Kutai Kartanegara``, ``…, Riau``."""
    last = group[-1]
    city = regency_at(text, last.stop + 1) if text.folds[last.stop : last.stop + 1] == ["di"] else None
    if last.level == "venue" and len(group) == 1 and city and text.gap(last.stop - 1) == text.gap(last.stop) == " ":
        # "di Kantor Lembaga Wali Nanggroe di Aceh Besar"
        return [last, Item(city.start, city.stop, "regency", "", (city.start, city.stop))]
    if last.level == "street":
        city = city_of_street(text, last.start + 1, last.stop)
        if city:
            street = last._replace(stop=city.start, name=(last.start, city.start))
            return [*group[:-1], street, Item(city.start, city.stop, "regency", "", (city.start, city.stop))]
    levels = {item.level for item in group}
    row = in_a_row(text, last.stop) if last.level in {"village", "district"} and "regency" not in levels else []
    if row and not levels & {name.level for name in row}:
        found = [*group, *(Item(name.start, name.stop, name.level, "", (name.start, name.stop)) for name in row)]
        return [*found, *_province_behind(text, found[-1].stop, levels)]
    district = district_behind(text, last.name) if last.level == "village" and "district" not in levels else None
    if district:
        group = [*group, Item(district.start, district.stop, "district", "", (district.start, district.stop))]
        last = group[-1]
        levels |= {"district"}
    added = [
        Item(name.start, name.stop, name.level, "", (name.start, name.stop))
        for name in areas_after(
            text, behind_bracket(text, last.stop), levels, last.name if last.level == "village" else None
        )
        if last.level not in {"regency", "province"}
    ]
    index = added[-1].stop if added else last.stop
    # also "Jalan Poros Bone-Sinjai, Sulawesi Selatan"
    ends = added or last.level in {"district", "regency"} or (last.level == "street" and text.gap(index - 1) == ", ")
    return [*group, *added, *(_province_behind(text, index, levels) if ends else [])]


def _province_behind(text: Text, index: int, levels: set[str]) -> list[Item]:
    """Give the province that follows a place without its word: "…, Kutai Kartanegara, Kaltim", "… (PPU), Kaltim"."""
    if index not in text.begins("provinces"):
        index = behind_bracket(text, index)
    province = text.mark_at("provinces", index) if "province" not in levels and index < len(text.folds) else None
    gap = text.gap(index - 1)
    beside = re.fullmatch(r"\s*\)?[,.(-]?\s*", gap) and "\n" not in gap
    return [Item(index, province.stop, "province", "", (index, province.stop))] if province and beside else []
