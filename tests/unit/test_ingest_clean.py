"""What people type is read as it stands, or not at all."""

from datetime import date, datetime, time

import pytest

from lib.ingest import clean
from lib.ingest.clean import Unreadable
from lib.ingest.places import place_printed, places
from lib.kernel.clock import Moment, Precision, parse
from lib.kernel.logs import SEAL_CHECKS
from lib.kernel.words import Condition

PEMILU, PILKADA = places("pemilu-2024"), places("pilkada-2024")
TPS = "33.75.03.1004-012"


def code(read):
    return read.rule.code if isinstance(read, Unreadable) else None


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1234", 1234),
        ("1.234", 1234),
        ("1.234.567", 1234567),
        (" 0 ", 0),
        (12, 12),
        (1300.0, 1300),
        ("007", 7),
    ],
)
def test_a_count_is_a_whole_number_and_the_dot_separates_thousands(cell, number):
    assert clean.count(cell) == number


@pytest.mark.parametrize(
    "cell",
    [
        "1,5",
        "1.5",
        "12.34",
        "0.123",
        "1.234,00",
        "±500",
        "5 dus",
        "lima",
        "1234.0",
        "٣",
        "-",
        12.5,
        True,
        date(2024, 2, 1),
    ],
)
def test_what_is_no_whole_number_is_never_guessed(cell):
    assert code(clean.count(cell)) == "Q001"


@pytest.mark.parametrize("cell", ["-5", "−5", "-1.000", -5, -5.0, -0.5, "-" + "9" * 40])
def test_a_negative_count_is_its_own_fault(cell):
    assert code(clean.count(cell)) == "Q011"


@pytest.mark.parametrize("cell", ["1000000001", 10**10, "9" * 5000])
def test_more_than_a_billion_is_no_amount_of_goods(cell):
    assert code(clean.count(cell)) == "Q012"


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2024-02-13T15:00", parse("2024-02-13T15:00")),
        ("2024-02-13 15:00", parse("2024-02-13T15:00")),
        ("2024-02-13", parse("2024-02-13")),
        (datetime(2024, 2, 13, 15, 0), parse("2024-02-13T15:00")),  # noqa: DTZ001 (as a workbook gives it)
        (datetime(2024, 2, 13, 15, 9, 59, 999_900), parse("2024-02-13T15:10")),  # noqa: DTZ001
        (date(2024, 2, 13), Moment(parse("2024-02-13").minute, Precision.DAY)),
    ],
)
def test_a_time_is_iso_or_a_date_cell_in_wib(cell, moment):
    assert clean.moment(cell) == moment


@pytest.mark.parametrize(
    "cell",
    [
        "13/02/2024",
        "02-13-2024",
        "2024-02-30",
        "2024-02-13T15:00Z",
        "0024-02-13",
        "kemarin",
        45335.5,
        time(15, 0),
    ],
)
def test_any_other_time_is_asked_for_again(cell):
    assert code(clean.moment(cell)) == "Q002"


def test_flags_are_zero_one_yes_no():
    assert [clean.flag(cell) for cell in ("1", "0", "Ya", "TIDAK", 1.0, True, False)] == [1, 0, 1, 0, 1, 1, 0]
    assert code(clean.flag("mungkin")) == "Q003"


def test_a_choice_is_read_whatever_its_case_and_spaces():
    known = clean.choices(tuple(Condition))
    assert clean.word("Nomor Beda", known) == "nomor_beda"
    assert code(clean.word("bagus", known)) == "Q004"


def test_a_list_is_split_at_bars_and_what_is_no_number_is_told():
    assert clean.listed("A1| A2 ||") == ("A1", "A2")
    dash = clean.listed("A1|-")
    assert (code(dash), dash.value) == ("Q005", ("A1",))


def test_a_list_of_choices_keeps_what_it_knows_and_tells_the_rest():
    known = clean.choices(SEAL_CHECKS.by_name["actions"].choices)
    assert clean.listed("Disegel ulang BA|dilaporkan_kpu", known) == ("disegel_ulang_ba", "dilaporkan_kpu")
    partly = clean.listed("dilaporkan_kpu|difoto", known)
    assert (partly.value, partly.context["part"]) == (("dilaporkan_kpu",), "difoto")


