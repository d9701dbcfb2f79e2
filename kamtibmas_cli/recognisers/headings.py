"""What a list is about: messages, outcomes, people, a time, or nothing that the record holds."""

import re

from kamtibmas_cli.layout import Section
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text, once

_STATISTIC = re.compile(r".{0,60}[:=]\s*(?:±\s*)?(?:Rp\.?\s*)?(?:\d|nihil|-)", re.IGNORECASE)
_REACHED = frozenset(
    "tercipta terwujud terjalin terbangun terjaga terbina timbul timbulnya tumbuh tumbuhnya adanya "
    "jemaat umat jamaah petani pelajar siswa hubungan warga masyarakat".split()
)
_CAME = re.compile(r"(?:me|ber)\w{4,}nya|ter[a-z]{4,}")  # "Terpenuhinya kebutuhan pakan", "Berkurangnya angka laka"
_CHANGED = frozenset(
    "sudah telah makin semakin bersedia mengerti memahami sadar siap dirasakan merasa merasakan diterima mengetahui "
    "membubarkan berkurang menurun meningkat mendukung".split()
)
_WENT = frozenset("situasi sikon sitkamtibmas giat kegiatan pelaksanaan".split())
_LABELS = frozenset("hari tgl tanggal jam pukul pkl waktu tempat lokasi tkp".split())
_UPWARD = frozenset({"ijin", "izin"})
_TO_CHIEF = 3  # words of "mohon ijin komandan" before its verb
_TO_WHOM = 7  # words of "Kepada pemilik warung dan pengunjung :"
_COMPLAINTS = frozenset("kerawanan potensi keluhan aspirasi usulan curhatan pertanyaan".split())
_RECEIVERS = frozenset("kepada bagi untuk terhadap ke oleh".split())


def kind_of(text: Text, section: Section) -> str:
    """Give what a list holds: message, outcome, people, other, result, situation, or "" where the head does not say.

    The last word that names a kind decides ("Sambang dengan pesan Kamtibmas … dilaksanakan oleh 2 personil yaitu :"
    is a list of people); those to whom something is said do not ("himbauan kepada anggota").
    """
    if _is_report(text, section):
        return ""
    own = _head_kind(text, section.head)
    if own in {"", "people"} and section.parent:
        above = _head_kind(text, section.parent)
        own = above if above in {"message", "outcome"} and not (own == "people" and _people(text, section)) else own
    if own in {"message", "outcome", ""} and _people(text, section):
        return "people"
    if own in {"outcome", "result"} and _statistics(text, section):
        return "other"
    return "outcome" if own == "result" and _achieved(text, section) else own


def _is_report(text: Text, section: Section) -> bool:
    """Tell whether the items are a report's labels: "Giat : Sosialisasi …", and below it "Tgl : …", "Lokasi : …"."""
    words = (text.word_at(start) for start, _ in section.items)
    firsts = {word for index in words for word in text.folds[index : index + 1]}
    return not section.mark and len(_LABELS & firsts) > 1


def _head_kind(text: Text, head: Span) -> str:
    if _is_said(text, head):
        return "message"
    kind = ""
    for mark in text.marks_in("headings", *head):
        section = mark.row.values["section"]
        if section == "message" and _UPWARD & set(text.folds[max(0, mark.start - _TO_CHIEF) : mark.start]):
            continue  # "Assalamualaikum, ijin menyampaikan rilis :"
        if section == "letter":
            return "other"  # "Perihal : Giat penyuluhan bahaya TPPO"
        if any(
            other.start < mark.start < other.stop for other in text.marks_of("activities", mark.start - 2, mark.start)
        ):
            continue  # "STRONG POINT PAGI" heads no points
        before = text.folds[mark.start - 1] if mark.start else ""
        if section == "people" and (before in _RECEIVERS or (kind in {"message", "outcome"} and before != "oleh")):
            continue
        if kind == "other" and section == "people":
            continue
        sender = text.folds[mark.start] == "dari" and ":" not in text.clean[slice(*head)]  # "DARI KAPOLSEK LHOKSUKON"
        if sender or (section == "people" and _is_presence(text, mark, head)):
            continue
        if section == "result" and kind in {"outcome", "other"}:
            continue
        if section == "other" and kind in {"message", "outcome"} and text.folds[mark.start] not in _COMPLAINTS:
            continue
        kind = section
    hoped = any(mark.row.values["cue"] == "hope" for mark in text.marks_in("cues", *head))
    return "outcome" if hoped and kind in {"message", "result", "", "people"} else kind


