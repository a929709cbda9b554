"""The layers of a map. Each has an id, so that a click says what was meant; rows hold only what is shown."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pydeck as pdk

from lib.areas.wilayah.labels import Label
from lib.areas.wilayah.shapes import Plane, Shapes, Spot
from lib.kernel import look

Rows = list[dict[str, Any]]
FONT = "Inter, sans-serif"
FULL = 0.88  # width of a dot, in distances to the next
FEWEST_PIXELS = 2.0  # radius of a dot on the smallest phone
CORNERS = {  # of the unit circle's size to the eye; east, north
    "perlu_tindak_lanjut": ((-1.18, -0.84), (1.18, -0.84), (0.0, 1.24)),
    "lewat_waktu": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
}


def ground(shapes: Shapes, told: Mapping[str, tuple[str, str]], fills: Mapping[str, str]) -> pdk.Layer:
    """The kelurahan. told: code → name and state in words. fills: code → colour."""
    features = [
        {
            "type": "Feature",
            "properties": {
                "code": code,
                "name": told[code][0],
                "state": told[code][1],
                "why": "",
                "fill": rgb(fills[code]),
            },
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [[[list(spot) for spot in ring]] for ring in rings],
            },
        }
        for code, rings in shapes.items()
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        {"type": "FeatureCollection", "features": features},
        id="kelurahan",
        pickable=True,
        get_fill_color="properties.fill",
        get_line_color=rgb(look.GROUND),
        line_width_min_pixels=1.5,
    )


def borders(outlines: Shapes, name: str, colour: str, pixels: float) -> pdk.Layer:
    """Outlines that a click goes through."""
    rows = [{"path": [list(spot) for spot in ring]} for rings in outlines.values() for ring in rings]
    return _lines(rows, name, colour, pixels)


def legs(lines: Iterable[tuple[Spot, ...]]) -> pdk.Layer:
    """The ways of the goods, gudang to PPK to PPS, under the dots."""
    return _lines([{"path": [list(spot) for spot in line]} for line in lines], "jalur", look.MUTED, 1)


def _lines(rows: Rows, name: str, colour: str, pixels: float) -> pdk.Layer:
    return pdk.Layer(
        "PathLayer",
        rows,
        id=name,
        pickable=False,
        get_path="path",
        get_color=rgb(colour),
        width_units=pdk.types.String("pixels"),
        get_width=pixels,
        joint_rounded=True,
        cap_rounded=True,
    )


def dots(stations: pd.DataFrame, apart: float, words: Mapping[str, str]) -> list[pdk.Layer]:
    """A layer a state, what needs somebody on top. apart: metres between the nearest two dots.

    Sizes are metres, so that dots grow with the zoom and circles, triangles and squares keep step.
    """
    radius = min(apart, 200.0) * FULL / 2
    rows: dict[str, Rows] = {state: [] for state in look.STATE_LABELS}
    columns = ["tps", "name", "state", "lon", "lat", "why"]
    for tps, name, state, lon, lat, why in stations[columns].fillna({"why": ""}).itertuples(index=False):
        row = {"code": tps, "name": name, "state": words[state], "why": why}
        corners = CORNERS.get(state)
        place = [lon, lat] if corners is None else _polygon((lon, lat), corners, radius)
        rows[state].append({**row, "at": place})
    return [
        _circles("belum_waktunya", rows, radius, hollow=True),
        _circles("siap", rows, radius, hollow=False),
        _polygons("lewat_waktu", rows, look.OVERDUE_FILL),
        _stripes(rows["lewat_waktu"]),
        _polygons("perlu_tindak_lanjut", rows, look.FOLLOW_UP),
    ]


def _polygon(at: Spot, corners: tuple[Spot, ...], radius: float) -> list[list[float]]:
    around = Plane(*at).degrees((x * radius, y * radius) for x, y in corners)
    return [list(spot) for spot in around]


def _circles(state: str, rows: dict[str, Rows], radius: float, *, hollow: bool) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        rows[state],
        id=f"tps-{state}",
        pickable=True,
        get_position="at",
        get_radius=radius,
        radius_min_pixels=FEWEST_PIXELS,
        filled=True,
        stroked=hollow,
        get_fill_color=rgb(look.GROUND if hollow else look.STATE_COLOURS[state]),
        get_line_color=rgb(look.STATE_COLOURS[state]),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.4,
    )


def _polygons(state: str, rows: dict[str, Rows], fill: str) -> pdk.Layer:
    return pdk.Layer(
        "PolygonLayer",
        rows[state],
        id=f"tps-{state}",
        pickable=True,
        get_polygon="at",
        filled=True,
        stroked=True,
        get_fill_color=rgb(fill),
        get_line_color=rgb(look.STATE_COLOURS[state]),
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.2,
    )


def _stripes(squares: Rows) -> pdk.Layer:
    """A diagonal in each square: a hatch that is still one at eight pixels."""
    rows = [{"path": [square["at"][0], square["at"][2]]} for square in squares]
    return _lines(rows, "arsir", look.OVERDUE, 1.2)


def names(labels: list[Label], size: int) -> list[pdk.Layer]:
    """Names on a white halo; a click goes through them.

    Two layers, as the halo of a letter would lie on the letter before it.
    """
    # sdf letters can have an outline; without one a name among dots can't be read
    halo = {"font_settings": {"sdf": True, "fontSize": 64, "buffer": 12}, "outline_width": 10}
    return [
        _text(labels, size, "nama-latar", look.GROUND, outline_color=rgb(look.GROUND), **halo),
        _text(labels, size, "nama", look.INK),
    ]


def _text(labels: list[Label], size: int, name: str, colour: str, **more: Any) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        [{"text": label.text, "at": list(label.spot)} for label in labels],
        id=name,
        pickable=False,
        get_position="at",
        get_text="text",
        get_size=size,
        get_color=rgb(colour),
        font_family=pdk.types.String(FONT),
        font_weight=700,
        character_set=pdk.types.String("auto"),
        line_height=1.15,
        **more,
    )


def rgb(colour: str) -> list[int]:
    """`#0B6E8F` as deck.gl wants it."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
