"""The header of a table: one to three rows, group titles joined with the titles below them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lib.ingest.cell import Cell, text
from lib.ingest.table import Area, Table

_WITHIN = 30  # non-blank rows from the top
_DEEPEST = 3  # rows of a header
_LONGEST = 90  # characters of a title
_VALUE = re.compile(r"[±<>~]?-?\d[\d.,:/\-\s]*%?")
_BRACKETS = re.compile(r"\([^()]*\)")
_LABELLED = re.compile(r":|[^:]{2,40}:\s*\S")

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Header:
    """The rows table.rows[start : end + 1]. parts: position → its titles from the group down."""

    start: int
    end: int
    parts: dict[int, Parts]

    def source(self, position: int) -> str:
        """A column's title as people see it."""
        return " / ".join(self.parts.get(position, ()))


def candidates(table: Table) -> Iterator[Header]:
    """Every run of rows that could be the header; first those that end first, of these the short ones."""
    fits = [_may_be_titles(row) for _, row in table.rows[: _WITHIN + _DEEPEST]]
    for end in range(min(len(table.rows), _WITHIN)):
        for start in range(end, max(-1, end - _DEEPEST), -1):
            if not fits[start] or (start < end and table.rows[start + 1][0] > table.rows[start][0] + 1):
                break
            yield header(table, start, end)


def deeper(table: Table, found: Header) -> Iterator[Header]:
    """The same header with one or two more rows below it."""
    for end in range(found.end + 1, min(found.start + _DEEPEST, len(table.rows))):
        if not _may_be_titles(table.rows[end][1]) or table.rows[end][0] > table.rows[end - 1][0] + 1:
            return
        yield header(table, found.start, end)


def header(table: Table, start: int, end: int) -> Header:
    """The titles of these rows, joined by column."""
    rows = [[text(cell) for cell in row] for _, row in table.rows[start : end + 1]]
    width = max(map(len, rows))
    rows = [[*row, *[""] * (width - len(row))] for row in rows]
    for at in range(len(rows) - 1):
        _spread_groups(rows, at, table.rows[start + at][0], table.merged)
    parts = {}
    for position in range(width):
        column = [row[position] for row in rows if row[position]]
        if column:
            parts[position] = tuple(dict.fromkeys(column))
    return Header(start, end, parts)


def _spread_groups(rows: list[list[str]], at: int, number: int, merged: Sequence[Area]) -> None:
    """A group title counts for the columns to its right as far as it is merged, else while they have none."""
    row = rows[at]
    areas = [area for area in merged if area.top == number and area.right > area.left]
    for area in areas:
        for position in range(area.left + 1, min(area.right + 1, len(row))):
            row[position] = row[position] or row[area.left]
    if areas:
        return
    for position in range(1, len(row)):
        below = any(lower[position] for lower in rows[at + 1 :])
        same_group = at == 0 or rows[at - 1][position] == rows[at - 1][position - 1]
        # A column whose title stands above only, such as "No", spreads nothing to the right.
        grouped = any(lower[position - 1] for lower in rows[at + 1 :])
        if not row[position] and below and same_group and grouped:
            row[position] = row[position - 1]


def _may_be_titles(row: Sequence[Cell]) -> bool:
    """Only short texts, and hardly one that is a number or a date."""
    filled = [cell for cell in row if cell is not None]
    if not filled or not all(isinstance(cell, str) for cell in filled):
        return False
    written = [text(cell) for cell in filled]
    if sum(bool(_LABELLED.match(_BRACKETS.sub("", one))) for one in written) * 2 > len(written):
        return False
    if any(one.startswith(":") for one in written):
        return False
    values = sum(bool(_VALUE.fullmatch(one)) for one in written)
    return max(map(len, written)) <= _LONGEST and values <= len(written) // 4
