"""Direct quotations and who speaks them."""

import re
from itertools import pairwise

from kamtibmas_cli.layout import Line, Quote
from kamtibmas_cli.likeness import alike
from kamtibmas_cli.recognisers.appeals import has_content
from kamtibmas_cli.recognisers.names import common_words
from kamtibmas_cli.recognisers.voices import (
    BACK,
    ONE_OF,
    WELCOMES,
    Agent,
    Speech,
    Voices,
    aged_in,
    behind_first_phrase,
    cited_stranger,
    cue,
    is_asked,
    is_programme,
    is_quotation,
    may_name,
    means_civilian,
    stranger_opening,
    subject,
    thanks_stranger,
    told_by_civilian,
)
from kamtibmas_cli.text import Mark, Span, Text

_TAIL = re.compile(r"[\s,.;:!?\u00ad\"'-]*")
_SMALL_WORDS = re.compile(r" (?:(?!kepada|bersama|dan|oleh|saat|dengan)[a-z]+ ){0,2}")
_OFFICES = ("bhabinkamtibmas", "kapolsek", "kapolres", "kapolda", "babinsa", "danramil")
_FORMER = frozenset({"eks", "mantan"})
_PLAIN = frozenset("warga masyarakat peserta nelayan petani pedagang pemuda siswa pelajar jemaat jamaah".split())
_CLAUSE = frozenset("yang telah sudah".split())
_INITIALS = 4  # code points of "HR "
_PASSIVES = frozenset("disambut diapresiasi disampaikan diungkapkan diutarakan dirasakan diakui".split())
_WARMLY = frozenset("baik hangat positif antusias gembira sangat juga oleh langsung penuh dengan".split())
_TERM = 4  # words of a term in marks, less than
_WITH_HIM = 3  # officers between who is quoted and who speaks for him
_WITH_NAME = 4  # words of a civilian's name and "kepada"
_NAMED = 6  # words of a programme's name at most
_LEAD = 80  # words before a quotation that can tell who speaks it
_CLOSE, _FAR = 9, 16  # words between a verb and the quotation; with a comma or colon before it
_FURTHER = 200  # code points between two quotations of one civilian
_ADDS = frozenset("tambahnya imbuhnya lanjutnya sambungnya timpalnya".split())
_WELCOME = frozenset("respon respons tanggapan apresiasi sambutan pujian dukungan testimoni syukur kesan".split())
# "Salah satu warga, Mama Merlina, tak mampu menyembunyikan rasa syukurnya." before her words
_MOODS = frozenset(
    "syukurnya senang senangnya haru harunya terharu lega gembira gembiranya bahagia bahagianya bangga bangganya "
    "kebahagiaannya kegembiraannya kelegaannya terbantu".split()
)
_SUBORDINATE = frozenset(
    "ketika jika apabila bila kalau saat sebelum setelah agar supaya karena meski meskipun".split()
)
_COMPLAINS = frozenset("mengeluhkan mengadukan menanyakan mempertanyakan mengusulkan mengeluh bertanya".split())
_TOLD = frozenset("bahwa apresiasi terima terimakasih penghargaan".split())
_SHORT = 4  # letters of words that a title may have in small letters
_LONG_LINE = 90  # code points of a line that is story, not title


def quotations(voices: Voices) -> list[Speech]:
    """Find every direct quotation with its speaker."""
    text = voices.text
    found: list[Speech] = []
    previous: Speech | None = None
    for quote in text.quotes:
        speech = _quotation(voices, quote, previous)
        if speech:
            found.extend([speech] if quote.opened else _told_and_quoted(voices, speech))
            previous = speech
    return found


def _told_and_quoted(voices: Voices, speech: Speech) -> list[Speech]:
    """``Kapolsek mengimbau warga agar waspada. Jangan panik,” imbuhnya``: what is only closed may begin with a report.

    The reported sentence is indirect, whatever follows it the quotation.
    """
    text = voices.text
    cut = _NEXT_SENTENCE.search(text.clean, speech.start, speech.end)
    sentence = (speech.start, cut.end() if cut else speech.end)
    marks = [mark for mark in text.marks_in("cues", *sentence) if cue(mark) == "appeal"]
    asks = next((mark for mark in marks if has_content(text, sentence, mark, "appeal")), None)
    who = subject(voices, sentence, asks) if asks else None
    if who is None or _is_own(text, sentence[0]):
        return [speech]  # "Kami juga mengimbau warga …,” pungkas Kapolsek"
    told = Speech(*sentence, "indirect", "message", who, "appeal word")
    return [told, speech._replace(start=sentence[1])] if cut else [told]


_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{4}[.!?])\s+(?=[A-Z])")


def _quotation(voices: Voices, quote: Quote, previous: Speech | None) -> Speech | None:
    text = voices.text
    line = text.line_at(quote.inner[0])
    if line is None or text.junk(quote.inner[0]):
        return None
    if text.in_title(line.start, 2):
        return None  # "Bhabinkamtibmas Oenasi Ajak Warga Jadi "Mata dan Telinga" Keamanan"
    count = text.word_at(quote.inner[1]) - text.word_at(quote.inner[0])
    who, said = _attribution_after(voices, quote, line.end)
    start = quote.inner[0]
    if not said:
        who, said, start = _attribution_before(voices, quote, line.start)
    elif not quote.opened:
        start = _unopened_start(voices, quote, line.start)
    if not said and (not _stands_alone(text, quote, line.start, line.end, count) or _is_motto(text, quote, line)):
        return None
    closing = _inner_attribution(voices, quote) if not quote.closed and not said else None
    if not quote.closed and not said and not closing and text.clean[quote.inner[0]].islower():
        return None  # "… agar pengunjung waspada, “karena keamanan tanggung jawab bersama."
    if count < 2 or _is_name(text, quote, count) or _is_subtitle(text, quote, line):
        return None
    told = who or not _tells_between(voices, previous, quote)
    who = who or (previous.who if told and previous and _same_breath(voices, previous, quote) else None)
    who = who or (previous.who if previous and _goes_on(voices, previous, quote) else None)
    who = who or _civilian_told(voices, quote, start) or _civilian_before(voices, quote, line.start) or BACK
    end = quote.inner[1]
    if closing:
        who, said, end = closing[0] or who, True, closing[1]
    while end > start and text.clean[end - 1] in " ,\u00ad":
        end -= 1
    start += not quote.opened and text.clean[start] == "'"  # opened by another mark: ‘ … ”
    if start >= end:
        return None
    return Speech(start, end, "quote", "message", who, "quotation" if said else "quotation without speaker")


def _inner_attribution(voices: Voices, quote: Quote) -> tuple[Agent | None, int] | None:
    """``“Kami hadir untuk warga, ujar Kapolsek.``: who speaks a quotation never closed, and where his words end."""
    text = voices.text
    for mark in reversed(text.marks_in("cues", *quote.inner)):
        at = text.starts[mark.start]
        parted = text.clean[quote.inner[0] : at].rstrip()[-1:] in {",", ".", "!"}
        # "… tetap seperti ini Pungkasnya." without a comma
        last = cue(mark) == "say_back" and text.gap(mark.stop - 1).startswith(".")
        if cue(mark) not in {"say", "say_back"} or not (parted or last):
            continue
        named = voices.name_at(mark.stop) if mark.stop < len(text.folds) else None  # "…, sambung Reno."
        agent = named or voices.after(text.ends[mark.stop - 1], quote.inner[1])
        beside = agent is not None and text.word_at(agent.start) == mark.stop
        if cue(mark) == "say_back" or beside:
            return (agent if beside else None), at
    return None


def _civilian_told(voices: Voices, quote: Quote, start: int) -> Agent | None:
    """``Salah satu tokoh adat, bapak Yusuf mengatakan, kami senang,” ucapnya.``: whose words are never opened."""
    text = voices.text
    if quote.opened or start <= quote.inner[0]:
        return None
    verb = next((mark for mark in reversed(text.marks_in("cues", quote.inner[0], start)) if cue(mark) == "state"), None)
    cuts = [cut.end() for cut in _NEXT_SENTENCE.finditer(text.clean, quote.inner[0], start)]
    who = subject(voices, (cuts[-1] if cuts else quote.inner[0], quote.end), verb) if verb else None
    return who if who and who.kind == "civil" else None


def _civilian_before(voices: Voices, quote: Quote, begin: int) -> Agent | None:
    """``Seorang pemuda, Dimas, mengaku senang. "Polisinya ramah," katanya.``: the sentence before is a civilian's."""
    text = voices.text
    sentence = text.sentence_at(max(begin, quote.start - 2))
    if not quote.opened:
        own = text.sentence_at(quote.inner[1] - 1)
        # "Salah satu tokoh adat, bapak Yusuf mengatakan, kami senang,” ucapnya"
        return None if voices.officers(*own) else stranger_opening(voices, own)
    if begin <= sentence[0] < quote.start < sentence[1]:
        return _civilian_within(voices, _last_sentence(text, sentence[0], quote.start), quote.start)
    if sentence[0] < begin or sentence[1] > quote.start:
        return _civilian_above(voices, quote)
    stranger = stranger_opening(voices, sentence)
    if stranger:
        return stranger
    if told_by_civilian(voices, sentence):
        return Agent(*sentence, "civil")  # "I Wayan Sukra selaku Kelian Banjar Kaja menyampaikan rencana pawai."
    if not voices.officers(*sentence) and (aged := aged_in(text, sentence)):
        return aged  # "Pemilik kebun, Sumiati (44), mengaku hanya bisa menangis. “…”"
    first = voices.after(sentence[0], sentence[1])
    if first is None or text.quoted(first.start):
        return None  # "“Kami menjaga warga,” ungkap Aipda Joko. “…”"
    if first.kind == "pronoun" and means_civilian(voices, sentence):
        return Agent(*sentence, "civil")
    if first.kind != "civil" or voices.receives(first):
        return None
    if any(voices.name_at(index) for index in range(text.word_at(sentence[0]), text.word_at(first.start))):
        return None  # "Lebih lanjut, Umi mengimbau masyarakat agar segera melapor."
    if text.folds[text.word_at(sentence[0])] in _SUBORDINATE or is_asked(text, first):
        return None  # "Ketika masyarakat melapor, petugas segera datang."
    opens = first.start - sentence[0] < 12 or voices.opens(first)
    said = any(cue(mark) in {"state", "say", "appeal", "hope"} for mark in text.marks_in("cues", *sentence))
    named = text.capital(text.word_at(first.end)) if text.word_at(first.end) < len(text.folds) else False
    # "Raja setempat, Bapak J. P. Rahail, menyampaikan bahwa hukum adat berlaku. “…,” tegasnya."
    said = said or (named and any(cue(mark) == "tell" for mark in text.marks_in("cues", *sentence)))
    return first if said or opens else None


def _last_sentence(text: Text, start: int, end: int) -> int:
    """Give where the last sentence between two offsets begins."""
    cuts = [cut.end() for cut in _NEXT_SENTENCE.finditer(text.clean, start, end)]
    return cuts[-1] if cuts else start


def _civilian_within(voices: Voices, start: int, end: int) -> Agent | None:
    """``Kasdi (61) mengaku senang, “…,” tuturnya``, ``Tokoh masyarakat Pua Cici meminta … “…” katanya``."""
    first = voices.after(start, end)
    opens = first is not None and first.kind == "civil" and voices.opens(first)
    officers = voices.officers(start, end)
    named = opens and first is not None and voices.text.capital(voices.text.word_at(first.start))
    if opens and (named or not officers):
        return first  # also "Camat Sebatik Wahyuddin mengapresiasi kedatangan Kapolres, “…”"
    aged = aged_in(voices.text, (start, end))  # "pemilik bengkel,Aco (45) mengaku tidak tahu"
    if aged and not any(agent.start > aged.start for agent in officers):
        return aged
    cited = cited_stranger(voices, (start, end))
    if cited:
        return cited
    if told_by_civilian(voices, (start, end)):
        return Agent(start, end, "civil")  # "Hal serupa disampaikan Rusmin selaku Lurah, dimana ia mengatakan, “…”"
    return stranger_opening(voices, (start, end))


