"""Files made byte by byte, for what no office program would write."""

import io
import struct
import zipfile

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = (
    f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_LINKED}/officeDocument" '
    'Target="xl/workbook.{}"/></Relationships>'
)
ROW = '<row r="{0}"><c r="A{0}"><v>{0}</v></c><c r="B{0}" t="str"><v>x</v></c></row>'


def zipped(parts, method=zipfile.ZIP_DEFLATED):
    """parts: name → text or bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _links(kind):
    return (
        f'<Relationships xmlns="{_PACKAGE}"><Relationship Id="rId1" Type="{_LINKED}/worksheet" '
        f'Target="worksheets/sheet1.{kind}"/></Relationships>'
    )


def xlsx(rows, *, after="", more=(), settings=""):
    """A workbook with one sheet, `Utara`. rows: XML of its rows; after: what follows them; more: parts."""
    return zipped(
        {
            "_rels/.rels": _OFFICE.format("xml"),
            "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINKED}"><sheets>'
            f'<sheet name="Utara" sheetId="1" r:id="rId1"/></sheets>{settings}</workbook>',
            "xl/_rels/workbook.xml.rels": _links("xml"),
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData>{after}'
            "</worksheet>",
            **dict(more),
        }
    )


def ods(rows, *, before="", mimetype="application/vnd.oasis.opendocument.spreadsheet"):
    """A workbook with one sheet, `Utara`. rows: XML of its rows; before: what precedes the document."""
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f"{before}<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Utara">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped({"mimetype": mimetype, "content.xml": content}, zipfile.ZIP_STORED)


def _record(kind, body=b""):
    size = len(body)
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    while size > 127:
        head += bytes([size & 0x7F | 0x80])
        size >>= 7
    return head + bytes([size]) + body


def _text(written):
    return struct.pack("<I", len(written)) + written.encode("utf-16-le")


def _cell(kind, column, body, style=0):
    return _record(kind, struct.pack("<II", column, style) + body)


def xlsb(*, date1904=False):
    """A hidden sheet `Utara`: titles in row 1; a number, moment, error and truth in row 4; A4:B5 merged."""
    sheet = b"".join(
        [
            _record(129),
            _record(148, struct.pack("<4I", 0, 3, 0, 3)),
            _record(145),
            _record(0, struct.pack("<I", 0) + bytes(17)),
            *(_cell(6, at, _text(title)) for at, title in enumerate(("No", "Tanggal", "Salah", "Cocok"))),
            _record(0, struct.pack("<I", 3) + bytes(17)),
            _cell(5, 0, struct.pack("<d", 7)),
            _cell(5, 1, struct.pack("<d", 45335.5), style=1),
            _cell(3, 2, b"\x17"),
            _cell(4, 3, b"\x01"),
            _record(146),
            _record(177, struct.pack("<I", 1)) + _record(176, struct.pack("<4I", 3, 4, 0, 1)) + _record(178),
            _record(130),
        ]
    )
    formats = (_record(47, struct.pack("<HHHHHBBH", 0, one, 0, 0, 0, 0, 0, 0)) for one in (0, 14))
    styles = _record(278) + _record(617, struct.pack("<I", 2)) + b"".join(formats) + _record(618)
    hidden = struct.pack("<II", 1, 1)
    workbook = b"".join(
        [
            _record(131),
            _record(153, struct.pack("<III", 0x20 | date1904, 0, 0)),
            _record(143) + _record(156, hidden + _text("rId1") + _text("Utara")) + _record(144),
            _record(132),
        ]
    )
    return zipped(
        {
            "_rels/.rels": _OFFICE.format("bin"),
            "xl/workbook.bin": workbook,
            "xl/_rels/workbook.bin.rels": _links("bin"),
            "xl/styles.bin": styles + _record(279),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )
