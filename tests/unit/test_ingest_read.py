"""A file is taken whole or refused whole, and the refusal says what it is and what to do."""

import datetime
import io

import pytest
from openpyxl import Workbook

from lib.ingest.prepare import prepare
from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.kernel.logs import LOGS

NOW = parse("2024-02-13T15:00").minute
HEADER = "document_no,item,origin,destination,qty_sent"
ROW = "SJ-1,kotak_suara,33.75.03,33.75.03.1004,5"


def book(**sheets):
    """A workbook's bytes; each sheet a list of rows."""
    made = Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    return saved(made)


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def read(data, **options):
    data = data.encode() if isinstance(data, str) else data
    return prepare(data, "berkas", election="pemilu-2024", now=NOW, **{"party": "panwascam", **options})


def refusal(data, **options):
    with pytest.raises(UserError) as refused:
        read(data, **options)
    assert refused.value.fix  # always: what to do now
    return str(refused.value)


# --- refusals ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "kosong"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", "dokumen PDF"),
        (b"[13/02/24 15.00] Petugas: kotak sudah sampai\nterima kasih", "Tidak ada"),
        (HEADER.encode(), "hanya berisi judul kolom"),
        (f'{HEADER}\n{ROW}\n"SJ-2,kotak_suara\n{ROW}\n'.encode(), "catatan 3"),
    ],
)
def test_what_holds_no_log_is_refused(data, said):
    assert said in refusal(data)


def test_a_missing_column_is_named_with_the_one_whose_content_looks_like_it():
    said = refusal("document_no,item,origin,xyz,qty_sent\nSJ-1,kotak_suara,33.75,33.75.03,5\n")
    assert "Kolom wajib “Tujuan” tidak ada untuk Pengiriman" in said
    assert "kolom D “xyz”" in said


def test_a_column_given_twice_is_refused_rather_than_chosen():
    said = refusal(f"{HEADER},Jumlah dikirim\n{ROW},6\n")
    assert "Kolom “Jumlah dikirim” ada lebih dari sekali: E “qty_sent” dan F “Jumlah dikirim”" in said


def test_a_file_without_a_party_asks_for_one():
    assert "--party" in refusal(f"{HEADER}\n{ROW}\n", party=None)


def test_a_table_that_fits_two_logs_asks_which():
    said = refusal("place,item,qty_needed,day\n33.75,tinta,5,2024-01-01\n")
    assert "--log: allocations atau sortings" in said
    assert (
        read("place,item,qty_needed,day\n33.75,tinta,5,2024-01-01\n", log="sortings").rows[0].log
        == "sortings"
    )


def test_an_unknown_log_or_party_is_told_with_the_choices():
    assert "deliveries" in refusal(f"{HEADER}\n{ROW}\n", log="kiriman")
    assert "panwascam" in refusal(f"{HEADER}\n{ROW}\n", party="bawaslu")


# --- text -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_a_text_table_may_use_comma_semicolon_or_tab_with_or_without_a_mark(mark, start):
    report = read(start + f"{HEADER}\n{ROW}\n".replace(",", mark))
    assert [row.values["qty_sent"] for row in report.rows] == [5]


def test_records_are_counted_from_the_first_line_and_a_quoted_break_does_not_end_one():
    report = read(f'{HEADER},note\n{ROW},"dua\nbaris"\n\n{ROW.replace("SJ-1", "SJ-2")},\n')
    assert [(row.number, row.values.get("note")) for row in report.rows] == [(2, "dua baris"), (4, None)]


def test_a_title_above_the_header_is_no_header():
    report = read(f"Daftar pengiriman,,,,\n,,,,\n{HEADER}\n{ROW}\n")
    assert [row.number for row in report.rows] == [4]


def test_a_row_with_too_many_cells_is_rejected_for_they_may_have_shifted():
    report = read(f"{HEADER},note\n{ROW},kotak, basah\n")
    assert [finding.code for finding in report.rows[0].findings] == ["Q013"]
    assert report.rows[0].status == "rejected"


def test_a_row_with_too_few_cells_is_stored_and_flagged():
    report = read(f"{HEADER},note\n{ROW}\n")
    assert [finding.code for finding in report.rows[0].findings] == ["Q014"]
    assert report.rows[0].status == "flagged"


# --- workbooks --------------------------------------------------------------------------------------------


def test_a_workbook_keeps_real_times_numbers_and_row_numbers():
    moment = datetime.datetime(2024, 2, 13, 9, 30)  # noqa: DTZ001 (a workbook knows no zone)
    made = Workbook()
    made.active.title = "Utara"
    for column, (head, value) in enumerate(
        [
            ("Barang", "Tinta"),
            ("Dari", 33.75),
            ("Tujuan", "33.75.03"),
            ("Tiba", moment),
            ("Jumlah diterima", 12),
        ],
        start=3,
    ):
        made.active.cell(4, column, head)
        made.active.cell(7, column, value)
    report = read(saved(made))
    (row,) = report.rows
    assert (row.sheet, row.number, row.status) == ("Utara", 7, "stored")
    assert (row.values["arrived_at"], row.values["qty_received"]) == (parse("2024-02-13T09:30"), 12)
    assert [(one.letter, one.field) for one in report.columns][:2] == [("C", "item"), ("D", "origin")]


def test_every_sheet_is_read_and_one_that_is_no_log_is_listed():
    rows = [HEADER.split(","), ROW.split(",")]
    report = read(book(Utara=rows, Rekap=[["Jumlah", "Catatan"], [1, 2]], Barat=rows, Kosong=[]))
    assert [row.sheet for row in report.rows] == ["Utara", "Barat"]
    assert [one.sheet for one in report.skipped] == ["Rekap", "Kosong"]
    assert all(one.why for one in report.skipped)


def test_a_workbook_without_any_log_is_refused():
    assert "lembar Rekap" in refusal(book(Rekap=[["Jumlah", "Catatan"], [1, 2]]))


def test_a_cell_in_error_or_never_calculated_is_told_rather_than_read_as_blank():
    made = Workbook()
    made.active.append([*HEADER.split(","), "qty_received"])
    made.active.append([*ROW.split(",")[:4], "#REF!", "=E2*1"])
    made.active["E2"].data_type = "e"
    (row,) = read(saved(made)).rows
    assert [(one.code, one.letter) for one in row.findings] == [("T102", "E"), ("T101", "F")]
    assert "#REF!" in row.findings[0].message
    assert "=E2*1" in row.findings[1].message


# --- headers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_log_is_told_by_its_field_names_and_by_its_labels(log):
    names = [column.name for column in log.columns]
    labels = [column.label.upper() + ":" for column in log.columns]
    for header in (names, labels):
        report = read(";".join(header) + "\n" + ";".join("x" for _ in header))
        assert [one.field for one in report.columns] == names
        assert {row.log for row in report.rows} == {log.name}


def test_an_unknown_column_stays_in_the_list_without_a_field():
    report = read(f"{HEADER},Sopir cadangan,recorded_at\n{ROW},x,2024-02-13T10:00\n")
    assert [(one.source, one.field) for one in report.columns][-2:] == [
        ("Sopir cadangan", None),
        ("recorded_at", "recorded_at"),
    ]
    assert report.rows[0].status == "stored"
