"""Sentences that report an appeal, a message, a hope or an agreement."""

import re
from bisect import bisect_right

from kamtibmas_cli.recognisers.appeals import OWN, message_in, unmarked_speech
from kamtibmas_cli.recognisers.hopes import HOPES, agreement_in, hope_in
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.voices import BACK, POLITE, Agent, Speech, Voices, cue, is_programme, means_civilian
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text

_TITLE = 120  # code points of a title
_ASKS = re.compile(
    r", (?:agar|supaya) (?:para |seluruh |semua )?(?:warga|masyarakat|pengendara|pemuda|orang tua|petani)"
)
_UNITS_HEAD = re.compile(r"[^.:;\n\"]{4,50}? (?:-{1,3}|\|{1,2}) ?(?=[A-Z])")
_URGES = frozenset({"mari", "jangan", "ayo"})
_RESPONSES = frozenset("respon respons tanggapan keluhan aspirasi usulan masukan curhatan".split())
_TAIL = 8  # words of "ujar Bapak Pandi Asmito"
_SHORTEST = 4  # words of a sentence that asks: "Nelayan diimbau tidak melaut."
_QUOTED = 6  # words of a quotation that is speech, not a programme's name in marks
_SAID = 4  # words of a sentence that the next one ascribes
_ASKED_FOR = 3  # words behind an appeal that tell what is asked
_REFERS = frozenset("hal imbauan himbauan pesan ajakan permintaan".split())


def reported(voices: Voices, taken: Spans) -> list[Speech]:
    """Find the sentences that report an appeal, a message or a hope.

    ``taken`` holds the spans that are listed items or headings.
    """
    text = voices.text
    found: list[Speech] = []
    for sentence in text.sentences:
        if text.junk(sentence[0]) or taken.hold(sentence[0]) or _is_headline(text, sentence):
            continue
        sentence = _without_mark(text, _behind_opening(text, sentence))
        if _is_response(text, sentence):
            continue
        teller = _told_by(voices, sentence) if found and found[-1].who is None else None
        if teller:
            found[-1] = found[-1]._replace(who=teller)
        if _closes_with_stranger(voices, sentence):
            continue
        speech = _reported(voices, sentence) or _goes_on(text, sentence, found) or _said_before(voices, sentence)
        if speech and not (speech.who and speech.who.kind == "pronoun" and means_civilian(voices, sentence)):
            if found and found[-1].start == speech.start:  # "Warga kami minta melapor. Pungkas AKP Rudi."
                speech = speech._replace(kind="message" if found.pop().kind == "message" else "both")
            found.extend(_before_quotation(text, speech))
    return _without_subtitles(text, found)


def _is_response(text: Text, sentence: Span) -> bool:
    """Tell whether a sentence gives what residents say: "Respon warga bagus, minta polisi sering mampir."."""
    index = text.word_at(sentence[0])
    return text.folds[index : index + 1] != [] and text.folds[index] in _RESPONSES and index + 1 in text.begins("civil")


def _closes_with_stranger(voices: Voices, sentence: Span) -> bool:
    """Tell whether a civilian says a sentence without marks: "Kami berharap hal ini terus, ujar Bapak Pandi."."""
    text = voices.text
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    begin = max(first + 1, last - _TAIL)
    if POLITE.isdisjoint(text.folds[begin:last]):
        return False
    tail = (mark for mark in text.marks_of("cues", begin, last) if cue(mark) == "say")
    said = next((mark for mark in tail if text.gap(mark.start - 1).startswith(",")), None)
    polite = said is not None and said.stop < last and text.folds[said.stop] in POLITE
    return said is not None and polite and not voices.officers(text.starts[said.start], sentence[1])


def _said_before(voices: Voices, sentence: Span) -> Speech | None:
    """``Mari kita jaga kampung ini. Tegas Kapolsek Tebelian.``: the demand that a sentence of its own ascribes.

    Also ``Patroli kali ini kami fokuskan di pasar. Tambahnya.`` and ``Tidak ada korban jiwa. ujar Kapolsek.``
    """
    text = voices.text
    place = text.sentence_index(sentence[0]) - 1
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    said = text.mark_at("cues", first)
    if place < 0 or said is None:
        return None
    before = text.sentences[place]
    if cue(said) == "say_back" and said.stop == last:
        return Speech(*before, "indirect", "message", BACK, "speech without marks") if _is_own(voices, before) else None
    if cue(said) != "say" or said.stop >= last:
        return None
    own = not text.quoted(before[0]) and text.line_at(before[0]) == text.line_at(sentence[0])
    who = voices.after(text.starts[said.stop], sentence[1])
    whole = who is not None and text.word_at(who.start) == said.stop and text.word_at(who.end) == last
    long = first - text.word_at(before[0]) > _SAID
    return Speech(*before, "indirect", "message", who, "words ascribed") if whole and long and own else None


