"""Files with nothing in them, or with lists that are no logistics."""

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import Sheet, clock, on
from tests.corpus.make.deliveries.writers import with_libreoffice, with_openpyxl, with_xlsxwriter
from tests.corpus.make.seals_kit import case

CARDS = ["3375000000000001", "3375000000000002", "3375000000000003"]  # no birthday in them: nobody's


@case("hostile", "12_kosong.csv", "penyunting teks", "nol bita", accepted=False, error_mentions=["kosong"])
def nothing(path: Path) -> None:
    """No bytes."""
    path.write_bytes(b"")


@case("hostile", "13_hanya_spasi.csv", "penyunting teks", "spasi, tab, baris kosong, BOM", accepted=False)
def blanks(path: Path) -> None:
    """Only blanks."""
    path.write_bytes(b"\xef\xbb\xbf" + b"  \t \r\n\r\n   \r\n" * 20)


@case("hostile", "14_hanya_judul.xlsx", "openpyxl", "baris judul tanpa data", accepted=False)
def header_only(path: Path) -> list[Sheet]:
    """A form that nobody filled in."""
    head = ["Kelurahan", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi", "No Segel"]
    sheets = [Sheet("Segel", [["CEK SEGEL"], head])]
    with_openpyxl(path, sheets)
    return sheets


@case("hostile", "27_hanya_judul.csv", "penyunting teks", "judul kanonik tanpa data", accepted=False)
def canonical_header_only(path: Path) -> None:
    """Our own header and no row."""
    path.write_text("box_id,checkpoint,checked_at,check_no,condition\r\n", encoding="utf-8")


@case(
    "hostile",
    "15_daftar_belanja.xlsx",
    "XlsxWriter",
    "daftar belanja dengan kolom Tanggal, Nama Barang, Jumlah, dan 'kotak'",
    accepted=False,
)
def shopping(path: Path) -> list[Sheet]:
    """Goods, amounts and days, and yet no logistics of an election."""
    lines: list[Any] = [
        ["DAFTAR BELANJA KONSUMSI RAPAT"],
        ["No", "Tanggal", "Nama Barang", "Jumlah", "Satuan", "Harga", "Keterangan"],
        [1, on(12), "Nasi kotak", 40, "kotak", 25000, "untuk panitia"],
        [2, on(12), "Air mineral gelas", 5, "dus", 30000, None],
        [3, on(12), "Snack", 40, "kotak", 12000, "rusak 2, diganti"],
        [4, on(13), "Tinta printer", 2, "botol", 95000, None],
        ["Jumlah", None, None, 87, None, 1820000, None],
    ]
    sheets = [Sheet("Belanja", lines)]
    with_xlsxwriter(path, sheets)
    return sheets


@case(
    "hostile",
    "16_daftar_hadir.xlsx",
    "LibreOffice",
    "daftar hadir dengan NIK, kelurahan, TPS dan jam: bukan logistik, dan NIK tidak boleh tersimpan atau "
    "tercetak",
    accepted=False,
    never=[*CARDS, "0812-0000-0055"],
)
def attendance(path: Path) -> list[Sheet]:
    """Places and hours stand beside people, not beside goods."""
    head = ["No", "Nama", "NIK", "Jabatan", "Kelurahan", "TPS", "Jam Hadir", "No. HP", "Tanda Tangan"]
    people = [
        [
            number,
            f"Peserta {'ABC'[number - 1]}",
            card,
            "PTPS",
            "Medono",
            number,
            clock(8, number),
            "0812-0000-0055",
            None,
        ]
        for number, card in enumerate(CARDS, start=1)
    ]
    sheets = [
        Sheet("Hadir", [["DAFTAR HADIR BIMTEK PENGAWAS TPS"], ["Selasa, 6 Februari 2024"], head, *people])
    ]
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets
