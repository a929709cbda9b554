"""Answers of yes or no, and a place told in one column."""

from functools import partial
from pathlib import Path

from tests.corpus.make.deliveries.kit import Sheet, clock, data, either, feb, on
from tests.corpus.make.deliveries.writers import with_odfpy, with_openpyxl
from tests.corpus.make.seals_kit import ASKED, EMPTY, NOTED, SEEN, case, nobox, seal

_yes_no_ppk = partial(seal, checkpoint="ppk")
YES_NO_HEAD = ["Kecamatan", "Kelurahan", "No. TPS", "Kotak Suara", "Titik", "Tgl Periksa", "Pukul"]
YES_NO_NORTH = ["Pekalongan Selatan", "Sokoduwet"]
YES_NO_BROKEN = either("rusak", None)
YES_NO = [
    [*YES_NO_HEAD, "Segel utuh (Ya/Tidak)", "Keterangan"],
    data(
        [*YES_NO_NORTH, 1, "Presiden", "PPK", on(10), clock(15, 30), "Ya", None],
        _yes_no_ppk("Sokoduwet", 1, "ppwp", checked_at=feb(10, "15:30"), condition="utuh"),
    ),
    data(
        [*YES_NO_NORTH, 1, "DPR", "PPK", on(10), clock(15, 31), "ya", None],
        _yes_no_ppk("Sokoduwet", 1, "dpr", checked_at=feb(10, "15:31"), condition="utuh"),
    ),
    data(
        [*YES_NO_NORTH, 1, "DPD", "PPK", on(10), clock(15, 32), "Tidak", "segel sobek"],
        _yes_no_ppk(
            "Sokoduwet",
            1,
            "dpd",
            ASKED,
            checked_at=feb(10, "15:32"),
            condition=YES_NO_BROKEN,
            note="segel sobek",
        ),
    ),
    data(
        [*YES_NO_NORTH, 2, "Presiden", "PPK", on(10), clock(15, 40), "Y", None],
        _yes_no_ppk("Sokoduwet", 2, "ppwp", checked_at=feb(10, "15:40"), condition="utuh"),
    ),
    data(
        [*YES_NO_NORTH, 2, "DPR", "PPK", on(10), clock(15, 41), "T", None],
        _yes_no_ppk("Sokoduwet", 2, "dpr", ASKED, checked_at=feb(10, "15:41"), condition=YES_NO_BROKEN),
    ),
    data(
        [*YES_NO_NORTH, 2, "DPD", "PPK", on(10), clock(15, 42), "YA", None],
        _yes_no_ppk("Sokoduwet", 2, "dpd", checked_at=feb(10, "15:42"), condition="utuh"),
    ),
    data(
        [*YES_NO_NORTH, 3, "DPD", "PPK", on(10), clock(15, 43), "belum dicek", None],
        _yes_no_ppk("Sokoduwet", 3, "dpd", EMPTY),
    ),
    [],
    data(
        [*YES_NO_NORTH, 21, "DPRD Kab/Kota", "PPK", on(10), clock(16, 2), "Ya", "kotak agak penyok"],
        _yes_no_ppk(
            "Sokoduwet",
            21,
            "dprd_kota",
            checked_at=feb(10, "16:02"),
            condition="utuh",
            note="kotak agak penyok",
        ),
    ),
]


@case(
    "seals",
    "05_segel_utuh_ya_tidak.ods",
    "odfpy",
    "kolom 'Segel utuh (Ya/Tidak)', tanggal dan jam bertipe, baris kosong berulang, jawaban Y/T, belum dicek",
    args={"party": "ppk"},
)
def yes_or_no(path: Path) -> list[Sheet]:
    """Ya is utuh; Tidak is never utuh."""
    sheets = [Sheet("Segel", YES_NO)]
    with_odfpy(path, sheets)
    return sheets


_one_column_tps = partial(seal, checkpoint="tps")
ONE_COLUMN_THREE = {"seals_expected": 3, "seals_found": 3}
ONE_COLUMN = [
    ["Lokasi", "Kotak", "Titik", "Waktu", "Segel seharusnya", "Segel ada", "Kondisi", "Petugas"],
    data(
        ["TPS 07 Kel. Medono", "PPWP", "TPS", "13/02/2024 15:05", 3, 3, "utuh", "PKD Medono"],
        _one_column_tps(
            "Medono",
            7,
            "ppwp",
            checked_at=feb(13, "15:05"),
            condition="utuh",
            officer="PKD Medono",
            **ONE_COLUMN_THREE,
        ),
    ),
    data(
        ["TPS.8/Medono", "DPD", "TPS", "13/02/2024 15:20", "3 bh", "3 bh", "utuh", "PKD Medono"],
        _one_column_tps(
            "Medono", 8, "dpd", checked_at=feb(13, "15:20"), condition="utuh", **ONE_COLUMN_THREE
        ),
    ),
    data(
        [
            "Kel. Pasir Kraton Kramat TPS 045",
            "DPR RI",
            "TPS",
            "13/02/2024 15.40",
            "3 (tiga)",
            3,
            "utuh",
            None,
        ],
        _one_column_tps(
            "Pasirkratonkramat",
            45,
            "dpr",
            NOTED,
            checked_at=feb(13, "15:40"),
            condition="utuh",
            seals_found=3,
        ),
    ),
    data(
        ["Medono - TPS 9", "DPRD Kota", "TPS", "13/02/2024 15:45", 3, 2, "utuh", None],
        _one_column_tps(
            "Medono",
            9,
            "dprd_kota",
            SEEN,
            checked_at=feb(13, "15:45"),
            condition="utuh",
            seals_expected=3,
            seals_found=2,
        ),
    ),
    data(
        ["Bendan Kergon 12", "DPD", "TPS", "13/02/2024 16:00", 3, 3, "utuh", None],
        _one_column_tps("Bendan Kergon", 12, "dpd", ASKED, checked_at=feb(13, "16:00"), condition="utuh"),
    ),
    data(
        [
            "TPS 14, Kel. Sapuro-Kebulen, Kec. Pekalongan Barat",
            "PPWP",
            "TPS",
            "13/02/2024 16:10",
            3,
            3,
            "utuh",
            None,
        ],
        _one_column_tps(
            "Sapuro Kebulen", 14, "ppwp", checked_at=feb(13, "16:10"), condition="utuh", **ONE_COLUMN_THREE
        ),
    ),
    data(["TPS 3", "PPWP", "TPS", "13/02/2024 16:15", 3, 3, "utuh", None], nobox()),
    data(["Kel. Medono", "PPWP", "TPS", "13/02/2024 16:20", 3, 3, "utuh", None], nobox()),
]


@case(
    "seals",
    "24_tempat_satu_kolom.xlsx",
    "openpyxl",
    "tempat dalam satu kolom dengan aneka ejaan, jumlah segel sebagai teks bersatuan, sel gabungan",
)
def one_place_column(path: Path) -> list[Sheet]:
    """The place is one text, spelt as people spell it."""
    sheets = [Sheet("Barat", ONE_COLUMN)]
    with_openpyxl(path, sheets)
    return sheets
