"""Situation: how the activity went, in the words of the closing formula."""

import re
from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.recognisers.headings import inside_items
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Text

_ROW = re.compile(r"[ ,]*(?:dan|serta|&)?[ ]*")
_VERB = re.compile(r"me|ber|di|ter|ke|pe|tetap|situasi|suasana|kamtibmas|kondisi|selalu|saling|warga|masyarakat")
_NAMED_BY = frozenset(
    "tata deklarasi ikrar kampanye pemilu pilkada pilkades surat pernyataan perjanjian kesepakatan bersedia sepakat "
    "mediasi aksi komitmen".split()
)
# What is hoped or foretold: "memprediksi pertandingan berlangsung aman".
_HOPES = frozenset("berharap mengharapkan ingin menginginkan memprediksi optimistis optimis menjamin".split())
_FORETOLD = frozenset({"diprediksi", "diperkirakan"})
_WENT = frozenset("berlangsung berjalan berakhir terlaksana selesai".split())
_RESULTS = frozenset({"sehingga", "bisa", "dapat"})
_TURNS = frozenset("sedangkan sementara namun tetapi adapun".split())
_NOW = re.compile(r"\bdan (?:sampai|hingga) saat ini\b")  # "untuk kembali ke balai desa dan sampai saat ini …"
_SEARCH = frozenset({"pencarian", "penyisiran", "penggeledahan", "dihentikan"})
_SETTLED = frozenset("menyelesaikan diselesaikan penyelesaian terselesaikan".split())
_ACTIVITY = frozenset({"kegiatan", "giat", "acara"})  # "Giat lancar, aman."
_THUS = frozenset({("dengan", "begitu"), ("dengan", "demikian")})
_OVER = frozenset("selesai bubar usai rampung kelar tuntas berakhir".split())
_FAR = 40  # words between "berharap" and the word that says how it should be
_SOON = 5  # words between "menyelesaikan" and "secara damai"
_THEMES = frozenset("tema bertema bertemakan tagline slogan bertajuk tajuk jargon motto moto".split())
_SLOGAN = 6  # words between "tema" and the word in it
_HOW_FAR = 90  # code points between "situasi" or "berjalan" and the word that says how it was


def find(text: Text) -> tuple[dict[str, Any] | None, list[Found]]:
    """Find how it went: ``situasi aman dan kondusif``, ``berjalan lancar``; hopes say nothing of it.

    Returns the record's ``situation`` and every candidate.
    """
    candidates: list[Found] = []
    lists = inside_items(text, "message", "outcome")
    asked = Spans((speech.start, speech.end) for speech in spoken(text) if speech.rule.startswith("appeal"))
    for mark in text.marks("situation_words"):
        if mark.row.values["kind"] == "status" and not _in_name(text, mark):
            start, end = text.span(mark.start, mark.stop)
            aside = text.junk(start) or _in_title(text, start) or lists.hold(start)
            aside = aside or (asked.hold(start) and not _TURNS & set(text.folds[mark.stop : mark.stop + _SOON]))
            aside = aside or _is_demanded(text, start)
            rule = "" if aside else _how(text, mark)
            # "diharapkan … dalam keadaan aman, tertib, dan kondusif": one word of a row is as the one before.
            if candidates and _ROW.fullmatch(text.clean, candidates[-1].end, start):
                rule = rule and (candidates[-1].rule if candidates[-1].rule != "mere word" else "")
            candidates.append(Found(start, end, "situation", rule or "mere word", mark.row.means))
    chosen = [found for found in candidates if found.rule != "mere word"]
    if not chosen:
        return None, candidates
    status = list(dict.fromkeys(found.value for found in chosen))
    return {"status": status, "span": [chosen[0].start, chosen[-1].end]}, candidates


def _is_demanded(text: Text, offset: int) -> bool:
    """Tell whether a quoted sentence demands it: "“Berkendaralah dengan tertib,” imbau Kapolsek"."""
    index = text.word_at(text.sentence_at(offset)[0])
    said = text.mark_at("cues", index)
    word = text.folds[index]
    demands = (word.startswith("ber") and word.endswith("lah") and word != "bersyukurlah") or (
        said is not None and said.row.values["cue"] == "imperative"
    )
    return demands and text.quoted(offset)


def _in_name(text: Text, mark: Mark) -> bool:
    """Tell whether the word is part of a name or thing: "Satgas Damai Cartenz", "tata tertib", "deklarasi damai"."""
    if mark.start and text.folds[mark.start - 1] in _NAMED_BY:
        return True
    if mark.row.means == "damai" and _SETTLED & set(text.folds[max(0, mark.start - _SOON) : mark.start]):
        return True  # "menyelesaikan masalah secara damai"
    if text.capital(mark.start) and _THEMES & set(text.folds[max(0, mark.start - _SLOGAN) : mark.start]):
        return True  # "dengan tema Mudik Aman, Keluarga Nyaman"
    before = text.folds[max(0, mark.start - _SOON) : mark.start]
    if "tempat" in before and "situasi" not in before:
        return True  # "ke tempat yang lebih tinggi dan aman"
    if mark.row.means == "nihil":
        return False  # "kejadian menonjol NIHIL DUM Komandan"
    after = mark.stop
    named = text.capital(mark.start) and not text.caseless(mark.start) and after < len(text.folds)
    if not named or text.gap(after - 1) != " " or not text.capital(after):
        return False
    return text.folds[after] not in common_words() and not text.mark_at("situation_words", after)


