"""Domain tables (``data/*.csv``) as one lexicon: first word -> forms. The only reader of tables.

A form is matched by its words: runs of letters or digits, casefolded, apostrophes dropped. So capitals, dots and
spaces need no rows of their own: "Ka. SPKT", "KA SPKT" and "Ka-SPKT" are one form.
"""

import marshal
import re
import zlib
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

DATA = Path(__file__).parent / "data"
# All tables in the form that loads in a millisecond; made when a wheel is built, absent in a checkout.
PACKED = DATA / "tables.bin"
# The newest format of marshal that Python 3.11 reads.
_FORMAT = 4
# Each row, the forms of each first word, and the numbers of each table's rows; rows and forms are marshalled apart.
Packed = tuple[list[bytes], dict[str, bytes], dict[str, tuple[int, int]]]

# U+00AD stands for any zero-width character in the cleaned text (see text.py): it may lie inside a word.
# The first of the three ways is the second one for a plain word, read far faster.
WORD = re.compile(r"[a-z]+(?!['\u00ad]|[^\W\d_])|[^\W\d_]+(?:['\u00ad][^\W\d_]+)*|\d+")
_INSIDE = str.maketrans("", "", "'\u00ad")


class Row:
    """One line of a table: where it stands, its spellings and its other columns.

    A class with slots, like ``text.Mark``: rules ask a row's columns thousands of times a text.
    """

    __slots__ = ("forms", "line", "table", "values")

    def __init__(self, table: str, line: int, forms: tuple[str, ...], values: dict[str, str]) -> None:
        self.table = table
        self.line = line
        self.forms = forms
        self.values = values

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Row):
            return NotImplemented
        return (self.table, self.line, self.forms, self.values) == (other.table, other.line, other.forms, other.values)

    @property
    def means(self) -> str:
        """The canonical value, or the first spelling where the table has no column ``means``."""
        return self.values.get("means") or self.forms[0]


class Form(NamedTuple):
    """The words of one spelling, with its row."""

    words: tuple[str, ...]
    row: Row


# How messages shorten small words, each with what it stands for: "yg" is read as "yang" by every rule.
SHORT = dict(line.split() for line in (DATA / "short_words.txt").read_text("utf-8").splitlines())


def fold(word: str) -> str:
    """Give the key under which a word of the text is looked up: in small letters, and in full where it is shortened.

    >>> fold("Jum'at"), fold("Yg")
    ('jumat', 'yang')
    """
    key = word.casefold() if word.isalnum() else word.translate(_INSIDE).casefold()
    return SHORT.get(key, key)


def words(text: str) -> tuple[str, ...]:
    """Cut a spelling into folded words.

    >>> words("Jum'at, S.I.K")
    ('jumat', 's', 'i', 'k')
    """
    return tuple(fold(match) for match in WORD.findall(text.replace("’", "'").replace("`", "'")))


def read(path: Path) -> list[Row]:
    """Read one table. ``form`` may hold several spellings with ``|``; every row has an ``example``."""
    import csv  # only a checkout reads tables anew

    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return [
            Row(path.stem, reader.line_num, tuple(filter(None, record.pop("form").split("|"))), record)
            for record in reader
        ]


class Forms:
    """The spellings that begin with one word: those of this word alone, and longer ones by their second word."""

    __slots__ = ("longer", "single")

    def __init__(self, single: list[Row], longer: dict[str, list[Form]]) -> None:
        self.single = single
        self.longer = longer


class Lexicon:
    """All tables, by first word. Longest spellings come first.

    It keeps what it was packed from (see ``packed``) and makes the forms of a word when a text first has that word: a
    run that reads one release meets a tenth of them.
    """

    def __init__(self, packed: Packed) -> None:
        self._rows, self.forms, self._tables = packed
        self._made_rows: dict[int, Row] = {}
        self._made_forms: dict[str, Forms] = {}

    def row(self, number: int) -> Row:
        """Give the row of a number."""
        row = self._made_rows.get(number)
        if row is None:
            table, line, forms, values = marshal.loads(self._rows[number])
            row = self._made_rows[number] = Row(table, line, forms, values)
        return row

    def known(self, word: str) -> Forms | None:
        """Give the spellings that begin with a folded word."""
        forms = self._made_forms.get(word)
        if forms is None and word in self.forms:
            single, longer = marshal.loads(self.forms[word])
            forms = self._made_forms[word] = Forms(
                [self.row(number) for number in single],
                {second: [Form(key, self.row(number)) for key, number in entries] for second, entries in longer},
            )
        return forms

    def row_of(self, word: str, tables: tuple[str, ...]) -> Row | None:
        """Give the row of one of the tables whose whole spelling a folded word is."""
        forms = self.known(word)
        return next((row for row in forms.single if row.table in tables), None) if forms else None

    def known_of(self, folded: list[str]) -> list[Forms | None]:
        """Give the spellings that begin with each of some folded words."""
        for word in set(folded).difference(self._made_forms):
            if word in self.forms:
                self.known(word)
        return list(map(self._made_forms.get, folded))

    def table(self, name: str) -> list[Row]:
        """Give the rows of one table, in the file's order."""
        return [self.row(number) for number in range(*self._tables.get(name, (0, 0)))]


def pack(rows: list[Row]) -> Packed:
    """Turn the rows of all tables into what a lexicon works from: rows, forms by first word, first and last row."""
    forms: dict[str, tuple[list[int], dict[str, list[tuple[tuple[str, ...], int]]]]] = {}
    tables: dict[str, tuple[int, int]] = {}
    for number, row in enumerate(rows):
        tables[row.table] = (tables.get(row.table, (number,))[0], number + 1)
        for spelling in row.forms:
            key = words(spelling)
            single, longer = forms.setdefault(key[0], ([], {}))
            if len(key) == 1:
                single.append(number)
            else:
                longer.setdefault(key[1], []).append((key, number))
    return (
        [marshal.dumps((row.table, row.line, row.forms, row.values), _FORMAT) for row in rows],
        {word: marshal.dumps((single, _longest_first(longer)), _FORMAT) for word, (single, longer) in forms.items()},
        tables,
    )


def _longest_first(longer: dict[str, list[tuple[tuple[str, ...], int]]]) -> list[tuple[str, Any]]:
    return [(second, sorted(entries, key=lambda entry: -len(entry[0]))) for second, entries in longer.items()]


def write_packed(path: Path) -> None:
    """Write the packed tables, with a checksum of the files that they were made from (when a wheel is built)."""
    path.write_bytes(marshal.dumps((_checksum(), pack(_rows())), _FORMAT))


def _checksum() -> int:
    """Give one number for the bytes of all tables: a house that edits an installed table must not be ignored."""
    number = 0
    for path in (*sorted(DATA.glob("*.csv")), DATA / "short_words.txt"):
        number = zlib.crc32(path.read_bytes(), number)
    return number


def _rows() -> list[Row]:
    return [row for path in sorted(DATA.glob("*.csv")) for row in read(path)]


def _read_packed() -> Packed | None:
    """Give the packed tables if they are there and made from the tables that are there."""
    try:
        checksum, packed = marshal.loads(PACKED.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return packed if checksum == _checksum() else None


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Give the packaged tables; read once a process."""
    return Lexicon(_read_packed() or pack(_rows()))
