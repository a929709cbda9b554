"""A file from outside is read in another process, which may take too long, grow too large, or die."""

import io
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timedelta
from datetime import time as clock

import pytest
from openpyxl import Workbook

from lib.ingest.reading import kind_of, pool, safely, tables, warm, wire
from lib.ingest.reading.worker import ANSWER, REQUEST, Outcome
from lib.ingest.table import Area, Table
from lib.kernel.errors import UserError
from tests.bytes import ROW, xlsx

ONE = xlsx(ROW.format(1))


@pytest.fixture
def readers():
    """A pool of its own, for processes that behave otherwise."""
    made = []

    def make(code):
        class Process(pool._Process):
            COMMAND = (sys.executable, "-c", code)

        made.append(pool._Pool(Process))
        return made[-1]

    yield make
    for one in made:
        one.close()


def test_what_comes_over_is_what_was_read():
    table = Table(
        "Utara",
        [
            (1, ["a", None, True, 2, 0.5]),
            (9, [datetime(2024, 2, 13, 9, 30, 1, 5), date(2024, 2, 13)]),  # noqa: DTZ001
            (12, [clock(10, 15), timedelta(days=1, microseconds=1)]),
        ],
        exact=True,
        hidden=True,
        merged=(Area(1, 0, 2, 1),),
        uncomputed={(1, 1): "=1+1"},
        failed={(9, 2): "#REF!"},
    )
    rows = [(number, list(cells)) for number, cells in table.rows]
    (over,) = wire.unpacked(wire.packed([table]))
    assert over.rows == rows
    assert [type(cell) for _, cells in over.rows for cell in cells] == [
        type(cell) for _, cells in rows for cell in cells
    ]
    assert (over.sheet, over.exact, over.hidden, over.merged) == ("Utara", True, True, table.merged)
    assert (over.uncomputed, over.failed) == (table.uncomputed, table.failed)


def test_a_workbook_and_a_page_are_read_as_they_would_be_here():
    for data in (ONE, b"<html><table><tr><td>a</td></tr></table></html>", b"a,b\n1,2\n"):
        assert safely(data, "berkas") == tables(data, "berkas"), kind_of(data)


@pytest.mark.parametrize(
    "far", ["XFD1048576", "ABC20000", "C4"], ids=["ends the process", "is measured again", "is near"]
)
def test_a_value_far_from_the_others_comes_over_as_it_is_read_here(far):
    made = Workbook()
    made.active["A1"], made.active["B2"], made.active[far] = "a", "=1+1", "jauh"
    made.create_sheet("Lain")["C9"] = "dekat"
    out = io.BytesIO()
    made.save(out)
    read = tables(out.getvalue(), "berkas")
    assert safely(out.getvalue(), "berkas") == read
    assert [table.rows[-1][1][-1] for table in read] == ["jauh", "dekat"]


@pytest.mark.parametrize(
    "inside", ["<v>#SPILL!</v>", "<v>ANEH</v>", "<v></v>", "<v>&#35;REF!</v>", "<f>1/0</f><v>#DIV/0!</v>"]
)
def test_a_cell_in_error_comes_over_as_it_is_read_here(inside):
    data = xlsx(f'<row r="1"><c r="A1" t="e">{inside}</c><c r="B1"><v>1</v></c></row>')
    read = tables(data, "berkas")
    assert list(read[0].failed) == [(1, 0)]
    assert safely(data, "berkas") == read


def test_a_refusal_comes_over_with_its_name():
    with pytest.raises(UserError) as refused:
        safely(ONE[:-30], "SJ “Utara”.xlsx")
    assert (refused.value.where, "terpotong" in refused.value.what) == ("SJ “Utara”.xlsx", True)


def test_threads_may_read_at_once():
    found = []
    threads = [threading.Thread(target=lambda: found.append(safely(ONE, "berkas"))) for _ in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert found == [tables(ONE, "berkas")] * 6


def test_a_process_is_kept_for_the_next_file(readers):
    started = []

    class Counted(pool._Process):
        def __init__(self):
            started.append(self)
            super().__init__()

    own = pool._Pool(Counted)
    try:
        own.warm()
        own.warm()
        for _ in range(3):
            own.read(ONE, "berkas", 10, 512)
        assert len(started) == 1
    finally:
        own.close()
    assert not started[0].alive


def test_one_that_hangs_is_ended_and_replaced(readers):
    own = readers("import time; time.sleep(60)")
    start = time.perf_counter()
    with pytest.raises(UserError, match=r"terlalu berat dibaca \(lebih dari 0 detik\)"):
        own.read(ONE, "berkas", 0.2, 512)
    assert time.perf_counter() - start < 2
    assert [one.alive for one in own._idle] == [True]


@pytest.mark.parametrize("code", ["import os; os.abort()", "import sys; sys.exit(0)", "print('x', end='')"])
def test_one_that_dies_is_a_refusal_even_before_it_took_the_file(readers, code):
    own = readers(code)
    for data in (ONE, ONE + bytes(2**20)):
        with pytest.raises(UserError, match="terlalu berat dibaca"):
            own.read(data, "berkas", 10, 512)


def test_one_that_died_while_it_waited_is_replaced_unnoticed():
    own = pool._Pool()
    try:
        own.warm()
        own._idle[0]._process.kill()
        own._idle[0]._process.wait()
        assert own.read(ONE, "berkas", 10, 512) == tables(ONE, "berkas")
    finally:
        own.close()


def test_too_much_memory_is_a_refusal_and_the_next_file_is_read():
    far = xlsx('<row r="1"><c r="A1" r=\'XFD1048576\'><v>1</v></c><c r="A2"><v>1</v></c></row>')
    with pytest.raises(UserError, match="terlalu berat dibaca"):
        safely(far, "berkas")
    many = xlsx("".join(ROW.format(at) for at in range(1, 60_000)))
    with pytest.raises(UserError, match="terlalu berat dibaca"):
        safely(many, "berkas", megabytes=40)
    assert safely(ONE, "berkas")


def test_a_bug_of_ours_is_a_refusal_and_is_logged(readers, caplog):
    head, answer = ANSWER.pack(Outcome.BUG, 4), b"kaku"
    code = f"""
import sys
sys.stdin.buffer.read({REQUEST.size})
sys.stdout.buffer.write({head + answer!r})
sys.stdout.flush()
sys.stdin.buffer.read()
"""
    with pytest.raises(UserError, match="rusak"):
        readers(code).read(ONE, "berkas", 10, 512)
    assert "kaku" in caplog.text


def test_the_process_brings_neither_the_stores_nor_pandas_along():
    code = pool._START.replace("worker.main()", "print(*sorted(sys.modules))")
    shown = subprocess.run(
        [sys.executable, "-I", "-c", code, str(pool._ROOT)], capture_output=True, text=True, check=True
    ).stdout.split()
    assert "python_calamine" in shown
    assert not {"pandas", "streamlit", "sqlalchemy", "numpy"} & set(shown)


def test_warming_up_returns_at_once():
    start = time.perf_counter()
    warm()
    assert time.perf_counter() - start < 0.2
