"""What everyday papers have around and between their tables, and what they leave to be asked."""

import io

import openpyxl
import pytest

from lib.ingest.letterhead import of_line
from lib.ingest.prepare import prepare
from lib.ingest.special import is_ruled, is_signature
from lib.kernel.clock import parse
from lib.kernel.errors import UserError
from lib.kernel.logs import DELIVERIES, SEAL_CHECKS
from tests.chats import said

NOW = parse("2024-02-14T09:00").minute
TITLES = ["Barang", "Dari", "Tujuan", "Waktu Tiba", "Diterima"]
BOXES = ["Kelurahan", "TPS", "Kotak", "Titik", "Waktu Periksa", "Kondisi Segel"]


def told(lines, name="uji.csv"):
    text = "\n".join(";".join("" if cell is None else str(cell) for cell in line) for line in lines)
    return prepare(text.encode(), name, election="pemilu-2024", now=NOW, party="ppk")


def workbook(lines):
    book, memory = openpyxl.Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(memory)
    return prepare(memory.getvalue(), "uji.xlsx", election="pemilu-2024", now=NOW, party="ppk")


def arrived(place, hour, amount=5, item="tinta"):
    return [item, "PPK Pekalongan Barat", place, f"2024-02-12 {hour}" if hour else "2024-02-12", amount]


def checked(number, condition="utuh"):
    return ["Medono", number, "PPWP", "PPS", "2024-02-12 10:00", condition]


def codes(row):
    return [one.code for one in row.findings]


# --- several tables -----------------------------------------------------------------------------------------


def test_a_table_below_another_is_read_as_what_it_is():
    read = workbook(
        [
            ["A. PENERIMAAN"],
            TITLES,
            arrived("PPS Medono", "10:00"),
            [],
            ["B. SEGEL"],
            BOXES,
            checked(1),
            checked(2),
        ]
    )
    assert [(row.log, row.number) for row in read.rows] == [
        ("deliveries", 3),
        ("seal_checks", 7),
        ("seal_checks", 8),
    ]
    assert not any("Tabel lain" in one.why for one in read.passed)


def test_tables_side_by_side_keep_the_letters_of_their_columns():
    wrong = arrived("PPS Podosugh", "10:00")
    read = workbook([[*TITLES, None, *TITLES], [*arrived("PPS Medono", "10:00"), None, *wrong]])
    assert [(row.number, row.values["destination"]) for row in read.rows] == [
        (2, "33.75.01.1002"),
        (2, "33.75.01.1003"),
    ]
    assert [one.letter for one in read.rows[1].findings] == ["I"]


def test_a_column_given_twice_without_a_gap_is_still_refused():
    with pytest.raises(UserError, match="lebih dari sekali"):
        workbook([[*TITLES, "Tujuan"], [*arrived("PPS Medono", "10:00"), "PPS Tirto"]])


def test_signatures_between_two_blocks_are_no_rows():
    foot = [["Yang menyerahkan", None, None, "Yang menerima"], ["(......)", None, None, "(......)"]]
    read = told(
        [TITLES, arrived("PPS Medono", "10:00"), *foot, [], TITLES, arrived("PPS Tirto", "11:00"), *foot]
    )
    assert [row.number for row in read.rows] == [2, 7]


@pytest.mark.parametrize(
    ("row", "signature"),
    [
        (["Yang menyerahkan,", "Yang menerima,"], True),
        (["(..........)", None], True),
        (["Pihak Kedua"], True),
        (["Menerima 5 kotak"], False),
        (["Medono", "Yang menerima"], False),
        ([], False),
    ],
)
def test_a_row_of_signatures(row, signature):
    assert is_signature(row) is signature


@pytest.mark.parametrize(
    ("row", "ruled"),
    [(["----", ":--:"], True), (["====", "===="], True), (["-", "-"], False), ([5, "--"], False)],
)
def test_a_ruled_line(row, ruled):
    assert is_ruled(row) is ruled


