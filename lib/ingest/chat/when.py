"""Days and hours in sentences. What is not said stays unknown: a stamp proves the day, never the minute."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from lib.ingest.chat.kinds import K
from lib.ingest.chat.scan import Token
from lib.ingest.chat.spots import Piece

_CLOCK = re.compile(r"(\d{1,2})(?:\s?[.:,]\s?(\d{2}))?")
_NUMERIC = re.compile(r"(\d{1,4})[/.-](\d{1,2})(?:[/.-](\d{1,4}))?")
_SPELT = re.compile(r"(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?(?:[\s-]+(20\d\d))?", re.IGNORECASE)
_ALONE = re.compile(r"(\d{1,2})$")
_NAMES = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_MONTHS = {name: at for at, name in enumerate(_NAMES, start=1)} | {"peb": 2, "ags": 8, "nop": 11}
_GRACE = timedelta(minutes=10)  # between the clock of a phone and the one on the wall
_NIGHT = 6  # a message before this hour may speak of the evening before


@dataclass(frozen=True, slots=True)
class When:
    """A day and an hour, each None when it was not said. later: a day after the message's, so a plan.

    raw: as written, when it could not be read; doubtful: an hour that may be in the morning or the afternoon.
    unsure: that hour as written, when nothing says which: the cell then carries it, so that its reader asks.
    """

    day: date | None = None
    clock: time | None = None
    later: bool = False
    raw: str = ""
    doubtful: bool = False
    next_day: bool = False
    unsure: str = ""

    @property
    def cell(self) -> str:
        """For a cell: a minute, a day, or what was written."""
        if self.raw:
            return self.raw
        if self.day is None:
            return self.clock.strftime("%H.%M") if self.clock else ""
        if self.unsure:
            return f"{self.day.isoformat()} pukul {self.unsure} (pagi atau siang)"
        day = self.day + timedelta(days=1) if self.next_day else self.day
        return f"{day.isoformat()}T{self.clock:%H:%M}" if self.clock else day.isoformat()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a message: its day, and its minute if it has a stamp."""

    day: date | None = None
    at: datetime | None = None


def when(tokens: Iterable[Piece], known: Known) -> When | None:
    """What these tokens say of a time, on the message's day when they name none. None: nothing."""
    found: When | None = None
    for token in tokens:
        if not isinstance(token, Token):
            continue
        if token.kind is K.DATE:
            found = _dated(found or When(), token, known)
        elif token.kind is K.TIME and token.value != "span" and (found is None or found.clock is None):
            found = _timed(found or When(), token)
    if found is None or found.raw:
        return found
    return _settled(found, known)


def only(tokens: Sequence[Piece], known: Known) -> When | None:
    """The same, but of several hours none: `14.30 - 15.00` is no time of a check."""
    hours = sum(token.kind is K.TIME and token.value != "span" for token in tokens)
    return when((token for token in tokens if hours < 2 or token.kind is not K.TIME), known)


def _settled(found: When, known: Known) -> When:
    """The day when only an hour was said, and hours that may mean two."""
    if found.clock is not None and found.doubtful and not _sure(found, known):
        found = replace(found, clock=None, unsure=f"{found.clock.hour}.{found.clock.minute:02d}")
    else:
        found = replace(found, doubtful=False)
    if found.day is not None:
        return found
    day = known.day
    if day and known.at and found.clock and known.at.hour < _NIGHT and found.clock.hour >= 12:
        day -= timedelta(days=1)
    return replace(found, day=day)


def ahead(found: When, known: Known) -> bool:
    """Is it later than the message that tells it?"""
    if known.at is None or found.day is None or found.clock is None:
        return bool(known.at and found.day and found.day > known.at.date())
    day = found.day + timedelta(days=1) if found.next_day else found.day
    return datetime.combine(day, found.clock) > known.at + _GRACE


def _sure(found: When, known: Known) -> bool:
    """`jam 2`, told at 14.05, is two o'clock or fourteen; told at 13.00 it can only be two."""
    if found.clock is None or known.at is None:
        return False
    day = found.day or known.day
    if day is None or day != known.at.date():
        return found.later and found.clock.hour >= _NIGHT  # `besok jam 8` is in the morning
    return datetime.combine(day, found.clock) + timedelta(hours=12) > known.at + _GRACE


def _timed(found: When, token: Token) -> When:
    match = _CLOCK.search(token.text)
    if match is None:
        return found
    hour, minutes, half = int(match[1]), int(match[2] or 0), token.text.casefold()
    padded = len(match[1]) == 2
    hour, doubtful = _in_half(hour, half, padded, bool(match[2]))
    next_day = hour == 24
    if next_day:
        hour = 0
    if hour > 23 or minutes > 59:
        return replace(found, raw=token.text)
    return replace(found, clock=time(hour, minutes), doubtful=doubtful, next_day=next_day)


def _in_half(hour: int, said: str, padded: bool, exact: bool) -> tuple[int, bool]:
    """The hour of the day, and whether it may be twelve later."""
    if "pagi" in said or "dini" in said:
        return hour, False
    if "siang" in said:
        return (hour + 12 if hour <= 5 else hour), False
    if "sore" in said or "petang" in said or "malam" in said:
        if hour == 12:
            return 24 if "malam" in said else 12, False
        return (hour + 12 if 3 <= hour < 12 else hour), False
    return hour, not padded and (1 <= hour <= 5 or (1 <= hour <= 11 and not exact))


def _dated(found: When, token: Token, known: Known) -> When:
    if token.value:
        shift = -1 if token.value == "malam" else int(token.value)
        if known.day is None:
            return replace(found, raw=token.text, later=shift > 0)
        return replace(found, day=known.day + timedelta(days=shift), later=shift > 0)
    day = written_day(token.text, known.day)
    if day is None:
        return replace(found, raw=token.text)
    return replace(found, day=day, later=known.day is not None and day > known.day)


def written_day(text: str, near: date | None) -> date | None:
    """A written day; d/m unless only m/d is a date. A missing year or month is the nearest to `near`."""
    text = text.strip(" .")
    if match := _SPELT.search(text):
        month = _MONTHS.get(match[2].casefold())
        return _made(match[3], month, int(match[1]), near) if month else None
    if match := _NUMERIC.search(text):
        a, b, c = int(match[1]), int(match[2]), match[3]
        if a > 31:
            return _made(str(a), b, int(c or 1), near)
        return _made(c, b, a, near) or (_made(c, a, b, near) if c else None)
    if (match := _ALONE.search(text)) and near:
        return _made(str(near.year), near.month, int(match[1]), near)
    return None


def _made(year: str | None, month: int, day: int, near: date | None) -> date | None:
    if year is None and near is None:
        return None
    try:
        if year is not None:
            number = int(year)
            return date(number + 2000 if number < 100 else number, month, day)
        years = [date(near.year + shift, month, day) for shift in (-1, 0, 1)] if near else []
        return min(years, key=lambda one: abs((one - near).days) if near else 0)
    except ValueError:
        return None
