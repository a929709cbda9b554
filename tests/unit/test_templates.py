"""The forms that people fill in: what is filled in is read, and nothing else is."""

import io

import pytest
from openpyxl import Workbook, load_workbook
from typer.testing import CliRunner

from lib import cli
from lib.areas.wilayah import reference
from lib.ingest.prepare import prepare
from lib.ingest.templates import FORMS, template
from lib.ingest.templates.samples import samples
from lib.ingest.templates.writing import HEADER
from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.kernel.logs import Kind

ELECTIONS = ("pemilu-2024", "pilkada-2024")
LATER = parse("2024-12-31T12:00").minute
each_form = pytest.mark.parametrize("name", FORMS)
each_election = pytest.mark.parametrize("election", ELECTIONS)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def opened(name, election="pemilu-2024"):
    return load_workbook(io.BytesIO(template(name, election)))


def filled(name, election):
    """The form filled in with the rows of its own example, as a person would type them."""
    book, form = opened(name, election), FORMS[name].of(reference.election(election))
    page = book.worksheets[0]
    for row, sample in enumerate(samples(form, election), start=HEADER + 1):
        for at, field in enumerate(form.fields, start=1):
            page.cell(row, at).value = sample.get(field.name)
    return saved(book), samples(form, election)


def read(data, election="pemilu-2024"):
    return prepare(data, "form.xlsx", election=election, now=LATER, party="panwascam")


@each_election
@each_form
def test_every_row_of_a_filled_form_is_stored_without_a_finding(name, election):
    data, rows = filled(name, election)
    report = read(data, election)
    filled_rows = [row for row in report.rows if row.number <= HEADER + len(rows)]
    assert len(filled_rows) == len(rows)
    assert {row.log for row in report.rows} == {FORMS[name].log.name}
    assert [finding.message for row in report.rows for finding in row.findings] == []
    assert {one.kind for one in report.findings} <= {"segel_rusak", "titik_terlewat"}  # what the sample tells
    for row, sample in zip(filled_rows, rows, strict=True):
        absent = {
            name for name in sample if name in FORMS[name_of(row)].log.by_name and name not in row.values
        }
        assert not absent, "every cell filled in has become a value"


def name_of(row):
    return next(form.name for form in FORMS.values() if form.log.name == row.log)


@each_form
def test_the_example_the_guide_and_the_choices_are_left_out(name):
    data, _ = filled(name, "pemilu-2024")
    report = read(data)
    assert {skipped.sheet for skipped in report.skipped} == {"Contoh", "Petunjuk", "Pilihan"}
    assert len({row.sheet for row in report.rows}) == 1


@each_form
def test_an_empty_form_is_no_report(name):
    if FORMS[name].listed:  # the TPS stand in it: rows that say only which TPS there are
        assert all(set(row.values) == {"tps"} for row in read(template(name, "pemilu-2024")).rows)
        return
    with pytest.raises(UserError):
        read(template(name, "pemilu-2024"))


@each_form
def test_only_the_headers_are_locked_and_anybody_may_unlock_them(name):
    page = opened(name).worksheets[0]
    assert page.protection.sheet
    assert page.protection.password is None
    for column, cell in enumerate(page[HEADER], start=1):
        letter = page.cell(1, column).column_letter
        assert cell.protection.locked
        assert not page.column_dimensions[letter].protection.locked


@each_form
def test_numbers_of_papers_and_seals_are_text_so_that_leading_zeros_stay(name):
    form = FORMS[name].of(reference.election("pemilu-2024"))
    page = opened(name).worksheets[0]
    for at, field in enumerate(form.fields, start=1):
        if form.kind(field) in (Kind.TEXT, Kind.LIST, Kind.BOX):
            assert page.column_dimensions[page.cell(1, at).column_letter].number_format == "@"


@each_form
def test_required_columns_are_marked_and_what_may_stand_in_them_is_checked(name):
    form = FORMS[name].of(reference.election("pemilu-2024"))
    page = opened(name).worksheets[0]
    heads = [cell.value for cell in page[HEADER]]
    assert heads == [form.header(field) + (" *" if field.required else "") for field in form.fields]
    checked = {str(check.sqref).split(":", maxsplit=1)[0] for check in page.data_validations.dataValidation}
    for at, field in enumerate(form.fields, start=1):
        if form.kind(field) in (Kind.TIME, Kind.COUNT, Kind.WORD, Kind.ITEM, Kind.PLACE):
            assert page.cell(HEADER + 1, at).coordinate in checked


@each_election
@each_form
def test_lists_of_choices_hold_only_what_the_import_reads(name, election):
    """Each choice in turn, in a row that is otherwise the example's first."""
    form = FORMS[name].of(reference.election(election))
    book = load_workbook(io.BytesIO(filled(name, election)[0]))
    page = book.worksheets[0]
    first = [page.cell(HEADER + 1, at).value for at in range(1, len(form.fields) + 1)]
    rows = []
    for check in page.data_validations.dataValidation:
        if check.type != "list":
            continue
        at = str(check.sqref).split(":", maxsplit=1)[0].rstrip("0123456789")
        sheet, area = check.formula1.split("!")
        words = [cell.value for (cell,) in book[sheet][area.replace("$", "")]]
        position = page[f"{at}1"].column - 1
        rows += [[*first[:position], word, *first[position + 1 :]] for word in words[:40]]
    for number, row in enumerate(rows, start=HEADER + 1):
        for at, value in enumerate(row, start=1):
            page.cell(number, at).value = value
    unread = {"Q003", "Q004", "Q005", "Q006", "Q007", "Q010", "P001", "P002", "P003"}
    wrong = [
        one.message for row in read(saved(book), election).rows for one in row.findings if one.code in unread
    ]
    assert wrong == []


@each_form
def test_a_form_is_small_enough_to_send_by_chat(name):
    assert len(template(name, "pemilu-2024")) < 100_000


def test_the_list_of_tps_holds_every_tps_of_the_election():
    page = opened("daftar-tps").worksheets[0]
    names = [page.cell(row, 1).value for row in range(HEADER + 1, page.max_row + 1)]
    assert [name for name in names if name] == [
        reference.name_of(code) for code in sorted(reference.stations("pemilu-2024"))
    ]


def test_a_form_asks_only_about_ballots_of_its_election():
    heads = [cell.value for cell in opened("daftar-tps", "pilkada-2024").worksheets[0][HEADER]]
    assert "DPTb pilgub" in heads
    assert "DPTb ppwp" not in heads


def test_the_guide_explains_every_column():
    for name, form in FORMS.items():
        told = {row[0].value for row in opened(name)["Petunjuk"].iter_rows()}
        assert {form.header(field) for field in form.of(reference.election("pemilu-2024")).fields} <= told


def test_the_command_writes_a_form_and_lists_them(tmp_path):
    target = tmp_path / "segel.xlsx"
    url = f"sqlite:///{tmp_path / 'none.db'}"
    assert (
        CliRunner().invoke(cli.app, ["template", "segel", "--out", str(target), "--store", url]).exit_code
        == 0
    )
    assert load_workbook(target).sheetnames[1:] == ["Contoh", "Petunjuk", "Pilihan"]
    listed = CliRunner().invoke(cli.app, ["template", "--list"]).stdout
    assert all(name in listed for name in FORMS)


def test_an_unknown_form_is_refused_with_those_there_are():
    with pytest.raises(UserError, match="pengiriman, segel, isi-kotak"):
        template("gaji", "pemilu-2024")


def test_a_workbook_of_another_kind_is_no_filled_form():
    book = Workbook()
    book.active.append(["Nama", "Gaji"])
    with pytest.raises(UserError):
        read(saved(book))
