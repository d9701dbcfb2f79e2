"""Who can speak in a text: officers, offices, units, civilians, and who is the subject of a verb."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kamtibmas_cli.layout import Quote
from kamtibmas_cli.likeness import alike
from kamtibmas_cli.recognisers.mentions import mentions
from kamtibmas_cli.recognisers.names import common_words, place_end
from kamtibmas_cli.recognisers.offices import offices
from kamtibmas_cli.recognisers.organisations import read_unit, unit_at
from kamtibmas_cli.regions.index import index as areas
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Span, Text, once

RECEIVERS = frozenset(
    "kepada bersama dengan didampingi terhadap untuk bagi ke ditemani disambut oleh dan serta "
    "menemui lapor melapor mewakili dibantu disertai dikawal didukung diikuti "
    "bertemu menghubungi hubungi temui ajak mengajak dari di pada yth seizin seijin izin beserta dampingi".split()
)
# What a chief has written or begun: "petugas menempel Maklumat Kapolda Riau dan menyampaikan …".
_WORKS = frozenset("maklumat perintah program kebijakan edaran gagasan".split())
_PRAISED = frozenset("unggulan prioritas andalan quick win wins kerja utama".split())  # "program quick win Kapolri"
# What may stand before a civilian who opens a sentence.
OPENS_CIVILIAN = frozenset(
    "mewakili keluarga seorang salah satu di antara diantara para sejumlah sementara itu sedangkan adapun selain "
    "perwakilan dari lain halnya".split()
)

_THINGS = frozenset(
    "fokus sasaran tujuan upaya program bentuk cara faktor wujud langkah kegiatan tugas titik lokasi agenda pesan poin "
    "penyebab strategi bukti tempat kunci".split()
)
POLITE = frozenset("pak bapak ibu bu mama mas sdr saudara haji ustadz ustaz".split())
_ADVERBS = frozenset("juga pun turut kembali terus selalu lalu kemudian".split())
WELCOMES = frozenset("mengucapkan menyambut mengapresiasi bersyukur berterima mengaku merasa".split())
_THANKS = frozenset("mengucapkan bersyukur berterima mengaku".split())
ONE_OF = frozenset({("salah", "satu"), ("salah", "seorang"), ("salah", "satunya")})
_LIKE = 0.75  # how much a misspelt first name shares with the officer's, whose second name follows
_SURE = 6  # letters of a name that is known with a letter wrong
_AGE = re.compile(r"[1-9]\d")
_SOME = frozenset("sejumlah beberapa puluhan seluruh para segenap belasan".split())
_OF_WHAT = (["rw"], ["banjar"], ["desa"], ["cilik"])
_SHORT_WORD = 2
_REACH = 300  # code points before a verb in which its subject stands
_AGED = re.compile(r"(?P<name>[A-Z]\w+)\s?\([1-9]\d(?: ?(?:th|thn|tahun))?\)")
_TELLS = re.compile(r"(?:di|me|ter)\w{5,}")
_LONGEST = 8  # words of a civilian's office and name: "Ketua Kelompok Tani Maju Bersama, Wagiman"
_ABOVE = 3  # units above a unit: polsek, polres, polda
_FRONTS = frozenset("dihadapan usai setelah bersama atas kepada saat ketika melihat menyambut menanggapi".split())
_PHRASE = 12  # words of "Menerima kedatangan Kapolsek Weleri AKP Anton Jaya,"
_CLAUSES = frozenset("yang saat ketika usai setelah dengan bersama didampingi selaku mengatakan di pada".split())
_AREAS = (1, 2, 3, 4)  # depths of the official list
_AREA = 3  # words of the area behind a civilian's office
_THIS = frozenset({"ini", "itu", "tersebut"})
_NAME = 5  # words of a civilian's name at most
_AHEAD = 3  # words behind a name in which its verb stands: "Mama Yustina sendiri juga bersyukur"

_MEANWHILE = frozenset(
    "di pada dalam waktu tempat kesempatan yang sama itu ini pihak lain sambutan sambutannya".split()
)

_LIKEWISE = frozenset({("hal", "senada"), ("hal", "serupa"), ("hal", "sama"), ("apresiasi", "serupa")})


_PROGRAMMES = frozenset(
    "forum program kegiatan giat bertajuk bertema tema tajuk aplikasi slogan tagline gerakan acara lomba "
    "seminar layanan inovasi judul berjudul nama bernama istilah sebutan bertuliskan spanduk motto "
    "moto semboyan sandi".split()
)


class Agent(NamedTuple):
    """Somebody who can speak: ``kind`` is person, office, police, unit, civil, pronoun or name."""

    start: int
    end: int
    kind: str


OPENING = 18  # code points of a sentence's beginning in which its subject stands


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
        # "Komandan Regu Satpol PP", "Kepala Seksi Operasi Basarnas"
        civil = text.mark_at("civil", office.stop) if office.stop < len(text.folds) and office.unit is None else None
        own = civil is not None and text.gap(office.stop - 1) == " "
        found.append(Agent(*text.span(office.start, office.stop), "civil" if own else "office"))
    for mark in text.marks("people_words"):
        kind = mark.row.values["kind"]
        inside = (text.mark_at("civil", index) for index in range(mark.start, mark.stop))
        captain = mark.start and text.mark_at("civil", mark.start - 1)  # "kapten tim"
        if any(longer and longer.stop > mark.stop for longer in inside) or (captain and captain.stop >= mark.stop):
            continue  # "petugas Posko BPBD", "seorang petugas kebersihan"
        if _is_programme(text, mark) or (text.folds[mark.stop - 1] == "yang" and not _opens_sentence(text, mark)):
            continue
        if kind == "police":
            member = mark.stop in text.begins("civil") and text.gap(mark.stop - 1) == " "  # "anggota MPA"
            found.append(Agent(*text.span(mark.start, mark.stop), "civil") if member else _police(text, mark))
        else:
            found.append(Agent(*text.span(mark.start, mark.stop), "pronoun"))
    found.extend(
        Agent(*text.span(mark.start, mark.stop), "civil")
        for mark in text.marks("civil")
        if not _addresses_officer(text, mark)
    )
    known = _name_words(text)
    found.extend(_civilians_again(text, known))
    for mark in text.marks("titles"):
        if _addresses_officer(text, mark):
            continue
        if mark.stop < len(text.folds) and text.folds[mark.stop] in known:
            continue  # "dr. Yuliandri" of the AKBP who has been named
        if mark.row.values["place"] == "prefix" and text.ends[mark.start] - text.starts[mark.start] > 1:
            found.append(Agent(*text.span(mark.start, mark.stop), "civil"))
    for mark in text.marks("units"):
        unit = read_unit(text, mark)
        if unit:
            found.append(Agent(*text.span(unit.start, _whole_unit_end(text, unit.stop)), "unit"))
    return _apart(found)


def _civilians_again(text: Text, officers: frozenset[str]) -> Iterator[Agent]:
    """Give those whom a part of a civilian's name means: "Warsito juga mengajak" of "Ketua Karang Taruna Warsito Hadi".

    ``officers`` holds the words of officers' names.
    """
    named: set[str] = set()
    for mark in text.marks("civil"):
        index = mark.stop
        while index < len(text.folds) and index - mark.stop < _NAME and text.gap(index - 1) in {" ", ", "}:
            if not may_name(text, index):
                break
            named.add(text.folds[index])
            index += 1
    named.update(aged["name"].lower() for aged in _AGED.finditer(text.clean))  # "Rumah milik Nek Rohani (71)"
    for index, word in enumerate(text.folds):
        own = word in named and len(word) > _SHORT_WORD and word not in officers and may_name(text, index)
        begins = own and text.word_at(text.sentence_at(text.starts[index])[0]) in {index, index - 1, index - 2}
        if begins and not areas().named(text.clean[slice(*text.span(index, index + 1))], *_AREAS):
            yield Agent(*text.span(index, index + 1), "civil")


def _is_programme(text: Text, mark: Mark) -> bool:
    """Tell whether the words name an office that residents or all police hold: "setiap RW punya Polisi RW"."""
    named = text.folds[mark.start : mark.stop] == ["polisi"] and text.folds[mark.stop : mark.stop + 1] in _OF_WHAT
    return named and text.capital(mark.stop) and not text.mark_at("ranks", mark.stop + 1)


def _opens_sentence(text: Text, mark: Mark) -> bool:
    return text.word_at(text.sentence_at(text.starts[mark.start])[0]) == mark.start


def _addresses_officer(text: Text, mark: Mark) -> bool:
    """Tell whether a polite word stands before an office or rank: "kata Pak Bhabin"."""
    polite = text.folds[mark.start] in POLITE and mark.stop < len(text.folds) and text.gap(mark.stop - 1) == " "
    return polite and mark.stop in text.begins("positions", "ranks")


def _whole_unit_end(text: Text, index: int) -> int:
    """Give the end of a unit with the one above it: "Sat Lantas Polres Serang" speaks as one."""
    above = unit_at(text, index) if index < len(text.folds) and text.gap(index - 1) == " " else None
    return above.stop if above else index


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
        unit_mark = text.mark_at("units", mark.stop - 1) or text.mark_at("units", mark.stop)
        unit = read_unit(text, unit_mark) if unit_mark else None
        if unit:
            end = text.ends[unit.stop - 1]
        elif unit_mark and unit_mark.stop < len(text.folds):
            stop = place_end(text, unit_mark.stop)
            end = text.ends[max(stop, unit_mark.stop) - 1]
    return Agent(start, end, "police")


# Whoever spoke last: "ujarnya".
BACK = Agent(0, 0, "back")


class Voices:
    """The speech of a text, read once: agents and cue words by offset."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.agents = agents(text)
        self._starts = [agent.start for agent in self.agents]
        self.people = _name_words(text)
        self.shorts = _short_name_words(text)
        self.only_closed = Spans((quote.start, quote.end) for quote in text.quotes if not quote.opened)

    def before(self, offset: int, limit: int) -> Agent | None:
        """Give the agent nearest before an offset who is no receiver, not further back than ``limit``."""
        index = bisect_left(self._starts, offset) - 1
        while index >= 0 and self.agents[index].start >= limit:
            agent = self.agents[index]
            free = agent.end <= offset and not self.text.quoted(agent.start)
            if free and agent.kind == "civil" and self._is_told_of(agent, offset):
                return agent
            usable = free and not self.receives(agent)
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
        if any(text.caseless(index) for index in between):
            return not between  # capitals say nothing: "PETUGAS MENEGUR SOPIR … DAN MEMINTA MEREKA"
        small = [
            index for index in between if not text.capital(index) and text.folds[index] not in {"juga", "pun", "turut"}
        ]
        return len(between) <= 9 and not small

    def _is_told_of(self, agent: Agent, offset: int) -> bool:
        """Tell whether a relative clause tells of a civilian: "mendapat pujian warga sekitar, yang berharap …"."""
        text = self.text
        between = text.folds[text.word_at(agent.end) : text.word_at(offset)]
        if between[-1:] != ["yang"] or len(between) > _NAME:
            return False
        # "masukan dari Bu Yuni yang berharap …"
        named = all(text.capital(text.word_at(agent.end) + place) for place in range(len(between) - 1))
        return named or (len(between) < _NAME and "," in text.clean[agent.end : offset])

    def opens(self, agent: Agent) -> bool:
        """Tell whether a civilian opens his sentence: "Seorang warga …", "Sementara itu Kepala Desa …"."""
        text = self.text
        begins = text.word_at(behind_first_phrase(text, text.sentence_at(agent.start)))
        opening = text.folds[begins : text.word_at(agent.start)]
        return all(word in OPENS_CIVILIAN or word in _MEANWHILE for word in opening)

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

    def officers(self, start: int, end: int) -> list[Agent]:
        """Give the officers, named or by their offices, that lie in a span."""
        return [agent for agent in self.between(start, end) if agent.kind in {"person", "office"}]

    def receives(self, agent: Agent) -> bool:
        """Tell whether an agent is only spoken to or there as well: ``kepada Kapolsek``, ``bersama Babinsa``."""
        index = self.text.word_at(agent.start)
        if not index:
            return False
        counted = index > 1 and (self.text.folds[index - 1].isdigit() or self.text.folds[index - 1] in _SOME)
        index -= counted  # "Kapolsek bersama 15 personel tiba dan meminta warga …"
        before = self.text.folds[index - 1]
        if before in {"dan", "serta"}:
            place = bisect_left(self._starts, agent.start) - 1
            joined = place >= 0 and self.text.word_at(self.agents[place].end) == index - 1
            return agent.kind != "person" or (joined and self.receives(self.agents[place]))
        gap = self.text.gap(index - 1)
        read = before in {"amanat", "sambutan"} and self.text.folds[index - 2 : index - 1] == ["membacakan"]
        among = before == "dalam" and self.text.folds[index] == "tim"  # "Suhaili yang ikut dalam tim satu meminta …"
        work = index - 1
        while work > 0 and self.text.folds[work] in _PRAISED:
            work -= 1
        # "mengabdi sebagai anggota Polri"
        own = self.text.folds[index - 2] if before == "anggota" and index > 1 else before
        member = own in {"sebagai", "menjadi"} and agent.kind == "police"
        apart = member or before in RECEIVERS or self.text.folds[work] in _WORKS or read or among
        return apart and gap.strip(" \u00ad") == ""

    def accompanies(self, name: Agent) -> bool:
        """Tell whether a name is part of an officer's who is only there as well: ``didampingi Dandim Letkol …``."""
        place = bisect_right(self._starts, name.start) - 1
        whole = self.agents[place] if place >= 0 else name
        return whole.kind == "person" and name.end <= whole.end and self.receives(whole)

    def name_at(self, index: int) -> Agent | None:
        """Give the agent at a word that is part of an officer's name: ``Danang menyebut``."""
        stop = index
        short = self.text.folds[index] in self.shorts and index + 1 < len(self.text.folds)
        if short and self.text.folds[index + 1] in self.people and self.text.gap(index) == " ":
            stop += 1  # "ungkap I Made Tama", "ujar La Ode Budi"
        while (
            stop < len(self.text.folds)
            and self.text.folds[stop] in self.people
            and (stop == index or self.text.gap(stop - 1) == " ")
        ):
            stop += 1
        if stop == index or not (self.text.capital(index) or self.text.caseless(index)):
            return None
        return Agent(*self.text.span(index, stop), "name")

    def misspelt_name(self, index: int) -> Agent | None:
        """Give the agent at a word that is part of an officer's name but for a letter: ``ucap Murwoto`` for Mirwoto."""
        text = self.text
        if index >= len(text.folds) or not text.capital(index):
            return None
        word = text.folds[index]
        behind = self.name_at(index + 1) if index + 1 < len(text.folds) and text.gap(index) == " " else None
        if behind and any(alike(word, name, _LIKE) for name in self.people):
            return behind  # "ujar Darma Wijaya" for Darmo Wijaya
        if len(word) < _SURE:
            return None
        like = any(alike(text.folds[index], name, 0.85) for name in self.people)
        return Agent(*text.span(index, index + 1), "name") if like else None


