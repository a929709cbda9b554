"""Whatever a chat holds: no line is lost, no sender is named, no number comes out, nothing hangs."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lib.ingest import chat
from lib.ingest.rules.chat import RULES
from lib.kernel.logs import LOGS
from tests.chats import ELECTION, TODAY, read, said, table

REPORTS = (
    "LAPOR TIBA\nTPS: 07 Medono\nJam: 14.20\nKotak: 5\nRusak: 0\nKet: aman",
    "LAPOR SEGEL / TPS: 07 Medono / Kotak: PPWP / Kondisi: utuh / No: K001,K002 / Jam: 15.10",
    "Segel TPS 07 Medono utuh semua jam 15.10",
    "TPS 1-5 Medono semua segel utuh kecuali TPS 3 dan 5 belum dicek",
    "TPS 07 Medono terima kotak 5 bilik 4 tinta 2 jam 14.20, segel utuh\nTerima kasih",
    "Besok kumpul jam 7\nTPS 07 sudah terima belum?",
    "RALAT TPS 07 seharusnya TPS 08",
    "abaikan laporan tadi",
    "Selamat malam\n\nKel. Medono\nTPS 1 sdh terima kotak 5\nTPS 2 belum\nkotak 9",
    "IMG-1.jpg (file terlampir)",
    "Pesan ini dihapus",
    "halo",
)
SENDERS = ("Sulastri", "Wagiyo", "+62 813-9876-5432", "PKD Medono")
WORDS = (
    "TPS 07 Medono", "TPS", "1-5", "kotak", "5", "bilik", "terima", "berangkat", "tiba", "segel", "utuh",
    "sobek", "PPWP", "DPRD", "kecuali", "semua", "jam 14.20", "jam", "belum", "tidak", "?", ",", ":",
    "\n", "RALAT", "seharusnya", "LAPOR TIBA", "LAPOR SEGEL", "TPS: 07 Medono", "Jam:", "Kotak: 5",
    "Kondisi: utuh", "K001", "no", "BA", "12/BA/2024", "dari", "ke", "PPK Utara", "gudang KPU", "rusak",
    "1", "besok", "katanya", "BESOK", "/", ";", "s/d", "12/02/24 20.31 - Ani: ",
    "[12/02/24 20.31.05] Budi: ", "(file terlampir)", "Ket:", "Petugas: Siti", "dan",
)  # fmt: skip
phones = st.tuples(
    st.sampled_from(["08", "+628", "628", "+62 8", "(+62) 8", "+60 1", "wa.me/628"]),
    st.text("0123456789", min_size=8, max_size=10),
    st.sampled_from(["", "-", " "]),
).map(lambda parts: parts[0] + parts[1][:2] + parts[2] + parts[1][2:6] + parts[2] + parts[1][6:])
names = st.text(string.ascii_lowercase, min_size=6, max_size=12).map(lambda word: f"Xq{word}")


def shown(found):
    """Every text that comes out."""
    cells = [str(cell) for one in found.tables for _, row in one.rows[1:] for cell in row if cell is not None]
    return "\n".join([*cells, *(f"{one.text} {one.why}" for one in found.left)])


@given(
    messages=st.lists(
        st.tuples(st.sampled_from(SENDERS), st.sampled_from(REPORTS), st.integers(0, 59)),
        min_size=1,
        max_size=8,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_line_is_lost(messages):
    """Each message gives a row, or each of its lines is handed back."""
    text = "\n".join(said(body, at=f"20.{minute:02d}", sender=sender) for sender, body, minute in messages)
    found = read(text)
    rows = {line for log in ("deliveries", "seal_checks") for line, _ in table(found, log)}
    left = {one.line for one in found.left}
    at = 1
    for _, body, _ in messages:
        lines = body.split("\n")
        written = {at + step for step, line in enumerate(lines) if line.strip()}
        taken_back = any(one.line == at and one.code in ("C011", "C013") for one in found.left)
        assert at in rows or taken_back or written <= left, (body, found.left)
        at += len(lines)
    assert found.messages == len(messages)


@given(sender=names, other=names, phone=phones, body=st.sampled_from(REPORTS))
@settings(max_examples=150, deadline=None)
def test_nobody_is_named_and_no_number_comes_out(sender, other, phone, body):
    text = "\n".join(
        [
            said(f"{body}\nhubungi {phone} atau {sender.upper()}", sender=sender),
            said(f"Siap pak {sender}, nomor saya {phone}", sender=other),
            said(body, sender=phone),
            f"13/02/24 20.31 - {sender} menambahkan {other}",
            said(f"LAPOR TIBA\nTPS: 07 Medono\nKotak: 5\nKet: dari {sender}, HP {phone}", sender=phone),
        ]
    )
    out = shown(read(text)).casefold()
    digits = "".join(letter for letter in phone if letter.isdigit())[-8:]
    assert sender.casefold() not in out
    assert other.casefold() not in out
    assert digits not in "".join(letter for letter in out if letter.isdigit() or letter.isalpha())


@given(words=st.lists(st.sampled_from(WORDS), max_size=40))
@settings(max_examples=300, deadline=2_000)
def test_any_words_in_any_order_are_read_without_failing(words):
    text = " ".join(words)
    for one in (text, said(text), f"LAPOR SEGEL\n{text}"):
        found = chat.read(one, election=ELECTION, today=TODAY, loads={"12/BA/2024": ("33.75.01.1002-001",)})
        assert {one.code for one in found.left} <= {rule.code for rule in RULES}
        for made in found.tables:
            assert made.rows[0][0] == 0
            assert set(made.rows[0][1]) in [{column.name for column in log.columns} for log in LOGS.values()]
            assert all(0 < line <= one.count("\n") + 1 for line, _ in made.rows[1:])


@given(text=st.text(max_size=300))
@settings(max_examples=200, deadline=2_000)
def test_any_text_is_read_without_failing(text):
    assert chat.looks_like(text) in (True, False)
    found = chat.read(text, election=ELECTION, today=TODAY)
    assert found.tables or found.left or not text.strip() or found.messages in (0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 4_000,
        "TPS " + "1," * 1_900,
        "K001" * 900,
        "08" * 1_900,
        "33.75." * 600,
        "a b:" * 900,
        "x" * 2_000_000,
    ],
)
@pytest.mark.timeout(10)
def test_no_text_takes_long(text):
    for one in (text, said(text), f"LAPOR TIBA\n{text}"):
        chat.looks_like(one)
        chat.read(one, election=ELECTION, today=TODAY)


def test_a_name_that_a_label_asks_for_is_kept_and_nothing_else_of_it():
    found = read(
        said(
            "LAPOR TIBA\nTPS: 07 Medono\nKotak: 5\nPenerima: Sulastri\nKet: dari Sulastri", sender="Sulastri"
        )
    )
    ((_, row),) = table(found, "deliveries")
    assert (row["received_by"], row["note"]) == ("Sulastri", "dari [nama]")


def test_a_sender_who_is_named_after_a_place_does_not_hide_it():
    found = read(said("Kel. Medono aman", sender="PKD Medono"))
    assert [one.text for one in found.left] == ["Kel. Medono aman"]


def test_tables_name_their_fields_and_lines():
    found = read(said("TPS 07 Medono terima kotak 5, segel utuh"))
    assert [one.sheet for one in found.tables] == [None, None]
    assert [one.rows[0][1][0] for one in found.tables] == ["document_no", "box_id"]
