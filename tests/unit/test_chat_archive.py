"""The archive that WhatsApp exports: its chat and photos come out, nothing else does."""

import pytest

from lib.ingest import chat
from lib.kernel.errors import UserError
from tests.bytes import zipped
from tests.chats import read, said, seals, table

TEXT = said("Segel TPS 07 Medono utuh semua jam 15.10") + "\n" + said("IMG-1.jpg (file terlampir)")


def test_the_chat_and_its_photos():
    data = zipped(
        {"Chat WhatsApp dengan PKD.txt": TEXT, "IMG-1.jpg": b"\xff\xd8\xff1", "foto/IMG-2.png": b"2"}
    )
    found = chat.archive(data, "obrolan.zip")
    assert (found.text, found.photos, found.notes) == (
        TEXT,
        {"IMG-1.jpg": b"\xff\xd8\xff1", "IMG-2.png": b"2"},
        (),
    )


def test_other_media_and_archives_inside_are_left_closed_and_told():
    data = zipped({"_chat.txt": TEXT, "VID-1.mp4": b"v", "a.zip": zipped({"b.txt": "x"}), "STK-1.webp": b"s"})
    found = chat.archive(data, "obrolan.zip")
    assert found.photos == {}
    assert found.notes == ("3 berkas lain di arsip ini (video, suara, stiker, dokumen) tidak dibuka.",)


@pytest.mark.parametrize(
    "name", ["../../etc/IMG-1.jpg", "..\\..\\IMG-1.jpg", "/IMG-1.jpg", "C:\\x\\IMG-1.jpg"]
)
def test_names_lead_nowhere(name):
    assert list(chat.archive(zipped({"_chat.txt": TEXT, name: b"1"}), "obrolan.zip").photos) == ["IMG-1.jpg"]


def test_a_photo_that_is_too_large_is_left_out_and_told(monkeypatch):
    monkeypatch.setattr("lib.ingest.chat.zipped.LARGEST_PHOTO", 10)
    found = chat.archive(
        zipped({"_chat.txt": TEXT, "IMG-1.jpg": b"1" * 11, "IMG-2.jpg": b"2"}), "obrolan.zip"
    )
    assert list(found.photos) == ["IMG-2.jpg"]
    assert "IMG-1.jpg" in found.notes[0]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        pytest.param(zipped({"IMG-1.jpg": b"1"}), "tidak memuat obrolan", id="no text"),
        pytest.param(zipped({"a.txt": TEXT, "b.txt": TEXT}), "lebih dari satu obrolan", id="two chats"),
        pytest.param(zipped({"_chat.txt": TEXT})[:-30], "rusak atau terpotong", id="cut off"),
        pytest.param(
            zipped({"_chat.txt": TEXT, "tanpa-nama": "a"}).replace(b"tanpa-nama", bytes(10)),
            "rusak atau terpotong",
            id="a part without a name",
        ),
    ],
)
def test_what_cannot_be_opened_is_refused_in_plain_words(data, what):
    with pytest.raises(UserError) as refused:
        chat.archive(data, "obrolan.zip")
    assert what in refused.value.what
    assert refused.value.fix


# --- photos and their reports ------------------------------------------------------------------------------

PHOTOS = {"IMG-1.jpg": "a" * 64, "IMG-2.jpg": "b" * 64}
REPORT = "Segel PPWP TPS 07 Medono utuh jam 15.10"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([said(f"IMG-1.jpg (file terlampir)\n{REPORT}")], id="a caption"),
        pytest.param([said(REPORT), said("IMG-1.jpg (file terlampir)", at="20.32")], id="sent after it"),
        pytest.param([said("IMG-1.jpg (file terlampir)"), said(REPORT, at="20.32")], id="sent before it"),
        pytest.param(
            [said(REPORT), said("ok", sender="Ani"), said("<terlampir: IMG-1.jpg>")], id="another between"
        ),
    ],
)
def test_a_photo_goes_with_the_report_of_its_sender(lines):
    assert [row["photos"] for row in seals("\n".join(lines), photos=PHOTOS)] == ["a" * 64]


def test_two_photos_of_one_report():
    text = said(f"IMG-1.jpg (file terlampir)\n{REPORT}") + "\n" + said("IMG-2.jpg (file terlampir)")
    assert [row["photos"] for row in seals(text, photos=PHOTOS)] == ["a" * 64 + "|" + "b" * 64]


def test_a_corrected_report_keeps_its_photo():
    text = "\n".join(
        [said(REPORT), said("IMG-1.jpg (file terlampir)"), said("RALAT TPS 07 seharusnya TPS 08")]
    )
    assert [(row["box_id"][-8:], row["photos"]) for row in seals(text, photos=PHOTOS)] == [
        ("008-ppwp", "a" * 64)
    ]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ([said(REPORT), said("IMG-1.jpg (file terlampir)", at="20.40")], "C014"),
        ([said(REPORT), said("IMG-1.jpg (file terlampir)", sender="Ani")], "C014"),
        ([said("TPS 07 Medono terima kotak 5"), said("IMG-1.jpg (file terlampir)")], "C014"),
        ([said(REPORT), said("IMG-9.jpg (file terlampir)")], "C015"),
    ],
)
def test_a_photo_without_its_report_is_shown(lines, code):
    found = read("\n".join(lines), photos=PHOTOS)
    assert [one.code for one in found.left] == [code]
    assert all("photos" not in row for _, row in table(found, "seal_checks"))
