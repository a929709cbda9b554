"""Segel: the tables of what was not as it should be, and what nobody checked."""

import pytest

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
