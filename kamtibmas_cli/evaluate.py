"""Scores records against gold annotations: precision, recall and F1 a field, and the mission score.

A gold file NAME.gold.json stands beside NAME.txt. The mission score is the mean F1 of the fields in ``MISSION``.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kamtibmas_cli.readers import read
from kamtibmas_cli.record import record

Record = dict[str, Any]
MISSION = (
    "time.date", "time.start", "time.end", "time.timezone",
    "place.venue", "place.street", "place.village", "place.district", "place.regency",
    "personnel.name", "personnel.rank", "personnel.position", "personnel.unit", "personnel.area",
    "messages.text", "messages.speaker", "outcomes.text",
)  # fmt: skip
_LOOSE = {"outlet": 0.8, "dateline": 0.8, "credit": 0.75, "place.venue": 0.67, "place.street": 0.75}
_ITEM, _NAME, _POSITION = 0.8, 0.75, 0.85


class Tally:
    """Hits, spurious and missed values of one field."""

    def __init__(self) -> None:
        self.hit = self.spurious = self.missed = 0
        self.misses: list[tuple[str, Any, Any]] = []

    def add(self, document: str, gold: Any, found: Any, right: bool) -> None:
        """Count one value; gold and found may each be None."""
        if gold is not None and found is not None and right:
            self.hit += 1
            return
        self.missed += gold is not None
        self.spurious += found is not None
        if gold is not None or found is not None:
            self.misses.append((document, gold, found))

    @property
    def precision(self) -> float:
        """Share of found values that are right."""
        total = self.hit + self.spurious
        return self.hit / total if total else 1.0

    @property
    def recall(self) -> float:
        """Share of gold values that were found."""
        total = self.hit + self.missed
        return self.hit / total if total else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = 2 * self.hit + self.spurious + self.missed
        return 2 * self.hit / total if total else 1.0


class Scores(dict[str, Tally]):
    """The tallies by field."""

    def __missing__(self, field: str) -> Tally:
        self[field] = Tally()
        return self[field]

    @property
    def mission(self) -> float:
        """Mean F1 of the mission's fields."""
        return sum(self[field].f1 for field in MISSION) / len(MISSION)


def _squash(value: Any) -> str:
    return re.sub(r"[\W_]+", "", str(value).lower())


def overlap(left: Any, right: Any) -> float:
    """F1 of the words that two texts share."""
    a, b = (Counter(re.findall(r"\w+", str(value).lower())) for value in (left, right))
    shared = sum((a & b).values())
    return 2 * shared / (a.total() + b.total()) if shared else 0.0


def alike(field: str, left: Any, right: Any) -> bool:
    """Tell whether two values of a field count as the same."""
    if _squash(left) == _squash(right):
        return True
    if field == "personnel.position":
        return SequenceMatcher(None, _squash(left), _squash(right)).ratio() >= _POSITION
    return field in _LOOSE and overlap(left, right) >= _LOOSE[field]


def _pairs(
    golds: list[Record], found: list[Record], likeness: Callable[[Record, Record], float], least: float
) -> tuple[list[tuple[Record, Record]], list[Record], list[Record]]:
    """Match one to one, best first; ties go to the pair that stands closest in order."""
    scored = sorted(
        ((likeness(g, p), -abs(i - j), i, j) for i, g in enumerate(golds) for j, p in enumerate(found)), reverse=True
    )
    left, right, pairs = set(range(len(golds))), set(range(len(found))), []
    for score, _, i, j in scored:
        if score >= least and i in left and j in right:
            left.discard(i)
            right.discard(j)
            pairs.append((golds[i], found[j]))
    return pairs, [golds[i] for i in sorted(left)], [found[j] for j in sorted(right)]


def _name_likeness(gold: Record, person: Record) -> float:
    return 2.0 if _squash(gold["name"]) == _squash(person["name"]) else overlap(gold["name"], person["name"])


