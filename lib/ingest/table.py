"""What the parts of the import hand each other: a table as it was read, and the same table with its meaning.

reading gives `Table`; layout and columns give `Mapped` (or `Unmapped`); rows cleans what `Mapped` says.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from lib.ingest.clean import Cell
from lib.kernel.errors import UserError
from lib.kernel.logs import Log


@dataclass(frozen=True, slots=True)
class Area:
    """A merged area. Rows as the user counts them (1-based), columns from 0; both ends belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or a whole text file. rows: the non-blank ones, each with its number as the user sees it.

    exact: rows say how many cells they have (CSV), so that one too many or too few means something.
    hidden: the sheet is hidden in its workbook. merged: its merged areas; only their first cell has a value.
    uncomputed: (row, position) → the text of a formula whose result the file does not carry; the cell itself
    is None in `rows`. failed: (row, position) → an error value such as #REF!; the cell is None too.
    """

    sheet: str | None
    rows: list[tuple[int, list[Cell]]]
    exact: bool = False
    hidden: bool = False
    merged: tuple[Area, ...] = ()
    uncomputed: Mapping[tuple[int, int], str] = field(default_factory=dict)
    failed: Mapping[tuple[int, int], str] = field(default_factory=dict)


class Via(StrEnum):
    """How the cells of a source make one value."""

    CELL = "cell"  # one cell
    MOMENT = "moment"  # (date, time)
    PLACE = "place"  # (name, kecamatan, kelurahan, tps)
    BOX = "box"  # (box id or label, place name, kecamatan, kelurahan, tps, ballot type)
    TICKS = "ticks"  # one cell for each of `words`; a tick chooses its word
    CONSTANT = "constant"  # no cell: `words[0]`


NOWHERE = -1  # a position of a source that this table does not have


@dataclass(frozen=True, slots=True)
class Source:
    """Where one field of a log comes from. field: a column of the log, or `party`.

    positions: columns of the table, NOWHERE where it lacks one. They may point behind the sheet's last
    column: at cells that the layout put there from a letterhead or the sheet's name.
    """

    field: str
    via: Via
    positions: tuple[int, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ColumnMatch:
    """One column of the file. field: what it is read as, None when it is none of ours.

    field is a column of the log, or a part of one: `destination.kelurahan`, `departed_at.time`, `date`,
    `box_id.ballot`, `condition=utuh`, `item=tinta:qty_sent`, `destination=Medono:qty_sent`.
    samples: its first values, as text.
    score: 100 for a known word, less for a near one, 0 when a person or its content chose it.
    """

    sheet: str | None
    source: str
    position: int
    field: str | None
    samples: tuple[str, ...] = ()
    score: int = 100

    @property
    def letter(self) -> str:
        """As spreadsheets name it."""
        return letter(self.position)


@dataclass(frozen=True, slots=True)
class Mapped:
    """A table whose log is known.

    header: the last header row's number. data: the rows below, merged cells filled in, the virtual cells of a
    letterhead appended; numbering, subtotal, total and signature rows are not among them but in `passed`
    (number, why). lanes: usually one; a wide recap has one for each of its goods, and each makes a row of the
    log from a row of the sheet where any of its amounts is filled. width: columns of the sheet itself.
    spread: (row, position) of amounts that one merged cell gives to several rows together.
    """

    table: Table
    log: Log
    header: int
    matches: tuple[ColumnMatch, ...]
    lanes: tuple[tuple[Source, ...], ...] = ()
    data: list[tuple[int, list[Cell]]] = field(default_factory=list)
    width: int = 0
    passed: tuple[tuple[int, str], ...] = ()
    spread: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A table that is none of our logs. known: how many of its columns belong to the nearest one.

    reference: a reading guide, a list of choices or a hidden sheet: rightly left out. log: the nearest one.
    """

    table: Table
    why: UserError
    known: int
    reference: bool = False
    log: Log | None = None
    matches: tuple[ColumnMatch, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said about a file, beyond the file.

    log: by name. columns: (sheet, position) → field as in ColumnMatch, "" for not used. values: field → text
    for every row of a table that lacks the field. cells: (sheet, row, position) → the text put in its place.
    accepted: take every suggestion.
    """

    log: str | None = None
    columns: Mapping[tuple[str | None, int], str] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str | None, int, int], str] = field(default_factory=dict)
    accepted: bool = False


def letter(position: int) -> str:
    """0 → A, 26 → AA: a column as spreadsheets name it."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def position(letters: str) -> int:
    """A → 0, AA → 26."""
    found = 0
    for one in letters.upper():
        found = found * 26 + ord(one) - ord("A") + 1
    return found - 1
