"""Files that LibreOffice wrote: xls, ods and csv, with times of night and long dates."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    HELD,
    OPEN,
    SELATAN,
    STORED,
    TIMUR,
    UTARA,
    Data,
    Formula,
    Sheet,
    at,
    case,
    clock,
    data,
    either,
    feb,
    on,
    pps,
    told,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import with_libreoffice

NIGHT = ["No", "No. SJ", "Barang", "Dari", "Ke", "Tanggal", "Jam Berangkat", "Jam Tiba", "Dikirim",
         "Diterima",
         "Catatan"]  # fmt: skip


def _night(number: int, name: str, went: Any, came: Any, sent: int, times: tuple[Any, Any],
           status: str = STORED,
           finding: str = "") -> Data:  # fmt: skip
    document = f"M-{number:02d}"
    return data([number, document, "Kotak suara", "PPK Pekalongan Timur", f"PPS {name}", on(11), went, came,
                 sent,
                 sent, None],
                told(status, finding, document_no=document, item="kotak_suara", origin=TIMUR,
                     destination=pps(name),
                     departed_at=times[0], arrived_at=times[1], qty_sent=sent,
                     qty_received=sent))  # fmt: skip


@case(
    "malam-hari.xls",
    "LibreOffice 7.4 (xls, BIFF8)",
    "one date for both times: past midnight, 24.00, an arrival before the departure, 8.30 as text, "
    "8.30 that became the number 8.3",
)
def by_night(path: Path) -> list[Sheet]:
    """Loads that arrived the next day, under one date."""
    lines = [
        ["LAPORAN PENYALURAN MALAM HARI"],
        ["PPK Pekalongan Timur"],
        [],
        NIGHT,
        _night(1, "Gamer", clock(22, 10), clock(22, 55), 75, (feb(11, "22:10"), feb(11, "22:55"))),
        _night(2, "Setono", clock(23, 30), clock(0, 45), 165, (feb(11, "23:30"), feb(12, "00:45")), OPEN),
        _night(3, "Poncol", "23.40", "24.00", 180, (feb(11, "23:40"), feb(12, "00:00")), OPEN),
        _night(4, "Klego", clock(10), clock(9, 30), 140, (..., ...), HELD),
        _night(5, "Kauman", "8.30", "pukul 9.05", 160, (feb(11, "08:30"), feb(11, "09:05"))),
        _night(6, "Kali Baros", 8.3, 9.15, 100, (either(feb(11, "08:30"), feb(11), None),
               either(feb(11, "09:15"), feb(11), None)), "stored flagged confirm"),
        ["Jumlah", None, None, None, None, None, None, None, 820, 820],
    ]  # fmt: skip
    sheets = [Sheet("Malam", lines)]
    with_libreoffice(path, sheets, "xls:MS Excel 97")
    return sheets


LONG = ["No. Surat Jalan", "Nama Barang", "Asal", "Tujuan", "Waktu Berangkat", "Waktu Tiba", "Jml Dikirim",
        "Jml Diterima", "Ket"]  # fmt: skip
WRITTEN = (
    (
        "SL-1",
        "Banyurip",
        150,
        "Minggu, 11 Februari 2024 pukul 08.30 WIB",
        "11 Feb 2024 09.10 WIB",
        "08:30",
        "09:10",
    ),
    ("SL-2", "Jenggot", 185, "11 Pebruari 2024 jam 9.05", "11-Feb-24 09:45", "09:05", "09:45"),
    ("SL-3", "Sokoduwet", 105, "11/2/24 10.15", "11/02/2024 10:50:00", "10:15", "10:50"),
    (
        "SL-4",
        "Kuripan Yosorejo",
        175,
        at(11, 13),
        Formula("[.E19]+TIME(0;35;0)", at(11, 13, 35)),
        "13:00",
        "13:35",
    ),
)


def _long(
    document: str, name: str, sent: int, went: Any, came: Any, hours: tuple[str, str], first: bool
) -> Data:
    return data([document if first else None, "Kotak suara" if first else "Tinta", "PPK Pekalongan Selatan",
                 f"PPS {name}", went, came, sent, sent, None],
                told(OPEN if document == "SL-3" else STORED,  # 11/2/24 alone cannot tell day from month
                     document_no=document, item="kotak_suara" if first else "tinta", origin=SELATAN,
                     destination=pps(name), departed_at=feb(11, hours[0]), arrived_at=feb(11, hours[1]),
                     qty_sent=sent, qty_received=sent))  # fmt: skip


@case(
    "tanggal-panjang.ods",
    "LibreOffice 7.4 (ods)",
    "days and months in words (Minggu, 11 Februari 2024 pukul 08.30 WIB; Pebruari; 11-Feb-24), real "
    "dates among them, a formula with its result, merged surat jalan numbers, many blank rows in the "
    "middle",
)
def long_dates(path: Path) -> list[Sheet]:
    """Dates as people write them in a letter."""
    pairs = [
        _long(document, name, sent if first else sent * 2 // 5, went, came, (left, there), first)
        for document, name, sent, went, came, left, there in WRITTEN[:3]
        for first in (True, False)
    ]
    document, name, sent, went, came, left, there = WRITTEN[3]
    last = _long(document, name, sent, went, came, (left, there), True)
    lines = [["BERITA ACARA PENYALURAN"], ["KECAMATAN PEKALONGAN SELATAN"], [], LONG, *pairs, *[[]] * 8, last,
             [],
             [None, None, None, None, None, None, "Pekalongan, 12 Februari 2024"],
             [None, None, None, None, None, None, "Ketua PPK"]]  # fmt: skip
    sheets = [Sheet("Selatan", lines, merged=("A5:A6", "A7:A8", "A9:A10"))]
    with_libreoffice(path, sheets, "ods")
    return sheets


def _export(
    number: int, name: str, sent: int, went: Any, came: Any, times: tuple[str, str], note: str
) -> Data:
    return data([f"X/{number}", "Kotak suara", "PPK Pekalongan Utara", f"PPS {name}", went, came, sent, sent,
                 note],
                told(document_no=f"X/{number}", item="kotak_suara", origin=UTARA, destination=pps(name),
                     departed_at=times[0], arrived_at=times[1], qty_sent=sent, qty_received=sent,
                     note=note))  # fmt: skip


@case(
    "ekspor-calc.csv",
    "LibreOffice 7.4 (csv; Windows-1252)",
    "semicolons, Windows-1252, dates as shown on screen, a semicolon and quotation marks inside a note",
)
def calc_export(path: Path) -> list[Sheet]:
    """Saved as text from Calc with the settings of an old computer."""
    sheets = [Sheet(None, [
        LONG,
        _export(1, "Degayu", 105, at(12, 7, 40), at(12, 8, 25), (feb(12, "07:40"), feb(12, "08:25")),
                "lewat jalan memutar; jembatan ditutup"),
        _export(2, "Bandengan", 90, at(12, 9), at(12, 9, 30), (feb(12, "09:00"), feb(12, "09:30")),
                "diterima di “balai” – utuh"),
        _export(3, "Krapyak", 270, at(13, 7, 15), at(13, 8), (feb(13, "07:15"), feb(13, "08:00")), "2 rit"),
    ])]  # fmt: skip
    with_libreoffice(path, sheets, "csv:Text - txt - csv (StarCalc):59,34,1")
    return sheets
