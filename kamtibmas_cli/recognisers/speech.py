"""Who says, asks or hopes what: agents, quotations with their speaker, sentences that report an appeal or a hope."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from kamtibmas_cli.layout import Quote, Section
from kamtibmas_cli.recognisers.headings import sections
from kamtibmas_cli.recognisers.mentions import mentions
from kamtibmas_cli.recognisers.names import common_words, place_end
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.organisations import read_unit
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text, once

_RECEIVER = frozenset(
    "kepada kpd bersama dengan didampingi terhadap untuk bagi ke ditemani disambut oleh dan serta "
    "menemui lapor melapor dibantu disertai dikawal didukung diikuti "
    "menghubungi hubungi temui ajak mengajak dari di yth seizin seijin izin".split()
)
# What may stand before a civilian who opens a sentence.
_OPENS_CIVILIAN = frozenset(
    "seorang salah satu di antara diantara para sejumlah sementara itu sedangkan adapun".split()
)
_TAIL = re.compile(r"[\s,.;:!?\u00ad\"'-]*")
_OBLIGATION = re.compile(
    r"\b(?:jangan|wajib|(?<!yang )harus|dilarang|hendaknya|tidak boleh|hanya boleh|silakan|silahkan|mari"
    r"|tolong|mohon|segera|sebaiknya|diminta)\b"
)

_ASKS = re.compile(
    r", (?:agar|supaya) (?:para |seluruh |semua )?(?:warga|masyarakat|pengendara|pemuda|orang tua|petani)"
)
_TOPIC = frozenset("terkait tentang mengenai seputar soal perihal".split())
_ASKED = frozenset("agar supaya untuk bahwa jangan tidak hendaknya seperti antara di diantaranya yaitu yakni".split())
_LONG_LINE = 90  # code points of a line that is story, not title
# What may move people or things as well: "mengarahkan satu peleton ke lokasi".
_MOVES = frozenset("mengarahkan mengedukasi memotivasi menyemangati mengumumkan".split())
_DONE_FOR = frozenset("dilakukan dilaksanakan digelar diadakan bertujuan tujuan upaya sarana wadah".split())
_TERMS = 9  # words behind "sepakat" that tell more than a peace
_PARTIES = frozenset("pihak keduanya kedua mereka".split())
_STRESSED = frozenset({"menekankan", "ditekankan", "tekankan"})
_TOLD = frozenset("imbauan himbauan arahan pesan penekanan edukasi".split())


class Agent(NamedTuple):
    """Somebody who can speak: ``kind`` is person, office, police, unit, civil, pronoun or name."""

    start: int
    end: int
    kind: str


class Speech(NamedTuple):
    """Something said, asked or hoped: ``who`` is None where nobody is named, kind "back" for "ujarnya"."""

    start: int
    end: int
    form: str  # bullet, quote, indirect
    kind: str  # message, outcome, both, fact
    who: Agent | None
    rule: str


def agents(text: Text) -> list[Agent]:
    """Find all who can speak, in the text's order; an office with its holder's name is one agent."""
    found = [Agent(mention.start, mention.end, "person") for mention in mentions(text)]
    for office in offices(text):
        found.append(Agent(*text.span(office.start, office.stop), "office"))
    for mark in text.marks("people_words"):
        kind = mark.row.values["kind"]
        if kind == "police":
            found.append(_police(text, mark))
        else:
            found.append(Agent(*text.span(mark.start, mark.stop), "pronoun"))
    found.extend(Agent(*text.span(mark.start, mark.stop), "civil") for mark in text.marks("civil"))
    for mark in text.marks("titles"):
        if mark.row.values["place"] == "prefix" and text.ends[mark.start] - text.starts[mark.start] > 1:
            found.append(Agent(*text.span(mark.start, mark.stop), "civil"))
    for mark in text.marks("units"):
        unit = read_unit(text, mark)
        if unit:
            found.append(Agent(*text.span(unit.start, unit.stop), "unit"))
    return _apart(found)


_AGENT_KINDS = {kind: place for place, kind in enumerate(("person", "office", "police", "unit", "civil", "pronoun"))}


def _apart(agents: list[Agent]) -> list[Agent]:
    """Give the agents in the text's order; of two that overlap the one whose kind says more."""
    kept: list[Agent] = []
    ends: list[int] = []
    for agent in sorted(agents, key=lambda item: (_AGENT_KINDS[item.kind], item.start)):
        place = bisect_right(ends, agent.start)
        if place == len(kept) or agent.end <= kept[place].start:
            kept.insert(place, agent)
            ends.insert(place, agent.end)
    return kept


