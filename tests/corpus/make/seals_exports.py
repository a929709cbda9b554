"""What other systems export: KoboToolbox, Google Forms, a web page saved as .xls, our own CSV."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import ANY_SHEET, Sheet, data, feb
from tests.corpus.make.deliveries.writers import with_editor
from tests.corpus.make.seals_kit import HELD, NOTED, SEEN, box, case, found, nobox, seal

KOBO_HEAD = [
    "start",
    "end",
    "today",
    "deviceid",
    "grp_lokasi/kecamatan",
    "grp_lokasi/kelurahan",
    "grp_lokasi/nomor_tps",
]
KOBO_HEAD += [
    "grp_segel/titik_periksa",
    "grp_segel/waktu_periksa",
    "grp_segel/jenis_kotak",
    "grp_segel/kondisi_segel",
]
KOBO_HEAD += ["grp_segel/no_segel", "grp_segel/foto_segel", "catatan", "_id", "_uuid", "_submission_time"]
KOBO_HEAD += ["_validation_status", "_index"]


KOBO_START, KOBO_END = "2024-02-13T16:58:11.000+07:00", "2024-02-13T17:02:02.000+07:00"
KOBO_SENT = "2024-02-13T10:02:45"


def _kobo_line(number: int, place: list[Any], time: str, rest: list[Any], said: Any) -> Any:
    tail = [f"{number}.jpg", "", 9000 + number, f"uuid-{number:04d}", KOBO_SENT, "", number]
    cells = [KOBO_START, KOBO_END, "2024-02-13", "collect:0001", *place, "tps", time, *rest, *tail]
    return data(cells, said)


_kobo_tps = partial(seal, checkpoint="tps")
KOBO = [
    KOBO_HEAD,
    _kobo_line(
        1,
        ["pekalongan_barat", "medono", "1"],
        "2024-02-13T14:20:00.000+07:00",
        ["ppwp", "utuh", "W101"],
        _kobo_tps(
            "Medono", 1, "ppwp", checked_at=feb(13, "14:20"), condition="utuh", seal_nos_found=["W101"]
        ),
    ),
    _kobo_line(
        2,
        ["pekalongan_barat", "medono", "1"],
        "2024-02-13T14:22:00.000+07:00",
        ["dprd_prov", "utuh", "W102, W103"],
        _kobo_tps(
            "Medono",
            1,
            "dprd_prov",
            checked_at=feb(13, "14:22"),
            condition="utuh",
            seal_nos_found=["W102", "W103"],
        ),
    ),
    _kobo_line(
        3,
        ["pekalongan_barat", "tirto", "30"],
        "2024-02-13T14:40:00.000+07:00",
        ["dprd_kota", "rusak", ""],
        _kobo_tps(
            "Tirto",
            30,
            "dprd_kota",
            NOTED,
            checked_at=feb(13, "14:40"),
            condition="rusak",
            seal_nos_found=None,
        ),
    ),
    _kobo_line(
        4,
        ["pekalongan_barat", "sapuro_kebulen", "35"],
        "2024-02-13T14:55:00.000+07:00",
        ["dpd", "utuh", "W104"],
        _kobo_tps(
            "Sapuro Kebulen",
            35,
            "dpd",
            checked_at=feb(13, "14:55"),
            condition="utuh",
            seal_nos_found=["W104"],
        ),
    ),
    _kobo_line(
        5,
        ["pekalongan_selatan", "kuripan_kertoharjo", "22"],
        "2024-02-13T08:05:00.000Z",
        ["dpr", "utuh", "W105"],
        _kobo_tps(
            "Kuripan Kertoharjo",
            22,
            "dpr",
            checked_at=feb(13, "15:05"),
            condition="utuh",
            seal_nos_found=["W105"],
        ),
    ),
    _kobo_line(
        6,
        ["pekalongan_barat", "tirto", "31"],
        "2024-02-13T15:10:00.000+07:00",
        ["dpr", "utuh", "W106"],
        nobox(),
    ),
]


@case(
    "seals",
    "14_kobo.csv",
    "penyunting teks",
    "ekspor KoboToolbox: awalan grup, kode pilihan, waktu ISO dengan zona, waktu kirim UTC sebagai jebakan",
    findings=[found("segel_rusak", box("Tirto", 30, "dprd_kota"))],
    findings_exact=True,
)
def kobo(path: Path) -> list[Sheet]:
    """The check's own time counts, not the time of sending (UTC)."""
    sheets = [Sheet(ANY_SHEET, KOBO)]
    with_editor(path, sheets[0], sep=";", end="\n")
    return sheets


