"""What the rules say about rows, and what seal checks of one file say about each other."""

import pytest

from lib.ingest.prepare import prepare
from lib.ingest.report import as_json
from lib.ingest.rules.catalogue import RULES
from lib.ingest.rules.rule import Gravity
from lib.kernel.clock import parse

NOW = parse("2024-02-13T15:00").minute
TPS = "33.75.03.1004-012"
BOX, OTHER = f"{TPS}-ppwp", f"{TPS}-dpr"
DELIVERY = {
    "document_no": "SJ-1", "item": "kotak_suara", "origin": "33.75.03.1004", "destination": TPS,
    "qty_sent": 9,
}  # fmt: skip
CHECK = {"box_id": BOX, "checkpoint": "tps", "checked_at": "2024-02-13T09:00", "condition": "utuh"}


def report(*rows, party="panwascam"):
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [";".join(names), *(";".join(str(row.get(name, "")) for name in names) for row in rows)]
    return prepare("\n".join(lines).encode(), "uji.csv", election="pemilu-2024", now=NOW, party=party)


def delivery(**values):
    return {**DELIVERY, **values}


def check(**values):
    return {**CHECK, **values}


def outcome(*rows, **options):
    """The last row: its status and the codes of its findings."""
    row = report(*rows, **options).rows[-1]
    return str(row.status), [finding.code for finding in row.findings]


def across(*rows):
    """Findings across rows: (type, rows)."""
    return [(finding.kind, finding.rows) for finding in report(*rows).findings]


# --- one row ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (delivery(qty_sent=5, qty_received=5), ("stored", [])),
        (delivery(qty_sent=5, qty_received=6), ("flagged", ["Q102"])),
        (delivery(qty_sent="", qty_received=6), ("stored", [])),
        (delivery(qty_received=5, qty_damaged=3, qty_wrong=3), ("flagged", ["Q103"])),
        (delivery(qty_received=5, qty_damaged=5), ("stored", [])),
        (delivery(qty_sent=-5), ("rejected", ["Q011"])),
        (delivery(qty_sent="±500"), ("flagged", ["Q020"])),
        (delivery(destination="33.75.03.1004-777"), ("rejected", ["Q010"])),
        (delivery(handed_over_at="rumah"), ("rejected", ["Q010"])),
        (delivery(destination=""), ("rejected", ["Q101"])),
        (delivery(item="meja"), ("rejected", ["Q006"])),
        (delivery(origin=TPS), ("rejected", ["Q107"])),
        (delivery(vehicle_kind="kereta"), ("flagged", ["Q004"])),
        (delivery(departed_at="2024-02-13T10:00", arrived_at="2024-02-13T09:59"), ("rejected", ["Q104"])),
        (delivery(departed_at="2024-02-13T10:00", arrived_at="2024-02-13"), ("stored", [])),
        (delivery(departed_at="2024-02-13", arrived_at="2024-02-12T23:59"), ("rejected", ["Q104"])),
        (delivery(planned_departure="2024-02-13", planned_arrival="2024-02-12"), ("flagged", ["Q105"])),
        (delivery(arrived_at="2024-02-13T15:15"), ("stored", [])),
        (delivery(arrived_at="2024-02-13T15:16"), ("flagged", ["Q106"])),
        (delivery(planned_arrival="2024-03-14T15:01"), ("stored", [])),
        (delivery(document_no="", arrived_at="2024-02-12T15:01"), ("stored", [])),
        (delivery(document_no=""), ("rejected", ["Q101"])),
        (check(), ("stored", [])),
        (check(condition=""), ("rejected", ["Q101"])),
        (check(condition="ungu"), ("rejected", ["Q004"])),
        (check(checked_at="besok pagi"), ("rejected", ["Q002"])),
        (check(box_id="33.75.03.1004-777-ppwp"), ("rejected", ["Q007"])),
        (check(seals_expected=3, seals_found=2), ("flagged", ["Q108"])),
        (check(condition="hilang", seals_expected=3, seals_found=3), ("flagged", ["Q108"])),
        (check(condition="hilang", seals_expected=3, seals_found=2), ("stored", [])),
        (check(seal_nos_recorded="A1|A2", seal_nos_found="a2|A1"), ("stored", [])),
        (check(seal_nos_recorded="A1", seal_nos_found="A9"), ("flagged", ["Q109"])),
        (check(actions="difoto|dilaporkan_kpu"), ("flagged", ["Q005"])),
    ],
)
def test_a_row_is_stored_flagged_or_rejected(row, expected):
    assert outcome(row) == expected


