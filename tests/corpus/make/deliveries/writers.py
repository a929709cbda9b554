"""The programs: each takes the same sheets and writes them in its own way."""

import csv
import io
import shutil
import subprocess
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlsxwriter
import xlwt
from odf import table as odf_table
from odf import text as odf_text
from odf.opendocument import OpenDocumentSpreadsheet
from openpyxl.utils import range_boundaries

from tests.corpus.make.deliveries.kit import Formula, Sheet

FIRST_DAY = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheet cells carry no zone
FORMATS = ((datetime, "dd/mm/yyyy hh:mm"), (date, "dd/mm/yyyy"), (time, "hh:mm"))


def _format(value: Any) -> str | None:
    return next((mask for kind, mask in FORMATS if isinstance(value, kind)), None)


def with_openpyxl(path: Path, sheets: list[Sheet], last_row: int | None = None) -> None:
    """openpyxl: formulas without a result; `last_row` leaves one formatted empty cell far below."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for sheet in sheets:
        page = book.create_sheet(sheet.name)
        for number, cells in enumerate(sheet.cells, start=1):
            for column, value in enumerate(cells, start=1):
                if value is None:
                    continue
                cell = page.cell(number, column, f"={value.text}" if isinstance(value, Formula) else value)
                if isinstance(value, str) and value.startswith("="):
                    cell.data_type = "s"  # a text that looks like a formula stays a text
                if mask := _format(value):
                    cell.number_format = mask
        for area in sheet.merged:
            page.merge_cells(area)
        page.sheet_state = "hidden" if sheet.hidden else "visible"
        if last_row:
            page.cell(last_row, 1).number_format = "0.00"
    book.save(path)


def with_xlsxwriter(path: Path, sheets: list[Sheet], since_1904: bool = False) -> None:
    """XlsxWriter: merged areas carry their value, formulas their result."""
    book = xlsxwriter.Workbook(str(path), {"date_1904": since_1904})
    masks = {mask: book.add_format({"num_format": mask}) for _, mask in FORMATS}
    plain = book.add_format({"border": 1})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        for area in sheet.merged:
            page.merge_range(area, "", plain)
        for row, cells in enumerate(sheet.cells):
            for column, value in enumerate(cells):
                if isinstance(value, Formula):
                    page.write_formula(row, column, f"={value.text}", plain, value.result)
                elif mask := _format(value):
                    page.write_datetime(row, column, value, masks[mask])
                elif isinstance(value, str):
                    page.write_string(row, column, value, plain)
                elif value is not None:
                    page.write(row, column, value, plain)
        if sheet.hidden:
            page.hide()
    book.close()


def with_xlwt(path: Path, sheets: list[Sheet], since_1904: bool = False) -> None:
    """xlwt: the old binary workbook (BIFF8)."""
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = since_1904
    styles = {mask: xlwt.easyxf(num_format_str=mask) for _, mask in FORMATS}
    for sheet in sheets:
        page = book.add_sheet(sheet.name)
        tops = {}
        for area in sheet.merged:
            left, top, right, bottom = range_boundaries(area)
            tops[top - 1, left - 1] = (top - 1, bottom - 1, left - 1, right - 1)
        for row, cells in enumerate(sheet.cells):
            for column, value in enumerate(cells):
                style = styles.get(_format(value) or "", xlwt.Style.default_style)
                if (row, column) in tops:
                    page.write_merge(*tops[row, column], value, style)
                elif value is not None:
                    page.write(row, column, value, style)
        page.visibility = int(sheet.hidden)
    book.save(str(path))


def _odf_cell(value: Any) -> dict[str, str]:
    """The attributes of an OpenDocument cell, without their namespace."""
    if isinstance(value, Formula):
        return {"formula": f"of:={value.text}", **_odf_cell(value.result)}
    if isinstance(value, datetime):
        return {"valuetype": "date", "datevalue": value.strftime("%Y-%m-%dT%H:%M:%S")}
    if isinstance(value, date):
        return {"valuetype": "date", "datevalue": value.isoformat()}
    if isinstance(value, time):
        return {"valuetype": "time", "timevalue": value.strftime("PT%HH%MM%SS")}
    if isinstance(value, int | float):
        return {"valuetype": "float", "value": repr(value)}
    return {"valuetype": "string"}


def _shown(value: Any) -> str:
    if isinstance(value, Formula):
        return _shown(value.result)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y")
    return value.strftime("%H:%M") if isinstance(value, time) else str(value)


def with_odfpy(path: Path, sheets: list[Sheet]) -> None:
    """odfpy: OpenDocument cells with their types, merged areas as spans, blank lines folded into one."""
    document = OpenDocumentSpreadsheet()
    for sheet in sheets:
        page = odf_table.Table(name=sheet.name)
        spans, covered = _spans(sheet), _covered(sheet)
        for row, cells in enumerate(sheet.cells):
            line = odf_table.TableRow()
            for column, value in enumerate(cells):
                extra = spans.get((row, column), {})
                if (row, column) in covered:
                    line.addElement(odf_table.CoveredTableCell())
                    continue
                if value is None:
                    line.addElement(odf_table.TableCell(**extra))
                    continue
                cell = odf_table.TableCell(**_odf_cell(value), **extra)
                cell.addElement(odf_text.P(text=_shown(value)))
                line.addElement(cell)
            if not cells:
                line.addElement(odf_table.TableCell(numbercolumnsrepeated="16"))
            page.addElement(line)
        tail = odf_table.TableRow(numberrowsrepeated="1000000")
        tail.addElement(odf_table.TableCell(numbercolumnsrepeated="16"))
        page.addElement(tail)
        document.spreadsheet.addElement(page)
    document.save(str(path))


def _spans(sheet: Sheet) -> dict[tuple[int, int], dict[str, str]]:
    spans = {}
    for area in sheet.merged:
        left, top, right, bottom = range_boundaries(area)
        spans[top - 1, left - 1] = {
            "numberrowsspanned": str(bottom - top + 1),
            "numbercolumnsspanned": str(right - left + 1),
        }
    return spans


def _covered(sheet: Sheet) -> set[tuple[int, int]]:
    """Cells under a merged area, its first cell left out."""
    found = set()
    for area in sheet.merged:
        left, top, right, bottom = range_boundaries(area)
        found |= {
            (row - 1, column - 1) for row in range(top, bottom + 1) for column in range(left, right + 1)
        }
        found.discard((top - 1, left - 1))
    return found


HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="D1"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>
</number:date-style>
<number:date-style style:name="D2"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>
<number:text> </number:text><number:hours number:style="long"/><number:text>:</number:text>
<number:minutes number:style="long"/></number:date-style>
<number:time-style style:name="D3"><number:hours number:style="long"/><number:text>:</number:text>
<number:minutes number:style="long"/></number:time-style>
<style:style style:name="day" style:family="table-cell" style:data-style-name="D1"/>
<style:style style:name="moment" style:family="table-cell" style:data-style-name="D2"/>
<style:style style:name="hour" style:family="table-cell" style:data-style-name="D3"/>
</office:automatic-styles><office:body><office:spreadsheet>"""
TAIL = "</office:spreadsheet></office:body></office:document>"
ATTRIBUTES = {
    "formula": "table:formula",
    "valuetype": "office:value-type",
    "datevalue": "office:date-value",
    "timevalue": "office:time-value",
    "value": "office:value",
    "numberrowsspanned": "table:number-rows-spanned",
    "numbercolumnsspanned": "table:number-columns-spanned",
}


