"""Files with faults: misspelt places, wrong ballot types, repeats, days to come, hidden sheets."""

from functools import partial
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import ANY_SHEET, Sheet, at, clock, data, either, feb, on
from tests.corpus.make.deliveries.writers import with_editor, with_libreoffice, with_openpyxl, with_xlsxwriter
from tests.corpus.make.seals_kit import ASKED, EMPTY, HELD, NEVER_CLEAN, NOTED, box, case, found, nobox, seal

HIDDEN_GUIDE: list[Any] = [
    ["PETUNJUK PENGISIAN"],
    ["1. Isi satu baris untuk setiap kotak suara."],
    ["2. Kolom Kondisi: Utuh, Rusak, Hilang, Nomor beda, Tidak tersegel."],
    ["3. Kolom Jam ditulis 24 jam, misalnya 14.20."],
    ["4. Kirim kembali paling lambat pukul 21.00."],
]
HIDDEN_REFERENCE: list[Any] = [
    ["Kecamatan", "Kelurahan", "Jumlah TPS"],
    ["Pekalongan Timur", "Gamer", 15],
    ["Pekalongan Timur", "Kali Baros", 20],
    ["Pekalongan Selatan", "Kuripan Yosorejo", 35],
]
HIDDEN_OLD: list[Any] = [
    ["Kelurahan", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi"],
    ["Gamer", 1, "PPWP", "PPS", on(12), clock(15), "Rusak"],
    ["Gamer", 2, "PPWP", "PPS", on(12), clock(15, 5), "Hilang"],
]
_hidden_pps = partial(seal, checkpoint="pps")
HIDDEN_EAST: list[Any] = [
    ["Titik periksa: PPS"],
    ["Kelurahan", "TPS", "Jenis", "Tanggal", "Jam", "Kondisi"],
    data(
        ["Gamer", 1, "PPWP", on(12), clock(15), "Utuh"],
        _hidden_pps("Gamer", 1, "ppwp", checked_at=feb(12, "15:00"), condition="utuh"),
    ),
    data(
        ["Gamer", 2, "PPWP", on(12), clock(15, 5), "Utuh"],
        _hidden_pps("Gamer", 2, "ppwp", checked_at=feb(12, "15:05"), condition="utuh"),
    ),
    ["Subtotal Gamer", 2, None, None, None, "2 utuh"],
    data(
        ["Kali Baros", 20, "DPD", on(12), clock(15, 30), "Utuh"],
        _hidden_pps("Kali Baros", 20, "dpd", checked_at=feb(12, "15:30"), condition="utuh"),
    ),
    ["Subtotal Kali Baros", 1, None, None, None, "1 utuh"],
]
HIDDEN_SOUTH: list[Any] = [
    [
        "No.",
        "Desa/Kelurahan",
        "No. TPS",
        "Kotak",
        "Lokasi pemeriksaan",
        "Waktu pemeriksaan",
        "Kondisi segel",
    ],
    data(
        [1, "Kuripan Yosorejo", 35, "Presiden", "PPS", at(12, 16, 30), "Rusak"],
        _hidden_pps("Kuripan Yosorejo", 35, "ppwp", NOTED, checked_at=feb(12, "16:30"), condition="rusak"),
    ),
    data(
        [2, "Kuripan Yosorejo", 35, "DPRD Kota", "PPS", at(12, 16, 31), "Utuh"],
        _hidden_pps("Kuripan Yosorejo", 35, "dprd_kota", checked_at=feb(12, "16:31"), condition="utuh"),
    ),
    ["Jumlah", None, None, 2, None, None, None],
]


@case(
    "seals",
    "16_empat_kecamatan_tersembunyi.xlsx",
    "openpyxl",
    "lembar petunjuk, lembar referensi, lembar lama yang disembunyikan, dua lembar data dengan judul "
    "berbeda, subtotal",
    findings=[found("segel_rusak", box("Kuripan Yosorejo", 35, "ppwp"))],
    findings_exact=True,
)
def hidden_sheets(path: Path) -> list[Sheet]:
    """Only the two sheets of data say anything; the hidden one would contradict them."""
    sheets = [
        Sheet("Petunjuk", HIDDEN_GUIDE, skipped=True),
        Sheet("Timur", HIDDEN_EAST),
        Sheet("Timur (lama)", HIDDEN_OLD, hidden=True, skipped=True),
        Sheet("Selatan", HIDDEN_SOUTH),
        Sheet("Referensi", HIDDEN_REFERENCE, hidden=True, skipped=True),
    ]
    with_openpyxl(path, sheets)
    return sheets


_misspelt_pps = partial(seal, checkpoint="pps", condition="utuh")


def _misspelt_line(minute: int, kecamatan: str, kelurahan: str, number: Any, said: Any) -> Any:
    return data([kecamatan, kelurahan, number, "DPR", "PPS", on(12), clock(10, minute), "Utuh"], said)


def _misspelt_told(minute: int, kelurahan: str, number: int, status: str = "stored") -> Any:
    return _misspelt_pps(kelurahan, number, "dpr", status, checked_at=feb(12, f"10:{minute:02d}"))


MISSPELT_BARAT, MISSPELT_TIMUR, MISSPELT_UTARA, MISSPELT_SELATAN = (
    f"Pekalongan {side}" for side in ("Barat", "Timur", "Utara", "Selatan")
)
MISSPELT = [
    ["Kecamatan", "Kelurahan", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi"],
    _misspelt_line(0, MISSPELT_BARAT, "Mednoo", 3, _misspelt_told(0, "Medono", 3, ASKED)),
    _misspelt_line(1, "Pekalongan barat", "PODOSUGIH", 4, _misspelt_told(1, "Podosugih", 4)),
    _misspelt_line(2, MISSPELT_TIMUR, "Keputran", 7, _misspelt_told(2, "Kauman", 7, ASKED)),
    _misspelt_line(3, MISSPELT_TIMUR, "Kalibaros", 8, _misspelt_told(3, "Kali Baros", 8)),
    _misspelt_line(4, MISSPELT_SELATAN, "Kuripan", 5, nobox()),
    _misspelt_line(5, MISSPELT_UTARA, "Panjang", 6, nobox()),
    _misspelt_line(
        6, MISSPELT_BARAT, "PKK", 2, nobox(box_id=either(None, box("Pasirkratonkramat", 2, "dpr")))
    ),
    _misspelt_line(7, MISSPELT_TIMUR, "Noyontaan Sari", 39, _misspelt_told(7, "Noyontaansari", 39)),
    _misspelt_line(
        8,
        MISSPELT_BARAT,
        "Poncol",
        9,
        seal("Poncol", 9, "dpr", NEVER_CLEAN, box_id=either(box("Poncol", 9, "dpr"), None)),
    ),
    _misspelt_line(9, MISSPELT_TIMUR, "Gamer", 16, nobox()),
    _misspelt_line(10, MISSPELT_UTARA, "Krapyak", 55, nobox()),
    _misspelt_line(11, "Utara", "Padukuhan-Kraton", "TPS 036", _misspelt_told(11, "Padukuhan Kraton", 36)),
    _misspelt_line(
        12, "Kec. Pekalongan Selatan", "Kel. Banyuurip", "5", _misspelt_told(12, "Banyurip", 5, ASKED)
    ),
    _misspelt_line(
        13, MISSPELT_SELATAN, "Kuripan Lor", 12, _misspelt_told(13, "Kuripan Yosorejo", 12, ASKED)
    ),
    _misspelt_line(14, MISSPELT_UTARA, "Bandungan", 4, _misspelt_told(14, "Bandengan", 4, ASKED)),
    _misspelt_line(15, MISSPELT_UTARA, "Panjang Wetan", 37, nobox()),
    _misspelt_line(16, MISSPELT_UTARA, "Panjang Wetan", 901, _misspelt_told(16, "Panjang Wetan", 901)),
    _misspelt_line(17, MISSPELT_TIMUR, "Wiradesa", 1, nobox()),
    _misspelt_line(18, MISSPELT_UTARA, "Degayu", "3A", nobox()),
]


@case(
    "seals",
    "17_kelurahan_salah_ketik.xlsx",
    "LibreOffice",
    "salah ketik, nama lama, ejaan sambung dan strip, nama rancu (Kuripan, Panjang, PKK), kecamatan yang "
    "bertentangan, TPS "
    "yang tidak ada",
)
def misspelt_places(path: Path) -> list[Sheet]:
    """A likely slip may be put right with a finding; a doubtful name is asked."""
    sheets = [Sheet("Semua", MISSPELT)]
    with_libreoffice(path, sheets, "xlsx:Calc MS Excel 2007 XML")
    return sheets


_wrong_poncol = partial(seal, "Poncol", checkpoint="tps", condition="utuh")


def _wrong_line(  # noqa: PLR0917 - a line of a table
    number: int, ballot: str, said: Any, time: str | None = None, word: str = "utuh", point: str = "TPS"
) -> Any:
    return data(
        [
            "Poncol",
            str(number),
            ballot,
            point,
            f"13/02/2024 11:{number:02d}" if time is None else time,
            word,
        ],
        said,
    )


def _wrong_told(number: int, ballot: str, status: str = "stored") -> Any:
    return _wrong_poncol(number, ballot, status, checked_at=feb(13, f"11:{number:02d}"))


WRONG = [
    ["Kelurahan", "TPS", "Jenis Pemilihan", "Titik", "Waktu", "Kondisi"],
    _wrong_line(1, "Presiden dan Wakil Presiden", _wrong_told(1, "ppwp")),
    _wrong_line(2, "Pilpres", _wrong_told(2, "ppwp")),
    _wrong_line(3, "DPR-RI", _wrong_told(3, "dpr")),
    _wrong_line(4, "DPD RI", _wrong_told(4, "dpd")),
    _wrong_line(5, "DPRD Prov. Jateng", _wrong_told(5, "dprd_prov", ASKED)),
    _wrong_line(6, "DPRD Provinsi", _wrong_told(6, "dprd_prov")),
    _wrong_line(7, "DPRD Kab/Kota", _wrong_told(7, "dprd_kota")),
    _wrong_line(8, "DPRD Kota Pekalongan", _wrong_told(8, "dprd_kota", ASKED)),
    _wrong_line(9, "Gubernur", nobox("rejected")),
    _wrong_line(10, "Pilwalkot", nobox("rejected")),
    _wrong_line(11, "DPRD", nobox()),
    _wrong_line(12, "", nobox()),
    _wrong_line(13, "PPWP", _wrong_poncol(13, "ppwp", HELD, checked_at=None), time=""),
    _wrong_line(
        14, "PPWP", _wrong_poncol(14, "ppwp", EMPTY, condition=None, checked_at=feb(13, "11:14")), word=""
    ),
    _wrong_line(
        15,
        "PPWP",
        _wrong_poncol(15, "ppwp", HELD, condition=None, checked_at=feb(13, "11:15")),
        word="biasa saja",
    ),
    _wrong_line(
        16, "PPWP", _wrong_poncol(16, "ppwp", HELD, checkpoint=None, checked_at=feb(13, "11:16")), point=""
    ),
    _wrong_line(17, "PPWP ", _wrong_told(17, "ppwp")),
]


@case(
    "seals",
    "18_jenis_bukan_pemilu_ini.txt",
    "penyunting teks",
    "teks UTF-16 berpisah tab; jenis yang tidak ada dalam pemilu ini, 'DPRD' saja, kolom wajib kosong, "
    "aneka nama jenis",
)
def wrong_ballots(path: Path) -> list[Sheet]:
    """Gubernur is not elected here; DPRD alone may be two."""
    sheets = [Sheet(ANY_SHEET, WRONG)]
    with_editor(path, sheets[0], sep="\t", encoding="utf-16")
    return sheets


_repeats_kauman = partial(seal, "Kauman", checkpoint="tps", condition="utuh")
REPEATS_FIRST: list[Any] = [
    ["Kelurahan", "TPS", "Jenis", "Titik", "Tanggal", "Jam", "Kondisi", "No Segel"],
    data(
        ["Kauman", 1, "PPWP", "TPS", on(13), clock(16, 1), "Utuh", "U101"],
        _repeats_kauman(1, "ppwp", checked_at=feb(13, "16:01"), seal_nos_found=["U101"]),
    ),
    data(
        ["Kauman", 1, "DPR", "TPS", on(13), clock(16, 2), "Utuh", "U102"],
        _repeats_kauman(1, "dpr", checked_at=feb(13, "16:02"), seal_nos_found=["U102"]),
    ),
    data(
        ["KAUMAN", "001", "Presiden", "TPS", "13 Februari 2024", "16.01", " utuh", "U101"],
        _repeats_kauman(1, "ppwp", "duplicate", checked_at=feb(13, "16:01"), seal_nos_found=["U101"]),
    ),
    data(
        ["Kauman", 2, "PPWP", "TPS", on(15), clock(8, 0), "Utuh", "U201"],
        _repeats_kauman(2, "ppwp", "flagged", checked_at=feb(15, "08:00"), seal_nos_found=["U201"]),
    ),
    data(
        ["Kauman", 2, "DPR", "TPS", on(13, year=2042), clock(16, 6), "Utuh", "U202"],
        _repeats_kauman(
            2, "dpr", NEVER_CLEAN, checked_at=either("2042-02-13T16:06", None), seal_nos_found=["U202"]
        ),
    ),
    data(
        ["Kauman", 2, "DPD", "TPS", on(14), clock(8, 59), "Utuh", "U203"],
        _repeats_kauman(2, "dpd", checked_at=feb(14, "08:59"), seal_nos_found=["U203"]),
    ),
    data(
        ["Kauman", 3, "PPWP", "TPS", on(13, year=1924), clock(16, 7), "Utuh", "U301"],
        _repeats_kauman(
            3, "ppwp", NEVER_CLEAN, checked_at=either("1924-02-13T16:07", None), seal_nos_found=["U301"]
        ),
    ),
]
REPEATS_SECOND: list[Any] = [
    ["Kel.", "No.TPS", "Kotak", "Titik", "Tgl.", "Pukul", "Kondisi Segel", "Nomor Segel"],
    data(
        ["Kauman", 1, "DPR RI", "TPS", on(13), clock(16, 2), "utuh", "U102"],
        _repeats_kauman(1, "dpr", "duplicate", checked_at=feb(13, "16:02"), seal_nos_found=["U102"]),
    ),
    data(
        ["Kauman", 32, "DPR RI", "TPS", on(13), clock(16, 9), "utuh", "U3202"],
        _repeats_kauman(32, "dpr", checked_at=feb(13, "16:09"), seal_nos_found=["U3202"]),
    ),
]


@case(
    "seals",
    "19_berulang_dan_masa_depan.xlsx",
    "XlsxWriter",
    "baris kembar dengan ejaan berbeda, baris kembar di lembar lain, waktu yang belum terjadi, tahun salah "
    "ketik",
    findings_never=["rantai_putus", "nomor_ganda"],
)
def repeats_and_days_to_come(path: Path) -> list[Sheet]:
    """The same fact told twice is one fact; a check of tomorrow is no check."""
    sheets = [Sheet("Sore", REPEATS_FIRST), Sheet("Salinan", REPEATS_SECOND)]
    with_xlsxwriter(path, sheets)
    return sheets
