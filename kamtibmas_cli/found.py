"""What a rule finds: a span, the rule's name and a value. The only place that slices the source."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from kamtibmas_cli.text import Span, Text


class Found(NamedTuple):
    """A candidate: where it stands in the source, what it is and which rule says so."""

    start: int
    end: int
    kind: str
    rule: str
    value: Any

    @property
    def span(self) -> Span:
        """Offsets in the source, ``[start, end)``, in code points."""
        return self.start, self.end


Rule = Callable[[Text], Iterable[Found]]


def words(text: Text, span: Span) -> str:
    """Give the source's own words of a span, with runs of white space folded to one space."""
    return " ".join(text.raw[span[0] : span[1]].split())


def quoted(text: Text, span: Span) -> dict[str, Any]:
    """Give the record's form of a value that is just words of the source: ``{"text", "span"}``."""
    start, end = span
    piece = text.raw[start:end]
    start += len(piece) - len(piece.lstrip())
    end -= len(piece) - len(piece.rstrip())
    return {"text": words(text, (start, end)), "span": [start, end]}


def closed(text: Text, span: Span) -> Span:
    """Give a span with the sign that closes one inside: "Balai Pertemuan Umum (BPU)", ‘Kedai Kopi "Batas"’."""
    start, end = span
    opened = text.clean.count("(", start, end) > text.clean.count(")", start, end)
    marked = text.clean.count('"', start, end) % 2 == 1
    follows = (opened and text.clean.startswith(")", end)) or (marked and text.clean.startswith('"', end))
    return (start, end + 1) if follows else span


def first(text: Text, rules: Iterable[Rule]) -> list[Found]:
    """Run rules in order; where two overlap, the earlier rule wins. Candidates come in the text's order."""
    taken: list[Found] = []
    for rule in rules:
        for found in rule(text):
            if not any(found.start < other.end and other.start < found.end for other in taken):
                taken.append(found)
    return sorted(taken, key=lambda found: found.span)
