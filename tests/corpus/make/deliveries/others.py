"""The other logs: the master list, allocations, KPU's schedule, sorting and folding, box contents."""

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
    Formula,
    Sheet,
    Told,
    case,
    clock,
    data,
    feb,
    on,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import (
    with_editor,
    with_libreoffice,
    with_odfpy,
    with_openpyxl,
    with_xlwt,
)  # fmt: skip

VOTERS: tuple[tuple[str, int, int, int, str | None, str | None], ...] = (
    ("Krapyak", 1, 131, 130, None, "banjir"),
    ("Krapyak", 2, 128, 137, None, "banjir"),
    ("Panjang Wetan", 12, 126, 136, None, None),
    ("Panjang Wetan", 901, 45, 2, "Ya", "darat"),
)


def _station(number: int, one: tuple[Any, ...], row: int) -> Data:
    name, station, men, women, special, access = one
    cells = [number, "Pekalongan Utara", name, f"{station:03d}", men, women,
             Formula(f"[.E{row}]+[.F{row}]", men + women), special, access]  # fmt: skip
    said = {"special": 1} if special else {}
    return data(cells, told(tps=tps(name, station), dpt=men + women, access=access, **said))


@case(
    "dpt-per-tps.xlsx",
    "LibreOffice 7.4 (xlsx)",
    "the master list: DPT over L, P and their sum (a formula), TPS as text 001, subtotals per "
    "kelurahan, a special TPS, access",
    log="tps_master",
    party="kpu",
    recorded_at="2024-01-15T10:00",
)
def voters(path: Path) -> list[Sheet]:
    """Numbers of voters by TPS: the sum is the DPT, neither of its halves."""
    sheets = [Sheet("DPT", [
        ["REKAPITULASI DAFTAR PEMILIH TETAP PER TPS"],
        ["No", "Kecamatan", "Kelurahan", "TPS", "DPT", None, None, "TPS Khusus", "Akses"],
        [None, None, None, None, "L", "P", "L+P", None, None],
        _station(1, VOTERS[0], 4),
        _station(2, VOTERS[1], 5),
        [None, None, "Jumlah Krapyak", None, 259, 267, Formula("SUM([.G4:.G5])", 526)],
        _station(3, VOTERS[2], 7),
        _station(4, VOTERS[3], 8),
        [None, None, "Jumlah Panjang Wetan", None, 171, 138, Formula("SUM([.G7:.G8])", 309)],
        [None, None, "JUMLAH TOTAL", None, 430, 405, Formula("[.G6]+[.G9]", 835)],
    ], merged=("E2:G2", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "H2:H3", "I2:I3"))]  # fmt: skip
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets


BALLOTS = ("ppwp", "dpr", "dpd", "dprd_prov", "dprd_kota")


def _needs(number: int, name: str, station: int, amounts: list[int]) -> Data:
    said = [
        told(place=tps(name, station), item=f"surat_suara_{ballot}", qty_needed=amount)
        for ballot, amount in zip(BALLOTS, amounts, strict=True)
    ]
    return data([number, "Pekalongan Utara", name, station, *amounts, sum(amounts)], *said)


@case(
    "alokasi-lebar.xls",
    "xlwt (BIFF8)",
    "allocations: ballot types as columns under KEBUTUHAN, a sum that is no ballot type, a numbering "
    "row, a TPS whose types differ",
    log="allocations",
    party="kpu",
    recorded_at="2024-01-20T10:00",
)
def allocation_wide(path: Path) -> list[Sheet]:
    """What each TPS needs, one ballot type a column."""
    sheets = [Sheet("Alokasi", [
        ["ALOKASI SURAT SUARA PER TPS (DPT + 2%)"],
        [],
        ["No", "Kecamatan", "Kelurahan", "TPS", "KEBUTUHAN SURAT SUARA", None, None, None, None, None],
        [None, None, None, None, "PPWP", "DPR RI", "DPD", "DPRD Prov", "DPRD Kota", "Jumlah"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)"],
        _needs(1, "Panjang Wetan", 12, [268, 268, 268, 268, 268]),
        _needs(2, "Panjang Wetan", 13, [271, 271, 271, 271, 271]),
        _needs(3, "Panjang Wetan", 901, [283, 201, 240, 120, 7]),
        ["JUMLAH", None, None, None, 822, 740, 779, 659, 546, 3546],
    ], merged=("A1:J1", "E3:J3", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "A9:D9"))]  # fmt: skip
    with_xlwt(path, sheets)
    return sheets


@case(
    "alokasi-panjang.csv",
    "text editor",
    "allocations, one line for each place and item; units and thousands; a place that does not "
    "exist; a row told twice",
    log="allocations",
    party="kpu",
    recorded_at="2024-01-20T10:00",
)
def allocation_long(path: Path) -> list[Sheet]:
    """The same log as a plain list."""
    paper = "Keputusan KPU Nomor 1 Tahun 2024"
    rows = (
        ("TPS 1 Krapyak", "Kotak suara", "5 buah", STORED, tps("Krapyak", 1), "kotak_suara", 5),
        ("TPS 1 Krapyak", "Bilik suara", "4", STORED, tps("Krapyak", 1), "bilik_suara", 4),
        (
            "PPK Pekalongan Utara",
            "Surat Suara PPWP",
            "61.412 lembar",
            STORED,
            UTARA,
            "surat_suara_ppwp",
            61412,
        ),
        ("TPS 55 Krapyak", "Kotak suara", "5", "rejected", ..., "kotak_suara", 5),
        ("TPS 1 Krapyak", "Kotak suara", "5", "duplicate", tps("Krapyak", 1), "kotak_suara", 5),
    )
    lines: list[Any] = [["Tempat", "Jenis Logistik", "Jumlah Kebutuhan", "Dasar Dokumen"]]
    lines += [
        data([place, name, amount, paper],
             told(status, place=code, item=item, qty_needed=need, document=paper))
        for place, name, amount, status, code, item, need in rows
    ]  # fmt: skip
    sheet = Sheet(None, lines)
    with_editor(path, sheet, sep=";")
    return [sheet]


def _trip(
    number: int, day: Any, name: str, hours: tuple[Any, Any], place: tuple[str, str], times: tuple[str, str]
) -> Data:
    item = {"Kotak suara": "kotak_suara", "Bilik suara": "bilik_suara"}[name]
    return data([number, day, *hours, "Gudang KPU", place[0], name],
                told(OPEN, item=item, origin=KPU, destination=place[1], planned_departure=times[0],
                     planned_arrival=times[1], departed_at=None, arrived_at=None,
                     qty_received=None))  # fmt: skip


@case(
    "jadwal-kpu.xlsx",
    "openpyxl",
    "a schedule: only the title says that times are planned; days to come; days in words and as "
    "dates; nothing has departed or arrived",
    party="kpu",
    recorded_at="2024-02-08T09:00",
)
def schedule(path: Path) -> list[Sheet]:
    """KPU's plan for the trucks: no arrival may come out of it."""
    u, b, t = (
        ("PPK Pekalongan Utara", UTARA),
        ("PPK Pekalongan Barat", BARAT),
        ("PPK Pekalongan Timur", TIMUR),
    )
    s = ("PPK Pekalongan Selatan", SELATAN)
    lines = [
        ["JADWAL PENDISTRIBUSIAN LOGISTIK PEMILU TAHUN 2024 DARI GUDANG KE PPK"],
        ["KPU Kota Pekalongan (revisi 1)"],
        [],
        ["No", "Hari/Tanggal", "Jam Berangkat", "Jam Tiba", "Dari", "Tujuan", "Jenis Logistik"],
        _trip(1, "Sabtu, 10 Februari 2024", "Kotak suara", (clock(8), clock(9)), u,
              (feb(10, "08:00"), feb(10, "09:00"))),
        _trip(2, "Sabtu, 10 Februari 2024", "Bilik suara", (clock(8), clock(9)), u,
              (feb(10, "08:00"), feb(10, "09:00"))),
        _trip(3, "Sabtu, 10 Februari 2024", "Kotak suara", ("10.00", "11.00"), b,
              (feb(10, "10:00"), feb(10, "11:00"))),
        _trip(4, on(11), "Kotak suara", (clock(8), clock(8, 45)), t, (feb(11, "08:00"), feb(11, "08:45"))),
        _trip(5, on(11), "Kotak suara", (clock(23), clock(0, 15)), s, (feb(11, "23:00"), feb(12, "00:15"))),
        [],
        ["Jadwal dapat berubah menyesuaikan cuaca."],
    ]  # fmt: skip
    sheets = [Sheet("Jadwal", lines)]
    with_openpyxl(path, sheets)
    return sheets


def _sorted(day: Any, name: str, counts: tuple[Any, Any, Any], note: str | None, said: Told) -> Data:
    return data([day, "Gudang KPU", name, *counts, note], said)


def _fold(
    item: str, day: str, counts: tuple[int | None, ...], note: str | None, status: str = STORED
) -> Told:
    return told(status, place=KPU, item=item, day=day, qty_checked=counts[0], qty_good=counts[1],
                qty_damaged=counts[2], note=note)  # fmt: skip


