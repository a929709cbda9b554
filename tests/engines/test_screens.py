"""The numbers of the screens: each held against the metric it stands beside, and against a story by hand."""

import pandas as pd
import pytest

from lib.areas import tracing
from lib.areas.deliveries import metrics as deliveries
from lib.areas.deliveries import timing
from lib.areas.deliveries.timing import Band
from lib.areas.levels import Level
from lib.areas.readiness import totals as summary
from lib.areas.readiness.metrics import verdicts
from lib.areas.seals import findings as seals
from lib.areas.seals import metrics as seal_metrics
from lib.areas.wilayah import reference
from lib.kernel.clock import start_of
from lib.kernel.filters import Filters
from lib.store import frames
from tests.asking import ENGINES, told
from tests.messy import random_world
from tests.world import OTHER_TPS, TPS, World, at, box

ELECTION = reference.election("pemilu-2024")
DEADLINE = ELECTION.deadline
PPK, PPS = TPS[:8], TPS[:13]


@pytest.fixture(scope="module")
def messy():
    """Twenty unrelated TPS with several parties, gaps and mistakes."""
    return random_world(11, stations=20)


@pytest.fixture(scope="module", params=[2, 5])
def question(request, messy):
    """The messy world at two times, as (logs on pandas, logs on DuckDB)."""
    filters = Filters(*messy.questions[request.param])
    return tuple(frames.of_rows(messy.raws, filters, engine()) for engine in ENGINES.values())


def timed(logs):
    return timing.timed(logs["deliveries"], DEADLINE, logs.filters.as_of)


def timeline(logs, hours=None):
    return timing.timeline(logs["deliveries"], DEADLINE, logs.filters.as_of, hours)


# --- on messy worlds: the same on both engines, and the same as the metric beside it --------------------


@pytest.mark.parametrize(
    "number",
    [
        timed,
        timeline,
        lambda logs: seals.findings(logs, ELECTION),
        lambda logs: seals.history(logs, seals.findings(logs, ELECTION)["box_id"].iloc[0]),
        lambda logs: tracing.standing(logs, "deliveries", wilayah="33.75"),
        lambda logs: tracing.standing(logs, "tps_master"),
    ],
    ids=["timed", "timeline", "findings", "history", "deliveries", "tps_master"],
)
def test_pandas_and_duckdb_agree(question, number):
    one, two = (number(logs) for logs in question)
    assert told(one) == told(two)
    assert dict(one.dtypes.astype(str)) == dict(two.dtypes.astype(str))
    assert len(one) > 0


def test_what_is_timed_is_what_on_time_counts(question):
    logs, _ = question
    days = timing.days(timed(logs))
    rates = deliveries.on_time(logs["deliveries"], DEADLINE, logs.filters.as_of, Level.KOTA)
    counts = ["due", "reported", "good"]
    known = rates[rates["due"] > 0].set_index("leg")[counts]
    assert days.groupby("leg")[counts].sum().to_dict() == known.to_dict()
    assert (days["late"] + days["silent"] == days["due"] - days["good"]).all()


def test_every_due_movement_is_in_exactly_one_band(question):
    logs, _ = question
    rows = timed(logs)
    bands = timing.lateness(rows)
    assert bands.groupby("leg")["n"].sum().to_dict() == rows.groupby("leg").size().to_dict()
    late = bands[~bands["band"].isin([Band.ON_TIME, Band.SILENT])]["n"].sum()
    assert late == (rows["state"] == "terlambat").sum()


def test_the_timeline_ends_with_every_plan_and_reaches_the_reports_of_now(question):
    logs, _ = question
    as_of = logs.filters.as_of
    moved = deliveries.movements(logs["deliveries"], DEADLINE).collect().to_pandas().dropna(subset=["due"])
    for leg, rows in timeline(logs).groupby("leg"):
        ours = moved[moved["leg"] == leg]
        known = rows["arrived"].dropna()
        assert rows["planned"].is_monotonic_increasing
        assert known.is_monotonic_increasing
        assert (rows["planned"].iloc[-1], known.iloc[-1]) == (len(ours), (ours["at"] <= as_of).sum())
        assert rows[rows["at"] > as_of]["arrived"].isna().all()


def test_findings_are_the_boxes_that_the_chain_says_were_bad(question):
    logs, _ = question
    chain = seal_metrics.chain(logs)
    bad = chain[chain["state"] != "utuh"].set_index("box_id")
    found = seals.findings(logs, ELECTION).set_index("box_id").sort_index()
    assert list(found.index) == list(bad.index)
    assert (found["documented"] == bad["documented"].astype("Int64")).all()
    for name in ("last_intact", "first_bad"):
        assert told(found[[name]]) == told(bad[[name]])


def test_states_and_answers_sum_to_every_tps_and_kelurahan_to_kecamatan_to_kota(question):
    logs, _ = question
    found = verdicts(logs, ELECTION)
    levels = {by: summary.totals(found, by).fillna(0) for by in Level}
    for frame in levels.values():
        for names in ([str(one) for one in summary.Shown], [f"bisa_buka_{one}" for one in summary.OPENS]):
            assert (frame[names].sum(axis="columns") == frame["tps"]).all()
    counts = [name for name in levels[Level.KOTA] if name != "wilayah"]
    assert levels[Level.KOTA]["tps"].tolist() == [ELECTION.tps_total]
    for by in (Level.KECAMATAN, Level.KELURAHAN):
        assert levels[by][counts].sum().tolist() == levels[Level.KOTA][counts].iloc[0].tolist()


