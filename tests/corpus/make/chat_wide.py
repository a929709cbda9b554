"""One sentence about many boxes: "semua utuh kecuali ...", for a TPS, a range of TPS, or a kelurahan."""

from pathlib import Path

from tests.corpus.make.chat_kit import all_boxes
from tests.corpus.make.deliveries.kit import feb
from tests.corpus.make.seals_kit import ASKED, NOTED, Talk, box, case, found, seal


@case(
    "chat",
    "08_utuh_kecuali_per_tps.txt",
    "ekspor WhatsApp Android (id-ID)",
    "'semua utuh kecuali' satu TPS dalam bentuk singkat dan kalimat, rentang TPS, daftar TPS",
    no_other_rows=False,
    collective_boxes=5 + 5 + 15 + 20 + 10,
    findings=[
        found("segel_rusak", box("Degayu", 10, "dpd")),
        found("segel_hilang", box("Degayu", 11, "dprd_kota")),
    ],
)
def per_station(path: Path) -> Talk:
    """Every box named or meant gets its row; the exception says its own."""
    talk = Talk()
    talk.add(
        "13/02/24 16.05 - PKD Degayu: LAPOR SEGEL\nTPS: 10 Degayu\nKotak: semua\nKondisi: utuh kecuali DPD "
        "rusak\nJam: 16.00",
        *all_boxes("Degayu", 10, NOTED, {"dpd": "rusak"}, checkpoint="tps", checked_at=feb(13, "16:00")),
    )
    talk.add(
        "13/02/24 16.25 - PKD Degayu: Segel TPS 11 Degayu semua utuh kecuali kotak DPRD Kota hilang, dicek "
        "jam 16.20",
        *all_boxes(
            "Degayu", 11, ASKED, {"dprd_kota": "hilang"}, checkpoint="tps", checked_at=feb(13, "16:20")
        ),
    )
    talk.add(
        "13/02/24 16.45 - PKD Degayu: TPS 12-14 Degayu semua segel utuh, dicek jam 16.40",
        seal("Degayu", 12, "ppwp", ASKED, checked_at=feb(13, "16:40"), condition="utuh"),
        seal("Degayu", 14, "dprd_kota", ASKED, checked_at=feb(13, "16:40"), condition="utuh"),
    )
    talk.add(
        "13/02/24 17.05 - PKD Degayu: TPS 15 s/d 17 dan 19 Degayu semua segel utuh, dicek jam 17.00",
        seal("Degayu", 16, "dpr", ASKED, checked_at=feb(13, "17:00"), condition="utuh"),
        seal("Degayu", 19, "dpr", ASKED, checked_at=feb(13, "17:00"), condition="utuh"),
    )
    talk.add(
        "13/02/24 17.20 - PKD Degayu: LAPOR SEGEL; TPS: 20, 21 Degayu; Kotak: semua; Kondisi: utuh; Jam: "
        "17.15",
        seal("Degayu", 20, "dpd", NOTED, checked_at=feb(13, "17:15"), condition="utuh"),
        seal("Degayu", 21, "dpd", NOTED, checked_at=feb(13, "17:15"), condition="utuh"),
    )
    path.write_text(talk.text(), encoding="utf-8")
    return talk


@case(
    "chat",
    "09_utuh_kecuali_kelurahan.txt",
    "ekspor WhatsApp Android (id-ID)",
    "'semua utuh kecuali' satu kelurahan di PPS dengan dua pengecualian, bentuk singkat dan kalimat",
    no_other_rows=False,
    collective_boxes=15 * 5 + 18 * 5,
    findings=[
        found("segel_rusak", box("Gamer", 5, "dpr")),
        found("segel_hilang", box("Gamer", 9, "ppwp")),
        found("segel_rusak", box("Bandengan", 3, "dpd")),
    ],
)
def per_kelurahan(path: Path) -> Talk:
    """15 TPS of Gamer and 18 of Bandengan, five boxes each."""
    talk = Talk()
    gamer = {"checkpoint": "pps", "checked_at": feb(12, "19:30")}
    talk.add(
        "12/02/24 19.40 - PKD Gamer: LAPOR SEGEL\nPPS: Gamer\nKotak: semua\n"
        "Kondisi: utuh kecuali TPS 05 DPR rusak, TPS 09 PPWP hilang\nJam: 19.30",
        seal("Gamer", 1, "ppwp", NOTED, condition="utuh", **gamer),
        seal("Gamer", 5, "dpr", NOTED, condition="rusak", **gamer),
        seal("Gamer", 5, "ppwp", NOTED, condition="utuh", **gamer),
        seal("Gamer", 9, "ppwp", NOTED, condition="hilang", **gamer),
        seal("Gamer", 15, "dprd_kota", NOTED, condition="utuh", **gamer),
    )
    bandengan = {"checkpoint": "pps", "checked_at": feb(12, "20:00")}
    talk.add(
        "12/02/24 20.10 - PKD Bandengan: Lapor, segel kotak suara se-Kel. Bandengan di PPS semua utuh "
        "kecuali TPS 3 kotak DPD "
        "sobek. Dicek jam 20.00",
        seal("Bandengan", 3, "dpd", ASKED, condition="rusak", **bandengan),
        seal("Bandengan", 3, "dpr", ASKED, condition="utuh", **bandengan),
        seal("Bandengan", 18, "dprd_prov", ASKED, condition="utuh", **bandengan),
    )
    path.write_text(talk.text(), encoding="utf-8")
    return talk
