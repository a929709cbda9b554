"""The elements of an OpenDocument spreadsheet, one after the other, as sheets."""

import re
from datetime import date, datetime, time, timedelta

from lib.ingest.clean import Cell
from lib.ingest.reading.canvas import Canvas
from lib.ingest.reading.notes import FORMULA
from lib.ingest.table import Area, Table

_TABLE, _OFFICE, _TEXT, _STYLE = (
    f"urn:oasis:names:tc:opendocument:xmlns:{one}:1.0 " for one in ("table", "office", "text", "style")
)
_MORE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_ROW = f"{_TABLE}table-row"
_ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
_SHEET = f"{_TABLE}table"
_ITS_STYLE = f"{_TABLE}style-name"
_SHEET_NAME = f"{_TABLE}name"
_A_STYLE = f"{_STYLE}style"
_STYLE_NAME = f"{_STYLE}name"
_SHEET_STYLE = f"{_STYLE}table-properties"
_DISPLAY = f"{_TABLE}display"
_LINE = f"{_TEXT}p"
_SPACES = f"{_TEXT}s"
_HOW_MANY = f"{_TEXT}c"
_TAB = f"{_TEXT}tab"
_BREAK = f"{_TEXT}line-break"
_COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
_COLUMNS_SPANNED = f"{_TABLE}number-columns-spanned"
_ROWS_SPANNED = f"{_TABLE}number-rows-spanned"
_FORMULA = f"{_TABLE}formula"
_CALC_TYPE = f"{_MORE}value-type"
_TYPE = f"{_OFFICE}value-type"
_NUMBER = f"{_OFFICE}value"
_DATE = f"{_OFFICE}date-value"
_TIME = f"{_OFFICE}time-value"
_TRUTH = f"{_OFFICE}boolean-value"
_STRING = f"{_OFFICE}string-value"
_CELL = f"{_TABLE}table-cell"
_CELLS = {_CELL, f"{_TABLE}covered-table-cell"}
# What stands in a sheet or a cell without being its content: comments, drawings, the history of changes.
_BESIDE = {
    f"{_OFFICE}annotation",
    f"{_TABLE}shapes",
    f"{_TABLE}tracked-changes",
    f"{_TABLE}label-ranges",
    f"{_TABLE}dde-links",
    f"{_TEXT}note",
}
_DRAWING = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0 "
_LENGTH = re.compile(r"(-?)P(?:([0-9]+)D)?T?(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)(?:[.,]([0-9]+))?S)?")
_DAY = timedelta(days=1)
_DAY_0 = datetime(1899, 12, 30)  # noqa: DTZ001 (a workbook knows no zone)
_ERROR = re.compile(r"#(REF!|N/A|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:[0-9]{3}")
Attributes = dict[str, str]


