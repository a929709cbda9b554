"""Peta: what it says first, what is drawn, what a click opens, and whose boundaries it stands on."""

import json

import pytest

from lib.access.policy import Role
from lib.areas.wilayah import reference
from lib.areas.wilayah.shapes import own_cells
from lib.store import shapes
from lib.store.open import address, open_store
from lib.ui import room
from tests.screens import said
from tests.world import OTHER_TPS, TPS, World, box

WETAN, MEDONO = "33.75.03.1004", "33.75.01.1002"
ELSEWHERE = f"{MEDONO}-001"
OPENING = "2024-02-14T05:30"


def broken(*stations):
    """A world in which these TPS have a seal that was not intact."""
    world = World()
    for tps in stations:
        world.seal(box(tps, "dpr"), condition="rusak", when="2024-02-13T11:00")
    return world


@pytest.fixture
def peta(app):
    """`peta(role=…, world=…, tampak="gambar")`: the page with this in its address."""

    def open_page(role="staf", world=None, clock="2024-02-13T15:00", person="", **query):
        return app(role=role, world=world, clock=clock, wilayah=person, query=query, path="peta")

    return open_page


def layers(opened):
    """Id → layer of the map."""
    (chart,) = opened.get("deck_gl_json_chart")
    return {layer["id"]: layer for layer in json.loads(chart.proto.json)["layers"]}


def cells(opened):
    return {one["properties"]["code"]: one for one in layers(opened)["kelurahan"]["data"]["features"]}


# --- what it says ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_every_role_sees_881_empty_rings_at_first_and_only_an_admin_may_bring_boundaries(peta, role):
    opened = peta(role=role)
    words = said(opened)
    assert "Belum ada laporan pengawas atau penerima dari 881 TPS." in words
    assert "Belum ada TPS yang dilaporkan perlu tindak lanjut sampai waktu ini." in words
    drawn = layers(opened)
    assert {name: len(layer["data"]) for name, layer in drawn.items() if name.startswith("tps-")} == {
        "tps-belum_waktunya": 881, "tps-siap": 0, "tps-lewat_waktu": 0, "tps-perlu_tindak_lanjut": 0,
    }  # fmt: skip
    assert bool(opened.file_uploader) is (role is Role.ADMIN)


def test_the_headline_names_where_most_tps_ask_for_follow_up_and_whose_word_it_is(peta):
    words = said(peta(world=broken(TPS, OTHER_TPS, ELSEWHERE)))
    assert (
        "3 TPS di 2 kelurahan perlu tindak lanjut, terbanyak di Panjang Wetan (2 dari 38), "
        "menurut laporan pengawas dan penerima." in words
    )


def test_kelurahan_with_as_many_are_named_together(peta):
    words = said(peta(world=broken(TPS, ELSEWHERE)))
    assert "terbanyak di Medono dan Panjang Wetan (1 TPS tiap kelurahan)" in words


def test_the_legend_counts_each_state_and_opens_its_tps(peta):
    words = said(peta(world=broken(TPS)))
    assert "/cari?putusan=perlu_tindak_lanjut' target='_self'>" in words
    assert "Perlu tindak lanjut <b>1</b>" in words
    assert "Belum waktunya <b>880</b>" in words
    assert "Skema, letak titik bukan lokasi TPS." in words


def test_on_the_day_of_voting_it_tells_who_can_open_and_never_calls_that_a_verdict(peta):
    world = World()
    world.good()
    opened = peta(world=world, clock=OPENING)
    assert "Bisa buka <b>1</b>" in said(opened)
    assert "Belum diketahui <b>880</b>" in said(opened)
    assert layers(opened)["tps-siap"]["data"][0]["state"] == "Bisa buka"
    assert "bisa buka" in opened.get("deck_gl_json_chart")[0].proto.alt
    verdict = peta(world=world, clock=OPENING, warna="putusan")
    assert "Siap <b>1</b>" in said(verdict)
    assert layers(verdict)["tps-siap"]["data"][0]["state"] == "Siap"


def test_before_that_day_a_link_cannot_ask_who_can_open(peta):
    assert "Bisa buka <b>" not in said(peta(warna="buka"))


# --- what is drawn -----------------------------------------------------------------------------------------


def test_a_kecamatan_alone_is_drawn_when_it_is_asked_about(peta):
    drawn = cells(peta(wilayah="33.75.03"))
    assert set(drawn) == {code for code in reference.kelurahan() if code.startswith("33.75.03")}


def test_the_ways_of_the_goods_are_drawn_on_demand_and_only_to_the_kelurahan_shown(peta):
    assert "jalur" not in layers(peta())
    assert len(layers(peta(garis="ya"))["jalur"]["data"]) == 31
    assert len(layers(peta(garis="ya", wilayah="33.75.03"))["jalur"]["data"]) == 8


def test_kelurahan_are_shaded_and_a_map_without_webgl_is_a_drawing_of_the_same_tps(peta):
    world = broken(TPS)
    areas = peta(world=world, tampak="kelurahan")
    assert "1 perlu tindak lanjut" in cells(areas)[WETAN]["properties"]["state"]
    assert "Skema, bukan batas resmi." in said(areas)
    drawing = peta(world=world, tampak="gambar")
    assert not drawing.get("deck_gl_json_chart")
    (chart,) = drawing.get("plotly_chart")
    assert "881 TPS" in chart.proto.alt
    assert "1 perlu tindak lanjut" in chart.proto.alt
    assert "Bila peta tidak muncul" not in said(drawing)


