"""From bytes to tables, in this process."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lib.ingest.reading import archive, biff, grid, ods, ole, records, refusals, text, webpage, xlsb, xlsx
from lib.ingest.reading.kinds import Kind, kind_of
from lib.ingest.reading.notes import DEEPEST, MOST_CELLS, WIDEST
from lib.ingest.table import Table
from lib.kernel.errors import UserError

LARGEST = 200 * 2**20  # bytes of the file itself


def load(path: Path) -> bytes:
    """The file's bytes. UserError: it is missing, too large or cannot be opened."""
    try:
        if path.stat().st_size > LARGEST:
            raise UserError(
                f"Berkas ini lebih dari {LARGEST // 2**20} MB.", path.name, "Bagi menjadi beberapa berkas."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UserError("Berkas tidak ditemukan.", str(path), "Periksa nama dan foldernya.") from error
    except OSError as error:
        raise UserError("Berkas tidak dapat dibaca.", str(path), "Periksa izin berkasnya.") from error


def tables(data: bytes, where: str, *, boldly: bool = False) -> list[Table]:
    """Every table of a file: each sheet of a workbook, each table of a web page, or the one text.

    where: the file's name, for messages. Rows of a workbook may differ in length. UserError: it is refused,
    with what it is and what to do.

    boldly: a workbook is opened before it is measured, which takes half the time; the same comes of it, but
    one with values far apart may end this process.
    """
    if len(data) > LARGEST:
        raise UserError(f"Berkas ini lebih dari {LARGEST // 2**20} MB.", where, refusals.PARTS)
    try:
        kind = kind_of(data)
        found = (boldly and kind is Kind.XLSX and _xlsx_unmeasured(data, where)) or _read(data, kind, where)
    except (archive.Damaged, ole.Damaged) as error:
        raise refusals.broken(where) from error
    if not found:
        raise refusals.not_a_table("buku kerja tanpa lembar", where)
    for table in found:
        _fits(table, where)
    return found


def _fits(table: Table, where: str) -> None:
    """Refuses what no sheet can hold, so that whatever was read can be given back as a workbook."""
    for number, row in table.rows:
        if number > DEEPEST or len(row) > WIDEST:
            raise refusals.beyond_a_sheet(number, where)


def _read(data: bytes, kind: Kind, where: str) -> list[Table]:
    if kind in _READERS:
        return _READERS[kind](data, where)
    if kind is Kind.EMPTY:
        raise refusals.empty(where)
    if kind is Kind.LOCKED:
        raise refusals.locked(where)
    if kind is Kind.XML and xlsx.declares(data):
        raise refusals.declarations(where)
    raise refusals.not_a_table(kind, where)


def _text(data: bytes, where: str) -> list[Table]:
    return [records.table(text.decoded(data), where)]


def _page(data: bytes, where: str) -> list[Table]:
    return webpage.tables(text.decoded(data), where)


def _xlsx(data: bytes, where: str) -> list[Table]:
    safe, notes = xlsx.inspected(data, where)
    return grid.sheets(safe, notes, where)


def _xlsx_unmeasured(data: bytes, where: str) -> list[Table] | None:
    """As `_xlsx`; None when the workbook has to be looked at more closely."""
    archive.named(data, where)  # a bomb is opened by neither
    with ThreadPoolExecutor(1) as beside:  # values are read without the interpreter, so both can run
        opening = beside.submit(grid.Opened.of, data, where, MOST_CELLS)
        safe, notes = xlsx.inspected(data, where, measured=False)
    try:
        return opening.result().tables(notes, where) if safe is data else None
    except UserError:
        return None


def _xlsb(data: bytes, where: str) -> list[Table]:
    return grid.sheets(data, xlsb.inspected(data, where), where)


def _xls(data: bytes, where: str) -> list[Table]:
    return grid.sheets(data, biff.inspected(data, where), where)


_READERS = {
    Kind.TEXT: _text,
    Kind.HTML: _page,
    Kind.XLSX: _xlsx,
    Kind.XLSB: _xlsb,
    Kind.XLS: _xls,
    Kind.ODS: ods.tables,
    Kind.FLAT_ODS: ods.flat_tables,
}
