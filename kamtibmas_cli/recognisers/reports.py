"""Sentences that report an appeal, a message, a hope or an agreement."""

import re
from bisect import bisect_left

from kamtibmas_cli.layout import is_title
from kamtibmas_cli.recognisers.openings import opening_of
from kamtibmas_cli.recognisers.voices import (
    BACK,
    OPENING,
    RECEIVERS,
    Agent,
    Speech,
    Voices,
    cue,
    stranger_opening,
    subject,
)
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text

_OBLIGATION = re.compile(
    r"\b(?:jangan|wajib|(?<!yang )(?<!tidak )(?<!tak )harus|dilarang|hendaknya|tidak boleh|hanya boleh"
    r"|silakan|silahkan|mari|tolong|mohon|(?<!dapat )(?<!bisa )(?<!akan )(?<!untuk )segera|sebaiknya|diminta)\b"
)
# "tidak semua perkara harus ke polisi", "sumber air jauh sehingga selang harus disambung": nobody is told to
_NOT_ALL = re.compile(r"\btidak semua\b[^.,]{0,40}\b(?:harus|wajib)\b|\bsehingga\b[^.,]{0,40}\bharus di")
_ASKS = re.compile(
    r", (?:agar|supaya) (?:para |seluruh |semua )?(?:warga|masyarakat|pengendara|pemuda|orang tua|petani)"
)
_BY_DOING = re.compile(r"(?:di|ter|ke)\w{4,}nya|di\w{6,}kan")
_TOPIC = frozenset("terkait tentang mengenai seputar soal perihal".split())
_ASKED = frozenset("agar supaya untuk bahwa jangan tidak hendaknya seperti antara di diantaranya yaitu yakni".split())
# What may move people or things as well: "mengarahkan satu peleton ke lokasi".
_MOVES = frozenset("mendorong mengarahkan mengedukasi memotivasi menyemangati mengumumkan".split())
_DONE_FOR = frozenset("dilakukan dilaksanakan digelar diadakan bertujuan tujuan upaya sarana wadah".split())
_LIKEWISE = frozenset({("hal", "senada"), ("hal", "serupa"), ("hal", "sama"), ("apresiasi", "serupa")})
_QUOTED = 6  # words of a quotation that is speech, not a programme's name in marks
_MODALS = frozenset("harus wajib perlu agar untuk diminta diharapkan".split())
_SHORT_APPEALS = frozenset({"imbau", "himbau", "ajak", "pesan"})
_NEAR = 7  # words between an appeal and what is asked
_OWN = frozenset({"kami", "kita", "saya"})
_HOPES = frozenset({"berharap", "mengharapkan"})
_ASKED_FOR = 3  # words behind an appeal that tell what is asked
_TERMS = 3  # words behind "sepakat" that tell more than a peace
_PEACE = frozenset(
    "berdamai damai perdamaian saling memaafkan memaafan secara kekeluargaan dan untuk menyelesaikan diselesaikan "
    "masalah permasalahan perkara persoalan ini itu tersebut musyawarah mufakat dengan cara jalan serta di".split()
)
_PARTIES = frozenset(
    "pihak keduanya kedua mereka keluarga musyawarah mediasi pertemuan paruman rembuk rapat mufakat".split()
)
_APART = 8  # words between the parties and "sepakat"
_STRESSED = frozenset({"menekankan", "ditekankan", "tekankan"})
_TOLD = frozenset("imbauan himbauan arahan pesan penekanan".split())
_THINGS = frozenset(
    "waktu keterangan identitas data informasi penjelasan tanggapan laporan maaf izin ijin klarifikasi uang "
    "tebusan".split()
)
_REFERS = frozenset("hal imbauan himbauan pesan ajakan permintaan".split())
_WHERE = frozenset("di pada melalui lewat dalam setiap saat".split())
_TAUGHT = frozenset("edukasi pemahaman penyuluhan sosialisasi motivasi".split())


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
        teller = _told_by(voices, sentence) if found and found[-1].who is None else None
        if teller:
            found[-1] = found[-1]._replace(who=teller)
        speech = _reported(voices, sentence) or _goes_on(text, sentence, found)
        if speech and not (speech.who and speech.who.kind == "pronoun" and means_civilian(voices, sentence)):
            found.extend(_before_quotation(text, speech))
    return _without_subtitles(text, found)


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
    return (text.starts[index], sentence[1]) if inside else sentence


