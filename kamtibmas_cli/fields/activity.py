"""Activity: what kind of activity is reported, its theme and its operation."""

import re
from typing import Any

from kamtibmas_cli.found import Found
from kamtibmas_cli.recognisers.headings import section_items
from kamtibmas_cli.recognisers.names import place_end
from kamtibmas_cli.recognisers.speech import spoken
from kamtibmas_cli.text import Mark, Text

_THEME = re.compile(
    r"\b(?:(?:Pemilu|Pilkada|Pilpres|Pileg|Pilkades)(?:\s+(?:Serentak|Damai|Tahun|\d{4}))*"
    r"|Natal(?:\s+dan\s+Tahun\s+Baru)?|Nataru|Ramad(?:h)?an|Idul\s+(?:Fitri|Adha)"
    r"|Hari\s+Bhayangkara(?:\s+[Kk]e\s?-?\s?\d+)?)"
)
_WHAT_FOR = frozenset("guna demi mencegah cegah antisipasi mengantisipasi mewujudkan menuju hindari".split())
_OPERATION = frozenset({"operasi", "ops"})


def find(text: Text) -> tuple[dict[str, Any], list[Found]]:
    """Find the kinds of the activity, the main one first. Returns the record's ``activity`` and every candidate."""
    said = [(speech.start, speech.end) for speech in spoken(text)]
    said += section_items(text, "message", "outcome")
    candidates = []
    for mark in text.marks("activities"):
        start, end = text.span(mark.start, mark.stop)
        aside = text.junk(start) or text.quoted(start) or any(first <= start < last for first, last in said)
        aside = aside or _in_name(text, mark) or _is_purpose(text, mark)
        candidates.append(Found(start, end, "activity", "aside" if aside else "cue word", mark.row.values["kind"]))
    usable = [found for found in candidates if found.rule == "cue word"]
    kinds = _main_first(text, usable)
    theme = _THEME.search(text.clean)
    operation = _operation(text)
    return {
        "kinds": kinds,
        "theme": " ".join(theme.group().split()) if theme else None,
        "operation": operation,
        "spans": [list(next(found.span for found in usable if found.value == kind)) for kind in kinds],
    }, candidates


def _in_name(text: Text, mark: Mark) -> bool:
    """Tell whether the word is part of an office or unit: "Kanit Patroli", "Satgas Pangan"."""
    before = text.mark_before("positions", mark.start)
    takes = before.row.values["takes"] if before else ""
    return takes == "function" and text.mark_at("functions", mark.start) is not None


def _is_purpose(text: Text, mark: Mark) -> bool:
    """Tell whether the word says what for: "guna cipta kondisi", "dalam rangka pengamanan Pemilu", "cegah tawuran"."""
    return any(text.folds[index] in _WHAT_FOR for index in range(max(0, mark.start - 2), mark.start))


def _main_first(text: Text, found: list[Found]) -> list[str]:
    """Order the kinds: those of the first lines before later ones, there by how often they are named."""
    counts: dict[str, int] = {}
    first: dict[str, int] = {}
    for item in found:
        counts[item.value] = counts.get(item.value, 0) + 1
        first.setdefault(item.value, item.start)
    lead = _lead_end(text)
    kept = [kind for kind in counts if first[kind] < lead or counts[kind] >= 3]
    if not kept and counts:
        kept = [min(counts, key=lambda kind: first[kind])]
    return sorted(kept, key=lambda kind: (first[kind] >= lead, first[kind]))


def _lead_end(text: Text) -> int:
    """Give where the lead ends: title, head lines and the first sentences of the story."""
    sentences = text.sentences
    for place, (start, end) in enumerate(sentences):
        if end - start > 90:
            return sentences[min(place + 1, len(sentences) - 1)][1]
    return sentences[min(5, len(sentences) - 1)][1] if sentences else 0


def _operation(text: Text) -> str | None:
    for index, word in enumerate(text.folds[:-1]):
        if word in _OPERATION and text.capital(index) and not text.caseless(index):
            stop = place_end(text, index + 1, limit=4)
            if stop > index + 1:
                start, end = text.span(index + 1, stop)
                return " ".join(text.clean[start:end].split())
    return None
