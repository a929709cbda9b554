"""Seals on the way, box by box: at the warehouse while loading, at the PPK, the PPS and the TPS."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from random import Random

from lib.demo import senders
from lib.demo.doorstep import lack, ready
from lib.demo.fates import Fate
from lib.demo.itinerary import Itinerary, Load
from lib.demo.outbox import Outbox, Upload, row
from lib.demo.packing import seal_numbers
from lib.demo.world import Station, World
from lib.kernel import codes
from lib.kernel.clock import Minute
from lib.kernel.logs import SEAL_CHECKS
from lib.kernel.words import BOXES, RESEALED, Checkpoint, Condition, Party
from lib.store.canonical import Row

WAREHOUSE, PPK, PPS, TPS = Checkpoint
SOMETIMES = {WAREHOUSE: 0.1, PPK: 0.35, PPS: 0.35, TPS: 0.2}  # where a tie tears
FRICTION, WATER, UNKNOWN = "gesekan", "basah", "tidak_diketahui"


@dataclass(frozen=True, slots=True)
class Trouble:
    """The one thing that happens to a box's seals: where, what, why, and whether a BA puts it right."""

    checkpoint: Checkpoint
    condition: Condition
    cause: str
    resealed: bool
    found: int
    mended: bool = False  # later looks intact although nobody wrote a BA


@dataclass(frozen=True, slots=True)
class Look:
    """One look at one box. seen_at: where, when not at home."""

    checkpoint: Checkpoint
    at: Minute
    document: str
    seen_at: str | None = None


def trouble(world: World, station: Station) -> dict[int, Trouble]:
    """By the box's place among the TPS's boxes."""
    random = world.scenario.stream("trouble", station.code)
    boxes, ties = len(world.scenario.election.ballots), world.scenario.seals_a_box
    found = {
        box: Trouble(_where(random), Condition.BROKEN, FRICTION, True, ties - 1)
        for box in range(boxes)
        if random.random() < world.scenario.reseals
    }
    box = random.randrange(boxes)
    early = random.choice((PPK, PPS, PPS, TPS))
    fated = {
        Fate.TORN: Trouble(early, Condition.BROKEN, FRICTION, False, ties - 1, random.random() < 0.5),
        Fate.WET: Trouble(TPS, Condition.BROKEN, WATER, random.random() < 0.5, ties - 1),
        Fate.UNSEALED: Trouble(TPS, Condition.UNSEALED, UNKNOWN, False, 0),
        Fate.MISMATCH: Trouble(TPS, Condition.MISMATCH, UNKNOWN, False, ties),
        Fate.MISSING: Trouble(PPS, Condition.MISSING, UNKNOWN, False, ties - 1),
    }
    if station.fate in fated:
        found[box] = fated[station.fate]
    return found


def _where(random: Random) -> Checkpoint:
    return random.choices(tuple(SOMETIMES), tuple(SOMETIMES.values()))[0]


