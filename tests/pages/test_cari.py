"""From a number to its TPS, its box and its rows: Cari, TPS, Kotak and Baris catatan."""

import re

import pytest

from lib.ui.gate import shared
from tests.screens import said
from tests.world import OTHER_TPS, TPS, World, box


@pytest.fixture
def world():
    told = World()
    told.good()
    told.good(OTHER_TPS)
    told.seal(
        box(OTHER_TPS, "dpr"),
        condition="rusak",
        when="2024-02-13T11:00",
        cause="sengaja",
        officer="Wati Sari",
    )
    return told


def opened(app, path, role="ketua", world=None, wilayah="", **query):
    return app(role=role, world=world, wilayah=wilayah, query=query, path=path)


def test_a_state_lists_its_tps_with_what_is_wrong(app, world):
    words = said(opened(app, "cari", world=world, putusan="perlu_tindak_lanjut"))
    assert "1 TPS sesuai pilihan." in words
    assert "TPS 13 Panjang Wetan" in words
    assert "tidak sesuai: segel" in words
    assert "TPS 12 Panjang Wetan" not in words


def test_a_list_longer_than_a_part_says_where_it_goes_on(app):
    first = said(opened(app, "cari", putusan="belum_waktunya"))
    assert "1–50 dari 881 TPS" in first
    assert "hal=2" in first
    last = said(opened(app, "cari", putusan="belum_waktunya", hal="999"))
    assert "851–881 dari 881 TPS" in last


def test_what_is_typed_beside_any_page_opens_the_one_tps_it_means(app, world):
    somewhere = app(role="ketua", world=world)
    somewhere.text_input(key="bersama:ketik").set_value("12 panjang wetan").run()
    assert "TPS 12 Panjang Wetan: siap." in said(somewhere)


def test_what_means_several_things_lists_them(app, world):
    words = said(opened(app, "cari", world=world, q="dpr panjang wetan"))
    assert "38 kotak cocok" in words
    assert "TPS 13 Panjang Wetan · DPR" in words


def test_what_is_typed_is_shown_as_text_and_never_run(app):
    words = said(opened(app, "cari", q="<img src=x onerror=alert(1)>"))
    assert "<img" not in words
    assert "&lt;img" in words


def test_a_tps_says_its_proofs_why_and_the_rows_they_rest_on(app, world):
    words = said(opened(app, "tps", world=world, kode=OTHER_TPS))
    assert "TPS 13 Panjang Wetan: perlu tindak lanjut, segel tidak sesuai." in words
    assert "tanpa berita acara" in words
    assert "kiriman 1, uji.csv" in words


def test_a_box_shows_the_way_of_its_seals(app, world):
    words = said(opened(app, "kotak", world=world, kode=box(OTHER_TPS, "dpr")))
    assert "TPS 13 Panjang Wetan · DPR: 1 dari 2 pemeriksaan tidak utuh" in words


@pytest.mark.parametrize("path", ["tps", "kotak"])
def test_a_place_outside_ones_wilayah_is_not_shown(app, world, path):
    kode = TPS if path == "tps" else box(TPS, "dpr")
    words = said(opened(app, path, "mitra", world, wilayah="33.75.01", kode=kode))
    assert "di luar wilayah akun Anda" in words
    assert "Panjang Wetan" not in words


def test_intent_and_names_are_for_who_may_read_them(app, world):
    asked = {"log": "seal_checks", "checkpoint": "tps", "keadaan": "tidak_utuh"}
    leader = said(opened(app, "baris", "ketua", world, **asked))
    assert "sengaja, menurut pelapor" in leader
    assert "Wati Sari" in leader
    room = said(opened(app, "baris", "ruang", world, **asked))
    assert "sedang didalami" in room
    assert "sengaja" not in room
    assert "Wati Sari" not in room


def test_the_rows_of_a_number_are_those_it_counts(app):
    world = World()
    for tps, arrived in ((TPS, "2024-02-12T10:00"), (OTHER_TPS, "2024-02-12T15:00")):
        world.plan(tps, planned="2024-02-12T12:00")
        world.delivery(tps, arrived=arrived, delay="macet", received=5)
    late = said(opened(app, "baris", world=world, log="deliveries", leg="pps-tps", keadaan="terlambat"))
    assert "TPS 13 Panjang Wetan" in late
    assert "TPS 12 Panjang Wetan" not in late
    stuck = said(opened(app, "baris", world=world, log="deliveries", sebab="macet"))
    assert "TPS 13 Panjang Wetan" in stuck
    assert "TPS 12 Panjang Wetan" not in stuck


def test_a_batch_shows_its_own_rows_also_after_it_was_withdrawn(app, world):
    page = opened(app, "baris", world=world, kiriman="1")
    before = said(page)
    assert "Sesuai urutan di berkas." in before
    shared.store().withdraw(1, "Penguji", "uji")
    after = said(page.run())
    assert "Kiriman ini sudah ditarik" in after
    counted = re.findall(r"Kiriman 1: ([\d.]+) baris", before + after)
    assert counted[0] == counted[1] != "0"


@pytest.mark.parametrize(
    "query", [{"log": "tidak_ada"}, {"kiriman": "-1"}, {"log": "deliveries", "item": "'--"}]
)
def test_a_mangled_address_finds_rows_or_says_that_there_are_none(app, query):
    assert "0 baris" in said(opened(app, "baris", **query))
