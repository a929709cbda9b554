"""Numbers on paper and lists of them: seal numbers, documents. What a spreadsheet did to them is told."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from lib.ingest.cell import Cell, Unreadable, folded, text
from lib.ingest.lexicon import word_set
from lib.ingest.rules import cells, values
from lib.ingest.rules.rule import Rule

MOST_OF_A_SPAN = 50
_TWICE = 2  # numbers with a leading zero that make a habit
_EXACT = 1e15  # a spreadsheet keeps fifteen digits; behind them it writes zeros
_SCIENTIFIC = re.compile(r"[0-9](?:[.,][0-9]+)?e\+[0-9]+", re.IGNORECASE)  # 12E34 may be a number on paper
_FIRM = re.compile(r"[|;\n\r]+")
_SOFT = re.compile(r",|\s(?:dan|and|serta|&|\+)\s|(?<=[0-9])&(?=[A-Za-z0-9])", re.IGNORECASE)
_TO = re.compile(
    r"(?P<first>\S+?)\s*(?P<to>s\s?[./]?\s?d\b\.?|sampai(?:\s+dengan)?|hingga|-|–|—)\s*(?P<last>\S+)", re.I
)
# Most lists of seal numbers, in which nothing has to be weighed.
_NUMBER = re.compile(r"(?:[A-Za-z]+[-.]?)?[0-9]+")
_PLAIN = re.compile(rf"{_NUMBER.pattern}(?:\s?[|;,]\s?{_NUMBER.pattern})*")
_YEAR = re.compile(r"20[0-9]{2}")
_NUMBERED = re.compile(r"(.*?)([0-9]+)", re.DOTALL)


def identifier(cell: Cell) -> str | Unreadable | None:
    """A number on paper as it is written; Unreadable where a spreadsheet has replaced it.

    Replaced: by a date, by `1,23457E+11`, or by a number of more digits than it can keep.
    """
    whole = text(cell)
    if isinstance(cell, str):
        return Unreadable(values.SCIENTIFIC) if _SCIENTIFIC.fullmatch(whole) else whole or None
    if isinstance(cell, date | time | timedelta):
        return Unreadable(values.TURNED_DATE)
    longest = isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _EXACT
    return Unreadable(values.SCIENTIFIC) if longest else whole or None


def listed(cell: Cell, known: Mapping[str, str] | None = None) -> tuple[str, ...] | Unreadable | None:
    """The parts of a list; with `known` (folded → word), each one of those words. What can be read is kept.

    Between parts stand | ; , a new line, dan, &, or a space or a slash where both sides look alike. A span
    such as A001-A003 becomes its numbers when it can only mean that. None: the cell says that there is none.
    """
    if known is not None:
        return _of_words(cell, known)
    if isinstance(cell, str) and _PLAIN.fullmatch(cell):
        return tuple(dict.fromkeys(_NUMBER.findall(cell)))
    whole = identifier(cell)
    if isinstance(whole, Unreadable) or whole is None:
        return whole
    if folded(whole) in word_set("nomor", "tidak_ada") or not folded(whole):
        return None
    read: list[str] = []
    wrong: list[tuple[Rule, str]] = []
    for part in _parts(cell if isinstance(cell, str) else whole):
        found = _spread(part)
        if isinstance(found, tuple):
            read += found
        else:
            wrong.append((found, part))
    if wrong:
        rule = wrong[0][0]
        context = {
            "part": ", ".join(part for _, part in wrong),
            "choices": "Kosongkan kalau belum diketahui.",
        }
        return Unreadable(rule, tuple(dict.fromkeys(read)) or None, context)
    return tuple(dict.fromkeys(read))


def _of_words(cell: Cell, known: Mapping[str, str]) -> tuple[str, ...] | Unreadable:
    parts = [part for part in (text(one) for one in text(cell).split("|")) if part]
    read = tuple(known[folded(part)] for part in parts if folded(part) in known)
    wrong = [part for part in parts if folded(part) not in known]
    if wrong or not parts:
        context = {
            "choices": f"Pilihannya: {', '.join(known.values())}.",
            "part": ", ".join(wrong) or text(cell),
        }
        return Unreadable(cells.LIST, read or None, context)
    return read


def _parts(cell: str) -> list[str]:
    """The parts of a list of numbers, trimmed, without empty ones."""
    firm = [text(part) for part in _FIRM.split(cell)]
    soft = [
        piece for part in firm for piece in ([part] if _SCIENTIFIC.fullmatch(part) else _SOFT.split(part))
    ]
    return [one for part in soft for one in _alike(part.strip()) if one]


def _alike(part: str) -> list[str]:
    """Split at spaces or slashes between pieces that look alike: `A001 A002`, not `SGL 001` or `1/2024`."""
    for mark, least in ((" ", 4), ("/", 3)):
        pieces = [piece for piece in part.split(mark) if piece]
        shapes = {_shape(piece) for piece in pieces}
        long = all(len(piece) >= least or not piece.isdigit() for piece in pieces)
        if len(pieces) > 1 and len(shapes) == 1 and long and any(letter.isdigit() for letter in part):
            return pieces
    return [part]


def _shape(piece: str) -> str:
    return "".join("0" if letter.isdigit() else letter.casefold() for letter in piece)


def _spread(part: str) -> tuple[str, ...] | Rule:
    """A number, or the numbers of a span."""
    if not folded(part):
        return cells.LIST
    if _SCIENTIFIC.fullmatch(part):
        return values.SCIENTIFIC
    span = _TO.fullmatch(part)
    if span is None:
        return (part,)
    spoken = span["to"] not in "-–—"
    first, last = _NUMBERED.fullmatch(span["first"]), _NUMBERED.fullmatch(span["last"])
    certain = first and last and _one_series(first, last, spoken)
    if not (first and last and certain):
        return values.SPAN if spoken else (part,)
    begin, end = int(first[2]), int(last[2])
    if not begin < end < begin + MOST_OF_A_SPAN:
        numbered_by_year = not spoken and _YEAR.fullmatch(last[2])
        return values.SPAN if spoken or (begin < end and not numbered_by_year) else (part,)
    return tuple(f"{first[1]}{number:0{len(first[2])}}" for number in range(begin, end + 1))


def _one_series(first: re.Match[str], last: re.Match[str], spoken: bool) -> bool:
    """May these be the ends of one span? A hyphen inside a number means less than `s/d`."""
    prefixes = first[1].casefold() == last[1].casefold() or (spoken and not last[1])
    return prefixes and len(first[2]) == len(last[2]) <= 15 and (spoken or len(first[2]) >= 3)


def lost_zeros(column: Sequence[Cell]) -> set[int]:
    """Indexes of numbers that are shorter than those of their column that begin with zeros.

    Only where these have one length: then a spreadsheet has very likely dropped zeros here. A longer number
    is of another kind and says nothing about it.
    """
    sizes_of_text = {len(cell) for cell in column if type(cell) is str}
    numbers = bool({int, float} & set(map(type, column)))
    if not (numbers or len(sizes_of_text) > 1):
        return set()
    if not any(type(cell) is str and cell[:1] == "0" for cell in column):
        return set()
    digits = {
        index: len(written)
        for index, cell in enumerate(column)
        if type(cell) in (str, int, float) and (written := text(cell)).isdigit()
    }
    led = {index for index in digits if text(column[index])[0] == "0"}
    lengths = {digits[index] for index in led}
    if len(led) < _TWICE or len(lengths) > 1:
        return set()
    full = lengths.pop()
    short = {index for index, size in digits.items() if size < full}
    same = sum(1 for size in digits.values() if size == full)
    return short if len(short) <= same else set()
