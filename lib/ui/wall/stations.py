"""The slides about TPS: the verdict, who can open, and where most ask for follow-up."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from lib.areas.levels import Level
from lib.areas.readiness.model import PROOFS
from lib.areas.readiness.totals import Shown
from lib.areas.wilayah.reference import area_name
from lib.figures import wallmap
from lib.figures.wallmap import WallMap
from lib.kernel import look
from lib.kernel.format import count, percent, voters
from lib.reports import headline, projected
from lib.store import shapes
from lib.ui import borders, cached, mapping, summary
from lib.ui.cached import answered
from lib.ui.drawing import OPEN_COLUMNS, OPEN_WORDS, OPENS, VERDICT
from lib.ui.here import Here
from lib.ui.wall.pieces import Bar, Key, Slide, bars, figure, ground, heading, marks, nothing, told

TOP = 5
_STATES = [str(state) for state in Shown]
_MAP = Key("Bagian TPS yang perlu tindak lanjut", "lebih dari separuh tanpa laporan")
_OPEN_MAP = Key("Bagian TPS yang belum bisa buka", "lebih dari separuh belum diketahui", grey=True)


def verdict(here: Here) -> Slide:
    """Where the TPS stand."""
    whole = summary.whole(here)
    ready, tps = whole[str(Shown.READY)], whole["tps"]
    people = voters(whole["siap_voters"], whole["siap_unknown"])
    below = summary.below(here)
    share = figure(_share(ready, tps), f"TPS siap\n{count(ready)} dari {count(tps)}\n{people}", "siap")
    return Slide(
        headline.roads(whole, cached.worst(here, below)),
        projected.reach(whole),
        _map(here, VERDICT, _MAP),
        share + _areas(cached.verdict_totals(here, below), {state: state for state in _STATES}),
        marks(look.STATE_LABELS, {state: whole[state] for state in _STATES}),
    )


def opening(here: Here) -> Slide:
    """Which TPS can open, late or not."""
    whole = summary.whole(here)
    columns = {state: f"bisa_buka_{answer}" for answer, state in summary.CAN_OPEN.items()}
    can, tps = whole[columns["siap"]], whole["tps"]
    people = voters(whole["bisa_buka_ya_voters"], whole["bisa_buka_ya_unknown"])
    share = figure(_share(can, tps), f"TPS bisa buka\n{count(can)} dari {count(tps)}\n{people}", "siap")
    return Slide(
        headline.opening(whole),
        "menurut pengawas dan penerima · dilihat dari isinya saja, terlambat atau tidak",
        _map(here, OPENS, _OPEN_MAP),
        share + _areas(cached.verdict_totals(here, summary.below(here)), columns),
        marks(OPEN_WORDS, {state: whole[name] for state, name in columns.items()}),
    )


def _share(part: int, whole: int) -> str:
    return percent(part / whole if whole else None)


def _areas(totals: pd.DataFrame, columns: dict[str, str]) -> str:
    """A bar an area, most to follow up first. columns: state → the column with its TPS."""
    worst = [columns[state] for state in ("perlu_tindak_lanjut", "lewat_waktu") if state in columns]
    rows = totals.sort_values([*worst, "wilayah"], ascending=[*[False] * len(worst), True]).to_dict("records")
    named = [state for state in columns if state != "belum_waktunya" or "lewat_waktu" not in columns]
    names = projected.short_names({code: area_name(code) for code in totals["wilayah"]})
    return bars([_counts(names[row["wilayah"]], row, columns, named) for row in rows], look="hitung")


def _counts(name: str, row: dict[Any, Any], columns: dict[str, str], named: list[str]) -> Bar:
    strong = "perlu_tindak_lanjut"
    value = "".join(told(state, int(row[columns[state]]), strong=state == strong) for state in named)
    return Bar(name, value, [(state, int(row[column])) for state, column in columns.items()])


def _map(here: Here, colour: str, key: Key) -> str:
    kept = shapes.kept(here.store)
    drawn, alt = _ground(here, colour, kept.sha256 if kept else "")
    sketch = "" if kept else " (peta skema)"
    return ground(drawn, alt, Key(f"{key.of}{sketch}", key.hatched, key.grey))


@answered(keep=8)
def _ground(here: Here, colour: str, version: str) -> tuple[dict[str, WallMap], str]:
    land, values = borders.ground(here, version), cached.verdict_totals(here, Level.KELURAHAN)
    worst = mapping.ranked(here, colour).head(TOP)
    worst = worst.assign(name=[area_name(code) for code in worst["wilayah"]])
    if colour == OPENS:
        values = values.assign(**{state: values[name] for state, name in OPEN_COLUMNS.items()})
    hatch = look.NOT_YET if colour == OPENS else look.OVERDUE
    what = "belum bisa buka" if colour == OPENS else "perlu tindak lanjut"
    shapes_ = {"rebah": wallmap.WIDE, "tegak": wallmap.TALL}
    drawn = {
        shape: wallmap.wall_map(land.cells, land.outlines, values, worst, hatch=hatch, size=size)
        for shape, size in shapes_.items()
    }
    return drawn, wallmap.alt(values, worst, what)


def most(here: Here) -> Slide:
    """The kelurahan with most TPS to follow up, and what is not as it should be there."""
    whole, found = summary.whole(here), cached.worst(here, Level.KELURAHAN, TOP)
    number = whole[str(Shown.FOLLOW_UP)]
    said = projected.most(found, number)
    source = "menurut pengawas dan penerima · satu TPS bisa punya lebih dari satu hal yang tidak sesuai"
    if found.empty:
        why = "Belum ada TPS yang dilaporkan tidak sesuai oleh pengawas atau semua pihak yang melapor."
        return Slide(said, projected.reach(whole), nothing(why), "", _legend(whole))
    rows = [_place(place) for place in found.to_dict("records")]
    people = voters(whole["perlu_tindak_lanjut_voters"], whole["perlu_tindak_lanjut_unknown"])
    big = figure(
        count(number),
        f"TPS perlu tindak lanjut\ndari {count(whole['tps'])} TPS\n{people}",
        "perlu_tindak_lanjut",
    )
    return Slide(
        said,
        source,
        bars(rows, to=int(found["count"].max()), look="tipis"),
        big + _proofs(here),
        _legend(whole),
    )


def _legend(whole: dict[str, Any]) -> Sequence[tuple[str, str, int | None]]:
    return marks(look.STATE_LABELS, {state: whole[state] for state in _STATES})


def _place(place: dict[Any, Any]) -> Bar:
    wrong = " · ".join(f"{proof} {count(place[proof])}" for proof in PROOFS if place[proof])
    people = voters(place["voters"], place["voters_unknown"])
    value = f"{told('perlu_tindak_lanjut', int(place['count']), strong=True)} dari {count(place['tps'])} TPS"
    return Bar(
        area_name(str(place["wilayah"])),
        value,
        [("perlu_tindak_lanjut", int(place["count"]))],
        wrong,
        people,
    )


def _proofs(here: Here) -> str:
    """How many TPS in all are not as they should be, proof by proof."""
    whole = cached.worst(here, Level.KOTA).iloc[0]
    each = sorted(((int(whole[proof]), proof) for proof in PROOFS if whole[proof]), key=lambda one: -one[0])
    rows = [Bar(proof.capitalize(), f"{count(n)} TPS", [("perlu_tindak_lanjut", n)]) for n, proof in each]
    return heading("Yang tidak sesuai") + bars(rows, to=max(n for n, _ in each), close=True)