def _police(text: Text, mark: Mark) -> Agent:
    """``personel Polsek Langgam`` and ``personil polsek sidikalang`` are one agent."""
    start, end = text.span(mark.start, mark.stop)
    if mark.stop < len(text.folds) and text.gap(mark.stop - 1).isspace():
        unit_mark = text.mark_at("units", mark.stop)
        unit = read_unit(text, unit_mark) if unit_mark else None
        if unit:
            end = text.ends[unit.stop - 1]
        elif unit_mark and unit_mark.stop < len(text.folds):
            stop = place_end(text, unit_mark.stop)
            end = text.ends[max(stop, unit_mark.stop) - 1]
    return Agent(start, end, "police")


class Voices:
    """The speech of a text, read once: agents and cue words by offset."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.agents = agents(text)
        self._starts = [agent.start for agent in self.agents]
        self.people = _name_words(text)

    def before(self, offset: int, limit: int) -> Agent | None:
        """Give the agent nearest before an offset who is no receiver, not further back than ``limit``."""
        index = bisect_left(self._starts, offset) - 1
        while index >= 0 and self.agents[index].start >= limit:
            agent = self.agents[index]
            usable = agent.end <= offset and not self.receives(agent) and not self.text.quoted(agent.start)
            if usable and (agent.kind != "civil" or self._acts(agent, offset)):
                return agent
            index -= 1
        return None

    def _acts(self, agent: Agent, offset: int) -> bool:
        """Tell whether a civilian is the verb's subject: he opens the sentence, or only his name lies between."""
        if self.opens(agent):
            return True  # "Satu di antara pedagang di pasar itu, Dedi, mengatakan"
        text = self.text
        between = range(text.word_at(agent.end), text.word_at(offset))
        if text.folds[between.stop - 1] == "yang" and "," in text.clean[agent.end : offset] and len(between) < 5:
            return True  # "mendapat pujian warga sekitar, yang berharap …"
        small = [
            index for index in between if not text.capital(index) and text.folds[index] not in {"juga", "pun", "turut"}
        ]
        return len(between) <= 9 and not small

    def opens(self, agent: Agent) -> bool:
        """Tell whether a civilian opens his sentence: "Seorang warga …", "Sementara itu Kepala Desa …"."""
        text = self.text
        opening = text.folds[text.word_at(text.sentence_at(agent.start)[0]) : text.word_at(agent.start)]
        return all(word in _OPENS_CIVILIAN for word in opening)

    def after(self, offset: int, limit: int) -> Agent | None:
        """Give the first agent behind an offset and before ``limit``."""
        index = bisect_left(self._starts, offset)
        if index < len(self.agents) and self.agents[index].start < limit:
            return self.agents[index]
        return None

    def between(self, start: int, end: int) -> list[Agent]:
        """Give the agents that lie in a span."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [agent for agent in self.agents[first:last] if agent.end <= end]

    def receives(self, agent: Agent) -> bool:
        """Tell whether an agent is only spoken to or there as well: ``kepada Kapolsek``, ``bersama Babinsa``."""
        index = self.text.word_at(agent.start)
        if not index:
            return False
        before = self.text.folds[index - 1]
        if before in {"dan", "serta"}:
            place = bisect_left(self._starts, agent.start) - 1
            joined = place >= 0 and self.text.word_at(self.agents[place].end) == index - 1
            return agent.kind != "person" or (joined and self.receives(self.agents[place]))
        gap = self.text.gap(index - 1)
        return before in _RECEIVER and gap.strip(" \u00ad") == ""

    def accompanies(self, name: Agent) -> bool:
        """Tell whether a name is part of an officer's who is only there as well: ``didampingi Dandim Letkol …``."""
        place = bisect_right(self._starts, name.start) - 1
        whole = self.agents[place] if place >= 0 else name
        return whole.kind == "person" and name.end <= whole.end and self.receives(whole)

    def name_at(self, index: int) -> Agent | None:
        """Give the agent at a word that is part of an officer's name: ``Danang menyebut``."""
        stop = index
        while (
            stop < len(self.text.folds)
            and self.text.folds[stop] in self.people
            and (stop == index or self.text.gap(stop - 1) == " ")
        ):
            stop += 1
        if stop == index or not (self.text.capital(index) or self.text.caseless(index)):
            return None
        return Agent(*self.text.span(index, stop), "name")


