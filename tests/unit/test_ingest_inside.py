"""A person of one wilayah brings, and takes back, what is inside it and nothing else."""

import pytest

from lib.ingest.inside import refuse_outside, rows_inside
from lib.ingest.prepare import prepare
from lib.kernel.errors import UserError
from tests.world import OTHER_TPS, TPS, World, at, box

NORTH, VILLAGE, WEST_TPS = "33.75.03", "33.75.03.1004", "33.75.01.1009-001"
DELIVERIES = "document_no,item,origin,destination,qty_sent"
SEALS = "box_id,checkpoint,checked_at,condition"


def report(header, *lines):
    data = "\n".join((header, *lines)).encode()
    return prepare(data, "uji.csv", election="pemilu-2024", now=at("2024-02-13T15:00"), party="panwascam")


def load(destination, item="kotak_suara"):
    return f"SJ-1,{item},lain:Asal,{destination},5"


@pytest.mark.parametrize("wilayah", ["", "33.75", NORTH, VILLAGE, TPS])
def test_what_is_inside_is_taken(wilayah):
    refuse_outside(report(DELIVERIES, load(TPS)), wilayah)
    refuse_outside(report(SEALS, f"{box(TPS)},tps,2024-02-12,utuh"), wilayah)


@pytest.mark.parametrize("place", [WEST_TPS, "33.75", "penyedia", "lain:Gudang Sewa", NORTH])
def test_one_row_outside_refuses_the_file_and_names_the_row(place):
    with pytest.raises(UserError) as refused:
        refuse_outside(report(DELIVERIES, load(TPS), load(place, "bilik_suara")), VILLAGE)
    assert "Baris 3 " in refused.value.what
    assert "Panjang Wetan" in refused.value.what
    assert "Hapus 1 baris" in refused.value.fix


def test_a_box_is_where_its_tps_is():
    with pytest.raises(UserError, match="Baris 2 tentang TPS 12 Panjang Wetan"):
        refuse_outside(report(SEALS, f"{box(TPS)},gudang_kpu,2024-02-12,utuh"), "33.75.01")


def test_a_rejected_row_is_not_stored_and_so_refuses_nothing():
    refuse_outside(report(DELIVERIES, load(TPS), load(WEST_TPS, "apa saja")), NORTH)


def test_rows_are_counted_by_batch_and_a_prefix_is_no_wilayah():
    world = World()
    world.delivery(TPS)
    world.seal(box(OTHER_TPS))
    world.batch("2024-02-12T09:00")
    world.delivery(WEST_TPS)
    world.delivery(TPS, "bilik_suara")
    raws = world.raws()
    assert rows_inside(raws, NORTH) == {1: 2, 2: 1}
    assert rows_inside(raws, TPS) == {1: 1, 2: 1}
    assert rows_inside(raws, "33.75.03.1004-01") == {}
