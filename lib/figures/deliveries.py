"""Were the goods there in time, area by area and day by day; and, under the same name, how late and why."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.areas.deliveries.metrics import with_rates
from lib.figures.delays import CAUSE_LABELS, UNDUE, causes, causes_alt, lateness, lateness_alt
from lib.figures.grid import Cell, shaded
from lib.figures.rows import Row, bar, centres, labelled, track
from lib.figures.style import DESK, PALE, Size, coloured, empty, hatched
from lib.figures.timeline import tick_label, timeline, timeline_alt
from lib.figures.words import LEG_LABELS, in_order, records
from lib.kernel.format import NONE, count, percent
from lib.kernel.look import GROUND, MUTED, READY

__all__ = [
    "CAUSE_LABELS", "LEG_LABELS", "causes", "causes_alt", "days", "days_alt", "lateness", "lateness_alt",
    "on_time_alt", "on_time_by_area", "timeline", "timeline_alt",
]  # fmt: skip

_DOT, _BAND = coloured("●", READY), coloured("▬", PALE)


def _worst_first(rates: pd.DataFrame, floor: float) -> pd.DataFrame:
    """By leg, the lowest rate first; what is not known well enough has no rate and comes last."""
    told = rates[rates["due"] > 0].copy()
    known = (told["coverage"] >= floor).fillna(False) & told["rate"].notna()
    told["shown"] = told["rate"].where(known).astype("Float64")
    order = {leg: number for number, leg in enumerate(in_order(told["leg"]))}
    told["order"] = told["leg"].map(order)
    return told.sort_values(["order", "shown", "wilayah"], ignore_index=True, na_position="last")


def on_time_by_area(
    rates: pd.DataFrame, names: Mapping[str, str], *, floor: float, size: Size = DESK
) -> go.Figure:
    """A dot at the rate on a line from 0 to 100 %, a band where silence could move it; lowest first, by leg.

    rates: wilayah, leg, due, reported, good (counts), rate, coverage, low, high (0-1). floor: the coverage
    below which there is no rate but a hatched line.
    """
    told = _worst_first(rates, floor)
    if told.empty:
        return empty(size)
    several, first = told["leg"].nunique() > 1, ~told["leg"].duplicated()
    known = [bool(one) for one in told["shown"].notna()]
    rows = [
        Row(
            names.get(row["wilayah"], row["wilayah"]),
            _rate(row, size) if shown else coloured(NONE, MUTED),
            _counts(row, known=shown),
            LEG_LABELS[row["leg"]] if several and begins else "",
        )
        for row, shown, begins in zip(records(told), known, first, strict=True)
    ]
    low, high = (
        told[name].astype("Float64").where(told["shown"].notna()).fillna(0.0).tolist()
        for name in ("low", "high")
    )
    widths = [upper - lower for lower, upper in zip(low, high, strict=True)]
    range_ = {"color": PALE, "line": {"width": 0}}
    traces = [
        track(rows, 1, size),
        bar([0 if one else 1 for one in known], rows, size, marker=hatched(), hoverinfo="skip"),
        bar(widths, rows, size, base=low, marker=range_, hoverinfo="skip"),
        _dots(told["shown"], rows, size),
    ]
    foot = f"{_DOT} tepat waktu, dari yang melapor<br>{_BAND} kisaran bila yang belum melapor ikut dihitung"
    side = size.bar * 0.6 + 2  # room for half a dot at 0 and at 100 %
    margin = {"l": side, "r": side, "t": 6, "b": 6}
    return labelled(traces, rows, to=1, size=size, foot=foot, margin=margin, barmode="overlay")


def _dots(shown: pd.Series, rows: Sequence[Row], size: Size) -> go.Scatter:
    return go.Scatter(
        x=[None if missing else float(rate) for rate, missing in zip(shown, shown.isna(), strict=True)],
        y=centres(rows, size),
        mode="markers",
        marker={"color": READY, "size": size.bar * 1.1, "line": {"color": GROUND, "width": 2}},
        cliponaxis=False,
        customdata=[[row.label, row.note] for row in rows],
        hovertemplate="%{customdata[0]}<br>%{x:,.0%} tepat waktu<br>%{customdata[1]}<extra></extra>",
    )


def _rate(row: Mapping[str, Any], size: Size) -> str:
    strong = f"<b>{percent(row['rate'])}</b>"
    if row["reported"] >= row["due"]:
        return strong
    between = f"mungkin {percent(row['low'])[:-2]}–{percent(row['high'])}"
    return f'<span style="font-size:{size.small}px">{coloured(between, MUTED)}</span> {strong}'


def _counts(row: Mapping[str, Any], *, known: bool) -> str:
    told = f"{count(row['reported'])}/{count(row['due'])}"
    if not known:
        return f"cakupan {percent(row['coverage'])} ({told}), belum cukup laporan"
    return (
        f"{count(row['good'])}/{count(row['reported'])} tepat · {told} melapor ({percent(row['coverage'])})"
    )


def on_time_alt(rates: pd.DataFrame, names: Mapping[str, str], *, floor: float) -> str:
    """One sentence: the lowest rate, with its counts and coverage, and how many have none."""
    told = _worst_first(rates, floor)
    if told.empty:
        return UNDUE
    silent = int(told["shown"].isna().sum())
    hidden = f"{count(silent)} wilayah belum cukup laporan" if silent else ""
    if silent == len(told):
        return f"Belum ada angka ketepatan waktu: {hidden}."
    row = told.sort_values("shown", kind="stable").iloc[0]
    return (
        f"Tepat waktu terendah: {names.get(row['wilayah'], row['wilayah'])} ({LEG_LABELS[row['leg']]}), "
        f"{percent(row['rate'])}, {count(row['good'])} dari {count(row['reported'])} pengiriman yang "
        f"dilaporkan, cakupan {percent(row['coverage'])}{f'; {hidden}' if hidden else ''}."
    )


def days(frame: pd.DataFrame, names: Mapping[str, str], *, floor: float = 0, size: Size = DESK) -> go.Figure:
    """Kecamatan by day: the on-time rate in each cell, darker where lower, hatched where too few reported.

    frame: kecamatan (null = the warehouse), day (minute), due, reported, good, silent (counts);
    the legs are summed. floor: the coverage below which a cell has no rate.
    """
    told = _by_day(frame)
    if told.empty:
        return empty(size)
    dates = sorted(int(day) for day in told["day"].unique())
    cells = {(row["kecamatan"], int(row["day"])): _cell(row, floor) for row in records(told)}
    order = told.groupby("kecamatan")[["good", "reported"]].sum()
    places = (
        (order["good"] / order["reported"].where(order["reported"] > 0)).sort_values(na_position="last").index
    )
    return shaded(
        [names.get(place, place) for place in places],
        [tick_label(day, hours=False) for day in dates],
        [[cells.get((place, day), Cell((NONE,))) for day in dates] for place in places],
        worst=0.5,
        size=size,
        foot="tepat dari yang melapor · ▨ tanpa laporan",
    )


def _by_day(frame: pd.DataFrame) -> pd.DataFrame:
    told = frame.assign(
        kecamatan=frame["kecamatan"].astype(object).where(frame["kecamatan"].notna(), "Gudang KPU")
    )
    counts = ["due", "reported", "good", "late", "silent"]
    return with_rates(told.groupby(["kecamatan", "day"], as_index=False)[counts].sum())


def _cell(row: Mapping[str, Any], floor: float) -> Cell:
    silent = f"{count(row['silent'])} tanpa laporan"
    if not row["reported"] or row["coverage"] < floor:
        reach = f"{count(row['reported'])}/{count(row['due'])}"
        return Cell((NONE, reach), silent=True, hover=silent)
    told = f"{count(row['good'])}/{count(row['reported'])}"
    lines = (f"<b>{percent(row['rate'])}</b>", told, f"▨ {count(row['silent'])}" if row["silent"] else "")
    return Cell(lines, bad=1 - float(row["rate"]), hover=f"{told} tepat waktu<br>{silent}")


def days_alt(frame: pd.DataFrame, names: Mapping[str, str], *, floor: float = 0) -> str:
    """One sentence: the kecamatan and day with the lowest rate."""
    told = _by_day(frame).dropna(subset=["rate"])
    told = told[told["coverage"] >= floor]
    if told.empty:
        return "Belum ada hari dengan cukup laporan."
    row = told.sort_values("rate", kind="stable").iloc[0]
    return (
        f"Hari terburuk: {names.get(row['kecamatan'], row['kecamatan'])}, "
        f"{tick_label(row['day'], hours=False)}, "
        f"{percent(row['rate'])} tepat waktu ({count(row['good'])} dari {count(row['reported'])} yang "
        f"melapor, {count(row['silent'])} tanpa laporan)."
    )
