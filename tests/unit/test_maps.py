"""The maps: every TPS once and clickable, names that never collide, nothing asked of another host."""

import json
from itertools import combinations

import pandas as pd
import pytest
from shapely.geometry import LineString

from lib.areas.wilayah import labels, reference, shapes
from lib.figures import ground as figures
from lib.figures.callouts import AIR, LETTERS, arranged
from lib.figures.wallmap import WIDE
from lib.kernel import codes, look
from lib.maps import ground as maps

CELLS = shapes.own_cells()
OUTLINES = shapes.merged(CELLS, codes.kecamatan)
NAMES = {code: village.name for code, village in reference.kelurahan().items()}
TPS = sorted(reference.stations("pemilu-2024"))
STATES = list(look.STATE_LABELS)
PHONE = (358, 440)


@pytest.fixture(scope="module")
def dots():
    """All TPS; the states in turn."""
    spots = shapes.station_spots(CELLS, TPS)
    return pd.DataFrame(
        {
            "tps": TPS,
            "name": [reference.name_of(tps) for tps in TPS],
            "state": [STATES[number % 4] for number in range(len(TPS))],
            "lon": [spots[tps][0] for tps in TPS],
            "lat": [spots[tps][1] for tps in TPS],
            "why": [None if number % 2 else "segel: 1 kotak rusak" for number in range(len(TPS))],
        }
    )


@pytest.fixture(scope="module")
def deck(dots):
    """The map of all TPS with the ways to them."""
    return maps.station_map(CELLS, OUTLINES, dots, NAMES, legs=shapes.supply_lines())


@pytest.fixture(scope="module")
def drawn(deck):
    """Its layers by name: to be looked at only."""
    return layers(deck)


def areas(**counts):
    """Values of area maps: 20 TPS a kelurahan, all siap but for those given, `v031002` for 33.75.03.1002."""
    none = {"tps": 20, "perlu_tindak_lanjut": 0, "lewat_waktu": 0, "belum_waktunya": 0}
    rows = [{"wilayah": code} | none | counts.get("v" + code[6:].replace(".", ""), {}) for code in NAMES]
    found = pd.DataFrame(rows)
    return found.assign(siap=20 - found["perlu_tindak_lanjut"] - found["lewat_waktu"])


def worst(*villages):
    """The worst, by code."""
    rows = [{"wilayah": code, "name": NAMES[code], "count": 9, "voters": 900} for code in villages]
    return pd.DataFrame(rows, columns=["wilayah", "name", "count", "voters"])


def layers(deck):
    return {layer["id"]: layer for layer in json.loads(deck.to_json())["layers"]}


def test_a_map_names_no_other_host_and_no_style_of_one(deck):
    for each in (deck, maps.area_map(CELLS, OUTLINES, areas(), NAMES)):
        spec = each.to_json()
        assert "http" not in spec
        assert "mapProvider" not in json.loads(spec)
        assert json.loads(spec).get("mapStyle") in {None, "__MAP_STYLE__"}  # pydeck's word for none given


def test_every_tps_is_drawn_once_in_the_layer_of_its_state_with_what_the_tooltip_says(dots, drawn):
    for state, there in dots.groupby("state"):
        layer = drawn[f"tps-{state}"]
        assert layer["pickable"]
        assert [row["code"] for row in layer["data"]] == list(there["tps"])
        assert {row["state"] for row in layer["data"]} == {look.STATE_LABELS[state]}
        assert {row["why"] for row in layer["data"]} <= {"", "segel: 1 kotak rusak"}
        assert set(layer["data"][0]) == {"code", "name", "state", "why", "at"}


def test_the_states_differ_in_shape_as_well_as_in_colour(drawn):
    corners = {
        state: len(drawn[f"tps-{state}"]["data"][0]["at"]) for state in ("perlu_tindak_lanjut", "lewat_waktu")
    }
    assert corners == {"perlu_tindak_lanjut": 3, "lewat_waktu": 4}
    ready, waiting = (drawn[f"tps-{state}"] for state in ("siap", "belum_waktunya"))
    assert (ready["stroked"], waiting["stroked"]) == (False, True)
    assert len({str(drawn[f"tps-{state}"]["getFillColor"]) for state in STATES}) == 4


def test_what_is_beside_the_point_of_a_click_is_not_in_its_way(drawn):
    assert {name for name, layer in drawn.items() if layer["pickable"]} == {
        "kelurahan",
        *(f"tps-{state}" for state in STATES),
    }
    assert len(drawn["jalur"]["data"]) == 31


def test_a_map_of_no_tps_is_still_a_map(dots):
    assert "kelurahan" in layers(maps.station_map(CELLS, OUTLINES, dots.head(0), NAMES))
    assert figures.station_map_drawn(CELLS, OUTLINES, dots.head(0), NAMES).data


def test_a_kelurahan_says_how_many_of_its_tps_are_in_which_state(dots):
    few = dots[dots["tps"].str.startswith("33.75.03.1009")].assign(state="lewat_waktu")
    drawn = layers(maps.station_map(CELLS, OUTLINES, few, NAMES))
    told = {one["properties"]["name"]: one["properties"] for one in drawn["kelurahan"]["data"]["features"]}
    assert told["Bandengan"]["state"] == "18 lewat waktu tanpa laporan"
    assert told["Medono"]["state"] == "tidak ada TPS"


def test_an_area_is_darker_the_more_of_it_needs_follow_up_and_amber_round_silence():
    values = areas(
        v031002={"perlu_tindak_lanjut": 1}, v031004={"perlu_tindak_lanjut": 9}, v031007={"lewat_waktu": 11}
    )
    drawn = layers(maps.area_map(CELLS, OUTLINES, values, NAMES))
    fills = {
        one["properties"]["code"]: sum(one["properties"]["fill"])
        for one in drawn["kelurahan"]["data"]["features"]
    }
    assert fills["33.75.03.1004"] < fills["33.75.03.1002"] < fills["33.75.03.1007"] == fills["33.75.01.1002"]
    assert len(drawn["tanpa-laporan"]["data"]) == 1


@pytest.mark.parametrize("part", range(21))
def test_a_shade_never_gets_lighter_as_the_share_grows(part):
    order = [colour for _, colour, _ in look.SHARES]
    assert order.index(look.shade(part, 20)) <= order.index(look.shade(part + 1, 20 + 1))
    assert (look.shade(part, 20) == order[0]) == (part == 0)


def test_the_clicked_code_is_read_from_the_selection_and_a_tps_goes_before_its_kelurahan():
    area = {"type": "Feature", "properties": {"code": "33.75.03.1009", "name": "Bandengan"}}
    tps = {"code": "33.75.03.1009-004", "name": "TPS 4 Bandengan"}
    pick = {"kelurahan": [area], "tps-siap": [tps]}
    assert maps.selected({"selection": {"objects": {"kelurahan": [area]}}}) == "33.75.03.1009"
    assert maps.selected({"selection": {"objects": pick}}) == "33.75.03.1009-004"
    assert maps.selected({"selection": {"objects": {}, "indices": {}}}) is None
    assert maps.selected(None) is None


def test_the_clicked_tps_is_read_from_the_drawing():
    points = [{"customdata": "33.75.03.1009-004", "point_index": 3}]
    assert figures.selected({"selection": {"points": points}}) == "33.75.03.1009-004"
    assert figures.selected({"selection": {"points": [{"customdata": ["33.75.03.1009-004"]}]}}) == (
        "33.75.03.1009-004"
    )
    assert figures.selected({"selection": {"points": [{"point_index": 3}]}}) is None
    assert figures.selected(None) is None


@pytest.mark.parametrize("size", [maps.SIZE, PHONE, (900, 300)])
def test_the_city_fills_the_map_and_stays_inside(size):
    seen = labels.view(CELLS, *size)
    at = seen.pixels([spot for rings in CELLS.values() for ring in rings for spot in ring])
    low, high = at.min(axis=0), at.max(axis=0)
    assert (low >= 0).all()
    assert (high <= size).all()
    assert min(size[0] - (high - low)[0], size[1] - (high - low)[1]) < 20
    assert seen.spot(*seen.pixels([(109.67, -6.9)])[0]) == pytest.approx((109.67, -6.9))


@pytest.mark.parametrize(("size", "least"), [(maps.SIZE, 27), (PHONE, 18)])
def test_names_lie_on_the_map_and_never_on_one_another(dots, size, least):
    seen = labels.view(CELLS, *size)
    found = labels.placed(CELLS, NAMES, list(zip(dots["lon"], dots["lat"], strict=True)), seen, 12)
    assert len(found) >= least
    boxes = []
    for label in found:
        (x, y), lines = seen.pixels([label.spot])[0], label.text.split("\n")
        wide, high = 12 * labels.LETTER * max(map(len, lines)) / 2, 12 * len(lines) / 2
        boxes.append((x - wide, y - high, x + wide, y + high))
        assert label.text.replace("\n", " ") == NAMES[label.code]
        assert boxes[-1][0] >= 0
        assert boxes[-1][2] <= size[0]
    for one, other in combinations(boxes, 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


FIVES = [
    ("33.75.01.1008", "33.75.02.1009", "33.75.03.1007", "33.75.04.1006", "33.75.03.1006"),
    ("33.75.03.1009", "33.75.03.1003", "33.75.03.1010", "33.75.03.1004", "33.75.03.1002"),
    ("33.75.04.1002", "33.75.04.1003", "33.75.04.1004", "33.75.04.1006", "33.75.04.1010"),
    ("33.75.02.1002",),
]


@pytest.mark.parametrize("villages", FIVES)
def test_the_worst_are_named_beside_the_ground_without_touching_or_crossing(villages):
    sheet, callouts = arranged(CELLS, worst(*villages), WIDE)
    assert {one.name for one in callouts} == {NAMES[code] for code in villages}
    west, _, east, _ = shapes.bounds(CELLS)
    left, right = (sheet.pixels((lon, sheet.flat.lat))[0] for lon in (west, east))
    for one in callouts:
        assert one.x - right >= AIR - 1 if one.right else left - one.x >= AIR - 1
        room = sheet.width - one.x if one.right else one.x
        assert room >= len(one.name) * LETTERS * 0.55
        assert LETTERS <= one.y <= sheet.height - LETTERS
    for one, other in combinations(callouts, 2):
        assert one.right is not other.right or abs(one.y - other.y) >= 2 * LETTERS * 1.2
        ways = [LineString([sheet.pixels(each.spot), (each.x, each.y)]) for each in (one, other)]
        assert not ways[0].crosses(ways[1])


def test_every_tps_of_the_drawing_can_be_clicked_once(dots):
    figure = figures.station_map_drawn(CELLS, OUTLINES, dots, NAMES)
    clickable = [trace for trace in figure.data if trace.customdata is not None]
    assert sorted(code for trace in clickable for code in trace.customdata) == TPS
    assert len({trace.marker.symbol for trace in clickable}) == 3
    assert all(trace.hoverinfo == "skip" for trace in figure.data if trace.customdata is None)
    assert len(figure.layout.annotations) == 27


def test_the_sentence_says_the_finding(dots):
    few = dots.head(5)
    finding = "2 siap, 1 perlu tindak lanjut, 1 lewat waktu tanpa laporan, 1 belum waktunya."
    assert maps.alt(few) == f"Peta 5 TPS menurut laporan yang tercatat: {finding}"
    assert figures.drawn_alt(few) == f"Gambar peta 5 TPS menurut laporan yang tercatat: {finding}"
    values = areas(v031002={"perlu_tindak_lanjut": 9}, v031004={"perlu_tindak_lanjut": 1})
    assert maps.area_alt(values, NAMES) == (
        "Peta 27 kelurahan: 10 TPS perlu tindak lanjut, terbanyak di Krapyak (9 dari 20 TPS, 45 %)."
    )
    assert "tidak ada" in maps.area_alt(areas(), NAMES)
