"""What kind of file these bytes are: by what they hold, never by a name."""

import io
import re
import zipfile
from contextlib import suppress
from enum import StrEnum
from itertools import islice

from lib.ingest.reading import archive, ole

_ZIP = b"PK\x03\x04"
_NOTHING = b"\x00\t\r\n\x0b\x0c \xef\xbb\xbf\xff\xfe"  # blanks and byte order marks
_SAMPLE = 64 * 2**10
_MOST_CONTROLS = 0.02  # of a sample: with more control characters it is no text; a few never matter


class Kind(StrEnum):
    """The first group can be read as tables; ZIP may be an exported chat."""

    XLSX = "buku kerja .xlsx"
    XLSB = "buku kerja .xlsb"
    XLS = "buku kerja .xls"
    ODS = "buku kerja .ods"
    FLAT_ODS = "buku kerja .fods"
    HTML = "halaman web"
    TEXT = "teks"

    EMPTY = "kosong"
    LOCKED = "dikunci dengan kata sandi"
    ZIP = "arsip zip"
    WORD = "dokumen Word"
    SLIDES = "presentasi"
    OLD_OFFICE = "dokumen Office lama"
    XML_SHEET = "buku kerja XML 2003"
    XML = "data XML"
    WEB_ARCHIVE = "arsip halaman web (MHTML)"
    JSON = "data JSON"
    PDF = "dokumen PDF"
    IMAGE = "gambar"
    MEDIA = "rekaman suara atau video"
    ARCHIVE = "arsip (gzip, RAR, atau 7z)"
    DATABASE = "basis data"
    RTF = "dokumen RTF"
    PROGRAM = "program komputer"
    BINARY = "data biner yang tidak dikenal"


WORKBOOKS = frozenset({Kind.XLSX, Kind.XLSB, Kind.XLS, Kind.ODS, Kind.FLAT_ODS})
_STARTS = (
    (b"%PDF", Kind.PDF),
    (b"\x89PNG", Kind.IMAGE),
    (b"\xff\xd8\xff", Kind.IMAGE),
    (b"GIF8", Kind.IMAGE),
    (b"II*\x00", Kind.IMAGE),
    (b"MM\x00*", Kind.IMAGE),
    (b"OggS", Kind.MEDIA),
    (b"ID3", Kind.MEDIA),
    (b"\x1f\x8b", Kind.ARCHIVE),
    (b"Rar!", Kind.ARCHIVE),
    (b"7z\xbc\xaf", Kind.ARCHIVE),
    (b"\xfd7zXZ", Kind.ARCHIVE),
    (b"BZh", Kind.ARCHIVE),
    (b"SQLite format 3", Kind.DATABASE),
    (b"PAR1", Kind.DATABASE),
    (b"{\\rtf", Kind.RTF),
    (b"\x7fELF", Kind.PROGRAM),
)
_IN_ARCHIVE = (  # what tells an archive's kind, whole or cut off
    (b"\nxl/workbook.xml", Kind.XLSX),
    (b"\nxl/workbook.bin", Kind.XLSB),
    (b"opendocument.spreadsheet", Kind.ODS),
    (b"opendocument.text", Kind.WORD),
    (b"opendocument.presentation", Kind.SLIDES),
    (b"\nword/", Kind.WORD),
    (b"\nppt/", Kind.SLIDES),
    (b"\nxl/", Kind.XLSX),
    (b"\ncontent.xml", Kind.ODS),
)
_LOCAL = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
_MIMETYPE = 80  # bytes; the first part of OpenDocument, which says what it is, is shorter
_JSON = re.compile(r"\{\s*[\"}]|\[\s*[\[{\"]")


def kind_of(data: bytes) -> Kind:
    """The kind of a file, in milliseconds whatever its size; nothing in it is unpacked or parsed."""
    if not data[:_SAMPLE].strip(_NOTHING) and not data.strip(_NOTHING):
        return Kind.EMPTY
    if data.startswith((_ZIP, b"PK\x05\x06")):
        return _archive(data)
    if data.startswith(ole.MAGIC):
        return _compound(data)
    return _by_start(data) or _text(data)


