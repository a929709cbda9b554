"""Maps of the city with deck.gl, drawn from our own shapes alone: no tiles, so no other host is asked."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pydeck as pdk

from lib.areas.wilayah.labels import Label, View, placed, view
from lib.areas.wilayah.shapes import Shapes, Spot, gap
from lib.kernel import look
from lib.kernel.format import count, percent
from lib.maps import layers

PLAIN = "#EEF1F4"
SIZE = (520.0, 560.0)  # pixels of a map beside a list on a desk
LETTERS = 12  # pixels
TOOLTIP = {
    "html": "<b>{name}</b><br>{state}<br>{why}",
    "style": {
        "backgroundColor": look.INK,
        "color": look.GROUND,
        "fontSize": "14px",
        "borderRadius": "6px",
        "maxWidth": "260px",
    },
}


def station_map(
    shapes: Shapes,
    outlines: Shapes,
    dots: pd.DataFrame,
    names: Mapping[str, str],
    *,
    legs: Iterable[tuple[Spot, ...]] | None = None,
    labels: bool = True,
    words: Mapping[str, str] = look.STATE_LABELS,
    size: tuple[float, float] = SIZE,
) -> pdk.Deck:
    """Every TPS as a dot, colour and shape by state; a click selects the TPS or its kelurahan.

    dots: tps, name, state (siap | perlu_tindak_lanjut | lewat_waktu | belum_waktunya), lon, lat, why.
    words: what the states are called, when the marks tell another answer than the verdict.
    size: width and height in pixels of the map on the page; they set the first zoom and the names' places.
    """
    seen = view(shapes, *size)
    spots = list(zip(dots["lon"], dots["lat"], strict=True))
    states = dots["state"].groupby(dots["tps"].str[:13]).value_counts().unstack(fill_value=0)
    told = _told(shapes, names, states.to_dict("index"), words)
    drawn = [
        layers.ground(shapes, told, dict.fromkeys(shapes, PLAIN)),
        layers.borders(outlines, "kecamatan", look.NOT_YET, 1.5),
        *([layers.legs(legs)] if legs else []),
        *layers.dots(dots, gap(spots), words),
    ]
    return _deck(drawn, placed(shapes, names, spots, seen, LETTERS) if labels else [], seen)


def area_map(
    shapes: Shapes,
    outlines: Shapes,
    values: pd.DataFrame,
    names: Mapping[str, str],
    *,
    labels: bool = True,
    words: Mapping[str, str] = look.STATE_LABELS,
    size: tuple[float, float] = SIZE,
) -> pdk.Deck:
    """Kelurahan shaded by the share of their TPS that need follow-up; a click selects one.

    values: wilayah, tps, siap, perlu_tindak_lanjut, lewat_waktu, belum_waktunya (TPS). Where more than half
    are overdue and silent the border is amber. words: as in `station_map`.
    """
    seen = view(shapes, *size)
    rows = {row["wilayah"]: row for row in values.to_dict("records")}
    silent = [code for code, row in rows.items() if code in shapes and 2 * row["lewat_waktu"] > row["tps"]]
    fills = dict.fromkeys(shapes, look.SHARES[0][1]) | {
        code: look.shade(row["perlu_tindak_lanjut"], row["tps"]) for code, row in rows.items()
    }
    drawn = [
        layers.ground(shapes, _told(shapes, names, rows, words), fills),
        layers.borders(outlines, "kecamatan", look.NOT_YET, 1.5),
        layers.borders({code: shapes[code] for code in silent}, "tanpa-laporan", look.OVERDUE, 3),
    ]
    return _deck(drawn, placed(shapes, names, [], seen, LETTERS) if labels else [], seen)


def _told(
    shapes: Shapes,
    names: Mapping[str, str],
    states: Mapping[Any, Mapping[Any, Any]],
    words: Mapping[str, str],
) -> dict[str, tuple[str, str]]:
    """Code → its name and how many of its TPS are in which state."""
    return {code: (names.get(code, code), look.counted(states.get(code, {}), words)) for code in shapes}


def _deck(drawn: list[pdk.Layer], labels: list[Label], seen: View) -> pdk.Deck:
    if labels:
        drawn = [*drawn, *layers.names(labels, LETTERS)]
    return pdk.Deck(
        layers=drawn,
        initial_view_state=pdk.ViewState(
            longitude=seen.lon, latitude=seen.lat, zoom=seen.zoom, min_zoom=seen.zoom - 1, max_zoom=18
        ),
        map_provider=None,  # anything else asks a tile server, even for an empty style
        tooltip=TOOLTIP,
    )


def selected(event: Mapping[str, Any] | None) -> str | None:
    """The code that was clicked, TPS before kelurahan, from Streamlit's selection of a map; None for none."""
    objects = ((event or {}).get("selection") or {}).get("objects") or {}
    picked = [row.get("properties", row).get("code") for rows in objects.values() for row in rows]
    return max((str(code) for code in picked if code), key=len, default=None)


def alt(dots: pd.DataFrame, words: Mapping[str, str] = look.STATE_LABELS) -> str:
    """The finding of `station_map` in a sentence. dots: state."""
    states = look.counted(dots["state"].value_counts().to_dict(), words)
    return f"Peta {count(len(dots))} TPS menurut laporan yang tercatat: {states}."


def area_alt(
    values: pd.DataFrame, names: Mapping[str, str], words: Mapping[str, str] = look.STATE_LABELS
) -> str:
    """The finding of `area_map` in a sentence. values: wilayah, tps, perlu_tindak_lanjut."""
    bad = words["perlu_tindak_lanjut"].lower()
    asked = values[values["perlu_tindak_lanjut"] > 0]
    if asked.empty:
        return f"Peta {count(len(values))} kelurahan: tidak ada TPS yang dilaporkan {bad}."
    worst = max(asked.to_dict("records"), key=lambda row: row["perlu_tindak_lanjut"])
    place = names.get(worst["wilayah"], worst["wilayah"])
    found, tps = worst["perlu_tindak_lanjut"], worst["tps"]
    total = count(asked["perlu_tindak_lanjut"].sum())
    return (
        f"Peta {count(len(values))} kelurahan: {total} TPS {bad}, "
        f"terbanyak di {place} ({count(found)} dari {count(tps)} TPS, {percent(found / tps)})."
    )