def _flat(sheets: list[Sheet]) -> str:
    """The sheets as a flat OpenDocument file (.fods), the way LibreOffice reads it."""
    out = [HEAD]
    for sheet in sheets:
        out.append(f'<table:table table:name="{escape(sheet.name or "")}">')
        spans, covered = _spans(sheet), _covered(sheet)
        for row, cells in enumerate(sheet.cells):
            out.append("<table:table-row>")
            for column, value in enumerate(cells or [None]):
                under = (row, column) in covered
                cell = _flat_cell(value, spans.get((row, column), {}))
                out.append("<table:covered-table-cell/>" if under else cell)
            out.append("</table:table-row>")
        out.append("</table:table>")
    return "".join([*out, TAIL])


def _flat_cell(value: Any, span: dict[str, str]) -> str:
    if value is None and not span:
        return "<table:table-cell/>"
    said = {**(_odf_cell(value) if value is not None else {}), **span}
    style = {"date": "day", "time": "hour"}.get(said.get("valuetype", ""), "")
    if len(said.get("datevalue", "")) > len("2024-02-11"):
        style = "moment"
    shown = "" if value is None else f"<text:p>{escape(_shown(value))}</text:p>"
    written = "".join(
        f' {ATTRIBUTES[name]}="{escape(text, {chr(34): "&quot;"})}"' for name, text in said.items()
    )
    styled = f' table:style-name="{style}"' if style else ""
    return f"<table:table-cell{written}{styled}>{shown}</table:table-cell>"


def with_libreoffice(path: Path, sheets: list[Sheet], kind: str) -> None:
    """LibreOffice headless: a flat document converted; `kind` as `--convert-to` wants it."""
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.fods"
        source.write_text(_flat(sheets), encoding="utf-8")
        program = shutil.which("soffice")
        if program is None:
            raise FileNotFoundError("LibreOffice (soffice) is needed for this file")
        profile = f"-env:UserInstallation=file://{folder}/profile"
        subprocess.run(
            [program, "--headless", profile, "--convert-to", kind, "--outdir", f"{folder}/out", str(source)],
            check=True,
            capture_output=True,
        )
        shutil.move(Path(folder) / "out" / f"{path.stem}{path.suffix}", path)


def as_csv(sheet: Sheet, sep: str = ",", end: str = "\r\n") -> str:
    """The lines as separated text; an empty line stays an empty line."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=sep, lineterminator=end)
    for cells in sheet.cells:
        if cells:
            writer.writerow(["" if value is None else value for value in cells])
        else:
            out.write(end)
    return out.getvalue()


def with_editor(path: Path, sheet: Sheet, sep: str = ",", encoding: str = "utf-8", end: str = "\r\n") -> None:
    """A text editor: separated text in an encoding."""
    path.write_bytes(as_csv(sheet, sep, end).encode(encoding))


def serial(moment: datetime) -> float:
    """The Excel serial number (1900 system) of a moment."""
    return (moment - FIRST_DAY) / timedelta(days=1)
