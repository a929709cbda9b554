"""What the wall says and draws: no rate from too little, no worst among equals, no name on another's line."""

from base64 import b64decode
from itertools import product

import pandas as pd
import pytest
from shapely.geometry import LineString, Point

from lib.areas.readiness.stages import Stage
from lib.areas.wilayah import reference
from lib.areas.wilayah.shapes import merged, own_cells
from lib.figures import wallmap
from lib.figures.callouts import MARK, arranged
from lib.kernel import codes, look
from lib.kernel.filters import Filters
from lib.reports import projected
from lib.reports.legs import Movements
from tests.world import at

NOW = at("2024-02-13T15:00")
CELLS = own_cells()
OUTLINES = merged(CELLS, codes.kecamatan)


def frame(columns: str, *rows: tuple) -> pd.DataFrame:
    """A small frame as the metrics return it."""
    return pd.DataFrame(rows, columns=columns.split()).convert_dtypes()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        pytest.param(
            Movements(100, 50, 10, 10, None),
            "PPS → TPS: baru 20 % dari 50 pengiriman yang jatuh tempo dilaporkan tiba.",
            id="too little is no rate, however good",
        ),
        pytest.param(
            Movements(100, 50, 40, 40, None),
            "PPS → TPS: semua 40 pengiriman yang dilaporkan tiba tepat waktu.",
            id="all in time has no lowest",
        ),
        pytest.param(
            Movements(100, 50, 40, 30, None),
            "PPS → TPS: 75 % pengiriman yang dilaporkan tiba tepat waktu, terendah di Krapyak (50 %).",
            id="the rate is of those reported",
        ),
    ],
)
def test_punctuality_is_told_of_what_was_reported(told, sentence):
    assert projected.punctual("PPS → TPS", told, ("33.75.03.1002", 0.5), 0.3) == sentence


def test_where_as_many_boxes_are_no_place_is_called_worst():
    tied = frame("wilayah n", ("33.75.02", 7), ("33.75.03", 7))
    assert "terbanyak" not in projected.seals(tied, 20, 100)
    assert "terbanyak di Pekalongan Timur" in projected.seals(tied.assign(n=[8, 7]), 20, 100)
    assert "Belum ada pemeriksaan" in projected.seals(tied.head(0), 0, 0)


def test_silence_is_called_old_sooner_on_the_roads_than_at_the_warehouse():
    asked, recorded = Filters(NOW, NOW), NOW - 3 * 60
    assert projected.age(recorded, asked, NOW, Stage.ROADS).old
    told = projected.age(recorded, asked, NOW, Stage.WAREHOUSE)
    assert (told.value, told.old) == ("13 Feb 12.00 · 3 jam lalu", False)


def test_how_long_ago_is_not_said_of_another_time():
    told = projected.age(NOW - 60, Filters(NOW - 30, NOW), NOW, Stage.ROADS)
    assert told.value == "13 Feb 14.00"
    told = projected.age(NOW - 60, Filters(NOW, NOW - 30), NOW, Stage.ROADS)
    assert (told.words, told.value) == (
        "hanya yang tercatat sampai 13 Feb 14.30",
        "data terakhir 13 Feb 14.00",
    )


def test_the_parties_are_compared_only_on_as_many_rows():
    assert projected.apart({"KPU": 10, "PPK": 8}, {"KPU": 2, "PPK": 2}) == "Terpaut 2."
    assert "belum sebanding" in projected.apart({"KPU": 10, "PPK": 8}, {"KPU": 2, "PPK": 1})
    assert "satu pihak" in projected.apart({"KPU": 10}, {"KPU": 2})


def worst(*places: str) -> pd.DataFrame:
    """These kelurahan, each with three TPS to follow up."""
    names = reference.kelurahan()
    return frame("wilayah name count", *((code, names[code].name, 3) for code in places))


def drawing(*, overdue: int) -> str:
    """The drawing of a city in which one kelurahan has so many silent TPS of 20, another 9 to follow up."""
    rows = [(code, 20, 0, 0) for code in CELLS]
    values = frame("wilayah tps perlu_tindak_lanjut lewat_waktu", *rows)
    values.loc[values["wilayah"] == "33.75.03.1002", "perlu_tindak_lanjut"] = 9
    values.loc[values["wilayah"] == "33.75.01.1002", "lewat_waktu"] = overdue
    drawn = wallmap.wall_map(CELLS, OUTLINES, values, worst("33.75.03.1002"))
    assert drawn.silent is (overdue > 10)
    return b64decode(drawn.image.split(",")[1]).decode()


def test_the_map_shades_what_needs_follow_up_and_hatches_silence_over_it():
    svg = drawing(overdue=11)
    assert svg.count(f'fill="{look.SHARES[0][1]}"') == len(CELLS) - 1
    assert svg.count('fill="url(#diam)"') == 1
    assert 'fill="url(#diam)"' not in drawing(overdue=10)


@pytest.mark.parametrize("size", [wallmap.WIDE, wallmap.TALL])
@pytest.mark.parametrize("kecamatan", sorted(reference.kecamatan()))
def test_no_leader_runs_through_the_mark_of_another(kecamatan, size):
    cells = {code: rings for code, rings in CELLS.items() if code.startswith(kecamatan)}
    sheet, names = arranged(cells, worst(*list(cells)[:5]), size)
    ends = [sheet.pixels(one.spot) for one in names]
    for (at_, one), (other, end) in product(enumerate(names), enumerate(ends)):
        if at_ != other and one.right is names[other].right:
            assert LineString([ends[at_], (one.x, one.y)]).distance(Point(end)) >= MARK
