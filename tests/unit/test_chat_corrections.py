"""A correction gives the right row and takes the wrong one back; unclear, it changes nothing."""

from pathlib import Path

import pytest

from tests.chats import boxes, codes_left, loads, of, read, said, seals, table

SEVEN, EIGHT = "33.75.01.1002-007", "33.75.01.1002-008"


def chat(*messages):
    """Messages of one sender, a minute apart; (sender, text) for another's."""
    lines = []
    for at, one in enumerate(messages):
        sender, text = one if isinstance(one, tuple) else ("Budi", one)
        lines.append(said(text, at=f"20.{at:02d}", sender=sender))
    return "\n".join(lines)


@pytest.mark.parametrize(
    "correction",
    [
        "RALAT TPS 07 seharusnya TPS 08",
        "Ralat: TPS 07 seharusnya 08",
        "Maaf salah ketik, bukan TPS 07 tapi TPS 08 Medono",
        "KOREKSI TPS 7 → TPS 8",
        "RALAT\nSegel TPS 08 Medono utuh semua jam 15.10",
    ],
)
def test_another_tps_replaces_the_report(correction):
    text = chat("Segel TPS 07 Medono utuh semua jam 15.10", correction)
    assert boxes(seals(text)) == of(EIGHT)
    assert {line for line, _ in table(read(text), "seal_checks")} == {2}
    (left,) = [one for one in read(text).left if one.code == "C011"]
    assert (left.line, left.text) == (1, "Segel TPS 07 Medono utuh semua jam 15.10")
    assert "baris 2" in left.why


def test_another_box():
    text = chat("Segel PPWP TPS 07 Medono utuh jam 15.10", "RALAT kotak PPWP seharusnya DPR")
    assert boxes(seals(text)) == {f"{SEVEN}-dpr"}


def test_another_hour_of_a_check_replaces_it():
    text = chat("Segel PPWP TPS 07 Medono utuh jam 15.10", "RALAT jam 15.10 seharusnya 15.40")
    assert [row["checked_at"] for row in seals(text)] == ["2024-02-13T15:40"]
    again = chat("Segel PPWP TPS 07 Medono utuh jam 15.10", "RALAT\nSegel PPWP TPS 07 Medono utuh jam 15.40")
    assert [row["checked_at"] for row in seals(again)] == ["2024-02-13T15:40"]


@pytest.mark.parametrize(
    "correction",
    [
        "RALAT kotak 5 seharusnya 4",
        "maaf salah ketik, kotak 4",
        "RALAT TPS 07 Medono kotak 4",
        "RALAT LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 4",
        "Ralat\nTPS 07 Medono terima kotak 4 jam 14.20",
    ],
)
def test_another_amount_is_a_new_row_of_the_same_key(correction):
    text = chat("TPS 07 Medono terima kotak 5 jam 14.20", correction)
    rows = loads(text)
    assert [row["qty_received"] for row in rows] == ["5", "4"]
    assert len({(row["item"], row["destination"], row["arrived_at"]) for row in rows}) == 1
    assert codes_left(text) == []


def test_another_condition():
    text = chat("Segel PPWP TPS 07 Medono utuh jam 15.10", "RALAT PPWP TPS 07 Medono utuh seharusnya sobek")
    assert [row["condition"] for row in seals(text)] == ["utuh", "rusak"]


def test_only_the_wrong_tps_of_a_report_is_replaced():
    first = "Kel. Medono\nTPS 6 terima kotak 5 jam 14.00\nTPS 7 terima kotak 5 jam 14.10"
    rows = loads(chat(first, "RALAT TPS 7 seharusnya TPS 8"))
    assert [(row["destination"][-3:], row["arrived_at"][-5:]) for row in rows] == [
        ("006", "14:00"),
        ("008", "14:10"),
    ]


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param(["RALAT TPS 07 seharusnya TPS 08"], id="nothing before it"),
        pytest.param(["TPS 05 Medono terima kotak 5", "RALAT TPS 07 seharusnya TPS 08"], id="no such report"),
        pytest.param(
            [("Ani", "TPS 07 Medono terima kotak 5"), "RALAT TPS 07 seharusnya TPS 08"], id="another's report"
        ),
        pytest.param(["TPS 07 Medono terima kotak 5", "RALAT ya pak"], id="it says nothing"),
        pytest.param(
            ["TPS 07 Medono terima kotak 5", "RALAT\nTPS 09 Krapyak terima kotak 3 bilik 2"],
            id="a different report",
        ),
    ],
)
def test_a_correction_of_nothing_certain_changes_nothing(messages):
    before = read(chat(*messages[:-1])) if len(messages) > 1 else None
    after = read(chat(*messages))
    assert after.tables == (before.tables if before else ())
    assert "C012" in {one.code for one in after.left}


