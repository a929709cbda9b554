"""Three ways to fold a log, one answer: in loops, in plain pandas, and the product's."""

import pytest

from lib.kernel.filters import Filters
from lib.kernel.logs import LOGS, Kind, precision
from lib.store import frames
from tests.messy import random_world
from tests.oracle import fold, metrics, vectors
from tests.oracle.verdict import PROOFS, verdicts

SEEDS = range(2)


@pytest.fixture(scope="module", params=SEEDS)
def case(request):
    return random_world(request.param, stations=20, odd=True)


def told(rows, log):
    """Key → what a row says, without the precision of a time that is not there."""
    names = [column.name for column in log.columns]
    times = [precision(name) for name in log.of_kind(Kind.TIME)]
    return {
        (row["chain"], row["key"]): [row[name] for name in names]
        + [row[name] if row[name.removesuffix("_precision")] is not None else None for name in times]
        for row in rows
    }


def test_three_folds_give_the_same_rows(case):
    for as_of, known_at in case.questions:
        by_loops = fold.logs(case.raws, as_of, known_at)
        by_vectors = vectors.logs(case.raws, as_of, known_at)
        product = frames.of_rows(case.raws, Filters(as_of, known_at))
        for name, log in LOGS.items():
            expected = told(by_loops[name], log)
            assert told(fold.facts(by_vectors[name]), log) == expected
            assert told(fold.facts(product[name].collect().to_pandas()), log) == expected


@pytest.mark.parametrize("by", metrics.LEVEL)
def test_the_fast_on_time_counts_as_the_slow_one(case, by):
    election = case.world.election
    for as_of, known_at in case.questions:
        slow = metrics.on_time(fold.logs(case.raws, as_of, known_at), election, as_of, by).query("due > 0")
        fast = vectors.on_time(
            vectors.logs(case.raws, as_of, known_at)["deliveries"], election.deadline, as_of, by
        )
        names = ["wilayah", "leg", "due", "reported", "good"]
        assert (
            fast[names].astype(object).to_numpy().tolist() == slow[names].astype(object).to_numpy().tolist()
        )


def test_messy_worlds_hold_every_state_often_enough_to_be_worth_asking():
    case = random_world(1, stations=60)
    found = verdicts(case.raws, case.world.election, case.tps, *case.questions[0])
    for name in (*PROOFS, "verdict", "bisa_buka"):
        counts = found[name].value_counts()
        assert len(counts) == 3, name
        assert counts.min() >= 2, name
