"""What the cells of a column look like: enough to choose between the meanings that its title allows."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache

from lib.areas.wilayah import reference
from lib.ingest.cell import Cell, folded, is_blank, text
from lib.ingest.headwords import tokens, words
from lib.ingest.lexicon import lexicon
from lib.kernel.logs import Kind, Log

_MOST = 0.6  # of the filled cells
_ASKED = 60  # cells of a column that are looked at
_SERIAL = (44_900, 45_900)  # days of spreadsheets around the election
_SMALL = 99
_CLOCK = re.compile(
    r"(?:pukul|pkl|jam)?\.?\s*(?:[01]?\d|2[0-4])(?:[.:]\d{2}){1,2}\s*(?:wib|am|pm)?", re.IGNORECASE
)
_DAY = re.compile(
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.\-]\d{1,2}[/.\-]\d{2,4}"
    r"|\d{1,2}[\s\-/.]*(?:jan|feb|mar|apr|mei|may|jun|jul|ag|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*",
    re.IGNORECASE,
)
_CLOCKED = re.compile(r"(?:[T\s,]|pukul|pkl|jam)\.?\s*\d{1,2}[.:]\d{2}", re.IGNORECASE)
_NUMBER = re.compile(r"[±<>~]?\s*-?\d[\d.,]*\s*[a-z]*\.?", re.IGNORECASE)
_BOX_ID = re.compile(r"\d{2}\.\d{2}\.\d{2}(?:\.\d{4}-\d{3}-[a-z_]+|-ppk-\d+)")
_CODE = re.compile(r"\d{2}\.\d{2}(?:\.\d{2}(?:\.\d{4}(?:-\d{3})?)?)?")
_TPS = re.compile(r"(?:tps)?\W*0*[1-9]\d{0,2}", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+")
_PLACED = re.compile(
    r"\W*(?:ppk|pps|tps|kpps|kel|kelurahan|kec|kecamatan|gudang|penyedia|percetakan|lain:|kpu|balai|kantor)\b",
    re.IGNORECASE,
)


def _is_time(cell: Cell) -> bool:
    if isinstance(cell, time | timedelta):
        return True
    if isinstance(cell, float):
        return 0 <= cell < 1 or (not cell.is_integer() and 0 < cell < 24)
    return isinstance(cell, str) and bool(_CLOCK.fullmatch(text(cell)))


def _is_date(cell: Cell) -> bool:
    if isinstance(cell, datetime):
        return not (cell.hour or cell.minute)
    if isinstance(cell, date):
        return True
    if isinstance(cell, int | float):
        return not isinstance(cell, bool) and _SERIAL[0] < cell < _SERIAL[1] and float(cell).is_integer()
    return isinstance(cell, str) and bool(_DAY.search(cell)) and not _is_moment(cell)


def _is_moment(cell: Cell) -> bool:
    if isinstance(cell, datetime):
        return bool(cell.hour or cell.minute)
    if isinstance(cell, float):
        return _SERIAL[0] < cell < _SERIAL[1] and not cell.is_integer()
    if not isinstance(cell, str):
        return False
    day = _DAY.search(cell)
    return bool(day and _CLOCKED.search(cell[day.end() :]))


def _is_number(cell: Cell) -> bool:
    if isinstance(cell, int | float):
        return not isinstance(cell, bool)
    written = text(cell).casefold()
    return (bool(_NUMBER.fullmatch(written)) and not _is_date(cell)) or written == "nihil"


def _is_small(cell: Cell) -> bool:
    written = text(cell)
    return written.isdecimal() and int(written) <= _SMALL and not (len(written) > 1 and written[0] == "0")


def _is_place(cell: Cell) -> bool:
    written = text(cell)
    return bool(_PLACED.match(written) or _CODE.fullmatch(written)) or folded(written) in place_names()


def _is_ballot(cell: Cell) -> bool:
    return ballot(text(cell)) is not None


def _is_tick(cell: Cell) -> bool:
    return isinstance(cell, bool) or text(cell).casefold() in _ticks()


def _spoken(field: str) -> Callable[[Cell], bool]:
    around = frozenset(lexicon()[field].get("pengisi", ()))

    def known(cell: Cell) -> bool:
        written = text(cell)
        if folded(written) in _spoken_words(field):
            return True
        said = _TOKEN.findall(written.casefold())
        return "".join(word for word in said if word not in around) in _spoken_words(field)

    return known


@cache
def _spoken_words(field: str) -> frozenset[str]:
    said = lexicon()[field]
    lists = [*said["arti"].items(), *said.get("mungkin", {}).items()]
    return frozenset(folded(word) for ours, theirs in lists for word in (ours, *theirs))


@cache
def _ticks() -> frozenset[str]:
    marks = lexicon()["centang"]
    return frozenset(
        [*marks["tanda"], *marks["silang"], *marks["kosong"], "v", "1", "0", "ya", "tidak", "y", "t"]
    )


@cache
def place_names() -> frozenset[str]:
    """Folded names of kecamatan and kelurahan, old and new ones."""
    names = [
        name for code in reference.kecamatan().values() for name in (code, code.removeprefix("Pekalongan "))
    ]
    for village in reference.kelurahan().values():
        names += [village.name, *village.aliases]
    return frozenset(map(folded, names))


@lru_cache(1024)
def ballot(written: str) -> str | None:
    """The type of ballot paper that a title or a cell names; None when it names none."""
    key = tuple(stem for stem in tokens(written) if stem not in ("surat", "suara", "kotak", "jenis"))
    return _ballots().get(key)


@cache
def _ballots() -> dict[tuple[str, ...], str]:
    return {
        tuple(sorted(set(title.split()))): ours
        for ours, titles in words()["surat_suara"].items()
        for title in (*titles, ours)
    }


_TESTS: Mapping[str, Callable[[Cell], bool]] = {
    "time": _is_time,
    "date": _is_date,
    "moment": _is_moment,
    "number": _is_number,
    "small": _is_small,
    "place": _is_place,
    "numbered": lambda cell: any(letter.isdigit() for letter in text(cell)) and not _is_place(cell),
    "code": lambda cell: bool(_CODE.fullmatch(text(cell))),
    "ballot": _is_ballot,
    "box": lambda cell: bool(_BOX_ID.fullmatch(text(cell).casefold())),
    "tps": lambda cell: bool(_TPS.fullmatch(text(cell))),
    "tick": _is_tick,
    "condition": _spoken("condition"),
    "checkpoint": _spoken("checkpoint"),
    "vehicle": _spoken("vehicle_kind"),
}


class Look:
    """The cells of a column, as far as they were looked at."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self.cells = [cell for cell in cells if not is_blank(cell)][:_ASKED]
        self._known: dict[str, bool] = {}

    def mostly(self, what: str) -> bool:
        """Are most of its filled cells such? Never for a blank column."""
        if what not in self._known:
            hits = sum(map(_TESTS[what], self.cells))
            self._known[what] = bool(self.cells) and hits >= _MOST * len(self.cells)
        return self._known[what]

    def any_of(self, what: str) -> bool:
        """Is one of its cells such?"""
        return any(map(_TESTS[what], self.cells))

    def samples(self) -> tuple[str, ...]:
        """Its first three different values, short."""
        return tuple(dict.fromkeys(text(cell)[:40] for cell in self.cells))[:3]

    def fits(self, role: str, log: Log) -> bool:
        """Do its cells look like this field? Free text always fits."""
        field, _, part = role.rstrip("~").partition(".")
        column = log.by_name.get(field)
        if part == "ballot":
            return self.mostly("ballot")
        if field in ("condition", "checkpoint", "vehicle_kind"):
            kind = "vehicle" if field == "vehicle_kind" else field
            return self.mostly(kind) or (field == "condition" and self.mostly("tick"))
        kinds: Mapping[Kind, tuple[str, ...]] = {
            Kind.COUNT: ("small",) if field.startswith("seals_") else ("number",),
            Kind.TIME: ("moment", "date", "time"),
            Kind.PLACE: ("place",),
            Kind.BOX: ("box",),
        }
        asked = kinds.get(column.kind, ()) if column else ()
        return not asked or any(map(self.mostly, asked))


def chosen(role: str, look: Look, log: Log) -> str:
    """Of alternatives, the first that the cells fit, else the last."""
    *firsts, last = role.split("|")
    return next((one for one in firsts if look.fits(one, log)), last)
