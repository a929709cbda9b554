"""Text files: encodings, separators, letterheads in text, orders of day and month, exports of forms."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    BARAT,
    OPEN,
    SELATAN,
    STORED,
    TIMUR,
    UTARA,
    Data,
    Sheet,
    case,
    data,
    either,
    feb,
    pps,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import as_csv, with_editor

HEAD = ["No. SJ", "Barang", "Dari", "Tujuan", "Tgl Berangkat", "Jam Berangkat", "Tgl Tiba", "Jam Tiba",
        "Jml Kirim",
        "Jml Terima", "Ket."]  # fmt: skip


def _line(cells: list[Any], item: str, origin: str, to: str, times: tuple[Any, Any], counts: tuple[Any, Any],
          status: str = STORED, **more: Any) -> Data:  # fmt: skip
    return data(cells, told(status, document_no=cells[0], item=item, origin=origin, destination=to,
                            departed_at=times[0], arrived_at=times[1], qty_sent=counts[0],
                            qty_received=counts[1],
                            **more))  # fmt: skip


@case(
    "excel-indonesia.csv",
    "text editor (as Excel with Indonesian settings saves)",
    "UTF-8 with BOM, semicolons, a letterhead padded with separators, a line break inside a note, "
    "1.234 and 1.234,0, an empty record, a total, signatures",
)
def excel_indonesia(path: Path) -> list[Sheet]:
    """Records, not lines of text: the note of the first has two lines."""
    pad = [None] * 10
    t = (feb(11, "08:00"), feb(11, "08:50"))
    sheet = Sheet(None, [
        ["PPK PEKALONGAN BARAT", *pad],
        ["Laporan penyaluran surat suara ke PPS", *pad],
        [None, *pad],
        HEAD,
        _line(["C-01", "Surat Suara PPWP", "PPK Barat", "PPS Pringrejo", "11/02/2024", "08.00", "11/02/2024",
               "08.50",
               "13.632", "13.632,0", "dibuka bersama;\nlalu disegel lagi"], "surat_suara_ppwp", BARAT,
              pps("Pringrejo"), t, (13632, 13632)),
        _line(["C-01", "Surat Suara DPRD Provinsi", "PPK Barat", "PPS Pringrejo", "11/02/2024", "08.00",
               "11/02/2024",
               "08.50", "13.632", "13.632", None], "surat_suara_dprd_prov", BARAT, pps("Pringrejo"), t,
              (13632, 13632), note=None),
        [None, *pad],
        _line(["C-02", "Surat Suara DPRD Kota", "PPK Barat", "PPS Podosugih", "13/02/2024", "7.05",
               "13/02/2024",
               "7.35", "7.216 lbr", "7.216 lbr", "lengkap"], "surat_suara_dprd_kota", BARAT, pps("Podosugih"),
              (feb(13, "07:05"), feb(13, "07:35")), (7216, 7216), note="lengkap"),
        ["JUMLAH", None, None, None, None, None, None, None, "34.480", "34.480", None],
        [None, *pad],
        ["Pekalongan, 13 Februari 2024", *pad],
        ["Ketua PPK Pekalongan Barat", *pad],
    ])  # fmt: skip
    with_editor(path, sheet, sep=";", encoding="utf-8-sig")
    return [sheet]


@case(
    "teks-unicode.txt",
    "text editor (as Excel saves Unicode Text)",
    "UTF-16 with BOM, tabs, quotation marks inside a note, Nihil and a dash as amounts",
)
def unicode_text(path: Path) -> list[Sheet]:
    """Excel's own Unicode text."""
    t = (feb(13, "08:00"), feb(13, "08:15"))
    sheet = Sheet(None, [
        [*HEAD, "Rusak", "Tertukar"],
        _line(["UT-1", "Kotak Suara", "PPS Kauman", "TPS 1 Kauman", "13/02/2024", "08:00", "13/02/2024",
               "08:15", 5,
               5, 'label "PPWP" lepas', "Nihil", "-"], "kotak_suara", pps("Kauman"), tps("Kauman", 1), t,
               (5, 5),
              note='label "PPWP" lepas', qty_damaged=0, qty_wrong=None),
        _line(["UT-1", "Bilik Suara", "PPS Kauman", "TPS 1 Kauman", "13/02/2024", "08:00", "13/02/2024",
               "08:15", 4,
               4, None, 1, 0], "bilik_suara", pps("Kauman"), tps("Kauman", 1), t, (4, 4), qty_damaged=1,
               qty_wrong=0),
        _line(["UT-2", "Tinta", "PPS Kauman", "TPS 32 Kauman", "13/02/2024", "09:00", "13/02/2024", "09:10",
               2, 2,
               None, None, None], "tinta", pps("Kauman"), tps("Kauman", 32),
               (feb(13, "09:00"), feb(13, "09:10")),
              (2, 2), qty_damaged=None, qty_wrong=None),
    ])  # fmt: skip
    with_editor(path, sheet, sep="\t", encoding="utf-16")
    return [sheet]


