"""A release as text: cleaned to the same length, cut into words, lines, sections, quotes and sentences.

It knows no field. Every offset counts Unicode code points of the text as handed in: cleaning replaces characters one
by one, so an offset in ``Text.clean`` is an offset in ``Text.raw``.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, lru_cache, wraps
from itertools import accumulate, compress, pairwise
from typing import Any, TypeVar

from kamtibmas_cli.layout import (
    Line,
    Quote,
    Section,
    find_junk,
    find_lines,
    find_quotes,
    find_sections,
    find_sentences,
    is_title,
)
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.tables import DATA, SHORT, WORD, Form, Lexicon, Row, fold, lexicon

Span = tuple[int, int]

_ZERO_WIDTH = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\ufe0f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_PLAIN = {
    **dict.fromkeys(map(ord, _ZERO_WIDTH), "\u00ad"),
    # "²" doubles a word: "Pesan² Kamtibmas"
    **dict.fromkeys(map(ord, "\u00a0\u1680\u202f\u205f\u3000\t\x0b\x0c\x00*_²"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys([*range(0x01, 0x09), *range(0x0E, 0x20), 0x7F], " "),
    **dict.fromkeys(map(ord, "\u2028\u2029\x85"), "\n"),
    **dict.fromkeys(map(ord, "“”„‟«»″〝〞＂†"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛`´ʼ′"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
}
_SPECIAL = re.compile("[" + re.escape("".join(map(chr, _PLAIN))) + "]")
# Between the paragraphs of an agency's page that was joined to one line: "… pos.          Kasat Polairud …"
_WIDE = re.compile(r"(?<=[.\"!?]) {5,}(?=[A-Z\"])")
# What may stand between two words of one form: "Kombes (Pol)", "Jum' at", "S. H.", "s/d".
_GAP = re.compile(r"[ .'/()\u00ad-]*")
_PARAGRAPHS = 5  # line ends inside one quotation at most
_TAG, _COMMAS = 5, 5  # words of a page's tag at most, commas between tags at least
_TAGS = frozenset("Polri Polisi TNI Kapolri Kapolda Kapolres Kapolsek Babinsa Bhabinkamtibmas Pilkada Pemilu".split())
_TITLE = 15  # code points of a neighbour's title at least
_PREPOSITIONS = frozenset({"di", "ke"})
# What an officer does: no word of Indonesian but these ends in them.
_VERBS = tuple(
    "mengatakan menyampaikan menjelaskan mengimbau menghimbau membenarkan mengungkapkan menegaskan menuturkan "
    "menambahkan mengajak mengucapkan memimpin berharap melaksanakan".split()
)
_NAME = 4  # letters of a name to which a verb is glued, at least
_CAMEL = re.compile(r"[A-Z](?<=[a-z][A-Z])(?=[a-z]|[A-Z]{2})")  # "JambiKapolsek", not "MotoGP"
# Splits a text into what stands between words and the words, by turns.
_WORDS = re.compile(f"({WORD.pattern})")
_DASH = re.compile(r"(?<=.)_", re.DOTALL)

Result = TypeVar("Result")
_NOT_YET: Any = object()


# Tables whose words begin a sentence of the story, not an item; and the cues that do.
_ACTORS = ("positions", "ranks", "units", "people_words", "activities", "civil", "calendar")
_AT_END = frozenset({"rt", "rw", "dll", "dsb", "dkk"})  # short forms that may end a sentence: "ketua RT. Ia juga …"
_TELLS = frozenset({"state", "state_back", "tell", "appeal", "hope", "by", "purpose", "say", "as", "via"})


class Mark:
    """A form of a table found in the text: words ``start`` to ``stop`` (exclusive), and its row.

    A class with slots: a text has hundreds of marks and they are read thousands of times, more than twice as fast as
    a named tuple's fields.
    """

    __slots__ = ("row", "start", "stop")

    def __init__(self, start: int, stop: int, row: Row) -> None:
        self.start = start
        self.stop = stop
        self.row = row


_SHORT_NAME = 3  # letters of a first name in short form: "Iptu Sy. Hamdani"


def clean_of(raw: str) -> str:
    """Replace each character that has a plain look-alike by that one character; the length stays the same."""
    clean = _SPECIAL.sub(lambda found: _PLAIN[ord(found.group())], raw)
    if '\\"' in clean:
        clean = clean.replace('\\"', ' "')  # marks as JSON has them
    if "     " in clean:
        clean = _WIDE.sub(lambda gap: "\n" + gap.group()[1:], clean)
    if "\r" in clean:
        clean = clean.replace("\r\n", " \n").replace("\r", "\n")
    return clean


def low_of(clean: str) -> str:
    """Give the text in small letters, of the same length."""
    low = clean.lower()
    if len(low) == len(clean):
        return low
    return "".join(letter if len(letter.lower()) > 1 else letter.lower() for letter in clean)


@lru_cache(maxsize=1)
def passives() -> frozenset[str]:
    """Give the passive verbs that are known also where "di" is written apart."""
    return frozenset((DATA / "passives.txt").read_text("utf-8").split())


def _key(word: str) -> str:
    """Give the key under which a word in small letters is looked up."""
    return SHORT.get(word, word) if word.isalnum() else fold(word)


class Text:
    """One release, read once: all recognisers share these marks."""

    def __init__(self, raw: str, words_known: Lexicon | None = None) -> None:
        self.raw = raw
        self.memo: dict[Any, Any] = {}
        self.lexicon = words_known or lexicon()
        self.clean = clean_of(raw)
        self.lines: list[Line] = find_lines(raw, self.clean)
        # A line end inside a hard-wrapped paragraph is a space for whoever reads on.
        soft = [offset for line in self.lines for offset in line.soft]
        if soft:
            letters = list(self.clean)
            for offset in soft:
                letters[offset] = " "
            self.clean = "".join(letters)
        self.low = low_of(self.clean)
        self.folds: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self._cut_words()
        # The marks of each table by the word at which they begin, in the text's order.
        self._marks: dict[str, dict[int, Mark]] = defaultdict(dict)
        self._lists: dict[str, list[Mark]] = {}
        self._by_stop: dict[str, dict[int, Mark]] = {}
        self._scan()

    def _cut_words(self) -> None:
        """Cut the text into words; two that are written as one are two: "dijalan", "JambiKapolsek"."""
        pieces = _WORDS.split(self.low)
        offsets = list(accumulate(map(len, pieces)))
        self.starts, self.ends = offsets[:-1:2], offsets[1::2]
        self.folds = pieces[1::2]
        # the marks of bold words are blanks here: "*Bripka Andi* Babinsa *Desa Maju*"
        self._gaps = [" " if gap in {"  ", "   "} else gap for gap in pieces[2::2]]
        if "'" in self.low or "\u00ad" in self.low or not SHORT.keys().isdisjoint(self.folds):
            self.folds = [_key(word) for word in self.folds]
        cuts = self._cuts()
        if cuts:
            self._cut_again(cuts)
        self._join_passives()
        self._gaps.append("")

    def _join_passives(self) -> None:
        """Make one word of a passive verb that is written apart, as it often is: "kegiatan di tutup pukul 10.00".

        Not where a name follows: "di Buka", but "Di Tutup" in a title.
        """
        apart = {index for index, word in enumerate(self.folds[:-1]) if word == "di" and self._is_passive(index)}
        if apart:
            self.folds = [
                word + self.folds[index + 1] if index in apart else word
                for index, word in enumerate(self.folds)
                if index - 1 not in apart
            ]
            self.starts = [start for index, start in enumerate(self.starts) if index - 1 not in apart]
            self.ends = [end for index, end in enumerate(self.ends) if index not in apart]
            self._gaps = [gap for index, gap in enumerate(self._gaps) if index not in apart]

    def _is_passive(self, index: int) -> bool:
        """Tell whether "di" and the next word are one verb: "di tutup"; no name follows as in "di Buka"."""
        if self._gaps[index] != " " or "di" + self.folds[index + 1] not in passives():
            return False
        return self.clean[self.starts[index + 1]].islower() or self.clean[self.starts[index]].isupper()

    def _cut_again(self, cuts: dict[int, list[int]]) -> None:
        """Cut some words in two, in one pass: a text may be glued throughout."""
        starts: list[int] = []
        ends: list[int] = []
        folds: list[str] = []
        gaps: list[str] = []
        done = 0
        for index in sorted(cuts):
            bounds = [self.starts[index], *cuts[index], self.ends[index]]
            starts += [*self.starts[done:index], *bounds[:-1]]
            ends += [*self.ends[done:index], *bounds[1:]]
            folds += [*self.folds[done:index], *(_key(self.low[start:end]) for start, end in pairwise(bounds))]
            gaps += [*self._gaps[done:index], *[""] * len(cuts[index]), self._gaps[index]]
            done = index + 1
        self.starts, self.ends = starts + self.starts[done:], ends + self.ends[done:]
        self.folds, self._gaps = folds + self.folds[done:], gaps + self._gaps[done:]

    def _cuts(self) -> dict[int, list[int]]:
        """Give the offsets inside words at which a second word begins, by the word."""
        known, folds = self.lexicon.forms, self.folds
        cuts: dict[int, list[int]] = {}
        for match in _CAMEL.finditer(self.clean):
            index = bisect_right(self.starts, match.start() - 2) - 1
            if index >= 0 and match.start() < self.ends[index] and folds[index] not in known:
                cuts.setdefault(index, []).append(match.start())
        strange = {word for word in set(folds) if word[:2] in _PREPOSITIONS and word not in known}
        glued = {word for word in strange if self._is_place_word(word[2:])}
        for index in [index for index, word in enumerate(folds) if word in glued] if glued else ():
            if not self._is_name_inside(index):
                cuts.setdefault(index, [self.starts[index] + 2])
        verbal = {word for word in set(folds) if word.endswith(_VERBS) and word not in known}
        for index in [index for index, word in enumerate(folds) if word in verbal] if verbal else ():
            verb = next(verb for verb in _VERBS if folds[index].endswith(verb))  # "AKBP Budi Santosomembenarkan"
            if len(folds[index]) - len(verb) >= _NAME:
                cuts.setdefault(index, [self.ends[index] - len(verb)])
        return cuts

    def _is_name_inside(self, index: int) -> bool:
        """Tell whether a word is a name inside a sentence: "Kapolsek Keling", which is no "ke Ling(kungan)"."""
        start, end = self.starts[index], self.ends[index]
        inside = index > 0 and self._gaps[index - 1] == " "
        return inside and self.clean[start].isupper() and not self.clean[start:end].isupper()

    def _is_place_word(self, word: str) -> bool:
        """Tell whether a preposition may be glued to the word, as in "dijalan", "dirumah"."""
        forms = self.lexicon.known(word)
        return forms is not None and any(row.table in {"levels", "venues"} for row in forms.single)

    def _scan(self) -> None:
        """Find every form of every table; in one table the longest wins and forms do not overlap."""
        folds, marks = self.folds, self._marks
        free: dict[str, int] = defaultdict(int)  # the word from which on a table's next mark may begin
        for index, forms in enumerate(self.lexicon.known_of(folds)):
            if forms is None:
                continue
            if forms.longer and index + 1 < len(folds) and folds[index + 1] in forms.longer:
                self._scan_longer(index, forms.longer[folds[index + 1]], free)
            for row in forms.single:
                if free[row.table] <= index:
                    marks[row.table][index] = Mark(index, index + 1, row)
                    free[row.table] = index + 1

    def _scan_longer(self, index: int, forms: list[Form], free: dict[str, int]) -> None:
        """Find those of some forms of several words that stand at a word; the second word is known to fit."""
        for words, row in forms:
            stop = index + len(words)
            if free[row.table] > index or (stop > index + 2 and tuple(self.folds[index:stop]) != words):
                continue
            if self.joined(index, stop):
                self._marks[row.table][index] = Mark(index, stop, row)
                free[row.table] = stop

    @cached_property
    def numbers(self) -> list[int]:
        """Give the offsets at which the digit groups begin."""
        return list(compress(self.starts, map(str.isdigit, self.folds)))

    def begins(self, *tables: str) -> frozenset[int]:
        """Give the words at which a mark of one of the tables begins."""
        found: frozenset[int] | None = self.memo.get(tables)
        if found is None:
            found = self.memo[tables] = frozenset().union(*(self._marks[table] for table in tables))
        return found

    def joined(self, start: int, stop: int) -> bool:
        """Tell whether only what may stand inside one form lies between the words ``start`` to ``stop``."""
        gaps = self._gaps[start : stop - 1]
        return gaps == [" "] or all(gap == " " or _GAP.fullmatch(gap) for gap in gaps)  # most forms have two words

    def gap(self, index: int) -> str:
        """Give what stands between word ``index`` and the next one; nothing before the first."""
        return self._gaps[index]

    @cached_property
    def dashed(self) -> str:
        """The cleaned text, where an underscore between a word and a space is the dash that it stands for."""
        if "_" not in self.raw:
            return self.clean
        letters = list(self.clean)
        for found in _DASH.finditer(self.raw):
            apart = self.raw[found.start() - 1 : found.start() + 2] == " _ "
            if apart or self.raw[found.start() - 1].isalnum():
                letters[found.start()] = "-"
        return "".join(letters)

    def marks(self, table: str) -> list[Mark]:
        """Give the marks of a table in the text's order."""
        marks = self._lists.get(table)
        if marks is None:
            marks = self._lists[table] = list(self._marks[table].values())
        return marks

    def mark_at(self, table: str, index: int) -> Mark | None:
        """Give the mark of a table that begins at word ``index``."""
        return self._marks[table].get(index)

    def mark_before(self, table: str, index: int) -> Mark | None:
        """Give the mark of a table that ends just before word ``index``."""
        marks = self._by_stop.get(table)
        if marks is None:
            marks = self._by_stop[table] = {mark.stop: mark for mark in self._marks[table].values()}
        return marks.get(index)

    def marks_in(self, table: str, start: int, end: int) -> list[Mark]:
        """Give the marks of a table that begin between two offsets."""
        return self.marks_of(table, bisect_left(self.starts, start), bisect_left(self.starts, end))

    def marks_of(self, table: str, start: int, stop: int) -> list[Mark]:
        """Give the marks of a table that begin at the words ``start`` to ``stop`` (exclusive)."""
        if not self._marks[table]:
            return []
        starts = self._mark_starts(table)
        return self.marks(table)[bisect_left(starts, start) : bisect_left(starts, stop)]

    def _mark_starts(self, table: str) -> list[int]:
        starts: list[int] | None = self.memo.get(table)
        if starts is None:
            starts = self.memo[table] = list(self._marks[table])
        return starts

    def word_at(self, offset: int) -> int:
        """Give the index of the first word that begins at or after an offset."""
        return bisect_left(self.starts, offset)

    def span(self, start: int, stop: int) -> Span:
        """Give the offsets of the words ``start`` to ``stop`` (exclusive)."""
        return self.starts[start], self.ends[stop - 1]

    def in_title(self, offset: int, first: int | None = None) -> bool:
        """Tell whether an offset lies in a title; where ``first`` is given, in one of so many first lines."""
        line = self.line_at(offset)
        if line is None or (first is not None and line not in self.lines[:first]):
            return False
        key = (is_title, line.start)
        if key not in self.memo:
            self.memo[key] = is_title(self.clean, line)
        titled: bool = self.memo[key]
        return titled

    def line_at(self, offset: int) -> Line | None:
        """Give the line that holds an offset, if any."""
        index = bisect_right(self._line_starts, offset) - 1
        return self.lines[index] if index >= 0 else None

    @cached_property
    def _line_starts(self) -> list[int]:
        return [line.outer for line in self.lines]

    def caseless(self, index: int) -> bool:
        """Tell whether capitals say nothing at this word: its line is all capitals or has none."""
        line = self.line_at(self.starts[index])
        return line is not None and line.caseless

    def capital(self, index: int) -> bool:
        """Tell whether the word begins with a capital letter."""
        return self._capitals[index]

    @cached_property
    def _capitals(self) -> list[bool]:
        return [self.clean[start].isupper() for start in self.starts]

    @cached_property
    def _junk_spans(self) -> list[Span]:
        inline = [
            (self.starts[mark.start], self._end_of_inline(self.ends[mark.stop - 1], line.end))
            for mark in self.marks("junk")
            if self.folds[mark.start] == "baca" and (line := self.line_at(self.starts[mark.start]))
            and self.gap(mark.stop - 1).strip()[:1] == ":"
        ]  # fmt: skip
        return (
            inline
            + self._tags()
            + self._hashtags()
            + find_junk(
                self.clean,
                self.lines,
                {
                    self.starts[mark.start]: (mark.row.values["scope"], self.ends[mark.stop - 1])
                    for mark in self.marks("junk")
                },
            )
        )

    def _hashtags(self) -> list[Span]:
        """Find the lines of hashtags: ``#PolresKlaten #KombesPolBagus``, ``#Polres Klaten, #AKBP Hadi Susilo``."""
        lines = [line for line in self.lines if self.clean[line.outer] == "#"] if "#" in self.clean else []
        return [(line.outer, line.end) for line in lines if self.clean.count("#", line.outer, line.end) > 1]

    def _tags(self) -> list[Span]:
        """Find the page's tags below the story: ``Polda Jatim, Kapolda Jatim, Irjen Pol Joko Prasetya, Polri``."""
        line = self.lines[-1] if len(self.lines) > 1 else None
        if line is None or line.mark or ":" in self.clean[line.start : line.end] or self.clean[line.end - 1] == ".":
            return []
        pieces = self.clean[line.start : line.end].split(",")
        bare = sum(piece.strip() in _TAGS for piece in pieces)
        short = all(0 < len(piece.split()) <= _TAG for piece in pieces)
        return [(line.outer, line.end)] if len(pieces) > _COMMAS and bare and short else []

    def _end_of_inline(self, start: int, end: int) -> int:
        """Give where a neighbour's title inside a line ends: where the story is glued on to it, else at the line's end.

        ``terminalBACA JUGA: Harga Cabai di Natuna Naik Dua Kali LipatDi tangga kapal …``
        """
        glued = _CAMEL.search(self.clean, min(start + _TITLE, end), end)
        return glued.start() if glued else end

    @cached_property
    def _junk(self) -> Spans:
        return Spans(self._junk_spans)

    def junk(self, offset: int) -> bool:
        """Tell whether an offset lies in a line that is no part of the release: "Baca juga", share buttons."""
        return self._junk.hold(offset)

    @cached_property
    def quotes(self) -> list[Quote]:
        """Give the quotations, also those with a mark at one end only."""
        verbs = (mark for mark in self.marks("cues") if mark.row.values["cue"] in {"say", "say_back"})
        found = find_quotes(self.raw, self.clean, self.lines, {self.starts[mark.start] for mark in verbs})
        found = self._over_paragraphs(found)
        habit = sum(quote.opened and not quote.closed for quote in found) > 1
        return [quote for quote in found if quote.closed or not self._is_stray(quote, habit)]

    def _over_paragraphs(self, quotes: list[Quote]) -> list[Quote]:
        """Join a quotation that is opened in one paragraph and closed in a later one, where no officer comes between.

        ``“Kami sudah mendata korban.`` / ``Bantuan dikirim besok pagi.`` / ``Warga jangan panik,” kata Kapolsek.``
        """
        joined: list[Quote] = []
        for quote in quotes:
            before = joined[-1] if joined else None
            parted = before is not None and before.opened and not before.closed and quote.closed and not quote.opened
            if before and parted and self._may_go_on(before, quote.inner[1]):
                joined[-1] = Quote(before.start, quote.end, (before.inner[0], quote.inner[1]), True, True)
            else:
                joined.append(quote)
        return joined

    def _may_go_on(self, quote: Quote, end: int) -> bool:
        """Tell whether few line ends, and no officer, lie between a quotation that begins plainly and an offset."""
        line = self.line_at(quote.start)
        opened = self.clean[line.start if line else 0 : quote.start].rstrip()
        first, last = self.word_at(quote.end), self.word_at(end)
        told = any(self.marks_of(table, first, last) for table in ("ranks", "positions"))
        said = any(
            mark.row.values["cue"] in {"say", "say_back", "state"} for mark in self.marks_of("cues", first, last)
        )
        near = 0 < self.clean.count("\n", quote.end, end) <= _PARAGRAPHS
        return near and not (told or said or (opened and opened[-1] not in ",:."))

    def _is_stray(self, quote: Quote, habit: bool) -> bool:
        """Tell whether a mark that nothing closes opens no quotation: “Aipda Budi datang membawa kopi.

        What follows tells of an officer or begins with "meminta"; ``habit`` says that the text has several such marks.
        """
        first, last = self.word_at(quote.inner[0]), self.word_at(quote.inner[1])
        office = self.begins("positions", "acting") & set(range(first, min(first + 3, last)))
        rank = self.begins("ranks") & set(range(first, min(first + (10 if office else 3), last)))
        if rank or self.folds[first : first + 1] == ["pihaknya"]:
            return True
        said = self.mark_at("cues", first)
        if said and said.row.values["cue"] in {"appeal", "state"} and self.folds[first].startswith("me"):
            return True
        named = [mark.start for mark in self.marks_of("ranks", first, last)]
        return habit and any(not self._is_said_by(index) for index in named)

    def _is_said_by(self, index: int) -> bool:
        """Tell whether a verb of saying stands shortly before a word: "ujar Kapolsek Iptu …"."""
        before = (self.mark_at("cues", place) for place in range(max(0, index - 6), index))
        return any(mark.row.values["cue"] in {"say", "say_back"} for mark in before if mark)

    @cached_property
    def sections(self) -> list[Section]:
        """Give the lists: a head and its items."""
        openers = {self.starts[mark.start] for mark in self.marks("openers")}
        found = find_sections(self.clean, self.lines, openers, self._acts)
        return [section for section in found if not self.junk(section.head[0])]  # "Baca Juga:" above a paragraph

    def _acts(self, offset: int) -> bool:
        """Tell whether a sentence of the story begins at an offset, with who acts or with a verb of saying."""
        index = self.word_at(offset)
        mark = self.mark_at("cues", index) if index < len(self.folds) and self.starts[index] == offset else None
        return index in self.begins(*_ACTORS) or (mark is not None and mark.row.values["cue"] in _TELLS)

    def _ends_in_unit_of_time(self, mark: Mark) -> bool:
        """Tell whether a short word of time is a measure that closes a sentence: "24 jam. Razia"."""
        measured = self.folds[mark.start] in {"jam", "hr", "bln", "thn"} and mark.start > 0
        behind = mark.stop < len(self.folds) and not self.folds[mark.stop].isdigit() and self.capital(mark.stop)
        return measured and self.folds[mark.start - 1].isdigit() and behind

    @cached_property
    def sentences(self) -> list[Span]:
        """Give the sentences; a full stop of an abbreviation or inside a quotation ends none."""
        opening = self.begins("openers", "activities", "people_words", "civil")
        stops: set[int] = set()
        ends: set[int] = set()
        for name in ("abbreviations", "titles", "ranks", "corps"):
            for mark in self.marks(name):
                closes = name == "titles" or self.folds[mark.start] in _AT_END
                if self._ends_in_unit_of_time(mark):
                    continue  # "dibuka 24 jam. Razia ini bertujuan", but "jam. 09.00"
                if mark.stop in opening and closes and self._starts_anew(mark.stop):
                    ends.add(self.ends[mark.stop - 1])  # "… Sutopo, S.H. Program ini bertujuan …" are two sentences.
                elif closes and mark.row.values.get("place") == "suffix" and self.gap(mark.start - 1).startswith("."):
                    stops.update((self.ends[mark.start - 1], self.ends[mark.stop - 1]))  # "Hartawan. S.H., M.H. hadir"
                elif name != "corps" or self.capital(mark.start) or self.caseless(mark.start):
                    behind = self.gap(mark.stop - 1).startswith(").")  # "Letkol Laut (P). Budi"
                    stops.add(self.ends[mark.stop - 1] + behind)  # "Letkol Laut. Budi", not "… jatuh ke laut. Warga …"
        for mark in self.marks("ranks"):  # "IPTU SY. HAMDANI"
            if mark.stop < len(self.folds) and self._is_short_name(mark.stop):
                stops.add(self.ends[mark.stop])
        for mark in self.marks("levels"):  # "Jalan RE. Martadinata"
            if mark.row.values["level"] == "street" and mark.stop < len(self.folds):
                start, end = self.starts[mark.stop], self.ends[mark.stop]
                stops.update([end] if end - start <= _SHORT_NAME and self.clean[start:end].isupper() else [])
        return find_sentences(self.clean, self.lines, self.quotes, stops, ends)

    def _is_short_name(self, index: int) -> bool:
        """Tell whether a first name has its dot for a short form: "SY. HAMDANI", but "… oleh AKP Eko. Ia …"."""
        name = self.folds[index]
        return len(name) < _SHORT_NAME or (len(name) == _SHORT_NAME and name[-1] not in "aeiou")

    def _starts_anew(self, index: int) -> bool:
        """Tell whether a capital behind a full stop begins here, where capitals say something."""
        return self.gap(index - 1) == ". " and self.capital(index) and not self.caseless(index)

    def sentence_at(self, offset: int) -> Span:
        """Give the sentence that holds an offset; the offset alone where none does."""
        index = self.sentence_index(offset)
        if index >= 0 and offset < self.sentences[index][1]:
            return self.sentences[index]
        return offset, offset

    def sentence_index(self, offset: int) -> int:
        """Give the index of the last sentence that begins at or before an offset; -1 where none does."""
        return bisect_right(self._sentence_starts, offset) - 1

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def quoted(self, offset: int) -> bool:
        """Tell whether an offset lies inside a quotation whose beginning is marked."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index >= 0 and offset < self._marked_quotes[index].end

    @cached_property
    def _marked_quotes(self) -> list[Quote]:
        return [quote for quote in self.quotes if quote.opened]

    @cached_property
    def _quote_starts(self) -> list[int]:
        return [quote.start for quote in self._marked_quotes]


def once(recogniser: Callable[[Text], Result]) -> Callable[[Text], Result]:
    """Let a recogniser read a text only once, whoever asks."""

    @wraps(recogniser)
    def remembered(text: Text) -> Result:
        result: Result = text.memo.get(recogniser, _NOT_YET)
        if result is _NOT_YET:
            result = text.memo[recogniser] = recogniser(text)
        return result

    return remembered
