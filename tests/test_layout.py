"""Lines of a text as they were meant: wrapped ones joined, lists left alone, quotations over line ends."""

import pytest

from kamtibmas_cli.text import Text

# A paragraph per entry; "|" stands for a line end that is none.
WRAPPED = {
    "a sentence that breaks off": (
        "Kapolsek menuturkan bahwa perahu yang hilang sejak petang itu ditemukan terdampar di|muara tanpa awak, lalu|"
        "nelayan|menariknya bersama|12 orang petugas.",
        "Pencarian dilanjutkan pagi hari bersama keluarga.",
    ),
    "paragraphs that begin with a few words": (
        "Kapolsek Muara|Sahung, Iptu Darman, menerangkan bahwa perahu karet milik nelayan itu|sudah diserahkan kepada "
        "pemiliknya di dermaga lama pada Senin sore.",
        "Menurut Darman,|perahu itu hanyut karena tali tambatannya putus dihantam ombak besar|ketika angin barat bertiup "
        "kencang sejak subuh di sepanjang pantai.",
        "Ia menambahkan,|warga di pesisir sebaiknya memeriksa tambatan setiap kali air pasang|dan menaikkan mesin tempel "
        "ke darat bila cuaca mulai memburuk lagi.",
    ),
}
LISTS = (
    "Senin, 10 September 2024 - 11:46 WITA\ntribratanews.contoh.go.id. – Upaya pencegahan terus dilakukan oleh Polsek",
    "Himbauan kepada warga :\ntidak membakar lahan saat kemarau\nmenjaga kebersihan lingkungan\nmelapor bila ada orang asing",
    "Hasil yang dicapai:\n1. Terjalinnya kemitraan\n2. Terciptanya rasa aman\nTempat : Desa Mandiangin",
    "POLSEK MINAS GELAR PATROLI\nPATROLI DIGELAR SEMALAM DI PASAR\nSITUASI AMAN",
)


@pytest.mark.parametrize("name", WRAPPED)
def test_what_was_broken_is_one_line(name: str) -> None:
    paragraphs = WRAPPED[name]
    text = Text("\n".join(paragraphs).replace("|", "\n"))
    assert [text.clean[line.start : line.end] for line in text.lines] == [part.replace("|", " ") for part in paragraphs]


@pytest.mark.parametrize("raw", LISTS)
def test_lists_and_heads_stay_lines(raw: str) -> None:
    assert len(Text(raw).lines) == raw.count("\n") + 1


def test_a_quotation_over_a_line_end_is_one() -> None:
    text = Text("Kanit menjelaskan.“Perahu itu kosong.\nKami menariknya ke dermaga,” ujarnya kepada wartawan.")
    assert [text.clean[slice(*quote.inner)] for quote in text.quotes] == [
        "Perahu itu kosong.\nKami menariknya ke dermaga,"
    ]
    assert text.quotes[0].opened
    assert text.quotes[0].closed


def test_words_written_as_one_are_cut() -> None:
    assert Text("personil dijalan JambiKapolsek").folds == [
        "personil", "di", "jalan", "jambi", "kapolsek",
    ]  # fmt: skip