def _name_words(text: Text) -> frozenset[str]:
    return frozenset(
        text.folds[index]
        for mention in mentions(text)
        for index in range(*mention.name)
        if text.ends[index] - text.starts[index] > 2
    )


def _short_name_words(text: Text) -> frozenset[str]:
    """Give the words of one or two letters with which officers' names begin: "i", "la", "fx"."""
    firsts = (mention.name[0] for mention in mentions(text) if mention.name[1] - mention.name[0] > 1)
    return frozenset(text.folds[index] for index in firsts if text.ends[index] - text.starts[index] <= _SHORT_WORD)


def cue(mark: Mark) -> str:
    """Give the kind of a cue word."""
    return mark.row.values["cue"]


def subject(voices: Voices, sentence: Span, verb: Mark, depth: int = 2) -> Agent | None:
    """Give who does what a verb says: the nearest agent before it in the sentence, else the one it names behind."""
    text = voices.text
    at = text.starts[verb.start]
    index = _before_adverbs(text, verb.start - 1, text.word_at(sentence[0]))
    named = voices.name_at(index) if index >= 0 and text.starts[index] >= sentence[0] else None
    telling = _teller_of_unit(voices, sentence, at, depth)
    if telling:
        return telling
    agent = _first_of_units(voices, voices.before(at, sentence[0]), sentence[0])
    agent = _in_apposition(voices, agent, sentence[0])
    agent = _epithet(voices, sentence, index, at) or agent
    if agent and agent.kind == "office" and _is_former(text, agent):
        return Agent(agent.start, agent.end, "pronoun")
    if agent and agent.kind == "pronoun":
        told = text.mark_before("cues", text.word_at(agent.start))
        if depth and told and cue(told) == "state" and text.starts[told.start] > sentence[0]:
            return subject(
                voices, (sentence[0], agent.start), told, depth - 1
            )  # "Kapolsek mengatakan, pihaknya meminta …"
        above = voices.before(agent.start, sentence[0])
        if (
            above
            and above.kind == "civil"
            and voices.opens(above)
            and text.clean[above.end : agent.start].endswith(", ")
        ):
            return above  # "Lain halnya Camat Jemaja, ia berpesan …"
        if above and above.kind == "person" and text.gap(text.word_at(agent.start) - 1) == ", ":
            return above  # "Selain itu, Bripda Nadya memberi penyuluhan, ia mengajak …"
        first = voices.after(sentence[0], agent.start)  # "Kapolsek menambahkan, pihaknya berharap …"
        opens = first is not None and first.kind in {"person", "office"} and first.start - sentence[0] < OPENING
        agent = first if opens and first and not voices.receives(first) else agent
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
    if agent is None:
        stranger = stranger_opening(voices, sentence) or _stranger_before(text, index, sentence[0])
        return stranger or aged_in(text, (sentence[0], at))
    return agent


def _is_former(text: Text, agent: Agent) -> bool:
    """Tell whether words mean the officer by the office that he had: "Eks Asisten Kapolri ini"."""
    index, behind = text.word_at(agent.start), text.word_at(agent.end)
    former = text.folds[index - 1 : index] in (["eks"], ["mantan"])
    return former and bool(_THIS & set(text.folds[behind : behind + 1]))


def _epithet(voices: Voices, sentence: Span, index: int, at: int) -> Agent | None:
    """Give the pronoun that opens a sentence up to "ini": "Jenderal bintang 2 Polri di Maluku ini juga berharap …"."""
    first = voices.after(sentence[0], at) if index > 0 and voices.text.folds[index] in _THIS else None
    opens = (
        first is not None
        and first.kind == "pronoun"
        and voices.text.word_at(sentence[0]) == voices.text.word_at(first.start)
    )
    return first if opens else None


def _teller_of_unit(voices: Voices, sentence: Span, at: int, depth: int) -> Agent | None:
    """Give who says what his unit does: "AKP Awal mengatakan Polres Kenari berharap …"; ``at`` is where its verb is."""
    text = voices.text
    unit = voices.before(at, sentence[0]) if depth else None
    if unit is None or unit.kind not in {"unit", "police"}:
        return None
    told = text.mark_before("cues", text.word_at(unit.start))
    says = told is not None and cue(told) == "state" and text.folds[told.start].startswith("me")
    who = subject(voices, (sentence[0], unit.start), told, depth - 1) if says and told else None
    return who if who and who.kind in {"person", "office", "name"} else None


