"""Every metric gives the same answer on pandas and on DuckDB."""

import pytest

from lib.areas.deliveries import metrics as deliveries
from lib.areas.levels import Level
from lib.areas.quantities.metrics import reconciliation
from lib.areas.seals.metrics import chain, seal_status
from lib.areas.wilayah import reference
from lib.demo.fill import fill
from lib.kernel.clock import parse
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.open import create

ELECTION = reference.election("pemilu-2024")
NOW = parse("2024-02-13T15:00").minute
METRICS = {
    "on_time": lambda logs, by: deliveries.on_time(logs["deliveries"], ELECTION.deadline, NOW, by),
    "delay_causes": lambda logs, by: deliveries.delay_causes(logs["deliveries"], ELECTION.deadline, NOW, by),
    "reconciliation": lambda logs, by: reconciliation(logs, ELECTION, by),
    "seal_status": lambda logs, by: seal_status(logs, ELECTION, by),
    "chain": lambda logs, _by: chain(logs),
}


@pytest.fixture(scope="module")
def raws(tmp_path_factory):
    url = f"sqlite:///{tmp_path_factory.mktemp('demo') / 'kawal.db'}"
    store = create(url, election="pemilu-2024", kota="33.75", kind="simulasi")
    fill(store, until=NOW, tps=list(reference.stations("pemilu-2024").values())[::40])
    yield {log: frames.raw(store, log) for log in frames.LOGS}
    store.engine.dispose()


@pytest.mark.parametrize("by", list(Level))
@pytest.mark.parametrize("name", list(METRICS))
def test_pandas_and_duckdb_agree(raws, name, by):
    one, two = (
        METRICS[name](frames.of_rows(raws, Filters(NOW, NOW), engine), by).astype(str)
        for engine in (frames.Engine(), frames.DuckDB())
    )
    assert len(one) > 0
    assert sorted(map(tuple, one.values.tolist())) == sorted(map(tuple, two.values.tolist()))
