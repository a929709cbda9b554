"""Make data/contoh: one simulated evening as messy files, each by another program.

The rows are those that the demo records on 13 February 2024 between 15:00 and 21:30, so they fit a demo store
whose clock is 15:00. Needs LibreOffice, and XlsxWriter which the app does not use:

    pip install --target /tmp/xw XlsxWriter==3.3.1
    PYTHONPATH=.:/tmp/xw .venv/bin/python tools/contoh.py
"""

import csv
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import xlsxwriter
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side

from lib.areas.wilayah import reference
from lib.demo.fill import uploads
from lib.demo.scenario import ELECTION, Scenario
from lib.ingest.templates.choices import ballot, spoken
from lib.kernel import codes
from lib.kernel.clock import local
from lib.store.canonical import Row

FOLDER = Path(__file__).resolve().parents[1] / "data" / "contoh"
SIMULATED = "SIMULASI, bukan laporan sungguhan"
UTARA, BARAT = "33.75.03", "33.75.01"
BANDENGAN, PANJANG_BARU, KRATON = "33.75.03.1009", "33.75.03.1005", "33.75.03.1006"
KRAPYAK, DEGAYU, KANDANG = "33.75.03.1002", "33.75.03.1007", "33.75.03.1003"
PONCOL, GAMER, SETONO = "33.75.02.1007", "33.75.02.1009", "33.75.02.1010"
MADE = datetime(2024, 2, 13, 21, 30)  # noqa: DTZ001 (what the files say of themselves, WIB)
LOOSE = ("kotak_suara", "bilik_suara", "tinta")


@cache
def evening() -> tuple[tuple[str, Row], ...]:
    """(party, row) of everything that the demo records that evening."""
    scenario = Scenario(reference.election(ELECTION))
    first, last = scenario.at(1, "15:00"), scenario.at(1, "21:30")
    every = uploads(scenario, reference.stations(ELECTION).values())
    return tuple((str(one.party), row) for one in every if first < one.at <= last for row in one.rows)


def rows(log: str, *areas: str, party: str = "panwascam") -> list[dict[str, Any]]:
    """The evening's rows of a log about some areas, in the order of places."""
    found = [row.values for said, row in evening() if said == party and row.log == log]
    home = "destination" if log == "deliveries" else "box_id"
    return sorted((dict(one) for one in found if one[home].startswith(areas)), key=lambda one: one[home][:17])


def at(value: Any) -> datetime:
    """A moment as a workbook's cell."""
    return local(value.minute).replace(tzinfo=None)


def village(code: str) -> str:
    """The kelurahan of a TPS or a box."""
    return reference.area_name(code[:13])


def item(code: str) -> str:
    """An item as people write it."""
    return reference.election(ELECTION).labels[code]


# --- 1: XlsxWriter, letterhead, numbering row, signatures ---------------------------------------------------


def seals_utara() -> None:
    """A form with a letterhead, as a Panwascam sends it."""
    book = xlsxwriter.Workbook(FOLDER / "Laporan Panwascam Utara 13 Feb.xlsx")
    book.set_properties({"created": MADE})
    page = book.add_worksheet("Segel di TPS")
    bold = book.add_format({"bold": True, "align": "center"})
    head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "bg_color": "#D9E1F2"})
    cell, clock = (
        book.add_format({"border": 1}),
        book.add_format({"border": 1, "num_format": "dd/mm/yyyy hh:mm"}),
    )
    titles = ("PANITIA PENGAWAS PEMILU KECAMATAN PEKALONGAN UTARA", "LAPORAN PEMERIKSAAN SEGEL KOTAK SUARA",
              SIMULATED)  # fmt: skip
    for number, text in enumerate(titles):
        page.merge_range(number, 0, number, 9, text, bold)
    heads = ("No", "Kelurahan", "No. TPS", "Jenis Kotak", "Titik Periksa", "Waktu Periksa")
    heads += ("Jml Segel Seharusnya", "Jml Segel Ditemukan", "Kondisi Segel", "Petugas")
    page.write_row(4, 0, heads, head)
    page.write_row(5, 0, [f"({number})" for number in range(1, 11)], head)
    found = rows("seal_checks", BANDENGAN, DEGAYU, "33.75.03.1005")
    for number, one in enumerate(found, start=1):
        line = 5 + number
        kind = ballot(str(codes.box_ballot(one["box_id"])))
        page.write_row(
            line, 0, (number, village(one["box_id"]), int(one["box_id"][14:17]), kind, "TPS"), cell
        )
        page.write_datetime(line, 5, at(one["checked_at"]), clock)
        counts = (one["seals_expected"], one["seals_found"], spoken(one["condition"]), "PTPS")
        page.write_row(line, 6, counts, cell)
    page.write(8 + len(found), 7, "Pekalongan, 13 Februari 2024")
    page.write(9 + len(found), 7, "Ketua Panwascam Pekalongan Utara")
    page.set_column(1, 9, 18)
    book.close()


