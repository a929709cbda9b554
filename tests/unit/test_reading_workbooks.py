"""Every sheet is read with what its cells are, where they stand, and what of them is missing."""

import io
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from lib.ingest.reading import tables
from lib.ingest.table import Area, letter
from tests.bytes import ROW, ods, xlsb, xlsx

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
MORNING = datetime(2024, 2, 13, 9, 30)  # noqa: DTZ001 (a workbook knows no zone)


def saved(made):
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def only(data):
    (table,) = tables(data, "berkas")
    return table


def filled(table):
    """Rows without the empty cells behind the last value."""
    cut = []
    for number, cells in table.rows:
        width = max((at + 1 for at, cell in enumerate(cells) if cell is not None), default=0)
        cut.append((number, cells[:width]))
    return cut


def typed(epoch=None):
    made = Workbook()
    if epoch:
        made.epoch = epoch
    sheet = made.active
    sheet["C2"], sheet["D2"], sheet["E2"] = MORNING, time(10, 15), timedelta(hours=30)
    sheet["F2"], sheet["G2"], sheet["H2"], sheet["I2"] = True, 0.5, "00123", " "
    sheet["G2"].number_format = "0%"
    sheet["C3"], sheet["D3"] = date(2024, 2, 13), 1.25
    sheet["D3"].number_format = "hh:mm"
    return saved(made)


@pytest.mark.parametrize("epoch", [None, CALENDAR_MAC_1904])
def test_cells_stay_what_they_are_in_either_calendar(epoch):
    assert filled(only(typed(epoch))) == [
        (2, [None, None, MORNING, time(10, 15), timedelta(hours=30), True, 0.5, "00123"]),
        # 06:00 on the second day of the calendar is no date but a clock that went past midnight.
        (3, [None, None, date(2024, 2, 13), timedelta(hours=30)]),
    ]


@pytest.mark.parametrize("name", ["lengkap.xls", "lengkap-1904.xls", "lengkap.ods"])
def test_old_and_open_workbooks_say_the_same(name):
    shown, hidden = tables((FIXTURES / name).read_bytes(), name)
    assert (shown.sheet, shown.hidden, hidden.sheet, hidden.hidden) == ("Utara", False, "Rahasia", True)
    assert filled(shown)[1:] == [
        (2, [MORNING, time(10, 15), timedelta(hours=30), True, 0.5, None, 2, "00123"]),
        (4, [date(2024, 2, 13), timedelta(days=1)]),
        (6, ["gabung"]),
    ]
    assert shown.merged == (Area(6, 0, 7, 2),)
    assert shown.failed == {(2, 5): "#DIV/0!"}
    assert not shown.uncomputed


@pytest.mark.parametrize(("date1904", "day"), [(False, 13), (True, 14)])
def test_a_binary_workbook_is_read_with_its_errors_and_merged_areas(date1904, day):
    table = only(xlsb(date1904=date1904))
    noon = datetime(2028 if date1904 else 2024, 2, day, 12)  # noqa: DTZ001
    assert filled(table) == [(1, ["No", "Tanggal", "Salah", "Cocok"]), (4, [7, noon, None, True])]
    assert (table.hidden, table.failed, table.merged) == (True, {(4, 2): "#REF!"}, (Area(4, 0, 5, 1),))


def test_chart_sheets_are_left_out_and_hidden_ones_are_told():
    made = Workbook()
    made.active.title = "Utara"
    made.create_chartsheet("Grafik")
    made.create_sheet("Rahasia").sheet_state = "hidden"
    made.create_sheet("Sangat rahasia").sheet_state = "veryHidden"
    assert [(one.sheet, one.hidden) for one in tables(saved(made), "berkas")] == [
        ("Utara", False),
        ("Rahasia", True),
        ("Sangat rahasia", True),
    ]


def test_what_is_missing_is_told_of_its_own_sheet_beside_a_chart():
    made = Workbook()
    made.active.title = "Utara"
    made.create_chartsheet("Grafik", 0)
    made.create_sheet("Barat & <Timur>")["B2"] = "=1+1"
    assert [(one.sheet, one.uncomputed) for one in tables(saved(made), "berkas")] == [
        ("Utara", {}),
        ("Barat & <Timur>", {(2, 1): "=1+1"}),
    ]


def test_merged_areas_count_as_the_user_does():
    made = Workbook()
    made.active.merge_cells("B3:D4")
    made.active["B3"] = "RENCANA"
    assert only(saved(made)).merged == (Area(3, 1, 4, 3),)


def test_columns_have_the_letters_of_spreadsheets():
    assert [letter(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


# --- what a cell lacks ------------------------------------------------------------------------------------


def test_a_formula_that_was_never_calculated_is_told_with_its_text():
    made = Workbook()
    made.active.title = "A & <B>"
    made.active.append(["Jumlah", '=IF(A2>1,"a & b",2)'])
    table = only(saved(made))
    assert table.sheet == "A & <B>"
    assert table.rows == [(1, ["Jumlah", None])]
    assert table.uncomputed == {(1, 1): '=IF(A2>1,"a & b",2)'}


def test_a_row_of_which_only_a_formula_is_known_is_kept():
    made = Workbook()
    made.active["A1"], made.active["C9"] = "Jumlah", "=1+1"
    assert [number for number, _ in only(saved(made)).rows] == [1, 9]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="A1"><f>1+1</f><v>2</v></c>', 2),
        ('<c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c>', None),
        ('<c r="A1"><f t="shared" si="0"/><v>0</v></c>', 0),
    ],
)
def test_a_formula_with_its_result_is_a_value(cell, value):
    table = only(xlsx(f'<row r="1">{cell}</row>'))
    assert table.rows[0][1][0] == value
    assert not table.uncomputed