def _name_words(text: Text) -> frozenset[str]:
    return frozenset(
        text.folds[index]
        for mention in mentions(text)
        for index in range(*mention.name)
        if text.ends[index] - text.starts[index] > 2
    )


def cue(mark: Mark) -> str:
    """Give the kind of a cue word."""
    return mark.row.values["cue"]


def subject(voices: Voices, sentence: Span, verb: Mark) -> Agent | None:
    """Give who does what a verb says: the nearest agent before it in the sentence, else the one it names behind."""
    text = voices.text
    at = text.starts[verb.start]
    index = verb.start - 1
    while index >= text.word_at(sentence[0]) and text.folds[index] in {
        "juga",
        "pun",
        "turut",
        "kembali",
        "terus",
        "selalu",
        "lalu",
        "kemudian",
    }:
        index -= 1
    named = voices.name_at(index) if index >= 0 and text.starts[index] >= sentence[0] else None
    agent = voices.before(at, sentence[0])
    if named and voices.accompanies(named):
        named = None  # "Kapolres AKBP Budi didampingi Dandim Letkol Inf Hery mengatakan"
    if named and (agent is None or agent.end <= named.start):
        while (
            index - 1 >= 0
            and (longer := voices.name_at(index - 1))
            and longer.end == named.end
            and text.starts[index - 1] >= sentence[0]
        ):
            named, index = longer, index - 1
        return named
    if agent is None and index > text.word_at(sentence[0]):
        return _stranger_before(text, index, sentence[0])
    return agent


def _stranger_before(text: Text, index: int, begin: int) -> Agent | None:
    """Give somebody who is no officer and whose name ends at a word: ``Sementara itu, Atok Derani berharap``."""
    first = index
    while first >= 0 and text.starts[first] >= begin and _may_name(text, first):
        first -= 1
    first += 1
    if index - first < 1 or any(text.gap(place) != " " for place in range(first, index)):
        return None
    return Agent(*text.span(first, index + 1), "civil")


def _may_name(text: Text, index: int) -> bool:
    """Tell whether a word can be part of a stranger's name: a capital, no ordinary word, nothing that a table has."""
    if not text.capital(index) or text.caseless(index) or text.folds[index] in common_words():
        return False
    return index not in text.begins(
        "units", "levels", "positions", "ranks", "activities", "venues", "cues", "functions"
    )


@once
def voices_of(text: Text) -> Voices:
    """Give the speech of a text."""
    return Voices(text)


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
    asks = next((mark for mark in marks if _has_content(text, sentence, mark, "appeal")), None)
    who = subject(voices, sentence, asks) if asks else None
    if who is None:
        return [speech]
    told = Speech(*sentence, "indirect", "message", who, "appeal word")
    return [told, speech._replace(start=sentence[1])] if cut else [told]


_NEXT_SENTENCE = re.compile(r"(?<=[^\W\d_]{4}[.!?])\s+(?=[A-Z])")


def _quotation(voices: Voices, quote: Quote, previous: Speech | None) -> Speech | None:
    text = voices.text
    line = text.line_at(quote.inner[0])
    if line is None or text.junk(quote.inner[0]):
        return None
    count = text.word_at(quote.inner[1]) - text.word_at(quote.inner[0])
    who, said = _attribution_after(voices, quote, line.end)
    start = quote.inner[0]
    if not said:
        who, said, start = _attribution_before(voices, quote, line.start)
    elif not quote.opened:
        start = _unopened_start(voices, quote, line.start)
    if not said and not _stands_alone(text, quote, line.start, line.end, count):
        return None
    if count < 2:
        return None
    who = who or (previous.who if previous and _same_breath(text, previous, quote) else None)
    who = who or _civilian_before(voices, quote, line.start) or _BACK
    end = quote.inner[1]
    while end > start and text.clean[end - 1] in " ,\u00ad":
        end -= 1
    if start >= end:
        return None
    return Speech(start, end, "quote", "message", who, "quotation" if said else "quotation without speaker")


