"""What the rows of one file say about each other: said twice, changed further down, seals on their way."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.ingest.checked import NEW, Checked, Status
from lib.ingest.columns import named
from lib.ingest.places import box_name
from lib.ingest.report import Report
from lib.ingest.rows import printed
from lib.ingest.rules import rows as rules
from lib.ingest.rules.rule import Across, Finding, fill
from lib.ingest.rules.seals import Seen, across
from lib.ingest.table import Mapped, letter
from lib.kernel.logs import LOGS, SEAL_CHECKS

_OUT = (Status.REJECTED, Status.CONFIRM)


def within(read: Sequence[Checked], used: Sequence[Mapped]) -> list[Checked]:
    """Rows that repeat an earlier one are duplicates; rows that change what one said are flagged."""
    settled = list(read)
    same: defaultdict[tuple[Any, ...], list[int]] = defaultdict(list)
    for log in {row.log for row in read}:
        names = LOGS[log].key
        for at, row in enumerate(read):
            if row.log == log and row.status not in _OUT:
                same[log, row.party, *map(row.values.get, names)].append(at)
    letters = {(match.sheet, match.field): match.position for table in used for match in table.matches}
    for group in same.values():
        if len(group) > 1:
            _settle(settled, group, letters)
    return settled


def _settle(rows: list[Checked], group: list[int], letters: dict[tuple[str | None, str | None], int]) -> None:
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
