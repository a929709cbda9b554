"""The whole corpus is read as its truths say; and the checker sees each thing that is wrong."""

import copy
import json
import shutil

import pytest

from tests.corpus.check import CORPUS, check, check_file, truths
from tests.corpus.compare import KINDS, compare

MOST_BYTES, LEAST_FILES = 10_000_000, 60  # of the corpus

TRUTH = {
    "file": "a.csv",
    "accepted": True,
    "skipped_sheets": ["BACA DULU"],
    "no_other_rows": True,
    "rows": [
        {
            "src": {"sheet": None, "row": 2},
            "log": "deliveries",
            "status": ["flagged"],
            "values": {"item": item, "destination": {"code": "33.75.03"}, "qty_sent": 5},
            "absent": ["qty_received"],
            "codes_column": ["qty_received"],
        }
        for item in ("kotak_suara", "tinta")
    ],
}


def test_every_file_is_read_as_its_truth_says():
    told = []
    counts = check(say=told.append)
    differences = [line for text in told for line in text.splitlines() if not line.endswith(": ok")]
    wrong = {kind: counts[kind] for kind in KINDS if counts[kind]}
    assert not wrong, "\n".join([f"{counts}", *differences])
    assert counts["rows"] > 0


def test_a_wrong_answer_planted_in_a_truth_is_caught(tmp_path):
    path = CORPUS / "deliveries" / "excel-indonesia.truth.json"
    truth = json.loads(path.read_text(encoding="utf-8"))
    shutil.copy(path.parent / truth["file"], tmp_path)
    row = next(row for row in truth["rows"] if row["values"].get("qty_sent"))
    row["values"]["qty_sent"] += 1
    planted = tmp_path / path.name
    planted.write_text(json.dumps(truth), encoding="utf-8")
    assert [one.kind for one in check_file(planted)] == ["wrong_values"]


def test_the_corpus_is_broad_and_small_and_every_file_has_a_truth_that_says_who_wrote_it():
    paths = truths()
    assert len(paths) >= LEAST_FILES
    told = [json.loads(path.read_text(encoding="utf-8")) for path in paths]
    assert all(truth.get("written_by") for truth in told)
    beside = {path.parent / truth["file"] for path, truth in zip(paths, told, strict=True)}
    kept = {
        file
        for folder in {path.parent for path in paths}
        for file in folder.iterdir()
        if file.is_file() and not file.name.endswith(".truth.json")
    }
    assert kept == beside
    assert sum(file.stat().st_size for file in [*kept, *paths]) < MOST_BYTES


def answered(truth):
    """The document of a program that read everything as its truth says."""
    rows = [
        {
            "log": row.get("log", "seal_checks"),
            "status": row["status"][0],
            "src": {"sheet": None, **row["src"]},
            "values": {
                **{name: first(value) for name, value in row.get("values", {}).items()},
                **{name: values[0] for name, values in row.get("values_any", {}).items()},
            },
            "findings": [{"code": "X001", "column": column} for column in row.get("codes_column", [])],
        }
        for row in truth.get("rows", [])
        if row["status"][0] != "absent"
    ]
    findings = [{"number": None, "box_ids": [], **one} for one in truth.get("findings", [])]
    skipped = [{"sheet": sheet, "why": ""} for sheet in truth.get("skipped_sheets", [])]
    error = None if truth["accepted"] else " ".join(truth.get("error_mentions", ["ditolak"]))
    return {"accepted": bool(truth["accepted"]), "error": error, "rows": rows, "findings": findings,
            "skipped": skipped}  # fmt: skip


def first(value):
    return value["any"][0] if isinstance(value, dict) and "any" in value else value


def kinds(change, truth=TRUTH):
    document = copy.deepcopy(answered(truth))
    change(document)
    return sorted({one.kind for one in compare(truth, document)})


