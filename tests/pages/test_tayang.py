"""Tayang: the wall says the same as the desk, to everybody as to the room, slide after slide."""

import re
from html import unescape

import pytest

from lib.access.policy import Role
from lib.ui.wall import controls
from tests.screens import said
from tests.world import OTHER_TPS, World, box

WALL = {"mode": "tayang"}
SLIDES = 5  # on the roads; one more when the polls open


def wall(opened) -> str:
    """The slide that stands on the wall, as text without tags; an error on the page fails the test."""
    said(opened)
    shown = [block.proto.body for block in opened.get("html") if "<h1 class='kl-t-temuan" in block.proto.body]
    words = re.sub(r"<[^>]+>", " ", unescape(shown[-1]).replace("\N{NO-BREAK SPACE}", " "))
    return re.sub(r"\s+", " ", words)


def press(opened, key):
    """The wall after this control was used."""
    return opened.button(key=f"tayang:{key}").click().run()


@pytest.fixture
def world():
    """One TPS ready, one with a seal to follow up that somebody called intent, and people's names."""
    told = World()
    told.good()
    told.good(OTHER_TPS)
    told.delivery(
        doc="SJ-9", item="sampul", arrived="2024-02-12T09:00", received_by="Bu Sulastri", received=36
    )
    told.seal(
        box(OTHER_TPS, "dpr"),
        condition="rusak",
        when="2024-02-13T11:00",
        cause="sengaja",
        officer="Pak Wirawan",
        witness="Bu Rahayu",
    )
    return told


@pytest.mark.parametrize("role", list(Role))
def test_every_role_opens_the_wall(app, role):
    words = wall(app(role=role, query=WALL))
    assert "Rakor Pengawasan Logistik · Kota Pekalongan · tahap distribusi SIMULASI" in words
    assert "Belum ada laporan pengawas atau penerima dari 881 TPS" in words
    assert f"1/{SLIDES}" in words


def test_the_chairs_wall_names_nobody_and_no_intent(app, world):
    opened = app(role="ketua", world=world, query=WALL)
    seen = [wall(opened)] + [wall(press(opened, "berikutnya")) for _ in range(SLIDES - 1)]
    assert "1 kotak dengan segel tidak utuh" in seen[2]
    for words in seen:
        for hidden in ("sengaja", "didalami", "uji-ketua", "Sulastri", "Wirawan", "Rahayu", "Saksi"):
            assert hidden not in words


def test_the_wall_counts_what_the_desk_counts(app, world):
    words = wall(app(world=world, query=WALL))
    names = ("Siap", "Perlu tindak lanjut", "Lewat waktu tanpa laporan", "Belum waktunya")
    numbers = [int(re.search(rf"{name} (\d+) ", words)[1]) for name in names]
    assert sum(numbers) == 881
    assert numbers[:2] == [1, 1]
    desk = said(app(world=world))
    cards = [int(found) for found in re.findall(r"class='kl-angka kl-teks-\w+'>(\d+)</b>", desk)]
    assert cards[:4] == numbers


def test_the_keys_step_through_the_slides_round_and_round(app):
    opened = app(query=WALL)
    assert "2/5" in wall(press(opened, "berikutnya"))
    assert "3/5" in wall(press(opened, "pagedown"))
    assert "2/5" in wall(press(opened, "pageup"))
    assert "1/5" in wall(press(opened, "sebelumnya"))
    assert "5/5" in wall(press(opened, "sebelumnya"))
    assert opened.query_params["layar"] in ("5", ["5"])


def test_a_pause_stands_on_the_wall_and_in_the_address(app):
    opened = app(query=WALL)
    assert "dijeda" not in wall(opened)
    assert "dijeda" in wall(press(opened, "jeda"))
    assert opened.query_params["jeda"] in ("1", ["1"])
    assert "dijeda 2/5" in wall(press(opened, "berikutnya"))
    assert "dijeda" not in wall(press(opened, "lanjut"))