def test_text_loses_control_and_direction_marks_and_stays_on_one_line():
    assert clean.text("  SJ\u202e-1\u2066\x00 \n dua\ttiga ") == "SJ-1   dua tiga"
    assert clean.text("e\u0301") == "é"
    assert [clean.text(cell) for cell in (12.0, 33.75, None, "\u202e")] == ["12", "33.75", "", ""]


def test_degrees_are_kept_as_written_and_within_the_globe():
    assert clean.degree("-6.8886", 90) == "-6.8886"
    assert [code(clean.degree(cell, 90)) for cell in ("109,6", "190", "timur")] == ["Q008"] * 3


# --- places, boxes, items ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "place"),
    [
        (TPS, TPS),
        ("33.75", "33.75"),
        (33.75, "33.75"),
        ("33.75.03", "33.75.03"),
        ("Penyedia", "penyedia"),
        ("lain:Posko Rob", "lain:Posko Rob"),
        ("Gudang KPU", "33.75"),
        ("ppk pekalongan utara", "33.75.03"),
        ("PPS Panjang Wetan", "33.75.03.1004"),
        ("TPS 12 Panjang Wetan", TPS),
        ("TPS 012 Panjang Wetan", TPS),
    ],
)
def test_a_place_is_a_code_or_an_official_name(cell, place):
    assert PEMILU.place(cell) == place


@pytest.mark.parametrize(
    ("cell", "hint"),
    [
        ("33.75.09", "tidak ada kecamatan 33.75.09"),
        ("33.75.03.1999", "tidak ada kelurahan 33.75.03.1999 di Pekalongan Utara"),
        ("33.75.03.1004-777", "tidak ada TPS 777 di Panjang Wetan, yang ada TPS 1 sampai"),
        ("TPS 777 Panjang Wetan", "tidak ada TPS 777 di Panjang Wetan"),
        ("33.26.01", "di luar Kota Pekalongan"),
        ("33.75.3", "bentuk kodenya"),
        ("PPK Pekalongan Utar", "barangkali maksudnya PPK Pekalongan Utara"),
        ("Panjang", "bukan kode tempat"),
    ],
)
def test_an_unknown_place_says_what_is_unknown_about_it(cell, hint):
    read = PEMILU.place(cell)
    assert code(read) == "Q010"
    assert hint in read.context["hint"]


def test_without_a_list_of_tps_any_number_of_a_known_kelurahan_is_a_tps():
    assert PILKADA.place("33.75.03.1004-777") == "33.75.03.1004-777"
    assert code(PILKADA.place("33.75.03.1004-000")) == "Q010"
    assert code(PILKADA.place("33.75.03.1999-001")) == "Q010"


def test_a_box_belongs_to_a_tps_and_a_ballot_type_of_the_election():
    assert PEMILU.box(f"{TPS}-PPWP") == f"{TPS}-ppwp"
    assert PEMILU.box("33.75.03-ppk-2") == "33.75.03-ppk-2"
    assert PILKADA.box(f"{TPS}-pilgub") == f"{TPS}-pilgub"
    wrong = (f"{TPS}-pilgub", "33.75.03.1004-777-ppwp", "33.75.03-ppk-9", "kotak 12")
    assert [code(PEMILU.box(box)) for box in wrong] == ["Q007"] * 4


def test_an_item_is_known_by_code_or_label_within_its_election():
    assert PEMILU.item("Surat suara DPR") == "surat_suara_dpr"
    assert PEMILU.item("KOTAK_SUARA") == "kotak_suara"
    assert code(PEMILU.item("surat_suara_pilgub")) == "Q006"


def test_a_place_is_printed_with_its_official_spelling():
    assert place_printed(TPS) == {
        "code": TPS,
        "kind": "tps",
        "kecamatan": "Pekalongan Utara",
        "kelurahan": "Panjang Wetan",
        "tps": 12,
        "name": "TPS 12 Panjang Wetan",
    }
    assert place_printed("lain:Posko Rob")["name"] == "Posko Rob"
    assert place_printed(None) is None
