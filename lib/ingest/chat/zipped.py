"""The archive of a chat with its media, as WhatsApp exports it: one text, and photos."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from lib.ingest.chat.telling import looks_like
from lib.ingest.reading import archive as container
from lib.ingest.reading.text import decoded
from lib.kernel.errors import UserError

LARGEST_PHOTO = 25 * 2**20  # bytes
LARGEST_TEXT = 50 * 2**20
_PHOTOS = (".jpg", ".jpeg", ".png", ".webp")
_STICKER = "STK-"  # as the app names its stickers
_FIX = "Ekspor lagi obrolannya dari WhatsApp (Lainnya > Ekspor chat), bila perlu tanpa media, lalu unggah."


@dataclass(frozen=True, slots=True)
class Archive:
    """An exported chat. photos: name → its bytes as exported. notes: what was left out, and why."""

    text: str
    photos: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def archive(data: bytes, where: str) -> Archive:
    """The chat and its photos. Everything is measured before it is unpacked; nothing is written to disk.

    UserError: too large, locked, damaged, or without a chat. Other media and archives inside are left alone.
    """
    try:
        parts = [part for part in container.parts(data, where) if not part.is_dir()]
        text = _text(data, parts, where)
        photos, notes = _photos(data, parts)
    except container.Damaged as error:
        raise UserError("Arsip ini rusak atau terpotong.", where, _FIX) from error
    except UserError as error:
        raise UserError(error.what, where, _FIX) from error
    return Archive(text, photos, tuple(notes))


def _text(data: bytes, parts: Iterable[zipfile.ZipInfo], where: str) -> str:
    """The one text that is a chat."""
    found = []
    for part in parts:
        if _name(part).casefold().endswith(".txt") and not _is_beside(part):
            if part.file_size > LARGEST_TEXT:
                raise UserError(f"Teks obrolannya lebih dari {LARGEST_TEXT // 2**20} MB.", where)
            found.append(decoded(container.read(data, part)))
    chats = [text for text in found if looks_like(text)] or (found if len(found) == 1 else [])
    if len(chats) != 1:
        what = "memuat lebih dari satu obrolan" if chats else "tidak memuat obrolan"
        raise UserError(f"Arsip ini {what}.", where)
    return chats[0]


def _photos(data: bytes, parts: Iterable[zipfile.ZipInfo]) -> tuple[dict[str, bytes], list[str]]:
    photos: dict[str, bytes] = {}
    notes: list[str] = []
    others = 0
    for part in parts:
        name = _name(part)
        if name.casefold().endswith(".txt") or _is_beside(part):
            continue
        if not name.casefold().endswith(_PHOTOS) or name.startswith(_STICKER):
            others += 1
        elif part.file_size > LARGEST_PHOTO:
            notes.append(f"Foto {name} dilewati: lebih dari {LARGEST_PHOTO // 2**20} MB.")
        elif name in photos:
            notes.append(f"Foto {name} dilewati: namanya sama dengan foto lain.")
        else:
            photos[name] = container.read(data, part)
    if others:
        notes.append(f"{others} berkas lain di arsip ini (video, suara, stiker, dokumen) tidak dibuka.")
    return photos, notes


def _name(part: zipfile.ZipInfo) -> str:
    """The last piece of its name: folders, `../` and drives are not followed."""
    return "".join(_printable(PurePosixPath(part.filename.replace("\\", "/")).name))


def _printable(name: str) -> Iterator[str]:
    return (letter for letter in name if letter.isprintable())


def _is_beside(part: zipfile.ZipInfo) -> bool:
    """What an operating system adds to archives."""
    return part.filename.startswith("__MACOSX/") or _name(part).startswith("._")
