"""The metrics in plain pandas (tests/bench) answer as the product does: a benchmark compares equal work."""

import pytest

from lib.areas.levels import Level
from lib.areas.wilayah import reference
from lib.demo.fill import fill
from lib.kernel.clock import parse
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.open import create
from tests.bench.pairs import Question

ELECTION = reference.election("pemilu-2024")
STATIONS = list(reference.stations("pemilu-2024").values())[::40]
END = parse("2024-02-14T09:00").minute
LEVELLED = ("on_time", "delay_causes", "reconciliation", "seal_status")
METRICS = [(name, by) for name in LEVELLED for by in Level] + [
    ("chain", Level.KOTA),
    ("verdicts", Level.KOTA),
]


@pytest.fixture(scope="module")
def raws(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'kawal.db'}"
    store = create(url, election="pemilu-2024", kota="33.75", kind="simulasi")
    fill(store, until=END, tps=STATIONS)
    yield {log: frames.raw(store, log) for log in frames.LOGS}
    store.engine.dispose()


@pytest.fixture(scope="module", params=["2024-02-13T15:00", "2024-02-14T09:00"])
def question(request, raws):
    now = parse(request.param).minute
    return Question(raws, ELECTION, Filters(now, now))


def told(frame):
    """The columns, and the rows in their order; whatever says that a value is unknown is None."""
    values = frame.astype(object).where(frame.notna(), None)
    return list(frame.columns), [
        [one if one is None else str(one) for one in row] for row in values.to_numpy()
    ]


@pytest.mark.parametrize(("name", "by"), METRICS)
def test_by_hand_as_the_product(question, name, by):
    pair = question.pairs(by)[name]
    answer = told(pair.product())
    assert len(answer[1]) > 0
    assert told(pair.by_hand()) == answer


@pytest.mark.parametrize("tps", [one.code for one in STATIONS[:3]])
def test_the_same_rows_are_evidence(question, tps):
    pair = question.evidence(tps)
    product, by_hand = (
        {(proof, log): told(rows) for proof, logs in found.items() for log, rows in logs.items()}
        for found in (pair.product(), pair.by_hand())
    )
    assert by_hand == product
    assert any(rows for _, rows in product.values())
