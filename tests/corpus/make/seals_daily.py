"""Check lists of every day: ticks beside counts of seals, seal numbers under the types of ballot paper."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import Sheet, data, feb
from tests.corpus.make.deliveries.writers import with_openpyxl
from tests.corpus.make.seals_kit import ASKED, BALLOTS, HELD, NEVER_CLEAN, NOTED, case, seal

SHOWN = ("PPWP", "DPR", "DPD", "DPRD Prov", "DPRD Kota")


@case(
    "seals",
    "28_ceklis_turus.xlsx",
    "openpyxl",
    "seals there should be and are, three columns to tick (v, a root sign, x), one "
    "row ticked twice; place and "
    "day in the titles",
)
def ticked(path: Path) -> list[Sheet]:
    """PPS Gamer."""

    def line(
        at: int,
        hour: str,
        there: int,
        ticks: tuple[Any, ...],
        note: str | None,
        status: str,
        condition: str | None,
    ) -> Any:
        number = f"G00{at + 1}"
        said = seal(
            "Gamer",
            1,
            BALLOTS[at],
            status,
            checkpoint="pps",
            checked_at=feb(12, hour),
            condition=condition,
            seals_expected=4,
            seals_found=there,
            seal_nos_found=[number],
        )
        return data([at + 1, 1, SHOWN[at], hour.replace(":", "."), 4, there, *ticks, number, note], said)

    sheet = Sheet(
        "Segel",
        [
            ["CEKLIS SEGEL KOTAK SUARA - PPS GAMER KEC. PEKALONGAN TIMUR"],
            ["Tgl 12/2/2024"],
            [
                "No",
                "TPS",
                "Jenis Kotak",
                "Pukul",
                "Segel harusnya",
                "Segel ada",
                "Utuh",
                "Rusak",
                "Hilang",
                "No Segel",
                "Ket",
            ],
            line(0, "10:00", 4, ("v", None, None), None, NOTED, "utuh"),
            line(1, "10:02", 3, (None, None, "v"), "1 copot", NOTED, "hilang"),
            line(2, "10:04", 4, ("√", None, None), None, NOTED, "utuh"),
            line(3, "10:05", 4, ("v", "v", None), "bingung", HELD, None),
            line(4, "10:06", 4, (None, "x", None), None, NOTED, "rusak"),
        ],
    )
    with_openpyxl(path, [sheet])
    return [sheet]


@case(
    "seals",
    "29_nomor_menurut_jenis.xlsx",
    "openpyxl",
    "seal numbers in a column for each type of ballot paper beside one condition "
    "for all; a condition that is "
    "that of one box; day, hour and checkpoint in a sentence above the table; a hedged condition",
)
def numbered(path: Path) -> list[Sheet]:
    """PPS Sokoduwet."""

    def line(tps: int, first: int, condition: str, status: str, said: str | None, blank: str = "") -> Any:
        numbers = ["-" if ballot == blank else f"K{first + at:04d}" for at, ballot in enumerate(BALLOTS)]
        rows = (
            seal(
                "Sokoduwet",
                tps,
                ballot,
                "rejected confirm absent" if ballot == blank else status,
                checkpoint="pps",
                checked_at=feb(12, "16:00"),
                condition=said,
                seal_nos_found=None if ballot == blank else [number],
            )
            for ballot, number in zip(BALLOTS, numbers, strict=True)
        )
        return data([tps, f"{tps:02d}", *numbers, condition], *rows)

    sheet = Sheet(
        "Sokoduwet",
        [
            ["PANITIA PEMUNGUTAN SUARA KELURAHAN SOKODUWET"],
            ["DAFTAR NOMOR SEGEL KOTAK SUARA"],
            ["Diperiksa tanggal 12 Februari 2024 pukul 16.00 WIB di PPS Sokoduwet"],
            [],
            ["No", "TPS", "NOMOR SEGEL", None, None, None, None, "Kondisi"],
            [None, None, *SHOWN, None],
            line(1, 1, "Utuh semua", ASKED, "utuh"),
            line(2, 6, "agak sobek", NEVER_CLEAN, "rusak"),
            line(3, 11, "DPRD Prov tidak ada segel", NEVER_CLEAN, None, blank="dprd_prov"),
        ],
        merged=("C5:G5",),
    )
    with_openpyxl(path, [sheet])
    return [sheet]
