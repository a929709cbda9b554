"""Workbooks that would blow up their reader: packed blanks, overlapping entries, entities, a far cell."""

import struct
import zipfile
import zlib
from pathlib import Path

from tests.corpus.make.deliveries.kit import Sheet, data, feb
from tests.corpus.make.deliveries.writers import with_openpyxl
from tests.corpus.make.seals_kit import NOTED, case, seal

OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = f"""<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{OFFICE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{OFFICE}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{OFFICE}.sharedStrings+xml"/>
</Types>"""
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROOT = f"""<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">
<Relationship Id="r1" Type="{RELATION}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
BOOK = f"""<?xml version="1.0"?><workbook xmlns="{MAIN}" xmlns:r="{RELATION}">
<sheets><sheet name="Segel" sheetId="1" r:id="r1"/></sheets></workbook>"""
PARTS = f"""<?xml version="1.0"?><Relationships xmlns="{PACKAGE}">
<Relationship Id="r1" Type="{RELATION}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="r2" Type="{RELATION}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
WORDS = (
    "Kelurahan",
    "TPS",
    "Jenis",
    "Titik",
    "Waktu",
    "Kondisi",
    "Medono",
    "PPWP",
    "13/02/2024 14.20",
    "utuh",
)
HEADER = '<row r="1">' + "".join(f'<c t="s"><v>{n}</v></c>' for n in range(6)) + "</row>"
LINE = (
    '<row r="2"><c t="s"><v>6</v></c><c><v>7</v></c><c t="s"><v>7</v></c><c t="s"><v>1</v></c>'
    '<c t="s"><v>8</v></c><c t="s"><v>9</v></c></row>'
)
CHUNK = 1 << 20


def _strings(doctype: str = "", last: str = "") -> str:
    items = "".join(f"<si><t>{word}</t></si>" for word in WORDS)
    return f'<?xml version="1.0"?>{doctype}<sst xmlns="{MAIN}">{items}{last}</sst>'


def _sheet(rows: str, doctype: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    )


def _book(path: Path, sheet: str, strings: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        pack.writestr("[Content_Types].xml", TYPES)
        pack.writestr("_rels/.rels", ROOT)
        pack.writestr("xl/workbook.xml", BOOK)
        pack.writestr("xl/_rels/workbook.xml.rels", PARTS)
        pack.writestr("xl/sharedStrings.xml", strings)
        pack.writestr("xl/worksheets/sheet1.xml", sheet)


@case(
    "hostile", "01_bom_rasio.xlsx", "zipfile", "lembar 300 MB spasi dalam 0,3 MB", accepted=False, seconds=10
)
def ratio(path: Path) -> None:
    """A sheet of 300 MB of blanks behind one true line."""
    _book(path, "", _strings())
    with zipfile.ZipFile(path) as pack:
        parts = {name: pack.read(name) for name in pack.namelist() if "sheet1" not in name}
    start, end = _sheet(HEADER + LINE + "|").split("|")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
        for name, content in parts.items():
            pack.writestr(name, content)
        with pack.open("xl/worksheets/sheet1.xml", "w") as out:
            out.write(start.encode())
            for _ in range(300):
                out.write(b" " * CHUNK)
            out.write(end.encode())


@case(
    "hostile",
    "02_bom_bertindihan.xlsx",
    "struct dan zlib",
    "3.000 entri menunjuk isi yang sama: 150 KB yang mengaku 60 GB",
    accepted=False,
    seconds=10,
)
def overlapping(path: Path) -> None:
    """Three thousand directory entries, all of one packed kernel of 20 MB."""
    raw = b" " * (20 * CHUNK)
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed, check = squeeze.compress(raw) + squeeze.flush(), zlib.crc32(raw)
    names = [b"xl/worksheets/sheet%d.xml" % number for number in range(1, 3001)]
    sizes = struct.pack("<LLL", check, len(packed), len(raw))
    local = (
        struct.pack("<LHHHHH", 0x04034B50, 20, 0, 8, 0, 33)
        + sizes
        + struct.pack("<HH", len(names[0]), 0)
        + names[0]
    )
    entries = b"".join(
        struct.pack("<LHHHHHH", 0x02014B50, 20, 20, 0, 8, 0, 33)
        + sizes
        + struct.pack("<HHHHHLL", len(name), 0, 0, 0, 0, 0, 0)
        + name
        for name in names
    )
    end = struct.pack("<LHHHHLLH", 0x06054B50, 0, 0, 3000, 3000, len(entries), len(local) + len(packed), 0)
    path.write_bytes(local + packed + entries + end)


@case(
    "hostile",
    "03_entitas_berlipat.xlsx",
    "zipfile",
    "entitas bersarang sepuluh tingkat di XML lembar (billion laughs)",
    accepted=False,
    seconds=10,
    never=["hahaha"],
)
def laughs(path: Path) -> None:
    """Ten levels of ten: three billion bytes from one cell."""
    levels = "".join(f'<!ENTITY h{n} "{f"&h{n - 1};" * 10}">' for n in range(1, 11))
    doctype = f'<!DOCTYPE worksheet [<!ENTITY h0 "ha">{levels}]>'
    bomb = '<row r="3"><c t="inlineStr"><is><t>&h10;</t></is></c></row>'
    _book(path, _sheet(HEADER + LINE + bomb, doctype), _strings())


@case(
    "hostile",
    "04_entitas_luar.xlsx",
    "zipfile",
    "entitas luar di sharedStrings yang membaca /etc/passwd (XXE)",
    accepted=False,
    seconds=10,
    never=["root:x:0", "/bin/bash"],
)
def outside(path: Path) -> None:
    """A text of the workbook that is a file of the server."""
    doctype = '<!DOCTYPE sst [<!ENTITY p SYSTEM "file:///etc/passwd">]>'
    cell = LINE.replace("<v>6</v>", f"<v>{len(WORDS)}</v>")
    _book(path, _sheet(HEADER + cell), _strings(doctype, "<si><t>&p;</t></si>"))


@case(
    "hostile",
    "05_sel_di_ujung.xlsx",
    "openpyxl",
    "tabel kecil yang sah dan satu sel di XFD1048576: boleh diterima atau ditolak, tetapi cepat",
    accepted=None,
    seconds=15,
)
def far_cell(path: Path) -> list[Sheet]:
    """Two true lines, and a cell at the far corner of the sheet."""
    lines = [
        ["Kelurahan", "TPS", "Jenis", "Titik", "Waktu", "Kondisi"],
        data(
            ["Medono", 7, "PPWP", "TPS", "13/02/2024 14:20", "utuh"],
            seal("Medono", 7, "ppwp", NOTED, checkpoint="tps", checked_at=feb(13, "14:20"), condition="utuh"),
        ),
        data(
            ["Medono", 7, "DPR", "TPS", "13/02/2024 14:21", "utuh"],
            seal("Medono", 7, "dpr", NOTED, checkpoint="tps", checked_at=feb(13, "14:21"), condition="utuh"),
        ),
    ]
    sheets = [Sheet("Segel", lines)]
    with_openpyxl(path, sheets)
    with zipfile.ZipFile(path) as pack:
        parts = {name: pack.read(name) for name in pack.namelist()}
    name = "xl/worksheets/sheet1.xml"
    far = b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>.</t></is></c></row></sheetData>'
    parts[name] = parts[name].replace(b"</sheetData>", far)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        for part, content in parts.items():
            pack.writestr(part, content)
    return sheets


@case(
    "hostile",
    "25_zip_keluar_folder.zip",
    "zipfile",
    "zip dengan nama ../../ dan tanpa obrolan di dalamnya",
    accepted=None,
    seconds=10,
)
def zip_slip(path: Path) -> None:
    """Names that would leave the folder; there is no chat inside."""
    with zipfile.ZipFile(path, "w") as pack:
        pack.writestr("../../../tmp/kawal-keluar.txt", "halo")
        pack.writestr("/tmp/kawal-mutlak.txt", "halo")  # noqa: S108 - a hostile name, never opened


@case(
    "hostile",
    "26_zip_dalam_zip.xlsx",
    "zipfile",
    "arsip bersarang lima tingkat bernama .xlsx",
    accepted=False,
    seconds=10,
)
def nested(path: Path) -> None:
    """Five archives, one in the other, ten copies each."""
    inner = path.with_suffix(".inner")
    content = b"0" * CHUNK
    for _ in range(5):
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as pack:
            for number in range(10):
                pack.writestr(f"{number}.zip", content)
        content = inner.read_bytes()
    inner.unlink()
    path.write_bytes(content)