def test_a_value_that_cannot_be_read_is_stored_blank_and_never_as_zero():
    (row,) = report(delivery(qty_sent="±500")).rows
    assert "qty_sent" not in row.values


def test_a_finding_says_what_where_and_what_to_do():
    (row,) = report(delivery(qty_sent="1.200", qty_received="1.300")).rows
    (finding,) = row.findings
    assert (finding.code, finding.column, finding.letter, finding.cell, finding.row) == (
        "Q102", "qty_received", "F", "1.300", 2,
    )  # fmt: skip
    assert finding.message == "Diterima 1.300, padahal dikirim 1.200."
    assert "SJ-1" in finding.fix


def test_left_out_line_check_number_and_paper_are_filled_in():
    (row,) = report(delivery(document_no="", departed_at="2024-02-12T08:00", arrived_at="2024-02-13")).rows
    assert (row.values["document_no"], row.values["line"]) == ("tanpa:2024-02-12", 1)
    assert report(check()).rows[0].values["check_no"] == 1


def test_the_party_of_a_row_beats_the_party_of_the_upload():
    rows = report(delivery(party="KPU"), delivery(document_no="SJ-2", party="")).rows
    assert [row.party for row in rows] == ["kpu", "panwascam"]
    assert outcome(delivery(party="siapa saja")) == ("rejected", ["Q009"])
    assert outcome(delivery(party=""), delivery(party="ppk"), delivery(party=""), party=None)[1] == ["Q101"]


def test_a_row_that_repeats_an_earlier_one_is_a_duplicate_even_when_written_otherwise():
    assert (
        outcome(delivery(qty_sent="1.000"), delivery(qty_sent="1000", item="Kotak suara"))[0] == "duplicate"
    )


def test_a_row_that_adds_to_an_earlier_one_is_clean_and_one_that_changes_it_is_flagged():
    assert outcome(delivery(qty_sent=5), delivery(qty_sent="", qty_received=5)) == ("stored", [])
    assert outcome(delivery(qty_sent=5), delivery(qty_sent=6)) == ("flagged", ["Q112"])
    assert outcome(delivery(qty_sent=5), delivery(qty_sent=6), delivery(qty_sent=5))[0] == "duplicate"
    assert outcome(delivery(qty_sent=5), delivery(qty_sent=6, line=2)) == ("stored", [])


def test_a_file_of_rejected_rows_only_is_not_accepted_and_says_why():
    refused = report(delivery(destination="33.75.99"), delivery(qty_sent=-1))
    assert not refused.accepted
    assert "2 baris ditolak" in refused.error
    assert "baris 2" in refused.error
    assert as_json(refused)["counts"]["rejected"] == 2


# --- across rows ------------------------------------------------------------------------------------------

WAREHOUSE = check(checkpoint="gudang_kpu", checked_at="2024-02-10T09:00", seal_nos_found="A1")
PPK = check(checkpoint="ppk", checked_at="2024-02-11T09:00", seal_nos_found="A1")
PPS = check(checkpoint="pps", checked_at="2024-02-12T09:00", seal_nos_found="A1")
RESEALED = {"condition": "rusak", "actions": "disegel_ulang_ba", "ba_no": "BA-7"}


def test_a_whole_chain_says_nothing():
    assert across(WAREHOUSE, PPK, PPS, check(seal_nos_found="a1")) == []


def test_a_number_that_changed_without_paper_breaks_the_chain():
    assert across(WAREHOUSE, PPK, {**PPS, "seal_nos_found": "B2"}) == [("rantai_putus", (3, 4))]


def test_a_documented_reseal_is_no_broken_chain_and_its_new_numbers_are_expected_next():
    resealed = {**PPK, **RESEALED, "new_seal_nos": "B2"}
    assert across(WAREHOUSE, resealed, {**PPS, "seal_nos_found": "B2"}) == [("segel_rusak", (3,))]
    assert across(WAREHOUSE, resealed, PPS) == [("segel_rusak", (3,)), ("rantai_putus", (3, 4))]
    assert across(WAREHOUSE, {**PPK, **RESEALED}, {**PPS, "seal_nos_found": "C3"}) == [("segel_rusak", (3,))]


