"""Filled rows that show how a form is written. Made up, and they say so where they are shown."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from lib.areas.wilayah import reference
from lib.ingest.clean import Cell
from lib.ingest.templates.choices import ballot, spoken
from lib.ingest.templates.forms import (
    ALLOCATION,
    CONTENT,
    DELIVERY,
    PLAN,
    SEALS,
    SORTING,
    STATIONS,
    Form,
    Part,
)
from lib.kernel.election import Election
from lib.kernel.words import BOOTHS, BOXES, INK, RESEALED, Checkpoint, Condition, Stage

Row = Mapping[str, Cell]  # field → cell


def samples(form: Form, election: str) -> Sequence[Row]:
    """Three to five rows of a form, with places and days of the election."""
    return _ROWS[form.name](_Story(reference.election(election)))


class _Story:
    """What the examples tell about: one kelurahan and the days before voting."""

    def __init__(self, election: Election) -> None:
        self.election = election
        self.village = reference.kelurahan()[min(reference.kelurahan())]
        self.pps = reference.name_of(self.village.code)
        self.ppk = reference.name_of(self.village.kecamatan)
        self.store = reference.name_of(election.kota)
        self.ballots = [ballot(kind) for kind in election.ballots]

    def item(self, code: str) -> str:
        return self.election.items[code].label

    def tps(self, number: int) -> str:
        return f"TPS {number} {self.village.name}"

    def day(self, before: int) -> date:
        return self.election.voting_day - timedelta(days=before)

    def at(self, before: int, hour: int, minute: int = 0) -> datetime:
        return datetime.combine(self.day(before), time(hour, minute))

    def box(self, number: int, kind: int) -> dict[str, Cell]:
        return {Part.VILLAGE: self.village.name, Part.TPS: number, Part.BALLOT: self.ballots[kind]}

    def way(self, number: int) -> dict[str, Cell]:
        return {"origin": self.pps, "destination": self.tps(number)}


def _delivery(story: _Story) -> list[Row]:
    sent: Row = {"document_no": "SJ-0123/2024", "departed_at": story.at(1, 8, 30), "vehicle_kind": "Pikap"}
    unbroken: Row = {"qty_damaged": 0, "qty_wrong": 0, "received_by": "KPPS", "supervisor_present": "Ya"}
    return [
        {**sent, **story.way(1), "item": story.item(BOXES), "arrived_at": story.at(1, 9, 5), "qty_sent": 5,
         "qty_received": 5, **unbroken},
        {**sent, **story.way(1), "item": story.item(BOOTHS), "arrived_at": story.at(1, 9, 5), "qty_sent": 4,
         "qty_received": 4, **unbroken, "qty_damaged": 1, "note": "Satu bilik basah"},
        {**sent, **story.way(2), "item": story.item(INK), "arrived_at": story.at(1, 10, 20), "qty_sent": 2,
         "qty_received": 2, **unbroken, "delay_cause": spoken("banjir_rob")},
        {"item": story.item(INK), "origin": story.ppk, "destination": story.pps,
         "arrived_at": story.at(2, 14), "qty_received": 40, "note": "Yang rusak belum diperiksa"},
    ]  # fmt: skip


def _seals(story: _Story) -> list[Row]:
    numbers = "K00123|K00124|K00125"
    at_tps: Row = {"checkpoint": spoken(Checkpoint.TPS), "checked_at": story.at(1, 16, 10), "officer": "PTPS"}
    return [
        {**story.box(1, 0), **at_tps, "condition": spoken(Condition.INTACT), "seals_expected": 3,
         "seals_found": 3, "seal_nos_recorded": numbers, "seal_nos_found": numbers},
        {**story.box(1, 1), **at_tps, "condition": spoken(Condition.BROKEN), "seals_expected": 3,
         "seals_found": 2, "cause": spoken("gesekan"), "actions": spoken(RESEALED), "new_seal_nos": "K00990",
         "ba_no": "012/BA/2024", "witness": "KPPS"},
        {**story.box(2, 0), **at_tps, "condition": spoken(Condition.INTACT), "note": "Segel tidak dihitung"},
    ]  # fmt: skip


def _content(story: _Story) -> list[Row]:
    codes = story.election.ballot_items
    packed: Row = {"stage": spoken(Stage.PACKING), "counted_at": story.at(20, 10), "witness": "Bawaslu"}
    return [
        {**story.box(1, 0), **packed, "item": story.item(codes[0]), "qty": 268, "qty_wrong": 0,
         "seal_nos": "K00123|K00124|K00125"},
        {**story.box(1, 1), **packed, "item": story.item(codes[1]), "qty": 268, "qty_wrong": 0},
        {**story.box(2, 0), **packed, "item": story.item(codes[0]), "qty": 255, "qty_wrong": 2,
         "note": "Dua lembar milik dapil lain, diganti"},
    ]  # fmt: skip


def _sorting(story: _Story) -> list[Row]:
    first, second = story.election.ballot_items[:2]
    return [
        {"place": story.store, "item": story.item(first), "day": story.day(41), "qty_checked": 26500,
         "qty_good": 26220, "qty_damaged": 280},
        {"place": story.store, "item": story.item(first), "day": story.day(40), "qty_checked": 27000,
         "qty_good": 27000, "qty_damaged": 0},
        {"place": story.store, "item": story.item(second), "day": story.day(40), "qty_checked": 14000,
         "note": "Yang rusak belum dihitung"},
    ]  # fmt: skip


def _allocation(story: _Story) -> list[Row]:
    document = "Keputusan KPU 1/2024"
    items = [(story.election.ballot_items[0], 268), (BOXES, 5), (INK, 2)]
    rows = [(story.tps(1), item, count) for item, count in items] + [(story.tps(2), INK, 2)]
    return [
        {"place": place, "item": story.item(item), "qty_needed": count, "document": document}
        for place, item, count in rows
    ]


def _stations(story: _Story) -> list[Row]:
    first = next(iter(story.election.ballots))
    return [
        {
            "tps": story.tps(1),
            "dpt": 262,
            f"dptb_{first}": 3,
            "dapil": "1",
            "special": "Tidak",
            "access": "Darat",
        },
        {"tps": story.tps(2), "dpt": 249, "access": "Banjir"},
        {"tps": story.tps(3)},
    ]


def _plan(story: _Story) -> list[Row]:
    plan: Row = {"document_no": "JADWAL-PPS-2", "origin": story.ppk, "destination": story.pps}
    times: Row = {"planned_departure": story.at(2, 8), "planned_arrival": story.at(2, 9, 30)}
    to_tps: Row = {"document_no": "JADWAL-TPS-2", **story.way(1), "planned_arrival": story.at(1, 12)}
    return [
        {**plan, **times, "item": story.item(BOXES), "vehicle_kind": "Truk"},
        {**plan, **times, "item": story.item(BOOTHS), "vehicle_kind": "Truk"},
        {**to_tps, "item": story.item(BOXES)},
    ]


_ROWS: Mapping[str, Callable[[_Story], list[Row]]] = {
    DELIVERY.name: _delivery,
    SEALS.name: _seals,
    CONTENT.name: _content,
    SORTING.name: _sorting,
    ALLOCATION.name: _allocation,
    STATIONS.name: _stations,
    PLAN.name: _plan,
}
