"""One fact in many wordings: every pair of a day's and an hour's, every label of a report, every order of an office."""

from itertools import product
from typing import Any

import pytest

from kamtibmas_cli.record import record

DAYS = (
    "Senin (3/2/2025)", "Senin (3/2/2025) pagi", "Senin pagi (3/2/2025)", "Senin, 3 Februari 2025",
    "pada hari Senin tanggal 3 Februari 2025", "Senin (03/02/25)", "Senin (3-2-2025)", "Senin 3/2/2025",
    "Senin, (3/2/2025)", "hari Senin (3/2/2025) kemarin", "Senin pagi, 3 Februari 2025", "pada Senin (3 Februari 2025)",
    "Senin tgl 3 Pebruari 2025", "(Senin, 3/2/2025)", "Senin (3.2.2025)", "Senin ( 3/2/2025 )", "Senin(3/2/2025)",
    "pada 3 Februari 2025",
)  # fmt: skip
HOURS = (
    ("", None, None), (" pukul 08.00 WIB", "08:00", None), (" sekira pukul 08.00 WIB", "08:00", None),
    (" sekitar jam 08.00 wib", "08:00", None), (", pukul 08.00 - 10.00 WIB", "08:00", "10:00"),
    (" pukul 08.00 hingga 10.00 WIB", "08:00", "10:00"), (" mulai pukul 08.00 WIB sampai 10.00 WIB", "08:00", "10:00"),
    (" pkl 08.00 s/d 10.00 WIB", "08:00", "10:00"), (" pukul 08.00 WIB s.d. selesai", "08:00", None),
    (" sejak pukul 08.00 WIB", "08:00", None), (" jam 8 pagi", "08:00", None), (" (08.00 WIB)", "08:00", None),
)  # fmt: skip
STORY = (
    "SIAK – Personel Polsek Minas menggelar patroli dialogis di Pasar Minas, Kelurahan Minas Jaya, Kecamatan Minas, "
    "Kabupaten Siak, {when}.\n\nKapolsek Minas Kompol Budi mengimbau warga agar waspada."
)


@pytest.mark.parametrize(("day", "hour"), list(product(DAYS, HOURS)))
def test_when_and_where(day: str, hour: tuple[str, str | None, str | None]) -> None:
    found = record(STORY.format(when=day + hour[0]))
    when, place = found["time"], found["place"]
    assert (when["date"], when["start"], when["end"]) == ("2025-02-03", *hour[1:])
    assert [place[level]["name"] for level in ("village", "district", "regency")] == ["Minas Jaya", "Minas", "Siak"]


REPORT = (
    "Selamat pagi Komandan, ijin melaporkan giat sambang Polsek Minas :\n\n{day}\n{hour}\n{place}\n\n{people}\n\n"
    "{appeal}\n\n{result}\n\nKegiatan berjalan aman.\nDemikian dilaporkan."
)
LABELS: dict[str, tuple[str, ...]] = {
    "day": (
        "Hari/Tgl : Senin, 3 Februari 2025", "Hari/tgl: Senin/ 03 Februari 2025", "HARI, TANGGAL : SENIN, 03 FEBRUARI 2025",
        "Hari : Senin\nTgl : 03-02-2025", "🗓️ Senin, 3 Feb 2025", "*Hari / tgl* : Senin tgl 3 Pebruari 2025",
        "1. Hari/Tgl : Senin, 03 Februari 2025", "*WAKTU*\nSenin, 3 Februari 2025", "HARI/TGL;SENIN 3 FEBRUARI 2025",
        "Hari/Tgl = Senin 3 Februari 2025", "Pada hari ini Senin tgl 03 Pebruari 2025",
    ),
    "hour": (
        "Jam : 08.00 s/d 09.30 Wib", "Pukul : 08.00 - 09.30 WIB", "Pkl. 08.00 WIB s.d. 09.30 WIB", "⏰ 08.00 - 09.30 WIB",
        "Jam = 08.00-09.30 wib", "⌚ Jam : 08.00 wib hingga 09.30 wib", "*Waktu* : pkl 08.00 s/d pkl 09.30 WIB",
        "Jam;08.00 s/d 09.30 wib", "Mulai : 08.00 WIB\nSelesai : 09.30 WIB",
    ),
    "place": (
        "Tempat : Balai Desa Minas Barat Kec. Minas Kab. Siak", "📍 Balai Desa Minas Barat Kec. Minas Kab. Siak",
        "Bertempat di Balai Desa Minas Barat Kec. Minas Kab. Siak", "Lokasi= Balai Desa Minas Barat Kec. Minas Kab. Siak",
        "*LOKASI*\nBalai Desa Minas Barat Kec. Minas Kab. Siak", "Lok : Balai Desa Minas Barat Kec.Minas Kab.Siak",
    ),
    "people": (
        "Pelaksana : Aipda Budi Santoso, Bripka Andi", "Personil :\n1. Aipda Budi Santoso\n2. Bripka Andi",
        "*Kuat Pers :*\n1) Aipda Budi Santoso\n2) Bripka Andi", "👮 Aipda Budi Santoso, Bripka Andi",
        "PERSONIL YG TERLIBAT :\n1.AIPDA BUDI SANTOSO\n2.BRIPKA ANDI", "Pers : 2 org\n- Aipda Budi Santoso\n- Bripka Andi",
    ),
    "appeal": (
        "Himbauan :\n- Agar warga waspada\n- Lapor jika ada orang asing", "*Pesan :*\n1. Agar warga waspada\n2. Lapor jika ada orang asing",
        "Hal2 yg disampaikan :\na) Agar warga waspada\nb) Lapor jika ada orang asing", "Penyampaian :\n~ Agar warga waspada\n~ Lapor jika ada orang asing",
        "Materi :\n+ Agar warga waspada\n+ Lapor jika ada orang asing", "Himbauan ;\n- Agar warga waspada ;\n- Lapor jika ada orang asing ;",
        "IMBAUAN\n1. Agar warga waspada\n2. Lapor jika ada orang asing", "Kapolsek menyampaikan ;\na.Agar warga waspada\nb.Lapor jika ada orang asing",
    ),
    "result": (
        "Hasil yg dicapai :\n- Terciptanya situasi kondusif\n- Terjalin hubungan baik dgn warga",
        "Harapan :\n1. Terciptanya situasi kondusif\n2. Terjalin hubungan baik dgn warga",
        "*Tujuan* :\n✔️ Terciptanya situasi kondusif\n✔️ Terjalin hubungan baik dgn warga",
        "Manfaat :\n- Terciptanya situasi kondusif\n- Terjalin hubungan baik dgn warga",
    ),
}  # fmt: skip


