"""Columns that need understanding: two-row headers, box codes, own labels, dates apart from times."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import ANY_SHEET, Sheet, clock, data, either, feb, on
from tests.corpus.make.deliveries.writers import with_editor, with_openpyxl, with_xlsxwriter
from tests.corpus.make.seals_kit import (
    ASKED,
    NEVER_CLEAN,
    NOTED,
    SEEN,
    box,
    case,
    found,
    nobox,
    seal,
)

_codes_wetan = partial(seal, "Panjang Wetan", checkpoint="pps", condition="utuh")
CODES = [
    ["Kode Kotak", "Titik Periksa", "Waktu Periksa", "Kondisi", "Nomor Segel", "Petugas"],
    data(
        ["33.75.03.1004-012-ppwp", "PPS", "12/02/2024 16:05", "utuh", "P1201", "PKD Panjang Wetan"],
        _codes_wetan(
            12, "ppwp", checked_at=feb(12, "16:05"), seal_nos_found=["P1201"], officer="PKD Panjang Wetan"
        ),
    ),
    data(
        ["33.75.03.1004-012-DPR", "PPS", "12/02/2024 16:06", "utuh", "P1202", ""],
        _codes_wetan(12, "dpr", checked_at=feb(12, "16:06"), seal_nos_found=["P1202"]),
    ),
    data(
        ["3375031004-012-DPD", "PPS", "12/02/2024 16:07", "utuh", "P1203", ""],
        _codes_wetan(12, "dpd", ASKED, checked_at=feb(12, "16:07"), seal_nos_found=["P1203"]),
    ),
    data(
        ["33.75.03.1004.012.DPRD PROV", "PPS", "12/02/2024 16:08", "utuh", "P1204", ""],
        _codes_wetan(12, "dprd_prov", ASKED, checked_at=feb(12, "16:08"), seal_nos_found=["P1204"]),
    ),
    data(
        ["33.75.03.1004/012/DPRD Kota", "PPS", "12/02/2024 16:09", "utuh", "P1205", ""],
        _codes_wetan(12, "dprd_kota", ASKED, checked_at=feb(12, "16:09"), seal_nos_found=["P1205"]),
    ),
    data(
        ["33.75.03.1004-13-PPWP", "PPS", "12/02/2024 16:15", "utuh", "P1301", ""],
        _codes_wetan(13, "ppwp", ASKED, checked_at=feb(12, "16:15"), seal_nos_found=["P1301"]),
    ),
    data(
        [" 33.75.03.1004-902-ppwp ", "PPS", "13/02/2024 09:00", "utuh", "P9021", ""],
        _codes_wetan(902, "ppwp", checked_at=feb(13, "09:00"), seal_nos_found=["P9021"]),
    ),
    data(["33.75.03.1004-099-ppwp", "PPS", "12/02/2024 16:20", "utuh", "P9901", ""], nobox()),
    data(["33.75.03.1005-001-ppwp", "PPS", "12/02/2024 16:21", "utuh", "P9902", ""], nobox()),
    data(["33.75.03.1004-014", "PPS", "12/02/2024 16:22", "utuh", "P9903", ""], nobox()),
    data(["33.26.13.2001-001-ppwp", "PPS", "12/02/2024 16:23", "utuh", "P9904", ""], nobox()),
]


@case(
    "seals",
    "02_kode_kotak.csv",
    "penyunting teks",
    "CSV titik koma UTF-8 dengan BOM; kode kotak dalam beberapa ejaan; kode yang tidak ada; kode tanpa jenis",
)
def box_codes(path: Path) -> list[Sheet]:
    """A box id is a code that people spell in many ways."""
    sheets = [Sheet(ANY_SHEET, CODES)]
    with_editor(path, sheets[0], sep=";", encoding="utf-8-sig")
    return sheets


_labels_store = partial(seal, "Poncol", checkpoint="gudang_kpu", condition="utuh")
_labels_ppk = partial(seal, "Poncol", checkpoint="ppk", condition="utuh")
LABELS_TWICE = {"box_label": "BKS-0120"}
LABELS_FIRST: list[Any] = [
    ["No. Kotak", "Kelurahan", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi", "No. Segel"],
    data(
        ["BKS-0117", "Poncol", 3, "PPWP", "Gudang KPU", on(9), clock(20, 15), "Utuh", "S0117"],
        _labels_store(3, "ppwp", box_label="BKS-0117", checked_at=feb(9, "20:15"), seal_nos_found=["S0117"]),
    ),
    data(
        ["BKS-0118", "Poncol", 3, "DPR", "Gudang KPU", on(9), clock(20, 16), "Utuh", "S0118"],
        _labels_store(3, "dpr", box_label="BKS-0118", checked_at=feb(9, "20:16"), seal_nos_found=["S0118"]),
    ),
    data(
        ["BKS-0120", "Poncol", 3, "DPD", "Gudang KPU", on(9), clock(20, 17), "Utuh", "S0119"],
        _labels_store(3, "dpd", ASKED, checked_at=feb(9, "20:17"), seal_nos_found=["S0119"], **LABELS_TWICE),
    ),
    data(
        ["BKS-0120", "Poncol", 4, "DPD", "Gudang KPU", on(9), clock(20, 18), "Utuh", "S0120"],
        _labels_store(4, "dpd", ASKED, checked_at=feb(9, "20:18"), seal_nos_found=["S0120"], **LABELS_TWICE),
    ),
]
LABELS_SECOND: list[Any] = [
    ["No. Kotak", "Titik", "Tanggal", "Jam", "Kondisi", "No. Segel"],
    data(
        ["BKS-0117", "PPK", on(10), clock(14, 2), "Utuh", "S0117"],
        _labels_ppk(
            3, "ppwp", NOTED, box_label="BKS-0117", checked_at=feb(10, "14:02"), seal_nos_found=["S0117"]
        ),
    ),
    data(
        ["bks 0118", "PPK", on(10), clock(14, 3), "Utuh", "S0118"],
        _labels_ppk(
            3,
            "dpr",
            ASKED,
            checked_at=feb(10, "14:03"),
            seal_nos_found=["S0118"],
            box_id=either(box("Poncol", 3, "dpr"), None),
        ),
    ),
    data(["BKS-0120", "PPK", on(10), clock(14, 4), "Utuh", "S0119"], nobox(box_label="BKS-0120")),
    data(["BKS-0999", "PPK", on(10), clock(14, 5), "Utuh", "S0999"], nobox("confirm", box_label="BKS-0999")),
]


@case(
    "seals",
    "03_label_kotak_sendiri.xlsx",
    "XlsxWriter",
    "label kotak milik pengirim: lembar pertama memuat TPS dan jenis, lembar kedua hanya label; label "
    "asing; satu label "
    "untuk dua kotak",
    findings_never=["rantai_putus", "waktu_mundur", "nomor_tidak_cocok"],
)
def own_labels(path: Path) -> list[Sheet]:
    """The first sheet maps the labels, the second uses them bare."""
    sheets = [Sheet("Gudang 9 Feb", LABELS_FIRST), Sheet("PPK 10 Feb", LABELS_SECOND)]
    with_xlsxwriter(path, sheets)
    return sheets


def _numbers(name: str, *numbers: str) -> dict[str, list[str]]:
    return {f"seal_nos_{name}": list(numbers)}


def _recorded_line(
    number: int, ballot: str, minute: int, cells: list[Any], status: str, **values: Any
) -> Any:
    names = {
        "ppwp": "PPWP",
        "dpr": "DPR",
        "dpd": "DPD",
        "dprd_prov": "DPRD Prov",
        "dprd_kota": "DPRD Kota",
    }
    time = {"checkpoint": "pps", "checked_at": feb(12, f"15:{minute:02d}")}
    cells = [None, "Medono", number, names[ballot], on(12), clock(15, minute), *cells, "PPS"]
    return data(cells, seal("Medono", number, ballot, status, **time, **values))


RECORDED_BOTH = _numbers("recorded", "M701", "M702", "M703") | _numbers("found", "M701", "M702", "M703")
RECORDED_OTHER = _numbers("recorded", "M711", "M712", "M713") | _numbers("found", "M711", "M712", "M799")
RECORDED_FEWER = _numbers("recorded", "M721", "M722") | _numbers("found", "M721")
RECORDED_TURNED = _numbers("recorded", "M831", "M832") | _numbers("found", "M831", "M832")
RECORDED_BEDA = _numbers("recorded", "M801") | _numbers("found", "M888")
RECORDED_THERE = _numbers("recorded", "M841") | _numbers("found", "M841")
RECORDED = [
    ["REKAPITULASI PEMERIKSAAN SEGEL PPS MEDONO"],
    [
        "No",
        "Kel",
        "TPS",
        "Jns",
        "WAKTU",
        None,
        "NOMOR SEGEL",
        None,
        "JML SEGEL",
        None,
        "Kondisi",
        "Titik",
    ],
    [
        None,
        None,
        None,
        None,
        "Tgl",
        "Pukul",
        "Tercatat",
        "Ditemukan",
        "Seharusnya",
        "Ditemukan",
        None,
        None,
    ],
    _recorded_line(
        7,
        "ppwp",
        0,
        ["M701, M702, M703", "M701, M702, M703", 3, 3, "Utuh"],
        "stored",
        condition="utuh",
        seals_expected=3,
        seals_found=3,
        **RECORDED_BOTH,
    ),
    _recorded_line(
        7,
        "dpr",
        1,
        ["M711, M712, M713", "M711, M712, M799", 3, 3, "Utuh"],
        SEEN,
        condition="utuh",
        **RECORDED_OTHER,
    ),
    _recorded_line(
        7,
        "dpd",
        2,
        ["M721, M722", "M721", 2, 1, "Utuh"],
        SEEN,
        condition="utuh",
        seals_expected=2,
        seals_found=1,
        **RECORDED_FEWER,
    ),
    _recorded_line(
        8, "ppwp", 10, ["M801", "M888", 1, 1, "Nomor beda"], NOTED, condition="nomor_beda", **RECORDED_BEDA
    ),
    _recorded_line(
        8,
        "dpr",
        11,
        [None, None, 3, 2, "Utuh"],
        SEEN,
        condition="utuh",
        seals_expected=3,
        seals_found=2,
        seal_nos_recorded=None,
        seal_nos_found=None,
    ),
    _recorded_line(
        8,
        "dpd",
        12,
        ["M821", None, 1, 0, "Rusak"],
        NOTED,
        condition="rusak",
        seals_expected=1,
        seals_found=0,
        seal_nos_found=None,
        **_numbers("recorded", "M821"),
    ),
    _recorded_line(
        8,
        "dprd_prov",
        13,
        ["M831; M832", "M832; M831", 2, 2, "Utuh"],
        "stored",
        condition="utuh",
        **RECORDED_TURNED,
    ),
    _recorded_line(
        8,
        "dprd_kota",
        14,
        ["M841", "M841", 1, 1, "Hilang"],
        NEVER_CLEAN,
        condition="hilang",
        **RECORDED_THERE,
    ),
]


@case(
    "seals",
    "07_tercatat_ditemukan.xlsx",
    "openpyxl",
    "judul dua baris (WAKTU, NOMOR SEGEL, JML SEGEL), nomor tercatat dan ditemukan, kondisi yang "
    "bertentangan dengan nomor",
    findings=[
        found("nomor_tidak_cocok", box("Medono", 7, "dpr")),
        found("nomor_tidak_cocok", box("Medono", 7, "dpd")),
        found("nomor_tidak_cocok", box("Medono", 8, "ppwp")),
    ],
    findings_never=["rantai_putus", "nomor_ganda", "waktu_mundur"],
    clean_boxes=[box("Medono", 7, "ppwp"), box("Medono", 8, "dprd_prov")],
)
def recorded_and_found(path: Path) -> list[Sheet]:
    """A condition that says utuh while the numbers say otherwise is stored with a finding, never clean."""
    sheets = [Sheet("Rekap", RECORDED, ("A1:L1", "E2:F2", "G2:H2", "I2:J2"))]
    with_openpyxl(path, sheets)
    return sheets