def test_the_report_just_before_is_meant_when_two_would_fit():
    text = chat(
        "TPS 07 Medono terima kotak 5", "TPS 07 Krapyak terima kotak 5", "RALAT TPS 07 seharusnya TPS 08"
    )
    assert [row["destination"] for row in loads(text)] == [SEVEN, "33.75.03.1002-008"]


def test_a_withdrawn_report_gives_no_row():
    text = chat("TPS 07 Medono terima kotak 5", "maaf salah ketik kotak 4", "Mohon abaikan laporan tadi")
    assert loads(text) == []
    assert codes_left(text) == ["C013", "C013"]


def test_nobody_withdraws_what_another_said():
    text = chat(("Ani", "TPS 07 Medono terima kotak 5"), "abaikan laporan tadi")
    assert (len(loads(text)), codes_left(text)) == (1, ["C012"])


def test_a_withdrawal_that_names_a_tps_is_of_its_report():
    first, second = "TPS 07 Medono terima kotak 5", "TPS 08 Medono terima kotak 5"
    assert [row["destination"] for row in loads(chat(first, second, "abaikan laporan TPS 07 tadi"))] == [
        EIGHT
    ]
    text = chat(first, second, "abaikan laporan TPS 09 tadi")
    assert (len(loads(text)), codes_left(text)) == (2, ["C012"])


def test_a_row_that_was_taken_back_is_seen_without_its_place():
    text = chat("Segel PPWP TPS 07 Medono utuh jam 15.10", "RALAT kotak PPWP seharusnya DPR")
    rows = table(read(text), "seal_checks", taken_back=True)
    assert [(line, cells.get("box_id")) for line, cells in rows] == [
        (1, "ditarik: Diralat pengirimnya; digantikan pesan di baris 2."),
        (2, f"{SEVEN}-dpr"),
    ]
    assert rows[0][1]["note"] == f"Diralat pengirimnya; digantikan pesan di baris 2. Semula: {SEVEN}-ppwp."


@pytest.mark.parametrize("heading", ["RALAT LAPOR TIBA", "RALAT\nLAPOR TIBA", "RALAT: LAPOR TIBA"])
def test_a_whole_form_is_not_one_value_put_in_the_place_of_another(heading):
    form = "\nTPS: 07 Medono\nSJ: 012/SJ\nJam: {}\nKotak: 5\nBilik: 4\nTinta: 2\nRusak: 0\nTertukar: 0"
    rows = loads(chat("LAPOR TIBA" + form.format("14.20"), heading + form.format("14.10")))
    assert [(row["item"], row["qty_received"], row["arrived_at"][-5:]) for row in rows] == [
        (item, amount, time)
        for time in ("14:20", "14:10")
        for item, amount in (("kotak_suara", "5"), ("bilik_suara", "4"), ("tinta", "2"))
    ]
    assert not any("qty_damaged" in row for row in rows)


def test_a_correction_of_one_box_leaves_the_others_of_its_tps():
    form = "LAPOR SEGEL\nTPS: 07 Medono\nKotak: {}\nKondisi: {}\nJam: 14.05"
    rows = seals(
        chat(form.format("PPWP", "utuh"), form.format("DPD", "utuh"), "RALAT " + form.format("PPWP", "rusak"))
    )
    assert [(row["box_id"][18:], row["condition"]) for row in rows] == [
        ("ppwp", "utuh"),
        ("dpd", "utuh"),
        ("ppwp", "rusak"),
    ]


