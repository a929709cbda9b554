"""What is no table, or not safe to open, is refused with what it is and what to do; quickly."""

import io
import struct
import zipfile
import zlib
from functools import cache
from pathlib import Path

import pytest
from openpyxl import Workbook

from lib.ingest import content, reading
from lib.ingest.reading import LARGEST, Kind, kind_of, load, tables
from lib.kernel.errors import UserError
from tests.bytes import ROW, ods, xlsx, zipped
from tests.refusing import refusal

FIXTURES = Path(__file__).parents[1] / "fixtures" / "reading"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = '<!DOCTYPE a [<!ENTITY b "{}">]>'.format("x" * 10)


@pytest.mark.parametrize(
    ("data", "kind", "said"),
    [
        (b"", Kind.EMPTY, "kosong"),
        (b"\xef\xbb\xbf \n\n", Kind.EMPTY, "kosong"),
        ("\ufeff \n".encode("utf-16-le"), Kind.EMPTY, "kosong"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), Kind.IMAGE, "gambar"),
        (b"\xff\xd8\xff\xe0" + bytes(50), Kind.IMAGE, "gambar"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", Kind.IMAGE, "gambar"),
        (b"\x00\x00\x00\x18ftypheic" + bytes(50), Kind.IMAGE, "gambar"),
        (b"OggS" + bytes(50), Kind.MEDIA, "rekaman suara"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3", Kind.PDF, "dokumen PDF"),
        (b"\x1f\x8b\x08" + bytes(50), Kind.ARCHIVE, "arsip"),
        (b"Rar!\x1a\x07" + bytes(50), Kind.ARCHIVE, "RAR"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), Kind.ARCHIVE, "7z"),
        (b"SQLite format 3\x00" + bytes(50), Kind.DATABASE, "basis data"),
        (b"MZ\x90\x00" + bytes(60), Kind.PROGRAM, "program"),
        (b"\x7fELF" + bytes(60), Kind.PROGRAM, "program"),
        (b"{\\rtf1 a}", Kind.RTF, "RTF"),
        (b'[\n {"a": 1}]', Kind.JSON, "JSON"),
        (b"<?xml version='1.0'?><a>b</a>", Kind.XML, "XML"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", Kind.WEB_ARCHIVE, "MHTML"),
        (bytes(range(256)) * 40, Kind.BINARY, "biner"),
        (b"document_no,item\x00\x01\x02\x03", Kind.BINARY, "biner"),
        (zipped({"word/document.xml": "<w/>"}), Kind.WORD, "dokumen Word"),
        (zipped({"ppt/presentation.xml": "<p/>"}), Kind.SLIDES, "presentasi"),
        (zipped({"_chat.txt": "x"}), Kind.ZIP, "arsip zip"),
        (b"<html><body>x</body></html>", Kind.HTML, "tanpa tabel"),
        (OLE + bytes(6000), Kind.XLS, "rusak atau terpotong"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), Kind.LOCKED, "kata sandi"),
    ],
)
def test_what_is_no_table_is_refused_by_its_content(data, kind, said):
    assert kind_of(data) is kind
    assert said in refusal(data)


def test_a_chat_that_starts_like_json_is_text():
    assert kind_of(b"[13/02/24 15.00] Petugas: kotak sudah sampai\nterima kasih") is Kind.TEXT


def test_a_missing_file_and_a_folder_are_told(tmp_path):
    for path in (tmp_path / "tidak-ada.csv", tmp_path):
        with pytest.raises(UserError, match="tidak d"):
            load(path)


def test_a_file_that_is_too_large_is_not_loaded(tmp_path):
    path = tmp_path / "besar.csv"
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(UserError, match="200 MB"):
        load(path)


def test_a_text_that_is_too_large_is_refused_before_its_letters_are_looked_at(monkeypatch):
    for module in (reading, reading.files):
        monkeypatch.setattr(module, "LARGEST", 10)
    monkeypatch.setattr(reading.text, "decoded", pytest.fail)
    assert "lebih dari" in refusal(b"document_no,item\n1,tinta\n", content.opened)


# --- locked, cut off --------------------------------------------------------------------------------------


def locked_xls():
    """The first record behind the start of a workbook, changed into the one that says it is locked."""
    whole = (FIXTURES / "lengkap.xls").read_bytes()
    at = whole.index(b"\x5c\x00\x70\x00")
    return whole[:at] + b"\x2f" + whole[at + 1 :]


def locked_ods():
    manifest = '<m:manifest xmlns:m="m"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    parts = {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "META-INF/manifest.xml": manifest}
    return zipped({**parts, "content.xml": b"\x00\x01"}, zipfile.ZIP_STORED)


def locked_zip():
    whole = bytearray(xlsx(ROW.format(1)))
    at = -1
    while (at := whole.find(b"PK\x01\x02", at + 1)) >= 0:
        whole[at + 8] |= 1
    return bytes(whole)


@pytest.mark.parametrize("made", [locked_xls, locked_ods, locked_zip])
def test_a_locked_workbook_is_told_apart_from_a_broken_one(made):
    assert "berkas dikunci dengan kata sandi" in refusal(made())


