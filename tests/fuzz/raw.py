"""A file as bytes: what broken disks, broken lines and broken programs do to it."""

from random import Random

from tests.fuzz import nasty


def _span(draw: Random, data: bytes, most: int = 400) -> tuple[int, int]:
    start = draw.randrange(len(data) + 1)
    return start, min(len(data), start + draw.randint(1, most))


def flip(draw: Random, data: bytes) -> bytes:
    """Some bits the other way round."""
    turned = bytearray(data)
    for _ in range(draw.choice((1, 1, 3, 20))):
        if turned:
            turned[draw.randrange(len(turned))] ^= 1 << draw.randrange(8)
    return bytes(turned)


def delete(draw: Random, data: bytes) -> bytes:
    """A piece less."""
    start, end = _span(draw, data)
    return data[:start] + data[end:]


def duplicate(draw: Random, data: bytes) -> bytes:
    """A piece twice, the second time anywhere."""
    start, end = _span(draw, data, 2_000)
    at = draw.choice((end, draw.randrange(len(data) + 1)))
    return data[:at] + data[start:end] * draw.choice((1, 1, 2, 50)) + data[at:]


def truncate(draw: Random, data: bytes) -> bytes:
    """The end missing, or the beginning."""
    at = draw.randrange(len(data) + 1)
    return data[:at] if draw.random() < 0.8 else data[at:]


def insert(draw: Random, data: bytes) -> bytes:
    """Bytes that do not belong there: chance, NULs, letters of every kind."""
    at = draw.randrange(len(data) + 1)
    more = draw.choice(
        (
            draw.randbytes(draw.choice((1, 4, 300))),
            b"\x00" * draw.choice((1, 2, 4_000)),
            b"\xff" * draw.randint(1, 9),
            nasty.letters(draw).encode(),
            nasty.value(draw).encode(draw.choice(("utf-8", "utf-16-le"))),
            draw.choice((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\r", b"\n", b"\x1a", b"PK\x03\x04")),
        )
    )
    return data[:at] + more + data[at:]


def number(draw: Random, data: bytes) -> bytes:
    """A binary number, such as a length or an offset, set to an extreme."""
    size = draw.choice((1, 2, 4, 8))
    at = draw.randrange(max(1, len(data) - size))
    extreme = draw.choice((0, 1, 2 ** (8 * size) - 1, 2 ** (8 * size - 1), draw.getrandbits(8 * size)))
    return data[:at] + extreme.to_bytes(size, "little") + data[at + size :]


STEPS = (flip, delete, duplicate, truncate, insert, number)
