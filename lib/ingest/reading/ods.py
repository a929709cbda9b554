"""OpenDocument workbooks (.ods, .fods), read from their XML as it streams by."""

from collections.abc import Callable, Iterable
from xml.parsers.expat import ExpatError, ParserCreate

from lib.ingest.reading import archive, refusals
from lib.ingest.reading.opendocument import Document
from lib.ingest.reading.xlsx import safe_part
from lib.ingest.table import Table

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_PIECE = 2**20


def tables(data: bytes, where: str) -> list[Table]:
    """Every sheet of an .ods. Refuses a locked or unsafe one; archive.Damaged: it breaks off."""
    parts = archive.named(data, where)
    manifest = archive.read(data, parts[_MANIFEST]) if _MANIFEST in parts else b""
    if b"encryption-data" in manifest or "encrypted-package" in parts:
        raise refusals.locked(where)
    if _CONTENT not in parts:
        raise archive.Damaged
    for name, part in parts.items():
        if name != _CONTENT:
            safe_part(data, part, where)
    return _parsed(archive.pieces(data, parts[_CONTENT]), where)


def flat_tables(data: bytes, where: str) -> list[Table]:
    """Every sheet of an .fods, which is one XML document."""
    return _parsed((data[at : at + _PIECE] for at in range(0, len(data), _PIECE)), where)


def _parsed(pieces: Iterable[bytes], where: str) -> list[Table]:
    document = Document(where)
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refusing(where)
    parser.StartElementHandler = document.start
    parser.EndElementHandler = document.end
    parser.CharacterDataHandler = document.text
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (ExpatError, ValueError, LookupError, OverflowError) as error:
        raise refusals.broken(where) from error
    return document.tables()


def _refusing(where: str) -> Callable[[str, str | None, str | None, bool], None]:
    def refuse(*_: object) -> None:
        raise refusals.declarations(where)

    return refuse
