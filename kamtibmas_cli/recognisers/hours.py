"""Which clock times are the activity's, and which say when it ended."""

import re

from kamtibmas_cli.recognisers.appeals import is_no_request
from kamtibmas_cli.recognisers.moments import (
    CLOCK,
    Clock,
    Date,
    cue_at,
    cue_before,
    dated_sentences,
    dates,
    is_stamped,
    kind_of_mark,
)
from kamtibmas_cli.text import Mark, Text

_WEEKLY = 4  # words of "setiap Sabtu malam"
_MUST = frozenset("hendaknya wajib harus dilarang sebaiknya maksimal".split())
_REACH = 8  # words between "hendaknya" and a clock
_WHOLE_END = re.compile(
    r"\b(?:giat|kegiatan|acara|patroli|ibadah|razia) (?:telah |sudah |sdh )?(?:selesai|berakhir|usai)\b"
)
_CLOSED = frozenset({"ditutup", "diakhiri", "berakhir"})  # what a closing may do some words before its hour
_CLAUSE = 9  # words of "Hingga peluit panjang dibunyikan pukul"
_LEFT = re.compile(
    r"\b(?:telah|sudah|mulai) (?:meninggalkan (?:stadion|lokasi|tempat|lapangan|gedung|area|arena)|pulang)\b"
)
_GOES_ON = frozenset("kegiatan giat acara upacara berjalan berlangsung".split())
_BOUNDS = frozenset({"dibatasi", "batasan", "maksimal"})  # "pawai dibatasi waktunya hingga pukul 22.00"
_FORESEEN = 8  # words of "diprediksi kendaraan dari arah kota bertambah mulai"
_THEN = frozenset({"dan", "lalu", "kemudian", "serta"})
_BY = 3  # words of "lima petugas polsek"
_NEAR = 5  # words between a bound and its clock time
_LIMIT = frozenset("sebelum lewat melewati maksimal lambat lambatnya atas diatas batas".split())
_BESIDE = re.compile(r",? (?:pada )?(?:hari )?")  # "pukul 07.00 WIB Kamis, 22 Februari 2024"
_FAR = 40  # words between "mengeluhkan" and a clock time
_COMPLAINT = frozenset({"mengeluhkan", "mempertanyakan", "menanyakan"})


def is_end(text: Text, clock: Clock) -> bool:
    """Tell whether a clock time says when it ended: ``berakhir pukul …``, ``18.10 WIT kampanye berakhir``."""
    cue = cue_before(text, clock.start, 7, "end", "begin") or _far_end(text, clock)
    if cue and cue.row.values["cue"] == "end" and not _other_clock(text, cue, clock) and not _stops_somebody(text, cue):
        return True
    if clock.until is None and kind_of_mark(_before_day(text, clock)) == "until":
        return True
    return _ended_after(text, clock) or _closes(text, clock)


def _before_day(text: Text, clock: Clock) -> Mark | None:
    """Give the word of the calendar before a clock and its weekday: "hingga Sabtu dini hari pukul 02.00".

    Not the one that opens a sentence: "Sampai Senin pukul 18.00 WIT air mulai surut" tells how it stands so far.
    """
    first = text.word_at(text.sentence_at(clock.start)[0])
    before = near = text.mark_before("calendar", text.word_at(clock.start))
    while before and kind_of_mark(before) in {"weekday", "daypart"} and before.start > first:
        before = text.mark_before("calendar", before.start)
    return before if before is near or (before and before.start > first) else None


def _stops_somebody(text: Text, cue: Mark) -> bool:
    """Tell whether somebody was stopped, not the activity: "HR dihentikan lima petugas sekitar pukul 17.30"."""
    by = text.folds[cue.stop : cue.stop + _BY]
    stopped = text.folds[cue.start] == "dihentikan" and bool(by)
    return stopped and (by[0] in {"oleh", "saat", "ketika"} or bool({"petugas", "polisi", "anggota"} & set(by)))


def _far_end(text: Text, clock: Clock) -> Mark | None:
    """Give the cue of an end further off, with no comma between: "ditutup dengan doa dan … pukul 16.15"."""
    cue = cue_before(text, clock.start, 12, "end", "begin")
    far = (
        cue is not None
        and text.folds[cue.start] in _CLOSED
        and "," not in text.clean[text.ends[cue.start] : clock.start]
    )
    return cue if far else None


def _closes(text: Text, clock: Clock) -> bool:
    """Tell whether a sentence tells until when: ``Hingga peluit panjang dibunyikan pukul 17.20 Wita, …``."""
    sentence = text.sentence_at(clock.start)
    first = text.word_at(sentence[0])
    between = text.folds[first + 1 : text.word_at(clock.start)]
    far = text.folds[first] in {"hingga", "sampai"} and 2 < len(between) < _CLAUSE
    return (
        far
        and not {"berita", "saat", "kini", "sekarang"} & set(between)
        and "," not in text.clean[sentence[0] : clock.start]
    )


def is_asked(text: Text, clock: Clock) -> bool:
    """Tell whether a clock is part of what is asked: "meminta musik dimatikan pukul 23.00", "hendaknya berhenti …"."""
    sentence = text.sentence_at(clock.start)
    asked = any(
        mark.row.values["cue"] in {"appeal", "appeal_passive"} and not is_no_request(text, mark)
        for mark in text.marks_in("cues", sentence[0], clock.start)
    )
    first = text.word_at(sentence[0])
    must = bool(_MUST & set(text.folds[max(first, text.word_at(clock.start) - _REACH) : text.word_at(clock.start)]))
    return (asked or must) and sentence not in dated_sentences(text)


