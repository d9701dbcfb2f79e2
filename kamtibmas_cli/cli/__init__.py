"""The command line: arguments, streams and exit codes. No logic."""

import os
import sys
from typing import Annotated, NoReturn

import typer

from kamtibmas_cli import __version__
from kamtibmas_cli.cli import batch, check, explain, parse, recap, reference, show
from kamtibmas_cli.cli.common import INTERRUPTED, SOME_FAILED, app, say

# Importing a command puts it on the application.
COMMANDS = (parse, show, batch, check, recap, explain, reference)


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
        say(f"cannot write the output: {error.strerror or error}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = SOME_FAILED
    sys.exit(code)
