"""The short form: any order, any spelling of its labels, one field a line or all in one."""

import re
from pathlib import Path

import pytest

from lib.ingest import chat
from tests.chats import boxes, codes_left, loads, of, read, said, seals

MEDONO_7 = "33.75.01.1002-007"
ARRIVAL = {
    "destination": MEDONO_7,
    "arrived_at": "2024-02-13T14:20",
}


@pytest.mark.parametrize(
    "text",
    [
        "LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 5\nBilik: 4\nTinta: 2\nRusak: 0",
        "LAPOR TIBA / TPS: 07 Medono / Jam: 14.20 / Kotak: 5 / Bilik: 4 / Tinta: 2 / Rusak: 0",
        "lapor tiba; tps=07 medono; jam=14:20; kotak=5; bilik=4; tinta=2; rusak=0",
        "*LAPOR TIBA*\n📍 TPS. 07 Medono\n🕐 Jam: 14.20 WIB\n📦 Kotak: 5 buah\n- Bilik: 4\n• Tinta: 2 btl\n"
        "_Rusak: nihil_",
        "LAPOR TIBA\nRusak: tidak ada\nTinta: 2\nBilik: 4\nKotak: 5\nJam: 14.20\nKel: Medono\nTPS: 7",
        "LAPOR TIBA TPS 07 Medono Jam: 14.20 Kotak: 5 Bilik: 4 Tinta: 2 Rusak: 0",
        "LAPORAN PENERIMAAN LOGISTIK\nTPS : 007\nKelurahan : Medono\n"
        "Hari/Tanggal : Selasa, 13 Februari 2024\n"
        "Pukul : 14.20 WIB\nKotak suara : 5 (lima) buah\nBilik suara : 4 unit\nTinta : 2 botol\nRusak : 0",
        "TPS: Medono 07\nDiterima jam: 14.20\nKotak: 5\nBilik: 4\nTinta: 2\nRusak: 0\nJam tiba: 14.20",
    ],
)
def test_an_arrival(text):
    rows = loads(text)
    assert {row.pop("item"): row.pop("qty_received") for row in rows} == {
        "kotak_suara": "5",
        "bilik_suara": "4",
        "tinta": "2",
    }
    assert rows == [ARRIVAL] * 3


@pytest.mark.parametrize(
    ("lines", "damaged"),
    [
        ("Kotak: 5\nRusak: 0", ["0"]),
        ("Kotak: 5\nRusak: nihil\nBilik: 4", [None, None]),
        ("Kotak: 5\nBilik: 4\nRusak: 1 bilik", [None, "1"]),
        ("Kotak: 5\nRusak: 1\nBilik: 4\nRusak: 0", ["1", "0"]),
        ("Kotak: 5\nBilik: 4\nRusak: 1", ["rusak 1, barangnya tidak disebut"] * 2),
    ],
)
def test_damage_belongs_to_goods_only_where_it_is_said_of_which(lines, damaged):
    rows = loads(f"LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\n{lines}")
    assert [row.get("qty_damaged") for row in rows] == damaged


def test_ballots_named_with_their_damage_are_one_row():
    rows = loads("LAPOR TIBA\nTPS: 07 Medono\nKotak: 5\nRusak: 0\nTertukar: 1 surat suara DPD")
    assert [(row["item"], row.get("qty_wrong")) for row in rows] == [
        ("kotak_suara", None),
        ("surat_suara_dpd", "1"),
    ]


def test_a_departure():
    text = (
        "LAPOR BERANGKAT\nDari: gudang KPU\nTujuan: PPK Utara\nSJ: 012/SJ/II/2024\n"
        "Kendaraan: truk H 1234 AB\n"
        "Jam: 08.15\nKotak: 1.160\nRencana tiba: 09.00\nKet: dikawal Polsek"
    )
    assert loads(text) == [
        {
            "document_no": "012/SJ/II/2024",
            "item": "kotak_suara",
            "origin": "33.75",
            "destination": "33.75.03",
            "planned_arrival": "2024-02-13T09:00",
            "departed_at": "2024-02-13T08:15",
            "qty_sent": "1160",
            "vehicle": "H 1234 AB",
            "vehicle_kind": "truk",
            "note": "dikawal Polsek",
        }
    ]


def test_a_plan():
    (row,) = loads("LAPOR RENCANA BERANGKAT\nTujuan: PPK Utara\nTanggal: 14/02/2024\nJam: 07.00\nKotak: 1160")
    assert row == {
        "item": "kotak_suara",
        "destination": "33.75.03",
        "planned_departure": "2024-02-14T07:00",
        "note": "kotak suara 1160",
    }


def test_one_box():
    text = (
        "LAPOR SEGEL / TPS: 07 Medono / Kotak: PPWP / Kondisi: utuh / No: K001,K002 / Jam: 15.10"
        " / Petugas: Siti"
    )
    assert seals(text) == [
        {
            "box_id": f"{MEDONO_7}-ppwp",
            "checkpoint": "tps",
            "checked_at": "2024-02-13T15:10",
            "seal_nos_found": "K001|K002",
            "condition": "utuh",
            "officer": "Siti",
        }
    ]


