"""The values of a workbook's sheets, as python-calamine reads them."""

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time
from operator import itemgetter
from typing import NamedTuple

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from lib.ingest.clean import Cell
from lib.ingest.reading import refusals
from lib.ingest.reading.notes import Notes
from lib.ingest.table import Area, Table

_PANIC = "PanicException"  # of the reader's own language; it is no Exception
_EPOCHS = {1900: date(1899, 12, 31), 1904: date(1904, 1, 1)}  # day 0, by the year of day 1


def sheets(data: bytes, notes: Sequence[Notes], where: str) -> list[Table]:
    """Every worksheet, in the workbook's order; chart and macro sheets are none. notes: of every sheet."""
    with _refusing(where):
        return list(_tables(_opened(data), notes))


@dataclass(frozen=True, slots=True)
class Opened:
    """A workbook whose sheets have been read, all of them at once."""

    sheets: list["_Sheet"]

    @classmethod
    def of(cls, data: bytes, where: str, most: int) -> "Opened":
        """most: cells from A1 to the last one of a sheet. UserError: there are more, or it cannot be read."""
        with _refusing(where):
            return cls([_within(one, most) for one in _opened(data)])

    def tables(self, notes: Sequence[Notes], where: str) -> list[Table]:
        """As `sheets`, once: each sheet is let go of when its table is made, so that both fit in memory."""
        with _refusing(where):
            return list(_tables(self._released(), notes))

    def _released(self) -> Iterator["_Sheet"]:
        while self.sheets:
            yield self.sheets.pop(0)


class _Sheet(NamedTuple):
    """values: None for what is no worksheet."""

    values: CalamineSheet | None
    hidden: bool


def _opened(data: bytes) -> Iterator[_Sheet]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for at, one in enumerate(workbook.sheets_metadata):
        values = workbook.get_sheet_by_index(at) if one.typ is SheetTypeEnum.WorkSheet else None
        yield _Sheet(values, one.visible is not SheetVisibleEnum.Visible)


def _within(sheet: _Sheet, most: int) -> _Sheet:
    rows, columns = (sheet.values and sheet.values.end) or (0, 0)
    if (rows + 1) * (columns + 1) > most:
        raise OverflowError
    return sheet


def _tables(sheets: Iterable[_Sheet], notes: Sequence[Notes]) -> Iterator[Table]:
    for one, noted in zip(sheets, notes, strict=True):
        if one.values is not None:
            yield _table(one.values, noted, hidden=one.hidden)


@contextmanager
def _refusing(where: str) -> Iterator[None]:
    """Whatever the reader of values says about a workbook is a refusal."""
    try:
        yield
    except PasswordError as error:
        raise refusals.locked(where) from error
    except (CalamineError, OSError, ValueError, OverflowError) as error:
        raise refusals.broken(where) from error
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise refusals.broken(where) from error
        raise


def _table(sheet: CalamineSheet, notes: Notes, *, hidden: bool) -> Table:
    return Table(
        sheet.name,
        sorted(_rows(sheet, notes), key=itemgetter(0)),
        hidden=hidden,
        merged=tuple(_merged(sheet) if notes.merged is None else notes.merged),
        uncomputed=notes.uncomputed,
        failed=notes.failed,
    )


def _merged(sheet: CalamineSheet) -> Iterator[Area]:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        yield Area(top + 1, left, bottom + 1, right)


def _rows(sheet: CalamineSheet, notes: Notes) -> Iterator[tuple[int, list[Cell]]]:
    """The rows with a value, or with a cell whose value is missing, with their numbers."""
    missing: dict[int, list[int]] = {}
    for row, position in (*notes.uncomputed, *notes.failed):
        missing.setdefault(row, []).append(position)
    top, left = sheet.start or (0, 0)
    placed: list[Cell] = [None] * left
    texts = _Texts()
    for at, values in enumerate(sheet.to_python(skip_empty_area=True) if sheet.start else ()):
        cells: list[Cell] = [
            texts[value] if type(value) is str else (value if type(value) is float else _timed(value))
            for value in values
        ]
        if notes.rows and notes.columns:
            number, cells = notes.rows[at], _spread(cells, notes.columns)
        else:
            number, cells = top + at + 1, placed + cells if left else cells
        lacking = missing.pop(number, ()) if missing else ()
        if lacking:
            cells = _without(cells, lacking)
        if any(cells) or lacking or cells.count(None) < len(cells):  # the first settles nearly all, quickly
            yield number, cells
    for number, lacking in missing.items():
        yield number, _without([], lacking)


class _Texts(dict[str, str | None]):
    """Text → the same text, kept once however many cells have it; None for a blank one."""

    def __missing__(self, text: str) -> str | None:
        kept = self[text] = None if not text or text.isspace() else text
        return kept


def _without(cells: list[Cell], lacking: Sequence[int]) -> list[Cell]:
    """The cells, long enough for those that lack their value, which are blank."""
    if lacking:
        cells = cells + [None] * (max(lacking) + 1 - len(cells))
    for position in lacking:
        cells[position] = None
    return cells


def _spread(cells: list[Cell], columns: list[int]) -> list[Cell]:
    """The cells at the columns they have in the sheet; nothing behind the last one that is filled."""
    filled = [(column, cell) for column, cell in zip(columns, cells, strict=False) if cell is not None]
    spread: list[Cell] = [None] * (filled[-1][0] + 1 if filled else 0)
    for column, cell in filled:
        spread[column] = cell
    return spread


def _timed(value: Cell) -> Cell:
    """A length of time where a clock ran past midnight: 24:00 and 30:15 are kept as days since an epoch."""
    if not isinstance(value, date) or value.year not in _EPOCHS or value.month != 1:
        return value
    clock = value.time() if isinstance(value, datetime) else time()
    day = value.date() if isinstance(value, datetime) else value
    return datetime.combine(day, clock) - datetime.combine(_EPOCHS[value.year], time())
