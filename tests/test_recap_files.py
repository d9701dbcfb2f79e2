"""The recap's workbook, letter and page: what is in them, and that hostile values stay text."""

import json
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from kamtibmas_cli.record import record
from tests.test_recap import DAY

pytest.importorskip("jinja2")
ROOT = Path(__file__).parent.parent
EVIL = '=HYPERLINK("http://x","y")<script>alert(1)</script>{{ 7*7 }}\x07]]>'


def recap(folder: Path, ending: str, *args: str) -> Path:
    out = folder / f"rekap{ending}"
    done = subprocess.run(
        [sys.executable, "-m", "kamtibmas_cli", "recap", str(folder / "r.jsonl"), "-o", str(out), "--force", *args],
        capture_output=True, check=False, cwd=ROOT,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    return out


def records() -> list[dict[str, Any]]:
    return [record(text, name, with_text=True) for name, text in DAY.items()]


def evil() -> dict[str, Any]:
    value = records()[0]
    value["source"]["name"] = EVIL
    value["place"]["venue"] = {"text": EVIL, "span": [0, 1]}
    value["place"]["village"]["name"] = "=1+1"
    value["personnel"][0]["name"] = EVIL
    value["headline"] = {"text": EVIL, "span": [0, 1]}
    value["time"]["start"] = "05:55"
    return value


def save(folder: Path, values: list[dict[str, Any]]) -> Path:
    (folder / "r.jsonl").write_text("".join(json.dumps(value) + "\n" for value in values))
    return folder


@pytest.fixture(name="day")
def _day(tmp_path: Path) -> Path:
    return save(tmp_path, records())


@pytest.mark.parametrize("ending", [".txt", ".md", ".xlsx", ".docx", ".html"])
def test_same_bytes_twice(day: Path, ending: str) -> None:
    first = recap(day, ending).read_bytes()
    assert recap(day, ending).read_bytes() == first


@pytest.mark.parametrize("ending", [".txt", ".md", ".xlsx", ".docx", ".html"])
@pytest.mark.parametrize("values", [[], ["--kind", "apel"]], ids=["hostile", "nothing left"])
def test_hostile_and_empty(tmp_path: Path, ending: str, values: list[str]) -> None:
    assert recap(save(tmp_path, [evil(), *records()]), ending, *values).stat().st_size > 100


def test_workbook(day: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.load_workbook(recap(day, ".xlsx"))
    assert book.sheetnames == ["Rekap", "Giat", "Personel"]
    sheet = book["Giat"]
    rows = list(sheet.iter_rows(values_only=True))
    head = rows[0]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:R6")
    assert [row[head.index("Tanggal")] for row in rows[1:]] == [
        datetime(2024, 10, 16), datetime(2024, 10, 16), datetime(2024, 10, 17), "7 Mei (tahun tidak disebut)",
        "Tanggal tidak disebut",
    ]  # fmt: skip
    cited = [source for row in rows[1:] for source in row[head.index("Sumber")].split(", ")]
    assert sorted(cited) == sorted(f"{name}#0" for name in DAY)
    assert len(book["Rekap"]._charts) == 2
    figures = {row[0]: row[1] for row in book["Rekap"].iter_rows(values_only=True) if row[0]}
    assert (figures["Giat"], figures["Rilis"], figures["Salinan"], figures["Patroli"]) == (5, 6, 1, 3)
    assert ("Marwan Zaki", "AIPTU") in [row[:2] for row in book["Personel"].iter_rows(values_only=True)]


def test_workbook_has_no_formula_and_no_link(tmp_path: Path) -> None:
    out = recap(save(tmp_path, [evil()]), ".xlsx")
    with zipfile.ZipFile(out) as parts:
        sheets = "".join(parts.read(name).decode() for name in parts.namelist() if "/worksheets/" in name)
        strings = parts.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheets
    assert "hyperlink" not in sheets.lower()
    assert "=HYPERLINK" in strings


def test_letter(day: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document(str(recap(day, ".docx")))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert lines[:4] == ["LAPORAN REKAP GIAT", "Kepada Yth.", "Kapolres Pelalawan", "di Tempat"]
    assert "5 giat dari 6 rilis, di antaranya 1 salinan" in "\n".join(lines)
    assert "Rabu, 16 Oktober 2024 (2 giat)" in lines
    first = next(line for line in lines if line.startswith("1.\t"))
    assert re.fullmatch(r"1\.\tPatroli\. 08\.15 WIB; Pasar Rabu, .* \[a\.txt#0, salinan\.txt#0\]", first)
    assert any(line.startswith("Demikian dilaporkan") for line in lines)
    cells = {row.cells[0].text: row.cells[1].text for table in document.tables for row in table.rows}
    assert (cells["Patroli"], cells["Polsek Bunut"]) == ("3", "2")


def test_page_is_self_contained_and_escaped(tmp_path: Path) -> None:
    page = recap(save(tmp_path, [evil(), *records()]), ".html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "{{ 7*7 }}" in page
    assert not re.findall(r"""(?:src|href)\s*=|url\(|@import""", page)
    assert "default-src 'none'" in page
    assert page.count("<tr id=") == 6


@pytest.fixture(scope="module", name="browser")
def _browser() -> Iterator[Any]:
    if not (which("chromium") and which("chromedriver")):
        pytest.skip("chromium and chromedriver (Debian: chromium chromium-driver) are not installed")
    webdriver = pytest.importorskip("selenium.webdriver")
    options = webdriver.ChromeOptions()
    options.binary_location = which("chromium") or ""
    flags = "headless=new no-sandbox disable-gpu disable-quic no-first-run disable-background-networking"
    for flag in (flags + " disable-component-update disable-sync").split():
        options.add_argument(f"--{flag}")
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(which("chromedriver")))
    yield browser
    browser.quit()


def column(browser: Any, number: int) -> list[str]:
    """Give the texts of a column's rows that are shown."""
    rows = browser.find_elements("css selector", "#activities tbody tr")
    return [row.find_elements("tag name", "td")[number].text for row in rows if row.is_displayed()]


def test_search_and_sort_by_clicks(browser: Any, day: Path) -> None:
    browser.set_window_size(1280, 900)
    browser.get(recap(day, ".html").as_uri())
    assert column(browser, 0) == ["1", "2", "3", "4", "5"]

    search = browser.find_element("id", "search")
    search.send_keys("BUNUT patroli")
    assert column(browser, 0) == ["1", "3"]
    assert browser.find_element("id", "shown").text == "2 dari 5 giat"
    search.send_keys(" salinan.txt")
    assert column(browser, 0) == ["1"]
    for _ in range(40):
        search.send_keys("\ue003")
    assert browser.find_element("id", "shown").text == "5 giat"

    heads = browser.find_elements("css selector", "#activities th button")
    heads[2].click()
    assert column(browser, 2) == ["08.15 WIB", "09.00 WIB", "10.00 WIB", "20.00 WIB", ""]
    heads[2].click()
    assert column(browser, 2)[1:] == ["20.00 WIB", "10.00 WIB", "09.00 WIB", "08.15 WIB"]
    heads[0].click()
    assert column(browser, 0) == ["1", "2", "3", "4", "5"]
    heads[0].click()
    assert column(browser, 0) == ["5", "4", "3", "2", "1"]
    assert browser.get_log("browser") == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_is_wider_than_the_screen(browser: Any, tmp_path: Path, width: int) -> None:
    metrics = {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    browser.get(recap(save(tmp_path, [evil(), *records()]), ".html").as_uri())
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_dark_page_has_light_words(browser: Any, day: Path) -> None:
    ink = "return getComputedStyle(document.body).color.match(/\\d+/g).map(Number)"
    page = "return getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    for scheme, lighter in (("dark", True), ("light", False)):
        browser.execute_cdp_cmd(
            "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
        )
        browser.get(recap(day, ".html").as_uri())
        assert (sum(browser.execute_script(ink)) > sum(browser.execute_script(page))) is lighter
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
