"""Where it happened: the main place, and further ones."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from kamtibmas_cli.found import Found, closed, quoted, words
from kamtibmas_cli.recognisers.headings import inside_items
from kamtibmas_cli.recognisers.levels import Item, named
from kamtibmas_cli.recognisers.moments import dated_sentences
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.organisations import read_unit
from kamtibmas_cli.recognisers.places import Chain, chains
from kamtibmas_cli.recognisers.scenes import (
    LABEL,
    LEVELS,
    ROADS,
    is_another,
    is_brought,
    is_event_venue,
    is_police_building,
    squash,
    venue_of,
)
from kamtibmas_cli.recognisers.spots import HELD, LIES, ON_ROAD
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Text, once

_ROUTES_END = (["berakhir", "di"], ["finish", "di"], ["finis", "di"])  # "dan berakhir di jembatan Desa Kambat"
_EVENTS = frozenset("kejadian peristiwa kasus insiden".split())
_CITED = 5  # words from "kejadian" to a place
_SETTLED = frozenset({"hamlet", "kampung", "village", "district"})
_PLAIN = ("venue", "street", "km", "rt", "rw")
_HEAD = 400  # code points in which titles stand
# Words behind which a place is somebody's home, office or area, not the scene.
_OTHERS = frozenset(
    "warga asal alamat beralamat tinggal domisili berdomisili penduduk kelahiran kades lurah camat bupati walikota "
    "pemuda pp dishub dinas bpbd pemkab pemdes pemkot pemerintah dprd kpu bawaslu puskesmas masyarakat ketua panitia "
    "pilkada pilbup pilwalkot pileg pilkades "
    "forkopimda forkopimcam forkopimcat forkompinda forkompimda muspika pkk satpol damkar kemenag dinkes pmi mui "
    "perda pergub perbup perwali peraturan "
    "perangkat setda setdakab sekda karang tokoh pj sekdes staf binaan aparatur".split()
)
# Behind these, "warga Dusun X" are those who are visited there: "menggelar pertemuan dengan warga Dusun Melati".
_VISITED = frozenset(
    "dengan bersama kepada menemui temui menyambangi sambangi menyapa sapa mengunjungi kunjungi mendatangi "
    "datangi ke menyejukkan mengumpulkan mengajak mengedukasi melayani menghibur mengevakuasi evakuasi membantu "
    "bantu menolong untuk bagi menggegerkan menghebohkan mengejutkan mengagetkan meresahkan menggemparkan "
    "heboh gempar".split()
)
# "Warga Desa Tapang dikejutkan penemuan jenazah": it happened among them.
_STARTLED = frozenset(
    "dikejutkan digegerkan dihebohkan digemparkan dibuat heboh geger gempar mendadak diresahkan dipindahkan "
    "dievakuasi diungsikan mengungsi terdampak terisolasi terendam kebanjiran".split()
)
_VOTES = frozenset("pilkada pemilu pilgub pilbup pilwalkot pileg pilpres pilkades".split())
_OFFICES = frozenset("dinas kementerian kejaksaan pengadilan".split())
_SERVICE = 6  # words of a service's name before its region
_HOME = frozenset("alamat beralamat tinggal domisili berdomisili".split())
_PARTIES = frozenset("korban tersangka pelaku terduga terlapor pelapor".split())
_COMPANY = 12  # words from "bersama" to the last of those met
_JOURNEY = 14  # words of "truk yang dikemudikan WR (35) berangkat dari Kecamatan Lembor menuju"
_RESCUERS = frozenset("tim petugas polisi personel personil anggota regu".split())
_NEAR = 8  # words between a party and its home
_RESCUED = frozenset("evakuasi mengevakuasi dievakuasi menyelamatkan memindahkan".split())
_ROW = frozenset({",", "dan", "serta", "sepanjang", "di"})
_SERVED_WORDS = frozenset({"binaan", "binaannya"})
_LEVEL_WORDS = frozenset("desa kelurahan kampung nagari gampong pekon wilayah dusun".split())
_PLACED = frozenset("di ke menyambangi sambangi mengunjungi warga".split())
_COMES = frozenset("berasal membawa dibawa bawa dikirim didatangkan kiriman datang asal sabu ganja miras".split())
_BEGAN = frozenset("awalnya mulanya semula bermula berawal".split())
_CAUSES = frozenset("terkait kasus perkara permasalahan perihal perkelahian akibat buntut dugaan".split())
_DISPUTED = frozenset({"sengketa", "perselisihan", "konflik"})
_DESTROYED = frozenset({"pemusnahan", "memusnahkan", "dimusnahkan"})
_HERE = frozenset((level, "setempat") for level in "desa kelurahan kampung nagari gampong pekon dusun".split())


def find(text: Text) -> tuple[dict[str, Any], list[dict[str, Any]], Iterator[Found]]:
    """Find the place. Returns the record's ``place``, its ``places`` and every candidate."""
    found = chains(text)
    lists = inside_items(text, "message", "outcome")
    opening = opening_of(text)
    # A place known from the dateline alone is not stated: "Kota Bima, Teropong – …".
    heads = Spans(span for span in (opening.outlet, opening.dateline) if span) if opening else Spans()
    told = [chain for chain in found if not _told(text, chain, lists) and not heads.hold(text.starts[chain.start])]
    addresses = [] if _is_local(text, told) else _addresses(text, told)
    told = [chain for chain in told if chain not in addresses]
    if any(_is_dated(text, chain) and not _in_title(text, chain) and not _is_station(text, chain) for chain in told):
        told = [chain for chain in told if not _is_cited(text, chain)]
    story = [chain for chain in told if not _in_title(text, chain)]
    if not any(_SETTLED & {item.level for item in chain.items} for chain in story) and not _is_destroyed(text, told):
        # Nobody but the officer who is quoted says where: "… mendatangi warga di Kampung Kokamu, Distrik Dekai."
        told += [chain for chain in found if _says_where(text, chain)]
    if not any(_SETTLED & {item.level for item in chain.items} for chain in told):
        told += _served(text)
    ranked = sorted(told, key=lambda chain: _rank(text, chain))
    ranked = _spot_first(text, _lead_first(text, ranked), found)
    candidates = (
        Found(*text.span(item.start, item.stop), item.level, "named", words(text, text.span(*item.name)))
        for chain in found
        for item in chain.items
    )
    if not ranked:
        return empty(), [], candidates
    chosen = _fill(text, ranked, addresses)
    main = _value(text, chosen)
    return main, [], candidates


