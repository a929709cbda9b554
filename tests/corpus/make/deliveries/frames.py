"""Files written by pandas, and a web table by hand: data frames with gaps, colspan and rowspan."""

from pathlib import Path
from typing import Any

import pandas as pd

from tests.corpus.make.deliveries.kit import (
    ANY_SHEET,
    BARAT,
    TIMUR,
    Sheet,
    Told,
    at,
    case,
    data,
    feb,
    pps,
    told,
)  # fmt: skip

FRAME = [
    ("P-01", "Kotak suara", "PPS Medono", at(11, 8), at(11, 9), at(11, 8, 10), at(11, 9, 5), 205, 205.0),
    ("P-02", "Kotak suara", "PPS Tirto", at(11, 10), at(11, 11), at(11, 10, 0), at(11, 10, 50), 150, 150.0),
    ("P-03", "Kotak suara", "PPS Podosugih", at(12, 8), at(12, 9), at(12, 8, 5), None, 135, None),
]


def _framed(document: str, place: str, sent: int, got: Any, times: list[Any]) -> Told:
    names = ("planned_departure", "planned_arrival", "departed_at", "arrived_at")
    moments = [None if one is None else f"{one:%Y-%m-%dT%H:%M}" for one in times]
    return told(document_no=document, item="kotak_suara", origin=BARAT,
                destination=pps(place.removeprefix("PPS ")),
                **dict(zip(names, moments, strict=True)), qty_sent=sent, qty_received=got)  # fmt: skip


@case(
    "pandas-dua-tingkat.xlsx",
    "pandas 3.1 (MultiIndex, openpyxl)",
    "two levels of headers with an index column and the empty row pandas leaves below them; missing "
    "times and amounts",
)
def pandas_levels(path: Path) -> list[Sheet]:
    """A data frame with two header levels, written with its index."""
    top = ["No SJ", "Barang", "Asal", "Tujuan", *["Rencana"] * 2, *["Realisasi"] * 2, *["Jumlah"] * 2]
    low = ["", "", "", "", "Berangkat", "Tiba", "Berangkat", "Tiba", "Dikirim", "Diterima"]
    rows = [(one[0], one[1], "PPK Pekalongan Barat", *one[2:]) for one in FRAME]
    frame = pd.DataFrame(rows, columns=pd.MultiIndex.from_tuples(list(zip(top, low, strict=True))))
    frame.to_excel(path, sheet_name="Sheet1", merge_cells=True)
    said = [
        data([], _framed(one[0], one[2], one[7], one[8] and int(one[8]), list(one[3:7]))) for one in FRAME
    ]
    return [Sheet("Sheet1", [[], [], [], *said])]


@case(
    "pandas-pecahan.csv",
    "pandas 3.1 (to_csv)",
    "an index column without a header, whole numbers as 205.0, times with seconds, NaN and NaT as words",
)
def pandas_floats(path: Path) -> list[Sheet]:
    """A data frame with gaps: its whole numbers became decimals."""
    rows = [
        (one[0], one[1], "PPK Pekalongan Barat", one[2], one[5], one[6], float(one[7]), one[8])
        for one in FRAME
    ]
    columns = [
        "no_sj",
        "barang",
        "asal",
        "tujuan",
        "waktu_berangkat",
        "waktu_tiba",
        "jumlah_kirim",
        "jumlah_terima",
    ]
    frame = pd.DataFrame(rows, columns=columns)
    for column in ("waktu_berangkat", "waktu_tiba"):
        frame[column] = frame[column].map(lambda one: "NaT" if pd.isna(one) else f"{one:%Y-%m-%d %H:%M:%S}")
    frame.to_csv(path, na_rep="NaN")
    said = [
        data([], _framed(one[0], one[2], one[7], one[8] and int(one[8]), [None, None, *one[5:7]]))
        for one in FRAME
    ]
    return [Sheet(None, [[], *said])]


PAGE = """<html xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
<style>td {{ mso-number-format:"\\@"; }}</style></head><body>
<table border="1">
<tr><th colspan="9">MONITORING DISTRIBUSI LOGISTIK<br>Kota Pekalongan</th></tr>
<tr><th rowspan="2">No. SJ</th><th rowspan="2">Barang</th><th rowspan="2">Asal</th><th rowspan="2">Tujuan</th>
<th colspan="2">Realisasi</th><th colspan="2">Jumlah</th><th rowspan="2">Keterangan</th></tr>
<tr><th>Berangkat</th><th>Tiba</th><th>Dikirim</th><th>Diterima</th></tr>
{rows}
<tr><td colspan="6" align="right"><b>Total</b></td><td>1.162</td><td>1.162</td><td>&nbsp;</td></tr>
</table></body></html>
"""
LINES = """<tr><td rowspan="2">H-1</td><td>Kotak&nbsp;Suara</td>
<td rowspan="2">PPK&nbsp;Pekalongan&nbsp;Timur</td>
<td rowspan="2">PPS Noyontaansari</td>
<td rowspan="2">11/02/2024 08:00</td><td rowspan="2">11/02/2024 08:45</td>
<td>195</td><td>195</td><td>dus basah &amp; penyok &lt; 2 dus</td></tr>
<tr><td>Bilik Suara</td><td>156</td><td>156</td><td>&nbsp;</td></tr>
<tr><td>H-2</td><td>Surat Suara DPD</td><td>PPK Pekalongan Timur</td><td>PPS Kali&nbsp;Baros</td>
<td>13/02/2024 09:00</td><td>13/02/2024 09:50</td><td>5.302</td><td>5.302</td><td></td></tr>"""


@case(
    "unduhan-web.xls",
    "text editor (an HTML table called .xls)",
    "colspan and rowspan in headers and rows, &nbsp; and &amp;, thousands with a dot, a total row",
)
def html_table(path: Path) -> list[Sheet]:
    """What many web systems call an Excel download."""
    path.write_text(PAGE.format(rows=LINES), encoding="utf-8")
    first = {"origin": TIMUR, "destination": pps("Noyontaansari"), "document_no": "H-1",
             "departed_at": feb(11, "08:00"), "arrived_at": feb(11, "08:45")}  # fmt: skip
    return [Sheet(ANY_SHEET, [
        [], [], [],
        data([], told(**first, item="kotak_suara", qty_sent=195, qty_received=195,
                      note="dus basah & penyok < 2 dus")),
        data([], told(**first, item="bilik_suara", qty_sent=156, qty_received=156, note=None)),
        data([], told(document_no="H-2", item="surat_suara_dpd", origin=TIMUR, destination=pps("Kali Baros"),
                      departed_at=feb(13, "09:00"), arrived_at=feb(13, "09:50"), qty_sent=5302,
                      qty_received=5302)),
    ])]  # fmt: skip