# --- 2: openpyxl, headers in two rows, merged groups --------------------------------------------------------


def loads_barat() -> None:
    """The papers of loads, with group headers over date and time."""
    book = Workbook()
    book.properties.created = book.properties.modified = MADE
    page = book.active
    page.title = "SJ 13 Feb"
    line = Side(style="thin")
    page["A1"], page["A2"] = "DAFTAR SURAT JALAN PPS KE TPS, KEC. PEKALONGAN BARAT", SIMULATED
    page["A1"].font = Font(bold=True)
    groups = (("A4:A5", "No"), ("B4:B5", "No. SJ"), ("C4:D4", "TEMPAT"), ("E4:F4", "BERANGKAT"),
              ("G4:H4", "BARANG"), ("I4:I5", "Kendaraan"), ("J4:J5", "Ket."))  # fmt: skip
    for area, text in groups:
        page.merge_cells(area)
        page[area.split(":", maxsplit=1)[0]] = text
    for place, text in {"C5": "Dari", "D5": "Tujuan", "E5": "Tgl", "F5": "Jam", "G5": "Jenis Barang",
                        "H5": "Jml Kirim"}.items():  # fmt: skip
        page[place] = text
    for number, one in enumerate(rows("deliveries", BARAT, party="kpu")[:60], start=1):
        gone = at(one["departed_at"])
        way = [reference.name_of(one["origin"]), reference.name_of(one["destination"])]
        goods = [item(one["item"]), one["qty_sent"], spoken(one["vehicle_kind"]), one.get("note")]
        page.append([number, one["document_no"], *way, gone.date(), gone.time(), *goods])
    for row in page.iter_rows(min_row=4):
        for cell in row:
            cell.border, cell.alignment = Border(line, line, line, line), Alignment(vertical="center")
        row[4].number_format, row[5].number_format = "dd/mm/yyyy", "hh:mm"
    for column, width in zip("BCDGIJ", (36, 18, 22, 16, 14, 14), strict=True):
        page.column_dimensions[column].width = width
    book.save(FOLDER / "SJ PPS Barat.xlsx")


# --- 3: pandas, goods as columns, a total -------------------------------------------------------------------


def recap_poncol() -> None:
    """One row a TPS, one column for each of the goods, and a row of totals."""
    by_tps: dict[str, dict[str, Any]] = {}
    for one in rows("deliveries", PONCOL):
        about = {"tiba": at(one["arrived_at"]), "sj": one["document_no"], "dari": one["origin"]}
        line = by_tps.setdefault(one["destination"], {**about, "ket": one.get("note")})
        line[one["item"]] = line.get(one["item"], 0) + one["qty_received"]
    table = pd.DataFrame(
        [
            {"No": number, "Kelurahan": village(code), "TPS": int(code[-3:]), "No. SJ": line["sj"],
             "Dari": reference.name_of(line["dari"]), "Tiba": line["tiba"],
             **{item(one): line.get(one) for one in LOOSE}, "Keterangan": line["ket"]}
            for number, (code, line) in enumerate(by_tps.items(), start=1)
        ]
    )  # fmt: skip
    total = {"Kelurahan": "JUMLAH", **{item(one): int(table[item(one)].sum()) for one in LOOSE}}
    table = pd.concat([table, pd.DataFrame([total])]).astype({"No": "Int64", "TPS": "Int64"})
    with pd.ExcelWriter(FOLDER / "Rekap Terima TPS Poncol.xlsx", engine="xlsxwriter",
                        datetime_format="dd/mm/yyyy hh:mm") as writer:  # fmt: skip
        writer.book.set_properties({"created": MADE})
        table.to_excel(writer, sheet_name="Rekap", index=False, startrow=3)
        page = writer.sheets["Rekap"]
        page.write(0, 0, "REKAP PENERIMAAN LOGISTIK DI TPS, KEL. PONCOL, KEC. PEKALONGAN TIMUR")
        page.write(1, 0, SIMULATED)
        page.set_column(1, 9, 18)


