"""Situation: how the activity went, in the words of the closing formula."""

from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.linear import holding, linear, numbers_alike
from kamtibmas_cli.recognisers.headings import inside_items
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.spans import Spans
from kamtibmas_cli.text import Mark, Text

_BEFORE = 5  # words before the one that says how it was
_HOW_FAR = 90  # code points between "situasi" or "berjalan" and that word
_SHORT = 60  # code points of a line such as "Sitkam aman terkendali"


def find(text: Text) -> tuple[dict[str, Any] | None, list[Found]]:
    """Find how it went: ``situasi aman dan kondusif``, ``berjalan lancar``; hopes say nothing of it.

    A learned classifier judges whether a word such as "aman" is told of the activity or hoped, asked or part of a
    name. Returns the record's ``situation`` and every candidate.
    """
    model = linear("situation")
    candidates = []
    for mark, features in status_told(text):
        rule = "told of the activity" if model.score(features) > 0 else "mere word"
        candidates.append(Found(*text.span(mark.start, mark.stop), "situation", rule, mark.row.means))
    chosen = [found for found in candidates if found.rule != "mere word"]
    if not chosen:
        return None, candidates
    status = list(dict.fromkeys(found.value for found in chosen))
    return {"status": status, "span": [chosen[0].start, chosen[-1].end]}, candidates


def status_told(text: Text) -> list[tuple[Mark, set[str]]]:
    """Give the words outside junk that may say how it went, each with the features by which that is judged."""
    lists = inside_items(text, "message", "outcome")
    said = Spans((speech.start, speech.end) for speech in spoken(text))
    found = []
    for mark in text.marks("situation_words"):
        start = text.starts[mark.start]
        if mark.row.values["kind"] != "status" or text.junk(start):
            continue
        line = text.line_at(start)
        flags = {
            "quoted": text.quoted(start),
            "said": said.hold(start),
            "listed": lists.hold(start),
            "title": text.in_title(start),
            "capital": text.capital(mark.start) and not text.caseless(mark.start),
            "short line": line is not None and line.end - line.start < _SHORT,
        }
        found.append((mark, holding(flags) | _words(text, mark)))
    return found


def _words(text: Text, mark: Mark) -> set[str]:
    """Give the features of the words around one that may say how it went."""
    start = text.starts[mark.start]
    begin, end = text.sentence_at(start)
    before = numbers_alike(text.folds[max(0, mark.start - _BEFORE) : mark.start])
    others = text.marks_in("situation_words", max(begin, start - _HOW_FAR), start)
    beside = text.marks_of("situation_words", mark.start - 2, mark.stop + 3)
    first = text.word_at(begin)
    return (
        {f"word {mark.row.means}", f"place {5 * start // len(text.clean)}"}
        | {f"near {word}" for word in before}
        | {f"behind {word}" for word in before[-1:]}
        | {f"before {word}" for word in text.folds[mark.stop : mark.stop + 1]}
        | {f"opens {word}" for word in text.folds[first : first + 2] if begin < end}
        | {f"clause {other.row.values['kind']}" for other in others}
        | {f"cue {other.row.values['cue']}" for other in text.marks_in("cues", begin, start)}
        | {"in a row" for other in beside if other.start != mark.start and other.row.values["kind"] == "status"}
    )
