"""The seal tables and the way back from a number to its rows, each a story by hand, on both engines."""

import pytest

from lib.areas import tracing
from lib.areas.levels import Level
from lib.areas.seals import findings as seals
from lib.areas.seals import metrics as seal_metrics
from lib.areas.wilayah import reference
from tests.asking import told
from tests.world import OTHER_TPS, TPS, World, at, box

ELECTION = reference.election("pemilu-2024")
PPK = TPS[:8]


def test_a_finding_tells_where_the_seal_was_last_intact_and_first_bad(asked):
    world = World()
    world.seal(box(), "gudang_kpu", "2024-02-09T10:00")
    world.seal(box(), "pps", "2024-02-11", condition="rusak", cause="gesekan", resealed="BA-7", new=("N1",))
    world.seal(box(), "tps", "2024-02-13T10:00")
    world.seal(box(ballot="dpr"), "tps", "2024-02-12T10:00", condition="hilang")
    undocumented, documented = told(seals.findings(asked(world), ELECTION))
    assert (undocumented["ballot"], undocumented["documented"], undocumented["last_intact"]) == (
        "dpr",
        0,
        None,
    )
    before = documented["last_intact"], documented["last_intact_at"]
    assert before == ("gudang_kpu", at("2024-02-09T10:00"))
    assert (documented["first_bad"], documented["first_bad_precision"]) == ("pps", "hari")
    assert (documented["checks"], documented["documented"], documented["ba_no"]) == (3, 1, "BA-7")
    assert (documented["actions"], documented["new_seal_nos"]) == ("disegel_ulang_ba", "N1")
    assert (documented["seq"], documented["row"]) == (1, 2)


def test_numbers_that_differ_on_a_whole_seal_are_found_as_such(asked):
    world = World()
    world.seal(box(), "pps", "2024-02-11T10:00", found=("A",))
    world.seal(box(), "tps", "2024-02-13T10:00", found=("B",))
    (row,) = told(seals.findings(asked(world), ELECTION))
    assert (row["condition"], row["first_bad"], row["last_intact"]) == ("nomor_beda", "tps", "pps")


def test_a_break_answered_once_and_not_again_is_undocumented(asked):
    world = World()
    world.seal(box(), "ppk", "2024-02-10T10:00", condition="rusak", resealed="BA-1")
    world.seal(box(), "tps", "2024-02-13T10:00", condition="rusak")
    (row,) = told(seals.findings(asked(world), ELECTION))
    assert (row["first_bad"], row["ba_no"], row["documented"]) == ("ppk", "BA-1", 0)


def test_the_supervisors_checks_speak_before_others_and_the_history_shows_all(asked):
    world = World()
    world.seal(box(), "pps", "2024-02-11T10:00", party="pps", condition="rusak")
    world.seal(box(), "tps", "2024-02-13T10:00")
    logs = asked(world)
    way = told(seals.history(logs, box()))
    assert seals.findings(logs, ELECTION).empty
    assert [(row["party"], row["checkpoint"], row["bad"], row["broken"]) for row in way] == [
        ("pps", "pps", 1, 1),
        ("panwascam", "tps", 0, 0),
    ]


def test_seal_rates_are_rates_of_sums_with_none_where_nobody_looked(asked):
    world = World()
    for tps in (TPS, OTHER_TPS):
        world.seal(box(tps), "pps", "2024-02-11T10:00", condition="utuh" if tps == TPS else "rusak")
    status = seal_metrics.seal_status(asked(world), ELECTION, Level.KELURAHAN)
    rows = {row["checkpoint"]: row for row in told(seals.rates(status))}
    boxes = ELECTION.tps_total * len(ELECTION.ballots)
    assert list(rows) == ["gudang_kpu", "ppk", "pps", "tps"]
    assert (rows["pps"]["not_intact"], rows["pps"]["rate"]) == (1, 0.5)
    assert rows["pps"]["coverage"] == 2 / boxes
    assert (rows["tps"]["boxes"], rows["tps"]["checked"], rows["tps"]["rate"]) == (boxes, 0, None)


def test_causes_count_boxes_and_say_where_nobody_named_one(asked):
    world = World()
    for ballot, more in {
        "ppwp": {"cause": "basah"},
        "dpr": {"cause": "basah", "resealed": "BA-1"},
        "dpd": {},
    }.items():
        world.seal(box(ballot=ballot), "tps", "2024-02-13T10:00", condition="rusak", **more)
    assert told(seals.causes(seals.findings(asked(world), ELECTION))) == [
        {"cause": "basah", "n": 2, "undocumented": 1},
        {"cause": "tidak_disebut", "n": 1, "undocumented": 1},
    ]


# --- from a number back to its rows ---------------------------------------------------------------------


def test_standing_rows_are_as_recorded_newest_first_within_known_at(asked):
    world = World(recorded="2024-02-10T08:00")
    world.plan(planned="2024-02-12T12:00")
    taken_back = world.batch("2024-02-12T13:00")
    world.delivery(arrived="2024-02-12T12:30")
    world.batch("2024-02-12T14:00")
    world.delivery(party="kpu", arrived="2024-02-12T12:00")
    world.delivery(OTHER_TPS, arrived="2024-02-12T12:00")
    world.withdraw(taken_back, "2024-02-12T15:00")
    before = asked(world, known_at=at("2024-02-12T14:30"))
    here = {"wilayah": TPS, "leg": "pps-tps", "destination": TPS, "item": "kotak_suara"}
    assert tracing.standing(before, "deliveries", **here)["seq"].tolist() == [3, 2, 1]
    assert tracing.standing(asked(world), "deliveries", **here)["seq"].tolist() == [3, 1]
    assert len(tracing.standing(before, "deliveries", wilayah=PPK, party="panwascam")) == 2


def test_seal_rows_are_narrowed_by_box_and_checkpoint(asked):
    world = World()
    for checkpoint in ("pps", "tps"):
        for ballot in ("ppwp", "dpr"):
            world.seal(box(ballot=ballot), checkpoint, "2024-02-12T10:00")
    found = tracing.standing(asked(world), "seal_checks", box=box(), checkpoint="tps")
    assert told(found[["box_id", "checkpoint"]]) == [{"box_id": box(), "checkpoint": "tps"}]


def test_a_filter_that_a_log_knows_nothing_of_is_refused(asked):
    with pytest.raises(ValueError, match="checkpoint"):
        tracing.standing(asked(World()), "deliveries", checkpoint="tps")


def test_a_row_is_traced_to_its_file_and_keeps_its_own_party(asked):
    world = World()
    world.seal(box(), "tps", condition="rusak", party="ppk")
    logs = asked(world)
    batches = world.store.batches()
    for rows in (tracing.standing(logs, "seal_checks"), seals.findings(logs, ELECTION)):
        (row,) = told(tracing.traced(rows, batches))
        assert (row["batch"], row["channel"], row["party"]) == (1, "berkas", "ppk")
        assert row["recorded_at"] == batches[0].recorded_at
        assert (row["file"], row["sheet"], row["line"], row["sender"]) == (None, None, None, None)
