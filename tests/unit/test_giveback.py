"""The file given back: marked where something is wrong, and otherwise the sender's own."""

import csv
import io
import re
import zipfile
from datetime import date, datetime, timedelta

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from lib.ingest.checked import Checked, Status
from lib.ingest.giveback import SUMMARY, called, giveback, rest, summary
from lib.ingest.giveback.styles import COLOURS
from lib.ingest.neutral import like_a_formula, plain
from lib.ingest.prepare import prepare
from lib.ingest.reading import tables
from lib.ingest.report import Report
from lib.ingest.rules.rule import Across, Finding, Gravity
from lib.ingest.table import Area, Table
from lib.kernel.clock import parse

NOW = parse("2024-02-13T20:00").minute
RED, BLUE, AMBER = (COLOURS[one] for one in (Gravity.BLOCK, Gravity.ASK, Gravity.FLAG))
HEADS = ["Nomor surat jalan", "Barang", "Dari", "Tujuan", "Berangkat", "Tiba", "Jumlah dikirim",
         "Jumlah diterima"]  # fmt: skip
LEFT, CAME = datetime(2024, 2, 12, 8), datetime(2024, 2, 12, 9)  # noqa: DTZ001 (a workbook's cell)
GOOD = ["SJ-1", "Tinta", "PPK Pekalongan Utara", "PPS Degayu", LEFT, CAME, 10, 10]


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(data):
    return load_workbook(io.BytesIO(data))


def sent(*rows, sheet="Utara"):
    """A sender's workbook: a letterhead, the headers in row 3, the rows below."""
    book = Workbook()
    page = book.active
    page.title = sheet
    page["A1"] = "LAPORAN PENGIRIMAN"
    for at, row in enumerate((HEADS, *rows), start=3):
        for column, value in enumerate(row, start=1):
            page.cell(at, column, value)
    return book


def row_with(**changes):
    row = list(GOOD)
    for column, value in changes.items():
        row["ABCDEFGH".index(column)] = value
    return row


def finding(row, letter=None, *, sheet="Utara", blocks=False, asks=False, message="Salah.", cell=None):
    return Finding("Q999", message, "Perbaiki.", blocks, sheet, row, None, letter, cell, asks=asks)


def reported(*findings, status=Status.FLAGGED, across=()):
    rows = [Checked("deliveries", one.sheet, one.row, {}, "kpu", (one,), status) for one in findings]
    return Report("x.xlsx", rows=tuple(rows), findings=tuple(across))


def given(data, report, name="x.xlsx"):
    return giveback(data, name, report, tables(data, name))


def coloured(page):
    """Cell → colour of our marks."""
    return {
        cell.coordinate: cell.fill.fgColor.rgb
        for row in page.iter_rows()
        for cell in row
        if cell.fill.fgColor.rgb in COLOURS.values()
    }


def noted(page):
    return {cell.coordinate: cell.comment.text for row in page.iter_rows() for cell in row if cell.comment}


def parts(data):
    archive = zipfile.ZipFile(io.BytesIO(data))
    return {name: archive.read(name) for name in archive.namelist()}


# --- which cells, and how ---------------------------------------------------------------------------------


def test_a_blocking_cell_is_red_a_question_blue_and_a_doubt_amber():
    data = saved(sent(GOOD, GOOD, GOOD))
    report = reported(finding(4, "B", blocks=True), finding(5, "C", asks=True), finding(6, "D"))
    assert coloured(opened(given(data, report))["Utara"]) == {"B4": RED, "C5": BLUE, "D6": AMBER}


def test_several_findings_of_a_cell_are_one_comment_in_the_heaviest_colour():
    data = saved(sent(GOOD))
    report = reported(
        finding(4, "B", message="Satu."),
        finding(4, "B", message="Dua.", blocks=True),
        finding(4, "B", message="Satu."),
    )
    page = opened(given(data, report))["Utara"]
    assert coloured(page) == {"B4": RED}
    assert noted(page)["B4"] == "[Pemeriksaan] Satu.\nPerbaiki.\n\nDua.\nPerbaiki."


