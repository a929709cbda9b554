"""Workbooks in XML (.xlsx, .xlsm): are they safe to open, and what the reader of values leaves blank.

Formulas without a result and cells in error are told here, from one pass over the XML; so is a sheet whose
values lie so far apart that the reader could not hold it.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterable, Iterator
from zipfile import ZipInfo

from lib.ingest.reading import archive, refusals
from lib.ingest.reading.extent import Reach, drawn_together
from lib.ingest.reading.notes import FORMULA, MOST_CELLS, Notes, position
from lib.ingest.table import letter

_WORKBOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_LONGEST_ROW = 64 * 2**20  # bytes
_LARGEST_DRAWN = 150 * 2**20  # bytes of a sheet that is drawn together
_MOST_TEXTS = 5_000_000
_OVERLAP = 64
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_CELL = rb"<(?:\w{1,20}:)?c\s"
_AT = re.compile(_CELL + rb"[^<>]*?\br\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
_FORMULA = rb"(?:<f[^<>]*/>|<f[^<>]*>([^<]*)</f>)"
_IN_ERROR = re.compile(_CELL + rb"[^<>]*?\bt=\"e\"[^<>]*>(?:" + _FORMULA + rb")?<v>([^<]*)</v>")
_NO_RESULT = _CELL + rb"(?:(?!\bt=\"str\")[^<>])*>" + _FORMULA + rb"(?:<v\s*/>|<v></v>%b)?</(?:\w{1,20}:)?c>"
# The reader of values refuses a workbook with any other, such as the newer #SPILL! or #CALC!.
_KNOWN_ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"}
_UNCOMPUTED = re.compile(_NO_RESULT % b"")
# Programs that cannot calculate write 0 as every result, and ask for the calculation when it is opened.
_UNCOMPUTED_OR_ZERO = re.compile(_NO_RESULT % b"|<v>0</v>")
_WHEN_OPENED = re.compile(rb"<(?:\w{1,20}:)?calcPr\s[^<>]*fullCalcOnLoad=\"(?:1|true)\"")
_ATTRIBUTE = re.compile(r"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def inspected(data: bytes, where: str, *, measured: bool = True) -> tuple[bytes, list[Notes]]:
    """The workbook to read, with its far sheets drawn together, and the notes of each sheet, in order.

    measured: how far the values reach is looked at; else no sheet is drawn together, in half the time.
    Refuses what is not safe to open; archive.Damaged when it breaks off.
    """
    by_name = archive.named(data, where)
    if _WORKBOOK not in by_name:
        raise archive.Damaged
    workbook = archive.read(data, by_name[_WORKBOOK])
    linked = links(archive.read(data, by_name[_LINKS])) if _LINKS in by_name else {}
    uncomputed = _UNCOMPUTED_OR_ZERO if _WHEN_OPENED.search(workbook) else _UNCOMPUTED
    notes = {name: Notes() for name in _sheets(workbook, linked)}
    changed: dict[str, bytes] = {}
    for name, part in by_name.items():
        if name not in notes:
            safe_part(data, part, where)
            continue
        reach = Reach() if measured else None
        notes[name] = _scanned(_safe(archive.pieces(data, part), where), uncomputed, reach)
        sheet = _drawn(data, part, notes[name], where) if reach and reach.area > MOST_CELLS else None
        if not _KNOWN_ERRORS.issuperset(notes[name].failed.values()):
            sheet = _IN_ERROR.sub(_known_error, archive.read(data, part) if sheet is None else sheet)
        if sheet is not None:
            changed[name] = sheet
    whole = _rebuilt(data, by_name, changed) if changed else data
    return whole, [notes[name] for name in _sheets(workbook, linked)]


def links(part: bytes) -> dict[str, str]:
    """Id → part of the archive, as the workbook's links say."""
    linked = {}
    for tag in re.findall(rb"<(?:\w{1,20}:)?Relationship\s[^<>]*>", part):
        has = _attributes(tag)
        target = has.get("Target", "")
        linked[has.get("Id", "")] = posixpath.normpath(target[1:] if target[:1] == "/" else f"xl/{target}")
    return linked


def _sheets(workbook: bytes, linked: dict[str, str]) -> list[str]:
    """The part of each sheet, in order; "" for one that is not there."""
    tags = (_attributes(tag) for tag in re.findall(rb"<(?:\w{1,20}:)?sheet\s[^<>]*>", workbook))
    ids = (next((value for name, value in has.items() if name.endswith(":id")), "") for has in tags)
    return [linked.get(one, "") for one in ids]


def _attributes(tag: bytes) -> dict[str, str]:
    return {name: a or b for name, a, b in _ATTRIBUTE.findall(tag.decode("utf-8", "replace"))}