def _civilian_above(voices: Voices, quote: Quote) -> Agent | None:
    """``Salah satu warga Heri berharap …`` and, on the next line, ``"Saya berharap …," ujarnya``."""
    text = voices.text
    index = text.sentence_index(quote.start) - 1
    if index < 0 or text.clean[text.sentences[index][1] : quote.start].strip(' ."\n\u00ad'):
        return None
    sentence = text.sentences[index]
    if is_quotation(voices, sentence):
        return None
    passive = _passive_civilian(voices, sentence)
    if passive:
        return passive
    main = behind_first_phrase(text, sentence)
    behind = voices.after(main, sentence[1])
    suspect = text.clean[main : main + _INITIALS].split(" ")[0].isupper()  # "Kepada penyidik, HR mengaku …"
    if main > sentence[0] and not suspect and (behind is None or behind.kind == "civil"):
        sentence = (main, sentence[1])  # "Usai bertemu Kapolsek, Ketua RT 02 mengucapkan terima kasih."
    marks = text.marks_in("cues", *sentence)
    told = any(cue(mark) in {"state", "hope", "complain"} for mark in marks)
    told = told or bool((WELCOMES | _MOODS) & set(text.folds[text.word_at(sentence[0]) : text.word_at(sentence[1])]))
    tells = [mark for mark in marks if cue(mark) == "tell"]
    # "Wali Kota Bantur dalam sambutannya menyampaikan apresiasi."
    told = told or any(_TOLD & set(text.folds[mark.stop : mark.stop + 2]) for mark in tells)
    welcomed = _welcomes(voices, sentence)
    if welcomed:
        return welcomed
    if told_by_civilian(voices, sentence):
        return Agent(*sentence, "civil")
    cited = cited_stranger(voices, sentence)
    if cited:
        return cited
    if thanks_stranger(voices, sentence):
        return Agent(*sentence, "civil")
    asks = _civilian_asks(voices, sentence)
    if asks:
        return asks
    stranger = stranger_opening(voices, sentence)
    if stranger and (told or (aged_in(text, sentence) and not voices.officers(*sentence))):
        return stranger  # also "Sarman salah satu warga yang bertemu dengan Kapolda mengaku senang."
    first = stranger or voices.after(*sentence)
    # "Ketua MUI Kendal berpesan agar warga rukun."
    told = told or (_names_office(text, first, sentence) and any(cue(mark) == "appeal" for mark in marks))
    if first and first.kind == "pronoun" and voices.opens(first) and means_civilian(voices, sentence):
        return Agent(*sentence, "civil")
    opens = first is not None and first.kind == "civil" and voices.opens(first)
    # "Perwakilan dari nelayan menyampaikan beberapa poin.", but "Warga menyampaikan keluhan." above an officer's words
    told = told or (bool(tells) and text.folds[text.word_at(sentence[0])] == "perwakilan")
    return first if told and opens and not voices.officers(*sentence) else None


def _names_office(text: Text, agent: Agent | None, sentence: Span) -> bool:
    """Tell whether a sentence begins with a civilian's office and name or area: "Camat Weleri Ilyas mengajak"."""
    if agent is None or agent.kind != "civil" or agent.start != sentence[0]:
        return False
    index = text.word_at(agent.end)
    return text.folds[text.word_at(agent.start)] not in _PLAIN and text.capital(index) and index < len(text.folds) - 1


def _passive_civilian(voices: Voices, sentence: Span) -> Agent | None:
    """Give the civilian by whom it is welcomed or said: "Kegiatan itu disambut baik oleh Suprapto, petani."."""
    text = voices.text
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    for index in range(first, last - 1):
        if text.folds[index] not in _PASSIVES and text.folds[index - 1 : index + 1] != ["penuh", "dari"]:
            continue
        if text.folds[index - 1] in _CLAUSE or voices.officers(sentence[0], text.starts[index]):
            return None  # "Kapolres akan menindaklanjuti saran yang telah disampaikan oleh masyarakat."
        who = index + 1
        while who < last - 1 and text.folds[who] in _WARMLY:
            who += 1
        agent = voices.after(text.starts[who], sentence[1])
        if agent and agent.start == text.starts[who]:
            return agent if agent.kind == "civil" else None
        named = may_name(text, who) and not voices.name_at(who)
        return Agent(*text.span(who, who + 1), "civil") if named and not voices.officers(*sentence) else None
    return None


def _civilian_asks(voices: Voices, sentence: Span) -> Agent | None:
    """``Di sana ada bu Tuti yang mengeluhkan geng motor.``, ``Ketua RT Markus menanyakan kepada Kapolres …``."""
    for agent in voices.between(*sentence):
        if agent.kind in {"person", "office"} or voices.text.quoted(agent.start):
            return None
        index = voices.text.word_at(agent.end)
        said = voices.text.folds[index : index + _NAMED]
        # "seperti Ibu Sefani yang menyampaikan soal pasar ikan"
        if agent.kind == "civil" and (_COMPLAINS & set(said) or ("yang", "menyampaikan") in pairwise(said)):
            return agent
    return None


def _welcomes(voices: Voices, sentence: Span) -> Agent | None:
    """``Kegiatan ini mendapat respon positif dari Frans, salah satu warga.``: the civilian whose words follow."""
    text = voices.text
    words = text.folds[text.word_at(sentence[0]) : text.word_at(sentence[1])]
    if not _WELCOME & set(words) or "dari" not in words:
        return None
    agents = voices.between(*sentence)
    officer = any(agent.kind in {"person", "office"} for agent in agents)
    last = agents[-1] if agents else None
    return last if last and last.kind == "civil" and not officer else None


