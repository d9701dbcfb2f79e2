"""Lines of a text as they were meant: wrapped ones joined, lists left alone, quotations over line ends."""

import pytest

from kamtibmas_cli.text import Text

# A paragraph per entry; "|" stands for a line end that is none.
WRAPPED = {
    "a sentence that breaks off": (
        "Kapolsek membacakan amanat yang menyebutkan bahwa apel gelar pasukan merupakan bentuk|pengecekan akhir kesiapan "
        "personel, sehingga|tentunya|berimplikasi terhadap|44 pos yang siaga.",
        "Kegiatan ditutup dengan doa bersama di halaman kantor.",
    ),
    "paragraphs that begin with a few words": (
        "Kasat Lantas Polres|Luwu, AKP Jumadi Ahmad mengatakan dalam insiden kecelakaan itu dua|pengendara meninggal "
        "dunia di tempat kejadian pada Minggu malam kemarin.",
        "Menurut Jumadi,|kecelakaan bermula saat pengendara sepeda motor bergerak dari arah utara|menyalip kendaraan di "
        "depannya lalu bertabrakan dengan sepeda motor lain.",
        "Lanjut Jumadi,|peristiwa tersebut terjadi tidak jauh dari jembatan timbang dan membuat|arus lalu lintas tersendat "
        "cukup lama hingga petugas datang mengatur.",
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
    text = Text(
        "Kasat membenarkan.“Pelaku masuk daftar pencarian.\nKami mengintai mobilnya,” ujarnya saat dikonfirmasi."
    )
    assert [text.clean[slice(*quote.inner)] for quote in text.quotes] == [
        "Pelaku masuk daftar pencarian.\nKami mengintai mobilnya,"
    ]
    assert text.quotes[0].opened
    assert text.quotes[0].closed


def test_words_written_as_one_are_cut() -> None:
    assert Text("personil dijalan JambiKapolsek").folds == [
        "personil", "di", "jalan", "jambi", "kapolsek",
    ]  # fmt: skip
