"""What people write in their own words becomes rows where it is a fact, and is handed back otherwise."""

import pytest

from tests.chats import boxes, codes_left, loads, of, read, said, seals, table

MEDONO_7 = "33.75.01.1002-007"


def only(rows, *names):
    """Some cells of each row."""
    return [tuple(row.get(name) for name in names) for row in rows]


# --- goods --------------------------------------------------------------------------------------------------


def test_a_departure_with_everything_in_one_sentence():
    rows = loads(
        said(
            "Truk H 1234 AB dari gudang KPU berangkat 08.15 menuju PPK Utara, SJ 012/SJ/II/2024, "
            "kotak suara 1160"
        )
    )
    assert rows == [
        {
            "document_no": "012/SJ/II/2024",
            "item": "kotak_suara",
            "origin": "33.75",
            "destination": "33.75.03",
            "departed_at": "2024-02-13T08:15",
            "qty_sent": "1160",
            "vehicle": "H 1234 AB",
            "vehicle_kind": "truk",
        }
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Tiba di PPS Medono pkl 09.40: kotak 205 bilik 164 tinta 82",
        "Sudah tiba di PPS Kel. Medono jam 9.40 pagi, 205 kotak, 164 bilik dan 82 botol tinta",
        "PPS Medono terima logistik pukul 09:40 WIB\n- Kotak suara: 205 buah\n- Bilik: 164\n- Tinta = 82 btl",
        "Telah diterima di PPS Medono jam 09.40: 1. kotak suara 205 2. bilik 164 3. tinta 82",
        "Assalamualaikum. Izin melaporkan, PPS Medono\nKotak 205\nBilik 164\nTinta 82\nsudah diterima 09.40",
        "*PPS Medono* sdh terima kotak suara (205 buah), bilik (164 unit), tinta (82 botol) pkl. 09.40 🙏",
    ],
)
def test_an_arrival_however_it_is_told(text):
    rows = loads(said(text))
    assert only(rows, "item", "qty_received", "arrived_at", "destination") == [
        ("kotak_suara", "205", "2024-02-13T09:40", "33.75.01.1002"),
        ("bilik_suara", "164", "2024-02-13T09:40", "33.75.01.1002"),
        ("tinta", "82", "2024-02-13T09:40", "33.75.01.1002"),
    ]


@pytest.mark.parametrize(
    ("place", "cell"),
    [
        ("TPS 07 Medono", MEDONO_7),
        ("TPS.7/Medono", MEDONO_7),
        ("TPS 7 Kel. Medono", MEDONO_7),
        ("Medono TPS 07", MEDONO_7),
        ("tps 007, kelurahan Medono", MEDONO_7),
        ("KPPS 07 Medono", MEDONO_7),
        ("TPS 12 Panjang Wetan", "33.75.03.1004-012"),
        ("TPS 12 Panjangwetan", "33.75.03.1004-012"),
        ("TPS 901 Panjang Wetan", "33.75.03.1004-901"),
        ("PPK Pekalongan Utara", "33.75.03"),
        ("PPK Kec. Utara", "33.75.03"),
        ("gudang KPU", "33.75"),
        ("33.75.01.1002-007", MEDONO_7),
        ("TPS 7 Kraton Kidul", "TPS 7 Kraton Kidul"),
        ("TPS 60 Medono", "33.75.01.1002-060"),
    ],
)
def test_a_place_becomes_its_code_or_stays_as_written_for_its_rule(place, cell):
    assert only(loads(said(f"{place} sudah terima kotak 5 jam 14.20")), "destination") == [(cell,)]


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("jam 14.20", "2024-02-13T14:20"),
        ("14:20 WIB", "2024-02-13T14:20"),
        ("jam 2 siang", "2024-02-13T14:00"),
        ("pukul 7 malam", "2024-02-13T19:00"),
        ("kemarin jam 21.15", "2024-02-12T21:15"),
        ("tgl 12/02/2024 jam 14.20", "2024-02-12T14:20"),
        ("12 Februari 2024 pukul 14.20", "2024-02-12T14:20"),
        ("", "2024-02-13"),
        ("barusan", "2024-02-13"),
        ("jam 2", "2024-02-13 pukul 2.00 (pagi atau siang)"),
    ],
)
def test_a_minute_is_written_only_where_it_was_said(words, cell):
    assert only(loads(said(f"TPS 07 Medono sudah terima kotak 5 {words}")), "arrived_at") == [(cell,)]


