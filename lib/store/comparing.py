"""New rows held against the log, before anything is stored: said already, or another word on the same."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from lib.kernel.logs import LOGS, Kind
from lib.store import canonical
from lib.store.canonical import Encoded, Row
from lib.store.chain import DATA, Batch, all_batches, chunks, head, withdrawn
from lib.store.engine import reading
from lib.store.log import Store
from lib.store.tables import log_tables
from lib.store.twins import Twins

Place = tuple[int, int]  # (seq, row)


@dataclass(frozen=True, slots=True)
class Compared:
    """What the log says of new rows, by their positions.

    repeats: an equal row stands already. latest: the newest standing row with
    the same key and another content. mended: the row that an equal standing row replaced, so that the new
    one is the same correction again.
    """

    repeats: frozenset[int] = frozenset()
    latest: Mapping[int, Place] = field(default_factory=dict)
    mended: Mapping[int, Place] = field(default_factory=dict)


def compare(store: Store, rows: Sequence[Row]) -> Compared:
    """What an append of these rows would find. Writes nothing."""
    with reading(store.engine) as connection:
        at = _known(connection, store.chain, rows)
        # A key that the log does not know has nothing to repeat and nothing to correct.
        encoded = [canonical.encode(rows[position], lambda: "") for position in at]  # no salt: none is kept
        repeats = frozenset(at[one] for one in Twins(connection, store.chain, encoded).repeats())
        latest = {at[one]: row for one, row in _latest(connection, store.chain, encoded).items()}
    mended = {}
    for position, found in latest.items():
        if found["replaces_seq"] is not None and position not in repeats:
            again = (found["replaces_seq"], found["replaces_row"])
            if canonical.digest(rows[position], again) == found["digest"]:
                mended[position] = again
    newest = {position: (found["seq"], found["row"]) for position, found in latest.items()}
    return Compared(repeats, newest, mended)


def _known(connection: Connection, chain: str, rows: Sequence[Row]) -> list[int]:
    """Positions of the rows whose key the log knows, withdrawn or not."""
    if head(connection, chain) is None:
        return []
    keys: dict[str, dict[str, list[int]]] = {}
    for position, row in enumerate(rows):
        keys.setdefault(row.log, {}).setdefault(canonical.row_key(row), []).append(position)
    found: list[int] = []
    for log, by_key in keys.items():
        table = log_tables[log]
        for part in chunks(sorted(by_key)):
            chosen = select(table.c.key).where(table.c.chain == chain, table.c.key.in_(part)).distinct()
            for key in connection.execute(chosen).scalars():
                found += by_key[key]
    return sorted(found)


def _latest(connection: Connection, chain: str, encoded: Sequence[Encoded]) -> dict[int, Mapping[str, Any]]:
    """Position → the newest standing row of its key, where that says something else."""
    gone = withdrawn(connection, chain)
    newest: dict[tuple[str, str], dict[str, Any]] = {}
    for log in {one.log for one in encoded}:
        table = log_tables[log]
        names = (
            table.c.key,
            table.c.seq,
            table.c.row,
            table.c.digest,
            table.c.replaces_seq,
            table.c.replaces_row,
        )
        for part in chunks(sorted({one.stored["key"] for one in encoded if one.log == log})):
            chosen = select(*names).where(table.c.chain == chain, table.c.key.in_(part))
            for row in connection.execute(chosen.order_by(table.c.seq, table.c.row)).mappings():
                if row["seq"] not in gone:
                    newest[log, row["key"]] = dict(row)
    found: dict[int, Mapping[str, Any]] = {}
    for position, one in enumerate(encoded):
        said = newest.get((one.log, one.stored["key"]))
        if said is not None and said["digest"] != one.stored["digest"]:
            found[position] = said
    return found


def before(store: Store, file_name: str, party: str | None) -> Batch | None:
    """The newest standing batch of a file of this name from this party."""
    with reading(store.engine) as connection:
        gone = withdrawn(connection, store.chain)
        every = all_batches(connection)
    same = [
        one
        for one in every
        if one.chain == store.chain and one.kind == DATA and one.seq not in gone
        and one.file_name == file_name and one.party == party
    ]  # fmt: skip
    return same[-1] if same else None


def standing(store: Store, seq: int) -> list[tuple[str, dict[str, Any]]]:
    """(log, row as stored) of one batch, without personal columns, in row order."""
    found: list[tuple[str, dict[str, Any]]] = []
    with reading(store.engine) as connection:
        for log, table in log_tables.items():
            chosen = select(table).where(table.c.chain == store.chain, table.c.seq == seq)
            people = LOGS[log].of_kind(Kind.PERSON)
            found += [
                (
                    log,
                    {name: value for name, value in row.items() if name not in people and value is not None},
                )
                for row in connection.execute(chosen).mappings()
            ]
    return sorted(found, key=lambda one: int(one[1]["row"]))
