"""kamtibmas: raw Indonesian police press releases into structured data.

``parse(text)`` gives a ``Release``; both are loaded when first used, so that ``import kamtibmas_cli`` costs nothing.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kamtibmas_cli.release import Release, parse

__version__ = "0.1.0"
__all__ = ["Release", "__version__", "parse"]


def __getattr__(name: str) -> Any:
    if name in {"Release", "parse"}:
        from kamtibmas_cli import release

        return getattr(release, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
