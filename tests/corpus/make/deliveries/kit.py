"""What every maker shares: lines that carry their truth, sheets, cases, and places by name.

A sheet is a list of lines from its first row on. A plain list of cells is a line that says nothing (a title,
a total, a signature); `data(cells, told(...))` is a line that says something, and what it says stands beside
it. So a row number is never typed: it is the place of the line.
"""

import csv
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).resolve().parents[2]
REFERENCE = CORPUS.parents[1] / "data" / "reference"
FOLDER = CORPUS / "deliveries"
PLACES = ("origin", "destination", "handed_over_at", "place")
STORED = "stored"
OPEN = "stored flagged"  # the row is right; whether the way it was read deserves a mark is open
HELD = "confirm flagged rejected"  # anything but stored clean
UNTOLD = ...  # a cell whose reading is open: not compared
ANY_SHEET = "*"  # the reader may name the only table of a file as it likes


@dataclass(frozen=True)
class Formula:
    """A formula and the result a program would have computed."""

    text: str
    result: Any = None


@dataclass(frozen=True)
class Told:
    """What one line says: the statuses allowed, the values it tells, the columns that need a finding."""

    status: tuple[str, ...]
    values: dict[str, Any]
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Data:
    """A line of cells that says one thing or several."""

    cells: list[Any]
    told: tuple[Told, ...]


@dataclass(frozen=True)
class Sheet:
    """One sheet. skipped: the report must list it as not read."""

    name: str | None
    lines: list[Any]
    merged: tuple[str, ...] = ()
    hidden: bool = False
    skipped: bool = False

    @property
    def cells(self) -> list[list[Any]]:
        """The cells alone, line by line."""
        return [line.cells if isinstance(line, Data) else line for line in self.lines]


@dataclass(frozen=True)
class Case:
    """One file of the corpus: how it is called, by what it was written, what it shows, how it is made."""

    file: str
    written_by: str
    traits: str
    make: Callable[[Path], list[Sheet]]
    party: str = "ppk"
    recorded_at: str = "2024-02-14T09:00"
    log: str = "deliveries"
    refused: bool = False
    mentions: tuple[str, ...] = ()


CASES: dict[str, Case] = {}


def case(file: str, written_by: str, traits: str, **more: Any) -> Callable[[Any], Any]:
    """Registers the maker of a file: given a path it writes the file and returns the sheets it wrote."""

    def register(make: Callable[[Path], list[Sheet]]) -> Callable[[Path], list[Sheet]]:
        CASES[file] = Case(file, written_by, traits, make, **more)
        return make

    return register


def told(status: str = STORED, finding: str = "", **values: Any) -> Told:
    """`status` and `finding` are words with spaces between; None = must be blank; UNTOLD is left out."""
    return Told(
        tuple(status.split()),
        {name: value for name, value in values.items() if value is not UNTOLD},
        tuple(finding.split()),
    )


def data(cells: list[Any], *said: Told) -> Data:
    """A line with what it says."""
    return Data(cells, said)


def either(*values: Any) -> dict[str, Any]:
    """The first is the answer; the others are good enough on a row that is not stored clean."""
    return {"any": list(values)}


def at(day: int, hour: int, minute: int = 0, month: int = 2, year: int = 2024) -> datetime:
    """A moment of February 2024."""
    return datetime(year, month, day, hour, minute)  # noqa: DTZ001 - spreadsheet cells carry no zone


def on(day: int, month: int = 2, year: int = 2024) -> date:
    """A day of February 2024."""
    return date(year, month, day)


def clock(hour: int, minute: int = 0) -> time:
    """A time of day without a date."""
    return time(hour, minute)


def feb(day: int, hhmm: str | None = None) -> str:
    """As contracts print it: `2024-02-11T08:30`, or the day alone."""
    return f"2024-02-{day:02d}T{hhmm}" if hhmm else f"2024-02-{day:02d}"


def _names(file: str) -> dict[str, str]:
    with (REFERENCE / file).open(encoding="utf-8") as lines:
        return {row["name"]: row["code"] for row in csv.DictReader(lines)}


KELURAHAN = _names("kelurahan.csv")
KPU, SUPPLIER = "33.75", "penyedia"
BARAT, TIMUR, UTARA, SELATAN = "33.75.01", "33.75.02", "33.75.03", "33.75.04"


def pps(name: str) -> str:
    """The code of a kelurahan by its official name."""
    return KELURAHAN[name]


def tps(name: str, number: int) -> str:
    """The code of a TPS by its kelurahan and number."""
    return f"{KELURAHAN[name]}-{number:03d}"


def known_places() -> set[str]:
    """Every code there is, so that a truth never names a place that does not exist."""
    with (REFERENCE / "tps-pemilu-2024.csv").open(encoding="utf-8") as lines:
        stations = {row["code"] for row in csv.DictReader(lines)}
    return stations | set(KELURAHAN.values()) | {KPU, SUPPLIER, BARAT, TIMUR, UTARA, SELATAN}


@dataclass
class Writing:
    """The truth file of one case, and a check that it names only places there are."""

    case: Case
    places: set[str] = field(default_factory=known_places)

    def document(self, sheets: list[Sheet]) -> dict[str, Any]:
        """The truth file as JSON."""
        one = self.case
        rows = [
            self._row(sheet, number, said)
            for sheet in sheets
            for number, line in enumerate(sheet.lines, start=1)
            if isinstance(line, Data) and not sheet.skipped
            for said in line.told
        ]
        return {
            "file": one.file,
            "written_by": one.written_by,
            "traits": one.traits,
            "args": {"party": one.party, "log": None, "recorded_at": one.recorded_at},
            "accepted": not one.refused,
            **({"error_mentions": list(one.mentions)} if one.refused else {}),
            "skipped_sheets": [sheet.name for sheet in sheets if sheet.skipped],
            "no_other_rows": True,
            "rows": rows,
        }

    def _row(self, sheet: Sheet, number: int, said: Told) -> dict[str, Any]:
        src = {"row": number} if sheet.name == ANY_SHEET else {"sheet": sheet.name, "row": number}
        row: dict[str, Any] = {
            "src": src,
            "log": self.case.log,
            "status": list(said.status),
            "values": {
                name: self._value(name, value) for name, value in said.values.items() if value is not None
            },
        }
        if absent := [name for name, value in said.values.items() if value is None]:
            row["absent"] = absent
        if said.findings:
            row["codes_column"] = list(said.findings)
        return row

    def _value(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {"any": [self._value(name, one) for one in value["any"]]}
        if value is not None and (name in PLACES or (name == "tps" and self.case.log == "tps_master")):
            if value not in self.places:
                raise ValueError(f"{self.case.file}: {value} does not exist")
            return {"code": value}
        return value


def build(one: Case, folder: Path) -> None:
    """Writes the file and its truth into a folder."""
    sheets = one.make(folder / one.file)
    truth = json.dumps(Writing(one).document(sheets), ensure_ascii=False, indent=1)
    (folder / f"{Path(one.file).stem}.truth.json").write_text(truth + "\n", encoding="utf-8")