def test_a_broken_one():
    text = (
        "LAPOR SEGEL\nTPS: 07 Medono\nKotak: DPR\nKondisi: sobek\nSebab: gesekan\nNo segel tercatat: 00123\n"
        "Tindakan: disegel ulang\nBA: 12/BA/2024\nNo segel baru: 00124\nJam: 15.10\nDicek di: PPS"
    )
    (row,) = seals(text)
    assert row == {
        "box_id": f"{MEDONO_7}-dpr",
        "checkpoint": "pps",
        "checked_at": "2024-02-13T15:10",
        "seal_nos_recorded": "00123",
        "condition": "rusak",
        "cause": "gesekan",
        "actions": "disegel_ulang_ba",
        "new_seal_nos": "00124",
        "ba_no": "12/BA/2024",
    }


@pytest.mark.parametrize("kind", ["semua", "5", "5 kotak", "-", ""])
def test_all_boxes_of_a_tps(kind):
    rows = seals(f"LAPOR SEGEL\nTPS: 07 Medono\nKotak: {kind}\nKondisi: utuh\nJam: 15.10")
    assert boxes(rows) == of(MEDONO_7)
    assert {row["collective"] for row in rows} == {"1"}


def test_all_but():
    rows = seals(
        "LAPOR SEGEL\nTPS: 1-3 Medono\nKondisi: semua utuh kecuali kotak DPD TPS 2 sobek\nJam: 15.10"
    )
    assert [(row["box_id"], row["condition"]) for row in rows if "collective" not in row] == [
        ("33.75.01.1002-002-dpd", "rusak")
    ]
    assert len(rows) == 15


def test_seals_within_an_arrival():
    text = "LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 5\nSegel: utuh"
    assert [row["qty_received"] for row in loads(text)] == ["5"]
    assert boxes(seals(text)) == of(MEDONO_7)


@pytest.mark.parametrize(
    ("line", "column", "cell"),
    [
        ("Kotak: banyak", "qty_received", "banyak"),
        ("Jam: sore", "arrived_at", "sore"),
        ("Tanggal: 30/02/2024\nKotak: 5", "arrived_at", "30/02/2024"),
        ("Jam: 14.20\nTPS: 07 Qwerty", "destination", "TPS 07 Qwerty"),
    ],
)
def test_what_cannot_be_read_stays_in_its_cell_for_the_rule_that_says_so(line, column, cell):
    text = f"LAPOR TIBA\n{line}" + ("" if "TPS" in line else "\nTPS: 07 Medono")
    assert [row[column] for row in loads(text)] == [cell]


def test_a_condition_that_is_no_word_of_ours_stays_too():
    (row,) = seals("LAPOR SEGEL\nTPS: 07 Medono\nKotak: PPWP\nKondisi: belum dicek\nJam: 15.10")
    assert row["condition"] == "belum dicek"


def test_a_kecamatan_that_is_not_the_kelurahans_stays_beside_it():
    text = "LAPOR TIBA\nTPS: 07\nKelurahan: Medono\nKecamatan: Pekalongan Utara\nJam: 14.20\nKotak: 5"
    assert [row["destination"] for row in loads(text)] == ["TPS 7 Medono Kec. Pekalongan Utara"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LAPOR TIBA\nTPS: 07\nJam: 14.20\nKotak: 5", None),
        ("LAPOR TIBA\nTPS: 07 Medono\nTanggal: 20/02/2024\nKotak: 5", "C005"),
        ("LAPOR RENCANA TIBA\nTPS: 07 Medono\nKotak: 5", "C005"),
        ("Contoh pengisian:\nLAPOR TIBA\nTPS: 07 Medono\nKotak: 5", "C004"),
    ],
)
def test_a_form_that_is_not_certain_is_handed_back_line_by_line(text, code):
    if code is None:  # a TPS without its kelurahan: the reader of places says what is missing
        assert [row["destination"] for row in loads(text)] == ["TPS 07"]
        return
    assert (read(text).tables, set(codes_left(text))) == ((), {code})