@cache
def whole_file(kind):
    if kind in ("xls", "ods"):
        return (FIXTURES / f"lengkap.{kind}").read_bytes()
    if kind == "html":
        rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(100))
        return f"<html><table>{rows}</table>".encode()
    made = Workbook()
    for number in range(200):
        made.active.append([number, "kotak suara", f"33.75.03.1004-{number:03d}"])
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods", "html"])
@pytest.mark.parametrize("keep", [0.3, 0.5, 0.9])
def test_a_truncated_file_is_refused(kind, keep):
    whole = whole_file(kind)
    assert tables(whole, kind)
    assert "rusak atau terpotong" in refusal(whole[: int(len(whole) * keep)])


# --- bombs ------------------------------------------------------------------------------------------------


def test_a_part_that_swells_is_not_opened():
    assert "membengkak menjadi 20 MB" in refusal(zipped({"xl/workbook.xml": bytes(20 * 2**20)}))


@pytest.mark.parametrize("matching", [False, True])
def test_a_part_larger_than_its_directory_says_is_refused(matching):
    whole = bytearray(xlsx(ROW.format(1) * 1000))
    at = whole.rindex(b"xl/worksheets/sheet1.xml") - 46
    (local,) = struct.unpack_from("<I", whole, at + 42)
    struct.pack_into("<I", whole, at + 24, 100)
    if matching:  # even the checksum of what it says it is
        part = zlib.decompressobj(-15).decompress(bytes(whole[local + 30 + 24 :]), 100)
        struct.pack_into("<I", whole, at + 16, zlib.crc32(part))
    assert "rusak atau terpotong" in refusal(bytes(whole))


def test_a_part_with_a_wrong_checksum_is_refused():
    whole = bytearray(xlsx(ROW.format(1)))
    at = whole.rindex(b"xl/worksheets/sheet1.xml") - 46
    whole[at + 16] ^= 1
    assert "rusak atau terpotong" in refusal(bytes(whole))


def test_two_parts_of_one_name_are_refused_for_readers_differ_in_which_they_take():
    assert "rusak atau terpotong" in refusal(xlsx(ROW.format(1), more={"XL/Workbook.xml": "x"}.items()))


@pytest.mark.parametrize(
    "data",
    [
        xlsx(ROW.format(1), more={"xl/sharedStrings.xml": f"{ENTITY}<sst/>"}.items()),
        xlsx(f"{ROW.format(1)}<!ENTITY x 'y'>"),
        ods("", before=ENTITY),
        f'<?xml version="1.0"?>{ENTITY}<a>&b;</a>'.encode(),
        f"<html>{ENTITY}<table><tr><td>&b;</td></tr></table></html>".encode(),
        b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    ],
)
def test_entities_are_refused_wherever_they_are_declared(data):
    assert "deklarasi XML" in refusal(data)


def test_xml_that_the_checks_cannot_see_into_is_refused():
    shared = f"{ENTITY}<sst/>".encode("utf-16")
    assert "rusak" in refusal(xlsx(ROW.format(1), more={"xl/sharedStrings.xml": shared}.items()))


# --- too much ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="A1" r="XFD1048576"><v>1</v></c>',
        '<c s=">" r="A99999999"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c><c r='A1'><v>1</v></c>",
        "<c><v>1</v></c>",
    ],
)
def test_a_crooked_sheet_is_measured_before_it_is_opened(cell):
    assert "terlalu luas" in refusal(xlsx(f'<row r="1048576">{cell * 50}</row>'))


def test_a_cell_repeated_over_a_whole_sheet_is_refused():
    row = (
        '<table:table-row table:number-rows-repeated="1048576"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>'
    )
    assert "terlalu banyak sel" in refusal(ods(row))


def test_a_part_without_a_name_is_refused():
    data = zipped({"xl/workbook.xml": "<workbook/>", "tanpa-nama": "a"})
    assert "rusak atau terpotong" in refusal(data.replace(b"tanpa-nama", bytes(10)))


ODS_CELL = "<table:table-cell {}><text:p>x</text:p></table:table-cell>"
ODS_ROW = "<table:table-row {}>" + ODS_CELL + "</table:table-row>"
REPEATED = "table:number-{}-repeated='999999999'".format
BEYOND = {
    "ods columns": ods(ODS_ROW.format("", REPEATED("columns"))),
    "ods rows": ods(f"<table:table-row {REPEATED('rows')}/>" + ODS_ROW.format("", "")),
    "text": b"document_no,item" + b",x" * 16_384,
}


@pytest.mark.parametrize("data", BEYOND.values(), ids=BEYOND)
def test_a_cell_where_no_sheet_has_one_is_refused(data):
    assert "di luar batas satu lembar, yaitu 16384 kolom dan 1048576 baris" in refusal(data)


def test_a_row_as_wide_as_a_sheet_is_read():
    ((_, row),) = tables(b"a" + b",x" * 16_383, "berkas")[0].rows
    assert len(row) == 16_384