def _is_destroyed(text: Text, told: list[Chain]) -> bool:
    """Tell whether evidence is destroyed at a spot, whatever is told of where it was found: "memusnahkan sabu di …"."""
    if _DESTROYED.isdisjoint(text.folds) or not any(chain.first("venue") for chain in told):
        return False
    starts = (start for word, start in zip(text.folds, text.starts, strict=True) if word in _DESTROYED)
    return any(not text.quoted(start) and not text.junk(start) for start in starts)


def _served(text: Text) -> list[Chain]:
    """Give the area of the officer whose "desa binaannya" is the scene, as his office names it."""
    here = [
        index
        for index, word in enumerate(text.folds)
        if word in _SERVED_WORDS and text.folds[index - 1] in _LEVEL_WORDS
    ]
    if not any(_PLACED & set(text.folds[max(0, index - 4) : index]) for index in here):
        return []
    offices_here = (office for office in offices(text) if office.area and not text.junk(text.starts[office.start]))
    office = next(offices_here, None)
    items: list[Item] = []
    index = office.area[0] if office and office.area else len(text.folds)
    while mark := text.mark_at("levels", index):
        item = named(text, mark)
        if item is None or (items and text.gap(index - 1).strip() not in {"", ","}):
            break
        items.append(item)
        index = item.stop
    return [Chain(tuple(items))] if items else []


def empty() -> dict[str, Any]:
    """Give a place of which nothing is stated."""
    return dict.fromkeys((*_PLAIN, *LEVELS))


def _told(text: Text, chain: Chain, lists: Spans) -> bool:
    """Tell whether the place stands in what is said or asked, or in another story's headline."""
    start = text.starts[chain.start]
    return text.junk(start) or text.quoted(start) or lists.hold(start)


