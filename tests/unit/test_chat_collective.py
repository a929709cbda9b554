"""`Semua utuh kecuali …`: a row for each box, weaker than a check, and none for what it leaves out."""

import pytest

from lib.areas.wilayah import reference
from lib.ingest import chat
from tests.chats import BALLOTS, ELECTION, boxes, codes_left, of, read, said, seals

MEDONO = "33.75.01.1002"


def tps(*numbers):
    """Every box of these TPS of Medono."""
    return set().union(*(of(f"{MEDONO}-{number:03d}") for number in numbers))


def every(code):
    """Every box of a kelurahan or kecamatan."""
    return set().union(*(of(one) for one in reference.stations(ELECTION) if one.startswith(code)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Segel TPS 07 Medono utuh semua jam 15.10", tps(7)),
        ("Segel TPS 07 Medono utuh", tps(7)),
        ("Segel 5 kotak TPS 07 Medono utuh", tps(7)),
        ("Kotak suara TPS 07 Medono dalam keadaan tersegel dan terkunci", tps(7)),
        ("TPS 1 s/d 4 Medono semua segel utuh", tps(1, 2, 3, 4)),
        ("Semua segel TPS 1-3, 7 dan 9 Medono utuh", tps(1, 2, 3, 7, 9)),
        ("Semua segel di PPS Medono utuh", every(MEDONO)),
        ("Segel Kel. Medono utuh seluruhnya", every(MEDONO)),
        ("Semua segel di Kec. Pekalongan Utara utuh", every("33.75.03")),
    ],
)
def test_a_statement_about_many_is_written_box_by_box(text, expected):
    rows = seals(said(text))
    assert boxes(rows) == expected
    assert len(rows) == len(expected)
    assert {row["collective"] for row in rows} == {"1"}


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("Segel TPS 07 Medono utuh semua", "tps"),
        ("Semua segel Kel. Medono utuh", "pps"),
        ("Semua segel di PPK Utara utuh", "ppk"),
        ("Semua segel TPS 1-3 Medono di PPS utuh", "pps"),
    ],
)
def test_it_is_checked_where_it_says_or_at_its_own_level(text, point):
    assert {row["checkpoint"] for row in seals(said(text))} == {point}


@pytest.mark.parametrize(
    "text",
    [
        "TPS 1-12 Medono semua segel utuh kecuali kotak DPD TPS 5 rusak jam 15.10",
        "Segel TPS 1 s.d. 12 Medono utuh semua, kecuali TPS 5 kotak DPD sobek jam 15.10",
        "Semua segel TPS 1-12 Medono utuh jam 15.10 kecuali:\n- TPS 5 kotak DPD sobek",
    ],
)
def test_an_exception_gets_a_row_of_its_own(text):
    rows = seals(said(text))
    apart = f"{MEDONO}-005-dpd"
    (own,) = [row for row in rows if row["box_id"] == apart]
    assert (own["condition"], own.get("collective"), own["checked_at"]) == ("rusak", None, "2024-02-13T15:10")
    rest = [row for row in rows if row is not own]
    assert boxes(rest) == tps(*range(1, 13)) - {apart}
    assert {(row["condition"], row["collective"], row["checked_at"]) for row in rest} == {
        ("utuh", "1", "2024-02-13T15:10")
    }


def test_what_was_not_checked_gets_no_row():
    text = said("Semua segel TPS 1-5 Medono utuh kecuali TPS 3 dan 5 belum dicek")
    assert boxes(seals(text)) == tps(1, 2, 4)
    assert codes_left(text) == ["C005"]


def test_an_exception_without_a_condition_gets_no_row_and_is_shown():
    text = said("Semua segel TPS 1-3 Medono utuh kecuali TPS 2")
    assert boxes(seals(text)) == tps(1, 3)
    assert codes_left(text) == ["C007"]


def test_an_exception_by_box_of_the_only_tps():
    rows = seals(said("TPS 3 Medono segel utuh semua kecuali kotak DPD, nomor segel berbeda"))
    assert {(row["box_id"][-3:], row["condition"]) for row in rows if row["condition"] != "utuh"} == {
        ("dpd", "nomor_beda")
    }
    assert len(rows) == len(BALLOTS)


def test_a_bad_tps_without_its_box_is_taken_out_and_shown_to_its_rule():
    rows = seals(said("Semua segel TPS 1-3 Medono utuh kecuali TPS 2 rusak"))
    (odd,) = [row for row in rows if row["condition"] == "rusak"]
    assert "TPS 2" in odd["box_id"]
    assert boxes(row for row in rows if row is not odd) == tps(1, 3)


