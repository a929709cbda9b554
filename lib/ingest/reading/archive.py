"""A zip container, unpacked with care: measured before it is opened, and held to what it said."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from lib.ingest.reading import refusals

LARGEST = 500 * 2**20  # bytes, all parts unpacked
MOST_PARTS = 5_000  # a workbook with pictures on every sheet has a few hundred
ENTRY = b"PK\x01\x02"  # what every entry of the directory starts with
_STEEPEST = 200  # unpacked over packed; real sheets stay below 60
_STEEP_FROM = 10 * 2**20  # bytes: a small part may be as steep as it likes
_PIECE = 2**20  # bytes; small enough for what looks at them to stay in the processor's cache
_FEED = 2**16


class Damaged(ValueError):
    """It breaks off, or a part is not what the directory says."""


def parts(data: bytes, where: str) -> list[zipfile.ZipInfo]:
    """What is in it. Refuses bombs (many entries, total, ratio) and locked archives.

    Damaged: it is no archive, or a part of it has no name.
    """
    entries = data.count(ENTRY)
    if entries > MOST_PARTS:
        raise refusals.many_parts(entries, where)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            found = opened.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise Damaged from error
    total = sum(part.file_size for part in found)
    steep = any(
        part.file_size > _STEEP_FROM and part.file_size > _STEEPEST * max(part.compress_size, 1)
        for part in found
    )
    if total > LARGEST or steep:
        raise refusals.swelling(total // 2**20, where)
    if any(part.flag_bits & 1 for part in found):
        raise refusals.locked(where)
    if not all(part.filename for part in found):
        raise Damaged
    return found


def named(data: bytes, where: str) -> dict[str, zipfile.ZipInfo]:
    """The parts by name. Damaged also when two have the same: readers differ in which they take."""
    found = parts(data, where)
    if len({part.filename.casefold() for part in found}) < len(found):
        raise Damaged
    return {part.filename: part for part in found}


def pieces(data: bytes, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """A part, unpacked a megabyte at a time. Damaged: its size, its end or its checksum is not as declared.

    Not `ZipFile.open`: that stops at the declared size, while other readers go on to the real end.
    """
    packed = _packed(data, part)
    size, checksum = 0, 0
    for piece in _unpacked(packed, part.compress_type):
        size += len(piece)
        if size > part.file_size:
            raise Damaged
        checksum = zlib.crc32(piece, checksum)
        yield piece
    if size != part.file_size or checksum != part.CRC:
        raise Damaged


def read(data: bytes, part: zipfile.ZipInfo) -> bytes:
    """A whole part; for small ones."""
    return b"".join(pieces(data, part))


def _packed(data: bytes, part: zipfile.ZipInfo) -> memoryview:
    at = part.header_offset
    if data[at : at + 4] != b"PK\x03\x04" or at + 30 > len(data):
        raise Damaged
    name, extra = struct.unpack_from("<HH", data, at + 26)
    start = at + 30 + name + extra
    if start + part.compress_size > len(data):
        raise Damaged
    return memoryview(data)[start : start + part.compress_size]


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for at in range(0, len(packed), _PIECE):
            yield bytes(packed[at : at + _PIECE])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise Damaged
    unpacker = zlib.decompressobj(-15)
    try:
        for at in range(0, len(packed), _FEED):
            rest: bytes | memoryview = packed[at : at + _FEED]
            while rest and not unpacker.eof:
                yield unpacker.decompress(rest, _PIECE)
                rest = unpacker.unconsumed_tail
        if last := unpacker.flush():
            yield last
    except zlib.error as error:
        raise Damaged from error
    if not unpacker.eof:
        raise Damaged
