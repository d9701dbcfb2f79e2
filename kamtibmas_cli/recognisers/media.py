"""What a piece of a story's opening is: a medium's name, a place, a unit, a date."""

import re

from kamtibmas_cli.layout import Line
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.text import Span, Text

_TLD = r"com|co\.id|id|net|org|info|news|online|tv|co|go\.id|my\.id|or\.id|web\.id|today|press|site|asia|xyz|biz"
DOMAIN = re.compile(
    rf"(?:https?://|www\.)?[\w-]+(?:\s?\.[\w-]+)*\s?\.\s?(?:{_TLD})(?![a-z])|[\w-]+\.(?:com|net|id)(?=[A-Z])"
    r"|[\w-]{5,},com(?![a-z])|tribratanews\.[a-z]{4,}(?!\.)\b",
    re.IGNORECASE,
)
MEDIA = re.compile(
    r"news|\bpos\b|[a-z]{3}pos\b|post\b|warta|kabar|tribun|berita|media|suara|online|jejak|lensa|koran|harian|jurnal|radar|sinar|"
    r"[a-z]{4}net\b|[a-z]{4}kini\b|detik|times|today|channel|\btv\b|\btb|majalah|tabloid|portal|redaksi|\bnet\b|"
    r"reportase|(?:^|\s)info|\bjendela|\bcermin|\bswara|\bfakta|\bbidik|\bpijar\b|\bpelita\b|\bgema\b|\bderap\b|investigasi|\bobor\b|\bpena\b|\bmetro\b|"
    r"[a-z]{3}(?:sumbar|sumut|sumsel|jabar|jateng|jatim|kalbar|kalsel|kaltim|kalteng|kaltara|sulut|sulsel|sultra|sulteng|sulbar"
    r"|malut|kepri|babel)\b|"
    r"\bviral\b|\bkilas|\bsorot|\bpotret\b|\brealita|\baktual|\bcakrawala\b|\bkbrn\b|\brri\b|\bpantau\b",
    re.IGNORECASE,
)
# The last word of a medium's name, whatever stands before it: "Touna Kini", "Surya Indonesia".
_MEDIA_END = re.compile(
    r"(?:kini|terkini|news|post|online|expres|eks?press?|express|update|indonesia|media)$", re.IGNORECASE
)
# A medium's name in one word, as it stands alone on a line: "Kabarpantura".
MEDIA_WORD = re.compile(r"(?:kabar|suara|warta|lensa|radar|sinar|tribun|jejak|mata|media)[a-z]{4,}")
# What a part is that begins with who made the text: "Humas Polres Siak" is the outlet, "Laporan Saiful" a person.
_MAKERS = {
    **dict.fromkeys(("humas", "bidhumas", "hms"), "outlet"),
    **dict.fromkeys("dispen pendim penrem pendam".split(), "unit"),
    **dict.fromkeys("laporan penulis oleh editor reporter pewarta kontributor".split(), ""),
}
# "iSultengKini"
_CAMEL = re.compile(r"[a-z][A-Z][a-z]+(?:[A-Z][a-z]+)+")
# "GRESIKterkini", "SAMPITnews", "iBC"
_LOUD = re.compile(r"[A-Z]{3,}(?:terkini|kini|news|pos|post|update)|[a-z][A-Z]{2,4}")
_TWO = re.compile(r"([A-Z][a-z]{2,})([A-Z][a-z]{3,})")
_RADIO = re.compile(r"(?:[A-Z]\w+ ){1,3}\d{2,3}(?:[.,]\d)? ?FM")  # "Idaman 92.6 FM"
_FORMS = (_RADIO, _CAMEL, _LOUD)
_INNER = re.compile(r"[a-z]{4,}[A-Z][a-z]")
_AROUND_DOMAIN = 5  # words of a part with a domain or a humas
# What pages have where a dateline stands: "Nasional – Tim patroli …".
_SHOUTS = frozenset(
    "breaking news|hot news|news update|nasional|daerah|regional|peristiwa|kriminal|headline|info".split("|")
)
_OFFICES = frozenset({"kasi", "kabid", "kasubsi"})
_DISTRICT = 3  # depth in the official list
_SHORT = 3  # words of such a name
_SHORT_DAY = re.compile(r",?\s*\(?\d{1,2}/\d{1,2}\)?\s*$")
TLDS = (["co", "id"], ["go", "id"], ["or", "id"])


