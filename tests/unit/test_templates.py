"""The forms that people fill in: what stands in them and how it is guarded."""

import io
from functools import cache

import pytest
from openpyxl import load_workbook
from typer.testing import CliRunner

from lib import cli
from lib.areas.wilayah import reference
from lib.ingest.templates import FORMS, template
from lib.ingest.templates.writing import HEADER
from lib.kernel.errors import UserError
from lib.kernel.logs import Kind

each_form = pytest.mark.parametrize("name", FORMS)


@cache
def made(name, election="pemilu-2024"):
    """The form as it is sent."""
    return template(name, election)


@cache
def opened(name, election="pemilu-2024"):
    """The form, to be looked at only: all tests share it."""
    return load_workbook(io.BytesIO(made(name, election)))


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


@each_form
def test_a_form_is_small_enough_to_send_by_chat(name):
    assert len(made(name)) < 100_000


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
