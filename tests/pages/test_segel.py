"""Segel: the tables of what was not as it should be, and what nobody checked."""

import time

import pytest

from lib.access import accounts, sessions
from lib.ui import page
from lib.ui.gate import shared
from tests.screens import said
from tests.world import OTHER_TPS, World, box


def test_nothing_checked_is_said_so(app):
    words = said(app(path="segel"))
    assert "Belum ada pemeriksaan segel yang tercatat." in words
    assert "Semua segel" not in words


def test_a_break_names_where_it_was_last_intact_and_first_bad_and_its_batch(app):
    world = World()
    world.seal(box(), "ppk", when="2024-02-11T09:00")
    world.seal(box(), "pps", when="2024-02-12T08:00", condition="rusak", cause="gesekan")
    words = said(app(world=world, path="segel"))
    assert "1 kotak pernah tercatat" in words
    assert "PPS, 12 Feb 08.00" in words
    assert "PPK, 11 Feb 09.00" in words
    assert "gesekan" in words
    assert "kiriman 1, uji.csv" in words


def test_a_break_that_was_sealed_again_with_a_ba_stands_apart(app):
    world = World()
    world.seal(box(), "pps", when="2024-02-12T08:00", condition="rusak", resealed="BA-7")
    world.seal(box(OTHER_TPS), "pps", when="2024-02-12T08:00", condition="hilang")
    opened = app(world=world, path="segel")
    words = said(opened)
    assert "Belum disegel ulang dengan berita acara (1 kotak)" in words
    assert opened.expander[0].label == "Sudah disegel ulang dengan berita acara (1 kotak)"
    assert "BA BA-7" in words


@pytest.mark.parametrize(
    ("role", "spelled"), [("ketua", True), ("pimpinan", True), ("staf", False), ("ruang", False)]
)
def test_intent_is_spelled_out_for_those_who_decide_and_for_nobody_else(app, role, spelled):
    world = World()
    world.seal(box(), "pps", when="2024-02-12T08:00", condition="rusak", cause="sengaja")
    words = said(app(role=role, world=world, path="segel"))
    assert ("sengaja, menurut pelapor" in words) is spelled
    assert ("sedang didalami" in words) is not spelled


def test_what_a_leader_read_is_not_kept_for_the_room(app, monkeypatch):
    world = World()
    world.seal(box(), "pps", when="2024-02-12T08:00", condition="rusak", cause="sengaja")
    opened = app(role="ketua", world=world, path="segel")
    assert "sengaja" in pictures_of(opened).lower()
    accounts.add(shared.store(), "ruangan", "ruang", "kata sandi panjang")
    held = sessions.start(shared.store(), "ruangan", remember=False, now=int(time.time()))
    monkeypatch.setattr(page, "token", lambda: held)
    opened.run()
    assert "sedang didalami" in pictures_of(opened).lower()
    assert "sengaja" not in pictures_of(opened).lower()


def pictures_of(opened):
    """All that the figures of the page say."""
    return " ".join(chart.proto.spec for chart in opened.get("plotly_chart"))
