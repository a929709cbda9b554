"""The upper legs, warehouse to PPK and PPK to PPS, told by sender, carrier, receiver and watcher."""

from collections.abc import Iterator, Sequence
from itertools import chain

from lib.demo import senders
from lib.demo.itinerary import Itinerary, Load
from lib.demo.outbox import Outbox, Upload, delivery
from lib.demo.world import World
from lib.kernel.clock import Minute
from lib.kernel.words import BOOTHS, BOXES, INK, Party
from lib.store.canonical import Row

FORMS, TEMPLATES = "formulir", "alat_bantu_tunanetra"
ITEMS = (BOXES, BOOTHS, INK, FORMS, TEMPLATES)
_PER_TPS = {FORMS: 1, TEMPLATES: 2}  # simulated: no rule of this city is known


def uploads(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    """What was uploaded about H-4 to H-2."""
    yield from _to_ppk(world, itinerary)
    yield from _to_pps(world, itinerary)


def amount(world: World, load: Load, item: str) -> int:
    """What a load should carry; the first truck also brings the PPK's own boxes."""
    rule = world.scenario.election.items[item]
    each = rule.per_tps if rule.per_tps is not None else _PER_TPS[item]
    own = (rule.per_ppk or 0) if load.document.endswith("-PPK-001") else 0
    return each * len(load.stations) + own


def _miscounted(world: World, load: Load, item: str, party: str) -> int:
    """How many fewer a party counted: now and then somebody is one or two off, never on boxes."""
    random = world.scenario.stream("miscount", load.document, item, party)
    return random.randint(1, 2) if item != BOXES and random.random() < 0.035 else 0


def _sent(world: World, load: Load, party: str, escort: str | None) -> Iterator[Row]:
    for item in ITEMS:
        yield delivery(
            party,
            load.document,
            item,
            load.way,
            departed_at=load.departed,
            qty_sent=amount(world, load, item),
            vehicle_kind=load.vehicle,
            escort=escort,
        )


def carried(load: Load, items: Sequence[str], early: int = 0) -> Iterator[Row]:
    """The carrier's rows of a load; it writes its arrival `early` minutes before the receiver does."""
    for item in items:
        yield delivery(
            Party.CARRIER,
            load.document,
            item,
            load.way,
            departed_at=load.departed + 2,
            arrived_at=load.arrived - early,
            delay_cause=load.cause,
            vehicle_kind=load.vehicle,
        )


def _received(world: World, load: Load, party: str, receiver: str) -> Iterator[Row]:
    watching = party == Party.SUPERVISOR
    for item in ITEMS:
        count = max(amount(world, load, item) - _miscounted(world, load, item, party), 0)
        bent = item == BOOTHS and world.scenario.stream("bent", load.document).random() < 0.1
        yield delivery(
            party,
            load.document,
            item,
            load.way,
            arrived_at=load.arrived + (3 if watching else 0),
            qty_received=count,
            qty_damaged=int(bent) if watching else None,
            qty_wrong=0 if watching else None,
            delay_cause=load.cause if watching else None,
            supervisor_present=1 if watching else None,
            received_by=receiver,
            handover_doc=f"BAST/{load.document[3:]}",
        )


def _ready(world: World, load: Load, party: str, since: Minute) -> Minute:
    """When a party had written it down; rarely only the next day."""
    random = world.scenario.stream("ready", load.document, party)
    return since + random.randint(12, 50) + (24 * 60 if random.random() < 0.02 else 0)


def _to_ppk(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    scenario = world.scenario
    left, road, here = (Outbox(scenario, topic) for topic in ("ppk-sent", "ppk-road", "ppk-here"))
    for load in itinerary.to_ppk:
        district = load.destination
        escort = scenario.police if load.document.endswith("-001") else "Polsek setempat"
        sent = _sent(world, load, Party.KPU, escort)
        left.post(senders.kpu(world, "Surat jalan PPK"), load.departed + 10, sent)
        road.post(senders.CARRIER, load.arrived + 60, carried(load, ITEMS, early=1))
        taken = _received(world, load, Party.PPK, senders.ppk(district).name)
        here.post(senders.ppk(district), _ready(world, load, Party.PPK, load.arrived), taken)
        watched = _received(world, load, Party.SUPERVISOR, senders.ppk(district).name)
        watcher = senders.panwascam(district, "Pengawasan PPK")
        here.post(watcher, _ready(world, load, Party.SUPERVISOR, load.arrived + 3), watched)
    return chain(left.uploads(), road.uploads(), here.uploads())


def _to_pps(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    scenario = world.scenario
    left, road, here = (Outbox(scenario, topic) for topic in ("pps-sent", "pps-road", "pps-here"))
    for load in itinerary.to_pps:
        village, receiver = load.destination, f"PPS {load.stations[0].village}"
        sent = list(_sent(world, load, Party.PPK, "Bhabinkamtibmas"))
        left.post(senders.ppk(load.origin), load.departed + 20, sent)
        road.post(senders.CARRIER, load.arrived + 60, carried(load, ITEMS, early=1))
        taken = _received(world, load, Party.PPS, receiver)
        here.post(senders.pps(village), _ready(world, load, Party.PPS, load.arrived), taken)
        watched = _received(world, load, Party.SUPERVISOR, receiver)
        watcher = senders.pkd(village, "Pengawasan PPS")
        here.post(watcher, _ready(world, load, Party.SUPERVISOR, load.arrived + 3), watched)
    return chain(left.uploads(), road.uploads(), here.uploads())
