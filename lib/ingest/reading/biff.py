"""Old workbooks (.xls, BIFF): what is in them that the reader of values cannot tell."""

import struct
from collections.abc import Iterator

from lib.ingest.reading import ole, refusals
from lib.ingest.reading.notes import ERRORS, FORMULA, MOST_CELLS, Notes
from lib.ingest.table import letter

_BOF, _EOF, _LOCKED, _SHEET = {0x809, 0x409, 0x209, 0x009}, 0x0A, 0x2F, 0x85
_FORMULA, _TRUTH_OR_ERROR, _MANY_NUMBERS = 0x06, 0x205, 0xBD
_VALUES = {0x203, 0x27E, 0xFD, 0x204, 0xD6, _FORMULA, _TRUTH_OR_ERROR}
_NO_NUMBER = 0xFFFF  # in the last two bytes of a formula's result: it is no number, the first byte says what
_AN_ERROR, _BLANK = 2, 3


def inspected(data: bytes, where: str) -> list[Notes]:
    """The notes of each sheet, in order. Refuses a locked or too wide one; ole.Damaged: it breaks off."""
    records = ole.stream(data, "Workbook", "Book")
    found = [_Sheet(where).read(records, start) for start in _sheets(records, where)]
    # A program that cannot calculate leaves every result blank; one that can leaves a few blank at most.
    if any(one.results for one in found):
        return [Notes({}, one.failed) for one in found]
    return [Notes(dict.fromkeys(one.blank, FORMULA), one.failed) for one in found]


def _records(data: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Kind and content of the records of one stretch of the stream; stretches inside it are left out."""
    depth = 0
    while at + 4 <= len(data):
        kind, size = struct.unpack_from("<HH", data, at)
        if kind in _BOF:
            depth += 1
        if depth == 1:
            yield kind, data[at + 4 : at + 4 + size]
        if kind == _EOF:
            depth -= 1
            if depth == 0:
                return
        at += 4 + size
    raise ole.Damaged


def _sheets(data: bytes, where: str) -> list[int | None]:
    """Where the records of each sheet start; None for what is no worksheet but a chart or a module."""
    found: list[int | None] = []
    for kind, content in _records(data, 0):
        if kind == _LOCKED:
            raise refusals.locked(where)
        if kind == _SHEET and len(content) >= 6:
            found.append(struct.unpack_from("<I", content)[0] if content[5] == 0 else None)
    return found


class _Sheet:
    """failed: as in Notes. blank: formulas without a result; results: how many have one."""

    def __init__(self, where: str) -> None:
        self._where = where
        self.failed: dict[tuple[int, int], str] = {}
        self.blank: list[tuple[int, int]] = []
        self.results = 0

    def read(self, data: bytes, start: int | None) -> "_Sheet":
        if start is None:
            return self
        width = deepest = 0
        for kind, content in _records(data, start):
            if len(content) < 6 or not (kind in _VALUES or kind == _MANY_NUMBERS):
                continue
            row, left = struct.unpack_from("<HH", content)
            last = struct.unpack_from("<H", content, len(content) - 2)[0] if kind == _MANY_NUMBERS else left
            deepest, width = max(deepest, row + 1), max(width, last + 1)
            self._note(kind, content, (row + 1, left))
        if width * deepest > MOST_CELLS:
            raise refusals.too_wide(f"kolom {letter(width - 1)} baris {deepest}", self._where)
        return self

    def _note(self, kind: int, content: bytes, at: tuple[int, int]) -> None:
        if kind == _TRUTH_OR_ERROR and len(content) >= 8 and content[7]:
            self.failed[at] = ERRORS.get(content[6], "#?")
        if kind != _FORMULA or len(content) < 14:
            return
        special = struct.unpack_from("<H", content, 12)[0] == _NO_NUMBER
        if special and content[6] == _BLANK:
            self.blank.append(at)
            return
        self.results += 1
        if special and content[6] == _AN_ERROR:
            self.failed[at] = ERRORS.get(content[8], "#?")
