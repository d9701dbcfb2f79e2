"""How a text is laid out: lines, lists under a head, quotations, sentences. Offsets only; no word is known here."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection
from itertools import pairwise
from typing import NamedTuple

Span = tuple[int, int]

_MARKER = re.compile(
    r"""\s*
    (?![a-hj-uwyz][a-z](?<!ke)(?<!pe))                   # most lines begin with a word: they are done with here
    (?:
      (?P<ring>[①-⑳❶-❿➀-➓])                          # ❶
    | (?P<key>\d{1,2}\u00ad?\u20e3)                     # 1️⃣
    | \(?(?P<num>\d{1,2})(?:[.)](?!\d)|\.\))(?=\s|[^\W\d_])          # 1.  1)  (1)
    | (?P<sub>(?!0)\d{1,2}\.(?!0)\d{1,2}[.)]?)(?=\s+(?!wi(?:b|ta|t)\b)[^\W\d_])   # 7.1
    | (?P<rom>(?:IX|IV|V?I{1,3}|V|X)[.)])(?=\s)          # IV.
    | \(?(?P<let>[A-Za-z][.)](?=\s)|(?-i:[a-z])[.)](?=(?-i:[A-Z])[a-z]{2}))   # a.  B)  (a)  a.Jangan
    | (?P<ord>(?:pertama|kedua|ketiga|keempat|kelima|keenam|ketujuh)\s?,)
    | (?P<dot>>>+|[-~•▪◦●○■□▶►➡➤➢❖✓✔✅☑👉🔹🔸🔴🔵🟢⚫⚪📌>·–]|[^\w\s"'()\[\]<#@&+/%.,;:!?=|…~\u00ad-](?=\W)|\+(?=\s))
    )[\u00ad\ufe0f\s]*""",
    re.VERBOSE | re.IGNORECASE,
)
_INLINE = re.compile(
    r"(?<=[\s:;,.\"])(?:\(?(?P<num>\d{1,2})(?:\)\.|[.)])|(?P<let>[a-h])(?:\)\.|[.)])|(?P<dot>[•➡▪✅✓]))\s*(?=[^\W\d_])"
)
# The ends of such marks: far faster to look for than the marks.
_MAY_COUNT = re.compile(
    r"[.)•➡▪✅✓](?=\s*[^\W\d_])(?:(?<=[•➡▪✅✓])|(?<=[\s:;,.\"(][\da-h].)|(?<=[\s:;,.\"(]\d\d.)"
    r"|(?<=[\s:;,.\"(][\da-h]\).))"
)
_DASH_ITEMS = re.compile(r":\s*-\s?(?=\w)")
_ADDRESS = re.compile(r"https?:|www\.|[\w-]+(?:\.[\w-]+)*\.(?:id|com|net|org|info)\b")
_LABEL = re.compile(r"[A-Z][a-z]+\s*:\s")  # "Publish : Humas Polres …"
_HOUR = re.compile(r"\d{1,2}[.:]\d{2}\b")  # "08.00 APP di lapangan, pimpinan Kapolres" in a rundown
# "[05/12 11.08] Pak Bhabin: giat lancar": when and by whom a message of a chat was sent
_STAMP = re.compile(r"\[[\d./]{3,10},? [\d.:/]{4,10}(?: [AP]M)?\] [^:\n]{2,40}: (?=\S)")
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}(?: ?(?:wib|wita|wit))?\s?[:-]\s", re.IGNORECASE)  # "07.00 : cek dapur"
# "Ttd Ps. Kasi Humas Aipda …", "cc. Wakapolres", "Sie Humas Polres Jepara"
_SIGNS = re.compile(r"[(\[]|(?:ttd|cc|tembusan)\b|(?:\w+[ /])?humas pol", re.IGNORECASE)
_HEAD = re.compile(r"[A-Z]\w*(?: \w+){0,2}\s*:\s*")  # "No comments:"
_DATELINE = re.compile(r"[A-Z]{4,}(?: [A-Z]{3,}){0,2}(?:, ?[\w.]+)? ?[-|]")  # "NUNUKAN - Kapolda …"
_WIDEST = 110  # columns of a line that a page or mail client wrapped
_LATER = 4  # how many of the longest lines may have been typed in later
_FRAMED = re.compile(r"(?:-{2,3}|~)\s*([^\W_](?:.*[^-~\s])?)\s*(?:-{2,3}|~)")  # "-- Humas Polres Tanah Datar --"
_FEW = 6  # words of a line that is too short for a paragraph
_TELLING = 12  # words of a line that is a piece of a story
_RAGGED, _MANY = 20, 6  # code points of a line that breaks off, and how many such lines show a ragged edge
_SENTENCE = 30  # code points of a line that is more than a head or an item
_GLOSS = re.compile(r"\([^()\n]*\)")
_SMALL = re.compile(r"[a-z]")
_CAPITAL = re.compile(r"[A-Z]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_TERMINAL = (".", "!", "?", '"', ":", ";")


class Line(NamedTuple):
    """A line of text: ``outer`` with its mark, ``start`` to ``end`` its content."""

    outer: int
    start: int
    end: int
    mark: str  # kind of list mark: num key rom let LET ord, or the mark itself; "" where there is none
    number: int  # 3 for "3.", "3️⃣", "c."; 0 where the mark has none
    bold: bool
    after_blank: bool
    caseless: bool
    soft: tuple[int, ...]  # line ends inside a wrapped paragraph


class Section(NamedTuple):
    """A list: its head, the head above that, and the items, each without its mark."""

    head: Span
    parent: Span | None
    items: tuple[Span, ...]
    mark: str


class Quote(NamedTuple):
    """A quotation: ``start`` to ``end`` with its marks, ``inner`` without; which ends are marked."""

    start: int
    end: int
    inner: Span
    opened: bool
    closed: bool


def _physical(clean: str) -> list[Span]:
    spans, start = [], 0
    for piece in clean.split("\n"):
        spans.append((start, start + len(piece)))
        start += len(piece) + 1
    return spans


def _wrap_width(clean: str, spans: list[Span]) -> int:
    """Give the column at which the text was hard-wrapped, or 0.

    Where a mail client or a page broke the lines, most lines end because the next word did not fit. A line that was
    typed in later may be longer: it says nothing of the column.
    """
    lines = [clean[start:end].rstrip() for start, end in spans]
    widths = [len(line) for line in lines if 30 <= len(line) <= _WIDEST]
    if len(widths) < 3:
        return 0
    # Of each line that another follows: its length, the length with the next line's first word, is it open at its end.
    pairs = [
        (len(line), len(line) + 1 + len(following.split(maxsplit=1)[0]), not line.endswith(_TERMINAL))
        for line, following in pairwise(lines)
        if line and following and not following.isspace() and not _marker(following)
    ]
    first, *others = sorted(set(widths), reverse=True)[:_LATER]
    if _is_wrapped(pairs, first, 3, 0.12):
        return first
    return next((width for width in others if _is_wrapped(pairs, width, 5, 0.3)), 0)


def _is_wrapped(pairs: list[tuple[int, int, bool]], width: int, least: int, share: float) -> bool:
    """Tell whether at least so many lines, and such a share of them, end because the next word did not fit."""
    near = [pair for pair in pairs if pair[0] <= width]
    full = [is_open for _, reach, is_open in near if reach > width * 0.95]
    return len(full) >= least and len(full) >= len(near) * share and sum(full) >= len(full) * 0.6


def _flows_on(clean: str, line: Span, following: Span, width: int, listed: bool) -> bool:
    """Tell whether a wrapped line goes on in the next one; in a text with lists more strictly."""
    text, rest = clean[slice(*line)].rstrip(), clean[slice(*following)]
    first = rest.split()
    if not text or not first or _marker(rest) or _HEAD.fullmatch(rest) or len(text) > width:
        return False
    room = len(text) + 1 + len(first[0])
    if text.endswith(_TERMINAL):
        return room > width
    return room > width * (0.9 if listed else 1) or (room > width * 0.75 and (first[0][0].islower() or not listed))


def _is_ragged(clean: str, spans: list[Span], width: int) -> bool:
    """Tell whether a text was wrapped with a ragged edge, as a word processor pastes it into a blog.

    Then most lines break off, and many go on in small letters; but few of them reach the column ``width``.
    """
    lines = [clean[start:end].strip() for start, end in spans]
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if line and following and not _marker(following) and not line.endswith(_TERMINAL)
    ]
    small = sum(following[0].islower() for line, following in pairs if len(line) >= _RAGGED)
    full = sum(len(line) + 1 + len(following.split(maxsplit=1)[0]) > 0.9 * width for line, following in pairs)
    if width and full >= 0.5 * len(pairs):
        return False
    return small >= _MANY and small >= 0.4 * len(pairs)


def _breaks_off(clean: str, line: Span, following: Span, sure: bool, loose: bool) -> bool:
    """Tell whether a sentence of a line goes on in the next one, whatever the width.

    ``sure`` says that the line itself goes on from the one before, or that the text is wrapped: then it may be of one
    word. ``loose`` says that paragraphs of the text begin with a line of a few words.
    """
    text, rest = clean[slice(*line)].strip(), clean[slice(*following)].lstrip()
    if not text or not rest or text.endswith(_TERMINAL):
        return False
    last = len(text) - _LAST_WORDS
    # not a title: "Baca Juga: Pasar Murah di Sambaliung Diserbu Warga"
    title = text.endswith("Warga") and _capitalised(text)
    hangs = _DANGLING.search(text, last) and len(text) >= _DANGLES and not title
    if hangs and (rest[0].isupper() or rest[0].isdigit()):
        # "… berlangsung di Kelurahan" / "Melati, Kecamatan" / "Batur"; "… ujar Kapolsek AKP" / "Y. Sutarman"
        initial = _INITIAL.match(rest) and _RANKS.search(text, last)
        return bool(initial) or not _begins_anew(rest)
    chief = _CHIEF.search(text, last) and _NAMED_CHIEF.match(rest)  # "JANTHO - Kapolres" / "Aceh Besar, AKBP Heru"
    if chief or (_OFFICE_ENDS.search(text, last) and len(text) >= _DANGLES and _ITS_UNIT.match(rest)):
        return not _begins_anew(rest)  # "… melaksanakan patroli, Bhabinkamtibmas" / "Polsek Batang Hulu Brigadir Anton"
    if not (loose and text.count(" ") < _FEW):
        goes_on = rest[0].islower() or (sure and rest[0].isdigit())
        if not goes_on or not (sure or (len(text) >= _SENTENCE and not _caseless(text))):
            return False
    # The patterns come last: few lines get here.
    return not _begins_anew(rest)


_RANK = (
    r"akp|iptu|ipda|aiptu|aipda|bripka|brigadir|brigpol|briptu|bripda|kompol|akbp|serda|sertu|serka|serma|peltu|pelda"
    r"|koptu|kopda|kopka|(?:letda|lettu|kapten|mayor|letkol|kolonel)(?: (?:inf|kav|arm|arh|c[a-z]{2}))?"
)
# A word at a line's end that names nothing by itself: the line goes on in the next one.
_DANGLING = re.compile(
    r"(?:^|[\s,(])(?:kelurahan|kecamatan|kabupaten|desa|dusun|lingkungan|kampung|nagari|distrik|provinsi|jalan"
    r"|(?:kel|kec|kab|jl|jln|prov)\.?|dan|di|ke|dari|yang|oleh|pada|dengan|untuk|pukul|wilayah|warga"
    rf"|{_RANK}|koramil|polsek|polres|kodim)$",
    re.IGNORECASE,
)
_RANKS = re.compile(rf"\b(?:{_RANK})$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\. ?[A-Z][a-z]")
_OFFICE_ENDS = re.compile(
    r"[\s,](?:b\w{0,8}kamtibmas|babinsa|kanit \w+|kasat \w+|personel|personil|anggota)$", re.IGNORECASE
)
# Alone at the edge where a line breaks off: "Kapolsek" / "Bangsri Iptu Sukamto menerangkan …".
_CHIEF = re.compile(r"(?:^|\s)(?:(?:wa)?ka(?:polsek|polres\w*|polda|sat \w+)|danramil|dandim)$", re.IGNORECASE)
_NAMED_CHIEF = re.compile(
    r"(?:\d{2,4}/)?[A-Z]\w+(?: [A-Z]\w+){0,2},? (?:AKBP|AKP|Ajun|Ip[td][ua]|Kompol|Kombes|Irjen|Letkol|Kapten|Lettu)\b",
    re.IGNORECASE,
)
_ITS_UNIT = re.compile(r"(?:Polsek|Polres\w*|Polda|Koramil|Desa|Kelurahan|Nagari|Kampung) [A-Z]")
_LAST_WORDS = 40  # code points at a line's end that hold such a word or office
_DANGLES = 12  # code points of such a line at least


def _begins_anew(line: str) -> bool:
    """Tell whether a line begins something of its own: an item, an addressee, a label, the story."""
    story = _DATELINE.match(line) and _SMALL.search(line)
    labelled = _LABEL.match(line) or _HEAD.fullmatch(line) or _CLOCK.match(line)
    return bool(_marker(line) or _ADDRESS.match(line) or labelled or story)


def _runs_on(clean: str, line: Span, following: Span, sure: bool) -> bool:
    """Tell whether a line of a text with a ragged edge goes on in the next one: it has no end.

    ``sure`` says that the line itself goes on from the one before.
    """
    text, rest = clean[slice(*line)].strip(), clean[slice(*following)].lstrip()
    if text.endswith((*_TERMINAL, ")")) or not rest or (_caseless(text) and not sure):
        return False
    if len(text) < (_RAGGED // 2 if rest[0].islower() else _RAGGED) and _CHIEF.fullmatch(text) is None:
        return False
    return not _begins_anew(rest)


def _heads_story(clean: str, line: Span, following: Span) -> bool:
    """Tell whether the first line is a title: capitalised words, and a capital below."""
    text, rest = clean[slice(*line)].strip(), clean[slice(*following)].lstrip()
    return rest[:1].isupper() and not text.endswith((",", *_TERMINAL)) and _capitalised(text)


def _capitalised(text: str) -> bool:
    """Tell whether at least five words, nearly all of them, begin with a capital (Every Word So)."""
    words = _LONG_WORD.findall(text)
    return len(words) >= 5 and sum(word[0].isupper() for word in words) >= 0.8 * len(words)


def _begins_paragraph(clean: str, line: Span, following: Span) -> bool:
    """Tell whether a line of a few words behind a full stop is the beginning of a paragraph."""
    return clean[slice(*line)].rstrip().endswith(_TERMINAL) and clean[slice(*following)].strip().count(" ") < _FEW


def _begins_short(clean: str, spans: list[Span]) -> bool:
    """Tell whether paragraphs begin with a line of a few words: pasted from a word processor into a blog.

    ``Kapolsek Muara`` / ``Sahung, Iptu Darman, menerangkan bahwa perahu karet milik nelayan itu sudah`` / …
    """
    lines = ["", *(clean[start:end].strip() for start, end in spans)]
    short = 0
    for above, text, rest in zip(lines, lines[1:], lines[2:], strict=False):
        begins = (not above or above.endswith(_TERMINAL)) and not text[:1].islower()
        few = len(text) > 0 and text.count(" ") < _FEW and not text.endswith(_TERMINAL)
        short += begins and few and rest[:1].islower()
    return short > 1


def _marker(text: str) -> re.Match[str] | None:
    found = _MARKER.match(text)
    return found if found and found.end() < len(text.rstrip()) else None


def _caseless(text: str) -> bool:
    """Tell whether capitals say nothing in a line: all are capitals, none is, or it is a title (Every Word So)."""
    # Nearly every line has both within a few letters: to look for them is faster than to make two copies of the line.
    if not (_SMALL.search(text) and _CAPITAL.search(text)) and text in {text.upper(), text.lower()}:
        return True
    if text.endswith((".", ",", '"', ")")) or ":" in text:
        return False
    return _capitalised(text)


def find_lines(raw: str, clean: str) -> list[Line]:
    """Cut a text into logical lines; blank ones are left out."""
    spans = _physical(clean)
    width = _wrap_width(clean, spans)
    listed = bool(width) and any(_marker(clean[start:end]) for start, end in spans)
    loose = bool(width) and not listed and _begins_short(clean, spans)
    ragged = _is_ragged(clean, spans, width)
    lines: list[Line] = []
    blank, headed, index = True, False, 0
    while index < len(spans):
        start, end = spans[index]
        soft: list[int] = []
        while index + 1 < len(spans):
            here, following = spans[index : index + 2]
            if following[0] == following[1] or raw.startswith("* ", following[0]) or _STAMP.match(clean, following[0]):
                break  # a blank line, an item whose star the marks of bold words blank
            flows = bool(width) and _flows_on(clean, here, following, width, listed)
            flows = flows and not (loose and _begins_paragraph(clean, here, following))
            flows = flows or (ragged and bool(lines or soft) and _runs_on(clean, here, following, bool(soft)))
            if not lines and not soft and _heads_story(clean, here, following):
                break  # a title as wide as the text below it
            if not flows:
                item = bool(_marker(clean[start:end]))
                # "🔹 *BAGAIMANA*" above "07.00 : cek dapur"
                sure = bool(soft or width) or (item and not clean[start:end].isupper())
                # also "- Truk galian agar ditahan" / "dulu di simpang tiga"
                if (headed and not item) or not _breaks_off(clean, here, following, sure, loose):
                    break
            soft.append(end)
            index += 1
            end = spans[index][1]
        index += 1
        text = clean[start:end].strip("\u00ad \n")
        if not text:
            blank, headed = True, False
            continue
        # Items in small letters may stand below "Himbauan :" until a full stop or a blank line.
        headed = text.endswith(":") or (headed and not text.endswith("."))
        lines.append(_line(raw, clean, (start, end), blank, tuple(soft), lines))
        blank = False
    return lines


def _line(raw: str, clean: str, span: Span, blank: bool, soft: tuple[int, ...], before: list[Line]) -> Line:
    start, end = span
    content = clean[start:end]
    end = start + len(content.rstrip("\u00ad \n"))
    outer = start
    start += len(content) - len(content.lstrip("\u00ad \n"))
    mark, number = "", 0
    if raw.startswith("* ", start - 2 if raw[start - 2 : start] == "* " else start):
        mark = "*"
    framed = _FRAMED.fullmatch(clean, start, end)
    start, end = framed.span(1) if framed else (start, end)
    found = None if framed else _marker(clean[start:end])
    if found:
        kind = str(found.lastgroup)
        value = found.group(kind)
        mark, number = _mark_of(kind, value, before)
        if mark:
            start += found.end()
    stamp = _STAMP.match(clean, start, end)
    start = stamp.end() if stamp else start
    bold = "*" in raw[outer : start + 1] and raw[start:end].rstrip(" :").endswith("*")
    return Line(outer, start, end, mark, number, bold, blank, _caseless(clean[start:end]), soft)


def _goes_on_in_letters(letter: str, before: list[Line]) -> bool:
    """Tell whether "I." is the letter behind "H.", not the first Roman number."""
    last = next((line for line in reversed(before[-_FAR:]) if line.mark == "LET"), None)
    return last is not None and last.number == ord(letter) - 65


def _mark_of(kind: str, value: str, before: list[Line]) -> tuple[str, int]:
    """Give the kind and number of a list mark; a letter counts only in its order, else it is an initial."""
    if kind == "let":
        letter = value[0]
        number = ord(letter.lower()) - 96
        kind = "LET" if letter.isupper() else "let"
        known = number == 1 or any(line.mark == kind and line.number == number - 1 for line in before[-_FAR:])
        return (kind, number) if known else ("", 0)
    if kind == "sub":
        number = int(value.rstrip(".)").partition(".")[2])
        known = number == 1 or any(line.mark == kind and line.number == number - 1 for line in before[-_FAR:])
        return (kind, number) if known else ("", 0)
    if kind == "ring":
        return "key", int(unicodedata.numeric(value))
    if kind in {"num", "key"}:
        return kind, int(re.sub(r"\D", "", value))
    if kind == "rom" and len(value) == 2 and _goes_on_in_letters(value[0], before):
        return "LET", ord(value[0]) - 64
    if kind == "rom":
        # "i.  kenali tanda sejak dini" below "(F) MATERI PENYULUHAN" is no part of the report like "IV."
        return "rom" if value.isupper() else "ri", ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X").index(
            value[:-1].upper()
        ) + 1
    if kind == "ord":
        return kind, 1
    return _SAME.get(value, value), 0


# One list has both: "❌ Jangan bikin grup" / "✅ Lapor guru".
_SAME = dict.fromkeys("❌✔☑✖❎", "✅")


def find_sections(
    clean: str, lines: list[Line], openers: Collection[int], acts: Callable[[int], bool]
) -> list[Section]:
    """Find the lists of a text.

    ``openers`` holds the offsets of words that begin a sentence of the story ("Kegiatan …", "Situasi …"): such a line
    ends a list that has no marks. ``acts`` tells of an offset whether who acts stands there ("Kapolres …"):
    such a line ends a list whose items stand apart.
    """
    sections: list[Section] = []
    index = 0
    while index < len(lines):
        line = lines[index]
        stop = _group_end(clean, lines, index)
        if stop > index:
            last = stop - 1 if _heads_next(clean, lines, stop) else stop
            head = index - 1
            # "G. Selama giat situasi aman.", below a paragraph, goes on with the report's parts.
            told = head >= 0 and clean[lines[head].end - 1] in '."'
            apart = told and (line.number > 1 or _level(line) == _DEEPEST)  # also a lone "🎯 Kegiatan ini bertujuan …"
            alone = last == index + 1 and (apart or _is_heading(clean, lines, index))
            alone = alone or _goes_back(clean, lines, index) or _goes_on_outside(clean, lines, index)
            if head >= 0 and last > index and not alone and _may_head(clean, lines[head], line):
                items = tuple((item.start, item.end) for item in lines[index:last])
                sections.append(Section(_content(lines[head]), _parent(lines, head), items, line.mark))
            for item in lines[index:stop]:
                sections.extend(_inline(clean, item))
            index = stop
            continue
        sections.extend(_inline(clean, line))
        index += 1
        heads = clean[line.start : line.end].endswith(":") or _heads_bare(clean, lines, index - 1)
        if heads and index < len(lines) and not lines[index].mark:
            stop = _unmarked_end(clean, lines, index, openers, acts)
            if stop > index:
                items = tuple((item.start, item.end) for item in lines[index:stop])
                sections.append(Section(_content(line), _parent(lines, index - 1), items, ""))
                index = stop
    return sections


_LEVELS = {"rom": 0, "LET": 1, "num": 2, "key": 2, "let": 3, "sub": 3, "ri": 3}
_DEEPEST = 4
_ITEM = 100  # code points of an item between blank lines at most
_FAR = 80  # lines between a head and the heading above it


def _level(line: Line) -> int:
    return _LEVELS.get(line.mark, _DEEPEST)


def _may_head(clean: str, head: Line, item: Line) -> bool:
    """Tell whether a line can head a list: it has no mark, or one of a higher level ("IV." above "1.", "👉")."""
    text = clean[head.start : head.end]
    if head.mark == item.mark == "num" and item.number == 1 and text.rstrip(" :").isupper() and text.count(" ") < _FEW:
        return True  # "*6. HASIL KESEPAKATAN*" above "1) …"
    if head.mark and _level(head) == _DEEPEST and item.number == 1 and (head.bold or _GLOSS.sub("", text).isupper()):
        return True  # "📣 PENEKANAN KAPOLSEK AKP BUDI, S.H. (via HT)" above "1. …"
    if text.endswith(":") or (text.endswith(" ;") and item.number == 1):  # also "f. *Himbauan kpd warga* ;"
        return head.mark != item.mark or (head.mark == "num" and item.number == 1)  # "5. Arahan :" above "1) …"
    return not head.mark or _level(head) < _level(item) or (_level(item) == _DEEPEST and head.mark != item.mark)


def _is_heading(clean: str, lines: list[Line], index: int) -> bool:
    """Tell whether a line that stands alone heads a part of a report: "3. PERSONEL PAM", "1. WAKTU", "🔹 *KAPAN*"."""
    line = lines[index]
    text = clean[line.start : line.end]
    if line.number == 0 and index and clean[lines[index - 1].end - 1] != ":":
        below = lines[index + 1 : index + 2]
        heads = bool(below) and (not below[0].mark or _level(below[0]) < _DEEPEST)  # "*⚪ GIAT LAINNYA*" above "1️⃣ …"
        return text.isupper() and text.count(" ") < _FEW and heads
    if line.number == 1:
        below = lines[index + 1 : index + 2]
        return text.isupper() and text.isalpha() and bool(below) and not below[0].mark and not below[0].after_blank
    return line.number > 1 and text.isupper() and text.count(" ") < _FEW


def _goes_back(clean: str, lines: list[Line], index: int) -> bool:
    """Tell whether a line goes on with the outer list: "📌 …" below the "➖ …" of the "📌 Arahan :" above."""
    last, above = lines[index - 1], index - 1
    signs = _level(lines[index]) == _DEEPEST and lines[index].mark != last.mark
    if not signs or not last.mark or clean[last.end - 1] == ":":
        return False
    while above >= 0 and lines[above].mark == last.mark:
        above -= 1
    # "➖ Sampai giat selesai …" below the "3. …" of "➖ Maksud & tujuan :", not "- jaga jarak" below "H. PESAN"
    headed = above >= 0 and (_level(last) == _DEEPEST or clean[lines[above].end - 1] == ":")
    return headed and lines[above].mark == lines[index].mark


def _goes_on_outside(clean: str, lines: list[Line], index: int) -> bool:
    """Tell whether a line goes on with the outer numbers: "5. KAPOLSEK …" below "C. NAIKKAN PADI" of "4."."""
    above = lines[index - 1]
    inner = above.mark not in {"", lines[index].mark} and clean[above.end - 1] != ":"
    return index > 0 and lines[index].number > 1 and inner and _level(above) > 0


def _content(line: Line) -> Span:
    return line.start, line.end


def _heads_next(clean: str, lines: list[Line], stop: int) -> bool:
    """Tell whether the last line of a group heads the next group (``6️⃣ ARAHAN :`` then ``👉 …``)."""
    if stop >= len(lines) or not lines[stop].mark or _level(lines[stop]) <= _level(lines[stop - 1]):
        return False
    if _goes_back(clean, lines, stop):
        return False  # "➖ Sampai giat selesai …" below the "3. …" of "➖ Maksud & tujuan :"
    own, following = (clean[line.start : line.end] for line in lines[stop - 1 : stop + 1])
    apart = lines[stop].after_blank and following.isupper()  # "3. Jangan main HP" above "📣 HIMBAUAN KPD WARGA"
    return own.endswith(":") or not (following.endswith((":", " ;")) or apart)


def _group_end(clean: str, lines: list[Line], index: int) -> int:
    """Give the end of the run of lines with the same kind of mark that begins at ``index``; ``index`` if none."""
    line = lines[index]
    if not line.mark or (line.mark == "ord" and not _announces(clean, lines, index - 1)):
        return index
    stop = index + 1
    while stop < len(lines) and lines[stop].mark == line.mark and not _restarts(lines[stop - 1], lines[stop]):
        stop += 1
    return stop


def _announces(clean: str, lines: list[Line], index: int) -> bool:
    return index >= 0 and clean[lines[index].start : lines[index].end].endswith((":", ","))


def _restarts(before: Line, line: Line) -> bool:
    return line.mark != "ord" and line.number != 0 and line.number <= before.number


def _parent(lines: list[Line], head: int) -> Span | None:
    """Give the heading above a head: the nearest earlier one of a higher level ("IV. …" above "B. …")."""
    level = min(_level(lines[head]), 2)
    for earlier in range(head - 1, max(-1, head - _FAR), -1):
        if lines[earlier].mark and _level(lines[earlier]) < level:
            return _content(lines[earlier])
    return None


def _heads_bare(clean: str, lines: list[Line], index: int) -> bool:
    """Tell whether a sentence that just breaks off heads a list: neither it nor the lines below have a full stop."""
    head, *below = lines[index : index + 4]
    if len(below) < 3 or head.end - head.start <= 45 or head.caseless or '"' in clean[head.start : head.end]:
        return False
    if any(line.mark or line.after_blank or line.caseless for line in below) or _HOUR.match(clean, head.start):
        return False
    return not any(clean[line.start : line.end].endswith((*_TERMINAL, ")")) for line in (head, *below))


def _shape(clean: str, line: Line) -> str:
    word = clean[line.start : line.end].split(maxsplit=1)[0].lower()
    if word.endswith("nya") and word.startswith(("ter", "men", "mem", "ber")):
        return "nya"
    return "me" if word.startswith(("me", "nge")) else ""


def _unmarked_end(
    clean: str, lines: list[Line], index: int, openers: Collection[int], acts: Callable[[int], bool]
) -> int:
    """Give the end of a list whose items have no mark: parallel lines after a head that ends in a colon.

    Where blank lines stand between the items, each is one short sentence that names nobody who acts.
    """
    apart = lines[index].after_blank and _is_short_item(clean, lines[index])
    first = _shape(clean, lines[index])
    stop = index
    while stop < len(lines):
        line = lines[stop]
        text = clean[line.start : line.end]
        if line.mark or text.startswith('"') or text.endswith(":"):
            break
        if stop > index and (line.start in openers or _shape(clean, line) != first):
            break
        if stop > index and line.after_blank and (not apart or acts(line.start) or not _is_short_item(clean, line)):
            break
        stop += 1
    return stop


def _is_short_item(clean: str, line: Line) -> bool:
    text = clean[line.start : line.end]
    return len(text) <= _ITEM and ". " not in text and '"' not in text and text.endswith((".", ";", ","))


def _inline(clean: str, line: Line) -> list[Section]:
    """Find the lists inside one line: ``antara lain: 1. … 2. …`` and ``sasaran: - a- b- c``."""
    text = clean[line.start : line.end]
    marks = _sequence(list(_INLINE.finditer(text))) if len(_MAY_COUNT.findall(text)) > 1 else []
    if len(marks) >= 2:
        head = text[: marks[0].start()].rstrip()
        told = head.rstrip(" .:")  # "beberapa arahan, di antaranya. :"
        cut = max((told.rfind(sign) + len(sign) for sign in (". ", "? ") if sign in told), default=0)
        stops = [mark.start() for mark in marks[1:]] + [_end_of_last(text, marks)]
        items = tuple(
            _trimmed(clean, line.start + mark.end(), line.start + stop) for mark, stop in zip(marks, stops, strict=True)
        )
        return [Section((line.start + cut, line.start + len(head)), None, items, "inline")]
    found = _DASH_ITEMS.search(text)
    if found and len(re.findall(r"\w\s?-\s", text[found.end() :])) >= 2:
        pieces, start = [], found.end()
        for dash in re.finditer(r"(?<=[\w.,;])\s?-\s", text[found.end() :]):
            pieces.append((start, found.end() + dash.start()))
            start = found.end() + dash.end()
        pieces.append((start, len(text)))
        items = tuple(_trimmed(clean, line.start + left, line.start + right) for left, right in pieces)
        return [Section((line.start, line.start + found.start() + 1), None, items, "inline")]
    return []


# The end of a sentence or of a quotation: what follows is no part of the last item.
_ITEM_ENDS = re.compile(r"(?<=\w{3})[.!](?=\s+[A-Z\"])")


def _end_of_last(text: str, marks: list[re.Match[str]]) -> int:
    """Give where the last item of a list inside a line ends: with its quotation or, as the others do, its sentence."""
    start = marks[-1].end()
    if text.count('"', 0, marks[0].start()) % 2 and '"' in text[start:]:
        return text.index('"', start)  # "“Saya titip, (1) jangan bakar sampah, (2) pangkas rumput”, ungkapnya. …"
    if any(_ITEM_ENDS.search(text, left.end(), right.start()) for left, right in pairwise(marks)):
        return len(text)
    found = _ITEM_ENDS.search(text, start)
    return found.end() if found else len(text)


def _sequence(marks: list[re.Match[str]]) -> list[re.Match[str]]:
    """Keep the longest run that counts 1, 2, 3 … or a, b, c …, or all dots."""
    dots = [mark for mark in marks if mark.group("dot")]
    if len(dots) >= 2:
        return dots
    kept: list[re.Match[str]] = []
    for mark in marks:
        value = mark.group("num") or mark.group("let") or ""
        number = int(value) if value.isdigit() else ord(value.lower()) - 96 if value else 0
        if number == len(kept) + 1:
            kept.append(mark)
    return kept


def _trimmed(clean: str, start: int, end: int) -> Span:
    text = clean[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


# ‘Kami imbau nelayan menunda melaut’, ujar …; a mark inside a word (Jum'at) ends nothing.
_SINGLE = re.compile(r"(?<!\w)'(?=\w)((?:[^'\n]|(?<=\w)'(?=\w))+)'(?!\w)")


def find_quotes(raw: str, clean: str, lines: list[Line], said: Collection[int] = ()) -> list[Quote]:
    """Find the quotations, line by line, also those that are opened and never closed or the other way round.

    Releases open with ``”``, close with ``“`` and mix both with straight marks: the side is read from what stands
    beside a mark, and its shape only breaks ties. ``said`` holds the offsets of verbs of saying: before the last one
    of a line a mark closes.
    """
    quotes: list[Quote] = []
    if '"' not in clean and "'" not in clean:
        return quotes
    for line in lines:
        if '"' in clean[max(line.start - 1, 0) : line.end]:
            quotes.extend(_line_quotes(raw, clean, line, said))
        elif "'" in clean[line.start : line.end]:
            for found in _SINGLE.finditer(clean, line.start, line.end):
                if " " in found.group(1):
                    quotes.append(Quote(*found.span(), _trimmed(clean, *found.span(1)), True, True))
    return _over_lines(clean, quotes)


def _over_lines(clean: str, quotes: list[Quote]) -> list[Quote]:
    """Join a quotation that is opened at the end of one line with the next line's that is only closed."""
    joined: list[Quote] = []
    for quote in quotes:
        before = joined[-1] if joined else None
        goes_on = before is not None and before.opened and not before.closed and quote.closed and not quote.opened
        if before is not None and goes_on and clean[before.end : quote.start].strip() == "":
            joined[-1] = Quote(before.start, quote.end, (before.inner[0], quote.inner[1]), True, True)
        else:
            joined.append(quote)
    return joined


def _line_quotes(raw: str, clean: str, line: Line, said: Collection[int]) -> list[Quote]:
    begin = line.start - 1 if line.start and clean[line.start - 1] == '"' else line.start
    marks = [index for index in range(begin, line.end) if clean[index] == '"']
    quotes: list[Quote] = []
    opened, last, nested = -1, line.start, -1
    for place, index in enumerate(marks):
        more = place + 1 < len(marks)
        if index == nested:
            continue
        closes = index + 1 in said or (clean.startswith(" ", index + 1) and index + 2 in said)
        if opened >= 0 and _is_nested(raw, clean, marks[place : place + 3], said):
            nested = marks[place + 1]
        elif closes and more and _AROUND_TELLER.fullmatch(clean, index, line.end):
            start = opened + 1 if opened >= 0 else last
            quotes.append(
                Quote(opened if opened >= 0 else last, index + 1, _trimmed(clean, start, index), opened >= 0, True)
            )
            opened, last, nested = -1, marks[place + 1] + 1, marks[place + 1]
        elif opened < 0:
            if (more or not closes) and _opens(raw, clean, index, line, more):
                opened = index
            else:
                quotes.append(Quote(last, index + 1, _trimmed(clean, last, index), False, True))
                last = index + 1
        elif raw[index] == "“" and _opens(raw, clean, index, line, more) and more and clean[index - 1] in " ,:":
            quotes.append(Quote(opened, index, _trimmed(clean, opened + 1, index), True, False))
            opened = index
        else:
            quotes.append(Quote(opened, index + 1, _trimmed(clean, opened + 1, index), True, True))
            opened, last = -1, index + 1
    if opened >= 0:
        quotes.append(Quote(opened, line.end, _trimmed(clean, opened + 1, line.end), True, False))
    return [quote for quote in quotes if quote.inner[0] < quote.inner[1]]


# "… kekurangan pangan. “ ujar Bapak Surip “. (adi)": the marks stand around who speaks, not around what he says.
_AROUND_TELLER = re.compile(r'"(?=[^"\n]*[A-Z])[^".!?\n]{4,60}"[ .,]*(?:\([^()\n]*\)[ .]*)?')


def _is_nested(raw: str, clean: str, marks: list[int], said: Collection[int]) -> bool:
    """Tell whether two marks stand inside a quotation: ``“Patroli dengan “lampu biru” supaya warga tahu,” ucap``."""
    if len(marks) < _THREE or raw[marks[0]] != "“" or raw[marks[1]] != "”" or clean[marks[0] - 1] != " ":
        return False
    start, end = marks[0], marks[1]
    behind = end + 2 + (clean[end + 1 : end + 2] == ",")  # "diberi nama, “Jumat Curhat”, lewat inovasi itu"
    goes_on = clean[behind - 1 : behind] == " " and clean[behind : behind + 1].islower() and behind not in said
    return goes_on and end - start < _NESTED and clean[end - 1].isalnum() and raw[marks[2]] == "”"


# "menambahkan,” kegiatan ini bertujuan …": such a mark opens.
_LEADS = re.compile(r"\b(?:menjelaskan|menambahkan|mengatakan|menyampaikan|menegaskan|mengungkapkan)(?: kepada \w+)?,$")
# "menegaskan tidak ada toleransi,” Yang melanggar saya proses ”.": the clause before may say what in few words.
_LEADS_ON = re.compile(r"\b(?:mengatakan|menyampaikan|menegaskan)(?: \w+){1,5},$", re.IGNORECASE)
_THREE = 3  # marks: two inside, and the one that closes
_NESTED = 60  # code points between the marks of a name inside a quotation
# A mark before the last word of a line, "sentilnya.", closes what stands before it, whatever the verb.
_SAID_BEHIND = re.compile(r"\s*[^\W\d_]{3,}nya\b[ .]*(?:\([^()\n]*\)[ .*]*)?")


def _opens(raw: str, clean: str, index: int, line: Line, more: bool) -> bool:
    """Tell whether the mark opens a quotation."""
    if not more and _SAID_BEHIND.fullmatch(clean, index + 1, line.end):
        return False
    before = clean[index - 1] if index > line.start else " "
    after = clean[index + 1] if index + 1 < line.end else " "
    if before == "," and more and _leads_on(raw, clean, index, line):
        return True
    if after in " ,.;:!?" and before not in " \n" and not (more and raw[index] == "“"):
        return False
    if after == "," and before == " " and clean[index - 2 : index - 1].isalpha():
        return False  # "… keluhan warga ", ucap Kapolsek"
    if raw[index] == "”" and before in ",.!?" and not _turned(raw, clean, index, line):
        return before == "," and more and _LEADS.search(clean, max(line.start, index - 60), index) is not None
    rest = clean[index + 1 : line.end].lstrip()
    return bool(rest) and (more or raw[index] == "“" or before in " :\n,")


def _leads_on(raw: str, clean: str, index: int, line: Line) -> bool:
    """Tell whether a mark behind a comma opens what the clause before announced: it ends the line, and is no ``“``."""
    closing = clean.find('"', index + 1, line.end)
    begins = clean[index + 1 : index + 3].strip()[:1].isupper() and raw[closing] != "“"
    return (
        begins
        and line.end - closing <= _THREE
        and _LEADS_ON.search(clean, max(line.start, index - 60), index) is not None
    )


def _turned(raw: str, clean: str, index: int, line: Line) -> bool:
    """Tell whether a pair of marks stands the wrong way round: ``sudah tumbuh.”Kalau gagal, saya evaluasi “, ucap``."""
    closing = clean.find('"', index + 1, line.end)
    glued = clean[index + 1 : index + 2].isupper()
    # also ``sudah ditangkap.”Kami masih mengejar satu orang,"ucapnya``: who speaks stands behind the other
    said = clean[closing - 1] == "," and clean[closing + 1 : closing + 2].islower() and raw[closing] == '"'
    return glued and closing > 0 and (said or (raw[closing] == "“" and clean[closing + 1 : closing + 2] in " ,.;\n"))


# Begins with one set of signs: so the engine leaps from sign to sign.
# Also where the blank is missing: "pada malam hari.selanjutnya Brigadir Hendra juga mengingatkan …".
_STOP = re.compile(
    r"[.!?…;](?:(?<=;)\s*$|(?<!;)[.!?…]*[\"')\]]*(?=\s|$|[A-Z][a-z]|\"|\(|[A-Z]{3}"
    r"|(?<=[a-z]{3}\.)(?:selanjutnya|kemudian|sementara|selain|kegiatan|situasi|adapun|dalam|dengan|pada|saat) \w))"
)


def find_sentences(
    clean: str, lines: list[Line], quotes: list[Quote], stops: Collection[int], ends: Collection[int] = ()
) -> list[Span]:
    """Cut the lines into sentences.

    ``stops`` holds the offsets behind words whose full stop ends no sentence ("Jl.", "S.H."), ``ends`` of those behind
    which a new one plainly begins ("S.H. Program ini …").
    """
    sentences: list[Span] = []
    quote_spans = [(quote.start, quote.end) for quote in quotes]
    quote_starts = [start for start, _ in quote_spans]
    for line in lines:
        start = line.start
        inside = quote_spans[bisect_left(quote_starts, line.start - 1) : bisect_left(quote_starts, line.end)]
        begins = [begin for begin, _ in inside]
        for found in _STOP.finditer(clean, line.start, line.end):
            # One quotation may stand inside another.
            near = bisect_left(begins, found.start())
            around = inside[max(0, near - 2) : near]
            if found.start() in ends or _ends_sentence(clean, found, line, around, stops):
                sentences.append(_trimmed(clean, start, found.end()))
                start = found.end()
        if clean[start : line.end].strip("\u00ad \n.)\"'"):
            sentences.append(_trimmed(clean, start, line.end))
    return sentences


def _ends_sentence(clean: str, found: re.Match[str], line: Line, inside: list[Span], stops: Collection[int]) -> bool:
    at = found.start()
    for start, end in inside:
        if start < at < end and found.end() < end:
            return False
        if start < at < end and end < line.end and not clean[end : line.end].lstrip(" ,.")[:1].isupper():
            return False  # "…," ujarnya.
    if clean[at] != ".":
        return True
    while at > line.start and clean[at - 1] == " ":
        at -= 1  # "*AKP Made Sudarma, S.H*. mengimbau": the mark of bold is a blank here
    if clean[at - 1 : at].isalpha() and (at - 1 == line.start or not clean[at - 2].isalpha()):
        return False  # an initial, or the last letter of S.H.
    return at not in stops or found.end() >= line.end


def find_junk(clean: str, lines: list[Line], cues: dict[int, tuple[str, int]]) -> list[Span]:
    """Find the lines of the page around the story.

    ``cues`` gives, by the offset at which a line begins, what is junk, the ``line``, a neighbour's ``title`` or all
    the ``rest``, and where the words that say so end. The rest of a page is never more than the story: a counter of
    comments may stand above it.
    """
    spans = [(line.outer, line.end) for line in lines if _NEIGHBOUR.match(clean, line.start, line.end)]
    if cues or "©" in clean:
        cued, goes_on = _cued_junk(clean, lines, cues)
        spans += cued
        if not goes_on:
            return spans + _captions(clean, lines)
    below = _trailing_headlines(clean, lines, {start for start, _ in spans})
    return spans + _captions(clean, lines) + _leading_headlines(clean, lines) + below + _repeated(clean, lines, below)


# "Previous articleCegah Balap Liar, Polsek Sisir Jalur Pakah": the title of the page before or behind.
# '0 Response to "Polres Kenari Dirikan 9 Pos"': the title again, above the comments.
_NEIGHBOUR = re.compile(
    r"(?i:(?:previous|next) (?:article|post)|(?:artikel|berita|pos) (?:sebelumnya|selanjutnya|berikutnya))\s?[:A-Z]"
    r"|(?i:\d+ (?:response|comment)s? (?:to|for)|belum ada komentar untuk) "
)
# "… di depan pasar, Sabtu malam. (Foto: Humas Polres)", "… Pelabuhan Kupal. Foto: Istimewa", "F- Istimewa"
_CAPTION = re.compile(
    r"[.)\s]\(?(?:(?:foto|gambar|f-)\s?(?:[:.-]|dok\b\.?|by\b)?|antara(?: foto)?/)[^:()]{0,60}\)?\s*", re.IGNORECASE
)
_ABOVE = 15  # lines in which a picture's caption stands above the story


def _captions(clean: str, lines: list[Line]) -> list[Span]:
    """Find the captions of pictures above the story: one sentence that ends in whose picture it is."""
    lengths = [line.end - line.start for line in lines]
    longest = lengths.index(max(lengths)) if lengths else 0  # of a story in short paragraphs
    story = next((place for place, length in enumerate(lengths) if length > 4 * _FEW * _FEW), longest)
    spans = []
    for place, line in enumerate(lines[: min(story + 1, _ABOVE)]):
        text = clean[line.start : line.end]
        found = next((cut for cut in _CAPTION.finditer(text) if cut.end() == len(text)), None)
        if found and found.start() > _SENTENCE and ". " not in text[: found.start()] and place + 1 < len(lines):
            spans.append((line.outer, line.end))
    return spans


_FEW_WORDS = 4
# "Beranda  Profil  Satfung  Berita  Galeri  Kontak", "Home / Giat Satfung / Sat Lantas"
_MENU = re.compile(r"(?i:beranda|home|menu)(?:[\s|/»>•-]+[A-Z&]\w*){2,14}")


def _cued_junk(clean: str, lines: list[Line], cues: dict[int, tuple[str, int]]) -> tuple[list[Span], bool]:
    """Find the lines that words or a sign mark as junk; tell whether the text goes on behind them."""
    spans: list[Span] = []
    counts = [len(clean[line.start : line.end].split()) for line in lines]
    story, whole = 0, sum(count >= _TELLING for count in counts)
    index = 0
    while index < len(lines):
        line, count = lines[index], counts[index]
        text = clean[line.start : line.end]
        story += count >= _TELLING
        scope, end = cues.get(line.start, ("", 0))
        if text.startswith("©"):
            scope, end = "line", line.end
        if scope == "title":
            spans += _neighbour(clean, lines[index : index + 2], end)
            scope = ""
        if scope == "rest" and story and 2 * story >= whole and (count <= 4 or ":" in text[:25]):
            return [*spans, (line.outer, len(clean) + 1)], False
        short = count <= _FEW_WORDS or _MENU.fullmatch(text)
        if scope and (short or end >= line.end or ":" in text[:22] or text.lower().startswith(("baca ", "trending "))):
            spans.append((line.outer, line.end))
            if end >= line.end and text.lower().startswith("baca ") and not text.endswith(":"):
                spans += _neighbour(clean, lines[index : index + 2], end)[1:]  # "Baca juga" above a title
            while text.endswith(":") and index + 1 < len(lines) and is_title(clean, lines[index + 1]):
                index += 1
                spans.append((lines[index].outer, lines[index].end))
        index += 1
    return spans, True


def _neighbour(clean: str, lines: list[Line], end: int) -> list[Span]:
    """Find the title of the page before or behind: "Sebelumnya: …", or "Sebelumnya" above it; ``end`` is the word's."""
    line = lines[0]
    if end < line.end:
        return [(line.outer, line.end)] if clean[end : end + 2].lstrip()[:1] == ":" else []
    titles = [below for below in lines[1:] if is_title(clean, below)]
    return [(part.outer, part.end) for part in (line, *titles)] if titles else []


_TITLE = 300  # code points of a title at most


def is_title(clean: str, line: Line) -> bool:
    """Tell whether a line is a title: capitalised words and no full stop."""
    if line.end - line.start > _TITLE:
        return False
    text = clean[line.start : line.end]
    if text.endswith((".", '"', ":")):
        return False
    words = _LONG_WORD.findall(text)
    return len(words) >= 3 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _trailing_headlines(clean: str, lines: list[Line], known: Collection[int]) -> list[Span]:
    """Find titles of other stories below this one: two or more at the end, with nothing but signs between them.

    ``known`` holds where the lines begin that are no part of the story anyway.
    """
    index, count = len(lines), 0
    while index > 1:
        text = clean[lines[index - 1].start : lines[index - 1].end].rstrip(" |")
        plain = not text.isupper() and not _LABEL.match(text) and not _SIGNS.match(text)  # who signs is no title
        title = plain and is_title(clean, lines[index - 1])
        if not title and lines[index - 1].outer not in known and any(letter.isalpha() for letter in text):
            break
        index, count = index - 1, count + title
    if count < 2 or index < 2 or (any(line.mark for line in lines[index:]) and not _is_closed(clean, lines, index)):
        return []
    return [(line.outer, line.end) for line in lines[index:]]


def _repeated(clean: str, lines: list[Line], below: list[Span]) -> list[Span]:
    """Find titles of other stories on top of the page: those that stand again below the story, above a further title.

    ``below`` holds the titles under the story.
    """
    titles = {clean[start:end].strip() for start, end in below}
    return [
        (line.outer, line.end)
        for line, following in pairwise(lines[:_FEW])
        if clean[line.outer : line.end].strip() in titles and is_title(clean, following)
    ]


def _is_closed(clean: str, lines: list[Line], index: int) -> bool:
    """Tell whether a list of titles has no head: all lines have its mark, and a sentence ends above."""
    above = clean[lines[index - 1].start : lines[index - 1].end]
    return (
        len({line.mark for line in lines[index:]}) == 1 and above.endswith((".", ")", '"')) and len(above) > _SENTENCE
    )


def _leading_headlines(clean: str, lines: list[Line]) -> list[Span]:
    """Find a list of other stories' titles above this one: three or more with a mark at the very top."""
    index = 0
    while index < len(lines) and lines[index].mark and is_title(clean, lines[index]):
        index += 1
    return [(line.outer, line.end) for line in lines[:index]] if index > 2 else []
