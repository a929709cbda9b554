"""KPU's jadwal: rows with planned times only. Each revision is an upload of its own."""

from collections.abc import Iterable, Iterator

from lib.demo.itinerary import Itinerary
from lib.demo.outbox import Upload, delivery
from lib.demo.roads import ITEMS
from lib.demo.senders import kpu
from lib.demo.waves import Span
from lib.demo.world import World
from lib.kernel.clock import Minute
from lib.kernel.words import LOOSE, Party
from lib.store.canonical import Row

MOVED = 45  # minutes by which the last truck's hour was put back


def uploads(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    """Five uploads between H-9 and H-2."""
    at, kota, plans = world.scenario.at, world.scenario.election.kota, itinerary.plans
    last = max(world.kecamatan, key=lambda code: plans[code].start)
    first = {code: _earlier(plans[code]) if code == last else plans[code] for code in world.kecamatan}
    ppk = [(code, kota, first[code]) for code in first]
    pps = [(code, code[:8], plans[code]) for code in world.villages]
    doors = itinerary.to_tps.values()
    tps = [(load.destination, load.origin, load.planned) for load in doors if load.planned]
    moved = [(load.destination, load.origin, load.replanned) for load in doors if load.replanned]
    yield _upload(world, "JADWAL-PPK-1", at(9, "14:10"), _rows("JADWAL-PPK-1", ppk, ITEMS))
    again = [(last, kota, plans[last])]
    yield _upload(world, "JADWAL-PPK-2", at(5, "16:20"), _rows("JADWAL-PPK-2", again, ITEMS))
    yield _upload(world, "JADWAL-PPS-1", at(5, "16:35"), _rows("JADWAL-PPS-1", pps, ITEMS))
    yield _upload(world, "JADWAL-TPS-1", at(4, "16:05"), _rows("JADWAL-TPS-1", tps, LOOSE))
    if moved:
        yield _upload(world, "JADWAL-TPS-2", at(2, "13:40"), _rows("JADWAL-TPS-2", moved, LOOSE))


def _earlier(plan: Span) -> Span:
    return Span(plan.start - MOVED, plan.end - MOVED)


def _rows(document: str, visits: Iterable[tuple[str, str, Span]], items: Iterable[str]) -> Iterator[Row]:
    items = tuple(items)
    for destination, origin, plan in visits:
        for item in items:
            times = {"planned_departure": plan.start, "planned_arrival": plan.end}
            yield delivery(Party.KPU, document, item, (origin, destination), **times)


def _upload(world: World, document: str, at: Minute, rows: Iterator[Row]) -> Upload:
    sender = kpu(world, document)
    return Upload(at, sender.name, sender.party, tuple(rows), sender.channel, f"{document}.xlsx")
