"""Ringkasan: what it says first, to whom, and at which stage."""

from lib.ui import page
from tests.screens import said
from tests.world import OTHER_TPS, World


def test_an_empty_store_says_that_nobody_has_reported(app):
    opened = app()
    assert "Belum ada laporan pengawas atau penerima dari 881 TPS." in said(opened)
    assert not opened.error


def test_who_signed_out_elsewhere_sees_nothing_but_the_way_in_at_the_next_click(app, monkeypatch):
    opened = app()
    monkeypatch.setattr(page, "token", lambda: "sudah-keluar")
    opened.run()
    assert "Sesi Anda sudah berakhir" in said(opened)
    assert "881" not in said(opened)


def test_the_headline_counts_what_is_verified_and_what_is_not_as_it_should_be(app):
    world = World()
    world.good()
    world.good(OTHER_TPS)
    world.seal(f"{OTHER_TPS}-dpr", condition="rusak", when="2024-02-13T11:00")
    words = said(app(world=world))
    assert "1 dari 881 TPS siap; 1 perlu tindak lanjut" in words


def test_at_the_warehouse_it_speaks_of_goods_and_not_of_tps(app):
    words = said(app(clock="2023-12-12T10:00"))
    assert "Gudang:" in words
    assert "tahap gudang" in words


def test_on_the_day_of_voting_it_says_first_who_can_open(app):
    world = World()
    world.good()
    words = said(app(world=world, clock="2024-02-14T05:30"))
    assert "1 dari 881 TPS bisa buka; 880 belum diketahui." in words


def test_demo_data_is_marked_and_real_data_is_not(app):
    assert "SIMULASI" in said(app())


def test_real_data_carries_no_mark(app):
    assert "SIMULASI" not in said(app(kind="nyata"))


def test_a_person_of_one_kecamatan_reads_no_other(app):
    world = World()
    world.good()  # in Pekalongan Utara
    words = said(app(world=world, wilayah="33.75.01", query={"wilayah": "33.75.03"}))
    assert "Belum ada laporan pengawas atau penerima dari 269 TPS." in words


def test_a_mangled_link_shows_everything_rather_than_an_error(app):
    assert "dari 881 TPS" in said(app(query={"wilayah": "'; drop table", "per": "kemarin"}))


def test_another_time_is_for_who_may_look_back_and_says_so(app):
    words = said(app(role="ketua", query={"per": "2024-02-12T20:00"}))
    assert "Sen 12 Feb 2024 20.00" in words
    assert "bukan waktu sekarang" in words


def test_who_may_not_look_back_sees_now_whatever_the_link_says(app):
    assert "bukan waktu sekarang" not in said(app(role="ruang", query={"per": "2024-02-12T20:00"}))