def _without_mark(text: Text, sentence: Span) -> Span:
    """Give a sentence without a stray mark at its beginning."""
    start, end = sentence
    while start < end and text.clean[start] in '" ' and not text.quoted(start):
        start += 1
    return start, end


def _before_quotation(text: Text, speech: Speech) -> list[Speech]:
    """``Yusuf meminta orang tua mengecek tas anaknya, “Kemarin saya temukan pisau,” katanya.``: up to the mark."""
    quote = next((quote for quote in text.quotes if speech.start < quote.start < speech.end), None)
    if quote is None or not quote.closed or text.word_at(quote.end) - text.word_at(quote.start) < _QUOTED:
        return [speech]
    end = quote.start
    while end > speech.start and text.clean[end - 1] in ' ,"\u00ad':
        end -= 1
    asks = text.marks_in("cues", speech.start, end)
    told = text.word_at(end) - asks[-1].stop if asks else 0
    return (
        [speech._replace(end=end)] if told >= _ASKED_FOR else []
    )  # "Kapolsek juga mengimbau, “…”" asks nothing itself


def _without_subtitles(text: Text, found: list[Speech]) -> list[Speech]:
    """Leave out what stands in a subtitle without a full stop and again, in the same words, in the story."""
    told = [text.clean[speech.start : speech.end].rstrip(" .") for speech in found]
    last = {words: place for place, words in enumerate(told)}
    ends = [text.clean[speech.start : speech.end].endswith(".") for speech in found]
    return [speech for place, speech in enumerate(found) if ends[place] or last[told[place]] == place]


def _goes_on(text: Text, sentence: Span, found: list[Speech]) -> Speech | None:
    """``Kapolsek mengimbau agar waspada. Kenali ciri-ciri uang asli.``: a demand right behind an appeal is one, too."""
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    if not found or found[-1].kind == "outcome" or first > text.word_at(found[-1].end) or last - first < 4:
        return None
    mark = text.mark_at("cues", first)
    demands = mark is not None and (cue(mark) == "imperative" or text.folds[first] in {"jangan", "agar", "supaya"})
    asks = _ASKS.search(text.low, *sentence)  # "Terkait pilkades, agar para warga mewaspadai hoaks"
    if not (demands or asks) or text.quoted(sentence[0]):
        return None
    return Speech(*sentence, "indirect", "message", found[-1].who, "demand behind an appeal")


def means_civilian(voices: Voices, sentence: Span, depth: int = 2) -> bool:
    """Tell whether "ia" means a civilian: its sentence, or the one before, begins with one."""
    text = voices.text
    first = voices.after(*sentence)
    if first is not None and first.kind == "civil" and voices.opens(first):
        return True  # "Ketua RT Bapak Jamhur berterima kasih, ia berharap"
    if first is not None and first.kind in {"person", "office"} and first.start - sentence[0] < OPENING:
        return False  # "Kapolsek menambahkan, pihaknya berharap"
    index = bisect_left(text.sentences, sentence) - 1
    while index >= 0 and text.junk(text.sentences[index][0]):
        index -= 1
    if index < 0:
        return False
    before = text.sentences[index]
    if stranger_opening(voices, before):
        return True  # "Darmansyah mengaku lega. Ia berharap …"
    first = voices.after(*before)
    if first and first.kind == "pronoun" and depth and first.start - before[0] < OPENING:
        return means_civilian(voices, before, depth - 1)  # "Hj. Nurbaya (58) mengaku senang. Ia … Ia berharap …"
    opening = text.word_at(before[0])
    if first and first.kind == "civil" and tuple(text.folds[opening : opening + 2]) in _LIKEWISE:
        return True  # "Hal senada diutarakan Ketua RT Sanjaya. Ia merasa lega."
    if first is None or first.kind != "civil" or first.start - before[0] >= 15 or text.quoted(first.start):
        return False
    return not RECEIVERS & set(text.folds[text.word_at(before[0]) : text.word_at(first.start)])


def _is_headline(text: Text, sentence: Span) -> bool:
    """Tell whether the sentence is a title: a line in title case or, above a story in small letters, in capitals."""
    line = text.line_at(sentence[0])
    if line is not None and line in text.lines[:3] and is_title(text.clean, line):
        return True  # also "Nelayan Diajak Jadi Mata Polisi : Kapolsek Rote Timur"
    if line is None or not line.caseless or text.clean[line.start : line.end].endswith((".", '"', "!", ")")):
        return False
    return any(not other.caseless for other in text.lines) or line is text.lines[0]


