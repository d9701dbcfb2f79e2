"""The contract's clauses on the command line, through real processes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "samples" / "sambang.txt"
COMMAND = [sys.executable, "-m", "kamtibmas_cli"]


def run(*args: str | Path, stdin: bytes | None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *map(str, args)], input=stdin or b"", capture_output=True, env={**os.environ, **env}, check=False,
        cwd=ROOT,
    )  # fmt: skip


def test_parse_prints_one_indented_object_and_nothing_else() -> None:
    done = run("parse", SAMPLE)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.startswith(b'{\n  "schema_version"')
    assert json.loads(done.stdout)["source"]["name"] == "sambang.txt"


def test_two_files_print_one_after_another() -> None:
    done = run("parse", "--format", "jsonl", SAMPLE, ROOT / "samples" / "wita.txt")
    names = [json.loads(line)["source"]["name"] for line in done.stdout.decode().splitlines()]
    assert names == ["sambang.txt", "wita.txt"]


def test_standard_input_with_and_without_dash() -> None:
    raw = SAMPLE.read_bytes()
    piped, dashed = run("parse", stdin=raw), run("parse", "-", "--stdin-name", "wa.txt", stdin=raw)
    assert json.loads(piped.stdout)["personnel"] == json.loads(dashed.stdout)["personnel"]
    assert json.loads(dashed.stdout)["source"]["name"] == "wa.txt"


def test_no_escape_byte_in_a_pipe() -> None:
    assert b"\x1b" not in run("parse", SAMPLE).stdout
    assert b"\x1b" not in run("parse", SAMPLE, TERM="dumb", NO_COLOR="1").stdout


def test_missing_file_is_one_line_and_exit_2() -> None:
    done = run("parse", "nirgends.txt")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.count(b"\n") == 1
    assert b"nirgends.txt" in done.stderr


def test_one_bad_input_among_many() -> None:
    done = run("parse", "--format", "jsonl", "nirgends.txt", SAMPLE)
    assert (done.returncode, len(done.stdout.splitlines())) == (1, 1)
    assert b"nirgends.txt" in done.stderr
    stopped = run("parse", "--fail-fast", "nirgends.txt", SAMPLE)
    assert (stopped.returncode, stopped.stdout) == (2, b"")


@pytest.mark.parametrize("reader", ["head -1", "true"])
def test_a_reader_that_stops_is_no_error(reader: str) -> None:
    big = " ".join(str(ROOT / "samples" / path.name) for path in (ROOT / "samples").glob("*.txt") for _ in range(12))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {sys.executable} -m kamtibmas_cli parse {big} | {reader} >/dev/null"],
        capture_output=True, cwd=ROOT, check=False,
    )  # fmt: skip
    assert done.stderr == b""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_encodings_give_the_same_record(encoding: str, tmp_path: Path) -> None:
    text = "Kapolsek Langgam Iptu Budi Santoso berkata “mari jaga kampung” – Senin 8 Januari 2024."
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode(encoding))
    record = json.loads(run("parse", path).stdout)
    assert record["source"]["chars"] == len(text)
    assert [person["name"] for person in record["personnel"]] == ["Budi Santoso"]
    assert ("K002" in {note["code"] for note in record["diagnostics"]}) == (not encoding.startswith("utf-8"))


def test_encoding_can_be_forced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Iptu Budi “Santoso”".encode("cp1252"))
    assert json.loads(run("parse", "--encoding", "cp1252", "--with-text", path).stdout)["source"]["text"][10] == "“"
    wrong = run("parse", "--encoding", "klingon", path)
    assert (wrong.returncode, wrong.stdout, wrong.stderr.count(b"\n")) == (2, b"", 1)


def test_output_is_utf8_whatever_the_locale() -> None:
    done = run("parse", ROOT / "samples" / "wita.txt", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert "“" not in json.loads(done.stdout.decode("utf-8"))["messages"][1]["text"]
    assert done.returncode == 0


@pytest.mark.parametrize("change", ["crlf", "cr", "nbsp", "zero", "nul"])
def test_odd_characters_move_no_span(change: str, tmp_path: Path) -> None:
    text = SAMPLE.read_text("utf-8")
    changed = {
        "crlf": text.replace("\n", "\r\n"), "cr": text.replace("\n", "\r"), "nbsp": text.replace(" ", "\u00a0"),
        "zero": text.replace("\n", "\u200b\n"), "nul": text.replace("\n", "\x00\n"),
    }[change]  # fmt: skip
    path = tmp_path / "sambang.txt"
    path.write_bytes(changed.encode())
    record, plain = json.loads(run("parse", path).stdout), json.loads(run("parse", SAMPLE).stdout)
    for person in record["personnel"]:
        start, end = person["span"]
        assert person["name"].split()[0].lower() in changed[start:end].lower()
    assert [person["name"] for person in record["personnel"]] == [person["name"] for person in plain["personnel"]]
    assert record["time"]["starts_at"] == plain["time"]["starts_at"]


@pytest.mark.parametrize("raw", [b"", b" \n\n ", b"\xef\xbb\xbf"])
def test_blank_input_is_a_record_of_nulls_and_exit_1(raw: bytes) -> None:
    done = run("parse", stdin=raw)
    record = json.loads(done.stdout)
    assert done.returncode == 1
    assert record["outlet"] is None
    assert [note["code"] for note in record["diagnostics"]] == ["K001"]


def test_same_input_same_bytes() -> None:
    first, second = (run("parse", SAMPLE, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert first == second


def test_output_file(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("parse", SAMPLE, "-o", out)
    assert (done.returncode, done.stdout) == (0, b"")
    assert json.loads(out.read_text("utf-8"))["personnel_count"] == 2
    assert [path.name for path in tmp_path.iterdir()] == ["out.json"]
    failed = run("parse", SAMPLE, "-o", tmp_path / "none" / "out.json")
    assert (failed.returncode, failed.stderr.count(b"\n")) == (2, 1)


def test_version_and_module() -> None:
    assert run("--version").stdout.startswith(b"kamtibmas 0.")


def test_schema_validates_the_records_of_the_samples() -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    jsonschema.Draft202012Validator.check_schema(schema)
    for path in (ROOT / "samples").glob("*.json"):
        jsonschema.Draft202012Validator(schema).validate(json.loads(path.read_text("utf-8")))


def test_explain_gives_one_object_a_line() -> None:
    done = run("explain", SAMPLE, "--format", "jsonl")
    items = [json.loads(line) for line in done.stdout.splitlines()]
    assert all(list(item) == ["field", "kind", "rule", "text", "span", "value", "chosen", "why"] for item in items)
    assert {item["field"] for item in items if item["chosen"]} >= {"time", "place", "personnel", "messages", "outcomes"}
    assert all((item["why"] is None) == item["chosen"] for item in items)
    assert b"Selasa 20 Februari 2024" in run("explain", SAMPLE).stdout
    empty = run("explain", stdin=b'"Razia besok pukul 09.00," kata Iptu Budi Santoso.').stdout.decode()
    assert "'pukul 09.00' (inside a quotation)" in empty
    assert "- place      empty: no candidate" in empty


def test_explain_takes_a_base_date() -> None:
    text = "Razia digelar Senin pagi (7/12) di jalan."
    done = run("explain", "--format", "jsonl", "--base-date", "2020-12-20", stdin=text.encode())
    assert "2020-12-07" in {json.loads(line)["value"] for line in done.stdout.splitlines()}
    wrong = run("explain", "--base-date", "kemarin", stdin=b"x")
    assert (wrong.returncode, wrong.stderr.count(b"\n")) == (2, 1)


def test_eval_prints_the_table() -> None:
    done = run("eval", ROOT / "tests" / "gold")
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1].startswith(b"mission score (mean F1 of the starred) 0.9")
    assert run("eval", ROOT / "nirgends").returncode == 2


def test_batch_is_sorted_skips_hidden_and_keeps_an_output(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out.jsonl"
    folder.mkdir()
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (folder / name).write_bytes(SAMPLE.read_bytes())
    assert run("batch", folder, "-o", out).returncode == 0
    before = out.read_bytes()
    assert [json.loads(line)["source"]["name"] for line in before.splitlines()] == ["a.txt", "b.txt"]
    kept = run("batch", folder, "-o", out)
    assert (kept.returncode, out.read_bytes()) == (2, before)
    assert b"--force" in kept.stderr
    (folder / "c.txt").write_bytes(b"")
    assert run("batch", folder, "-o", out, "--force").returncode == 1
    assert len(out.read_bytes().splitlines()) == 3
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out.jsonl"]


def test_batch_of_nothing(tmp_path: Path) -> None:
    assert run("batch", tmp_path, "-o", tmp_path / "out.jsonl").returncode == 2
    assert run("batch", tmp_path / "none", "-o", tmp_path / "out.jsonl").returncode == 2
    assert list(tmp_path.iterdir()) == []


def test_usage_error_is_exit_2() -> None:
    assert run("parse", "--nonsense").returncode == 2
    assert run("frobnicate").returncode == 2


@pytest.mark.parametrize("command", ["parse", "batch", "explain", "schema", "eval"])
def test_help_has_an_example_that_runs(command: str, tmp_path: Path) -> None:
    shown = " ".join(run(command, "--help", COLUMNS="200").stdout.decode().split())
    example = shown.partition("Example: kamtibmas ")[2]
    assert example
    words = example.replace("records.jsonl", str(tmp_path / "records.jsonl")).split(" > ")[0].split()
    assert run(*words).returncode == 0