_BACK = Agent(0, 0, "back")


def _civilian_before(voices: Voices, quote: Quote, begin: int) -> Agent | None:
    """``Seorang pemuda, Dimas, mengaku senang. "Polisinya ramah," katanya.``: the sentence before is a civilian's."""
    text = voices.text
    sentence = text.sentence_at(max(begin, quote.start - 2))
    if sentence[0] < begin or sentence[1] > quote.start:
        return None
    first = voices.after(sentence[0], sentence[1])
    if first is None:
        return _stranger_opens(voices, sentence)
    if first.kind != "civil" or voices.receives(first):
        return None
    opens = first.start - sentence[0] < 12
    said = any(cue(mark) in {"state", "say", "appeal", "hope"} for mark in text.marks_in("cues", *sentence))
    return first if said or opens else None


def _stranger_opens(voices: Voices, sentence: Span) -> Agent | None:
    """``Mama Yustina sendiri bersyukur.``: a sentence that begins with the name of nobody known."""
    text = voices.text
    index = text.word_at(sentence[0])
    while index + 1 < len(text.folds) and text.folds[index] in _OPENS_CIVILIAN:
        index += 1
    if index + 1 >= len(text.folds) or text.caseless(index) or not text.capital(index) or voices.name_at(index):
        return None
    said = text.mark_at("cues", index + 1)
    verb = said is not None and cue(said) in {"state", "hope"} and text.folds[index + 1][:2] in {"me", "be"}
    following = (text.capital(index + 1) or verb) and text.gap(index) == " "  # "Maemunah mengaku lega"
    if (
        text.folds[index] in common_words()
        or not following
        or text.mark_at("cues", index)
        or text.mark_at("openers", index)
    ):
        return None
    return Agent(*text.span(index, index + 2), "civil")


def _same_breath(text: Text, previous: Speech, quote: Quote) -> bool:
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
            named = voices.name_at(mark.stop) if mark.stop < len(text.folds) else None
            agent = voices.after(text.ends[mark.stop - 1], limit)
            if named and (agent is None or named.start < agent.start):
                return named, True
            if agent and text.word_at(agent.start) - mark.stop <= 3:
                return (None if agent.kind == "pronoun" else _through(voices, agent, limit)), True
            return _stranger(text, mark.stop), True
    return _said_unlisted(voices, quote, index, limit)


def _said_unlisted(voices: Voices, quote: Quote, index: int, limit: int) -> tuple[Agent | None, bool]:
    """``…,” sentilnya.``, ``…!” seloroh Bripka Iskandar``: a verb of saying that no table has.

    It follows a whole sentence in marks, and nothing else but its speaker or a full stop follows it.
    """
    text = voices.text
    word = text.folds[index]
    count = text.word_at(quote.inner[1]) - text.word_at(quote.inner[0])
    ended = quote.closed and (text.clean[quote.inner[1] - 1] in ",.!?" or text.clean[quote.end : quote.end + 1] == ",")
    if count < 4 or not word.isalpha() or len(word) < 4 or word in common_words() or not ended:
        return None, False
    after = text.gap(index)
    if word.endswith("nya") and (after.lstrip(" \u00ad")[:1] in set(".,;(\n") or not after):
        return None, True
    agent = voices.after(text.ends[index], limit)
    beside = agent is not None and after == " " and text.word_at(agent.start) == index + 1
    if not beside or text.capital(index) or text.low[text.starts[index] :][:2] in {"me", "di", "be"}:
        return None, False
    return agent, True


def _through(voices: Voices, agent: Agent, limit: int) -> Agent:
    """``ujar Kapolres Gumas AKBP … melalui Kapolsek Rungan Iptu …``: the one behind "melalui" speaks."""
    text = voices.text
    following = voices.after(agent.end, limit)
    if following and following.kind in {"person", "office"}:
        index = text.word_at(following.start)
        between = range(text.word_at(agent.end), index)
        titles = all(text.mark_at("titles", place) or len(text.folds[place]) < 3 for place in between[:-1])
        if index and text.folds[index - 1] in {"melalui", "lewat"} and (titles or len(between) <= 4):
            return following
    return agent