def _is_so_far(text: Text, cue: Mark, clock: Clock) -> bool:
    """``Hingga pukul 11.00 Wita korban jiwa nihil``: how it stands so far, where the sentence tells of no end."""
    sentence = text.sentence_at(clock.start)
    if text.folds[cue.start] not in {"hingga", "sampai"} or cue.start != text.word_at(sentence[0]):
        return False
    words = text.folds[cue.start : text.word_at(sentence[1])]
    if _GOES_ON & set(words) or _LEFT.search(" ".join(words)):
        return False  # "Sampai pukul 15.30 wita kegiatan berjalan lancar", "… penonton telah meninggalkan stadion"
    ends = (mark for mark in text.marks_in("time_cues", *sentence) if mark.row.values["cue"] == "end")
    return all(mark.start == cue.start for mark in ends)


def _ended_after(text: Text, clock: Clock) -> bool:
    """``18.10 WIT kampanye berakhir``: but in "dibuka pukul 15.00 WIB dan bubar sekitar pukul 16.10" it is the next."""
    if cue_before(text, clock.start, 2, "begin"):
        return False  # "Upacara yang dimulai pukul 08.00 Wita itu ditutup dengan doa"
    begin, end = text.sentence_at(clock.start)
    if text.word_at(clock.start) == text.word_at(begin) and _WHOLE_END.search(text.low, clock.end, end):
        return True  # "Pk. 19.10 wita rombongan sdh kembali ke pura, giat selesai situasi aman"
    index = text.word_at(clock.end)
    if text.folds[index : index + 1] and text.folds[index] in _THEN:
        return False  # "dimulai Sabtu malam pukul 22.50 WIB dan berakhir Minggu dini hari"
    line = text.line_at(clock.start)
    last = text.word_at(text.sentence_at(clock.start)[1])
    for place in range(index, min(index + 3, last)):
        if place == index and cue_at(text, place) == "end" and text.mark_at("activities", place + 1):
            return False  # "Sekira pukul 08.30 wita selesai apel pagi"
        if cue_at(text, place) == "end" and text.line_at(text.starts[place]) == line:
            near = CLOCK.search(text.clean, text.ends[place], text.ends[place] + 30)
            fronted = text.word_at(clock.start) - text.word_at(text.sentence_at(clock.start)[0]) <= 2
            comma = "," in text.clean[clock.end : text.starts[place]]
            return near is None and (not comma or fronted)  # "Pada pukul 20.25 WITA, kegiatan berakhir."
    return False


def _other_clock(text: Text, cue: Mark, clock: Clock) -> bool:
    return bool(CLOCK.search(text.clean, text.ends[cue.stop - 1], clock.start))


def _is_habit(text: Text, clock: Clock) -> bool:
    """Tell whether a clock is of what is done again and again: "masuk rute patroli setiap Sabtu malam pukul 23.00"."""
    index = text.word_at(clock.start)
    before = text.folds[max(0, index - _WEEKLY) : index]
    again = next((at for at in range(len(before) - 1, -1, -1) if before[at] in {"setiap", "tiap"}), None)
    days = range(index - len(before) + again + 1, index) if again is not None else range(0)
    return bool(days) and all(text.mark_at("calendar", at) for at in days)


def is_aside(text: Text, clock: Clock) -> bool:
    """Tell whether a clock time is no time of the activity: in what is said, in a rule, of the interview."""
    index = text.word_at(clock.start)
    before = text.folds[index - 1] if index else ""
    begins = text.word_at(text.sentence_at(clock.start)[0])
    ruled = any(text.folds[at : at + 2] == ["batas", "waktu"] for at in range(begins, index))
    limit = ruled or before in _LIMIT or _is_habit(text, clock)
    limit = limit or bool(_BOUNDS & set(text.folds[max(0, index - _NEAR) : index])) or is_asked(text, clock)
    so_far = cue_before(text, clock.start, 3, "end")
    so_begins = text.folds[max(text.word_at(text.sentence_at(clock.start)[0]), index - _FAR) : index]
    told = _COMPLAINT & set(so_begins) or "pertanyaan" in so_begins[:2]  # "Adapun pertanyaan warga adalah geng motor …"
    return bool(
        limit
        or told
        or (so_far and _is_so_far(text, so_far, clock))
        or text.junk(clock.start)
        or text.quoted(clock.start)
        or is_stamped(text, clock.start)
        or (cue_before(text, clock.start, 7, "interview") and "terjadi" not in text.folds[max(0, index - 4) : index])
        or cue_before(text, clock.start, 3, "plan")
        or cue_before(text, clock.start, _FORESEEN, "forecast")
    )


def is_of_another_day(text: Text, clock: Clock, chosen: Date) -> bool:
    """Tell whether a clock stands with a date that is not the activity's: "bermula Minggu (3/8/2025) pukul 01.30"."""
    begin, end = text.sentence_at(clock.start)
    days = [day for day in dates(text) if begin <= day.start < end and not cue_before(text, day.start, 6, "document")]
    days = [day for day in days if _BESIDE.fullmatch(text.clean, clock.end, day.start)] or days
    return bool(days) and all((day.month, day.day) != (chosen.month, chosen.day) for day in days)


def is_of_day_before(text: Text, clock: Clock, chosen: Date) -> bool:
    """Tell whether a clock stands with a date before the activity's; a night's patrol may end on the day after."""
    begin, end = text.sentence_at(clock.start)
    own = (chosen.year or 0, chosen.month, chosen.day)
    days = [day for day in dates(text) if begin <= day.start < end and bool(day.year) == bool(chosen.year)]
    return is_of_another_day(text, clock, chosen) and any((day.year or 0, day.month, day.day) < own for day in days)
