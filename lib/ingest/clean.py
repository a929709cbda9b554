"""Reading what people type, one function a kind. What can't be read is `Unreadable`; nothing is guessed."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from lib.ingest.rules import cells
from lib.ingest.rules.rule import Rule
from lib.kernel.clock import Moment, Precision, local, minute, parse, start_of

Cell = str | int | float | bool | datetime | date | time | timedelta | None

LARGEST = 1_000_000_000
_YEARS = range(2000, 2101)
_BREAKS = re.compile("[\\t\\r\\n\\v\\f\\x1c-\\x1f\\x85\\u2028\\u2029]+")
# Control characters, and marks that make a text read otherwise than it is stored.
_HIDDEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff]"
)
_COUNT = re.compile(r"([-−]?)\s*([1-9][0-9]{0,2}(?:\.[0-9]{3})+|[0-9]+)")
_DEGREE = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")
_FLAGS = {"1": 1, "ya": 1, "0": 0, "tidak": 0}


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that breaks a reading rule. value: the part that could be read; context: for the message."""

    rule: Rule
    value: Any = None
    context: Mapping[str, str] = field(default_factory=dict)


def text(cell: Cell) -> str:
    """A cell as text: NFC, one line, without control and direction marks, trimmed. Blank is ""."""
    if isinstance(cell, str):
        return cell.strip() if cell.isascii() and cell.isprintable() else _cleaned(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%dT%H:%M")
    return cell.isoformat() if isinstance(cell, date | time) else str(cell)


def _cleaned(written: str) -> str:
    return unicodedata.normalize("NFC", _HIDDEN.sub("", _BREAKS.sub(" ", written)).strip())


def folded(word: str) -> str:
    """A word for comparison: case, spaces and punctuation do not count."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def choices(words: tuple[str, ...]) -> dict[str, str]:
    """Folded word → the word itself."""
    return {folded(word): str(word) for word in words}


def count(cell: Cell) -> int | Unreadable:
    """`1234`, `1.234` (the dot separates thousands) or a whole number cell."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if isinstance(cell, float) and not cell.is_integer():
            return Unreadable(cells.NEGATIVE if cell < 0 else cells.COUNT)
        return _within(int(cell))
    match = _COUNT.fullmatch(text(cell))
    if match is None or isinstance(cell, bool):
        return Unreadable(cells.COUNT)
    digits = match[2].replace(".", "")
    if len(digits) > 15:  # longer than any number here, and int() refuses thousands of digits
        return Unreadable(cells.NEGATIVE if match[1] else cells.TOO_LARGE)
    return _within(-int(digits) if match[1] else int(digits))


def _within(number: int) -> int | Unreadable:
    if number < 0:
        return Unreadable(cells.NEGATIVE)
    return Unreadable(cells.TOO_LARGE) if number > LARGEST else number


def moment(cell: Cell) -> Moment | Unreadable:
    """`2024-02-13T15:00`, `2024-02-13 15:00`, `2024-02-13`, or a date cell (it proves the day)."""
    found: Moment | None = None
    if isinstance(cell, datetime):
        # Spreadsheets keep a fraction of a day: 15.10 can come back as 15.09.59,999.
        found = Moment(minute(cell + timedelta(milliseconds=500)))
    elif isinstance(cell, date):
        found = Moment(start_of(cell), Precision.DAY)
    elif isinstance(cell, str):
        found = parse(text(cell))
    if found is None or local(found.minute).year not in _YEARS:
        return Unreadable(cells.TIME)
    return found


def flag(cell: Cell) -> int | Unreadable:
    """0/1, ya/tidak, or a truth cell."""
    found = _FLAGS.get(text(cell).casefold())
    return Unreadable(cells.FLAG) if found is None else found


def word(cell: Cell, known: Mapping[str, str], rule: Rule = cells.WORD) -> str | Unreadable:
    """One of the known words (folded → word), however its case, spaces and underscores are written."""
    found = known.get(folded(text(cell)))
    return found if found else Unreadable(rule, context={"choices": ", ".join(known.values())})


def listed(cell: Cell, known: Mapping[str, str] | None = None) -> tuple[str, ...] | Unreadable:
    """The parts between |, each trimmed; with `known`, each one of those words. What can be read is kept."""
    parts = [part for part in (text(one) for one in text(cell).split("|")) if part]
    if known is None:
        read = tuple(part for part in parts if folded(part))
        wrong = [part for part in parts if not folded(part)]
        context = {"choices": "Kosongkan kalau belum diketahui."}
    else:
        read = tuple(known[folded(part)] for part in parts if folded(part) in known)
        wrong = [part for part in parts if folded(part) not in known]
        context = {"choices": f"Pilihannya: {', '.join(known.values())}."}
    if wrong or not parts:
        return Unreadable(cells.LIST, read or None, {**context, "part": ", ".join(wrong) or text(cell)})
    return read


def degree(cell: Cell, limit: int) -> str | Unreadable:
    """Decimal degrees as written; `limit` is 180 for a longitude, 90 for a latitude."""
    written = text(cell)
    fits = _DEGREE.fullmatch(written) and abs(float(written)) <= limit
    return written if fits and not isinstance(cell, bool) else Unreadable(cells.DEGREE)
