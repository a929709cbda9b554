"""Finding rows that say again what an earlier row already said."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, select

from lib.kernel.logs import LOGS, Kind
from lib.store import canonical
from lib.store.canonical import Encoded
from lib.store.chain import chunks, withdrawn
from lib.store.tables import log_tables, personal


class Twins:
    """Finds, under the lock, which new rows equal an earlier row of the log or of the same draft.

    Equal rows form a class named by its first member (`same_seq`, `same_row`), withdrawn or not; the fold
    shows the first member that still stands. Personal values are compared in the clear; an erased one
    equals anything.
    """

    def __init__(self, connection: Connection, chain: str, encoded: list[Encoded]) -> None:
        self._connection, self._chain, self._encoded = connection, chain, encoded
        self._withdrawn = withdrawn(connection, chain)
        self._earlier = self._candidates()
        self._roots: list[tuple[int | None, int] | None] = []
        self._repeats: set[int] = set()
        self._match()

    def repeats(self) -> frozenset[int]:
        """Positions with an equal row that stands."""
        return frozenset(self._repeats)

    def settle(self, one: Encoded, position: int, seq: int) -> None:
        """Write the class into the row; a class of this draft has no seq of its own until now."""
        root = self._roots[position]
        own = (seq, position + 1)
        root_seq, root_row = (root[0] if root[0] is not None else seq, root[1]) if root else own
        one.stored.update(same_seq=root_seq, same_row=root_row)

    def _candidates(self) -> dict[str, list[Any]]:
        digests: dict[str, set[str]] = {}
        for one in self._encoded:
            digests.setdefault(one.log, set()).add(one.stored["digest"])
        found: dict[str, list[Any]] = {}
        for log, wanted in digests.items():
            table = log_tables[log]
            names = [table.c.digest, table.c.seq, table.c.row, table.c.same_seq, table.c.same_row]
            people = [table.c[name] for name in LOGS[log].of_kind(Kind.PERSON)]
            for part in chunks(sorted(wanted)):
                chosen = select(*names, *people).where(table.c.chain == self._chain, table.c.digest.in_(part))
                for row in self._connection.execute(chosen.order_by(table.c.seq, table.c.row)).mappings():
                    found.setdefault(row["digest"], []).append(dict(row))
        return found

    def _match(self) -> None:
        in_clear = self._people()
        inside: dict[tuple[str, str], int] = {}
        for position, one in enumerate(self._encoded):
            names = {name: value for name, (_, value) in one.people.items()}
            twins = [
                row
                for row in self._earlier.get(one.stored["digest"], [])
                if _same_people(one.log, row, in_clear, names)
            ]
            mark = (one.stored["digest"], canonical.dumps(names))
            first = inside.setdefault(mark, position)
            if twins:
                self._roots.append((twins[0]["same_seq"], twins[0]["same_row"]))
            else:
                self._roots.append((None, first + 1) if first != position else None)
            if first != position or any(row["seq"] not in self._withdrawn for row in twins):
                self._repeats.add(position)

    def _people(self) -> dict[tuple[int, int, str], str]:
        rows = [row for group in self._earlier.values() for row in group]
        found: dict[tuple[int, int, str], str] = {}
        for part in chunks(sorted({row["seq"] for row in rows})):
            chosen = select(personal).where(personal.c.chain == self._chain, personal.c.seq.in_(part))
            for one in self._connection.execute(chosen):
                found[one.seq, one.row, one.column] = one.value
        return found


def _same_people(
    log: str, row: Mapping[str, Any], in_clear: Mapping[tuple[int, int, str], str], names: Mapping[str, str]
) -> bool:
    for column in LOGS[log].of_kind(Kind.PERSON):
        if (row[column] is None) != (column not in names):
            return False
        known = in_clear.get((row["seq"], row["row"], column))
        if known is not None and known != names[column]:
            return False
    return True
