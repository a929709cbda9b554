"""The map of the wall as an SVG: it grows with the screen, and its names are text beside it."""

from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.areas.wilayah.shapes import Shapes
from lib.figures.callouts import Callout, Sheet, arranged
from lib.kernel import look
from lib.kernel.format import count

WIDE, TALL = (650.0, 350.0), (650.0, 512.0)  # pixels, as seen from a wall of 1280 x 720 and of 1024 x 768
NAMED = 5  # of the worst: more is not read from eight metres


@dataclass(frozen=True, slots=True)
class WallMap:
    """The ground as an address of an image, the names that belong beside it, and what it was drawn with.

    shades: which words of `look.SHARES` occur; silent: is any ground hatched?
    """

    image: str
    names: tuple[Callout, ...]
    size: tuple[float, float]
    shades: tuple[str, ...]
    silent: bool


def wall_map(
    shapes: Shapes,
    outlines: Shapes,
    values: pd.DataFrame,
    worst: pd.DataFrame,
    *,
    hatch: str = look.OVERDUE,
    size: tuple[float, float] = WIDE,
) -> WallMap:
    """Kelurahan shaded by the share of their TPS that need follow-up, hatched where most of them are silent.

    values: wilayah, tps, perlu_tindak_lanjut, lewat_waktu (TPS). worst: wilayah, name, count (TPS), worst
    first. hatch: colour of the stripes. size: pixels of the drawing.
    """
    sheet, names = arranged(shapes, worst[worst["wilayah"].isin(list(shapes))].head(NAMED), size)
    rows = {row["wilayah"]: row for row in values.to_dict("records")}
    fills = {code: _fill(rows.get(code)) for code in shapes}
    silent = [code for code in shapes if _silent(rows.get(code))]
    parts = [
        *(_area(sheet, shapes[code], fills[code]) for code in shapes),
        *(_area(sheet, shapes[code], "url(#diam)") for code in silent),
        *(_border(sheet, rings) for rings in outlines.values()),
        *(_leader(sheet, one) for one in names),
    ]
    told = tuple(words for _, colour, words in look.SHARES if colour in fills.values())
    return WallMap(_image(parts, hatch, size), tuple(names), size, told, bool(silent))


def _fill(row: Mapping[Any, Any] | None) -> str:
    return look.shade(row["perlu_tindak_lanjut"], row["tps"]) if row else look.SHARES[0][1]


def _silent(row: Mapping[Any, Any] | None) -> bool:
    return row is not None and 2 * row["lewat_waktu"] > row["tps"]


def _path(sheet: Sheet, rings: Iterable[Iterable[tuple[float, float]]]) -> str:
    lines = []
    for ring in rings:
        spots = [sheet.pixels(spot) for spot in ring]
        lines.append("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in spots) + "Z")
    return "".join(lines)


def _area(sheet: Sheet, rings: Iterable[Iterable[tuple[float, float]]], fill: str) -> str:
    return f'<path d="{_path(sheet, rings)}" fill="{fill}" stroke="{look.GROUND}" stroke-width="2"/>'


def _border(sheet: Sheet, rings: Iterable[Iterable[tuple[float, float]]]) -> str:
    return f'<path d="{_path(sheet, rings)}" fill="none" stroke="{look.MUTED}" stroke-width="2"/>'


def _leader(sheet: Sheet, one: Callout) -> str:
    """A line from the ground to its name, and the mark where it begins."""
    x, y = sheet.pixels(one.spot)
    end = one.x - 4 if one.right else one.x + 4
    mark = f"M{x:.1f} {y - 9:.1f}L{x + 9:.1f} {y + 7:.1f}L{x - 9:.1f} {y + 7:.1f}Z"
    return (
        f'<path d="M{x:.1f} {y:.1f}L{end:.1f} {one.y:.1f}" stroke="{look.INK}" stroke-width="1.5"/>'
        f'<path d="{mark}" fill="{look.FOLLOW_UP}" stroke="{look.GROUND}" stroke-width="2"/>'
    )


def _image(parts: Iterable[str], hatch: str, size: tuple[float, float]) -> str:
    width, height = size
    stripes = (
        '<defs><pattern id="diam" width="9" height="9" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><path d="M0 0V9" stroke="{hatch}" stroke-width="7"/></pattern></defs>'
    )
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" '
        f'stroke-linejoin="round">{stripes}{"".join(parts)}</svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode()}"


def alt(values: pd.DataFrame, worst: pd.DataFrame, what: str) -> str:
    """The finding in a sentence. values: tps, perlu_tindak_lanjut; worst: name, count; what: of these TPS."""
    found, tps = values["perlu_tindak_lanjut"].sum(), values["tps"].sum()
    if not found:
        return f"Peta kelurahan: tidak ada dari {count(tps)} TPS yang {what}."
    pairs = zip(worst["name"].head(NAMED), worst["count"].head(NAMED), strict=True)
    named = ", ".join(f"{name} ({count(number)})" for name, number in pairs)
    return f"Peta kelurahan: {count(found)} dari {count(tps)} TPS {what}, terbanyak di {named}."
