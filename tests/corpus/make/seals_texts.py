"""Texts pasted from a spreadsheet, and a workbook that counts its days from 1904."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import ANY_SHEET, Sheet, at, clock, data, feb, on
from tests.corpus.make.deliveries.writers import with_editor, with_openpyxl, with_xlsxwriter
from tests.corpus.make.seals_kit import EMPTY, NOTED, SURE, box, case, found, seal


@case(
    "seals",
    "23_tempelan_tab.txt",
    "penyunting teks",
    "teks berpisah tab disalin dari lembar kerja, judul di atas tabel, tanggal d/m yang hanya "
    "dapat dibaca satu arah karena bulan 9 dan 10 belum terjadi",
)
def pasted_tabs(path: Path) -> list[Sheet]:
    """9/2 and 10/2 are days of February: September and October have not come yet."""
    store = partial(seal, "Kandang Panjang", checkpoint="gudang_kpu", condition="utuh")
    ppk = partial(seal, "Kandang Panjang", checkpoint="ppk", condition="utuh")
    lines: list[Any] = [
        ["Cek segel kotak Kel. Kandang Panjang"],
        ["Kelurahan", "TPS", "Kotak", "Titik", "Tgl", "Jam", "Kondisi", "Ket"],
        data(
            ["Kandang Panjang", "37", "PPWP", "Gudang KPU", "9/2/2024", "20.30", "utuh", "dimuat truk 2"],
            store(37, "ppwp", checked_at=feb(9, "20:30"), note="dimuat truk 2"),
        ),
        data(
            ["Kandang Panjang", "37", "DPR", "Gudang KPU", "9/2/2024", "20.31", "utuh", ""],
            store(37, "dpr", checked_at=feb(9, "20:31"), note=None),
        ),
        data(
            ["Kandang Panjang", "37", "PPWP", "PPK", "10/2/2024", "13.05", "utuh", ""],
            ppk(37, "ppwp", checked_at=feb(10, "13:05")),
        ),
        data(
            ["Kandang Panjang", "37", "DPR", "PPK Pekalongan Utara", "10/2/2024", "13.06", "utuh", ""],
            ppk(37, "dpr", checked_at=feb(10, "13:06")),
        ),
    ]
    sheets = [Sheet(ANY_SHEET, lines)]
    with_editor(path, sheets[0], sep="\t", end="\n")
    return sheets


@case(
    "seals",
    "25_tanggal_1904.xlsx",
    "XlsxWriter",
    "buku kerja dengan sistem tanggal 1904, TPS khusus 901 dan 902",
    clean_boxes=[box("Panjang Wetan", 901, "ppwp"), box("Panjang Wetan", 902, "ppwp")],
)
def since_1904(path: Path) -> list[Sheet]:
    """A serial day of a 1904 workbook is four years later than it looks."""
    tps = partial(seal, "Panjang Wetan", checkpoint="tps", condition="utuh")
    lines: list[Any] = [
        ["Kelurahan", "TPS", "Jenis", "Titik", "Waktu periksa", "Kondisi"],
        data(
            ["Panjang Wetan", 901, "PPWP", "TPS", at(13, 16, 5), "Utuh"],
            tps(901, "ppwp", checked_at=feb(13, "16:05")),
        ),
        data(
            ["Panjang Wetan", 901, "DPR", "TPS", at(13, 16, 6), "Utuh"],
            tps(901, "dpr", checked_at=feb(13, "16:06")),
        ),
        data(
            ["Panjang Wetan", 902, "PPWP", "TPS", at(13, 16, 20), "Utuh"],
            tps(902, "ppwp", checked_at=feb(13, "16:20")),
        ),
    ]
    sheets = [Sheet("Khusus", lines)]
    with_xlsxwriter(path, sheets, since_1904=True)
    return sheets


NAMES = {"ppwp": "PPWP", "dpr": "DPR", "dpd": "DPD", "dprd_prov": "DPRD Provinsi", "dprd_kota": "DPRD Kota"}


def _printed(number: int, ballot: str, filled: tuple[int, str] | None) -> Any:
    """One printed line; the place stands only on the first line of a TPS, in a merged cell."""
    start = ["Bandengan" if ballot == "ppwp" else None, number if ballot == "ppwp" else None, NAMES[ballot]]
    if filled is None:
        return data([*start, None, None, None, None], seal("Bandengan", number, ballot, EMPTY))
    minute, word = filled
    seal_no = f"N{number}{minute:02d}"
    said = seal(
        "Bandengan",
        number,
        ballot,
        SURE if word == "utuh" else NOTED,
        checkpoint="tps",
        checked_at=feb(13, f"14:{minute:02d}"),
        condition=word,
        seal_nos_found=[seal_no],
    )
    return data([*start, on(13), clock(14, minute), word.capitalize(), seal_no], said)


@case(
    "seals",
    "27_daftar_tercetak.xlsx",
    "openpyxl",
    "daftar tercetak semua kotak satu TPS per blok, sebagian belum diisi; kelurahan dan TPS di sel gabungan; "
    "judul diulang di tengah",
    findings=[found("segel_rusak", box("Bandengan", 2, "dprd_prov"))],
    findings_exact=True,
)
def printed_list(path: Path) -> list[Sheet]:
    """A form printed for every box, filled in for some."""
    head = ["Kelurahan", "TPS", "Kotak", "Tanggal", "Jam", "Kondisi", "No Segel"]
    some = {"ppwp": (11, "utuh"), "dprd_prov": (14, "rusak")}
    lines = [
        ["HASIL PEMERIKSAAN SEGEL DI TPS - KELURAHAN BANDENGAN"],
        [],
        head,
        *[_printed(1, ballot, (minute, "utuh")) for minute, ballot in enumerate(NAMES, start=1)],
        [],
        head,
        *[_printed(2, ballot, some.get(ballot)) for ballot in NAMES],
    ]
    sheets = [Sheet("TPS", lines, ("A1:G1", "A4:A8", "B4:B8", "A11:A15", "B11:B15"))]
    with_openpyxl(path, sheets)
    return sheets
