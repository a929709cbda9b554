"""A chat is cut into messages wherever it was exported, and a text that is no chat is not taken for one."""

from datetime import date, datetime

import pytest

from lib.ingest import chat
from lib.ingest.chat.messages import split
from tests.chats import TODAY, read, table

MINUTE = datetime(2024, 2, 12, 20, 31)  # noqa: DTZ001


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("12/02/24 20.31 - Budi: halo", id="Android, Indonesian"),
        pytest.param("12/02/2024, 20:31 - Budi: halo", id="Android, with comma and colon"),
        pytest.param("13/02/24 07.00 - Ani: x\n12/02/24 20.31 - Budi: halo", id="Android after another"),
        pytest.param("[12/02/24 20.31.05] Budi: halo", id="iOS, Indonesian"),
        pytest.param("[12/02/2024, 20:31:05] ~ Budi: halo", id="iOS, not in the address book"),
        pytest.param("\u200e[12/02/24 20.31.05] Budi: \u200ehalo", id="iOS, with direction marks"),
        pytest.param("[20.31, 12/2/2024] Budi: halo", id="copied from the app"),
        pytest.param(
            "[8:31\u202fPM, 2/12/2024] Budi: halo\n[8:31 PM, 2/13/2024] Ani: x", id="copied, English"
        ),
        pytest.param("2/12/24, 8:31 PM - Budi: halo\n2/13/24, 8:31 AM - Ani: x", id="Android, English"),
        pytest.param("2024-02-12 20.31 - Budi: halo", id="year first"),
        pytest.param("[12/2 20.31] Budi: halo", id="without a year"),
    ],
)
def test_a_stamp_gives_sender_minute_and_words(line):
    message = next(one for one in split(line, TODAY) if one.sender == "Budi")
    assert (message.at, message.day, message.lines[0].text) == (MINUTE, date(2024, 2, 12), "halo")


@pytest.mark.parametrize(
    ("stamps", "first"),
    [
        pytest.param(["2/3/24", "14/3/24"], date(2024, 3, 2), id="a day above 12 proves d/m"),
        pytest.param(["2/3/24", "2/14/24"], date(2024, 2, 3), id="a month above 12 proves m/d"),
        pytest.param(["2/3/24", "2/4/24"], date(2024, 3, 2), id="nothing proven: as Indonesians write"),
    ],
)
def test_the_order_of_day_and_month_is_that_of_the_whole_chat(stamps, first):
    text = "\n".join(f"{stamp} 20.31 - Budi: halo" for stamp in stamps)
    assert split(text)[0].day == first


def test_days_that_have_not_come_yet_are_months():
    text = "2/11/24 20.31 - Budi: a\n2/12/24 20.31 - Budi: b"
    assert [one.day for one in split(text, date(2024, 2, 13))] == [date(2024, 2, 11), date(2024, 2, 12)]


def test_lines_without_a_stamp_belong_to_the_message_above():
    messages = split("12/02/24 20.31 - Budi: satu\ndua\n\ntiga\n12/02/24 20.32 - Ani: empat")
    assert [line.number for line in messages[0].lines] == [1, 2, 4]
    assert messages[1].line == 5


def test_what_the_app_says_is_no_message_of_a_person():
    text = (
        "12/02/24 20.31 - Budi menambahkan Ani\n12/02/24 20.32 - Pesan dan panggilan terenkripsi end-to-end."
    )
    assert [one.system for one in split(text)] == [True, True]


@pytest.mark.parametrize(
    "mark",
    [
        "IMG-20240212-WA0003.jpg (file terlampir)",
        "IMG-20240212-WA0003.jpg (berkas terlampir)",
        "IMG-20240212-WA0003.jpg (file attached)",
        "<terlampir: IMG-20240212-WA0003.jpg>",
        "\u200e<attached: IMG-20240212-WA0003.jpg>",
    ],
)
def test_attachments_are_named_in_every_language(mark):
    message = split(f"12/02/24 20.31 - Budi: {mark}\nSegel TPS 1 Medono utuh")[0]
    assert [one.text for one in message.attached] == ["IMG-20240212-WA0003.jpg"]
    assert [line.text for line in message.lines] == ["Segel TPS 1 Medono utuh"]


def test_pasted_reports_begin_at_blank_lines_and_at_lapor():
    text = "LAPOR TIBA\nTPS: 1 Medono\nLAPOR TIBA\nTPS: 2 Medono\n\nTPS 3 Medono terima kotak 5"
    assert [one.line for one in split(text)] == [1, 3, 6]


def test_a_blank_line_between_heading_and_fields_does_not_part_them():
    assert [one.line for one in split("LAPOR TIBA\n\nTPS: 1 Medono\nKotak: 5")] == [1]


# --- is it one ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("12/02/24 20.31 - Budi: halo", id="export"),
        pytest.param("[12/02/24 20.31.05] Budi: halo\nbaris lain", id="iOS export"),
        pytest.param(
            "Obrolan grup PKD\n[20.31, 12/2/2024] +62 812-3456-7890: halo", id="copied, with a title"
        ),
        pytest.param("LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 5", id="short form"),
        pytest.param("LAPOR TIBA / TPS: 07 Medono / Jam: 14.20 / Kotak: 5", id="short form in a line"),
        pytest.param(
            "LAPOR TIBA; TPS: 07 Medono; Kotak: 5\nLAPOR TIBA; TPS: 08 Medono; Kotak: 5\n", id="two of them"
        ),
        pytest.param("*Laporan Penerimaan*\nTPS : 07\nKelurahan : Medono\nKotak : 5", id="a longer heading"),
        pytest.param("TPS 07 Medono sdh terima kotak 5 jam 14.20", id="in somebody's own words"),
    ],
)
def test_chats_look_like_chats(text):
    assert chat.looks_like(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param("document_no,item,origin\nSJ1,tinta,33.75\n", id="canonical CSV"),
        pytest.param("TPS;Kotak;Kondisi\n07 Medono;PPWP;utuh\n", id="CSV of seals"),
        pytest.param(
            "LAPORAN SEGEL\nNo;TPS;Kotak;Kondisi\n1;07 Medono;PPWP;utuh\n2;08 Medono;DPR;utuh", id="titled"
        ),
        pytest.param("No,Kel,Waktu\n1,Medono,12/02/24 20.31\n2,Krapyak,12/02/24 20.32", id="CSV with times"),
        pytest.param("12/02/24 20.31,Medono,5\n12/02/24 20.32,Krapyak,5\n", id="CSV that begins with times"),
        pytest.param(
            "LAPORAN PENERIMAAN\nKecamatan: Pekalongan Barat\nTanggal: 13/2/2024\nTPS\tKotak\n1\t5\n2\t5",
            id="letterhead",
        ),
        pytest.param("Resep: telur dua butir, gula 100 gram. Kocok sampai mengembang.", id="a recipe"),
        pytest.param(
            "Polisi mengawal kotak suara yang dikirim ke PPK Pekalongan Utara. " * 9, id="a newspaper"
        ),
        pytest.param("Rapat hari Selasa: 1. Pembukaan 2. Laporan 3. Lain-lain", id="an agenda"),
    ],
)
def test_tables_and_prose_do_not(text):
    assert not chat.looks_like(text)


def test_a_telephone_number_at_the_end_of_a_line_takes_nothing_of_the_next():
    text = "13/02/24 08.09 - A: hubungi 0812-0000-0040\n13/02/24 08.10 - B: TPS 07 Medono terima kotak 5"
    assert [line for line, _ in table(read(text), "deliveries")] == [2]
    assert "0000" not in str(read(text).left)
