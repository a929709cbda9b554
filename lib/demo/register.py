"""What KPU fixed beforehand: the list of TPS with its voters, and the ballots allocated to each."""

from collections.abc import Iterator

from lib.areas.wilayah import reference
from lib.demo import senders
from lib.demo.outbox import Upload, row
from lib.demo.world import Station, World
from lib.kernel.clock import parse
from lib.kernel.logs import ALLOCATIONS, TPS_MASTER
from lib.kernel.words import BALLOT, Party
from lib.store.canonical import Row

# The first entry of the scenario; the end of DPTb, with flood-prone TPS mapped; the ballots allocated.
LISTED, MOVED_IN, ALLOCATED = "2023-10-26T08:30", "2024-01-16T13:20", "2024-01-18T10:40"
DECREE = "Alokasi surat suara per TPS (simulasi)"


def uploads(world: World) -> Iterator[Upload]:
    """Per kecamatan: the list, its revision, the allocation."""
    sender = senders.kpu(world, "")
    for turn, district in enumerate(world.kecamatan):
        stations = [one for one in world.stations if one.kecamatan == district]
        name = reference.area_name(district)
        written = {
            (LISTED, f"Daftar TPS {name}"): [_listed(world, one) for one in stations],
            (MOVED_IN, f"DPTb dan akses TPS {name}"): [_moved_in(one) for one in stations],
            (ALLOCATED, f"Alokasi surat suara {name}"): [r for one in stations for r in _allocated(one)],
        }
        for (at, file), rows in written.items():
            moment = parse(at)
            if moment and rows:
                yield Upload(
                    moment.minute + 4 * turn,
                    sender.name,
                    sender.party,
                    tuple(rows),
                    sender.channel,
                    f"{file}.xlsx",
                )


def _listed(world: World, station: Station) -> Row:
    dapil = world.scenario.dapil.get(station.kecamatan)
    return row(
        TPS_MASTER.name,
        Party.KPU,
        tps=station.code,
        dpt=station.dpt,
        dapil=f"Kota Pekalongan {dapil}" if dapil else None,
        special=int(station.special),
    )


def _moved_in(station: Station) -> Row:
    dptb = {f"dptb_{ballot}": count for ballot, count in station.dptb.items()}
    return row(TPS_MASTER.name, Party.KPU, tps=station.code, access=station.access, **dptb)


def _allocated(station: Station) -> Iterator[Row]:
    for ballot, need in station.needs.items() if station.allocated else ():
        yield row(
            ALLOCATIONS.name,
            Party.KPU,
            place=station.code,
            item=BALLOT + ballot,
            qty_needed=need,
            document=DECREE,
        )