def test_a_zero_from_a_program_that_cannot_calculate_is_no_result():
    rows = '<row r="1"><c r="A1"><f>B1*2</f><v>0</v></c><c r="B1"><v>5</v></c></row>'
    asked = only(xlsx(rows, settings='<calcPr calcId="124519" fullCalcOnLoad="1"/>'))
    assert (asked.uncomputed, asked.rows) == ({(1, 0): "=B1*2"}, [(1, [None, 5])])
    assert only(xlsx(rows)).rows == [(1, [0, 5])]


def test_old_workbooks_of_a_program_that_cannot_calculate_are_told():
    table = only((FIXTURES / "tanpa-hasil.xls").read_bytes())
    assert table.rows == [(1, ["Jumlah"]), (2, [None]), (3, [5])]
    assert table.uncomputed == {(2, 0): "(rumus)"}


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#SPILL!", "Err:522"])
def test_a_cell_in_error_is_blank_and_told(error):
    rows = f'<row r="2"><c r="A2"><v>1</v></c><c r="B2" t="e"><f>A1</f><v>{error}</v></c></row>'
    table = only(xlsx(rows))
    assert (table.rows, table.failed) == ([(2, [1, None])], {(2, 1): error})


# --- how far a sheet reaches ------------------------------------------------------------------------------


def test_a_sheet_that_is_only_formatted_far_away_is_read():
    made = Workbook()
    made.active.append(["a"])
    made.active["XFD1048576"].font = Font(bold=True)
    made.active.row_dimensions[1_000_000].height = 20
    assert filled(only(saved(made))) == [(1, ["a"])]


def test_values_far_apart_are_read_where_they_are_without_the_space_between():
    made = Workbook()
    made.active.append(["a", 1])
    made.active["B3"], made.active["XFD1048576"] = MORNING, "jauh"
    made.active.merge_cells("A7:B8")
    made.active["C5"] = "=1+1"
    table = only(saved(made))
    assert table.rows[0] == (1, ["a", 1])
    assert filled(table)[2] == (5, [])
    number, cells = table.rows[-1]
    assert (number, len(cells), cells[-1], cells[:-1]) == (1_048_576, 16_384, "jauh", [None] * 16_383)
    assert (table.merged, table.uncomputed) == ((Area(7, 0, 8, 1),), {(5, 2): "=1+1"})


def test_a_sheet_that_starts_far_down_keeps_its_numbers():
    table = only(xlsx(ROW.format(1_000_000) + ROW.format(1_048_576)))
    assert table.rows == [(1_000_000, [1_000_000, "x"]), (1_048_576, [1_048_576, "x"])]


def test_cells_without_their_place_stand_behind_the_one_before():
    table = only(xlsx("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>"))
    assert filled(table) == [(1, [1, None, 3]), (2, [4])]


# --- OpenDocument -----------------------------------------------------------------------------------------


def cell(kind, text="", **has):
    attributes = "".join(f' office:{name.replace("_", "-")}="{value}"' for name, value in has.items())
    return (
        f'<table:table-cell office:value-type="{kind}"{attributes}><text:p>{text}</text:p></table:table-cell>'
    )


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (cell("float", "1.234", value="1234"), 1234),
        (cell("percentage", "50%", value="0.5"), 0.5),
        (cell("currency", "Rp5", value="5"), 5),
        (cell("boolean", "BENAR", boolean_value="true"), True),
        (cell("date", "13/02/24", date_value="2024-02-13"), date(2024, 2, 13)),
        (cell("date", "x", date_value="2024-02-13T09:30:00"), MORNING),
        (cell("date", "24.00", date_value="1899-12-31"), timedelta(days=1)),
        (cell("time", "10.15", time_value="PT10H15M00S"), time(10, 15)),
        (cell("time", "24.00", time_value="PT24H00M00S"), timedelta(days=1)),
        (cell("string", 'a<text:s text:c="2"/>b<text:line-break/>c</text:p><text:p>d'), "a  b\nc\nd"),
        (cell("string", "<text:span>a</text:span><text:a>b</text:a>"), "ab"),
    ],
)
def test_open_documents_keep_their_types(written, value):
    (row,) = only(ods(f"<table:table-row>{written}</table:table-row>")).rows
    assert row == (1, [value])
    assert type(row[1][0]) is type(value) or isinstance(value, int)


def test_repeated_rows_and_cells_of_an_open_document_are_counted():
    table = only(
        ods(
            '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
            '<table:table-row table:number-rows-repeated="2">'
            '<table:table-cell table:number-columns-repeated="2"/>'
            '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
            "</table:table-row>"
            '<table:table-row table:number-rows-repeated="1048571">'
            '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
        )
    )
    assert table.rows == [(4, [None, None, "x", "x"]), (5, [None, None, "x", "x"])]


def test_comments_and_covered_cells_of_an_open_document_are_no_content():
    table = only(
        ods(
            "<table:table-row>"
            '<table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3">'
            "<office:annotation><text:p>komentar</text:p></office:annotation><text:p>a</text:p>"
            "</table:table-cell><table:covered-table-cell><text:p>b</text:p></table:covered-table-cell>"
            "</table:table-row>"
        )
    )
    assert (table.rows, table.merged) == ([(1, ["a"])], (Area(1, 0, 3, 1),))


def test_a_formula_without_its_result_is_told_in_an_open_document():
    table = only(
        ods(
            '<table:table-row><table:table-cell table:formula="of:=1+1"/>'
            '<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>'
            "</table:table-row>"
        )
    )
    assert table.uncomputed == {(1, 0): "=1+1"}


def test_an_open_document_is_known_without_its_type():
    assert filled(only(ods("<table:table-row>" + cell("string", "a") + "</table:table-row>", mimetype="")))
