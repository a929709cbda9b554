"""The simulated scenario tells the right story, on pandas and on DuckDB, and stores nothing but log rows."""

import pytest
from sqlalchemy import inspect

from lib.areas.readiness.evidence import evidence
from lib.areas.readiness.metrics import verdicts
from lib.areas.readiness.model import PROOFS
from lib.areas.wilayah import reference
from lib.demo.fill import fill
from lib.kernel.clock import parse
from lib.kernel.filters import Filters
from lib.kernel.logs import LOGS
from lib.store import frames
from lib.store.open import create
from lib.store.verify import verify
from tests.oracle.verdict import verdicts as oracle

MOMENTS = ("2023-12-12T10:00", "2024-02-12T20:00", "2024-02-13T15:00", "2024-02-13T23:59", "2024-02-14T09:00")
ELECTION = reference.election("pemilu-2024")

KEPT = {
    "accounts",
    "batches",
    "boundaries",
    "headings",
    "meta",
    "personal",
    "photos",
    "sessions",
}  # beside the logs


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'kawal.db'}"
    store = create(url, election="pemilu-2024", kota="33.75", kind="simulasi")
    fill(store, until=parse(MOMENTS[-1]).minute)
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def raws(demo):
    return {log: frames.raw(demo, log) for log in LOGS}


def at(raws, moment, engine=None):
    minute = parse(moment).minute
    return verdicts(frames.of_rows(raws, Filters(minute, minute), engine), ELECTION, engine)


def test_the_three_answers_always_sum_to_every_tps(raws):
    for moment in MOMENTS:
        assert at(raws, moment)["verdict"].value_counts().sum() == 881, moment


def test_all_three_answers_occur_at_the_default_clock(raws):
    assert set(at(raws, "2024-02-13T15:00")["verdict"]) == {
        "siap",
        "perlu_tindak_lanjut",
        "belum_terverifikasi",
    }


def test_before_the_trucks_leave_nothing_is_ready(raws):
    assert set(at(raws, "2023-12-12T10:00")["verdict"]) == {"belum_terverifikasi"}


def test_duckdb_gives_the_same_verdicts(raws):
    shown = ["tps", *PROOFS, "verdict", "overdue", "bisa_buka"]
    one, two = (at(raws, "2024-02-13T15:00", engine)[shown] for engine in (frames.Engine(), frames.DuckDB()))
    assert one.astype(str).equals(two.astype(str))


def test_known_at_equals_a_store_that_stops_there(raws, tmp_path):
    until = parse("2024-02-12T20:00").minute
    store = create(
        f"sqlite:///{tmp_path / 'sebagian.db'}", election="pemilu-2024", kota="33.75", kind="simulasi"
    )
    fill(store, until=until)
    replayed = verdicts(frames.logs(store, Filters(until, until)), ELECTION)
    assert replayed.astype(str).equals(at(raws, "2024-02-12T20:00").astype(str))
    store.engine.dispose()


def test_without_the_supervisors_and_receivers_nothing_is_ever_verified(raws):
    senders = {log: frame[frame["party"].isin(["kpu", "pengangkut"])] for log, frame in raws.items()}
    found = at(senders, "2024-02-14T09:00")
    assert not (found[list(PROOFS)] == "terverifikasi").any().any()


def test_the_voters_of_all_tps_are_the_published_total(raws):
    assert at(raws, "2024-02-14T09:00")["dpt"].sum() == 230_526


def test_the_chain_of_the_whole_scenario_verifies_and_only_logs_are_stored(demo):
    assert verify(demo).ok
    assert set(inspect(demo.engine).get_table_names()) == {*KEPT, *LOGS}


def test_an_empty_store_has_no_ready_tps(tmp_path):
    store = create(f"sqlite:///{tmp_path / 'kosong.db'}", election="pemilu-2024", kota="33.75")
    found = verdicts(frames.logs(store, Filters(parse("2024-02-14T09:00").minute, 10**9)), ELECTION)
    assert found["verdict"].value_counts().to_dict() == {"belum_terverifikasi": 881}
    store.engine.dispose()


@pytest.mark.parametrize("moment", ["2024-02-13T15:00"])
def test_a_second_reading_of_the_rules_by_hand_comes_to_the_same_answers(raws, moment):
    minute = parse(moment).minute
    stations = sorted(reference.stations("pemilu-2024"))
    by_hand = oracle(raws, ELECTION, stations, minute, minute)
    found = at(raws, moment).set_index("tps")
    for name in (*PROOFS, "verdict", "overdue", "bisa_buka"):
        assert found[name].astype(str).tolist() == by_hand[name].astype(str).reindex(found.index).tolist(), (
            name
        )


def test_without_its_evidence_no_proof_is_verified(raws):
    minute = parse("2024-02-14T09:00").minute
    filters = Filters(minute, minute)
    found = at(raws, "2024-02-14T09:00")
    for tps in found[found["verdict"] == "siap"]["tps"].iloc[:1]:
        for proof, logs in evidence(raws, filters, tps).items():
            left = {
                log: frame[~frame["ord"].isin(logs[log]["ord"])] if log in logs else frame
                for log, frame in raws.items()
            }
            state = verdicts(frames.of_rows(left, Filters(minute, minute, tps)), ELECTION)[proof].item()
            assert state != "terverifikasi", (tps, proof)


def test_another_seed_tells_another_story_with_all_three_answers(tmp_path):
    now = parse("2024-02-13T15:00").minute
    store = create(f"sqlite:///{tmp_path / 'lain.db'}", election="pemilu-2024", kota="33.75", kind="simulasi")
    fill(store, seed=7, until=now)
    found = verdicts(frames.logs(store, Filters(now, now)), ELECTION)
    assert set(found["verdict"]) == {"siap", "perlu_tindak_lanjut", "belum_terverifikasi"}
    store.engine.dispose()
