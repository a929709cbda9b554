"""What a file holds before anybody says what it means: tables, or a chat with its photos."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from lib.ingest import chat, photos, reading
from lib.ingest.reading import text
from lib.ingest.table import Table
from lib.kernel.errors import UserError

Reader = Callable[[bytes, str], list[Table]]


@dataclass(frozen=True, slots=True)
class Content:
    """A file, opened. Either `tables` or `chat` is filled.

    sha256: of the file; None for what is no file.
    chat: its text. attached: name of an attachment → SHA-256 of its photo as kept; photos: SHA-256 → photo
    (JPEG, shrunk, without EXIF). notes: what was left out while opening it.
    """

    name: str
    sha256: str | None
    tables: tuple[Table, ...] = ()
    chat: str | None = None
    attached: Mapping[str, str] = field(default_factory=dict)
    photos: Mapping[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def opened(data: bytes, name: str, reader: Reader = reading.tables) -> Content:
    """The file's tables or its chat. UserError: it is refused, and why.

    reader: `reading.safely` where a broken file must not take the program down.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    kind = reading.kind_of(data)
    if kind is reading.Kind.ZIP:
        return _archive(data, name, sha256)
    if kind is reading.Kind.TEXT and len(data) <= reading.LARGEST:  # a larger one is refused below
        written = text.decoded(data)
        if chat.looks_like(written):
            return Content(name, sha256, chat=written)
    return Content(name, sha256, tables=tuple(reader(data, name)))


def pasted(text: str, name: str = "obrolan ditempel") -> Content:
    """A text that somebody pasted: a chat, or a table copied from somewhere."""
    if not text.strip():
        raise UserError("Belum ada teks.", fix="Tempel isi obrolannya di kotak teks.")
    found = opened(text.encode(), name)
    if found.chat is None and not any("\t" in line or ";" in line for line in text.splitlines()):
        return replace(found, tables=(), chat=text)  # prose: the chat reader says what it does not understand
    return found


def _archive(data: bytes, name: str, sha256: str) -> Content:
    archive = chat.archive(data, name)
    kept, attached, notes = {}, {}, [*archive.notes]
    for attachment, photo in archive.photos.items():
        try:
            clean = photos.cleaned(photo)
        except UserError as error:
            notes.append(f"Foto {attachment} dilewati: {error.what}")
            continue
        digest = hashlib.sha256(clean).hexdigest()
        kept[digest], attached[attachment] = clean, digest
    return Content(name, sha256, chat=archive.text, attached=attached, photos=kept, notes=tuple(notes))