def aged_in(text: Text, span: Span) -> Agent | None:
    """Give somebody whose age a span tells: "Salamah(51) ibu rumah tangga"; of an officer no release tells it."""
    aged = _AGED.search(text.clean, max(span[0], span[1] - _REACH), span[1])
    return Agent(*aged.span("name"), "civil") if aged else None


def _first_of_units(voices: Voices, agent: Agent | None, begin: int) -> Agent | None:
    """Give whom the units above come behind: ``Personel Polsek Mantangai jajaran Polres Kapuas, Polda Kalteng,``."""
    for _ in range(_ABOVE):
        if agent is None or agent.kind not in {"unit", "police"}:
            break
        above = voices.before(agent.start, begin)
        gap = voices.text.clean[above.end : agent.start] if above else ""
        if above is None or above.kind not in {"unit", "police"} or gap not in {", ", " jajaran ", " "}:
            break
        agent = above
    return agent


def _in_apposition(voices: Voices, agent: Agent | None, begin: int) -> Agent | None:
    """Give the officer of whom a clause tells: ``Bripka Yudi, salah satu personel yang ikut patroli, mengimbau``."""
    if agent is None or agent.kind != "police":
        return agent
    index = voices.text.word_at(agent.start)
    named = tuple(voices.text.folds[max(0, index - 2) : index]) in ONE_OF and voices.text.gap(index - 3) == ", "
    above = voices.before(agent.start, begin) if named else None
    beside = above is not None and voices.text.word_at(above.end) == index - 2
    return above if above and beside and above.kind in {"person", "office"} else agent


