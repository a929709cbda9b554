"""A reason names the figures and whose they are, and no more than is known."""

import pytest

from lib.areas.readiness.metrics import verdicts
from lib.areas.readiness.why import reasons, sentence
from lib.areas.wilayah import reference
from lib.kernel.filters import Filters
from lib.store import frames
from tests.world import FAR, TPS, World, at, box

ELECTION = reference.election("pemilu-2024")


def why(world, proof, when="2024-02-13T20:00"):
    logs = frames.of_rows(world.raws(), Filters(at(when), FAR))
    return sentence(reasons(logs, ELECTION, verdicts(logs, ELECTION))[TPS, proof])


@pytest.fixture
def world():
    made = World()
    made.good(TPS)
    return made


def test_different_figures_are_named_side_by_side(world):
    world.allocation(TPS, "surat_suara_ppwp", 300)
    world.count(box(TPS, "ppwp"), qty=298, wrong=0, when="2024-02-08T09:00")
    world.count(box(TPS, "ppwp"), qty=300, wrong=0, when="2024-02-08T09:00", party="kpu")
    assert "angka berbeda: KPU 300, pengawas 298 (kebutuhan 300)" in why(world, "jumlah")


def test_a_torn_seal_names_the_box_the_point_and_whose_word_it_is(world):
    world.seal(box(TPS, "dpr"), "pps", "2024-02-11T10:00", condition="rusak")
    assert "Kotak DPR: segel rusak di PPS menurut pengawas, tanpa berita acara" in why(world, "segel")


def test_a_late_load_names_its_document_and_its_time(world):
    world.delivery(TPS, "tinta", doc="SJ-9", arrived="2024-02-14T01:30", received=1)
    assert "SJ-9 tiba Rab 14 Feb 2024 01.30 menurut pengawas" in why(world, "waktu", when="2024-02-14T06:00")


def test_a_need_that_is_an_estimate_says_so():
    made = World()
    made.master(TPS, dpt=200)
    made.count(box(TPS, "ppwp"), qty=100, wrong=0)
    assert "perkiraan" in why(made, "jumlah")


def test_nothing_known_says_nothing_more():
    assert why(World(), "segel") == "Belum semua kotak diperiksa di TPS."
