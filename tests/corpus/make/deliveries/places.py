"""Ways to write a place in one column: spellings, old names, typos, ambiguous names, places not ours."""

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    BARAT,
    KPU,
    OPEN,
    SELATAN,
    STORED,
    TIMUR,
    UTARA,
    Sheet,
    at,
    case,
    data,
    feb,
    pps,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import with_openpyxl

OLD = "stored flagged confirm"  # an old name has one answer; whether a person should look at it is open
TYPO = "flagged confirm"
ASK = "confirm"
NOT_HERE = "rejected confirm"
FOREIGN = "rejected confirm flagged"

# (as written, what sends it, the sender's code, statuses, the code; None: no place may be printed, ...: open)
SPELLINGS: tuple[tuple[str, str, str, str, Any], ...] = (
    ("Kel. Medono TPS 07", "PPS Medono", pps("Medono"), STORED, tps("Medono", 7)),
    ("TPS.8/Medono", "PPS Medono", pps("Medono"), STORED, tps("Medono", 8)),
    ("MEDONO - TPS 9", "Kel. Medono", pps("Medono"), STORED, tps("Medono", 9)),
    ("TPS 012 Panjangwetan", "PPS Panjang Wetan", pps("Panjang Wetan"), STORED, tps("Panjang Wetan", 12)),
    ("TPS 901 Panjang Wetan", "PPS Panjang Wetan", pps("Panjang Wetan"), STORED, tps("Panjang Wetan", 901)),
    (
        "Kelurahan Pasir Kraton Kramat, TPS 5",
        "PPS PasirKratonKramat",
        pps("Pasirkratonkramat"),
        STORED,
        tps("Pasirkratonkramat", 5),
    ),
    ("Sapuro-Kebulen TPS 3", "PPS Sapuro Kebulen", pps("Sapuro Kebulen"), STORED, tps("Sapuro Kebulen", 3)),
    ("TPS 02 Kalibaros", "PPS Kali Baros", pps("Kali Baros"), STORED, tps("Kali Baros", 2)),
    ("Nayontaansari TPS 6", "PPS Noyontaansari", pps("Noyontaansari"), OPEN, tps("Noyontaansari", 6)),
    ("TPS 11 Bendan", "PPS Bendan Kergon", pps("Bendan Kergon"), OLD, tps("Bendan Kergon", 11)),
    ("Kramatsari TPS 9", "PPS Pasirkratonkramat", pps("Pasirkratonkramat"), OLD, tps("Pasirkratonkramat", 9)),
    ("Kraton Lor TPS 4", "PPS Padukuhan Kraton", pps("Padukuhan Kraton"), OLD, tps("Padukuhan Kraton", 4)),
    ("Kuripan Lor TPS 5", "PPS Kuripan Yosorejo", pps("Kuripan Yosorejo"), OLD, tps("Kuripan Yosorejo", 5)),
    (
        "TPS 22 Kuripan Kidul",
        "PPS Kuripan Kertoharjo",
        pps("Kuripan Kertoharjo"),
        OLD,
        tps("Kuripan Kertoharjo", 22),
    ),
    ("Banyuurip TPS 30", "PPS Banyurip", pps("Banyurip"), OPEN, tps("Banyurip", 30)),
    (
        "TPS 14 Kandang Panjnag",
        "PPS Kandang Panjang",
        pps("Kandang Panjang"),
        TYPO,
        tps("Kandang Panjang", 14),
    ),
    ("Sokodwet TPS 2", "PPS Sokoduwet", pps("Sokoduwet"), TYPO, tps("Sokoduwet", 2)),
    ("Podosugeh / TPS 20", "PPS Podosugih", pps("Podosugih"), TYPO, tps("Podosugih", 20)),
    ("Kuripan TPS 05", "PPK Pekalongan Selatan", SELATAN, ASK, None),
    ("TPS 3 Panjang", "PPK Pekalongan Utara", UTARA, ASK, None),
    ("Kraton TPS 10", "Gudang KPU", KPU, ASK, None),
    ("TPS 08 Pabean", "Gudang KPU", KPU, ASK, None),
    ("TPS 2 PKK", "Gudang KPU", KPU, ASK, None),
    ("TPS 7", "PPK Pekalongan Barat", BARAT, NOT_HERE, None),
    ("Gamer TPS 16", "PPS Gamer", pps("Gamer"), "rejected", ...),
    ("TPS 0 Degayu", "PPS Degayu", pps("Degayu"), NOT_HERE, ...),
    ("TPS 900 Panjang Wetan", "PPS Panjang Wetan", pps("Panjang Wetan"), "rejected", ...),
    ("Medono TPS 7 dan 8", "PPS Medono", pps("Medono"), NOT_HERE, ...),
    ("Kec. Tirto, Kab. Pekalongan", "Gudang KPU", KPU, FOREIGN, ...),
    ("TPS 1 Wiradesa", "Gudang KPU", KPU, NOT_HERE, ...),
    ("33.75.03.1004-013", "33.75.03.1004", pps("Panjang Wetan"), STORED, tps("Panjang Wetan", 13)),
    ("PPS Tirto", "PPK Barat", BARAT, STORED, pps("Tirto")),
    ("Kelurahan Jenggot", "Kec. Pekalongan Selatan", SELATAN, STORED, pps("Jenggot")),
    ("PPK Utara", "Gudang KPU Kota Pekalongan", KPU, STORED, UTARA),
    ("Kecamatan Pekalongan Timur", "Gudang logistik KPU", KPU, STORED, TIMUR),
    ("Gudang KPU", "Penyedia", "penyedia", STORED, KPU),
)


@case(
    "ejaan-tempat.xlsx",
    "openpyxl",
    "36 ways to write a place: joined, hyphenated, capitals, old names, short forms, typos, names of "
    "several places (Kuripan, Panjang, Kraton, Pabean, PKK), a bare TPS number, two TPS in a cell, "
    "TPS that do not exist, places of the kabupaten, codes",
    party="panwascam",
)
def spellings(path: Path) -> list[Sheet]:
    """One column of places, each written in its own way."""
    lines: list[Any] = [["No SJ", "Barang", "Asal", "Tujuan", "Waktu Tiba", "Jumlah Diterima"]]
    for number, (written, sender, origin, status, code) in enumerate(SPELLINGS, start=1):
        document = f"EJ-{number:02d}"
        cells = [document, "Kotak suara", sender, written, at(13, 9, number), 5]
        lines.append(data(cells, told(status, document_no=document, item="kotak_suara", origin=origin,
                                      destination=code, arrived_at=feb(13, f"09:{number:02d}"),
                                      qty_received=5)))  # fmt: skip
    sheets = [Sheet("Tujuan", lines)]
    with_openpyxl(path, sheets)
    return sheets
