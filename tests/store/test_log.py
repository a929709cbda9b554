"""The log holds what it was told, says when something was changed, and loses nothing."""

import random
import threading

import pytest
from sqlalchemy import insert, select, update

from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.kernel.filters import Filters
from lib.store import frames
from lib.store.canonical import Draft, Row
from lib.store.open import create, open_store
from lib.store.tables import batches, log_tables, meta, personal
from lib.store.verify import verify

TPS, BOX = "33.75.03.1004-012", "33.75.03.1004-012-ppwp"


def delivery(doc="SJ-1", clears=(), replaces=None, to=TPS, **values):
    times = {
        name: parse(value) for name, value in values.items() if name.endswith(("_at", "departure", "arrival"))
    }
    key = {"document_no": doc, "item": "kotak_suara", "origin": "33.75.03.1004", "destination": to, "line": 1}
    return Row("deliveries", {**key, **values, **times}, "panwascam", clears=clears, replaces=replaces)


def check(when="2024-02-12T09:00", officer="Petugas 1", **values):
    key = {"box_id": BOX, "checkpoint": "tps", "checked_at": parse(when), "check_no": 1, "condition": "utuh"}
    return Row("seal_checks", {**key, "officer": officer, **values}, "panwascam")


def say(store, *rows, at=None):
    return store.append(Draft("berkas", tuple(rows)), recorded_at=at)


def shown(store, as_of="2024-02-20", known_at=10**9, engine=None):
    asked = Filters(parse(as_of).minute, known_at)
    return frames.logs(store, asked, engine)["deliveries"].collect().to_pandas()


def test_an_arrival_does_not_erase_the_plan(store):
    say(store, delivery(planned_arrival="2024-02-12T10:00"), at=1)
    say(store, delivery(arrived_at="2024-02-12T11:00", qty_received=5), at=2)
    row = shown(store).iloc[0]
    assert row["planned_arrival"] == parse("2024-02-12T10:00").minute
    assert row["qty_received"] == 5


def test_a_plan_shows_before_the_arrival_and_the_amount_only_from_it(store):
    say(store, delivery(planned_arrival="2024-02-12T10:00", arrived_at="2024-02-12T11:00", qty_received=5))
    before = shown(store, as_of="2024-02-12T10:59").iloc[0]
    assert before[["arrived_at", "qty_received"]].isna().all()
    assert not before["done"]
    assert shown(store, as_of="2024-02-12T11:00").iloc[0]["qty_received"] == 5


def test_a_day_without_a_time_counts_from_the_end_of_that_day(store):
    say(store, delivery(arrived_at="2024-02-12", qty_received=5))
    assert shown(store, as_of="2024-02-12T23:58").empty
    assert len(shown(store, as_of="2024-02-12T23:59")) == 1


def test_an_amount_without_a_time_shows_from_when_it_was_recorded(store):
    at = parse("2024-02-12T12:00").minute
    say(store, delivery(qty_received=5), at=at)
    assert shown(store, as_of="2024-02-12T11:59").empty
    assert len(shown(store, as_of="2024-02-12T12:00")) == 1


def test_a_blank_is_set_only_by_an_explicit_correction(store):
    say(store, delivery(qty_received=5), at=1)
    say(store, delivery(arrived_at="2024-02-12T11:00"), at=2)
    assert shown(store).iloc[0]["qty_received"] == 5
    say(store, delivery(clears=("qty_received",)), at=3)
    assert shown(store)["qty_received"].isna().all()
    assert shown(store, known_at=2).iloc[0]["qty_received"] == 5


def test_an_old_version_uploaded_again_is_a_duplicate_and_never_a_silent_revert(store):
    say(store, delivery(qty_received=5), at=1)
    say(store, delivery(qty_received=4), at=2)
    again = say(store, delivery(qty_received=5), delivery(doc="SJ-2", qty_received=1), at=3)
    assert again.repeats == {0}
    assert sorted(shown(store)["qty_received"]) == [1, 4]


def test_a_file_of_duplicates_stores_nothing(store):
    say(store, delivery(qty_received=5), at=1)
    assert say(store, delivery(qty_received=5), at=2).batch is None
    assert len(store.batches()) == 1


def test_withdrawing_the_first_of_two_equal_rows_brings_the_repeated_one_back(store):
    say(store, delivery(qty_received=5), at=1)
    say(store, delivery(qty_received=5), delivery(doc="SJ-2", qty_received=1), at=2)
    store.withdraw(1, by="staf", why="salah berkas", recorded_at=3)
    assert sorted(shown(store)["qty_received"]) == [1, 5]


def test_a_withdrawn_batch_is_gone_but_stays_known_as_it_was(store):
    say(store, delivery(qty_received=5), at=1)
    store.withdraw(1, by="staf", why="salah berkas", recorded_at=2)
    assert shown(store).empty
    assert len(shown(store, known_at=1)) == 1
    with pytest.raises(UserError, match="sudah ditarik"):
        store.withdraw(1, by="staf", why="lagi")


def test_a_corrected_key_field_replaces_the_row_it_names(store):
    say(store, delivery(qty_received=5), at=1)
    say(store, delivery(to="33.75.03.1004-013", qty_received=5, replaces=(1, 1)), at=2)
    assert list(shown(store)["destination"]) == ["33.75.03.1004-013"]


