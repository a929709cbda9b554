"""The tables of one sheet: most have one, some have others below it or beside it. Pure."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from lib.ingest import special
from lib.ingest.cell import Cell, text
from lib.ingest.table import Mapped, Table, Unmapped

Reading = Callable[[Table], Mapped | Unmapped]
_LEAST = 3  # columns of a table that stands beside another
_ENUMERATED = re.compile(r"\s*(?:[A-Z]|[IVX]{1,4}|\d{1,2})[.)]\s")  # `A. PENGIRIMAN`: of one table only
_MOST = 20  # tables of a sheet


def parts(table: Table, read: Reading) -> Iterator[Mapped | Unmapped]:
    """Every table of a sheet that can be read, or the one reading of the whole sheet.

    read: says what one table is. Rows and columns keep the numbers that they have in the sheet.
    """
    first = read(table)
    if isinstance(first, Unmapped):
        beside = _beside(table, read)
        yield from beside or (first,)
        return
    yield from _stacked(first, read)


def _stacked(first: Mapped, read: Reading, left: int = _MOST) -> Iterator[Mapped]:
    """A table, and those whose headers stand below it."""
    other = {number for number, why in first.passed if why == special.OTHER_TABLE}
    below = _below(first, other) if other and left else None
    second = read(below) if below else None
    if not isinstance(second, Mapped):
        yield first
        return
    yield replace(first, passed=tuple(one for one in first.passed if one[0] not in other))
    yield from _stacked(replace(second, passed=_beneath(second, other)), read, left - 1)


def _beneath(second: Mapped, rows: set[int]) -> tuple[tuple[int, str], ...]:
    return tuple(one for one in second.passed if one[0] in rows)


def _below(first: Mapped, rows: set[int]) -> Table:
    """The other rows, with the letterhead of the sheet above them."""
    titles = [(number, row) for number, row in first.table.rows if number <= first.header]
    head = titles[: -_deep(first, titles)]
    if head and _ENUMERATED.match(text(next(cell for cell in head[-1][1] if cell is not None))):
        head.pop()
    return replace(first.table, rows=[*head, *(one for one in first.table.rows if one[0] in rows)])


def _deep(first: Mapped, titles: Sequence[tuple[int, Sequence[Cell]]]) -> int:
    """How many rows its header has: as many as tell the titles of its columns."""
    named = {part for one in first.matches for part in one.source.split(" / ") if part}
    deep = 1
    while deep < len(titles):
        cells = [text(cell) for cell in titles[-deep - 1][1] if cell is not None]
        if not all(cell in named for cell in cells):
            break
        deep += 1
    return deep


def _beside(table: Table, read: Reading) -> list[Mapped | Unmapped]:
    """The tables left and right of an empty column, if each of them can be read; else nothing."""
    for at in _gaps(table):
        left, right = _cut(table, 0, at), _cut(table, at + 1, None)
        found = [read(left), *parts(right, read)] if left.rows and right.rows else []
        if found and all(isinstance(one, Mapped) for one in found):
            return found
    return []


def _gaps(table: Table) -> list[int]:
    """Columns without any cell, with enough filled ones on both sides."""
    if table.exact:
        return []
    filled = sorted({at for _, row in table.rows for at, cell in enumerate(row) if cell is not None})
    gaps = [one + 1 for one, after in pairwise(filled) if after > one + 1]
    return [
        at
        for at in gaps
        if sum(one < at for one in filled) >= _LEAST and sum(one > at for one in filled) >= _LEAST
    ]


def _cut(table: Table, start: int, end: int | None) -> Table:
    """These columns alone, at their own positions."""
    rows = []
    for number, row in table.rows:
        kept = [None if at < start else cell for at, cell in enumerate(row[:end])]
        if any(cell is not None for cell in kept):
            rows.append((number, kept))
    within = tuple(area for area in table.merged if start <= area.left and (end is None or area.right < end))
    return replace(table, rows=rows, merged=within)
