"""The recap: groups, counts, filters, citations and the formats that are text."""

import contextlib
import json
import os
import re
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kamtibmas_cli.recap import labels
from kamtibmas_cli.recap.activity import NotARecordError, activity_of
from kamtibmas_cli.recap.build import Wanted, build
from kamtibmas_cli.recap.model import Activity, Recap
from kamtibmas_cli.record import record
from kamtibmas_cli.tables import DATA, read
from tests.test_tables import KINDS

pytest.importorskip("jinja2")
ROOT = Path(__file__).parent.parent
RELEASE = (
    "Polsek {sector} Polres Pelalawan melaksanakan {kind} di {venue}, Desa {village}, Kecamatan {sector}, Kabupaten "
    "Pelalawan, {day} pukul {clock} WIB. {officers} Situasi aman dan kondusif.\n"
)
DAY = {
    "a.txt": RELEASE.format(
        sector="Bunut", kind="patroli", venue="Pasar Rabu", village="Bagan Laguh", day="Rabu (16/10/2024)",
        clock="08.15", officers="Hadir Aiptu Marwan Zaki dan Bripka Indra Lesmana.",
    ),
    "b.txt": RELEASE.format(
        sector="Langgam", kind="sambang", venue="warung Bu Siti", village="Segati", day="Rabu (16/10/2024)",
        clock="10.00", officers="Hadir Bripka Yusuf Halim.",
    ),
    "c.txt": RELEASE.format(
        sector="Bunut", kind="patroli", venue="Kantor PPK", village="Lubuk Mas", day="Kamis (17/10/2024)",
        clock="20.00", officers="Hadir AIPTU MARWAN ZAKI.",
    ),
    "d.txt": "Polsek Langgam Polres Pelalawan menggelar patroli di Desa Segati, 7 Mei pukul 09.00 WIB.\n",
    "e.txt": "Sambang Bhabinkamtibmas Bripka Yusuf Halim kepada petani karet Desa Segati, Polsek Langgam.\n",
}  # fmt: skip
DAY["salinan.txt"] = "*Diteruskan*\n" + DAY["a.txt"]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "rilis"
    folder.mkdir()
    for name, text in DAY.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def run(*args: str | Path, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kamtibmas_cli", *map(str, args)], capture_output=True, check=False, cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **env},
    )  # fmt: skip


def made(wanted: Wanted | None = None) -> Recap:
    groups = [[activity_of(record(text, name))] for name, text in DAY.items() if name != "salinan.txt"]
    groups[0].append(activity_of(record(DAY["salinan.txt"], "salinan.txt")))
    return build(groups, wanted or Wanted())


def cited(recap: Recap) -> list[str]:
    return [source for line in recap.lines for source in line.sources]


def test_groups_by_day_unit_and_kind() -> None:
    recap = made()
    first = recap.periods[0]
    assert (first.label, first.size) == ("Rabu, 16 Oktober 2024", 2)
    assert [head.label for head in first.heads] == ["Polres Pelalawan"]
    assert [unit.label for unit in first.heads[0].units] == ["Polsek Bunut", "Polsek Langgam"]
    assert [kind.label for kind in first.heads[0].units[0].kinds] == ["Patroli"]


def test_every_line_cites_and_every_figure_can_be_traced() -> None:
    recap = made()
    assert sorted(cited(recap)) == sorted(f"{name}#0" for name in DAY)
    assert [line.number for line in recap.lines] == [1, 2, 3, 4, 5]
    for counts in (recap.by_day, recap.by_kind, recap.by_head, recap.by_unit, recap.by_place):
        assert sum(count.value for count in counts) == len(recap.lines)
        assert sorted(number for count in counts for number in count.lines) == [1, 2, 3, 4, 5]
        assert all(count.value == len(count.lines) for count in counts)
    assert (recap.releases, recap.copies, recap.personnel) == (6, 1, 5)


