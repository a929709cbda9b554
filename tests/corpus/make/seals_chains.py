"""Boxes followed from the warehouse to the TPS: chains that hold, break, or break with a document."""

from datetime import datetime
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import Sheet, at, data
from tests.corpus.make.deliveries.writers import with_openpyxl, with_xlsxwriter
from tests.corpus.make.seals_kit import ASKED, NOTED, SURE, box, case, found, seal

HEAD = ["Kelurahan", "TPS", "Jenis", "Titik", "Waktu", "Kondisi", "No Segel Ditemukan", "Sebab", "Tindakan"]
HEAD += ["No BA", "No Segel Baru"]
POINTS = {"gudang_kpu": "Gudang KPU", "ppk": "PPK", "pps": "PPS", "tps": "TPS"}
NAMES = {"ppwp": "PPWP", "dpr": "DPR RI", "dpd": "DPD", "dprd_prov": "DPRD Prov", "dprd_kota": "DPRD Kota"}


def check(  # noqa: PLR0917 - a line of a table
    home: tuple[str, int, str],
    point: str,
    when: datetime,
    number: str | None,
    condition: str = "utuh",
    status: str = SURE,
    acted: tuple[str | None, ...] = (None, None, None, None),
    **told: Any,
) -> Any:
    """One line: a box, a checkpoint, a time, the number found, and what was done about it."""
    kelurahan, tps, ballot = home
    cells = [kelurahan, tps, NAMES[ballot], POINTS[point], when, condition.capitalize(), number, *acted]
    values = {
        "checkpoint": point,
        "checked_at": when.strftime("%Y-%m-%dT%H:%M"),
        "condition": condition,
        "seal_nos_found": [number] if number else None,
        **told,
    }
    return data(cells, seal(kelurahan, tps, ballot, status, **values))


RESEALED = {"actions": ["disegel_ulang_ba"]}
A, B, C = ("Banyurip", 1, "ppwp"), ("Banyurip", 1, "dpr"), ("Banyurip", 2, "ppwp")
BA_B, BA_C = "BA-03/PPS-BYR/II/2024", "BA-01/PPK-SLT/II/2024"


HOLDING_BROKEN_B = ("gesekan", "Disegel ulang", BA_B, "B211")
HOLDING_OPENED_C = ("dibuka resmi", "Disegel ulang", BA_C, "B302")
HOLDING_STORE = [
    HEAD,
    check(A, "gudang_kpu", at(9, 21, 0), "B101"),
    check(B, "gudang_kpu", at(9, 21, 1), "B201"),
    check(C, "gudang_kpu", at(9, 21, 2), "B301"),
]
HOLDING_PPK = [
    HEAD,
    check(A, "ppk", at(10, 14, 0), "B101"),
    check(B, "ppk", at(10, 14, 1), "B201"),
    check(
        C,
        "ppk",
        at(10, 14, 2),
        "B301",
        "rusak",
        NOTED,
        HOLDING_OPENED_C,
        cause="dibuka_resmi",
        ba_no=BA_C,
        new_seal_nos=["B302"],
        **RESEALED,
    ),
]
HOLDING_PPS = [
    HEAD,
    check(A, "pps", at(12, 10, 0), "B101"),
    check(
        B,
        "pps",
        at(12, 10, 1),
        "B201",
        "rusak",
        NOTED,
        HOLDING_BROKEN_B,
        cause="gesekan",
        ba_no=BA_B,
        new_seal_nos=["B211"],
        **RESEALED,
    ),
    check(C, "pps", at(12, 10, 2), "B302"),
]
HOLDING_TPS = [
    HEAD,
    check(A, "tps", at(13, 15, 0), "B101"),
    check(B, "tps", at(13, 15, 1), "B211"),
    check(C, "tps", at(13, 15, 30), "B302"),
]