def _before_adverbs(text: Text, index: int, first: int) -> int:
    """Give the word before "juga", "kembali" and the like, which may stand between a subject and its verb."""
    while index >= first and text.folds[index] in _ADVERBS:
        index -= 1
    return index


def stranger_before(text: Text, verb: int, begin: int) -> Agent | None:
    """Give somebody who is no officer and whose name stands before a verb, both given by their offsets."""
    return _stranger_before(text, _before_adverbs(text, text.word_at(verb) - 1, text.word_at(begin)), begin)


def stranger_opening(voices: Voices, sentence: Span) -> Agent | None:
    """Give somebody who opens a sentence and is no officer: ``Salah satu penerima, …``, ``Hartini (52), …``.

    Releases give the age of residents, witnesses and suspects, never of an officer.
    """
    text = voices.text
    index = text.word_at(sentence[0])
    if tuple(text.folds[index : index + 2]) in ONE_OF or text.folds[index : index + 1] == ["seorang"]:
        noun = index + (1 if text.folds[index] == "seorang" else 2)
        agent = voices.after(text.starts[index], sentence[1])
        if noun < len(text.folds) and text.folds[noun].removesuffix("nya") in _THINGS:
            return None  # "Salah satu fokus dialog adalah …"
        officer = agent is not None and agent.kind != "civil" and text.word_at(agent.start) <= noun + 1
        return None if officer or noun >= len(text.folds) else Agent(*text.span(index, noun + 1), "civil")
    while index + 1 < len(text.folds) and text.folds[index] in OPENS_CIVILIAN and text.starts[index] < sentence[1]:
        index += 1
    if text.folds[index] in POLITE and not text.capital(index) and index + 1 < len(text.folds):
        index += 1  # "Sementara itu pak Sugeng (54) pemilik kebun merasa senang"
    told = text.folds[index] == "menurut"  # "Menurut Yusuf, warga terbantu."
    index += told and index + 1 < len(text.folds)
    stop = index
    while stop < len(text.folds) and stop - index < _LONGEST and text.capital(stop) and not voices.name_at(stop):
        stop += 1
    if stop == index or stop >= len(text.folds) or index in text.begins("ranks", "positions"):
        return None
    verb = index in text.begins("cues") or text.folds[index] in common_words()
    for_civil = text.folds[stop] in {"mewakili", "selaku"} and stop + 1 in text.begins("civil")
    one = for_civil or text.folds[stop] in {"salah", "seorang"}
    if one and not verb and not _is_known(text, index, stop):
        # "Suminah salah seorang warga Desa Wonorejo mengucapkan", "Hanifah mewakili Kepala TK, mengatakan"
        return Agent(*text.span(index, stop), "civil")
    if _is_apposed(text, index, stop) and not verb:
        return Agent(*text.span(index, stop), "civil")
    aged = text.gap(stop - 1) == " (" and _AGE.fullmatch(text.folds[stop]) and text.gap(stop)[:1] in {")", " "}
    if aged or _is_strange_speaker(text, index, stop) or (told and _is_strange_name(text, index, stop)):
        return Agent(*text.span(index, stop), "civil")
    return _stranger_tells(voices, index)