def test_an_evening_told_after_midnight_was_yesterday():
    text = said("TPS 07 Medono terima kotak 5 jam 23.40", at="00.15")
    assert only(loads(text), "arrived_at") == [("2024-02-12T23:40",)]


def test_an_hour_that_has_not_come_is_no_fact():
    text = said("TPS 07 Medono terima kotak 5 jam 14.20", at="10.00")
    assert (loads(text), codes_left(text)) == ([], ["C010"])


def test_complete_is_no_amount():
    rows = loads(said("TPS 07 Medono sdh terima logistik jam 14.20 lengkap"))
    assert only(rows, "item", "arrived_at", "qty_received", "note") == [
        ("lain", "2024-02-13T14:20", None, "logistik, barangnya tidak dirinci")
    ]


@pytest.mark.parametrize(
    ("text", "damaged"),
    [
        ("terima kotak 5 rusak 1", ["1"]),
        ("terima 5 kotak, 1 kotak rusak", ["1"]),
        ("terima kotak 5, rusak 0", ["0"]),
        ("terima kotak 5 bilik 4 tinta 2, tidak ada yang rusak", ["0", "0", "0"]),
        ("terima kotak 5 rusak 1 bilik 4 rusak 0", ["1", "0"]),
        ("terima kotak 5 bilik 4, rusak 1 bilik", [None, "1"]),
        ("terima kotak 5 bilik 4, kondisi baik", [None, None]),
    ],
)
def test_damage_belongs_to_the_goods_it_is_said_of(text, damaged):
    assert [row.get("qty_damaged") for row in loads(said(f"TPS 07 Medono {text}"))] == damaged


def test_damage_of_unnamed_goods_is_no_amount_of_any_of_them():
    rows = loads(said("Tiba di PPS Medono pkl 09.40: kotak 205 bilik 164 tinta 82, rusak 1"))
    assert {row["qty_damaged"] for row in rows} == {"rusak 1, barangnya tidak disebut"}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("sekitar 5 kotak", "sekitar 5"),
        ("3 dus kotak", "3 dus"),
        ("kotak ±5", "±5"),
    ],
)
def test_what_is_no_count_stays_in_its_cell(text, cell):
    assert only(loads(said(f"TPS 07 Medono sudah terima {text}")), "qty_received") == [(cell,)]


def test_an_amount_for_several_tps_together_is_no_amount_of_one():
    rows = loads(said("TPS 1, 2 dan 5 Medono sudah terima kotak 15 jam 13.00"))
    assert only(rows, "destination", "qty_received") == [
        (f"33.75.01.1002-00{number}", "15 untuk 3 TPS") for number in (1, 2, 5)
    ]
    each = loads(said("TPS 1, 2 dan 5 Medono sudah terima kotak masing-masing 5 jam 13.00"))
    assert {row["qty_received"] for row in each} == {"5"}


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("kotak 5, kurang tinta", "kurang tinta"),
        ("kotak 5, kurang 1 tinta", "kurang 1 tinta"),
        ("kotak 5 seharusnya 6", "seharusnya 6"),
    ],
)
def test_what_did_not_come_makes_no_row(text, note):
    rows = loads(said(f"TPS 07 Medono sudah terima {text}"))
    assert only(rows, "item", "qty_received", "note") == [("kotak_suara", "5", note)]


def test_two_tps_in_one_sentence_each_with_a_verb():
    text = said(
        "TPS 1 Medono terima kotak 5 jam 14.00, TPS 2 terima kotak 4 jam 14.10 dan TPS 3 belum terima"
    )
    assert only(loads(text), "destination", "qty_received", "arrived_at") == [
        ("33.75.01.1002-001", "5", "2024-02-13T14:00"),
        ("33.75.01.1002-002", "4", "2024-02-13T14:10"),
    ]
    assert codes_left(text) == ["C005"]


def test_sent_and_received_are_told_apart():
    rows = loads(said("kotak dikirim 1160 diterima 1158 rusak 2 di PPK Utara dari gudang KPU jam 09.40"))
    assert only(rows, "qty_sent", "qty_received", "qty_damaged", "origin") == [("1160", "1158", "2", "33.75")]


def test_leaving_and_coming_in_several_lines_are_one_load():
    text = "Truk H 1234 AB dari gudang KPU berangkat\npukul 08.15 ke PPK Utara\nmuatan kotak 1160\nTiba 09.40"
    assert only(loads(said(text)), "departed_at", "arrived_at", "qty_sent", "destination") == [
        ("2024-02-13T08:15", "2024-02-13T09:40", "1160", "33.75.03")
    ]


