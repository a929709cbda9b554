"""Workbooks: is it safe to open, and what is in its sheets.

Everything is checked before the reader sees the file: it unpacks whatever it is given, allocates a sheet from
corner to corner (one cell far away ends the whole process), and gives nothing for a cell in error or for a
formula that was never calculated.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from lib.ingest.clean import Cell
from lib.kernel.errors import UserError

LARGEST = 500 * 2**20  # bytes, all parts unpacked
_STEEPEST = 200  # unpacked over packed; real sheets stay below 60
_STEEP_FROM = 10 * 2**20  # bytes: a small part may be as steep as it likes
_MOST_CELLS = 30_000_000  # of a sheet's used area, empty ones included
_CHUNK = 4 * 2**20
_CELL_AT = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
# For the size: what an honest file leaves empty is not counted; then every r="…" is, wherever it stands.
_EMPTY_CELL = re.compile(rb"<c(?: [a-z]+=\"[A-Za-z0-9]*\")* ?/>")
_ROW_TAG = re.compile(rb"<row(?: [\w:]+=\"[\w.: -]*\")* ?/?>")
_ANY_AT = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]*)([0-9]+)[\"']")
_ROW, _CELL = re.compile(rb"<(?:\w+:)?row[\s>/]"), re.compile(rb"<(?:\w+:)?c[\s>/]")
_IN_ERROR = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt=\"e\"[^>]*>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?<v>([^<]*)</v>")
_NEVER_CALCULATED = re.compile(
    rb"<(?:\w+:)?c\s(?:(?!\bt=\"str\")[^>])*>(?:<f[^>]*/>|<f[^>]*>([^<]*)</f>)(?:<v\s*/>|<v></v>)?</(?:\w+:)?c>"
)
_ATTRIBUTE = re.compile(r"([\w:]+)=\"([^\"]*)\"")
_AGAIN = "Buka di Excel atau LibreOffice, simpan lagi sebagai .xlsx, lalu unggah lagi."
Grid = list[tuple[int, list[Cell]]]


def sheets(data: bytes, where: str) -> list[tuple[str, Grid]]:
    """Every worksheet's name and its non-blank rows, each with its number as the user sees it."""
    marks = _inspected(data, where)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        kinds = {one.name: one.typ for one in workbook.sheets_metadata}
        named = [name for name in workbook.sheet_names if kinds[name] is SheetTypeEnum.WorkSheet]
        return [(name, _grid(workbook.get_sheet_by_name(name), marks.get(name, {}))) for name in named]
    except PasswordError as error:
        raise protected(where) from error
    except (CalamineError, OSError, ValueError) as error:
        raise UserError("Buku kerja ini rusak atau terpotong.", where, _AGAIN) from error


def protected(where: str) -> UserError:
    """The refusal of a workbook behind a password."""
    return UserError(
        "Buku kerja ini dikunci kata sandi.",
        where,
        "Buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu unggah lagi.",
    )


def letter(position: int) -> str:
    """0 → A, 26 → AA: a column as spreadsheets name it."""
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def _position(letters: str) -> int:
    found = 0
    for one in letters:
        found = found * 26 + ord(one) - ord("A") + 1
    return found - 1


def _grid(sheet: CalamineSheet, marks: dict[tuple[int, int], str]) -> Grid:
    rows: Grid = []
    for number, values in enumerate(sheet.to_python(skip_empty_area=False), start=1):
        cells: list[Cell] = [None if value == "" else value for value in values]
        rows.append((number, cells))
    for (number, position), text in marks.items():
        if number <= len(rows):
            cells = rows[number - 1][1]
            cells += [None] * (position + 1 - len(cells))
            cells[position] = text
    return [row for row in rows if any(cell is not None for cell in row[1])]


# --- before opening ---------------------------------------------------------------------------------------


