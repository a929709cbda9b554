"""Two workbooks of an office: a letterhead with a two-row header, and four sheets that four hands filled."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    BARAT,
    KPU,
    OPEN,
    SELATAN,
    STORED,
    TIMUR,
    UTARA,
    Data,
    Sheet,
    Told,
    at,
    case,
    clock,
    data,
    feb,
    on,
    pps,
    told,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import with_openpyxl, with_xlsxwriter


def _planned(plan: tuple[Any, Any], went: tuple[Any, Any]) -> dict[str, Any]:
    names = ("planned_departure", "planned_arrival", "departed_at", "arrived_at")
    return dict(zip(names, plan + went, strict=True))


PLAN_1 = _planned((feb(10, "08:00"), feb(10, "09:00")), (feb(10, "08:15"), feb(10, "09:05")))
PLAN_2 = _planned((feb(10, "10:00"), feb(10, "11:00")), (feb(10, "10:10"), feb(10, "11:20")))
PLAN_3 = _planned((feb(11, "08:00"), feb(11, "09:00")), (feb(11, "08:05"), None))


def _lead(number: int, document: str, place: str, times: list[Any], goods: tuple[str, int, int | None],
          carrier: tuple[str | None, str | None], note: str | None = None) -> list[Any]:  # fmt: skip
    item, sent, received = goods
    return [
        number,
        document,
        item,
        "Gudang KPU Kota Pekalongan",
        place,
        *times,
        sent,
        received,
        *carrier,
        note,
    ]


def _below(number: int, item: str, sent: int, received: int | None, note: str | None = None) -> list[Any]:
    return [number, None, item, None, None, None, None, None, None, sent, received, None, None, note]


def _sj(document: str, item: str, to: str, times: dict[str, Any], sent: int, got: int | None, truck: str,
        escort: str | None, note: str | None = None) -> Told:  # fmt: skip
    return told(document_no=document, item=item, origin=KPU, destination=to, **times, qty_sent=sent,
                qty_received=got, vehicle=truck, escort=escort, note=note)  # fmt: skip


TRUCK_1, TRUCK_2, TRUCK_3 = "Truk G 1901 XA", "Truk G 1902 XA", "Truk G 1903 XA"
D1, D2, D3 = "001/SJ-LOG/II/2024", "002/SJ-LOG/II/2024", "003/SJ-LOG/II/2024"
LETTERHEAD: list[Any] = [
    ["KOMISI PEMILIHAN UMUM"],
    ["KOTA PEKALONGAN"],
    ["Sekretariat - Subbagian Keuangan, Umum, dan Logistik"],
    [],
    ["DAFTAR PENGIRIMAN LOGISTIK PEMILU 2024 DARI GUDANG KE PPK"],
    ["Posisi sampai dengan tanggal 11 Februari 2024 pukul 08.30 WIB"],
    [],
    ["No", "No. Surat Jalan", "Barang", "Asal", "Tujuan", "RENCANA", None, "REALISASI", None, "JUMLAH", None,
     "Kendaraan", "Pengawal", "Keterangan"],
    [None, None, None, None, None, "Berangkat", "Tiba", "Berangkat", "Tiba", "Dikirim", "Diterima", None,
     None,
     None],
    [f"({number})" for number in range(1, 15)],
]  # fmt: skip
T1 = [at(10, 8), at(10, 9), at(10, 8, 15), at(10, 9, 5)]
T2 = [at(10, 10), at(10, 11), at(10, 10, 10), at(10, 11, 20)]
T3 = [at(11, 8), at(11, 9), at(11, 8, 5), None]
P = "Polres, 2 personel"
WAREHOUSE: list[Any] = [
    *LETTERHEAD,
    data(_lead(1, D1, "PPK Pekalongan Utara", T1, ("Kotak suara", 1162, 1162), (TRUCK_1, P)),
         _sj(D1, "kotak_suara", UTARA, PLAN_1, 1162, 1162, TRUCK_1, P)),
    data(_below(2, "Bilik suara", 928, 928), _sj(D1, "bilik_suara", UTARA, PLAN_1, 928, 928, TRUCK_1, P)),
    data(_below(3, "Tinta", 464, 464, "2 dus"),
         _sj(D1, "tinta", UTARA, PLAN_1, 464, 464, TRUCK_1, P, "2 dus")),
    [None, "Jumlah", None, None, None, None, None, None, None, 2554, 2554],
    [],
    data(_lead(4, D2, "PPK Pekalongan Barat", T2, ("Kotak suara", 1347, 1347), (TRUCK_2, P)),
         _sj(D2, "kotak_suara", BARAT, PLAN_2, 1347, 1347, TRUCK_2, P)),
    data(_below(5, "Bilik suara", 1076, 1076),
         _sj(D2, "bilik_suara", BARAT, PLAN_2, 1076, 1076, TRUCK_2, P)),
    data(_below(6, "Tinta", 538, 538), _sj(D2, "tinta", BARAT, PLAN_2, 538, 538, TRUCK_2, P)),
    [None, "Jumlah", None, None, None, None, None, None, None, 2961, 2961],
    [],
    data(_lead(7, D3, "PPK Pekalongan Selatan", T3, ("Kotak suara", 887, None), (TRUCK_3, None),
               "belum tiba"),
         _sj(D3, "kotak_suara", SELATAN, PLAN_3, 887, None, TRUCK_3, None, "belum tiba")),
    ["JUMLAH SELURUHNYA", None, None, None, None, None, None, None, None, 6402, 5515],
    [],
    [None] * 10 + ["Pekalongan, 11 Februari 2024"],
    ["Mengetahui,"] + [None] * 9 + ["Yang membuat,"],
    ["Kasubbag KUL"] + [None] * 9 + ["Petugas gudang"],
    [],
    ["NIP. ........................"] + [None] * 9 + ["NIP. ........................"],
]  # fmt: skip
DOWN = tuple(
    f"{column}{first}:{column}{first + 2}" for first in (11, 16) for column in "BDEFGHILM"
)  # one surat jalan over its three lines


@case(
    "sj-gudang-ppk.xlsx",
    "XlsxWriter",
    "letterhead and titles above; RENCANA/REALISASI/JUMLAH over two columns each; numbering row; "
    "surat jalan, places and times merged down over its lines; subtotals, grand total, blank rows, "
    "signatures; a load still under way",
    party="kpu",
    recorded_at="2024-02-11T08:30",
)
def warehouse(path: Path) -> list[Sheet]:
    """A warehouse's own list, as KPU would print it."""
    head = ("A1:N1", "A2:N2", "A5:N5", "F8:G8", "H8:I8", "J8:K8", "A8:A9", "B8:B9", "C8:C9", "D8:D9", "E8:E9")
    sheets = [Sheet("Pengiriman", WAREHOUSE, merged=(*head, "L8:L9", "M8:M9", "N8:N9", *DOWN))]
    with_xlsxwriter(path, sheets)
    return sheets


SHORT = ["No.", "No. SJ", "Brg", "Dari", "Ke", "Tgl Brgkt", "Jam Brgkt", "Tgl Tiba", "Jam Tiba", "Jml Krm",
         "Jml Trm", "Rsk", "Ket."]  # fmt: skip


def _short(cells: list[Any], item: str, origin: str, to: str, times: tuple[str, str], counts: tuple[Any, ...],
           status: str = STORED, finding: str = "", note: str | None = None) -> Data:  # fmt: skip
    sent, received, damaged = counts
    return data(cells, told(status, finding, document_no=cells[1], item=item, origin=origin, destination=to,
                            departed_at=times[0], arrived_at=times[1], qty_sent=sent, qty_received=received,
                            qty_damaged=damaged, note=note))  # fmt: skip


M = (feb(11, "08:00"), feb(11, "08:40"))
BARAT_LINES: list[Any] = [
    ["REKAP PENYALURAN PPK PEKALONGAN BARAT KE PPS"],
    [],
    SHORT,
    _short([1, "B-01", "Kotak Suara", "PPK Barat", "PPS Medono", on(11), clock(8), on(11), clock(8, 40), 205,
            205,
            "nihil", None], "kotak_suara", BARAT, pps("Medono"), M, (205, 205, 0)),
    _short([2, "B-01", "SS PPWP", "PPK Barat", "PPS Medono", on(11), clock(8), on(11), clock(8, 40), "10.957",
            "10.957,0", "-", None], "surat_suara_ppwp", BARAT, pps("Medono"), M, (10957, 10957, None)),
    _short([3, "B-02", "SS DPR RI", "PPK Barat", "PPS Tirto", on(11), clock(9), on(11), clock(9, 30),
            "8.012 lbr",
            "8012 lembar", "3 lbr", "sobek saat bongkar"], "surat_suara_dpr", BARAT, pps("Tirto"),
           (feb(11, "09:00"), feb(11, "09:30")), (8012, 8012, 3), note="sobek saat bongkar"),
    _short([4, "B-02", "SS DPD", "PPK Barat", "PPS Tirto", on(11), clock(9), on(11), clock(9, 30), "±8000",
            8012, 0,
            None], "surat_suara_dpd", BARAT, pps("Tirto"), (feb(11, "09:00"), feb(11, "09:30")),
            (None, 8012, 0),
           "flagged", "qty_sent"),
    ["Jumlah", None, None, None, None, None, None, None, None, 27186, 27186, 3, None],
]  # fmt: skip
TIMUR_LINES: list[Any] = [
    SHORT,
    _short([1, "T-01", "Kotak", "PPK Timur", "PPS Klego", "11/02/2024", "08.30", "11/02/2024", "09.00", 140,
            140, 0,
            None], "kotak_suara", TIMUR, pps("Klego"), (feb(11, "08:30"), feb(11, "09:00")), (140, 140, 0),
            OPEN),
    _short([2, "T-01", "Bilik", "PPK Timur", "PPS Klego", "11/02/2024", "08.30", "11/02/2024", "09.00", 112,
            112, 0,
            None], "bilik_suara", TIMUR, pps("Klego"), (feb(11, "08:30"), feb(11, "09:00")), (112, 112, 0),
            OPEN),
    [],
    _short([3, "T-02", "Segel plastik", "PPK Timur", "PPS Poncol", "13/02/2024", "7.15", "13/02/2024", "7.45",
            "936 buah", "936 bh", "nihil", "lengkap"], "segel_plastik", TIMUR, pps("Poncol"),
           (feb(13, "07:15"), feb(13, "07:45")), (936, 936, 0), note="lengkap"),
]  # fmt: skip
UTARA_LINES: list[Any] = [
    ["PPK PEKALONGAN UTARA"],
    ["Rekap penyaluran ke PPS, 11-12 Februari 2024"],
    [],
    [],
    SHORT,
    _short([1, "U-01", "Kotak suara", "PPK Utara", "PPS Degayu", on(12), clock(13), on(12), clock(13, 50),
            105, 105,
            0, "lewat jalan lingkar"], "kotak_suara", UTARA, pps("Degayu"),
            (feb(12, "13:00"), feb(12, "13:50")),
           (105, 105, 0), note="lewat jalan lingkar"),
    _short([2, "U-01", "Tinta", "PPK Utara", "PPS Degayu", on(12), clock(13), on(12), clock(13, 50), 42, 41,
            0,
            "kurang 1 botol"], "tinta", UTARA, pps("Degayu"), (feb(12, "13:00"), feb(12, "13:50")),
            (42, 41, 0), OPEN,
           note="kurang 1 botol"),
    _short([3, "U-02", "Alat bantu tunanetra", "PPK Utara", "PPS Bandengan", on(12), clock(14), on(12),
            clock(14, 30),
            36, 36, None, None], "alat_bantu_tunanetra", UTARA, pps("Bandengan"),
           (feb(12, "14:00"), feb(12, "14:30")), (36, 36, None)),
]  # fmt: skip
SELATAN_LINES: list[Any] = [
    SHORT,
    _short([1, "S-01", "Sampul", "PPK Selatan", "PPS Jenggot", at(12, 9, 10), None, at(12, 9, 40), None, 2960,
            2960,
            0, None], "sampul", SELATAN, pps("Jenggot"), (feb(12, "09:10"), feb(12, "09:40")),
            (2960, 2960, 0)),
    _short([2, "S-02", "Formulir", "PPK Selatan", "PPS Sokoduwet", on(12), None, on(12), None, 21, 21, 0,
            None],
           "formulir", SELATAN, pps("Sokoduwet"), (feb(12), feb(12)), (21, 21, 0)),
]  # fmt: skip
OLD_YEAR: list[Any] = [
    SHORT,
    [1, "L-01", "Kotak suara", "PPK Barat", "PPS Medono", on(16, 4, 2019), clock(8), on(16, 4, 2019),
     clock(9), 200,
     200, 0, "data 2019"],
]  # fmt: skip
README: list[Any] = [
    ["CARA MENGISI"],
    ["1. Isi satu baris untuk setiap barang dan setiap surat jalan."],
    ["2. Tanggal ditulis hari/bulan/tahun, jam ditulis 08.30."],
    ["3. Jangan mengubah judul kolom. Kolom Brg dipilih dari lembar Pilihan."],
]
CHOICES: list[Any] = [["Barang", "Tujuan"], ["Kotak suara", "PPS Medono"], ["Bilik suara", "PPS Tirto"],
                      ["Tinta", "PPS Klego"], ["SS PPWP", "PPS Degayu"]]  # fmt: skip


@case(
    "rekap-empat-kecamatan.xlsx",
    "openpyxl",
    "four sheets with headers on different rows, a reading guide, a list of choices, a hidden sheet "
    "of another year, an empty sheet; abbreviated headers; date and time in two columns, as cells "
    "and as text; 10.957 / 10.957,0 / 8.012 lbr / - / nihil / ±8000",
)
def four_districts(path: Path) -> list[Sheet]:
    """One workbook that four hands filled."""
    sheets = [
        Sheet("BACA DULU", README, skipped=True),
        Sheet("Barat", BARAT_LINES),
        Sheet("Timur", TIMUR_LINES),
        Sheet("Utara", UTARA_LINES),
        Sheet("Selatan", SELATAN_LINES),
        Sheet("Pilihan", CHOICES, skipped=True),
        Sheet("Data 2019", OLD_YEAR, hidden=True, skipped=True),
        Sheet("Sheet1", []),
    ]
    with_openpyxl(path, sheets)
    return sheets
