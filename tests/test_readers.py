"""Every kind of input gives the records of the plain text, whoever wrote the file; hostile ones are refused."""

import csv
import email.mime.multipart
import email.mime.text
import io
import json
import random
import re
import struct
import time
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import reportlab
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen import canvas

from kamtibmas_cli import convert
from kamtibmas_cli.readers import How, UnreadableError, documents
from kamtibmas_cli.readers.split import is_release, split
from kamtibmas_cli.readers.whatsapp import is_chat, messages
from kamtibmas_cli.release import Release

FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
SAMPLES = sorted((Path(__file__).parent.parent / "samples").glob("*.txt"))
TEXTS = {path.stem: path.read_text("utf-8") for path in SAMPLES}
# One sample is no release: too short, and nobody in it.
SIX = [stem for stem in sorted(TEXTS) if is_release(TEXTS[stem])][:6]


def values(record: dict[str, Any]) -> Any:
    """Give a record without what counts code points or tells where the text came from."""

    def bare(value: Any) -> Any:
        if isinstance(value, dict):
            return {
                key: bare(part) for key, part in value.items() if key not in {"span", "spans", "mentions", "text"}
            } | ({"text": re.sub(r"\W+", " ", value["text"])} if isinstance(value.get("text"), str) else {})
        return [bare(part) for part in value] if isinstance(value, list) else value

    kept = {
        key: part
        for key, part in record.items()
        if key not in {"source", "diagnostics", "published", "published_inferred"}
    }
    return bare(json.loads(json.dumps(kept)))


def records(data: bytes, name: str = "a", how: How | None = None) -> list[dict[str, Any]]:
    found = list(convert.records(data, name, how or How()))
    for one in found:
        plain = json.dumps(one)
        assert json.dumps(Release.model_validate(one).model_dump(mode="json")) == plain
    return found


def plain(stem: str) -> Any:
    return values(records(TEXTS[stem].encode())[0])


# ---- plain text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("stem", sorted(TEXTS))
def test_encodings(stem: str, encoding: str) -> None:
    text = TEXTS[stem]
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        # cp1252 has no emoji: they are what such a file lacks.
        data = text.encode(encoding, "ignore")
        text = data.decode(encoding)
    assert values(records(data)[0]) == values(records(text.encode())[0])


@pytest.mark.parametrize("line_end", ["\r\n", "\r"])
def test_line_ends(line_end: str) -> None:
    for stem, text in TEXTS.items():
        assert values(records(text.replace("\n", line_end).encode())[0]) == plain(stem)


def test_mixed_encodings_lose_no_letter() -> None:
    data = "Kapolsek Langgam Iptu Budi Santoso – ".encode() + "“mari” jaga kampung, Senin 8 Januari 2024.".encode(
        "cp1252"
    )
    assert [person["name"] for person in records(data)[0]["personnel"]] == ["Budi Santoso"]


def test_binary_is_refused() -> None:
    chance = random.Random(7)
    for _ in range(20):
        data = bytes(chance.randrange(256) for _ in range(5000))
        with pytest.raises(UnreadableError):
            records(b"x" + data)
    for data, word in ((b"\x89PNG\r\n\x1a\n" + bytes(99), "picture"), (b"\xd0\xcf\x11\xe0" + bytes(99), "office")):
        with pytest.raises(UnreadableError, match=word):
            records(data)


def test_a_large_text_is_refused() -> None:
    with pytest.raises(UnreadableError, match="max-size"):
        records(b"a" * 2001, how=How(max_size=2000))


# ---- WhatsApp

STAMP = datetime(2024, 1, 28, 17, 5, 9)
HEADS = [
    "{d:%d/%m/%y} {d:%H.%M} - {who}: ", "{d:%d/%m/%y} {d:%H:%M} - {who}: ", "{d:%d/%m/%Y} {d:%H.%M} - {who}: ",
    "{d:%d/%m/%Y}, {d:%H:%M} - {who}: ", "{d:%d/%m/%y}, {d:%H.%M} - {who}: ", "[{d:%d/%m/%y} {d:%H.%M.%S}] {who}: ",
    "[{d:%d/%m/%y}, {d:%H.%M.%S}] {who}: ", "[{d:%d/%m/%Y} {d:%H:%M:%S}] {who}: ", "[{d:%d/%m/%y} {d:%I.%M.%S} {d:%p}] {who}: ",
    "[{d:%m/%d/%y}, {d:%I:%M:%S}\u202f{d:%p}] {who}: ", "{d:%m/%d/%y}, {d:%I:%M}\u202f{d:%p} - {who}: ",
    "{d:%m/%d/%y}, {d:%I:%M} {d:%p} - {who}: ", "{d:%d.%m.%y}, {d:%H:%M} - {who}: ", "[{d:%d.%m.%y}, {d:%H:%M:%S}] {who}: ",
    "{d:%d-%m-%Y} {d:%H:%M} - {who}: ", "[{d:%d-%m-%y} {d:%H:%M:%S}] {who}: ", "{d:%Y-%m-%d} {d:%H:%M} - {who}: ",
    "[{d:%Y-%m-%d}, {d:%H:%M:%S}] {who}: ", "\u200e[{d:%d/%m/%y} {d:%H.%M.%S}] {who}: \u200e", "{d:%d/%m/%y} pukul {d:%H.%M} - {who}: ",
    "{d:%Y/%m/%d} {d:%H:%M} - {who}: ", "{d:%d/%m/%y}, {d:%I:%M} p.m. - {who}: ", "[{d:%d/%m/%y} {d:%H.%M.%S}] ~\u202f{who}: ",
    "[{d:%H.%M}, {d:%d/%m/%Y}] {who}: ", "[{d:%I:%M} {d:%p}, {d:%d/%m/%Y}] {who}: ",
]  # fmt: skip


def chat(head: str) -> tuple[str, list[str]]:
    """Give a chat with what a phone puts between the releases, and its releases."""
    texts = [TEXTS[stem].strip() for stem in SIX]
    system = head.partition("{who}")[0].format(d=STAMP) + "Pesan dan panggilan terenkripsi secara end-to-end.\n"
    lines = [system]
    for place, text in enumerate(texts):
        lines.append(head.format(d=STAMP, who=f"Humas {place}") + text + "\n")
        lines.append(head.format(d=STAMP, who="Budi") + "<Media tidak disertakan>\n")
        lines.append(head.format(d=STAMP, who="+62 812-1111-222") + "Siap komandan, 86\n")
        lines.append(head.format(d=STAMP, who="Budi") + "Pesan ini dihapus\n")
    return "".join(lines), texts


@pytest.mark.parametrize("head", HEADS)
def test_chats_are_split_exactly(head: str) -> None:
    text, texts = chat(head)
    assert is_chat(text)
    found = records(text.encode(), "chat.txt", How())
    assert [text[slice(*one["source"]["span"])] for one in found] == texts
    assert [one["source"]["index"] for one in found] == list(range(6))
    assert [one["source"]["chat"]["sender"] for one in found] == [f"Humas {place}" for place in range(6)]
    sent = {datetime.fromisoformat(one["source"]["chat"]["sent_at"]).replace(second=9) for one in found}
    assert sent == {STAMP}
    assert [values(one) for one in found] == [
        values(next(iter(convert.records(one.encode(), "a", How(), base_date=STAMP.date())))) for one in texts
    ]
    assert len(messages(text)) == 12
    assert len(records(text.encode(), "chat.txt", How(all_messages=True))) == 12


def test_chat_in_the_zip_that_the_app_makes() -> None:
    text, texts = chat(HEADS[5])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_chat.txt", text)
        archive.writestr("IMG-0001.jpg", b"\xff\xd8\xff")
    assert len(records(buffer.getvalue(), "WhatsApp Chat.zip")) == len(texts)


def test_a_message_gives_the_year_that_its_text_lacks() -> None:
    body = (
        "Kapolsek Minas Iptu Budi Santoso memimpin patroli di Kecamatan Minas, Senin (29/1) malam. "
        + "Patroli lancar. " * 9
    )
    found = records(f"30/01/24 08.00 - Humas: {body}\n".encode())
    assert (found[0]["time"]["date"], found[0]["time"]["year_inferred"]) == ("2024-01-29", True)


def test_messages_copied_on_a_telephone_have_no_year() -> None:
    body = "Kapolsek Minas Iptu Budi Santoso memimpin patroli di Kecamatan Minas malam itu. " + "Patroli lancar. " * 9
    found = records(f"[29/1 21.14] Humas Minas: {body}\n[29/1, 21.20] Budi: Siap\n".encode())
    assert [one["source"]["chat"] for one in found] == [{"sender": "Humas Minas", "sent_at": None}]
    assert (found[0]["outlet"], found[0]["time"]["date"]) == (None, None)


def test_a_chat_without_a_release_says_so() -> None:
    with pytest.raises(UnreadableError, match="all-messages"):
        records(b"08/01/24 10.12 - Budi: Selamat pagi\n08/01/24 10.13 - Ani: Pagi\n")


def test_a_forward_pasted_alone_is_plain_text() -> None:
    assert not any(is_chat(text) for text in TEXTS.values())


# ---- several releases in one text


@pytest.mark.parametrize("rule", ["=" * 20, "-" * 12, "* * * * * *", "➖➖➖➖➖➖", "________"])
def test_releases_divided_by_rules(rule: str) -> None:
    texts = [TEXTS[stem].strip() for stem in SIX]
    text = f"\n\n{rule}\n\n".join(texts)
    found = records(text.encode())
    assert [text[slice(*one["source"]["span"])] for one in found] == texts
    assert len(records(text.encode(), how=How(split="none"))) == 1
    own = "\n+++\n".join(texts)
    assert len(records(own.encode(), how=How(split="+++"))) == 6


def test_reports_with_repeated_heads() -> None:
    reports = [
        f"*Selamat malam Komandan*\nKepada Yth : Kapolres Siak\nDari : Kapolsek {name}\nPada hari Senin 8 Januari 2024 pukul 20.00 wib "
        f"telah dilaksanakan patroli oleh personil Polsek {name} di Desa Mekar.\nSituasi aman terkendali dan kondusif, nihil gangguan."
        for name in ("Minas", "Tualang", "Dayun")
    ]  # fmt: skip
    assert list(map("".join, zip(reports, strict=True))) == reports
    whole = "\n\n".join(reports)
    assert [whole[start:end] for start, end in split(whole)] == reports


@pytest.mark.parametrize("path", sorted((Path(__file__).parent / "gold").glob("*.txt")), ids=lambda path: path.stem)
def test_one_release_is_never_cut(path: Path) -> None:
    text = path.read_text("utf-8")
    assert split(text) == [(0, len(text))]


def test_releases_are_told_from_other_messages() -> None:
    texts = [path.read_text("utf-8") for path in (Path(__file__).parent / "gold").glob("*.txt")]
    assert sum(map(is_release, texts)) >= 0.97 * len(texts)
    chatter = [
        "Siap komandan, 86",
        "Rapat besok jam 9 di aula",
        "Terima kasih infonya " * 10,
        "https://contoh.id/berita/1",
    ]
    assert not any(map(is_release, chatter))


# ---- HTML


def page(text: str, title: str = "") -> str:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines() if line.strip())
    return (
        f"<!DOCTYPE html><html lang='id'><head><meta charset='utf-8'><title>{title}</title>"
        "<meta property='og:site_name' content='Warta Uji'><meta property='article:published_time' content='2024-02-21T08:00:00+07:00'>"
        f"</head><body><nav><a href='/'>Beranda</a> <a href='/x'>Indeks</a></nav><article><h1>{title}</h1>{body}</article>"
        "<footer>Hak cipta</footer></body></html>"
    )  # fmt: skip


NEWS = [stem for stem in sorted(TEXTS) if not re.search(r"^[\s*]*(?:-|•|\d+[.)]|✅|➡)", TEXTS[stem], re.MULTILINE)][:6]


@pytest.mark.parametrize("stem", NEWS)
def test_pages(stem: str) -> None:
    found = records(page(TEXTS[stem], "Judul Berita").encode(), "a.html")[0]
    expected = plain(stem)
    own = {"headline", "outlet"} if expected["outlet"] is None else {"headline"}
    assert {key: part for key, part in values(found).items() if key not in own} == {
        key: part for key, part in expected.items() if key not in own
    }
    assert (found["headline"] or {}).get("text")
    assert found["published"]


def test_what_a_page_says_of_itself_is_inferred() -> None:
    story = "Kapolsek Minas Iptu Budi Santoso memimpin patroli di Kecamatan Minas pada malam hari bersama warga. " * 3
    found = records(page(story, "Polsek Minas Berpatroli").encode(), "a.html")[0]
    assert (found["outlet"]["text"], found["outlet"]["inferred"], found["outlet"]["span"]) == ("Warta Uji", True, None)
    assert (found["published"][:10], found["published_inferred"]) == ("2024-02-21", True)