def _tells_between(voices: Voices, previous: Speech | None, quote: Quote) -> bool:
    """Tell whether a civilian comes between two quotations: "…,” kata Kasat. Seorang ojek mengaku senang, “…”"."""
    if previous is None:
        return False
    begin = _last_sentence(voices.text, previous.end, quote.start)
    if begin > previous.end and stranger_opening(voices, (begin, quote.start)):
        return True
    between = voices.between(previous.end, quote.start)
    return bool(between) and between[-1].kind == "civil" and voices.opens(between[-1])


def _goes_on(voices: Voices, previous: Speech, quote: Quote) -> bool:
    """Tell whether a civilian goes on speaking: "…,” kata seorang petani. / “Semoga terus berlanjut,” tambahnya."""
    if previous.who is None or previous.who.kind != "civil" or quote.start - previous.end > _FURTHER:
        return False
    if voices.officers(previous.end, quote.start):
        return False
    text = voices.text
    index = text.word_at(quote.end)
    if index >= len(text.folds):
        return False
    said = text.mark_at("cues", index)
    # "…,” kata Ketua RT 05. / “Semoga tidak ada lagi tawuran,” pungkasnya."
    follows = text.sentence_index(previous.end) + 1 == text.sentence_index(quote.start)
    return text.folds[index] in _ADDS or (follows and said is not None and cue(said) == "say_back")


def _same_breath(voices: Voices, previous: Speech, quote: Quote) -> bool:
    text = voices.text
    between = range(text.word_at(previous.end), text.word_at(quote.start))
    if any(voices.name_at(index) for index in between):
        return False  # "…,” katanya. Disinggung soal pemasok, Syahrial mengaku … “…”"
    return "\n" not in text.clean[previous.end : quote.start] and quote.start - previous.end < 120


def _attribution_after(voices: Voices, quote: Quote, limit: int) -> tuple[Agent | None, bool]:
    """``…," ujar Kapolsek``, ``…,"imbuhnya.``, ``…" Harap Kapolsek``."""
    text = voices.text
    index = text.word_at(quote.end)
    if index >= len(text.folds):
        return None, False
    tail = text.clean[quote.end : text.starts[index]]
    if not _TAIL.fullmatch(tail) or tail.count("\n") > 1:
        return None, False
    line = text.line_at(text.starts[index])
    limit = line.end if line else limit
    if text.folds[index] == "hal":
        return _told_of_it(voices, index, limit)
    for place in range(index, min(index + 2, len(text.folds))):
        mark = text.mark_at("cues", place)
        if mark is None:
            continue
        kind = cue(mark)
        if kind == "complain":
            return Agent(*text.span(mark.start, mark.stop), "civil"), True
        if kind == "say_back":
            stop = mark.stop
            named = voices.after(text.starts[place], limit)
            near = named and text.word_at(named.start) == stop and named.kind != "pronoun" and text.gap(stop - 1) == " "
            return (named if near else None), True
        if kind == "say" or (kind == "appeal" and place == index and text.folds[place] in {"ajak", "imbau", "himbau"}):
            named = _stranger_asks(voices, mark.stop) or _name_behind(voices, mark.stop)
            agent = voices.after(text.ends[mark.stop - 1], limit)
            if named and (agent is None or named.start < agent.start):
                return named, True
            if (
                agent
                and text.word_at(agent.start) - mark.stop <= 3
                and "(" not in text.gap(text.word_at(agent.start) - 1)
                and not _NEXT_SENTENCE.search(text.clean, text.starts[mark.stop], agent.start + 1)
            ):
                return _behind_verb(voices, agent, limit), True
            if tuple(text.folds[mark.stop : mark.stop + 2]) in ONE_OF and agent and agent.kind == "civil":
                return agent, True  # "ujar salah satu umat gereja"
            return voices.misspelt_name(mark.stop) or _stranger(text, mark.stop), True
    return _said_unlisted(voices, quote, index, limit)


def _stranger_asks(voices: Voices, index: int) -> Agent | None:
    """Give a civilian who speaks to an officer: "“Jangan ambil motor saya, pak,” ucap Budi kepada petugas"."""
    text = voices.text
    stop = next(
        (place for place in range(index + 1, index + _WITH_NAME) if text.folds[place : place + 1] == ["kepada"]), 0
    )
    known = text.begins("positions", "ranks", "units", "people_words", "acting", "titles")
    if not stop or not known.isdisjoint(range(index, stop)) or voices.name_at(index):
        return None
    return _stranger(text, index)