def uploads(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    """What was uploaded about seals, H-4 until voting day."""
    boxes = {point: Outbox(world.scenario, f"seal-{point}") for point in Checkpoint}
    for station in world.stations:
        for checkpoint, out in boxes.items():
            _post(world, station, checkpoint, _load(itinerary, station, checkpoint), out)
    return chain(*(out.uploads() for out in boxes.values()))


def _post(world: World, station: Station, checkpoint: Checkpoint, load: Load, out: Outbox) -> None:
    rows = list(_checks(world, station, checkpoint, load))
    if not rows:
        return
    at = max(one.values["checked_at"].minute for one in rows)
    random = world.scenario.stream("seal-ready", station.kelurahan, checkpoint)
    own = random.random()
    if checkpoint is WAREHOUSE:
        sender = senders.panwascam(station.kecamatan, "Segel saat muat")
    elif checkpoint is PPK:
        sender = senders.panwascam(station.kecamatan, "Segel di PPK")
        if own < 0.15:
            out.post(senders.ppk(station.kecamatan), at + 30, [_own_word(one, Party.PPK) for one in rows])
    else:
        sender = senders.pkd(station.kelurahan, f"Segel di {checkpoint.upper()}")
        if checkpoint is PPS and own < 0.2:
            out.post(senders.pps(station.kelurahan), at + 30, [_own_word(one, Party.PPS) for one in rows])
    since = at + 25
    if checkpoint is TPS:
        since = max(since, ready(world, load, "seals") + at - load.arrived)
    out.post(sender, since, rows)


def _load(itinerary: Itinerary, station: Station, checkpoint: Checkpoint) -> Load:
    truck, van = itinerary.of_tps[station.code]
    return {WAREHOUSE: truck, PPK: truck, PPS: van, TPS: itinerary.to_tps[station.code]}[checkpoint]


def _own_word(one: Row, party: Party) -> Row:
    """The same look in the receiver's own list, which has no numbers and no officer."""
    left = {"officer", "seal_nos_recorded", "seal_nos_found", "collective"}
    return Row(one.log, {name: value for name, value in one.values.items() if name not in left}, str(party))


def _skipped(world: World, station: Station, checkpoint: Checkpoint, random: Random) -> bool:
    """Nobody looked: a PPS in twenty as a whole, here and there a TPS's boxes, and whose fate it is."""
    if checkpoint is TPS:
        return station.fate in (Fate.SILENT, Fate.UNCHECKED)
    village = world.scenario.stream("unwatched", checkpoint, station.kelurahan)
    return (checkpoint is PPS and village.random() < 0.05) or random.random() < 0.03


def _looks(world: World, station: Station, checkpoint: Checkpoint, load: Load, box: int) -> Iterator[Look]:
    random = world.scenario.stream("look", checkpoint, station.code)
    if checkpoint is WAREHOUSE:
        # One box after the other while its truck is loaded.
        turn = load.stations.index(station) * len(world.scenario.election.ballots) + box
        boxes = len(load.stations) * len(world.scenario.election.ballots)
        yield Look(checkpoint, load.departed - 100 + turn * 90 // boxes, load.document)
        return
    since = load.arrived + random.randint(*{PPK: (20, 140), PPS: (10, 70), TPS: (8, 45)}[checkpoint])
    missing = lack(world, load) if checkpoint is TPS else None
    if missing and missing.item == BOXES and box == len(world.scenario.election.ballots) - 1:
        if missing.cure:
            yield Look(checkpoint, missing.cure.arrived + 10, missing.cure.document)
        return
    changed = checkpoint is TPS and station.fate is Fate.WRONG_TPS and box == _changed(world, station)
    if changed:
        yield Look(checkpoint, since, load.document, station.partner)
    yield Look(checkpoint, since + 2 * box + (75 if changed else 0), load.document)


def _changed(world: World, station: Station) -> int:
    """Which box two TPS took for each other's: the same one at both."""
    pair = sorted((station.code, station.partner or ""))
    return world.scenario.stream("changed", *pair).randrange(len(world.scenario.election.ballots))


def _checks(world: World, station: Station, checkpoint: Checkpoint, load: Load) -> Iterator[Row]:
    random = world.scenario.stream("checks", checkpoint, station.code)
    if _skipped(world, station, checkpoint, random):
        return
    troubles = trouble(world, station)
    shared = world.scenario.stream("collective", station.kelurahan).random() < 0.08 and checkpoint is PPS
    for box, ballot in enumerate(world.scenario.election.ballots):
        for look in _looks(world, station, checkpoint, load, box):
            one = troubles.get(box)
            yield row(
                SEAL_CHECKS.name,
                Party.SUPERVISOR,
                box_id=codes.box(station.code, ballot),
                checkpoint=str(checkpoint),
                checked_at=look.at,
                check_no=1,
                seen_at=look.seen_at,
                document_no=look.document,
                officer=_officer(station, checkpoint),
                collective=1 if shared else None,
                note="Semua utuh kecuali yang disebut" if shared else None,
                **_found(world, station, box, checkpoint, one),
            )


def _officer(station: Station, checkpoint: Checkpoint) -> str:
    if checkpoint is TPS:
        return senders.ptps(station)
    if checkpoint is PPS:
        return f"PKD {station.village}"
    return f"{senders.panwascam(station.kecamatan, '').name}"


def _found(
    world: World, station: Station, box: int, checkpoint: Checkpoint, one: Trouble | None
) -> dict[str, object]:
    """What this look found, given the trouble of the box."""
    ties = world.scenario.seals_a_box
    order = list(Checkpoint)
    now, then = order.index(checkpoint), order.index(one.checkpoint) if one else len(order)
    numbers = after = None
    if station.kecamatan in world.numbered:
        numbers, after = seal_numbers(world, station, box), seal_numbers(world, station, box, again=1)
    if one is None or now < then or (now > then and (one.resealed or one.mended)):
        # After a BA the new numbers; nobody wrote down those of a tie put on without one.
        worn = numbers if one is None or now < then else after if one.resealed else None
        return {"condition": str(Condition.INTACT), "seals_expected": ties, "seals_found": ties,
                "seal_nos_recorded": worn, "seal_nos_found": worn}  # fmt: skip
    other = seal_numbers(world, station, box, again=2) if numbers else None
    strange = one.condition is Condition.MISMATCH and other
    return {
        "condition": str(one.condition),
        "cause": one.cause,
        "seals_expected": ties,
        "seals_found": one.found,
        "seal_nos_recorded": numbers,
        "seal_nos_found": other if strange else numbers[: one.found] if numbers else None,
        "actions": (RESEALED,) if one.resealed else None,
        "new_seal_nos": after if one.resealed else None,
        "ba_no": f"BA-SEGEL/{checkpoint}/{station.place + 1:03d}.{box + 1}" if one.resealed else None,
    }
