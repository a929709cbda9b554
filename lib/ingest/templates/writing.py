"""A form as a workbook. Formats belong to whole columns, so that any number of rows can be filled in."""

import io
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from lib.areas.wilayah import reference
from lib.ingest.clean import Cell
from lib.ingest.templates.choices import choices, stations
from lib.ingest.templates.forms import Field, Form
from lib.ingest.templates.samples import samples
from lib.kernel.logs import Kind

EXAMPLE, GUIDE, CHOICES = "Contoh", "Petunjuk", "Pilihan"  # sheets that the import leaves out
HEADER = 4  # the row of the headers
_CHECKED = 6_000  # rows in which entries are held against what may stand there
_NUMBERS = {Kind.COUNT: "#,##0", Kind.TIME: "dd mmm yyyy hh:mm", Kind.DEGREE: "0.0000"}
_DAY = "dd mmm yyyy"
_WIDTHS = {Kind.COUNT: 12, Kind.TIME: 19, Kind.PLACE: 26, Kind.ITEM: 26, Kind.LIST: 24, Kind.FLAG: 10}
_TITLE = Font(name="Calibri", bold=True, size=14)
_HEAD = Font(name="Calibri", bold=True, color="FFFFFFFF")
_NEEDED, _OPTIONAL = PatternFill("solid", fgColor="FF8B1A1A"), PatternFill("solid", fgColor="FF595959")
_LINE = Side(style="thin", color="FFBFBFBF")
_FREE, _LOCKED = Protection(locked=False), Protection(locked=True)
_TOP = Alignment(vertical="top", wrap_text=True)
_KEY = "Kolom bertanda * wajib diisi. Kosong berarti belum diketahui; 0 berarti memang tidak ada."


def written(form: Form, election: str) -> bytes:
    """The workbook: the sheet to fill in, the example, the guide, and the hidden lists of choices."""
    book = Workbook()
    page = book.active
    page.title = form.log.label if form.name != "jadwal" else "Jadwal"
    example, guide = book.create_sheet(EXAMPLE), book.create_sheet(GUIDE)
    lists = _Lists(book.create_sheet(CHOICES))
    _form(page, form, election, lists)
    _example(example, form, election)
    _guide(guide, form, election)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


class _Lists:
    """The hidden sheet with the lists from which cells are chosen; equal lists stand there once."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.known: dict[tuple[str, ...], str] = {}
        page.sheet_state = "hidden"
        page["A1"] = "Daftar pilihan untuk lembar isian. Jangan diubah."

    def of(self, words: tuple[str, ...]) -> str:
        """The area of a list, as a validation names it."""
        if words not in self.known:
            column = len(self.known) + 1
            for row, word in enumerate(words, start=3):
                self.page.cell(row, column, word)
            at = get_column_letter(column)
            self.known[words] = f"{CHOICES}!${at}$3:${at}${len(words) + 2}"
        return self.known[words]


def _form(page: Any, form: Form, election: str, lists: _Lists) -> None:
    """The sheet to fill in: headers locked, everything below free."""
    _columns(page, form, _FREE)
    _top(page, form, form.title, _KEY)
    for at, field in enumerate(form.fields, start=1):
        check = _check(form, field, election, lists)
        if check is not None:
            column = get_column_letter(at)
            check.add(f"{column}{HEADER + 1}:{column}{HEADER + _CHECKED}")
            page.add_data_validation(check)
    if form.listed:
        for row, name in enumerate(stations(election), start=HEADER + 1):
            page.cell(row, 1, name).protection = _FREE
    _protect(page)


def _example(page: Any, form: Form, election: str) -> None:
    _columns(page, form, _LOCKED)
    _top(page, form, f"CONTOH PENGISIAN: {form.title}", "Isinya rekaan. Lembar ini tidak dibaca.")
    for row, sample in enumerate(samples(form, election), start=HEADER + 1):
        for at, field in enumerate(form.fields, start=1):
            cell = page.cell(row, at, sample.get(field.name))
            cell.number_format = _number_format(form, field)
    _protect(page)


def _top(page: Any, form: Form, title: str, key: str) -> None:
    """Title, what the form is for, and the headers."""
    for row, text in enumerate((title, f"{form.use} {key}"), start=1):
        page.cell(row, 1, text)
        for at in range(1, len(form.fields) + 1):
            page.cell(row, at).protection = _LOCKED
            page.cell(row, at).number_format = "General"
    page["A1"].font = _TITLE
    for at, field in enumerate(form.fields, start=1):
        page.cell(HEADER - 1, at).protection = _LOCKED
        cell = page.cell(HEADER, at, form.header(field) + (" *" if field.required else ""))
        cell.font, cell.fill = _HEAD, _NEEDED if field.required else _OPTIONAL
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        cell.border, cell.protection = Border(left=_LINE, right=_LINE), _LOCKED
    page.row_dimensions[HEADER].height = 32
    page.freeze_panes = page.cell(HEADER + 1, 1)


def _columns(page: Any, form: Form, protection: Protection) -> None:
    for at, field in enumerate(form.fields, start=1):
        column = page.column_dimensions[get_column_letter(at)]
        column.width = max(_WIDTHS.get(form.kind(field), 18), len(form.header(field)) / 1.6)
        column.number_format, column.protection = _number_format(form, field), protection


def _number_format(form: Form, field: Field) -> str:
    """Text for everything but amounts and times: leading zeros and long numbers stay as they are typed."""
    return _DAY if field.name == "day" else _NUMBERS.get(form.kind(field), "@")


def _protect(page: Any) -> None:
    """Without a password: it guards against slips, not against people."""
    guard = page.protection
    guard.sheet = True
    guard.formatCells = guard.formatColumns = guard.formatRows = False
    guard.insertRows = guard.deleteRows = guard.sort = guard.autoFilter = False


def _check(form: Form, field: Field, election: str, lists: _Lists) -> DataValidation | None:
    """What may stand in a column's cells, and how that is said."""
    kind, words = form.kind(field), choices(form, field, election)
    if words:
        check = DataValidation("list", formula1=lists.of(words), allow_blank=True)
        # Any place may be written that is not in the list; other words are the only ones there are.
        check.errorStyle = "warning" if kind is Kind.PLACE else "stop"
        check.error = "Pilih dari daftar. Tempat di luar daftar ditulis lain:<nama>."
        check.error = check.error if kind is Kind.PLACE else "Pilih salah satu dari daftar."
    elif kind is Kind.COUNT:
        check = DataValidation("whole", "greaterThanOrEqual", "0", allow_blank=True)
        check.error = "Tulis bilangan bulat, misalnya 1234. Kosongkan kalau belum diketahui."
    elif kind is Kind.TIME:
        day = reference.election(election).voting_day
        first, last = day - timedelta(days=400), day + timedelta(days=120)
        check = DataValidation("date", "between", _date(first), _date(last), allow_blank=True)
        check.error = f"Tulis tanggal seperti {day - timedelta(days=1)} 15:00."
    elif kind is Kind.DEGREE:
        check = DataValidation("decimal", "between", "-180", "180", allow_blank=True)
        check.error = "Tulis derajat desimal."
    else:
        return None
    check.showErrorMessage, check.errorTitle = True, "Belum terbaca"
    check.showInputMessage, check.promptTitle, check.prompt = True, form.header(field)[:32], field.help[:255]
    return check


