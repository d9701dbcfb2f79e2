"""An exported WhatsApp chat: its messages, with sender and time stamp.

Android writes ``08/01/24 10:12 - Budi: …``, an iPhone ``[08/01/24 10.12.33] Budi: …``, each in the order and with the
clock of the phone's language; some put left-to-right marks before the line. A message runs over lines until the next
head.
"""

import itertools
import re
from datetime import datetime
from typing import NamedTuple

_MARKS = "\u200e\u200f\u202a-\u202e\ufeff"
_SPACE = "[ \u00a0\u202f]"
_CLOCK = (
    r"(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:[.:](?P<second>\d{2}))?"
    rf"{_SPACE}*(?P<half>[AaPp]\.?{_SPACE}?[Mm]\.?)?"
)
_DAY = rf"\d{{1,4}}[./-]{_SPACE}?\d{{1,2}}[./-]{_SPACE}?\d{{1,4}}"
_REST = rf"{_SPACE}*[{_MARKS}]*(?P<rest>[^\n]*)"
# How a message begins: in an exported chat, and in messages copied on a computer and on a telephone.
_HEADS = tuple(
    re.compile(rf"^[{_MARKS}]*{head}{_REST}", re.MULTILINE)
    for head in (
        rf"\[?(?P<day>{_DAY})\.?,?{_SPACE}+(?:(?:pukul|jam|at|um|kl\.?|à|alle|a las|om){_SPACE}+)?{_CLOCK}"
        rf"(?:\]|{_SPACE}*[-–]{_SPACE})",
        rf"\[{_CLOCK},{_SPACE}+(?P<day>{_DAY})\]",
        rf"\[(?P<day>\d{{1,2}}/\d{{1,2}}),?{_SPACE}+{_CLOCK}\]",
    )
)
_SENDER = re.compile(rf"[~{_MARKS}\u00a0\u202f ]*(?P<who>[^:\n]{{1,60}}?):(?:{_SPACE}|$)[{_MARKS}]*")
# What stands where a picture was, or where a message was taken back.
_EMPTY = re.compile(
    r"\W*(?:<[^<>\n]{3,40}>|(?:image|video|audio|sticker|document|gif|contact card|gambar|foto|stiker|dokumen)"
    r" (?:omitted|tidak disertakan|dihilangkan)|(?:pesan ini (?:telah )?dihapus|anda menghapus pesan ini"
    r"|this message was deleted|you deleted this message)\.?|[\w-]+\.(?:jpg|jpeg|png|mp4|opus|pdf|docx|webp)"
    r" \(file (?:attached|terlampir)\))\W*",
    re.IGNORECASE,
)
_EDITED = re.compile(r"\s*<(?:Pesan ini diedit|This message was edited)>\s*$", re.IGNORECASE)


class Message(NamedTuple):
    """A message: its words as a span of the chat's text, who sent it, and when.

    When is None where the date is impossible or lacks its year.
    """

    start: int
    end: int
    sender: str
    stamp: datetime | None


def is_chat(text: str) -> bool:
    """Tell whether a text is an exported chat: its first line that is not blank is a message's head."""
    first = re.search(r"\S", text)
    if first is None:
        return False
    begin = text.rfind("\n", 0, first.start()) + 1
    return any(head.match(text, begin) for head in _HEADS)


def messages(text: str) -> list[Message]:
    """Cut a chat into its messages; lines of the system, deleted messages and left-out media are none."""
    heads = max((list(head.finditer(text)) for head in _HEADS), key=len)
    order = _order([re.split(r"[./-]", head["day"]) for head in heads])
    found = []
    for place, head in enumerate(heads):
        end = heads[place + 1].start() if place + 1 < len(heads) else len(text)
        sender = _SENDER.match(text, head.start("rest"), head.end("rest"))
        if sender is None:
            continue
        start = sender.end()
        body = text[start:end]
        edited = _EDITED.search(body)
        end = start + len((body[: edited.start()] if edited else body).rstrip())
        if start >= end or _EMPTY.fullmatch(text, start, end):
            continue
        found.append(Message(start, end, sender["who"].strip(), _stamp(head, order)))
    return found


def _order(days: list[list[str]]) -> str:
    """Read from all dates of a chat in which order its phone writes them; Indonesian phones put the day first."""
    if any(len(parts[0].strip()) == 4 for parts in days):
        return "ymd"
    days = [parts for parts in days if len(parts) == 3]
    numbers = [[int(part) for part in parts] for parts in days]
    if any(parts[0] > 12 for parts in numbers):
        return "dmy"
    if any(parts[1] > 12 for parts in numbers):
        return "mdy"
    by_day = sum(_sort(earlier, "dmy") > _sort(later, "dmy") for earlier, later in itertools.pairwise(numbers))
    by_month = sum(_sort(earlier, "mdy") > _sort(later, "mdy") for earlier, later in itertools.pairwise(numbers))
    return "mdy" if by_month < by_day else "dmy"


def _sort(parts: list[int], order: str) -> tuple[int, int, int]:
    return parts[order.index("y")], parts[order.index("m")], parts[order.index("d")]


def _stamp(head: re.Match[str], order: str) -> datetime | None:
    parts = [int(part) for part in re.split(r"[./-]", head["day"])]
    if len(parts) < 3:
        return None  # "[20/11 21.14]": of which year?
    year, month, day = _sort(parts, order)
    hour = int(head["hour"])
    if head["half"]:
        hour = hour % 12 + (12 if head["half"][0] in "pP" else 0)
    try:
        return datetime(
            year + (2000 if year < 100 else 0), month, day, hour, int(head["minute"]), int(head["second"] or 0)
        )
    except ValueError:
        return None
