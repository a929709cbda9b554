"""What the makers of seal checks, chats and hostile files share: boxes by name, and the truth of a file.

Lines, sheets and the programs that write them are those of the delivery files (`deliveries/kit.py`,
`deliveries/writers.py`).
A truth file says what a field officer would say the file tells; seals_truth.md explains its keys.
"""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.corpus.make.deliveries.kit import ANY_SHEET, CORPUS, KELURAHAN, REFERENCE, Data, Sheet, Told, told

RECORDED_AT = "2024-02-14T09:00"
SURE = "stored"
NOTED = "stored flagged"  # right, and a finding beside it does no harm
SEEN = "flagged"
ASKED = "stored flagged confirm"  # right, but a careful reader may ask first
HELD = "rejected confirm"  # may not be stored before a person has answered
DOUBTED = "flagged confirm"
NEVER_CLEAN = "flagged confirm rejected"
EMPTY = "rejected confirm absent"  # a printed line that nobody filled in
BALLOTS = ("ppwp", "dpr", "dpd", "dprd_prov", "dprd_kota")


def _kecamatan() -> dict[str, str]:
    with (REFERENCE / "kecamatan.csv").open(encoding="utf-8") as lines:
        return {row["code"]: row["name"] for row in csv.DictReader(lines)}


def _stations() -> set[str]:
    with (REFERENCE / "tps-pemilu-2024.csv").open(encoding="utf-8") as lines:
        return {row["code"] for row in csv.DictReader(lines)}


KECAMATAN, STATIONS = _kecamatan(), _stations()


def box(kelurahan: str, number: int, ballot: str) -> str:
    """The id of a box; ValueError when there is no such TPS or ballot type."""
    station = f"{KELURAHAN[kelurahan]}-{number:03d}"
    if station not in STATIONS or ballot not in BALLOTS:
        raise ValueError(f"no box {station}-{ballot}")
    return f"{station}-{ballot}"


def seal(
    kelurahan: str, number: int, ballot: str, status: str = SURE, finding: str = "", **values: Any
) -> Told:
    """What a line says about one box; None = must be blank."""
    home = {
        "box_id": box(kelurahan, number, ballot),
        "election": ballot,
        "kecamatan": KECAMATAN[KELURAHAN[kelurahan][:8]],
        "kelurahan": kelurahan,
        "tps": number,
    }
    return told(status, finding, **{**home, **values})


def nobox(status: str = HELD, finding: str = "", **values: Any) -> Told:
    """A line whose box is not known: its id must be blank on a row that is held."""
    return told(status, finding, **{"box_id": None, **values})


def found(kind: str, *boxes: str, number: str | None = None) -> dict[str, Any]:
    """A finding across rows."""
    return {"type": kind, "box_ids": list(boxes), **({"number": number} if number else {})}


@dataclass(frozen=True)
class Case:
    """One file: where it goes, by what it was written, what it shows, how it is made, more of its truth."""

    folder: str
    file: str
    written_by: str
    traits: str
    make: Callable[[Path], Any]
    more: dict[str, Any]


CASES: list[Case] = []


def case(folder: str, file: str, written_by: str, traits: str, **more: Any) -> Callable[[Any], Any]:
    """Registers a maker: given a path it writes the file and returns its sheets, or its truth rows."""

    def register(make: Callable[[Path], Any]) -> Callable[[Path], Any]:
        CASES.append(Case(folder, file, written_by, traits, make, more))
        return make

    return register


def _row(src: dict[str, Any], said: Told) -> dict[str, Any]:
    is_delivery = "item" in said.values
    row: dict[str, Any] = {
        "src": src,
        "log": "deliveries" if is_delivery else "seal_checks",
        "status": list(said.status),
        "values": {name: value for name, value in said.values.items() if value is not None},
    }
    if absent := [name for name, value in said.values.items() if value is None]:
        row["absent"] = absent
    if said.findings:
        row["codes_column"] = list(said.findings)
    _check_times(row)
    return row


def _check_times(row: dict[str, Any]) -> None:
    """A clean row may not lie in the future of its upload: that would be a slip in the truth."""
    for name in ("checked_at", "arrived_at", "departed_at"):
        when = row["values"].get(name)
        if isinstance(when, str) and when > RECORDED_AT and "stored" in row["status"]:
            raise ValueError(f"{when} lies after {RECORDED_AT}")


def sheet_rows(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    """The truth rows of sheets, in order."""
    return [
        _row({"row": number} if sheet.name == ANY_SHEET else {"sheet": sheet.name, "row": number}, said)
        for sheet in sheets
        for number, line in enumerate(sheet.lines, start=1)
        if isinstance(line, Data) and not sheet.skipped
        for said in line.told
    ]


@dataclass
class Talk:
    """A chat: its lines, what each message says, and the messages that say no fact. Lines count from 1."""

    lines: list[str] = field(default_factory=list)
    said: list[tuple[int, Told]] = field(default_factory=list)
    no_fact: list[int] = field(default_factory=list)
    in_zip: bool = False

    def add(self, text: str, *said: Told) -> None:
        """One message, with everything it says; a message that says nothing is remembered as such."""
        start = len(self.lines) + 1
        self.lines += text.split("\n")
        self.said += [(start, one) for one in said]
        if not said:
            self.no_fact.append(start)

    def text(self, end: str = "\n") -> str:
        """The whole text."""
        return end.join([*self.lines, ""])

    def truth(self) -> dict[str, Any]:
        """The rows, each with the line where its message starts."""
        place = {} if self.in_zip else {"sheet": None}
        rows = [_row({**place, "row": line}, said) for line, said in self.said]
        return {"no_fact_lines": self.no_fact, "rows": rows}


def build(one: Case) -> None:
    """Writes a file and its truth."""
    folder = CORPUS / one.folder
    folder.mkdir(parents=True, exist_ok=True)
    made = one.make(folder / one.file)
    more = dict(one.more)
    sheets = None if isinstance(made, Talk) else list(made or ())
    args = {"party": "panwascam", "log": None, "recorded_at": RECORDED_AT, **more.pop("args", {})}
    truth = {
        "file": one.file,
        "written_by": one.written_by,
        "traits": one.traits,
        "args": args,
        "accepted": more.pop("accepted", True),
        "skipped_sheets": [sheet.name for sheet in sheets or () if sheet.skipped],
        "no_other_rows": more.pop("no_other_rows", True),
        **more,
        **(made.truth() if isinstance(made, Talk) else {"rows": sheet_rows(sheets or ())}),
    }
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    (folder / f"{Path(one.file).stem}.truth.json").write_text(text + "\n", encoding="utf-8")
