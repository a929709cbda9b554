"""The words everybody shares mean what they say."""

import pytest

from lib.areas.wilayah import reference
from lib.kernel import clock, codes
from lib.kernel import format as shown_as


def test_the_deadline_is_the_last_minute_of_the_day_before_voting():
    assert clock.iso(reference.election("pemilu-2024").deadline) == "2024-02-13T23:59"


@pytest.mark.parametrize("text", ["2024-02-30", "13/02/2024", "2024-02-13T25:00", ""])
def test_an_impossible_time_is_no_time(text):
    assert clock.parse(text) is None


@pytest.mark.parametrize(
    ("code", "kind"),
    [("33.75", "gudang_kpu"), ("33.75.03", "ppk"), ("33.75.03.1004", "pps"), ("33.75.03.1004-012", "tps"),
     ("penyedia", "penyedia"), ("lain:Balai", "lain"), ("lain:", None), ("33.7", None)],
)  # fmt: skip
def test_the_shape_of_a_place_code_tells_its_kind(code, kind):
    assert codes.place_kind(code) == kind


def test_a_box_knows_its_home_and_its_ballot_type():
    assert codes.box_home("33.75.03.1004-012-dprd_kota") == "33.75.03.1004-012"
    assert codes.box_ballot("33.75.03.1004-012-dprd_kota") == "dprd_kota"
    assert codes.box_home("33.75.03-ppk-1") == "33.75.03"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(None, "–"), (float("nan"), "–"), (0.0, "0 %"), (0.0004, "< 1 %"), (0.9996, "> 99 %"), (1.0, "100 %")],
)
def test_a_percentage_never_looks_surer_than_it_is(value, shown):
    assert shown_as.percent(value) == shown


def test_missing_is_a_dash_and_never_zero():
    assert shown_as.count(None) == "–"
    assert shown_as.count(1234) == "1.234"


def test_the_reference_counts_are_those_of_the_city():
    stations = reference.stations("pemilu-2024")
    assert len(stations) == reference.election("pemilu-2024").tps_total == 881
    assert sum(station.special for station in stations.values()) == 2
    assert (len(reference.kecamatan()), len(reference.kelurahan())) == (4, 27)


@pytest.mark.parametrize(
    ("name", "boxes", "booths"), [("pemilu-2024", 4_413, 3_524), ("pilkada-2024", 868, 1_720)]
)
def test_rules_times_places_give_the_published_totals(name, boxes, booths):
    election = reference.election(name)
    box, booth = election.items["kotak_suara"], election.items["bilik_suara"]
    assert election.tps_total * box.per_tps + len(reference.kecamatan()) * box.per_ppk == boxes
    assert election.tps_total * booth.per_tps == booths