def test_a_page_saved_whole() -> None:
    stem = NEWS[0]
    mail = email.mime.multipart.MIMEMultipart("related")
    mail.attach(email.mime.text.MIMEText(page(TEXTS[stem], "Judul"), "html", "utf-8"))
    assert values(records(mail.as_bytes(), "a.mhtml")[0])["personnel"] == plain(stem)["personnel"]


# ---- DOCX


def word(text: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "KOP SURAT POLRES REKAAN"
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("stem", sorted(TEXTS))
def test_word_documents(stem: str) -> None:
    assert values(records(word(TEXTS[stem]), "a.docx")[0]) == plain(stem)


def test_word_lists_keep_their_marks_and_tables_their_order() -> None:
    document = docx.Document()
    document.add_paragraph("Polsek Minas melaksanakan patroli, Senin 8 Januari 2024.")
    document.add_paragraph("Himbauan kepada warga:")
    for line in ("Kunci kendaraan dengan benar", "Jangan membakar lahan"):
        document.add_paragraph(line, style="List Bullet")
    document.add_paragraph("Hasil yang dicapai:")
    for line in ("Terjalinnya kemitraan", "Terciptanya rasa aman"):
        document.add_paragraph(line, style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Tempat", "Desa Mandiangin Kecamatan Minas"
    buffer = io.BytesIO()
    document.save(buffer)
    text = next(iter(documents(buffer.getvalue(), "a.docx", How()))).text
    assert "• Kunci kendaraan" in text
    assert "1. Terjalinnya" in text
    assert "2. Terciptanya" in text
    assert text.rstrip().endswith("Tempat : Desa Mandiangin Kecamatan Minas")
    found = records(buffer.getvalue(), "a.docx")[0]
    assert [item["text"] for item in found["messages"]] == ["Kunci kendaraan dengan benar", "Jangan membakar lahan"]
    assert [item["text"] for item in found["outcomes"]] == ["Terjalinnya kemitraan", "Terciptanya rasa aman"]
    assert found["place"]["village"]["name"] == "Mandiangin"


# ---- PDF


def paper(text: str) -> bytes:
    """Give a PDF as an office program makes it: a font of its own, paragraphs wrapped at the margin."""
    if "DejaVu" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("DejaVu", str(FONT)))
    buffer = io.BytesIO()
    sheet = canvas.Canvas(buffer, pagesize=A4)
    sheet.line(20, 820, 500, 820)
    y = 0
    for paragraph in text.splitlines():
        for line in simpleSplit(paragraph, "DejaVu", 9, 550) or [""]:
            if y < 40:
                if y:
                    sheet.showPage()
                sheet.setFont("DejaVu", 9)
                y = 800
            sheet.drawString(20, y, line)
            y -= 13
    sheet.save()
    return buffer.getvalue()


@pytest.mark.parametrize("stem", sorted(TEXTS))
def test_papers(stem: str) -> None:
    # The font has no emoji: "1️⃣" and "✅" are drawn as an office program's list marks.
    text = re.sub("(\\d)\ufe0f?\u20e3", r"\1.", TEXTS[stem])
    text = "".join(letter if ord(letter) < 0x2600 else "•" if letter in "✅➡" else "" for letter in text)
    assert values(records(paper(text), "a.pdf")[0]) == values(records(text.encode())[0])


def test_a_scan_says_that_it_has_no_text() -> None:
    with pytest.raises(UnreadableError, match="no text"):
        records(paper(""), "a.pdf")


# ---- rows


def table(kind: str) -> bytes:
    rows = [{"no": place, "isi": TEXTS[stem], "kanal": "web"} for place, stem in enumerate(SIX)]
    if kind == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
    if kind.startswith("csv"):
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, ["no", "isi", "kanal"], delimiter=kind[3:] or ",")
        writer.writeheader()
        writer.writerows(rows)
        return text.getvalue().encode("utf-8-sig")
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["no", "isi", "kanal"])
    for row in rows:
        sheet.append(list(row.values()))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["csv", "csv;", "csv\t", "jsonl", "xlsx"])