@pytest.mark.parametrize("gap", ["…", "...", "......", "___", ""])
def test_a_form_that_nobody_filled_in_is_none(gap):
    text = f"LAPOR SEGEL\nTPS: {gap}\nKotak: {gap}\nKondisi: utuh/rusak/hilang\nJam: {gap}"
    assert read(said(text)).tables == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("LAPOR SEGEL\nTPS: 07\nKotak: PPWP\nKondisi: utuh", "C006"),
        ("LAPOR SEGEL\nTPS: 07 Medono\nKotak: DPRD\nKondisi: utuh", "C007"),
        ("LAPOR SEGEL\nTPS: 07 Medono\nKotak: biru\nKondisi: utuh", "C007"),
        ("LAPOR SEGEL\nTPS: 07 Medono\nKotak: PPWP\nJam: 15.10", "C007"),
        ("LAPOR SEGEL\nTPS: 07 Medono\nKotak: semua\nKondisi: utuh, DPD rusak", "C007"),
        ("LAPOR SEGEL\nTPS: 07 Medono, TPS 8 Krapyak\nKotak: PPWP\nKondisi: utuh", "C007"),
    ],
)
def test_a_report_with_a_fault_is_a_row_without_a_box_and_says_why(text, code):
    assert set(codes_left(text)) == {code}
    (row,) = seals(text)
    assert "box_id" not in row
    assert "Tertulis: LAPOR SEGEL" in row["note"]


def test_a_report_without_a_place_is_a_row_without_one():
    assert seals("LAPOR SEGEL\nKotak: DPR\nKondisi: rusak\nJam: 15.20") == [
        {"checked_at": "2024-02-13T15:20", "condition": "rusak", "note": "Kotak: DPR"}
    ]
    assert [row.get("destination") for row in loads("LAPOR TIBA\nKotak: 5\nJam: 14.20")] == [None]


def test_the_place_may_stand_above_the_heading():
    assert boxes(seals("TPS 07 Medono\nLAPOR SEGEL\nKotak: semua\nKondisi: utuh")) == of(MEDONO_7)


def test_each_box_has_the_condition_that_is_said_of_it():
    rows = seals("LAPOR SEGEL\nTPS: 07 Medono\nKotak: PPWP, DPD\nKondisi: PPWP utuh, DPD rusak\nJam: 14.20")
    assert [(row["box_id"][18:], row["condition"]) for row in rows] == [("ppwp", "utuh"), ("dpd", "rusak")]


@pytest.mark.parametrize(
    ("numbers", "found"), [("M701; M702", "M701|M702"), ("M701, M702", "M701|M702"), ("M701", "M701")]
)
def test_the_numbers_of_a_form_were_found(numbers, found):
    for condition in ("utuh", "nomor beda"):
        text = f"LAPOR SEGEL; TPS: 07 Medono; Kotak: PPWP; Kondisi: {condition}; No: {numbers}; Jam: 15.10"
        assert [row["seal_nos_found"] for row in seals(text)] == [found]


def test_an_hour_after_the_message_is_of_a_day_that_nobody_wrote():
    text = said("LAPOR TIBA; TPS: 07 Medono; Jam: 23.20; Kotak: 5", at="21.41")
    assert [row["arrived_at"] for row in loads(text)] == ["23.20"]


def test_seals_of_a_load_that_leaves_were_seen_where_it_leaves():
    form = "LAPOR BERANGKAT\n{}TPS: 07 Medono\nJam: 09.00\nKotak: 5\nSegel: semua utuh"
    for origin, point in (("Dari: PPS Medono\n", "pps"), ("", None)):
        assert {row.get("checkpoint") for row in seals(form.format(origin))} == {point}


def test_several_forms_in_one_message():
    text = said(
        "LAPOR TIBA\nTPS: 1 Medono\nJam: 14.00\nKotak: 5\nLAPOR TIBA\nTPS: 2 Medono\nJam: 14.10\nKotak: 5"
    )
    assert [(row["destination"][-3:], row["arrived_at"][-5:]) for row in loads(text)] == [
        ("001", "14:00"),
        ("002", "14:10"),
    ]


def test_names_are_kept_only_where_a_label_asks_for_them():
    text = (
        "LAPOR TIBA\nTPS: 07 Medono\nKotak: 5\nPenerima: Siti\nSopir: Joko\nNo HP: 0812-3456-7890\nKet: aman"
    )
    (row,) = loads(text)
    assert (row["received_by"], row["note"]) == ("Siti", "aman")
    assert "Joko" not in str(row)


@pytest.mark.parametrize(
    ("text", "received_by", "left"),
    [
        ("TPS 07 Medono terima kotak 5\nPenerima: Siti", ["Siti"], []),
        ("TPS 07 Medono terima kotak 5\nSopir: Joko", [None], ["Sopir: [nama]"]),
        ("Petugas: Siti", [], ["Petugas: [nama]"]),
    ],
)
def test_names_beside_a_report_in_own_words(text, received_by, left):
    found = read(said(text))
    assert [one.text for one in found.left] == left
    assert [row.get("received_by") for row in loads(said(text))] == received_by


def test_the_form_that_is_sent_around_is_read_as_it_stands():
    page = (Path(__file__).parents[2] / "data/templates/laporan-chat.md").read_text(encoding="utf-8")
    examples = [one for one in re.split(r"\n\s*\n", page) if one.startswith("LAPOR ")]
    assert len(examples) >= 4
    for example in examples:
        assert chat.looks_like(example), example
        found = read(said(example, at="23.00"))
        assert found.tables, example
        assert found.left == (), example
