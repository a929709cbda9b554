"""Needs are those of the places asked for, by whoever set them."""

from lib.areas.levels import Level
from lib.areas.quantities.metrics import known_then, reconciliation
from lib.areas.quantities.places import at_places, shortages
from lib.areas.readiness.metrics import verdicts
from lib.areas.wilayah import reference
from lib.kernel.filters import Filters
from lib.store import frames
from tests.world import FAR, OTHER_TPS, TPS, World, at

ELECTION = reference.election("pemilu-2024")


def states(world, proof):
    """The state of a proof of the TPS by the evening of H-1."""
    logs = frames.of_rows(world.raws(), Filters(at("2024-02-13T20:00"), FAR))
    return verdicts(logs, ELECTION).set_index("tps").loc[TPS, proof]


def asked(world, scope="", by=Level.KOTA):
    logs = frames.of_rows(world.raws(), Filters(at("2024-02-13T20:00"), FAR, scope))
    rows = reconciliation(logs, ELECTION, by)
    return rows.set_index(["item", "leg"])


def test_a_scope_counts_only_its_own_ppk_boxes():
    assert asked(World(), scope="33.75.03").loc[("kotak_suara", "gudang-ppk"), "needed"] == 232 * 5 + 2


def test_an_allocation_counts_for_items_without_a_rule_and_before_one():
    world = World()
    world.allocation(TPS, "formulir", 12)
    world.allocation(TPS, "tanda_pengenal", 40)
    rows = asked(world)
    assert rows.loc[("formulir", "pps-tps"), ["needed", "need_source"]].tolist() == [12, "alokasi"]
    assert rows.loc[("tanda_pengenal", "pps-tps"), ["needed", "need_source"]].tolist() == [
        31_716 + 4,
        "campuran",
    ]


def test_an_allocation_of_the_warehouse_is_never_added_to_those_of_its_tps():
    world = World()
    world.allocation("33.75", "tinta", 5_000)
    assert asked(world).loc[("tinta", "pps-tps"), "needed"] == 1_762


def test_a_party_is_not_held_to_what_another_found_damaged():
    world = World()
    world.good(TPS)
    for item in ("kotak_suara", "bilik_suara", "tinta"):
        world.delivery(TPS, item, "ppk", doc="SJ-1", arrived="2024-02-12T10:00", received=9, damaged=0)
    before = states(world, "kualitas")
    world.delivery(TPS, "bilik_suara", "ppk", doc="SJ-1", arrived="2024-02-12T10:00", received=4, damaged=1)
    after = states(world, "kualitas")
    assert [before, after] == ["terverifikasi", "belum_terverifikasi"]


def test_a_box_seen_in_a_hall_is_not_seen_at_another_tps():
    world = World()
    world.good(TPS)
    world.seal(f"{TPS}-ppwp", "pps", "2024-02-11T10:00", seen_at="lain:gor jetayu x")
    found = verdicts(frames.of_rows(world.raws(), Filters(at("2024-02-13T20:00"), FAR)), ELECTION).set_index(
        "tps"
    )
    assert found.loc[TPS, "tujuan"] == "terverifikasi"


def test_a_total_that_was_published_later_is_not_known_then():
    whole = asked(World()).reset_index()
    counted = [
        known_then(whole, ELECTION, at(when))["reported"].notna().sum()
        for when in ("2024-01-12T12:00", "2024-01-12")
    ]
    assert counted == [0, 1]


def shortage(world, item="bilik_suara"):
    logs = frames.of_rows(world.raws(), Filters(at("2024-02-13T20:00"), FAR, "33.75.03.1004"))
    found = shortages(at_places(logs, ELECTION, "pps-tps"), "pps-tps")
    return found[found["item"] == item].set_index("party")


def test_a_tps_nobody_reported_is_untold_and_not_short():
    world = World()
    world.master(TPS)
    world.delivery(TPS, "bilik_suara", received=3)
    told = shortage(world).loc["panwascam"]
    assert (told["needed"], told["gap"], told["told"]) == (4, 1, 1)
    assert told["untold"] == told["whole"] - 4 > 0


def test_what_is_left_over_at_one_tps_is_no_help_at_another():
    world = World()
    world.delivery(TPS, "bilik_suara", received=3)
    world.delivery(OTHER_TPS, "bilik_suara", received=6)
    assert shortage(world).loc["panwascam", "gap"] == 1


def test_a_load_still_under_way_is_no_shortage():
    world = World()
    world.delivery(TPS, "bilik_suara", received=3)
    world.delivery(TPS, "bilik_suara", "kpu", departed="2024-02-12T08:00", sent=3)
    world.delivery(TPS, "bilik_suara", "kpu", "SUSULAN-1", departed="2024-02-13T08:00", sent=1)
    assert shortage(world)["gap"].isna().all()