def unescaped(text: str) -> str:
    """XML text as it reads."""
    text = re.sub(r"&#(?:x([0-9A-Fa-f]{1,4})|([0-9]{1,4}));", _numbered, text)
    for mark, letter_ in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")):
        text = text.replace(mark, letter_)
    return text


def declares(data: bytes) -> bool:
    """Whether XML has a document type or entities of its own."""
    return _DECLARED.search(data) is not None


def _numbered(hit: re.Match[str]) -> str:
    number = int(hit[1], 16) if hit[1] else int(hit[2])
    return "\ufffd" if 0xD800 <= number < 0xE000 else chr(number)  # half a letter cannot be printed


def safe_part(data: bytes, part: ZipInfo, where: str) -> None:
    """Refuse a part besides the sheets that is not safe to parse. Pictures are never opened by anybody."""
    if part.filename.lower().endswith((".xml", ".rels", ".vml")):
        texts = sum(piece.count(b"<si") for piece in _safe(archive.pieces(data, part), where))
        if texts > _MOST_TEXTS:
            raise refusals.too_many_cells(where)


def _safe(pieces: Iterable[bytes], where: str) -> Iterator[bytes]:
    """The pieces of an XML part; refuses declarations."""
    before = b""
    for at, piece in enumerate(pieces):
        if at == 0 and b"\x00" in piece[:4]:  # UTF-16, in which the checks would see nothing
            raise archive.Damaged
        declared = b"!" in piece and _DECLARED.search(piece)  # one letter is found ten times as fast
        if declared or _DECLARED.search(before + piece[:_OVERLAP]):
            raise refusals.declarations(where)
        before = piece[-_OVERLAP:]
        yield piece


def _scanned(pieces: Iterable[bytes], uncomputed: re.Pattern[bytes], reach: Reach | None) -> Notes:
    """The notes of a sheet; how far it reaches is added to `reach`."""
    notes = Notes()
    for rows in _whole_rows(pieces):
        if reach:
            reach.add(rows)
        if b't="e"' in rows:
            notes.failed.update((at, hit[2].decode("utf-8", "replace")) for at, hit in _hits(_IN_ERROR, rows))
        if b"f" in rows and b"<f" in rows:  # one letter, rare in a sheet, is found ten times as fast as two
            for at, hit in _hits(uncomputed, rows):
                shown = unescaped((hit[1] or b"").decode("utf-8", "replace"))
                notes.uncomputed[at] = f"={shown}" if shown else FORMULA
    return notes


def _whole_rows(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces that cut no row."""
    rest = b""
    for piece in pieces:
        rest += piece
        cut = max(rest.rfind(b"</row>") + 6, rest.rfind(b":row>") + 5)
        if cut < 6 and b"<row" not in rest and b":row" not in rest:
            cut = max(0, len(rest) - _OVERLAP)
        if cut >= 6:
            yield rest[:cut]
            rest = rest[cut:]
        if len(rest) > _LONGEST_ROW:
            raise archive.Damaged
    yield rest


def _hits(pattern: re.Pattern[bytes], rows: bytes) -> Iterator[tuple[tuple[int, int], re.Match[bytes]]]:
    for hit in pattern.finditer(rows):
        at = _AT.match(hit[0])
        if at:
            yield (int(at[2]), position(at[1].decode())), hit


def _known_error(hit: re.Match[bytes]) -> bytes:
    """A cell in error with an error that the reader of values knows; which one was noted before."""
    at = hit.start(2) - hit.start()
    return hit[0][:at] + b"#N/A" + hit[0][at + len(hit[2]) :]


def _drawn(data: bytes, part: ZipInfo, notes: Notes, where: str) -> bytes | None:
    """The sheet drawn together; None when only empty cells are far away."""
    reach = Reach()
    for rows in _whole_rows(archive.pieces(data, part)):
        reach.add_values(rows)
    if reach.area <= MOST_CELLS:
        return None
    sheet = drawn_together(archive.read(data, part)) if part.file_size <= _LARGEST_DRAWN else None
    if sheet is None or len(sheet[1]) * len(sheet[2]) > MOST_CELLS:
        raise refusals.too_wide(f"kolom {letter(min(reach.width, 10**6) - 1)} baris {reach.rows}", where)
    _, notes.rows, notes.columns = sheet
    return sheet[0]


def _rebuilt(data: bytes, parts: dict[str, ZipInfo], changed: dict[str, bytes]) -> bytes:
    """The workbook with some of its parts replaced; what the reader of values needs, nothing else."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as written:
        for name, part in parts.items():
            if name in changed or name.lower().endswith((".xml", ".rels")):
                written.writestr(name, changed.get(name) or archive.read(data, part))
    return out.getvalue()
