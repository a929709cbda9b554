"""What the rows of one file say about each other: said twice, changed further down, seals on their way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from lib.ingest.checked import NEW, Checked, Status
from lib.ingest.columns import named
from lib.ingest.completed import WITHOUT_PAPER
from lib.ingest.places import box_name
from lib.ingest.report import Report
from lib.ingest.rows import printed
from lib.ingest.rules import derived
from lib.ingest.rules import rows as rules
from lib.ingest.rules.rule import Across, Finding, Gravity, Rule, fill
from lib.ingest.rules.seals import Seen, across
from lib.ingest.table import Mapped, letter
from lib.kernel.clock import Precision
from lib.kernel.format import count
from lib.kernel.logs import DELIVERIES, LOGS, SEAL_CHECKS

Letters = Mapping[tuple[str | None, str | None], int]  # (sheet, field) → position
_WIDEST = 1_000  # boxes of one statement; the largest kelurahan has fewer
_OUT = (Status.REJECTED, Status.CONFIRM)


def within(read: Sequence[Checked], used: Sequence[Mapped], spoken: bool = False) -> list[Checked]:
    """Rows that repeat an earlier one are duplicates; rows that change what one said are flagged.

    spoken: they come from a chat, where people correct what they said; elsewhere a second delivery without a
    paper may be another load.
    """
    settled = list(read)
    same: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for log in {row.log for row in read}:
        names = LOGS[log].key
        for at, row in enumerate(read):
            if row.log == log and row.status not in _OUT:
                same[log, row.party, *map(row.values.get, names)].append(at)
    _widened(settled)
    letters = {(match.sheet, match.field): match.position for table in used for match in table.matches}
    for group in same.values():
        if len(group) > 1:
            _settle(settled, group if spoken else _apart(settled, group, letters), letters)
    return settled


def _widened(rows: list[Checked]) -> None:
    """Marks every row of a statement that speaks of more boxes than anybody looks at."""
    made: defaultdict[tuple[str | None, int], list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if row.values.get("collective"):
            made[row.sheet, row.number].append(at)
    for one in made.values():
        if len(one) > _WIDEST:
            context = {"boxes": count(len(one))}
            for at in one:
                rows[at] = _marked(rows[at], derived.WIDE, context)


def _marked(row: Checked, rule: Rule, context: dict[str, str], at: int | None = None) -> Checked:
    """The row with one more finding, about the row as a whole; at: the column that would settle it."""
    asks = rule.gravity is Gravity.ASK
    finding = Finding(
        rule.code,
        fill(rule.says, context),
        fill(rule.fix, context),
        False,
        row.sheet,
        row.number,
        letter=None if at is None else letter(at),
        asks=asks,
    )
    status = Status.CONFIRM if asks else Status.FLAGGED
    return replace(
        row, findings=(*row.findings, finding), status=row.status if row.status in _OUT else status
    )


def _settle(rows: list[Checked], group: list[int], letters: Letters) -> None:
    """The rows of one key, in file order."""
    whole: set[frozenset[tuple[str, Any]]] = set()
    said: dict[str, tuple[Any, int]] = {}
    for at in group:
        row = rows[at]
        content = frozenset(row.values.items())
        if content in whole:
            rows[at] = replace(row, status=Status.DUPLICATE)
            continue
        changed = next(
            (name for name, value in row.values.items() if said.get(name, (value,))[0] != value), None
        )
        if changed:
            finding = _replaced(row, changed, said[changed], letters.get((row.sheet, changed)))
            rows[at] = replace(row, findings=(*row.findings, finding), status=Status.FLAGGED)
        whole.add(content)
        said |= {name: (value, row.number) for name, value in row.values.items()}


def _apart(rows: list[Checked], group: list[int], letters: Letters) -> list[int]:
    """The rows of a key that are surely about one delivery; asks about those that may be another load."""
    first = rows[group[0]]
    if first.log != DELIVERIES.name or not str(first.values["document_no"]).startswith(WITHOUT_PAPER):
        return group
    seen, sure = set(_hours(first)), [group[0]]
    for at in group[1:]:
        if seen & _hours(rows[at]):  # the same hour: the same load, told again
            sure.append(at)
        else:
            column = letters.get((rows[at].sheet, "document_no"))
            rows[at] = _marked(rows[at], derived.ALIKE, {"earlier": str(first.number)}, column)
        seen |= _hours(rows[at])
    return sure


def _hours(row: Checked) -> set[tuple[str, Any]]:
    """Its real times, those that are known to the minute."""
    times = ((name, row.values.get(name)) for name in ("departed_at", "arrived_at"))
    return {(name, one) for name, one in times if one is not None and one.precision != Precision.DAY}


def _replaced(row: Checked, name: str, before: tuple[Any, int], at: int | None) -> Finding:
    log, rule = LOGS[row.log], rules.REPLACED
    column = log.by_name[name]
    old, earlier = before
    number = next((one for one in ("line", "check_no") if one in log.by_name), None)
    context = {
        "label": column.label,
        "earlier": earlier,
        "old": printed(column, old),
        "new": printed(column, row.values[name]),
        "number": named(log, number) if number else "waktunya",
    }
    return Finding(
        rule.code,
        fill(rule.says, context),
        fill(rule.fix, context),
        False,
        row.sheet,
        row.number,
        name,
        None if at is None else letter(at),
        printed(column, row.values[name]),
    )


def of_seals(read: Sequence[Checked]) -> list[Across]:
    """Findings across the seal checks of the file; whatever the store holds, and each repeated row once."""
    return across(
        [
            Seen(row.values, row.sheet, row.number, box_name(row.values["box_id"]))
            for row in read
            if row.log == SEAL_CHECKS.name and row.status not in (*_OUT, Status.DUPLICATE)
        ]
    )


def between(reports: Sequence[Report]) -> list[Report]:
    """Files that came together: a row that an earlier one of them says already is a duplicate."""
    if len(reports) == 1:
        return list(reports)
    said: set[tuple[str, str | None, frozenset[tuple[str, Any]]]] = set()
    settled = []
    for report in reports:
        rows = list(report.rows)
        for at, row in enumerate(rows):
            if row.status in NEW:
                mark = (row.log, row.party, frozenset(row.values.items()))
                if mark in said:
                    rows[at] = replace(row, status=Status.DUPLICATE, corrects=None)
                said.add(mark)
        settled.append(replace(report, rows=tuple(rows)))
    return settled
