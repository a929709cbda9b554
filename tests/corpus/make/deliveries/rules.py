"""Rows that break a rule, copies and corrections in one file, a workbook that is only partly logistics."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    BARAT,
    HELD,
    OPEN,
    STORED,
    Data,
    Sheet,
    at,
    case,
    data,
    either,
    feb,
    on,
    pps,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import with_editor, with_libreoffice, with_xlsxwriter

HEAD = [
    "No. SJ",
    "Barang",
    "Asal",
    "Tujuan",
    "Berangkat",
    "Tiba",
    "Dikirim",
    "Diterima",
    "Rusak",
    "Sebab terlambat",
]
GOOD = {"Asal": "PPS Jenggot", "Barang": "Kotak suara", "Berangkat": at(12, 8), "Tiba": at(12, 8, 30),
        "Dikirim": 5,
        "Diterima": 5, "Rusak": 0}  # fmt: skip
SAID = {"item": "kotak_suara", "origin": pps("Jenggot"), "departed_at": feb(12, "08:00"),
        "arrived_at": feb(12, "08:30"), "qty_sent": 5, "qty_received": 5, "qty_damaged": 0,
        "delay_cause": None}  # fmt: skip


def _row(
    number: int, status: str, finding: str = "", cells: dict[str, Any] | None = None, **said: Any
) -> Data:
    """A good row of TPS `number` but for `cells`, and what it then says."""
    document = f"AT-{number:02d}"
    written = {"No. SJ": document, **GOOD, "Tujuan": f"TPS {number} Jenggot", **(cells or {})}
    values = {"document_no": document, **SAID, "destination": tps("Jenggot", number), **said}
    return data([written.get(name) for name in HEAD], told(status, finding, **values))


RULES: list[Any] = [
    HEAD,
    _row(1, STORED),
    _row(2, "rejected", cells={"Berangkat": at(12, 9), "Tiba": at(12, 7)}, departed_at=..., arrived_at=...),
    _row(3, "flagged", cells={"Diterima": 6}, qty_received=6),
    _row(4, "flagged", "arrived_at", cells={"Tiba": at(13, 18)}, arrived_at=...),
    _row(5, "flagged rejected", cells={"Rusak": 6}, qty_damaged=...),
    _row(6, "flagged rejected", "qty_sent", cells={"Dikirim": -5}, qty_sent=None),
    _row(7, "flagged rejected", "qty_received", cells={"Diterima": 4.5}, qty_received=None),
    _row(8, HELD, "item", cells={"Barang": "Genset"}, item=...),
    _row(9, HELD, cells={"Tujuan": "PPS Jenggot"}, destination=...),
    _row(10, "flagged rejected", "departed_at", cells={"Berangkat": "30/02/2024 08:00"}, departed_at=None),
    _row(11, "flagged rejected", "arrived_at", cells={"Tiba": "12/02/2024 25.10"},
         arrived_at=either(None, feb(12))),
    _row(12, OPEN, cells={"No. SJ": None}, document_no=...),
    _row(13, "rejected confirm", "destination", cells={"Tujuan": None}, destination=None),
    _row(14, "flagged rejected", "arrived_at", cells={"Tiba": at(12, 8, 30, year=2042)}, arrived_at=...),
    _row(15, STORED, cells={"Sebab terlambat": "air pasang"}, delay_cause="banjir_rob"),
    _row(16, STORED, cells={"Sebab terlambat": "Hujan deras"}, delay_cause="cuaca"),
    _row(17, STORED, cells={"Sebab terlambat": "kendaraan mogok"}, delay_cause="kendaraan_mogok"),
    _row(18, STORED, cells={"Sebab terlambat": "-"}),
    _row(19, "flagged", "qty_received", cells={"Diterima": "banyak"}, qty_received=None),
    _row(20, STORED, cells={"Diterima": 4, "Dikirim": 4, "Barang": "Bilik suara", "Rusak": 4},
         item="bilik_suara",
         qty_sent=4, qty_received=4, qty_damaged=4),
    _row(21, "flagged rejected", "departed_at", cells={"Berangkat": "kemarin sore"}, departed_at=None),
]  # fmt: skip


@case(
    "aturan.xlsx",
    "XlsxWriter",
    "one broken rule in each row beside good rows: arrives before it departs, received more than "
    "sent, a time to come, more damaged than received, negative, half a box, unknown goods, from and "
    "to the same, 30 February, 25.10, no document, no destination, the year 2042, causes, words for "
    "numbers and times",
    party="panwascam",
    recorded_at="2024-02-13T10:00",
)
def broken_rules(path: Path) -> list[Sheet]:
    """Each row breaks one rule, and the good rows stay good."""
    sheets = [Sheet("Jenggot", RULES)]
    with_xlsxwriter(path, sheets)
    return sheets


def _told(cells: list[Any], party: str, name: str, times: tuple[str, str], amount: int, status: str) -> Data:
    return data(cells, told(status, document_no=cells[1], item="kotak_suara", origin=BARAT,
                            destination=pps(name),
                            party=party, departed_at=times[0], arrived_at=times[1], qty_sent=amount,
                            qty_received=amount))  # fmt: skip


@case(
    "ganda-dan-ralat.csv",
    "text editor",
    "the same load told by two parties (both stand), copied rows, a copy written in another way, the "
    "same key with another amount and with another time",
    party="lain",
)
def copies(path: Path) -> list[Sheet]:
    """Whose word a row is belongs to its key."""
    a, b = (feb(13, "08:00"), feb(13, "08:40")), (feb(13, "09:00"), feb(13, "09:30"))
    first = ["PPK", "GD-1", "Kotak suara", "PPK Pekalongan Barat", "PPS Medono", "13/02/2024 08:00",
             "13/02/2024 08:40", 205, 205]  # fmt: skip
    other = ["PPK", "GD-2", "Kotak suara", "PPK Pekalongan Barat", "PPS Tirto", "13/02/2024 09:00",
             "13/02/2024 09:30", 150, 150]  # fmt: skip
    third = ["PPK", "GD-3", "Kotak suara", "PPK Pekalongan Barat", "PPS Podosugih", "13/02/2024 09:00",
             "13/02/2024 09:30", 135, 135]  # fmt: skip
    sheet = Sheet(None, [
        ["Pihak pelapor", "No. SJ", "Barang", "Asal", "Tujuan", "Berangkat", "Tiba", "Dikirim", "Diterima"],
        _told(first, "ppk", "Medono", a, 205, STORED),
        _told(["Panwascam", *first[1:]], "panwascam", "Medono", a, 205, STORED),
        _told(first, "ppk", "Medono", a, 205, "duplicate"),
        _told(["ppk", "GD-1", "KOTAK SUARA", "PPK Barat", "Kel. Medono", "13 Februari 2024 08.00",
               "13 Feb 2024 08.40", "205 buah", "205"], "ppk", "Medono", a, 205, "duplicate"),
        _told(other, "ppk", "Tirto", b, 150, OPEN),
        _told([*other[:7], 149, 149], "ppk", "Tirto", b, 149, "flagged"),
        _told(third, "ppk", "Podosugih", b, 135, OPEN),
        _told([*third[:6], "13/02/2024 09:45", 135, 135], "ppk", "Podosugih", (b[0], feb(13, "09:45")), 135,
              "flagged"),
    ])  # fmt: skip
    with_editor(path, sheet)
    return [sheet]


GUESTS: list[Any] = [
    ["DAFTAR HADIR RAPAT KOORDINASI"],
    [],
    ["No", "Nama", "Instansi", "Jabatan", "No. HP", "Tanda Tangan"],
    *[[number, f"Peserta {number}", "PPK Pekalongan Barat", "Anggota", "-", None] for number in range(1, 9)],
]
COSTS: list[Any] = [
    ["RENCANA ANGGARAN BIAYA DISTRIBUSI"],
    ["No", "Uraian", "Volume", "Satuan", "Harga Satuan", "Jumlah"],
    [1, "Sewa truk", 4, "unit", 1500000, 6000000],
    [2, "Upah bongkar muat", 40, "OH", 100000, 4000000],
]


@case(
    "campur-lembar.xlsx",
    "LibreOffice 7.4 (xlsx)",
    "an attendance list and a budget beside the one sheet that is logistics",
)
def partly_logistics(path: Path) -> list[Sheet]:
    """A meeting's workbook: two of its three sheets are not for the log."""
    day = {"departed_at": feb(11), "arrived_at": feb(11)}
    rows = [
        data([f"CL-{number}", "Kotak suara", "PPK Barat", f"PPS {name}", on(11), on(11), amount, amount],
             told(document_no=f"CL-{number}", item="kotak_suara", origin=BARAT, destination=pps(name), **day,
                  qty_sent=amount, qty_received=amount))
        for number, name, amount in ((1, "Bendan Kergon", 200), (2, "Pringrejo", 255),
                                     (3, "Sapuro Kebulen", 175))
    ]  # fmt: skip
    sheets = [
        Sheet("Daftar Hadir", GUESTS, skipped=True),
        Sheet("Penyaluran", [HEAD[:8], *rows]),
        Sheet("RAB", COSTS, skipped=True),
    ]
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets
