"""Files written by xlwt, odfpy and openpyxl: an old workbook, wide recaps, places in three columns."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    HELD,
    KPU,
    OPEN,
    SELATAN,
    STORED,
    UTARA,
    Data,
    Sheet,
    at,
    case,
    clock,
    data,
    feb,
    on,
    pps,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import with_odfpy, with_openpyxl, with_xlwt

OLD_HEAD: list[Any] = [
    ["PANITIA PEMUNGUTAN SUARA KELURAHAN MEDONO"],
    ["DAFTAR PENYERAHAN LOGISTIK KE KPPS"],
    [],
    ["No", "No. SJ", "Barang", "Asal", "Tujuan", "BERANGKAT", None, "TIBA", None, "JUMLAH", None, None],
    [None, None, None, None, None, "Tanggal", "Jam", "Tanggal", "Jam", "Kirim", "Terima", "Rusak"],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
]


def _old(number: int, station: int, goods: tuple[str, str, int], hours: tuple[int, int], first: bool,
         damaged: int = 0) -> Data:  # fmt: skip
    document, (name, item, amount) = f"MD-{station:03d}", goods
    head = [document if first else None, name, "PPS Medono", f"TPS {station:02d} Medono" if first else None]
    times = [on(13), clock(*hours), on(13), clock(hours[0], hours[1] + 20)]
    return data([number, *head, *times, amount, amount, damaged],
                told(document_no=document, item=item, origin=pps("Medono"),
                     destination=tps("Medono", station),
                     departed_at=feb(13, f"{hours[0]:02d}:{hours[1]:02d}"),
                     arrived_at=feb(13, f"{hours[0]:02d}:{hours[1] + 20:02d}"), qty_sent=amount,
                     qty_received=amount,
                     qty_damaged=damaged))  # fmt: skip


BOX, BOOTH, INK = ("Kotak suara", "kotak_suara", 5), ("Bilik suara", "bilik_suara", 4), ("Tinta", "tinta", 2)


@case(
    "medono-lama.xls",
    "xlwt (BIFF8)",
    "1904 calendar in an old workbook; BERANGKAT and TIBA over Tanggal and Jam; a numbering row of "
    "plain numbers; merged surat jalan and destination; totals and signature",
    party="pps",
)
def old_workbook(path: Path) -> list[Sheet]:
    """An old Mac workbook: the numbering row looks like a row of amounts."""
    lines = [
        *OLD_HEAD,
        _old(1, 1, BOX, (7, 0), True),
        _old(2, 1, BOOTH, (7, 0), False),
        _old(3, 1, INK, (7, 0), False),
        _old(4, 41, BOX, (8, 15), True, damaged=1),
        _old(5, 41, BOOTH, (8, 15), False),
        _old(6, 41, INK, (8, 15), False),
        ["JUMLAH", None, None, None, None, None, None, None, None, 22, 22, 1],
        [],
        [None, "Yang menyerahkan", None, None, None, None, None, None, "Yang menerima"],
        [None, "Ketua PPS", None, None, None, None, None, None, "Ketua KPPS"],
    ]
    merged = ("A1:L1", "F4:G4", "H4:I4", "J4:L4", "B7:B9", "E7:E9", "B10:B12", "E10:E12")
    sheets = [Sheet("Penyerahan", lines, merged=merged)]
    with_xlwt(path, sheets, since_1904=True)
    return sheets


def _wide(document: str, name: str, sent: tuple[int, int, int], got: tuple[int, int, int], day: int) -> Data:
    codes = ("kotak_suara", "bilik_suara", "tinta")
    said = [
        told(STORED if one == other else OPEN, document_no=document, item=code, origin=UTARA,
             destination=pps(name),
             departed_at=feb(day, "09:00"), arrived_at=feb(day, "10:00"), qty_sent=one, qty_received=other)
        for code, one, other in zip(codes, sent, got, strict=True)
    ]  # fmt: skip
    return data([None, document, "PPK Pekalongan Utara", f"PPS {name}", at(day, 9), at(day, 10), *sent,
                 sum(sent),
                 *got, sum(got), None], *said)  # fmt: skip


@case(
    "rekap-lebar-dua-grup.xlsx",
    "openpyxl",
    "goods as columns under DIKIRIM and DITERIMA, with a column Jumlah in each group, headings of a "
    "district among the rows, subtotals; one good one short",
)
def wide_two_groups(path: Path) -> list[Sheet]:
    """A wide recap: each line is three deliveries."""
    lines: list[Any] = [
        ["REKAPITULASI PENYALURAN LOGISTIK"],
        [],
        ["No", "No. SJ", "Asal", "Tujuan", "Berangkat", "Tiba", "DIKIRIM", None, None, None, "DITERIMA", None,
         None,
         None, "Ket."],
        [None, None, None, None, None, None, "Kotak", "Bilik", "Tinta", "Jumlah", "Kotak", "Bilik", "Tinta",
         "Jumlah",
         None],
        ["KECAMATAN PEKALONGAN UTARA"],
        _wide("W-1", "Krapyak", (270, 216, 108), (270, 216, 108), 11),
        _wide("W-2", "Degayu", (105, 84, 42), (105, 84, 41), 11),
        _wide("W-3", "Bandengan", (90, 72, 36), (90, 72, 36), 12),
        ["Jumlah Kecamatan Pekalongan Utara", None, None, None, None, None, 465, 372, 186, 1023, 465, 372,
         185, 1022],
    ]  # fmt: skip
    merged = (
        "G3:J3",
        "K3:N3",
        "A3:A4",
        "B3:B4",
        "C3:C4",
        "D3:D4",
        "E3:E4",
        "F3:F4",
        "O3:O4",
        "A5:O5",
        "A9:F9",
    )
    sheets = [Sheet("Rekap", lines, merged=merged)]
    with_openpyxl(path, sheets)
    return sheets


def _flat(document: str, name: str, amounts: tuple[int, int, int, int]) -> Data:
    codes = ("kotak_suara", "bilik_suara", "tinta", "segel_plastik")
    said = [
        told(document_no=document, item=code, origin=SELATAN, destination=pps(name), departed_at=feb(11),
             qty_sent=amount, arrived_at=None, qty_received=None)
        for code, amount in zip(codes, amounts, strict=True)
    ]  # fmt: skip
    return data([document, "PPK Pekalongan Selatan", f"PPS {name}", on(11), *amounts, sum(amounts)], *said)


@case(
    "rekap-lebar-kirim.ods",
    "odfpy",
    "goods as columns without groups: the title alone says that the amounts were sent; a total "
    "column, a total row, a million empty rows below",
)
def wide_sent(path: Path) -> list[Sheet]:
    """One row of headers, four goods, and only the title to say what the amounts are."""
    sheets = [Sheet("Dikirim", [
        ["REKAP LOGISTIK YANG DIKIRIM DARI PPK KE PPS"],
        [],
        ["No SJ", "Dari", "Tujuan", "Tgl Kirim", "Kotak Suara", "Bilik Suara", "Tinta", "Segel Plastik",
         "Total"],
        _flat("S/31", "Banyurip", (150, 120, 60, 780)),
        _flat("S/32", "Buaran Kradenan", (160, 128, 64, 832)),
        _flat("S/33", "Kuripan Kertoharjo", (110, 88, 44, 572)),
        ["TOTAL", None, None, None, 420, 336, 168, 2184, 3108],
    ])]  # fmt: skip
    with_odfpy(path, sheets)
    return sheets


STATIONS = (
    ("Pekalongan Utara", "Panjang Wetan", "012", STORED, tps("Panjang Wetan", 12)),
    (None, "Krapyak", 54, STORED, tps("Krapyak", 54)),
    (None, "Kraton", 7, "confirm", ...),
    (None, "Panjang", "05", "confirm", None),
    ("Kec. Pekalongan Barat", "Medono", "TPS 07", STORED, tps("Medono", 7)),
    (None, "PASIRKRATONKRAMAT", "TPS. 45", STORED, tps("Pasirkratonkramat", 45)),
    ("PEKALONGAN SELATAN", "KURIPAN YOSOREJO", "35", STORED, tps("Kuripan Yosorejo", 35)),
    ("Pekalongan Timur", "Medono", 3, HELD, ...),
    ("Pekalongan Timur", "Gamer", 15, STORED, tps("Gamer", 15)),
    ("Pekalongan Timur", "Gamer", 16, "rejected", ...),
    ("Timur", "Noyontaansari", "TPS 001", STORED, tps("Noyontaansari", 1)),
    ("Pekalongan Utara", "Panjang Wetan", 901, STORED, tps("Panjang Wetan", 901)),
)


@case(
    "tempat-tiga-kolom.ods",
    "odfpy",
    "kecamatan, kelurahan and TPS in three columns, the kecamatan merged down; TPS as 012, 54, TPS "
    "07, TPS. 45; a kelurahan of another kecamatan, two names that are no single place, a TPS that "
    "does not exist, a special TPS",
    party="panwascam",
)
def three_columns(path: Path) -> list[Sheet]:
    """Where a place is told by three cells."""
    lines: list[Any] = [["No. SJ", "Barang", "Dari", "Kecamatan Tujuan", "Kelurahan Tujuan", "TPS Tujuan",
                         "Waktu Tiba",
                         "Jumlah Diterima"]]  # fmt: skip
    for number, (district, village, station, status, code) in enumerate(STATIONS, start=1):
        document = f"TK-{number:02d}"
        origin, sender = (code[:13], f"PPS {village}") if isinstance(code, str) else (KPU, "Gudang KPU")
        cells = [document, "Kotak suara", sender, district, village, station, at(13, 8, number), 5]
        said = told(status, document_no=document, item="kotak_suara", origin=origin, destination=code,
                    arrived_at=feb(13, f"08:{number:02d}"), qty_received=5)  # fmt: skip
        lines.append(data(cells, said))
    sheets = [Sheet("TPS", lines, merged=("D2:D5", "D6:D7"))]
    with_odfpy(path, sheets)
    return sheets
