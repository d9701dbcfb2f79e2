"""How long and how much memory a recap of many releases takes: ``python tests/benchmarks/recap_scale.py [10000]``.

Makes releases in the style of four kinds of sources over thirty days, with a copy of every twentieth by another outlet,
reads them into records once, and times ``kamtibmas recap`` in a process of its own on the records and on the texts.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kamtibmas_cli.record import record
from kamtibmas_cli.regions.index import index

FIRST = (
    "Andi Budi Candra Dedi Eko Fajar Gunawan Hendra Indra Joko Kurnia Lukman Made Nanda Oka Putra Rahmat Surya".split()
)
LAST = "Saputra Wijaya Siregar Nasution Hidayat Pratama Harahap Santoso Maulana Simatupang Lubis Permana Kusuma".split()
RANKS = "Aipda Aiptu Bripka Brigadir Briptu Ipda Iptu".split()
KINDS = ("patroli dialogis", "sambang DDS", "cooling system", "penyuluhan narkoba", "gatur lalin", "mediasi warga")
PLACES = ("Pasar Rakyat", "Balai Desa", "warung kopi Bu Tini", "Lapangan Voli", "SPBU", "Masjid Al Ikhlas")
BODY = (
    "Petugas mengajak warga menjaga keamanan lingkungan, mengaktifkan siskamling dan segera melapor ke layanan 110. "
    "Warga diminta tidak mudah percaya berita bohong, mengawasi anak-anak dan mengunci kendaraan. "
)
FORMS = (
    "{outlet} - {rank} {name} dari Polsek {district} Polres {regency} melaksanakan {kind} di {place}, "
    "Desa {village}, Kecamatan {district}, Kabupaten {regency}, {date} pukul {clock} WIB. {body}Situasi aman.",
    "*Kepada Yth. Kapolres {regency}*\nMohon ijin melaporkan giat *{kind}* Polsek {district}, sbb :\n"
    "Hari/Tgl : {date}\nPukul : {clock} Wib\nTempat : {place} Desa {village} Kec. {district} Kab. {regency}\n"
    "Pelaksana :\n1. {rank} {name}\nHimbauan :\n- {body}\nGiat aman dan lancar.",
)


def releases(number: int) -> Iterator[str]:
    """Make releases: no two of one clock in one village, but for the copies."""
    areas = index()
    districts = [child for regency in areas.regencies()[:40] for child in areas.children(regency.code)][:200]
    for at in range(number):
        own = at - 1 if at % 20 == 19 else at
        district = districts[own * 7 % len(districts)]
        villages = areas.children(district.code)
        yield FORMS[at % 2].format(
            outlet=("KABARKITA.ID", "WARTA", "SUARA")[at % 3],
            rank=RANKS[own % 7],
            name=f"{FIRST[own % 18]} {LAST[own // 18 % 13]}",
            district=district.name,
            regency=areas.path(district.code)[1].plain,
            village=villages[own // 200 % len(villages)].name,
            kind=KINDS[own % 6],
            place=PLACES[own // 6 % 6],
            date=f"{own // 3 % 28 + 1}/10/2024",
            clock=f"{own % 14 + 7:02}.{own // 14 % 6 * 10:02}",
            body=BODY * 4,
        )


def timed(*args: str) -> None:
    """Run the command alone on one core; print its seconds and its largest memory."""
    start = time.perf_counter()
    cores = getattr(os, "sched_setaffinity", None)
    done = subprocess.run(
        [sys.executable, "-m", "kamtibmas_cli", *args],
        check=True,
        capture_output=True,
        preexec_fn=(lambda: cores(0, {0})) if cores else None,
    )
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{seconds:6.1f} s  {peak:5.0f} MB (largest so far)  {Path(args[1]).name} -> {Path(args[-1]).suffix}")
    assert not done.stderr, done.stderr


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        (root / "texts").mkdir()
        for kept in (False, True):
            with (root / f"records-{'with' if kept else 'without'}-text.jsonl").open("w", encoding="utf-8") as file:
                for at, text in enumerate(releases(number)):
                    file.write(json.dumps(record(text, f"{at:05}.txt", with_text=kept), ensure_ascii=False) + "\n")
        for at, text in enumerate(releases(number)):
            (root / "texts" / f"{at:05}.txt").write_text(text, "utf-8")
        print(f"{number} releases, {sum(map(len, releases(number))) // number} characters each")
        for ending in (".txt", ".md", ".xlsx", ".docx", ".html"):
            timed("recap", str(root / "records-without-text.jsonl"), "-o", str(root / f"out{ending}"))
        timed("recap", str(root / "records-with-text.jsonl"), "--force", "-o", str(root / "out.txt"))
        timed("dedup", str(root / "records-with-text.jsonl"), "-o", str(root / "copies.txt"))
        timed("recap", str(root / "texts"), "--force", "-o", str(root / "out.txt"))


if __name__ == "__main__":
    main()
