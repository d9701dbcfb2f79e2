"""The safe mends: spelling of ranks, offices and areas, doubled words and spaces. Nothing else changes."""

import difflib

from kamtibmas_cli.checks import Finding

SAFE = frozenset({"K205", "K303", "K503", "K504"})


def mend(text: str, findings: list[Finding]) -> str:
    """Give the text with the safe suggestions in it; of two that overlap the first is taken."""
    pieces, last = [], 0
    for item in sorted(findings, key=lambda one: (one.start, one.end)):
        if item.code in SAFE and item.suggestion is not None and item.start >= last:
            pieces += [text[last : item.start], item.suggestion]
            last = item.end
    return "".join([*pieces, text[last:]])


def diff(name: str, before: str, after: str) -> str:
    """Give what changes, as a unified diff."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), name, name, lineterm="", n=1)
    return "".join(f"{line}\n" for line in lines)
