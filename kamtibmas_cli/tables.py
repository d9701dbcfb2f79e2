"""Domain tables (``data/*.csv``) as one lexicon: first word -> forms. The only reader of tables.

A form is matched by its words: runs of letters or digits, casefolded, apostrophes dropped. So capitals, dots and
spaces need no rows of their own: "Ka. SPKT", "KA SPKT" and "Ka-SPKT" are one form.
"""

import csv
import re
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

DATA = Path(__file__).parent / "data"

# U+00AD stands for any zero-width character in the cleaned text (see text.py): it may lie inside a word.
WORD = re.compile(r"[^\W\d_]+(?:['\u00ad][^\W\d_]+)*|\d+")
_INSIDE = str.maketrans("", "", "'\u00ad")


class Row(NamedTuple):
    """One line of a table: where it stands, its spellings and its other columns."""

    table: str
    line: int
    forms: tuple[str, ...]
    values: dict[str, str]

    @property
    def means(self) -> str:
        """The canonical value, or the first spelling where the table has no column ``means``."""
        return self.values.get("means") or self.forms[0]


class Form(NamedTuple):
    """The words of one spelling, with its row."""

    words: tuple[str, ...]
    row: Row


def fold(word: str) -> str:
    """Give the key under which a word of the text is looked up."""
    return word.casefold() if word.isalnum() else word.translate(_INSIDE).casefold()


def words(text: str) -> tuple[str, ...]:
    """Cut a spelling into folded words.

    >>> words("Jum'at, S.I.K")
    ('jumat', 's', 'i', 'k')
    """
    return tuple(fold(match) for match in WORD.findall(text.replace("’", "'").replace("`", "'")))


def read(path: Path) -> list[Row]:
    """Read one table. ``form`` may hold several spellings with ``|``; every row has an ``example``."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [
            Row(path.stem, reader.line_num, tuple(filter(None, record.pop("form").split("|"))), record)
            for record in reader
        ]


class Forms(NamedTuple):
    """The spellings that begin with one word: those of this word alone, and longer ones by their second word."""

    single: list[Row]
    longer: dict[str, list[Form]]


class Lexicon:
    """All tables, by first word. Longest spellings come first."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows
        self._tables: dict[str, list[Row]] = {}
        for row in rows:
            self._tables.setdefault(row.table, []).append(row)
        self.forms: dict[str, Forms] = {}
        for row in rows:
            for spelling in row.forms:
                key = words(spelling)
                forms = self.forms.setdefault(key[0], Forms([], {}))
                if len(key) == 1:
                    forms.single.append(row)
                else:
                    forms.longer.setdefault(key[1], []).append(Form(key, row))
        for forms in self.forms.values():
            for entries in forms.longer.values():
                entries.sort(key=lambda form: -len(form.words))

    def table(self, name: str) -> list[Row]:
        """Give the rows of one table, in the file's order."""
        return self._tables.get(name, [])


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Give the packaged tables; read once a process."""
    return Lexicon([row for path in sorted(DATA.glob("*.csv")) for row in read(path)])
