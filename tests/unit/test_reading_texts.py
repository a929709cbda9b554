"""Text is read whatever it is stored in, and split where its writer split it."""

import pytest

from lib.ingest.reading import tables
from lib.ingest.table import Area
from lib.kernel.errors import UserError

HEADER = ["no", "barang", "jumlah"]


def read(written):
    (table,) = tables(written.encode() if isinstance(written, str) else written, "berkas")
    return table.rows


def cells(written):
    return [row for _, row in read(written)]


# --- letters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_are_read_in_whatever_they_are_stored(encoding):
    assert cells("no;café – “x”\n1;é\n".encode(encoding)) == [["no", "café – “x”"], ["1", "é"]]


def test_lines_and_even_cells_may_be_stored_differently():
    mixed = "1;é;".encode() + "“é”\n".encode("cp1252") + "2;à;".encode("cp1252") + "ü\n".encode()
    assert cells(mixed) == [["1", "é", "“é”"], ["2", "à", "ü"]]


def test_a_file_cut_within_a_letter_does_not_end_in_two_others():
    assert cells("no,nama\n1,café".encode()[:-1]) == [["no", "nama"], ["1", "caf�"]]


def test_nuls_within_and_behind_a_text_do_not_count():
    assert cells(b"no,barang\n1,kot\x00ak\n" + bytes(5000)) == [["no", "barang"], ["1", "kotak"]]


# --- delimiters -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_delimiter_and_line_end_is_known(mark, end):
    assert read(end.join([mark.join(HEADER), mark.join("1a5")])) == [(1, HEADER), (2, ["1", "a", "5"])]


@pytest.mark.parametrize(
    ("written", "second"),
    [
        ("no;berat;isi\n1;1,5;2,5\n2;1,6;2,7\n", ["1", "1,5", "2,5"]),
        ("Daftar, 2024\nno;berat\n1;1,5\n2;1,6\n3;2,5\n", ["no", "berat"]),
        ("Bawaslu, Kota Pekalongan\nno;barang;jumlah\n1;kotak;5\n", HEADER),
        ("kotak,segel\nA,1|2|3\nB,4|5|6\n", ["A", "1|2|3"]),
        ("kotak,segel\nA,1;2\nB,4;5\n", ["A", "1;2"]),
        ("no\tbarang, jenis\tjumlah\n1\ta, b\t2\n", ["1", "a, b", "2"]),
        ("no,barang,jumlah\n1,a; b; c; d; e,2\n2,f; g,3\n", ["1", "a; b; c; d; e", "2"]),
        ("no\n1\n2\n", ["1"]),
    ],
)
def test_the_delimiter_is_the_one_that_splits_the_header_too(written, second):
    assert cells(written)[1] == second


@pytest.mark.parametrize("said", ["sep=;", '"sep=;"', "SEP=;", "sep=;;;"])
def test_a_first_line_that_says_the_delimiter_counts_as_a_record(said):
    assert read(f"{said}\r\na,b;c\r\n1;2\r\n") == [(2, ["a,b", "c"]), (3, ["1", "2"])]


# --- records ----------------------------------------------------------------------------------------------


def test_blank_records_are_dropped_and_counted():
    assert read("no,barang\n\n,\n   ,\n1,kotak\n") == [(1, ["no", "barang"]), (5, ["1", "kotak"])]


def test_records_say_how_many_cells_they_have():
    (table,) = tables(b"no,barang,jumlah\n1,a\n2,b,3,4\n", "berkas")
    assert table.exact
    assert [len(row) for _, row in table.rows] == [3, 2, 4]


def test_a_quoted_line_break_does_not_end_a_record():
    assert read('no,ket\n1,"dua\nbaris"\n2,c\n') == [
        (1, ["no", "ket"]),
        (2, ["1", "dua\nbaris"]),
        (3, ["2", "c"]),
    ]


