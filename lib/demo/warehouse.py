"""26 Oct 2023 to January 2024, the simulated part: what else reached the warehouse, what was watched."""

from collections.abc import Iterator
from dataclasses import dataclass

from lib.demo import senders
from lib.demo.outbox import Upload, delivery, row
from lib.demo.world import World
from lib.kernel.clock import Minute, Moment, Precision, parse
from lib.kernel.logs import SORTINGS
from lib.kernel.words import BALLOT, BOOTHS, BOXES, INK, Party
from lib.store.canonical import Row

SIMULATED = "Simulasi"
DAMAGED, DAMAGED_PPWP = 12649, 2680  # published; how the rest splits by type is not, and is simulated


@dataclass(frozen=True, slots=True)
class Arrival:
    """A load from the supplier. seen: KPU's word stands in facts.toml, only the watcher's is added."""

    day: str
    document: str
    item: str
    count: int
    damaged: int = 0
    seen: bool = False
    hour: int = 600  # minutes after midnight


def arrivals(world: World) -> list[Arrival]:
    """Every load to the warehouse, in order of days."""
    random = world.scenario.stream("warehouse")
    election = world.scenario.election
    boxes, tps = 4413, election.tps_total
    first, second = random.randint(1500, 1800), random.randint(1400, 1600)
    bent, leaking, torn = random.randint(7, 14), random.randint(3, 8), random.randint(8, 15)
    per_type = 1178630 // len(election.ballots)
    loads = [
        Arrival("2023-11-02", "tanpa:2023-11-02", BOOTHS, 3524, bent, seen=True),
        Arrival("2023-11-02", "tanpa:2023-11-02", INK, 1762, leaking, seen=True),
        Arrival("2023-11-09", "SJ-PENYEDIA-KOTAK-1", BOXES, first, hour=640),
        Arrival("2023-11-13", "tanpa:2023-11-13", "tanda_pengenal", 29073, seen=True),
        Arrival("2023-11-13", "tanpa:2023-11-13", "label_kotak", 776, seen=True),
        Arrival("2023-11-23", "SJ-PENYEDIA-KOTAK-2", BOXES, second, hour=855),
        Arrival("2023-11-28", "SJ-PENYEDIA-SEGEL-1", "segel_plastik", 26 * tps, hour=605),
        Arrival("2023-12-04", "SJ-PENYEDIA-KOTAK-3", BOXES, boxes - first - second, torn, hour=1010),
        Arrival("2023-12-19", "SJ-PENYEDIA-GANTI-1", BOXES, torn, hour=580),
        Arrival("2023-12-19", "SJ-PENYEDIA-GANTI-1", BOOTHS, bent, hour=580),
        Arrival("2023-12-19", "SJ-PENYEDIA-GANTI-1", INK, leaking, hour=580),
        Arrival("2024-01-09", "SJ-PENYEDIA-SUSULAN-1", "tanda_pengenal", 31716 - 29073, hour=615),
        Arrival("2024-01-09", "SJ-PENYEDIA-SUSULAN-1", "label_kotak", tps - 776, hour=615),
        Arrival("2024-01-11", "SJ-PENYEDIA-FORMULIR-1", "formulir", tps, hour=700),
        Arrival("2024-01-11", "SJ-PENYEDIA-FORMULIR-1", "sampul", 36 * tps, hour=700),
        Arrival("2024-01-15", "SJ-PENYEDIA-BRAILLE-1", "alat_bantu_tunanetra", 2 * tps, hour=660),
    ]
    lots = list(election.ballots)
    random.shuffle(lots)
    for day, ballot in zip(("18", "20", "22", "27", "30"), lots, strict=False):
        hour = random.randint(540, 1260)
        document = f"SJ-PENYEDIA-{ballot.upper()}-1"
        loads.append(Arrival(f"2023-12-{day}", document, BALLOT + ballot, per_type, hour=hour))
    for ballot, count in _damaged(world).items():
        loads.append(Arrival("2024-01-24", "SJ-KPU-RI-GANTI", BALLOT + ballot, count, hour=1150))
    return sorted(loads, key=lambda one: (one.day, one.hour))


def _damaged(world: World) -> dict[str, int]:
    """Damaged ballots by type: PPWP as published, the rest of the published total split at random."""
    random = world.scenario.stream("damaged")
    others = [ballot for ballot in world.scenario.election.ballots if ballot != "ppwp"]
    weights = [random.uniform(0.8, 1.2) for _ in others]
    left = DAMAGED - DAMAGED_PPWP
    parts = [int(left * weight / sum(weights)) for weight in weights]
    parts[0] += left - sum(parts)
    return {"ppwp": DAMAGED_PPWP, **dict(zip(others, parts, strict=True))}


def uploads(world: World) -> Iterator[Upload]:
    """KPU's receipt and the supervisor's of each load, some time after it, and the total of the sorting."""
    kpu, watcher = senders.kpu(world, "BTTB"), senders.bawaslu(world)
    by_load: dict[tuple[str, int, str, bool], list[Arrival]] = {}
    for one in arrivals(world):
        by_load.setdefault((one.day, one.hour, one.document, one.seen), []).append(one)
    for (day, _, document, seen), loads in by_load.items():
        random = world.scenario.stream("bttb", document)
        settled = max(_at(one).settles_at for one in loads)
        for sender in (watcher,) if seen else (kpu, watcher):
            rows = tuple(_row(world, one, sender.party) for one in loads)
            at = settled + random.randint(60, 260) + (540 if seen else 0)
            yield Upload(at, sender.name, sender.party, rows, sender.channel, f"{sender.file} {day}.xlsx")
    yield from _sorting(world)


def _at(one: Arrival) -> Moment:
    moment = parse(one.day)
    day: Minute = moment.minute if moment else 0
    return Moment(day, Precision.DAY) if one.seen else Moment(day + one.hour)


def _row(world: World, one: Arrival, party: str) -> Row:
    watching = party == Party.SUPERVISOR
    return delivery(
        party,
        one.document,
        one.item,
        ("penyedia", world.scenario.election.kota),
        arrived_at=_at(one),
        qty_sent=None if one.seen else one.count,
        qty_received=one.count,
        qty_damaged=one.damaged if watching or not one.seen else None,
        qty_wrong=0 if watching else None,
        vehicle_kind="truk" if watching else None,
        supervisor_present=1 if watching else None,
        handover_doc=None if watching else f"BTTB/{one.document}",
        note=SIMULATED,
    )


def _sorting(world: World) -> Iterator[Upload]:
    """The supervisor's own total of the sorting, the same as the published one."""
    moment = parse("2024-01-12")
    if moment is None:
        return
    sender = senders.bawaslu(world)
    one = row(
        SORTINGS.name,
        Party.SUPERVISOR,
        place=world.scenario.election.kota,
        item="surat_suara",
        day=Moment(moment.minute, Precision.DAY),
        qty_checked=1178630,
        qty_damaged=DAMAGED,
        note=SIMULATED,
    )
    at = moment.settles_at + 730
    yield Upload(at, sender.name, sender.party, (one,), sender.channel, "Sortir lipat.xlsx")