@pytest.mark.parametrize("path", truths(), ids=lambda path: path.name.removesuffix(".truth.json"))
def test_a_right_answer_to_every_file_has_no_difference(path):
    truth = json.loads(path.read_text(encoding="utf-8"))
    truth.pop("collective_boxes", None)  # a count alone tells no boxes to answer with
    assert compare(truth, answered(truth)) == []
    assert (path.parent / truth["file"]).exists()


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (lambda told: told["rows"].pop(), ["missing_rows"]),
        (
            lambda told: told["rows"].append({**told["rows"][0], "src": {"sheet": None, "row": 9}}),
            ["invented_rows"],
        ),
        (lambda told: told["rows"].append(told["rows"][0]), ["invented_rows"]),
        (lambda told: told["rows"][0].update(status="stored"), ["bad_stored_clean"]),
        (lambda told: told["rows"][0].update(status="duplicate"), ["wrong_status"]),
        (lambda told: told["rows"][0].update(log="allocations"), ["wrong_values"]),
        (lambda told: told["rows"][0].update(findings=[]), ["missing_findings"]),
        (lambda told: told["rows"][0]["values"].update(qty_sent=6), ["wrong_values"]),
        (lambda told: told["rows"][0]["values"].update(qty_sent=None), ["wrong_values"]),
        (lambda told: told["rows"][0]["values"].update(qty_received=0), ["wrong_values"]),
        (lambda told: told["rows"][0]["values"].update(destination={"code": "33.75.01"}), ["wrong_values"]),
        (lambda told: told["rows"][0]["src"].update(sheet="Lain"), ["invented_rows", "missing_rows"]),
        (lambda told: told.update(skipped=[]), ["wrong_findings"]),
        (lambda told: told.update(accepted=False, error="tidak terbaca"), ["missing_rows", "wrong_refusals"]),
    ],
)
def test_each_kind_of_mistake_is_seen(change, seen):
    assert kinds(change) == seen


def test_rows_of_one_line_are_told_apart_by_their_item():
    assert kinds(lambda told: told["rows"].reverse()) == []


def test_a_refusal_must_come_and_must_name_what_is_missing():
    truth = {"accepted": False, "error_mentions": ["Tujuan"]}
    assert kinds(lambda told: told.update(error="kolom tujuan tidak ada"), truth) == []
    assert kinds(lambda told: told.update(error="tidak bisa"), truth) == ["wrong_refusals"]
    kept = {"status": "stored", "src": {"sheet": None, "row": 2}, "values": {}}
    taken = compare(truth, answered(truth) | {"accepted": True, "error": None, "rows": [kept, kept]})
    assert [(one.kind, one.n) for one in taken] == [("wrong_refusals", 1), ("invented_rows", 2)]


@pytest.mark.parametrize(
    ("status", "value", "right"),
    [("stored", 1162, True), ("stored", None, False), ("flagged", None, True), ("flagged", 1, False)],
)
def test_a_second_best_answer_is_good_only_with_a_mark(status, value, right):
    row = {"src": {"row": 2}, "status": ["stored", "flagged"], "values": {"qty": {"any": [1162, None]}}}
    truth = {"accepted": True, "rows": [row]}
    assert (
        kinds(lambda told: told["rows"][0].update(status=status, values={"qty": value}), truth) == []
    ) is right


def test_a_row_that_waits_may_leave_open_what_it_asks_and_may_not_say_it_wrongly():
    truth = {"accepted": True, "rows": [{"src": {"row": 2}, "status": ["confirm"], "values": {"qty": 3}}]}
    assert kinds(lambda told: told["rows"][0]["values"].update(qty=None), truth) == []
    assert kinds(lambda told: told["rows"][0]["values"].update(qty=4), truth) == ["wrong_values"]


def test_findings_across_rows_must_be_there_and_no_others_where_the_truth_is_exact():
    break_ = {"type": "rantai_putus", "box_ids": ["a"]}
    truth = {"accepted": True, "rows": [], "findings": [break_], "findings_exact": True, "clean_boxes": ["c"]}
    assert kinds(lambda told: told.update(findings=[]), truth) == ["missing_findings"]
    for other in ({"type": "rantai_putus", "box_ids": ["b"]}, {"type": "segel_hilang", "box_ids": ["a"]}):
        assert kinds(lambda told, one=other: told["findings"].append({"number": None, **one}), truth) == [
            "wrong_findings"
        ]


def test_a_line_without_a_fact_and_a_text_that_may_not_be_printed_are_seen():
    truth = {"accepted": True, "rows": [], "no_other_rows": False, "no_fact_lines": [3], "never": ["0812"]}
    row = {
        "log": "seal_checks",
        "status": "flagged",
        "src": {"sheet": None, "row": 3},
        "values": {},
        "findings": [],
    }
    assert kinds(lambda told: told["rows"].append(row), truth) == ["invented_rows"]
    assert kinds(lambda told: told.update(sender="+62 0812"), truth) == ["wrong_values"]
