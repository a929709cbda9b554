"""Corrections: a report sent again under RALAT, one value put in the place of another, a report withdrawn."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from lib.ingest.chat.amounts import counted
from lib.ingest.chat.facts import Cells, Row
from lib.ingest.chat.kinds import K
from lib.ingest.chat.messages import Message
from lib.ingest.chat.scan import has, scan
from lib.ingest.chat.spots import Name, Spot, Spots, box_cell, tps_cell
from lib.ingest.chat.when import Known, When, when
from lib.kernel import codes
from lib.kernel.logs import DELIVERIES, LOGS, SEAL_CHECKS
from lib.kernel.words import BALLOT, Condition

_SLIP = r"(?:salah|keliru|typo|seharusnya|harusnya|yang\s+benar|yg\s+benar|yg\s+betul|yang\s+betul)"
_OPENS = re.compile(
    rf"\W*(?:ralat|koreksi|revisi|perbaikan(?=\s*[:\n]|\s+lapor)|typo|salah\s+(?:ketik|tulis|input|kirim)|"
    rf"(?:mohon\s+)?maaf\b[^.\n]{{0,25}}?{_SLIP})(?:\s+(?:ketik|tulis|input|laporan))?\b",
    re.IGNORECASE,
)
_WITHDRAWS = re.compile(
    r"(?:abaikan|batalkan|cabut|hapus|anulir)\b(?=.*\b(?:pesan|laporan|lap|chat|info|atas|tadi|sebelumnya)\b)",
    re.IGNORECASE,
)
_SPLIT = re.compile(
    r"\b(?:seharusnya|harusnya|semestinya|mestinya|(?:yang|yg)\s+(?:benar|betul)(?:\s+adalah)?|tapi|tetapi|melainkan|"
    r"menjadi|jadi)\b|→|=>|->",
    re.IGNORECASE,
)
_SOON = timedelta(minutes=30)
_PLACES = {DELIVERIES.name: "destination", SEAL_CHECKS.name: "box_id"}
_TIMES = ("departed_at", "arrived_at", "checked_at")
_TPS_CELL = re.compile(r"(33\.\d\d\.\d\d\.\d{4})-(\d{3})(?:-([a-z_]+))?")


@dataclass(slots=True)
class Report:
    """What a message gave, until a later one corrects it."""

    message: Message
    rows: list[Row]


@dataclass(slots=True)
class Mended:
    """What a correction does: rows that it replaces, and its own."""

    gone: list[Row] = field(default_factory=list)
    rows: list[tuple[str, Cells]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Values:
    """The values named on one side of a correction; None or "" where it names none."""

    spot: Spot | None = None
    number: str = ""
    ballot: str = ""
    time: When | None = None
    item: str = ""
    amount: str = ""
    damaged: bool = False
    condition: str = ""


def opens(message: Message) -> bool:
    """Does the message call itself a correction?"""
    return bool(message.lines) and bool(_OPENS.match(message.lines[0].text))


def withdraws(message: Message) -> bool:
    """Does it ask to forget a report, without giving another?"""
    text = " ".join(line.text for line in message.lines)
    return len(text) < 120 and bool(_WITHDRAWS.search(text)) and not has(scan(text), K.COUNT, K.ITEM)


def rest_of(text: str) -> str:
    """What stands behind the word RALAT."""
    return _OPENS.sub("", text, count=1).strip(" :,.-!")


def last(reports: Sequence[Report], message: Message) -> Report | None:
    """The report that the sender gave just before; None when nobody knows who sent what."""
    if message.sender is None:
        return None
    own = [one for one in reports if one.message.sender == message.sender and one.rows]
    return own[-1] if own else None


def same(report: Report, reports: Sequence[Report]) -> list[Row]:
    """Its rows, and those of the same key that its sender gave before and it corrected."""
    keys = {(row.log, _key(row.log, row.cells)) for row in report.rows}
    own = [one for one in reports if one.message.sender == report.message.sender]
    return [row for one in own for row in one.rows if (row.log, _key(row.log, row.cells)) in keys]


# --- a report sent again --------------------------------------------------------------------------------


def again(rows: Sequence[tuple[str, Cells]], reports: Sequence[Report], message: Message) -> Mended | None:
    """A whole report in the place of an earlier one. None: it is not clear which."""
    mine = [one for one in reports if one.rows and one.message.sender == message.sender]
    mended = Mended(rows=list(rows))
    for log in dict.fromkeys(log for log, _ in rows):
        new = [cells for name, cells in rows if name == log]
        gone = _replaced(log, new, mine, reports)
        if gone is None:
            return None
        mended.gone += gone
    return mended


def _replaced(
    log: str, new: list[Cells], mine: Sequence[Report], reports: Sequence[Report]
) -> list[Row] | None:
    place = _PLACES[log]
    everywhere = [row for one in reports for row in one.rows if row.log == log]
    keys = {_key(log, row.cells) for row in everywhere}
    if log == SEAL_CHECKS.name and not all(_key(log, cells) in keys for cells in new):
        boxes = {cells[place] for cells in new}
        for one in reversed(mine):
            same = [row for row in one.rows if row.log == log and row.cells[place] in boxes]
            if same:
                return same if {row.cells[place] for row in same} == boxes else None
    elif any(row.cells[place] == cells[place] for row in everywhere for cells in new):
        return []
    latest = next((one for one in reversed(mine) if any(row.log == log for row in one.rows)), None)
    old = [row for row in latest.rows if row.log == log] if latest else []
    fits = len(old) == len(new) and all(
        _but(row.cells, place) == _but(cells, place) for row, cells in zip(old, new, strict=True)
    )
    return old if fits and old else None


def _key(log: str, cells: Cells) -> tuple[str, ...]:
    return tuple(cells.get(name, "") for name in LOGS[log].key)


def _but(cells: Cells, place: str) -> Cells:
    """A row without its place and remarks. Boxes keep their ballot type."""
    kept = {name: value for name, value in cells.items() if name not in (place, "note", "origin") and value}
    match = _TPS_CELL.fullmatch(cells[place])
    return kept | {"kind": match[3] or ""} if match else kept


# --- one value for another ----------------------------------------------------------------------------------


def swapped(text: str, reports: Sequence[Report], message: Message, spots: Spots) -> Mended | None:
    """`TPS 07 seharusnya TPS 08`, `kotak 4`: the report with one value changed. None: not clear which one."""
    known = Known(message.day, message.at)
    parts = [part for part in _SPLIT.split(text) if part.strip(" ,.:-")]
    if not 1 <= len(parts) <= 2:
        return None
    new = _values(parts[-1], spots, known)
    old = _values(parts[0], spots, known) if len(parts) == 2 else None
    if old is None:  # `RALAT TPS 07 Medono kotak 4`: the place says which report, the rest is new
        others = replace(new, spot=None)
        old, new = (_Values(spot=new.spot), others) if new.spot and others != _Values() else (_Values(), new)
    if new == _Values():
        return None
    target = _target(old, new, reports, message)
    if target is None:
        return None
    mended = Mended()
    for row in target:
        cells = _changed(row, old, new, spots)
        if cells is None:
            return None
        mended.rows.append((row.log, cells))
        if _key(row.log, cells) != _key(row.log, row.cells):
            mended.gone.append(row)
    return mended


def _values(text: str, spots: Spots, known: Known) -> _Values:
    pieces = spots.find(scan(text))
    count = next((piece for piece in pieces if piece.kind in (K.COUNT, K.OF)), None)
    bare = next((piece.text for piece in pieces if piece.kind is K.SERIAL), "")
    item = next((piece.value for piece in pieces if piece.kind is K.ITEM), "")
    ballot = next((piece.value for piece in pieces if piece.kind is K.BALLOT), "")
    said = [piece for piece in pieces if piece.kind is K.COND]
    damaged = count is not None and any(piece.value == Condition.BROKEN for piece in said)
    time = [piece for piece in pieces if piece.kind is K.TIME and piece.value != "span"]
    if item == BALLOT:
        item, ballot = BALLOT + ballot, ""
    return _Values(
        spot=next((piece for piece in pieces if isinstance(piece, Spot)), None),
        number=bare or (count.text if count and not item else ""),
        ballot=ballot if not (ballot and item.startswith(BALLOT)) else "",
        time=when(time, known) if time else None,
        item="" if ballot and item == "kotak_suara" else item,
        amount=counted(count)[0] if count else "",
        damaged=damaged,
        condition=str(said[0].value) if len(said) == 1 and not damaged else "",
    )


def _target(old: _Values, new: _Values, reports: Sequence[Report], message: Message) -> list[Row] | None:
    """The rows that are meant: of the only report that fits, or of the one sent just before."""
    own = [one for one in reports if one.rows and one.message.sender == message.sender]
    if old == _Values():
        previous = last(reports, message)
        own = [previous] if previous else []
    fitting = [(one, rows) for one in own if (rows := [row for row in one.rows if _fits(row, old, new)])]
    if not fitting:
        return None
    one, rows = fitting[-1]
    if len(fitting) > 1:
        soon = one.message.at and message.at and message.at - one.message.at <= _SOON
        if own[-1] is not one or not soon:
            return None
    homes = {_home(row) for row in rows}
    return rows if len(homes) == 1 else None


def _home(row: Row) -> str:
    cell = row.cells[_PLACES[row.log]]
    match = _TPS_CELL.fullmatch(cell)
    return f"{match[1]}-{match[2]}" if match else cell


def _fits(row: Row, old: _Values, new: _Values) -> bool:
    """Does the row say what the correction calls wrong, and has it room for what is right?"""
    cells = row.cells
    match = _TPS_CELL.fullmatch(cells[_PLACES[row.log]])
    kind = (match[3] or "") if match else ""
    item = old.item or new.item
    counts = (cells.get("qty_received"), cells.get("qty_sent"))
    return (
        (old.spot is None or _is_there(old.spot, cells[_PLACES[row.log]], match))
        and (kind == old.ballot if old.ballot else bool(kind) or not new.ballot)
        and item in ("", cells.get("item"))
        and (not (old.item and old.amount) or old.amount in counts)
        and old.condition in ("", cells.get("condition"))
        and (not new.condition or "condition" in cells)
        and (old.time is None or bool(_time_field(cells, old.time)))
    )


def _is_there(spot: Spot, cell: str, match: re.Match[str] | None) -> bool:
    if spot.level != "tps":
        return cell in spot.cells
    village = spot.name is None or (match is not None and spot.name.code == match[1])
    return match is not None and int(match[2]) in spot.numbers and village


def _time_field(cells: Cells, old: When | None) -> str | None:
    """The time that is meant: the one with the old hour, or the only one there is."""
    there = [name for name in _TIMES if "T" in cells.get(name, "")]
    if old and old.clock:
        there = [name for name in there if cells[name].endswith(f"T{old.clock:%H:%M}")]
    return there[0] if len(there) == 1 else None


def _changed(row: Row, old: _Values, new: _Values, spots: Spots) -> Cells | None:
    """The row with the new value; None when the value does not belong to it."""
    cells, place = dict(row.cells), _PLACES[row.log]
    match = _TPS_CELL.fullmatch(cells[place])
    spot = new.spot
    if spot is None and new.number and old.spot and not (old.item or new.item):
        spot = Spot("tps", new.number, (int(new.number),)) if new.number.isdigit() else None
        new = replace(new, amount="")
    if spot:
        if spot.level != "tps" or len(spot.numbers) != 1 or match is None:
            return None
        name = spot.name or Name(match[1], match[1], official=True)
        cells[place] = (
            box_cell(spot.numbers[0], name, match[3]) if match[3] else tps_cell(spot.numbers[0], name)
        )
    if new.ballot and match:
        cells[place] = codes.box(f"{match[1]}-{match[2]}", new.ballot)
    if new.time:
        name_ = _time_field(cells, old.time)
        if name_ is None or new.time.clock is None:
            return None
        cells[name_] = f"{cells[name_][:10]}T{new.time.clock:%H:%M}"
    if new.condition:
        cells["condition"] = new.condition
    if new.amount and not spot:
        there = [name for name in ("qty_received", "qty_sent") if cells.get(name)]
        column = "qty_damaged" if new.damaged or old.damaged else there[0] if len(there) == 1 else None
        if column is None or row.log != DELIVERIES.name:
            return None
        cells[column] = new.amount
    return cells if cells != row.cells else None
