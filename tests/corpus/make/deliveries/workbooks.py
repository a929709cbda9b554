"""Workbooks: the 1904 calendar, formulas with and without results, a ghost dimension, forms with a head."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    OPEN,
    STORED,
    TIMUR,
    UTARA,
    Data,
    Formula,
    Sheet,
    at,
    case,
    data,
    feb,
    pps,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import serial, with_libreoffice, with_openpyxl, with_xlsxwriter


def _handover(cells: list[Any], **values: Any) -> Data:
    return data(cells, told(origin=pps("Krapyak"), handover_doc=cells[0], document_no=cells[1],
                            qty_sent=cells[7],
                            qty_received=cells[8], qty_damaged=cells[9], qty_wrong=cells[10],
                            handed_by=cells[12],
                            received_by=cells[13], **values))  # fmt: skip


def _krapyak(
    number: int, item: str, cells: list[Any], present: int, kind: str, times: tuple[str, str]
) -> Data:
    return _handover(cells, item=item, destination=tps("Krapyak", number), departed_at=times[0],
                     arrived_at=times[1],
                     vehicle_kind=kind, supervisor_present=present)  # fmt: skip


K1, K2 = (at(13, 7, 30), at(13, 7, 55)), (at(13, 9), at(13, 9, 20))
HANDOVERS: list[Any] = [
    ["Nomor BAST", "No. SJ", "Jenis Logistik", "Asal", "Tujuan", "Waktu Berangkat", "Waktu Tiba",
     "Jumlah Dikirim",
     "Jumlah Diterima", "Jumlah Rusak", "Jumlah Tertukar", "Jenis Kendaraan", "Yang Menyerahkan",
     "Yang Menerima",
     "Pengawas Hadir"],
    _krapyak(1, "kotak_suara", ["BAST/01", "KR-01", "Kotak suara", "PPS Krapyak", "TPS 1 Krapyak", *K1, 5, 5,
                                0, 0,
             "Pick up", "Anggota PPS 1", "Ketua KPPS TPS 1", "Ya"], 1, "pikap",
             (feb(13, "07:30"), feb(13, "07:55"))),
    _krapyak(1, "bilik_suara", ["BAST/01", "KR-01", "Bilik suara", "PPS Krapyak", "TPS 1 Krapyak", *K1, 4, 4,
                                0, 0,
             "Pick up", "Anggota PPS 1", "Ketua KPPS TPS 1", "Ya"], 1, "pikap",
             (feb(13, "07:30"), feb(13, "07:55"))),
    _krapyak(54, "kotak_suara", ["BAST/02", "KR-02", "Kotak suara", "PPS Krapyak", "TPS 54 Krapyak", *K2, 5,
                                 5, 1, 0,
             "Becak", "Anggota PPS 2", "Ketua KPPS TPS 54", "Tidak"], 0, "becak",
             (feb(13, "09:00"), feb(13, "09:20"))),
    _krapyak(54, "tinta", ["BAST/02", "KR-02", "Tinta", "PPS Krapyak", "TPS 54 Krapyak", *K2, 2, 2, 0, 0,
                           "Becak",
             "Anggota PPS 2", "Ketua KPPS TPS 54", "Tidak"], 0, "becak",
             (feb(13, "09:00"), feb(13, "09:20"))),
]  # fmt: skip


@case(
    "bast-kalender-1904.xlsx",
    "XlsxWriter",
    "dates of the 1904 calendar; every column of a handover: BAST, persons, kind of vehicle, "
    "supervisor present, swapped goods",
    party="pps",
)
def handover_1904(path: Path) -> list[Sheet]:
    """A workbook from a Mac: its dates count from 1904."""
    sheets = [Sheet("BAST", HANDOVERS)]
    with_xlsxwriter(path, sheets, since_1904=True)
    return sheets


FULL = [
    "No SJ",
    "Barang",
    "Asal",
    "Tujuan",
    "Berangkat",
    "Tiba",
    "Jumlah Dikirim",
    "Jumlah Diterima",
    "Keterangan",
]


def _full(cells: list[Any], item: str, origin: str, to: str, status: str = STORED, finding: str = "",
          **values: Any) -> Data:  # fmt: skip
    return data(cells, told(status, finding, item=item, origin=origin, destination=to, **values))


UNCOUNTED: list[Any] = [
    FULL,
    _full(["R-01", "Kotak suara", "PPK Pekalongan Timur", "PPS Kauman", at(11, 8), at(11, 8, 45), 160,
           Formula("G2"), None], "kotak_suara", TIMUR, pps("Kauman"), "flagged", "qty_received",
           document_no="R-01",
          departed_at=feb(11, "08:00"), arrived_at=feb(11, "08:45"), qty_sent=160, qty_received=None),
    _full(["R-02", "Bilik suara", "PPK Pekalongan Timur", "PPS Kauman", at(11, 8), at(11, 8, 45), 128, 128,
           "utuh"],
          "bilik_suara", TIMUR, pps("Kauman"), document_no="R-02", departed_at=feb(11, "08:00"),
          arrived_at=feb(11, "08:45"), qty_sent=128, qty_received=128, note="utuh"),
    _full(["R-03", "Tinta", "PPK Pekalongan Timur", "PPS Kauman", Formula("DATE(2024,2,11)+TIME(9,0,0)"),
           at(11, 9, 30), 64, 64, None], "tinta", TIMUR, pps("Kauman"), "flagged", "departed_at",
           document_no="R-03",
          departed_at=None, arrived_at=feb(11, "09:30"), qty_sent=64, qty_received=64),
    ["JUMLAH", None, None, None, None, None, Formula("SUM(G2:G4)"), Formula("SUM(H2:H4)"), None],
]  # fmt: skip


@case(
    "rumus-tanpa-hasil.xlsx",
    "openpyxl",
    "formulas that no program has computed yet: an amount, a time, the total",
)
def formulas_uncounted(path: Path) -> list[Sheet]:
    """Written by a script and never opened: formulas without results."""
    sheets = [Sheet("Kauman", UNCOUNTED)]
    with_openpyxl(path, sheets)
    return sheets


def _counted(row: int, number: int, item: str, code: str, to: str, sent: int, minute: int) -> Data:
    moment = at(11, 8, minute)
    cells = [Formula(f'"SJ-"&TEXT({number};"000")', f"SJ-{number:03d}"), item, "PPK Pekalongan Timur", to,
             moment,
             Formula(f"[.E{row}]+TIME(0;40;0)", at(11, 8, minute + 40) if minute < 20 else at(11, 9,
                                                                                              minute - 20)),
             sent, Formula(f"[.G{row}]-0", sent), None]  # fmt: skip
    arrived = f"08:{minute + 40:02d}" if minute < 20 else f"09:{minute - 20:02d}"
    return _full(cells, code, TIMUR, pps(to.removeprefix("PPS ")), document_no=f"SJ-{number:03d}",
                 departed_at=feb(11, f"08:{minute:02d}"), arrived_at=feb(11, arrived), qty_sent=sent,
                 qty_received=sent)  # fmt: skip


@case(
    "rumus-dengan-hasil.xlsx",
    "LibreOffice 7.4 (xlsx)",
    "document numbers, arrivals and amounts that are formulas with their results; a total by SUM",
)
def formulas_counted(path: Path) -> list[Sheet]:
    """Computed and kept by LibreOffice."""
    sheets = [Sheet("Setono", [
        FULL,
        _counted(2, 7, "Kotak suara", "kotak_suara", "PPS Setono", 165, 0),
        _counted(3, 8, "Bilik suara", "bilik_suara", "PPS Setono", 132, 5),
        _counted(4, 9, "Tinta", "tinta", "PPS Setono", 66, 30),
        ["Total", None, None, None, None, None, Formula("SUM([.G2:.G4])", 363),
         Formula("SUM([.H2:.H4])", 363), None],
    ])]  # fmt: skip
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets


def _ghost(
    number: int, name: str, sent: int, day: float, went: float, came: float, times: tuple[str, str]
) -> Data:
    return _full([f"G-{number:02d}", "Kotak suara", "PPK Pekalongan Utara", f"PPS {name}", day, went, day,
                  came, sent,
                  sent], "kotak_suara", UTARA, pps(name), document_no=f"G-{number:02d}", departed_at=times[0],
                 arrived_at=times[1], qty_sent=sent, qty_received=sent)  # fmt: skip


@case(
    "dimensi-hantu-serial.xlsx",
    "openpyxl",
    "a formatted empty cell in row 1,048,576; dates and times as plain numbers (45333, 0.354166...)",
)
def ghost(path: Path) -> list[Sheet]:
    """Somebody formatted a whole column, and the dates lost their format."""
    day = serial(at(11, 0))
    sheets = [Sheet("Rekap", [
        ["No SJ", "Barang", "Asal", "Tujuan", "Tgl Berangkat", "Jam Berangkat", "Tgl Tiba", "Jam Tiba",
         "Jml Dikirim",
         "Jml Diterima"],
        _ghost(1, "Krapyak", 270, day, 0.3541666667, 0.375, (feb(11, "08:30"), feb(11, "09:00"))),
        _ghost(2, "Panjang Baru", 140, day, 0.3958333333, 0.4166666667, (feb(11, "09:30"), feb(11, "10:00"))),
        _ghost(3, "Bandengan", 90, day + 1, 0.33333, 0.36458, (feb(12, "08:00"), feb(12, "08:45"))),
        _ghost(4, "Panjang Wetan", 190, day + 1, 0.5, 0.5208333333, (feb(12, "12:00"), feb(12, "12:30"))),
    ])]  # fmt: skip
    with_openpyxl(path, sheets, last_row=1_048_576)
    return sheets


def _note(
    document: str, place: str, code: str, truck: str, moment: Any, goods: list[tuple[str, str, int]]
) -> Sheet:
    told_time = feb(11, f"{moment:%H:%M}")
    lines = [
        data([number, name, amount, "buah", None], told(OPEN, document_no=document, item=item, origin=UTARA,
             destination=code, departed_at=told_time, qty_sent=amount, vehicle=truck, arrived_at=None,
             qty_received=None))
        for number, (name, item, amount) in enumerate(goods, start=1)
    ]  # fmt: skip
    return Sheet(document.split("/", maxsplit=1)[0], [
        ["PANITIA PEMILIHAN KECAMATAN PEKALONGAN UTARA"],
        ["SURAT JALAN"],
        [],
        ["Nomor", None, ":", document],
        ["Dari", None, ":", "PPK Pekalongan Utara"],
        ["Tujuan", None, ":", place],
        ["Berangkat", None, ":", moment],
        ["Kendaraan", None, ":", truck],
        [],
        ["No", "Nama Barang", "Jumlah Dikirim", "Satuan", "Keterangan"],
        *lines,
        [],
        ["Yang menyerahkan,", None, None, "Yang menerima,"],
        [],
        ["(....................)", None, None, "(....................)"],
    ])  # fmt: skip


@case(
    "surat-jalan-tiga-lembar.xlsx",
    "LibreOffice 7.4 (xlsx)",
    "three surat jalan on three sheets; number, origin, destination, departure and vehicle stand "
    "once above the table; only the goods are a table",
)
def delivery_notes(path: Path) -> list[Sheet]:
    """The form that travels with the truck: what holds for all lines stands above them."""
    sheets = [
        _note("011/SJ/PPK-UTARA/II/2024", "PPS Kandang Panjang", pps("Kandang Panjang"),
              "Mobil boks G 8001 PA",
              at(11, 8, 20), [("Kotak suara", "kotak_suara", 185), ("Bilik suara", "bilik_suara", 148)]),
        _note("012/SJ/PPK-UTARA/II/2024", "PPS Padukuhan Kraton", pps("Padukuhan Kraton"), "Truk G 1904 XA",
              at(11, 10), [("Kotak suara", "kotak_suara", 180), ("Tinta", "tinta", 72)]),
        _note("013/SJ/PPK-UTARA/II/2024", "PPS Panjang Baru", pps("Panjang Baru"), "Truk G 1904 XA",
              at(11, 13, 5),
              [("Kotak suara", "kotak_suara", 140)]),
    ]  # fmt: skip
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets
