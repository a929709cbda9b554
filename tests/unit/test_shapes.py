"""The ground of the maps: cells, outlines, dots, and the boundaries that an admin may bring."""

import json
from itertools import combinations

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from lib.areas.wilayah import boundaries, reference, shapes
from lib.kernel import codes
from lib.kernel.errors import UserError

HERE = shapes.Plane(109.67, -6.9)
TPS = list(reference.stations("pemilu-2024"))


def ground(rings):
    """The area of rings, in metres."""
    return shapely.union_all([Polygon(HERE.metres(ring)) for ring in rings])


def spot(place):
    return Point(HERE.metres([place])[0])


def square(lon, lat, side=0.01):
    return ((lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side), (lon, lat))


def assert_cells_are_a_map(points):
    found = {code: ground(rings) for code, rings in shapes.cells(points).items()}
    whole = ground(shapes.hull(points))
    assert list(found) == list(points)
    for code, cell in found.items():
        assert cell.distance(spot(points[code])) < 1, "a point lies in its own cell"
    for one, other in combinations(found.values(), 2):
        assert one.intersection(other).area < 1e-5 * whole.area, "cells do not overlap"
    together = shapely.union_all(list(found.values()))
    assert together.symmetric_difference(whole).area < 1e-4 * whole.area, "cells fill the ground"


def test_every_kelurahan_has_its_centroid_and_the_cells_fill_the_city_without_overlap():
    assert_cells_are_a_map({code: (v.lon, v.lat) for code, v in reference.kelurahan().items()})


near = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(
    lambda at: (109.64 + at[0] / 1000, -6.93 + at[1] / 1000)
)


@settings(max_examples=25, deadline=None)
@given(st.lists(near, min_size=1, max_size=12, unique=True))
def test_any_points_get_cells_that_fill_their_ground(places):
    assert_cells_are_a_map({f"{number:02d}": place for number, place in enumerate(places)})


def test_nearest_is_meant_in_metres_and_not_in_degrees():
    # At 60 degrees north a degree of longitude is half as long as one of latitude.
    found = shapes.cells({"north": (0.0, 60.010), "east": (0.016, 60.0)})
    between = shapes.Plane(0.008, 60.005)
    cell = shapely.union_all([Polygon(between.metres(ring)) for ring in found["east"]])
    assert cell.contains(Point(between.metres([(0.0, 60.0)])[0]))


def test_two_codes_at_one_point_are_refused():
    with pytest.raises(ValueError, match="no cells"):
        shapes.cells({"a": (109.6, -6.9), "b": (109.6, -6.9)})


def test_the_outline_of_a_kecamatan_is_the_ground_of_its_kelurahan_in_one_piece():
    cells = shapes.own_cells()
    outlines = shapes.merged(cells, codes.kecamatan)
    assert set(outlines) == set(reference.kecamatan())
    for code, rings in outlines.items():
        parts = [ring for village, each in cells.items() if village.startswith(code) for ring in each]
        assert len(rings) == 1
        assert ground(rings).symmetric_difference(ground(parts)).area < 0.001 * ground(parts).area


def test_slits_between_neighbours_vanish_from_an_outline_and_what_has_no_key_stays_out():
    drawn = {"a-1": (square(109.6, -6.9),), "a-2": (square(109.61005, -6.9),), "b": (square(109.7, -6.9),)}
    outlines = shapes.merged(drawn, lambda code: code[0] if "-" in code else None)
    assert list(outlines) == ["a"]
    assert len(outlines["a"]) == 1
    assert len(outlines["a"][0]) == 5


def test_every_tps_has_a_dot_in_its_own_kelurahan_and_no_two_touch():
    cells = {code: ground(rings) for code, rings in shapes.own_cells().items()}
    spots = shapes.station_spots(shapes.own_cells(), TPS)
    assert sorted(spots) == sorted(TPS)
    for tps, place in spots.items():
        assert cells[codes.kelurahan(tps)].buffer(-30).contains(spot(place)), tps
    assert shapes.gap(spots.values()) > 100


def test_dots_keep_their_places_whatever_the_order_of_the_tps_and_strangers_get_none():
    few = TPS[:30]
    spots = shapes.station_spots(shapes.own_cells(), few)
    assert shapes.station_spots(shapes.own_cells(), [*reversed(few), "33.74.01.1001-001"]) == spots


def test_a_small_ground_has_its_dots_closer_and_a_sliver_still_has_them_all():
    tps = [f"33.75.01.1002-{number:03d}" for number in range(1, 31)]
    gaps = []
    for side in (0.02, 0.004, 1e-6):
        spots = shapes.station_spots({"33.75.01.1002": (square(109.66, -6.9, side),)}, tps)
        assert len(spots) == 30
        gaps.append(shapes.gap(spots.values()))
    assert gaps[0] > gaps[1] > gaps[2]
    assert shapes.gap([(109.66, -6.9)]) == float("inf")


def test_goods_go_from_the_warehouse_to_each_ppk_and_from_there_to_each_pps():
    lines = shapes.supply_lines()
    first, then = lines[:4], lines[4:]
    assert len({start for start, _ in first}) == 1
    assert {start for start, _ in then} == {end for _, end in first}
    assert {end for _, end in then} == {(v.lon, v.lat) for v in reference.kelurahan().values()}


# Boundaries from a file. The polygons are invented: our own cells.


def written(says=lambda code: {"kode": code}, change=None, skip=()):
    """A file of all kelurahan. says: their properties. change: code → another geometry."""
    features = [
        {
            "type": "Feature",
            "properties": says(code),
            "geometry": (change or {}).get(code, {"type": "Polygon", "coordinates": [*rings]}),
        }
        for code, rings in shapes.own_cells().items()
        if code not in skip
    ]
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def read(data):
    return boundaries.read_geojson(data, reference.kelurahan())


MEDONO, KRAPYAK, WETAN, JENGGOT = "33.75.01.1002", "33.75.03.1002", "33.75.03.1004", "33.75.04.1004"


@pytest.mark.parametrize(
    "says",
    [
        lambda code: {"code": code},
        lambda code: {"KODE": code.replace(".", "")},
        lambda code: {"wilayah": int(code.replace(".", ""))},
        lambda code: {"kelurahan": reference.area_name(code).upper(), "kecamatan": "Pekalongan Utara"},
        lambda code: {"nama": (*reference.kelurahan()[code].aliases, reference.area_name(code))[0]},
    ],
    ids=["code", "no dots", "number", "name", "alias"],
)
def test_a_kelurahan_is_known_by_its_code_or_its_name(says):
    found = read(written(says))
    for code, rings in shapes.own_cells().items():
        assert ground(found[code]).symmetric_difference(ground(rings)).area < 0.001 * ground(rings).area


def test_several_parts_stay_while_holes_and_specks_are_dropped():
    big = square(109.66, -6.91)
    hole = square(109.662, -6.908, 0.001)
    parts = [[big, hole], [square(109.68, -6.91, 0.005)], [square(109.69, -6.91, 0.0005)]]
    found = read(written(change={MEDONO: {"type": "MultiPolygon", "coordinates": parts}}))
    assert len(found[MEDONO]) == 2
    assert ground(found[MEDONO]).area == pytest.approx(1.25 * ground([big]).area, rel=0.01)


def test_a_border_that_crosses_itself_is_mended():
    spike = [*square(109.66, -6.91)[:4], (109.655, -6.905), (109.66, -6.906), (109.66, -6.91)]
    found = read(written(change={MEDONO: {"type": "Polygon", "coordinates": [spike]}}))
    assert ground(found[MEDONO]).is_valid


def test_a_finely_drawn_border_is_thinned_and_stays_common():
    fine = {
        code: {
            "type": "Polygon",
            "coordinates": [list(shapely.segmentize(Polygon(ring), 1e-4).exterior.coords)],
        }
        for code, (ring,) in shapes.own_cells().items()
    }
    found = read(written(change=fine))
    assert max(len(ring) for rings in found.values() for ring in rings) <= boundaries.MOST_POINTS
    outline = shapes.merged(found, lambda code: "kota")["kota"]
    together = sum(ground(rings).area for rings in found.values())
    assert together == pytest.approx(ground(outline).area, rel=1e-4)


def drawn(*spots):
    return {MEDONO: {"type": "Polygon", "coordinates": [list(spots)]}}


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "bukan JSON"),
        (b"\xff\xfe{}", "bukan JSON"),
        (b"[" * 100_000, "bukan JSON"),
        (b"[1, 2]", "FeatureCollection"),
        (b'{"type": "FeatureCollection", "features": [3]}', "FeatureCollection"),
        (b" " * (boundaries.LARGEST_FILE + 1), "5 MB"),
        (written(skip=(MEDONO, JENGGOT)), "tidak ada: Medono, Jenggot"),
        (written(lambda code: {"kode": "33.75.01.9999" if code == MEDONO else code}), "tidak dikenal"),
        (written(lambda code: {"kode": KRAPYAK if code == WETAN else code}), "lebih dari sekali: Krapyak"),
        (written(lambda code: None), "tidak dikenal: fitur ke-1"),
        (written(change={MEDONO: None}), "tidak terbaca"),
        (written(change={MEDONO: {"type": "Polygon", "coordinates": [[["x", 1], [2, 3]]]}}), "tidak terbaca"),
        (written(change=drawn((float("nan"), 1), (2, 3), (4, 5), (float("nan"), 1))), "tidak terbaca"),
        (written(change=drawn((float("inf"), 1), (2, 3), (4, 5), (float("inf"), 1))), "tidak terbaca"),
        (written(change={MEDONO: {"type": "Point", "coordinates": [109.66, -6.9]}}), "bukan bidang"),
        (written(change=drawn((109.6, -6.9), (109.7, -6.9), (109.6, -6.9))), "bukan bidang"),
        (written(change=drawn(*square(-6.9, 109.66))), "tidak berada di dekat"),
        (written(change=drawn(*square(352_000, 9_237_000, 900))), "tidak berada di dekat"),
        (written(change=drawn(*square(109.72, -6.86))), "jauh dari letak"),
    ],
)
def test_a_file_that_cannot_be_the_city_is_refused_in_plain_words(data, words):
    with pytest.raises(UserError) as refused:
        read(data)
    assert words in refused.value.what
    assert refused.value.where
    assert refused.value.fix
