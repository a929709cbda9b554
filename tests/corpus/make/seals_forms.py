"""Paper forms typed into a workbook: letterhead, ticks, yes or no, ballot types as columns."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import Sheet, data, feb
from tests.corpus.make.deliveries.writers import with_libreoffice, with_openpyxl, with_xlwt
from tests.corpus.make.seals_kit import ASKED, EMPTY, HELD, NOTED, box, case, found, seal

SIGNED: list[list[Any]] = [
    [],
    ["", "", "", "", "", "Pekalongan, 10 Februari 2024"],
    ["", "Ketua PPK", "", "", "", "Anggota Panwascam"],
    [],
    ["", "( ........................ )", "", "", "", "( ........................ )"],
    ["", "NIP. ....................", "", "", "", "NIP. ...................."],
]


_letterhead_ppk = partial(seal, checkpoint="ppk")
LETTERHEAD = [
    ["PANITIA PENGAWAS PEMILU KECAMATAN PEKALONGAN UTARA"],
    ["PEMERIKSAAN SEGEL KOTAK SUARA DI PPK PEKALONGAN UTARA"],
    ["Hari/Tanggal : Sabtu, 10 Februari 2024"],
    ["Tempat : Aula Kecamatan Pekalongan Utara"],
    [],
    ["No", "Kelurahan", "TPS", "Jenis Kotak", "Jam", "Kondisi Segel", "No. Segel", "Ket."],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    data(
        [1, "Krapyak", "001", "PPWP", "13.05", "Utuh", "K2101", None],
        _letterhead_ppk(
            "Krapyak", 1, "ppwp", checked_at=feb(10, "13:05"), condition="utuh", seal_nos_found=["K2101"]
        ),
    ),
    data(
        [2, None, "001", "DPR RI", "13.07", "Utuh", "K2102", None],
        _letterhead_ppk(
            "Krapyak", 1, "dpr", checked_at=feb(10, "13:07"), condition="utuh", seal_nos_found=["K2102"]
        ),
    ),
    data(
        [3, None, "001", "DPD", "13.08", "Robek", "K2103", "tersangkut paku bak truk"],
        _letterhead_ppk(
            "Krapyak",
            1,
            "dpd",
            NOTED,
            checked_at=feb(10, "13:08"),
            condition="rusak",
            seal_nos_found=["K2103"],
            note="tersangkut paku bak truk",
        ),
    ),
    ["", "Jumlah Krapyak", "", "3 kotak", "", "", "", ""],
    data(
        [4, "Degayu", 21, "DPRD Prov", "13.30", "Utuh", "K2110", None],
        _letterhead_ppk(
            "Degayu",
            21,
            "dprd_prov",
            checked_at=feb(10, "13:30"),
            condition="utuh",
            seal_nos_found=["K2110"],
        ),
    ),
    data(
        [5, "Degayu", 21, "DPRD Kota", "13.31", "utuh", "K2111", None],
        _letterhead_ppk(
            "Degayu",
            21,
            "dprd_kota",
            checked_at=feb(10, "13:31"),
            condition="utuh",
            seal_nos_found=["K2111"],
        ),
    ),
    data(
        [6, "Bandengan", "TPS 18", "PPWP", "13.40", "Hilang", "-", "sudah disampaikan ke PPK"],
        _letterhead_ppk(
            "Bandengan",
            18,
            "ppwp",
            NOTED,
            checked_at=feb(10, "13:40"),
            condition="hilang",
            seal_nos_found=None,
            note="sudah disampaikan ke PPK",
        ),
    ),
    data(
        [7, "Panjang Baru", 5, "DPD", "13.45", "UTUH", "K2120", None],
        _letterhead_ppk(
            "Panjang Baru",
            5,
            "dpd",
            checked_at=feb(10, "13:45"),
            condition="utuh",
            seal_nos_found=["K2120"],
        ),
    ),
    [8, None, None, None, None, None, None, None],
    [9, None, None, None, None, None, None, None],
    ["TOTAL", "", "", "7 kotak", "", "", "", ""],
    *SIGNED,
]
LETTERHEAD_MERGED = ("A1:H1", "A2:H2", "A3:H3", "A4:H4", "B8:B10")


@case(
    "seals",
    "01_kop_ppk_utara.xlsx",
    "openpyxl",
    "kop surat, tanggal dan titik hanya di kop, baris nomor (1)(2), kelurahan digabung ke bawah, subtotal, "
    "total, "
    "baris kosong bernomor, tanda tangan",
    findings=[
        found("segel_rusak", box("Krapyak", 1, "dpd")),
        found("segel_hilang", box("Bandengan", 18, "ppwp")),
    ],
    findings_exact=True,
)
def letterhead(path: Path) -> list[Sheet]:
    """Day and checkpoint stand only in the letterhead."""
    sheets = [Sheet("PPK Utara", LETTERHEAD, LETTERHEAD_MERGED)]
    with_openpyxl(path, sheets)
    return sheets


_ticks_pps = partial(seal, checkpoint="pps")
TICKS = [
    ["CEKLIS SEGEL KOTAK SUARA DI PPS KELURAHAN KLEGO"],
    ["Kecamatan: Pekalongan Timur"],
    ["Tanggal: 12 Februari 2024"],
    [],
    ["No", "Kelurahan", "TPS", "Kotak", "Jam", "Kondisi Segel", None, None, None, "Keterangan"],
    [None, None, None, None, None, "Utuh", "Rusak", "Hilang", "Tidak Tersegel", None],
    data(
        [1, "Klego", 1, "PPWP", "15.10", "v", None, None, None, None],
        _ticks_pps("Klego", 1, "ppwp", checked_at=feb(12, "15:10"), condition="utuh", note=None),
    ),
    data(
        [2, "Klego", 1, "DPR", "15.11", None, "√", None, None, "kabel ties terpotong"],
        _ticks_pps(
            "Klego",
            1,
            "dpr",
            NOTED,
            checked_at=feb(12, "15:11"),
            condition="rusak",
            note="kabel ties terpotong",
        ),
    ),
    data(
        [3, "Klego", 1, "DPD", "15.12", "✓", None, None, None, None],
        _ticks_pps("Klego", 1, "dpd", checked_at=feb(12, "15:12"), condition="utuh"),
    ),
    data(
        [4, "Klego", 2, "PPWP", "15.20", None, None, None, "V", None],
        _ticks_pps("Klego", 2, "ppwp", NOTED, checked_at=feb(12, "15:20"), condition="tidak_tersegel"),
    ),
    data(
        [5, "Klego", 2, "DPR", "15.21", None, None, "1", None, None],
        _ticks_pps("Klego", 2, "dpr", NOTED, checked_at=feb(12, "15:21"), condition="hilang"),
    ),
    data([6, "Klego", 2, "DPD", "15.22", "v", "v", None, None, None], _ticks_pps("Klego", 2, "dpd", HELD)),
    data([7, "Klego", 3, "PPWP", None, None, None, None, None, None], _ticks_pps("Klego", 3, "ppwp", EMPTY)),
    data(
        [8, "Klego", 28, "DPRD Kota", "15.40", "X", None, None, None, None],
        _ticks_pps("Klego", 28, "dprd_kota", ASKED, checked_at=feb(12, "15:40"), condition="utuh"),
    ),
    ["Jumlah", None, None, None, None, 3, 1, 1, 1, None],
]


@case(
    "seals",
    "04_centang_klego.xls",
    "xlwt",
    "kolom centang Utuh/Rusak/Hilang/Tidak Tersegel di bawah judul gabungan, centang v √ ✓ 1, dua centang, "
    "tanpa "
    "centang, baris jumlah berisi angka di kolom centang",
    findings=[found("segel_rusak", box("Klego", 1, "dpr")), found("segel_hilang", box("Klego", 2, "dpr"))],
)
def ticks(path: Path) -> list[Sheet]:
    """The tick says the condition; the totals below the ticks say nothing."""
    sheets = [Sheet("Ceklis", TICKS, ("A1:J1", "F5:I5"))]
    with_xlwt(path, sheets)
    return sheets


@case(
    "seals",
    "06_jenis_sebagai_kolom.xlsx",
    "LibreOffice",
    "jenis surat suara sebagai kolom, kelurahan dan titik di judul, sel kosong = tidak diperiksa, baris "
    "jumlah",
    findings=[
        found("segel_rusak", box("Tirto", 1, "dpd")),
        found("segel_hilang", box("Tirto", 3, "dprd_kota")),
    ],
    findings_exact=True,
)
def ballots_as_columns(path: Path) -> list[Sheet]:
    """One cell is one check; an empty cell is none."""

    def tirto(number: int, hour: str, **conditions: str) -> list[Any]:
        when = {"checked_at": feb(12, hour), "checkpoint": "pps"}
        return [
            seal("Tirto", number, ballot, "stored" if word == "utuh" else NOTED, condition=word, **when)
            for ballot, word in conditions.items()
        ]

    good = {"ppwp": "utuh", "dpr": "utuh", "dpd": "utuh", "dprd_prov": "utuh", "dprd_kota": "utuh"}
    without = {ballot: word for ballot, word in good.items() if ballot != "dpd"}
    lines = [
        ["REKAP KONDISI SEGEL KOTAK SUARA DI PPS KELURAHAN TIRTO KECAMATAN PEKALONGAN BARAT"],
        ["Senin, 12 Februari 2024"],
        ["TPS", "PPWP", "DPR RI", "DPD", "DPRD Provinsi", "DPRD Kota", "Jam"],
        data(
            [1, "Utuh", "Utuh", "Rusak", "Utuh", "Utuh", "17.10"],
            *tirto(1, "17:10", **{**good, "dpd": "rusak"}),
        ),
        data([2, "Utuh", "Utuh", None, "Utuh", "Utuh", "17.15"], *tirto(2, "17:15", **without)),
        data(
            [3, "utuh", "utuh", "utuh", "utuh", "hilang", "17.22"],
            *tirto(3, "17:22", **{**good, "dprd_kota": "hilang"}),
        ),
        data([30, "Utuh", "Utuh", "Utuh", "Utuh", "Utuh", "17.40"], *tirto(30, "17:40", **good)),
        ["Jumlah utuh", 4, 4, 2, 4, 3, None],
    ]
    sheets = [Sheet("Tirto", lines, ("A1:G1", "A2:G2"))]
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets
