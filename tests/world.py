"""A tiny election in words: a test names only what it is about, everything else has a sensible default.

    world = World()
    world.good(TPS)
    world.batch("2024-02-12T12:00")
    world.delivery(TPS, "bilik_suara", arrived="2024-02-12T10:00", received=3)
    raws = world.raws()

Rows go through a real store in memory, so that a frame is what the product would read.
Short words stand for columns: `arrived` for `arrived_at`, `received` for `qty_received`; see `SHORT`.
Times are WIB, `2024-02-12T10:00` or `2024-02-12`.
"""

import weakref
from collections.abc import Iterable
from functools import cache
from typing import Any

import pandas as pd

from lib.areas.wilayah import reference
from lib.kernel import clock, codes, words
from lib.kernel.clock import Minute, Moment
from lib.kernel.logs import LOGS, Kind
from lib.store import frames
from lib.store.canonical import Draft, Row
from lib.store.open import create

TPS = "33.75.03.1004-012"
OTHER_TPS = "33.75.03.1004-013"
FAR = 10**9  # a known_at by which everything is recorded
RECORDED = "2024-02-10T08:00"
SHORT = {
    "planned": "planned_arrival",
    "leaves": "planned_departure",
    "departed": "departed_at",
    "arrived": "arrived_at",
    "handed_over": "handed_over_at",
    "sent": "qty_sent",
    "received": "qty_received",
    "damaged": "qty_damaged",
    "wrong": "qty_wrong",
    "delay": "delay_cause",
    "recorded": "seal_nos_recorded",
    "found": "seal_nos_found",
    "new": "new_seal_nos",
    "expected": "seals_expected",
    "counted": "seals_found",
    "label": "box_label",
}


def at(text: str) -> Minute:
    """The minute that a WIB time names; a day without a time is its last minute."""
    return moment(text).settles_at


def moment(text: str) -> Moment:
    """A time in words, with its precision."""
    found = clock.parse(text)
    if found is None:
        raise ValueError(text)
    return found


def box(tps: str = TPS, ballot: str = "ppwp") -> str:
    """The box of one ballot type."""
    return codes.box(tps, ballot)


def origin_of(destination: str) -> str:
    """Where a load to this place normally comes from."""
    kind = codes.place_kind(destination)
    if kind is codes.PlaceKind.TPS:
        return destination[:13]
    if kind is codes.PlaceKind.PPS:
        return destination[:8]
    return codes.kota(destination) if kind is codes.PlaceKind.PPK else codes.SUPPLIER


@cache
def _nothing(log: str) -> pd.DataFrame:
    return frames.empty(log)


class World:
    """Batches of rows on their way into a store in memory. A new world stands at its first, empty batch."""

    def __init__(self, election: str = "pemilu-2024", recorded: str = RECORDED) -> None:
        self.election = reference.election(election)
        self.store = create("sqlite://", election=election, kota=self.election.kota, kind="simulasi")
        weakref.finalize(self, self.store.engine.dispose)
        self._recorded = at(recorded)
        self._rows: list[Row] = []
        self.written = 0
        self._logs: set[str] = set()

    # --- batches ------------------------------------------------------------------------------------------

    def batch(self, recorded: str | None = None) -> int:
        """Close the open batch and begin another, recorded then; the number that it will have."""
        self._close()
        if recorded:
            self._recorded = at(recorded)
        return self.written + 1

    def withdraw(self, number: int, recorded: str | None = None) -> None:
        """Take a batch back, as a batch of its own."""
        self.batch(recorded)
        self.store.withdraw(number, "Penguji", "uji", recorded_at=self._recorded)
        self.written += 1

    @property
    def pending(self) -> tuple[Row, ...]:
        """The rows of the open batch, for a store of another kind."""
        return tuple(self._rows)

    def _close(self) -> None:
        if self._rows:
            appended = self.store.append(Draft("berkas", tuple(self._rows)), recorded_at=self._recorded)
            self.written += 1 if appended.batch else 0
            self._rows = []

    def raws(self) -> dict[str, pd.DataFrame]:
        """Every log as `lib.store.frames.raw` gives it."""
        self._close()
        return {log: frames.raw(self.store, log) if log in self._logs else _nothing(log) for log in LOGS}

    # --- rows ---------------------------------------------------------------------------------------------

    def row(
        self,
        log: str,
        party: str,
        replaces: tuple[int, int] | None = None,
        clears: Iterable[str] = (),
        **values: Any,
    ) -> tuple[int, int]:
        """Any row of any log; its place as (batch, row), to be corrected with `replaces`."""
        columns = LOGS[log].by_name
        told = {}
        for name, value in values.items():
            column = columns[SHORT.get(name, name)]
            told[column.name] = moment(value) if column.kind is Kind.TIME and value else value
        cleared = tuple(columns[SHORT.get(name, name)].name for name in clears)
        self._rows.append(Row(log, told, party, replaces=replaces, clears=cleared))
        self._logs.add(log)
        return self.written + 1, len(self._rows)

    def master(
        self, tps: str = TPS, dpt: int | None = 200, party: str = "kpu", **more: Any
    ) -> tuple[int, int]:
        """A TPS on KPU's list."""
        return self.row("tps_master", party, tps=tps, dpt=dpt, **more)

    def allocation(
        self,
        place: str = TPS,
        item: str = "surat_suara_ppwp",
        qty: int = 204,
        party: str = "kpu",
        **more: Any,
    ) -> tuple[int, int]:
        """What KPU allots to a place."""
        return self.row("allocations", party, place=place, item=item, qty_needed=qty, **more)

    def delivery(
        self,
        to: str = TPS,
        item: str = "kotak_suara",
        party: str = "panwascam",
        doc: str = "SJ-1",
        *,
        origin: str | None = None,
        line: int = 1,
        **more: Any,
    ) -> tuple[int, int]:
        """One party's row about one item of one load. What is not mentioned is blank."""
        begins = origin or origin_of(to)
        named: dict[str, Any] = {
            "document_no": doc,
            "item": item,
            "origin": begins,
            "destination": to,
            "line": line,
        }
        return self.row("deliveries", party, **named, **more)

    def plan(
        self,
        to: str = TPS,
        item: str = "kotak_suara",
        planned: str = "2024-02-12T12:00",
        party: str = "kpu",
        doc: str = "JADWAL-1",
        **more: Any,
    ) -> tuple[int, int]:
        """A row with only a plan."""
        return self.delivery(to, item, party, doc, planned=planned, **more)

    def count(
        self,
        of: str,
        stage: str = words.Stage.PACKING,
        *,
        qty: int | None = 204,
        wrong: int | None = 0,
        witness: bool = True,
        party: str = "panwascam",
        when: str = "2024-02-05T10:00",
        item: str | None = None,
        **more: Any,
    ) -> tuple[int, int]:
        """What was counted in a box; witnessed and with nothing of another TPS unless told otherwise."""
        inside = item or words.BALLOT + str(codes.box_ballot(of))
        seen: dict[str, Any] = {"witness": "Saksi 1" if witness else None, "qty": qty, "wrong": wrong}
        return self.row(
            "box_counts", party, box_id=of, item=inside, stage=str(stage), counted_at=when, **seen, **more
        )

    def seal(
        self,
        of: str,
        checkpoint: str = "tps",
        when: str = "2024-02-13T10:00",
        condition: str = "utuh",
        *,
        party: str = "panwascam",
        check_no: int = 1,
        **more: Any,
    ) -> tuple[int, int]:
        """A check of a box's seals. `resealed="BA-1"` says that it was sealed again with that BA."""
        ba_no = more.pop("resealed", None)
        if ba_no:
            more |= {"actions": (words.RESEALED,), "ba_no": ba_no}
        named: dict[str, Any] = {
            "box_id": of,
            "checkpoint": checkpoint,
            "checked_at": when,
            "check_no": check_no,
        }
        return self.row("seal_checks", party, **named, condition=condition, **more)

    # --- whole stations -----------------------------------------------------------------------------------

    def good(self, tps: str = TPS, dpt: int = 200, party: str = "panwascam", doc: str = "SJ-1") -> None:
        """Everything that makes a TPS `siap`, on one party's word."""
        self.master(tps, dpt)
        self.receipts(tps, party, doc)
        for ballot in self.election.ballots:
            need = self.election.ballots_for(dpt)
            self.allocation(tps, words.BALLOT + ballot, need)
            self.count(box(tps, ballot), qty=need, party=party)
            self.seal(box(tps, ballot), party=party)

    def receipts(self, tps: str = TPS, party: str = "panwascam", doc: str = "SJ-1", **more: Any) -> None:
        """The loose items of a TPS, received as needed on 12 February at 10.00, nothing damaged."""
        told: dict[str, Any] = {"arrived": "2024-02-12T10:00", "damaged": 0} | more
        for item in words.LOOSE:
            rule = self.election.items[item].per_tps
            self.delivery(tps, item, party, doc, **({"received": rule} | told))
