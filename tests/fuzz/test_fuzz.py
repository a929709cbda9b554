"""Mutated files against the import, and the harness against itself: it sees each way to break a law."""

import time
from dataclasses import replace

import pytest

from lib.ingest.checked import Status
from lib.ingest.report import refused
from lib.kernel.clock import Moment
from tests.fuzz import laws, trying
from tests.fuzz.__main__ import main
from tests.fuzz.mutate import FOLDERS, Mutation, mutation
from tests.fuzz.run import run, run_all
from tests.fuzz.trying import opened, tried

SAMPLE, MANY = 150, 10_000
GOOD = b"document_no,item,origin,destination,qty_sent,arrived_at\n" + b"".join(
    b"SJ-%d,kotak_suara,33.75.03.1004,33.75.03.1004-012,5,2024-02-13T10:00\n" % number for number in (1, 2)
)


@pytest.fixture
def store():
    """An empty store in memory."""
    made = opened()
    yield made
    made.engine.dispose()


@pytest.fixture
def answered(store):
    """(store, its version before, the report of a good file that it took)."""
    before = store.version()
    report = tried(store, given(GOOD)).report
    assert report.counts["stored"] == 2
    return store, before, report


def given(data, index=1):
    return Mutation(0, index, "deliveries/x.csv", (), data, "x.csv", {"party": "panwascam"})


# --- the import --------------------------------------------------------------------------------------------


def test_a_sample_of_mutations_neither_crashes_nor_hangs_nor_stores_half():
    tally = run(range(SAMPLE))
    assert not tally.failures, "\n".join(map(str, tally.failures))
    assert min(tally.answers["stored"], tally.answers["refused"]) > SAMPLE / 10, (
        "the sample tries one side only"
    )


@pytest.mark.lama
@pytest.mark.timeout(3600)
def test_ten_thousand_mutations_neither_crash_nor_hang_nor_store_half(capsys):
    tally = run_all(MANY)
    with capsys.disabled():
        print(f"\n{tally}")  # noqa: T201 (what an evening's run is quoted by)
    assert not tally.failures, "\n".join(map(str, tally.failures[:20]))


# --- the mutations -----------------------------------------------------------------------------------------


def test_the_same_seed_and_index_make_the_same_file_and_another_index_or_seed_another():
    for index in range(40):
        assert mutation(index) == mutation(index)
    files = [mutation(index, seed).data for index in range(40) for seed in (1, 2)]
    assert len(set(files)) > 70


def test_a_sample_reaches_every_folder_and_takes_files_apart_in_every_way():
    made = [mutation(index) for index in range(SAMPLE)]
    assert {one.source.split("/")[0] for one in made} == set(FOLDERS)
    assert {step.split(".")[0] for one in made for step in one.steps} >= {"bytes", "text", "parts", "table"}


def test_a_mutation_can_be_written_out_and_tried_again(tmp_path, capsys):
    assert main(["7", "--out", str(tmp_path)]) in (0, 1)
    (path,) = tmp_path.iterdir()
    assert path.read_bytes() == mutation(7).data
    assert str(path) in capsys.readouterr().out


# --- the laws ----------------------------------------------------------------------------------------------


def test_a_good_file_and_a_refused_one_break_no_law(store):
    for data in (GOOD, GOOD, b"", b"%PDF-1.4"):
        assert tried(store, given(data, index=0)).failure is None


def first(**values):
    """Changes the values of a report's first row."""
    return lambda report: replace(
        report, rows=(replace(report.rows[0], values={**report.rows[0].values, **values}), *report.rows[1:])
    )


def row(**changes):
    """Changes a report's first row."""
    return lambda report: replace(report, rows=(replace(report.rows[0], **changes), *report.rows[1:]))


BROKEN = {
    "a row of the log is not in the report": (
        lambda report: replace(report, rows=report.rows[1:]),
        "log only",
    ),
    "a row of the report is not in the log": (
        lambda report: replace(report, rows=(*report.rows, replace(report.rows[0], number=9))),
        "not in the log",
    ),
    "another value than the log's": (first(qty_sent=6), "not in the log"),
    "stored, yet nothing is said to be": (lambda report: replace(report, batch=None), "the store changed"),
    "new rows without a batch": (lambda report: replace(report, batch=None), "no batch"),
    "nothing new, yet a batch": (
        lambda report: replace(
            report, rows=tuple(replace(one, status=Status.DUPLICATE) for one in report.rows)
        ),
        "without a new row",
    ),
    "a negative count": (first(qty_sent=-5), "qty_sent"),
    "a number that no database takes": (first(qty_sent=2**63), "qty_sent"),
    "half a box": (first(qty_sent=0.5), "qty_sent"),
    "a place that is none": (first(destination="33.75.03.1004-999"), "destination"),
    "no place": (first(destination=None), "destination is blank"),
    "a year that is none of ours": (first(arrived_at=Moment(0)), "arrived_at"),
    "a text that turns round": (first(note="a\u202eb"), "note"),
    "no number at all": (first(qty_sent=float("nan")), "cannot be printed"),
    "half a letter": (first(note="\ud800"), "cannot be printed"),
    "nobody's word": (row(party="KPU"), "party"),
    "rejected for no reason": (row(status=Status.REJECTED), "a finding that blocks"),
    "held without a question": (row(status=Status.CONFIRM), "without a question"),
    "row 0": (row(number=0), "no row"),
    "refused, yet stored": (
        lambda report: replace(report, accepted=False, error="Ini tidak."),
        "with a batch",
    ),
    "accepted without rows": (lambda report: replace(report, rows=()), "without a row"),
}


@pytest.mark.parametrize(("change", "seen"), BROKEN.values(), ids=BROKEN)
def test_a_report_that_breaks_a_law_is_seen(answered, change, seen):
    store, before, report = answered
    assert not list(laws.broken(store, before, report))
    assert any(seen in what for what in laws.broken(store, before, change(report)))


@pytest.mark.parametrize("error", ["", "ValueError: tidak.", "Cannot read it.", f"Ini {'tidak ' * 400}."])
def test_a_refusal_says_why_in_a_sentence_of_ours(store, error):
    assert list(laws.broken(store, store.version(), refused("x.csv", error)))
    assert not list(laws.broken(store, store.version(), refused("x.csv", "Berkas ini kosong.")))


def test_what_is_raised_is_told_with_its_place_and_how_to_see_it_again(store, monkeypatch):
    monkeypatch.setattr(trying, "ingest", lambda *_, **__: 1 / 0)
    report, failure, _ = tried(store, given(GOOD, index=5))
    assert report is None
    assert "ZeroDivisionError" in str(failure)
    assert "python -m tests.fuzz 5 --seed 0" in str(failure)


def test_an_answer_that_does_not_come_is_a_failure(store, monkeypatch):
    monkeypatch.setattr(laws, "SECONDS", 0.02)
    monkeypatch.setattr(trying, "ingest", lambda *_, **__: time.sleep(5))
    report, failure, seconds = tried(store, given(GOOD))
    assert report is None
    assert "no answer" in str(failure)
    assert seconds < 1


def test_an_error_that_is_only_logged_is_a_failure_too(store, monkeypatch):
    def answer(*_, **__):
        trying.logging.getLogger("lib.ingest.reading.pool").error("reading failed: KeyError")
        return refused("x.csv", "Berkas ini rusak.")

    monkeypatch.setattr(trying, "ingest", answer)
    assert "KeyError" in str(tried(store, given(GOOD)).failure)
