"""A file as its tables: rows and columns moved, cells replaced. What these find lies behind the reader."""

from functools import cache
from pathlib import Path
from random import Random

from lib.ingest import reading
from lib.ingest.clean import Cell
from lib.ingest.clean import text as shown
from lib.kernel.errors import UserError
from tests.fuzz import letters, nasty

Grid = list[list[Cell]]
_MOST = 400  # rows and columns of a grid to play with


@cache
def _read(path: Path) -> tuple[tuple[str, tuple[tuple[Cell, ...], ...]], ...]:
    try:
        tables = reading.tables(path.read_bytes(), path.name)
    except UserError:
        return ()
    return tuple(
        (table.sheet or "Sheet1", tuple(tuple(row) for _, row in table.rows))
        for table in tables
        if 1 < len(table.rows) <= _MOST and all(len(row) <= _MOST for _, row in table.rows)
    )


def of(path: Path) -> list[tuple[str, Grid]]:
    """(sheet, its rows) of a corpus file; none where it has no table that can be played with."""
    return [(sheet, [list(row) for row in rows]) for sheet, rows in _read(path)]


# --- steps -------------------------------------------------------------------------------------------------


def cells(draw: Random, grid: Grid) -> None:
    """Some cells replaced by values nobody expects there."""
    for row in grid[draw.choice((0, 1, 1, 2)) :]:
        for at in range(len(row)):
            if draw.random() < 0.08:
                row[at] = draw.choice((nasty.value(draw), nasty.value(draw), number(draw), None))


def column(draw: Random, grid: Grid) -> None:
    """One column all of one kind of nonsense below its first rows."""
    at, first = draw.randrange(max(1, _width(grid))), draw.randint(0, 5)
    for row in grid[first:]:
        if at < len(row):
            row[at] = number(draw) if draw.random() < 0.3 else nasty.value(draw)


def shuffle_rows(draw: Random, grid: Grid) -> None:
    """Rows in another order, with their header or below it."""
    first = draw.choice((0, 1, 1, 3))
    rest = grid[first:]
    draw.shuffle(rest)
    grid[first:] = rest


def shuffle_columns(draw: Random, grid: Grid) -> None:
    """Columns in another order."""
    order = list(range(_width(grid)))
    draw.shuffle(order)
    for row in grid:
        row[:] = [row[at] if at < len(row) else None for at in order]


def columns(draw: Random, grid: Grid) -> None:
    """A column lost, doubled, or empty beside the others."""
    at, chosen = draw.randrange(max(1, _width(grid))), draw.randrange(3)
    for row in grid:
        row[at : at + 1] = ([], row[at : at + 1] * 2, [None, *row[at : at + 1]])[chosen]


def rows(draw: Random, grid: Grid) -> None:
    """A row lost, doubled, repeated very often, or empty in between."""
    at = draw.randrange(len(grid))
    row = grid[at]
    grid[at : at + 1] = draw.choice(
        (
            [],
            [row, list(row)],
            [list(row) for _ in range(300)],
            [[], [], row],
            [[as_text(cell) for cell in row]],
        )
    )


def slide(draw: Random, grid: Grid) -> None:
    """Cells of a row, or of all from one on, moved to the side."""
    at = draw.randrange(len(grid))
    for row in grid[at : draw.choice((at + 1, len(grid)))]:
        row[:] = row[1:] if draw.random() < 0.5 else [None, *row]


def swap(draw: Random, grid: Grid) -> None:
    """Cells of two columns exchanged in some rows: numbers under places, times under amounts."""
    one, other = draw.randrange(max(1, _width(grid))), draw.randrange(max(1, _width(grid)))
    for row in grid:
        if max(one, other) < len(row) and draw.random() < 0.5:
            row[one], row[other] = row[other], row[one]


def headers(draw: Random, grid: Grid) -> None:
    """Words of the first rows changed: typos, capitals, groups in front, two the same."""
    for row in grid[: draw.choice((1, 2, 8))]:
        for at, cell in enumerate(row):
            if isinstance(cell, str) and cell and draw.random() < 0.2:
                row[at] = draw.choice(
                    (
                        letters.typos(draw, cell),
                        cell.upper(),
                        f"grp/{cell}",
                        as_text(draw.choice(row)),
                        f"{cell} 2",
                        "",
                    )
                )


STEPS = (cells, cells, cells, column, shuffle_rows, shuffle_columns, columns, rows, slide, swap, headers)


def splice(draw: Random, grid: Grid, other: Grid) -> None:
    """Rows of another table below, or its columns beside."""
    if draw.random() < 0.5:
        grid.extend(other)
        return
    width = _width(grid)
    for at, row in enumerate(grid):
        row.extend([None] * (width - len(row)))
        row.extend(other[at] if at < len(other) else [])


def number(draw: Random) -> Cell:
    """A number, as a cell of a workbook holds one."""
    return draw.choice(
        (
            0,
            -1,
            3.7,
            1e15,
            1e300,
            -1e-9,
            45333,
            45333.354166,
            0.354166,
            2958466,
            -700000,
            2**53,
            True,
            False,
            5.0,
            8.3,
        )
    )


def as_text(cell: Cell) -> str:
    """A cell as a program writes it into a text file, hidden letters and all."""
    return cell if isinstance(cell, str) else shown(cell)


def _width(grid: Grid) -> int:
    return max(map(len, grid), default=0)