def _says_where(text: Text, chain: Chain) -> bool:
    """Tell whether a quotation names a place with at least two levels, and not as somebody's home."""
    start = text.starts[chain.start]
    levels = _SETTLED & {item.level for item in chain.items}
    return text.quoted(start) and not text.junk(start) and len(levels) > 1 and not is_address(text, chain)


def _is_local(text: Text, told: list[Chain]) -> bool:
    """Tell whether a spot is "desa setempat": in the village of the people named before."""
    return any(
        tuple(text.folds[chain.stop : chain.stop + 2]) in _HERE
        or text.folds[chain.stop : chain.stop + 1] == ["setempat"]
        for chain in told
        if chain.items[-1].level == "venue"
    )


def _addresses(text: Text, told: list[Chain]) -> list[Chain]:
    """Give the places that are somebody's home, office or area, with what goes on behind a comma."""
    found: list[Chain] = []
    for chain in told:
        beside = bool(found) and chain.start == found[-1].stop and text.gap(chain.start - 1).strip() == ","
        if beside or is_address(text, chain):
            found.append(chain)
    return found


def is_address(text: Text, chain: Chain) -> bool:
    """Tell whether the text names the place as somebody's home, office or area."""
    led = text.folds[chain.start - 1 : chain.start] in (["di"], ["ke"], ["menuju"])
    if led and is_brought(text, chain.start):
        return True
    if _is_elsewhere(text, chain):
        return True
    before = text.folds[max(0, chain.start - 2) : chain.start]
    helpers = before[-1:] == ["dari"] and any(
        mark.stop == chain.start - 1 for mark in text.marks_of("civil", chain.start - 4, chain.start)
    )
    if helpers and not _RESCUED & set(text.folds[max(0, chain.start - 5) : chain.start]):
        return True  # "Linmas dari Desa Mawar", but "mengevakuasi warga dari Dukuh Krajan"
    if before[-1:] == ["dari"] and _is_of_person(text, chain.start - 2):
        return True
    if text.folds[max(0, chain.start - 3) : chain.start] in LIES and _DISPUTED & set(
        text.folds[max(0, chain.start - 7) : chain.start]
    ):
        return True  # "memediasi sengketa tanah yang berlokasi di Kecamatan Elar"
    if before[-1:] == ["dari"] and _COMES & set(text.folds[max(0, chain.start - 4) : chain.start]):
        return True  # "berasal dari Desa Mawar", "membawa sabu dari Kabupaten Donggala"
    startled = _STARTLED & set(text.folds[chain.stop : chain.stop + 3])
    if startled or _are_visited(text, chain):
        return False
    if before[:1] == ["warga"] and chain.items[0].level != "venue" and text.capital(chain.start - 1):
        return True  # "korban, warga Rungkut kota Surabaya"
    if chain.items[0].level == "venue":
        # "Korban tinggal di Perumahan Mawar, Kelurahan …", but "lansia yang tinggal di rumah panggung" is visited
        party = _HOME & set(before) and _PARTIES & set(text.folds[max(0, chain.start - _NEAR) : chain.start])
        return before[-1:] == ["warga"] or bool(party)
    home = _HOME & set(before) and not _is_of_spot(text, chain.start)
    if before and (before[-1] in _OTHERS or _OFFICES & set(before) or home):
        return True
    # "Kepala Desa Sungai Kuti": the civil title ends in the level word.
    titles = text.marks_of("civil", chain.start - 3, chain.start)
    return any(mark.stop >= chain.start for mark in titles)


def _is_elsewhere(text: Text, chain: Chain) -> bool:
    """Tell whether a place is a journey's end, a service's area, a vote's, or one planned at first."""
    large = chain.items[0].level in {"regency", "province"}
    if _is_on_the_way(text, chain.start):
        return True
    if text.folds[chain.start - 1 : chain.start] == ["tujuan"] or (large and _leads_there(text, chain.start)):
        return True  # "kapal tujuan Kabupaten Kepulauan Talaud", "truk menuju Provinsi Lampung"
    if _is_of_service(text, chain.start) or (large and _is_of_vote(text, chain.start)):
        return True
    if _is_settled_elsewhere(text, chain):
        return True
    if ("diterima", "di") in pairwise(text.folds[max(0, chain.start - _CITED) : chain.start]):
        return True  # "dalam keterangan yang diterima di Mbay"
    # "lokasi penanaman semula direncanakan di kawasan Taluditi"
    return "semula" in text.folds[max(0, chain.start - _NEAR) : chain.start]


