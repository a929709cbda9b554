"""One data row of a file: cleaned, held against the rules, and what becomes of it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from lib.ingest.rules.rule import Finding
from lib.store.canonical import Row


class Status(StrEnum):
    """What becomes of a row, as printed in contracts."""

    STORED = "stored"
    FLAGGED = "flagged"
    CONFIRM = "confirm"
    REJECTED = "rejected"
    DUPLICATE = "duplicate"


NEW = (Status.STORED, Status.FLAGGED)  # would add something to the log


@dataclass(frozen=True, slots=True)
class Checked:
    """A row. values: field → value as the log's Row takes it, unknown ones absent.

    corrects: (seq, row) of the newest standing row with the same key and another content, or whose key this
    row mends. moved: it is the latter, and the row there no longer counts.
    """

    log: str
    sheet: str | None
    number: int
    values: dict[str, Any]
    party: str | None
    findings: tuple[Finding, ...]
    status: Status
    corrects: tuple[int, int] | None = None
    moved: bool = False

    @property
    def storable(self) -> bool:
        """Goes into the batch; a duplicate does too, the fold knows it."""
        return self.status in (Status.STORED, Status.FLAGGED, Status.DUPLICATE)

    def row(self) -> Row:
        """The row for the log."""
        flags = tuple(dict.fromkeys(finding.code for finding in self.findings)) if self.findings else ()
        replaces = self.corrects if self.moved else None
        return Row(self.log, self.values, self.party or "", self.sheet, self.number, replaces, flags=flags)
