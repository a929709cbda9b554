"""The sender's file, given back: the faulty cells coloured and commented, everything else as it was.

An .xlsx (or .xlsm, without its macros) is the sender's own file, written into; any other file becomes a
workbook with the same rows. When only the coloured cells are corrected, the file can be uploaded as it is:
rows that were stored count as already there, and the sheet with the list of findings is not read.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from lib.ingest.checked import Status
from lib.ingest.giveback import notes, sheet, summary
from lib.ingest.giveback.copying import copied, sheet_names, shortened
from lib.ingest.giveback.marks import Mark, marks
from lib.ingest.giveback.package import Package, Unpatchable
from lib.ingest.giveback.styles import Styles
from lib.ingest.report import Report
from lib.ingest.rules.rule import Gravity
from lib.ingest.table import Table

SUMMARY = summary.NAME
_MOST = 50_000  # rows of a copy; beyond, only the marked ones are given back
_ZIP = b"PK\x03\x04"
# Why a file is not written into. Unpatchable: an .ods or .xlsb, or built in a way that we saw to be unusual.
# ValueError, LookupError: in a part of it a number is none, or an attribute, a tag or an end is missing. A
# copy goes the same way without this door, so that a mistake of ours that raises one of them shows there.
_ODD = (Unpatchable, ValueError, LookupError)

__all__ = ["SUMMARY", "called", "giveback", "rest"]


def giveback(data: bytes, name: str, report: Report, tables: Sequence[Table]) -> bytes:
    """The marked workbook (.xlsx). data, name: the file as sent; report and tables: what was made of it."""
    report = replace(report, file=name)
    found = marks(report, tables)
    if data.startswith(_ZIP):
        try:
            return _marked(data, report, found, {table.sheet: table.sheet or "" for table in tables})
        except _ODD:
            pass  # a copy says the same
    if sum(len(table.rows) for table in tables) > _MOST:
        return _short(report, tables, found, {(mark.sheet, mark.row) for mark in found})
    return _marked(copied(tables), report, found, sheet_names(tables))


def rest(report: Report, tables: Sequence[Table]) -> bytes | None:
    """A workbook with the heads of the tables and the rows that were not stored. None: no such row."""
    open_rows = {
        (row.sheet, row.number) for row in report.rows if row.status in (Status.REJECTED, Status.CONFIRM)
    }
    if not open_rows:
        return None
    found = [mark for mark in marks(report, tables) if (mark.sheet, mark.row) in open_rows]
    return _short(report, tables, found, open_rows)


def called(name: str) -> str:
    """What a returned file is called: `SJ Utara.xls` → `SJ Utara (diperiksa).xlsx`."""
    stem = PurePath(name).stem.removesuffix(" (diperiksa)")
    return f"{stem} (diperiksa).xlsx"


def _short(
    report: Report, tables: Sequence[Table], found: Sequence[Mark], rows: set[tuple[str | None, int]]
) -> bytes:
    data = {(row.sheet, row.number) for row in report.rows}
    short, places = shortened(tables, rows | {(mark.sheet, mark.row) for mark in found}, data)
    moved = [
        Mark(mark.sheet, places[mark.sheet, mark.row], mark.position, mark.findings)
        for mark in found
        if (mark.sheet, mark.row) in places
    ]
    return _marked(copied(short), report, moved, sheet_names(short))


def _marked(data: bytes, report: Report, found: Sequence[Mark], names: dict[str | None, str]) -> bytes:
    """A workbook with its marks. names: sheet of the report → sheet of this workbook."""
    package = Package(data)
    package.without_macros()
    styles = Styles(package)
    parts = package.sheets()
    for name, part in parts.items():
        if name == SUMMARY or not part:
            continue
        here = [mark for mark in found if names.get(mark.sheet) == name]
        colours: dict[int, dict[int, Gravity]] = {}
        for mark in here:
            colours.setdefault(mark.row, {})[mark.position] = mark.gravity
        if here or styles.marked:
            package.write(part, sheet.coloured(package.read(part), colours, styles))
        notes.commented(package, part, {(mark.row, mark.position): mark.note for mark in here})
    listed = parts.get(SUMMARY) or package.free("xl/worksheets/catatan{}.xml")
    package.write(listed, summary.sheet_xml(report, found, names, styles))
    if SUMMARY not in parts:
        package.add_sheet(SUMMARY, listed)
    styles.save()
    return package.packed()