def _is_said(text: Text, head: Span) -> bool:
    """Tell whether a head closes with who says what follows: "… dan jadwal piket. Kata Pak Sarwono :"."""
    words = text.clean[slice(*head)].rstrip()
    begins = max(words.rfind(". "), -2) + 2
    first, stop = text.word_at(head[0] + begins), text.word_at(head[1])
    return words.endswith(":") and stop - first <= _TO_WHOM and text.folds[first : first + 1] in (["kata"], ["ujar"])


def _is_presence(text: Text, mark: Mark, head: Span) -> bool:
    """Tell whether "hadir" is what a title says of the police: "POLSEK GAMBUT HADIR DI TENGAH PASAR"."""
    listed = text.clean[slice(*head)].rstrip().endswith(":")
    return text.folds[mark.start] == "hadir" and not listed and mark.stop < text.word_at(head[1])


def _people(text: Text, section: Section) -> bool:
    ranked = sum(1 for item in section.items if text.marks_in("ranks", *item))
    return ranked * 2 > len(section.items)


def _statistics(text: Text, section: Section) -> bool:
    counted = sum(1 for start, end in section.items if _STATISTIC.match(text.clean[start:end]))
    return counted * 2 >= len(section.items)


def _achieved(text: Text, section: Section) -> bool:
    """Tell whether a list of results tells what people have of it: "Tercipta hubungan yang akrab", "Warga mau …"."""
    return sum(_is_change(text, *item) for item in section.items) * 2 >= len(section.items)


def _is_change(text: Text, start: int, end: int) -> bool:
    """Tell whether a result says what has changed: "Saluran air telah terbuka"; not "Pendaftar 81 orang, lolos 57"."""
    words = text.folds[text.word_at(start) : text.word_at(end)]
    counted = sum(word.isdigit() for word in words) > 1 or words[:1] == ["tidak"]
    came = bool(words) and (words[0] in _REACHED or _CAME.fullmatch(words[0]) is not None)
    return not counted and (came or bool(_CHANGED.intersection(words)))


@once
def sections(text: Text) -> list[tuple[Section, str]]:
    """Give the lists of a text, each with what it holds; of results, only those that do not say how it went."""
    found: list[tuple[Section, str]] = []
    for section in text.sections:
        kind = kind_of(text, section)
        if kind in {"", "other"} and found and found[-1][1] == "message" and _goes_on(text, section):
            kind = "message"
        found.append((section, kind))
    return [(_without_situation(text, section) if kind == "outcome" else section, kind) for section, kind in found]


def _goes_on(text: Text, section: Section) -> bool:
    """Tell whether a head names just who else speaks or is spoken to: "Dari Babinsa :", "Kepada orang tua :"."""
    first, stop = text.word_at(section.head[0]), text.word_at(section.head[1])
    short = 1 < stop - first <= _TO_WHOM and text.clean[section.head[0] : section.head[1]].rstrip().endswith(":")
    told = short and not text.marks_of("headings", first + 1, stop)  # not "Untuk kerawanan :"
    return told and text.folds[first] in _RECEIVERS | {"dari"}


def _without_situation(text: Text, section: Section) -> Section:
    """Leave out the items that say how it went: "Hasil : - warga mengerti - situasi RW 05 aman dan kondusif"."""
    items = (item for item in section.items if not _tells_situation(text, item))
    return section._replace(items=tuple(items))


def _tells_situation(text: Text, item: Span) -> bool:
    """Tell whether an item begins with what went well and says so, without a hope."""
    first = text.word_at(item[0])
    begins = text.folds[first : first + 1] and text.folds[first] in _WENT
    words = text.marks_in("situation_words", *item) if begins else ()
    return any(mark.row.values["kind"] == "status" for mark in words) and not any(
        mark.row.values["cue"] in {"hope", "purpose"} for mark in text.marks_in("cues", *item)
    )


def inside_items(text: Text, *kinds: str) -> Spans:
    """Give the items of all lists of some kinds, to ask what lies in them."""
    key = (inside_items, kinds)
    if key not in text.memo:
        text.memo[key] = Spans(section_items(text, *kinds))
    items: Spans = text.memo[key]
    return items


def section_items(text: Text, *kinds: str) -> list[Span]:
    """Give the items of all lists of some kinds."""
    return [item for section, kind in sections(text) if kind in kinds for item in section.items]