def _stranger(text: Text, index: int) -> Agent | None:
    """Give a speaker who is no officer: ``ujar Lukman``. Words that are no name give None."""
    if index < len(text.folds) and text.capital(index) and text.gap(index - 1) == " " and not text.caseless(index):
        return Agent(*text.span(index, index + 1), "civil")
    return None


def _attribution_before(voices: Voices, quote: Quote, begin: int) -> tuple[Agent | None, bool, int]:
    """``Danang menyebut, "…``, ``Kapolsek mengatakan: "…``; for a quotation never opened, where its words begin."""
    text = voices.text
    sentence = _sentence_before(text, quote, begin)
    first, last = text.word_at(sentence), text.word_at(quote.start if quote.opened else quote.inner[1])
    verbs = [
        mark
        for index in range(first, last)
        if (mark := text.mark_at("cues", index)) and cue(mark) in {"state", "appeal", "say", "tell", "hope", "say_back"}
    ]
    if not verbs:
        leads = quote.opened and text.low[sentence : quote.start].rstrip(" ,:\u00ad").endswith(" bahwa")
        who = voices.before(quote.start, sentence) if leads else None  # "Lebih jauh, Kapolsek Edi bahwa, “…”"
        return who, who is not None, quote.inner[0]
    if not quote.opened:
        verb = verbs[0]
        start = _behind(text, verb)
        return subject(voices, (sentence, quote.end), verb), cue(verb) == "state", start
    verb = verbs[-1]
    between = text.clean[text.ends[verb.stop - 1] : quote.start]
    distance = last - verb.stop
    if distance > 9 or ". " in between.strip():
        return None, False, quote.inner[0]
    who = subject(voices, (sentence, quote.start), verb)
    if who is None:
        who = voices.name_at(verb.stop) if verb.stop < last else None
        who = who or voices.after(text.ends[verb.stop - 1], quote.start)
    direct = (
        distance <= 2
        or between.rstrip().endswith((",", ":"))
        or (who is not None and who.start > text.starts[verb.start])
    )
    return who, direct, quote.inner[0]


def _sentence_before(text: Text, quote: Quote, begin: int) -> int:
    start = text.sentence_at(quote.start)[0] if quote.opened else begin
    return min(max(start, begin), quote.start)


def _unopened_start(voices: Voices, quote: Quote, begin: int) -> int:
    """Give where a quotation begins that is only closed: behind "mengatakan", else at the line's start."""
    text = voices.text
    first, last = text.word_at(quote.inner[0]), text.word_at(quote.inner[1])
    for index in range(first, last):
        mark = text.mark_at("cues", index)
        if mark and cue(mark) == "state":
            return _behind(text, mark)
    return max(begin, quote.inner[0])


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


def _above_story(text: Text, quote: Quote) -> bool:
    """Tell whether a quotation is a title: no line before it is long, and it has no full stop."""
    if text.clean[quote.inner[1] - 1] in ".!?":
        return False
    return all(line.end - line.start < _LONG_LINE for line in text.lines if line.start <= quote.start)


def reported(voices: Voices, taken: Spans) -> list[Speech]:
    """Find the sentences that report an appeal, a message or a hope.

    ``taken`` holds the spans that are listed items or headings.
    """
    text = voices.text
    found: list[Speech] = []
    for sentence in text.sentences:
        if text.junk(sentence[0]) or taken.hold(sentence[0]) or _is_headline(text, sentence):
            continue
        sentence = _without_mark(text, sentence)
        speech = _reported(voices, sentence) or _goes_on(text, sentence, found)
        if speech and not (speech.who and speech.who.kind == "pronoun" and _means_civilian(voices, sentence)):
            found.append(speech)
    return _without_subtitles(text, found)


def _without_mark(text: Text, sentence: Span) -> Span:
    """Give a sentence without a stray mark at its beginning."""
    start, end = sentence
    while start < end and text.clean[start] in '" ' and not text.quoted(start):
        start += 1
    return start, end


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


def _means_civilian(voices: Voices, sentence: Span) -> bool:
    """Tell whether "ia" means a civilian: its sentence, or the one before, begins with one."""
    text = voices.text
    first = voices.after(*sentence)
    if first is not None and first.kind == "civil" and voices.opens(first):
        return True  # "Ketua RT Bapak Jamhur berterima kasih, ia berharap"
    index = bisect_left(text.sentences, sentence) - 1
    if index < 0:
        return False
    before = text.sentences[index]
    first = voices.after(*before)
    if first is None or first.kind != "civil" or first.start - before[0] >= 15 or text.quoted(first.start):
        return False
    return not _RECEIVER & set(text.folds[text.word_at(before[0]) : text.word_at(first.start)])


