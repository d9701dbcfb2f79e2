"""The command line: arguments, streams and exit codes. No logic."""

import json
import os
import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, NoReturn

import typer

from kamtibmas_cli import __version__

app = typer.Typer(
    name="kamtibmas",
    help="Turns raw Indonesian police press releases into structured data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    add_completion=True,
    epilog="Example: kamtibmas parse samples/sambang.txt",
)
# Exit codes of the contract.
SOME_FAILED, NOTHING_READ, INTERRUPTED = 1, 2, 130

BaseDate = Annotated[
    str | None, typer.Option(metavar="YYYY-MM-DD", help="Date from which a missing year is taken (marked inferred).")
]
Encoding = Annotated[str | None, typer.Option(help="Force an encoding, such as cp1252.")]
Lang = Annotated[Literal["id", "en"], typer.Option(help="Language of the diagnostics.")]


def _say(message: str) -> None:
    """Write one line for a person to standard error."""
    sys.stderr.write(f"kamtibmas: {message}\n")


def _fail(message: str, code: int = NOTHING_READ) -> NoReturn:
    _say(message)
    raise typer.Exit(code)


def _date(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        _fail(f"--base-date takes a date such as 2024-01-31, not {value!r}")


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"kamtibmas {__version__}\n")
        raise typer.Exit


@app.callback()
def _main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Turns raw Indonesian police press releases into structured data."""


def _inputs(files: list[str] | None) -> list[str]:
    """Give the inputs; a piped standard input stands in for none."""
    if files:
        return files
    if sys.stdin.isatty():
        _fail("name a file, or pipe a text in: kamtibmas parse FILE")
    return ["-"]


def _read(name: str, encoding: str | None, stdin_name: str) -> tuple[str, str, str]:
    """Read an input: its text, the name for the record, and its encoding."""
    from kamtibmas_cli import readers

    if name == "-":
        reading = readers.decode(sys.stdin.buffer.read(), encoding)
        return reading.text, stdin_name, reading.encoding
    reading = readers.read(Path(name), encoding)
    return reading.text, Path(name).name, reading.encoding


def _coloured() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _emit(value: dict[str, Any], style: str, output: Path | None) -> str:
    if style == "table":
        from kamtibmas_cli import show

        return show.card(value)
    if style == "jsonl":
        return json.dumps(value, ensure_ascii=False) + "\n"
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    if output is None and _coloured():
        from kamtibmas_cli import show

        return show.coloured(text)
    return text


@app.command(epilog="Example: kamtibmas parse samples/sambang.txt")
def parse(
    files: Annotated[list[str] | None, typer.Argument(help="Releases; - or a pipe reads standard input.")] = None,
    style: Annotated[
        Literal["json", "jsonl", "table"], typer.Option("--format", help="How to print the records.")
    ] = "json",
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to a file instead.")] = None,
    base_date: BaseDate = None,
    encoding: Encoding = None,
    with_text: Annotated[bool, typer.Option("--with-text", help="Keep the text in source.text.")] = False,
    stdin_name: Annotated[str, typer.Option(help="Name for what comes from standard input.")] = "-",
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first bad input.")] = False,
    lang: Lang = "id",
) -> None:
    """Read releases and print their records as JSON."""
    from kamtibmas_cli import readers
    from kamtibmas_cli import release as releases

    base = _date(base_date)
    pieces: list[str] = []
    failed = done = 0
    for name in _inputs(files):
        try:
            text, label, used = _read(name, encoding, stdin_name)
        except readers.UnreadableError as error:
            _say(str(error))
            failed += 1
            if fail_fast:
                break
            continue
        release = releases.parse(text, label, base_date=base, with_text=with_text, lang=lang, encoding=used)
        failed += any(note.code == "K001" for note in release.diagnostics)
        done += 1
        piece = _emit(release.model_dump(mode="json"), style, output)
        if output is None:
            sys.stdout.write(piece)
        pieces.append(piece)
    if output is not None and done:
        _write(output, "".join(pieces))
    if failed:
        raise typer.Exit(SOME_FAILED if done else NOTHING_READ)


def _write(path: Path, text: str) -> None:
    """Write a file as a whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, "utf-8", newline="\n")
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        _fail(f"cannot write {path}: {error.strerror or error}")