def _is_on_the_way(text: Text, index: int) -> bool:
    """Tell whether something goes there or comes from there: "ke arah Kota Bima", "truk melaju dari Kecamatan Woja".

    Also ``berangkat dari Kabupaten Dompu menuju Kecamatan Sape`` of who is on the road.
    """
    before = text.folds[max(text.word_at(text.sentence_at(text.starts[index])[0]), index - _JOURNEY) : index]
    if before[-2:] in (["ke", "arah"], ["dari", "arah"]):
        return True
    road = max((place for place, word in enumerate(before) if word in ON_ROAD), default=len(before))
    # not "Mendengar perahu yang berlayar itu karam, petugas menuju Desa Melati"
    led = road < len(before) and before[-1] in {"dari", "menuju", "tujuan"}
    return led and _RESCUERS.isdisjoint(before[road:])


def _ends_route(text: Text, chain: Chain) -> bool:
    """Tell whether a place is a route's last stop: "Lapangan Dwi Warna, … dan berakhir di jembatan Desa Kambat"."""
    first = text.word_at(text.sentence_at(text.starts[chain.start])[0])
    ends = text.folds[max(0, chain.start - 2) : chain.start] in _ROUTES_END
    return ends and any(first < stop < chain.start for stop in _stops(text))


def _is_settled_elsewhere(text: Text, chain: Chain) -> bool:
    """Tell whether a quarrel is settled at another place: "kasus yang terjadi di Jalan Melati digelar di Mapolsek".

    Also ``bertempat di aula Mapolsek telah dilaksanakan mediasi terkait perkelahian di pertigaan Pasar Melati``.
    """
    begin, end = text.sentence_at(text.starts[chain.start])
    cause = next((mark.stop for mark in text.marks_in("activities", begin, text.starts[chain.start])
                  if mark.row.values["kind"] == "mediasi"), None)  # fmt: skip
    if cause and _CAUSES & set(text.folds[cause : chain.start]):
        at = next((index for index in range(text.word_at(begin), cause) if text.folds[index] == "bertempat"), cause)
        if not _stops(text).isdisjoint(range(at, cause)):
            return True
    if text.folds[max(0, chain.start - 2) : chain.start] != ["terjadi", "di"]:
        return False
    words = text.folds[chain.stop : text.word_at(end)]
    return any(word in HELD and following == "di" for word, following in pairwise(words))


def _is_of_spot(text: Text, index: int) -> bool:
    """Tell whether an address is a spot's: "di Masjid Al Fitrah yang beralamat di Desa Lengkong"."""
    return text.folds[max(0, index - 3) : index] == ["yang", "beralamat", "di"] and index - 3 in _stops(text)


def _is_of_person(text: Text, index: int) -> bool:
    """Tell whether a person comes from what follows "dari": "tersangka K (18) dari Desa", "Bora Sudi dari Kampung"."""
    if index < 0 or (text.folds[index].isdigit() and ")" in text.gap(index)):
        return index >= 0
    named = text.capital(index) and text.capital(index - 1) and not text.caseless(index) and text.gap(index) == " "
    units = (read_unit(text, mark) for mark in text.marks_of("units", index - 4, index + 1))
    police = any(unit.stop > index for unit in units if unit)  # "digiring Polres Siak dari Jalan Melati"
    return named and not police and text.folds[index] not in common_words()


def _leads_there(text: Text, index: int) -> bool:
    """Tell whether words lead to a region far off, or wish it something: "menuju Provinsi Lampung"."""
    return index > 0 and text.folds[index - 1] in {"menuju", "arah", "menciptakan", "mewujudkan", "menjadikan"}


def _is_of_vote(text: Text, index: int) -> bool:
    """Tell whether a region is that of a vote: "Pilkada 2024 Kabupaten Rokan Hulu", "Pemilu 2024 di Provinsi Riau"."""
    index -= text.folds[index - 1 : index] == ["di"]
    while index > 1 and (text.folds[index - 1].isdigit() or text.folds[index - 1] in {"tahun", "serentak"}):
        index -= 1
    return index > 0 and text.folds[index - 1] in _VOTES


