"""The scenario in a store: filled once, the same for the same seed, and never into a real one."""

import pytest

from lib.areas.readiness.metrics import verdicts
from lib.areas.wilayah import reference
from lib.demo.fill import fill
from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.canonical import Draft, Row
from lib.store.open import create
from lib.store.verify import verify

EVERY = list(reference.stations("pemilu-2024").values())
FEW = EVERY[::80]
NOW = parse("2024-02-13T15:00").minute
END = parse("2024-02-14T09:00").minute


def made(tmp_path, name, kind="simulasi", election="pemilu-2024"):
    return create(f"sqlite:///{tmp_path / name}.db", election=election, kota="33.75", kind=kind)


def test_it_fills_up_to_the_clock_and_sets_it(store):
    own = store.new_salt
    count = fill(store, until=NOW, tps=FEW)
    batches = store.batches()
    assert count == len(batches)
    assert store.now() == NOW
    assert max(one.recorded_at for one in batches) <= NOW
    assert store.new_salt is own
    assert verify(store).ok


def test_the_same_seed_gives_the_same_hashes_on_every_database(store, tmp_path):
    other = made(tmp_path, "other")
    fill(store, seed=3, until=NOW, tps=FEW)
    fill(other, seed=3, until=NOW, tps=FEW)
    assert [one.hash for one in store.batches()] == [one.hash for one in other.batches()]


def test_an_earlier_clock_gives_the_beginning_of_the_same_chain(tmp_path):
    short, long = made(tmp_path, "short"), made(tmp_path, "long")
    fill(short, until=parse("2023-12-12T10:00").minute, tps=FEW)
    fill(long, until=NOW, tps=FEW)
    told = [one.hash for one in short.batches()]
    assert told == [one.hash for one in long.batches()][: len(told)]
    assert 10 < len(told) < len(long.batches())


def test_another_seed_gives_another_chain(tmp_path):
    heads = set()
    for seed in (1, 2):
        store = made(tmp_path, str(seed))
        fill(store, seed=seed, until=NOW, tps=FEW)
        heads.add(store.batches()[-1].hash)
    assert len(heads) == 2


def test_a_real_store_is_refused_and_stays_empty(tmp_path):
    real = made(tmp_path, "real", kind="nyata")
    with pytest.raises(UserError, match="nyata"):
        fill(real, until=NOW, tps=FEW)
    assert real.batches() == []


def test_another_election_is_refused(tmp_path):
    with pytest.raises(UserError, match="pilkada-2024"):
        fill(made(tmp_path, "pilkada", election="pilkada-2024"), until=NOW)


def test_a_store_that_holds_something_is_refused_and_unchanged(store):
    row = Row("tps_master", {"tps": FEW[0].code, "dpt": 250}, "kpu")
    store.append(Draft("perintah", (row,)))
    with pytest.raises(UserError, match="sudah berisi"):
        fill(store, until=NOW, tps=FEW)
    assert len(store.batches()) == 1


@pytest.fixture(scope="module")
def city(tmp_path_factory):
    """All 881 TPS until voting day 09:00."""
    store = made(tmp_path_factory.mktemp("city"), "kota")
    fill(store, until=END)
    yield store
    store.engine.dispose()


def test_the_whole_city_until_voting_day_is_some_hundred_uploads(city):
    batches = city.batches()
    assert 40_000 <= sum(one.rows for one in batches) <= 70_000
    assert 200 <= len(batches) <= 900
    assert {one.kind for one in batches} == {"data"}
    assert {one.channel for one in batches} == {"berkas", "formulir", "obrolan"}


@pytest.mark.parametrize(
    ("moment", "ready", "follow_up"),
    [
        ("2023-12-12T10:00", (0, 0), (0, 0)),
        ("2024-02-10T09:00", (0, 0), (0.005, 0.03)),
        ("2024-02-12T20:00", (0, 0.12), (0.02, 0.06)),
        ("2024-02-13T15:00", (0.55, 0.65), (0.05, 0.08)),
        ("2024-02-13T23:59", (0.84, 0.90), (0.06, 0.08)),
    ],
)
def test_the_story_stands_where_it_should(city, moment, ready, follow_up):
    at = parse(moment).minute
    found = verdicts(frames.logs(city, Filters(at, at)), reference.election("pemilu-2024"))["verdict"]
    assert len(found) == 881
    shares = found.value_counts(normalize=True)
    assert ready[0] <= shares.get("siap", 0) <= ready[1]
    assert follow_up[0] <= shares.get("perlu_tindak_lanjut", 0) <= follow_up[1]
