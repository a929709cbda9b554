"""A table's rows: read column by column, completed, and held against the rules. Pure.

Whole columns are read at once and each distinct content only once; rows come together at the end.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import compress
from typing import Any

from lib.ingest import clean
from lib.ingest.checked import Checked, Status
from lib.ingest.clean import Unreadable
from lib.ingest.columns import BESIDE, PARTY
from lib.ingest.completed import completed, empty
from lib.ingest.places import Places, box_name
from lib.ingest.readers import Readers
from lib.ingest.rules import cells, naming, rows
from lib.ingest.rules.rule import Finding, Gravity, Rule, fill, quoted
from lib.ingest.table import Mapped, Source, Via, letter
from lib.ingest.vocabulary import Vocabulary
from lib.kernel.clock import Minute, Moment
from lib.kernel.format import clock_time, count
from lib.kernel.logs import Column, Kind


@dataclass(frozen=True, slots=True)
class Context:
    """What rows are read against. party: whose word the file is, unless a row says otherwise.

    labels: folded label of a box → its id, as known before this file. accepted: take suggestions.
    progress: called with (columns read, columns).
    """

    places: Places
    words: Vocabulary
    party: str | None
    now: Minute
    labels: Mapping[str, str] = field(default_factory=dict)
    accepted: bool = False
    progress: Callable[[int, int], None] | None = None


def checked(table: Mapped, context: Context) -> list[Checked]:
    """Every data row of the table, in file order; those without a finding are `stored`, for now.

    A wide row gives one for each of its lanes that says anything.
    """
    voting = context.places.election.voting_day
    readers = Readers(table, context.places, context.words, context.labels, voting)
    found = [one for lane in table.lanes for one in _Lane(table, lane, readers, context).rows()]
    if len(table.lanes) > 1:
        found.sort(key=lambda one: one.number)  # stable: the lanes of a row stay in their order
    return found


class _Lane:
    """The rows that one lane makes."""

    def __init__(self, table: Mapped, lane: tuple[Source, ...], readers: Readers, context: Context) -> None:
        self.table, self.context, self.log, self.readers = table, context, table.log, readers
        self.sources = {source.field: source for source in lane}
        self.reads = {}
        for done, (name, source) in enumerate(self.sources.items(), start=1):
            self.reads[name] = readers.read(source)
            if context.progress:
                context.progress(done, len(self.sources))
        self.chosen = self._chosen(lane)
        self.numbers = [number for number, _ in compress(table.data, self.chosen)]
        self.indexes = list(compress(range(len(table.data)), self.chosen))
        self.found: defaultdict[int, list[Finding]] = defaultdict(list)

    def _chosen(self, lane: tuple[Source, ...]) -> Sequence[bool]:
        """Which rows of the table this lane speaks in: those where its own columns say something."""
        lanes, width = self.table.lanes, self.table.width
        # What every lane reads from the same cells says nothing of this one: place, day, the TPS of a box.
        read_from = [
            {(one.field, at) for one in own for at in one.positions if 0 <= at < width} for own in lanes
        ]
        shared = set.intersection(*read_from) if len(lanes) > 1 else set()
        own = [
            self.reads[one.field]
            for one in lane
            if any(0 <= at < width and (one.field, at) not in shared for at in one.positions)
        ]
        if any(_full(read.values) for read in own):
            return [True] * len(self.table.data)
        return [
            any(read.values[index] is not None or index in read.wrong for read in own)
            for index in range(len(self.table.data))
        ]

    def rows(self) -> list[Checked]:
        """The rows, cleaned and checked."""
        self._shape()
        values = self._values()
        self._unread(values)
        self._units(values)
        parties = self._parties(values)
        completed(self, values)
        self._missing(values, parties)
        for at, rule in rows.broken(self.log, values, self.context.now):
            self.add(at, rule, values[at], rule.columns[-1])
        empty(self, values)
        sheet, log, none = self.table.table.sheet, self.log.name, ()
        return [
            Checked(log, sheet, number, own, party, tuple(self.found[at]), _status(self.found[at]))
            if at in self.found
            else Checked(log, sheet, number, own, party, none, Status.STORED)
            for at, (number, own, party) in enumerate(zip(self.numbers, values, parties, strict=True))
        ]

    def _values(self) -> list[dict[str, Any]]:
        names = list(self.reads)
        columns = [compress(read.values, self.chosen) for read in self.reads.values()]
        values = [
            {name: value for name, value in zip(names, row, strict=True) if value is not None}
            for row in zip(*columns, strict=True)
        ]
        box = self.reads.get("box_id")
        if box and box.beside and "box_label" in self.log.by_name:
            for own, label in zip(values, compress(box.beside, self.chosen), strict=True):
                if label:
                    own.setdefault("box_label", label)
        return values

    def _unread(self, values: list[dict[str, Any]]) -> None:
        """The findings of cells, and out of the row what nobody has confirmed."""
        if not any(read.wrong for read in self.reads.values()):
            return
        place = {index: at for at, index in enumerate(self.indexes)}
        for name, read in self.reads.items():
            for index, wrong in read.wrong.items():
                at = place.get(index)
                if at is not None:
                    self._cell(at, index, name, wrong)

    def _cell(self, at: int, index: int, name: str, wrong: Unreadable) -> None:
        known, written = self._written(name, index)
        blamed = wrong.context.get("blamed")  # of several cells
        if blamed and 0 <= self.sources[name].positions[int(blamed)] < self.table.width:
            known = self.sources[name].positions[int(blamed)]
        context = {"cell": quoted(written), "label": self.label(name), **wrong.context}
        column = self.log.by_name.get(name)
        required = name == PARTY or (column is not None and column.required)
        asks = wrong.rule.gravity is Gravity.ASK and not (self.context.accepted and wrong.value is not None)
        blocks = wrong.rule.gravity is Gravity.BLOCK or (required and wrong.value is None and not asks)
        finding = self._finding(wrong.rule, at, context, name, written, known)
        shown = None if wrong.value is None or column is None else printed(column, wrong.value)
        self.found[at].append(
            replace(finding, blocks=blocks, asks=asks and not blocks, suggestion=shown if asks else None)
        )

    def _units(self, values: list[dict[str, Any]]) -> None:
        """An amount that carries the unit of another item is not taken for this one's."""
        for name in self.log.of_kind(Kind.COUNT):
            source = self.sources.get(name)
            if source is None or source.via is not Via.CELL or "item" not in self.reads:
                continue
            column = self.readers.cells(source.positions[0])
            if str not in set(map(type, column)):
                continue
            for at, index in enumerate(self.indexes):
                own, cell = values[at], column[index]
                if type(cell) is str and name in own and "item" in own and not cell.isdigit():
                    wrong = self.context.words.unit(own["item"], cell)
                    if wrong:
                        del own[name]
                        self._cell(at, index, name, wrong)

    def _written(self, name: str, index: int) -> tuple[int | None, str]:
        """Where the finding points, and what stands there: the last filled cell of its source."""
        _, row = self.table.data[index]
        filled = [
            (position, clean.text(row[position]))
            for position in self.sources[name].positions
            if 0 <= position < len(row) and row[position] is not None
        ]
        where = next((position for position, _ in reversed(filled) if position < self.table.width), None)
        if where is None:
            where = next((one for one in self.sources[name].positions if 0 <= one < self.table.width), None)
        return where, " · ".join(dict.fromkeys(text for _, text in filled))

    def _parties(self, values: list[dict[str, Any]]) -> list[str | None]:
        told = self.sources.get(PARTY)
        if told is None or (told.via is Via.CONSTANT and self.context.party):
            for own in values:
                own.pop(PARTY, None)  # a letterhead says less than who brought the file
            return [self.context.party] * len(values)
        parties = []
        for at, own in enumerate(values):
            said = own.pop(PARTY, None)
            wrong = any(one.column == PARTY for one in self.found.get(at, ()))
            parties.append(said if said or wrong else self.context.party)
        return parties

    def _missing(self, values: list[dict[str, Any]], parties: list[str | None]) -> None:
        needed = {column.name: None for column in self.log.columns if column.required}
        for at, own in enumerate(values):
            if own.keys() >= needed.keys() and parties[at] is not None:
                continue
            missing = [name for name in needed if name not in own]
            if parties[at] is None:
                missing.append(PARTY)
            if missing and not any(one.code == naming.TAKEN_BACK.code for one in self.found.get(at, ())):
                told = {one.column for one in self.found.get(at, ())}
                for name in missing:
                    if name not in told:
                        self.add(at, cells.MISSING, own, name)

    def _shape(self) -> None:
        """Rows of a text file with more or fewer cells than its header."""
        sheet = self.table
        if not sheet.table.exact or any(
            p >= sheet.width for one in self.sources.values() for p in one.positions
        ):
            return
        for at, index in enumerate(self.indexes):
            row = sheet.data[index][1]
            if len(row) == sheet.width:
                continue
            widest = max((place + 1 for place, cell in enumerate(row) if cell is not None), default=0)
            context = {"found": len(row), "expected": sheet.width}
            if widest > sheet.width:
                self.found[at].append(self._finding(cells.TOO_WIDE, at, context))
            elif len(row) < sheet.width:
                self.found[at].append(self._finding(cells.TOO_NARROW, at, context))

    # --- findings -----------------------------------------------------------------------------------------

    def add(self, at: int, rule: Rule, own: Mapping[str, Any], name: str | None, **more: str) -> None:
        """A finding about row `at`; it points at the column that `name` was read from."""
        spoken = {key: printed(self.log.by_name[key], value) for key, value in own.items()}
        spoken["now"] = clock_time(self.context.now)
        where, written = None, None
        if name in self.sources:
            where, written = self._written(name, self.indexes[at])
        context = {**spoken, "label": self.label(name) if name else "", **more}
        self.found[at].append(self._finding(rule, at, context, name, written, where))

    def _finding(  # noqa: PLR0917 (a finding has that many parts)
        self,
        rule: Rule,
        at: int,
        context: Mapping[str, Any],
        name: str | None = None,
        cell: str | None = None,
        where: int | None = None,
    ) -> Finding:
        return Finding(
            rule.code,
            fill(rule.says, context),
            fill(rule.fix, context),
            rule.gravity is Gravity.BLOCK,
            self.table.table.sheet,
            self.numbers[at],
            name,
            None if where is None else letter(where),
            cell,
        )

    def written(self, name: str, at: int) -> str:
        """What stands in the cells that a field of row `at` was read from."""
        return self._written(name, self.indexes[at])[1] if name in self.sources else ""

    def label(self, name: str) -> str:
        """A field as people call it."""
        return BESIDE.get(name) or self.log.by_name[name].label


def _full(column: Sequence[Any]) -> bool:
    """Is there a value in every row? By its type, since comparing every time with None takes long."""
    return type(None) not in set(map(type, column))


def _status(findings: Sequence[Finding]) -> Status:
    if any(finding.blocks for finding in findings):
        return Status.REJECTED
    if any(finding.asks for finding in findings):
        return Status.CONFIRM
    return Status.FLAGGED if findings else Status.STORED


def printed(column: Column, value: Any) -> str:
    """A value as messages show it."""
    if isinstance(value, Moment):
        return clock_time(value.minute, value.precision)
    if column.kind is Kind.COUNT:
        return count(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return box_name(value) if column.kind is Kind.BOX else str(value)
