"""What the web and a programmer export: Google Forms, a page saved as .xls, an English frame."""

from functools import partial
from pathlib import Path

import pandas as pd

from tests.corpus.make.deliveries.kit import ANY_SHEET, Sheet, at, data, feb
from tests.corpus.make.deliveries.writers import with_editor
from tests.corpus.make.seals_kit import ASKED, NOTED, case, nobox, seal

FORM_HEAD = [
    "Timestamp",
    "Email Address",
    "Kecamatan",
    "Kelurahan",
    "Nomor TPS",
    "Kotak suara jenis apa yang diperiksa?",
]
FORM_HEAD += ["Di mana kotak diperiksa?", "Kapan kotak diperiksa?", "Bagaimana kondisi segel?"]
FORM_HEAD += ["Tulis nomor segel yang terbaca (pisahkan dengan koma)", "Catatan petugas"]


_form_tps = partial(seal, condition="utuh")
FORM_EAST = ["2/13/2024 20:15:04", "petugas@example.org", "Pekalongan Timur"]


FORM = [
    FORM_HEAD,
    data(
        [
            *FORM_EAST,
            "Setono",
            "1",
            "Presiden/Wakil Presiden",
            "TPS",
            "2/13/2024 14:20:00",
            "Utuh",
            "T101",
            "",
        ],
        _form_tps(
            "Setono", 1, "ppwp", checkpoint="tps", checked_at=feb(13, "14:20"), seal_nos_found=["T101"]
        ),
    ),
    data(
        [
            *FORM_EAST,
            "Setono",
            "1",
            "DPR RI",
            "PPS",
            "2/12/2024 9:05:00",
            "Utuh",
            "T102, T103",
            'tertulis "segel ke-2", jelas',
        ],
        _form_tps(
            "Setono",
            1,
            "dpr",
            checkpoint="pps",
            checked_at=feb(12, "09:05"),
            seal_nos_found=["T102", "T103"],
            note='tertulis "segel ke-2", jelas',
        ),
    ),
    data(
        [*FORM_EAST, "Setono", "33", "DPD", "PPK", "2/10/2024 15:00:00", "Utuh", "", "baris satu\nbaris dua"],
        _form_tps("Setono", 33, "dpd", checkpoint="ppk", checked_at=feb(10, "15:00"), seal_nos_found=None),
    ),
    data([*FORM_EAST, "Setono", "34", "DPD", "PPK", "2/10/2024 15:02:00", "Utuh", "", ""], nobox()),
    data(
        [*FORM_EAST, "Klego", "2", "DPRD Kabupaten/Kota", "TPS", "2/13/2024 7:45:00", "Utuh", "T104", ""],
        _form_tps(
            "Klego",
            2,
            "dprd_kota",
            checkpoint="tps",
            checked_at=feb(13, "07:45"),
            seal_nos_found=["T104"],
        ),
    ),
]


@case(
    "seals",
    "15_google_form.csv",
    "penyunting teks",
    "ekspor Google Form dengan urutan bulan/hari (terbukti dari kolom), pertanyaan panjang sebagai judul, "
    "kutipan dan koma di "
    "dalam sel, surel",
)
def google_form(path: Path) -> list[Sheet]:
    """Month before day, proven by 2/13; the time of sending is not the time of the check."""
    sheets = [Sheet(ANY_SHEET, FORM)]
    with_editor(path, sheets[0])
    return sheets