def test_undated_and_yearless_stand_in_groups_of_their_own() -> None:
    recap = made(Wanted(first=date(2024, 10, 17), last=date(2024, 10, 17)))
    assert [(period.label, period.dated) for period in recap.periods] == [
        ("Kamis, 17 Oktober 2024", True), ("7 Mei (tahun tidak disebut)", False), ("Tanggal tidak disebut", False),
    ]  # fmt: skip
    assert [(left.reason, left.sources) for left in recap.left] == [
        ("sebelum Kamis, 17 Oktober 2024", ("a.txt#0", "salinan.txt#0", "b.txt#0"))
    ]


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("Polsek Bunut", {"a.txt#0", "salinan.txt#0", "c.txt#0"}),
        ("bunut", {"a.txt#0", "salinan.txt#0", "c.txt#0"}),
        ("Polres Pelalawan", {f"{name}#0" for name in DAY}),
        ("Polsek Pelalawan", set()),
    ],
)
def test_unit_takes_a_polres_with_its_polsek(unit: str, names: set[str]) -> None:
    assert set(cited(made(Wanted(units=(unit,))))) == names


def test_kind_filter_and_what_it_leaves_out() -> None:
    recap = made(Wanted(kinds=("sambang",)))
    assert set(cited(recap)) == {"b.txt#0", "e.txt#0"}
    assert sum(len(left.sources) for left in recap.left) == 4


@pytest.mark.parametrize(
    ("by", "labelled"),
    [("week", "Minggu 14 s.d. 20 Oktober 2024"), ("month", "Oktober 2024")],
)
def test_weeks_and_months(by: Any, labelled: str) -> None:
    period = made(Wanted(by=by)).periods[0]
    assert (period.label, period.size) == (labelled, 3)
    assert period.heads[0].units[0].kinds[0].lines[0].when == "Rabu, 16 Oktober 2024, 08.15 WIB"


def test_one_officer_in_capitals_and_not_is_one_person() -> None:
    people = {person.name: person for person in made().people}
    assert people["Marwan Zaki"].lines == (1, 3)
    assert people["Marwan Zaki"].rank == "AIPTU"


def test_a_polsek_gets_the_polres_that_another_release_names() -> None:
    named, bare = (activity_of(record(DAY[name], name)) for name in ("a.txt", "c.txt"))
    text = DAY["c.txt"].replace("Polres Pelalawan ", "")
    alone = activity_of(record(text, "c.txt"))
    assert (bare.head, alone.head) == ("Polres Pelalawan", "Wilayah Kab. Pelalawan")
    assert {line.activity.head for line in build([[named], [alone]], Wanted()).lines} == {"Polres Pelalawan"}


def test_two_polsek_of_one_name_are_counted_apart() -> None:
    text = "Polsek Simpang Empat Polres {0} menggelar patroli di Kabupaten {0}, Rabu (16/10/2024)."
    groups = [[activity_of(record(text.format(name), name))] for name in ("Asahan", "Tanah Bumbu")]
    assert [count.label for count in build(groups, Wanted()).by_unit] == [
        "Polsek Simpang Empat (Polres Asahan)", "Polsek Simpang Empat (Polres Tanah Bumbu)",
    ]  # fmt: skip


def test_every_kind_has_a_label_found_in_its_example() -> None:
    for table in ("kinds", "unit_kinds"):
        for row in read(DATA / "recap" / f"{table}.csv"):
            assert row.values["means"] in row.values["example"], row
    assert set(labels.kind_codes()) == set(KINDS)