def _reported(voices: Voices, sentence: Span) -> Speech | None:
    text = voices.text
    marks = [mark for mark in text.marks_in("cues", *sentence) if not _is_quoted_or_name(text, mark)]
    if not marks or text.word_at(sentence[1]) - text.word_at(sentence[0]) < 5:
        return None
    hope = _hope(voices, sentence, marks)
    message = _message(voices, sentence, marks)
    if message is None and (hope is None or not _is_told_hope(text, marks)):
        message = _unmarked_speech(voices, sentence, marks)
    if hope and message and (hope.rule, message.rule) == ("purpose word", "tell word"):
        return hope._replace(who=hope.who or message.who)  # "menyampaikan bahwa kegiatan ini bertujuan …"
    if hope and message:
        return hope._replace(kind="both", who=message.who or hope.who, rule=f"{message.rule}, {hope.rule}")
    return message or hope or _agreement(text, sentence, marks)


def _is_told_hope(text: Text, marks: list[Mark]) -> bool:
    """Tell whether a hope is told of somebody: "Kapolsek berharap warga rukun, tambahnya"; "kami berharap" is said."""
    return any(
        text.folds[mark.start] in _HOPES and not _OWN & set(text.folds[max(0, mark.start - 2) : mark.start])
        for mark in marks
    )


