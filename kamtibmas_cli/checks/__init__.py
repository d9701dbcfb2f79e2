"""A linter for releases: what an officer would mend before sending, and an editor before printing."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from kamtibmas_cli.checks import areas, moments, people, writing
from kamtibmas_cli.checks.codes import CODES, Hit
from kamtibmas_cli.record import record
from kamtibmas_cli.text import Span, Text

Check = Callable[[Text, dict[str, Any]], Iterator[Hit]]
CHECKS: tuple[Check, ...] = (*moments.CHECKS, *areas.CHECKS, *people.CHECKS, *writing.CHECKS)


class Finding(NamedTuple):
    """Something to mend: its code, where (code points of the text), what it says, and what to write instead."""

    code: str
    severity: str
    start: int
    end: int
    message: str
    suggestion: str | None


def _span(span: list[int] | None) -> Span:
    return (span[0], span[1]) if span else (0, 0)


def check(raw: str, base_date: Any = None, lang: str = "id") -> list[Finding]:
    """Check a release. Takes its text, a date that no event may lie behind, and the language of the messages.

    Returns the findings in the text's order; those that concern the whole text stand at its beginning.
    """
    text, value = Text(raw), record(raw, base_date=base_date, lang=lang)
    value["base_date"] = base_date
    found = [
        Finding(note["code"], note["severity"], *_span(note["span"]), note["message"], None)
        for note in value["diagnostics"]
        if note["code"] not in areas.REPLACED
    ]
    for own in CHECKS if raw.strip() else ():
        for hit in own(text, value):
            code = CODES[hit.code]
            message = (code.english if lang == "en" else code.message).format(**hit.values)
            found.append(Finding(hit.code, code.severity, *hit.span, message, hit.fix))
    return sorted(set(found), key=lambda one: (one.start, one.end, one.code))
