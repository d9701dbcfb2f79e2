"""How many officers took part, as the text states it."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kamtibmas_cli.found import Found
from kamtibmas_cli.layout import Line
from kamtibmas_cli.recognisers.headings import inside_items, sections
from kamtibmas_cli.recognisers.numerals import FIRST_WORDS, NUMERAL, read_number
from kamtibmas_cli.text import Span, Text

_WHO = r"(?:babinsa|personil|personel|anggota|pers\b|petugas|polisi|bhabinkamtibmas|polwan|prajurit)"
_PERSONS = r"(?:(?:orang|org)\s+)?"  # "8 (delapan) org personil"
_CIVIL = (
    "satlinmas|linmas|satpol|dprd|keluarga|kelompok|banser|senkom|pramuka"
    "|paskibra|paskibraka|karang|ormas|damkar|dishub|bpbd|tagana"
)
# "Sebanyak 27 anggota menerima kenaikan pangkat": those who are told of, not those who took part.
_TOLD_OF = re.compile(
    r"[^.\n]{0,30}\b(?:menerima(?! (?:laporan|informasi|kabar|aduan|pengaduan|keluhan))|"
    r"mengalami|diproses|dihukum|dipecat|melanggar|naik pangkat|dimutasi|diberhentikan"
    r"|berprestasi|purna|yang diperiksa|menjalani tes)\b"
    r"|\s(?:\w+ )?yang (?:hilang|gugur|meninggal|tewas|terluka)\b"
)
# "melantik 48 personel", "kenaikan pangkat 87 anggota"
_DONE_TO = re.compile(
    r"\b(?:melantik|pelantikan|memberhentikan|pecat|memecat|naik pangkat|kenaikan pangkat|penghargaan)\b[^.\n]{0,25}$"
)
# "Bantur hanya dijaga oleh sekitar 1.127 personel": the strength of an area
_OF_AREA = re.compile(
    r"\b(?:minimal|masing-masing|tiap|setiap|hanya dijaga oleh|hanya memiliki|hanya punya|hanya ada)(?: \w+)?\s*$"
)
# "1 Polisi 1 Hektare", "Satu Polisi Satu RW", "1 Desa 1 Polisi": programmes
_PROGRAMME = re.compile(r"\s(?:1|satu)\s\w")
_BEFORE_PROGRAMME = re.compile(r"(?:\b1|satu)\s\w+\s$")
# What an officer says of his own: "Kami kerahkan 36 personel", "Ada 36 personel yang dilibatkan".
_SENT = re.compile(
    r"\b(?:di)?(?:me|men|meng)?(?:kerahkan|ngerahkan|libatkan|terjunkan|nerjunkan|turunkan|nurunkan|siagakan|nyiagakan|siapkan|nyiapkan)\b"
)
_NEAR = 8  # words between a civilian and the number of his people
_TOLD = 70  # code points around a quoted count that say what it counts
_TOTAL = re.compile(r"(?<!dari )\b(?:total|seluruhnya|keseluruhan)(?: \w+)?\s*$")
_TOTAL_LABEL = re.compile(r"\s*(?:total|jumlah)\b[^:\n]{0,25}:\s*")  # "Total kekuatan : 23 personel"
_BEFORE = 40  # code points before a count that say it is the total
# Between two counts of one force each: "22 personel Satlantas dibantu 4 anggota Propam".
_WITH = re.compile(
    r"[^.\n;:,]{0,30}, ?|[^.\n;:]{0,45}\b(?:dibantu|diperkuat|bersama|serta|dan|ditambah)\s+(?:oleh\s+|dengan\s+)?"
)
_COUNT = re.compile(
    rf"(?<![\w/.:-])(?<!\d,)(?P<digits>\d{{1,3}}\.\d{{3}}|\d{{1,3}} ribu|\d{{1,4}})\s*(?:\(\s*[a-z ]+\)\s*)?"
    rf"{_PERSONS}{_WHO}(?!\s*[:=])(?!\s+(?:{_CIVIL})\b)"
)
# "Pelaksana sebanyak 5 (lima) personil :", "8 (delapan) orang Polsek Pondok Kelapa, 2 orang Koramil"
_COUNT_STATED = re.compile(
    r"(?:sebanyak|sejumlah|berjumlah|dengan|dan|bersama|beserta|dibantu|didampingi)\s"
    rf"(?P<digits>\d{{1,4}})\s*(?:\(\s*[a-z ]+\)\s*)?{_PERSONS}{_WHO}(?=\s*:)"
)
# "Satu tim Brimob beranggotakan 12 orang", "111 orang yang tergabung dalam tim TNI-Polri"
_TEAM = re.compile(
    r"(?P<digits>\d{1,3})\s*(?:\(\s*[a-z ]+\)\s*)?(?:orang|org)\b"
    r"(?: (?:yang )?tergabung (?:dalam|di) [^.\n]{0,30}(?:tni|polri))?"
)
_OF_TEAM = frozenset({"beranggotakan", "berkekuatan", "beranggota"})
_COUNT_AFTER = re.compile(
    rf"{_WHO}(?:\s+\w+){{0,5}}\s+(?:berjumlah|sebanyak|berkekuatan|sejumlah|yang (?:di)?(?:terlibat|libatkan|turunkan"
    r"|kerahkan))\s+(?P<digits>\d{1,4})\b(?![.,]\d)(?!\s+(?:paket|butir|gram|unit|ekor|bungkus|liter|botol|buah|lembar|kg|kilogram"
    r"|ton|batang|karung|dus|poket|kasus|pelaku|tersangka|warga|siswa))"
)
_COUNT_WORD = re.compile(rf"\b(?P<word>{NUMERAL})\s+{_PERSONS}{_WHO}(?!\s+(?:{_CIVIL})\b)")
# "Pers : 4 org", "Kuat pers : 12", "Petugas (5 org) :" at the beginning of a line.
_LABELLED = re.compile(
    r"[\s\u00ad]*(?:jumlah\s|jml\s|kekuatan\s|kuat\s)?(?:personil|personel|pers|petugas|pelaksana|anggota|kekuatan|kuat)\b"
    r"(?:\s(?:yang|yg|terlibat|bertugas|pelaksana|polri|pam|gabungan|patroli|hadir|dilibatkan)){0,3}[\s\u00ad]*"
    r"(?:(?:[:;]|(?<=dilibatkan)|(?<=terlibat))[\s\u00ad]*(?P<digits>\d{1,3})(?:\s?\([a-z ]+\))?"
    r"(?:\s?(?:orang|org|pers|personil|personel)\b|[\s\u00ad.]*$)"
    r"|(?:\s\w+){0,4}?[\s\u00ad]*\(\s*(?P<inside>\d{1,3})\s*(?:orang|org|pers|personil|personel)\s*\)[\s\u00ad]*(?::|$))"
)
_PART = re.compile(
    rf"\b(?:(?P<force>polri|tni|polsek|koramil)\b[^\d\n.;]{{0,20}}?"
    rf"(?P<after>\d{{1,3}}(?![\d/-]|[.:]\d)|(?:{NUMERAL})(?=\s+(?:orang|personil|personel)))\s*(?:orang|personil|personel|pers)?"
    rf"|(?P<before>\d{{1,3}}|\b(?:{NUMERAL}))\s*(?:\([a-z ]+\)\s*)?"
    r"(?:orang\s+|personil\s+|personel\s+|anggota\s+){0,2}(?:dari\s+)?(?P<named>polri|tni|(?<=personil )polsek"
    r"|(?<=personel )polsek|(?<=anggota )polsek|(?<=orang )polsek|(?<=orang )koramil|(?<=anggota )koramil)\b)",
)
_ARRESTED = re.compile(r"\b(?:tersangka|pelaku|ditangkap|diamankan|pembinaan|dibina|pelanggar|korban|tahanan)\b")
_STRENGTH = frozenset({"kuat", "kekuatan", "pers", "personil", "personel"})
_OF_UNIT = re.compile(
    r"(?:personil|personel|anggota)?[^\n]{3,60}?(?<![\d/.-])(?P<number>\d{1,3})\s*(?:orang|org|pers|personil|personel|anggota)\b"
)
_OF_LINE = re.compile(
    r"[^:=\n]{3,50}?(?:[:=]\s*|\s)(?P<number>\d{1,3})\s*(?:\([a-z ]+\)\s*)?(?:orang|org|pers|personil|personel)\b.*"
)
_OF_LABEL = re.compile(r"[\s\u00ad]*(?:kuat(?: pers)?|kekuatan|pers|personil|personel)[\s\u00ad]*:")
# "Sat Samapta Polres Grobogan 8, "
_BARE = re.compile(r"[^\d,]{4,60}(?<=\s)(?P<number>\d{1,3})[\s.,]*")
_OF_PIECE = re.compile(r"(?<![\d/.,-])(?P<number>\d{1,3}) (?:orang|personel|personil)\b")
_COMMA = re.compile(r", |\bserta |\bdan ")
_FORCES = frozenset({"tni", "polri", "babinsa", "bhabinkamtibmas"})
_OF = frozenset({"anggota", "personel", "personil", "dari"})
_BEHIND = 4
_ASKED_ONE = re.compile(r"\b(?:meminta|minta|memohon)\b[^.]*\bmenempatkan\s*$")  # "meminta polisi menempatkan satu …"
_FORCE = 5  # words of a unit before its number
_TWO = 2
_STATES = frozenset("sebanyak sejumlah total kekuatan berjumlah dari".split())
_PART_WORDS = FIRST_WORDS | {"polri", "tni", "polsek", "koramil"}
# The word at which a count in words or one behind its noun begins, and how it is read.
_COUNT_BY_WORD = {
    **dict.fromkeys(
        "personil personel anggota pers petugas polisi bhabinkamtibmas polwan prajurit".split(), _COUNT_AFTER
    ),
    **dict.fromkeys(FIRST_WORDS, _COUNT_WORD),
}


def count(text: Text) -> tuple[int | None, list[int] | None, list[Found]]:
    """Find how many officers took part, as stated: ``2 personil``, ``7 (tujuh) personil``, ``Enam anggota Polsek``.

    Where only the parts are stated ("Polri 4 orang, TNI 2 orang") their sum. Returns the number, its span and every
    candidate.
    """
    found, sent = [], []
    for match in _counts(text):
        words = match.groupdict()
        number = _number(words.get("digits") or words.get("inside") or match.group("word"))
        told_of = _TOLD_OF.match(text.low, match.end()) or _is_year(text, match.start(), number)
        told_of = told_of or _is_no_strength(text, match, number)
        if told_of or not 0 < number < 1_000_000 or _unstated(text, match.start()):
            continue
        if _is_sent(text, match):
            sent.append(Found(match.start(), match.end(), "count", "quoted count", number))
        elif not (_is_unspoken(text, match.start()) if match.re is _LABELLED else _aside(text, match.start())):
            found.append(Found(match.start(), match.end(), "count", "stated count", number))
    found.sort(key=lambda item: item.start)
    total = _sum_of_list(text) or _sum_of_lines(text) or _sum_of_label(text) or _sum_of_parts(text)
    total = total or _sum_in_sentence(text)
    stated = next(
        (item for item in found if _TOTAL_LABEL.fullmatch(text.low, _line_start(text, item), item.start)), None
    )
    if total and stated and stated.value >= total.value:
        return stated.value, list(stated.span), [stated]
    if total and (not found or (found[0].start < total.end and total.start < found[0].end)):
        return total.value, list(total.span), [total]
    counted = found or sent
    if counted:
        whole = _together(text, counted)
        return whole.value, list(whole.span), counted
    return None, None, []


def _line_start(text: Text, count: Found) -> int:
    line = text.line_at(count.start)
    return line.start if line else count.start


def _is_no_strength(text: Text, match: re.Match[str], number: int) -> bool:
    """Tell whether a number counts nobody who took part: a page's counter, a programme's name, those promoted."""
    line = text.line_at(match.start())
    alone = "\n" in match.group() and (line is None or line.start == match.start() or match.re is _COUNT)
    before = text.low[max(0, match.start() - _TOLD) : match.start()]
    programme = number == 1 and (_PROGRAMME.match(text.low, match.end()) or _BEFORE_PROGRAMME.search(before))
    aside = _DONE_TO.search(before) or _OF_AREA.search(before)
    return bool(alone or programme or aside) or _is_of_civilians(text, match)


def _is_of_civilians(text: Text, match: re.Match[str]) -> bool:
    """Tell whether a civilian's people are counted: "Ketua Poktan Sdr. Oman beserta 6 anggota"."""
    index = text.word_at(match.start())
    first = max(0, index - _NEAR, text.word_at(text.sentence_at(match.start())[0]))
    own = [mark for mark in text.marks_of("civil", max(0, index - _NEAR), index) if mark.stop in {index, index - 1}]
    own = [mark for mark in own if "," not in text.gap(mark.stop - 1)]  # "kabar dari pengguna jalan, 8 personil"
    if any(mark.stop == index or text.gap(mark.stop - 1).strip() == "(" for mark in own):
        return True  # "Damkar 12 personel", "Masyarakat Peduli Api (MPA) 30 personil"
    plus = index > 0 and text.gap(index - 1).strip() == "+"  # "Ketua Poktan H. Masykur + 15 anggota"
    if not index or not (plus or text.folds[index - 1] in {"beserta", "bersama", "dan", "serta"}):
        return False
    officers = text.begins("ranks", "positions", "units")
    strangers = text.begins("civil", "titles")
    return not officers.intersection(range(first, index + 4)) and bool(strangers.intersection(range(first, index)))


