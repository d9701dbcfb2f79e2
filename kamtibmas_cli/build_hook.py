"""Packs the tables when a wheel is built (``[tool.hatch.build.hooks.custom]``); no other module imports this."""

import sys
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackTables(BuildHookInterface[Any]):
    """Puts ``data/tables.bin`` into a wheel; an editable install reads the CSV files, which change under it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the packed tables and name them to the builder."""
        if self.target_name != "wheel" or version == "editable":
            return
        sys.path.insert(0, self.root)
        from kamtibmas_cli import tables

        path = Path(mkdtemp()) / tables.PACKED.name
        tables.write_packed(path)
        build_data["force_include"][str(path)] = tables.PACKED.relative_to(self.root).as_posix()
