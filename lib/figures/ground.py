"""The map as a drawing, for machines on which a WebGL map stays blank."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.areas.wilayah.labels import placed, view
from lib.areas.wilayah.shapes import Shapes, gap
from lib.figures import style
from lib.figures.callouts import Sheet, sheet_of
from lib.kernel import look
from lib.kernel.format import count

DESK = (520.0, 560.0)
SMALL = 12  # pixels of a name among dots
FULL = 0.9  # width of a dot, in distances to the next
SYMBOLS = {
    "belum_waktunya": "circle",
    "siap": "circle",
    "lewat_waktu": "square",
    "perlu_tindak_lanjut": "triangle-up",
}  # in the order in which they are drawn: what needs somebody on top
WEIGHTS = {"perlu_tindak_lanjut": 1.3, "lewat_waktu": 0.95}  # a triangle has less of everything
HALO = ", ".join(["0 0 2px #FFFFFF"] * 4)
FILLS = look.STATE_COLOURS | {"belum_waktunya": look.GROUND, "lewat_waktu": look.OVERDUE_FILL}


def _area(shapes: Shapes, fill: str) -> go.Scatter:
    return go.Scatter(
        **_path(shapes),
        mode="lines",
        fill="toself",
        fillcolor=fill,
        line={"color": look.GROUND, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def _line(shapes: Shapes, colour: str, pixels: float) -> go.Scatter:
    line = {"color": colour, "width": pixels}
    return go.Scatter(**_path(shapes), mode="lines", line=line, hoverinfo="skip", showlegend=False)


def _path(shapes: Shapes) -> dict[str, list[float | None]]:
    """x and y of all rings, with a gap after each."""
    spots: list[tuple[float | None, float | None]] = []
    for rings in shapes.values():
        for ring in rings:
            spots += [*ring, (None, None)]
    return {"x": [x for x, _ in spots], "y": [y for _, y in spots]}


def _layout(sheet: Sheet) -> go.Layout:
    """No axes, no margins, the same metres both ways."""
    west, north = sheet.spot(0, 0)
    east, south = sheet.spot(sheet.width, sheet.height)
    square = {"scaleanchor": "x", "scaleratio": 1 / math.cos(math.radians(sheet.flat.lat))}
    return style.layout(
        xaxis={"visible": False, "range": [west, east], "automargin": False},
        yaxis={"visible": False, "range": [south, north], "automargin": False, **square},
        height=sheet.height,
        margin={"l": 0, "r": 0, "t": 0, "b": 0},
    )


def station_map_drawn(
    shapes: Shapes,
    outlines: Shapes,
    dots: pd.DataFrame,
    names: Mapping[str, str],
    *,
    labels: bool = True,
    words: Mapping[str, str] = look.STATE_LABELS,
    size: tuple[float, float] = DESK,
) -> go.Figure:
    """Every TPS as a dot, colour and shape by state; customdata is its code.

    dots: tps, name, state (siap | perlu_tindak_lanjut | lewat_waktu | belum_waktunya), lon, lat, why.
    words: what the states are called, when the marks tell another answer than the verdict.
    size: pixels it is shown at.
    """
    sheet = sheet_of(shapes, size)
    spots = list(zip(dots["lon"], dots["lat"], strict=True))
    pixels = max(4.0, min(gap(spots), 200.0) * sheet.scale * FULL)
    figure = go.Figure(
        [_area(shapes, look.SHARES[0][1]), _line(outlines, look.NOT_YET, 1.5), *_dots(dots, pixels, words)],
        _layout(sheet),
    )
    if labels:
        seen = view(shapes, *size)
        for label in placed(shapes, names, spots, seen, SMALL):
            figure.add_annotation(
                x=label.spot[0],
                y=label.spot[1],
                text=label.text.replace("\n", "<br>"),
                showarrow=False,
                font=style.font(SMALL, strong=True) | {"shadow": HALO},
            )
    return figure


def _dots(dots: pd.DataFrame, pixels: float, words: Mapping[str, str]) -> list[go.Scatter]:
    traces = []
    for state, symbol in SYMBOLS.items():
        there = dots[dots["state"] == state]
        label = words.get(state, "")
        colour = look.STATE_COLOURS[state]
        edge = {"color": look.GROUND if state in {"siap", "perlu_tindak_lanjut"} else colour}
        told = there["why"].fillna("").map(lambda why: f"<br>{why}" if why else "")
        marker = {"symbol": symbol, "size": pixels * WEIGHTS.get(state, 1.0), "color": FILLS[state]}
        traces.append(
            go.Scatter(
                x=there["lon"],
                y=there["lat"],
                name=label,
                mode="markers",
                marker=marker | {"line": edge | {"width": 0 if edge["color"] == look.GROUND else 1.2}},
                customdata=there["tps"],
                text=there["name"] + "<br>" + label + told,
                hovertemplate="%{text}<extra></extra>",
                unselected={"marker": {"opacity": 0.4}},
            )
        )
        if state == "lewat_waktu":
            traces.append(_stripes(there, pixels))
    return traces


def _stripes(there: pd.DataFrame, pixels: float) -> go.Scatter:
    """A diagonal in each square: a hatch that is still one at eight pixels."""
    line = {"width": 1.2, "color": look.OVERDUE}
    return go.Scatter(
        x=there["lon"],
        y=there["lat"],
        mode="markers",
        marker={"symbol": "line-ne-open", "size": pixels * 0.7, "line": line},
        hoverinfo="skip",
    )


def selected(event: Mapping[str, Any] | None) -> str | None:
    """The TPS that was clicked, from Streamlit's selection of `station_map_drawn`; None for none."""
    points = ((event or {}).get("selection") or {}).get("points") or []
    codes = [point.get("customdata") for point in points]
    codes = [code[0] if isinstance(code, list) else code for code in codes]
    return next((str(code) for code in codes if code), None)


def drawn_alt(dots: pd.DataFrame, words: Mapping[str, str] = look.STATE_LABELS) -> str:
    """The finding of `station_map_drawn` in a sentence. dots: state."""
    states = look.counted(dots["state"].value_counts().to_dict(), words)
    return f"Gambar peta {count(len(dots))} TPS menurut laporan yang tercatat: {states}."