def test_a_heading_holds_for_the_lines_below_it():
    text = "Kel. Medono\nTPS 1 sdh terima kotak 5 jam 14.00\nTPS 2 sdh terima kotak 5 jam 14.10\nTPS 3 belum"
    assert only(loads(said(text)), "destination", "arrived_at") == [
        ("33.75.01.1002-001", "2024-02-13T14:00"),
        ("33.75.01.1002-002", "2024-02-13T14:10"),
    ]
    assert codes_left(said(text)) == ["C005"]


def test_a_list_below_a_colon_is_said_of_each():
    text = (
        "Update Kel. Medono, logistik sudah diterima:\nTPS 1: jam 14.00 kotak 5\nTPS 2: lengkap\nTPS 3: belum"
    )
    assert only(loads(said(text)), "destination", "item") == [
        ("33.75.01.1002-001", "kotak_suara"),
        ("33.75.01.1002-002", "lain"),
    ]


def test_ballot_papers_by_their_type():
    rows = loads(said("TPS 07 Medono terima surat suara PPWP 262, DPR 262 tertukar 3, DPRD Kota 260"))
    assert only(rows, "item", "qty_received", "qty_wrong") == [
        ("surat_suara_ppwp", "262", None),
        ("surat_suara_dpr", "262", "3"),
        ("surat_suara_dprd_kota", "260", None),
    ]


def test_a_cause_of_delay_and_a_wrong_place_of_handing_over():
    late = loads(said("Logistik tiba di PPK Barat pkl 10.15 terlambat karena macet, kotak 1355"))
    assert only(late, "delay_cause") == [("macet",)]
    left = loads(said("Kotak TPS 07 Medono dititipkan di PPS Medono jam 20.00"))
    assert only(left, "destination", "handed_over_at") == [(MEDONO_7, "33.75.01.1002")]


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        (
            "besok truk berangkat jam 8 ke PPK Utara, kotak 1160",
            {"planned_departure": "2024-02-14T08:00", "note": "kotak suara 1160"},
        ),
        (
            "rencana tiba 09.00 di PPS Medono kotak 205",
            {"planned_arrival": "2024-02-13T09:00", "note": "kotak suara 205"},
        ),
        (
            "Berangkat 08.15 dari gudang KPU, rencana tiba 09.00 di PPK Utara, kotak 1160",
            {"departed_at": "2024-02-13T08:15", "planned_arrival": "2024-02-13T09:00", "qty_sent": "1160"},
        ),
    ],
)
def test_a_plan_is_only_ever_a_plan(text, cells):
    (row,) = loads(said(text))
    assert cells.items() <= row.items()
    assert not {"arrived_at", "qty_received"} & row.keys()


# --- seals --------------------------------------------------------------------------------------------------


def test_a_broken_seal_with_its_papers():
    rows = seals(
        said(
            "Kotak DPR TPS 3 Krapyak segel sobek kena gesekan, sudah disegel ulang BA no 12/BA/2024 "
            "segel baru K0012"
        )
    )
    assert rows == [
        {
            "box_id": "33.75.03.1002-003-dpr",
            "checkpoint": "tps",
            "checked_at": "2024-02-13",
            "condition": "rusak",
            "cause": "gesekan",
            "actions": "disegel_ulang_ba",
            "new_seal_nos": "K0012",
            "ba_no": "12/BA/2024",
        }
    ]


def test_a_reseal_without_a_paper_is_only_noted():
    (row,) = seals(said("Kotak DPR TPS 3 Krapyak segel sobek, sudah disegel ulang, BA menyusul"))
    assert (row.get("actions"), row["note"]) == (None, "disegel ulang, BA tidak disebut")


def test_two_numbers_that_differ_are_a_mismatch():
    (row,) = seals(said("segel PPWP TPS 5 Medono no 00123 ditemukan 00124"))
    assert (row["condition"], row["seal_nos_recorded"], row["seal_nos_found"]) == (
        "nomor_beda",
        "00123",
        "00124",
    )


def test_of_two_numbers_that_differ_neither_is_taken_for_the_recorded_one():
    (row,) = seals(said("Segel kotak DPR TPS 8 Krapyak no. 0012345 berbeda dengan BA (0012354)"))
    assert (row["condition"], row["note"]) == ("nomor_beda", "nomor segel 0012345, 0012354")
    assert not {"seal_nos_recorded", "seal_nos_found"} & row.keys()


