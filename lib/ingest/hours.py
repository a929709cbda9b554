"""The time of day as people write it, in minutes from the midnight with which its day begins."""

import re
from datetime import datetime, time, timedelta

from lib.ingest.cell import Cell, Unreadable, folded, text
from lib.ingest.rules import values

DAY = 24 * 60
_LATEST = 25 * 60 - 1  # 24.00 to 24.59 is the hour after midnight, as people on a night shift write it
_ZONES = {"wib": 0, "wita": 60, "wit": 120, "z": -420}  # minutes ahead of WIB


def _half(stands: range, afternoon: range) -> dict[int, int]:
    return {hour: hour for hour in stands} | {hour: hour + 12 for hour in afternoon}


# What hours a part of the day leaves as they are, and which it moves behind noon. `12 malam` is on neither
# list: it may begin the day or end it.
_HALVES = {
    "am": {12: 0} | _half(range(12), range(0)),
    "pm": _half(range(12, 24), range(1, 12)),
    "pagi": _half(range(12), range(0)),
    "siang": _half(range(10, 16), range(1, 5)),
    "sore": _half(range(14, 19), range(2, 7)),
    "petang": _half(range(15, 20), range(3, 8)),
    "malam": _half(range(18, 24), range(6, 12)),
    "dinihari": _half(range(6), range(0)),
}
_CLOCK = re.compile(
    r"(?P<said>(?:(?:jam|pukul|pkl|pk|at)\b[.:]?|@)\s*)?"
    r"(?P<hour>[0-9]{1,2})(?:\s?[:.,h]\s?(?P<minute>[0-9]{2})(?:[:.][0-9]{2}(?:[.,][0-9]+)?)?)?"
    r"\s*(?P<half>[ap]\.?\s?m\b\.?|pagi|siang|sore|petang|malam|dini\s?hari)?"
    r"\s*\(?(?P<zone>wib|wita|wit)?\)?\.?"
)
# An offset stands only behind seconds or a T: elsewhere `08:00-10:00` is a span.
_ISO = re.compile(
    r"(?P<t>t?)(?P<hour>[0-9]{2}):?(?P<minute>[0-9]{2})(?P<second>:?[0-9]{2}(?:[.,][0-9]+)?)?\s?"
    r"(?P<zone>z|utc|(?:gmt)?(?P<sign>[+-])(?P<ahead>[0-9]{2}):?(?P<more>[0-9]{2})?)(?:\s*\([a-z\s]+\))?"
)
_DIGITS = re.compile(r"([0-9]{1,2})([0-9]{2})")
_FRACTION = re.compile(r"0[.,][0-9]{3,}")
_DOTTED = re.compile(r"([0-9]{1,2})[.,]([0-9])")


def clock(cell: Cell) -> int | Unreadable:
    """Minutes in WIB from the midnight with which the written day begins; 24.00 is 1440, another zone shifts.

    Unreadable with a value is a clock that is read with a doubt. A whole date is none.
    """
    if isinstance(cell, datetime):
        return _minutes(cell.hour, cell.minute, cell.second) if cell.year <= 1900 else _unread(cell)
    if isinstance(cell, time):
        return _minutes(cell.hour, cell.minute, cell.second + cell.microsecond / 1e6)
    if isinstance(cell, timedelta):
        return _within(round(cell.total_seconds() / 60), cell)
    if isinstance(cell, bool):
        return _unread(cell)
    if isinstance(cell, int | float):
        return _of_number(cell)
    return _of_text(text(cell).casefold(), cell) if isinstance(cell, str) else _unread(cell)


def _unread(cell: Cell) -> Unreadable:
    return Unreadable(values.CLOCK, context={"cell": text(cell)})


def _minutes(hour: int, minute: int, second: float) -> int:
    # Spreadsheets keep a fraction of a day: 15.10 can come back as 15.09.59,999.
    return hour * 60 + minute + (second > 59.4)


def _within(minutes: int, cell: Cell) -> int | Unreadable:
    return minutes if 0 <= minutes <= _LATEST else _unread(cell)


def _of_number(cell: float) -> int | Unreadable:
    """A fraction of a day, `1530`, or 8.3 for 08.30."""
    if 0 < cell < 1:
        return round(cell * DAY)
    if not 1 <= cell < 2500 or round(cell, 2) != cell:
        return _unread(cell)
    hour, minute = divmod(round(cell if cell >= 100 else cell * 100), 100)
    return _checked(hour, minute, cell, certain=cell >= 1000)


def _checked(hour: int, minute: int, cell: Cell, *, certain: bool) -> int | Unreadable:
    if minute > 59 or hour * 60 + minute > _LATEST:
        return _unread(cell)
    minutes = hour * 60 + minute
    shown = {"cell": text(cell), "read": f"{hour:02}.{minute:02}"}
    return minutes if certain else Unreadable(values.CLOCK_NUMBER, minutes, shown)


def _of_text(written: str, cell: Cell) -> int | Unreadable:
    match = _CLOCK.fullmatch(written)
    if match and (match["minute"] or match["half"] or match["said"] or match["zone"]):
        return _of_clock(match, cell)
    if match := _ISO.fullmatch(written):
        return _of_iso(match, cell)
    if match := _DIGITS.fullmatch(written):
        return _checked(int(match[1]), int(match[2]), cell, certain=len(written) == 4)
    if _FRACTION.fullmatch(written):
        return round(float(written.replace(",", ".")) * DAY)
    if match := _DOTTED.fullmatch(written):
        return _checked(int(match[1]), int(match[2]) * 10, cell, certain=False)
    return _unread(cell)


def _of_clock(match: re.Match[str], cell: Cell) -> int | Unreadable:
    half, hour, minute = folded(match["half"] or ""), int(match["hour"]), int(match["minute"] or 0)
    # `jam 8` may be in the morning or in the evening; from 13 on an hour says it itself.
    alone = hour if match["minute"] or hour > 12 else None
    moved = _HALVES[half].get(hour) if half else alone
    if moved is None or minute > 59:
        return _unread(cell)
    within = _within(moved * 60 + minute, cell)
    return within if isinstance(within, Unreadable) else within - _ZONES[match["zone"] or "wib"]


def _of_iso(match: re.Match[str], cell: Cell) -> int | Unreadable:
    if not (match["t"] or match["second"]):
        return _unread(cell)
    minutes = int(match["hour"]) * 60 + int(match["minute"])
    if int(match["minute"]) > 59 or minutes > DAY:
        return _unread(cell)
    if match["sign"] is None:
        return minutes - _ZONES["z"]
    ahead = int(match["ahead"]) * 60 + int(match["more"] or 0)
    return minutes + 420 - (ahead if match["sign"] == "+" else -ahead)
