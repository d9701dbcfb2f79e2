"""Folders to files: formats read back by other libraries, order, resuming after every kind of end."""

import csv
import datetime
import json
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pytest

from kamtibmas_cli import batch, journal, writers
from kamtibmas_cli.record import record
from kamtibmas_cli.writers.flat import TABLES, header

ROOT = Path(__file__).parent.parent
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))
COMMAND = [sys.executable, "-m", "kamtibmas_cli", "batch"]
ENDINGS = [".jsonl", ".json", ".csv", ".xlsx", ".parquet", ".db"]


def run(*args: str | Path, stdin: str = "", limit: int | None = None) -> subprocess.CompletedProcess[str]:
    def little_disk() -> None:
        if limit is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    return subprocess.run(
        [*COMMAND, *map(str, args)], input=stdin, capture_output=True, text=True, check=False, cwd=ROOT,
        preexec_fn=little_disk,
    )  # fmt: skip


def duck(query: str) -> duckdb.DuckDBPyRelation:
    found = duckdb.sql(query)
    assert found is not None
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty releases, one of them trouble for a spreadsheet."""
    path = tmp_path / "in"
    path.mkdir()
    for number in range(30):
        sample = SAMPLES[number % len(SAMPLES)]
        (path / f"{number:02}.txt").write_bytes(sample.read_bytes())
    (path / "30.txt").write_text('=SUM(A1).COM, SIAK – Kapolsek Siak Iptu Ali berkata "+62 jangan dihubungi," Senin.\n')
    return path


def expected(folder: Path) -> list[dict[str, Any]]:
    return [record(path.read_text("utf-8"), path.name) for path in sorted(folder.glob("*.txt"))]


def written(folder: Path, tmp_path: Path, ending: str) -> Path:
    out = tmp_path / f"out{ending}"
    done = run(folder, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {p.name for p in writers.outputs(out)}
    return out


@pytest.mark.parametrize("ending", [".jsonl", ".json"])
def test_json_is_read_back_by_duckdb(folder: Path, tmp_path: Path, ending: str) -> None:
    out = written(folder, tmp_path, ending)
    records = expected(folder)
    plain = out.read_text("utf-8")
    assert (
        [json.loads(line) for line in plain.splitlines()] == json.loads(json.dumps(records))
        if ending == ".jsonl"
        else json.loads(plain) == json.loads(json.dumps(records))
    )
    rows = duck(f"SELECT source.name, time.date, len(messages) FROM read_json('{out}', maximum_depth=3)").fetchall()
    assert [(row[0], row[2]) for row in rows] == [(r["source"]["name"], len(r["messages"])) for r in records]


def test_csv_is_read_back_by_duckdb(folder: Path, tmp_path: Path) -> None:
    out = written(folder, tmp_path, ".csv")
    records = expected(folder)
    for table, path in zip(TABLES, [out, *writers.outputs(out)[:-1]], strict=True):
        found = duck(f"SELECT * FROM read_csv('{path}', all_varchar=true, header=true, strict_mode=true)")
        assert found.columns == header(table)
        assert len(found.fetchall()) == sum(len(table.entries(one)) for one in records)
    texts = [row[0] for row in duck(f"SELECT text FROM read_csv('{out.with_suffix('.messages.csv')}')").fetchall()]
    assert texts == [item["text"] for one in records for item in one["messages"]]
    with out.with_suffix(".personnel.csv").open(encoding="utf-8", newline="") as file:
        acting = [row["acting"] for row in csv.DictReader(file)]
    assert set(acting) <= {"true", "false", ""}


def test_xlsx_is_read_back_by_openpyxl(folder: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(written(folder, tmp_path, ".xlsx"))
    records = expected(folder)
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == header(table)
        assert sheet.max_row - 1 == sum(len(table.entries(one)) for one in records)
        assert sheet.freeze_panes == "C2"
        assert str(sheet.auto_filter.ref).startswith("A1:")
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row), "a formula came out of a text"
    rows = list(book["releases"].iter_rows(min_row=2, values_only=True))
    dates = [row[header(TABLES[0]).index("date")] for row in rows]
    assert [value.date() for value in dates if isinstance(value, datetime.datetime)] == [
        datetime.date.fromisoformat(day) for one in records if (day := one["time"]["date"]) and not day.startswith("X")
    ]
    messages = [row[-3] for row in book["messages"].iter_rows(min_row=2, values_only=True)]
    assert messages == [item["text"] for one in records for item in one["messages"]]


@pytest.mark.parametrize("text", ["=1+1", "+62 811", "-lanjut", "@siaga", '=HYPERLINK("http://x")'])
def test_a_text_is_never_a_formula(text: str, tmp_path: Path) -> None:
    one = json.loads(json.dumps(record('Kapolsek Siak Iptu Ali berkata, "Mari jaga kampung," Senin.')))
    one["messages"][0]["text"] = one["source"]["name"] = text
    writers.write(iter([json.dumps(one)]), tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["messages"]
    assert [(cell.value, cell.data_type) for cell in (sheet["B2"], sheet["G2"])] == [(text, "s")] * 2


def test_parquet_is_read_back_by_duckdb(folder: Path, tmp_path: Path) -> None:
    out = written(folder, tmp_path, ".parquet")
    records = expected(folder)
    rows = duck(
        f"SELECT source.name, time.day, [p.name for p in personnel], [m.text for m in messages], place.district.code, "
        f"situation.status, epoch(time.starts_at_utc) FROM '{out}'"
    ).fetchall()
    assert [row[0] for row in rows] == [one["source"]["name"] for one in records]
    assert [row[2] for row in rows] == [[person["name"] for person in one["personnel"]] for one in records]
    assert [row[3] for row in rows] == [[item["text"] for item in one["messages"]] for one in records]
    assert [row[4] for row in rows] == [(one["place"]["district"] or {}).get("code") for one in records]
    for row, one in zip(rows, records, strict=True):
        day, start = one["time"]["date"], one["time"]["starts_at"]
        assert row[1] == (datetime.date.fromisoformat(day) if day and not day.startswith("X") else None)
        moment = datetime.datetime.fromisoformat(start) if start else None
        assert row[6] == (moment.timestamp() if moment and moment.tzinfo else None)


def test_sqlite_has_keys_indices_and_a_full_text_index(folder: Path, tmp_path: Path) -> None:
    base = sqlite3.connect(written(folder, tmp_path, ".db"))
    records = expected(folder)
    assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    kept = [json.loads(row[0]) for row in base.execute("SELECT record FROM releases ORDER BY release")]
    assert kept == json.loads(json.dumps(records))
    joined = base.execute(
        "SELECT source, name FROM personnel JOIN releases USING (release, source) ORDER BY release, length(id), id"
    )
    assert joined.fetchall() == [(one["source"]["name"], p["name"]) for one in records for p in one["personnel"]]
    word = "dihubungi"
    found = base.execute(
        "SELECT source FROM releases_text JOIN releases ON releases_text.rowid = release WHERE releases_text MATCH ?",
        (word,),
    )
    assert found.fetchall() == [(path.name,) for path in sorted(folder.iterdir()) if word in path.read_text("utf-8")]
    base.close()


@pytest.mark.parametrize("ending", ENDINGS)
def test_jobs_and_another_run_give_the_same_bytes(folder: Path, tmp_path: Path, ending: str) -> None:
    first, second = tmp_path / "a", tmp_path / "b"
    for path, jobs in ((first, "1"), (second, "2")):
        path.mkdir()
        assert run(folder, "-o", path / f"out{ending}", "--jobs", jobs).returncode == 0
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted(path.name for path in second.iterdir())
    assert [(first / name).read_bytes() for name in names] == [(second / name).read_bytes() for name in names]


def until_killed(args: list[str], seconds: float) -> bool:
    """Run and kill -9 after some time; tell whether it was still running."""
    process = subprocess.Popen([*COMMAND, *args], cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.wait()
        return True
    return False


@pytest.mark.parametrize("ending", ENDINGS)
def test_killed_runs_resume_to_the_same_bytes(folder: Path, tmp_path: Path, ending: str) -> None:
    """Each format is killed four times in a row at random moments (24 kills in all), then goes on to the end."""
    for number in range(31, 240):
        shutil.copy(folder / f"{number % 30:02}.txt", folder / f"{number}.txt")
    whole = written(folder, tmp_path, ending)
    out = tmp_path / "killed" / f"out{ending}"
    out.parent.mkdir()
    chance = random.Random(ending)
    killed = 0
    for attempt in range(40):
        if killed == 4:
            break
        running = until_killed([str(folder), "-o", str(out), "--resume"], chance.uniform(0.1, 0.6) + 0.02 * attempt)
        if out.exists():
            # Killed after the last file had its name, or not at all: what stands there must be complete.
            assert out.read_bytes() == whole.read_bytes()
            for path in out.parent.iterdir():
                path.unlink()
        else:
            killed += running
    assert killed == 4
    assert run(folder, "-o", out, "--resume").returncode == 0
    assert sorted(path.name for path in out.parent.iterdir()) == sorted(p.name for p in writers.outputs(out))
    for one, other in zip(writers.outputs(whole), writers.outputs(out), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_what_is_finished_is_not_read_again(folder: Path, tmp_path: Path) -> None:
    whole = written(folder, tmp_path, ".jsonl").read_bytes()
    out = tmp_path / "again.jsonl"
    inputs = batch.walk([folder])
    with journal.Journal(journal.path_of(out), batch.shared_options(batch.Options())) as kept:
        kept.add(batch.read_one(path, inputs.name(path), batch.Options()) for path in inputs.paths[:20])
    with journal.path_of(out).open("ab") as file:
        file.write(b'R{"torn": ')
    for path in inputs.paths[:20]:
        Path(path).write_text("Lain sama sekali.")
    assert run(folder, "-o", out).returncode == 2
    assert run(folder, "-o", out, "--resume", "--lang", "en").returncode == 2
    assert run(folder, "-o", out, "--resume").returncode == 0
    assert out.read_bytes() == whole


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_full_disk_leaves_no_output_and_loses_nothing(folder: Path, tmp_path: Path, ending: str) -> None:
    whole = written(folder, tmp_path, ending)
    out = tmp_path / "full" / f"out{ending}"
    out.parent.mkdir()
    full = run(folder, "-o", out, limit=20_000)
    assert (full.returncode, full.stdout, full.stderr.count("\n")) == (2, "", 1)
    assert "--resume" in full.stderr
    assert [path for path in out.parent.iterdir() if not path.name.startswith(".")] == []
    assert run(folder, "-o", out, "--resume").returncode == 0
    for one, other in zip(writers.outputs(whole), writers.outputs(out), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_bad_inputs_are_named_and_the_others_come(folder: Path, tmp_path: Path) -> None:
    (folder / "05.txt").unlink()
    (folder / "05.txt").symlink_to(tmp_path / "nowhere.txt")
    (folder / "07.txt").write_text("x" * 5_000_001)
    (folder / "09.txt").write_text("")
    out, errors = tmp_path / "out.jsonl", tmp_path / "errors.jsonl"
    done = run(folder, "-o", out, "--errors", errors)
    assert done.returncode == 1
    assert len(out.read_text("utf-8").splitlines()) == 29
    assert [json.loads(line)["name"] for line in errors.read_text("utf-8").splitlines()] == [
        "05.txt",
        "07.txt",
        "09.txt",
    ]
    lines = done.stderr.splitlines()
    assert len(lines) == 4
    assert "05.txt" in lines[0]
    assert "--max-size" in lines[1]
    assert "31 read, 29 written, 3 failed" in lines[3]


def test_fail_fast_stops_and_goes_on_when_the_input_is_mended(folder: Path, tmp_path: Path) -> None:
    whole = written(folder, tmp_path, ".jsonl").read_bytes()
    good = (folder / "05.txt").read_bytes()
    (folder / "05.txt").write_bytes(b"")
    out = tmp_path / "fast.jsonl"
    for jobs in ("1", "2"):
        stopped = run(folder, "-o", out, "--fail-fast", "--force", "--jobs", jobs)
        assert (stopped.returncode, out.exists()) == (1, False)
        assert "05.txt" in stopped.stderr
    (folder / "05.txt").write_bytes(good)
    assert run(folder, "-o", out, "--fail-fast", "--resume").returncode == 0
    assert out.read_bytes() == whole


def test_a_folder_that_vanishes(folder: Path, tmp_path: Path) -> None:
    inputs = batch.walk([folder])
    said: list[str] = []

    def vanish(_: int) -> None:
        if folder.exists():
            shutil.rmtree(folder)

    result = batch.run(inputs, tmp_path / "out.jsonl", batch.Options(), said.append, progress=vanish)
    assert (result.read, result.written, result.failed, len(said)) == (31, 0, 31, 31)
    assert run(folder, "-o", tmp_path / "out.jsonl").returncode == 2
    assert [path for path in tmp_path.iterdir() if path.is_file()] == []


def names(path: Path) -> list[str]:
    return [json.loads(line)["source"]["name"] for line in path.read_text("utf-8").splitlines()]


def test_inputs_of_many_kinds(folder: Path, tmp_path: Path) -> None:
    deep = folder / "polres" / "polsek"
    deep.mkdir(parents=True)
    shutil.copy(folder / "00.txt", deep / "a.txt")
    shutil.copy(folder / "00.txt", deep / "a.text")
    (folder / ".hidden").mkdir()
    shutil.copy(folder / "00.txt", folder / ".hidden" / "a.txt")
    out = tmp_path / "out.jsonl"
    assert run(folder, "-o", out, "--recursive", "--glob", "a.*").returncode == 0
    assert names(out) == ["polres/polsek/a.text", "polres/polsek/a.txt"]
    assert run(deep, folder / "00.txt", "-o", out, "--force").returncode == 0
    assert names(out) == sorted([f"{deep}/a.txt", f"{folder}/00.txt"])
    listed = run("-", "-o", out, "--force", stdin=f"{folder}/03.txt\n{folder}/02.txt\n\n")
    assert (listed.returncode, names(out)) == (0, [f"{folder}/02.txt", f"{folder}/03.txt"])
    missing = run(folder / "none", "-o", out, "--force")
    assert (missing.returncode, missing.stderr.count("\n")) == (2, 1)
    unknown = run(folder, "-o", tmp_path / "out.doc")
    assert (unknown.returncode, unknown.stderr.count("\n")) == (2, 1)
    assert ".xlsx" in unknown.stderr


def test_a_missing_extra_is_named(folder: Path, tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['xlsxwriter'] = None; sys.modules['pyarrow'] = None\n"
        "from kamtibmas_cli.cli import main; main()"
    )
    for ending in ("xlsx", "parquet"):
        done = subprocess.run(
            [sys.executable, "-c", code, "batch", str(folder), "-o", str(tmp_path / f"out.{ending}")],
            capture_output=True, text=True, check=False, cwd=ROOT,
        )  # fmt: skip
        assert (done.returncode, done.stderr.count("\n")) == (2, 1)
        assert f"kamtibmas[{ending}]" in done.stderr


def test_interrupted_runs_keep_what_is_finished(folder: Path, tmp_path: Path) -> None:
    for number in range(31, 600):
        shutil.copy(folder / f"{number % 30:02}.txt", folder / f"{number}.txt")
    out = tmp_path / "out.jsonl"
    for jobs in ("1", "2"):
        process = subprocess.Popen(
            [*COMMAND, str(folder), "-o", str(out), "--force", "--jobs", jobs], cwd=ROOT, stderr=subprocess.PIPE
        )
        while not journal.path_of(out).exists() or journal.path_of(out).stat().st_size < 2_000:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=20)
        assert process.returncode == 130
        assert said.decode().count("\n") == 1
        assert not out.exists()
        journal.path_of(out).unlink()