# --- ditto marks --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("mark", ['"', "sda", "s.d.a.", "idem", "-''-", "Sama dengan di atas"])
def test_a_ditto_mark_is_what_stands_directly_above(mark):
    read = workbook([TITLES, arrived("PPS Medono", "10:00"), ["bilik", mark, mark, mark, 4]])
    first, second = read.rows
    for name in ("origin", "destination", "arrived_at"):
        assert second.values[name] == first.values[name]
    assert second.values["qty_received"] == 4


def test_a_ditto_mark_below_an_amount_or_below_nothing_tells_nothing():
    read = workbook(
        [
            TITLES,
            arrived("PPS Medono", "10:00"),
            ["bilik", '"', '"', '"', '"'],
            [],
            ["segel", '"', '"', '"', 1],
        ]
    )
    assert "qty_received" not in read.rows[1].values
    assert "Q001" in codes(read.rows[1])
    assert read.rows[2].status == "rejected"
    assert "Q010" in codes(read.rows[2])


# --- titles -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "facts"),
    [
        ("PENERIMAAN LOGISTIK DI PPK PEKALONGAN BARAT", {"destination": "PPK PEKALONGAN BARAT"}),
        ("Pengiriman dari Gudang KPU ke PPS Medono", {"origin": "Gudang KPU", "destination": "PPS Medono"}),
        ("DARI PPK PEKALONGAN UTARA KE PPS", {"origin": "PPK PEKALONGAN UTARA"}),
        ("Rapat di PPS Antah Berantah", {}),
        ("Diterima tanggal 12 Februari 2024 pukul 16.00 WIB", {"date": "12 Februari 2024", "time": "16.00"}),
        ("Dicetak tanggal 12 Februari 2024", {}),
        ("Diperiksa tanggal 12/02/2024 sampai 13/02/2024", {}),
    ],
)
def test_a_title_says_the_journey_and_the_day(line, facts):
    said = of_line(line, DELIVERIES)
    assert {name: said[name] for name in ("origin", "destination", "date", "time") if name in said} == facts


def test_a_title_of_a_check_list_says_where_it_was_made():
    assert of_line("CEKLIS SEGEL KOTAK SUARA - PPS GAMER", SEAL_CHECKS)["checkpoint"] == "pps"


def test_the_destination_of_a_title_gives_way_to_a_column_of_tps():
    read = workbook(
        [
            ["PENERIMAAN LOGISTIK DI PPS KLEGO"],
            ["Barang", "TPS", "Waktu Tiba", "Diterima"],
            ["tinta", 3, "2024-02-12 10:00", 2],
        ]
    )
    assert read.rows[0].values["destination"] == "33.75.02.1008-003"


def test_goods_as_rows_and_places_as_columns():
    read = workbook(
        [
            ["PENGIRIMAN LOGISTIK 12 Februari 2024"],
            ["Barang", "Tanggal kirim", "Pekalongan Barat", "PPS Medono", "Jumlah"],
            ["tinta", "2024-02-12", 10, 20, 30],
        ]
    )
    assert [(row.values["destination"], row.values["qty_sent"]) for row in read.rows] == [
        ("33.75.01", 10),
        ("33.75.01.1002", 20),
    ]


# --- what is asked, and what is not told ------------------------------------------------------------------


def test_a_day_over_two_hours_is_no_arrival_where_the_hour_is_blank():
    header = [
        "Tanggal",
        "No SJ",
        "Barang",
        "Dari",
        "Tujuan",
        "Jam berangkat",
        "Jam tiba",
        "Dikirim",
        "Diterima",
    ]
    go = ["12/02/2024", "SJ-1", "tinta", "PPK Pekalongan Barat", "PPS Medono"]
    read = told([header, [*go, "08.00", "", 5, ""], [*go, "08.00", "", 5, 5], [*go, "", "", "", ""]])
    assert ["arrived_at" in row.values for row in read.rows] == [False, True, False]
    assert "departed_at" not in read.rows[2].values


