"""What a person looks at: the terminal view, the page, and one value alone."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from kamtibmas_cli.marks import segments, values
from kamtibmas_cli.page import page
from kamtibmas_cli.record import record

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
SAMPLE = ROOT / "samples" / "sambang.txt"
COMMAND = [sys.executable, "-m", "kamtibmas_cli"]


def run(*args: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, args)], capture_output=True, text=True, check=False, cwd=ROOT, env={**os.environ, **env}
    )


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_segments_hold_the_whole_text_and_the_words_of_each_value(path: Path) -> None:
    text = path.read_text("utf-8")
    found = list(values(record(text)))
    pieces = segments(len(text), found)
    assert "".join(text[start:end] for start, end, _ in pieces) == text
    for number, value in enumerate(found):
        marked = [(start, end) for start, end, numbers in pieces if number in numbers]
        assert sum(end - start for start, end in marked) == sum(end - start for start, end in set(value.spans))


def test_the_terminal_view_fits_80_columns_without_colour() -> None:
    done = run("show", SAMPLE, COLUMNS="80")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80
    lines = [line for line in done.stdout.splitlines() if re.search(r"\b(IPTU|AIPDA|BRIPKA) \w+.* – ", line)]
    assert [re.search(r"IPTU|AIPDA|BRIPKA", line)[0] for line in lines] == ["IPTU", "AIPDA", "BRIPKA"]  # type: ignore[index]


def test_a_text_cannot_command_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Kapolsek \x1b]0;judul\x07Minas Iptu Budi \x1b[31mSantoso hadir, Senin 8 Januari 2024.")
    assert "\x1b" not in run("show", path).stdout


class Reader(HTMLParser):
    """Collects the text of the article and what the page loads from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.inside, self.text, self.loaded = False, "", list[str]()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "article"
        self.loaded += [f"{tag} {name}" for name, _ in attrs if name in {"src", "href", "srcset"}]

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "article"

    def handle_data(self, data: str) -> None:
        self.text += data if self.inside else ""


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_page_has_the_whole_text_and_loads_nothing(path: Path) -> None:
    text = path.read_text("utf-8")
    reader = Reader()
    reader.feed(page(record(text, path.name), text))
    assert (reader.text, reader.loaded) == (text, [])


def test_a_text_is_never_markup() -> None:
    text = 'Kapolsek <script>alert(1)</script> Minas Iptu Budi "><img src=x> Santoso hadir, Senin 8 Januari 2024.'
    html = page(record(text, "<b>a"), text)
    assert "<script>alert" not in html
    assert "<img" not in html
    assert "<b>a" not in html


@pytest.fixture
def browser() -> Iterator[Any]:
    driver = shutil.which("chromedriver")
    if not driver or not shutil.which("chromium"):
        pytest.skip("chromium and chromedriver are not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium")
    flags = "headless no-sandbox disable-gpu disable-quic no-first-run disable-background-networking disable-component-update disable-sync"
    for flag in flags.split():
        options.add_argument(f"--{flag}")
    shown = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield shown
    shown.quit()


def test_a_click_on_a_value_lights_its_words(browser: Any, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    assert run("show", SAMPLE, "--html", out).returncode == 0
    browser.get(out.as_uri())
    officer = next(one for one in browser.find_elements("css selector", "button.personnel") if "Hendro" in one.text)
    officer.click()
    lit = [one.text for one in browser.find_elements("css selector", "mark.on")]
    assert any("HENDRO WIJAYA" in words for words in lit)
    officer.click()
    browser.find_element("css selector", "h1").click()
    words = next(one for one in browser.find_elements("css selector", "mark.time") if "10.00" in one.text)
    words.click()
    assert ["10:00 WIB" in one.text for one in browser.find_elements("css selector", "button.on")] == [True]


def test_one_value_alone() -> None:
    assert run("parse", "--select", "time.date", SAMPLE).stdout == "2024-02-20\n"
    assert run("parse", "--select", "personnel.rank.code", SAMPLE).stdout.split() == ["AIPDA", "BRIPKA", "IPTU"]
    assert run("parse", "--select", "place.district", SAMPLE).stdout == "Koto Gasib\n"
    assert run("parse", "--select", "place.hamlet.name", SAMPLE).stdout == "\n"
    wrong = run("parse", "--select", "time.tanggal", SAMPLE)
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count("\n")) == (2, "", 1)
