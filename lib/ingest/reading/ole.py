"""The container of .xls files (OLE compound file): the names in it, and one stream of it."""

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SECTORS_IN_HEADER = 109
_LAST = 0xFFFFFFFA  # sector numbers from here on are marks, not places


class Damaged(ValueError):
    """It breaks off, or its parts contradict each other."""


def names(data: bytes) -> frozenset[str]:
    """The names of its streams; of a damaged file, none."""
    try:
        return frozenset(name for name, _, _ in _Container(data).entries())
    except Damaged:
        return frozenset()


def stream(data: bytes, *wanted: str) -> bytes:
    """The first of these streams that is there. Damaged: none is, or it breaks off."""
    container = _Container(data)
    found = {name: (start, size) for name, start, size in container.entries()}
    for name in wanted:
        if name in found:
            return container.read(*found[name])
    raise Damaged


class _Container:
    def __init__(self, data: bytes) -> None:
        self._data = data
        if len(data) < 512:
            raise Damaged
        shift, small_shift = struct.unpack_from("<HH", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Damaged
        self._size = 1 << shift
        self._directory, self._cutoff = struct.unpack_from("<I4xI", data, 48)
        self._small_table = struct.unpack_from("<I", data, 60)[0]
        self._table = self._allocation()
        self._small: tuple[bytes, list[int]] | None = None

    def _sector(self, number: int) -> bytes:
        start = (number + 1) * self._size
        found = self._data[start : start + self._size]
        if not found:
            raise Damaged
        return found

    def _allocation(self) -> list[int]:
        """For each sector the next one of its stream."""
        listed = list(struct.unpack_from(f"<{_SECTORS_IN_HEADER}I", self._data, 76))
        more, seen = struct.unpack_from("<I", self._data, 68)[0], 0
        while more < _LAST:
            seen += 1
            sector = self._sector(more)
            if seen > len(self._data) // self._size or len(sector) < self._size:
                raise Damaged
            *numbers, more = struct.unpack(f"<{self._size // 4}I", sector)
            listed += numbers
        table: list[int] = []
        for number in listed:
            if number < _LAST:
                sector = self._sector(number)
                table += struct.unpack_from(f"<{len(sector) // 4}I", sector)
        return table

    def _chain(self, start: int, table: list[int]) -> list[int]:
        chain: list[int] = []
        while start < _LAST:
            if start >= len(table) or len(chain) > len(table):
                raise Damaged
            chain.append(start)
            start = table[start]
        return chain

    def _whole(self, start: int) -> bytes:
        return b"".join(self._sector(number) for number in self._chain(start, self._table))

    def entries(self) -> list[tuple[str, int, int]]:
        """Name, first sector and size of everything in it, the root first."""
        directory = self._whole(self._directory)
        found = []
        for at in range(0, len(directory) - 127, 128):
            length = int.from_bytes(directory[at + 64 : at + 66], "little")
            if 2 <= length <= 64:
                name = directory[at : at + length - 2].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", directory, at + 116)
                found.append((name, start, size))
        if not found:
            raise Damaged
        return found

    def read(self, start: int, size: int) -> bytes:
        if size >= self._cutoff:
            found = self._whole(start)
        else:
            if self._small is None:
                raw = self._whole(self._small_table) if self._small_table < _LAST else b""
                table = list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))
                self._small = (self._whole(self.entries()[0][1]), table)
            held, table = self._small
            found = b"".join(held[one * 64 : one * 64 + 64] for one in self._chain(start, table))
        if len(found) < size:
            raise Damaged
        return found[:size]
