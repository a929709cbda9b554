"""Tables for the tests of layout and columns, as readers give them, from rows of plain cells."""

from lib.ingest.columns import mapped
from lib.ingest.table import Area, Mapped, Table


def table(rows, sheet=None, merged=(), **kept):
    """A table: "" is a blank cell; rows are numbered from 1, blank ones left out. merged: (top, left, …)."""
    cells = [[None if cell == "" else cell for cell in row] for row in rows]
    numbered = [(at, row) for at, row in enumerate(cells, start=1) if any(cell is not None for cell in row)]
    return Table(sheet, numbered, merged=tuple(Area(*area) for area in merged), **kept)


def read(rows, log=None, answers=None, remembered=None, context_text="", **shape):
    """The rows mapped."""
    options = {"answers": answers} if answers else {}
    return mapped(
        table(rows, **shape),
        "berkas.xlsx",
        log,
        remembered=remembered,
        context_text=context_text,
        **options,
    )


def fields(found):
    """Title → field, of the columns that are used."""
    assert isinstance(found, Mapped), found.why
    return {match.source: match.field for match in found.matches if match.field}


def values(found, lane=0):
    """Each data row as field → its cells, through the sources: what the row engine sees."""
    assert isinstance(found, Mapped), found.why
    told = []
    for _, row in found.data:
        own = {}
        for source in found.lanes[lane]:
            cells = tuple(row[at] if 0 <= at < len(row) else None for at in source.positions)
            own[source.field] = source.words if not cells else cells[0] if len(cells) == 1 else cells
        told.append(own)
    return told