def _agreement(text: Text, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``Kedua pihak sepakat saluran air dipindah dengan biaya bersama``: terms, not only that they made peace."""
    agreed = next((mark for mark in marks if cue(mark) == "agree"), None)
    if agreed is None or len(set(text.folds[agreed.stop : text.word_at(sentence[1])]) - _PEACE) < _TERMS:
        return None
    if not _PARTIES & set(text.folds[max(0, agreed.start - _APART) : agreed.start]):
        return None
    return Speech(*sentence, "indirect", "outcome", None, "agreement")


def _is_quoted_or_name(text: Text, mark: Mark) -> bool:
    """Tell whether a cue word is no cue: quoted, or in a name such as "Kelurahan Harapan Mulia"."""
    start = text.starts[mark.start]
    if text.quoted(start):
        return True
    named = text.folds[mark.start] == "harapan" and text.capital(mark.start) and not text.caseless(mark.start)
    return named and text.sentence_at(start)[0] != start and text.gap(mark.start - 1) == " "


def _hope(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``Kapolsek berharap …``, ``warga diharapkan …``, ``Kegiatan ini bertujuan …``, ``Dengan adanya … dapat …``."""
    text = voices.text
    first = text.word_at(sentence[0])
    # "Dengan ditempatkannya personel … dapat memberikan rasa aman"
    by = text.folds[first] == "dengan" and bool(_BY_DOING.fullmatch(text.folds[first + 1]))
    said = first
    for mark in marks:
        kind = cue(mark)
        if kind == "by" and (text.starts[mark.start] - sentence[0] < 12 or mark.start - said <= 1):
            by = True  # also "Kapolres mengatakan dengan adanya kegiatan ini warga dapat lebih tertib."
        said = mark.stop if kind == "state" else said
        if kind in {"hope", "purpose"} or (kind == "can" and by):
            if kind == "purpose" and not is_purpose(text, mark):
                continue
            if _is_thing_hoped(text, mark):
                continue
            who = _hoper(voices, sentence, mark, marks)
            if who and who.kind == "civil":
                return None
            return Speech(*sentence, "indirect", "outcome", who, f"{kind} word")
    return None


def _is_thing_hoped(text: Text, mark: Mark) -> bool:
    """Tell whether "harapan" is what people bring along: "warga datang membawa aspirasi dan harapan"."""
    before = text.folds[mark.start - 1] if mark.start else ""
    if text.folds[mark.start : mark.stop] == ["diharapkan"] and before == "yang":
        # "sesuai target yang diharapkan bersama", but "yang diharapkan dapat …"
        return not any(cue(other) in {"content", "can"} for other in text.marks_of("cues", mark.stop, mark.stop + 2))
    if text.folds[mark.start : mark.stop] != ["harapan"]:
        return False
    # "mencerminkan harapan baru", but "menyampaikan harapan agar …"
    given = before.startswith("me") and before not in {"menyampaikan", "mengungkapkan", "mengutarakan", "memiliki"}
    empty = text.folds[mark.stop : mark.stop + 1] == ["dan"]  # "menyampaikan harapan dan dukungannya"
    return given or empty or before in {"dan", "aspirasi", "penuh", "sesuai"}


def is_purpose(text: Text, mark: Mark) -> bool:
    """Tell whether "tujuan" is a purpose here, not the end of a journey."""
    after = text.folds[mark.stop] if mark.stop < len(text.folds) else ""
    if text.folds[mark.start] == "ditujukan":
        return after not in {"kepada", "pada", "bagi", "ke"}
    if text.folds[mark.stop - 1] == "tujuan" and mark.stop - mark.start > 1:
        # "bus dengan tujuan Medan"
        return not after or text.caseless(mark.stop) or not text.capital(mark.stop)
    if text.folds[mark.start] == "tujuannya" and after in {"bukan", "ke", "tidak"}:
        return False  # "kalau tujuannya bukan ke kebun"
    if text.folds[mark.start] != "tujuan":
        return True
    before = text.folds[mark.start - 1] if mark.start else ""
    following = text.folds[mark.stop : mark.stop + 8]
    return before in {"dengan", "adapun", "memiliki", "mempunyai", "punya"} or bool(
        {"adalah", "yakni", "yaitu", "ialah", "agar", "supaya", "untuk", "guna"} & set(following)
    )


_LEADING = frozenset("masih lanjut lebih jauh lagi selanjutnya lanjutnya lanjutkan sambung tambah".split())


def _lead_speaker(voices: Voices, sentence: Span) -> Agent | None:
    """``Masih kata Kapolres, …``, ``Lanjut Wawan, …``: who is named as the speaker before the sentence proper."""
    text = voices.text
    index, by = text.word_at(sentence[0]), False
    while index < len(text.folds) - 1 and text.folds[index] in _LEADING:
        index += 1
    if text.folds[index] == "menurut" and index + 1 < len(text.folds):
        index += 1  # "Menurut Kapolsek, personel jangan …"
    mark = text.mark_at("cues", index)
    begins = index == text.word_at(sentence[0])
    told = mark is not None and text.folds[mark.start].startswith("di") and cue(mark) in {"state", "tell"}
    if mark and (told or cue(mark) in {"say", "state_back"}) and mark.stop < len(text.folds):
        index = mark.stop  # also "Lanjut disampaikan Kapolsek, …"
        by = text.folds[index] == "oleh" and index + 1 < len(text.folds)
        index += by
    elif begins:
        return None
    who = voices.name_at(index) or voices.after(text.starts[index], sentence[1])
    named = who is not None and text.word_at(who.start) == index and who.kind in {"person", "office", "name"}
    if who is None or not named:
        return None
    after = text.word_at(who.end)
    comma = text.clean[who.end : who.end + 2].strip()[:1] == ","
    told = mark is not None and text.folds[after : after + 1] in (["ia"], ["dia"], ["bahwa"])
    told = told or (by and text.folds[after : after + 1] in (["kepada"], ["agar"], ["supaya"]))
    return who if comma or told else None  # "Ditambahkan Kasi Humas, …", "Ditambahkan Kasi Humas ia berharap"


def _hoper(voices: Voices, sentence: Span, mark: Mark, marks: list[Mark]) -> Agent | None:
    text = voices.text
    lead = _lead_speaker(voices, sentence)
    if lead or text.folds[mark.start] == "diharapkannya":
        return lead or BACK
    active = text.folds[mark.start] in _HOPES | {"harapkan"} or "berharap" in text.folds[mark.start : mark.stop]
    if active:
        return subject(voices, sentence, mark) or BACK
    for other in marks:
        if cue(other) in {"state", "tell"} and other.start < mark.start:
            return subject(voices, sentence, other) or BACK
    opening = text.folds[text.word_at(sentence[0])]
    if any(cue(other) == "state_back" and other.start < mark.start for other in marks):
        return BACK  # "Menurutnya, kegiatan ini bertujuan …"
    if opening == "menurut":
        return voices.after(sentence[0], text.starts[mark.start])
    for other in marks:
        closing = text.clean[: text.starts[other.start]].rstrip()[-1:] in {",", '"'}
        if not closing or cue(other) not in {"say", "say_back", "state"}:
            continue
        who = voices.name_at(other.stop) if other.stop < len(text.folds) else None
        who = who or voices.after(text.ends[other.stop - 1], sentence[1])
        near = who is not None and text.word_at(who.start) - other.stop <= 3
        if other.start < mark.start:  # "Pengamanan, lanjut Kompol Arif, bertujuan supaya …"
            inserted = near and who is not None and text.clean[who.end : who.end + 1] == ","
            if inserted and cue(other) != "state":
                return who
            continue
        if near or cue(other) == "say_back":  # no verb: "pesan kewaspadaan, pesan perdamaian"
            return who if near else BACK
    return None


def _message(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``Kapolsek mengimbau warga agar …``, ``menyampaikan kepada … supaya …``, ``Warga diimbau …``."""
    text = voices.text
    for mark in marks:
        kind = "appeal" if _is_short_appeal(text, mark) else cue(mark)
        if kind not in {"appeal", "appeal_passive", "tell"} or not has_content(text, sentence, mark, kind):
            continue
        if text.folds[mark.start - 1 : mark.start] == ["untuk"] and text.folds[mark.start - 2] in _DONE_FOR:
            continue  # "kegiatan dilakukan untuk mengajak masyarakat"
        if text.folds[mark.start - 1 : mark.start] in (["untuk"], ["guna"]) and not _asks_for(text, sentence, mark):
            continue  # "tidak menunggu asap untuk mengingatkan warga soal bahaya karhutla"
        if _joins_in(text, mark):
            continue
        passive = kind == "appeal_passive"
        lead = _lead_speaker(voices, sentence) if kind == "tell" else None  # "Disampaikan Peltu Ahmadi, bahwa …"
        who = _asker(voices, mark, sentence) if passive else lead or subject(voices, sentence, mark) or BACK
        who = _through(voices, mark, sentence) or _above(voices, sentence, mark, who) or _lead_speaker(voices, sentence)
        if who and who.kind == "pronoun" and _is_asked_by_them(text, mark):
            continue  # "Dalam forum itu mereka meminta lampu jalan dipasang": residents
        if who and who.kind == "civil":
            continue  # "PPL menyarankan penyemprotan, sedangkan Aipda Budi mengajak petani …"
        if who is BACK and not passive and not _opens_sentence(text, sentence, mark):
            if text.folds[mark.start - 1] != "dengan" or not _asks_for(text, sentence, mark):
                continue  # "Kegiatan ini … serta mengajak warga": nobody speaks
            who = None  # "Dilakukan sambang dengan mengimbau masyarakat agar …"
        return Speech(*sentence, "indirect", "message", who, f"{kind} word")
    return None


def _is_asked_by_them(text: Text, mark: Mark) -> bool:
    """Tell whether "mereka" ask for something, and not people to do it: "mereka meminta agar lampu jalan dipasang"."""
    them = text.folds[mark.start - 1 : mark.start] == ["mereka"] and text.folds[mark.start] in {"meminta", "minta"}
    return them and not any(
        text.mark_at("civil", index) for index in range(mark.stop, min(mark.stop + 3, len(text.folds)))
    )


def _is_short_appeal(text: Text, mark: Mark) -> bool:
    """Tell whether a short verb asks, and does not close a quotation: "Kapolsek juga himbau pemuda supaya …"."""
    if text.folds[mark.start] not in _SHORT_APPEALS or mark.stop - mark.start > 1:
        return False
    told = text.folds[mark.stop : mark.stop + _NEAR]
    return text.gap(mark.start - 1) == " " and bool({"agar", "supaya", "untuk", "tidak", "jangan"} & set(told))


def _through(voices: Voices, mark: Mark, sentence: Span) -> Agent | None:
    """Give who speaks for another behind the verb: "Kapolres meminta melalui Kasat Samapta AKP Muhdin agar …"."""
    text = voices.text
    if text.folds[mark.stop : mark.stop + 1] not in (["melalui"], ["lewat"]):
        return None
    who = voices.after(text.starts[mark.stop], sentence[1])
    near = who is not None and who.kind in {"person", "office"} and text.word_at(who.start) == mark.stop + 1
    return who if near else None


def _above(voices: Voices, sentence: Span, mark: Mark, who: Agent | None) -> Agent | None:
    """Give who says what somebody unnamed should do: "Kapolsek menambahkan, Bhabinkamtibmas harus aktif mengajak …"."""
    text = voices.text
    if who is None or who.kind not in {"office", "police", "unit"}:
        return who
    if not _MODALS & set(text.folds[max(0, mark.start - 3) : mark.start]):
        return who
    for told in text.marks_of("cues", text.word_at(sentence[0]), mark.start):
        if cue(told) == "state" and text.starts[told.start] < who.start:
            return subject(voices, sentence, told) or who
    return who


def _joins_in(text: Text, mark: Mark) -> bool:
    """Tell whether people are only taken along: "Anak-anak diajak bernyanyi", "Kedua keluarga diajak duduk"."""
    if text.folds[mark.stop - 1] not in {"diajak", "ajak", "mengajak", "diminta"} or mark.stop >= len(text.folds):
        return False
    following = text.mark_at("cues", mark.stop)
    return following is not None and cue(following) == "together"


def _asks_for(text: Text, sentence: Span, mark: Mark) -> bool:
    """Tell whether what is asked follows behind "agar", "supaya", "jangan" or "tidak"."""
    told = text.folds[mark.stop : text.word_at(sentence[1])]
    return bool({"agar", "supaya", "jangan", "tidak"} & set(told))


def _asker(voices: Voices, mark: Mark, sentence: Span) -> Agent | None:
    """Give who speaks a passive appeal: behind "oleh", or whom "Ditambahkannya", "disampaikannya agar" mean."""
    text = voices.text
    if text.folds[mark.start].endswith("nya"):
        return BACK
    opening = text.mark_at("cues", text.word_at(sentence[0]))
    if opening and cue(opening) == "state_back":
        return BACK
    for told in text.marks_of("cues", text.word_at(sentence[0]), mark.start):
        if cue(told) in {"state", "tell"} and text.folds[told.start].startswith("me"):
            return subject(voices, sentence, told) or BACK  # "Kapolsek mengatakan bahwa warga diminta …"
    for index in range(mark.stop, min(mark.stop + 4, len(text.folds) - 1)):
        if text.folds[index] == "oleh" and text.starts[index] < sentence[1]:
            return voices.after(text.starts[index], sentence[1])
    return None


def _opens_sentence(text: Text, sentence: Span, mark: Mark) -> bool:
    return mark.start - text.word_at(sentence[0]) <= 3


def has_content(text: Text, sentence: Span, mark: Mark, kind: str) -> bool:
    """Tell whether the sentence says what was asked, not only that something was."""
    stop = text.word_at(sentence[1])
    rest = stop - mark.stop
    content = [other for other in text.marks_of("cues", mark.stop, stop) if cue(other) == "content"]
    if kind == "tell" and text.folds[mark.stop : mark.stop + 1] in (["kronologi"], ["kronologis"], ["kronologisnya"]):
        return False
    if kind == "tell" and _names_appeal(text, mark, content):
        return True
    if kind == "tell":
        return any(
            text.folds[other.start] in {"agar", "supaya", "bahwa", "jangan", "untuk", "seperti", "hendaknya"}
            for other in content
        ) and _said_to_public(text, mark, content)
    word = text.folds[mark.start]
    if word in _STRESSED and text.folds[mark.stop : mark.stop + 1] in (["bahwa"], ["pentingnya"]):
        # "menekankan bahwa kegiatan ini merupakan bentuk sinergi" asks for nothing.
        told = {text.folds[other.start] for other in content}
        return bool(told & {"agar", "supaya", "jangan"} or _OBLIGATION.search(text.clean[slice(*sentence)].lower()))
    if word in {"meminta", "minta"} and _THINGS.intersection(text.folds[mark.stop : mark.stop + 1]):
        return False  # "meminta keterangan saksi"
    if word in {"minta", "ajak", "imbau", "himbau", "ingatkan", "menegur", "melarang"}:
        return rest >= 3
    if word in _MOVES:
        return any(text.folds[other.start] in _ASKED for other in content)
    if text.folds[mark.stop - 1] in _TAUGHT:
        asked = {text.folds[other.start] for other in content}
        to_people = "kepada" in text.folds[mark.stop : mark.stop + 2]
        return bool({"agar", "supaya", "jangan"} & asked) or (to_people and "untuk" in asked)
    topic = mark.stop < len(text.folds) and (text.folds[mark.stop] in _TOPIC or mark.stop - mark.start > 1)
    if topic and text.folds[mark.stop - 1] in _TOLD and kind == "appeal":
        # "memberikan imbauan terkait keamanan lingkungan" names the topic alone.
        return any(text.folds[other.start] in _ASKED for other in content)
    if not content and text.folds[mark.stop : mark.stop + 1] and text.folds[mark.stop] in _WHERE:
        return False  # "selalu mengimbau melalui media sosial"
    # "Pengendara diimbau mengurangi kecepatan."
    # "mengimbau warga waspada"
    people = rest == 2 and text.mark_at("civil", mark.stop) is not None
    return bool(content) or rest >= 3 or people or (rest == 2 and text.folds[mark.stop].startswith(("me", "ber")))


def _names_appeal(text: Text, mark: Mark, content: list[Mark]) -> bool:
    """Tell whether what is told is an appeal: "menyampaikan imbauan kepada nelayan untuk …", "menyampaikan, jaga …"."""
    if text.folds[mark.stop - 1] in _TOLD:
        # "menyampaikan arahan kepada personel yaitu menjaga kesehatan", "pesan terkait tidak mudah percaya hoaks"
        return any(text.folds[other.start] in {"untuk", "yaitu", "yakni", "tidak", "jangan"} for other in content)
    following = text.mark_at("cues", mark.stop) if mark.stop < len(text.folds) else None
    return following is not None and cue(following) == "imperative" and text.gap(mark.stop - 1).startswith(",")


def _said_to_public(text: Text, mark: Mark, content: list[Mark]) -> bool:
    first = content[0]
    between = text.folds[mark.stop : first.start]
    return text.folds[first.start] != "untuk" and len(between) <= 14


def _unmarked_speech(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``…, ucap AKP Margini.`` without any quotation mark, and ``Kapolsek menambahkan, setiap pesta wajib …``."""
    text = voices.text
    if '"' in text.clean[sentence[0] : sentence[1]]:
        return None
    if _NOT_ALL.search(text.low, *sentence):
        return None
    lead = _lead_speaker(voices, sentence)
    if lead and _OBLIGATION.search(text.low, lead.end, sentence[1]):
        return Speech(*sentence, "indirect", "message", lead, "obligation told")
    for mark in marks:
        kind = cue(mark)
        at = text.starts[mark.start]
        if kind == "state_back" and _OBLIGATION.search(text.clean[at : sentence[1]].lower()):
            return Speech(*sentence, "indirect", "message", BACK, "obligation told")
        own = text.folds[text.word_at(sentence[0])] in _OWN
        told = any(cue(other) == "state" for other in marks)
        closes = own or (text.word_at(sentence[1]) == mark.stop and not told)
        if kind == "say_back" and closes and text.clean[sentence[0] : at].rstrip()[-1:] == ",":
            who = None if own or not means_civilian(voices, sentence) else Agent(*sentence, "civil")
            return None if who else Speech(*sentence, "indirect", "message", BACK, "speech without marks")
        if kind == "say" and at - sentence[0] > 30 and text.clean[:at].rstrip()[-1:] == ",":
            who = voices.name_at(mark.stop) if mark.stop < len(text.folds) else None
            who = who or voices.after(at, sentence[1])
            closes = who is not None and text.word_at(sentence[1]) - text.word_at(who.end) <= 2
            if who and (who.kind in {"person", "office", "police"} or (who.kind == "name" and closes)):
                return Speech(*sentence, "indirect", "message", who, "speech without marks")
        asked = text.folds[mark.stop : mark.stop + 1] in (["agar"], ["supaya"])
        behind = text.folds[mark.stop : mark.stop + _NEAR]
        to_people = behind[:1] == ["kepada"] and bool({"agar", "supaya"} & set(behind))
        asked = asked or to_people  # "menegaskan kepada anggota agar menjaga sikap"
        comma = kind == "tell" and text.folds[mark.start] == "menyampaikan" and text.gap(mark.stop - 1).startswith(",")
        if (kind == "state" or comma) and (asked or _OBLIGATION.search(text.clean[at : sentence[1]].lower())):
            who = subject(voices, sentence, mark)
            if who and who.kind not in {"civil"}:
                return Speech(*sentence, "indirect", "message", who, "obligation told")
    return None