class Scorer:
    """Compares records with gold, field by field."""

    def __init__(self) -> None:
        self.scores = Scores()

    def add(self, document: str, gold: Record, record: Record) -> None:
        """Score one release."""
        for field, expected, found in _scalars(gold, record):
            right = expected is not None and found is not None and alike(field, expected, found)
            self.scores[field].add(document, expected, found, right)
        for field, expected, found in _sets(gold, record):
            for value in dict.fromkeys(expected):
                self.scores[field].add(document, value, value if value in found else None, value in found)
            for value in dict.fromkeys(found):
                if value not in expected:
                    self.scores[field].add(document, None, value, False)
        if gold["activity"]:
            first = (record["activity"]["kinds"] or [None])[0]
            self.scores["activity.main"].add(document, gold["activity"][0], first, gold["activity"][0] == first)
        known = self._people(document, gold["personnel"], record["personnel"])
        names = {person["id"]: person["name"] for person in record["personnel"]}
        for field in ("messages", "outcomes"):
            self._statements(document, field, gold[field], record[field], known, names)

    def _people(self, document: str, golds: list[Record], people: list[Record]) -> dict[str, str]:
        pairs, missed, spurious = _pairs(golds, people, _name_likeness, _NAME)
        add = self.scores
        known = {}
        for gold, person in pairs:
            known[person["id"]] = gold["name"]
            add["personnel.name"].add(document, gold["name"], person["name"], True)
            position = person["position"] or {}
            values = (
                ("rank", (person["rank"] or {}).get("code")), ("position", position.get("title")),
                ("unit", position.get("unit")), ("area", position.get("area")),
            )  # fmt: skip
            for key, found in values:
                field = f"personnel.{key}"
                right = gold[key] is not None and found is not None and alike(field, gold[key], found)
                add[field].add(document, gold[key], found, right)
            titles, expected = person["titles"], gold["titles"]
            if titles or expected:
                right = [_squash(title) for title in titles] == [_squash(title) for title in expected]
                add["personnel.titles"].add(document, expected or None, titles or None, right)
            acting = position.get("acting") or None
            if gold["acting"] or acting:
                add["personnel.acting"].add(document, gold["acting"] or None, acting, True)
        for gold in missed:
            for key in ("name", "rank", "position", "unit", "area"):
                add[f"personnel.{key}"].add(document, gold[key], None, False)
        for person in spurious:
            add["personnel.name"].add(document, None, person["name"], False)
            if person["rank"]:
                add["personnel.rank"].add(document, None, person["rank"]["code"], False)
        return known

    def _statements(
        self, document: str, field: str, golds: list[Record], items: list[Record], known: dict[str, str],
        names: dict[str, str],
    ) -> None:  # fmt: skip
        pairs, missed, spurious = _pairs(golds, items, lambda g, p: overlap(g["text"], p["text"]), _ITEM)
        texts, speakers = self.scores[f"{field}.text"], self.scores[f"{field}.speaker"]
        for gold, item in pairs:
            texts.add(document, gold["text"], item["text"], True)
            self.scores[f"{field}.form"].add(document, gold["form"], item["form"], gold["form"] == item["form"])
            speaker = item["speaker"]
            spoken = (
                speaker["text"] if isinstance(speaker, dict) else known.get(speaker) or names.get(speaker) or speaker
            )
            if gold["speaker"] or spoken:
                speakers.add(document, gold["speaker"], spoken, _same_speaker(gold["speaker"], spoken))
        for gold in missed:
            texts.add(document, gold["text"], None, False)
            if gold["speaker"]:
                speakers.add(document, gold["speaker"], None, False)
        for item in spurious:
            texts.add(document, None, item["text"], False)


def _same_speaker(gold: str | None, spoken: str | None) -> bool:
    if not gold or not spoken:
        return False
    left, right = _squash(gold), _squash(spoken)
    return overlap(gold, spoken) >= _NAME or left in right or right in left


def _scalars(gold: Record, record: Record) -> Iterator[tuple[str, Any, Any]]:
    for key in ("outlet", "dateline", "credit"):
        yield key, gold[key], (record[key] or {}).get("text")
    for key in ("date", "start", "end", "timezone"):
        found = record["time"][key]
        yield (
            f"time.{key}",
            gold["time"][key],
            None if key == "timezone" and record["time"]["timezone_inferred"] else found,
        )
    for key in ("venue", "street", "km", "rt", "rw"):
        yield f"place.{key}", gold["place"][key], (record["place"][key] or {}).get("text")
    for key in ("hamlet", "village", "district", "regency", "province"):
        area = record["place"][key] or {}
        yield f"place.{key}", gold["place"][key], None if area.get("inferred") else area.get("name")
    yield "personnel_count", gold["personnel_count"], record["personnel_count"]


def _sets(gold: Record, record: Record) -> Iterator[tuple[str, list[Any], list[Any]]]:
    yield "activity", gold["activity"], record["activity"]["kinds"]
    yield "situation", gold["situation"], (record["situation"] or {"status": []})["status"]
    expected, found = (
        [(unit["kind"], _squash(unit["name"] or "")) for unit in side["units"]] for side in (gold, record)
    )
    yield "units", expected, found


def evaluate(corpus: Path) -> tuple[int, Scores]:
    """Parse and score every release of a folder that has gold. Returns how many, and the scores."""
    scorer = Scorer()
    files = sorted(corpus.glob("*.gold.json"))
    for path in files:
        name = path.name.removesuffix(".gold.json")
        found = record(read(path.with_name(f"{name}.txt")).text, name)
        scorer.add(name, json.loads(path.read_text("utf-8")), found)
    return len(files), scorer.scores


def table(count: int, scores: Scores, only: str = "", misses: bool = False) -> str:
    """Print the scores as a table; ``misses`` adds every wrong, missed and spurious value."""
    mission = scores.mission
    lines = [f"{'field':22}{'gold':>6}{'P':>8}{'R':>8}{'F1':>8}"]
    for field, tally in sorted(scores.items()):
        if only and not field.startswith(only):
            continue
        mark = "*" if field in MISSION else " "
        gold = tally.hit + tally.missed
        lines.append(f"{mark}{field:21}{gold:6}{tally.precision:8.3f}{tally.recall:8.3f}{tally.f1:8.3f}")
        if misses:
            lines.extend(
                f"    {document}: gold {str(expected)[:110]!r}  got {str(found)[:110]!r}"
                for document, expected, found in tally.misses
            )
    lines.append(f"documents {count}, without a record 0 []")
    lines.append(f"mission score (mean F1 of the starred) {mission:.3f}")
    return "\n".join(lines)
