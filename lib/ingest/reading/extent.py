"""How far the values of an .xlsx sheet reach, from its XML alone, and how to draw it together.

The reader of values allocates a sheet from corner to corner: one value far away ends its process.
"""

import re
from collections.abc import Iterable
from functools import cache

from lib.ingest.reading.notes import position
from lib.ingest.table import letter

_PLACE = re.compile(r"([A-Z]*)([0-9]*)")
_ROW_NUMBER = re.compile(rb"<row[^<>]{0,200}? r=\"([0-9]+)\"")
_CELL, _ROW = re.compile(rb"<(?:\w{1,20}:)?c[\s/>]"), re.compile(rb"<(?:\w{1,20}:)?row[\s/>]")
# For cells in any other form: every r="…" counts, wherever it stands.
_ANY_PLACE = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_ROW_TAG = re.compile(rb"<row(?: [\w:]+=\"[\w.: -]*\")* ?/?>")
_EMPTY_CELL = re.compile(rb"<c(?: [a-z]+=\"[A-Za-z0-9]*\")* ?/>")
_FILLED_CELL = re.compile(rb"<c r=\"([A-Z]{1,3})([0-9]{1,7})\"((?: (?!r=)[a-z]+=\"[A-Za-z0-9]*\")*)>")
_FARTHEST = 10**9


class Reach:
    """The columns and rows that the values of a sheet reach, at least; as its pieces are added."""

    def __init__(self) -> None:
        self.width, self.deepest = 1, 0
        self._unnumbered = 0

    @property
    def rows(self) -> int:
        return self.deepest + self._unnumbered

    @property
    def area(self) -> int:
        return self.width * self.rows

    def add(self, piece: bytes) -> None:
        """A piece that cuts no row. Cells without a value count as well when that is faster."""
        plain = piece.count(b'<c r="')
        odd = piece.count(b"<c") != plain and len(_CELL.findall(piece)) != plain
        if odd or b":c " in piece or b":c>" in piece or _given_twice(piece, plain):
            self._add_odd(piece)
            return
        self.deepest = max(self.deepest, max(map(int, _ROW_NUMBER.findall(piece)), default=0))
        at = 0
        while beyond := _beyond(self.width).search(piece, at):
            at = beyond.end()
            self._reach([beyond[1].decode()])

    def add_values(self, piece: bytes) -> None:
        """A piece that cuts no row; only cells that hold something count, as exactly as can be told."""
        self._add_odd(_EMPTY_CELL.sub(b"", piece))

    def _reach(self, places: Iterable[str]) -> None:
        for place in places:
            hit = _PLACE.match(place)
            if hit and hit[1]:
                self.width = max(self.width, 1 + position(hit[1][:6]))
            if hit and hit[2]:
                self.deepest = max(self.deepest, min(int(hit[2][:10]), _FARTHEST))

    def _add_odd(self, piece: bytes) -> None:
        places = _ANY_PLACE.findall(_ROW_TAG.sub(b"", piece))
        unplaced = len(_CELL.findall(piece)) > len(places)  # cells that stand behind the one before
        if unplaced:
            places = _ANY_PLACE.findall(piece)
        self._reach((letters + number).decode().upper() for letters, number in set(places))
        if unplaced:
            self._unnumbered += len(_ROW.findall(piece))
            self.width += max(len(_CELL.findall(row)) for row in _ROW.split(piece))


@cache
def _beyond(width: int) -> re.Pattern[bytes]:
    """A cell, in the form that all office programs write, behind so many columns or far down."""
    last = letter(width - 1)
    higher = [
        f"{last[:at]}[{chr(ord(one) + 1)}-Z]{'[A-Z]' * (len(last) - at - 1)}"
        for at, one in enumerate(last)
        if one < "Z"
    ]
    columns = "|".join([*higher, f"[A-Z]{{{len(last) + 1},}}"])
    return re.compile(f'<c r="((?:{columns})(?=[0-9])|[A-Z]+[0-9]{{7,}})'.encode())


def _given_twice(piece: bytes, cells: int) -> bool:
    """Whether a cell may have two places: the reader takes the last one."""
    return piece.count(b' r="') - cells != piece.count(b'<row r="')


def drawn_together(sheet: bytes) -> tuple[bytes, list[int], list[int]] | None:
    """The sheet with its used rows and columns side by side, and which rows (from 1) and columns they are.

    None when a cell is written in another form than office programs write.
    """
    filled = _FILLED_CELL.findall(sheet)
    if len(filled) + len(_EMPTY_CELL.findall(sheet)) != len(_CELL.findall(sheet)):
        return None
    rows = sorted({int(row) for _, row, _ in filled})
    columns = sorted({position(letters.decode()) for letters, _, _ in filled})
    new_row = {str(row).encode(): str(at).encode() for at, row in enumerate(rows, start=1)}
    place = {at: letter(new).encode() for new, at in enumerate(columns)}
    new_column = {letters: place[position(letters.decode())] for letters in {hit[0] for hit in filled}}

    def moved(hit: re.Match[bytes]) -> bytes:
        return b'<c r="%b%b"%b>' % (new_column[hit[1]], new_row[hit[2]], hit[3])

    return _FILLED_CELL.sub(moved, _EMPTY_CELL.sub(b"", sheet)), rows, columns