@pytest.mark.parametrize(
    ("numbers", "cell"),
    [
        ("no K001, K002 dan K003", "K001|K002|K003"),
        ("no K001 s/d K003", "K001|K002|K003"),
        ("nomor 00123", "00123"),
    ],
)
def test_seal_numbers_keep_their_zeros(numbers, cell):
    (row,) = seals(said(f"Segel DPR TPS 5 Medono {numbers} utuh"))
    assert row["seal_nos_found"] == cell


def test_several_boxes_in_one_sentence_each_get_their_condition():
    rows = seals(said("TPS 07 Medono: segel PPWP utuh, DPR utuh, DPD sobek, DPRD Prov hilang"))
    assert only(rows, "box_id", "condition", "collective") == [
        (f"{MEDONO_7}-ppwp", "utuh", None),
        (f"{MEDONO_7}-dpr", "utuh", None),
        (f"{MEDONO_7}-dpd", "rusak", None),
        (f"{MEDONO_7}-dprd_prov", "hilang", None),
    ]


@pytest.mark.parametrize(
    ("where", "point"),
    [("TPS 07 Medono", "tps"), ("TPS 07 Medono di PPS", "pps"), ("TPS 07 Medono di PPK Barat", "ppk")],
)
def test_the_point_of_checking_is_where_it_was_said_to_be(where, point):
    assert {row["checkpoint"] for row in seals(said(f"Segel {where} utuh semua"))} == {point}


def test_a_suspicion_stays_out_of_the_cause():
    (row,) = seals(said("Segel PPWP TPS 5 Medono sobek diduga sengaja"))
    assert (row["condition"], row.get("cause"), row["note"]) == ("rusak", None, "sengaja diduga")


def test_a_bad_seal_without_a_box_is_shown_to_its_rule_and_accuses_none():
    (row,) = seals(said("Segel TPS 3 Medono rusak"))
    assert row["box_id"] == "TPS 3 Medono (kotak tidak disebut)"


def test_both_kinds_in_one_sentence_share_place_and_time():
    text = said("TPS 07 Medono sudah terima kotak 5 bilik 4 jam 14.20, segel utuh semua")
    assert only(loads(text), "item", "arrived_at") == [
        ("kotak_suara", "2024-02-13T14:20"),
        ("bilik_suara", "2024-02-13T14:20"),
    ]
    assert boxes(seals(text)) == of(MEDONO_7)
    assert {row["checked_at"] for row in seals(text)} == {"2024-02-13T14:20"}


def test_rows_stand_at_the_line_where_their_message_starts():
    text = (
        said("Selamat malam")
        + "\n"
        + said("Izin lapor\nSegel TPS 07 Medono utuh\nTPS 8 Medono terima kotak 5")
    )
    found = read(text)
    assert {line for line, _ in table(found, "seal_checks")} == {2}
    assert [line for line, _ in table(found, "deliveries")] == [2]


# --- what is no fact ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("TPS 07 Medono sudah terima belum?", "C002"),
        ("Apakah segel TPS 07 Medono utuh", "C002"),
        ("Pak, TPS 5 Medono sudah terima kotak 5 jam 14.00 ya?", "C002"),
        ("katanya segel TPS 3 Medono rusak", "C003"),
        ("Info dari warga, truk logistik sudah sampai di PPK Utara", "C003"),
        ("sepertinya kotak DPD TPS 3 Medono segelnya sobek", "C003"),
        ("kalau segel TPS 3 Medono rusak segera lapor", "C004"),
        ("Mohon TPS 07 Medono segera terima logistik", "C004"),
        ("Contoh: TPS 07 Medono sudah terima kotak 5 jam 14.20", "C004"),
        ("TPS 07 Medono belum terima logistik", "C005"),
        ("TPS 07 Medono batal terima kotak 5", "C005"),
        ("Segel TPS 07 Medono akan dicek, semoga utuh", "C005"),
        ("rencana distribusi besok jam 8 ke PPK Utara", "C005"),
        ("TPS 07 Medono sudah terima logistik, kecuali tinta", "C005"),
        ("TPS 07 sudah terima kotak 5", "C006"),
        ("Segel TPS 07 utuh semua", "C006"),
        ("Kotak DPRD TPS 3 Medono segel sobek", "C007"),
        ("Semua TPS di Medono sudah terima logistik", "C007"),
        ("Ketua KPU tiba di PPS Medono jam 9 pagi", "C007"),
        ("Kotak PPWP TPS 07 Medono segel utuh, jam 16.00 segel sobek", "C007"),
        ("Kotak DPD TPS 5 Medono rusak", "C001"),
        ("semua aman", "C001"),
        ("kotak 5 bilik 4", "C001"),
    ],
)
def test_what_could_be_otherwise_is_handed_back_with_the_reason(text, code):
    found = read(said(text))
    assert found.tables == ()
    assert [(one.text, one.code) for one in found.left] == [(text, code)]


