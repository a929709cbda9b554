"""Amounts as people write them. A dot separates thousands, a comma decimals; nothing near is taken for it."""

import re
from functools import cache

from lib.ingest.cell import Cell, Unreadable, folded, is_blank, text
from lib.ingest.lexicon import lexicon, word_set
from lib.ingest.rules import cells, values
from lib.ingest.rules.rule import Rule

LARGEST = 1_000_000_000
_SCIENTIFIC = re.compile(r"[-+]?[0-9]+(?:[.,][0-9]+)?e[+-]?[0-9]+", re.IGNORECASE)
_DEGREE = re.compile(r"-?[0-9]{1,3}(\.[0-9]{1,15})?")
_GROUPS = r"[1-9][0-9]{0,2}"
# Each of these forms has one reading only. `1234.0` is how programs write a whole number in a column with
# gaps. `1,234` is not among them: it is a thousand in English and a fraction in Indonesian.
_WHOLE = re.compile(
    rf"(?P<minus>[-−–]?)\s*(?P<digits>{_GROUPS}(?:\.[0-9]{{3}})+|{_GROUPS}(?:\x20[0-9]{{3}})+|[0-9]+)"
    r"(?:,0{1,2})?\.?(?P<rest>(?![0-9.,]).*)"
)
_PROGRAMS = re.compile(r"(?P<minus>-?)(?P<digits>[0-9]+)\.0(?P<rest>(?![0-9.,]).*)")
_ENGLISH = re.compile(
    rf"(?P<minus>[-−–]?)\s*(?P<digits>{_GROUPS}(?:,[0-9]{{3}}){{2,}}(?:\.0+)?|{_GROUPS}(?:,[0-9]{{3}})+\.0+)"
    r"(?P<rest>(?![0-9.,]).*)"
)
_UNCLEAR_COMMA = re.compile(rf"{_GROUPS},[0-9]{{3}}(?![0-9.,]).*")
_NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_ABOUT = re.compile(
    r"[±~≈<>≤≥]|\+/?-|kurang lebih|lebih kurang|sekitar|kira|hampir|lebih dari|kurang dari|lebih\s*$"
    r"|\bk\.?l\.?\s|\blbh\b|\bmin\b|\bmaks?\b|\bminimal|\bmaksimal|estimasi|perkiraan"
    r"|[0-9]\s*-?an\b|[0-9]\s*\+|[0-9]\s*(rb|ribu|jt|juta)\b"
)
_WITH_WORDS = re.compile(r"(?P<number>[0-9.,\x20]*[0-9])\s*\((?P<words>[a-z\s]+)\)\s*(?P<rest>[a-z.\s]*)")
_NAMES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_SPELLED_BELOW = 10_000


def count(cell: Cell) -> int | Unreadable | None:
    """`1234`, `1.234`, `1.234,00`, `1 234 lbr`, `5 (lima) kotak`, `nihil` or a whole number cell.

    None: the cell says nothing. The unit is not kept; see `Vocabulary.unit`.
    """
    if isinstance(cell, bool):
        return Unreadable(cells.COUNT)
    if isinstance(cell, int):
        return _within(cell)
    if isinstance(cell, float):
        return _of_float(cell)
    if not isinstance(cell, str):
        return None if cell is None else Unreadable(cells.COUNT)
    if len(cell) < 10 and cell.isascii() and cell.isdigit():
        return int(cell)
    return None if is_blank(cell) else _of_text(text(cell).casefold())


def _of_float(cell: float) -> int | Unreadable:
    if cell.is_integer():
        return _within(int(cell))
    if cell < 0:
        return Unreadable(cells.NEGATIVE)
    return Unreadable(values.DECIMAL if cell < LARGEST else cells.COUNT)


def _within(number: int) -> int | Unreadable:
    if number < 0:
        return Unreadable(cells.NEGATIVE)
    return Unreadable(cells.TOO_LARGE) if number > LARGEST else number


def _of_text(written: str) -> int | Unreadable:
    """A text that says something, in small letters."""
    if _formula(written):
        return Unreadable(values.FORMULA)
    for form in (_WHOLE, _PROGRAMS, _ENGLISH):
        match = form.fullmatch(written)
        if match and _is_unit(match["rest"]):
            return _of_digits(match)
    found = _of_words(folded(written))
    if found is not None:
        return found
    twice = _WITH_WORDS.fullmatch(written)
    if twice and _is_unit(twice["rest"]) and folded(twice["words"]) in spelled():
        return _said_twice(twice)
    return Unreadable(_why_not(written))


