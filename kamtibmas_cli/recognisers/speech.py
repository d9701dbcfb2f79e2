"""All that is said, asked or hoped in a text: listed items, quotations, reported sentences."""

import re

from kamtibmas_cli.layout import Section
from kamtibmas_cli.recognisers.headings import sections
from kamtibmas_cli.recognisers.hopes import is_purpose, is_thing_hoped
from kamtibmas_cli.recognisers.quotations import quotations
from kamtibmas_cli.recognisers.reports import reported
from kamtibmas_cli.recognisers.voices import BACK, POLITE, Agent, Speech, Voices, cue, stranger_before, voices_of
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Span, Text, once

_LABEL = re.compile(r"[^:.\n]{3,40}:[^\S\n]*\S")  # "Hari / Tgl : Rabu"
_LABELS = 3  # lines with labels of a report, at least
_GIVES = frozenset("titip nitip kasih beri memberi memberikan menyampaikan menitip menitipkan".split())
_AGREED = frozenset("menyepakati disepakati kesepakatan bersepakat".split())
_BEHIND = 3  # words of a label behind its heading: "Himbauan kepada warga :"
_OF = frozenset("oleh dari pak bapak bapa ibu".split())  # "Pesan bapa Kapolsek kepada masyarakat :"
_HEAD = 6  # words of a label
_RESIDENTS = frozenset("warga masyarakat peserta keluhan aspirasi usulan masukan tanggapan respon curhatan".split())
_SAID = 2  # words behind a label, at least
# What a head calls the words of whoever stands behind it; "Himbauan warga :" would be what warga are told.
_MEETS = frozenset("bertemu menemui menyambangi mengunjungi".split())
_BY = frozenset("disampaikan penyampaian sambutan amanat arahan jawaban tanggapan".split())


@once
def listed(text: Text) -> list[Speech]:
    """Find the items of lists of messages and of outcomes, each with the speaker whom the head names."""
    voices = voices_of(text)
    found: list[Speech] = []
    for section, kind in sections(text):
        if kind not in {"message", "outcome"} or text.junk(section.head[0]) or _is_headline(text, section.head):
            continue
        who = None if _is_agreement(text, section.head) else _head_speaker(voices, section)
        if who and who.kind == "civil":
            continue
        rule = "list of messages" if kind == "message" else "list of outcomes"
        # "> “Libatkan wali kelas,” ujarnya." is a quotation, not an item.
        items = (
            item
            for item in section.items
            if item[1] - item[0] > 3
            and text.clean[item[0]] != '"'
            and not text.junk(item[0])
            and not _is_heading(text, item)
        )
        alone = not section.mark and len(section.items) == 1
        found.extend(Speech(*item, _form(text, item, kind, alone), kind, who, rule) for item in items)
    return found + _on_one_line(text)


def _is_agreement(text: Text, head: Span) -> bool:
    """Tell whether a head announces what parties agreed: "keduanya menyepakati hal-hal berikut :"."""
    return bool(_AGREED & set(text.folds[slice(*map(text.word_at, head))]))


def _is_heading(text: Text, item: Span) -> bool:
    """Tell whether an item is the heading of a further list, and no more: "📌 *HASIL*"."""
    mark = text.mark_at("headings", text.word_at(item[0]))
    return mark is not None and mark.stop == text.word_at(item[1])


def _form(text: Text, item: Span, kind: str, alone: bool) -> str:
    """Give the form of what stands below a head: a sentence of hope alone is none of a list's items.

    ``Harapan :`` / ``Dengan adanya sambang ini diharapkan warga makin waspada.``
    """
    first = text.word_at(item[0])
    hoped = text.folds[first : first + 2] == ["dengan", "adanya"]
    hoped = hoped or any(cue(mark) == "hope" for mark in text.marks_in("cues", *item))
    return "indirect" if alone and kind == "outcome" and hoped else "bullet"


def _on_one_line(text: Text) -> list[Speech]:
    """Find what a report says behind its label: "Himbauan : waspada curanmor", "Harapan : Terjalin kemitraan"."""
    labelled = [line for line in text.lines if _LABEL.match(text.clean, line.start, line.end)]
    if len(labelled) < _LABELS:
        return []
    found = []
    for line in labelled:
        mark = text.mark_at("headings", text.word_at(line.start))
        kind = mark.row.values["section"] if mark else ""
        colon = text.clean.index(":", line.start)
        index = text.word_at(colon)
        told = mark is not None and kind in {"message", "outcome"} and index - mark.stop <= _BEHIND
        if told and text.word_at(line.end) - index >= _SAID and not text.junk(line.start):
            rule = "list of messages" if kind == "message" else "list of outcomes"
            item = (text.starts[index], line.end)
            found.append(Speech(*item, _form(text, item, kind, alone=True), kind, None, rule))
    return found


def _of_residents(text: Text) -> list[Span]:
    """Give the lines whose label says that residents speak: "Tanggapan warga : senang, minta Babinsa hadir"."""
    found = []
    for line in text.lines:
        colon = text.clean.find(":", line.start, line.end)
        first, stop = text.word_at(line.start), text.word_at(colon) if colon > 0 else 0
        if 0 < stop - first <= _HEAD and _RESIDENTS & set(text.folds[first:stop]):
            marks = text.marks_of("headings", first, stop)
            found += [(line.start, line.end)] if any(mark.row.values["section"] == "other" for mark in marks) else []
    return found


def _is_headline(text: Text, head: Span) -> bool:
    """Tell whether a list stands below the title, as the page's own words do: "• Redaksi", "• 14 Lihat"."""
    return text.in_title(head[0], 2)


