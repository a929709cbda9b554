"""A file sent again: what it says already, what it corrects, and what its corrected key replaces."""

import pytest

from lib.ingest import ingest
from lib.kernel.clock import parse
from lib.kernel.filters import Filters
from lib.store import frames, headings, photos
from lib.store.canonical import Draft, Row
from lib.store.log import Store

AT = parse("2024-02-13T15:00").minute
HEAD = "document_no,item,origin,destination,arrived_at,qty_received,qty_damaged,received_by\n"
ONE = "SJ-1,kotak_suara,33.75.03.1004,33.75.03.1004-012,2024-02-13T10:00,5,0,Petugas 1\n"
TWO = "SJ-1,tinta,33.75.03.1004,33.75.03.1004-012,2024-02-13T10:00,2,0,Petugas 1\n"


def give(store: Store, text: str, **options):
    return ingest(store, text.encode(), "terima.csv", **{"recorded_at": AT, "party": "pps", **options})


def standing(store: Store) -> list[tuple[str, str, int]]:
    """(item, destination, received) of what counts."""
    rows = frames.logs(store, Filters(AT, AT))["deliveries"].collect().to_pandas()
    return sorted(zip(rows["item"], rows["destination"], rows["qty_received"], strict=True))


def test_one_corrected_row_changes_that_row_alone(store):
    give(store, HEAD + ONE + TWO)
    report = give(store, HEAD + ONE.replace(",5,", ",4,") + TWO)
    assert [(str(row.status), row.corrects) for row in report.rows] == [
        ("stored", (1, 1)),
        ("duplicate", None),
    ]
    assert standing(store) == [
        ("kotak_suara", "33.75.03.1004-012", 4), ("tinta", "33.75.03.1004-012", 2),
    ]  # fmt: skip


def test_the_older_version_uploaded_again_reverts_nothing(store):
    give(store, HEAD + ONE)
    give(store, HEAD + ONE.replace(",5,", ",4,"))
    again = give(store, HEAD + ONE)
    assert (again.batch, str(again.rows[0].status)) == (None, "duplicate")
    assert standing(store) == [("kotak_suara", "33.75.03.1004-012", 4)]


def test_a_corrected_tps_replaces_the_row_of_the_wrong_one(store):
    give(store, HEAD + ONE + TWO)
    report = give(store, HEAD + ONE.replace("1004-012", "1004-013") + TWO)
    assert (str(report.rows[0].status), report.rows[0].corrects) == ("flagged", (1, 1))
    assert "TPS 12 Panjang Wetan" in report.rows[0].findings[-1].message
    assert standing(store) == [
        ("kotak_suara", "33.75.03.1004-013", 5), ("tinta", "33.75.03.1004-012", 2),
    ]  # fmt: skip


def test_a_corrected_tps_sent_twice_is_a_duplicate_and_its_older_version_too(store):
    give(store, HEAD + ONE)
    mended = HEAD + ONE.replace("1004-012", "1004-013")
    give(store, mended)
    for text in (mended, HEAD + ONE):
        again = give(store, text)
        assert (again.batch, str(again.rows[0].status)) == (None, "duplicate")
    assert standing(store) == [("kotak_suara", "33.75.03.1004-013", 5)]


@pytest.mark.parametrize(
    "other",
    [
        ONE.replace("1004-012", "1004-013").replace("10:00", "11:00"),  # also another time: another arrival
        ONE.replace("1004-012", "1004-013") + ONE,  # the first one is still said
    ],
)
def test_a_row_about_another_tps_is_no_correction_unless_all_else_is_equal(store, other):
    give(store, HEAD + ONE)
    report = give(store, HEAD + other)
    assert report.rows[0].corrects is None
    assert len(standing(store)) == 2


def test_another_file_with_the_same_content_elsewhere_replaces_nothing(store):
    give(store, HEAD + ONE)
    text = HEAD + ONE.replace("1004-012", "1004-013")
    report = ingest(store, text.encode(), "lain.csv", recorded_at=AT, party="pps")
    assert report.rows[0].corrects is None


def test_another_senders_other_word_is_a_conflict_and_his_own_a_correction(store):
    give(store, HEAD + ONE, sender="Pengirim A")
    own = give(store, HEAD + ONE.replace(",5,", ",4,"), sender="Pengirim A", dry_run=True)
    other = give(store, HEAD + ONE.replace(",5,", ",4,"), sender="Pengirim B", dry_run=True)
    assert [finding.code for finding in own.rows[0].findings] == []
    assert [finding.code for finding in other.rows[0].findings] == ["Q117"]
    assert "Pengirim A" in other.rows[0].findings[0].message


def test_several_batches_come_in_together_or_not_at_all(store):
    key = {"document_no": "SJ-1", "item": "tinta", "origin": "33.75", "destination": "33.75.03", "line": 1}
    good, bad = Row("deliveries", key, "kpu"), Row("deliveries", key | {"qty_sent": "dua"}, "kpu")
    with pytest.raises(ValueError, match="dua"):
        store.append_all([Draft("berkas", (good,)), Draft("berkas", (bad,))])
    assert store.batches() == []
    made = store.append_all([Draft("berkas", (good,)), Draft("obrolan", (good,))])
    assert [one.batch and one.batch.seq for one in made] == [1, None]  # the second says the same


def test_a_photo_is_kept_once_under_its_own_name(store):
    names = photos.keep(store, [b"satu", b"dua", b"satu"], AT)
    assert len(names) == 2
    assert photos.keep(store, [b"dua"], AT) == names[1:]
    assert photos.load(store, names[0]) == b"satu"
    assert photos.load(store, "tidak ada") is None


def test_headings_are_remembered_for_each_sender_and_the_newest_choice_stands(store):
    headings.keep(store, "pkdmedono", {"jmlkrm": "qty_sent", "x": ""}, AT)
    headings.keep(store, "pkdmedono", {"jmlkrm": "qty_received"}, AT)
    assert headings.of(store, "pkdmedono") == {"jmlkrm": "qty_received", "x": ""}
    assert headings.of(store, "orang lain") == {}