def test_a_finding_about_the_row_is_on_its_first_filled_cell():
    data = saved(sent([None, *GOOD[1:]]))
    assert coloured(opened(given(data, reported(finding(4))))["Utara"]) == {"B4": AMBER}


def test_a_column_that_the_sheet_does_not_have_is_shown_on_the_row():
    data = saved(sent(GOOD))
    assert coloured(opened(given(data, reported(finding(4, "Z"))))["Utara"]) == {"A4": AMBER}


def test_an_empty_cell_that_was_never_written_is_marked_where_it_is_missing():
    data = saved(sent(row_with(B=None), GOOD))
    out = given(data, reported(finding(4, "B", blocks=True)))
    page = opened(out)["Utara"]
    assert coloured(page) == {"B4": RED}
    assert [cell.value for cell in page[4]] == row_with(B=None)
    written = parts(out)["xl/worksheets/sheet1.xml"]
    assert written.index(b'r="A4"') < written.index(b'r="B4"') < written.index(b'r="C4"')


def test_a_finding_inside_a_merged_area_is_on_the_cell_that_has_the_value():
    book = sent(GOOD, row_with(C=None))
    book["Utara"].merge_cells("C4:C5")
    page = opened(given(saved(book), reported(finding(5, "C"))))["Utara"]
    assert coloured(page) == {"C4": AMBER}


# --- the sender's own file --------------------------------------------------------------------------------


def test_everything_the_sender_made_stays_as_it_was():
    book = sent(GOOD, GOOD)
    page, other = book["Utara"], book.create_sheet("Rekap")
    page["D4"].fill, page["D4"].number_format = PatternFill("solid", fgColor="FF00FF00"), "0.00"
    page["H5"] = "=G5+1"
    page.column_dimensions["D"].width = 33
    page.merge_cells("A1:H1")
    other["A1"] = "jangan diubah"
    data = saved(book)
    out = given(data, reported(finding(4, "B"), finding(5, "H")))
    before, after = parts(data), parts(out)
    assert after["xl/worksheets/sheet2.xml"] == before["xl/worksheets/sheet2.xml"]
    page = opened(out)["Utara"]
    assert (page["D4"].fill.fgColor.rgb, page["D4"].number_format) == ("FF00FF00", "0.00")
    assert (page["H5"].value, coloured(page)["H5"]) == ("=G5+1", AMBER)
    assert page.column_dimensions["D"].width == 33
    assert "A1:H1" in page.merged_cells
    assert opened(out).sheetnames == ["Utara", "Rekap", SUMMARY]


def test_a_result_that_a_formula_had_is_still_in_the_file():
    data = saved(sent(GOOD))
    cell = b'<c r="H4" t="n"><v>10</v></c>'
    sheet = parts(data)["xl/worksheets/sheet1.xml"]
    assert cell in sheet
    sheet = sheet.replace(cell, b'<c r="H4"><f>G4</f><v>10</v></c>')
    own = {**parts(data), "xl/worksheets/sheet1.xml": sheet}
    out = given(packed(own), reported(finding(4, "H")))
    assert next(table for table in tables(out, "x") if table.sheet == "Utara").rows[-1][1][7] == 10


def packed(own):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in own.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_marks_change_nothing_that_is_read():
    data = saved(sent(GOOD, row_with(B=None, H="sepuluh")))
    out = given(data, reported(finding(4, "D"), finding(5, "B"), finding(5, "H"), finding(5)))
    assert [one for one in tables(out, "x") if one.sheet != SUMMARY] == tables(data, "x")


def test_the_senders_comment_stays_above_ours_and_is_all_that_is_left_when_the_cell_is_right():
    book = sent(GOOD, GOOD)
    book["Utara"]["B4"].comment = Comment("dari pengirim", "x")
    once = given(saved(book), reported(finding(4, "B"), finding(5, "C")))
    assert noted(opened(once)["Utara"])["B4"].startswith("dari pengirim\n[Pemeriksaan] Salah.")
    again = given(once, reported(finding(5, "D")))
    page = opened(again)["Utara"]
    assert set(noted(page)) == {"B4", "D5"}
    assert noted(page)["B4"] == "dari pengirim"
    assert coloured(page) == {"D5": AMBER}
    assert opened(again).sheetnames == ["Utara", SUMMARY]