@pytest.mark.parametrize(("query", "shown"), [({}, "2/5"), ({"jeda": "1"}, "dijeda 1/5")])
def test_a_slide_gives_way_to_the_next_by_itself_unless_it_is_held(app, monkeypatch, query, shown):
    opened = app(query=WALL | query)
    begin, drawn = controls._begin, []

    def first_as_the_clock_does():
        drawn.append(1)
        if len(drawn) > 1:
            begin()

    monkeypatch.setattr(controls, "_begin", first_as_the_clock_does)
    assert shown in wall(opened.run())
    assert len(drawn) == 2  # the page was drawn anew, so that a new batch is seen, held or not


@pytest.mark.parametrize(("asked", "shown"), [("4", "4/5"), ("99", "5/5"), ("0", "1/5"), ("<b>", "1/5")])
def test_a_reload_keeps_the_slide_and_a_mangled_number_does_no_harm(app, asked, shown):
    assert shown in wall(app(query=WALL | {"layar": asked}))


def test_leaving_goes_to_the_desk_with_the_same_question(app):
    opened = press(app(query=WALL | {"wilayah": "33.75.03", "layar": "2"}), "keluar")
    words = said(opened)
    assert "kl-t-temuan" not in words
    assert "Belum ada laporan pengawas atau penerima dari 232 TPS." in words
    assert set(opened.query_params) == {"wilayah"}


def test_the_desk_leads_to_a_wall_that_asks_the_same(app):
    words = said(app(role="ketua", query={"wilayah": "33.75.03", "per": "2024-02-12T20:00"}))
    assert "/?mode=tayang&amp;wilayah=33.75.03&amp;per=2024-02-12T20:00" in words


def test_a_person_of_one_kecamatan_projects_no_other(app, world):
    words = wall(app(world=world, wilayah="33.75.01", query=WALL | {"wilayah": "33.75.03"}))
    assert "Pekalongan Barat" in words
    assert "dari 269 TPS" in words


def test_another_time_says_so_and_only_for_who_may_look_back(app):
    earlier = WALL | {"per": "2024-02-12T20:00"}
    words = wall(app(role="ketua", query=earlier))
    assert "bukan waktu sekarang Per Sen 12 Feb 2024 20.00 WIB" in words
    assert "bukan waktu sekarang" not in wall(app(role="ruang", query=earlier))


def test_the_wall_says_how_old_its_data_are(app, world):
    assert "data terakhir tercatat 12 Feb 09.00 · 30 jam lalu" in wall(app(world=world, query=WALL))
    assert "data yang tercatat: belum ada" in wall(app(query=WALL))


def test_each_slide_without_data_says_why_instead_of_drawing_nothing(app):
    opened = app(query=WALL)
    assert "tidak ada dari 881 TPS" not in wall(opened)
    told = [wall(press(opened, "berikutnya")) for _ in range(SLIDES - 1)]
    for words, why in zip(
        told,
        (
            "belum ada pengiriman yang direncanakan",
            "Belum ada pemeriksaan segel yang tercatat",
            "belum ada penerimaan yang bisa dibandingkan",
            "Tidak ada TPS yang dilaporkan tidak sesuai",
        ),
        strict=True,
    ):
        assert why in words


def test_the_stage_of_the_clock_decides_what_leads(app, world):
    goods = World()
    goods.delivery("33.75", "bilik_suara", arrived="2023-11-20T10:00", received=3500, damaged=10, wrong=0)
    words = wall(app(role="ketua", world=goods, query=WALL | {"per": "2023-12-12T10:00"}))
    assert "tahap gudang" in words
    assert "menurut pengawas kurang 34 bilik suara" in words
    assert "Bilik suara 3.524 3.500 10 34" in words
    words = wall(app(world=world, clock="2024-02-14T05:30", query=WALL))
    assert "1 dari 881 TPS bisa buka; 880 belum diketahui" in words
    assert "1 jam 30 menit menuju buka TPS 14 Feb 07.00 WIB" in words
    assert "1/6" in words