@case(
    "sep-windows.csv",
    "text editor (Windows-1252)",
    "first line sep=; which counts as a record; Windows-1252 dashes and quotes; 90,00 for ninety",
)
def sep_line(path: Path) -> list[Sheet]:
    """A line for Excel alone stands first."""
    sheet = Sheet(None, [
        ["sep="],
        HEAD,
        _line(["W/1", "Kotak suara", "PPK Utara", "PPS Bandengan", "13-02-2024", "07:00", "13-02-2024",
               "07:45",
               "90,00", "90", "truk – bak tertutup"], "kotak_suara", UTARA, pps("Bandengan"),
              (feb(13, "07:00"), feb(13, "07:45")), (90, 90), note="truk – bak tertutup"),
        _line(["W/2", "Kotak suara", "PPK Utara", "PPS Degayu", "12-02-2024", "10:00", "12-02-2024", "10:40",
               "105",
               "105", "ditandai “A”"], "kotak_suara", UTARA, pps("Degayu"),
               (feb(12, "10:00"), feb(12, "10:40")),
              (105, 105), note="ditandai “A”"),
    ])  # fmt: skip
    text = as_csv(sheet, ";").replace("sep=", "sep=;", 1)
    path.write_bytes(text.encode("cp1252"))
    return [sheet]


@case(
    "campuran-sandi.csv",
    "text editor (two files pasted together)",
    "lines in UTF-8 and lines in Windows-1252, line ends of both kinds, an empty line between",
)
def mixed_encodings(path: Path) -> list[Sheet]:
    """Two people's lines in one file."""
    sheet = Sheet(None, [
        HEAD,
        _line(["K-1", "Kotak suara", "PPK Selatan", "PPS Jenggot", "12/02/2024", "08:00", "12/02/2024",
               "08:30", "185",
               "185", "2 rit – lancar"], "kotak_suara", SELATAN, pps("Jenggot"),
              (feb(12, "08:00"), feb(12, "08:30")), (185, 185), note="2 rit – lancar"),
        [],
        _line(["K-2", "Kotak suara", "PPK Selatan", "PPS Sokoduwet", "13/02/2024", "09:00", "13/02/2024",
               "09:20",
               "105", "105", "suhu 30° – aman"], "kotak_suara", SELATAN, pps("Sokoduwet"),
              (feb(13, "09:00"), feb(13, "09:20")), (105, 105), note="suhu 30° – aman"),
    ])  # fmt: skip
    lines = as_csv(sheet, ";").split("\r\n")
    path.write_bytes("\n".join(lines[:3]).encode("utf-8") + b"\n" + "\r\n".join(lines[3:]).encode("cp1252"))
    return [sheet]


@case(
    "ketikan.tsv",
    "text editor",
    "tabs, a letter around the table: salutation above, thanks and signature below; two titles, "
    "blank lines, columns without times",
    party="pps",
    recorded_at="2024-02-13T20:00",
)
def typed(path: Path) -> list[Sheet]:
    """Typed in a hurry, with tabs."""
    lines: list[Any] = [
        ["Kepada Yth. Panwaslu Kecamatan Pekalongan Barat"],
        ["Berikut laporan penyerahan logistik dari PPS Podosugih ke TPS tanggal 13 Februari 2024"],
        [],
        ["Surat Jalan", "Barang", "Dari", "Ke", "Tanggal Tiba", "Diterima", "Rusak", "Keterangan"],
    ]
    for station, name, item, amount in ((1, "Kotak suara", "kotak_suara", 5), (1, "Bilik", "bilik_suara", 4),
                                        (27, "Kotak suara", "kotak_suara", 5)):  # fmt: skip
        cells = [f"PD/{station}", name, "PPS Podosugih", f"TPS {station} Podosugih", "13 Februari 2024",
                 amount, 0,
                 "lengkap"]  # fmt: skip
        lines.append(data(cells, told(document_no=f"PD/{station}", item=item, origin=pps("Podosugih"),
                                      destination=tps("Podosugih", station), arrived_at=feb(13),
                                      qty_received=amount,
                                      qty_damaged=0, note="lengkap")))  # fmt: skip
    lines += [[], ["Demikian laporan kami, terima kasih."], [], ["Sekretaris PPS Podosugih"]]
    sheet = Sheet(None, lines)
    with_editor(path, sheet, sep="\t", end="\n")
    return [sheet]