def test_a_second_load_of_a_day_without_a_paper_is_asked_unless_its_hour_is_the_same():
    lines = [arrived("PPS Medono", "10:00"), arrived("PPS Medono", "10:00"), arrived("PPS Medono", "14:00")]
    read = told([TITLES, *lines])
    assert [row.status for row in read.rows] == ["stored", "duplicate", "confirm"]
    assert codes(read.rows[2]) == ["Q121"]


def test_the_same_day_without_any_hour_is_asked_too_and_a_number_settles_it():
    again = [TITLES, arrived("PPS Medono", ""), arrived("PPS Medono", "")]
    assert [row.status for row in told(again).rows] == ["stored", "confirm"]
    numbered = [
        ["No SJ", *TITLES],
        ["SJ-1", *arrived("PPS Medono", "")],
        ["SJ-1", *arrived("PPS Medono", "")],
    ]
    assert [row.status for row in told(numbered).rows] == ["stored", "duplicate"]


def test_a_list_of_events_is_refused_and_its_column_named():
    header = ["Waktu", "Status", "Barang", "Dari", "Tujuan", "Jumlah"]
    rows = [
        [f"2024-02-12 1{at}:00", word, "tinta", "PPK Pekalongan Barat", "PPS Medono", 5]
        for at, word in enumerate(("Berangkat", "Tiba"))
    ]
    with pytest.raises(UserError, match="B “Status” menyebut berangkat dan tiba"):
        told([header, *rows])


def test_a_finding_about_a_place_points_at_the_cell_that_is_to_blame():
    header = ["Barang", "Dari", "Kelurahan", "Kecamatan", "Waktu Tiba", "Diterima"]
    row = ["tinta", "PPK Pekalongan Barat", "Kraton", "Pekalongan Barat", "2024-02-12 10:00", 5]
    (finding,) = told([header, row]).rows[0].findings
    assert (finding.code, finding.letter) == ("P001", "C")


def test_a_condition_of_one_box_is_not_that_of_the_others_in_its_row():
    (row,) = told([BOXES, checked(1, "DPRD Prov tidak ada segel")]).rows
    assert (row.status, codes(row)) == ("rejected", ["Q004"])


@pytest.mark.parametrize("condition", ["agak sobek", "kayaknya rusak", "sepertinya utuh"])
def test_a_hedged_condition_waits_for_a_person(condition):
    (row,) = told([BOXES, checked(1, condition)]).rows
    assert (row.status, codes(row)) == ("confirm", ["Q044"])


def talked(*messages):
    text = "\n".join(said(one, at=f"20.{at:02d}") for at, one in enumerate(messages))
    return prepare(text.encode(), "obrolan.txt", election="pemilu-2024", now=NOW, party="panwascam")


def test_a_hedged_condition_in_a_chat_waits_too():
    (row,) = talked("Segel PPWP TPS 07 Medono agak rusak jam 15.10").rows
    assert (row.status, codes(row)) == ("confirm", ["Q044"])


def test_a_report_that_was_taken_back_says_so_and_nothing_about_its_place():
    report = "TPS 07 Medono terima kotak 5 jam 14.20"
    back = "RALAT, laporan tadi salah, abaikan"
    read = talked(report, back, "TPS 08 Medono terima kotak 5 jam 14.30")
    gone, kept = read.rows
    assert (gone.status, codes(gone)) == ("rejected", ["P013"])
    assert "baris 2" in gone.findings[0].message
    assert kept.status in ("stored", "flagged")


def test_a_statement_about_a_whole_kecamatan_is_marked_on_every_box():
    read = talked("Semua segel di TPS Kecamatan Pekalongan Utara utuh jam 15.10")
    assert len(read.rows) > 1_000
    assert all("Q120" in codes(row) for row in read.rows)
    (narrow, *_) = talked("Segel TPS 07 Medono utuh semua jam 15.10").rows
    assert "Q120" not in codes(narrow)