def _is_sent(text: Text, match: re.Match[str]) -> bool:
    """Tell whether an officer says how many he sends: “Kami kerahkan 36 personel,” kata Kapolres."""
    begin, end = text.sentence_at(match.start())
    near = text.low[max(begin, match.start() - _TOLD) : min(end, match.end() + _TOLD)]
    return text.quoted(match.start()) and not text.junk(match.start()) and _SENT.search(near) is not None


def _is_year(text: Text, offset: int, number: int) -> bool:
    """Tell whether a number is a year: "29 Maret 2024 personel Polsek …", "pilkada serentak 2024 Bhabinkamtibmas …"."""
    before = text.folds[max(0, text.word_at(offset) - 1) : text.word_at(offset)]
    if before in (["caka"], ["saka"], ["hijriah"]):
        return True  # "Nyepi Caka 1946 Bhabinkamtibmas Desa Pering"
    if not 1990 < number < 2040 or text.low[offset + 1] == ".":
        return False
    return not _STATES.intersection(before)


def _number(word: str) -> int:
    """Read a number that a pattern found, in digits or words: "1.250", "seratus lima puluh"."""
    if word.endswith(" ribu"):
        return 1000 * int(word.removesuffix(" ribu"))  # "148 ribu personel"
    return int(word.replace(".", "")) if word[0].isdigit() else read_number(word.lower()) or 0