def test_pandas_and_duckdb_fold_and_mask_alike(store):
    for number in range(12):
        time = "2024-02-12T11:00" if number % 2 else None
        say(store, delivery(doc=f"SJ-{number % 4}", qty_received=number, arrived_at=time or "2024-02-12"))
    columns = ["document_no", "qty_received", "arrived_at", "arrived_at_precision", "done"]
    one, two = (
        shown(store, as_of="2024-02-12T12:00", engine=engine)[columns].sort_values("document_no")
        for engine in (frames.Engine(), frames.DuckDB())
    )
    assert one.astype(str).values.tolist() == two.astype(one.dtypes).astype(str).values.tolist()


def test_known_at_equals_replaying_only_what_was_recorded_by_then(store, tmp_path):
    draw = random.Random(7)  # noqa: S311 (a repeatable scenario, no secret)
    rows = [delivery(doc=f"SJ-{draw.randrange(3)}", qty_received=draw.randrange(3)) for _ in range(30)]
    for at, row in enumerate(rows, start=1):
        say(store, row, at=at)
    replay = create(f"sqlite:///{tmp_path / 'ulang.db'}", election="pemilu-2024", kota="33.75")
    for at, row in enumerate(rows[:15], start=1):
        say(replay, row, at=at)
    assert shown(store, known_at=15)["qty_received"].tolist() == shown(replay)["qty_received"].tolist()
    replay.engine.dispose()


def test_eight_writers_lose_nothing_and_none_is_refused(store):
    def write(writer):
        for number in range(10):
            say(store, delivery(doc=f"SJ-{writer}-{number}", qty_received=number))

    writers = [threading.Thread(target=write, args=(writer,)) for writer in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert [batch.seq for batch in store.batches()] == list(range(1, 81))
    assert verify(store).ok


def test_every_edit_of_a_stored_row_is_found(store):
    say(store, delivery(qty_received=5), check(), at=1)
    say(store, delivery(qty_received=4), at=2)
    assert verify(store).ok
    edited = 0
    for table in (batches, log_tables["deliveries"], log_tables["seal_checks"], personal):
        for column in table.c:
            with store.engine.begin() as connection:
                value = connection.execute(select(column).where(table.c.seq == 1)).scalar()
                other = (value or 0) + 1_000 if column.type.python_type is int else f"{value}x"
                first = table.c.seq == 1
                connection.execute(update(table).where(first).values({column.name: other}))
            assert not verify(store).ok, f"{table.name}.{column.name}"
            with store.engine.begin() as connection:
                connection.execute(update(table).where(column == other).values({column.name: value}))
            assert verify(store).ok, f"{table.name}.{column.name} put back"
            edited += 1
    assert edited > 60


def test_erasing_a_name_leaves_the_chain_whole_and_says_so(store):
    say(store, check(officer="Petugas 1"), at=1)
    assert store.erase("Petugas 1", by="admin", why="permintaan yang bersangkutan") == 1
    report = verify(store)
    assert (report.ok, report.erased) == (True, 1)
    assert store.people([(1, 1)]) == {}


def test_a_head_that_was_printed_is_found_again_and_a_foreign_one_is_not(store):
    say(store, delivery(qty_received=5))
    assert verify(store, against=store.batches()[-1].hash).ok
    assert not verify(store, against="0" * 64).ok


def test_a_store_is_never_made_over_another(store, url):
    with pytest.raises(UserError, match="sudah berisi"):
        create(url, election="pemilu-2024", kota="33.75")


def test_a_newer_store_is_refused_and_left_alone(store, url):
    with store.engine.begin() as connection:
        connection.execute(update(meta).where(meta.c.key == "schema_version").values(value="99"))
    with pytest.raises(UserError, match="lebih baru"):
        open_store(url)


def test_a_missing_or_corrupt_file_is_said_and_never_overwritten(tmp_path):
    with pytest.raises(UserError, match="Belum ada penyimpanan"):
        open_store(f"sqlite:///{tmp_path / 'tiada.db'}")
    broken = tmp_path / "rusak.db"
    broken.write_bytes(b"bukan basis data" * 100)
    with pytest.raises(UserError, match="rusak"):
        open_store(f"sqlite:///{broken}")
    assert broken.read_bytes() == b"bukan basis data" * 100


def test_a_locked_store_says_so(tmp_path):
    url = f"sqlite:///{tmp_path / 'kunci.db'}"
    first = create(url, election="pemilu-2024", kota="33.75")
    second = open_store(url, lock_seconds=0.1)
    with first.engine.connect().execution_options(writing=True) as connection:
        connection.execute(insert(meta).values(key="x", value="y"))
        with pytest.raises(UserError, match="sedang dipakai"):
            say(second, delivery(qty_received=1))
        connection.rollback()
    first.engine.dispose()
    second.engine.dispose()


def test_only_a_simulated_store_has_a_clock_of_its_own(store, tmp_path):
    store.set_clock(5_000)
    assert store.now() == 5_000
    real = create(f"sqlite:///{tmp_path / 'nyata.db'}", election="pemilu-2024", kota="33.75")
    with pytest.raises(UserError, match="nyata"):
        real.set_clock(5_000)
    real.engine.dispose()


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "berkas").write_text("bukan folder")
    with pytest.raises(UserError, match="Folder penyimpanan"):
        create(f"sqlite:///{tmp_path / 'berkas' / 'kawal.db'}", election="pemilu-2024", kota="33.75")
