"""Bytes to text: UTF-8 with or without BOM, UTF-16, else Windows-1252."""

import codecs
import zipfile
import zlib
from pathlib import Path
from typing import NamedTuple

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


# What the standard library raises on damaged, locked or lying zip files.
ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError)


class Reading(NamedTuple):
    """A text as read, and the encoding it was in."""

    text: str
    encoding: str


class UnreadableError(Exception):
    """An input that cannot be read; its message is one line for the user."""


def decode(data: bytes, encoding: str | None = None) -> Reading:
    """Turn bytes into text; a BOM is no part of it.

    Takes the bytes and, to force one, the name of an encoding. Raises ``UnreadableError`` where that is unknown or
    does not fit.
    """
    if encoding:
        try:
            return Reading(data.decode(encoding).removeprefix("\ufeff"), encoding)
        except (LookupError, UnicodeError) as error:
            raise UnreadableError(f"cannot read it as {encoding}: {error}") from None
    for bom, name in _BOMS:
        if data.startswith(bom):
            return Reading(data.decode(name, "replace"), name)
    wide = _wide(data)
    if wide:
        return Reading(data.decode(wide, "replace"), wide)
    try:
        return Reading(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return Reading(data.decode("cp1252", "replace"), "cp1252")


def _wide(data: bytes) -> str | None:
    """Give UTF-16 where every other byte is nearly always zero, as in Latin text without a BOM."""
    if len(data) < 4 or len(data) % 2:
        return None
    half = len(data) // 2
    if data[1::2].count(0) > half * 0.7 and data[::2].count(0) < half * 0.1:
        return "utf-16-le"
    if data[::2].count(0) > half * 0.7 and data[1::2].count(0) < half * 0.1:
        return "utf-16-be"
    return None


def read_bytes(path: Path) -> bytes:
    """Read a file whole. Raises ``UnreadableError`` where that is not possible; as of all readers, it names no file."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableError("no such file") from None
    except IsADirectoryError:
        raise UnreadableError(f"is a folder; use `kamtibmas batch {path} -o OUT.jsonl`") from None
    except OSError as error:
        raise UnreadableError(error.strerror or str(error)) from None


def read(path: Path, encoding: str | None = None) -> Reading:
    """Read a text file. Raises ``UnreadableError`` with one plain line that names it where that is not possible."""
    try:
        return decode(read_bytes(path), encoding)
    except UnreadableError as error:
        raise UnreadableError(f"{path}: {error}") from None
