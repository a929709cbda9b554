"""Files that hold no logistics: refused with a plain message, nothing stored."""

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import Sheet, case, on
from tests.corpus.make.deliveries.rules import COSTS, GUESTS
from tests.corpus.make.deliveries.writers import with_editor, with_odfpy, with_openpyxl, with_xlsxwriter


@case(
    "daftar-hadir.xlsx",
    "openpyxl",
    "an attendance list",
    refused=True,
)
def attendance(path: Path) -> list[Sheet]:
    """Names, offices and signatures of a meeting."""
    sheets = [Sheet("Hadir", GUESTS)]
    with_openpyxl(path, sheets)
    return sheets


@case(
    "daftar-pemilih.csv",
    "text editor",
    "a list of voters with NIK: persons, no logistics",
    refused=True,
)
def voters(path: Path) -> list[Sheet]:
    """Kecamatan, kelurahan and TPS stand in it, and it still is no log."""
    lines: list[Any] = [
        ["NO", "NKK", "NIK", "NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR", "JK", "ALAMAT", "RT", "RW", "KECAMATAN",
         "KELURAHAN", "TPS"],
    ]  # fmt: skip
    lines += [
        [number, "337503******0001", "337503******0002", f"PEMILIH {number}", "PEKALONGAN",
         f"{number:02d}/03/1980", "L",
         "JL. CONTOH", "001", "002", "PEKALONGAN UTARA", "PANJANG WETAN", "012"]
        for number in range(1, 21)
    ]  # fmt: skip
    sheet = Sheet(None, lines)
    with_editor(path, sheet)
    return [sheet]


@case(
    "anggaran.ods",
    "odfpy",
    "a budget",
    refused=True,
)
def budget(path: Path) -> list[Sheet]:
    """Volumes, units and prices of a distribution."""
    sheets = [Sheet("RAB", [*COSTS, ["Jumlah", None, None, None, None, 10000000]])]
    with_odfpy(path, sheets)
    return sheets


@case(
    "judul-saja.xlsx",
    "XlsxWriter",
    "a letterhead and the headers of deliveries, and no row below",
    refused=True,
)
def header_only(path: Path) -> list[Sheet]:
    """A form that nobody filled in."""
    head = ["No", "No. SJ", "Barang", "Asal", "Tujuan", "Berangkat", "Tiba", "Dikirim", "Diterima"]
    sheets = [Sheet("Formulir", [["LAPORAN PENGIRIMAN LOGISTIK"], [], head])]
    with_xlsxwriter(path, sheets)
    return sheets


@case(
    "kosong.csv",
    "text editor",
    "no byte at all",
    refused=True,
)
def nothing(path: Path) -> list[Sheet]:
    """An empty file."""
    path.write_bytes(b"")
    return []


@case(
    "lembar-kosong.xlsx",
    "openpyxl",
    "a workbook of three empty sheets",
    refused=True,
)
def empty_sheets(path: Path) -> list[Sheet]:
    """A new workbook, saved."""
    sheets = [Sheet("Sheet1", []), Sheet("Sheet2", []), Sheet("Sheet3", [])]
    with_openpyxl(path, sheets)
    return sheets


@case(
    "tanpa-tujuan.xlsx",
    "openpyxl",
    "a list of deliveries without a column that says where to; the refusal names what is missing",
    refused=True,
    mentions=("tujuan",),
)
def no_destination(path: Path) -> list[Sheet]:
    """All else is there."""
    head = ["No. Surat Jalan", "Barang", "Asal", "Tanggal Berangkat", "Jumlah Dikirim", "Jumlah Diterima"]
    rows = [[f"TT-{number}", "Kotak suara", "PPK Pekalongan Utara", on(11), 5, 5] for number in range(1, 6)]
    sheets = [Sheet("Data", [head, *rows])]
    with_openpyxl(path, sheets)
    return sheets