@pytest.mark.parametrize(
    ("told", "size", "webgl"),
    [
        ("", (520, 560), True),
        ("nonsense", (520, 560), True),
        ("358x844x1", (340, 440), True),
        ("496x720x1", (480, 500), True),
        ("800x1080x0", (640, 720), False),
        ("0x0x1", (200, 440), True),
    ],
)
def test_a_map_is_made_for_the_room_that_the_browser_tells(told, size, webgl):
    found = room.fitting(told, phone=False)
    assert (found.size, found.webgl) == (size, webgl)


def test_a_phone_gets_a_phones_map_before_it_has_told_anything():
    assert room.fitting("", phone=True).size == room.PHONE


# --- what was clicked --------------------------------------------------------------------------------------


def test_nothing_clicked_lists_the_worst_kelurahan_and_each_opens_its_tps(peta):
    words = said(peta(world=broken(TPS, OTHER_TPS, ELSEWHERE)))
    assert words.index("2 dari 38 TPS") < words.index("1 dari 41 TPS")
    assert f"/cari?wilayah={WETAN}&amp;putusan=perlu_tindak_lanjut" in words


def test_a_kelurahan_lists_its_tps_with_what_is_wrong_first(peta):
    words = said(peta(world=broken(TPS), pilih=WETAN))
    assert "38 TPS · – pemilih" in words
    assert "segel tidak sesuai" in words
    assert words.index(f"kode={TPS}") < words.index(f"kode={WETAN}-001")
    assert f"/cari?wilayah={WETAN}&amp;putusan=belum_waktunya" in words


def test_a_tps_shows_its_six_proofs_and_the_way_to_its_page(peta):
    words = said(peta(world=broken(TPS), pilih=TPS))
    assert "TPS 12 Panjang Wetan: perlu tindak lanjut, segel tidak sesuai" in words
    assert all(f"{proof.capitalize()}</b>" in words for proof in ("waktu", "jumlah", "jenis", "tujuan"))
    assert f"/tps?kode={TPS}" in words


@pytest.mark.parametrize("code", [WETAN, TPS, f"{MEDONO}-999", "<b>"])
def test_what_lies_outside_ones_wilayah_or_nowhere_is_not_opened(peta, code):
    opened = peta(world=broken(TPS), person="33.75.01", pilih=code)
    assert "Terbanyak perlu tindak lanjut" in said(opened)
    assert "Panjang Wetan" not in said(opened)


def test_a_chosen_kelurahan_needs_no_click(peta):
    assert "segel tidak sesuai" in said(peta(world=broken(TPS), wilayah=WETAN))


# --- boundaries --------------------------------------------------------------------------------------------


def geojson(skip=""):
    """Invented boundaries: our own cells, pulled a little to the east."""
    features = [
        {
            "type": "Feature",
            "properties": {"kode": code},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[x + 0.001, y] for x, y in ring] for ring in rings],
            },
        }
        for code, rings in own_cells().items()
        if code != skip
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def bring(opened, data):
    opened.file_uploader[0].set_value(("batas.geojson", data, "application/json"))
    return opened.run()


def press(opened, label):
    next(one for one in opened.button if one.label == label).click()
    return opened.run()


def test_boundaries_that_were_kept_are_drawn_at_once_and_can_be_given_back(peta):
    opened = peta(role="admin")
    before = cells(opened)[MEDONO]["geometry"]
    assert "27 kelurahan" in said(bring(opened, geojson()))
    assert cells(opened)[MEDONO]["geometry"] == before  # a look at it changes nothing
    opened = press(opened, "Pakai batas ini")
    words = said(opened)
    assert "Batas dari berkas batas.geojson; letak titik tetap skema" in words
    assert "dimuat oleh uji-admin pada Sel 13 Feb 2024" in words
    assert cells(opened)[MEDONO]["geometry"] != before
    opened = press(opened, "Kembali ke skema")
    assert "Skema, letak titik bukan lokasi TPS." in said(opened)
    assert cells(opened)[MEDONO]["geometry"] == before


def test_boundaries_that_somebody_else_kept_are_drawn_at_the_next_click(peta):
    opened = peta()
    before = cells(opened)[MEDONO]["geometry"]
    store = open_store(address())
    moved = {
        code: tuple(tuple((x + 0.001, y) for x, y in ring) for ring in rings)
        for code, rings in own_cells().items()
    }
    shapes.save(store, moved, "lain.json", "orang-lain", 0)
    store.engine.dispose()
    opened.run()
    assert cells(opened)[MEDONO]["geometry"] != before
    assert "Batas dari berkas lain.json" in said(opened)


def test_a_file_that_is_not_the_city_is_refused_in_words_and_nothing_is_kept(peta):
    opened = bring(peta(role="admin"), geojson(skip=MEDONO))
    assert "Kelurahan tidak ada: Medono." in opened.error[0].value
    assert "Pakai batas ini" not in [one.label for one in opened.button]
