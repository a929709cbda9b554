"""Which cells of a file get a mark: what a report found, put where the sender will look for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lib.ingest.giveback.sheet import position_of
from lib.ingest.report import Report
from lib.ingest.rules.rule import Finding, Gravity
from lib.ingest.table import Table, letter

_HEAVIEST = (Gravity.BLOCK, Gravity.ASK, Gravity.FLAG)  # the colour of a cell with several findings


@dataclass(slots=True)
class Mark:
    """A cell and what was found there. row: as the user counts; position: from 0."""

    sheet: str | None
    row: int
    position: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def gravity(self) -> Gravity:
        """The heaviest of its findings."""
        return min((gravity(one) for one in self.findings), key=_HEAVIEST.index)

    @property
    def cell(self) -> str:
        """As spreadsheets name it: `F12`."""
        return f"{letter(self.position)}{self.row}"

    @property
    def note(self) -> str:
        """What is wrong and what to do, one paragraph a finding."""
        return "\n\n".join(f"{one.message}\n{one.fix}" for one in self.findings)


def gravity(finding: Finding) -> Gravity:
    """What a finding does to its row: BLOCK, ASK or FLAG."""
    if finding.blocks:
        return Gravity.BLOCK
    return Gravity.ASK if finding.asks else Gravity.FLAG


def marks(report: Report, tables: Sequence[Table]) -> list[Mark]:
    """Every cell with a finding, in the order of the file; findings of one cell together."""
    places = {table.sheet: _Places(table) for table in tables}
    found: dict[tuple[str | None, int, int], Mark] = {}
    for row in report.rows:
        for one in row.findings:
            known = places.get(one.sheet)
            at = known.cell(one) if known else (one.row, 0)
            mark = found.setdefault((one.sheet, *at), Mark(one.sheet, *at))
            if one not in mark.findings:  # the lanes of a wide row repeat what is wrong with its shared cells
                mark.findings.append(one)
    return list(found.values())


class _Places:
    """Where the findings of one table are shown."""

    def __init__(self, table: Table) -> None:
        self.merged = table.merged
        self.rows = dict(table.rows)
        self.width = max((len(row) for row in self.rows.values()), default=0)

    def cell(self, finding: Finding) -> tuple[int, int]:
        """(row, position): the finding's column, else the row's first filled cell.

        A column behind the last one is none of the sheet: what was read there came from a letterhead.
        """
        position = position_of(finding.letter) if finding.letter else self.width
        if position >= self.width:
            row = self.rows.get(finding.row, [])
            position = next((at for at, cell in enumerate(row) if cell is not None), 0)
        for area in self.merged:
            if area.top <= finding.row <= area.bottom and area.left <= position <= area.right:
                return area.top, area.left
        return finding.row, position