def _is_headline(text: Text, sentence: Span) -> bool:
    """Tell whether the sentence is a title: a line in title case or, above a story in small letters, in capitals."""
    line = text.line_at(sentence[0])
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
    if message is None and (hope is None or text.folds[text.word_at(sentence[0])] in {"kami", "kita", "saya"}):
        message = _unmarked_speech(voices, sentence, marks)
    if hope and message and (hope.rule, message.rule) == ("purpose word", "tell word"):
        return hope._replace(who=hope.who or message.who)  # "menyampaikan bahwa kegiatan ini bertujuan …"
    if hope and message:
        return hope._replace(kind="both", who=message.who or hope.who, rule=f"{message.rule}, {hope.rule}")
    return message or hope or _agreement(text, sentence, marks)


def _agreement(text: Text, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``Kedua pihak sepakat saluran air dipindah dengan biaya bersama``: terms, not only that they made peace."""
    agreed = next((mark for mark in marks if cue(mark) == "agree"), None)
    if agreed is None or text.word_at(sentence[1]) - agreed.stop < _TERMS:
        return None
    if not _PARTIES & set(text.folds[max(0, agreed.start - 4) : agreed.start]):
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
    by = False
    for mark in marks:
        kind = cue(mark)
        if kind == "by" and text.starts[mark.start] - sentence[0] < 12:
            by = True
        if kind in {"hope", "purpose"} or (kind == "can" and by):
            if kind == "purpose" and not _is_purpose(text, mark):
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
    return text.folds[mark.start : mark.stop] == ["harapan"] and before in {
        "dan",
        "aspirasi",
        "penuh",
        "membawa",
        "sesuai",
    }


def _is_purpose(text: Text, mark: Mark) -> bool:
    """Tell whether "tujuan" is a purpose here, not the end of a journey."""
    after = text.folds[mark.stop] if mark.stop < len(text.folds) else ""
    if text.folds[mark.start] == "ditujukan":
        return after not in {"kepada", "pada", "bagi", "ke"}
    if text.folds[mark.stop - 1] == "tujuan" and mark.stop - mark.start > 1:
        # "bus dengan tujuan Medan"
        return not after or text.caseless(mark.stop) or not text.capital(mark.stop)
    if text.folds[mark.start] != "tujuan":
        return True
    before = text.folds[mark.start - 1] if mark.start else ""
    following = text.folds[mark.stop : mark.stop + 8]
    return before in {"dengan", "adapun", "memiliki", "mempunyai", "punya"} or bool(
        {"adalah", "yakni", "yaitu", "ialah", "agar", "supaya", "untuk"} & set(following)
    )


_LEADING = frozenset("masih lanjut lebih jauh lagi selanjutnya lanjutnya lanjutkan sambung tambah".split())


def _lead_speaker(voices: Voices, sentence: Span) -> Agent | None:
    """``Masih kata Kapolres, …``, ``Lanjut Wawan, …``: who is named as the speaker before the sentence proper."""
    text = voices.text
    index = text.word_at(sentence[0])
    while index < len(text.folds) - 1 and text.folds[index] in _LEADING:
        index += 1
    mark = text.mark_at("cues", index)
    begins = index == text.word_at(sentence[0])
    if mark and cue(mark) in {"say", "state_back"} and mark.stop < len(text.folds):
        index = mark.stop
    elif begins:
        return None
    who = voices.name_at(index) or voices.after(text.starts[index], sentence[1])
    named = who is not None and text.word_at(who.start) == index and who.kind in {"person", "office", "name"}
    comma = who is not None and text.clean[who.end : who.end + 2].strip()[:1] == ","
    return who if named and comma else None


def _hoper(voices: Voices, sentence: Span, mark: Mark, marks: list[Mark]) -> Agent | None:
    text = voices.text
    lead = _lead_speaker(voices, sentence)
    if lead:
        return lead
    active = (
        text.folds[mark.start] in {"berharap", "mengharapkan", "harapkan"}
        or "berharap" in text.folds[mark.start : mark.stop]
    )
    if active:
        return subject(voices, sentence, mark) or _BACK
    for other in marks:
        if cue(other) in {"state", "tell"} and other.start < mark.start:
            return subject(voices, sentence, other) or _BACK
    opening = text.folds[text.word_at(sentence[0])]
    if opening == "menurut":
        return voices.after(sentence[0], text.starts[mark.start])
    for other in marks:
        closing = text.clean[: text.starts[other.start]].rstrip()[-1:] in {",", '"'}
        if not closing or other.start < mark.start or cue(other) not in {"say", "say_back", "state"}:
            continue
        who = voices.name_at(other.stop) if other.stop < len(text.folds) else None
        who = who or voices.after(text.ends[other.stop - 1], sentence[1])
        near = who is not None and text.word_at(who.start) - other.stop <= 3
        if near or cue(other) == "say_back":  # no verb: "pesan kewaspadaan, pesan perdamaian"
            return who if near else _BACK
    return None


def _message(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``Kapolsek mengimbau warga agar …``, ``menyampaikan kepada … supaya …``, ``Warga diimbau …``."""
    text = voices.text
    for mark in marks:
        kind = cue(mark)
        if kind not in {"appeal", "appeal_passive", "tell"} or not _has_content(text, sentence, mark, kind):
            continue
        if text.folds[mark.start - 1 : mark.start] == ["untuk"] and text.folds[mark.start - 2] in _DONE_FOR:
            continue  # "kegiatan dilakukan untuk mengajak masyarakat"
        passive = kind == "appeal_passive"
        who = _asker(voices, mark, sentence) if passive else subject(voices, sentence, mark) or _BACK
        if who and who.kind == "civil":
            return None
        if who is _BACK and not passive and not _opens_sentence(text, sentence, mark):
            continue  # "Kegiatan ini … serta mengajak warga": nobody speaks
        return Speech(*sentence, "indirect", "message", who, f"{kind} word")
    return None


def _asker(voices: Voices, mark: Mark, sentence: Span) -> Agent | None:
    """Give who speaks a passive appeal: behind "oleh", or whom "Ditambahkannya, warga diimbau …" means."""
    text = voices.text
    opening = text.mark_at("cues", text.word_at(sentence[0]))
    if opening and cue(opening) == "state_back":
        return _BACK
    for index in range(mark.stop, min(mark.stop + 4, len(text.folds) - 1)):
        if text.folds[index] == "oleh" and text.starts[index] < sentence[1]:
            return voices.after(text.starts[index], sentence[1])
    return None


def _opens_sentence(text: Text, sentence: Span, mark: Mark) -> bool:
    return mark.start - text.word_at(sentence[0]) <= 3


def _has_content(text: Text, sentence: Span, mark: Mark, kind: str) -> bool:
    """Tell whether the sentence says what was asked, not only that something was."""
    stop = text.word_at(sentence[1])
    rest = stop - mark.stop
    content = [other for other in text.marks_of("cues", mark.stop, stop) if cue(other) == "content"]
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
    if word in {"minta", "ajak", "imbau", "himbau", "ingatkan", "menegur", "melarang"}:
        return rest >= 3
    if word in _MOVES:
        return any(text.folds[other.start] in _ASKED for other in content)
    topic = mark.stop < len(text.folds) and (text.folds[mark.stop] in _TOPIC or mark.stop - mark.start > 1)
    if topic and text.folds[mark.stop - 1] in _TOLD and kind == "appeal":
        # "memberikan imbauan terkait keamanan lingkungan" names the topic alone.
        return any(text.folds[other.start] in _ASKED for other in content)
    return bool(content) or rest >= 3


def _said_to_public(text: Text, mark: Mark, content: list[Mark]) -> bool:
    first = content[0]
    between = text.folds[mark.stop : first.start]
    return text.folds[first.start] != "untuk" and len(between) <= 14


def _unmarked_speech(voices: Voices, sentence: Span, marks: list[Mark]) -> Speech | None:
    """``…, ucap AKP Margini.`` without any quotation mark, and ``Kapolsek menambahkan, setiap pesta wajib …``."""
    text = voices.text
    if '"' in text.clean[sentence[0] : sentence[1]]:
        return None
    lead = _lead_speaker(voices, sentence)
    if lead and _OBLIGATION.search(text.low, lead.end, sentence[1]):
        return Speech(*sentence, "indirect", "message", lead, "obligation told")
    for mark in marks:
        kind = cue(mark)
        at = text.starts[mark.start]
        if kind == "state_back" and _OBLIGATION.search(text.clean[at : sentence[1]].lower()):
            return Speech(*sentence, "indirect", "message", _BACK, "obligation told")
        own = text.folds[text.word_at(sentence[0])] in {"kami", "kita", "saya"}
        told = any(cue(other) == "state" for other in marks)
        closes = own or (text.word_at(sentence[1]) == mark.stop and not told)
        if kind == "say_back" and closes and text.clean[sentence[0] : at].rstrip()[-1:] == ",":
            who = None if own or not _means_civilian(voices, sentence) else Agent(*sentence, "civil")
            return None if who else Speech(*sentence, "indirect", "message", _BACK, "speech without marks")
        if kind == "say" and at - sentence[0] > 30 and text.clean[:at].rstrip()[-1:] == ",":
            who = voices.name_at(mark.stop) if mark.stop < len(text.folds) else None
            who = who or voices.after(at, sentence[1])
            closes = who is not None and text.word_at(sentence[1]) - text.word_at(who.end) <= 2
            if who and (who.kind in {"person", "office", "police"} or (who.kind == "name" and closes)):
                return Speech(*sentence, "indirect", "message", who, "speech without marks")
        asked = text.folds[mark.stop : mark.stop + 1] in (["agar"], ["supaya"])
        if kind == "state" and (asked or _OBLIGATION.search(text.clean[at : sentence[1]].lower())):
            who = subject(voices, sentence, mark)
            if who and who.kind not in {"civil"}:
                return Speech(*sentence, "indirect", "message", who, "obligation told")
    return None


@once
def listed(text: Text) -> list[Speech]:
    """Find the items of lists of messages and of outcomes, each with the speaker whom the head names."""
    voices = voices_of(text)
    found: list[Speech] = []
    for section, kind in sections(text):
        if kind not in {"message", "outcome"} or text.junk(section.head[0]):
            continue
        who = _head_speaker(voices, section)
        if who and who.kind == "civil":
            continue
        rule = "list of messages" if kind == "message" else "list of outcomes"
        found.extend(Speech(*item, "bullet", kind, who, rule) for item in section.items if item[1] - item[0] > 3)
    return found


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
        if agent is None or agent.kind == "pronoun":
            behind = voices.after(verb, head[1]) if marks else None
            if behind and not voices.receives(behind) and behind.kind != "civil":
                agent = behind if agent is None else agent
        if agent is not None:
            return _BACK if agent.kind == "pronoun" else agent
        opening = text.folds[text.word_at(head[0])] if head[0] < head[1] else ""
        if opening.startswith("me") and section.head == head:
            return _BACK
    return None


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
    apart = Spans([*every_item, *(head for head in heads if _is_title(text, head))])
    told = [
        speech
        for speech in reported(voices, apart)
        if not inside.hold(speech.start) and not _announces_list(text, speech)
    ]
    return sorted(
        [*items, *[_with_hope(text, quote) for quote in quotes], *told], key=lambda item: (item.start, item.end)
    )


def _is_title(text: Text, head: Span) -> bool:
    return text.word_at(head[1]) - text.word_at(head[0]) <= 8 or text.clean[head[0] : head[1]].rstrip().endswith(":")


def _announces_list(text: Text, speech: Speech) -> bool:
    return text.clean[speech.start : speech.end].rstrip().endswith(":")


def _with_hope(text: Text, speech: Speech) -> Speech:
    """A quotation that expresses a hope is both a message and an outcome."""
    hopeful = any(cue(mark) in {"hope", "wish"} for mark in text.marks_in("cues", speech.start, speech.end))
    hopeful = hopeful or any(
        cue(mark) == "purpose" and _is_purpose(text, mark) for mark in text.marks_in("cues", speech.start, speech.end)
    )
    after = text.word_at(speech.end)
    said = text.mark_at("cues", after) if after < len(text.folds) else None
    hopeful = hopeful or (said is not None and text.folds[said.start] in {"harap", "harapnya"})
    return speech._replace(kind="both") if hopeful else speech
