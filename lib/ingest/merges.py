"""Merged cells among the data: their one value for every row and column they cover, but never an amount."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from lib.ingest.cell import Cell
from lib.ingest.table import Area, Table

Row = tuple[int, list[Cell]]
_PAGE_WIDE = 0.6  # of the columns: a title or a remark, not a value


def filled_in(
    table: Table, data: list[Row], amounts: AbstractSet[int], width: int
) -> tuple[list[Row], set[tuple[int, int]]]:
    """The rows with merged cells filled in, and (row, position) of amounts given to several rows together.

    Rows without merged cells stay the same objects.
    """
    filler = _Filler(dict(data) if table.merged else {}, amounts)
    for area in table.merged:
        if area.right == area.left or area.right - area.left + 1 < width * _PAGE_WIDE:
            filler.fill(area)
    if not filler.filled:
        return data, filler.spread
    return [(number, filler.filled.get(number, row)) for number, row in data], filler.spread


class _Filler:
    """Fills copies of the rows that merged areas touch."""

    def __init__(self, rows: Mapping[int, list[Cell]], amounts: AbstractSet[int]) -> None:
        self.rows, self.amounts = rows, amounts
        self.filled: dict[int, list[Cell]] = {}
        self.spread: set[tuple[int, int]] = set()

    def fill(self, area: Area) -> None:
        """Gives the value of the area's first cell to the others; only marks it when it is an amount."""
        first = self.rows.get(area.top, [])
        value = first[area.left] if area.left < len(first) else None
        if value is None:
            return
        numbers = [number for number in range(area.top, area.bottom + 1) if number in self.rows]
        columns = range(area.left, area.right + 1)
        if area.left in self.amounts:
            counted = [position for position in columns if position in self.amounts]
            if len(numbers) * len(counted) > 1:
                self.spread |= {(number, position) for number in numbers for position in counted}
            return
        for number in numbers:
            row = self.filled.setdefault(number, list(self.rows[number]))
            row.extend([None] * (area.right + 1 - len(row)))
            for position in columns:
                if position not in self.amounts:
                    row[position] = value
