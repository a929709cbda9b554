"""One value of a report put in the place of another: `TPS 07 seharusnya TPS 08`, `kotak 4`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from lib.ingest.chat.amounts import counted
from lib.ingest.chat.facts import Cells, Row
from lib.ingest.chat.kinds import K
from lib.ingest.chat.mending import PLACES, TPS_CELL, Mended, Report, is_there, key_of, last
from lib.ingest.chat.messages import Message
from lib.ingest.chat.scan import scan
from lib.ingest.chat.spots import Name, Piece, Spot, Spots, box_cell, tps_cell
from lib.ingest.chat.when import Known, When, when
from lib.kernel import codes
from lib.kernel.logs import DELIVERIES
from lib.kernel.words import BALLOT, Condition

_SPLIT = re.compile(
    r"\b(?:seharusnya|harusnya|semestinya|mestinya|(?:yang|yg)\s+(?:benar|betul)(?:\s+adalah)?|tapi|tetapi|melainkan|"
    r"menjadi|jadi)\b|→|=>|->",
    re.IGNORECASE,
)
_NOT = re.compile(r"[,(]?\s*\bbukan(?:nya)?\b", re.IGNORECASE)  # `TPS 08 bukan TPS 07`
_SOON = timedelta(minutes=30)
_TIMES = ("departed_at", "arrived_at", "checked_at")


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


def swapped(text: str, reports: Sequence[Report], message: Message, spots: Spots) -> Mended | None:
    """`TPS 07 seharusnya TPS 08`, `kotak 4`: the report with one value changed. None: not clear which one."""
    sides = _sides(text, spots, Known(message.day, message.at))
    if sides is None:
        return None
    old, new = sides
    target = _target(old, new, reports, message)
    if target is None:
        return None
    mended = Mended()
    for row in target:
        cells = _changed(row, old, new, spots)
        if cells is None:
            return None
        mended.rows.append((row.log, cells))
        if key_of(row.log, cells) != key_of(row.log, row.cells):
            mended.gone.append(row)
    return mended


def _sides(text: str, spots: Spots, known: Known) -> tuple[_Values, _Values] | None:
    """What is wrong and what is right; None when the text says more than one value, or none."""
    parts = [part for part in _SPLIT.split(text) if part.strip(" ,.:-")]
    backwards = [part for part in _NOT.split(text) if part.strip(" ,.:-")]
    turned = len(parts) == 1 and len(backwards) == 2
    if turned:
        parts = backwards[::-1]
    said = [spots.find(scan(part)) for part in parts]
    if not 1 <= len(parts) <= 2 or any(_says_more(pieces) for pieces in said):
        return None
    old, new = (_Values() if len(parts) == 1 else _values(said[0], known)), _values(said[-1], known)
    rest = replace(new, spot=None)
    if new.spot and not old.spot and rest != _Values() and (turned or len(parts) == 1):
        # `RALAT TPS 07 Medono kotak 4 (bukan 5)`: the place says which report, the rest is new
        old, new = replace(old, spot=new.spot, item=old.item or (new.item if turned else ""), number=""), rest
    return None if new == _Values() else (old, new)


def _says_more(pieces: Sequence[Piece]) -> bool:
    """Are there several amounts, times, goods, boxes or places? Then it is a report, not one value."""
    kinds = ((K.COUNT, K.OF), (K.TIME,), (K.ITEM,), (K.BALLOT,), (K.SPOT,), (K.COND,))
    return any(sum(piece.kind in same for piece in pieces) > 1 for same in kinds)


def _values(pieces: Sequence[Piece], known: Known) -> _Values:
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
    cell = row.cells[PLACES[row.log]]
    match = TPS_CELL.fullmatch(cell)
    return f"{match[1]}-{match[2]}" if match else cell


def _fits(row: Row, old: _Values, new: _Values) -> bool:
    """Does the row say what the correction calls wrong, and has it room for what is right?"""
    cells = row.cells
    match = TPS_CELL.fullmatch(cells[PLACES[row.log]])
    kind = (match[3] or "") if match else ""
    item = old.item or new.item
    counts = (cells.get("qty_received"), cells.get("qty_sent"))
    return (
        (old.spot is None or is_there(old.spot, cells[PLACES[row.log]]))
        and (kind == old.ballot if old.ballot else bool(kind) or not new.ballot)
        and item in ("", cells.get("item"))
        and (not (old.item and old.amount) or old.amount in counts)
        and old.condition in ("", cells.get("condition"))
        and (not new.condition or "condition" in cells)
        and (old.time is None or bool(_time_field(cells, old.time)))
    )


def _time_field(cells: Cells, old: When | None) -> str | None:
    """The time that is meant: the one with the old hour, or the only one there is."""
    there = [name for name in _TIMES if "T" in cells.get(name, "")]
    if old and old.clock:
        there = [name for name in there if cells[name].endswith(f"T{old.clock:%H:%M}")]
    return there[0] if len(there) == 1 else None


def _changed(row: Row, old: _Values, new: _Values, spots: Spots) -> Cells | None:
    """The row with the new value; None when the value does not belong to it."""
    cells, place = dict(row.cells), PLACES[row.log]
    match = TPS_CELL.fullmatch(cells[place])
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