@app.command(epilog="Example: kamtibmas batch samples -o records.jsonl")
def batch(
    folder: Annotated[Path, typer.Argument(help="Folder with releases (*.txt).")],
    output: Annotated[Path, typer.Option("--output", "-o", help="JSON lines file to write.")],
    base_date: BaseDate = None,
    encoding: Encoding = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing output.")] = False,
    fail_fast: Annotated[bool, typer.Option("--fail-fast", help="Stop at the first bad input.")] = False,
    lang: Lang = "id",
) -> None:
    """Convert a folder of releases: one record a line, sorted by name."""
    from kamtibmas_cli import batch as batches

    if output.suffix != ".jsonl":
        _fail(f"{output}: the output must end in .jsonl")
    if not folder.is_dir():
        _fail(f"{folder}: no such folder")
    if output.exists() and not force:
        _fail(f"{output} exists; --force replaces it")
    options = batches.Options(_date(base_date), encoding, lang, fail_fast)
    try:
        result = batches.run(folder, output, options, _say)
    except OSError as error:
        _fail(f"cannot write {output}: {error.strerror or error}")
    if not result.written and not result.failed:
        _fail(f"{folder}: no *.txt files in it")
    if result.failed:
        raise typer.Exit(SOME_FAILED if result.written else NOTHING_READ)


@app.command(epilog="Example: kamtibmas explain samples/sambang.txt --format jsonl")
def explain(
    file: Annotated[str | None, typer.Argument(help="A release; - or a pipe reads standard input.")] = None,
    style: Annotated[Literal["text", "jsonl"], typer.Option("--format", help="How to print the candidates.")] = "text",
    base_date: BaseDate = None,
    encoding: Encoding = None,
) -> None:
    """Show what every rule found: field, rule, text, span, value, chosen or not."""
    from kamtibmas_cli import readers
    from kamtibmas_cli import release as releases

    name = _inputs([file] if file else None)[0]
    try:
        text, _, _ = _read(name, encoding, "-")
    except readers.UnreadableError as error:
        _fail(str(error))
    for item in releases.candidates(text, _date(base_date)):
        if style == "jsonl":
            sys.stdout.write(json.dumps(item, ensure_ascii=False) + "\n")
        else:
            mark = "*" if item["chosen"] else " "
            value = item["value"] if isinstance(item["value"], str) else json.dumps(item["value"], ensure_ascii=False)
            start, end = item["span"]
            shown = item["text"] if len(item["text"]) <= 60 else item["text"][:57] + "..."
            sys.stdout.write(
                f"{mark} {item['field']:10} {item['kind']:10} {start:5}-{end:<5} {shown!r} -> {value}"
                f"  [{item['rule']}]\n"
            )


@app.command(epilog="Example: kamtibmas regions Bandar Sei Kijang")
def regions(
    names: Annotated[list[str], typer.Argument(help="A name, or a code such as 14.05.11.")],
    style: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print the areas.")] = "text",
) -> None:
    """Look up official areas (Kemendagri): a name gives codes, a code gives the name."""
    from kamtibmas_cli.regions import look_up

    wanted = " ".join(names)
    found = look_up.look_up(wanted)
    if style == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    for area in found if style == "text" else []:
        sys.stdout.write(f"{area['code']:15}{area['kind']:11}{', '.join(area['path'])}\n")
    if not found:
        _fail(f"no official area is named {wanted!r}", SOME_FAILED)


@app.command(epilog="Example: kamtibmas schema > release.schema.json")
def schema() -> None:
    """Print the JSON Schema (2020-12) of a record."""
    from kamtibmas_cli.release import Release

    value = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Release.model_json_schema(mode="serialization"),
    }
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


@app.command("eval", epilog="Example: kamtibmas eval tests/gold --misses")
def evaluate(
    corpus: Annotated[Path, typer.Argument(help="Folder with NAME.txt and NAME.gold.json.")],
    only: Annotated[str, typer.Option(help="Only the fields that begin so.")] = "",
    misses: Annotated[bool, typer.Option("--misses", help="Print every wrong, missed and spurious value.")] = False,
) -> None:
    """Score the tool on releases with gold annotations."""
    from kamtibmas_cli import evaluate as evaluation
    from kamtibmas_cli import readers

    if not corpus.is_dir():
        _fail(f"{corpus}: no such folder")
    try:
        count, scores = evaluation.evaluate(corpus)
    except (readers.UnreadableError, ValueError, KeyError) as error:
        _fail(f"{corpus}: {error}")
    if not count:
        _fail(f"{corpus}: no *.gold.json in it")
    sys.stdout.write(evaluation.table(count, scores, only, misses) + "\n")


def main() -> None:
    """Run the command line; an output that nobody reads on is no error."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        sys.stderr.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    code = 0
    try:
        app()
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 1
    except BrokenPipeError:
        code = 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    _close(code)


def _close(code: int) -> NoReturn:
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(f"cannot write the output: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = SOME_FAILED
    sys.exit(code)


if __name__ == "__main__":
    main()
