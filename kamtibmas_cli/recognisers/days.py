"""Which of the days that a text names is the activity's."""

import calendar
import re

from kamtibmas_cli.recognisers.moments import (
    Date,
    clocked_sentences,
    cue_at,
    cue_before,
    dates,
    is_stamped,
    kind_of_mark,
)
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text, once

_DONE = frozenset("dilakukan dilaksanakan digelar diadakan berlangsung dimulai".split())
_NOW = frozenset({"sekarang", "kini", "saat"})
_CAUSE = 12  # words of "setelah wilayah tersebut diguyur hujan lebat pada"
_LABEL = 3  # words of "HARI / TGL"
_LEAD = 90  # code points of the story's first sentence at least
_SPEAKER = 20  # code points of an officer's name before the day on which he speaks
_PAGE = 20  # code points between the date of a page and its outlet
_LETTER = 14  # words between "Nomor" and the date of a letter
_SLASH = 80  # code points between a letter's number and its date
_NUMBER = re.compile(r"/[A-Za-z]\w*[./-]\S*")
_REFERS = re.compile(r"hal (?:itu|ini|tersebut) (?:di(?:sampaikan|ungkapkan|katakan|jelaskan|tegaskan|benarkan))")
_AFTER = frozenset("setelah usai seusai sesudah selepas pasca".split())
_CHRONICLE = frozenset("kronologi kronologis kronologinya bermula berawal dipicu awalnya".split())
_EVENTS = frozenset(
    "pemungutan pencoblosan pemilu pilkada pilpres pilkades jelang menjelang menyambut menyongsong menghadapi".split()
)


def _is_of_letter(text: Text, item: Date) -> bool:
    """Tell whether a date is that of a numbered letter: "Nomor Sprint/15/X/PAM.3.3/2021, tanggal 28 Oktober 2021"."""
    slashed = "/" in text.clean[max(0, item.start - _SLASH) : item.start]
    cue = None if item.weekday or not slashed else cue_before(text, item.start, _LETTER, "document")
    numbers = list(_NUMBER.finditer(text.clean, text.starts[cue.start], item.start)) if cue else []
    if not numbers:
        return False
    # not "Berdasarkan Nomor Sprin/21/III/2025, Polsek Melati menggelar patroli pada 21 Maret 2025"
    between = range(text.word_at(numbers[-1].end()), text.word_at(item.start))
    return not text.begins("units", "activities", "positions").intersection(between)


def _is_to_come(text: Text, item: Date) -> bool:
    """Tell whether a date is still ahead: "untuk kegiatan 17 Agustus 2024 nanti"."""
    if text.folds[text.word_at(item.start)] in {"besok", "lusa"}:
        return True  # "besok Sabtu tgl 6 April"
    behind, before = text.word_at(item.core[1]), text.word_at(item.core[0])
    # "Senin depan tanggal 19 Februari 2018"
    ahead = text.folds[max(0, before - 2) : before] == ["depan", "tanggal"]
    follows = behind > 0 and "." not in text.gap(behind - 1)
    return ahead or (follows and text.folds[behind : behind + 1] in (["nanti"], ["mendatang"]))


def _is_behind_event(text: Text, item: Date, plan: Mark) -> bool:
    """Tell whether a day stands behind an event ahead and is not its own: "menjelang Natal, Senin (22/12/2025)".

    Also "pengamanan kotak suara Pemilu 2024, Kamis 15 Februari 2024", "jelang Natal pada hari Rabu tanggal …".
    """
    if item.weekday is None or text.folds[plan.start] not in _EVENTS:
        return False
    between = text.clean[text.ends[plan.stop - 1] : item.start]
    return "," in between or between.rstrip().endswith((" pada hari", " hari"))


def rank_of_date(text: Text, item: Date, items: Spans) -> tuple[int, ...]:
    """Order dates: the activity's first. Each place of the tuple is a reason that outweighs all later ones.

    ``items`` holds the items of lists that say nothing of when: messages, outcomes and results.
    """
    sentence = text.sentence_at(item.start)
    labelled = _is_labelled(text, item) or _is_below_label(text, item)
    document = cue_before(text, item.start, 6, "document")
    if document and item.weekday and text.folds[document.start] in {"no", "nomor"}:
        document = None  # "Jalan Merdeka No. 110 Siantar, Selasa (31/12/2024)"
    apart = (
        text.junk(item.start) or document or _is_of_letter(text, item) or cue_before(text, item.start, 7, "interview")
    )
    plan = cue_before(text, item.start, 4, "plan") or (not item.weekday and cue_before(text, item.start, 7, "plan"))
    if plan and _is_behind_event(text, item, plan):
        plan = None
    aside = bool(apart or plan or _is_to_come(text, item) or text.quoted(item.start) or items.hold(item.start))
    stamp = is_stamped(text, item.start) and not _is_day_of_lead(text, item)
    stamp = stamp or _is_in_opening(text, item)
    with_clock = sentence in clocked_sentences(text)
    past = _past_before(text, item) or _is_before_peace(text, sentence) or _is_before(text, item)
    past = past or _says_then(text, item) or _is_since(text, item) or _is_of_days_ago(text, item)
    past = past or _is_until(text, item)
    spoken = 2 if _is_long_ago(text, item) else int(is_of_speech(text, item))
    return (
        int(bool(aside)), int(stamp), int(not labelled), spoken, int(bool(past)),
        int(not _is_in_lead(text, item)), int(not with_clock), int(not item.weekday), item.start,
    )  # fmt: skip


@once
def _lead(text: Text) -> Span:
    """Give the story's first sentence, which as a rule says when; a picture's caption may stand above it."""
    opening = opening_of(text)
    if opening and (opening.dateline or opening.outlet):
        begin = max(span[1] for span in (opening.outlet, opening.dateline) if span)
        told = text.sentence_at(begin)
        if told[1] - begin > _LEAD:
            return told
    return next((sentence for sentence in text.sentences if sentence[1] - sentence[0] > _LEAD), (0, 0))


def _is_in_lead(text: Text, item: Date) -> bool:
    begin, end = _lead(text)
    inside = item.weekday is not None and begin <= item.start < end
    return inside and not _says_then(text, item) and not _dates_cause(text, item)


def _dates_cause(text: Text, item: Date) -> bool:
    """Tell whether a clause dates what came before: "tertutup longsor setelah diguyur hujan pada Rabu (4/12/2024)"."""
    begin = text.word_at(text.sentence_at(item.start)[0])
    first = text.word_at(item.start)
    index = next((at for at in range(first - 1, max(begin, first - _CAUSE), -1) if text.folds[at] in _AFTER), None)
    return index is not None and "," not in text.clean[text.starts[index] : item.start]


def _is_labelled(text: Text, item: Date) -> bool:
    """Tell whether a label stands before a date: "Hari/Tanggal : Rabu, …"; not "CATATAN : Hari Jumat …"."""
    line = text.line_at(item.start)
    colon = text.clean.rfind(":", line.start, item.start) if line else -1
    return colon > 0 and cue_before(text, colon + 1, 8, "label") is not None


def _is_below_label(text: Text, item: Date) -> bool:
    """Tell whether the line above a date's line is its label alone: "1. HARI / TGL" above "Rabu, 24 Desember 2025"."""
    line = text.line_at(item.start)
    above = text.line_at(line.outer - 1) if line and text.word_at(line.start) == text.word_at(item.start) else None
    if above is None:
        return False
    words = [index for index in range(*map(text.word_at, (above.start, above.end))) if not text.folds[index].isdigit()]
    return 0 < len(words) <= _LABEL and all(cue_at(text, index) == "label" for index in words)


def _is_long_ago(text: Text, item: Date) -> bool:
    """Tell whether a date without weekday is an earlier event's: "Pada 23 September lalu kota itu dilanda …"."""
    behind = text.word_at(item.core[1])
    ago = text.folds[behind : behind + 1] in (["lalu"], ["silam"]) and text.gap(behind - 1) == " "
    return ago and not item.weekday


def _past_before(text: Text, item: Date) -> Mark | None:
    """Give the word before a date that makes it an earlier one: "dilaporkan hilang pada Kamis".

    Not that of a clause that a comma ends: "Pencarian nelayan yang hilang di laut membuahkan hasil, Kamis (22/8)".
    """
    cue = cue_before(text, item.start, 6, "past")
    clause = cue is not None and text.folds[cue.start - 1 : cue.start] == ["yang"]
    return None if cue and clause and "," in text.clean[text.ends[cue.start] : item.start] else cue


def _is_of_days_ago(text: Text, item: Date) -> bool:
    """Tell whether a date is of days ago by what follows it: "Rabu (21/8) kemarin", "Sabtu (3/5) lalu"."""
    behind = text.word_at(item.end)
    ago = (["lalu"], ["silam"]) if _is_in_lead(text, item) else (["kemarin"], ["lalu"], ["silam"])
    return text.folds[behind : behind + 1] in ago and text.gap(behind - 1) in {" ", ") "}


def _is_until(text: Text, item: Date) -> bool:
    """Tell whether a date says until when, and nothing says since when: "ditambah sampai tanggal 2 Januari 2025"."""
    first = text.word_at(item.start)
    first -= text.folds[first - 1 : first] == ["tanggal"]
    begin = text.sentence_at(item.start)[0]
    alone = not any(begin <= other.start < item.start for other in dates(text))
    return text.folds[max(0, first - 1) : first] in (["sampai"], ["hingga"]) and alone and not item.weekday


