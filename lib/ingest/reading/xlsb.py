"""Binary workbooks (.xlsb): their cells in error and merged areas, which the reader of values leaves out."""

import struct
from collections.abc import Iterator
from zipfile import ZipInfo

from lib.ingest.reading import archive, refusals
from lib.ingest.reading.notes import ERRORS, MOST_CELLS, Notes
from lib.ingest.reading.xlsx import links, safe_part
from lib.ingest.table import Area, letter

_WORKBOOK, _LINKS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_ROW, _BLANK, _ERROR, _FORMULA_ERROR, _LAST_CELL = 0, 1, 3, 11, 11
_SHEET, _MERGED = 156, 176
_LONGEST = 2**24  # bytes of one record


def inspected(data: bytes, where: str) -> list[Notes]:
    """The notes of each sheet, in order. Refuses an unsafe one; archive.Damaged: it breaks off."""
    by_name = archive.named(data, where)
    if _WORKBOOK not in by_name or _LINKS not in by_name:
        raise archive.Damaged
    linked = links(archive.read(data, by_name[_LINKS]))
    workbook = _records(data, by_name[_WORKBOOK])
    sheets = [linked.get(_text(content[8:]), "") for kind, content in workbook if kind == _SHEET]
    for name, part in by_name.items():
        if name not in sheets:
            safe_part(data, part, where)
    return [_scanned(_records(data, by_name[name]), where) if name in by_name else Notes() for name in sheets]


def _text(content: bytes) -> str:
    """A counted text."""
    if len(content) < 4:
        raise archive.Damaged
    return content[4 : 4 + 2 * int(struct.unpack_from("<I", content)[0])].decode("utf-16-le", "replace")


def _records(data: bytes, part: ZipInfo) -> Iterator[tuple[int, bytes]]:
    """Kind and content of each record; both kind and size are numbers of seven bits a byte."""
    rest = b""
    for piece in archive.pieces(data, part):
        rest, at = rest + piece, 0
        while (found := _record(rest, at)) is not None:
            kind, start, end = found
            yield kind, rest[start:end]
            at = end
        rest = rest[at:]
    if rest:
        raise archive.Damaged


def _record(data: bytes, at: int) -> tuple[int, int, int] | None:
    """Kind, start and end of the record at `at`; None when it is not all there yet."""
    if at + 2 > len(data):
        return None
    kind = data[at]
    at += 1
    if kind & 0x80:
        kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
        at += 1
    size = 0
    for byte in range(4):
        if at >= len(data):
            return None
        part = data[at]
        at += 1
        size |= (part & 0x7F) << (7 * byte)
        if not part & 0x80:
            break
    if size > _LONGEST:
        raise archive.Damaged
    return (kind, at, at + size) if at + size <= len(data) else None


def _scanned(records: Iterator[tuple[int, bytes]], where: str) -> Notes:
    merged: list[Area] = []
    notes, row, width, deepest = Notes(merged=merged), 0, 1, 0
    for kind, content in records:
        if kind == _ROW and len(content) >= 4:
            row = struct.unpack_from("<I", content)[0] + 1
        elif _BLANK < kind <= _LAST_CELL and len(content) >= 8:
            column = struct.unpack_from("<I", content)[0]
            width, deepest = max(width, column + 1), max(deepest, row)
            if kind in (_ERROR, _FORMULA_ERROR) and len(content) > 8:
                notes.failed[row, column] = ERRORS.get(content[8], "#?")
        elif kind == _MERGED and len(content) >= 16:
            top, bottom, left, right = struct.unpack_from("<4I", content)
            merged.append(Area(top + 1, left, bottom + 1, right))
    if width * deepest > MOST_CELLS:
        raise refusals.too_wide(f"kolom {letter(min(width, 10**6) - 1)} baris {deepest}", where)
    return notes
