"""Voting day from 07:00: the counts when the boxes are opened, as far as they were written down by then."""

from collections.abc import Iterator

from lib.demo import senders
from lib.demo.fates import Fate
from lib.demo.itinerary import Itinerary
from lib.demo.outbox import Outbox, Upload, row
from lib.demo.packing import contents
from lib.demo.world import Station, World
from lib.kernel.clock import Minute
from lib.kernel.logs import BOX_COUNTS
from lib.kernel.words import Party, Stage
from lib.store.canonical import Row

COUNTED = 0.62  # TPS whose supervisor writes the counts down in the first two hours
STILL_SHORT = (Fate.PACKED_SHORT, Fate.PACKED_DISPUTED)


def uploads(world: World, itinerary: Itinerary) -> Iterator[Upload]:
    """One upload a kelurahan and hour."""
    out = Outbox(world.scenario, "opening")
    for station in world.stations:
        random = world.scenario.stream("opening", station.code)
        here = itinerary.to_tps[station.code].arrived < world.scenario.election.voting_starts - 45
        if random.random() > COUNTED or station.fate is Fate.SILENT or not here:
            continue
        begins = world.scenario.election.voting_starts + random.randint(2, 30)
        rows = list(_opened(world, station, begins))
        sender = senders.pkd(station.kelurahan, "Isi kotak dibuka")
        out.post(sender, begins + 8 * len(rows) + random.randint(5, 45), rows)
    return out.uploads()


def _opened(world: World, station: Station, begins: Minute) -> Iterator[Row]:
    """Box by box in the order of opening; a few are found short only now."""
    random = world.scenario.stream("opened", station.code)
    missing = (
        random.randrange(len(station.needs))
        if station.fate is Fate.PLAIN and random.random() < 0.008
        else None
    )
    for number, content in enumerate(contents(world, station)):
        short = max(content.short, 0) if station.fate in STILL_SHORT else min(content.short, 0)
        if number == missing:
            short = random.randint(2, 20)
        yield row(
            BOX_COUNTS.name,
            Party.SUPERVISOR,
            box_id=content.box,
            item=content.item,
            stage=str(Stage.OPENING),
            counted_at=begins + 7 * number,
            qty=content.need - short,
            qty_wrong=content.wrong,
            officer=senders.ptps(station),
            note="Kurang, dicatat dalam kejadian khusus" if short > 0 else None,
        )
