"""Laws that hold whatever was recorded, on SQLite and PostgreSQL."""

import threading
from random import Random

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from lib.kernel.clock import parse
from lib.kernel.filters import Filters
from lib.kernel.logs import LOGS
from lib.store import frames
from lib.store.canonical import Draft, Row
from lib.store.chain import DATA
from lib.store.open import create
from lib.store.tables import batches, log_tables, metadata, personal
from lib.store.verify import verify

TPS = ("33.75.03.1004-012", "33.75.03.1004-013")
WRITERS, EACH, EDITS = 8, 200, 1_000
LAW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)


def delivery(doc, to, when, received, planned):
    key = {
        "document_no": f"SJ-{doc}",
        "item": "kotak_suara",
        "origin": "33.75.03.1004",
        "destination": TPS[to],
        "line": 1,
    }
    times = {"arrived_at": when and parse(when), "planned_arrival": planned and parse(planned)}
    return Row("deliveries", {**key, **times, "qty_received": received, "received_by": "KPPS"}, "panwascam")


def check(to, when, condition, officer):
    key = {"box_id": f"{TPS[to]}-ppwp", "checkpoint": "tps", "checked_at": parse(when), "check_no": 1}
    return Row("seal_checks", {**key, "condition": condition, "officer": officer}, "panwascam")


TIMES = ("2024-02-12T09:00", "2024-02-12", "2024-02-13T10:00")
DELIVERY = st.builds(
    delivery,
    st.integers(1, 2),
    st.integers(0, 1),
    st.sampled_from((None, *TIMES)),
    st.sampled_from((None, 0, 4, 5)),
    st.sampled_from((None, TIMES[0])),
)
CHECK = st.builds(
    check,
    st.integers(0, 1),
    st.sampled_from(TIMES),
    st.sampled_from(("utuh", "rusak")),
    st.sampled_from(("A", "B")),
)
UPLOAD = st.tuples(st.just("unggah"), st.lists(st.one_of(DELIVERY, CHECK), min_size=1, max_size=3))
AGAIN = st.tuples(st.just("ulangi"), st.integers(0, 9))
UNDO = st.tuples(st.just("tarik"), st.integers(0, 9))
MOVE = st.tuples(st.just("ganti"), st.integers(0, 9), DELIVERY)
CLEAR = st.tuples(st.just("kosongkan"), DELIVERY)
STORY = st.lists(st.one_of(UPLOAD, UPLOAD, AGAIN, UNDO, MOVE, CLEAR), min_size=1, max_size=10)


def empty(url):
    """A new store at an address that may have held one."""
    kept = getattr(empty, "stores", {})
    empty.stores = kept
    if url in kept:
        metadata.drop_all(kept[url].engine)
        kept.pop(url).engine.dispose()
    kept[url] = create(url, election="pemilu-2024", kota="33.75", kind="simulasi", wall=lambda: 0)
    return kept[url]


@pytest.fixture(autouse=True)
def closed():
    yield
    for store in getattr(empty, "stores", {}).values():
        store.engine.dispose()
    empty.stores = {}


def play(store, story, until=10**9):
    """Record a story, one minute a step; every step at or before `until`."""
    uploaded = []
    for minute, (move, *rest) in enumerate(story, start=1):
        if minute > until:
            break
        known = [batch for batch in store.batches() if batch.kind == DATA]
        if move == "unggah":
            uploaded.append(tuple(rest[0]))
            store.append(Draft("berkas", uploaded[-1]), minute)
        elif move == "ulangi" and uploaded:
            store.append(Draft("berkas", uploaded[rest[0] % len(uploaded)]), minute)
        elif move == "tarik" and known:
            gone = {batch.target_seq for batch in store.batches()}
            target = known[rest[0] % len(known)].seq
            if target not in gone:
                store.withdraw(target, "staf", "salah", minute)
        elif move == "ganti" and known:
            row = rest[1]
            corrected = Row(row.log, row.values, row.party, replaces=(known[rest[0] % len(known)].seq, 1))
            store.append(Draft("formulir", (corrected,)), minute)
        elif move == "kosongkan":
            row = rest[0]
            store.append(
                Draft("formulir", (Row(row.log, row.values, row.party, clears=("received_by",)),)), minute
            )


