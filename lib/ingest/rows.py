"""A table's rows, cell by cell: cleaned, defaulted, and held against the rules. Pure."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from lib.ingest import clean
from lib.ingest.checked import Checked, Status
from lib.ingest.clean import Cell, Unreadable
from lib.ingest.columns import BESIDE, DEFAULTED, PARTY, RECORDED_AT, Mapped
from lib.ingest.places import Places, box_name
from lib.ingest.rules import cells, rows
from lib.ingest.rules.rule import Finding, Gravity, Rule, fill, quoted
from lib.ingest.workbook import letter
from lib.kernel.clock import Minute, Moment, Precision, iso
from lib.kernel.format import count
from lib.kernel.logs import DELIVERIES, Column, Kind
from lib.kernel.words import Party

Reader = Callable[[Cell], Any]
WITHOUT_PAPER = "tanpa:"
_REMEMBERED = 50_000  # distinct cells of a column that are read only once
_PARTIES = clean.choices(tuple(Party))


@dataclass(frozen=True, slots=True)
class Context:
    """What a row is read against. party: whose word the file is, unless a row says otherwise."""

    places: Places
    party: str | None
    now: Minute


def checked(table: Mapped, context: Context) -> Iterator[Checked]:
    """Every data row of the table, in file order. Rows without a finding are `stored`, for now."""
    reading = _Reading(table, context)
    for number, row in table.data:
        yield reading.row(number, row)


def reader(column: Column, places: Places) -> Reader:
    """The function that reads this column's cells; blank cells never reach it."""
    kind = column.kind
    words = clean.choices(column.choices)
    simple: Mapping[Kind, Reader] = {
        Kind.TEXT: clean.text,
        Kind.PERSON: clean.text,
        Kind.COUNT: clean.count,
        Kind.FLAG: clean.flag,
        Kind.TIME: clean.moment,
        Kind.PLACE: places.place,
        Kind.BOX: places.box,
        Kind.ITEM: places.item,
        Kind.WORD: partial(clean.word, known=words),
        Kind.LIST: partial(clean.listed, known=words or None),
        Kind.DEGREE: partial(clean.degree, limit=180 if column.name == "lon" else 90),
    }
    return lru_cache(_REMEMBERED, typed=True)(simple[kind])


class _Reading:
    """One table being read."""

    def __init__(self, table: Mapped, context: Context) -> None:
        self.table, self.context, self.log = table, context, table.log
        self.at = {match.field: match.position for match in table.matches if match.field}
        party = lru_cache(typed=True)(partial(clean.word, known=_PARTIES, rule=cells.PARTY))
        columns = self.log.by_name
        self.readers = {
            name: (self.at[name], party if name == PARTY else reader(columns[name], context.places))
            for name in self.at
            if name != RECORDED_AT
        }
        self.defaulted = DEFAULTED & set(columns)
        header = table.table.rows[table.header][1]
        self.width = 1 + max(at for at, cell in enumerate(header) if cell is not None)
        self.cells_of_header = len(header)

    def row(self, number: int, row: list[Cell]) -> Checked:
        values: dict[str, Any] = {}
        findings: list[Finding] = list(self._shape(number, row))
        for name, (at, read) in self.readers.items():
            cell = row[at] if at < len(row) else None
            if cell is None or clean.text(cell) == "":
                continue
            value = read(cell)
            if isinstance(value, Unreadable):
                findings.append(self._unread(number, name, cell, value))
                value = value.value
            if value is not None:
                values[name] = value
        party = values.pop(PARTY, None)
        found = {finding.column for finding in findings}
        self._fill_in(values, found)
        if party is None and PARTY not in found:
            party = self.context.party
        findings += self._missing(number, values, party, found)
        findings += self._broken(number, row, values)
        status = _status(findings)
        return Checked(self.log.name, self.table.table.sheet, number, values, party, tuple(findings), status)

    def _fill_in(self, values: dict[str, Any], unread: set[str | None]) -> None:
        """What people leave out: line and check 1; a delivery without a paper is known by its first day."""
        for name in self.defaulted - unread:
            values.setdefault(name, 1)
        if self.log is DELIVERIES and "document_no" not in values:
            first = next((values[time] for time in self.log.of_kind(Kind.TIME) if time in values), None)
            if first is not None:
                values["document_no"] = WITHOUT_PAPER + iso(first.minute, Precision.DAY)

    def _shape(self, number: int, row: list[Cell]) -> Iterator[Finding]:
        if not self.table.table.exact:
            return
        widest = max((at + 1 for at, cell in enumerate(row) if cell is not None), default=0)
        if widest > self.cells_of_header:
            context = {"found": len(row), "expected": self.width}
            yield self._finding(cells.TOO_WIDE, number, context)
        elif len(row) < self.width:
            yield self._finding(cells.TOO_NARROW, number, {"found": len(row), "expected": self.width})

    def _unread(self, number: int, name: str, cell: Cell, read: Unreadable) -> Finding:
        written = clean.text(cell)
        context = {"cell": quoted(written), "label": self._label(name), **read.context}
        finding = self._finding(read.rule, number, context, name, written)
        required = name != PARTY and self.log.by_name[name].required
        return replace(finding, blocks=finding.blocks or required)

    def _missing(
        self, number: int, values: dict[str, Any], party: str | None, found: set[str | None]
    ) -> Iterator[Finding]:
        missing = [
            column.name for column in self.log.columns if column.required and column.name not in values
        ]
        if party is None:
            missing.append(PARTY)
        for name in missing:
            if name not in found:
                yield self._finding(cells.MISSING, number, {"label": self._label(name)}, name)

    def _broken(self, number: int, row: list[Cell], values: dict[str, Any]) -> Iterator[Finding]:
        broken = rows.broken_by(self.log, values, self.context.now)
        if not broken:
            return
        spoken = {name: printed(self.log.by_name[name], value) for name, value in values.items()}
        spoken["now"] = iso(self.context.now).replace("T", " ")
        for rule in broken:
            name = rule.columns[-1]
            written = clean.text(row[self.at[name]]) if name in self.at else None
            context = {**spoken, "label": self._label(name)}
            yield self._finding(rule, number, context, name, written)

    def _finding(
        self,
        rule: Rule,
        number: int,
        context: Mapping[str, Any],
        name: str | None = None,
        cell: str | None = None,
    ) -> Finding:
        at = self.at.get(name) if name else None
        return Finding(
            rule.code,
            fill(rule.says, context),
            fill(rule.fix, context),
            rule.gravity is Gravity.BLOCK,
            self.table.table.sheet,
            number,
            name,
            None if at is None else letter(at),
            cell,
        )

    def _label(self, name: str) -> str:
        return BESIDE.get(name) or self.log.by_name[name].label


def _status(findings: list[Finding]) -> Status:
    if any(finding.blocks for finding in findings):
        return Status.REJECTED
    return Status.FLAGGED if findings else Status.STORED


def printed(column: Column, value: Any) -> str:
    """A value as messages show it."""
    if isinstance(value, Moment):
        return iso(value.minute, value.precision).replace("T", " ")
    if column.kind is Kind.COUNT:
        return count(value)
    if isinstance(value, tuple):
        return ", ".join(value)
    return box_name(value) if column.kind is Kind.BOX else str(value)