def _is_of_service(text: Text, index: int) -> bool:
    """Tell whether a region is that of a service: "Dinas Pemadam Kebakaran dan Penyelamatan Kota Palangka Raya"."""
    first = next((place for place in range(index - 1, max(-1, index - _SERVICE), -1) if not text.capital(place)), -1)
    before = text.folds[max(first, index - _SERVICE, 0) : index]
    joined = first >= 0 and text.folds[first] == "dan"
    before = text.folds[max(0, index - _SERVICE) : index] if joined else before
    gaps = "".join(text.gap(place) for place in range(max(0, index - len(before)), index))
    return bool(_OFFICES & set(before)) and not set(gaps) & set(".,;:\n")


def _are_visited(text: Text, chain: Chain) -> bool:
    """Tell whether those named before a place are met there: "bersama belasan petani Gampong Krueng Batu"."""
    groups = (mark for mark in text.marks_of("civil", chain.start - 3, chain.start) if mark.stop >= chain.start)
    group = next((mark for mark in groups if mark.row.means[0].islower()), None)
    if group is None:
        return False
    # "bersama Kepala Desa Duren Bapak Tatang, S.Pt. dan warga Desa Duren"
    joined = text.folds[group.start - 1] in {"dan", "serta"}
    together = joined and "bersama" in text.folds[max(0, group.start - _COMPANY) : group.start]
    return together or bool(_VISITED & set(text.folds[max(0, group.start - 2) : group.start]))


def _rank(text: Text, chain: Chain) -> tuple[int, ...]:
    """Order places: a labelled one first, then those with most levels near the date, then the text's order."""
    levels = {item.level for item in chain.items}
    start = text.starts[chain.start]
    line = text.line_at(start)
    first = text.word_at(line.start) if line else 0
    before = range(max(first, chain.start - 3), chain.start)
    labelled = any(text.folds[index] in LABEL and "," not in text.gap(index) for index in before)
    places = len(levels & {"village", "kampung", "district", "regency", "hamlet"})
    title = _in_title(text, chain)
    dated = text.sentence_at(start) in dated_sentences(text)
    story = int(bool(title and not dated and not labelled))
    return (
        story, int(is_another(text, chain.start)), int(not labelled), int(_follows_in_list(text, chain)),
        int(places < 2), int(not dated), int(places == 0), chain.start,
    )  # fmt: skip


def _lead_first(text: Text, ranked: list[Chain]) -> list[Chain]:
    """Put a place that stands with the date before a fuller one that contradicts it: "kejadian di Kelurahan …"."""
    if not ranked or _is_dated(text, ranked[0]):
        return ranked
    best = _by_level(ranked[0])
    dated = [
        chain
        for chain in ranked
        if _is_dated(text, chain) and not _agrees(text, best, _by_level(chain)) and not _is_of_beginning(text, chain)
    ]
    line = text.line_at(text.starts[ranked[0].start])
    if line and line.mark and dated and dated[0].start > ranked[0].start:
        return ranked  # "📍 Pasar Kindai …" of a report, whatever day is told of another place below
    return [*dated[:1], *(chain for chain in ranked if chain not in dated[:1])] if dated else ranked


def _spot_first(text: Text, ranked: list[Chain], found: list[Chain]) -> list[Chain]:
    """Put the full address of the scene first where only a quotation tells it: ``"Rumah di Desa X, Kecamatan Y …"``."""
    venue = venue_of(text)
    own = next((chain for chain in found if venue in chain.items and chain not in ranked), None)
    return [own, *ranked] if own and _says_where(text, own) else ranked


def _is_of_beginning(text: Text, chain: Chain) -> bool:
    """Tell whether a place is where it began: "Api awalnya terlihat di Desa Melati", beside the scene told before."""
    begin, _ = text.sentence_at(text.starts[chain.start])
    return not _BEGAN.isdisjoint(text.folds[text.word_at(begin) : chain.start])