def said(entries: list[dict[str, Any]]) -> list[str]:
    return [entry["text"].lower().strip(" .;") for entry in entries]


@pytest.mark.parametrize(("part", "wording"), [(part, wording) for part in LABELS for wording in LABELS[part]])
def test_labels_of_a_report(part: str, wording: str) -> None:
    parts = {name: wordings[0] for name, wordings in LABELS.items()} | {part: wording}
    found = record(REPORT.format(**parts))
    when, place = found["time"], found["place"]
    assert (when["date"], when["start"], when["end"], when["timezone"]) == ("2025-02-03", "08:00", "09:30", "WIB")
    assert place["venue"]["text"] == "Balai Desa Minas Barat"
    assert [place[level]["name"] for level in ("village", "district", "regency")] == ["Minas Barat", "Minas", "Siak"]
    assert [person["name"] for person in found["personnel"]] == ["Budi Santoso", "Andi"]
    assert said(found["messages"]) == ["agar warga waspada", "lapor jika ada orang asing"]
    assert said(found["outcomes"]) == ["terciptanya situasi kondusif", "terjalin hubungan baik dgn warga"]


OFFICERS = (
    ("Kapolsek Minas Kompol Budi Santoso, S.H., M.H.", "Kapolsek", "Polsek Minas", None),
    ("Kapolsek Minas, Kompol Budi Santoso", "Kapolsek", "Polsek Minas", None),
    ("Kompol Budi Santoso selaku Kapolsek Minas", "Kapolsek", "Polsek Minas", None),
    ("Kapolsek Minas (Kompol Budi Santoso)", "Kapolsek", "Polsek Minas", None),
    ("Kapolsek Minas Polres Siak Polda Riau Kompol Budi Santoso", "Kapolsek", "Polsek Minas", None),
    ("Kapolsek Kawasan Pelabuhan Dumai AKP Budi Santoso", "Kapolsek", "Polsek Kawasan Pelabuhan Dumai", None),
    ("Ps. Kanit Intelkam Polsek Minas Aipda Budi Santoso", "Kanit Intelkam", "Polsek Minas", None),
    ("Bhabinkamtibmas Desa Melati Polsek Minas Bripka Budi Santoso", "Bhabinkamtibmas", "Polsek Minas", "Desa Melati"),
    ("Bripka Budi Santoso, Bhabinkamtibmas Desa Melati", "Bhabinkamtibmas", None, "Desa Melati"),
    ("Babinsa Koramil 05/Minas Serda Budi Santoso", "Babinsa", "Koramil 05/Minas", None),
    ("Danramil 05/Minas Kapten Inf Budi Santoso", "Danramil", "Koramil 05/Minas", None),
    ("Kapolrestabes Medan Kombes. Pol. Budi Santoso", "Kapolrestabes", "Polrestabes Medan", None),
    ("Kapolres Metro Depok Kombes Pol Budi Santoso", "Kapolres", "Polres Metro Depok", None),
    ("Kabid Humas Polda Riau Kombes Pol Budi Santoso", "Kabid Humas", "Polda Riau", None),
    ("Kanit Turjawali Satlantas Polres Siak Ipda Budi Santoso", "Kanit Turjawali Satlantas", "Polres Siak", None),
    ("Danlanal Dumai Kolonel Laut (P) Budi Santoso", "Danlanal", "Lanal Dumai", None),
)
SENTENCES = (
    "Kegiatan dipimpin {} pada Senin pagi.", "{} mengatakan kegiatan itu rutin digelar.",
    "Hadir dalam kegiatan itu {}, Camat Minas dan tokoh masyarakat.", "Hadir :\n1. {}\n2. Camat Minas",
)  # fmt: skip


@pytest.mark.parametrize(("officer", "sentence"), list(product(OFFICERS, SENTENCES)))
def test_orders_of_an_office(officer: tuple[str, str, str | None, str | None], sentence: str) -> None:
    words, title, unit, area = officer
    (person,) = record(sentence.format(words))["personnel"]
    held = person["position"]
    assert (person["name"], held["title"], held["unit"], held["area"]) == ("Budi Santoso", title, unit, area)