def test_several_exceptions():
    rows = seals(
        said("Semua segel TPS 1-4 Medono utuh kecuali TPS 1 kotak DPR sobek, TPS 2 kotak DPD hilang")
    )
    odd = {row["box_id"]: row["condition"] for row in rows if row["condition"] != "utuh"}
    assert odd == {f"{MEDONO}-001-dpr": "rusak", f"{MEDONO}-002-dpd": "hilang"}
    assert len(rows) == 20


LOADS = {"012/SJ/2024": (f"{MEDONO}-001", f"{MEDONO}-002"), "013/SJ/2024": ("33.75.03",)}


def test_a_truck_is_expanded_to_what_it_carried():
    text = said("Segel truk SJ 012/SJ/2024 di TPS semua utuh kecuali TPS 2 kotak DPD rusak")
    rows = seals(text, loads=LOADS)
    assert boxes(rows) == tps(1, 2)
    assert [row["box_id"] for row in rows if "collective" not in row] == [f"{MEDONO}-002-dpd"]
    ppk = seals(said("Segel truk SJ 013/SJ/2024 semua utuh di PPK"), loads=LOADS)
    assert boxes(ppk) == every("33.75.03")
    assert {row["checkpoint"] for row in ppk} == {"ppk"}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("Segel truk SJ 099/SJ/2024 semua utuh di TPS", "C009", id="nobody knows its load"),
        pytest.param("Segel truk H 1234 AB semua utuh di PPK", "C009", id="a truck without a paper"),
        pytest.param("TPS 1-50 Medono semua segel utuh", "C008", id="TPS that are not there"),
        pytest.param("Segel TPS 60 Medono utuh", "C008", id="a TPS that is not there"),
        pytest.param("Semua segel di gudang KPU utuh", "C007", id="the whole city"),
        pytest.param("Segel Kel. Medono utuh", "C007", id="a kelurahan without the word semua"),
        pytest.param("Segel 4 kotak TPS 07 Medono utuh", "C007", id="four of five"),
        pytest.param("Semua segel TPS 1-9 Medono utuh kecuali kotak DPD rusak", "C007", id="whose DPD"),
        pytest.param(
            "Semua segel TPS 1-9 Medono utuh kecuali TPS 12 rusak", "C007", id="an exception outside"
        ),
        pytest.param(
            "Semua segel Kel. Kraton Kidul utuh", "C007", id="an old kelurahan is only a part of one"
        ),
        pytest.param("Semua segel TPS 9-1 Medono utuh", "C006", id="a span that runs backwards"),
        pytest.param("Semua segel Kel. Medono sobek", "C007", id="everything broken"),
    ],
)
def test_nothing_is_expanded_that_is_not_certain(text, code):
    assert (seals(said(text), loads=LOADS), codes_left(said(text), loads=LOADS)) == ([], [code])


def test_an_election_without_a_list_of_tps_has_no_kelurahan_to_expand():
    found = chat.read(said("Semua segel Kel. Medono utuh"), election="pilkada-2024")
    assert (found.tables, [one.code for one in found.left]) == ((), ["C008"])


def test_a_named_tps_of_that_election_has_its_own_ballots():
    found = chat.read(said("Segel TPS 7 Medono utuh semua"), election="pilkada-2024")
    assert [row[0] for _, row in found.tables[0].rows[1:]] == [
        f"{MEDONO}-007-pilgub",
        f"{MEDONO}-007-pilwalkot",
    ]


def test_one_box_is_a_check_and_no_collective_statement():
    assert [row.get("collective") for row in seals(said("Segel kotak PPWP TPS 07 Medono utuh"))] == [None]
    assert read(said("Segel kotak PPWP TPS 07 Medono utuh")).left == ()


@pytest.mark.parametrize(
    "text",
    [
        "LAPOR SEGEL\nPPS: Bandengan\nKotak: semua\nKondisi: utuh kecuali TPS 3 DPD sobek\nJam: 20.00",
        "Segel kotak se-Kel. Bandengan di PPS semua utuh kecuali TPS 3 kotak DPD sobek. Dicek jam 20.00",
    ],
)
def test_an_exception_was_seen_where_and_when_the_others_were(text):
    rows = seals(said(text))
    assert {(row["checkpoint"], row["checked_at"]) for row in rows} == {("pps", "2024-02-13T20:00")}
    assert [row["box_id"][14:] for row in rows if row["condition"] == "rusak"] == ["003-dpd"]


def test_two_words_for_whole_are_one_condition():
    assert {row["condition"] for row in seals(said("Kotak TPS 07 Medono semua tersegel dan utuh"))} == {
        "utuh"
    }