def test_nothing_recorded_gives_empty_tables_and_no_error(asked):
    logs = asked(World())
    rows = timed(logs)
    empty = [rows, timing.lateness(rows), timing.days(rows), timeline(logs)]
    found = seals.findings(logs, ELECTION)
    empty += [found, seals.causes(found), seals.history(logs, box()), tracing.standing(logs, "deliveries")]
    assert [len(frame) for frame in empty] == [0] * len(empty)
    assert list(timing.lateness(rows)) == ["leg", "band", "n"]


# --- how late -------------------------------------------------------------------------------------------


ARRIVALS = {
    # due at noon of 12 February: arrived, minutes late, band
    "early": ("2024-02-12T11:00", -60, Band.ON_TIME),
    "to the minute": ("2024-02-12T12:00", 0, Band.ON_TIME),
    "a minute late": ("2024-02-12T12:01", 1, Band.UP_TO_1),
    "an hour": ("2024-02-12T13:00", 60, Band.UP_TO_1),
    "more than an hour": ("2024-02-12T13:01", 61, Band.UP_TO_3),
    "more than three": ("2024-02-12T15:01", 181, Band.UP_TO_6),
    "twelve": ("2024-02-13T00:00", 720, Band.UP_TO_12),
    "more than twelve": ("2024-02-13T00:01", 721, Band.OVER_12),
    "a day proves no minutes": ("2024-02-12", None, Band.DAY_ONLY),
    "the day before is in time": ("2024-02-11", None, Band.ON_TIME),
    "nobody reported": (None, None, Band.SILENT),
}


def test_a_movement_falls_into_the_band_of_its_minutes(asked):
    world = World()
    for number, (arrived, _, _) in enumerate(ARRIVALS.values(), start=1):
        world.plan(f"{PPS}-{number:03d}", planned="2024-02-12T12:00")
        world.delivery(f"{PPS}-{number:03d}", arrived=arrived, sent=4)
    rows = timed(asked(world))
    bands = [timing.lateness(rows.iloc[[number]]) for number in range(len(rows))]
    found = [
        (row["late_minutes"], *band[band["n"] > 0]["band"])
        for row, band in zip(told(rows), bands, strict=True)
    ]
    assert dict(zip(ARRIVALS, found, strict=True)) == {name: case[1:] for name, case in ARRIVALS.items()}
    assert all(band["band"].tolist() == list(Band) for band in bands)


def test_the_senders_word_is_no_report_and_what_is_not_due_is_not_timed(asked):
    world = World()
    world.plan(planned="2024-02-12T12:00")
    world.delivery(party="kpu", arrived="2024-02-12T11:00")
    world.plan(OTHER_TPS, planned="2024-02-13T12:00")
    (row,) = told(timed(asked(world, "2024-02-13T11:59")))
    assert (row["destination"], row["state"], row["at"]) == (TPS, "tanpa_laporan", None)


def test_a_movement_names_its_areas_and_the_warehouse_lies_above_them(asked):
    world = World()
    for to in ("33.75", PPK, PPS, TPS):
        world.plan(to, planned="2024-02-10T12:00")
    areas = {row["leg"]: (row["kecamatan"], row["kelurahan"]) for row in told(timed(asked(world)))}
    assert list(areas.items()) == [
        ("penyedia-gudang", (None, None)),
        ("gudang-ppk", (PPK, None)),
        ("ppk-pps", (PPK, PPS)),
        ("pps-tps", (PPK, PPS)),
    ]


def test_a_day_begins_at_midnight_in_wib_and_silence_has_no_rate(asked):
    world = World()
    world.plan(planned="2024-02-12T00:30")
    world.plan(OTHER_TPS, planned="2024-02-12T23:30")
    world.plan("33.75", planned="2024-02-11T23:30")
    world.delivery(OTHER_TPS, arrived="2024-02-13T01:00")
    above, below = sorted(told(timing.days(timed(asked(world)))), key=lambda row: row["leg"])
    assert (above["kecamatan"], above["rate"], above["coverage"]) == (None, None, 0)
    assert above["day"] == start_of(pd.Timestamp("2024-02-11").date())
    assert below == {
        "kecamatan": PPK, "leg": "pps-tps", "day": start_of(pd.Timestamp("2024-02-12").date()),
        "due": 2, "reported": 1, "good": 0, "late": 1, "silent": 1, "rate": 0, "coverage": 0.5,
    }  # fmt: skip


def test_planned_against_arrived_goes_on_into_the_future_only_with_its_plans(asked):
    world = World()
    world.plan(planned="2024-02-12T09:00")
    world.delivery(arrived="2024-02-12T09:40")
    world.plan(OTHER_TPS, planned="2024-02-12T12:00")
    world.delivery(PPK, arrived="2024-02-12T08:00")  # nobody planned it: no part of this comparison
    curve = timeline(asked(world, "2024-02-12T10:30"), hours=1)
    shown = list(zip(curve["at"], curve["planned"], told(curve[["arrived"]]), strict=True))
    assert shown == [
        (at("2024-02-12T08:00"), 0, {"arrived": 0}),
        (at("2024-02-12T09:00"), 1, {"arrived": 0}),
        (at("2024-02-12T10:00"), 1, {"arrived": 1}),
        (at("2024-02-12T10:30"), 1, {"arrived": 1}),
        (at("2024-02-12T11:00"), 1, {"arrived": None}),
        (at("2024-02-12T12:00"), 2, {"arrived": None}),
    ]


def test_without_a_step_a_long_leg_is_drawn_in_days_that_begin_at_midnight(asked):
    world = World()
    world.plan(planned="2024-01-02T09:00")
    world.plan(OTHER_TPS, planned="2024-02-12T12:00")
    curve = timeline(asked(world, "2023-12-01T08:00"))
    assert {(one - start_of(pd.Timestamp("2024-01-02").date())) % (12 * 60) for one in curve["at"]} == {0}
    assert len(curve) <= 98
