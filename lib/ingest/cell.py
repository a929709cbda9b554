"""A cell of somebody's file, what reading it may give, and cells as text."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from lib.ingest.rules.rule import Rule

Cell = str | int | float | bool | datetime | date | time | timedelta | None

_BREAKS = re.compile("[\\t\\r\\n\\v\\f\\x1c-\\x1f\\x85\\u2028\\u2029]+")
_SPACES = re.compile("[\\xa0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000]")
# Control characters, marks that make a text read otherwise than it is stored or show nothing at all, and
# halves of characters, which no database takes.
_HIDDEN = re.compile(
    "[\\x00-\\x1f\\x7f-\\x9f\\xad\\u034f\\u061c\\u115f\\u1160\\u180b-\\u180f\\u200b-\\u200f\\u202a-\\u202e"
    "\\u2060-\\u206f\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0\\ufff0-\\ufffb\\ufffe\\uffff\\ud800-\\udfff"
    "\\U000e0000-\\U000e0fff]"
)
_MARKS = re.compile(r"[\s\-‐-―−_.…·?()\[\]]+")
_UNKNOWN = frozenset(
    {"n/a", "na", "n.a.", "tba", "tbd", "null", "nan", "nat", "none", "blm diketahui", "belum diketahui"}
    | {"blm ada data", "belum ada data", "tidak ada data", "tdk ada data", "belum diisi", "blm diisi"}
)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that breaks a reading rule. value: the part that could be read; context: for the message."""

    rule: Rule
    value: Any = None
    context: Mapping[str, str] = field(default_factory=dict)


def text(cell: Cell) -> str:
    """A cell as text: NFC, one line, without control, direction and invisible marks, trimmed. Blank is ""."""
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
    one_line = _SPACES.sub(" ", _BREAKS.sub(" ", written))
    return unicodedata.normalize("NFC", _HIDDEN.sub("", one_line)).strip()


def folded(word: str) -> str:
    """A word for comparison: case, spaces and punctuation do not count."""
    return "".join(letter for letter in word.casefold() if letter.isalnum())


def choices(words: tuple[str, ...]) -> dict[str, str]:
    """Folded word → the word itself."""
    return {folded(word): str(word) for word in words}


def is_blank(cell: Cell) -> bool:
    """Says nothing: empty, only dashes or dots, or words for "not known" such as n/a and tba.

    For amounts, times and choices. A text or a number on paper is kept as it is written. A word that means
    none (nihil, tidak ada) says something, and so does a ditto mark.
    """
    if cell is None:
        return True
    if not isinstance(cell, str):
        return False
    written = text(cell)
    return not written or bool(_MARKS.fullmatch(written)) or written.casefold() in _UNKNOWN