def test_quotes_may_follow_a_space():
    assert cells('no, barang, jumlah\n1, "kotak, besar", 3\n')[1] == ["1", "kotak, besar", "3"]


def test_rows_stored_whole_as_one_quoted_cell_are_opened():
    written = 'no,barang,jumlah\n"1,kotak,5"\n2,bilik,6\n"3,""kotak, besar"",7"\n'
    assert cells(written) == [HEADER, ["1", "kotak", "5"], ["2", "bilik", "6"], ["3", "kotak, besar", "7"]]


def test_a_quoted_title_with_a_comma_stays_a_title():
    assert cells('"Bawaslu, Kota"\nno,barang,jumlah\n1,a,3\n')[0] == ["Bawaslu, Kota"]


@pytest.mark.parametrize(
    ("row", "read_as"),
    [
        ('1,"kotak besar,5', ["1", '"kotak besar', "5"]),
        ('1,"kotak" besar,5', ["1", '"kotak" besar', "5"]),
        ('1,pipa 5",5', ["1", 'pipa 5"', "5"]),
        ('1,kotak,"rusak', ["1", "kotak", '"rusak']),
    ],
)
def test_a_quote_without_its_pair_is_a_letter_and_swallows_no_row(row, read_as):
    after = '2,"bilik",6\n3,"tinta, ungu",7\n4,a 5",8\n'
    assert cells(f"no,barang,jumlah\n{row}\n{after}") == [
        HEADER,
        read_as,
        ["2", "bilik", "6"],
        ["3", "tinta, ungu", "7"],
        ["4", 'a 5"', "8"],
    ]


def test_beside_a_crooked_quote_a_quoted_line_break_is_still_one():
    written = 'no,barang,ket\n1,a,"rusak\nberat"\n2,"b" c,d\n'
    assert read(written) == [
        (1, ["no", "barang", "ket"]),
        (2, ["1", "a", "rusak\nberat"]),
        (3, ["2", '"b" c', "d"]),
    ]


def test_quotes_that_leave_two_ways_to_split_a_row_refuse_the_file():
    with pytest.raises(UserError, match="catatan 3"):
        read('no,barang,jumlah\n1,a,5\n"2,b\n3,c,6\n')


# --- web pages --------------------------------------------------------------------------------------------


def page(*rows):
    return f"<html><head><style>td {{}}</style></head><body><table>{''.join(rows)}</table></body></html>"


def test_spans_of_a_web_table_are_merged_areas():
    written = page(
        "<tr><th rowspan=2>No<th colspan='2'>RENCANA",
        "<tr><th>Berangkat<th>Tiba",
        '<tr><TD title="a > b">1</TD><td>08.00&nbsp;<br>\n WIB</td><td>1.234</td></tr>',
    )
    (table,) = tables(written.encode(), "berkas")
    assert (table.sheet, table.exact) == (None, False)
    assert table.rows == [
        (1, ["No", "RENCANA"]),
        (2, [None, "Berangkat", "Tiba"]),
        (3, ["1", "08.00\nWIB", "1.234"]),
    ]
    assert table.merged == (Area(1, 0, 2, 0), Area(1, 1, 1, 2))


def test_each_table_of_a_page_is_a_sheet_and_an_empty_one_is_none():
    written = "<table><tr><td>a<table><tr><td>b</td></tr></table></td></tr></table><table></table>"
    found = tables(f"<html>{written}</html>".encode(), "berkas")
    assert [(one.sheet, one.rows) for one in found] == [("Tabel 1", [(1, ["a"])]), ("Tabel 2", [(1, ["b"])])]


def test_scripts_and_comments_of_a_page_are_not_read():
    unseen = "<script>'<td>'</script><!-- <td>c --><![if x]><comment>d</comment>"
    assert cells(page(f"<tr><td>a{unseen}b &lt;c&gt; 1 < 2</td></tr>")) == [["ab <c> 1 < 2"]]