def _in_title(text: Text, offset: int) -> bool:
    """Tell whether an offset lies in a title above a story: "… Berakhir Damai"."""
    line = text.line_at(offset)
    below = line not in text.lines[: (len(text.lines) + 1) // 2]  # "giat usai, sikon aman terkendali ndan"
    if line is None or below or not line.caseless or text.clean[line.start : line.end].endswith((".", ")")):
        return False
    return any(not other.caseless for other in text.lines[:12])


def _how(text: Text, mark: Mark) -> str:
    """Say which rule makes the word a statement of how it was; "" where it is hoped, asked or a mere adjective."""
    begin = text.word_at(_clause_start(text, mark))
    others = text.marks_of("situation_words", begin, mark.start)
    others = _behind_result(text, mark, [other for other in others if not _is_for_whom(text, other)])
    kinds = {other.row.values["kind"] for other in others}
    sentence = text.word_at(text.sentence_at(text.starts[mark.start])[0])
    first = _behind_turn(text, max(sentence, mark.start - _FAR), mark.start)
    # "Kapolres berharap …,kegiatan berlangsung aman"
    went = _WENT & set(text.folds[max(0, mark.start - 3) : mark.start])
    foretold = (_FORETOLD | _HOPES - {"berharap"}) & set(text.folds[max(first, mark.start - _SOON) : mark.start])
    if "hope" in kinds or foretold or (not went and _HOPES & set(text.folds[first : mark.start])):
        return ""  # also "Ia berharap …, situasi kamtibmas di wilayah itu senantiasa aman"
    if text.folds[sentence] == "sehingga" or tuple(text.folds[sentence : sentence + 2]) in _THUS:
        return ""  # "Dengan begitu situasi desa tetap aman" behind what is hoped
    if mark.row.means == "nihil":
        searched = _SEARCH & set(text.folds[max(0, mark.start - _SOON) : mark.start])
        # "hasil pencarian masih nihil", “Korban jiwa nihil,” kata Kapolsek
        return "" if searched or text.quoted(text.starts[mark.start]) else "nihil"
    if "subject" in kinds or "how" in kinds:
        return "said of the situation"
    between = [index for index in range(sentence + 1, mark.start) if text.folds[index] not in {"dan", "serta"}]
    row = (text.mark_at("situation_words", index) for index in between)
    opens = text.folds[sentence] in _ACTIVITY and sentence < mark.start and all(row)
    return "said of the activity" if opens or _is_over(text, mark.start) else ""


def _is_over(text: Text, index: int) -> bool:
    """Tell whether the words right before say that it is over: "jam 15.30 wib giat bubar, aman terkendali"."""
    while index > 0 and (
        text.mark_before("situation_words", index)
        or text.folds[index - 1] in {"dan", "serta"}
        or text.folds[index - 1].isdigit()
        or text.mark_before("calendar", index)
    ):
        index -= 1  # also "Giat selesai jam 11.40 Wita, aman dan lancar."
    over = text.folds[index - 1 : index] and text.folds[index - 1] in _OVER
    return bool(over) and bool(_ACTIVITY & set(text.folds[max(0, index - 1 - _SOON) : index]))


def _behind_result(text: Text, status: Mark, marks: list[Mark]) -> list[Mark]:
    """Leave out what only led to it: "tidak ditemukan gangguan sehingga situasi aman", "jalan bisa dilalui, situasi …".

    Not where a hope is told besides: "agar …, sehingga situasi tetap aman".
    """
    hopes = [mark for mark in marks if mark.row.values["kind"] == "hope"]
    first = text.word_at(text.sentence_at(text.starts[status.start])[0])
    meant = text.folds[first] in {"dengan", "melalui"}  # "Dengan patroli ini situasi dapat berjalan aman"
    before = text.marks_of("situation_words", first, status.start)
    wished = (mark for mark in before if mark.row.values["kind"] == "hope" and not _is_for_whom(text, mark))
    if not hopes or meant or any(text.folds[mark.start] not in _RESULTS for mark in wished):
        return marks
    behind = [mark for mark in marks if mark.start > hopes[-1].start]
    told = any(mark.row.values["kind"] in {"subject", "how"} for mark in behind)
    return behind if told or status.row.means == "nihil" else marks


def _behind_turn(text: Text, first: int, stop: int) -> int:
    """Give the word behind a turn: "Kapolsek berharap warga rukun, sedangkan situasi di lokasi aman"."""
    return next((index + 1 for index in range(stop - 1, first, -1) if text.folds[index] in _TURNS), first)


def _is_for_whom(text: Text, mark: Mark) -> bool:
    """Tell whether "untuk" names for whom, not what for: "yang berakhir 2-1 untuk tuan rumah berlangsung aman"."""
    following = text.folds[mark.stop : mark.stop + 1]
    if following in (["diketahui"], ["itu"], ["dikendalikan"]):
        return True  # "Untuk diketahui kegiatan berlangsung aman", "Situasi dapat dikendalikan"
    if text.folds[mark.start] == "rasa" and text.folds[max(0, mark.start - 1)] == "unjuk":
        return True
    return text.folds[mark.start] == "untuk" and bool(following) and not _VERB.match(following[0])


def _clause_start(text: Text, mark: Mark) -> int:
    start, end = text.sentence_at(text.starts[mark.start])
    if start == end:
        line = text.line_at(text.starts[mark.start])
        start = line.start if line else start
    begin = max(start, text.starts[mark.start] - _HOW_FAR)
    cut = max(text.clean.rfind(sign, begin, text.starts[mark.start]) for sign in ";(")
    if ")" in text.clean[cut : text.starts[mark.start]]:
        cut = text.clean.rfind(";", begin, cut)  # "situasi keamanan (sitkamtibmas) yang aman"
    now = [found.start() for found in _NOW.finditer(text.low, begin, text.starts[mark.start])]
    return max(begin, cut + 1, *now)
