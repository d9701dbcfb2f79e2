"""The README's commands run, and print what it shows."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kamtibmas_cli.writers.flat import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
BLOCKS = re.findall(r"```(\w+)\n(.*?)```(?:\n\n```text\n(.*?)```)?", README, re.DOTALL)
SHELL = [(code, shown) for language, code, shown in BLOCKS if language == "sh"]
PYTHON = [code for language, code, _ in BLOCKS if language == "python"]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command of the README with this interpreter's kamtibmas; the set-up itself is the gate's to run."""
    used = command.rpartition("&& ")[2].replace(".venv/bin/", "")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    shutil.copytree(ROOT / "samples", folder / "samples")
    shutil.copytree(ROOT / "tests" / "gold", folder / "tests" / "gold")
    return subprocess.run(
        ["bash", "-c", f"set -eo pipefail; {used}"], cwd=folder, env={**os.environ, "PATH": path}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip


@pytest.mark.parametrize(("command", "shown"), SHELL, ids=lambda value: value.strip()[-30:])
def test_command(command: str, shown: str, tmp_path: Path) -> None:
    if "pytest" in command:
        assert command.strip().endswith("pytest -q")  # the very command that runs this test
        return
    if "jq " in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    done = run(command, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    if shown:
        assert done.stdout == shown


@pytest.mark.parametrize("code", PYTHON)
def test_python(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    assert "2024-02-20T10:00:00+07:00 Koto Gasib" in capsys.readouterr().out


def test_every_column_of_the_tables_is_listed() -> None:
    for table in TABLES:
        row = next(line for line in README.splitlines() if line.startswith(f"| `{table.name}` |"))
        assert re.findall(r"`(\w+)`", row)[1:] == [column.name for column in table.columns]
