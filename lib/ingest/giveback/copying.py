"""A workbook made from tables as they were read, for files that cannot be marked themselves."""

import io
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter

from lib.ingest.clean import Cell
from lib.ingest.neutral import like_a_formula, plain
from lib.ingest.reading.notes import DEEPEST, WIDEST
from lib.ingest.table import Area, Table

_LONGEST_NAME = 31  # letters of a sheet's name
_ONLY = "Data"  # the sheet of a file without sheets
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_WHOLE = re.compile(r"0|[1-9][0-9]{0,8}")  # text that a number cell says exactly the same
_DIGITS = re.compile(r"[\s\d.,/:%-]+")
RowAt = tuple[str | None, int]  # sheet, row
_FORMATS = {datetime: "dd/mm/yyyy hh:mm", date: "dd/mm/yyyy", time: "hh:mm", timedelta: "[h]:mm"}
_FIRST_YEAR = 1900  # a workbook has no earlier dates
_LONGEST = timedelta(days=2_958_465)  # its last day, as a number


def sheet_names(tables: Sequence[Table]) -> dict[str | None, str]:
    """The name of each table's sheet in a workbook: its own, as far as one may be called so."""
    names: dict[str | None, str] = {}
    taken: set[str] = set()
    for table in tables:
        bare = _FORBIDDEN.sub(" ", str(plain(table.sheet or _ONLY))).strip("' ")[:_LONGEST_NAME] or _ONLY
        name, number = bare, 2
        while name.casefold() in taken:
            behind = f" ({number})"
            name, number = f"{bare[: _LONGEST_NAME - len(behind)]}{behind}", number + 1
        names[table.sheet] = name
        taken.add(name.casefold())
    return names


def copied(tables: Sequence[Table]) -> bytes:
    """An .xlsx with every table: the same rows at the same numbers, values typed, formulas as text."""
    book = Workbook(write_only=True)
    names = sheet_names(tables)
    for table in tables:
        page = book.create_sheet(names[table.sheet])
        if table.hidden:
            page.sheet_state = "hidden"
        for area in filter(_possible, table.merged):
            page.merged_cells.add(_named(area))
        for position, width in enumerate(_widths(table)):
            page.column_dimensions[get_column_letter(position + 1)].width = width
        last = 0
        for number, row in table.rows:
            for _ in range(number - last - 1):
                page.append([])
            page.append([_cell(page, cell) for cell in row])
            last = number
    if all(table.hidden for table in tables):  # a workbook needs one sheet to show
        book.create_sheet(_ONLY)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def shortened(
    tables: Sequence[Table],
    wanted: Collection[RowAt],
    data: Collection[RowAt],
) -> tuple[list[Table], dict[RowAt, int]]:
    """Only the wanted rows, below what stands above the first row of `data`; and row → its new number.

    Sheets without a wanted row are left out. Merged areas stay where no row between their ends is lost.
    """
    short: list[Table] = []
    moved: dict[RowAt, int] = {}
    for table in tables:
        first = min((row for sheet, row in data if sheet == table.sheet), default=0)
        if not any(sheet == table.sheet for sheet, _ in wanted):
            continue
        kept = [one for one in table.rows if one[0] < first or (table.sheet, one[0]) in wanted]
        start = kept[0][0] if kept else 1
        places = {number: at for at, (number, _) in enumerate(kept, start=start)}
        moved |= {(table.sheet, number): at for number, at in places.items()}
        rows = [(places[number], row) for number, row in kept]
        short.append(replace(table, rows=rows, merged=tuple(_moved(table.merged, places)), exact=False))
    return short, moved


def _moved(areas: Sequence[Area], places: dict[int, int]) -> Iterator[Area]:
    for area in areas:
        if all(row in places for row in range(area.top, area.bottom + 1)):
            yield Area(places[area.top], area.left, places[area.bottom], area.right)


def _possible(area: Area) -> bool:
    """Whether a sheet can have this merged area: a file may say anything."""
    return 1 <= area.top <= area.bottom <= DEEPEST and 0 <= area.left <= area.right < WIDEST


def _named(area: Area) -> str:
    left, right = get_column_letter(area.left + 1), get_column_letter(area.right + 1)
    return f"{left}{area.top}:{right}{area.bottom}"


def _widths(table: Table) -> list[int]:
    """Wide enough for most cells, from the first rows."""
    widths: list[int] = []
    for _, row in table.rows[:200]:
        widths += [8] * (len(row) - len(widths))
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], min(len(str(cell)) + 2, 32)) if cell is not None else widths[at]
    return widths


def _cell(page: Any, value: Cell) -> Any:
    """What to write for a cell. A text stays text, whatever it looks like; so does a time no workbook has."""
    if isinstance(value, str):
        text = str(plain(value))
        if _WHOLE.fullmatch(text):
            return int(text)
        plainly = not like_a_formula(text) and not text.startswith("#") and not _DIGITS.fullmatch(text)
        return text if plainly else _as_text(page, text)
    if (isinstance(value, date) and value.year < _FIRST_YEAR) or (
        isinstance(value, timedelta) and abs(value) > _LONGEST
    ):
        return _as_text(page, str(value))
    if type(value) in _FORMATS:
        cell = WriteOnlyCell(page, value)
        cell.number_format = _FORMATS[type(value)]
        return cell
    return value


def _as_text(page: Any, text: str) -> Any:
    cell = WriteOnlyCell(page, None)
    cell.value, cell.data_type, cell.number_format = text, "s", "@"
    cell.quotePrefix = like_a_formula(text)
    return cell