def _is_total(text: Text, count: Found) -> bool:
    """Tell whether a count is told as the sum of those before it: "sehingga total 1.500 personel"."""
    return _TOTAL.search(text.low, max(0, count.start - _BEFORE), count.start) is not None


def _together(text: Text, found: list[Found]) -> Found:
    """Give the first count with those of other forces that stand with it: "22 personel Satlantas dibantu 4 …"."""
    whole = found[0]
    stated = next((item for item in found[1:] if _is_total(text, item)), None)
    parts = sum(item.value for item in found if stated and item.start < stated.start)
    if (
        stated
        and stated.value >= parts > whole.value
        and text.sentence_at(stated.start) == text.sentence_at(whole.start)
    ):
        return stated  # "1.200 personel, ditambah 300 personel dari Polresta, sehingga total 1.500 personel"
    for further in found[1:]:
        ends = (text.word_at(whole.end), text.word_at(further.end))
        named = "babinsa" in text.low[further.start : further.end] or text.folds[ends[1] : ends[1] + 1] in (
            ["tni"],
            ["polri"],
        )
        named = named or any(text.mark_at(table, index) for index in ends for table in ("units", "functions"))
        if not named or not _WITH.fullmatch(text.low, whole.end, further.start):
            break
        whole = Found(whole.start, further.end, "count", "sum of parts", whole.value + further.value)
    return whole