def behind_first_phrase(text: Text, sentence: Span) -> int:
    """Give where a sentence goes on behind a phrase before it: "Menerima kedatangan Kapolsek, Lurah Sari berterima …".

    The sentence's own beginning where there is no such phrase.
    """
    begins = text.word_at(sentence[0])
    word = text.folds[begins]
    fronted = word in _FRONTS or (word.startswith("me") and text.mark_at("cues", begins) is None)
    fronted = fronted or text.folds[begins : begins + 2] == ["di", "hadapan"]
    limit = min(text.word_at(sentence[1]), begins + _PHRASE)
    commas = (at + 1 for at in range(begins, limit - 1) if text.gap(at) == ", ") if fronted else iter(())
    following = next(commas, begins)
    goes_on = text.capital(following) or following in text.begins("civil")
    return text.starts[following] if goes_on else sentence[0]


def told_by_civilian(voices: Voices, sentence: Span) -> bool:
    """Tell whether a sentence says that somebody who is no officer spoke: ``disampaikan Rusmin AR selaku Lurah``.

    Also ``yang disampaikan Marlina, warga Kampung Sukasari``, ``Ujang Suherman selaku warga menyampaikan``.
    """
    text = voices.text
    for mark in text.marks_in("civil", *sentence):
        index = mark.start - 1
        if index > 0 and text.folds[index] in {"selaku", "sebagai"}:
            index -= 1
        elif not (index >= 0 and text.gap(index) == ", "):
            continue
        stop = index + 1
        while index >= 0 and stop - index <= _NAME and text.starts[index] >= sentence[0] and may_name(text, index):
            index -= 1
        if index + 1 == stop or voices.name_at(stop - 1) or text.mark_before("ranks", index + 1):
            continue
        index -= index >= 0 and text.folds[index] == "oleh"
        said = text.mark_at("cues", index) if index >= 0 else None
        told = said is not None and cue(said) in {"state", "tell"} and text.folds[index].startswith("di")
        end = mark.stop
        while end < len(text.folds) and end < mark.stop + _AREA and text.gap(end - 1) == " " and text.capital(end):
            end += 1  # "Fahmi, petugas Posko BPBD Banjar menyampaikan bahwa …"
        after = text.mark_at("cues", end) if end < len(text.folds) else None
        tells = after is not None and cue(after) in {"state", "tell", "hope"}
        opens = text.starts[index + 1] - sentence[0] < OPENING
        tells = tells or text.folds[mark.start - 1] == "selaku"
        if told or (tells and opens):
            return True
    return False


def cited_stranger(voices: Voices, sentence: Span) -> Agent | None:
    """Give a civilian whose view a sentence reports: "Menurut Badrus, …", "Penyidikan ini, ungkap Badrus, …"."""
    text = voices.text
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    for index in range(first, last - 1):
        mark = text.mark_at("cues", index)
        said = mark is not None and cue(mark) == "say" and index > first and text.gap(index - 1).startswith(",")
        moved = text.folds[index] == "membuat"
        if text.folds[index] != "menurut" and not said and not moved:
            continue
        stop = index + 1
        while (
            stop < last
            and stop - index <= _NAME
            and may_name(text, stop)
            and (stop == index + 1 or text.gap(stop - 1) == " ")
        ):
            stop += 1
        # "Adanya Babinsa membuat Yanto Mardi merasa bersyukur, “…,” katanya"
        parted = text.folds[stop] in WELCOMES if moved and stop < last else text.gap(stop - 1).startswith(",")
        named = stop > index + 1 and parted and not voices.name_at(index + 1)
        if named and text.capital(index + 1):
            return Agent(*text.span(index + 1, stop), "civil")
    return None