def test_a_sheet_whose_elements_carry_a_prefix_is_marked_too():
    own = parts(saved(sent(GOOD)))
    name = "xl/worksheets/sheet1.xml"
    text = re.sub(r"<(/?)(\w)", r"<\1x:\2", own[name].decode()).replace("xmlns=", "xmlns:x=")
    out = given(packed({**own, name: text.encode()}), reported(finding(4, "B", blocks=True)))
    assert coloured(opened(out)["Utara"]) == {"B4": RED}
    assert b"<x:legacyDrawing" in parts(out)[name]


def test_macros_are_not_given_back():
    own = parts(saved(sent(GOOD)))
    own["xl/vbaProject.bin"] = b"\x00macro"
    types = own["[Content_Types].xml"].decode()
    types = types.replace(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    kind = '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    own["[Content_Types].xml"] = types.replace("</Types>", kind).encode()
    links = own["xl/_rels/workbook.xml.rels"].decode()
    own["xl/_rels/workbook.xml.rels"] = links.replace(
        "</Relationships>",
        '<Relationship Id="m" Type="u/vbaProject" Target="vbaProject.bin"/></Relationships>',
    ).encode()
    out = parts(given(packed(own), reported(finding(4, "B"))))
    assert "xl/vbaProject.bin" not in out
    assert not any(b"macroEnabled" in content or b"vbaProject" in content for content in out.values())


def test_a_workbook_we_cannot_write_into_comes_back_as_a_copy():
    own = parts(saved(sent(GOOD)))
    del own["xl/styles.xml"]
    data = saved(sent(GOOD))
    out = giveback(packed(own), "x.xlsx", reported(finding(4, "B")), tables(data, "x.xlsx"))
    assert coloured(opened(out)["Utara"]) == {"B4": AMBER}


def changed(part, old, new):
    """A sender's workbook, odd in one part, with a part of their own; there is a number format in it."""
    book = sent(GOOD)
    book["Utara"].column_dimensions["B"].number_format = "0.00"
    own = {**parts(saved(book)), "kustom.xml": b"<dari-pengirim/>"}
    assert re.search(old, own[part])
    return {**own, part: re.sub(old, new, own[part], count=1)}


STYLES, SHEET, TYPES = "xl/styles.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"
ODD = {
    "a format of a fill that is no number": (STYLES, b'(<cellXfs.*?fillId=)"0"', rb'\1"d"'),
    "a row that is no number": (SHEET, b'<row r="4"', b'<row r="empat"'),
    "a column without an end": (SHEET, b'max="2"', b""),
    "an encoding nobody knows": (STYLES, b"^", b"<?xml version='1.0' encoding='x'?>"),
    "another encoding than ours": (SHEET, b"^", b"<?xml version='1.0' encoding='latin-1'?>"),
    "no end of the sheet": (SHEET, b"</sheetData>", b""),
    "no end of the kinds": (TYPES, b"</Types>", b""),
}


@pytest.mark.parametrize(("part", "old", "new"), ODD.values(), ids=ODD)
def test_a_workbook_that_is_odd_inside_comes_back_as_a_copy(part, old, new):
    out = giveback(packed(changed(part, old, new)), "x.xlsx", reported(finding(4, "B")),
                   tables(saved(sent(GOOD)), "x.xlsx"))  # fmt: skip
    assert "kustom.xml" not in parts(out)
    assert coloured(opened(out)["Utara"]) == {"B4": AMBER}


def test_a_workbook_that_is_not_odd_keeps_the_parts_nobody_knows():
    own = changed(SHEET, b'<row r="4"', b'<row  r="4"')
    assert parts(given(packed(own), reported(finding(4, "B"))))["kustom.xml"] == b"<dari-pengirim/>"


def test_parts_of_one_name_or_of_names_that_differ_in_capitals_are_not_given_back():
    own = {**parts(saved(sent(GOOD))), "kustom.xml": b"<a/>"}
    capitals = {**own, "xl/worksheets/_rels/SHEET1.XML.RELS": own["_rels/.rels"]}
    twice = packed({**own, "KUSTOM.xml": b"<b/>"}).replace(b"KUSTOM", b"kustom")
    for data in (packed(capitals), twice):
        out = giveback(data, "x.xlsx", reported(finding(4, "B")), tables(saved(sent(GOOD)), "x.xlsx"))
        assert "kustom.xml" not in parts(out)
        assert coloured(opened(out)["Utara"]) == {"B4": AMBER}


def test_a_mark_stands_behind_the_name_of_its_cell():
    own = parts(saved(sent(GOOD)))
    written = parts(given(packed(own), reported(finding(4, "B"))))[SHEET]
    assert re.search(rb'<c r="B4" s="\d+" t=', written)


def test_a_picture_that_is_damaged_is_not_given_back():
    data = packed({**parts(saved(sent(GOOD))), "xl/media/gambar.png": b"gambar-dari-pengirim"})
    data = data.replace(b"gambar-dari-pengirim", b"gambar-dari-pengirIm")
    out = given(data, reported(finding(4, "B")))
    assert "xl/media/gambar.png" not in parts(out)
    assert coloured(opened(out)["Utara"]) == {"B4": AMBER}


@pytest.mark.parametrize("error", [KeyError, ValueError, TypeError])
def test_a_mistake_of_ours_is_not_taken_for_an_odd_workbook(monkeypatch, error):
    def wrong(*_):
        raise error

    monkeypatch.setattr(summary, "sheet_xml", wrong)
    with pytest.raises(error):
        given(saved(sent(GOOD)), reported(finding(4, "B")))


# --- the list of findings ---------------------------------------------------------------------------------


def test_every_finding_is_listed_with_a_link_to_its_cell():
    data = saved(sent(GOOD, sheet="Kec. Utara & 'Barat'"))
    sheet = "Kec. Utara & 'Barat'"
    report = reported(
        finding(4, "B", sheet=sheet, blocks=True, cell="<b>Tinta</b>"),
        across=[Across("S201", "rantai_putus", ("b",), None, (4, 5), (sheet, sheet), "Nomor beda.", "Cek.")],
    )
    page = opened(given(data, report))[SUMMARY]
    lines = [[cell.value for cell in row] for row in page.iter_rows()]
    found = next(line for line in lines if line[1] == "B4")
    assert found == [sheet, "B4", "<b>Tinta</b>", "Salah.", "Perbaiki.", "Baris tidak disimpan"]
    linked = next(cell for row in page.iter_rows() for cell in row if cell.hyperlink)
    assert linked.hyperlink.location == "'Kec. Utara & ''Barat'''!B4"
    assert any(line[3] == "Nomor beda." and line[2] == "baris 4, 5" for line in lines)


def test_the_list_is_never_read_as_a_report():
    data = saved(sent(GOOD, row_with(A="SJ-2", B="Tintah")))
    report = prepare(data, "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    again = prepare(given(data, report), "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    assert SUMMARY in {one.sheet for one in again.skipped}
    assert {row.sheet for row in again.rows} == {"Utara"}


@pytest.mark.parametrize("text", ["=HYPERLINK(1)", "+62", "-1+2", "@SUM(A1)", "\t=1"])
def test_text_that_looks_like_a_formula_stays_text(text):
    data = f'a,b\n"{text}",x\n'.encode()
    report = Report("x.csv", rows=(Checked("deliveries", None, 2, {}, None,
                    (finding(2, "B", sheet=None, cell=text),), Status.FLAGGED),))  # fmt: skip
    book = opened(giveback(data, "x.csv", report, [Table(None, [(1, ["a", "b"]), (2, [text, "x"])])]))
    copied = book["Data"]["A2"]
    listed = next(cell for row in book[SUMMARY].iter_rows() for cell in row if cell.value == text)
    for cell in (copied, listed):
        assert (cell.data_type, cell.value, cell.quotePrefix) == ("s", text, True)


# --- a copy of what is no .xlsx ---------------------------------------------------------------------------


def test_a_copy_has_the_same_rows_at_the_same_numbers_with_their_types():
    noon = datetime(2024, 2, 12, 12)  # noqa: DTZ001 (a workbook's cell)
    typed = ["007", date(2024, 2, 12), noon, 12]
    rows = [(2, ["Nomor", "Hari", "Jam", "Jumlah"]), (5, typed), (6, ["#N/A", "41"])]
    table = Table("Bab/1: Utara", rows, merged=(Area(5, 3, 6, 3),))
    out = giveback(b"old", "x.xls", reported(finding(5, "A", sheet="Bab/1: Utara")), [table])
    page = opened(out)["Bab 1  Utara"]
    assert [cell.value for cell in page[5]] == ["007", datetime(2024, 2, 12), noon, 12]  # noqa: DTZ001
    assert page["A5"].number_format == "@"
    assert (page["A6"].value, page["A6"].data_type, page["B6"].value) == ("#N/A", "s", 41)
    assert [cell.value for cell in page[3]] == [None] * 4
    assert "D5:D6" in page.merged_cells
    assert coloured(page) == {"A5": AMBER}


def test_sheets_keep_their_names_and_hidden_ones_stay_hidden():
    long = "Rekapitulasi Penerimaan Logistik Kecamatan"
    made = [Table(f"{long} {one}", [(1, ["a"])], hidden=one == "B") for one in "AB"]
    book = opened(giveback(b"old", "x.xls", Report("x.xls"), made))
    assert book.sheetnames == [long[:31], f"{long[:27]} (2)", SUMMARY]
    assert [page.sheet_state for page in book] == ["visible", "hidden", "visible"]


def test_a_time_that_no_workbook_has_is_copied_as_text():
    row = [date(24, 2, 12), datetime(1899, 2, 12, 8), timedelta(days=10**7), date(1900, 3, 1)]  # noqa: DTZ001
    out = giveback(b"old", "x.ods", Report("x.ods"), [Table("A", [(1, row)])])
    assert [cell.value for cell in opened(out)["A"][1]] == [
        "0024-02-12", "1899-02-12 08:00:00", "10000000 days, 0:00:00", datetime(1900, 3, 1),  # noqa: DTZ001
    ]  # fmt: skip


def test_a_merged_area_that_no_sheet_has_is_not_copied():
    beyond = (Area(1, 0, 2_000_000, 0), Area(1, 0, 1, 16_384), Area(2, 0, 1, 0), Area(1, 2, 1, 1))
    table = Table("A", [(1, ["a", "b", "c"])], merged=(*beyond, Area(1, 1, 1, 2)))
    page = opened(giveback(b"old", "x.ods", Report("x.ods"), [table]))["A"]
    assert [str(one) for one in page.merged_cells.ranges] == ["B1:C1"]


def test_many_sheets_of_one_long_name_are_told_apart():
    made = [Table(f"{'Rekapitulasi Penerimaan Logistik ' * 2}{number}", [(1, ["a"])]) for number in range(12)]
    names = opened(giveback(b"old", "x.xls", Report("x.xls"), made)).sheetnames
    assert len(set(names)) == 13
    assert max(map(len, names)) == 31


def test_a_very_large_copy_holds_the_headers_and_the_marked_rows_only():
    rows = [(1, HEADS), *((number, ["SJ", "tinta", number]) for number in range(2, 50_100))]
    marked = (40, 41_000)
    every = [Checked("deliveries", None, number, {}, None,
                     (finding(number, "B", sheet=None),) if number in marked else (), Status.FLAGGED)
             for number in range(2, 50_100)]  # fmt: skip
    page = opened(giveback(b"a", "x.csv", Report("x", rows=tuple(every)), [Table(None, rows)]))["Data"]
    assert [row[2].value for row in page.iter_rows()] == ["Dari", 40, 41_000]
    assert coloured(page) == {"B2": AMBER, "B3": AMBER}


# --- given back, corrected, uploaded again ----------------------------------------------------------------


def corrected(data, answers):
    """The coloured cells replaced, and nothing else: by the header of their column."""
    book = opened(data)
    for page in book:
        if page.title == SUMMARY:
            continue
        top = [cell for row in page.iter_rows(max_row=3) for cell in row]
        heads = {cell.column: cell.value for cell in top if cell.value in answers}
        for place in coloured(page):
            page[place].value = answers[heads[page[place].column]]
    return saved(book)


ANSWERS = {"Barang": "Tinta", "Tujuan": "PPS Degayu", "Jumlah diterima": 10, "qty_received": 10,
           "destination": "33.75.03.1007", "item": "tinta"}  # fmt: skip


def test_a_workbook_whose_coloured_cells_are_corrected_passes():
    data = saved(sent(GOOD, row_with(A="SJ-2", B=None), row_with(A="SJ-3", D="PPS Atlantis"),
                      row_with(A="SJ-4", H="sepuluh")))  # fmt: skip
    report = prepare(data, "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    assert report.counts["stored"] == 1
    back = corrected(given(data, report), ANSWERS)
    again = prepare(back, "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    assert again.counts == {"read": 4, "stored": 4, "flagged": 0, "confirm": 0, "rejected": 0, "duplicate": 0}
    assert again.rows[0].values == report.rows[0].values


def test_a_text_file_comes_back_as_a_workbook_that_passes_once_corrected():
    way, times = ["tinta", "33.75.03"], ["2024-02-12T08:00", "2024-02-12T09:00"]
    fields = "document_no,item,origin,destination,departed_at,arrived_at,qty_sent,qty_received"
    lines = [
        fields.split(","),
        ["0012", *way, "33.75.03.1007", *times, "1.000", "10"],
        ["0013", *way, "33.75.99.1007", *times, "10", "sepuluh"],
    ]
    text = io.StringIO()
    csv.writer(text).writerows(lines)
    data = text.getvalue().encode()
    report = prepare(data, "x.csv", election="pemilu-2024", now=NOW, party="kpu")
    out = given(data, report, "x.csv")
    assert coloured(opened(out)["Data"]) == {"D3": RED, "H3": AMBER}
    again = prepare(corrected(out, ANSWERS), "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    assert again.counts["stored"] == 2
    assert again.rows[0].values == report.rows[0].values


def test_the_rest_holds_only_what_was_not_stored_and_passes_once_corrected():
    data = saved(
        sent(GOOD, row_with(A="SJ-2", B=None), row_with(A="SJ-3", H=12), row_with(A="SJ-4", D="PPS X9"))
    )
    report = prepare(data, "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    out = rest(report, tables(data, "x.xlsx"))
    page = opened(out)["Utara"]
    assert [cell.value for cell in page["A"] if cell.value] == [
        "LAPORAN PENGIRIMAN",
        HEADS[0],
        "SJ-2",
        "SJ-4",
    ]
    again = prepare(corrected(out, ANSWERS), "y.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    assert [row.values["document_no"] for row in again.rows] == [
        "SJ-2",
        "SJ-4",
    ]


def test_there_is_no_rest_when_every_row_was_stored():
    data = saved(sent(GOOD))
    report = prepare(data, "x.xlsx", election="pemilu-2024", now=NOW, party="kpu")
    assert rest(report, tables(data, "x.xlsx")) is None


# --- words ------------------------------------------------------------------------------------------------


def test_a_returned_file_says_so_in_its_name_once():
    assert called("SJ Utara.xls") == called("SJ Utara (diperiksa).xlsx") == "SJ Utara (diperiksa).xlsx"


def test_text_keeps_its_letters_and_loses_what_hides():
    assert plain("a\u202eb\x00c\ud800 é\n") == "abc é\n"
    assert plain(12) == 12
    assert like_a_formula("=1")
    assert not like_a_formula("a=1")
    assert not like_a_formula(-1)