def _team(text: Text, offset: int) -> re.Match[str] | None:
    """Match a team's strength at a number: "tim Brimob beranggotakan 12 orang", "111 orang yang tergabung …"."""
    match = _TEAM.match(text.low, offset)
    before = text.word_at(offset) - 1
    of_team = before >= 0 and text.folds[before] in _OF_TEAM
    return match if match and (of_team or "tergabung" in match.group()) else None


def _counts(text: Text) -> Iterator[re.Match[str]]:
    for offset in text.numbers:
        match = _COUNT.match(text.low, offset) or _team(text, offset)
        if match:
            yield match
    yield from _COUNT_STATED.finditer(text.low)
    for line in text.lines:
        labelled = _LABELLED.match(text.low, line.start, line.end)
        if labelled:
            yield labelled
    for index in [index for index, word in enumerate(text.folds) if word in _COUNT_BY_WORD]:
        match = _COUNT_BY_WORD[text.folds[index]].match(text.low, text.starts[index])
        if match:
            yield match


def _is_of_force(text: Text, offset: int) -> bool:
    """Tell whether a line begins with a unit of Polri or TNI: "BKO Dit Samapta : 30 pers", not "Sat Pol PP : 25"."""
    index = text.word_at(offset)
    index += text.folds[index : index + 1] == ["bko"]
    force = index < len(text.folds) and (
        text.folds[index] in {"tni", "polri"} or text.mark_at("units", index) is not None
    )
    return force and not text.mark_at("civil", index)


