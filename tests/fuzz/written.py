"""Tables written into a file, as different programs do it. The same bytes each time."""

import csv
import html
import io
from datetime import datetime, timedelta
from random import Random
from xml.sax.saxutils import escape

from lib.ingest.clean import Cell
from lib.ingest.table import letter
from tests.fuzz import letters, parts
from tests.fuzz.grids import Grid, as_text

Sheets = list[tuple[str, Grid]]
_FIRST = datetime(1899, 12, 30)  # noqa: DTZ001 (day 0 of a workbook, which knows no zones)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_FORMATS = (0, 14, 22, 20, 46)  # of numbers: plain, a date, a date and time, a time, a span
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    "<cellStyleXfs><xf/></cellStyleXfs><cellXfs>"
    + "".join(f'<xf numFmtId="{number}" applyNumberFormat="1"/>' for number in _FORMATS)
    + "</cellXfs></styleSheet>"
)


def as_csv(draw: Random, sheets: Sheets) -> bytes:
    """The first table with separators."""
    out = io.StringIO()
    writer = csv.writer(
        out,
        delimiter=draw.choice(";,\t|"),
        quoting=draw.choice((csv.QUOTE_MINIMAL, csv.QUOTE_MINIMAL, csv.QUOTE_ALL)),
        lineterminator=draw.choice(("\r\n", "\n")),
    )
    writer.writerows([[as_text(cell) for cell in row] for row in sheets[0][1]])
    return letters.encoded(draw, out.getvalue())


def as_html(_: Random, sheets: Sheets) -> bytes:
    """A web page, as sites offer for Excel."""
    made = []
    for _sheet_name, grid in sheets:
        rows = ("".join(f"<td>{html.escape(as_text(cell))}</td>" for cell in row) for row in grid)
        made.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
    return f"<html><body>{''.join(made)}</body></html>".encode("utf-8", "replace")


def as_xlsx(draw: Random, sheets: Sheets) -> bytes:
    """A small workbook. Some numbers are dressed as dates, some cells are formulas without a result."""
    listed, links, types = "", _link("rId0", "styles", "styles.xml"), ""
    documents = {
        "[Content_Types].xml": "",
        "_rels/.rels": _links(_link("rId1", "officeDocument", "xl/workbook.xml")),
    }
    for at, (sheet, grid) in enumerate(sheets, 1):
        name = f"Lembar {at}" if draw.random() < 0.2 else sheet[:31]
        part = f"worksheets/sheet{at}.xml"
        listed += f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{at}" r:id="rId{at}"/>'
        links += _link(f"rId{at}", "worksheet", part)
        types += _part(f"/xl/{part}", "worksheet+xml")
        documents[f"xl/{part}"] = _sheet(draw, grid)
    types += _part("/xl/workbook.xml", "sheet.main+xml") + _part("/xl/styles.xml", "styles+xml")
    documents |= {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATED}"><sheets>{listed}</sheets>'
        "</workbook>",
        "xl/_rels/workbook.xml.rels": _links(links),
        "xl/styles.xml": _STYLES,
    }
    return parts.packed([(name, text.encode("utf-8", "replace")) for name, text in documents.items()])


def _part(name: str, kind: str) -> str:
    return f'<Override PartName="{name}" ContentType="{_TYPE}{kind}"/>'


def _link(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{_RELATED}/{kind}" Target="{target}"/>'


def _links(made: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{made}</Relationships>'


def _sheet(draw: Random, grid: Grid) -> str:
    rows = []
    for at, row in enumerate(grid, 1):
        cells = "".join(_cell(draw, f"{letter(x)}{at}", cell) for x, cell in enumerate(row))
        rows.append(f'<row r="{at}">{cells}</row>')
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'


def _cell(draw: Random, where: str, cell: Cell) -> str:
    if cell is None:
        return ""
    if draw.random() < 0.01:  # a formula whose result nobody computed, or failed
        return draw.choice((f'<c r="{where}"><f>1+1</f></c>', f'<c r="{where}" t="e"><v>#REF!</v></c>'))
    if isinstance(cell, bool):
        return f'<c r="{where}" t="b"><v>{int(cell)}</v></c>'
    if isinstance(cell, int | float):
        return f'<c r="{where}" s="{draw.choice((0, 0, 1, 2, 3, 4))}"><v>{cell!r}</v></c>'
    if isinstance(cell, datetime) and draw.random() < 0.7:
        days = (cell.replace(tzinfo=None) - _FIRST) / timedelta(days=1)
        return f'<c r="{where}" s="2"><v>{days!r}</v></c>'
    clean = "".join(one for one in as_text(cell) if one >= " " or one in "\t\n")
    return f'<c r="{where}" t="inlineStr"><is><t xml:space="preserve">{escape(clean)}</t></is></c>'


WRITERS = (as_csv, as_csv, as_xlsx, as_xlsx, as_xlsx, as_html)
