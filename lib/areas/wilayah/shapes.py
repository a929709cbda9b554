"""The ground of the maps: cells round the centroids of the kelurahan, and where the dots of their TPS go.

No official boundary belongs to this project, so a map is a sketch: each kelurahan is what lies nearest to its
centroid, each TPS a dot in it. "Skema, letak titik bukan lokasi TPS" belongs under every such map.
Real polygons come from `boundaries.py`.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPoint, Polygon
from shapely.geometry.base import BaseGeometry

from lib.areas.wilayah import reference
from lib.kernel import codes

Spot = tuple[float, float]  # lon, lat in degrees
Shape = tuple[Spot, ...]  # one closed ring, first point = last
Metres = npt.NDArray[np.float64]
Shapes = Mapping[str, tuple[Shape, ...]]  # code -> its rings, outsides only

DEGREE = 111_320.0  # metres
DIGITS = 6  # of a degree: a decimetre
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))
WIDEST = 125.0  # metres between the dots of a roomy kelurahan: a cluster leaves room for the name
SEAM = 15.0  # metres: narrower than any real gap between two areas
SEED_GAP = 1.54  # nearest distance in a sunflower whose n-th seed lies sqrt(n) from its middle
RIM = 0.95  # how far the ground reaches beyond the outer centroids, in usual distances between neighbours


@dataclass(frozen=True, slots=True)
class Plane:
    """Metres round one point: in degrees alone, east-west would count as much as north-south."""

    lon: float
    lat: float

    @property
    def east(self) -> float:
        """Metres in a degree of longitude."""
        return DEGREE * math.cos(math.radians(self.lat))

    def metres(self, spots: Iterable[Spot]) -> list[Spot]:
        """Degrees to metres east and north."""
        return [((lon - self.lon) * self.east, (lat - self.lat) * DEGREE) for lon, lat in spots]

    def degrees(self, spots: Iterable[Spot]) -> Shape:
        """Metres back to degrees."""
        return tuple(
            (round(self.lon + x / self.east, DIGITS), round(self.lat + y / DEGREE, DIGITS)) for x, y in spots
        )


def plane(spots: Iterable[Spot]) -> Plane:
    """The plane whose origin is the middle of these points."""
    lons, lats = zip(*spots, strict=True)
    return Plane((min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2)


def bounds(shapes: Shapes) -> tuple[float, float, float, float]:
    """West, south, east, north in degrees."""
    lons, lats = zip(*(spot for rings in shapes.values() for ring in rings for spot in ring), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def cells(points: Mapping[str, Spot]) -> dict[str, tuple[Shape, ...]]:
    """Code → the ground nearest to its point: cells that do not overlap and together fill a rounded hull."""
    if len(set(points.values())) < len(points):
        raise ValueError("two codes at one point have no cells of their own")
    flat = plane(points.values())
    sites = MultiPoint(flat.metres(points.values()))
    ground = _ground(sites)
    if len(points) == 1:
        return {code: rings_of(flat, ground) for code in points}
    nearest = shapely.voronoi_polygons(sites, extend_to=ground, ordered=True).geoms
    return {
        code: rings_of(flat, cell.intersection(ground)) for code, cell in zip(points, nearest, strict=True)
    }


def hull(points: Mapping[str, Spot]) -> tuple[Shape, ...]:
    """The ground that the cells of these points fill."""
    flat = plane(points.values())
    return rings_of(flat, _ground(MultiPoint(flat.metres(points.values()))))


def _ground(sites: MultiPoint) -> BaseGeometry:
    """A rounded ground round the sites, in metres: hollow where nobody lives, without corners or spikes."""
    rim = RIM * _usual_gap(sites)
    return shapely.concave_hull(sites, ratio=0.35).buffer(2 * rim).buffer(-rim)


def _usual_gap(sites: MultiPoint) -> float:
    """The median distance from a site to its nearest neighbour; 1 km for a lone one."""
    if len(sites.geoms) == 1:
        return 1000.0
    return float(np.median(_nearest(shapely.get_coordinates(sites))))


def rings_of(flat: Plane, geometry: BaseGeometry) -> tuple[Shape, ...]:
    """The outsides of a geometry in metres, back in degrees."""
    parts = shapely.get_parts(geometry)
    return tuple(
        flat.degrees(part.exterior.coords) for part in parts if isinstance(part, Polygon) and part.area > 0
    )


@cache
def own_cells() -> Shapes:
    """The cells of the kelurahan, from their centroids."""
    return cells({code: (village.lon, village.lat) for code, village in reference.kelurahan().items()})


def merged(shapes: Shapes, key: Callable[[str], str | None]) -> dict[str, tuple[Shape, ...]]:
    """The outlines of groups of shapes, such as kecamatan by `codes.kecamatan`; what has no key stays out."""
    groups: dict[str, list[Polygon]] = defaultdict(list)
    flat = plane(spot for rings in shapes.values() for ring in rings for spot in ring)
    for code, rings in shapes.items():
        name = key(code)
        if name is not None:
            groups[name] += [Polygon(flat.metres(ring)) for ring in rings]
    # Borders that were drawn or simplified one by one leave slits between neighbours.
    outlines: dict[str, tuple[Shape, ...]] = {}
    for name, parts in groups.items():
        grown = shapely.union_all([part.buffer(SEAM, join_style="mitre") for part in parts])
        outlines[name] = rings_of(flat, grown.buffer(-SEAM, join_style="mitre").simplify(2))
    return outlines


def spiral(center: Spot, count: int, spacing: float) -> list[Spot]:
    """Places for dots about `spacing` metres apart, from the center out, like seeds of a sunflower."""
    turns = np.arange(count)
    radius, angle = spacing / SEED_GAP * np.sqrt(turns + 0.5), turns * GOLDEN_ANGLE
    offsets = zip(radius * np.cos(angle), radius * np.sin(angle), strict=True)
    return list(Plane(*center).degrees(offsets))


def station_spots(shapes: Shapes, stations: Iterable[str]) -> dict[str, Spot]:
    """TPS → where its dot goes: round the middle of its kelurahan, by number, never in a neighbour's ground.

    A scheme: where a TPS really stands is not known here. The TPS of an unknown kelurahan get no dot.
    """
    grouped: dict[str, list[str]] = defaultdict(list)
    for tps in sorted(set(stations)):
        grouped[codes.kelurahan(tps) or ""].append(tps)
    return {
        tps: spot
        for code, members in grouped.items()
        if code in shapes
        for tps, spot in zip(members, _spots(shapes[code], len(members)), strict=True)
    }


def middle(rings: tuple[Shape, ...]) -> Spot:
    """The point of a ground that lies farthest from its border: where a mark looks at home."""
    return _heart(rings)[1]


@lru_cache(maxsize=256)
def _heart(rings: tuple[Shape, ...]) -> tuple[Polygon, Spot, Plane]:
    """The largest part in metres, its middle in degrees, and the plane of the metres."""
    flat = plane(spot for ring in rings for spot in ring)
    part = max((Polygon(flat.metres(ring)) for ring in rings), key=lambda ring: ring.area)
    reach = shapely.maximum_inscribed_circle(part, tolerance=1)  # a line from the middle to the edge
    return part, flat.degrees([reach.coords[0]])[0], flat


@lru_cache(maxsize=256)
def _spots(rings: tuple[Shape, ...], count: int) -> tuple[Spot, ...]:
    """Dots on the largest part of one ground, as far apart as fit, WIDEST at most."""
    part, center, flat = _heart(rings)
    spacing = WIDEST
    while True:
        seeds = spiral(center, 6 * count, spacing)
        inside = shapely.contains_xy(part.buffer(-spacing / 2), flat.metres(seeds))
        if inside.sum() >= count:
            break
        if spacing < 1:  # a sliver: nothing fits, so nothing is left out either
            return tuple(seeds[:count])
        spacing *= 0.97
    return tuple(seed for seed, kept in zip(seeds, inside, strict=True) if kept)[:count]


@cache
def supply_lines() -> tuple[Shape, ...]:
    """Lines from the commission's warehouse to each PPK and on to each PPS, as known from places.csv.

    A scheme too: most of these places are known as the middle of their kelurahan or kecamatan only.
    """
    with (reference.FOLDER / "places.csv").open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["kind"] in {"gudang_kpu", "ppk"}]
    spots = {row["code"]: (float(row["lon"]), float(row["lat"])) for row in rows}
    warehouse = next(spots[row["code"]] for row in rows if row["kind"] == "gudang_kpu")
    first = [(warehouse, spots[row["code"]]) for row in rows if row["kind"] == "ppk"]
    villages = reference.kelurahan().values()
    return (*first, *((spots[each.kecamatan], (each.lon, each.lat)) for each in villages))


def gap(spots: Iterable[Spot]) -> float:
    """Metres between the two nearest of these points: no dot may be wider. Infinite for fewer than two."""
    given = list(spots)
    if len(given) < 2:
        return math.inf
    return float(_nearest(np.array(plane(given).metres(given))).min())


def _nearest(points: Metres) -> Metres:
    """From each point to its nearest neighbour."""
    apart = np.hypot(*(points[:, None] - points[None, :]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    nearest: Metres = apart.min(axis=0)
    return nearest