def folded(store, known_at=10**9, as_of="2024-02-20"):
    """What stands, without what differs by chance (salts, positions)."""
    logs = frames.logs(store, Filters(parse(as_of).minute, known_at))
    found = {}
    for name, log in LOGS.items():
        shown = logs[name].collect().to_pandas()
        people = [column for column in log.of_kind("person") if column in shown]
        shown[people] = shown[people].notna()
        columns = [*log.stored, "party"]
        found[name] = sorted(map(str, shown[columns].astype(str).values.tolist()))
    return found


@LAW
@given(story=STORY, until=st.integers(0, 10))
def test_known_at_equals_replaying_only_what_was_recorded_by_then(url, story, until):
    whole, part = empty(url), empty("sqlite://")
    play(whole, story)
    play(part, story, until)
    assert folded(whole, known_at=until) == folded(part)
    assert verify(whole).ok


@LAW
@given(planned=st.sampled_from(TIMES), arrivals=st.lists(DELIVERY, max_size=5))
def test_an_arrival_never_erases_a_plan(url, planned, arrivals):
    store = empty(url)
    store.append(Draft("berkas", (delivery(1, 0, None, None, planned),)), 1)
    for row in arrivals:
        values = {name: value for name, value in row.values.items() if name != "planned_arrival"}
        store.append(Draft("berkas", (Row(row.log, values, row.party),)), 2)
    shown = frames.logs(store, Filters(parse("2024-02-20").minute, 10**9))["deliveries"].collect().to_pandas()
    mine = shown[(shown["document_no"] == "SJ-1") & (shown["destination"] == TPS[0])]
    assert mine["planned_arrival"].tolist() == [parse(planned).minute]


def test_eight_writers_of_two_hundred_uploads_lose_nothing(store):
    failures = []

    def write(writer):
        for number in range(EACH):
            try:
                store.append(Draft("berkas", (delivery(f"{writer}-{number}", 0, TIMES[0], number, None),)))
            except Exception as error:
                failures.append(error)

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert failures == []
    assert [batch.seq for batch in store.batches()] == list(range(1, WRITERS * EACH + 1))
    assert len(frames.raw(store, "deliveries")) == WRITERS * EACH
    assert verify(store).ok


def test_a_thousand_random_edits_are_all_found(store):
    draw = Random(20240214)  # noqa: S311 (repeatable, no secret)
    for minute in range(1, 7):
        rows = (
            delivery(minute, minute % 2, TIMES[0], minute, TIMES[0]),
            check(0, TIMES[2], "utuh", f"P{minute}"),
        )
        store.append(Draft("berkas", rows, sender="PPS", file_name=f"{minute}.csv"), minute)
    tables = [batches, log_tables["deliveries"], log_tables["seal_checks"], personal]
    for _ in range(EDITS):
        table = draw.choice(tables)
        with store.engine.connect() as connection:
            before = dict(draw.choice(connection.execute(select(table)).all())._mapping)
        column = draw.choice(list(table.c))
        value = before[column.name]
        after = {column.name: (value or 0) + 1_000 if column.type.python_type is int else f"{value}x"}
        change(store, table, before, after)
        assert not verify(store).ok, (table.name, column.name, before)
        change(store, table, {**before, **after}, before)
    assert verify(store).ok


def change(store, table, row, values):
    """Edit one stored row behind the log's back."""
    here = [column == row[column.name] for column in table.primary_key]
    with store.engine.begin() as connection:
        assert connection.execute(update(table).where(*here).values(values)).rowcount == 1


def test_a_store_of_no_rows_folds_to_no_rows():
    nothing = {log: frames.empty(log) for log in LOGS}
    logs = frames.of_rows(nothing, Filters(0, 0))
    assert all(
        isinstance(logs[log].collect().to_pandas(), pd.DataFrame) and len(logs[log].collect()) == 0
        for log in LOGS
    )