def _name_behind(voices: Voices, index: int) -> Agent | None:
    """Give the officer whose bare name stands at a word: "ujar Danang", "ujar H. Rudi", "terang Peltu Hari"."""
    text = voices.text
    rank = text.mark_at("ranks", index) if index < len(text.folds) else None
    index = rank.stop if rank else index
    title = text.mark_at("titles", index) if index < len(text.folds) else None
    if title and title.row.values["place"] == "prefix":
        index = title.stop
    return voices.name_at(index) if index < len(text.folds) else None


def _told_of_it(voices: Voices, index: int, limit: int) -> tuple[Agent | None, bool]:
    """``…”, hal tersebut diungkapkan Kapolsek``."""
    text = voices.text
    for place in range(index, min(index + 4, len(text.folds))):
        mark = text.mark_at("cues", place)
        if mark and cue(mark) in {"state", "tell", "say", "say_back"}:
            agent = voices.after(text.ends[mark.stop - 1], limit)
            near = agent is not None and text.word_at(agent.start) - mark.stop <= 2
            return (agent if near else None), near or cue(mark) == "say_back"
    return None, False


def _said_unlisted(voices: Voices, quote: Quote, index: int, limit: int) -> tuple[Agent | None, bool]:
    """``…,” sentilnya.``, ``…!” seloroh Bripka Iskandar``: a verb of saying that no table has.

    It follows a whole sentence in marks, and nothing else but its speaker or a full stop follows it.
    """
    text = voices.text
    bare = voices.after(text.starts[index], limit)
    if bare and bare.kind == "person" and bare.start == text.starts[index] and bare.end >= limit - 1:
        return bare, text.clean[quote.inner[1] - 1] == ","  # "“Patroli ini rutin,” Kombes Pol Satria Rahim."
    tells = _tells_behind(voices, quote, index, bare)
    if tells:
        return tells, True
    word = text.folds[index]
    count = text.word_at(quote.inner[1]) - text.word_at(quote.inner[0])
    ended = quote.closed and (text.clean[quote.inner[1] - 1] in ",.!?" or text.clean[quote.end : quote.end + 1] == ",")
    if count < 4 or not word.isalpha() or len(word) < 3 or word in common_words():
        return None, False
    after = text.gap(index)
    if ended and word.endswith("nya") and (after.lstrip(" \u00ad")[:1] in set(".,;(\n") or not after):
        return None, True
    agent = voices.name_at(index + 1) if index + 1 < len(text.folds) else None
    agent = agent or voices.after(text.ends[index], limit)
    small = not text.capital(index) and word[:2] not in {"me", "di", "be"}
    if ended and small and (agent is None or text.word_at(agent.start) > index + 2):
        stranger = _stranger(text, index + 1)
        return stranger, stranger is not None  # "seloroh Untung, ketua regu"
    beside = agent is not None and after == " " and text.word_at(agent.start) == index + 1
    ended = ended or (quote.closed and agent is not None and agent.end + 2 >= limit)  # "…” penekanan Aiptu Samsul"
    if not (beside and ended) or text.capital(index) or word[:2] in {"me", "di", "be"}:
        return None, False
    return agent, True


def _tells_behind(voices: Voices, quote: Quote, index: int, first: Agent | None) -> Agent | None:
    """Give who stands with his verb behind a quotation: "“Patroli ini rutin,” Aipda Rudi menuturkan."."""
    text = voices.text
    opens = first is not None and first.kind in {"person", "office"} and first.start == text.starts[index]
    who = first if opens else voices.name_at(index)
    verb = text.word_at(who.end) if who else len(text.folds)
    told = verb < len(text.folds) and text.gap(verb - 1) == " " and text.folds[verb].startswith(("me", "ber"))
    parted = quote.closed and text.clean[quote.inner[1] - 1] == ","
    return who if parted and told and not text.capital(verb) else None


def _behind_verb(voices: Voices, agent: Agent, limit: int) -> Agent | None:
    """Give whom the words behind "ujar" mean; None for "eks Kasat Reskrim ini", who spoke before."""
    if voices.text.folds[voices.text.word_at(agent.start) - 1] in _FORMER:
        return None
    agent = _named_after(voices, agent, limit)
    return _meant(voices.text, agent) if agent.kind == "pronoun" else _through(voices, agent, limit)


def _named_after(voices: Voices, agent: Agent, limit: int) -> Agent:
    """``ungkap salah seorang personel Sat Lantas, Bripka Nyoman``: the officer whom the words name."""
    named = voices.after(agent.end, limit) if agent.kind in {"police", "unit"} else None
    while named and named.kind in {"unit", "police"}:
        named = voices.after(named.end, limit)
    between = voices.text.clean[agent.end : named.start] if named else "."
    # "kata petugas piket pawas Polres Bantur Ipda Rudi Hartawan"
    beside = _SMALL_WORDS.fullmatch(between) is not None or (between.count(",") == 1 and "." not in between)
    return named if named and named.kind == "person" and beside else agent


