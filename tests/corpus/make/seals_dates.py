"""Days and hours in two columns."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import Sheet, clock, data, either, feb, on
from tests.corpus.make.deliveries.writers import with_libreoffice
from tests.corpus.make.seals_kit import (
    ASKED,
    DOUBTED,
    HELD,
    NEVER_CLEAN,
    NOTED,
    case,
    seal,
)


@case(
    "seals",
    "13_tanggal_dan_jam.xls",
    "LibreOffice",
    "tanggal dan jam di dua kolom: sel tanggal, teks panjang, angka seri Excel, 24.00, jam sebagai angka "
    "14,5, tanggal saja, "
    "tanggal dan jam yang mustahil",
)
def dates_and_times(path: Path) -> list[Sheet]:
    """Every way of writing a day and an hour, and some that are none."""
    gamer = partial(seal, "Gamer", checkpoint="tps", condition="utuh")
    day = feb(13)

    def line(number: int, date: Any, time: Any, said: Any) -> Any:
        return data(["Pekalongan Timur", "Gamer", number, "PPWP", "TPS", date, time, "utuh"], said)

    lines = [
        ["Kec.", "Kel.", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi"],
        line(1, on(13), clock(14, 20), gamer(1, "ppwp", checked_at=feb(13, "14:20"))),
        line(2, "13 Feb 2024", "14.25 WIB", gamer(2, "ppwp", checked_at=feb(13, "14:25"))),
        line(3, "Selasa, 13 Februari 2024", "pkl 14.30", gamer(3, "ppwp", checked_at=feb(13, "14:30"))),
        line(4, on(13), "24.00", gamer(4, "ppwp", NOTED, checked_at=feb(14, "00:00"))),
        line(5, on(13), None, gamer(5, "ppwp", NOTED, checked_at=day)),
        line(6, on(13), 14.5, gamer(6, "ppwp", ASKED, checked_at=either(feb(13, "14:50"), day, None))),
        line(7, "13-02-2024", "14:40:15", gamer(7, "ppwp", checked_at=feb(13, "14:40"))),
        line(8, 45335, clock(14, 45), gamer(8, "ppwp", NOTED, checked_at=feb(13, "14:45"))),
        line(9, "32/02/2024", "14.50", gamer(9, "ppwp", HELD, checked_at=None)),
        line(10, on(13), "25.10", gamer(10, "ppwp", NEVER_CLEAN, checked_at=either(day, None))),
        line(
            11,
            "13/02/24",
            "±15.00",
            gamer(11, "ppwp", DOUBTED, checked_at=either(day, feb(13, "15:00"), None)),
        ),
        line(12, "30 Februari 2024", "15.05", gamer(12, "ppwp", HELD, checked_at=None)),
        line(13, "13.02.2024", "15.10", gamer(13, "ppwp", checked_at=feb(13, "15:10"))),
        line(14, "kemarin", "15.15", gamer(14, "ppwp", HELD, checked_at=None)),
        line(15, on(13), "pukul 15.20 wib", gamer(15, "ppwp", checked_at=feb(13, "15:20"))),
    ]
    sheets = [Sheet("Gamer", lines)]
    with_libreoffice(path, sheets, "xls:MS Excel 97")
    return sheets
