"""What holds for every file, whatever it says: a report in time, and all of it or nothing in the store."""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import select

from lib.areas.wilayah import reference
from lib.ingest import as_json
from lib.ingest.checked import NEW, Checked, Status
from lib.ingest.places import places
from lib.ingest.report import Report
from lib.ingest.rules.rule import Finding
from lib.kernel import codes
from lib.kernel.clock import parse
from lib.kernel.logs import LOGS, Column, Kind, precision
from lib.kernel.words import ITEMS, Party
from lib.store import canonical
from lib.store.engine import reading
from lib.store.log import Store
from lib.store.tables import log_tables

SECONDS = 20  # the longest that a file may take
_FIRST, _LAST = (moment.minute for moment in map(parse, ("2000-01-01", "2100-01-01")) if moment)
_LARGEST = 2**63 - 1  # both databases keep no larger number
_LONGEST = 1_500  # letters of what a person is told
_HIDDEN = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, halves of letters, what turns or hides the rest
_FOREIGN = re.compile(r"Traceback|Error\b|Exception|NoneType|<class|object at 0x")
_OURS = re.compile(
    r"\b(?:tidak|ini|berkas|baris|kolom|isi|ada|belum|lalu|unggah|tabel|pilih|bukan|terlalu)\b", re.I
)


def broken(store: Store, before: str, report: Report) -> Iterator[str]:
    """What is wrong with an answer, a sentence each. before: the store's version when the file came."""
    yield from _printed(report)
    if not report.accepted:
        yield from _refused(report)
    yield from _counted(report)
    for row in report.rows:
        yield from (f"baris {row.number} ({row.sheet}): {what}" for what in _row(row))
    if report.batch is None:
        if store.version() != before:
            yield "nothing was said to be stored, but the store changed"
        if report.accepted and not report.dry_run and any(row.status in NEW for row in report.rows):
            yield "new rows, but no batch"
    else:
        yield from _kept(store, report)


def _printed(report: Report) -> Iterator[str]:
    try:
        json.dumps(as_json(report, rows=True), ensure_ascii=False, allow_nan=False).encode()
    except ValueError as error:
        yield f"the report cannot be printed: {error}"


def _refused(report: Report) -> Iterator[str]:
    """A refusal stores nothing and says why, in words of ours."""
    if report.batch is not None:
        yield "refused, but with a batch"
    error = report.error or ""
    if not _OURS.search(error) or "." not in error:
        yield f"refused without a sentence: {error!r:.300}"
    if _FOREIGN.search(error):
        yield f"refused in a programmer's words: {error!r:.300}"
    if len(error) > _LONGEST:
        yield f"refused with {len(error)} letters"


def _counted(report: Report) -> Iterator[str]:
    counts = report.counts
    if counts["read"] != sum(counts[status] for status in Status):
        yield f"the counts do not add up: {counts}"
    if report.accepted and not report.rows:
        yield "accepted without a row"
    if report.accepted and report.error:
        yield f"accepted with an error: {report.error!r}"


# --- a row ------------------------------------------------------------------------------------------------


def _row(row: Checked) -> Iterator[str]:
    blocks, asks = any(one.blocks for one in row.findings), any(one.asks for one in row.findings)
    if blocks != (row.status is Status.REJECTED):
        yield f"{row.status}, and a finding that blocks: {blocks}"
    if row.storable and asks:
        yield f"{row.status}, but a question is open"
    if row.status is Status.CONFIRM and not asks:
        yield "held without a question"
    if row.number < 1:
        yield "no row of anybody's file"
    for finding in row.findings:
        yield from _said(finding)
    if row.storable:
        yield from _fields(row)


def _said(finding: Finding) -> Iterator[str]:
    if not finding.message.strip() or re.search(r"\{\w+\}", re.sub(r"“[^”]*”", "", finding.message)):
        yield f"{finding.code} says nothing: {finding.message!r:.300}"
    if len(finding.message) > _LONGEST:
        yield f"{finding.code} says {len(finding.message)} letters"


def _fields(row: Checked) -> Iterator[str]:
    log = LOGS[row.log]
    if row.party not in tuple(Party):
        yield f"party {row.party!r}"
    if unknown := set(row.values) - set(log.by_name):
        yield f"columns nobody knows: {unknown}"
    for column in log.columns:
        value = row.values.get(column.name)
        if value is None or value in ("", ()):
            if column.required:
                yield f"{column.name} is blank"
        elif not _good(column, value):
            yield f"{column.name} = {value!r:.200}"


def _good(column: Column, value: Any) -> bool:  # noqa: PLR0911 (a case a kind)
    """Is it a value that this column may hold?"""
    here = places("pemilu-2024")
    match column.kind:
        case Kind.COUNT:
            return type(value) is int and 0 <= value <= _LARGEST
        case Kind.FLAG:
            return value in (0, 1)
        case Kind.TIME:
            return _FIRST <= value.minute < _LAST
        case Kind.PLACE:
            return isinstance(value, str) and here.exists(value)
        case Kind.BOX:
            home, ballot = codes.box_home(value), codes.box_ballot(value)
            known = ballot is None or ballot in reference.election("pemilu-2024").ballots
            return home is not None and here.exists(home) and known
        case Kind.ITEM:
            return value in ITEMS
        case Kind.WORD:
            return value in column.choices
        case Kind.LIST:
            return all(isinstance(one, str) and one for one in value) and not (
                column.choices and set(value) - set(column.choices)
            )
        case Kind.DEGREE:
            return -180 <= float(value) <= 180
        case _:
            return isinstance(value, str) and not any(unicodedata.category(one) in _HIDDEN for one in value)


# --- the store ---------------------------------------------------------------------------------------------


def _kept(store: Store, report: Report) -> Iterator[str]:
    """The batch holds the rows of the report that are storable, each with its values, and no other."""
    expected = Counter(_told(row) for row in report.rows if row.storable)
    found = Counter(_there(log, row) for log, row in stored(store, report.batch or 0))
    if missing := expected - found:
        yield f"{missing.total()} rows are not in the log, first {next(iter(missing))!r:.300}"
    if invented := found - expected:
        yield f"{invented.total()} rows are in the log only, first {next(iter(invented))!r:.300}"
    if not any(row.status in NEW for row in report.rows):
        yield "a batch without a new row"


def stored(store: Store, seq: int) -> list[tuple[str, Mapping[str, Any]]]:
    """(log, row as stored) of one batch."""
    with reading(store.engine) as connection:
        return [
            (log, dict(row))
            for log, table in log_tables.items()
            for row in connection.execute(select(table).where(table.c.seq == seq)).mappings()
        ]


def _told(row: Checked) -> tuple[Any, ...]:
    return _as_compared(row.log, canonical.open_values(row.row()), row.party, row.sheet, row.number)


def _there(log: str, row: Mapping[str, Any]) -> tuple[Any, ...]:
    return _as_compared(log, row, row["party"], row["src_sheet"], row["src_row"])


def _as_compared(
    log: str, values: Mapping[str, Any], party: str | None, sheet: str | None, number: int
) -> tuple[Any, ...]:
    """Log, party, place in the file and every value that is no person's, which is stored as a commitment."""
    names = [
        name
        for column in LOGS[log].columns
        if column.kind is not Kind.PERSON
        for name in ((column.name, precision(column.name)) if column.kind is Kind.TIME else (column.name,))
    ]
    place = canonical.text(sheet) if sheet else None
    return (log, party, place, number, *(values.get(name) for name in names))