def _is_own(voices: Voices, sentence: Span) -> bool:
    """Tell whether a sentence is in an officer's own words: "Patroli kali ini kami fokuskan di pasar."."""
    text = voices.text
    said = text.folds[text.word_at(sentence[0]) : text.word_at(sentence[1])]
    first = voices.after(*sentence)
    civil = (first is not None and first.kind == "civil") or means_civilian(voices, sentence)
    return len(said) > _QUOTED and bool(OWN & set(said)) and not civil and not text.quoted(sentence[0])


def _told_by(voices: Voices, sentence: Span) -> Agent | None:
    """Give who told what stands in the sentence before: ``Hal itu disampaikan Wakapolres Nunukan Kompol …``."""
    text = voices.text
    index = text.word_at(sentence[0])
    told = text.mark_at("cues", index + 2) if index + 2 < len(text.folds) else None
    if told is None or cue(told) not in {"state", "tell"}:
        return None
    refers = text.folds[index] in _REFERS and text.folds[index + 1 : index + 2] in (["itu"], ["ini"], ["tersebut"])
    if not refers:
        return None
    who = voices.after(text.ends[told.stop - 1], sentence[1])
    near = who is not None and text.word_at(who.start) - told.stop <= 1
    return who if near and who and who.kind in {"person", "office"} else None


def _behind_opening(text: Text, sentence: Span) -> Span:
    """Give a sentence without the outlet and dateline before it: "MADIUN, KABARNUSA.COM - Babinsa mengimbau …"."""
    opening = opening_of(text)
    last = max((span[1] for span in (opening.outlet, opening.dateline) if span), default=0) if opening else 0
    index = text.word_at(last)
    inside = sentence[0] < last < sentence[1] and index < len(text.folds)
    start = text.starts[index] if inside else sentence[0]
    head = _UNITS_HEAD.match(text.clean, start, sentence[1])
    if head and text.mark_at("units", text.word_at(start)):
        return head.end(), sentence[1]  # "Polda Kalbar, Polres Sintang – Kapolres Sintang mengimbau …"
    return start, sentence[1]


def _without_mark(text: Text, sentence: Span) -> Span:
    """Give a sentence without a stray mark at its beginning or the next one's mark: ``… kunci ganda."Kalau ada …``."""
    start, end = sentence
    while start < end and text.clean[start] in '" ' and not text.quoted(start):
        start += 1
    if text.quoted(end - 1) and not text.quoted(end - 2):
        end -= 1
    return start, end


def _before_quotation(text: Text, speech: Speech) -> list[Speech]:
    """``Yusuf meminta orang tua mengecek tas anaknya, “Kemarin saya temukan pisau,” katanya.``: up to the mark."""
    place = bisect_right(text.quotes, speech.start, key=lambda quote: quote.start)
    quote = text.quotes[place] if place < len(text.quotes) and text.quotes[place].start < speech.end else None
    if quote is None or not quote.closed or text.word_at(quote.end) - text.word_at(quote.start) < _QUOTED:
        return [speech]
    if is_programme(text, quote):
        return [speech]  # "… upacara tahun ini mengusung tema ‘Polri untuk Masyarakat Menuju Indonesia Maju’."
    end = quote.start
    while end > speech.start and text.clean[end - 1] in ' ,"\u00ad':
        end -= 1
    asks = text.marks_in("cues", speech.start, end)
    told = text.word_at(end) - _behind_people(text, asks[-1].stop) if asks else 0
    return (
        [speech._replace(end=end)] if told >= _ASKED_FOR else []
    )  # "Kapolsek juga mengimbau, “…”" asks nothing itself


def _behind_people(text: Text, index: int) -> int:
    """Give the word behind those to whom something is said: "menitip pesan kepada orang tua, “…”"."""
    index += text.folds[index : index + 1] in (["kepada"], ["pada"])
    people = text.mark_at("civil", index) if index < len(text.folds) else None
    return people.stop if people else index


def _without_subtitles(text: Text, found: list[Speech]) -> list[Speech]:
    """Leave out what stands in a subtitle without a full stop and again, in the same words, in the story."""
    told = [text.clean[speech.start : speech.end].rstrip(" .") for speech in found]
    last = {words: place for place, words in enumerate(told)}
    ends = [text.clean[speech.start : speech.end].endswith(".") for speech in found]
    return [speech for place, speech in enumerate(found) if ends[place] or last[told[place]] == place]


def _goes_on(text: Text, sentence: Span, found: list[Speech]) -> Speech | None:
    """``Kapolsek mengimbau agar waspada. Kenali ciri-ciri uang asli.``: a demand right behind an appeal is one, too."""
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    # "Aipda Anton berharap warga ikut menjaga desa. Mari kita jaga kedamaian ini."
    hoped = bool(found) and found[-1].kind == "outcome" and _URGES.isdisjoint(text.folds[first : first + 1])
    if not found or hoped or first > text.word_at(found[-1].end) or last - first < 4:
        return None
    mark = text.mark_at("cues", first)
    demands = mark is not None and (cue(mark) == "imperative" or text.folds[first] in {"jangan", "agar", "supaya"})
    asks = _ASKS.search(text.low, *sentence)  # "Terkait pilkades, agar para warga mewaspadai hoaks"
    if not (demands or asks) or text.quoted(sentence[0]):
        return None
    return Speech(*sentence, "indirect", "message", found[-1].who, "demand behind an appeal")


def _is_headline(text: Text, sentence: Span) -> bool:
    """Tell whether the sentence is a title: a line in title case or, above a story in small letters, in capitals."""
    line = text.line_at(sentence[0])
    if text.in_title(sentence[0], 3):
        return True  # also "Nelayan Diajak Jadi Mata Polisi : Kapolsek Rote Timur"
    if line is None or text.clean[line.start : line.end].endswith((".", '"', "!", ")")):
        return False
    opening = opening_of(text)
    if opening and opening.line > 0 and line is text.lines[0] and line.end - line.start < _TITLE:
        return True  # "Polisi ingatkan nelayan Mukomuko tunda melaut" above "Mukomuko (ANTARA) - …"
    if not line.caseless:
        return False
    return any(not other.caseless for other in text.lines) or line is text.lines[0]


def _reported(voices: Voices, sentence: Span) -> Speech | None:
    text = voices.text
    marks = [mark for mark in text.marks_in("cues", *sentence) if not _is_quoted_or_name(text, mark)]
    length = text.word_at(sentence[1]) - text.word_at(sentence[0])
    if not marks or length < _SHORTEST:
        return None
    if length == _SHORTEST:
        passive = [mark for mark in marks if cue(mark) == "appeal_passive"]
        return message_in(voices, sentence, passive) if passive else None
    hope = hope_in(voices, sentence, marks)
    message = message_in(voices, sentence, marks)
    if message is None and (hope is None or not _is_told_hope(text, marks)):
        message = unmarked_speech(voices, sentence, marks)
    meant = hope is not None and hope.rule == "purpose word" and not any(cue(mark) == "appeal" for mark in marks)
    if meant and hope and message and message.rule in {"tell word", "speech without marks"}:
        return hope._replace(who=hope.who or message.who)  # "menyampaikan bahwa kegiatan ini bertujuan …"
    if hope and message:
        return hope._replace(kind="both", who=message.who or hope.who, rule=f"{message.rule}, {hope.rule}")
    return message or hope or agreement_in(text, sentence, marks)


def _is_told_hope(text: Text, marks: list[Mark]) -> bool:
    """Tell whether a hope is told of somebody: "Kapolsek berharap warga rukun, tambahnya"; "kami berharap" is said."""
    return any(
        text.folds[mark.start] in HOPES and not OWN & set(text.folds[max(0, mark.start - 2) : mark.start])
        for mark in marks
    )


def _is_quoted_or_name(text: Text, mark: Mark) -> bool:
    """Tell whether a cue word is no cue: quoted, or in a name such as "Kelurahan Harapan Mulia"."""
    start = text.starts[mark.start]
    if text.quoted(start):
        return True
    named = text.folds[mark.start] == "harapan" and text.capital(mark.start) and not text.caseless(mark.start)
    return named and text.sentence_at(start)[0] != start and text.gap(mark.start - 1) == " "