def test_one_of_several_seals_replaced_with_paper_is_no_broken_chain():
    resealed = {**PPK, **RESEALED, "seal_nos_found": "A1|A2", "new_seal_nos": "B2"}
    rows = ({**WAREHOUSE, "seal_nos_found": "A1|A2"}, resealed, {**PPS, "seal_nos_found": "A1|B2"})
    assert across(*rows) == [("segel_rusak", (3,))]


def test_a_reseal_without_its_paper_is_a_broken_chain():
    without = {**PPK, **RESEALED, "ba_no": "", "new_seal_nos": "B2"}
    assert ("rantai_putus", (3, 4)) in across(WAREHOUSE, without, {**PPS, "seal_nos_found": "B2"})


def test_numbers_are_compared_only_where_both_checks_have_them():
    assert across(WAREHOUSE, {**PPK, "seal_nos_found": ""}, PPS) == []
    assert across({**WAREHOUSE, "seal_nos_found": ""}, PPK, {**PPS, "seal_nos_found": ""}) == []


def test_checks_are_read_in_the_order_of_the_way_whatever_the_order_of_the_file():
    assert across({**PPS, "seal_nos_found": "B2"}, WAREHOUSE, PPK) == [("rantai_putus", (4, 2))]


def test_one_number_on_two_boxes_is_one_finding_that_names_it():
    (finding,) = report(WAREHOUSE, {**WAREHOUSE, "box_id": OTHER}).findings
    assert (finding.kind, finding.number, finding.box_ids) == ("nomor_ganda", "A1", (BOX, OTHER))


def test_a_later_point_checked_earlier_is_time_running_backwards():
    assert across(WAREHOUSE, {**PPK, "checked_at": "2024-02-09T09:00"}) == [("waktu_mundur", (2, 3))]
    assert across(WAREHOUSE, {**PPK, "checked_at": "2024-02-10"}) == []


def test_a_point_between_two_checks_that_nobody_reported_is_skipped():
    (finding,) = report(WAREHOUSE, check(seal_nos_found="A1")).findings
    assert (finding.kind, finding.rows) == ("titik_terlewat", (2, 3))
    assert "PPK dan PPS" in finding.message


def test_found_otherwise_than_recorded_does_not_match():
    assert across(check(condition="nomor_beda", seal_nos_recorded="A1", seal_nos_found="A9")) == [
        ("nomor_tidak_cocok", (2,))
    ]


def test_a_broken_or_missing_seal_is_told_once_a_row_and_with_its_paper():
    (broken,) = report(check(**RESEALED)).findings
    assert broken.kind == "segel_rusak"
    assert "BA BA-7" in broken.message
    assert across(check(condition="hilang")) == [("segel_hilang", (2,))]
    assert across(check(condition="rusak"), check(condition="rusak")) == [("segel_rusak", (2,))]


def test_a_rejected_row_says_nothing_about_boxes():
    assert across(check(condition="rusak", seen_at="entah"), check()) == []


# --- the catalogue and the document -----------------------------------------------------------------------


def test_every_code_has_one_meaning_and_every_rule_says_why_and_what_to_do():
    assert len({rule.code for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.title
        assert rule.why
        assert rule.says
        assert rule.fix
        assert (rule.gravity is Gravity.NOTE) == bool(rule.kind) or rule.code.startswith("C")


def test_the_document_is_the_one_of_the_contracts():
    document = as_json(report(check(seal_nos_found="A1|A2", officer="Petugas 1")), rows=True)
    assert document["counts"] == {
        "read": 1, "stored": 1, "flagged": 0, "confirm": 0, "rejected": 0, "duplicate": 0,
    }  # fmt: skip
    (row,) = document["rows"]
    assert (row["log"], row["status"], row["src"]) == ("seal_checks", "stored", {"sheet": None, "row": 2})
    wanted = {
        "box_id": BOX,
        "election": "ppwp",
        "kecamatan": "Pekalongan Utara",
        "kelurahan": "Panjang Wetan",
        "tps": 12,
        "checked_at": "2024-02-13T09:00",
        "seal_nos_found": ["A1", "A2"],
        "actions": [],
        "seals_found": None,
        "party": "panwascam",
    }
    assert row["values"].items() >= wanted.items()
    assert "rows" not in as_json(report(check()))
