"""Laws of the verdict on worlds drawn at random: silence, plans and a sender's word prove nothing."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.areas.readiness.evidence import evidence
from lib.areas.readiness.metrics import verdicts
from lib.areas.readiness.model import PROOFS
from lib.areas.wilayah import reference
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.folding import PLANNED
from tests.messy import random_world

ELECTION = reference.election("pemilu-2024")
SENDERS = ("kpu", "pengangkut")
PLANS = [*PLANNED, *(f"{name}_precision" for name in PLANNED)]
LAW = settings(max_examples=4, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SEEDS = st.integers(100, 10_000)


def judged(raws, filters):
    return verdicts(frames.of_rows(raws, filters), ELECTION).set_index("tps")


def verified(found):
    return {(tps, proof) for proof in PROOFS for tps in found.index[found[proof] == "terverifikasi"]}


@LAW
@given(seed=SEEDS)
def test_the_three_answers_sum_to_every_tps(seed):
    case = random_world(seed, stations=6)
    for question in case.questions[:2]:
        found = judged(case.raws, Filters(*question))
        assert found["verdict"].isin(["siap", "perlu_tindak_lanjut", "belum_terverifikasi"]).all()
        assert len(found) == ELECTION.tps_total


@LAW
@given(seed=SEEDS)
def test_the_senders_word_alone_verifies_nothing(seed):
    case = random_world(seed, stations=6)
    theirs = {log: frame[frame["party"].isin(SENDERS)] for log, frame in case.raws.items()}
    assert verified(judged(theirs, Filters(*case.questions[1]))) == set()


@LAW
@given(seed=SEEDS)
def test_plans_alone_verify_nothing_and_adding_plans_verifies_nothing_more(seed):
    case = random_world(seed, stations=6)
    question = Filters(*case.questions[1])
    planned = case.raws["deliveries"][case.raws["deliveries"]["planned_arrival"].notna()].copy()
    own = {*frames.ROW_COLUMNS, *PLANS, "document_no", "item", "origin", "destination", "line", "leg", "ord"}
    for name in set(planned.columns) - own - {"recorded_at", "withdrawn_at"}:
        planned[name] = pd.NA
    planned = frames.settled(planned, frames.DELIVERIES)
    only_plans = {log: frames.empty(log) for log in case.raws} | {"deliveries": planned}
    assert verified(judged(only_plans, question)) == set()
    planned["key"] = "baru" + planned["key"]
    planned["seq"], planned["same_seq"] = planned["seq"] + 5_000, planned["same_seq"] + 5_000
    planned["document_no"] = "RENCANA-LAIN"
    more = case.raws | {
        "deliveries": pd.concat([case.raws["deliveries"], frames.settled(planned, frames.DELIVERIES)])
    }
    before, after = verified(judged(case.raws, question)), verified(judged(more, question))
    assert after <= before


@LAW
@given(seed=SEEDS)
def test_without_its_evidence_no_proof_stays_verified(seed):
    case = random_world(seed, stations=3)
    question = Filters(*case.questions[1])
    found = judged(case.raws, question)
    for tps, proof in sorted(verified(found)):
        rests_on = evidence(case.raws, question, tps)[proof]
        left = {
            log: frame[~frame["ord"].isin(rests_on[log]["ord"])] if log in rests_on else frame
            for log, frame in case.raws.items()
        }
        assert judged(left, question).loc[tps, proof] != "terverifikasi", (tps, proof)


@pytest.mark.parametrize("engine", [frames.Engine, frames.DuckDB])
def test_an_empty_record_verifies_nothing_on_either_engine(engine):
    nothing = {log: frames.empty(log) for log in frames.LOGS}
    on = engine()
    found = verdicts(frames.of_rows(nothing, Filters(10**8, 10**9), on), ELECTION, on)
    assert set(found["verdict"]) == {"belum_terverifikasi"}
