"""Who has not reported tonight, on each engine: by what is recorded and stands."""

import pytest

from lib.areas import reporting
from lib.areas.wilayah import reference
from lib.kernel.filters import Filters
from lib.store import frames
from tests.asking import ENGINES, told
from tests.world import FAR, TPS, World, at, box

ELECTION = reference.election("pemilu-2024")
PPS, PPK = TPS[:13], TPS[:8]
LOGS = ("tps_master", *reporting.REPORTS)
NOON, EVENING = "2024-02-13T12:00", "2024-02-13T19:00"


@pytest.fixture(params=list(ENGINES))
def asked(request):
    """`asked(world)`: wilayah → its row of `silent`, on pandas, then on DuckDB."""

    def ask(world, since=NOON, known_at=FAR, scope=""):
        raws = {log: frame for log, frame in world.raws().items() if log in LOGS}
        logs = frames.of_rows(
            raws, Filters(at("2024-02-14T06:00"), known_at, scope), ENGINES[request.param]()
        )
        return {row["wilayah"]: row for row in told(reporting.silent(logs, ELECTION, at(since)))}

    return ask


def test_every_kecamatan_and_kelurahan_is_silent_until_it_reports(asked):
    found = asked(World())
    assert set(found) == {*reference.kecamatan(), *reference.kelurahan()}
    assert all(row["silent"] and row["last"] is None and row["heard"] == 0 for row in found.values())
    assert sum(row["stations"] for row in found.values() if row["level"] == "kelurahan") == ELECTION.tps_total


@pytest.mark.parametrize(
    "report",
    [
        lambda world: world.delivery(TPS, arrived="2024-02-12T10:00"),
        lambda world: world.delivery(PPS, arrived="2024-02-12T10:00"),
        lambda world: world.seal(box()),
        lambda world: world.count(box()),
    ],
    ids=["arrival at a TPS", "arrival at its PPS", "seal check", "count"],
)
def test_a_report_about_any_place_inside_ends_the_silence_of_its_kelurahan_and_kecamatan(asked, report):
    world = World(recorded=EVENING)
    report(world)
    found = asked(world)
    spoken = {code for code, row in found.items() if not row["silent"]}
    assert spoken == {PPS, PPK}
    assert {found[code]["last"] for code in spoken} == {at(EVENING)}


def test_a_report_about_a_ppk_is_one_of_its_kecamatan_and_of_none_of_its_kelurahan(asked):
    world = World(recorded=EVENING)
    world.delivery(PPK, arrived="2024-02-11T10:00")
    assert {code for code, row in asked(world).items() if not row["silent"]} == {PPK}


@pytest.mark.parametrize(
    ("recorded", "silent"), [("2024-02-13T11:59", True), (NOON, False), ("2024-02-14T01:30", False)]
)
def test_it_counts_when_a_row_was_recorded_not_when_it_happened(asked, recorded, silent):
    world = World(recorded=recorded)
    world.seal(box(), when="2024-02-13T10:00")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"]) == (silent, at(recorded))


def test_the_word_of_others_is_no_report_of_a_supervisor_but_is_told_of_its_tps(asked):
    world = World(recorded=EVENING)
    world.delivery(TPS, party="pps", arrived="2024-02-13T10:00")
    world.seal(box(), party="ppk")
    world.delivery(PPS, party="kpu", arrived="2024-02-12T10:00")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"], row["heard"], row["stations"]) == (True, None, 1, 38)


def test_what_was_withdrawn_is_no_report_and_the_one_before_it_is_the_last(asked):
    world = World(recorded="2024-02-12T18:00")
    world.seal(box(), "pps")
    number = world.batch(EVENING)
    world.seal(box(), "tps")
    world.withdraw(number, "2024-02-13T20:00")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"], row["heard"]) == (True, at("2024-02-12T18:00"), 0)
    assert not asked(world, known_at=at("2024-02-13T19:30"))[PPS]["silent"]


def test_the_same_report_sent_again_tonight_is_no_new_one(asked):
    world = World(recorded="2024-02-12T18:00")
    world.seal(box(), "pps")
    world.batch(EVENING)
    world.seal(box(), "pps")
    row = asked(world)[PPS]
    assert (row["silent"], row["last"]) == (True, at("2024-02-12T18:00"))


def test_only_what_lies_within_scope_is_asked_about(asked):
    world = World(recorded=EVENING)
    world.seal(box())
    assert list(asked(world, scope=PPS)) == [PPS]
    inside = asked(world, scope=PPK)
    assert next(iter(inside)) == PPK
    assert len(inside) == 8
    assert not inside[PPS]["silent"]
