"""The last leg, PPS to TPS: what left, what arrived, who says so, and the loads that made good a shortage."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lib.areas.wilayah import reference
from lib.demo import senders
from lib.demo.fates import Fate
from lib.demo.itinerary import Itinerary, Load
from lib.demo.outbox import Outbox, Sender, Upload, delivery
from lib.demo.roads import carried
from lib.demo.world import Station, World
from lib.kernel.clock import Minute, local
from lib.kernel.words import BOOTHS, BOXES, INK, LOOSE, Party
from lib.store.canonical import Row

CURED = (Fate.SHORT_CURED, Fate.DAMAGED_CURED)
LACKING = (Fate.SHORT, Fate.DAMAGED, *CURED)
NOBODY_LOOKED = (Fate.UNLOOKED, Fate.UNCOUNTED)


@dataclass(frozen=True, slots=True)
class Lack:
    """What is missing or broken of one item at a TPS, and the later load that made it good."""

    item: str
    count: int
    broken: bool
    cure: Load | None


def lack(world: World, load: Load) -> Lack | None:
    """The lack at a TPS whose fate it is."""
    station = load.stations[0]
    if station.fate not in LACKING:
        return None
    random = world.scenario.stream("lack", station.code)
    broken = station.fate in (Fate.DAMAGED, Fate.DAMAGED_CURED)
    item = random.choices((BOOTHS, INK, BOXES), (55, 35, 0 if broken else 10))[0]
    cure = None
    if station.fate in CURED:
        departed = min(load.arrived + random.randint(150, 420), world.scenario.at(1, "21:20"))
        departed = max(departed, load.arrived + 45)
        cure = Load(f"{load.document}-SUSULAN", load.origin, load.destination, load.stations, "motor",
                    departed, departed + random.randint(10, 30))  # fmt: skip
    return Lack(item, 1, broken, cure)


def uploads(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    """What was uploaded about the way to the TPS, H-2 until voting day."""
    out = {topic: Outbox(world.scenario, f"tps-{topic}") for topic in ("sent", "road", "taken", "watch")}
    for load in itinerary.to_tps.values():
        _main(world, load, out)
        missing = lack(world, load)
        if missing and missing.cure:
            _cure(missing, missing.cure, _sender(world, missing.cure), out)
    return chain(*(one.uploads() for one in out.values()))


def _sender(world: World, load: Load) -> tuple[Sender, Sender]:
    """KPU and the supervisors of the kelurahan."""
    station = load.stations[0]
    kpu = senders.kpu(world, f"Surat jalan TPS {reference.area_name(station.kecamatan)}")
    habit = senders.channel(world, station.kelurahan)
    return kpu, senders.pkd(station.kelurahan, "Laporan PTPS", habit)


def _main(world: World, load: Load, out: dict[str, Outbox]) -> None:
    station, scenario = load.stations[0], world.scenario
    kpu, watcher = _sender(world, load)
    out["sent"].post(kpu, load.departed + 25, _sent(world, load))
    habits = scenario.stream("habits", station.kelurahan)
    if habits.random() < 0.35 or station.fate is Fate.SILENT:
        out["road"].post(senders.CARRIER, load.arrived + 60, carried(load, LOOSE))
    writes = habits.random() < 0.3
    if station.fate is Fate.SILENT:
        return
    if writes and station.fate not in (Fate.OTHER_PAPER, *NOBODY_LOOKED):
        out["taken"].post(senders.pps(station.kelurahan), load.arrived + 40, _taken(world, load))
    out["watch"].post(watcher, ready(world, load, "arrival"), _watched(world, load))


def ready(world: World, load: Load, what: str) -> Minute:
    """When the watcher had written it down: minutes to hours, rarely a day."""
    random = world.scenario.stream("ready", what, load.destination)
    if load.stations[0].fate is Fate.LATE_REPORT:
        return max(load.arrived + 30, world.scenario.at(0, "00:40") + random.randint(0, 300))
    slow = random.randint(150, 400) if random.random() < 0.06 else 0
    return load.arrived + random.randint(8, 55) + slow


def _needed(world: World, item: str) -> int:
    return world.scenario.election.items[item].per_tps or 0


def _sent(world: World, load: Load) -> Iterator[Row]:
    missing = lack(world, load)
    admitted = world.scenario.stream("admitted", load.destination).random() < 0.4
    for item in LOOSE:
        short = missing.count if missing and missing.item == item and not missing.broken and admitted else 0
        yield delivery(
            Party.KPU,
            load.document,
            item,
            load.way,
            departed_at=load.departed,
            qty_sent=_needed(world, item) - short,
            vehicle_kind=load.vehicle,
        )


def _taken(world: World, load: Load) -> Iterator[Row]:
    """By the KPPS, through its PPS: amounts, no word on damage."""
    missing = lack(world, load)
    random = world.scenario.stream("taken", load.destination)
    off = random.randint(-4, 6)
    for item in LOOSE:
        short = missing.count if missing and missing.item == item and not missing.broken else 0
        spare = 1 if item == BOOTHS and random.random() < 0.012 else 0
        yield delivery(
            Party.PPS,
            load.document,
            item,
            load.way,
            arrived_at=load.arrived + max(off, 0),
            qty_received=_needed(world, item) - short + spare,
            received_by=f"KPPS {load.stations[0].name}",
        )


def _watched(world: World, load: Load) -> Iterator[Row]:
    station = load.stations[0]
    missing = lack(world, load)
    document = load.document
    if station.fate is Fate.OTHER_PAPER:
        document = f"tanpa:{local(load.arrived):%Y-%m-%d}"
    elsewhere = f"lain:Balai kelurahan {station.village}" if station.fate is Fate.ELSEWHERE else None
    for item in LOOSE:
        gap = missing.count if missing and missing.item == item else 0
        broken = bool(missing and missing.broken)
        counted = station.fate is not Fate.UNCOUNTED
        looked = counted and not (station.fate is Fate.UNLOOKED and item != BOXES)
        yield delivery(
            Party.SUPERVISOR,
            document,
            item,
            load.way,
            arrived_at=load.arrived,
            handed_over_at=elsewhere,
            qty_received=_needed(world, item) - (0 if broken else gap) if counted else None,
            qty_damaged=(gap if broken else 0) if looked else None,
            qty_wrong=0 if looked else None,
            delay_cause=load.cause,
            vehicle_kind=load.vehicle,
            received_by=f"KPPS {station.name}",
            supervisor_present=1,
            note=_note(station, missing, item),
        )


def _note(station: Station, missing: Lack | None, item: str) -> str | None:
    if missing and missing.item == item:
        word = "rusak" if missing.broken else "kurang"
        return f"{missing.count} {word}, sudah disampaikan kepada PPS"
    if station.fate is Fate.ELSEWHERE:
        return "Diserahkan di balai kelurahan karena jalan ke TPS tergenang"
    return None


def _cure(missing: Lack, load: Load, sender: tuple[Sender, Sender], out: dict[str, Outbox]) -> None:
    kpu, watcher = sender
    common = {"vehicle_kind": load.vehicle, "note": "Susulan"}
    sent = {"departed_at": load.departed, "qty_sent": missing.count}
    got = {"arrived_at": load.arrived, "qty_received": missing.count, "qty_damaged": 0, "qty_wrong": 0}
    got_by = {"received_by": f"KPPS {load.stations[0].name}", "supervisor_present": 1, "delay_cause": "lain"}
    row = delivery(Party.KPU, load.document, missing.item, load.way, **sent, **common)
    out["sent"].post(kpu, load.departed + 20, [row])
    row = delivery(Party.SUPERVISOR, load.document, missing.item, load.way, **got, **got_by, **common)
    out["watch"].post(watcher, load.arrived + 30, [row])