def _date(day: date) -> str:
    return f"DATE({day.year},{day.month},{day.day})"


def _guide(page: Any, form: Form, election: str) -> None:
    """What each column means, and how things are written."""
    lines: list[Sequence[str]] = [(text,) for text in _guide_top(form)]
    lines += [(), ("Kolom", "Wajib", "Isinya", "Contoh atau pilihan")]
    heading = len(lines)
    shown: dict[str, str] = {}
    for sample in reversed(samples(form, election)):
        shown |= {name: _shown(cell) for name, cell in sample.items()}
    for field in form.fields:
        words = choices(form, field, election)
        example = "; ".join(words) if 0 < len(words) <= 20 else shown.get(field.name, "")
        lines.append((form.header(field), "ya" if field.required else "boleh kosong", field.help, example))
    for row, line in enumerate(lines, start=1):
        for at, text in enumerate(line, start=1):
            cell = page.cell(row, at, text)
            cell.data_type, cell.alignment = "s", _TOP if row >= heading else Alignment()
        if row > heading:  # not every program makes a row as high as its text
            page.row_dimensions[row].height = 15 * max(1 + len(line[2]) // 74, 1 + len(line[3]) // 48)
    page["A1"].font = _TITLE
    for cell in page[heading]:
        cell.font, cell.fill = _HEAD, _OPTIONAL
    for column, width in zip("ABCD", (24, 14, 70, 46), strict=True):
        page.column_dimensions[column].width = width
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    _protect(page)


def _shown(cell: Cell) -> str:
    return f"{cell:%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else str(cell)


def _guide_top(form: Form) -> tuple[str, ...]:
    return (
        f"PETUNJUK: {form.title}",
        form.use,
        "Isi lembar pertama mulai baris di bawah judul kolom, simpan, lalu unggah berkasnya. "
        "Lembar Contoh dan Petunjuk tidak dibaca.",
        "Kosong berarti belum diketahui. 0 berarti sudah diperiksa dan memang tidak ada. Jangan menebak.",
        "Waktu ditulis 2024-02-13 15:00 (WIB). Kalau jamnya tidak diketahui, tulis tanggalnya saja.",
        "Tempat ditulis dengan nama resminya, misalnya TPS 7 Medono, PPS Medono, PPK Pekalongan Barat, "
        "Gudang KPU. Tempat lain ditulis lain:<nama>.",
        "Nomor surat, segel, dan berita acara ditulis persis seperti aslinya, termasuk nol di depan.",
    )
