"""Photos as they are kept: upright, shrunk, and without what a camera writes into them. Pure."""

import io
import warnings

from PIL import ExifTags, Image, UnidentifiedImageError
from PIL.Image import Transpose

from lib.kernel.errors import UserError

LARGEST = 25 * 2**20  # bytes of the photo as it comes
_MOST_PIXELS = 60_000_000
_SIDE = 1_600  # pixels of the longer side: a seal number stays readable
_QUALITY = 80
_TURNS = {
    2: Transpose.FLIP_LEFT_RIGHT,
    3: Transpose.ROTATE_180,
    4: Transpose.FLIP_TOP_BOTTOM,
    5: Transpose.TRANSPOSE,
    6: Transpose.ROTATE_270,
    7: Transpose.TRANSVERSE,
    8: Transpose.ROTATE_90,
}  # orientation in EXIF → what makes it upright
_AGAIN = "Ambil fotonya lagi, atau kirim sebagai JPEG atau PNG."


def cleaned(data: bytes) -> bytes:
    """A JPEG of at most 1,600 pixels a side, without EXIF (place, device, owner). The same photo, the same
    bytes. UserError: it is no photo, or too large."""
    if len(data) > LARGEST:
        raise UserError(f"Fotonya lebih dari {LARGEST // 2**20} MB.", fix="Kecilkan dulu fotonya.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # odd EXIF; nothing of it is kept
            image = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP", "GIF", "BMP"))
            if image.width * image.height > _MOST_PIXELS:
                raise Image.DecompressionBombError
            upright = _upright(image).convert("RGB")
    except Image.DecompressionBombError as error:
        raise UserError("Fotonya terlalu besar.", fix="Kecilkan dulu fotonya.") from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise UserError("Ini bukan foto yang dapat dibaca.", fix=_AGAIN) from error
    upright.thumbnail((_SIDE, _SIDE))
    out = io.BytesIO()
    # A new image: what the old one carried beside its pixels stays behind.
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)
    plain.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _upright(image: Image.Image) -> Image.Image:
    """As it was held. Not by `ImageOps`: that writes the EXIF anew and fails on a broken field of it."""
    try:
        turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # a broken EXIF raises anything; its photo is still a photo, as it lies
        return image
    return image if turn is None else image.transpose(turn)
