"""A file as tables: what kind of file it is (by its content), and every non-blank row with its number."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from lib.ingest import workbook
from lib.ingest.clean import Cell
from lib.kernel.errors import UserError

LARGEST = 200 * 2**20  # bytes of the file itself
_DELIMITERS = ";,\t"
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"GIF8": "gambar GIF",
    b"RIFF": "gambar atau suara",
    b"%PDF": "PDF",
    b"\x1f\x8b": "arsip gzip",
    b"Rar!": "arsip RAR",
    b"7z\xbc\xaf": "arsip 7z",
    b"SQLite format 3": "basis data SQLite",
    b"{\\rtf": "dokumen RTF",
    b"\xff\xfe": "teks UTF-16",
    b"\xfe\xff": "teks UTF-16",
}
_AS_TABLE = "Unggah tabel .xlsx atau CSV UTF-8."
csv.field_size_limit(10 * 2**20)


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet, or a whole text file. rows: the non-blank ones, each with its number as the user sees it.

    exact: rows say how many cells they have (CSV), so that one too many or too few means something.
    """

    sheet: str | None
    rows: list[tuple[int, list[Cell]]]
    exact: bool = False


def load(path: Path) -> bytes:
    """The file's bytes."""
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


def tables(data: bytes, where: str) -> list[Table]:
    """Every table of a file; `where` is its name, for messages. Refuses what is no table."""
    if not data.strip(b"\x00\t\r\n \xef\xbb\xbf"):
        raise UserError("Berkas ini kosong.", where, "Periksa apakah berkasnya tersimpan sebelum diunggah.")
    if data.startswith(_ZIP):
        return [Table(name, rows) for name, rows in workbook.sheets(data, where)]
    if data.startswith(_OLE):
        raise _old_workbook(data, where)
    for start, kind in _OTHERS.items():
        if data.startswith(start):
            raise UserError(f"Berkas ini {kind}, bukan .xlsx atau CSV UTF-8.", where, _AS_TABLE)
    return [Table(None, _records(_decoded(data, where), where), exact=True)]


def _old_workbook(data: bytes, where: str) -> UserError:
    if _ENCRYPTED in data:
        return workbook.protected(where)
    return UserError(
        "Berkas ini berformat Office lama (.xls atau .doc).",
        where,
        "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi.",
    )


def _decoded(data: bytes, where: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise UserError(
            f"Baris {line} memuat huruf yang bukan UTF-8.",
            where,
            "Simpan lagi sebagai “CSV UTF-8”, atau unggah berkas .xlsx-nya.",
        ) from error
    if "\x00" in text:
        raise UserError("Berkas ini bukan teks dan bukan buku kerja .xlsx.", where, _AS_TABLE)
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype html", "<html", "<table", "<?xml")):
        raise UserError(
            "Berkas ini halaman web atau XML, walaupun namanya mungkin .xls.",
            where,
            "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu unggah lagi.",
        )
    return text


def _records(text: str, where: str) -> list[tuple[int, list[Cell]]]:
    """Records with their numbers, the first line being 1; a quoted line break does not end one."""
    records = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[Cell]]] = []
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            cells: list[Cell] = [cell if cell.strip() else None for cell in record]
            if any(cell is not None for cell in cells):
                rows.append((number, cells))
    except csv.Error as error:
        raise UserError(
            f"Tanda kutip di catatan {number + 1} tidak berpasangan, jadi batas selnya tidak jelas.",
            where,
            'Tutup kutipnya, dan tulis kutip di dalam teks dua kali (""); atau unggah berkas .xlsx-nya.',
        ) from error
    return rows


def _delimiter(text: str) -> str:
    """The delimiter that stands most often, outside quotes, in the first line that has any."""
    for line in text.splitlines()[:20]:
        outside = "".join(line.split('"')[::2])
        best = max(_DELIMITERS, key=outside.count)
        if best in outside:
            return best
    return ","