def _inspected(data: bytes, where: str) -> dict[str, dict[tuple[int, int], str]]:
    """Sheet name → (row, position) → text of cells that the reader would leave blank; refuses the unsafe."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _refuse_bomb(parts, where)
            if "xl/workbook.xml" not in {part.filename for part in parts}:
                raise UserError(
                    "Berkas ini bukan buku kerja .xlsx.",
                    where,
                    "Simpan tabelnya sebagai .xlsx atau CSV UTF-8.",
                )
            names = _sheet_names(archive)
            # Every part, not only xl/worksheets: a workbook may keep its sheets wherever it says.
            scanned = {part.filename: _scanned(archive, part.filename, where) for part in parts}
            return {name: scanned.get(part, {}) for part, name in names.items()}
    except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, RuntimeError) as error:
        raise UserError("Buku kerja ini rusak atau terpotong.", where, _AGAIN) from error


def _refuse_bomb(parts: list[zipfile.ZipInfo], where: str) -> None:
    total = sum(part.file_size for part in parts)
    steep = any(
        part.file_size > _STEEP_FROM and part.file_size > _STEEPEST * max(part.compress_size, 1)
        for part in parts
    )
    if total > LARGEST or steep:
        raise UserError(
            f"Buku kerja ini membengkak menjadi {total // 2**20} MB saat dibuka, jadi tidak dibuka.",
            where,
            "Salin tabelnya saja ke buku kerja baru, lalu unggah yang baru.",
        )


def _sheet_names(archive: zipfile.ZipFile) -> dict[str, str]:
    """Part of the archive → sheet name."""
    linked = {}
    if "xl/_rels/workbook.xml.rels" in archive.namelist():
        links = archive.read("xl/_rels/workbook.xml.rels").decode("utf-8")
        for tag in re.findall(r"<Relationship\s[^>]*>", links):
            has = dict(_ATTRIBUTE.findall(tag))
            target = has.get("Target", "")
            linked[has.get("Id", "")] = target[1:] if target.startswith("/") else f"xl/{target}"
    named = {}
    for tag in re.findall(r"<(?:\w+:)?sheet\s[^>]*>", archive.read("xl/workbook.xml").decode("utf-8")):
        has = dict(_ATTRIBUTE.findall(tag))
        named[linked.get(has.get("r:id", ""), "")] = _unescaped(has.get("name", ""))
    return named


def _unescaped(text: str) -> str:
    for mark, letter_ in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(mark, letter_)
    return text


def _scanned(archive: zipfile.ZipFile, part: str, where: str) -> dict[tuple[int, int], str]:
    """Cells in error or never calculated. Refuses a sheet whose used area is too large to hold."""
    marks: dict[tuple[int, int], str] = {}
    width, deepest, uncounted = 1, 0, 0
    with archive.open(part) as stream:
        for rows in _whole_rows(stream):
            wide, deep, more = _extent(rows)
            width, deepest, uncounted = max(width, wide), max(deepest, deep), uncounted + more
            if b't="e"' in rows:
                marks.update(_marks(_IN_ERROR, rows))
            if b"<f" in rows:
                marks.update(_marks(_NEVER_CALCULATED, rows))
    deepest += uncounted
    if width * deepest > _MOST_CELLS:
        raise UserError(
            f"Satu lembar terpakai sampai kolom {letter(width - 1)} baris {deepest}, terlalu luas.",
            where,
            "Hapus baris dan kolom kosong yang terpakai (Ctrl+End menunjukkannya), simpan, lalu unggah lagi.",
        )
    return marks


def _extent(rows: bytes) -> tuple[int, int, int]:
    """Columns and rows that this piece reaches, at least, and how many rows may have no number."""
    filled = _EMPTY_CELL.sub(b"", rows)
    places = _ANY_AT.findall(_ROW_TAG.sub(b"", filled))
    unplaced = len(_CELL.findall(filled)) > len(places)  # cells that take their place from the ones before
    if unplaced:
        places = _ANY_AT.findall(filled)
    columns = {letters.upper() for letters, _ in places}
    numbers = {number[:9] for _, number in places}  # nine digits are too many already
    width = 1 + max((_position(one.decode()) for one in columns if one), default=0)
    deepest = max((int(one) for one in numbers), default=0)
    if not unplaced:
        return width, deepest, 0
    widest = max(len(_CELL.findall(row)) for row in _ROW.split(filled))
    return width + widest, deepest, len(_ROW.findall(filled))


def _whole_rows(stream: IO[bytes]) -> Iterator[bytes]:
    """The part in pieces that never cut a row."""
    rest = b""
    while chunk := stream.read(_CHUNK):
        cut = max(chunk.rfind(b"</row>"), chunk.rfind(b":row>")) + 1
        if cut:
            yield rest + chunk[:cut]
        rest = chunk[cut:] if cut else rest + chunk
    yield rest


def _marks(pattern: re.Pattern[bytes], rows: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    for hit in pattern.finditer(rows):
        at = _CELL_AT.match(hit[0])
        if at:
            shown = (hit[1] or b"").decode("utf-8", "replace")
            text = shown if pattern is _IN_ERROR else f"={_unescaped(shown)}"
            yield (int(at[2]), _position(at[1].decode())), text
