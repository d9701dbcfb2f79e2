"""Who said what: joins messages and outcomes to personnel. The one step that sees two fields."""

import re
from bisect import bisect_right
from itertools import pairwise
from typing import Any

from kamtibmas_cli.found import quoted, words
from kamtibmas_cli.likeness import alike
from kamtibmas_cli.recognisers.offices import Office, offices
from kamtibmas_cli.recognisers.organisations import without_prefix
from kamtibmas_cli.recognisers.voices import Agent, Speech, Voices, voices_of
from kamtibmas_cli.text import Mark, Text

Speaker = str | dict[str, Any] | None


# Heads of something that the words may leave out: "Kasat" for "Kasat Narkoba".
_HEADS = frozenset("kasat kanit kabag kasi kabid kasubsi kasubbag kasubdit wakasat direktur dir kasatgas".split())
# "Kapolres" for "Kapolres Metro", "Kapolresta", "Kapolrestabes".
_CHIEFS = frozenset({"kapolres", "wakapolres", "kapolsek", "wakapolsek"})

# "Kapolres A melalui Kasat B", "… melalui Kasat B disampaikan Kanit C": the last one speaks.
_THROUGH = frozenset("melalui lewat diwakili disampaikan dikatakan dijelaskan diungkapkan".split())
# What an office has, not who holds it.
_OF_OFFICES = frozenset(
    "mantan eks jabatan posisi kursi maklumat instruksi perintah arahan atensi kebijakan surat".split()
)
_LED = frozenset(
    "dipimpin pimpinan diwakili disampaikan dikatakan dibenarkan diungkapkan dijelaskan ditegaskan dituturkan".split()
)
_SPEAKS = frozenset({"state", "tell", "appeal", "hope", "say", "say_back"})
_AGAIN = frozenset(
    "tambahnya imbuhnya lanjutnya sambungnya pungkasnya tutupnya tandasnya tukasnya tambah imbuh lanjut".split()
)
_PRONOUNS = frozenset({"ia", "dia", "beliau"})
_KINDS = ("polda", "polresta", "polres")
_NARCOTICS = re.compile(r"(?:reserse|res)?nark(?:oba|otika)")
_OLD_NAMES = re.compile(r"sabhara|shabara")
_EASY = frozenset("mudah memudahkan mempermudah leluasa".split())
_EASED = 6  # words between one of them and what it lets do
_PASSIVE = 3  # words of "dipimpin langsung oleh"
_CUT = 3  # letters that a short form leaves out, at least
_WHOLE = 8  # letters of a title with its function