def test_text_for_whatsapp(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "rekap.txt"
    done = run("recap", folder, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    text = out.read_text("utf-8")
    assert text.startswith("*Kepada Yth.*\n*")
    assert "Mohon ijin melaporkan *REKAP GIAT*" in text
    assert "*B. RABU, 16 OKTOBER 2024* (2 giat)" in text
    assert re.search(r"1\. 08\.15 WIB; Pasar Rabu, .*AIPTU Marwan Zaki, BRIPKA Indra Lesmana.*\[a\.txt#0, sal", text)
    assert "Demikian dilaporkan" in text
    assert all(f"{name}#0" in text for name in DAY)
    assert "\n\n\n" not in text


def test_markdown_guards_its_tables(tmp_path: Path) -> None:
    value = record(DAY["a.txt"], "a|b_*.txt")
    (tmp_path / "r.jsonl").write_text(json.dumps(value) + "\n")
    assert run("recap", "r.jsonl", "-o", "out.md", cwd=tmp_path).returncode == 0
    text = (tmp_path / "out.md").read_text("utf-8")
    assert "a\\|b\\_\\*.txt\\#0" in text
    assert "## Rabu, 16 Oktober 2024" in text


def test_terminal_view_has_bars_and_no_escape_byte_in_a_pipe(folder: Path) -> None:
    done = run("recap", folder)
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert "\x1b" not in text
    assert "█" in text
    assert re.search(r"5 giat +6 rilis +1 salinan", text)
    assert all(f"{name}#0" in " ".join(text.split()) for name in DAY)


def test_a_house_layout(folder: Path, tmp_path: Path) -> None:
    layout = tmp_path / "rumah.j2"
    layout.write_text("{% for line in recap.lines %}{{ line.number }}) {{ line.cited }}\n{% endfor %}")
    done = run("recap", folder, "--template", layout)
    assert done.stdout.decode().startswith("1) a.txt#0, salinan.txt#0\n2) b.txt#0\n")


@pytest.mark.parametrize(
    ("layout", "said"),
    [
        ("{{ recap.nope }}", "nope"),
        ("a\n{% for %}", "rumah.j2:2:"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ 1 / 0 }}", "division"),
    ],
)
def test_a_broken_or_hostile_layout_is_one_line(folder: Path, tmp_path: Path, layout: str, said: str) -> None:
    (tmp_path / "rumah.j2").write_text(layout)
    done = run("recap", folder, "--template", tmp_path / "rumah.j2", "-o", tmp_path / "out.txt")
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert said in done.stderr.decode()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["rilis", "rumah.j2"]


def test_records_give_the_same_recap_as_texts(folder: Path, tmp_path: Path) -> None:
    values = [record(text, name, with_text=True) for name, text in sorted(DAY.items())]
    lines = [json.dumps(value) for value in values]
    (tmp_path / "r.jsonl").write_text("\n".join(lines) + "\n")
    (tmp_path / "r.json").write_text("\n".join(json.dumps(value, indent=2) for value in values))
    (tmp_path / "list.json").write_text(json.dumps(values))
    with sqlite3.connect(tmp_path / "r.db") as base:
        base.execute("CREATE TABLE releases (release INTEGER PRIMARY KEY, text TEXT, record TEXT NOT NULL)")
        for number, value in enumerate(values, 1):
            slim = {**value, "source": {**value["source"], "text": None}}
            base.execute("INSERT INTO releases VALUES (?, ?, ?)", (number, value["source"]["text"], json.dumps(slim)))
    base.close()
    wanted = run("recap", folder).stdout
    for name in ("r.jsonl", "r.json", "list.json", "r.db"):
        assert run("recap", tmp_path / name).stdout == wanted, name


def test_an_existing_output_is_kept_unless_forced(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "rekap.txt"
    out.write_text("lama")
    done = run("recap", folder, "-o", out)
    assert (done.returncode, out.read_text()) == (2, "lama")
    assert b"--force" in done.stderr
    assert run("recap", folder, "-o", out, "--force").returncode == 0
    assert out.read_text("utf-8") != "lama"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("recap", "nirgends.txt"), "nirgends.txt: no such file"),
        (("recap", "nirgends.jsonl"), "nirgends.jsonl: no such file"),
        (("recap", "nirgends.db"), "nirgends.db: no such file"),
        (("recap", "samples", "-o", "out.pdf"), ".txt .md"),
        (("recap", "samples", "--from", "kemarin"), "--from takes a date"),
        (("recap", "samples", "--from", "2024-02-01", "--to", "2024-01-01"), "--from is later"),
        (("recap", "samples", "--kind", "piknik"), "piknik"),
        (("recap", "samples", "-o", "nowhere/out.txt"), "cannot write nowhere/out.txt"),
        (("dedup", "nirgends.txt"), "nirgends.txt: no such file"),
    ],
)
def test_a_users_error_is_a_clear_line_and_exit_2(args: tuple[str, ...], said: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stdout) == (2, b"")
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_one_bad_input_among_many_is_named_and_the_others_come(folder: Path) -> None:
    (folder / "kosong.txt").write_text(" \n")
    done = run("recap", folder)
    assert done.returncode == 1
    assert b"kosong.txt: empty" in done.stderr
    assert b"6 rilis" in done.stdout


@pytest.mark.parametrize("line", ['{"source": 1}', "[]", "3", '"x"', "{", "null", "{}"])
def test_a_line_that_is_no_record_is_one_line(tmp_path: Path, line: str) -> None:
    good, other = (json.dumps(record(DAY[name], name)) for name in ("a.txt", "b.txt"))
    (tmp_path / "r.jsonl").write_text(f"{good}\n{line}\n{other}\n")
    done = run("recap", tmp_path / "r.jsonl")
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert b"r.jsonl: record 2" in done.stderr
    assert b"2 rilis" in done.stdout


def test_hostile_values_of_a_record_are_no_traceback() -> None:
    value = record(DAY["a.txt"], "a.txt")
    for key in ("time", "place", "units", "personnel", "activity", "source", "situation", "headline"):
        for bad in (1, "x", [1], {"a": 1}):
            with contextlib.suppress(NotARecordError):
                assert isinstance(activity_of({**value, key: bad}), Activity)
    for key, bad in (
        ("date", "2024-13-01"),
        ("date", "kemarin"),
        ("start", "noon"),
        ("end", "9.30"),
        ("timezone", [1]),
    ):
        with pytest.raises(NotARecordError):
            activity_of({**value, "time": {**value["time"], key: bad}})


def test_names_hold_no_control_character_and_no_half_character() -> None:
    value = record(DAY["a.txt"], "a\x1b[31m\n\ud800.txt")
    assert activity_of(value).source == "a [31m .txt#0"


def test_dedup_lists_groups_with_evidence(folder: Path) -> None:
    done = run("dedup", folder)
    assert done.returncode == 0
    assert done.stdout.decode() == (
        "1. 2024-10-16, Polsek Bunut, Patroli\n   a.txt#0\n   salinan.txt#0  (teks hampir sama)\n"
        "6 rilis, 5 giat, 1 salinan\n"
    )
    found = json.loads(run("dedup", folder, "--format", "json").stdout)
    assert found[0]["source"] == "a.txt#0"
    assert found[0]["copies"] == [{"source": "salinan.txt#0", "reason": "teks hampir sama"}]


def test_a_chat_export_cites_each_of_its_messages(tmp_path: Path) -> None:
    chat = "".join(
        f"[16/10/24 2{number}.00.00] Humas: {DAY[name]}" for number, name in enumerate(("a.txt", "b.txt", "a.txt"))
    )
    (tmp_path / "chat.txt").write_text(chat + "[16/10/24 23.10.00] Humas: Siap Ndan\n", "utf-8")
    done = run("dedup", "chat.txt", cwd=tmp_path)
    assert done.stdout.decode().splitlines()[1:] == [
        "   chat.txt#0", "   chat.txt#2  (teks sama)", "3 rilis, 2 giat, 1 salinan",
    ]  # fmt: skip


def test_a_recap_does_not_read_its_own_output(folder: Path) -> None:
    first, second = (run("recap", folder, "-o", folder / "rekap.txt", "--force") for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert "Rilis yang direkap : 6" in (folder / "rekap.txt").read_text("utf-8")


def test_a_missing_library_names_the_extra(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "block" / "rapidfuzz").mkdir(parents=True)
    (tmp_path / "block" / "rapidfuzz" / "__init__.py").write_text("raise ModuleNotFoundError('no', name='rapidfuzz')")
    done = run("recap", folder, PYTHONPATH=f"{tmp_path / 'block'}{os.pathsep}{ROOT}")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1
    assert "kamtibmas[recap]" in done.stderr.decode()


def test_same_bytes_twice(folder: Path, tmp_path: Path) -> None:
    outs = []
    for seed in ("1", "2"):
        out = tmp_path / f"{seed}.md"
        assert run("recap", folder, "-o", out, PYTHONHASHSEED=seed).returncode == 0
        outs.append(out.read_bytes())
    assert outs[0] == outs[1]