OWN = ["box_id", "checkpoint", "checked_at", "check_no", "box_label", "seal_nos_recorded", "seal_nos_found"]
OWN += [
    "seals_expected",
    "seals_found",
    "condition",
    "cause",
    "officer",
    "witness",
    "actions",
    "new_seal_nos",
]
OWN += ["ba_no", "note", "party"]


_canonical_setono = partial(seal, "Setono", checkpoint="ppk")
CANONICAL_BA = "BA-02/PPK-TMR/II/2024"


def _canonical_line(ballot: str, cells: list[Any], said: Any) -> Any:
    return data([box("Setono", 5, ballot), "ppk", *cells], said)


CANONICAL = [
    OWN,
    _canonical_line(
        "ppwp",
        [
            "2024-02-10T15:00",
            1,
            "",
            "Q1|Q2",
            "Q1|Q2",
            2,
            2,
            "utuh",
            "",
            "Panwascam 1",
            "PPK 1",
            "",
            "",
            "",
            "",
            "panwascam",
        ],
        _canonical_setono(
            5,
            "ppwp",
            checked_at=feb(10, "15:00"),
            seal_nos_recorded=["Q1", "Q2"],
            seal_nos_found=["Q1", "Q2"],
            seals_expected=2,
            seals_found=2,
            condition="utuh",
            officer="Panwascam 1",
            witness="PPK 1",
            party="panwascam",
            actions=None,
        ),
    ),
    _canonical_line(
        "dpr",
        [
            "2024-02-10T15:01",
            1,
            "A-7",
            "Q3",
            "Q3",
            "",
            "",
            "rusak",
            "basah",
            "",
            "",
            "disegel_ulang_ba|dilaporkan_kpu",
            "Q9",
            CANONICAL_BA,
            "kena rob",
            "ppk",
        ],
        _canonical_setono(
            5,
            "dpr",
            NOTED,
            checked_at=feb(10, "15:01"),
            box_label="A-7",
            condition="rusak",
            cause="basah",
            actions=["disegel_ulang_ba", "dilaporkan_kpu"],
            new_seal_nos=["Q9"],
            ba_no=CANONICAL_BA,
            note="kena rob",
            seals_expected=None,
            seals_found=None,
            party="ppk",
        ),
    ),
    _canonical_line(
        "dpd",
        ["2024-02-10", 1, "", "", "", "", "", "utuh", "", "", "", "", "", "", "", ""],
        _canonical_setono(
            5, "dpd", checked_at="2024-02-10", condition="utuh", seal_nos_found=None, party="kpu"
        ),
    ),
    _canonical_line(
        "dprd_prov",
        ["2024-02-10T15:03", 1, "", "", "", "", "", "lecet", "", "", "", "", "", "", "", "ppk"],
        _canonical_setono(5, "dprd_prov", HELD, checked_at=feb(10, "15:03"), condition=None),
    ),
    _canonical_line(
        "dprd_kota",
        ["2024-02-10T15:04", 1, "", "Q5", "Q6", "", "", "utuh", "", "", "", "", "", "", "", "pps"],
        _canonical_setono(
            5,
            "dprd_kota",
            SEEN,
            checked_at=feb(10, "15:04"),
            condition="utuh",
            seal_nos_recorded=["Q5"],
            seal_nos_found=["Q6"],
            party="pps",
        ),
    ),
]


@case(
    "seals",
    "21_kanonik.csv",
    "penyunting teks",
    "CSV kanonik dengan kolom party, daftar berpisah |, waktu tanpa jam, kata di luar kosakata, baris "
    "sesudah koreksi",
    args={"party": "kpu"},
)
def canonical(path: Path) -> list[Sheet]:
    """The product's own format; the row's party beats the upload's."""
    sheets = [Sheet(ANY_SHEET, CANONICAL)]
    with_editor(path, sheets[0], end="\n")
    return sheets