HTML = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head>
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style>td {{ mso-number-format:"\\@"; }}</style></head><body>
<table border="1">{rows}</table></body></html>
"""


@case(
    "seals",
    "20_ekspor_web.xls",
    "HTML bernama .xls",
    "tabel HTML bernama .xls dengan colspan, entitas, nbsp, sel tajuk dan baris total",
)
def web_export(path: Path) -> list[Sheet]:
    """A web page that calls itself a workbook."""
    pps = partial(seal, "Bendan Kergon", checkpoint="pps")
    lines = [
        ["Data Pemeriksaan Segel PPS Bendan Kergon &amp; sekitarnya"],
        ["No", "Kelurahan", "TPS", "Jenis Kotak", "Titik", "Waktu Periksa", "Kondisi Segel", "Keterangan"],
        data(
            ["1", "Bendan&nbsp;Kergon", "001", "PPWP", "PPS", "12-02-2024 16:05", "Utuh", "&nbsp;"],
            pps(1, "ppwp", checked_at=feb(12, "16:05"), condition="utuh", note=None),
        ),
        data(
            [
                "2",
                "Bendan Kergon",
                "002",
                "DPR RI",
                "PPS",
                "12-02-2024 16:07",
                "Hilang",
                "segel &lt;tidak ada&gt;",
            ],
            pps(2, "dpr", NOTED, checked_at=feb(12, "16:07"), condition="hilang", note="segel <tidak ada>"),
        ),
        data(
            ["3", "Bendan Kergon", "040", "DPRD Kota", "PPS", "12-02-2024 16:10", "Utuh", "Kotak<br>penyok"],
            pps(40, "dprd_kota", checked_at=feb(12, "16:10"), condition="utuh"),
        ),
        ["Total", "", "3 kotak", "", "", "", "", ""],
    ]
    rows = []
    for number, line in enumerate(lines):
        cells = line.cells if not isinstance(line, list) else line
        tag = "th" if number == 1 else "td"
        span = ' colspan="8"' if number == 0 else ""
        rows.append("<tr>" + "".join(f"<{tag}{span}>{cell}</{tag}>" for cell in cells) + "</tr>")
    path.write_text(HTML.format(rows="\n".join(rows)), encoding="utf-8")
    return [Sheet(ANY_SHEET, lines)]


_english_tps = partial(seal, checkpoint="tps")
ENGLISH_SAID = [
    _english_tps(
        "Krapyak", 54, "ppwp", checked_at=feb(13, "15:12"), condition="utuh", seal_nos_found=["E101"]
    ),
    _english_tps(
        "Krapyak",
        54,
        "dpr",
        NOTED,
        checked_at=feb(13, "15:14"),
        condition="rusak",
        seal_nos_found=["E102"],
    ),
    _english_tps(
        "Kandang Panjang",
        37,
        "dpd",
        NOTED,
        checked_at=feb(13, "15:40"),
        condition="hilang",
        seal_nos_found=None,
    ),
    _english_tps(
        "Degayu",
        1,
        "dprd_prov",
        ASKED,
        checked_at=feb(13, "16:00"),
        condition="tidak_tersegel",
        seal_nos_found=None,
    ),
]
ENGLISH_FRAME = pd.DataFrame(
    {
        "Sub-district": ["Pekalongan Utara"] * 4,
        "Village": ["Krapyak", "Krapyak", "Kandang Panjang", "Degayu"],
        "Polling Station": [54, 54, 37, 1],
        "Ballot Box": ["President", "DPR", "DPD", "DPRD Province"],
        "Checkpoint": ["Polling station"] * 4,
        "Checked At": [at(13, 15, 12), at(13, 15, 14), at(13, 15, 40), at(13, 16, 0)],
        "Seal Condition": ["Intact", "Broken", "Missing", "Unsealed"],
        "Seal No.": ["E101", "E102", None, None],
        "Battery": [0.9, 0.8, 0.7, 0.6],
    }
)


@case(
    "seals",
    "22_seal_inspection.xlsx",
    "pandas",
    "judul dan isi berbahasa Inggris, kolom indeks pandas, waktu bertipe, kolom yang tidak dikenal",
)
def english(path: Path) -> list[Sheet]:
    """A frame written by a programmer who thinks in English."""
    ENGLISH_FRAME.to_excel(path, sheet_name="inspections")
    rows = [data([], one) for one in ENGLISH_SAID]
    return [Sheet("inspections", [[], *rows])]