# --- 4: LibreOffice -----------------------------------------------------------------------------------------


def arrivals_setono() -> None:
    """An .ods written by LibreOffice itself, with date and time in two columns."""
    heads = ["No SJ", "Asal", "Kelurahan Tujuan", "TPS Tujuan", "Tanggal Tiba", "Jam Tiba", "Nama Barang",
             "Diterima", "Rusak", "Tertukar", "Penerima"]  # fmt: skip
    lines: list[list[Any]] = [[SIMULATED], heads]
    for one in rows("deliveries", SETONO):
        come = at(one["arrived_at"])
        lines.append(
            [one["document_no"], reference.name_of(one["origin"]), "Setono", int(one["destination"][-3:]),
             f"{come:%d/%m/%Y}", f"{come:%H:%M}", item(one["item"]), one["qty_received"], one["qty_damaged"],
             one["qty_wrong"], "KPPS"]
        )  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "Terima TPS Setono.csv"
        written(source, lines)
        # Comma, double quotes, UTF-8, from line 1; the times of day are recognised as a person's typing is.
        options = "CSV:44,34,76,1,5/4,1057,false,true"
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{folder}/lo", "--headless", f"--infilter={options}",
             "--convert-to", "ods", "--outdir", str(FOLDER), str(source)],
            check=True, capture_output=True,
        )  # fmt: skip


# --- 5: answers of a Google form ----------------------------------------------------------------------------