def _shares(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Tell whether two hold one office together: the same title, unit and area."""
    return bool(one["position"] == other["position"] and one["position"]["title"] in {"Babinsa", "Bhabinkamtibmas"})


class Cast:
    """The officers of a release, and who spoke last."""

    def __init__(self, text: Text, people: list[dict[str, Any]]) -> None:
        self.text = text
        self.people = people
        self.voices: Voices = voices_of(text)
        self.mentions = sorted((start, end, person["id"]) for person in people for start, end in person["mentions"])
        self._starts = [start for start, _, _ in self.mentions]
        self.offices = {text.starts[office.start]: office for office in offices(text)}
        self._starts_office = {office.start: office for office in self.offices.values()}
        self.roles = self._roles()

    def _roles(self) -> dict[str, str]:
        """Give who has a second office beside the first: ``Padal Plh. Kapolsek Morotai Selatan IPDA LA ODE``."""
        roles = {}
        for _, end, person in self.mentions:  # "Kanit Turjawali Ipda Rifai selaku Padal"
            cue = self.text.mark_at("cues", self.text.word_at(end))
            office = self._starts_office.get(cue.stop) if cue and cue.row.values["cue"] == "as" else None
            if office:
                roles[_role(office.title_text(self.text))] = person
            index = self.text.word_at(end)  # "Kabag Ops Kompol Andi, S.Sos. (Padal)"
            office = self._starts_office.get(index)
            if office and self.text.gap(index - 1).strip(" .,") == "(":
                roles.setdefault(_role(office.title_text(self.text)), person)
        beginning = {self.text.word_at(start): person for start, _, person in self.mentions}
        for office in self.offices.values():  # "Padal : IPTU YULIUS SAFLESA (Kasat Binmas)"
            if office.stop in beginning and ":" in self.text.gap(office.stop - 1):
                roles.setdefault(_role(office.title_text(self.text)), beginning[office.stop])
        ordered = sorted(self.offices.values(), key=lambda office: office.start)
        for office, following in pairwise(ordered):
            if office.stop == following.start and not self.text.gap(office.stop - 1).strip():
                at = self.text.starts[following.start]
                place = bisect_right(self._starts, at) - 1
                if place >= 0 and at < self.mentions[place][1]:
                    roles[_role(office.title_text(self.text))] = self.mentions[place][2]
        return roles

    def speaker(self, speech: Speech, last: Speaker, said: int, voice: str | None) -> Speaker:
        """Give who speaks: a personnel id, the words for somebody unnamed, or None."""
        if speech.who is None:
            return None
        if speech.who.kind in {"back", "pronoun"}:
            found = self._back(speech.start, last, said, self._goes_on(speech))
            if speech.form == "quote" and self._is_many(found):
                found = self._teller(speech.start) or found
            # "petugas" of a sentence between does not take up what a named officer said.
            return voice if isinstance(last, dict) and found is last and voice and speech.form == "quote" else found
        return self.resolve(speech.who)

    def resolve(self, agent: Agent) -> Speaker:
        """Find the officer whom the words name."""
        if agent.kind == "person":
            index = bisect_right(self._starts, agent.start)
            for start, end, person in self.mentions[max(0, index - 1) : index + 1]:
                if start < agent.end and agent.start < end:
                    return str(person)
        if agent.kind == "office":
            office = self.offices.get(agent.start)
            holder = self._holder(office, agent.start) if office else None
            if holder:
                return holder
        if agent.kind == "name":
            holder = self._named(agent)
            if holder:
                return holder
        if agent.kind in {"civil", "pronoun", "back"}:
            return None
        return quoted(self.text, (agent.start, agent.end))

    def _holder(self, office: Office, offset: int) -> str | None:
        """Give who holds an office: the same title, and no other unit; the one named last before the words."""
        title = _role(office.title_text(self.text))
        unit = _squash(office.unit_text(self.text) or "")
        holders = []
        for person in self.people:
            position = person["position"]
            if not position or _role(position["title"] or "") != title:
                continue
            held = _squash(position["unit"] or "")
            if unit and held and not self._is_unit(unit, held):
                continue
            holders.append(person)
        if not holders and (not unit or title not in _CHIEFS):
            holders = self._of_function(title)
        before = [person for person in holders if person["mentions"][0][0] <= offset]
        if len(before) > 1 and all(_shares(person, before[0]) for person in before):
            return None  # "Babinsa" of two who hold the office together
        if before:
            return str(max(before, key=lambda person: self._last_before(person, offset))["id"])
        return str(holders[0]["id"]) if holders else self._of_role(title)

    def _of_role(self, title: str) -> str | None:
        """Give who has a second office: "Dansatgas" of "Dandim … selaku Dansatgas TMMD"."""
        longer = {
            person
            for role, person in self.roles.items()
            if role == title or (len(title) >= _WHOLE and role.startswith(title))
        }
        return longer.pop() if len(longer) == 1 else self.roles.get(title)

    def _is_unit(self, unit: str, held: str) -> bool:
        """Tell whether two units are one: the same, with a typo, or "Polda Sulut" and "Polda Sulawesi Utara"."""
        return (
            self._in_short(held).startswith(self._in_short(unit))
            or alike(unit, held, 0.85)
            or self._in_full(unit) == self._in_full(held)
            or self._is_abbreviated(unit, held)
        )

    def _is_abbreviated(self, unit: str, held: str) -> bool:
        """Tell whether a station's name is a short form: "Kapolsek Dentim" of Polsek Denpasar Timur."""
        if not (unit.startswith("polsek") and held.startswith("polsek")) or len(held) - len(unit) < _CUT:
            return False
        short, letters = unit.removeprefix("polsek"), iter(held.removeprefix("polsek"))
        return short[:1] == held[6:7] and all(letter in letters for letter in short)

    def _in_short(self, unit: str) -> str:
        """Give a resor without what its name may leave out: "Polres Pelabuhan Belawan", then "Kapolres Belawan"."""
        kind = next((kind for kind in _KINDS if unit.startswith(kind)), "")
        return kind + without_prefix(unit.removeprefix(kind)) if kind else unit

    def _in_full(self, unit: str) -> str:
        """Give a unit with its area in full: "poldasulut" is "poldasulawesiutara"."""
        for kind in _KINDS:
            short = unit.removeprefix(kind)
            row = self.text.lexicon.row_of(short, ("provinces", "regencies")) if short != unit else None
            if row:
                return kind + _squash(row.means)
        return unit

    def _of_function(self, title: str) -> list[dict[str, Any]]:
        """``ujar Kasat``: whoever is Kasat of something, where only one is; "Kanit Patroli" of "… Satpolairud", too."""
        if title not in _HEADS | _CHIEFS and len(title) < _WHOLE:
            return []
        found = [
            one
            for one in self.people
            if one["position"] and _role(one["position"]["title"] or "")[: len(title)] == title
        ]
        return found if len(found) == 1 else []

    def _last_before(self, person: dict[str, Any], offset: int) -> int:
        return max((int(start) for start, _ in person["mentions"] if start <= offset), default=-1)

    def _named(self, agent: Agent) -> str | None:
        spoken = set(re.findall(r"\w+", words(self.text, (agent.start, agent.end)).lower()))
        for person in self.people:
            if spoken <= set(re.findall(r"\w+", person["name"].lower())):
                return str(person["id"])
        word = spoken.pop() if len(spoken) == 1 else ""
        for person in self.people if word else []:
            if any(alike(word, part, 0.85) for part in re.findall(r"\w+", person["name"].lower())):
                return str(person["id"])
        return None

    def _goes_on(self, speech: Speech) -> bool:
        """Tell whether a quotation goes on with what somebody said: ``"…," tambahnya``."""
        index = self.text.word_at(speech.end)
        return index < len(self.text.folds) and self.text.folds[index] in _AGAIN

    def _is_many(self, speaker: Speaker) -> bool:
        """Tell whether a speaker is "petugas", "Polri" or a unit, none of whom "ujarnya" can mean."""
        if not isinstance(speaker, dict):
            return False
        agent = self.voices.after(speaker["span"][0], speaker["span"][0] + 1)
        return agent is not None and agent.kind in {"police", "unit"}

    def _teller(self, offset: int) -> str | None:
        """Give the officer who is last told to speak in the sentences before."""
        index = self.text.sentence_index(offset)
        for place in range(index - 1, max(-1, index - 6), -1):
            start, end = self.text.sentences[place]
            found = self._subject(start, end) if not self.text.junk(start) and self._is_told(start, end) else None
            if isinstance(found, str):
                return found
        return None

    def _back(self, offset: int, last: Speaker, said: int, again: bool) -> Speaker:
        """Give whom "ujarnya" or "ia" means: the subject of the nearest sentence before that has one.

        ``last`` spoke last, at the offset ``said``; ``again`` says that whoever is meant has spoken before.
        """
        text = self.text
        index = text.sentence_index(offset)
        own = text.sentences[index][0] if index >= 0 else 0
        idle: Speaker = None
        for place in range(index, max(-1, index - 6), -1):
            start, end = text.sentences[place]
            if text.junk(start):
                continue
            if last is not None and start != own and start <= said < end:
                return last  # who is quoted there, not whom else the sentence names
            if start != own and (self._is_told_on(start, end) or self._attends(start)):
                continue
            limit = offset if start == own else end
            found = self._inserted(start, limit) or self._subject(start, limit)
            silent = found is not None and not self._is_told(start, limit)
            passed = isinstance(idle, str) or again or self._is_in_passing(start, limit, beside=place == index - 1)
            if isinstance(idle, str) and isinstance(found, dict):
                continue  # "Petugas mengimbau warga. Patroli dipimpin Iptu Budi.": he, if nobody else
            if silent and (isinstance(found, dict) or (start != own and passed)):
                idle = idle or found  # "kursi Kapolres Way Kanan juga berganti pejabat": only where nobody else is
            elif found is not None:
                return found
            if last is not None and start <= said:
                return last
        return last or idle or self._only_one(offset)

    def _only_one(self, offset: int) -> str | None:
        """Give the one officer of a release, where he is named before the words."""
        if len(self.people) != 1 or self.mentions[0][0] > offset:
            return None
        return str(self.people[0]["id"])

    def _subject(self, start: int, end: int) -> Speaker:
        """Give the first agent of a sentence who can be an officer; behind "melalui" the one who speaks."""
        voices = self.voices
        first = self.text.word_at(start)
        if self.text.folds[first : first + 1] == ["menurut"] and first + 1 < len(self.text.folds):
            cited = voices.name_at(first + 1)
            if cited:
                return self.resolve(cited)  # "Menurut Darius, dua dari sembilan orang itu masih muda."
        opening = voices.name_at(first)
        verb = self.text.word_at(opening.end) if opening else len(self.text.folds)
        if opening and verb < len(self.text.folds) and self.text.folds[verb].startswith("me") and opening.end < end:
            return self.resolve(opening)  # "Rudi menyebut setiap RW akan punya Polisi RW."
        found: Speaker = None
        last = start
        for agent in voices.between(start, end):
            if self.text.quoted(agent.start) or agent.kind in {"civil", "pronoun", "unit", "police"}:
                continue
            if voices.receives(agent) and not self._leads(agent):
                continue
            via = self.text.word_at(agent.start)
            if via and self.text.folds[via - 1] in _OF_OFFICES:
                continue  # "Selain jabatan Kapolres Lebong", "maklumat Kapolda", "Mantan penyidik ini bilang"
            via -= via > 1 and self.text.folds[via - 1] == "oleh"  # "yang disampaikan oleh Kasi Humas"
            through = via > 0 and self.text.folds[via - 1] in _THROUGH
            through = through and not self._is_told(last, self.text.starts[via - 1])
            resolved = self.resolve(agent)
            # "Padal pengamanan, Aipda Markus Ullo": the name behind an office that the tables do not have in full
            holder = isinstance(found, dict) and isinstance(resolved, str) and via - self.text.word_at(last) <= 1
            if found is None or through or holder:
                found = resolved or found
            last = agent.end
        if found is None:
            named = self._subject_name(start, end)
            return self.resolve(named) if named else None
        return found

    def _inserted(self, start: int, end: int) -> Speaker:
        """``Selain itu, kata Rudi Hartawan, Bhabinkamtibmas membagikan maklumat.``: who says what a sentence tells."""
        text = self.text
        for mark in text.marks_in("cues", start, end):
            if mark.row.values["cue"] != "say" or text.gap(mark.start - 1) != ", " or mark.stop >= len(text.folds):
                continue
            who = self.voices.name_at(mark.stop) or self.voices.after(text.starts[mark.stop], end)
            inserted = who and text.word_at(who.start) == mark.stop and text.clean[who.end : who.end + 1] == ","
            if who and inserted and not text.quoted(who.start):
                return self.resolve(who)
        return None

    def _attends(self, start: int) -> bool:
        """``Turut hadir dalam kegiatan itu Dir Intelkam Kombes Pol Budi.``: who is there, not who speaks.

        Also what only lists: ``Jabatan lain juga diserahterimakan. Yakni Kapolres Lebak dan Dirpamobvit.``
        """
        index = self.text.word_at(start)
        return "hadir" in self.text.folds[index : index + 2] or self.text.folds[index] in {"yakni", "yaitu"}

    def _is_told_on(self, start: int, end: int) -> bool:
        """``Menurutnya, Babinsa akan …``, ``Razia itu, lanjut dia, dilakukan bersama …``: who speaks stands before."""
        text = self.text
        index = text.word_at(start)
        opening = text.mark_at("cues", index)
        if opening and opening.row.values["cue"] == "state_back":
            return True
        if text.folds[index] == "menurut" and _PRONOUNS & set(text.folds[index + 1 : index + 2]):
            return True
        said = text.mark_at("cues", index + 1) if index + 1 < len(text.folds) else None
        if text.folds[index] in _PRONOUNS and said and said.row.values["cue"] in _SPEAKS:
            return True  # "Ia menjelaskan, pembentukan Polisi Banjar …"
        return any(
            mark.row.values["cue"] == "say_back"
            and text.gap(mark.start - 1) == ", "
            and text.gap(mark.stop - 1) == ", "
            for mark in text.marks_in("cues", start, end)
            if not text.quoted(text.starts[mark.start])
        )

    def _is_told(self, start: int, end: int) -> bool:
        """Tell whether a sentence says that somebody speaks, asks or does something for people."""
        index = self.text.word_at(start)
        if self.text.folds[index : index + 1] == ["menurut"]:
            return True
        marks = self.text.marks_in("cues", start, end)
        return any(mark.row.values["cue"] in _SPEAKS and not self._is_no_speech(mark) for mark in marks)

    def _is_no_speech(self, mark: Mark) -> bool:
        """``Sambang memudahkan petugas menyampaikan program.``, ``tidak melanjutkan perkara``: nobody speaks there."""
        folds = self.text.folds
        eased = not _EASY.isdisjoint(folds[max(0, mark.start - _EASED) : mark.start])
        return eased or folds[mark.start - 1 : mark.start] == ["tidak"]

    def _is_in_passing(self, start: int, end: int, *, beside: bool) -> bool:
        """Tell whether a sentence names who acts, of which somebody else may tell.

        ``Mediasi dipimpin Aipda Heru.``, unless the words stand ``beside`` it, and two by their offices:
        ``Bhabinkamtibmas dan Babinsa mendamaikan warga.``
        """
        first, second = (*self.voices.officers(start, end), None, None)[:2]
        if first is None:
            return False
        index = self.text.word_at(first.start)
        joined = second is not None and self.text.clean[first.end : second.start] in {" dan ", " serta "}
        if joined and first.kind == "office":
            return True
        return not beside and not _LED.isdisjoint(self.text.folds[max(0, index - _PASSIVE) : index])

    def _leads(self, agent: Agent) -> bool:
        """``dipimpin langsung oleh Kapolsek Beber bersama jajaran``: the agent of the passive is who acts."""
        index = self.text.word_at(agent.start)
        before = self.text.folds[max(0, index - 4) : index]
        comes = before[-2:] == ["datang", "dari"]  # "Apresiasi juga datang dari Kapolres Nduga, yang menilai …"
        return comes or bool(_LED & set(before)) or before[-2:-1] == ["apresiasi"]

    def _subject_name(self, start: int, end: int) -> Agent | None:
        for index in range(self.text.word_at(start), self.text.word_at(end)):
            agent = self.voices.name_at(index)
            if agent and not self.text.quoted(agent.start) and not self.voices.accompanies(agent):
                return agent
        return None


def _squash(value: str) -> str:
    return re.sub(r"\W", "", value.lower())


def _role(title: str) -> str:
    """Give a title as it is compared with another: "Kasat Res Narkoba" and "Kasatnarkoba" are one."""
    return _OLD_NAMES.sub("samapta", _NARCOTICS.sub("narkoba", _squash(title)))


def assign(
    text: Text, people: list[dict[str, Any]], messages: list[Speech], outcomes: list[Speech]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Give messages and outcomes their speakers, in the record's form.

    Speech is gone through in the text's order, so that "ujarnya" finds who spoke last.
    """
    cast = Cast(text, people)
    last: Speaker = None
    voice: str | None = None  # the officer quoted last
    said = -1
    speakers: dict[Speech, Speaker] = {}
    for speech in sorted({*messages, *outcomes}, key=lambda item: (item.start, item.end)):
        speaker = cast.speaker(speech, last, said, voice)
        if isinstance(speaker, str) and speech.form == "quote":
            voice = speaker
        speakers[speech] = speaker
        last, said = speaker or last, speech.start if speaker else said
    return [_record(text, item, speakers[item]) for item in messages], [
        _record(text, item, speakers[item]) for item in outcomes
    ]


def _record(text: Text, speech: Speech, speaker: Speaker) -> dict[str, Any]:
    return {"form": speech.form, "speaker": speaker, **quoted(text, (speech.start, speech.end))}
