"""Reading a text takes time in proportion to its length, up to 1 MB."""

import time
from pathlib import Path

from kamtibmas_cli.record import record

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))


def seconds(raw: str) -> float:
    start = time.perf_counter()
    record(raw)
    return time.perf_counter() - start


def test_doubling_the_text_doubles_the_time() -> None:
    # Without the pages whose comment section would end the story early.
    texts = [text for path in GOLD if "omentar" not in (text := path.read_text("utf-8"))]
    raw = "\n\n".join(texts)
    half = (raw * (500_000 // len(raw) + 1))[:500_000]
    whole = half * 2
    assert len(whole) > 900_000
    record(raw)
    assert seconds(whole) < 3.2 * min(seconds(half), seconds(half))