@case(
    "seals",
    "10_rantai_utuh.xlsx",
    "XlsxWriter",
    "empat lembar gudang-PPK-PPS-TPS; rantai tanpa putus; dua penyegelan ulang dengan BA dan nomor baru",
    findings_never=["rantai_putus", "nomor_ganda", "waktu_mundur", "titik_terlewat", "nomor_tidak_cocok"],
    clean_boxes=[box(*A)],
)
def chains_that_hold(path: Path) -> list[Sheet]:
    """A documented re-seal is no broken chain."""
    sheets = [
        Sheet("Gudang", HOLDING_STORE),
        Sheet("PPK", HOLDING_PPK),
        Sheet("PPS", HOLDING_PPS),
        Sheet("TPS", HOLDING_TPS),
    ]
    with_xlsxwriter(path, sheets)
    return sheets


HOME = "Jenggot"
D, E, F = (HOME, 1, "ppwp"), (HOME, 1, "dpr"), (HOME, 2, "dpr")
G, H, L = (HOME, 3, "ppwp"), (HOME, 4, "ppwp"), (HOME, 5, "ppwp")
J, K = (HOME, 6, "ppwp"), (HOME, 7, "ppwp")


@case(
    "seals",
    "11_rantai_bermasalah.xlsx",
    "openpyxl",
    "satu lembar tidak berurutan: nomor berganti tanpa BA, satu nomor pada dua kotak, waktu mundur, PPK "
    "terlewat, "
    "segel ulang tanpa BA, segel hilang; satu rantai yang baik",
    findings=[
        found("rantai_putus", box(*D)),
        found("nomor_ganda", box(*E), box(*F), number="J120"),
        found("waktu_mundur", box(*G)),
        found("titik_terlewat", box(*H)),
        found("rantai_putus", box(*L)),
        found("segel_rusak", box(*L)),
        found("segel_hilang", box(*J)),
    ],
    clean_boxes=[box(*K)],
)
def chains_that_break(path: Path) -> list[Sheet]:
    """Each fault once, in lines that do not stand in the order of time."""
    again = ("gesekan", "Disegel ulang", None, "J159")
    lines = [
        HEAD,
        check(D, "pps", at(12, 9, 0), "J109", status=NOTED),
        check(D, "gudang_kpu", at(9, 20, 0), "J101", status=NOTED),
        check(D, "ppk", at(10, 13, 0), "J101", status=NOTED),
        check(E, "gudang_kpu", at(9, 20, 1), "J120", status=NOTED),
        check(F, "gudang_kpu", at(9, 20, 2), "J120", status=NOTED),
        check(G, "gudang_kpu", at(9, 20, 3), "J130", status=NOTED),
        check(G, "ppk", at(10, 14, 0), "J130", status=NOTED),
        check(G, "pps", at(10, 11, 0), "J130", status=NOTED),
        check(H, "gudang_kpu", at(9, 20, 4), "J140", status=NOTED),
        check(H, "pps", at(12, 9, 4), "J140", status=NOTED),
        check(H, "tps", at(13, 13, 0), "J140", status=NOTED),
        check(L, "gudang_kpu", at(9, 20, 5), "J150", status=NOTED),
        check(
            L,
            "ppk",
            at(10, 13, 5),
            "J150",
            "rusak",
            ASKED,
            again,
            cause="gesekan",
            ba_no=None,
            new_seal_nos=["J159"],
        ),
        check(L, "pps", at(12, 9, 5), "J159", status=NOTED),
        check(J, "gudang_kpu", at(9, 20, 6), "J160", status=NOTED),
        check(J, "ppk", at(10, 13, 6), None, "hilang", NOTED),
        check(J, "pps", at(12, 9, 6), "J169", status=NOTED),
        check(K, "pps", at(12, 9, 7), "J170"),
        check(K, "gudang_kpu", at(9, 20, 7), "J170"),
        check(K, "ppk", at(10, 13, 7), "J170"),
    ]
    sheets = [Sheet("Rantai", lines)]
    with_openpyxl(path, sheets)
    return sheets