def _is_cited(text: Text, chain: Chain) -> bool:
    """Tell whether a place is of another event that is told of: "soal kejadian pengeroyokan di Kelurahan Melati".

    Also of one that is planned: "Razia juga akan digelar di Distrik Muara Tami".
    """
    begin, _ = text.sentence_at(text.starts[chain.start])
    before = text.folds[max(text.word_at(begin), chain.start - _CITED) : chain.start]
    if before[-2:] == ["lalu", "di"] and "terjadi" in before:
        return True  # "perkelahian yang terjadi pekan lalu di Desa Nusliko"
    if before[-1:] != ["di"] or _is_dated(text, chain) or "ini" in before or "tersebut" in before:
        return False
    return bool(_EVENTS & set(before)) or "akan" in before[:-2]


def _is_station(text: Text, chain: Chain) -> bool:
    """Tell whether a place is a police building alone."""
    return all(item.level == "venue" and is_police_building(text, item) for item in chain.items)


def _is_dated(text: Text, chain: Chain) -> bool:
    return text.sentence_at(text.starts[chain.start]) in dated_sentences(text)


def _follows_in_list(text: Text, chain: Chain) -> bool:
    """Tell whether a place stands in a list behind another: "Desa Rusakencana, Desa Mulyasari dan Dusun Kayuku"."""
    if text.starts[chain.start] in _later_stops(text) or _ends_route(text, chain):
        return True
    start = chain.start
    bare = text.mark_before("venues", start - 1) if start > 1 and text.folds[start - 1] == "di" else None
    if bare and bare.start not in {item.start for item in chain.items}:
        start = bare.start  # "Bank BRI di Jalan Melati dan SPBU di Jalan Mawar"
    index, joins = start - 1, {",", "dan", "serta"}
    if index > 0 and text.folds[index] == "sepanjang":
        index, joins = index - 1, {"dan", "serta"}  # "di sepanjang Jalan Melati dan sepanjang Jalan Kenanga"
    index -= index > 0 and text.folds[index] == "di" and text.folds[index - 1] in {"dan", "serta"}
    if index > 0 and text.folds[index] in {"dan", "serta"}:
        index -= 1
    joined = set(text.clean[text.ends[index] : text.starts[start]].split()) if index >= 0 else set()
    return bool(joined & joins) and joined <= _ROW and index + 1 in _stops(text)


@once
def _later_stops(text: Text) -> frozenset[int]:
    """Give where the places begin that stand below another one in a list of stops."""
    later: set[int] = set()
    starts = [text.starts[chain.start] for chain in chains(text)]
    for section in text.sections:
        inside = [(item, starts[bisect_left(starts, item[0]) : bisect_left(starts, item[1])]) for item in section.items]
        named = [places for _, places in inside if places]
        later.update(*named[1:])
    return frozenset(later)


@once
def _stops(text: Text) -> frozenset[int]:
    """Give the words behind which a place ends."""
    return frozenset(chain.stop for chain in chains(text))


def _in_title(text: Text, chain: Chain) -> bool:
    """Tell whether a place stands in a line above the story that has no full stop and is no item of a list."""
    line = text.line_at(text.starts[chain.start])
    return (
        line is not None
        and line.start < _HEAD
        and not line.mark
        and not re.search(r"[.!?:]", text.clean[line.start : line.end])
    )


def _fill(text: Text, ranked: list[Chain], addresses: list[Chain]) -> dict[str, Item]:
    """Take the levels of the best place, and what it lacks from others that do not contradict it.

    Street, RT and venue come only from where the village is named; regency and province from any place, since the
    places of one activity lie in one regency. ``addresses`` (whose area is somebody's home) only add what lies above
    a level that they share.
    """
    chosen: dict[str, Item] = {}
    levels: tuple[str, ...]
    for place, chain in enumerate(ranked):
        items = _by_level(chain)
        if place and not _agrees(text, chosen, items):
            levels = () if {"regency", "province"} & set(chosen) else ("regency", "province")
        elif place and _ends_route(text, chain):
            levels = ("district", "regency", "province")
        elif not place or _at_home(text, chosen, items):
            levels = tuple(level for level in items if level != "venue")
        else:
            levels = LEVELS
        _add(chosen, items, levels)
    for chain in addresses:
        items = _by_level(chain)
        shared = {level for level in ("hamlet", "village", "district") if level in items and level in chosen}
        if shared and _agrees(text, chosen, items):
            _add(chosen, items, ("district", "regency", "province"))
    venue = venue_of(text)
    if venue and not ("street" in chosen and text.folds[venue.start] in ROADS):
        chosen["venue"] = venue  # "di jalur Trans Flores" beside "Jalan Trans Ende-Maumere" says no more
        own = next((chain for chain in ranked if venue in chain.items), None)
        if own and "street" not in chosen:  # "di Sekretariat RW 04 Jl. Rawa Selatan 5", told apart from the village
            chosen.update((item.level, item) for item in own.items if item.level in {"street", "km"})
    if "street" not in chosen:
        chosen.update(_street(text, ranked, "venue" in chosen))
    return chosen


def _street(text: Text, ranked: list[Chain], has_venue: bool) -> dict[str, Item]:
    """Take the street, with its KM, that is named apart from the village: "melintang di jalan Trans Sulawesi".

    Beside a spot only the one that the story begins with: "Jalan Poros Bone macet. Kemacetan terjadi di Pasar Lama".
    """
    for chain in ranked:
        street = chain.items[0]
        if street.level != "street" or _in_title(text, chain):
            continue
        if _opens_story(text, street) or (not has_venue and is_event_venue(text, street)):
            return {item.level: item for item in chain.items if item.level in {"street", "km"}}
    return {}


def _opens_story(text: Text, item: Item) -> bool:
    """Tell whether the story's first sentence begins with a place."""
    begin = _story_begin(text)
    return begin is not None and text.starts[item.start] == begin


@once
def _story_begin(text: Text) -> int | None:
    """Give where the story's first sentence begins, behind its dateline."""
    opening = opening_of(text)
    spans = [span for span in (opening.outlet, opening.dateline) if span] if opening else []
    if spans:
        index = text.word_at(max(span[1] for span in spans))
        return text.starts[index] if index < len(text.starts) else None
    return next((text.starts[text.word_at(begin)] for begin, end in text.sentences if _is_told(text, begin, end)), None)


def _is_told(text: Text, begin: int, end: int) -> bool:
    """Tell whether a sentence is of the story: no title, junk or stamp, and with a full stop."""
    full = text.clean[begin:end].rstrip("\"' \n").endswith(".")
    return full and not (text.junk(begin) or text.in_title(begin))


def _add(chosen: dict[str, Item], items: dict[str, Item], levels: tuple[str, ...]) -> None:
    for level in levels:
        if level in items:
            chosen.setdefault(level, items[level])


def _at_home(text: Text, chosen: dict[str, Item], items: dict[str, Item]) -> bool:
    """Tell whether a further place lies in the same village, or is the first that names one."""
    for level in ("village", "hamlet"):
        if level in items:
            return level not in chosen or squash(text, chosen[level]) == squash(text, items[level])
    return False


def _by_level(chain: Chain) -> dict[str, Item]:
    items: dict[str, Item] = {}
    village, venue = chain.first("village"), chain.first("venue")
    # "Balai Banjar Dharma Laksana, Dusun Karang Bayan": what stands inside the spot's name comes last.
    inside = [item for item in chain.items if venue and item != venue and item.stop <= venue.stop]
    for item in [*(item for item in chain.items if item not in inside), *inside]:
        level = item.level
        if level == "kampung":
            level = "hamlet" if village else "village"
        items.setdefault(level, item)
    return items


def _agrees(text: Text, chosen: dict[str, Item], items: dict[str, Item]) -> bool:
    """Tell whether a further place may be the same: no level that both name differs."""
    for level in LEVELS:
        if level in chosen and level in items and squash(text, chosen[level]) != squash(text, items[level]):
            return False
    low = {"hamlet", "village"}
    if low & set(items) and low & set(chosen) and not any(level in chosen for level in low & set(items)):
        return "village" in items
    return True


def _value(text: Text, chosen: dict[str, Item]) -> dict[str, Any]:
    value = empty()
    for level in _PLAIN:
        if level in chosen:
            value[level] = quoted(text, closed(text, text.span(*chosen[level].name)))
    for level in LEVELS:
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
