"""Names beside the ground of a wall map: none covers another, and the ground stays as large as can be."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, combinations, permutations, product

import pandas as pd
from shapely.geometry import LineString, Point

from lib.areas.wilayah.shapes import DEGREE, Plane, Shapes, Spot, bounds, middle, plane
from lib.kernel.format import count

LETTERS = 22  # pixels: read from ten metres
LETTER, LINE = 0.6, 1.3  # width of a bold letter and height of a line, in heights
AIR = 14.0  # pixels between the ground and a name
MARK = 14.0  # pixels round an end that no other leader comes into
LEADERS = 0.4  # of the ground, that leaders as long as the drawing is wide would be worth


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing in pixels, y downwards, and where the ground lies on it."""

    flat: Plane
    scale: float  # pixels a metre
    left: float  # pixels from the edge of the drawing to the middle of the ground
    width: float
    height: float

    def pixels(self, spot: Spot) -> Spot:
        """Degrees to pixels from the upper left corner."""
        ((x, y),) = self.flat.metres([spot])
        return self.left + x * self.scale, self.height / 2 - y * self.scale

    def spot(self, x: float, y: float) -> Spot:
        """Pixels back to degrees."""
        ((lon, lat),) = self.flat.degrees(
            [((x - self.left) / self.scale, (self.height / 2 - y) / self.scale)]
        )
        return lon, lat


@dataclass(frozen=True, slots=True)
class Callout:
    """One of the worst: where it lies, where its name stands (pixels), on which side of the ground."""

    name: str
    count: int
    spot: Spot
    x: float
    y: float
    right: bool


def arranged(shapes: Shapes, worst: pd.DataFrame, size: tuple[float, float]) -> tuple[Sheet, list[Callout]]:
    """The ground as large as the names beside it allow, each name on the side that costs least of it.

    worst: wilayah, name, count.
    """
    spots = [middle(shapes[code]) for code in worst["wilayah"]]
    widths = [_width(name, number) for name, number in zip(worst["name"], worst["count"], strict=True)]
    sheets = [
        (sheet_of(shapes, size, widths, sides), sides) for sides in product((False, True), repeat=len(widths))
    ]
    rows = list(zip(worst["name"], worst["count"], spots, strict=True))
    best = sorted(sheets, key=lambda choice: _worth(choice[0], spots, choice[1]), reverse=True)
    found = ((sheet, _placed(shapes, sheet, rows, sides)) for sheet, sides in best)
    first = next(found)
    clear = (each for each in chain([first], found) if not _crossed(*each))
    return next(clear, first)


def _placed(
    shapes: Shapes, sheet: Sheet, rows: list[tuple[str, int, Spot]], sides: tuple[bool, ...]
) -> list[Callout]:
    """Each name at its height on its side of the ground."""
    callouts: list[Callout] = []
    for right in (False, True):
        there = [row for row, side in zip(rows, sides, strict=True) if side is right]
        there.sort(key=lambda row: -row[2][1])
        ends = [sheet.pixels(spot) for _, _, spot in there]
        x = _edge(sheet, shapes, right)
        for (name, number, spot), y in zip(there, _heights(ends, x, sheet.height), strict=True):
            callouts.append(Callout(name, int(number), spot, x, y, right))
    return callouts


def _crossed(sheet: Sheet, callouts: list[Callout]) -> bool:
    """Does a leader cross another, from whichever side?"""
    leaders = [LineString([sheet.pixels(one.spot), (one.x, one.y)]) for one in callouts]
    return any(one.crosses(other) for one, other in combinations(leaders, 2))


def _heights(ends: list[Spot], x: float, height: float) -> list[float]:
    """Where the name of each end stands: no two names touch, no leader crosses another or a foreign end."""
    slots = _apart([y for _, y in ends], height)
    best = min(permutations(slots), key=lambda order: _tangle(ends, x, order))
    return list(best)


def _tangle(ends: list[Spot], x: float, heights: Sequence[float]) -> tuple[int, int, float]:
    """Leaders that cross, ends that lie on another's leader, and the length of all leaders."""
    leaders = [LineString([end, (x, y)]) for end, y in zip(ends, heights, strict=True)]
    crossed = sum(one.crosses(other) for one, other in combinations(leaders, 2))
    touched = sum(leader.distance(Point(end)) < MARK for leader, end in _others(leaders, ends))
    return crossed, touched, sum(leader.length for leader in leaders)


def _others(leaders: list[LineString], ends: list[Spot]) -> Iterator[tuple[LineString, Spot]]:
    """Each leader with each end that is not its own."""
    for (at, leader), (other, end) in product(enumerate(leaders), enumerate(ends)):
        if at != other:
            yield leader, end


def _width(name: str, number: int) -> float:
    """Pixels of a name and its count, set in two lines."""
    return max(len(name), len(f"▲ {count(number)} TPS")) * LETTERS * LETTER


def sheet_of(
    shapes: Shapes, size: tuple[float, float], widths: Iterable[float] = (), sides: Iterable[bool] = ()
) -> Sheet:
    """The largest ground that leaves these names their room."""
    flat = plane(spot for rings in shapes.values() for ring in rings for spot in ring)
    west, south, east, north = bounds(shapes)
    room = {False: 0.0, True: 0.0}
    for width, right in zip(widths, sides, strict=True):
        room[right] = max(room[right], width + AIR)
    free = size[0] - room[False] - room[True]
    scale = min((free - 6) / ((east - west) * flat.east), (size[1] - 6) / ((north - south) * DEGREE))
    return Sheet(flat, scale, room[False] + free / 2, *size)


def _worth(sheet: Sheet, spots: list[Spot], sides: tuple[bool, ...]) -> float:
    """The size of the ground, less a little for long leaders: they cross what they do not mean."""
    ways = [
        sheet.width - sheet.pixels(spot)[0] if right else sheet.pixels(spot)[0]
        for spot, right in zip(spots, sides, strict=True)
    ]
    return sheet.scale * (1 - LEADERS * sum(ways) / (len(ways) * sheet.width)) if ways else sheet.scale


def _edge(sheet: Sheet, shapes: Shapes, right: bool) -> float:
    west, _, east, _ = bounds(shapes)
    x, _ = sheet.pixels((east if right else west, sheet.flat.lat))
    return x + AIR if right else x - AIR


def _apart(wanted: list[float], height: float) -> list[float]:
    """Heights near those wanted, in their order, a label of two lines apart and inside the drawing."""
    step = 2 * LETTERS * LINE + 6
    placed: list[float] = []
    for y in wanted:
        placed.append(max(y, step / 2, placed[-1] + step if placed else -math.inf))
    limit = height - step / 2
    for at in range(len(placed) - 1, -1, -1):
        placed[at] = min(placed[at], limit)
        limit = placed[at] - step
    return placed
