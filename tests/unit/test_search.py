"""What somebody means who types a TPS, a box or a document."""

from functools import cache

import pytest

from lib.areas.search import search
from lib.areas.wilayah import reference
from tests.asking import logs_of
from tests.world import TPS, World

ELECTION = reference.election("pemilu-2024")
STATIONS = reference.stations("pemilu-2024")


@cache
def nothing_reported():
    return logs_of(World())


def found(typed, world=None):
    return search(logs_of(world) if world else nothing_reported(), ELECTION, STATIONS, typed)


@pytest.mark.parametrize(
    "typed",
    ["12 panjang wetan", "TPS 012 Panjang Wetan", "panjang wetan 12", "33.75.03.1004-012", "wetan 12 utara"],
)
def test_a_tps_is_found_by_number_and_name_in_any_order_or_by_its_code(typed):
    assert found(typed).one_tps == "33.75.03.1004-012"


def test_a_kelurahan_alone_finds_all_its_tps():
    tps = found("panjang wetan").tps
    assert len(tps) == sum(code.startswith("33.75.03.1004-") for code in STATIONS) > 1


@pytest.mark.parametrize(
    ("typed", "ballot"),
    [
        ("dpr 12 panjang wetan", "dpr"),
        ("DPRD Kota 12 panjang wetan", "dprd_kota"),
        ("presiden tps 12 panjang wetan", "ppwp"),
    ],
)
def test_a_ballot_type_beside_a_tps_means_its_box_and_not_the_place(typed, ballot):
    assert found(typed).boxes == (f"33.75.03.1004-012-{ballot}",)
    assert not found(typed).tps


def test_a_box_is_found_by_its_code_and_by_a_seal_number_seen_on_it():
    world = World()
    world.seal(f"{TPS}-dpr", found=("KT0040351", "KT0040352"))
    assert found(f"{TPS}-dpr").boxes == (f"{TPS}-dpr",)
    assert found("kt0040351", world).boxes == (f"{TPS}-dpr",)


def test_a_document_is_found_by_a_part_of_its_number():
    world = World()
    world.delivery(doc="SJ-33.75.03-TPS-012", arrived="2024-02-12T10:00")
    number = "SJ-33.75.03-TPS-012"
    assert number in found(number[:-1].lower(), world).documents


@pytest.mark.parametrize(
    "typed", ["", " ", "a", "12 34 panjang", "tps", "tidak ada ini", "33.75.99", "'; drop table"]
)
def test_what_fits_nothing_finds_nothing(typed):
    assert found(typed).nothing


def test_who_sees_one_kecamatan_is_found_nothing_of_another():
    own = [code for code in STATIONS if code.startswith("33.75.01")]
    assert search(nothing_reported(), ELECTION, own, "12 panjang wetan").nothing