def _sum_of_lines(text: Text) -> Found | None:
    """``POLSEK SENTANI BARAT : 9 PERS`` / ``KORAMIL 1701-21 : 3 PERS``: lines of units, one below the other."""
    counted: list[tuple[Line, re.Match[str]]] = []
    for line in text.lines:
        match = _OF_LINE.fullmatch(text.low, line.start, line.end) if _is_of_force(text, line.start) else None
        if match:
            counted.append((line, match))
        elif len(counted) > 1:
            break
        else:
            counted = []
    above = text.line_at(counted[0][0].outer - 1) if len(counted) > 1 else None
    if len(counted) < 2 or (above and _ARRESTED.search(text.low, above.start, above.end)):
        return None  # also "Rincian tersangka yang ditangkap:", "492 orang yang dilakukan pembinaan yaitu:"
    number = sum(int(match["number"]) for _, match in counted)
    return Found(counted[0][0].start, counted[-1][1].end(), "count", "sum of parts", number)


def _sum_of_label(text: Text) -> Found | None:
    """``Pers : Polsek Kenari 9, Sat Samapta Polres Grobogan 8, Koramil Kenari 5, BPBD 6``: Polri and TNI alone."""
    for line in text.lines:
        label = _OF_LABEL.match(text.low, line.start, line.end)
        if label is None or text.junk(line.start):
            continue
        cuts = [label.end(), *(found.end() for found in _COMMA.finditer(text.clean, label.end(), line.end)), line.end]
        pieces = [(start, _BARE.fullmatch(text.low, start, stop)) for start, stop in pairwise(cuts)]
        forces = [(start, found) for start, found in pieces if found and _has_force(text, start, found.start("number"))]
        if len(forces) > 1:
            number = sum(int(found["number"]) for _, found in forces)
            return Found(forces[0][0], forces[-1][1].end("number"), "count", "sum of parts", number)
    return None


def _sum_of_list(text: Text) -> Found | None:
    """``Kuat pers : - Polsek Galela : 9 pers - Koramil : 3 pers - Linmas : 10 org``: the units of Polri and TNI."""
    for section, kind in sections(text):
        if kind != "people" or not _STRENGTH & set(text.folds[slice(*map(text.word_at, section.head))]):
            continue
        counted = [
            (item, match)
            for item in section.items
            if _is_of_force(text, item[0]) and (match := _OF_UNIT.match(text.low, *item))
        ]
        if len(counted) > 1:
            number = sum(int(match["number"]) for _, match in counted)
            return Found(counted[0][0][0], counted[-1][1].end(), "count", "sum of parts", number)
    return None


