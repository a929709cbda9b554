"""A sheet that is filled cell by cell, where the file tells only one cell after the other."""

from dataclasses import dataclass, field

from lib.ingest.clean import Cell
from lib.ingest.reading import refusals
from lib.ingest.reading.notes import DEEPEST, MOST_CELLS, WIDEST
from lib.ingest.table import Area, Table


@dataclass(slots=True)
class Canvas:
    """Rows from 1, positions from 0. Only what is filled takes room; too much of it is refused."""

    where: str
    name: str | None
    hidden: bool = False
    rows: dict[int, list[Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    uncomputed: dict[tuple[int, int], str] = field(default_factory=dict)
    failed: dict[tuple[int, int], str] = field(default_factory=dict)
    room: int = 0

    def reserve(self, row: int, position: int, deep: int, wide: int) -> None:
        """Refuses a cell that repeats beyond a sheet or too often, before it is put a billion times."""
        if row + deep - 1 > DEEPEST or position + wide > WIDEST:
            raise refusals.beyond_a_sheet(row, self.where)
        if deep * wide > MOST_CELLS:
            raise refusals.too_many_cells(self.where)

    def put(self, row: int, position: int, cell: Cell) -> None:
        """One cell; None keeps its place where something else is known of it."""
        cells = self.rows.setdefault(row, [])
        more = position + 1 - len(cells)
        if more > 0:
            self.room += more
            if self.room > MOST_CELLS:
                raise refusals.too_many_cells(self.where)
            cells += [None] * more
        cells[position] = cell

    def table(self) -> Table:
        return Table(
            self.name,
            sorted(self.rows.items()),
            hidden=self.hidden,
            merged=tuple(self.merged),
            uncomputed=self.uncomputed,
            failed=self.failed,
        )