def answers_gamer() -> None:
    """What a Google form's sheet gives as CSV: questions as headers, seal numbers after commas."""
    heads = ["Timestamp", "Kelurahan", "Nomor TPS", "Jenis Surat Suara", "Titik Periksa",
             "Waktu Pemeriksaan", "Kondisi Segel", "Nomor Segel Tercatat", "Nomor Segel Ditemukan",
             "Sebab", "Keterangan"]  # fmt: skip
    lines: list[list[Any]] = [heads]
    for one in rows("seal_checks", GAMER):
        seen, box_id = at(one["checked_at"]), one["box_id"]
        sent = seen.replace(minute=seen.minute // 2 + 30)
        recorded, found = (", ".join(one.get(f"seal_nos_{which}") or ()) for which in ("recorded", "found"))
        lines.append(
            [f"{sent:%d/%m/%Y %H:%M:%S}", "Gamer", int(box_id[14:17]), ballot(str(codes.box_ballot(box_id))),
             "TPS", f"{seen:%d/%m/%Y %H:%M}", spoken(one["condition"]), recorded, found,
             spoken(one["cause"]) if one.get("cause") else "", "SIMULASI"]
        )  # fmt: skip
    written(FOLDER / "Formulir Segel Gamer - Form Responses 1.csv", lines)


# --- 6: mistakes on purpose ---------------------------------------------------------------------------------


def mistakes_kandang() -> None:
    """A report that has to go back: each mistake is named in data/contoh/README.md."""
    book = Workbook()
    book.properties.created = book.properties.modified = MADE
    page = book.active
    page.title = "Laporan"
    page.append(["LAPORAN PENERIMAAN LOGISTIK DI TPS, KEL. KANDANG PANJANG"])
    page.append([SIMULATED])
    page.append([])
    page.append(["No. SJ", "Barang", "Dari", "Tujuan", "Berangkat", "Tiba", "Jml Kirim", "Jml Terima", "Ket"])
    for one in rows("deliveries", KANDANG):
        come = at(one["arrived_at"])
        page.append(
            [one["document_no"], item(one["item"]), reference.name_of(one["origin"]),
             reference.name_of(one["destination"]), come.replace(hour=come.hour - 1), come,
             {"kotak_suara": 5, "bilik_suara": 4, "tinta": 2}[one["item"]], one["qty_received"], None]
        )  # fmt: skip
    page["D6"] = "TPS 88 Kandang Panjang"
    page["H7"] = 12
    page["D8"] = "TPS 35 Kandang Panjng"
    page["F9"] = datetime(2042, 2, 13, 13, 37)  # noqa: DTZ001 (WIB)
    page["B10"] = None
    page["H11"] = "±2"
    page["F12"] = page["E12"].value.replace(hour=6)
    page["I13"] = '=HYPERLINK("http://contoh.invalid";"klik")'
    page["I13"].data_type = "s"
    for row in page.iter_rows(min_row=5):
        row[4].number_format = row[5].number_format = "dd/mm/yyyy hh:mm"
    for column in "ABCDEF":
        page.column_dimensions[column].width = 24
    book.save(FOLDER / "Laporan PTPS Kandang Panjang - perlu diperbaiki.xlsx")


# --- 7: a chat ----------------------------------------------------------------------------------------------


def chat_utara() -> None:
    """A WhatsApp export: reports in the short form, a correction, and talk."""
    system = "Pesan dan panggilan terenkripsi secara end-to-end."
    said = [
        f"13/02/24 14.58 - {system}",
        '13/02/24 14.58 - +62 800-0000-0001 membuat grup "SIMULASI Logistik Utara"',
        f"13/02/24 15.01 - +62 800-0000-0001: {SIMULATED}",
        "13/02/24 17.05 - +62 800-0000-0001: Selamat sore, mohon laporan yang sudah tiba",
        *_short_form("17.08", 2, _loads(KRAPYAK)),
        "13/02/24 17.20 - +62 800-0000-0003: Siap, menyusul",
        *_short_form("17.36", 4, _loads(DEGAYU), late=True),
        *_short_form("17.41", 4, _loads(DEGAYU), word="RALAT LAPOR TIBA"),
        *_intact("18.02", 5),
        "13/02/24 18.10 - +62 800-0000-0001: Terima kasih semuanya",
    ]
    path = FOLDER / "Obrolan WhatsApp Logistik Utara.txt"
    path.write_text("\n".join(said) + "\n", encoding="utf-8", newline="\n")


def _loads(code: str) -> Iterable[list[dict[str, Any]]]:
    by_tps: dict[str, list[dict[str, Any]]] = {}
    for one in rows("deliveries", code):
        by_tps.setdefault(one["destination"], []).append(one)
    return list(by_tps.values())[:2]


def _short_form(
    clock: str,
    sender: int,
    loads: Iterable[list[dict[str, Any]]],
    word: str = "LAPOR TIBA",
    late: bool = False,
) -> Iterator[str]:
    """One message a TPS. late: the hour is written one too many, to be corrected afterwards."""
    for load in loads:
        one = load[0]
        come = at(one["arrived_at"])
        shown = come.replace(hour=come.hour + 1) if late else come
        yield f"13/02/24 {clock} - +62 800-0000-000{sender}: {word}"
        yield f"TPS: {int(one['destination'][-3:]):02d} {village(one['destination'])}"
        yield f"SJ: {one['document_no']}"
        yield f"Dari: {reference.name_of(one['origin'])}"
        yield f"Jam: {shown:%H.%M}"
        yield from (f"{item(row['item']).split()[0]}: {row['qty_received']}" for row in load)
        yield "Rusak: 0"
        yield "Tertukar: 0"


def _intact(clock: str, sender: int) -> Iterator[str]:
    """Seals of whole TPS in one sentence each."""
    by_tps: dict[str, list[dict[str, Any]]] = {}
    for one in rows("seal_checks", KRATON):
        by_tps.setdefault(one["box_id"][:17], []).append(one)
    for code, boxes in list(by_tps.items())[:3]:
        seen = at(boxes[-1]["checked_at"])
        yield f"13/02/24 {clock} - +62 800-0000-000{sender}: LAPOR SEGEL"
        yield f"TPS: {int(code[-3:]):02d} {village(code)}"
        yield f"Jam: {seen:%H.%M}"
        yield "Segel: semua utuh"


def written(path: Path, lines: Sequence[Sequence[Any]]) -> None:
    """A CSV as Google writes it: UTF-8, comma, CRLF."""
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(lines)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for make in (seals_utara, loads_barat, recap_poncol, arrivals_setono, answers_gamer, mistakes_kandang,
                 chat_utara):  # fmt: skip
        make()
