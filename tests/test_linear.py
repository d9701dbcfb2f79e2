"""Reading a text takes time in proportion to its length, up to 1 MB."""

import gc
import time
from collections.abc import Callable
from pathlib import Path

from kamtibmas_cli.record import record
from kamtibmas_cli.text import Text

GOLD = sorted((Path(__file__).parent / "gold").glob("*.txt"))


def seconds_of(read: Callable[[str], object], raw: str) -> float:
    # The collector looks at all that other tests left behind, the more often the longer the text is.
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        read(raw)
        return time.perf_counter() - start
    finally:
        gc.enable()


def seconds(raw: str) -> float:
    return seconds_of(record, raw)


def test_glued_words_are_cut_in_linear_time() -> None:
    # A quarter, not a half: the ratio of a quadratic reading is then 16, far from what a busy machine makes of 4.
    part = "Petugas berjaga dijalan dan dirumah warga JambiKapolsek hadir. " * 4_000
    assert seconds_of(Text, part * 4) < 8 * min(seconds_of(Text, part) for _ in range(3))


def test_doubling_the_text_doubles_the_time() -> None:
    # Without the pages whose comment section would end the story early.
    texts = [text for path in GOLD if "omentar" not in (text := path.read_text("utf-8"))]
    raw = "\n\n".join(texts)
    half = (raw * (500_000 // len(raw) + 1))[:500_000]
    whole = half * 2
    assert len(whole) > 900_000
    record(raw)
    assert seconds(whole) < 3.2 * min(seconds(half), seconds(half))


def test_an_endless_line_of_quotations_is_read_in_linear_time() -> None:
    part = "“Kami senang sekali,” ujarnya. Kapolsek Langgam Iptu Budi mengimbau warga agar waspada. " * 1_000
    assert seconds(part * 4) < 8 * min(seconds(part) for _ in range(3))