def _sum_in_sentence(text: Text) -> Found | None:
    """``Basarnas 8 orang, Ditpolairud Polda Sultra 6 orang, TNI AL 2 orang``: the units of Polri and TNI."""
    for begin, end in text.sentences:
        pieces = [(start, _OF_PIECE.search(text.low, start, stop)) for start, stop in _pieces(text, begin, end)]
        forces = [(start, found) for start, found in pieces if found and _has_force(text, start, found.start())]
        if len(forces) > 1 and not text.junk(begin) and not text.quoted(begin):
            number = sum(int(found["number"]) for _, found in forces)
            return Found(forces[0][0], forces[-1][1].end(), "count", "sum of parts", number)
    return None


def _pieces(text: Text, begin: int, end: int) -> list[Span]:
    """Give what stands between the commas of a sentence that counts people at least twice."""
    if len(_OF_PIECE.findall(text.low, begin, end)) < _TWO:
        return []
    cuts = [begin, *(found.end() for found in _COMMA.finditer(text.clean, begin, end)), end]
    return list(pairwise(cuts))


def _has_force(text: Text, start: int, end: int) -> bool:
    last = text.word_at(end)
    behind = text.folds[last + 2 : last + _BEHIND]  # "9 orang anggota Polri", "5 orang TNI"
    if behind and (behind[0] in {"tni", "polri"} or (behind[0] in _OF and behind[1:2] in (["tni"], ["polri"]))):
        return True
    first = max(text.word_at(start), last - _FORCE)  # not "Tim SAR yang terdiri dari" before "Posmat AL 2 personil"
    own = text.marks_of("units", first, last) or _FORCES & set(text.folds[first:last])
    return bool(own) and not text.marks_of("civil", first, last)


def _sum_of_parts(text: Text) -> Found | None:
    """``Polri 4 orang, TNI 2 orang``: the sum, where parts of two forces stand together."""
    words = (text.starts[index] for index, word in enumerate(text.folds) if word in _PART_WORDS)
    at = sorted([*text.numbers, *words])
    parts: list[re.Match[str]] = []
    for offset in at:
        match = _PART.match(text.low, offset) if not parts or offset >= parts[-1].end() else None
        if match and not _aside(text, offset):
            parts.append(match)
    groups = [(_number(match.group("after") or match.group("before")), match) for match in parts]
    near = [pair for pair in groups if pair[1].start() - groups[0][1].start() < 90]
    if len({(pair[1].group("force") or pair[1].group("named")).lower() for pair in near}) < 2:
        return None
    return Found(near[0][1].start(), near[-1][1].end(), "count", "sum of parts", sum(number for number, _ in near))


def _unstated(text: Text, offset: int) -> bool:
    """Tell whether the number is of somebody else: "salah satu anggota", "akan menempatkan dua personel"."""
    before = text.clean[max(offset - _BEFORE, 0) : offset].lower()
    if before.rstrip().endswith(("hanya ada", "cuma ada", "hanya memiliki")):
        return True
    return "salah" in before[-8:] or " akan " in before[-25:] or _ASKED_ONE.search(before) is not None


def _is_unspoken(text: Text, offset: int) -> bool:
    return text.junk(offset) or text.quoted(offset)


def _aside(text: Text, offset: int) -> bool:
    if _is_unspoken(text, offset):
        return True
    return inside_items(text, "message", "outcome", "other", "situation").hold(offset) or _is_among_names(text, offset)


def _is_among_names(text: Text, offset: int) -> bool:
    """Tell whether a list of named officers counts some more: "1. IPDA Marthen …", "3. 2 pers Satgas Ops Lilin"."""
    for section, kind in sections(text):
        inside = any(start == offset for start, _ in section.items) if kind == "people" else False
        if inside and sum(bool(text.marks_in("ranks", *item)) for item in section.items) > 1:
            return True
    return False