def _meant(text: Text, pronoun: Agent) -> Agent | None:
    """Give whom a pronoun behind a quotation means: "ucap mereka" are people, "ucap dia" is whoever spoke before."""
    several = text.low.startswith("mereka", pronoun.start)
    return Agent(pronoun.start, pronoun.end, "civil") if several else None


def _through(voices: Voices, agent: Agent, limit: int) -> Agent:
    """``ujar Kapolres Gumas AKBP … melalui Kapolsek Rungan Iptu …``: the one behind "melalui" speaks.

    Also where others stand between: ``kata Kapolres Karo AKBP … didampingi Kapolsek Merek AKP … melalui Kasi Humas …``.
    """
    text, last = voices.text, agent
    for _ in range(_WITH_HIM):
        following = voices.after(last.end, limit)
        if following is None or following.kind not in {"person", "office"}:
            break
        index = text.word_at(following.start)
        between = range(text.word_at(last.end), index)
        titles = all(text.mark_at("titles", place) or len(text.folds[place]) < 3 for place in between[:-1])
        if not index or not (titles or len(between) <= 4):
            break
        if text.folds[index - 1] in {"melalui", "lewat"}:
            return following
        if text.folds[index - 1] not in {"didampingi", "dan"}:
            break
        last = following
    return agent


def _stranger(text: Text, index: int) -> Agent | None:
    """Give a speaker who is no officer: ``ujar Lukman``. Words that are no name, and a misspelt office, give None."""
    if index < len(text.folds) and any(alike(text.folds[index], office, 0.85) for office in _OFFICES):
        return None  # "pungkas Bhbinkamtibmas"
    if index < len(text.folds) and text.capital(index) and text.gap(index - 1) == " " and not text.caseless(index):
        return Agent(*text.span(index, index + 1), "civil")
    return None


def _attribution_before(voices: Voices, quote: Quote, begin: int) -> tuple[Agent | None, bool, int]:
    """``Danang menyebut, "…``, ``Kapolsek mengatakan: "…``; for a quotation never opened, where its words begin."""
    text = voices.text
    sentence = _sentence_before(text, quote, begin)
    last = text.word_at(quote.start if quote.opened else quote.inner[1])
    first = max(text.word_at(sentence), last - _LEAD)
    verbs = [
        mark
        for index in range(first, last)
        if (mark := text.mark_at("cues", index)) and cue(mark) in {"state", "appeal", "say", "tell", "hope", "say_back"}
    ]
    if quote.opened and not verbs and first < last:
        told = _according_to(voices, first, quote)
        if told:
            return told, True, quote.inner[0]
    if not verbs:
        leads = quote.opened and text.low[sentence : quote.start].rstrip(" ,:\u00ad").endswith(" bahwa")
        leads = leads or (quote.opened and text.clean[sentence : quote.start].rstrip(' "\u00ad').endswith(":"))
        # "Lebih jauh, Kapolsek Edi bahwa, “…”", "AKP Yendri menutup : “…”"
        who = voices.before(quote.start, sentence) if leads else None
        return who, who is not None, quote.inner[0]
    if not quote.opened:
        verb = verbs[0]
        start = _behind(text, verb)
        return subject(voices, (sentence, quote.end), verb), cue(verb) == "state", start
    verb = verbs[-1]
    between = text.clean[text.ends[verb.stop - 1] : quote.start]
    distance = last - verb.stop
    opened = between.rstrip().endswith((",", ":"))
    if distance > (_FAR if opened else _CLOSE) or ". " in between.strip():
        return None, False, quote.inner[0]
    who = subject(voices, (sentence, quote.start), verb)
    if who is None:
        who = voices.name_at(verb.stop) if verb.stop < last else None
        who = who or voices.after(text.ends[verb.stop - 1], quote.start)
    direct = distance <= 2 or opened or (who is not None and who.start > text.starts[verb.start])
    return who, direct, quote.inner[0]


def _according_to(voices: Voices, first: int, quote: Quote) -> Agent | None:
    """``Menurutnya, "…``, ``Menurut Kapolsek, "…``: who is named before a quotation without a verb."""
    text = voices.text
    mark = text.mark_at("cues", first)
    if mark and cue(mark) == "state_back" and text.word_at(quote.start) == mark.stop:
        return BACK
    if text.folds[first] != "menurut":
        return None
    who = voices.after(text.starts[first], quote.start)
    return who if who and text.clean[who.end : quote.start].strip(' ,:"') == "" else None


