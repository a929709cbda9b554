"""What the maps of the page Peta show: every TPS with its mark, or every kelurahan with its share."""

import zlib
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import pandas as pd

from lib.areas.levels import Level
from lib.areas.readiness.model import OPENING, PROOFS, State
from lib.areas.wilayah import reference
from lib.areas.wilayah.labels import view
from lib.areas.wilayah.shapes import Spot, bounds, station_spots, supply_lines
from lib.figures import ground as figures
from lib.kernel.look import STATE_LABELS
from lib.maps import ground as maps
from lib.ui import borders, cached, summary
from lib.ui.cached import answered
from lib.ui.here import Here
from lib.ui.pictures import Picture

DOTS, AREAS, DRAWN = "titik", "kelurahan", "gambar"
VERDICT, OPENS = "putusan", "buka"
_AIR = 60  # pixels above and below the ground, for names that stand off it
# The marks of the second answer: as on the cards, and an area of which most is unknown is edged as silent.
OPEN_WORDS = {summary.CAN_OPEN[answer]: label for answer, label in summary.OPEN_LABELS.items()}
OPEN_COLUMNS = {
    "siap": "bisa_buka_ya",
    "perlu_tindak_lanjut": "bisa_buka_tidak",
    "lewat_waktu": "bisa_buka_belum_diketahui",
}


def words_of(colour: str) -> Mapping[str, str]:
    """What the marks are called: the verdict, or who can open."""
    return OPEN_WORDS if colour == OPENS else STATE_LABELS


@answered(keep=8)
def dots(here: Here, colour: str, version: str) -> pd.DataFrame:
    """One row a TPS: tps, name, state (the mark it has), lon, lat, why (what is not as it should be)."""
    found = cached.verdicts(here)
    spots = station_spots(borders.ground(here, version).cells, found["tps"])
    found = found[found["tps"].isin(list(spots))]
    opens = colour == OPENS
    return pd.DataFrame(
        {
            "tps": found["tps"],
            "name": [reference.name_of(tps) for tps in found["tps"]],
            "state": found["bisa_buka"].map(summary.CAN_OPEN) if opens else found["shown"],
            "lon": [spots[tps][0] for tps in found["tps"]],
            "lat": [spots[tps][1] for tps in found["tps"]],
            "why": [_why(row, OPENING if opens else PROOFS) for row in found.to_dict("records")],
        }
    ).reset_index(drop=True)


def wrong(row: Mapping[Any, Any], proofs: Iterable[str]) -> str:
    """`jumlah, segel`: the proofs of a TPS that are not as they should be."""
    return ", ".join(proof for proof in proofs if row[proof] == str(State.WRONG))


def _why(row: Mapping[Any, Any], proofs: Iterable[str]) -> str:
    told = wrong(row, proofs)
    return f"tidak sesuai: {told}" if told else ""


@answered(keep=8)
def stamp(here: Here, colour: str, version: str) -> str:
    """Stands for which TPS has which mark: a selection on a map is a place in a list, and means another TPS
    when the list is another."""
    found = dots(here, colour, version)
    return f"{zlib.crc32('|'.join(found['tps'] + found['state']).encode()):x}"


def _lines(cells: Collection[str]) -> list[tuple[Spot, ...]]:
    """The ways of the goods to these kelurahan."""
    villages = reference.kelurahan()
    first, then = supply_lines()[: -len(villages)], supply_lines()[-len(villages) :]
    then = tuple(line for line, code in zip(then, villages, strict=True) if code in cells)
    starts = {line[0] for line in then}
    return [*(line for line in first if line[-1] in starts), *then]


@answered(keep=16)
def fitted(here: Here, version: str, room: tuple[int, int]) -> tuple[int, int]:
    """The part of this room (pixels) that the ground needs: a wide one, such as a kecamatan, less height."""
    cells = borders.ground(here, version).cells
    west, south, east, north = bounds(cells)
    (_, top), (_, bottom) = view(cells, room[0], 100 * room[1]).pixels([(west, north), (east, south)])
    return room[0], min(room[1], int(bottom - top) + _AIR)


@answered(keep=12)
def picture(
    here: Here, want: tuple[str, str, str], names: bool, lines: bool, size: tuple[int, int]
) -> Picture:
    """The map. want: view, colour and version of the ground."""
    view, colour, version = want
    ground = borders.ground(here, version)
    called = {code: reference.area_name(code) for code in ground.cells}
    words = words_of(colour)
    shown: dict[str, Any] = {"labels": names, "words": words, "size": size}
    if view == AREAS:
        values = cached.verdict_totals(here, Level.KELURAHAN)
        if colour == OPENS:
            values = values.assign(**{state: values[name] for state, name in OPEN_COLUMNS.items()})
            values = values.assign(belum_waktunya=0)
            shown["words"] = {**words, "lewat_waktu": words["belum_waktunya"]}
        drawn = maps.area_map(ground.cells, ground.outlines, values, called, **shown)
        return Picture(drawn, maps.area_alt(values, called, words))
    found = dots(here, colour, version)
    if view == DRAWN:
        flat = figures.station_map_drawn(ground.cells, ground.outlines, found, called, **shown)
        return Picture(flat, figures.drawn_alt(found, words))
    legs = _lines(ground.cells) if lines else None
    drawn = maps.station_map(ground.cells, ground.outlines, found, called, legs=legs, **shown)
    return Picture(drawn, maps.alt(found, words))
