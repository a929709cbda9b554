"""A table as a person has put it right, and the mark that says so in every row it touched. Pure."""

from collections.abc import Sequence
from dataclasses import replace

from lib.ingest import clean
from lib.ingest.checked import Checked, Status
from lib.ingest.rules import derived
from lib.ingest.rules.rule import Finding, fill
from lib.ingest.table import Answers, Table, letter

_WIDEST = 300  # columns


def edited(table: Table, answers: Answers) -> Table:
    """The table with the cells that a person has put right."""
    edits = {
        (row, position): text
        for (sheet, row, position), text in answers.cells.items()
        if sheet == table.sheet
    }
    if not edits:
        return table
    rows = []
    for number, row in table.rows:
        own = {position: text for (at, position), text in edits.items() if at == number}
        if own:
            row = [*row, *[None] * (max(own) + 1 - len(row))]  # noqa: PLW2901
            for position, text in own.items():
                row[position] = text if text.strip() else None
        rows.append((number, row))
    marks = {key: text for key, text in table.uncomputed.items() if key not in edits}
    failed = {key: text for key, text in table.failed.items() if key not in edits}
    return replace(table, rows=rows, uncomputed=marks, failed=failed)


def narrowed(table: Table) -> Table:
    """The table without what lies far to its right: no form is that wide, and every title is weighed."""
    if all(len(row) <= _WIDEST for _, row in table.rows):
        return table
    kept = [(number, row[:_WIDEST]) for number, row in table.rows]
    return replace(table, rows=[one for one in kept if any(cell is not None for cell in one[1])])


def mended(rows: Sequence[Checked], sheets: Sequence[Table], answers: Answers) -> list[Checked]:
    """Rows whose cells were put right here say so for ever: the sender's file says something else."""
    edits: dict[tuple[str | None, int], list[tuple[int, str]]] = {}
    for (sheet, number, at), text in answers.cells.items():
        edits.setdefault((sheet, number), []).append((at, text))
    if not edits:
        return list(rows)
    was = {(table.sheet, number): row for table in sheets for number, row in table.rows}
    return [
        _told_mended(row, edits[row.sheet, row.number], was.get((row.sheet, row.number), []))
        if (row.sheet, row.number) in edits
        else row
        for row in rows
    ]


def _told_mended(row: Checked, edits: Sequence[tuple[int, str]], was: Sequence[clean.Cell]) -> Checked:
    told = []
    for at, text in sorted(edits):
        old = clean.text(was[at]) if at < len(was) else ""
        says = {"sel": f"{letter(at)}{row.number}", "old": old or "kosong", "new": text.strip() or "kosong"}
        rule = derived.MENDED
        told.append(
            Finding(
                rule.code,
                fill(rule.says, says),
                rule.fix,
                False,
                row.sheet,
                row.number,
                None,
                letter(at),
                old,
            )
        )
    status = Status.FLAGGED if row.status is Status.STORED else row.status
    return replace(row, findings=(*row.findings, *told), status=status)