def _sentence_before(text: Text, quote: Quote, begin: int) -> int:
    start = text.sentence_at(quote.start)[0] if quote.opened else begin
    return min(max(start, begin), quote.start)


def _unopened_start(voices: Voices, quote: Quote, begin: int) -> int:
    """Give where a quotation begins that is only closed: behind "mengatakan", else at the line's start."""
    text = voices.text
    start, end = max(begin, quote.inner[0]), quote.inner[1]
    own = next((cut.end() for cut in _NEXT_SENTENCE.finditer(text.clean, start, end) if _is_own(text, cut.end())), None)
    if own is not None:
        return own  # "Petugas menyita sebuah motor. Kami akan terus menyelidiki,” tambah Umi"
    for index in range(text.word_at(start), text.word_at(end)):
        mark = text.mark_at("cues", index)
        goes_on = text.folds[index] == "melanjutkan" and text.gap(index) == " "  # "melanjutkan giatnya"
        if mark and cue(mark) == "state" and not goes_on and text.folds[index - 1] not in _NO_SUBJECT:
            return _behind(text, mark)
    return start


_NO_SUBJECT = frozenset("untuk guna demi dan dapat bisa akan".split())


def _is_own(text: Text, offset: int) -> bool:
    """Tell whether the officer's own words begin here: "Kami …"."""
    return text.folds[text.word_at(offset)] in {"kami", "kita", "saya"}


def _behind(text: Text, mark: Mark) -> int:
    index = mark.stop
    while index < len(text.folds) and text.folds[index] in {"bahwa", "kalau"}:
        index += 1
    return text.starts[index] if index < len(text.folds) else text.ends[mark.stop - 1]


def _stands_alone(text: Text, quote: Quote, begin: int, end: int, count: int) -> bool:
    """Tell whether a quotation without a speaker is speech: it fills the line or follows a full stop."""
    if not quote.opened or count < 4 or _above_story(text, quote):
        return False
    before = text.clean[begin : quote.start].rstrip(" \u00ad")
    after = text.clean[quote.end : end].strip(" .,")
    return (not before or before[-1] in '.!?:"') and (not after or after[0].isupper() or after[0] in '("')


def _is_name(text: Text, quote: Quote, count: int) -> bool:
    """Tell whether marks hold a name or a term of so many words, and no speech."""
    return (count < _NAMED and is_programme(text, quote)) or (count < _TERM and _is_term(text, quote))


def _is_term(text: Text, quote: Quote) -> bool:
    """Tell whether marks hold a term of the sentence: "menjelaskan “Cooling System” yang dimaksud adalah …"."""
    index = text.word_at(quote.end)
    goes_on = index < len(text.folds) and text.gap(index - 1).strip('" ') == "" and not text.capital(index)
    return quote.closed and goes_on and not text.mark_at("cues", index)


def _is_subtitle(text: Text, quote: Quote, line: Line) -> bool:
    """Tell whether a short line is a title with a quotation: "Kapolsek : “Tanah Nganggur Harus Dibangunkan”"."""
    words = [word for word in text.clean[slice(*quote.inner)].split() if word[:1].isalpha()]
    if line in text.lines[:1] and line.end - quote.end <= 1 and text.clean[quote.inner[1] - 1].isalnum():
        long = [word for word in text.clean[line.start : line.end].split() if len(word) > _SHORT]
        return 4 * sum(word.lstrip('"')[:1].isupper() for word in long) >= 3 * len(long)
    ends = line.end - quote.end <= 1 and line.end - line.start < _LONG_LINE and quote.start > line.start
    title = (
        len(words) > 2 and all(word[0].isupper() for word in words) and not text.clean[slice(*quote.inner)].isupper()
    )
    return ends and title and text.clean[quote.inner[1] - 1] not in ".,!?"


def _is_motto(text: Text, quote: Quote, line: Line) -> bool:
    """Tell whether a line in capitals below a story in small letters is a motto: "POLISI SELALU ADA UNTUK ANDA"."""
    words = text.clean[slice(*quote.inner)]
    return words.isupper() and quote.end >= line.end - 1 and any(not other.caseless for other in text.lines)


def _above_story(text: Text, quote: Quote) -> bool:
    """Tell whether a quotation is a title: no line before it is long, and it has no full stop."""
    if text.clean[quote.inner[1] - 1] in ".!?":
        return False
    return all(line.end - line.start < _LONG_LINE for line in text.lines if line.start <= quote.start)
