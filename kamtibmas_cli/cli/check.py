"""`kamtibmas check`: a linter for releases."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from kamtibmas_cli.cli.common import NOTHING_READ, SOME_FAILED, BaseDate, Encoding, app, base_day, fail, inputs, say

if TYPE_CHECKING:
    from kamtibmas_cli.checks.report import Checked

Codes = Annotated[str | None, typer.Option(metavar="K1,K303", help="Codes, or how they begin, divided by commas.")]


@app.command(epilog="Example: kamtibmas check --ignore K1 samples/sambang.txt")
def check(
    files: Annotated[
        list[str] | None, typer.Argument(help="Releases and folders; - or a pipe reads a release.")
    ] = None,
    style: Annotated[
        Literal["text", "json", "github", "sarif"], typer.Option("--format", help="How to print the findings.")
    ] = "text",
    select: Codes = None,
    ignore: Codes = None,
    explain: Annotated[str | None, typer.Option(metavar="CODE", help="Tell what a code means.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Mend spelling, doubled words and spaces; shows a diff.")] = False,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    lang: Annotated[Literal["id", "en"] | None, typer.Option(help="Language of the messages.")] = None,
) -> None:
    """Check releases before they are sent or printed. Exit code 0: clean, 1: findings, 2: trouble.

    Settings select, ignore and lang may stand in kamtibmas.toml, or in pyproject.toml under [tool.kamtibmas].
    """
    from kamtibmas_cli.checks import codes, report

    if explain is not None:
        if explain.upper() not in codes.CODES:
            fail(f"no code {explain!r}; there are {' '.join(codes.CODES)}")
        sys.stdout.write(codes.page(explain.upper()))
        return
    settings = _settings()
    wanted, unwanted = _codes(select or settings.get("select")), _codes(ignore or settings.get("ignore"))
    for prefix in (*wanted, *unwanted):
        if not any(code.startswith(prefix) for code in codes.CODES):
            fail(f"no code begins with {prefix!r}; there are {' '.join(codes.CODES)}")
    checked, failed = _check(inputs(files), encoding, base_day(base_date), lang or settings.get("lang") or "id")
    kept = [
        one._replace(findings=[item for item in one.findings if _is_wanted(item.code, wanted, unwanted)])
        for one in checked
    ]
    if fix:
        kept = [_mended(one, encoding) for one in kept]
    sys.stdout.write(report.FORMATS[style](kept) if not fix else "")
    if failed:
        raise typer.Exit(NOTHING_READ)
    if any(one.findings for one in kept):
        raise typer.Exit(SOME_FAILED)


def _settings() -> dict[str, Any]:
    """Read the settings of the folder that we are in."""
    import tomllib

    for name, path in (("kamtibmas.toml", ()), ("pyproject.toml", ("tool", "kamtibmas"))):
        try:
            value: Any = tomllib.loads(Path(name).read_text("utf-8"))
        except FileNotFoundError:
            continue
        except (tomllib.TOMLDecodeError, OSError, UnicodeError) as error:
            fail(f"{name}: {error}")
        for key in path:
            value = value.get(key, {})
        if value:
            return dict(value)
    return {}


def _codes(value: str | list[str] | None) -> tuple[str, ...]:
    parts = value.split(",") if isinstance(value, str) else value or []
    return tuple(part.strip().upper() for part in parts if part.strip())


def _is_wanted(code: str, wanted: tuple[str, ...], unwanted: tuple[str, ...]) -> bool:
    return (not wanted or code.startswith(wanted)) and not (unwanted and code.startswith(unwanted))


def _check(names: list[str], encoding: str | None, base: Any, lang: str) -> tuple[list["Checked"], int]:
    from kamtibmas_cli import checks, readers
    from kamtibmas_cli.batch import walk
    from kamtibmas_cli.checks.report import Checked

    files = [path for name in names for path in (walk([Path(name)]).paths if Path(name).is_dir() else [name])]
    checked, failed = [], 0
    for name in files:
        try:
            data = sys.stdin.buffer.read() if name == "-" else readers.read_bytes(Path(name))
            for document in readers.documents(data, name, readers.How(encoding)):
                found = checks.check(document.text, base or document.base_date, lang)
                checked.append(Checked(name, document.text, found))
        except readers.UnreadableError as error:
            say(f"{name}: {error}")
            failed += 1
    return checked, failed


def _mended(one: "Checked", encoding: str | None) -> "Checked":
    """Write a mended release back, show what changed, and give what is left to mend."""
    from kamtibmas_cli.checks import mend
    from kamtibmas_cli.cli.common import write_whole

    after = mend.mend(one.text, one.findings)
    if after == one.text:
        return one
    path = Path(one.name)
    if one.name == "-" or encoding or path.read_bytes() not in {one.text.encode(), b"\xef\xbb\xbf" + one.text.encode()}:
        fail(f"{one.name}: only a release in a text file of its own, in UTF-8, can be mended")
    mark = "\ufeff" if path.read_bytes().startswith(b"\xef\xbb\xbf") else ""
    write_whole(path, mark + after)
    sys.stdout.write(mend.diff(one.name, one.text, after))
    return one._replace(findings=[item for item in one.findings if item.code not in mend.SAFE])
