"""Is the record whole? Every hash computed again, every personal value held against its commitment."""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from lib.kernel.logs import LOGS, Kind
from lib.store import canonical
from lib.store.chain import Batch, all_batches, rows_by_batch
from lib.store.engine import reading
from lib.store.log import Store
from lib.store.tables import personal

PersonalKey = tuple[str, int, int, str]  # chain, seq, row, column


@dataclass(slots=True)
class Report:
    """What verification found. `chains`: chain → its head's hash. `broken`: the first break.

    `erased`: personal values that were erased on request; they do not break the chain.
    """

    ok: bool = True
    batches: int = 0
    chains: dict[str, str] = field(default_factory=dict)
    broken: str | None = None
    erased: int = 0

    def breaks(self, what: str) -> None:
        """Remember the first break."""
        self.ok = False
        self.broken = self.broken or what


def verify(store: Store, against: str | None = None) -> Report:
    """The whole store, oldest batch first. With `against`: also that a batch with this hash exists."""
    report = Report()
    with reading(store.engine) as connection:
        batches = all_batches(connection)
        rows = rows_by_batch(connection)
        people: dict[PersonalKey, tuple[str, str]] = {
            (one.chain, one.seq, one.row, one.column): (one.salt, one.value)
            for one in connection.execute(select(personal))
        }
    heads: dict[str, Batch] = {}
    for batch in batches:
        own = rows.pop((batch.chain, batch.seq), [])
        _check_batch(report, store, batch, heads.get(batch.chain), own, people)
        heads[batch.chain] = batch
    for chain, seq in rows:
        report.breaks(f"{chain}/{seq}: baris tanpa kiriman")
    for chain, seq, row, column in people:
        report.breaks(f"{chain}/{seq} baris {row}: {column} tanpa baris")
    report.batches = len(batches)
    report.chains = {chain: batch.hash for chain, batch in heads.items()}
    if against is not None and against not in {batch.hash for batch in batches}:
        report.breaks(f"tidak ada kiriman dengan sidik {against}")
    return report


def _check_batch(  # noqa: PLR0917 (one call, each argument a different thing)
    report: Report,
    store: Store,
    batch: Batch,
    before: Batch | None,
    rows: list[tuple[str, dict[str, Any]]],
    people: dict[PersonalKey, tuple[str, str]],
) -> None:
    where = f"{batch.chain}/{batch.seq}"
    expected = before.hash if before else canonical.genesis(store.kind, store.election, batch.chain)
    if batch.prev_hash != expected or batch.seq != (before.seq + 1 if before else 1):
        report.breaks(f"{where}: rantai putus")
    header = {name: getattr(batch, name) for name in Batch.__slots__}
    if canonical.batch_hash(header, rows) != batch.hash:
        report.breaks(f"{where}: isi berubah")
    for log, row in rows:
        for column in LOGS[log].of_kind(Kind.PERSON):
            if row[column] is None:
                continue
            salted = people.pop((batch.chain, batch.seq, row["row"], column), None)
            if salted is None:
                report.erased += 1
            elif canonical.commitment(salted[0], log, column, salted[1]) != row[column]:
                report.breaks(f"{where} baris {row['row']}: {column} berubah")
