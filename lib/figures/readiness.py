"""Where the TPS stand, area by area."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.rows import Row, bar, labelled
from lib.figures.style import DESK, WALL, Size, coloured, dotted, empty, hatched, outlined, solid
from lib.figures.words import records
from lib.kernel.format import count
from lib.kernel.look import FOLLOW_UP, MUTED, READY, STATE_COLOURS, STATE_LABELS, STATE_MARKS

_MARKERS = {
    "siap": solid(READY),
    "perlu_tindak_lanjut": dotted(FOLLOW_UP),
    "lewat_waktu": hatched(),
    "belum_waktunya": outlined(),
}
_WORDS = [f"{coloured(STATE_MARKS[state], STATE_COLOURS[state])} {STATE_LABELS[state]}" for state in _MARKERS]
_FOOT = f"{_WORDS[0]} · {_WORDS[1]}<br>{_WORDS[2]} · {_WORDS[3]}"


def _worst_first(totals: pd.DataFrame) -> pd.DataFrame:
    order = ["perlu_tindak_lanjut", "lewat_waktu", "wilayah"]
    return totals.sort_values(order, ascending=[False, False, True], ignore_index=True)


def by_area(totals: pd.DataFrame, names: Mapping[str, str], *, size: Size = DESK) -> go.Figure:
    """One bar a wilayah, as long as its TPS are many, cut into the four states; most to follow up first.

    totals: wilayah, tps, siap, perlu_tindak_lanjut, lewat_waktu, belum_waktunya (counts of TPS).
    """
    if totals.empty:
        return empty(size)
    told = _worst_first(totals)
    rows = [Row(names.get(row["wilayah"], row["wilayah"]), _counts(row, size)) for row in records(told)]
    bars = [
        bar(
            told[state].astype(int),
            rows,
            size,
            name=STATE_LABELS[state],
            marker=marker,
            customdata=[
                [row.label, f"{count(value)} TPS"] for row, value in zip(rows, told[state], strict=True)
            ],
            hovertemplate=f"%{{customdata[0]}}<br>{STATE_LABELS[state]}: %{{customdata[1]}}<extra></extra>",
        )
        for state, marker in _MARKERS.items()
    ]
    return labelled(bars, rows, to=int(told["tps"].max()), size=size, foot=_FOOT)


def _counts(row: Mapping[Any, int], size: Size) -> str:
    """All four counts on a desk; in a room only those that are read from the last row."""
    follow_up = f"{STATE_MARKS['perlu_tindak_lanjut']} {count(row['perlu_tindak_lanjut'])}"
    strong = coloured(f"<b>{follow_up}</b>", FOLLOW_UP if row["perlu_tindak_lanjut"] else MUTED)
    if size is WALL:
        return f"{count(row['siap'])} · {strong}"
    others = [f"{STATE_MARKS[state]} {count(row[state])}" for state in ("lewat_waktu", "belum_waktunya")]
    return " · ".join([f"{STATE_MARKS['siap']} {count(row['siap'])}", strong, *others])


def by_area_alt(totals: pd.DataFrame, names: Mapping[str, str]) -> str:
    """One sentence: how many TPS are ready, and where most ask for follow-up."""
    if totals.empty:
        return "Belum ada TPS untuk pilihan ini."
    tps, ready, follow_up, overdue = (
        int(totals[name].sum()) for name in ("tps", "siap", "perlu_tindak_lanjut", "lewat_waktu")
    )
    begin = f"{count(ready)} dari {count(tps)} TPS siap"
    end = f"{count(overdue)} lewat waktu tanpa laporan"
    if not follow_up:
        return f"{begin}; tidak ada yang perlu tindak lanjut, {end}."
    worst = _worst_first(totals).iloc[0]
    there = f"{count(worst['perlu_tindak_lanjut'])} dari {count(worst['tps'])} TPS"
    where = f"{names.get(worst['wilayah'], worst['wilayah'])} ({there})"
    return f"{begin}; {count(follow_up)} perlu tindak lanjut, terbanyak di {where}; {end}."