@pytest.mark.parametrize(
    ("paper", "place"), [("SJ: 021/SJ\n", "TPS: 08 Medono"), ("", "TPS: 08 Medono (bukan TPS 07)")]
)
def test_a_form_for_another_tps_replaces_the_one_of_its_paper_or_that_it_names(paper, place):
    form = "LAPOR TIBA\n{}\n" + paper + "Jam: 14.40\nKotak: {}"
    text = chat(
        form.format("TPS: 07 Medono", 5),
        "LAPOR TIBA\nTPS: 04 Medono\nSJ: 022/SJ\nJam: 14.42\nKotak: 5",
        "RALAT\n" + form.format(place, 4),
    )
    assert [(row["destination"][-3:], row["qty_received"]) for row in loads(text)] == [
        ("004", "5"),
        ("008", "4"),
    ]


def test_a_whole_form_stands_though_what_it_corrects_is_elsewhere():
    text = chat("RALAT LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 4")
    assert [row["destination"] for row in loads(text)] == [SEVEN]
    assert codes_left(text) == ["C019"]


@pytest.mark.parametrize(
    "correction", ["RALAT: TPS 07 Medono tiba jam 14.05 bukan 14.20", "Ralat jam 14.20 seharusnya 14.05"]
)
def test_another_hour_of_an_arrival(correction):
    rows = loads(chat("TPS 07 Medono terima kotak 5 bilik 4 jam 14.20", correction))
    assert [(row["item"][:5], row["arrived_at"][-5:]) for row in rows] == [
        ("kotak", "14:20"),
        ("bilik", "14:20"),
        ("kotak", "14:05"),
        ("bilik", "14:05"),
    ]


def test_an_amount_that_is_called_wrong_belongs_to_the_same_goods():
    rows = loads(chat("TPS 03 Medono terima kotak 1000 bilik 4", "Ralat TPS 3 kotak 5 bukan 1000"))
    assert [(row["item"], row["qty_received"]) for row in rows] == [
        ("kotak_suara", "1000"),
        ("bilik_suara", "4"),
        ("kotak_suara", "5"),
    ]


def test_a_form_that_lacks_its_place_is_no_correction():
    text = chat("LAPOR TIBA\nTPS: 07 Medono\nSJ: 021/SJ\nKotak: 5", "RALAT LAPOR TIBA\nSJ: 021/SJ\nKotak: 4")
    assert [(row.get("destination"), row["qty_received"]) for row in loads(text)] == [
        (SEVEN, "5"),
        (None, "4"),
    ]
    assert codes_left(text) == ["C012"]


def test_a_correction_after_a_report_that_could_not_be_read():
    text = chat(
        "LAPOR TIBA\nTPS: 07 Medono\nSJ: 021/SJ\nKotak: 5\nRusak: banyak",
        "RALAT LAPOR TIBA\nTPS: 08 Medono\nSJ: 021/SJ\nKotak: 4",
    )
    assert [row.get("destination") for row in loads(text)] == [None, EIGHT]


def test_the_chat_of_the_examples():
    path = Path(__file__).parents[2] / "data/contoh/Obrolan WhatsApp Logistik Utara.txt"
    found = read(path.read_text(encoding="utf-8"))
    arrived = {(row["destination"], row["item"]): row["arrived_at"] for _, row in table(found, "deliveries")}
    assert len(arrived) == 9
    assert {time for (place, _), time in arrived.items() if place == "33.75.03.1007-015"} == {
        "2024-02-13T10:52"
    }
    assert len(table(found, "seal_checks")) == 15


# --- the same report again ----------------------------------------------------------------------------------


def test_a_forwarded_report_gives_the_same_row_again():
    text = "\n".join(
        [
            said("TPS 07 Medono sdh terima kotak 5 jam 14.20", day="12/02/24"),
            said(
                "Diteruskan\n*TPS 07 Medono* sdh terima kotak 5, jam 14.20 ✅",
                day="13/02/24",
                at="07.00",
                sender="Ani",
            ),
        ]
    )
    first, second = table(read(text), "deliveries")
    assert (first[0], second[0]) == (1, 2)
    assert first[1] == second[1]
    assert first[1]["arrived_at"] == "2024-02-12T14:20"


def test_the_same_words_of_the_same_person_on_another_day_are_another_report():
    text = "\n".join(
        said("Segel PPWP TPS 07 Medono utuh jam 15.10", day=day) for day in ("12/02/24", "13/02/24")
    )
    assert [row["checked_at"] for row in seals(text)] == ["2024-02-12T15:10", "2024-02-13T15:10"]