def test_tables(kind: str) -> None:
    found = records(table(kind), f"a.{kind[:3] if kind.startswith('csv') else kind}", How(column="isi"))
    assert [values(one) for one in found] == [plain(stem) for stem in SIX]
    assert [str(one["source"]["row"]["no"]).removesuffix(".0") for one in found] == [str(place) for place in range(6)]
    with pytest.raises(UnreadableError, match="'isi'"):
        records(table(kind), f"a.{kind[:3] if kind.startswith('csv') else kind}", How(column="teks"))
    with pytest.raises(UnreadableError, match="--column"):
        records(table(kind), f"a.{kind[:3] if kind.startswith('csv') else kind}")


# ---- hostile input


def zipped(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def entities() -> bytes:
    lines = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">{lines}]><x>&l9;</x>'.encode()


def loop() -> bytes:
    """Give a PDF whose page tree leads back to itself."""
    return b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


HOSTILE: dict[str, Callable[[], bytes]] = {
    "zip bomb as docx": lambda: zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}),
    "zip bomb as chat": lambda: zipped({"_chat.txt": b"a" * 60_000_000}),
    "entity bomb": lambda: zipped({"word/document.xml": entities()}),
    "external entity": lambda: zipped(
        {"word/document.xml": b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>'}
    ),
    "deep xml": lambda: zipped({"word/document.xml": b"<a>" * 200_000 + b"</a>" * 200_000}),
    "deep html": lambda: b"<html><body>" + b"<div>" * 10_000 + b"hai" + b"</div>" * 10_000,
    "pdf loop": loop,
    "cut docx": lambda: word("Halo")[:-300],
    "cut pdf": lambda: paper("Halo dunia")[:200],
    "empty zip": lambda: zipped({}),
    "not a zip": lambda: b"PK\x03\x04" + bytes(500),
    "locked": lambda: b"PK\x03\x04" + struct.pack("<HHHHHIIIHH", 20, 1, 0, 0, 0, 0, 0, 0, 5, 0) + b"a.txt",
    "row of depth": lambda: b'{"isi": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused_or_bounded(name: str) -> None:
    data = HOSTILE[name]()
    start = time.monotonic()
    try:
        found = records(data, "a.jsonl" if "row" in name else "a", How(column="isi"))
    except UnreadableError as error:
        assert "\n" not in str(error)
    else:
        assert all(one["source"]["chars"] < 1000 for one in found)
    assert time.monotonic() - start < 5


def seeds() -> list[bytes]:
    some = TEXTS[SIX[0]]
    return [
        some.encode(), some.encode("utf-16"), chat(HEADS[0])[0].encode(), word(some[:400]), paper(some[:400]),
        page(some[:400]).encode(), table("csv")[:2000], table("jsonl")[:2000], zipped({"_chat.txt": chat(HEADS[5])[0].encode()}),
    ]  # fmt: skip


def mutations(count: int, seed: int) -> Iterator[bytes]:
    """Give files with bytes changed, cut out, doubled and put together."""
    chance, files = random.Random(seed), seeds()
    for _ in range(count):
        data = bytearray(chance.choice(files))
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(data) + 1)
            match chance.randrange(4):
                case 0 if at < len(data):
                    data[at] = chance.randrange(256)
                case 1:
                    del data[at : at + chance.randrange(60)]
                case 2:
                    data[at:at] = bytes(chance.randrange(256) for _ in range(chance.randrange(9)))
                case _:
                    data[at:at] = chance.choice(files)[at : at + 60]
            if not data:
                break
        yield bytes(data)


def swallow(data: bytes, name: str) -> None:
    try:
        list(convert.records(data, name, How(column="isi")))
    except UnreadableError as error:
        assert "\n" not in str(error).strip()


def test_mutated_files_crash_nothing() -> None:
    for place, data in enumerate(mutations(400, 1)):
        swallow(data, ("a.txt", "a.csv", "a.jsonl")[place % 3])


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.csv", "a.jsonl", "a.html"]))
def test_any_bytes_crash_nothing(data: bytes, name: str) -> None:
    swallow(data, name)


if __name__ == "__main__":  # the long run: python -m tests.test_readers
    slowest, begun = 0.0, time.monotonic()
    for place, data in enumerate(mutations(20_000, 2)):
        start = time.monotonic()
        swallow(data, ("a.txt", "a.csv", "a.jsonl")[place % 3])
        slowest = max(slowest, time.monotonic() - start)
    print(f"20,000 mutated files, no crash, slowest {slowest:.2f} s, {time.monotonic() - begun:.0f} s in all")
