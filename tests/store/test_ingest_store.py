"""Files into a store: one batch or nothing, and the same file twice changes nothing."""

import csv
import hashlib
import io

import pytest

from lib.ingest import as_json, ingest, ingest_file
from lib.ingest.batch import commit_rows
from lib.ingest.report import values_printed
from lib.kernel.clock import parse
from lib.kernel.filters import Filters
from lib.kernel.logs import LOGS, Kind
from lib.store import frames
from lib.store.canonical import Row
from lib.store.open import create

TPS, BOX = "33.75.03.1004-012", "33.75.03.1004-012-ppwp"
AT = parse("2024-02-13T15:00").minute
FULL = {
    Kind.TEXT: 'dua, "kutip"',
    Kind.PERSON: "Petugas 1",
    Kind.COUNT: "7",
    Kind.FLAG: "1",
    Kind.BOX: BOX,
    Kind.ITEM: "surat_suara_ppwp",
    Kind.LIST: "A1|A2",
    Kind.DEGREE: "6.5",
    Kind.PLACE: TPS,
}
GOOD = "document_no,item,origin,destination,qty_sent\nSJ-1,kotak_suara,33.75.03.1004,33.75.03.1004-012,5\n"


def full_row(log):
    """A row that fills every column of a log."""
    row = {
        column.name: column.choices[0] if column.choices else FULL.get(column.kind, "2024-02-12T10:00")
        for column in log.columns
    }
    return {**row, "party": "ppk"} | ({"origin": "33.75.03.1004"} if log.name == "deliveries" else {})


def as_csv(*rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def give(store, data, **options):
    data = data.encode() if isinstance(data, str) else data
    return ingest(store, data, "kiriman.csv", **{"recorded_at": AT, "party": "panwascam", **options})


def stored(store, log):
    return frames.raw(store, log).to_dict("records")


@pytest.mark.parametrize("log", LOGS.values(), ids=LOGS)
def test_a_full_canonical_row_of_every_log_comes_back_as_it_was_written(store, log):
    row = full_row(log)
    report = give(store, as_csv(row), party=None)
    assert (report.counts["stored"] + report.counts["flagged"], report.batch) == (1, 1)
    assert report.rows[0].party == "ppk"
    for column in log.columns:
        value = report.rows[0].values[column.name]
        if column.kind is Kind.TIME:
            assert value == parse(row[column.name])
        else:
            assert (value if isinstance(value, tuple) else str(value)) == (
                tuple(row[column.name].split("|")) if column.kind is Kind.LIST else row[column.name]
            )
    (kept,) = stored(store, log.name)
    assert (kept["party"], kept["src_row"]) == ("ppk", 2)


def test_the_batch_remembers_the_file_its_hash_and_who_sent_it(store):
    give(store, GOOD, sender="Petugas 1")
    (batch,) = store.batches()
    assert (batch.channel, batch.file_name, batch.sender, batch.party) == (
        "berkas", "kiriman.csv", "Petugas 1", "panwascam",
    )  # fmt: skip
    assert (batch.file_sha256, batch.recorded_at) == (hashlib.sha256(GOOD.encode()).hexdigest(), AT)


def test_the_same_file_twice_changes_nothing(store):
    give(store, GOOD)
    version = store.version()
    again = give(store, GOOD)
    assert (again.accepted, again.batch, again.counts["duplicate"]) == (True, None, 1)
    assert store.version() == version


def test_as_many_batches_of_other_content_are_another_version(store):
    before = store.version()
    give(store, GOOD)
    one = store.version()
    store.withdraw(1, "Penguji", "uji")
    assert len({before, one, store.version()}) == 3
    other = create("sqlite://", election="pemilu-2024", kota="33.75", kind="simulasi")
    give(other, GOOD.replace("SJ-1", "SJ-9"))
    assert other.version().split(":")[1] == one.split(":")[1]
    assert other.version() != one
    other.engine.dispose()


def test_a_file_of_old_and_new_rows_stores_the_new_ones(store):
    give(store, GOOD)
    report = give(store, GOOD + "SJ-2,kotak_suara,33.75.03.1004,33.75.03.1004-012,5\n")
    assert [str(row.status) for row in report.rows] == ["duplicate", "stored"]
    known = Filters(AT, AT)
    assert len(frames.logs(store, known)["deliveries"].collect()) == 2


def test_a_row_with_another_content_says_which_row_it_corrects(store):
    give(store, GOOD)
    report = give(store, GOOD.replace(",5\n", ",4\n"))
    assert as_json(report, rows=True)["rows"][0]["corrects"] == {"batch": 1, "row": 1}


def test_a_rejected_row_is_not_stored_and_the_others_are(store):
    report = give(store, GOOD + "SJ-2,kotak_suara,33.75.03.1004,33.75.03.1004-777,5\n")
    assert (report.counts["stored"], report.counts["rejected"], report.batch) == (1, 1, 1)
    assert [row["document_no"] for row in stored(store, "deliveries")] == ["SJ-1"]


def test_flags_are_kept_with_the_row(store):
    give(store, GOOD.replace(",5\n", ",±5\n"))
    (row,) = stored(store, "deliveries")
    assert row["flags"] == "Q020"
    assert row["qty_sent"] is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x89PNG\r\n\x1a\n",
        b"%PDF-1.7",
        b"catatan rapat: semua baik",
        GOOD.split("\n", maxsplit=1)[0].encode(),
        GOOD.replace("destination", "warna").encode(),
        GOOD.replace("-012", "-777").encode(),
        GOOD.replace(",5\n", ",-5\n").encode(),
        (GOOD + '"SJ-2,kotak').encode(),
    ],
)
def test_a_refused_file_stores_nothing_and_says_why(store, data):
    report = give(store, data)
    assert (report.accepted, report.batch) == (False, None)
    assert report.error
    assert store.batches() == []
    assert as_json(report)["accepted"] is False


def test_a_dry_run_gives_the_same_report_and_stores_nothing(store):
    rows = GOOD + "SJ-2,meja,33.75.03.1004,33.75.03.1004-012,5\n"
    dry = give(store, rows, dry_run=True)
    assert (dry.batch, store.batches()) == (None, [])
    assert give(store, rows).counts == dry.counts


def test_a_replay_out_of_order_is_refused_and_stores_nothing(store):
    give(store, GOOD)
    report = give(store, GOOD.replace("SJ-1", "SJ-2"), recorded_at=AT - 1)
    assert (report.accepted, report.batch, len(store.batches())) == (False, None, 1)
    assert "--recorded-at" in report.error


def test_a_file_on_disk_is_called_what_its_sender_called_it(store, tmp_path):
    path = tmp_path / "unggahan-1"
    path.write_text(GOOD, encoding="utf-8")
    assert ingest_file(store, path, name="SJ Utara.csv", party="kpu", recorded_at=AT).file == "SJ Utara.csv"
    assert not ingest_file(store, tmp_path / "tidak-ada.csv").accepted


def test_typed_rows_are_committed_without_a_file(store):
    key = {"document_no": "SJ-1", "item": "tinta", "origin": "33.75", "destination": "33.75.03", "line": 1}
    appended = commit_rows(store, [Row("deliveries", key, "kpu")], channel="formulir", party="kpu")
    assert (appended.batch.seq, appended.batch.channel) == (1, "formulir")


def test_what_is_printed_of_a_row_names_every_column(store):
    for log in LOGS.values():
        row = give(store, as_csv(full_row(log)), dry_run=True).rows[0]
        printed = values_printed(log.name, row.values, row.party)
        assert set(printed) >= {column.name for column in log.columns} | {"party"}