def _of_words(word: str) -> int | Unreadable | None:
    if word in word_set("jumlah", "nihil"):
        return 0
    if word in word_set("jumlah", "tidak_jelas"):
        return Unreadable(values.NOTHING)
    return Unreadable(values.SPELLED, spelled()[word]) if word in spelled() else None


def _formula(written: str) -> bool:
    return written[0] in "=@" or (written[0] == "+" and any(letter.isalpha() for letter in written))


def _of_digits(match: re.Match[str]) -> int | Unreadable:
    digits = match["digits"].removesuffix(".0") if match.re is not _ENGLISH else match["digits"].split(".")[0]
    digits = re.sub(r"[^0-9]", "", digits)
    if len(digits) > 15:  # longer than any number here, and int() refuses thousands of digits
        return Unreadable(cells.NEGATIVE if match["minus"] else cells.TOO_LARGE)
    return _within(-int(digits) if match["minus"] else int(digits))


def unit_of(cell: Cell) -> str:
    """The unit that an amount is written with, folded: `12 Botol` → `botol`; "" for none."""
    match = _WHOLE.fullmatch(text(cell).casefold()) if isinstance(cell, str) else None
    return folded(match["rest"]) if match else ""


def _is_unit(rest: str) -> bool:
    return not rest or folded(rest) in word_set("jumlah", "satuan")


def _said_twice(match: re.Match[str]) -> int | Unreadable:
    number, words = _of_text(match["number"].strip()), spelled()[folded(match["words"])]
    return number if number == words else Unreadable(values.DISAGREES)


def _why_not(written: str) -> Rule:
    """The rule that tells the writer most about an amount that is none."""
    if _SCIENTIFIC.fullmatch(written):
        return values.SCIENTIFIC
    numbers = _NUMBER.findall(written)
    if numbers and _ABOUT.search(written):
        return values.APPROXIMATE
    if len(numbers) > 1:
        return values.SEVERAL
    if _UNCLEAR_COMMA.fullmatch(written):
        return values.SEPARATOR
    packed = any(folded(part) in word_set("jumlah", "kemasan") for part in re.findall(r"[a-z]+", written))
    return values.PACKED if numbers and packed else cells.COUNT


@cache
def spelled() -> dict[str, int]:
    """Folded number words → the number, below ten thousand: `dualima` is none, `duapuluhlima` is 25."""
    return {folded(spell(number)): number for number in range(_SPELLED_BELOW)}


def spell(number: int) -> str:
    """A whole number below ten thousand in words."""
    if number < 12:
        return _NAMES[number] if number < 10 else ("sepuluh", "sebelas")[number - 10]
    if number < 20:
        return f"{_NAMES[number - 10]} belas"
    for size, name in ((1000, "ribu"), (100, "ratus"), (10, "puluh")):
        if number >= size:
            many, rest = divmod(number, size)
            first = f"se{name}" if many == 1 else f"{_NAMES[many]} {name}"
            return f"{first} {spell(rest)}" if rest else first
    raise AssertionError(number)


def flag(cell: Cell) -> int | Unreadable | None:
    """1 or 0: ya/tidak, ada/tidak ada, hadir/tidak hadir, a tick, or a truth cell. `x` may be either."""
    if is_blank(cell):
        return None
    written = text(cell)
    word = folded(written) or written
    if word in word_set("ya_tidak", "ya") or written in lexicon()["centang"]["tanda"]:
        return 1
    if word in word_set("ya_tidak", "tidak") or written in lexicon()["centang"]["kosong"]:
        return 0
    return Unreadable(cells.FLAG)


def tick(cell: Cell) -> bool | Unreadable:
    """Is this cell of a tick column ticked? A cross is a tick here; blank, 0, a dash and `tidak` are none."""
    written = text(cell)
    word = folded(written) or written
    if is_blank(cell) or word in word_set("ya_tidak", "tidak") or written in lexicon()["centang"]["kosong"]:
        return False
    marks = lexicon()["centang"]
    if word in word_set("ya_tidak", "ya") or written.casefold() in (*marks["tanda"], *marks["silang"]):
        return True
    return Unreadable(values.TICK)


def degree(cell: Cell, limit: int) -> str | Unreadable:
    """Decimal degrees as written; `limit` is 180 for a longitude, 90 for a latitude."""
    written = text(cell)
    fits = _DEGREE.fullmatch(written) and abs(float(written)) <= limit
    return written if fits and not isinstance(cell, bool) else Unreadable(cells.DEGREE)
