"""The log: append, withdraw, erase. Nothing is ever updated; only a personal value can be erased."""

import secrets
import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, and_, delete, func, insert, select

from lib.kernel.clock import Minute
from lib.kernel.errors import UserError
from lib.store import canonical
from lib.store.canonical import Draft, Encoded
from lib.store.chain import DATA, ERASURE, WITHDRAWAL, Appended, Batch, all_batches, chunks, head, withdrawn
from lib.store.engine import reading, shown, writing
from lib.store.tables import batches, log_tables, meta, personal
from lib.store.twins import Twins

REAL, SIMULATED = "nyata", "simulasi"


class Store:
    """One election's record in one database. Threads may share it."""

    def __init__(
        self,
        engine: Engine,
        wall: Callable[[], Minute] = lambda: int(time.time() // 60),
        new_salt: Callable[[], str] = lambda: secrets.token_hex(16),
        facts: dict[str, str] | None = None,
    ) -> None:
        self.engine = engine
        self._wall = wall
        self.new_salt = new_salt
        # election, kind, kota, schema_version, clock_offset: written once, by `create`
        self.facts = facts or {}

    # --- what this store is -------------------------------------------------------------------------------

    @property
    def kind(self) -> str:
        """`nyata` or `simulasi`, for ever."""
        return self.facts["kind"]

    @property
    def election(self) -> str:
        """The name of its reference file."""
        return self.facts["election"]

    @property
    def chain(self) -> str:
        """The kabupaten/kota whose chain new batches join."""
        return self.facts["kota"]

    def now(self) -> Minute:
        """The store's clock: wall clock plus its offset (0 unless simulated)."""
        return self._wall() + int(self.facts["clock_offset"])

    def set_clock(self, at: Minute) -> None:
        """Move a simulated store's clock so that it reads `at` now. A real store has the wall clock."""
        if self.kind != SIMULATED:
            raise UserError("Jam penyimpanan nyata tidak dapat diubah.", where=shown(self.engine))
        with writing(self.engine, self.chain) as connection:
            offset = str(at - self._wall())
            connection.execute(meta.update().where(meta.c.key == "clock_offset").values(value=offset))
        self.facts["clock_offset"] = offset

    def version(self) -> str:
        """Changes exactly when the content does: what stands for it in a cache key.

        The hash of each head says all that came before it, even when another file took this one's place.
        """
        newest = select(batches.c.chain, func.max(batches.c.seq).label("seq")).group_by(batches.c.chain)
        last = newest.subquery()
        same = and_(batches.c.chain == last.c.chain, batches.c.seq == last.c.seq)
        heads = select(batches.c.chain, batches.c.seq, batches.c.hash).join(last, same)
        with reading(self.engine) as connection:
            found = sorted(tuple(head) for head in connection.execute(heads))
        return "|".join(f"{chain}:{seq}:{digest[:16]}" for chain, seq, digest in found)

    # --- reading ------------------------------------------------------------------------------------------

    def batches(self) -> list[Batch]:
        """Every batch, oldest first."""
        with reading(self.engine) as connection:
            return all_batches(connection)

    def people(self, positions: Iterable[tuple[int, int]]) -> dict[tuple[int, int, str], str]:
        """Personal values of (seq, row), by column; what was erased is absent."""
        wanted = set(positions)
        seqs = sorted({seq for seq, _ in wanted})
        found: dict[tuple[int, int, str], str] = {}
        with reading(self.engine) as connection:
            for part in chunks(seqs):
                chosen = select(personal).where(personal.c.chain == self.chain, personal.c.seq.in_(part))
                for one in connection.execute(chosen):
                    if (one.seq, one.row) in wanted:
                        found[one.seq, one.row, one.column] = one.value
        return found

    # --- writing ------------------------------------------------------------------------------------------

    def append(self, draft: Draft, recorded_at: Minute | None = None) -> Appended:
        """Add one batch at the head of the chain, or nothing at all.

        recorded_at: for replays only; refused when a later batch exists. Otherwise the store's clock, never
        before the last batch. A draft whose rows are all there already stores nothing (`batch` is None).
        """
        (appended,) = self.append_all([draft], recorded_at)
        return appended

    def append_all(self, drafts: Sequence[Draft], recorded_at: Minute | None = None) -> list[Appended]:
        """Add several batches, one after the other, or none of them: what was brought together."""
        encoded = [[canonical.encode(row, self.new_salt) for row in draft.rows] for draft in drafts]
        with writing(self.engine, self.chain) as connection:
            at = self._recorded_at(head(connection, self.chain), recorded_at)
            return [
                self._appended(connection, draft, rows, at)
                for draft, rows in zip(drafts, encoded, strict=True)
            ]

    def _appended(self, connection: Connection, draft: Draft, encoded: list[Encoded], at: Minute) -> Appended:
        newest = head(connection, self.chain)
        twins = Twins(connection, self.chain, encoded)
        repeats = twins.repeats()
        if encoded and len(repeats) == len(encoded):
            return Appended(None, repeats)
        seq = newest.seq + 1 if newest else 1
        for position, one in enumerate(encoded):
            twins.settle(one, position, seq)
        return Appended(self._write(connection, draft, encoded, newest, at), repeats)

    def withdraw(self, seq: int, by: str, why: str, recorded_at: Minute | None = None) -> Batch:
        """Take a batch back by adding a batch that says so; what it said stays readable as known then."""
        _explained(by, why)
        target = next(
            (batch for batch in self.batches() if batch.seq == seq and batch.chain == self.chain), None
        )
        if target is None:
            raise UserError(
                f"Tidak ada kiriman nomor {seq}.", fix="Lihat nomor yang ada dengan perintah batches."
            )
        if target.kind != DATA:
            raise UserError(
                f"Kiriman nomor {seq} adalah {target.kind}, tidak dapat ditarik.",
                fix="Unggah ulang berkas asalnya untuk mengembalikan isinya.",
            )
        draft = Draft("penarikan", kind=WITHDRAWAL, sender=by, note=why, target_seq=seq)
        with writing(self.engine, self.chain) as connection:
            if seq in withdrawn(connection, self.chain):
                raise UserError(f"Kiriman nomor {seq} sudah ditarik.", fix="Tidak ada yang perlu dilakukan.")
            newest = head(connection, self.chain)
            return self._write(connection, draft, [], newest, self._recorded_at(newest, recorded_at))

    def erase(self, value: str, by: str, why: str) -> int:
        """Erase a personal value wherever it stands; how many places. The chain stays whole and says so."""
        _explained(by, why)
        draft = Draft("perintah", kind=ERASURE, sender=by, note=why)
        with writing(self.engine, self.chain) as connection:
            same = and_(personal.c.chain == self.chain, personal.c.value == canonical.text(value))
            erased = connection.execute(delete(personal).where(same)).rowcount
            if erased:
                newest = head(connection, self.chain)
                self._write(connection, draft, [], newest, self._recorded_at(newest, None))
            return erased

    def _recorded_at(self, newest: Batch | None, asked: Minute | None) -> Minute:
        last = newest.recorded_at if newest else None
        if asked is None:
            return max(self.now(), last) if last is not None else self.now()
        if last is not None and asked < last:
            raise UserError(
                "Waktu catat lebih awal daripada kiriman terakhir.",
                fix="Kosongkan --recorded-at; pilihan itu hanya untuk memutar ulang secara berurutan.",
            )
        return asked

    def _write(
        self, connection: Connection, draft: Draft, encoded: list[Encoded], newest: Batch | None, at: Minute
    ) -> Batch:
        seq = newest.seq + 1 if newest else 1
        previous = newest.hash if newest else canonical.genesis(self.kind, self.election, self.chain)
        rows = []
        for number, one in enumerate(encoded, start=1):
            one.stored.update(chain=self.chain, seq=seq, row=number)
            rows.append((one.log, one.stored))
        header: dict[str, Any] = {
            "chain": self.chain,
            "seq": seq,
            "kind": draft.kind,
            "channel": draft.channel,
            "file_name": _clean(draft.file_name),
            "file_sha256": draft.file_sha256,
            "sender": _clean(draft.sender),
            "party": draft.party,
            "rows": len(encoded),
            "citation": _clean(draft.citation),
            "note": _clean(draft.note),
            "recorded_at": at,
            "target_seq": draft.target_seq,
            "prev_hash": previous,
        }
        batch = Batch(**header, hash=canonical.batch_hash(header, rows))
        connection.execute(insert(batches), [{**header, "hash": batch.hash}])
        _insert_rows(connection, encoded)
        return batch


def _explained(by: str, why: str) -> None:
    """Taking back and erasing are acts of somebody, for a reason."""
    if not by.strip() or not why.strip():
        raise UserError(
            "Nama atau alasannya belum diisi.", fix="Tulis siapa dengan --by dan alasannya dengan --why."
        )


def _clean(value: str | None) -> str | None:
    return canonical.text(value) if value else None


def _insert_rows(connection: Connection, encoded: list[Encoded]) -> None:
    by_log: dict[str, list[dict[str, Any]]] = {}
    people = []
    for one in encoded:
        table = log_tables[one.log]
        by_log.setdefault(one.log, []).append(
            {name: one.stored.get(name) for name in [column.name for column in table.c]}
        )
        where = {name: one.stored[name] for name in ("chain", "seq", "row")}
        people += [{**where, "column": c, "salt": salt, "value": v} for c, (salt, v) in one.people.items()]
    for log, rows in by_log.items():
        connection.execute(insert(log_tables[log]), rows)
    if people:
        connection.execute(insert(personal), people)