def _said_in_head(voices: Voices, head: Span) -> Agent | None:
    """Give the officer whom a head ends with: "… dan jadwal piket. Kata Pak Sarwono :"."""
    text = voices.text
    said = next((mark for mark in reversed(text.marks_in("cues", *head)) if cue(mark) == "say"), None)
    if said is None or not text.clean[slice(*head)].rstrip().endswith(":") or said.stop + 1 >= len(text.folds):
        return None
    return voices.name_at(said.stop + (text.folds[said.stop] in POLITE))


def _head_speaker(voices: Voices, section: Section) -> Agent | None:
    """Give who speaks a list: in its head before the verb, else behind it, else in the head above."""
    text = voices.text
    for head in (section.head, section.parent):
        if head is None:
            continue
        marks = [
            mark for mark in text.marks_in("headings", *head) if mark.row.values["section"] in {"message", "outcome"}
        ]
        verb = text.starts[marks[-1].start] if marks else head[1]
        agent = voices.before(verb, head[0])
        agent = agent or _said_in_head(voices, head)
        if agent is None and not marks and text.folds[text.word_at(head[0])] in _OF:
            agent = voices.after(head[0], head[1])  # "A. Oleh Aipda Lalu Satriawan" below "III. Himbauan"
        if agent is None or agent.kind == "pronoun":
            behind = voices.after(verb, head[1]) if marks else None
            # "Pesan Kamtibmas oleh Bhabinkamtibmas :", "titipan dari Pak Kanit :"
            by = behind is not None and text.folds[text.word_at(behind.start) - 1] in _OF
            own = behind is not None and (behind.kind != "civil" or _is_by(text, behind))
            if behind and own and (by or not voices.receives(behind)):
                agent = behind if agent is None else agent
        if agent is not None and agent.kind == "unit" and text.folds[text.word_at(agent.end)] == "ini":
            agent = None  # "… yang ingin dicapai melalui program pekarangan Polres Kenari ini ialah :"
        if agent is not None and agent.kind == "civil" and text.folds[text.word_at(head[0])] in _MEETS:
            return BACK  # "Bertemu Sdr Ahmad ketua RT 02 & 4 warga, materi komsos :"
        if agent is not None:
            return BACK if agent.kind == "pronoun" else agent
        last = text.word_at(verb) - 1 if marks else -1
        last -= last > 0 and text.folds[last] in _GIVES  # "Bang Jefri titip pesan"
        named = voices.name_at(last) if last >= text.word_at(head[0]) else None
        if named is not None:
            return named
        stranger = stranger_before(text, text.starts[marks[0].start], head[0]) if marks else None
        if stranger is not None:
            return stranger  # "Bucek Ijie juga menyampaikan beberapa poin :"
        opening = text.folds[text.word_at(head[0])] if head[0] < head[1] else ""
        if opening.startswith("me") and section.head == head:
            return BACK
    return None


def _is_by(text: Text, who: Agent) -> bool:
    """Tell whether a head gives the words as somebody's: "Sambutan Camat :", "Disampaikan oleh Kepala Kampung :"."""
    index = text.word_at(who.start) - 1
    if index > 0 and text.folds[index] == "oleh":
        index -= 1
    return index >= 0 and text.folds[index] in _BY


@once
def spoken(text: Text) -> list[Speech]:
    """Find all speech of a text: listed items, quotations, reported appeals and hopes, in the text's order."""
    voices = voices_of(text)
    items = listed(text)
    heads = [section.head for section in text.sections]
    every_item = [
        item
        for section, kind in sections(text)
        if section.mark != "ord" or kind in {"message", "outcome"}
        for item in section.items
    ]
    listed_spans = Spans((item.start, item.end) for item in items)
    quotes = [speech for speech in quotations(voices) if not listed_spans.hold(speech.start)]
    inside = Spans((quote.start, quote.end) for quote in text.quotes)
    labelled = [(line.start, line.end) for item in items if (line := text.line_at(item.start))]
    apart = Spans([*every_item, *labelled, *_of_residents(text), *(head for head in heads if _is_title(text, head))])
    told = [
        speech
        for speech in reported(voices, apart)
        if not inside.hold(speech.start) and not _announces_list(text, speech)
    ]
    told = [_with_hope(text, speech) if speech.rule == "speech without marks" else speech for speech in told]
    return sorted(
        [*items, *[_with_hope(text, quote) for quote in quotes], *told], key=lambda item: (item.start, item.end)
    )


def _is_title(text: Text, head: Span) -> bool:
    return text.word_at(head[1]) - text.word_at(head[0]) <= 8 or text.clean[head[0] : head[1]].rstrip().endswith(":")


def _announces_list(text: Text, speech: Speech) -> bool:
    words = text.low[speech.start : speech.end].rstrip()
    return words.endswith((":", "yaitu,", "yakni,"))


def _with_hope(text: Text, speech: Speech) -> Speech:
    """A quotation that expresses a hope is both a message and an outcome."""
    hopeful = any(
        cue(mark) in {"hope", "wish"} and not is_thing_hoped(text, mark)
        for mark in text.marks_in("cues", speech.start, speech.end)
    )
    hopeful = hopeful or any(
        cue(mark) == "purpose" and is_purpose(text, mark) for mark in text.marks_in("cues", speech.start, speech.end)
    )
    after = text.word_at(speech.end)
    said = text.mark_at("cues", after) if after < len(text.folds) else None
    hopeful = hopeful or (said is not None and text.folds[said.start] in {"harap", "harapnya"})
    return speech._replace(kind="both") if hopeful else speech
