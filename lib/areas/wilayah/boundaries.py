"""Real boundaries from a file that an admin brings, in place of the sketched cells of `shapes.py`."""

import json
import re
from collections.abc import Iterable
from typing import Any, NoReturn

import numpy as np
import shapely
from shapely.geometry import MultiPoint, Point, Polygon
from shapely.geometry.base import BaseGeometry

from lib.areas.wilayah import reference
from lib.areas.wilayah.shapes import DEGREE, Shape, plane, rings_of
from lib.kernel.errors import UserError
from lib.kernel.format import count

LARGEST_FILE = 5 * 1024 * 1024  # bytes
MOST_POINTS = 200  # of one kelurahan: enough for a wall, and a map is sent again on every click
TOLERANCES = tuple(2 * 1.5**step for step in range(12))  # metres, up to 170
SPECK = 0.02  # of the largest part
FARTHEST = 0.5  # degrees from the centroids that a boundary may reach
ASTRAY = 3000.0  # metres between a kelurahan and its polygon that can't be a matter of drawing
CODE_NAMES = ("code", "kode", "wilayah")


def read_geojson(data: bytes, known: Iterable[str]) -> dict[str, tuple[Shape, ...]]:
    """Code → its outline, from a file of real polygons: each known kelurahan once, near its centroid.

    known: the codes of the kelurahan that the file must hold, of those in reference.kelurahan(). Outlines are
    thinned to MOST_POINTS, common borders stay common; holes and specks are dropped.
    """
    wanted = sorted(known)
    found: dict[str, BaseGeometry] = {}
    unknown, twice = [], []
    for place, feature in enumerate(_features(data), start=1):
        code = _code(feature, wanted)
        if code is None:
            unknown.append(f"fitur ke-{place} {_told(feature)}".strip())
        elif code in found:
            twice.append(reference.area_name(code))
        else:
            found[code] = _polygon(feature, code)
    missing = [reference.area_name(code) for code in wanted if code not in found]
    for what, names in (("tidak dikenal", unknown), ("lebih dari sekali", twice), ("tidak ada", missing)):
        if names:
            _refuse(f"Kelurahan {what}: {', '.join(names)}.", "Setiap kelurahan harus ada tepat satu kali.")
    return _thinned({code: found[code] for code in wanted})


def _refuse(what: str, fix: str, where: str = "berkas batas wilayah") -> NoReturn:
    raise UserError(what, where, fix)


def _features(data: bytes) -> list[dict[str, Any]]:
    if len(data) > LARGEST_FILE:
        size = f"{count(LARGEST_FILE // 1024**2)} MB"
        _refuse(f"Berkas lebih besar dari {size}.", "Sederhanakan batasnya, lalu unggah lagi.")
    try:
        held = json.loads(data)
    except (ValueError, RecursionError):
        _refuse("Berkas bukan JSON yang utuh.", "Simpan ulang sebagai GeoJSON.")
    features = held.get("features") if isinstance(held, dict) else None
    if not isinstance(features, list) or not all(isinstance(each, dict) for each in features):
        _refuse("Berkas bukan FeatureCollection.", "Simpan ulang sebagai GeoJSON FeatureCollection.")
    return features


def _words(feature: dict[str, Any]) -> dict[str, str]:
    properties = feature.get("properties")
    held = properties.items() if isinstance(properties, dict) else ()
    return {str(name).lower(): str(value) for name, value in held if isinstance(value, (str, int))}


def _code(feature: dict[str, Any], wanted: list[str]) -> str | None:
    """The kelurahan that a feature says it is: by its code, with or without dots, else by name or alias."""
    words = _words(feature)
    by_digits = {re.sub(r"\D", "", code): code for code in wanted}
    for name in CODE_NAMES:
        code = by_digits.get(re.sub(r"\D", "", words.get(name, "")))
        if code:
            return code
    said = {re.sub(r"\W|_", "", word).lower() for word in words.values()}
    villages = [reference.kelurahan()[code] for code in wanted if code in reference.kelurahan()]
    for names in (lambda v: (v.name,), lambda v: v.aliases):
        for village in villages:
            if said & {re.sub(r"\W|_", "", name).lower() for name in names(village)}:
                return village.code
    return None


def _told(feature: dict[str, Any]) -> str:
    told = ", ".join(_words(feature).values())
    return f"({told[:60]})" if told else ""


def _polygon(feature: dict[str, Any], code: str) -> BaseGeometry:
    """The valid ground of a feature, in degrees and where its kelurahan is."""
    where = f"kelurahan {reference.area_name(code)}"
    try:
        drawn = shapely.geometry.shape(feature["geometry"])
        whole = _solid(drawn)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, shapely.errors.ShapelyError):
        _refuse("Bentuknya tidak terbaca.", "Gambar ulang sebagai Polygon atau MultiPolygon.", where)
    if drawn.geom_type not in {"Polygon", "MultiPolygon"} or whole.area <= 0:
        _refuse("Bentuknya bukan bidang.", "Gambar ulang sebagai Polygon atau MultiPolygon.", where)
    west, south, east, north = MultiPoint([(v.lon, v.lat) for v in reference.kelurahan().values()]).bounds
    if not shapely.box(west, south, east, north).buffer(FARTHEST, join_style="mitre").contains(drawn):
        _refuse(
            "Batasnya tidak berada di dekat Kota Pekalongan.",
            "Pakai derajat WGS 84 (EPSG:4326), bujur dahulu lalu lintang.",
            where,
        )
    village = reference.kelurahan()[code]
    if whole.distance(Point(village.lon, village.lat)) * DEGREE > ASTRAY:
        _refuse("Batasnya jauh dari letak kelurahan itu.", "Periksa kode atau nama di berkas.", where)
    return whole


def _solid(drawn: BaseGeometry) -> BaseGeometry:
    """A valid ground without holes and without parts that are specks beside its largest."""
    if not np.isfinite(shapely.get_coordinates(drawn)).all():
        raise ValueError("not finite")
    parts = shapely.get_parts(drawn if drawn.is_valid else drawn.buffer(0))
    full = [Polygon(part.exterior) for part in parts if part.geom_type == "Polygon"]
    largest = max((part.area for part in full), default=0)
    return shapely.union_all([part for part in full if part.area >= SPECK * largest])


def _thinned(drawn: dict[str, BaseGeometry]) -> dict[str, tuple[Shape, ...]]:
    """The same ground in at most MOST_POINTS points each; neighbours keep their common border."""
    flat = plane(spot for whole in drawn.values() for spot in shapely.get_coordinates(whole))
    grounds = [
        shapely.transform(whole, lambda spots: np.array(flat.metres(spots))) for whole in drawn.values()
    ]
    thin = grounds
    for tolerance in TOLERANCES:
        if max(shapely.get_num_coordinates(thin)) <= MOST_POINTS:
            break
        thin = shapely.coverage_simplify(grounds, tolerance)
    return {code: rings_of(flat, whole) for code, whole in zip(drawn, thin, strict=True)}