class Document:
    """Takes elements and text as a parser of XML reports them; ValueError: a value is no value."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._sheets: list[Canvas] = []
        self._beside = 0  # how deep in something that is no content
        self._hidden: set[str] = set()  # styles of hidden sheets
        self._style = ""
        self._row = self._column = 0  # the place of the next cell; rows from 1
        self._repeated = 1
        self._cell: Attributes | None = None
        self._lines: list[str] = []
        self._in_line = 0

    def tables(self) -> list[Table]:
        """Once everything was reported."""
        return [sheet.table() for sheet in self._sheets]

    def start(self, name: str, has: Attributes) -> None:
        if self._beside or name in _BESIDE or name.startswith(_DRAWING):
            self._beside += 1
        elif name in _CELLS:
            self._cell, self._lines = has, []
        elif self._cell is not None:
            self._start_text(name, has)
        elif name == _ROW:
            self._column, self._repeated = 0, _number(has.get(_ROWS_REPEATED))
        elif name == _SHEET:
            hidden = has.get(_ITS_STYLE) in self._hidden
            self._sheets.append(Canvas(self._where, has.get(_SHEET_NAME, ""), hidden))
            self._row = 1
        elif name == _A_STYLE:
            self._style = has.get(_STYLE_NAME, "")
        elif name == _SHEET_STYLE and has.get(_DISPLAY) == "false":
            self._hidden.add(self._style)

    def end(self, name: str) -> None:
        if self._beside:
            self._beside -= 1
        elif name in _CELLS and self._cell is not None:
            self._put(self._cell, covered=name != _CELL)
            self._cell = None
        elif self._cell is not None:
            self._in_line -= name == _LINE
        elif name == _ROW:
            self._row += self._repeated

    def text(self, written: str) -> None:
        if self._in_line and not self._beside:
            self._lines[-1] += written

    def _start_text(self, name: str, has: Attributes) -> None:
        if name == _LINE:
            self._in_line += 1
            self._lines.append("")
        elif self._in_line and name == _SPACES:
            self._lines[-1] += " " * min(_number(has.get(_HOW_MANY)), 1000)
        elif self._in_line and name == _TAB:
            self._lines[-1] += "\t"
        elif self._in_line and name == _BREAK:
            self._lines[-1] += "\n"

    def _put(self, has: Attributes, *, covered: bool) -> None:
        """The cell that just ended, as often as it is repeated."""
        column, wide = self._column, _number(has.get(_COLUMNS_REPEATED))
        self._column += wide
        if not self._sheets or covered:  # what a merged area covers is not seen
            return
        shown = "\n".join(self._lines)
        uncomputed, failed = _missing(has, self._lines)
        cell = None if uncomputed or failed else value(has, shown)
        if _COLUMNS_SPANNED in has or _ROWS_SPANNED in has:
            self._merge(has, column)
        if cell is None and not uncomputed and not failed:
            return
        sheet = self._sheets[-1]
        sheet.reserve(self._row, column, self._repeated, wide)
        for row in range(self._row, self._row + self._repeated):
            for at in range(column, column + wide):
                sheet.put(row, at, cell)
                if uncomputed:
                    sheet.uncomputed[row, at] = uncomputed
                if failed:
                    sheet.failed[row, at] = failed

    def _merge(self, has: Attributes, column: int) -> None:
        wide = _number(has.get(_COLUMNS_SPANNED))
        deep = _number(has.get(_ROWS_SPANNED))
        if wide > 1 or deep > 1:
            area = Area(self._row, column, self._row + deep - 1, column + wide - 1)
            self._sheets[-1].merged.append(area)


def _number(written: str | None) -> int:
    return max(1, int(written[:9])) if written else 1


def _missing(has: Attributes, lines: list[str]) -> tuple[str, str]:
    """The formula that has no result, and the error that a cell shows; one of them, or neither.

    A result that is an empty text has no type either, but it is shown: as one empty line.
    """
    shown = "\n".join(lines)
    formula = has.get(_FORMULA)
    if has.get(_CALC_TYPE) == "error" or (formula and _ERROR.fullmatch(shown)):
        return "", shown or "#?"
    if formula is None or lines or has.get(_TYPE):
        return "", ""
    return re.sub(r"^\w+:(?==)", "", formula) or FORMULA, ""


def value(has: Attributes, shown: str) -> Cell:
    """The typed value of a cell; `shown` is the text it shows. ValueError: it contradicts its type."""
    kind = has.get(_TYPE, "string")
    if kind in ("float", "percentage", "currency"):
        return float(has[_NUMBER])
    if kind == "date":
        return _moment(has[_DATE])
    if kind == "time":
        return _clock(has[_TIME])
    if kind == "boolean":
        return has[_TRUTH] == "true"
    text = shown or has.get(_STRING, "")
    return text if text.strip() else None


def _moment(written: str) -> datetime | date | time | timedelta:
    found = datetime.fromisoformat(written[:26]).replace(tzinfo=None)
    if _DAY_0 <= found < _DAY_0 + 32 * _DAY:  # no day, but a clock that ran past midnight
        return _length(found - _DAY_0)
    return found if "T" in written else found.date()


def _clock(written: str) -> time | timedelta:
    """A time of day, or a length of time from 24 hours on."""
    hit = _LENGTH.fullmatch(written)
    if hit is None:
        raise ValueError(written)
    days, hours, minutes, seconds = (int(one or 0) for one in hit.group(2, 3, 4, 5))
    length = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    length += timedelta(microseconds=int(((hit[6] or "") + "000000")[:6]))
    if hit[1]:
        return -length
    return _length(length)


def _length(length: timedelta) -> time | timedelta:
    return (_DAY_0 + length).time() if length < _DAY else length
