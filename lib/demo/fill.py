"""Filling a simulated store: every upload of the scenario up to a minute, in order of recording."""

from collections.abc import Iterable, Sequence
from itertools import chain

from lib.areas.wilayah import reference
from lib.areas.wilayah.reference import Tps
from lib.demo import doorstep, facts, opening, packing, plans, register, roads, seals, warehouse
from lib.demo.itinerary import travel
from lib.demo.outbox import Upload
from lib.demo.scenario import DEFAULT_SEED, ELECTION, Scenario
from lib.demo.world import build
from lib.ingest.batch import commit_rows
from lib.kernel.clock import Minute
from lib.kernel.errors import UserError
from lib.store.log import SIMULATED, Store


def fill(store: Store, *, seed: int = DEFAULT_SEED, until: Minute, tps: Sequence[Tps] | None = None) -> int:
    """Append what was recorded up to `until` and set the store's clock to it; how many batches.

    The same seed gives the same batch hashes. tps: fewer than the election's whole list, for tests.
    """
    _refuse(store)
    scenario = Scenario(reference.election(store.election), seed)
    chosen = [one for one in uploads(scenario, _list(store, tps)) if one.at <= until]
    own_salt, salts = store.new_salt, scenario.stream("salts")
    store.new_salt = lambda: f"{salts.getrandbits(128):032x}"
    try:
        for one in chosen:
            commit_rows(
                store,
                one.rows,
                channel=one.channel,
                sender=one.sender,
                party=str(one.party),
                citation=one.citation,
                file_name=one.file_name,
                recorded_at=one.at,
            )
    finally:
        store.new_salt = own_salt
    store.set_clock(until)
    return len(chosen)


def uploads(scenario: Scenario, tps: Iterable[Tps]) -> list[Upload]:
    """Every upload of the scenario, by recorded time."""
    world = build(scenario, list(tps))
    itinerary = travel(world)
    everything = chain(
        register.uploads(world),
        facts.uploads(world),
        warehouse.uploads(world),
        packing.uploads(world),
        plans.uploads(world, itinerary),
        roads.uploads(world, itinerary),
        doorstep.uploads(world, itinerary),
        seals.uploads(world, itinerary),
        opening.uploads(world, itinerary),
    )
    return sorted(everything, key=lambda one: one.at)


def _list(store: Store, tps: Sequence[Tps] | None) -> Sequence[Tps]:
    return list(reference.stations(store.election).values()) if tps is None else tps


def _refuse(store: Store) -> None:
    if store.kind != SIMULATED:
        raise UserError(
            "Penyimpanan ini nyata; simulasi tidak boleh masuk ke dalamnya.",
            fix="Buat penyimpanan lain dengan init --kind simulasi.",
        )
    if store.election != ELECTION:
        raise UserError(
            f"Simulasi hanya ada untuk {ELECTION}, penyimpanan ini {store.election}.",
            fix=f"Buat penyimpanan lain dengan init --election {ELECTION} --kind simulasi.",
        )
    if store.batches():
        raise UserError(
            "Penyimpanan ini sudah berisi; simulasi hanya mengisi yang kosong.",
            fix="Buat penyimpanan lain dengan init --kind simulasi.",
        )
