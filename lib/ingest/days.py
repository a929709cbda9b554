"""Days as people write them: `13/02/2024`, `Selasa, 13 Februari 2024`, `Feb 13, 2024`, `2024-02-13`."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

Window = tuple[date, date]  # the first and the last day that a file may speak of
YEARS = range(2000, 2101)
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_WEEKDAY_WORDS = (
    "senin sen monday mon",
    "selasa sel tuesday tues tue",
    "rabu rab wednesday wed",
    "kamis kam thursday thurs thur thu",
    "jumat jum'at jum friday fri",
    "sabtu sab saturday sat",
    "minggu ming min ahad sunday sun",
)
_MONTH_WORDS = (
    "januari january jan i",
    "februari pebruari february feb peb ii",
    "maret march mar mrt iii",
    "april apr iv",
    "mei may v",
    "juni june jun vi",
    "juli july jul vii",
    "agustus august agust agt ags agu aug viii",
    "september sept sep ix",
    "oktober october okt oct x",
    "november nopember nov nop xi",
    "desember december des dec xii",
)
_MONTHS = {word: number for number, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_WEEKDAY = {word: number for number, words in enumerate(_WEEKDAY_WORDS) for word in words.split()}


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_LEAD = re.compile(
    rf"(?:hari\b\s*:?\s*)?(?:(?P<weekday>{_any_of(_WEEKDAY)})(?![a-z])[\s,./-]*)?(?:(?:tanggal|tgl|tg)\b[.:]?\s*)?"
)
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})(?![0-9]|[.:h][0-9])"
_FULL = r"(?P<year>[0-9]{4})(?![0-9])"
_D, _M = r"(?P<first>[0-9]{1,2})", r"(?P<second>[0-9]{1,2})"
_NAME = rf"(?P<month>{_any_of(_MONTHS)})(?![a-z])\.?"
_YMD = re.compile(
    r"(?P<year>[0-9]{4})(?P<mark>[-/.])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})(?![0-9])"
)
_COMPACT = re.compile(r"(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9])")
_NUMERIC = (
    re.compile(rf"{_D}\s?[-/.]\s?{_M}\s?[-/.]\s?{_YEAR}"),
    re.compile(rf"{_D}\s{_M}\s{_FULL}"),
    re.compile(rf"{_D}[/-]{_M}(?![0-9/.:-])"),
)
_NAMED = (
    re.compile(rf"{_D}(?:st|nd|rd|th)?[\s./,-]*{_NAME}[\s./,-]*['’]?{_YEAR}"),
    re.compile(rf"{_NAME}\s*{_D}(?:st|nd|rd|th)?,?\s+{_FULL}"),
    re.compile(rf"{_D}(?:st|nd|rd|th)?[\s./,-]*{_NAME}(?![0-9])"),
)


@dataclass(frozen=True, slots=True)
class Written:
    """A day as it is written. first, second: its two small numbers, of which either may be the day.

    month: its number when a word or the form says it; then `first` is the day. year: None when not written.
    rest: what stands behind it. weekday: 0 for Monday.
    """

    first: int
    second: int
    year: int | None
    month: int | None
    rest: str
    weekday: int | None

    def readings(self, window: Window) -> tuple[date | None, date | None]:
        """Day first, month first; None where there is no such day. A missing year is the window's latest."""
        if self.month is not None:
            found = self._on(self.month, self.first, window)
            return found, found
        return self._on(self.second, self.first, window), self._on(self.first, self.second, window)

    def _on(self, month: int, day: int, window: Window) -> date | None:
        if self.year is not None:
            return day_of(self.year, month, day)
        years = range(window[1].year, window[0].year - 1, -1)
        found = (day_of(year, month, day) for year in years)
        return next((one for one in found if one and window[0] <= one <= window[1]), None)


def day_of(year: int, month: int, day: int) -> date | None:
    """That day, or None when there is none."""
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


@lru_cache(20_000)
def written(words: str) -> Written | None:
    """The day with which a text in small letters begins; None when it begins with none."""
    lead = _LEAD.match(words)
    at = lead.end() if lead else 0
    weekday = _WEEKDAY[lead["weekday"]] if lead and lead["weekday"] else None
    for form in (_YMD, _COMPACT):
        if match := form.match(words, at):
            return Written(
                int(match["day"]), 0, int(match["year"]), int(match["month"]), words[match.end() :], weekday
            )
    for form in (*_NUMERIC, *_NAMED):
        if match := form.match(words, at):
            return _made(match, words[match.end() :], weekday)
    return None


def _made(match: re.Match[str], rest: str, weekday: int | None) -> Written:
    found = match.groupdict()
    year = found.get("year")
    full = None if year is None else int(year) + (2000 if len(year) == 2 else 0)
    month = _MONTHS[found["month"]] if found.get("month") else None
    second = int(found["second"]) if found.get("second") else 0
    return Written(int(found["first"]), second, full, month, rest, weekday)
