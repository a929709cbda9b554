"""Times as people write them. What one cell leaves open, the other cells of its column may prove."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from lib.ingest.cell import Cell, Unreadable, is_blank, text
from lib.ingest.days import WEEKDAYS, YEARS, Window, Written, written
from lib.ingest.hours import DAY, clock
from lib.ingest.order import EPOCH, MIDNIGHT, SERIAL, Order, Seen, fitting, order_of, serial_days
from lib.ingest.rules import cells, values
from lib.kernel.clock import Minute, Moment, Precision, local, minute, start_of
from lib.kernel.format import clock_time

_ALWAYS: Window = (date(YEARS.start, 1, 1), date(YEARS.stop - 1, 12, 31))
_SIMPLE = re.compile(r"([0-9./-]{8,10})(?:[ T]([01][0-9]|2[0-3])[:.]([0-5][0-9]))?")
_WORDED = re.compile(
    r"(.{8,40}?)[ ,]+(?:(?:pukul|pkl|jam)\.? )?([01][0-9]|2[0-3])[:.]([0-5][0-9])(?: ?WIB)?", re.IGNORECASE
)
_JOINTS = " \t,;-–|/@"

Read = Moment | Unreadable


def moment(cell: Cell, order: Order | None = None) -> Read | None:
    """One cell as a time in WIB; None when it says nothing. Without an order, a date with two readings is
    Unreadable, its value the day-first one. A date without a year and a serial number need a column.
    """
    return (_ALONE if order is None else Dates(order, sure=True)).moment(cell)


@dataclass(frozen=True, slots=True)
class Dates:
    """How the dates of a column are written.

    order: which reading to take; sure: it is proven. window: the days that a file may speak of, None for any.
    serials: its numbers are spreadsheet dates. midnights: it has no other time of day, so 00:00 is none.
    swapped: its date cells are those that an English spreadsheet would have turned around.
    """

    order: Order = Order.DAY_FIRST
    sure: bool = False
    window: Window | None = None
    serials: bool = False
    midnights: bool = False
    swapped: bool = False
    _days: dict[str | date, Minute | None] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, column: Iterable[Cell], window: Window) -> "Dates":
        """What a column says about its dates. window: first and last plausible day."""
        return cls.together({0: list(column)}, window)[0]

    @classmethod
    def together(cls, columns: Mapping[int, Sequence[Cell]], window: Window) -> dict[int, "Dates"]:
        """The same for the columns of one sheet: they prove the order of day and month for each other."""
        seen = {name: Seen.of(column) for name, column in columns.items()}
        order, sure = order_of({head for one in seen.values() for head in one.heads}, window)
        return {
            name: cls(order, sure, window, one.serials(window), one.midnights, one.swapped(window))
            for name, one in seen.items()
        }

    # --- one cell -----------------------------------------------------------------------------------------

    def moment(self, cell: Cell) -> Read | None:
        """A cell of the column as a time in WIB; None when it says nothing.

        Unreadable with a value is a time that is stored with a finding, or only the day of one.
        """
        if isinstance(cell, str):
            return self._of_text(cell)
        if cell is None:
            return None
        if type(cell) is datetime and cell.tzinfo is None and cell.microsecond == cell.second == 0:
            day = self._simple_date(cell.date())
            minutes = cell.hour * 60 + cell.minute
            if day is not None:
                dayless = minutes == 0 and self.midnights
                return Moment(day, Precision.DAY) if dayless else Moment(day + minutes)
        return self._near(self._of_value(cell))

    def _of_value(self, cell: float | date | time | timedelta) -> Read:
        if isinstance(cell, datetime):
            return self._of_datetime(cell)
        if isinstance(cell, date):
            return self._turned(cell, Moment(start_of(cell), Precision.DAY))
        if isinstance(cell, time | timedelta):
            return Unreadable(values.NO_DATE)
        return Unreadable(cells.TIME) if isinstance(cell, bool) else self._of_number(cell)

    def _near(self, read: Read) -> Read:
        """A time within the window; outside it carries a finding, outside this century it is none."""
        if isinstance(read, Unreadable):
            return read
        day = local(read.minute).date()
        if day.year not in YEARS:
            return Unreadable(cells.TIME)
        first, last = self.window or _ALWAYS
        return read if first <= day <= last else Unreadable(values.FAR, read, {"read": _shown(read)})

    def _of_datetime(self, cell: datetime) -> Read:
        if cell.year <= 1900:  # a spreadsheet's time of day without a date
            return Unreadable(values.NO_DATE, context={"cell": cell.strftime("%H:%M")})
        if cell.year not in YEARS:
            return Unreadable(cells.TIME)
        if self.midnights and not (cell.hour or cell.minute or cell.second or cell.tzinfo):
            return self._turned(cell, Moment(start_of(cell.date()), Precision.DAY))
        # Spreadsheets keep a fraction of a day: 15.10 can come back as 15.09.59,999.
        return self._turned(cell, Moment(minute(cell + timedelta(milliseconds=500))))

    def _turned(self, cell: date, found: Moment) -> Read:
        """Found, with a doubt when the spreadsheet may have turned day and month around."""
        if not self.swapped or cell.day == cell.month or cell.day > 12:
            return found
        other = Moment(start_of(date(cell.year, cell.day, cell.month)), Precision.DAY)
        return Unreadable(values.SWAPPED, found, {"read": _shown(found), "other": _shown(other)})

    def _of_number(self, cell: float) -> Read:
        """A spreadsheet's date, days since its epoch, or 20240213."""
        first, last = serial_days(self.window) if self.window else (1, 0)
        if first <= cell < last + 1:
            day, minutes = start_of(EPOCH + timedelta(days=int(cell))), round(cell % 1 * DAY)
            dayless = minutes == 0 and (self.midnights or isinstance(cell, int))
            found = Moment(day, Precision.DAY) if dayless else Moment(day + minutes)
            return found if self.serials else Unreadable(values.SERIAL, found, {"read": _shown(found)})
        written_out = text(cell)
        return self._of_words(written_out) if len(written_out) == 8 else Unreadable(cells.TIME)

    # --- text ---------------------------------------------------------------------------------------------

    def _of_text(self, cell: str) -> Read | None:
        match = _SIMPLE.fullmatch(cell) or _WORDED.fullmatch(cell)
        day = self._simple_day(match[1]) if match else None
        if match and day is not None:
            minutes = int(match[2]) * 60 + int(match[3]) if match[2] else 0
            dayless = match[2] is None or (minutes == 0 and self.midnights and "T" not in cell)
            return Moment(day, Precision.DAY) if dayless else Moment(day + minutes)
        if is_blank(cell):
            return None
        known = text(cell)
        if self.window and SERIAL.fullmatch(known):
            number = float(known.replace(",", "."))
            return self._near(self._of_number(int(number) if number.is_integer() else number))
        return self._near(self._of_words(known))

    def _simple_day(self, head: str) -> Minute | None:
        """The first minute of a day that needs no finding; each day is worked out once."""
        if head not in self._days:
            day = written(head.casefold())
            read = self._near(self._resolved(day) or Unreadable(cells.TIME)) if day and not day.rest else None
            self._days[head] = read.minute if isinstance(read, Moment) else None
        return self._days[head]

    def _simple_date(self, day: date) -> Minute | None:
        """The same for a date cell."""
        if day not in self._days:
            found = self._near(self._of_value(day)) if day.year in YEARS else None
            self._days[day] = found.minute if isinstance(found, Moment) else None
        return self._days[day]

    def _of_words(self, known: str) -> Read:
        words = known.casefold().replace("’", "'")
        head = written(words)
        if head is None:
            alone = clock(words)
            timed = isinstance(alone, int) or alone.value is not None
            return Unreadable(values.NO_DATE if timed else cells.TIME)
        day = self._resolved(head)
        if day is None:
            return Unreadable(cells.TIME)
        rest = head.rest.strip(_JOINTS)
        if not rest or (self.midnights and MIDNIGHT.fullmatch(head.rest)):
            return day
        return _at(day, clock(rest))

    def _resolved(self, head: Written) -> Read | None:
        """The day that is meant, with the doubts there are about it; None when there is no such day."""
        readings = head.readings(self.window or _ALWAYS)
        if not any(readings) or (head.year is None and self.window is None):
            return None
        day, other = self._chosen(head, readings)
        if day is None:
            return None
        found = Moment(start_of(day), Precision.DAY)
        if head.weekday not in (None, day.weekday()):
            context = {"read": _shown(found), "weekday": WEEKDAYS[day.weekday()]}
            return Unreadable(values.WEEKDAY, found, context)
        if other is not None:
            shown = {"read": _shown(found), "other": _shown(Moment(start_of(other), Precision.DAY))}
            return Unreadable(values.DAY_MONTH, found, shown)
        return found if head.year is not None else Unreadable(values.NO_YEAR, found, {"read": _shown(found)})

    def _chosen(
        self, head: Written, readings: tuple[date | None, date | None]
    ) -> tuple[date | None, date | None]:
        """The reading to take, and the other one where that is in doubt."""
        by_order = dict(zip(Order, readings, strict=True))
        if self.sure:
            return by_order[self.order], None
        fits = fitting(head, self.window or _ALWAYS)
        if len(fits) == 1:
            return by_order[fits.pop()], None
        first, second = readings
        if first == second:
            return first, None
        near = [
            read for read in readings if self.window and read and self.window[0] <= read <= self.window[1]
        ]
        day = near[0] if len(near) == 1 else by_order[self.order]
        # Only the window speaks for it: enough for the order that people here write, not against it.
        certain = len(near) == 1 and day == first
        return day, None if certain else second if day == first else first

    # --- a date and a time in two cells --------------------------------------------------------------------

    def joined(self, day_cell: Cell, time_cell: Cell) -> Read | None:
        """A date cell and a time cell together; a finding about the time quotes only its cell.

        Without a time it is the day, without a day nothing. A time cell that holds a whole date counts alone.
        """
        day = self.moment(day_cell)
        if is_blank(time_cell):
            return day
        at = clock(time_cell)
        if isinstance(at, Unreadable) and at.value is None:
            own = self.moment(time_cell)
            if own is not None and _part(own):
                return _against(day, own)
        known = _part(day)
        if day is None or known is None:
            return day or Unreadable(values.NO_DATE, context={"cell": text(time_cell)})
        start = Moment(start_of(local(known.minute).date()), Precision.DAY)
        joined = _at(replace(day, value=start) if isinstance(day, Unreadable) else start, at)
        timed = known.precision is Precision.MINUTE and known.minute != start.minute
        return _against(day, joined) if timed else joined


def _part(read: Read | None) -> Moment | None:
    found: Moment | None = read.value if isinstance(read, Unreadable) else read
    return found


def _at(day: Read, at: int | Unreadable) -> Read:
    """A day and the clock of that day. Where both are in doubt, the clock's finding would hide the day's."""
    start = _part(day)
    minutes: int | None = at.value if isinstance(at, Unreadable) else at
    if start is None or (minutes is None and isinstance(day, Unreadable)):
        return Unreadable(cells.TIME)
    found = start if minutes is None else Moment(start.minute + minutes)
    if isinstance(day, Unreadable):
        return replace(day, value=found)
    return replace(at, value=found) if isinstance(at, Unreadable) else found


def _against(day: Read | None, own: Read) -> Read:
    """The time cell's own word, held against what the date cell says."""
    said, found = _part(day), _part(own)
    if isinstance(day, Unreadable) and said is None:
        return replace(day, value=found)
    if said is None or found is None:
        return own
    exact = said.precision is Precision.MINUTE and found.precision is Precision.MINUTE
    same = said.minute == found.minute if exact else local(said.minute).date() == local(found.minute).date()
    midnight = (
        local(said.minute).time() == time(0) and local(said.minute).date() == local(found.minute).date()
    )
    if same or midnight:
        return own
    return Unreadable(values.TWO_TIMES, found, {"read": _shown(found), "other": _shown(said)})


def _shown(read: Moment) -> str:
    return clock_time(read.minute, read.precision)


_ALONE = Dates()