def thanks_stranger(voices: Voices, sentence: Span) -> bool:
    """Tell whether somebody who is no officer thanks: "Dengan bantuan itu, Karman bersama keluarga mengucapkan …"."""
    text = voices.text
    first, last = text.word_at(sentence[0]), text.word_at(sentence[1])
    verb = next((index for index in range(first, last) if text.folds[index] in _THANKS), first)
    if voices.officers(sentence[0], text.starts[verb]):
        return False
    index = verb - 1
    while index > first and verb - index < _NAME and not text.capital(index) and text.gap(index) == " ":
        index -= 1
    return first < index < verb and may_name(text, index) and not voices.name_at(index) and text.gap(index) == " "


def _is_strange_speaker(text: Text, start: int, stop: int) -> bool:
    """Tell whether words before a verb of saying name nobody of Polri or TNI: "Dukuh Ngerong, Tugiyo mengucapkan"."""
    said = text.mark_at("cues", stop)
    speaks = text.folds[stop] in _THANKS or (said is not None and cue(said) in {"state", "hope", "tell"})
    if not speaks or text.folds[stop][:2] not in {"me", "be"} or stop - start < 2 or text.caseless(start):
        return False
    apart = _is_known(text, start, stop)
    polite = start in text.begins("titles", "civil")  # "Bapak Yosep mengucapkan"
    common = text.folds[stop - 1] in common_words() or (text.folds[start] in common_words() and not polite)
    return not apart and not common


def _is_apposed(text: Text, start: int, stop: int) -> bool:
    """Tell whether small words between commas say who somebody is: "Supriadi, orang tua siswa, terharu."."""
    if text.gap(stop - 1) != ", " or text.capital(stop) or not all(may_name(text, at) for at in range(start, stop)):
        return False
    end = stop
    while end < len(text.folds) - 1 and end - stop < _NAME and text.gap(end) == " " and not text.capital(end):
        end += 1
    officers = text.begins("positions", "people_words", "ranks", "units").intersection(range(stop, end + 1))
    return text.gap(end) == ", " and end > stop and not officers and text.folds[stop] not in _CLAUSES


def _is_known(text: Text, start: int, stop: int) -> bool:
    """Tell whether a table of offices, units, people or doings has one of some words."""
    known = text.begins("units", "positions", "ranks", "acting", "people_words", "activities", "functions", "openers")
    return any(index in known for index in range(start, stop))


def _is_strange_name(text: Text, start: int, stop: int) -> bool:
    """Tell whether capitalised words before a comma name nobody of Polri or TNI."""
    known = text.begins("units", "positions", "ranks", "acting", "people_words", "functions", "levels", "regencies")
    apart = any(index in known or text.folds[index] in common_words() for index in range(start, stop))
    return not apart and not text.caseless(start) and text.gap(stop - 1).startswith(",")


def _stranger_tells(voices: Voices, index: int) -> Agent | None:
    """``Mama Yustina sendiri bersyukur.``, ``Maemunah mengaku lega.``: the name of nobody known opens a sentence."""
    text = voices.text
    if index + 1 >= len(text.folds) or text.caseless(index) or not text.capital(index) or voices.name_at(index):
        return None
    if text.folds[index] in common_words() or _TELLS.match(text.folds[index]) or text.quoted(text.starts[index]):
        return None  # also "Diterangkan Sopian, …"
    stop = index + 1
    while stop < len(text.folds) and stop - index < _NAME and text.capital(stop) and text.gap(stop - 1) == " ":
        stop += 1
    if stop == index + 1 and text.gap(index) != " ":
        return None
    known = text.begins("openers", "ranks", "acting", "positions", "units", "levels", "people_words", "activities")
    named = index not in text.begins("cues") and known.isdisjoint(range(index, stop))
    # "Arus Mudik meningkat.", "Tanah Papua itu damai." tell of nobody
    return Agent(*text.span(index, stop), "civil") if named and _speaks(text, stop) else None


def _speaks(text: Text, index: int) -> bool:
    """Tell whether a verb of saying or feeling stands at a word or a little behind: "… sendiri bersyukur"."""
    for place in range(index, min(index + _AHEAD, len(text.folds))):
        said = text.mark_at("cues", place)
        verb = said is not None and cue(said) in {"state", "hope", "tell"}
        if text.folds[place][:2] in {"me", "be"} and (verb or text.folds[place] in WELCOMES):
            return True
        if text.gap(place) != " ":
            return False
    return False


