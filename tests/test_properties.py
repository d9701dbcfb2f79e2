"""Any text gives a record, and every span of it is true."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kamtibmas_cli import Release, parse
from kamtibmas_cli.record import candidates
from kamtibmas_cli.record import record as plain_record

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))
PIECES = [piece for path in GOLD for piece in path.read_text("utf-8").split("\n")]
SCHEMA = Release.model_json_schema(mode="serialization")
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

noise = st.text(alphabet=st.characters(codec="utf-8"), max_size=60)
release_like = st.lists(st.one_of(st.sampled_from(PIECES), noise), max_size=14).map("\n".join)


def spans(value: Any) -> list[tuple[int, int, str | None]]:
    """Collect all spans, each with the text that stands beside it."""
    if isinstance(value, list):
        if len(value) == 2 and all(type(part) is int for part in value):
            return [(value[0], value[1], None)]
        return [span for part in value for span in spans(part)]
    if isinstance(value, dict):
        found = []
        for key, part in value.items():
            if key == "span" and part is not None:
                found.append((part[0], part[1], value.get("text")))
            else:
                found.extend(spans(part))
        return found
    return []


def check(raw: str) -> None:
    record = parse(raw).model_dump(mode="json")
    # What the command line prints without the model is what the model holds, key by key.
    assert json.dumps(record) == json.dumps(plain_record(raw))
    VALIDATOR.validate(record)
    for start, end, words in spans(record):
        assert 0 <= start < end <= len(raw)
        if words is not None:
            assert " ".join(raw[start:end].split()) == words
    names = {person["id"] for person in record["personnel"]}
    for item in (*record["messages"], *record["outcomes"]):
        assert not isinstance(item["speaker"], str) or item["speaker"] in names


@settings(max_examples=200, deadline=None)
@given(noise)
def test_any_text_gives_a_record_with_true_spans(raw: str) -> None:
    check(raw)


@settings(max_examples=150, deadline=None)
@given(release_like)
def test_shuffled_releases_give_true_spans(raw: str) -> None:
    check(raw)


@settings(max_examples=60, deadline=None)
@given(release_like)
def test_same_text_same_record(raw: str) -> None:
    first, second = (json.dumps(parse(raw).model_dump(mode="json")) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_releases_give_true_spans(path: Path) -> None:
    raw = path.read_text("utf-8")
    check(raw)
    for item in candidates(raw):
        start, end = item["span"]
        assert " ".join(raw[start:end].split()) == item["text"]


def test_record_keeps_the_order_of_the_contract() -> None:
    keys = list(parse("").model_dump(mode="json"))
    assert keys == [
        "schema_version", "source", "outlet", "dateline", "headline", "credit", "published", "activity", "time",
        "place", "places", "units", "personnel_count", "personnel", "messages", "outcomes", "situation", "diagnostics",
    ]  # fmt: skip
