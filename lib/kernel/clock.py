"""Time as int64 UTC minutes inside, WIB at the edges. "Now" is an argument, never read here.

A day without a time (`Precision.DAY`) is kept as its first minute in WIB; it proves the day, so it counts
from the day's last minute on (`settles_at`).
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from enum import StrEnum

Minute = int
WIB = timezone(timedelta(hours=7), "WIB")
LAST_MINUTE = 24 * 60 - 1  # of a day, counted from its first
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?)?")


class Precision(StrEnum):
    """How exact a time is, as stored beside it."""

    MINUTE = "menit"
    DAY = "hari"


@dataclass(frozen=True, slots=True)
class Moment:
    """A minute and how exact it is."""

    minute: Minute
    precision: Precision = Precision.MINUTE

    @property
    def settles_at(self) -> Minute:
        """The minute from which it is certain that this has happened."""
        return self.minute + (LAST_MINUTE if self.precision is Precision.DAY else 0)


def minute(moment: datetime) -> Minute:
    """UTC minutes since 1970; seconds are cut. A naive datetime is read as WIB."""
    aware = moment if moment.tzinfo else moment.replace(tzinfo=WIB)
    return int(aware.timestamp() // 60)


def local(at: Minute) -> datetime:
    """The same instant as an aware datetime in WIB."""
    return datetime.fromtimestamp(at * 60, UTC).astimezone(WIB)


def start_of(day: date) -> Minute:
    """The first minute of a day in WIB."""
    return minute(datetime.combine(day, time.min, WIB))


def end_of(day: date) -> Minute:
    """The last minute of a day in WIB (23:59): what "by the 13th" means."""
    return start_of(day) + LAST_MINUTE


def parse(text: str) -> Moment | None:
    """`2024-02-13T15:00` or `2024-02-13` in WIB; None for anything else, impossible dates included."""
    match = _ISO.fullmatch(text.strip())
    if match is None:
        return None
    year, month, day, hour, minutes = match.groups()
    try:
        at = datetime(int(year), int(month), int(day), int(hour or 0), int(minutes or 0), tzinfo=WIB)
    except ValueError:
        return None
    return Moment(minute(at), Precision.MINUTE if hour else Precision.DAY)


def iso(at: Minute, precision: str = Precision.MINUTE) -> str:
    """`2024-02-13T15:00`, or `2024-02-13` for a day without a time."""
    return local(at).strftime("%Y-%m-%d" if precision == Precision.DAY else "%Y-%m-%dT%H:%M")
