"""Batches as they stand in a chain, and the plain reads that everything else is built on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from lib.kernel.clock import Minute
from lib.store.tables import batches, log_tables

DATA, WITHDRAWAL, ERASURE = "data", "penarikan", "penghapusan"
_CHUNK = 500  # bound values in one IN (…): well below the limits of both databases


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch as it stands in the chain."""

    chain: str
    seq: int
    kind: str
    channel: str
    file_name: str | None
    file_sha256: str | None
    sender: str | None
    party: str | None
    rows: int
    citation: str | None
    note: str | None
    recorded_at: Minute
    target_seq: int | None
    prev_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class Appended:
    """What an append did. `batch` is None when every row was already there, and then nothing was stored.

    repeats: positions (0-based, in the draft) of rows equal to an earlier one that has not been withdrawn.
    """

    batch: Batch | None
    repeats: frozenset[int]


def chunks(values: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Parts small enough to bind in one statement."""
    for start in range(0, len(values), _CHUNK):
        yield values[start : start + _CHUNK]


def _batch(row: Any) -> Batch:
    return Batch(**row._mapping)


def all_batches(connection: Connection) -> list[Batch]:
    """Every batch, by chain, oldest first."""
    return [
        _batch(row) for row in connection.execute(select(batches).order_by(batches.c.chain, batches.c.seq))
    ]


def head(connection: Connection, chain: str) -> Batch | None:
    """The newest batch of a chain; None when it is empty."""
    newest = select(batches).where(batches.c.chain == chain).order_by(batches.c.seq.desc()).limit(1)
    row = connection.execute(newest).first()
    return _batch(row) if row else None


def withdrawn(connection: Connection, chain: str) -> set[int]:
    """Numbers of the batches that were taken back."""
    chosen = select(batches.c.target_seq).where(batches.c.chain == chain, batches.c.kind == WITHDRAWAL)
    return set(connection.execute(chosen).scalars())


def rows_by_batch(connection: Connection) -> dict[tuple[str, int], list[tuple[str, dict[str, Any]]]]:
    """(chain, seq) → (log, row as stored) in row order, over all logs."""
    grouped: dict[tuple[str, int], list[tuple[str, dict[str, Any]]]] = {}
    for log, table in log_tables.items():
        for row in connection.execute(select(table)).mappings():
            grouped.setdefault((row["chain"], row["seq"]), []).append((log, dict(row)))
    for rows in grouped.values():
        rows.sort(key=lambda one: one[1]["row"])
    return grouped
