"""What a whole column proves about its dates: which of two small numbers is the day, and what 00:00 means."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lib.ingest.cell import Cell, is_blank
from lib.ingest.days import Window, Written, written

EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet
SERIAL = re.compile(r"[1-9][0-9]{4}(?:[.,][0-9]+)?")
# A T without seconds is how our own files write a minute: there, 00:00 is one.
MIDNIGHT = re.compile(
    r"(?:[\s,]+|T(?=0?0:00:))(?:0?0[:.]00(?:[:.]00(?:[.,]0+)?)?|12:00(?::00)? ?AM)\s*", re.I
)
_SOME_CLOCK = re.compile(r"[0-9]\s?(?:[:.h][0-9]{2}|[ap]m)", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{1,4}\s?[-/.]\s?[0-9]{1,2}\s?[-/.]\s?(?:[0-9]{4}|[0-9]{2})(?![0-9])")
_SHORT, _LONG = 14, 24  # characters in which a date ends: `13 / 02 / 2024`, `Selasa, 13 Februari 2024`


class Order(StrEnum):
    """Which small number of a date comes first."""

    DAY_FIRST = "hari/bulan"
    MONTH_FIRST = "bulan/hari"


@dataclass(frozen=True, slots=True)
class Seen:
    """One column. heads: how its dates begin, in small letters, each once. numbers: least and greatest.

    days: it has date cells; turnable: a day of 12 or less in each. midnights: no time of day but 00:00.
    """

    heads: frozenset[str]
    numbers: tuple[float, float] | None
    days: bool
    turnable: bool
    midnights: bool

    @classmethod
    def of(cls, column: Sequence[Cell]) -> "Seen":
        """One pass over a column."""
        kinds = set(map(type, column))
        texts = {cell for cell in set(column) if type(cell) is str} if str in kinds else set()
        numbers = (
            [cell for cell in column if type(cell) is float or type(cell) is int]
            if kinds & {float, int}
            else []
        )
        days = [cell for cell in column if isinstance(cell, date)] if kinds & {date, datetime} else []
        clocked = datetime in kinds and any(
            isinstance(day, datetime) and (day.hour or day.minute or day.second) for day in days
        )
        return cls(
            _heads(texts),
            (min(numbers), max(numbers)) if numbers else None,
            bool(days),
            bool(days) and all(day.day <= 12 for day in days),
            not (clocked or any(number % 1 for number in numbers) or any(map(_has_clock, texts))),
        )

    def swapped(self, window: Window) -> bool:
        """Date cells that could all be turned around, beside texts that could not: an English spreadsheet."""
        return self.turnable and Order.DAY_FIRST in _proven(self.heads, window)[0]

    def serials(self, window: Window) -> bool:
        """Nothing but numbers that are days of the window."""
        first, last = serial_days(window)
        within = self.numbers is None or (first <= self.numbers[0] and self.numbers[1] < last + 1)
        return within and not self.days and all(SERIAL.fullmatch(head) for head in self.heads)


def serial_days(window: Window) -> tuple[int, int]:
    """The window as a spreadsheet counts days."""
    return (window[0] - EPOCH).days, (window[1] - EPOCH).days


def _heads(texts: Iterable[str]) -> frozenset[str]:
    # The time behind a date only makes more of them.
    cut = {text[:_SHORT] if text[:1].isdigit() else text.lstrip()[:_LONG] for text in texts}
    days = {match[0] if (match := _DAY.match(head)) else head for head in cut}
    return frozenset(head.casefold().strip() for head in days if not is_blank(head))


def _has_clock(text: str) -> bool:
    """A time of day other than 00:00."""
    return len(text) > 10 and _SOME_CLOCK.search(text, 6) is not None and MIDNIGHT.search(text) is None


def order_of(heads: Iterable[str], window: Window) -> tuple[Order, bool]:
    """The order of all these dates, and whether it is proven.

    A number above 12 or the name of the day proves it; then whether only one reading lies in the window.
    A month in front goes against what people here write, so the window alone never proves that.
    """
    certain, likely = _proven(heads, window)
    if len(certain) == 1:
        return next(iter(certain)), True
    if certain or len(likely) != 1:
        return Order.DAY_FIRST, False
    order = next(iter(likely))
    return order, order is Order.DAY_FIRST


def _proven(heads: Iterable[str], window: Window) -> tuple[set[Order], set[Order]]:
    certain: set[Order] = set()
    likely: set[Order] = set()
    for head in heads:
        day = None if head[4:5] == "-" else written(head)
        if day is None or day.month is not None:
            continue
        found = fitting(day, window)
        if len(found) == 1:
            certain |= found
        else:
            near = {
                order for order, read in zip(Order, day.readings(window), strict=True) if _in(read, window)
            }
            likely |= near if len(near) == 1 else set()
    return certain, likely


def fitting(day: Written, window: Window) -> set[Order]:
    """The orders in which this is a day, and on the day of the week that it names."""
    readings = day.readings(window)
    found = {order: read for order, read in zip(Order, readings, strict=True) if read}
    named = {order for order, read in found.items() if day.weekday in (None, read.weekday())}
    return named or set(found)


def _in(read: date | None, window: Window) -> bool:
    return read is not None and window[0] <= read <= window[1]