@pytest.mark.parametrize("heading", ["Rencana besok:", "Contoh laporan:", "Jadwal distribusi:"])
def test_a_heading_that_is_no_report_covers_what_stands_below(heading):
    text = said(f"{heading}\nTPS 1 Medono terima kotak 5 jam 08.00\nSegel TPS 1 Medono utuh")
    assert read(text).tables == ()


@pytest.mark.parametrize(
    "text", ["Siap pak, terima kasih", "Assalamualaikum wr wb", "ok", "Nggih", "Selamat pagi 🙏"]
)
def test_small_talk_is_named_so(text):
    assert [(one.why, one.code) for one in read(said(text)).left] == [("obrolan", "C016")]


@pytest.mark.parametrize(
    "text", ["Pesan ini dihapus", "<Media tidak disertakan>", "This message was deleted"]
)
def test_notices_of_the_app_are_named_so(text):
    assert [one.why for one in read(said(text)).left] == ["pesan sistem"]


def test_pasted_text_without_a_day_leaves_the_hour_as_written():
    assert only(loads("TPS 07 Medono terima kotak 5 jam 14.20", today=None), "arrived_at") == [("14.20",)]


# --- what belongs together ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "point", "time"),
    [
        ("TPS 07 Medono terima kotak 5 jam 14.10. Segel semua utuh", "tps", "2024-02-13T14:10"),
        (
            "TPS 07 Medono terima kotak 5 jam 14.10. Segel semua utuh, dicek jam 14.30",
            "tps",
            "2024-02-13T14:30",
        ),
        ("Segel semua utuh di TPS 07 Medono. Dicek jam 14.30", "tps", "2024-02-13T14:30"),
        (
            "Kotak untuk TPS 07 Medono berangkat dari PPS Medono jam 09.00, 5 kotak. Segel semua utuh",
            "pps",
            "2024-02-13T09:00",
        ),
    ],
)
def test_where_and_when_seals_were_seen(text, point, time):
    rows = seals(said(text))
    assert {row["box_id"][:17] for row in rows} == {MEDONO_7}
    assert {(row["checkpoint"], row["checked_at"]) for row in rows} == {(point, time)}


def test_several_hours_are_no_time_of_a_check():
    rows = seals(said("Segel TPS 07 Medono semua utuh, pengecekan 14.30 - 15.00"))
    assert {row["checked_at"] for row in rows} == {"2024-02-13"}


def test_lines_below_a_list_of_tps_and_what_is_said_of_them_all():
    text = said(
        "TPS 1 dan 2 Medono sudah diterima pukul 12.45\nTPS 1: kotak 5\nTPS 2: kotak 4\nSegel semua utuh"
    )
    assert [
        (row["destination"][-3:], row["qty_received"], row["arrived_at"][-5:]) for row in loads(text)
    ] == [
        ("001", "5", "12:45"),
        ("002", "4", "12:45"),
    ]
    assert {(row["box_id"][14:17], row["checked_at"][-5:]) for row in seals(text)} == {
        ("001", "12:45"),
        ("002", "12:45"),
    }


def test_what_has_not_come_is_left_beside_what_has():
    text = said("TPS 1 Medono kotak 5 tiba, TPS 2 Medono kotak 5 tiba, TPS 3 belum")
    assert [row["destination"][-3:] for row in loads(text)] == ["001", "002"]
    assert codes_left(text) == ["C005"]


def test_a_paper_behind_the_word_with_keeps_its_number():
    (row,) = seals(
        said("Segel DPR TPS 07 Medono sobek, disegel ulang dgn BA no BA-02/PPS/II/2024, segel baru K7788")
    )
    assert (row["ba_no"], row["actions"], row["new_seal_nos"], row.get("note")) == (
        "BA-02/PPS/II/2024",
        "disegel_ulang_ba",
        "K7788",
        None,
    )
