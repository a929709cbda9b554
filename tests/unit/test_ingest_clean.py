"""What people type is read as it stands, or not at all."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.ingest import clean
from lib.ingest.clean import Unreadable
from lib.ingest.numbers import spell
from lib.ingest.rules import catalogue, values
from lib.kernel.logs import SEAL_CHECKS
from lib.kernel.words import Condition

ANY_CELL = st.one_of(
    st.text(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.datetimes(),
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.none(),
    st.text("0123456789.,-/: ±+eE|;AaSsDd()", max_size=24),
)


def code(read):
    return read.rule.code if isinstance(read, Unreadable) else None


# --- amounts ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        ("1.234,0", 1234),
        ("1.234,00", 1234),
        ("1234,0", 1234),
        ("12,00", 12),
        ("1 234", 1234),
        ("1\xa0234", 1234),
        ("1,234,567", 1234567),
        ("1,234.00", 1234),
        ("1234.0", 1234),
        ("0.0", 0),
        ("5.", 5),
        (" 0 ", 0),
        ("007", 7),
        (12, 12),
        (1300.0, 1300),
        ("1234 lbr", 1234),
        ("1.234 lbr.", 1234),
        ("1.234,0 Lembar", 1234),
        ("12 buah", 12),
        ("5 kotak", 5),
        ("2 botol", 2),
        ("2BOTOL", 2),
        ("3 set", 3),
        ("nihil", 0),
        ("NIHIL.", 0),
        ("nol", 0),
        ("0 (nol)", 0),
        ("5 (lima)", 5),
        ("5 (lima) kotak", 5),
        ("1.262 (seribu dua ratus enam puluh dua) lembar", 1262),
    ],
)
def test_a_count_is_a_whole_number_however_its_thousands_and_unit_are_written(cell, number):
    assert clean.count(cell) == number


@pytest.mark.parametrize(
    ("cell", "number"), [("lima", 5), ("dua belas", 12), ("Dua Puluh Lima", 25), ("seratus", 100)]
)
def test_a_number_in_words_is_read_and_marked(cell, number):
    read = clean.count(cell)
    assert (code(read), read.value) == ("Q022", number)


@pytest.mark.parametrize(
    ("rule", "cell"),
    [
        *(("Q020", cell) for cell in ("±500", "+/- 500", "~500", "500-an", "500an", "500+", "> 500", "≥500")),
        *(("Q020", cell) for cell in ("kurang lebih 500", "sekitar 500", "kl. 500", "2 ribu", "hampir 5")),
        *(("Q021", cell) for cell in ("2 atau 3", "10/12", "10-12", "10 dari 12", "5 & 3", "500 lbr 5 dus")),
        ("Q023", "5 (enam)"),
        ("Q023", "1.262 (seribu dua ratus) lembar"),
        ("Q024", "1,234"),
        ("Q024", "1,000"),
        ("Q024", "1,234 lbr"),
        *(("Q025", cell) for cell in (12.5, 1.234, 0.5)),
        *(("Q026", cell) for cell in ("5 dus", "2 koli", "10 rim")),
        *(("Q027", cell) for cell in ("tidak ada", "kosong", "Tdk ada")),
        *(("Q028", cell) for cell in ("=5+3", '=HYPERLINK("http://x")', "+cmd|'/c calc'!A0", "@SUM(1)")),
        *(("Q030", cell) for cell in ("1E+05", "1,2E+11", "1e400")),
        *(("Q001", cell) for cell in ("1,5", "1.5", "12.34", "0.123", "0,123", "1.2345", "1.234.5")),
        *(("Q001", cell) for cell in ("Rp 500", "٣", "5²", "5%", "(5)", "1O", "#N/A", "sda", '"', "ada")),
        *(("Q001", cell) for cell in (True, date(2024, 2, 1), time(1, 0), timedelta(1), float("nan"))),
    ],
)
def test_what_is_no_certain_number_is_blank_and_told_why(rule, cell):
    read = clean.count(cell)
    assert (code(read), read.value) == (rule, None)


@pytest.mark.parametrize("cell", ["-5", "−5", "–5", "-1.000", "-5 lbr", -5, -5.0, -0.5, "-" + "9" * 40])
def test_a_negative_count_is_its_own_fault(cell):
    assert code(clean.count(cell)) == "Q011"


@pytest.mark.parametrize("cell", ["1000000001", 10**10, "9" * 5000, 1e300])
def test_more_than_a_billion_is_no_amount_of_goods(cell):
    assert code(clean.count(cell)) == "Q012"


@pytest.mark.parametrize(
    "cell", [None, "", " ", "-", "–", "—", "…", "...", "(-)", "?", "n/a", "N/A", "tba", "null"]
)
def test_a_cell_that_says_nothing_is_unknown_and_not_zero(cell):
    assert clean.is_blank(cell)
    assert clean.count(cell) is None
    assert clean.moment(cell) is None
    assert clean.flag(cell) is None


@pytest.mark.parametrize(
    "cell", ["0", 0, False, "nihil", "tidak ada", "sda", '"', "#N/A", "x", "NA1", "menyusul"]
)
def test_a_cell_that_says_something_is_not_blank(cell):
    assert not clean.is_blank(cell)


@given(st.integers(0, clean.LARGEST), st.sampled_from(["{:,}", "{:,},0", "{:,},00", "{:,} lbr", " {:,} "]))
def test_any_number_with_indonesian_separators_is_that_number(number, form):
    assert clean.count(form.replace("{:,}", f"{number:,}".replace(",", "."))) == number


@given(st.integers(0, 9999))
def test_any_number_said_twice_is_that_number(number):
    assert clean.count(f"{number} ({spell(number)}) lembar") == number
    assert code(clean.count(f"{number + 1} ({spell(number)})")) == "Q023"


# --- ticks and yes or no ----------------------------------------------------------------------------------


@pytest.mark.parametrize("cell", ["1", "Ya", "y", "ADA", "hadir", "✓", "v", "√", "TRUE", 1, 1.0, True])
def test_a_yes_is_one(cell):
    assert clean.flag(cell) == 1


@pytest.mark.parametrize("cell", ["0", "TIDAK", "tdk", "t", "tidak ada", "Tdk hadir", "FALSE", 0, False])
def test_a_no_is_zero(cell):
    assert clean.flag(cell) == 0


@pytest.mark.parametrize("cell", ["mungkin", "x", "✗", 2, "ya/tidak", date(2024, 2, 1)])
def test_what_may_be_either_is_neither(cell):
    assert code(clean.flag(cell)) == "Q003"


@pytest.mark.parametrize("cell", ["v", "V", "✓", "√", "✔\ufe0f", "x", "X", 1, "1", "ya", "*", "•", True, "ü"])
def test_a_mark_in_a_tick_column_is_a_tick(cell):
    assert clean.tick(cell) is True


@pytest.mark.parametrize("cell", [None, "", "0", 0, "-", "tidak", False, "☐"])
def test_an_empty_box_is_no_tick(cell):
    assert clean.tick(cell) is False


@pytest.mark.parametrize("cell", ["3", "rusak", 12])
def test_anything_else_in_a_tick_column_is_told(cell):
    assert code(clean.tick(cell)) == "Q047"


# --- words, lists, numbers on paper -----------------------------------------------------------------------


def test_a_choice_is_read_whatever_its_case_and_spaces():
    known = clean.choices(tuple(Condition))
    assert clean.word("Nomor Beda", known) == "nomor_beda"
    assert code(clean.word("bagus", known)) == "Q004"


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("A1| A2 ||", ("A1", "A2")),
        ("A1; A2", ("A1", "A2")),
        ("A1,A2", ("A1", "A2")),
        ("A001, A002 dan A003", ("A001", "A002", "A003")),
        ("A001 & A002", ("A001", "A002")),
        ("A001\nA002", ("A001", "A002")),
        ("A001/A002", ("A001", "A002")),
        ("A001 A002", ("A001", "A002")),
        ("1234 5678", ("1234", "5678")),
        ("123 456", ("123 456",)),
        ("SGL 001", ("SGL 001",)),
        ("SGL/12/2024", ("SGL/12/2024",)),
        ("SGL-001-2024", ("SGL-001-2024",)),
        ("12E34", ("12E34",)),
        ("A1; A1", ("A1",)),
        (12345, ("12345",)),
        (12345.0, ("12345",)),
        ("A001-A003", ("A001", "A002", "A003")),
        ("A001 – A003", ("A001", "A002", "A003")),
        ("001 s/d 003", ("001", "002", "003")),
        ("A001 s.d. A003; A009", ("A001", "A002", "A003", "A009")),
        ("A001 sampai 003", ("A001", "A002", "A003")),
        ("12-34", ("12-34",)),
        ("0012-2024", ("0012-2024",)),
        ("003-001", ("003-001",)),
    ],
)
def test_a_list_is_split_where_it_can_only_be_split(cell, numbers):
    assert clean.listed(cell) == numbers


@pytest.mark.parametrize("cell", ["-", "tidak ada", "Tidak ada nomor", "tanpa nomor", "n/a", "", None])
def test_a_list_that_says_there_is_none_is_blank(cell):
    assert clean.listed(cell) is None


@pytest.mark.parametrize(
    "cell", ["A001 s/d B003", "A1 s/d A003", "A003 s/d A001", "001-090", "A001 s/d A900"]
)
def test_a_span_that_may_mean_something_else_is_told(cell):
    read = clean.listed(cell)
    assert (code(read), read.value) == ("Q033", None)


def test_what_can_be_read_of_a_list_is_kept():
    read = clean.listed("A9; A001 s/d B003")
    assert (code(read), read.value, read.context["part"]) == ("Q033", ("A9",), "A001 s/d B003")
    dash = clean.listed("A1|-")
    assert (code(dash), dash.value) == ("Q005", ("A1",))


@pytest.mark.parametrize("cell", ["1,23457E+11", "1.23457e+11", 1.5e15, 10**16])
def test_a_number_whose_digits_a_spreadsheet_replaced_is_lost(cell):
    assert code(clean.identifier(cell)) == "Q030"
    assert code(clean.listed(cell)) == "Q030"


def test_a_number_that_a_spreadsheet_made_a_date_is_lost():
    assert code(clean.identifier(date(2024, 2, 1))) == "Q032"
    assert code(clean.listed(datetime(2024, 2, 1))) == "Q032"  # noqa: DTZ001 (as a workbook gives it)


def test_a_number_on_paper_is_kept_as_it_is_written():
    written = ["SJ-001/KPU/II/2024", "007", 12.0, " 1/2 ", "1E5", None, "=cmd"]
    assert [clean.identifier(cell) for cell in written] == [
        "SJ-001/KPU/II/2024",
        "007",
        "12",
        "1/2",
        "1E5",
        None,
        "=cmd",
    ]


@pytest.mark.parametrize(
    ("column", "lost"),
    [
        (["00123", "00124", 125], {2}),
        (["00123", "00124", 125.0, "-", None], {2}),
        (["00123", "00124", "125"], {2}),
        (["00123", 125], set()),
        (["00123", "00124", 12345], set()),
        (["123", "124", 12], set()),
        (["00123", "00124", "0012", 125], set()),
        (["00123", "00124", 1, 2, 3], set()),
        (["A0123", "A0124", 125], set()),
        ([], set()),
    ],
)
def test_a_number_shorter_than_all_the_zero_led_others_has_lost_its_zeros(column, lost):
    assert clean.lost_zeros(column) == lost


def test_a_list_of_choices_keeps_what_it_knows_and_tells_the_rest():
    known = clean.choices(SEAL_CHECKS.by_name["actions"].choices)
    assert clean.listed("Disegel ulang BA|dilaporkan_kpu", known) == ("disegel_ulang_ba", "dilaporkan_kpu")
    partly = clean.listed("dilaporkan_kpu|difoto", known)
    assert (partly.value, partly.context["part"]) == (("dilaporkan_kpu",), "difoto")


def test_text_loses_control_and_direction_marks_and_stays_on_one_line():
    assert clean.text("  SJ\u202e-1\u2066\x00 \n dua\ttiga ") == "SJ-1   dua tiga"
    assert clean.text("e\u0301") == "é"
    assert [clean.text(cell) for cell in (12.0, 33.75, None, "\u202e")] == ["12", "33.75", "", ""]


def test_text_keeps_a_formula_as_text_and_loses_what_shows_nothing():
    assert clean.text("=cmd|'/c calc'!A0") == "=cmd|'/c calc'!A0"
    assert clean.text("A\u200d1\u00ad\U000e0041\u061c") == "A1"
    assert clean.text("A\u3000B\xa0C") == "A B C"


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_can_be_stored(written):
    assert clean.text(written).encode("utf-8").decode() == clean.text(clean.text(written))


def test_degrees_are_kept_as_written_and_within_the_globe():
    assert clean.degree("-6.8886", 90) == "-6.8886"
    assert [code(clean.degree(cell, 90)) for cell in ("109,6", "190", "timur")] == ["Q008"] * 3


@given(ANY_CELL)
def test_no_cell_breaks_a_reader(cell):
    for reader in (
        clean.text,
        clean.count,
        clean.flag,
        clean.tick,
        clean.listed,
        clean.identifier,
        clean.is_blank,
    ):
        reader(cell)


@given(st.lists(ANY_CELL))
def test_no_column_breaks_the_search_for_lost_zeros(column):
    assert clean.lost_zeros(column) <= set(range(len(column)))


def test_every_rule_about_values_has_its_own_code_and_says_what_to_do():
    codes = [rule.code for rule in values.RULES]
    others = {rule.code for rule in catalogue.RULES if rule not in values.RULES}
    assert len(set(codes)) == len(codes)
    assert not others & set(codes)
    assert all("Q020" <= code <= "Q049" for code in codes)
    assert all(rule.fix.endswith(".") for rule in values.RULES)