def _us(cells: list[Any], item: str, to: str, times: tuple[str, str], amount: Any) -> Data:
    return data(cells, told(OPEN if isinstance(amount, dict) else STORED, document_no=cells[0], item=item,
                            origin="33.75",
                            destination=to, departed_at=times[0], arrived_at=times[1], qty_sent=amount,
                            qty_received=amount, qty_damaged=cells[8], note=cells[9] or None))  # fmt: skip


@case(
    "us-mdy.csv",
    "text editor (as Google Sheets with American settings exports)",
    "English headers, months before days (proven by 2/13), 12-hour clock, thousands with a comma",
    party="lain",
)
def american(path: Path) -> list[Sheet]:
    """2/10 is the tenth of February here, because 2/13 stands in the same column."""
    sheet = Sheet(None, [
        ["Delivery Note No.", "Item", "From", "To", "Departed", "Arrived", "Qty Sent", "Qty Received",
         "Damaged",
         "Remarks"],
        _us(["DN-1", "Ballot box", "KPU warehouse", "PPK Pekalongan Utara", "2/10/2024 8:15 AM",
             "2/10/2024 9:05 AM",
             "1,162", "1,162", 0, ""], "kotak_suara", UTARA, (feb(10, "08:15"), feb(10, "09:05")),
            either(1162, None)),
        _us(["DN-2", "Voting booth", "KPU warehouse", "PPK Pekalongan Timur", "2/11/2024 1:30 PM",
             "2/11/2024 2:10 PM", 812, 812, 2, "2 booths bent"], "bilik_suara", TIMUR,
            (feb(11, "13:30"), feb(11, "14:10")), 812),
        _us(["DN-3", "Ink", "KPU warehouse", "PPK Pekalongan Selatan", "2/13/2024 12:05 AM",
             "2/13/2024 12:50 AM",
             354, 354, 0, ""], "tinta", SELATAN, (feb(13, "00:05"), feb(13, "00:50")), 354),
    ])  # fmt: skip
    with_editor(path, sheet, end="\n")
    return [sheet]


@case(
    "urutan-tanggal.csv",
    "text editor",
    "three columns of dates: one proven day first, one that proves nothing, one that contradicts itself",
    recorded_at="2024-02-14T09:00",
)
def date_orders(path: Path) -> list[Sheet]:
    """Rencana tiba proves nothing by itself; Tiba holds 13/02 and 02/13 at once."""
    head = ["No SJ", "Barang", "Dari", "Tujuan", "Rencana tiba", "Berangkat", "Tiba", "Diterima"]
    torn = "stored flagged confirm"
    rows: list[Any] = [head]
    for document, name, plan, went, came, allowed, day, amount in (
        ("UR-1", "Klego", "11/02/2024", "10/02/2024", "10/02/2024", torn, 10, 140),
        ("UR-2", "Poncol", "12/02/2024", "12/02/2024", "12/02/2024", torn, 12, 180),
        ("UR-3", "Setono", "12/02/2024", "13/02/2024", "13/02/2024", torn, 13, 165),
        (
            "UR-4",
            "Gamer",
            "12/02/2024",
            "13/02/2024",
            "02/13/2024",
            "flagged confirm rejected stored",
            13,
            75,
        ),
    ):
        said = told(allowed, document_no=document, item="kotak_suara", origin=TIMUR, destination=pps(name),
                    planned_arrival=f"2024-02-{plan[:2]}", departed_at=f"2024-02-{went[:2]}",
                    arrived_at=either(feb(day), None), qty_received=amount)  # fmt: skip
        rows.append(
            data([document, "Kotak suara", "PPK Timur", f"PPS {name}", plan, went, came, amount], said)
        )
    sheet = Sheet(None, rows)
    with_editor(path, sheet)
    return [sheet]
