"""Tables as bytes, between the reader's process and this one.

marshal, not pickle: three times as fast for rows of text, and what comes back can be nothing but values.
"""

import marshal
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from lib.ingest.clean import Cell
from lib.ingest.quiet import quiet
from lib.ingest.table import Area, Table

_PLAIN = frozenset({str, float, int, bool, type(None)})
_VERSION = 4  # a text that many cells share is written once, and shared again when it was read
# What marshal does not know: how it is written, and made again.
_KINDS: dict[type, tuple[Callable[[Any], Any], Callable[[Any], Cell]]] = {
    datetime: (datetime.isoformat, datetime.fromisoformat),
    date: (date.isoformat, date.fromisoformat),
    time: (time.isoformat, time.fromisoformat),
    timedelta: (
        lambda length: (length.days, length.seconds, length.microseconds),
        lambda parts: timedelta(*parts),
    ),
}


def packed(tables: list[Table]) -> bytes:
    """Tables whose rows may be given up: their dates are taken out."""
    return marshal.dumps([_taken_apart(table) for table in tables], _VERSION)


def unpacked(data: bytes) -> list[Table]:
    """What `packed` got."""
    with quiet():
        return [_put_together(*one) for one in marshal.loads(data)]  # noqa: S302 (from our own process)


def _taken_apart(table: Table) -> tuple[Any, ...]:
    taken: dict[type, tuple[list[int], list[int], list[Any]]] = {kind: ([], [], []) for kind in _KINDS}
    for at, (_, cells) in enumerate(table.rows):
        if not _PLAIN.issuperset(map(type, cells)):
            for position, cell in enumerate(cells):
                if (kind := type(cell)) not in _PLAIN:
                    rows, positions, values = taken[kind]
                    rows.append(at)
                    positions.append(position)
                    values.append(_KINDS[kind][0](cell))
                    cells[position] = None
    merged = [(area.top, area.left, area.bottom, area.right) for area in table.merged]
    marks = dict(table.uncomputed), dict(table.failed)
    return table.sheet, table.rows, list(taken.values()), table.exact, table.hidden, merged, *marks


def _put_together(  # noqa: PLR0917 (in the order in which they were taken apart)
    sheet: str | None,
    rows: list[tuple[int, list[Cell]]],
    taken: list[tuple[list[int], list[int], list[Any]]],
    exact: bool,
    hidden: bool,
    merged: list[tuple[int, int, int, int]],
    uncomputed: dict[tuple[int, int], str],
    failed: dict[tuple[int, int], str],
) -> Table:
    for (_, made), (places, positions, values) in zip(_KINDS.values(), taken, strict=True):
        for at, position, cell in zip(places, positions, map(made, values), strict=True):
            rows[at][1][position] = cell
    return Table(sheet, rows, exact, hidden, tuple(Area(*one) for one in merged), uncomputed, failed)
