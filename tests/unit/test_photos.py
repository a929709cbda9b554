"""A photo as it is kept: upright, small, and silent about who took it where."""

import io
import struct
import zlib

import pytest
from PIL import ExifTags, Image

from lib.ingest import photos
from lib.ingest.photos import cleaned
from lib.kernel.errors import UserError

RED, BLUE = (200, 30, 30), (30, 30, 200)
UPRIGHT = 6  # of EXIF: held upright, lying in the file
GPS = {1: "S", 2: (6.0, 53.0, 12.0), 3: "E", 4: (109.0, 40.0, 30.0)}


def taken(size=(400, 200), *, turn=1, file="JPEG", mode="RGB", **more):
    """A photo, red at the left and blue at the right, as a telephone writes it."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    exif[ExifTags.Base.Make] = "Telepon Uji"
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(GPS)
    out = io.BytesIO()
    image.convert(mode).save(out, file, exif=exif, **more)
    return out.getvalue()


def claiming(side):
    """A PNG of one pixel whose header says that it is so many high and wide."""
    data = bytearray(taken((1, 1), file="PNG"))
    struct.pack_into(">II", data, 16, side, side)
    struct.pack_into(">I", data, 29, zlib.crc32(data[12:29]))
    return bytes(data)


def seen(data):
    """The photo as it is kept."""
    return Image.open(io.BytesIO(cleaned(data)))


def red_at(image):
    """The corners that are red: top left, top right, bottom left."""
    right, low = image.width - 9, image.height - 9
    points = {"top left": (8, 8), "top right": (right, 8), "bottom left": (8, low)}
    return {name for name, at in points.items() if image.getpixel(at)[0] > image.getpixel(at)[2]}


def test_place_device_and_comment_do_not_stay():
    data = taken(comment=b"Ibu Sri")
    assert dict(Image.open(io.BytesIO(data)).getexif().get_ifd(ExifTags.IFD.GPSInfo)) == GPS
    kept = cleaned(data)
    assert not Image.open(io.BytesIO(kept)).getexif()
    assert not any(word in kept for word in (b"Exif", b"Telepon", b"Sri"))


@pytest.mark.parametrize(
    ("turn", "size", "red"),
    [
        (1, (400, 200), {"top left", "bottom left"}),
        (2, (400, 200), {"top right"}),
        (3, (400, 200), {"top right"}),
        (UPRIGHT, (200, 400), {"top left", "top right"}),
        (8, (200, 400), {"bottom left"}),
    ],
)
def test_a_photo_stands_as_it_was_held(turn, size, red):
    image = seen(taken(turn=turn))
    assert image.size == size
    assert red_at(image) == red


def test_the_longer_side_is_at_most_1600_pixels_and_a_small_photo_stays_as_it_is():
    assert seen(taken((2400, 1800))).size == (1600, 1200)
    assert seen(taken((2400, 1800), turn=UPRIGHT)).size == (1200, 1600)
    assert seen(taken((120, 90))).size == (120, 90)


@pytest.mark.parametrize(("file", "mode"), [("PNG", "RGBA"), ("PNG", "L"), ("WEBP", "RGB"), ("JPEG", "CMYK")])
def test_other_kinds_become_a_jpeg(file, mode):
    image = seen(taken(file=file, mode=mode))
    assert (image.format, image.mode) == ("JPEG", "RGB")


def test_the_same_photo_gives_the_same_bytes():
    data = taken((2400, 1800))
    assert cleaned(data) == cleaned(data)


def test_a_broken_exif_does_not_cost_the_photo():
    data = taken()
    at = data.index(b"Exif") + 20
    assert seen(data[:at] + b"\xff" * 12 + data[at + 12 :]).size == (400, 200)


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7", b"<svg xmlns='http://www.w3.org/2000/svg'/>", taken()[:400], b"\xff\xd8\xff\xe0" * 9],
    ids=["nothing", "pdf", "svg", "cut off", "only a beginning"],
)
def test_what_is_no_photo_is_refused_with_what_to_do(data):
    with pytest.raises(UserError, match="Ini bukan foto") as refused:
        cleaned(data)
    assert "JPEG atau PNG" in refused.value.fix


@pytest.mark.parametrize("side", [8_000, 30_000])
def test_a_small_file_of_very_many_pixels_is_refused_before_it_is_unpacked(monkeypatch, side):
    monkeypatch.setattr(photos, "_upright", lambda _: pytest.fail("unpacked"))
    with pytest.raises(UserError, match="terlalu besar"):
        cleaned(claiming(side))


def test_a_file_above_the_limit_is_refused_unread():
    with pytest.raises(UserError, match="lebih dari 25 MB"):
        cleaned(b"\xff" * (photos.LARGEST + 1))
