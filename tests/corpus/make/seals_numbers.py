"""Seal numbers as people and spreadsheets write them, and the many words for the state of a seal."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import ANY_SHEET, UNTOLD, Sheet, clock, data, either, feb, on
from tests.corpus.make.deliveries.writers import with_editor, with_libreoffice, with_openpyxl
from tests.corpus.make.seals_kit import ASKED, DOUBTED, EMPTY, NOTED, case, seal


@case(
    "seals",
    "08_nomor_segel_angka.xlsx",
    "openpyxl",
    "nomor segel sebagai angka Excel, desimal .0, dua belas angka, notasi ilmiah, tujuh belas angka, nol "
    "di depan hilang",
    findings_never=["rantai_putus", "nomor_ganda"],
)
def numbers_as_numbers(path: Path) -> list[Sheet]:
    """A number that Excel kept whole is right; one that Excel spoilt is said to be."""
    head = ["Kelurahan", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi", "No Segel"]

    def line(  # noqa: PLR0917 - a line of a table
        number: int, ballot: str, minute: int, cell: Any, status: str, numbers: Any, finding: str = ""
    ) -> Any:
        names = {"ppwp": "PPWP", "dpr": "DPR", "dpd": "DPD"}
        cells = ["Podosugih", number, names[ballot], "PPS", on(12), clock(16, minute), "Utuh", cell]
        when = {"checkpoint": "pps", "checked_at": feb(12, f"16:{minute:02d}"), "condition": "utuh"}
        return data(cells, seal("Podosugih", number, ballot, status, finding, seal_nos_found=numbers, **when))

    whole = [
        head,
        line(1, "ppwp", 0, 4410123, "stored", ["4410123"]),
        line(1, "dpr", 1, 4410124.0, "stored", ["4410124"]),
        line(1, "dpd", 2, "4410125, 4410126", "stored", ["4410125", "4410126"]),
        line(2, "ppwp", 3, 4410127, "stored", ["4410127"]),
        line(2, "dpr", 4, "4,41E+11", DOUBTED, None, "seal_nos_found"),
        line(2, "dpd", 5, "4.41013E+11", DOUBTED, None, "seal_nos_found"),
    ]
    long = [
        head,
        line(3, "ppwp", 10, 441012300456, "stored", ["441012300456"]),
        line(3, "dpr", 11, 441012300457, "stored", ["441012300457"]),
        line(3, "dpd", 12, 44101230045678900, DOUBTED, UNTOLD, "seal_nos_found"),
    ]
    zeros = [
        head,
        line(4, "ppwp", 20, "0044121", "stored", ["0044121"]),
        line(4, "dpr", 21, "0044122", "stored", ["0044122"]),
        line(4, "dpd", 22, "0044123", "stored", ["0044123"]),
        line(5, "ppwp", 23, 44124, DOUBTED, UNTOLD, "seal_nos_found"),
        line(5, "dpr", 24, "0044125", "stored", ["0044125"]),
    ]
    sheets = [Sheet("Utuh", whole), Sheet("Panjang", long), Sheet("Nol", zeros)]
    with_openpyxl(path, sheets)
    return sheets


def _lists_line(  # noqa: PLR0917 - a line of a table
    number: int, ballot: str, cell: str, count: str, status: str, numbers: Any, note: str = ""
) -> Any:
    names = {"ppwp": "PPWP", "dpr": "DPR RI", "dpd": "DPD RI"}
    cells = [
        "Buaran Kradenan",
        f"{number:02d}",
        names[ballot],
        "PPS",
        "12/02/2024",
        "19.05",
        "Utuh",
        cell,
        count,
        note,
    ]
    when = {"checkpoint": "pps", "checked_at": feb(12, "19:05"), "condition": "utuh"}
    return data(
        cells,
        seal(
            "Buaran Kradenan",
            number,
            ballot,
            status,
            seal_nos_found=numbers,
            seals_found=int(count[0]) if count else UNTOLD,
            note=note or None,
            **when,
        ),
    )


LISTS_HEAD = [
    "Kelurahan",
    "TPS",
    "Jenis surat suara",
    "Titik periksa",
    "Tgl",
    "Jam",
    "Kondisi segel",
    "Nomor segel",
]
LISTS = [
    [*LISTS_HEAD, "Jml segel ditemukan", "Keterangan – dicek PPS"],
    _lists_line(1, "ppwp", "K101; K102", "2", "stored", ["K101", "K102"]),
    _lists_line(1, "dpr", "K111 s/d K113", "3", NOTED, ["K111", "K112", "K113"]),
    _lists_line(1, "dpd", "K121 - K123", "3", NOTED, ["K121", "K122", "K123"]),
    _lists_line(2, "ppwp", "K131, K132 dan K133", "3", "stored", ["K131", "K132", "K133"]),
    _lists_line(2, "dpr", "K141\nK142", "2 buah", "stored", ["K141", "K142"], "segel “baru” – rapi"),
    _lists_line(2, "dpd", "K151/K152", "2", "stored", ["K151", "K152"]),
    _lists_line(3, "ppwp", "K161 & K162", "2", "stored", ["K161", "K162"]),
    _lists_line(3, "dpr", "-", "", "stored", None),
    _lists_line(3, "dpd", "K198 s.d. K201", "4", NOTED, ["K198", "K199", "K200", "K201"]),
    _lists_line(32, "ppwp", "tidak bernomor", "2", NOTED, None),
]


@case(
    "seals",
    "09_rentang_nomor.csv",
    "penyunting teks",
    "CSV cp1252 titik koma; daftar nomor dengan ; , / & dan; rentang s/d; ganti baris di dalam kutip; "
    "tanda pisah cp1252",
    args={"party": "pps"},
)
def lists_of_numbers(path: Path) -> list[Sheet]:
    """One cell, several numbers."""
    sheets = [Sheet(ANY_SHEET, LISTS)]
    with_editor(path, sheets[0], sep=";", encoding="cp1252")
    return sheets


WORDS = (
    ("Sobek", "rusak", NOTED),
    ("segel putus", "rusak", NOTED),
    ("HILANG", "hilang", NOTED),
    ("tanpa segel", "tidak_tersegel", NOTED),
    ("tdk disegel", "tidak_tersegel", NOTED),
    ("Baik", "utuh", NOTED),
    ("OK", "utuh", NOTED),
    ("tidak utuh", "rusak", ASKED),
    ("nomor tdk sesuai", "nomor_beda", NOTED),
    ("tidak rusak", either("utuh", None), ASKED),
    ("utuh?", either("utuh", None), DOUBTED),
    ("Robek sedikit", "rusak", NOTED),
)


_jenggot = partial(seal, "Jenggot", checkpoint="pps")
BA, BOTH = "BA-04/PPS-JGT/II/2024", ["disegel_ulang_ba", "dilaporkan_kpu"]


def _worded(number: int, written: str, word: Any, status: str) -> Any:
    said = _jenggot(number, "dpd", status, checked_at=feb(12, f"18:{number:02d}"), condition=word)
    return data(["Jenggot", number, "DPD", "PPS", f"12/02/2024 18.{number:02d}", written], said)


def _acted(number: int, cells: list[Any], **values: Any) -> Any:
    said = _jenggot(number, "dpr", NOTED, checked_at=feb(12, f"18:{number:02d}"), condition="rusak", **values)
    return data(["Jenggot", number, "DPR", "PPS", f"12/02/2024 18:{number:02d}", *cells], said)


CONDITIONS = [
    ["Kelurahan", "No TPS", "Kotak", "Lokasi periksa", "Waktu", "Kondisi"],
    *[_worded(number, *words) for number, words in enumerate(WORDS, start=1)],
    data(["Jenggot", 20, "DPD", "PPS", "12/02/2024", "belum diperiksa"], _jenggot(20, "dpd", EMPTY)),
]
ACTIONS = [
    [
        "Kelurahan",
        "TPS",
        "Kotak",
        "Titik",
        "Waktu",
        "Kondisi",
        "Penyebab",
        "Tindakan",
        "No. BA",
        "Segel Baru",
    ],
    _acted(
        21,
        ["Rusak", "gesekan antar kotak", "Disegel ulang", BA, "J901"],
        cause="gesekan",
        actions=["disegel_ulang_ba"],
        ba_no=BA,
        new_seal_nos=["J901"],
    ),
    _acted(
        22,
        ["Sobek", "kena air hujan", "Dilaporkan ke KPU", None, None],
        cause="basah",
        actions=["dilaporkan_kpu"],
        ba_no=None,
        new_seal_nos=None,
    ),
    _acted(
        23,
        ["Putus", "dibuka resmi, tambah formulir", "disegel ulang dan lapor KPU", BA, "J902, J903"],
        cause="dibuka_resmi",
        actions=BOTH,
        ba_no=BA,
        new_seal_nos=["J902", "J903"],
    ),
    _acted(24, ["Rusak", "tidak diketahui", None, None, None], cause="tidak_diketahui", actions=None),
    _acted(25, ["Rusak", "Basah", "-", None, None], cause="basah", actions=None),
]


@case(
    "seals",
    "12_aneka_kata_kondisi.ods",
    "LibreOffice",
    "kondisi dengan aneka kata, sebab dan tindakan, nomor BA, segel baru; belum diperiksa bukan pemeriksaan",
    args={"party": "pps"},
)
def words_for_conditions(path: Path) -> list[Sheet]:
    """What officers write in the column Kondisi, with causes and actions on a second sheet."""
    sheets = [Sheet("Kondisi", CONDITIONS), Sheet("Tindakan", ACTIONS)]
    with_libreoffice(path, sheets, "ods")
    return sheets


@case(
    "seals",
    "26_waktu_sama_dua_kali.csv",
    "penyunting teks",
    "CSV koma; satu kotak diperiksa dua kali pada menit yang sama dengan hasil berbeda; satu baris kembar",
)
def twice_in_a_minute(path: Path) -> list[Sheet]:
    """Two words about one box at one minute: neither may silently win."""
    degayu = partial(seal, "Degayu", checkpoint="tps", checked_at=feb(13, "17:00"))
    start = ["Pekalongan Utara", "Degayu"]
    lines = [
        ["kecamatan", "kelurahan", "tps", "jenis", "titik", "waktu", "kondisi", "catatan"],
        data(
            [*start, "3", "PPWP", "TPS", "2024-02-13 17:00", "utuh", ""],
            degayu(3, "ppwp", ASKED, condition="utuh"),
        ),
        data(
            [*start, "3", "PPWP", "TPS", "2024-02-13 17:00", "rusak", "dicek ulang"],
            degayu(3, "ppwp", "flagged confirm", condition="rusak"),
        ),
        data([*start, "3", "DPR", "TPS", "2024-02-13 17:00", "utuh", ""], degayu(3, "dpr", condition="utuh")),
        data(
            [*start, "3", "DPR", "TPS", "2024-02-13 17:00", "Utuh ", ""],
            degayu(3, "dpr", "duplicate", condition="utuh"),
        ),
    ]
    sheets = [Sheet(ANY_SHEET, lines)]
    with_editor(path, sheets[0])
    return sheets
