"""``python -m kamtibmas_cli`` is the command ``kamtibmas``."""

from kamtibmas_cli.cli import main

main()
