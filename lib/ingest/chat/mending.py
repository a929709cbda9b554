"""Corrections: a report sent again under RALAT, and a report withdrawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.ingest.chat.facts import Cells, Row
from lib.ingest.chat.kinds import K
from lib.ingest.chat.messages import Message
from lib.ingest.chat.scan import has, scan
from lib.ingest.chat.spots import Spot
from lib.kernel.logs import DELIVERIES, LOGS, SEAL_CHECKS

_SHORT = 120  # letters of a message that only takes back
_SLIP = r"(?:salah|keliru|typo|seharusnya|harusnya|yang\s+benar|yg\s+benar|yg\s+betul|yang\s+betul)"
_OPENS = re.compile(
    rf"\W*(?:ralat|koreksi|revisi|perbaikan(?=\s*[:\n]|\s+lapor)|typo|salah\s+(?:ketik|tulis|input|kirim)|"
    rf"(?:mohon\s+)?maaf\b[^.\n]{{0,25}}?{_SLIP})(?:\s+(?:ketik|tulis|input|laporan))?\b",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(
    r"(?:abaikan|batalkan|cabut|hapus|anulir)\b(?=.*\b(?:pesan|laporan|lap|chat|info|atas|tadi|sebelumnya)\b)"
    r"|\b(?:laporan|lap|pesan|chat)\b.*\b(?:di)?(?:abaikan|batal(?:kan)?|cabut|hapus|anulir)\b"
    r"|\W*ralat\b.*\b(?:di)?(?:abaikan|batal(?:kan)?|cabut|hapus|anulir)\b",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:seharusnya|harusnya|(?:yang|yg)\s+(?:benar|betul))\b", re.IGNORECASE)
PLACES = {DELIVERIES.name: "destination", SEAL_CHECKS.name: "box_id"}
_WRONG_TPS = re.compile(r"\bbukan\s+(?:di\s+)?tps\s*(?:no\.?\s*)?(\d{1,3})", re.IGNORECASE)
TPS_CELL = re.compile(r"(33\.\d\d\.\d\d\.\d{4})-(\d{3})(?:-([a-z_]+))?")


@dataclass(slots=True)
class Report:
    """What a message gave. rows: those that stand; gone: those that a later message took back, with why."""

    message: Message
    rows: list[Row]
    gone: list[tuple[Row, str]] = field(default_factory=list)


@dataclass(slots=True)
class Mended:
    """What a correction does: rows that it replaces, and its own."""

    gone: list[Row] = field(default_factory=list)
    rows: list[tuple[str, Cells]] = field(default_factory=list)


def opens(message: Message) -> bool:
    """Does the message call itself a correction?"""
    return bool(message.lines) and bool(_OPENS.match(message.lines[0].text))


def withdraws(message: Message) -> bool:
    """Does it ask to forget a report, without giving another?"""
    text = " ".join(line.text for line in message.lines)
    asked = len(text) < _SHORT and bool(_WITHDRAWS.search(text)) and not _INSTEAD.search(text)
    return asked and not has(scan(text), K.COUNT, K.ITEM)


def rest_of(text: str) -> str:
    """What stands behind the word RALAT."""
    return _OPENS.sub("", text, count=1).strip(" :,.-!")


def last(reports: Sequence[Report], message: Message, spots: Sequence[Spot] = ()) -> Report | None:
    """The report that the sender gave last, of these places if any; None when nobody knows who sent what."""
    if message.sender is None:
        return None
    own = [
        one
        for one in reports
        if one.message.sender == message.sender
        and one.rows
        and all(any(is_there(spot, row.cells[PLACES[row.log]]) for row in one.rows) for spot in spots)
    ]
    return own[-1] if own else None


def is_there(spot: Spot, cell: str) -> bool:
    """Does the cell of a place or a box mean this place? A TPS without a kelurahan is any of its number."""
    match = TPS_CELL.fullmatch(cell)
    if spot.level != "tps":
        return cell in spot.cells
    village = spot.name is None or (match is not None and spot.name.code == match[1])
    return match is not None and int(match[2]) in spot.numbers and village


def same(report: Report, reports: Sequence[Report]) -> list[Row]:
    """Its rows, and those of the same key that its sender gave before and it corrected."""
    keys = {(row.log, key_of(row.log, row.cells)) for row in report.rows}
    own = [one for one in reports if one.message.sender == report.message.sender]
    return [row for one in own for row in one.rows if (row.log, key_of(row.log, row.cells)) in keys]


# --- a report sent again --------------------------------------------------------------------------------


def again(
    rows: Sequence[tuple[str, Cells]], reports: Sequence[Report], message: Message, text: str
) -> Mended | None:
    """A whole report in the place of an earlier one. None: it is not clear which. text: of the correction."""
    if any(not cells[PLACES[log]] for log, cells in rows):
        return None
    mine = [one for one in reversed(reports) if one.rows and one.message.sender == message.sender]
    mended = Mended(rows=list(rows))
    for log in dict.fromkeys(log for log, _ in rows):
        new = [cells for name, cells in rows if name == log]
        gone = _replaced(log, new, mine, reports, text)
        if gone is None:
            return None
        mended.gone += gone
    return mended


def _replaced(
    log: str, new: list[Cells], mine: Sequence[Report], reports: Sequence[Report], text: str
) -> list[Row] | None:
    """The rows that give way, of the newest report that is meant; none where the key stays the same."""
    place = PLACES[log]
    own = [[row for row in one.rows if row.log == log] for one in mine]
    own = [rows for rows in own if rows]
    everywhere = [row for one in reports for row in one.rows if row.log == log]
    known = {key_of(log, row.cells) for row in everywhere}
    kept = [key_of(log, cells) in known for cells in new]
    if all(kept) or (any(kept) and log == DELIVERIES.name):
        return []
    for rows in own:
        same = [row for row in rows if any(_is_same(log, row.cells, cells) for cells in new)]
        if same:
            whole = {row.cells[place] for row in same} == {cells[place] for cells in new}
            return same if whole or log == DELIVERIES.name else None
    if any(row.cells[place] == cells[place] for row in everywhere for cells in new):
        return []
    return _elsewhere(log, new, own, text)


def _is_same(log: str, old: Cells, new: Cells) -> bool:
    """The same box, or the same goods for the same place."""
    return old[PLACES[log]] == new[PLACES[log]] and old.get("item") == new.get("item")


def _elsewhere(log: str, new: list[Cells], own: Sequence[list[Row]], text: str) -> list[Row] | None:
    """Rows of another place: the one that is named as wrong, of the same paper, or alike in all else."""
    wrong = {int(found[1]) for found in _WRONG_TPS.finditer(text)}
    papers = {cells.get("document_no") for cells in new} - {None, ""}
    items = {cells.get("item") for cells in new}
    for rows in own:
        named = [row for row in rows if _number(row.cells[PLACES[log]]) in wrong]
        if named:
            return named
    for rows in own:
        same = [
            row for row in rows if row.cells.get("document_no") in papers and row.cells.get("item") in items
        ]
        if same:
            return same if len({row.cells[PLACES[log]] for row in same}) == 1 else None
    fitting = [rows for rows in own if _fits(rows, new, PLACES[log])]
    if own and (own[0] in fitting or len(fitting) == 1):
        return own[0] if own[0] in fitting else fitting[0]
    return None


def _fits(old: Sequence[Row], new: Sequence[Cells], place: str) -> bool:
    return len(old) == len(new) and all(
        _but(row.cells, place) == _but(cells, place) for row, cells in zip(old, new, strict=True)
    )


def _number(cell: str) -> int | None:
    """The number of the TPS of a cell."""
    match = TPS_CELL.fullmatch(cell)
    return int(match[2]) if match else None


def key_of(log: str, cells: Cells) -> tuple[str, ...]:
    """The cells by which the log tells rows apart."""
    return tuple(cells.get(name, "") for name in LOGS[log].key)


def _but(cells: Cells, place: str) -> Cells:
    """A row without its place and remarks. Boxes keep their ballot type."""
    kept = {name: value for name, value in cells.items() if name not in (place, "note", "origin") and value}
    match = TPS_CELL.fullmatch(cells[place])
    return kept | {"kind": match[3] or ""} if match else kept