@case(
    "sortir-lipat.ods",
    "odfpy",
    "sorting and folding by day: real dates and long dates, thousands with a dot, a dash, a total",
    log="sortings",
    party="kpu",
    recorded_at="2024-01-13T10:00",
)
def sorting(path: Path) -> list[Sheet]:
    """The log of the hall where ballots are sorted and folded."""
    sheets = [Sheet("Sortir Lipat", [
        ["LAPORAN HARIAN SORTIR DAN LIPAT SURAT SUARA"],
        [],
        ["Tanggal", "Tempat", "Jenis Surat Suara", "Jumlah Disortir", "Jumlah Baik", "Jumlah Rusak",
         "Keterangan"],
        _sorted(on(8, 1), "PPWP", ("26.100", "25.800", 300), "noda tinta",
                _fold("surat_suara_ppwp", "2024-01-08", (26100, 25800, 300), "noda tinta")),
        _sorted(on(9, 1), "PPWP", (26050, 25790, 260), None,
                _fold("surat_suara_ppwp", "2024-01-09", (26050, 25790, 260), None)),
        _sorted("Rabu, 10 Januari 2024", "DPR RI", ("24.000 lbr", "24.000 lbr", "nihil"), None,
                _fold("surat_suara_dpr", "2024-01-10", (24000, 24000, 0), None)),
        _sorted("11 Jan 2024", "DPRD Kota", (20000, 19990, "-"), "rusak belum dihitung",
                _fold("surat_suara_dprd_kota", "2024-01-11", (20000, 19990, None), "rusak belum dihitung",
                      OPEN)),
        ["JUMLAH", None, None, 96150, 95580, 560, None],
    ])]  # fmt: skip
    with_odfpy(path, sheets)
    return sheets


CONTENT = ["Kecamatan", "Kelurahan", "TPS", "Jenis Kotak", "Nama Barang", "Tahap Hitung", "Waktu Dihitung",
           "Jumlah",
           "Jumlah Tertukar", "Petugas", "Saksi", "No. Segel", "No. BA", "Ket."]  # fmt: skip


def _content(
    cells: list[Any], ballot: str, stage: str, when: str, seals: list[str], status: str = STORED
) -> Data:
    station = int(str(cells[2]).removeprefix("TPS "))
    return data(cells, told(status, box_id=f"{tps(cells[1], station)}-{ballot}", item=f"surat_suara_{ballot}",
                            stage=stage, counted_at=when, qty=cells[7], qty_wrong=cells[8], officer=cells[9],
                            witness=cells[10], seal_nos=seals or None, ba_no=cells[12],
                            note=cells[13]))  # fmt: skip


@case(
    "isi-kotak.csv",
    "text editor",
    "box contents at packing and at opening: the box told by place and ballot type, several seal "
    "numbers in a cell, ballots of another box, a TPS that does not exist",
    log="box_counts",
    party="panwascam",
    recorded_at="2024-02-14T10:00",
)
def contents(path: Path) -> list[Sheet]:
    """What was counted into a box, and out of it."""
    u, w = "Pekalongan Utara", "Panjang Wetan"
    sheet = Sheet(None, [
        CONTENT,
        _content([u, w, "012", "PPWP", "Surat suara PPWP", "Pengepakan", "05/02/2024 10.15", 268, 0,
                  "Petugas 1",
                  "Panwascam 1", "A0012345, A0012346", "BA-12", None], "ppwp", "pengepakan", feb(5, "10:15"),
                 ["A0012345", "A0012346"]),
        _content([u, w, "012", "DPR", "Surat suara DPR", "Pengepakan", "05/02/2024 10.40", 268, 0,
                  "Petugas 1",
                  "Panwascam 1", "A0012347", "BA-12", None], "dpr", "pengepakan", feb(5, "10:40"),
                  ["A0012347"]),
        _content([u, w, "TPS 012", "PPWP", "Surat suara PPWP", "Dibuka di TPS", "14/02/2024 06.50", 266, 2,
                  "Ketua KPPS", "PTPS 12", None, None, "kurang 2, tertukar 2"], "ppwp", "dibuka_tps",
                 feb(14, "06:50"), [], OPEN),
        data([u, w, "040", "PPWP", "Surat suara PPWP", "Pengepakan", "05/02/2024 11.00", 268, 0, "Petugas 1",
              "Panwascam 1", "A0012350", "BA-12", None], told("rejected", item="surat_suara_ppwp")),
    ])  # fmt: skip
    with_editor(path, sheet)
    return [sheet]