def _by_start(data: bytes) -> Kind | None:
    start = data[:_SAMPLE].lstrip()
    kind = next((kind for mark, kind in _STARTS if start.startswith(mark)), None)
    if data.startswith(b"RIFF"):
        kind = Kind.IMAGE if data[8:12] == b"WEBP" else Kind.MEDIA
    elif data[4:8] == b"ftyp":
        kind = Kind.IMAGE if data[8:11] in (b"hei", b"mif", b"avi") else Kind.MEDIA
    elif data.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data):
        kind = Kind.IMAGE
    elif data.startswith(b"MZ") and b"\x00" in data[:64]:
        kind = Kind.PROGRAM
    elif data[257:262] == b"ustar":
        kind = Kind.ARCHIVE
    return kind


def _archive(data: bytes) -> Kind:
    names, whole = _names(data)
    if whole and names and all(locked for _, locked in names):
        return Kind.LOCKED
    listed = b"".join(b"\n" + name for name, _ in names)
    return next((kind for mark, kind in _IN_ARCHIVE if mark in listed), Kind.ZIP)


def _names(data: bytes) -> tuple[list[tuple[bytes, bool]], bool]:
    """The names in an archive and whether each is locked; and whether its directory could be read."""
    try:
        if data.count(archive.ENTRY) > archive.MOST_PARTS:
            raise zipfile.BadZipFile
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            entries = [entry for entry in opened.infolist() if not entry.filename.endswith("/")]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        # Cut off: its directory, at the end, is gone; each part has its name before it, too.
        local = islice(_LOCAL.finditer(data), archive.MOST_PARTS)
        ends = ((hit.end(), int.from_bytes(hit[1], "little")) for hit in local)
        return [(data[at : at + length + _MIMETYPE], False) for at, length in ends], False
    names = [(one.filename.encode("utf-8", "replace"), bool(one.flag_bits & 1)) for one in entries]
    typed = next((one for one in entries if one.filename == "mimetype" and one.file_size < _MIMETYPE), None)
    if typed and not typed.flag_bits & 1:
        with suppress(archive.Damaged):
            names.append((archive.read(data, typed), False))
    return names, True


def _compound(data: bytes) -> Kind:
    streams = ole.names(data)
    if "EncryptedPackage" in streams or "EncryptedPackage".encode("utf-16-le") in data:
        return Kind.LOCKED
    if "WordDocument" in streams:
        return Kind.WORD
    if "PowerPoint Document" in streams:
        return Kind.SLIDES
    return Kind.XLS if {"Workbook", "Book"} & streams or not streams else Kind.OLD_OFFICE


def encoding(data: bytes) -> str:
    """How text is stored: `utf-16-le`, `utf-16-be` or `utf-8` (the last with cp1252 among it, perhaps)."""
    if data.startswith(b"\xff\xfe"):
        return "utf-16-le"
    if data.startswith(b"\xfe\xff"):
        return "utf-16-be"
    sample = data[:4096]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.4 * len(sample) / 2 and even < odd / 4:
        return "utf-16-le"
    if even > 0.4 * len(sample) / 2 and odd < even / 4:
        return "utf-16-be"
    return "utf-8"


def _text(data: bytes) -> Kind:
    sample = data[:_SAMPLE].rstrip(b"\x00")  # a disk that was full leaves NULs behind the text
    start = sample[: len(sample) // 2 * 2].decode(encoding(data), "replace").lstrip("\ufeff")
    controls = sum(start.count(chr(one)) for one in range(32) if one not in (9, 10, 12, 13))
    if controls > max(2, _MOST_CONTROLS * len(start)):
        return Kind.BINARY
    start = start.lstrip()
    if start.startswith("<"):
        return _marked_up(start)
    if start[:200].casefold().startswith("mime-version:"):
        return Kind.WEB_ARCHIVE
    return Kind.JSON if _JSON.match(start) else Kind.TEXT


def _marked_up(start: str) -> Kind:
    head = start.casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head and "<workbook" in head:
        return Kind.XML_SHEET
    if "opendocument" in head and "<office:document" in head:
        return Kind.FLAT_ODS
    if re.search(r"<(!doctype html|html|head|body|table|meta|style|tr|thead|div)\b", head):
        return Kind.HTML
    if head.startswith(("<?xml", "<!")) or re.match(r"<([a-z][\w:.-]*)[^<>]*>", head):
        return Kind.XML
    return Kind.TEXT
