"""What strangers wrote, made safe to hand on: it stays text, and it reads as it is stored."""

import re

from lib.ingest.clean import Cell

# What XML cannot carry; lone halves of letters; marks that turn the reading direction.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ud800-\udfff\ufffe\uffff]"
)
_STARTS = ("=", "+", "-", "@", "\t", "\r")
_LONGEST = 32_767  # characters of a workbook's cell


def plain(value: Cell) -> Cell:
    """A cell as any file may carry it: without control and direction marks. What is no text stays."""
    return _UNFIT.sub("", value)[:_LONGEST] if isinstance(value, str) else value


def like_a_formula(value: Cell) -> bool:
    """Would a spreadsheet calculate this text when somebody types it? Then it has to be marked as text."""
    return isinstance(value, str) and value.startswith(_STARTS)