def part_kind(text: Text, span: Span, line: Line) -> str:
    """Say what a part of an opening is: outlet, place, unit, date; "" for a piece of the story."""
    span = without_day(text, span)
    words = text.clean[slice(*span)].strip(" .!")
    if not words or words.lower() in _SHOUTS:
        return "none"
    first, last = text.word_at(span[0]), text.word_at(span[1])
    if _has_domain(text, words, last) or any(form.fullmatch(words) for form in _FORMS) or _is_joined(words):
        return "outlet"
    if not (words[0].isupper() or words[0].isdigit()):
        # "suaraMandar Sulbar", "detikNews", "kabarmega"
        inner = last - first <= _SHORT and _INNER.match(words) and MEDIA.search(words)
        return "outlet" if inner or MEDIA_WORD.fullmatch(words) else ""
    if last - first > 5:
        return ""
    days = [mark for index in range(first, last) if (mark := text.mark_at("calendar", index))]
    parts_of_day = all(mark.row.values["kind"] == "daypart" for mark in days)  # "Suara Pagi"
    named = parts_of_day and last - first > 1 and words.isupper()  # "BENGKULU PAGI"
    if words[0].isdigit() or (days and not named and not (parts_of_day and MEDIA.search(words))):
        return "date"
    if text.folds[first] in _MAKERS:
        return _MAKERS[text.folds[first]]
    if _is_desk(text, first, last):
        return "outlet"
    glued = text.folds[first].startswith(("polres", "polsek", "polda"))  # "Polrestuban -"
    glued = glued or text.folds[first] == "tni"  # "Saumlaki, TNI AL (Lanal Saumlaki)–"
    if glued or text.mark_at("units", first) or text.mark_at("positions", first):
        return "outlet" if words.lower().endswith(" news") else "unit"  # "Polres Grobogan News"
    if _is_street(text, first):
        return ""
    # A digit counts only as part of a word: "WK1".
    words_of = (text.capital(index) or (index > first and not text.gap(index - 1)) for index in range(first, last))
    if not line.caseless and not all(words_of):
        return ""
    medium = MEDIA.search(words) is not None
    told = text.begins("ranks", "activities", "people_words")
    if any(index in told for index in range(first, last)):
        return "outlet" if medium and not line.caseless and last - first <= 3 else ""
    return "outlet" if _names_medium(text, words, medium, first, last) else "place"


def _is_joined(words: str) -> bool:
    """Tell whether a part is two words written as one, and together no area: "GarisNusantara", not "TanjungPinang"."""
    joined = _TWO.fullmatch(words)
    return joined is not None and not areas().named(" ".join(joined.groups())) and not areas().named(words)


def _has_domain(text: Text, words: str, last: int) -> bool:
    """Tell whether a part of an opening holds a domain; in "Mitra Warta BHAYANGKARA com" it lacks its dot."""
    dotted = "." in words or "," in words
    if dotted and DOMAIN.search(words) and len(words.split()) <= _AROUND_DOMAIN:
        return True
    bare = text.folds[last - 1 : last] in (["com"], ["net"]) or words.endswith(" ID")  # "GARUDARAYA ID – Pekanbaru"
    return bare or text.folds[last - 2 : last] in TLDS


def _is_desk(text: Text, first: int, last: int) -> bool:
    """Tell whether a part is a humas or a medium with its town: "Mitra Humas Sulut", "Radar Bogor", "Suara Ciamis"."""
    if "humas" in text.folds[first:last] and text.folds[first] not in _OFFICES and last - first <= _AROUND_DOMAIN:
        return True
    named = MEDIA.fullmatch(text.folds[first]) and first + 1 < last <= first + 3
    return bool(named and text.mark_at("regencies", first + 1))


def _names_medium(text: Text, words: str, medium: bool, first: int, last: int) -> bool:
    """Tell whether capitalised words are a medium's name: "TribrataNewsNgada", "Touna Kini"."""
    if last - first > 1 and (_MEDIA_END.search(words) or text.folds[first].endswith("news")):
        return True  # also "Tribratanews Polres Lumajang"
    glued = len(words.split()) == 1 and last - first > 1
    # "Metro" beside another name is none: "METRO SULTENG", "LABURA METRO".
    own = [index for index in range(first, last) if text.folds[index] == "metro" and last - first > 1]
    if own and (text.folds[first] == "kota" or areas().named(words, _DISTRICT)):
        return False  # also "Metro Pusat", a district of Kota Metro
    return medium and (glued or bool(own) or not any(text.mark_at("regencies", index) for index in range(first, last)))


def medium_and_place(text: Text, span: Span) -> tuple[Span, Span] | None:
    """Part a medium from the regency right behind its name: "GN Indonesia Dumai", "Pantura News. Subang"."""
    first, last = text.word_at(span[0]), text.word_at(span[1])
    for index in range(first + 1, last - 1):
        area = text.mark_at("regencies", index + 1)
        if area and area.stop == last and _MEDIA_END.fullmatch(text.folds[index]) and text.gap(index) in {" ", ". "}:
            return text.span(first, index + 1), text.span(area.start, area.stop)
    return None


def _is_street(text: Text, index: int) -> bool:
    """Tell whether a street's word begins here: "Jln. Trans Ende - Maumere KM 17 …" opens no story."""
    level = text.mark_at("levels", index)
    return level is not None and level.row.values["level"] in {"street", "rt", "rw", "km"}


def is_regency(text: Text, span: Span) -> bool:
    """Tell whether a kabupaten or kota is named in a span (in code points)."""
    return any(text.mark_at("regencies", index) for index in range(text.word_at(span[0]), text.word_at(span[1])))


def without_day(text: Text, span: Span) -> Span:
    """Give a part without the short date at its end: "Labuan, Banten 26/12 (ANTARA) –", "Bantul, 1/7 (Antara) –"."""
    day = _SHORT_DAY.search(text.clean, *span)
    return (span[0], day.start()) if day and day.start() > span[0] else span


def begins_story(text: Text, index: int) -> bool:
    """Tell whether a word begins a sentence, not a further place: "Pada", "Menjawab", "Polsek"."""
    word = text.folds[index]
    marked = index in text.begins("units", "positions", "ranks", "people_words", "openers", "civil")
    return marked or word in common_words() or (len(word) > 5 and word.startswith(("me", "ber", "di")))
