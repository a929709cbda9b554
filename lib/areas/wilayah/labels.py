"""Where names stand on a map so that they never cover one another and cover few dots."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry

from lib.areas.wilayah.shapes import Shape, Shapes, Spot, bounds

Pixels = npt.NDArray[np.float64]  # rows of x, y; y downwards
TILE = 512.0  # width of the world in pixels at zoom 0
LETTER = 0.6  # width of a letter, in heights
LINE = 1.15  # height of a line, in heights
SAMPLES = np.array([(x, y) for x in np.linspace(-1, 1, 7) for y in (-1, 0, 1)])  # of a name's box
AIR = 2.0  # pixels between two names
BESIDE = 9.0  # pixels: dots so near to a name are taken for the dots it names
NEIGHBOUR = 8.0  # a name half on a neighbour's ground is as bad as one on four dots
OUTSIDE = 4.0  # off the city it misleads less
STRANGER = 0.6  # for each dot of another ground right beside it
DEAREST = 18.0  # cost above which a name hides more than it tells


@dataclass(frozen=True, slots=True)
class View:
    """What a map shows at first: middle in degrees, zoom of a web map, size in pixels."""

    lon: float
    lat: float
    zoom: float
    width: float
    height: float

    def pixels(self, spots: list[Spot]) -> Pixels:
        """Degrees to pixels from the upper left corner."""
        scale = 2**self.zoom
        middle = np.array(_world(self.lon, self.lat)) * scale - (self.width / 2, self.height / 2)
        return np.array([_world(*spot) for spot in spots]).reshape(-1, 2) * scale - middle

    def spot(self, x: float, y: float) -> Spot:
        """Pixels back to degrees."""
        scale = 2**self.zoom
        east, south = _world(self.lon, self.lat)
        east += (x - self.width / 2) / scale
        south += (y - self.height / 2) / scale
        lat = math.degrees(2 * math.atan(math.exp(math.pi * (1 - 2 * south / TILE))) - math.pi / 2)
        return east / TILE * 360 - 180, lat


def _world(lon: float, lat: float) -> Spot:
    """Web Mercator: pixels from the upper left corner of the world at zoom 0."""
    slope = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return (lon + 180) / 360 * TILE, (1 - slope / math.pi) / 2 * TILE


def view(shapes: Shapes, width: float, height: float, margin: float = 8) -> View:
    """The whole ground as large as it fits."""
    west, south, east, north = bounds(shapes)
    (left, top), (right, bottom) = _world(west, north), _world(east, south)
    zoom = math.log2(min((width - 2 * margin) / (right - left), (height - 2 * margin) / (bottom - top)))
    seen = View(0, 0, 0, 0, 0).spot((left + right) / 2 - TILE / 2, (top + bottom) / 2 - TILE / 2)
    return View(*seen, zoom, width, height)


@dataclass(frozen=True, slots=True)
class Label:
    """A name and where its middle stands. `text` may have two lines."""

    code: str
    text: str
    spot: Spot


def placed(
    shapes: Shapes, names: Mapping[str, str], dots: list[Spot], seen: View, size: float
) -> list[Label]:
    """A name for each shape where it covers no other name and few dots; none where it can't.

    size: height of a letter in pixels. The smallest grounds choose first: they have the fewest places.
    """
    points = seen.pixels(dots)
    grounds = {code: _ground(seen, rings) for code, rings in shapes.items() if code in names}
    city = shapely.union_all(list(grounds.values()))
    shapely.prepare([city, *grounds.values()])
    taken: list[Pixels] = []
    labels = []
    for code in sorted(grounds, key=lambda code: (grounds[code].area, code)):
        texts, places = _places(names[code], grounds[code], size)
        cost = _cost(places, grounds[code], city, points)
        cost[~_free(places, taken, seen)] = np.inf
        best = int(cost.argmin())
        if cost[best] <= DEAREST:
            taken.append(places[best])
            labels.append(Label(code, texts[best], seen.spot(*places[best, :2])))
    return labels


def _ground(seen: View, rings: tuple[Shape, ...]) -> BaseGeometry:
    return shapely.union_all([Polygon(seen.pixels(list(ring))).buffer(0) for ring in rings])


def _places(name: str, ground: BaseGeometry, size: float) -> tuple[list[str], Pixels]:
    """Texts and boxes (middle x, y, width, height) all over the ground, on one line or two."""
    left, top, right, bottom = ground.bounds
    xs, ys = np.linspace(left, right, 11), np.linspace(top - size, bottom + size, 15)
    texts, boxes = [], []
    for text in [name, name.replace(" ", "\n", 1)] if " " in name else [name]:
        lines = text.split("\n")
        width, height = max(map(len, lines)) * size * LETTER, len(lines) * size * LINE
        texts += [text] * (len(xs) * len(ys))
        boxes += [(x, y, width, height) for x in xs for y in ys]
    return texts, np.array(boxes)


def _cost(places: Pixels, ground: BaseGeometry, city: BaseGeometry, points: Pixels) -> Pixels:
    """Of each place: dots covered, strangers' dots beside it, what of it is not on its ground, how far it is.

    city: all grounds; off the city a name misleads less than on a neighbour.
    """
    middles, halves = places[:, :2], places[:, 2:] / 2
    low, high = (middles - halves).min(axis=0) - BESIDE, (middles + halves).max(axis=0) + BESIDE
    near = points[((points > low) & (points < high)).all(axis=1)]
    own = shapely.contains_xy(ground, near) if len(near) else np.zeros(0, dtype=np.bool_)
    away = np.abs(near[None] - middles[:, None])
    covered = (away < halves[:, None] + AIR).all(axis=2).sum(axis=1)
    beside = (away < halves[:, None] + BESIDE).all(axis=2)
    strangers = beside[:, ~own].sum(axis=1)
    samples = middles[:, None] + halves[:, None] * SAMPLES
    home, town = (
        shapely.contains_xy(part, samples[..., 0], samples[..., 1]).mean(axis=1) for part in (ground, city)
    )
    lost = NEIGHBOUR * (town - home) + OUTSIDE * (1 - town)
    middle = near[own].mean(axis=0) if own.any() else np.array(ground.centroid.coords[0])
    far = np.hypot(*(middles - middle).T) / np.hypot(*halves.T)
    return np.asarray(covered + STRANGER * strangers + lost + far, dtype=np.float64)


def _free(places: Pixels, taken: list[Pixels], seen: View) -> npt.NDArray[np.bool_]:
    """Which places lie on the map and touch no name that stands already."""
    middles, halves = places[:, :2], places[:, 2:] / 2
    free = ((middles >= halves) & (middles <= np.array([seen.width, seen.height]) - halves)).all(axis=1)
    for other in taken:
        free &= ~(np.abs(middles - other[:2]) < halves + other[2:] / 2 + AIR).all(axis=1)
    return np.asarray(free)
