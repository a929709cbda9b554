"""Filling the boxes, H-25 to H-6: KPU's count and the witnessed one, box by box."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from lib.demo import senders
from lib.demo.fates import Fate
from lib.demo.outbox import Outbox, Upload, row
from lib.demo.world import Station, World
from lib.kernel import codes
from lib.kernel.clock import Minute, local
from lib.kernel.logs import BOX_COUNTS
from lib.kernel.words import BALLOT, Party, Stage
from lib.store.canonical import Row

FIRST, LAST = 25, 6  # days before voting day
SUNDAY = 6
TEAMS = 9
A_DAY = 24 * 60
# Where supervisors are few on the road, they were few at the packing as well.
UNSEEN = (Fate.UNWITNESSED, Fate.SILENT, Fate.UNCHECKED, Fate.UNCOUNTED, Fate.UNLOOKED)
LOOKED_SHORT = (Fate.PACKED_SHORT, Fate.PACKED_DISPUTED, Fate.PACKED_CORRECTED)


@dataclass(frozen=True, slots=True)
class Content:
    """What a box holds: how many fewer (or more) than needed, how many of another dapil, what KPU says."""

    box: str
    ballot: str
    need: int
    short: int = 0
    wrong: int = 0
    kpu_short: int = 0

    @property
    def item(self) -> str:
        """The ballot paper as an item."""
        return BALLOT + self.ballot


def contents(world: World, station: Station) -> Iterator[Content]:
    """The five boxes of a TPS."""
    random = world.scenario.stream("contents", station.code)
    ballots = tuple(world.scenario.election.ballots)
    bad = random.choice(ballots)
    count = random.randint(2, 12)
    local_ballot = ballots[-1]
    for ballot in ballots:
        box, need = codes.box(station.code, ballot), station.needs[ballot]
        more = -random.randint(1, 2) if random.random() < 0.02 else 0
        if station.fate is Fate.SWAPPED and ballot == local_ballot:
            yield Content(box, ballot, need, wrong=25 if random.random() < 0.5 else count)
        elif station.fate is Fate.PACKED_KPU_SHORT and ballot == bad:
            yield Content(box, ballot, need, kpu_short=count)
        elif station.fate in LOOKED_SHORT and ballot == bad:
            told = 0 if station.fate is Fate.PACKED_DISPUTED else count
            yield Content(box, ballot, need, short=count, kpu_short=told)
        else:
            yield Content(box, ballot, need, short=more, kpu_short=more)


def seal_numbers(world: World, station: Station, box: int, again: int = 0) -> tuple[str, ...]:
    """The numbers of a box's ties, unique in the city: by the place of its TPS in the list and of its box."""
    ties = world.scenario.seals_a_box
    base = ((station.place * len(world.scenario.election.ballots) + box) * 10 + again) * ties
    return tuple(f"KT{base + tie:07d}" for tie in range(1, ties + 1))


def days(world: World) -> list[int]:
    """Working days of the packing, as days before voting day."""
    voting = world.scenario.election.voting_day
    every = range(FIRST, LAST - 1, -1)
    return [before for before in every if (voting - timedelta(days=before)).weekday() != SUNDAY]


def uploads(world: World) -> Iterator[Upload]:
    """One upload a day by KPU and by the supervisors of each kecamatan whose boxes were filled."""
    working = days(world)
    kpu, watch = Outbox(world.scenario, "packing-kpu"), Outbox(world.scenario, "packing-watch")
    order = list(world.villages)
    world.scenario.stream("packing").shuffle(order)
    stations = [one for village in order for one in world.villages[village]]
    a_day = -(-len(stations) // len(working))
    for turn, station in enumerate(stations):
        hour = world.scenario.at(working[turn // a_day], "08:10") + (turn % a_day) * 460 // a_day
        kpu.post(senders.kpu(world, "Hitung pengepakan"), hour + 45, _kpu(world, station, hour))
        slow = world.scenario.stream("slow", station.kelurahan, hour // A_DAY).random() < 0.05
        sender = senders.panwascam(station.kecamatan, "Pengawasan pengepakan")
        watch.post(sender, hour + 45 + slow * A_DAY, _watched(world, station, hour))
    return chain(kpu.uploads(), watch.uploads())


def _counted(content: Content, party: str, at: Minute, qty: int, **more: object) -> Row:
    return row(
        BOX_COUNTS.name,
        party,
        box_id=content.box,
        item=content.item,
        stage=str(Stage.PACKING),
        counted_at=at,
        qty=qty,
        **more,
    )


def _report(at: Minute) -> str:
    return f"BA-PACK/{local(at):%d-%m-%Y}"


def _kpu(world: World, station: Station, hour: Minute) -> Iterator[Row]:
    for minutes, content in enumerate(contents(world, station)):
        told = 0 if station.fate is Fate.PACKED_CORRECTED else content.kpu_short
        yield _counted(content, Party.KPU, hour + 4 * minutes, content.need - told)


def _watched(world: World, station: Station, hour: Minute) -> Iterator[Row]:
    """The supervisor's own count; of an unwitnessed TPS either none or one that names no witness."""
    random = world.scenario.stream("watched", station.code)
    absent = random.random() < 0.5
    alone = station.fate in UNSEEN
    if alone and absent:
        return
    witness = f"{senders.panwascam(station.kecamatan, '').name}, meja {random.randint(1, TEAMS)}"
    others = sorted(set(world.scenario.dapil.values()) - {world.scenario.dapil.get(station.kecamatan)})
    for number, content in enumerate(contents(world, station)):
        at = hour + 4 * number
        numbers = seal_numbers(world, station, number) if station.kecamatan in world.numbered else None
        common = {
            "officer": f"Regu pengepakan {1 + station.place % TEAMS}",
            "witness": None if alone else witness,
            "seal_nos": numbers,
            "ba_no": _report(at),
        }
        note = f"Surat suara DPRD Kota dapil {random.choice(others)}" if content.wrong else None
        qty = content.need - content.short
        yield _counted(content, Party.SUPERVISOR, at, qty, qty_wrong=content.wrong, note=note, **common)
        if station.fate is Fate.PACKED_CORRECTED and content.short > 0:
            again = at + random.randint(10, 24)
            note = "Dilengkapi dan dihitung ulang"
            yield _counted(content, Party.SUPERVISOR, again, content.need, qty_wrong=0, note=note, **common)
