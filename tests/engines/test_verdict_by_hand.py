"""The verdict agrees with a second reading of its rules, by hand, on messy little worlds."""

import pytest

from lib.areas.readiness.metrics import verdicts
from lib.areas.readiness.model import PROOFS
from lib.areas.wilayah import reference
from lib.kernel.filters import Filters
from lib.store import frames
from tests.messy import random_world
from tests.oracle.verdict import verdicts as by_hand

ELECTION = reference.election("pemilu-2024")


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_every_proof_agrees_with_the_reading_by_hand(seed):
    case = random_world(seed, stations=60)
    for as_of, known_at in case.questions:
        ours = verdicts(frames.of_rows(case.raws, Filters(as_of, known_at)), ELECTION).set_index("tps")
        theirs = by_hand(case.raws, ELECTION, case.tps, as_of, known_at)
        for name in (*PROOFS, "verdict", "overdue", "bisa_buka"):
            both = zip(
                theirs.index, ours.loc[theirs.index, name].astype(str), theirs[name].astype(str), strict=True
            )
            assert [one for one in both if one[1] != one[2]] == [], (name, as_of, known_at)


@pytest.mark.parametrize("seed", [6, 11])
def test_pandas_and_duckdb_agree_on_the_strangest_worlds(seed):
    case = random_world(seed, stations=50, odd=True)
    for as_of, known_at in case.questions[:4]:
        one, two = (
            verdicts(frames.of_rows(case.raws, Filters(as_of, known_at), engine), ELECTION, engine).astype(
                str
            )
            for engine in (frames.Engine(), frames.DuckDB())
        )
        shown = ["tps", *PROOFS, "verdict", "overdue", "bisa_buka"]
        assert one[shown].equals(two[shown]), (as_of, known_at)
