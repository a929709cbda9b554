"""The forms that people fill in: what is filled in is read, and nothing else is."""

import io
from functools import cache

import pytest
from openpyxl import Workbook, load_workbook

from lib.areas.wilayah import reference
from lib.ingest.prepare import prepare
from lib.ingest.templates import FORMS, template
from lib.ingest.templates.samples import samples
from lib.ingest.templates.writing import HEADER
from lib.kernel.clock import parse
from lib.kernel.errors import UserError

ELECTIONS = ("pemilu-2024", "pilkada-2024")
LATER = parse("2024-12-31T12:00").minute
each_form = pytest.mark.parametrize("name", FORMS)
each_election = pytest.mark.parametrize("election", ELECTIONS)


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@cache
def filled(name, election):
    """The form filled in with the rows of its own example, as a person would type them."""
    book = load_workbook(io.BytesIO(template(name, election)))
    form = FORMS[name].of(reference.election(election))
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


def test_a_workbook_of_another_kind_is_no_filled_form():
    book = Workbook()
    book.active.append(["Nama", "Gaji"])
    with pytest.raises(UserError):
        read(saved(book))
