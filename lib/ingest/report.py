"""What became of a file, and the same as the JSON of contracts."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from lib.ingest.checked import Checked, Status
from lib.ingest.places import box_printed, place_printed
from lib.ingest.rules.rule import Across, Finding
from lib.ingest.table import ColumnMatch
from lib.kernel.clock import Moment, iso
from lib.kernel.logs import LOGS, Kind


@dataclass(frozen=True, slots=True)
class Skipped:
    """A sheet that was not read, and why."""

    sheet: str | None
    why: str


@dataclass(frozen=True, slots=True)
class Passed:
    """A row of a sheet that is no data: a numbering row, a total, a signature; and why."""

    sheet: str | None
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Left:
    """A line of a chat that gave no row."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """What became of a file. batch: its number in the log; None when nothing was stored.

    photos: SHA-256 → photo, of a chat with its attachments; kept when the rows are.
    """

    file: str
    sha256: str | None = None
    accepted: bool = True
    error: str | None = None
    batch: int | None = None
    columns: tuple[ColumnMatch, ...] = ()
    rows: tuple[Checked, ...] = ()
    findings: tuple[Across, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    passed: tuple[Passed, ...] = ()
    left: tuple[Left, ...] = ()
    notes: tuple[str, ...] = ()
    photos: Mapping[str, bytes] = field(default_factory=dict)
    dry_run: bool = False

    @property
    def counts(self) -> dict[str, int]:
        """Rows read, and rows by status."""
        by_status = Counter(row.status for row in self.rows)
        return {"read": len(self.rows), **{str(status): by_status[status] for status in Status}}


def refused(file: str, why: str, report: Report | None = None) -> Report:
    """A file of which nothing was stored, and why."""
    return replace(report or Report(file), accepted=False, error=why, batch=None)


def as_json(report: Report, rows: bool = False) -> dict[str, Any]:
    """The document of contracts; `rows` adds every data row seen, in file order."""
    document: dict[str, Any] = {
        "file": report.file,
        "accepted": report.accepted,
        "error": report.error,
        "batch": report.batch,
        "dry_run": report.dry_run,
        "counts": report.counts,
        "columns": [
            {"sheet": one.sheet, "source": one.source, "letter": one.letter, "field": one.field}
            for one in report.columns
        ],
        "skipped": [{"sheet": one.sheet, "why": one.why} for one in report.skipped],
        "passed": [{"sheet": one.sheet, "row": one.row, "why": one.why} for one in report.passed],
        "left": [{"line": one.line, "text": one.text, "why": one.why} for one in report.left],
        "notes": list(report.notes),
    }
    if rows:
        document["rows"] = [_row(row) for row in report.rows]
    document["findings"] = [_across(finding) for finding in report.findings]
    return document


def values_printed(log: str, values: Mapping[str, Any], party: str | None) -> dict[str, Any]:
    """A row's values as contracts print them: places as objects, times WIB, lists, unknown as null."""
    printed: dict[str, Any] = {}
    for column in LOGS[log].columns:
        value = values.get(column.name)
        if column.kind is Kind.PLACE:
            printed[column.name] = place_printed(value)
        elif column.kind is Kind.LIST:
            printed[column.name] = list(value or ())
        elif isinstance(value, Moment):
            printed[column.name] = iso(value.minute, value.precision)
        else:
            printed[column.name] = None if value is None else value
        if column.kind is Kind.BOX:
            printed |= box_printed(value)
    return {**printed, "party": party}


def _row(row: Checked) -> dict[str, Any]:
    return {
        "log": row.log,
        "status": str(row.status),
        "values": values_printed(row.log, row.values, row.party),
        "src": {"sheet": row.sheet, "row": row.number},
        "corrects": {"batch": row.corrects[0], "row": row.corrects[1]} if row.corrects else None,
        "findings": [_finding(finding) for finding in row.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "column": finding.column,
        "letter": finding.letter,
        "cell": finding.cell,
        "message": finding.message,
        "fix": finding.fix,
        "blocks": finding.blocks,
        "asks": finding.asks,
        "suggestion": finding.suggestion,
        "sheet": finding.sheet,
        "row": finding.row,
    }


def _across(finding: Across) -> dict[str, Any]:
    return {
        "code": finding.code,
        "type": finding.kind,
        "box_ids": list(finding.box_ids),
        "number": finding.number,
        "rows": list(finding.rows),
        "sheets": list(finding.sheets),
        "message": finding.message,
        "fix": finding.fix,
    }