def _stranger_before(text: Text, index: int, begin: int) -> Agent | None:
    """Give somebody who is no officer and whose name ends at a word: ``Sementara itu, Atok Derani berharap``."""
    if index <= text.word_at(begin):
        return None
    first = index
    while first >= 0 and text.starts[first] >= begin and may_name(text, first):
        first -= 1
    first += 1
    if index - first < 1 or any(text.gap(place) != " " for place in range(first, index)):
        return None
    return Agent(*text.span(first, index + 1), "civil")


def may_name(text: Text, index: int) -> bool:
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


def is_quotation(voices: Voices, sentence: Span) -> bool:
    """Tell whether a sentence is a quotation that names no officer: "“…,” ujarnya.", also without its first mark."""
    text = voices.text
    quoted = text.quoted(sentence[0] + 1) or voices.only_closed.hold(sentence[0])
    return quoted and not voices.officers(*sentence)


def is_programme(text: Text, quote: Quote) -> bool:
    """Tell whether marks hold a name: "melalui forum “Ngopi Bareng”", "program “Polisi Menyapa”"."""
    index = text.word_at(quote.start) - 1
    beside = index >= 0 and text.gap(index).strip(" '\"\u00ad") == ""
    return beside and text.folds[index] in _PROGRAMMES and text.clean[quote.inner[1] - 1].isalnum()


def is_asked(text: Text, who: Agent) -> bool:
    """Tell whether people are asked, not asking: ``mengingatkan masyarakat agar …``, ``Masyarakat diimbau melapor``."""
    before = text.mark_before("cues", text.word_at(who.start))
    if before and cue(before) in {"appeal", "tell"}:
        return True
    index = text.word_at(who.end)
    return any(cue(mark) == "appeal_passive" for mark in text.marks_of("cues", index, index + 3))


def means_civilian(voices: Voices, sentence: Span, depth: int = 2) -> bool:
    """Tell whether "ia" means a civilian: its sentence, or the one before, begins with one."""
    text = voices.text
    first = voices.after(*sentence)
    if first is not None and first.kind == "civil" and voices.opens(first):
        return True  # "Ketua RT Bapak Jamhur berterima kasih, ia berharap"
    if first is not None and first.kind in {"person", "office"} and first.start - sentence[0] < OPENING:
        return False  # "Kapolsek menambahkan, pihaknya berharap"
    index = bisect_left(text.sentences, sentence) - 1
    while index >= 0 and (text.junk(text.sentences[index][0]) or is_quotation(voices, text.sentences[index])):
        index -= 1
    if index < 0:
        return False
    return _is_of_civilian(voices, sentence, text.sentences[index], depth)


def _is_of_civilian(voices: Voices, sentence: Span, before: Span, depth: int) -> bool:
    """Tell whether the sentence before another makes a civilian of the "ia" in that."""
    text = voices.text
    if stranger_opening(voices, before) or told_by_civilian(voices, before):
        return True  # "Darmansyah mengaku lega. Ia berharap …"
    first = voices.after(*before)
    if first and first.kind == "pronoun" and depth and first.start - before[0] < OPENING:
        return means_civilian(voices, before, depth - 1)  # "Hj. Nurbaya (58) mengaku senang. Ia … Ia berharap …"
    opening = text.word_at(before[0])
    told = text.mark_at("cues", opening)
    if told and cue(told) == "state_back":
        return False  # "Menurutnya, usia remaja rentan. Ia berharap …"
    if first and first.kind == "civil" and tuple(text.folds[opening : opening + 2]) in _LIKEWISE:
        return True  # "Hal senada diutarakan Ketua RT Sanjaya. Ia merasa lega."
    meant = voices.after(*sentence)
    plural = meant is not None and text.low.startswith("mereka", meant.start) and not voices.officers(*before)
    if first is None or first.kind != "civil" or text.quoted(first.start):
        return False
    if first.start - before[0] >= OPENING and not (plural or voices.opens(first)):
        return False  # but "Dalam acara itu masyarakat memberi apresiasi. Mereka berharap …"
    if text.folds[opening] in {"yakni", "yaitu"}:
        return False  # "… melibatkan tiga kendaraan. Yakni pengendara motor dan dua truk. Pihaknya mengimbau …"
    if is_asked(text, first):
        return False  # "Mengimbau masyarakat agar … Ia juga mengimbau …"
    return not RECEIVERS & set(text.folds[text.word_at(before[0]) : text.word_at(first.start)])