def _is_since(text: Text, item: Date) -> bool:
    """Tell whether a date says since when: "tidak pulang sejak Rabu (7/5)", "sejak 1 Januari 2025 hingga sekarang"."""
    first, behind = text.word_at(item.start), text.word_at(item.end)
    until = text.folds[behind + 1 : behind + 2] if text.folds[behind : behind + 1] in (["hingga"], ["sampai"]) else []
    ranged = bool(until) and until[0] not in _NOW
    # "sejak 22 Juli hingga 4 Agustus" tells the first day, "evakuasi dilakukan sejak Minggu (20/7)" the day
    done = bool(_DONE & set(text.folds[max(0, first - 2) : first]))
    return text.folds[first - 1 : first] == ["sejak"] and not (ranged or done)


def _is_day_of_lead(text: Text, item: Date) -> bool:
    """Tell whether the lead gives the day of the page's date by its name alone, as agencies do: "…, Kamis."."""
    if item.year is None:
        return False
    name = calendar.weekday(item.year, item.month, item.day) + 1
    return any(
        int(mark.row.values["value"]) == name and text.clean[text.starts[mark.start] - 2] == ","
        for mark in _bare_weekdays(text)
    )


@once
def _bare_weekdays(text: Text) -> list[Mark]:
    """Give the weekdays in the story's first sentence that are part of no date."""
    lead = _lead(text)
    if text.in_title(lead[0]):
        return []
    taken = Spans((day.start, day.end) for day in dates(text))
    marks = (mark for mark in text.marks_in("calendar", *lead) if kind_of_mark(mark) == "weekday")
    return [mark for mark in marks if not taken.hold(text.starts[mark.start])]


def _says_then(text: Text, item: Date) -> bool:
    """Tell whether an officer speaks on a day: "Kasat Lantas AKP Syarif, Kamis (16/11/2023) membenarkan …"."""
    index = text.word_at(item.end)
    told = text.mark_at("cues", index) if index < len(text.folds) else None
    states = told is not None and told.row.values["cue"] == "state"
    return states and item.start - text.sentence_at(item.start)[0] > _SPEAKER


def _is_before(text: Text, item: Date) -> bool:
    """Tell whether a clause dates what came before: "Setelah sertijab pada Jumat (7/7), Kapolda tiba, Sabtu (8/7)"."""
    begin, end = text.sentence_at(item.start)
    if text.folds[text.word_at(begin)] == "sebelumnya":
        return True
    if text.folds[text.word_at(begin)] not in _AFTER or "," not in text.clean[item.end : end]:
        return False
    return any(item.end < other.start < end for other in dates(text))


def _is_before_peace(text: Text, sentence: Span) -> bool:
    """Tell whether a sentence tells how a quarrel began that is settled later: "Adapun kronologi kejadiannya …"."""
    told = _CHRONICLE & set(text.folds[text.word_at(sentence[0]) : text.word_at(sentence[1])])
    return bool(told) and any(mark.row.values["kind"] == "mediasi" for mark in text.marks("activities"))


def _is_in_opening(text: Text, item: Date) -> bool:
    """Tell whether a date is of the page: "TIDENG PALE, Sabtu (15/3) kabarsesayap.com – …".

    Also ``kabarsesayap.com, Senin (21/5/2018), Pasca … pada Minggu (20/5/2018)``, where the sentence has its own.
    """
    opening = opening_of(text)
    outlet = opening.outlet if opening else None
    if outlet is None:
        return False
    if item.end <= outlet[0] and outlet[0] - item.end < _PAGE:
        return True
    begin = max(outlet[1], opening.dateline[1] if opening and opening.dateline else 0)
    behind = text.clean[begin : item.start].strip(" ,.-|()") == "" and begin < item.start
    last = text.sentence_index(item.start) + 1
    end = text.sentences[min(last, len(text.sentences) - 1)][1]
    return behind and any(day.weekday and item.end < day.start < end for day in dates(text))


def is_of_speech(text: Text, item: Date) -> bool:
    """Tell whether a date says when somebody spoke: ``"…," ujar Kasat Resnarkoba AKP Hendra, Kamis (9/10/2025)``.

    Also ``Hal itu disampaikan pada konferensi pers di aula, Selasa (19/11/2024)``.
    """
    begin, _ = text.sentence_at(item.start)
    if _REFERS.match(text.low, begin):
        return True
    quote = next((quote for quote in reversed(text.quotes) if begin <= quote.end <= item.start), None)
    if quote is None:
        return False
    return any(mark.row.values["cue"] in {"say", "say_back"} for mark in text.marks_in("cues", quote.end, item.start))


def is_plain_interview(text: Text, day: Date, items: Spans) -> bool:
    """Tell whether a date is of the interview and of nothing that is planned, cited or quoted."""
    aside = text.junk(day.start) or text.quoted(day.start) or items.hold(day.start)
    other = any(cue_before(text, day.start, 7, cue) for cue in ("plan", "document", "past"))
    return is_interview(text, day) and not aside and not other


def is_interview(text: Text, day: Date) -> bool:
    """Tell whether a date says when somebody was asked: "saat dikonfirmasi, Sabtu (13/5/2023)"."""
    return cue_before(text, day.start, 9, "interview") is not None
