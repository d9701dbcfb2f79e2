"""What a list is about: messages, outcomes, people, a time, or nothing that the record holds."""

import re
from itertools import pairwise

from kamtibmas_cli.layout import Section
from kamtibmas_cli.linear import linear, numbers_alike
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
_PLAIN = 1.0  # log-odds at which the items of a list say what it holds
_OF_HEAD, _OF_ITEM = 12, 25  # words of a head and of an item that are looked at
_VERB_FORMS = {
    "ter-nya": re.compile(r"ter\w+nya"),
    "ter-": re.compile(r"ter\w+"),
    "me-": re.compile(r"me\w{4,}"),
    "-kan": re.compile(r"(?!me)\w{4,}kan"),
    "-i": re.compile(r"(?!me)\w{4,}i"),
}
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
        if section == "message" and is_to_chief(text, mark):
            continue
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


def is_to_chief(text: Text, mark: Mark) -> bool:
    """Tell whether a report is announced to the chief, not a message: "Assalamualaikum, ijin menyampaikan rilis :"."""
    return bool(_UPWARD & set(text.folds[max(0, mark.start - _TO_CHIEF) : mark.start]))


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
    found = [(section, _likeliest(kind, features)) for section, kind, features in lists_told(text)]
    return [(_without_situation(text, section) if kind == "outcome" else section, kind) for section, kind in found]


def _likeliest(kind: str, features: set[str]) -> str:
    """Give what a list holds by its head and its items: messages, outcomes, or else what its head says.

    Where no word of the head is known ("Yang kami titip :"), the items alone tell it if they tell it plainly.
    """
    for name, least in (("list", 0.0), *((("items", _PLAIN),) if kind == "" else ())):
        scores = {told: linear(f"{told}_{name}").score(features) for told in ("message", "outcome")}
        best = max(scores, key=scores.__getitem__)
        if scores[best] > least:
            return best
    return "other" if kind in {"message", "outcome"} else kind


def lists_told(text: Text) -> list[tuple[Section, str, set[str]]]:
    """Give the lists of a text, each with what its head says that it holds and the features by which that is judged."""
    found: list[tuple[Section, str, set[str]]] = []
    before = ""
    for section in text.sections:
        kind = kind_of(text, section)
        if kind in {"", "other"} and before == "message" and _goes_on(text, section):
            kind = "message"
        features = {f"head says {kind}", f"behind a list that says {before}"}
        found.append((section, kind, features | _head_features(text, section) | _item_features(text, section)))
        before = kind
    return found


def _head_features(text: Text, section: Section) -> set[str]:
    """Give the features of a list's head and of the head above it."""
    words = _words(text, section.head)
    features = {f"head {word}" for word in words[-_OF_HEAD:]} | {f"head of {min(len(words) // 3, 6)}"}
    features |= {f"head {' '.join(pair)}" for pair in pairwise(words[-_OF_HEAD:])}
    features |= {f"head begins {word}" for word in words[:1]} | {f"head ends {word}" for word in words[-1:]}
    features |= {f"heading {mark.row.values['section']}" for mark in text.marks_in("headings", *section.head)}
    features |= {"colon"} if text.clean[slice(*section.head)].rstrip().endswith(":") else set()
    if section.parent:
        features |= {f"above {word}" for word in _words(text, section.parent)[-_OF_HEAD:]}
        features |= {
            f"heading above {mark.row.values['section']}" for mark in text.marks_in("headings", *section.parent)
        }
    return features


def _item_features(text: Text, section: Section) -> set[str]:
    """Give the features of a list's items: their words, their first words, what tables know in most of them."""
    items = [_words(text, item)[:_OF_ITEM] for item in section.items]
    many = len(items)
    features = {f"items {min(many, 6)}", f"mark {'1' if section.mark[:1].isalnum() else section.mark}"}
    features |= {f"item {word}" for words in items for word in words}
    features |= {f"item begins {word}" for words in items for word in words[:1]}
    features |= {f"item begins {form}" for words in items for form in _forms(words)}
    features |= {f"item of {min(sum(map(len, items)) // (3 * max(1, many)), 6)}"}
    for table in ("ranks", "cues", "calendar", "civil", "units", "levels", "situation_words", "activities"):
        share = sum(bool(text.marks_in(table, *item)) for item in section.items)
        features |= {f"{table} in {'most' if share * 2 > many else 'some'}"} if share else set()
    features |= {f"cue {mark.row.values['cue']}" for item in section.items for mark in text.marks_in("cues", *item)}
    parts = [text.clean[slice(*item)] for item in section.items]
    features |= {"item with colon"} if any(":" in part for part in parts) else set()
    return features | ({"item in marks"} if any(part[:1] == '"' for part in parts) else set())


def _words(text: Text, span: Span) -> list[str]:
    """Give the words of a span, numbers alike."""
    return numbers_alike(text.folds[text.word_at(span[0]) : text.word_at(span[1])])


def _forms(words: list[str]) -> list[str]:
    """Give the forms that a verb's first word shows: "Terciptanya", "Hindari", "Menjaga"."""
    word = words[0] if words else ""
    return [name for name, form in _VERB_FORMS.items() if form.fullmatch(word)]


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
