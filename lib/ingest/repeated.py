"""Ditto marks: a cell that says `the same as above` gets what stands above it. Pure."""

import re
import string
from dataclasses import replace
from itertools import chain

from lib.ingest.cell import Cell, folded, text
from lib.ingest.table import Table

_WORDS = frozenset(
    {"sda", "idem", "ditto", "samadengandiatas", "samadiatas", "sepertidiatas", "samasepertidiatas"}
    | {"samadgdiatas", "samadgndiatas"}
)
_MARK = re.compile(r"[-–\s]*(?:\"|''|〃|″|”|“|,,)[-–\s]*")
_OTHERS = frozenset(string.ascii_letters + string.digits) - frozenset("sSiIdD")  # no mark begins with one
_LONGEST = 30


def repeated(table: Table) -> Table:
    """The table with its ditto marks filled in from the row directly above.

    A mark below a bare number stays: an amount that is not written down is no amount.
    """
    # Asked of each text once: a file of twenty thousand rows has a fifth as many texts as cells.
    if not any(map(_is_mark, set(chain.from_iterable(row for _, row in table.rows)))):
        return table
    rows: list[tuple[int, list[Cell]]] = []
    for number, row in table.rows:
        above = rows[-1][1] if rows and rows[-1][0] == number - 1 else []
        rows.append((number, [_filled(cell, at, above) for at, cell in enumerate(row)]))
    return replace(table, rows=rows)


def _filled(cell: Cell, at: int, above: list[Cell]) -> Cell:
    upper = above[at] if at < len(above) else None
    bare = type(upper) in (int, float) or (isinstance(upper, str) and upper.strip().isdigit())
    return cell if upper is None or bare or not _is_mark(cell) else upper


def _is_mark(cell: Cell) -> bool:
    if not isinstance(cell, str) or len(cell) > _LONGEST or cell[:1] in _OTHERS:
        return False
    return bool(_MARK.fullmatch(cell)) or folded(text(cell)) in _WORDS
