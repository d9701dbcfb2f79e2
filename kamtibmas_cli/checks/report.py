"""Findings as text with the line and a caret, as JSON, as GitHub annotations, as SARIF 2.1.0."""

import json
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from kamtibmas_cli import __version__
from kamtibmas_cli.checks import Finding
from kamtibmas_cli.checks.codes import CODES

_LEVELS = {"info": "note", "warning": "warning", "error": "error"}


class Checked(NamedTuple):
    """A release that was checked: its name, its text, and what was found."""

    name: str
    text: str
    findings: list[Finding]


def position(text: str, offset: int) -> tuple[int, int]:
    """Give line and column of an offset, both from 1."""
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    head = text[:begin].replace("\r\n", "\n").replace("\r", "\n")
    return head.count("\n") + 1, offset - begin + 1


def _line(text: str, offset: int) -> tuple[str, int]:
    begin = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    ends = [end for end in (text.find("\n", offset), text.find("\r", offset)) if end >= 0]
    return text[begin : min(ends, default=len(text))].replace("\t", " "), offset - begin


def as_text(checked: Iterable[Checked]) -> str:
    """Give ``file:line:column: code message``, the line with a caret, and what to write instead."""
    found = []
    for one in checked:
        for item in one.findings:
            line, column = position(one.text, item.start)
            found.append(f"{one.name}:{line}:{column}: {item.code} {item.message}")
            if item.end > item.start:
                found += _caret(one.text, item)
            if item.suggestion is not None and item.suggestion.strip():
                found.append(f"    = {item.suggestion}")
    return "".join(f"{line}\n" for line in found)


def _caret(text: str, item: Finding) -> list[str]:
    """Give the line around a finding, cut to 76 characters, and a caret below it."""
    line, at = _line(text, item.start)
    begin = max(0, at - 38)
    shown = line[begin : begin + 76]
    width = max(1, min(item.end - item.start, len(shown) - (at - begin)))
    return [f"    {shown}", "    " + " " * (at - begin) + "^" * width]


def _entries(one: Checked) -> list[dict[str, Any]]:
    entries = []
    for item in one.findings:
        line, column = position(one.text, item.start)
        last, end = position(one.text, item.end)
        entries.append(
            {
                "file": one.name, "line": line, "column": column, "end_line": last, "end_column": end,
                "code": item.code, "severity": item.severity, "message": item.message, "span": [item.start, item.end],
                "suggestion": item.suggestion,
            }
        )  # fmt: skip
    return entries


def as_json(checked: Iterable[Checked]) -> str:
    """Give one JSON array of all findings."""
    entries = [entry for one in checked for entry in _entries(one)]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def as_github(checked: Iterable[Checked]) -> str:
    """Give workflow commands that GitHub shows beside the lines."""
    found = []
    for one in checked:
        for entry in _entries(one):
            level = {"info": "notice"}.get(entry["severity"], entry["severity"])
            message = entry["message"].replace("%", "%25").replace("\n", "%0A")
            where = f"file={entry['file']},line={entry['line']},col={entry['column']},title={entry['code']}"
            found.append(f"::{level} {where}::{message}\n")
    return "".join(found)


def as_sarif(checked: Iterable[Checked]) -> str:
    """Give a SARIF log, which code hosts and editors read."""
    rules = [
        {"id": code, "shortDescription": {"text": entry.message}, "fullDescription": {"text": entry.page}}
        for code, entry in CODES.items()
    ]
    results = [
        {
            "ruleId": entry["code"],
            "level": _LEVELS[entry["severity"]],
            "message": {"text": entry["message"]},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": entry["file"]},
                        "region": {
                            "startLine": entry["line"], "startColumn": entry["column"],
                            "endLine": entry["end_line"], "endColumn": entry["end_column"],
                        },
                    }
                }
            ],
        }
        for one in checked
        for entry in _entries(one)
    ]  # fmt: skip
    driver = {"name": "kamtibmas", "version": __version__, "rules": rules}
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


FORMATS: dict[str, Callable[[Iterable[Checked]], str]] = {
    "text": as_text, "json": as_json, "github": as_github, "sarif": as_sarif,
}  # fmt: skip
