"""Files made to be too much for a reader, at their true size: refused in plain words, within seconds."""

import pytest

from lib.ingest import chat
from lib.ingest.table import letter
from tests.bytes import xlsx, zipped
from tests.refusing import refusal


def test_parts_that_swell_together_are_not_opened():
    piece = bytes(9 * 2**20)
    assert "membengkak menjadi 540 MB" in refusal(
        zipped({"xl/workbook.xml": "", **{f"xl/media/{at}.png": piece for at in range(60)}})
    )


def test_a_chat_whose_photo_swells_is_not_opened():
    data = zipped({"_chat.txt": "halo", "IMG-1.jpg": bytes(520 * 2**20)})
    assert "membengkak" in refusal(data, chat.archive)


def test_an_archive_of_many_parts_is_not_listed():
    assert "6001 bagian" in refusal(zipped({"xl/workbook.xml": "", **{f"{at}": "" for at in range(6000)}}))


def test_a_sheet_that_is_full_to_a_far_corner_is_refused():
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, 3000))
    across = "".join(f'<c r="{letter(at)}3000"><v>1</v></c>' for at in range(3000))
    assert "kolom DKJ baris 3000" in refusal(xlsx(f'{rows}<row r="3000">{across}</row>'))


@pytest.mark.parametrize(
    ("start", "piece", "times", "end"),
    [
        (b"", b",", 20_000_000, b""),
        (b"a,b\n", b"\n", 20_000_000, b""),
        (b"<html><table>", b"<tr><td colspan=1000 rowspan=60000>x</td></tr>", 20_000, b"</table>"),
    ],
)
def test_a_text_of_nothing_but_cells_is_refused(start, piece, times, end):
    assert "terlalu banyak sel" in refusal(start + piece * times + end)


@pytest.mark.parametrize(
    ("start", "piece", "times"),
    [
        (b"<html><table>", b"<!-- ", 200_000),
        (b"<html><table>", b"<a ", 400_000),
        (b"<html><table>", b"<a b='", 200_000),
        (b"<html>", b"<table><tr><td>", 20_000),
        (b"a,b,c\n", b'"a,\n', 200_000),
    ],
)
def test_marks_that_never_end_do_not_take_the_square_of_their_number(start, piece, times):
    assert refusal(start + piece * times)


def test_cells_that_never_end_do_not_take_the_square_of_their_number():
    assert refusal(xlsx("<c " * 300_000))
