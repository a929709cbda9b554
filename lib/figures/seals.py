"""What the seals looked like on the way."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.chains import chain, chain_alt
from lib.figures.grid import Cell, shaded
from lib.figures.rows import Row, bar, labelled, track
from lib.figures.style import DESK, Size, coloured, empty, outlined, solid
from lib.figures.words import CHECKPOINT_LABELS, most, records
from lib.kernel.format import NONE, count, percent
from lib.kernel.look import FOLLOW_UP, MUTED, SHARES

__all__ = [
    "CHECKPOINT_LABELS",
    "causes",
    "causes_alt",
    "chain",
    "chain_alt",
    "matrix",
    "matrix_alt",
    "rates",
    "rates_alt",
]
_BAD = ["broken", "missing", "mismatch", "unsealed"]
_LEAST = 0.01  # the share that gets the darkest shade or the longest bar, where nothing is worse
_UNCHECKED = "Belum ada segel yang diperiksa untuk pilihan ini."


def _points(status: pd.DataFrame) -> pd.DataFrame:
    """The status with not_intact and share (of the checked; null where nothing was checked)."""
    told = status.assign(not_intact=status[_BAD].sum(axis="columns").astype("Int64"))
    told["share"] = told["not_intact"].astype("Float64") / told["checked"].where(told["checked"] > 0)
    return told


def matrix(status: pd.DataFrame, names: Mapping[str, str], *, size: Size = DESK) -> go.Figure:
    """Wilayah by checkpoint: seals not intact, of how many checked; darker where the share is larger.

    status: wilayah, checkpoint, boxes, checked, intact, broken, missing, mismatch, unsealed (boxes).
    """
    told = _points(status)
    if told.empty:
        return empty(size)
    cells = {(row["wilayah"], row["checkpoint"]): _cell(row) for row in records(told)}
    whole = told.groupby("wilayah")[["not_intact", "checked"]].sum()
    share = whole["not_intact"] / whole["checked"].where(whole["checked"] > 0)
    places = share.sort_values(ascending=False, na_position="last", kind="stable").index
    points = [point for point in CHECKPOINT_LABELS if point in set(told["checkpoint"])]
    return shaded(
        [names.get(place, place) for place in places],
        [CHECKPOINT_LABELS[point] for point in points],
        [[cells.get((place, point), Cell((NONE,))) for point in points] for place in places],
        worst=max(_LEAST, float(told["share"].max(skipna=True) or 0) if told["share"].notna().any() else 0),
        size=size,
        foot=f"{coloured('▲', FOLLOW_UP)} tidak utuh · angka: diperiksa/kotak",
    )


def _cell(row: Mapping[str, Any]) -> Cell:
    if not row["checked"]:
        return Cell(("belum", "diperiksa"))
    bad = f"<b>▲ {count(row['not_intact'])}</b>" if row["not_intact"] else "utuh"
    told = f"{count(row['checked'])}/{count(row['boxes'])}"
    kinds = ("rusak", "hilang", "nomor beda", "tidak tersegel")
    each = [f"{kind} {count(row[name])}" for kind, name in zip(kinds, _BAD, strict=True) if row[name]]
    hover = "<br>".join([f"{told} kotak diperiksa", f"utuh {count(row['intact'])}", *each])
    return Cell((bad, told), bad=float(row["share"]), hover=hover)


def matrix_alt(status: pd.DataFrame, names: Mapping[str, str]) -> str:
    """One sentence: where the largest share of the checked seals was not intact."""
    told = _points(status).dropna(subset=["share"])
    if told.empty:
        return _UNCHECKED
    bad, checked = int(told["not_intact"].sum()), int(told["checked"].sum())
    begin = f"{count(bad)} dari {count(checked)} pemeriksaan segel tidak utuh"
    if not bad:
        return f"Semua segel yang diperiksa utuh ({count(checked)} pemeriksaan)."
    worst = most(told, "share")
    return (
        f"{begin}; bagian terbesar di {names.get(worst['wilayah'], worst['wilayah'])}, titik "
        f"{CHECKPOINT_LABELS[worst['checkpoint']]}: {count(worst['not_intact'])} dari "
        f"{count(worst['checked'])} ({percent(worst['share'], 1)})."
    )


def rates(frame: pd.DataFrame, *, size: Size = DESK) -> go.Figure:
    """A bar a checkpoint, in the order of the way: the share of checked boxes whose seals were not intact.

    frame: checkpoint, boxes, checked, not_intact (boxes), rate, coverage (0-1; null = nothing checked).
    """
    if frame.empty:
        return empty(size)
    items = records(frame)
    known = [bool(one) for one in frame["rate"].notna()]
    rows = [
        Row(
            CHECKPOINT_LABELS[row["checkpoint"]],
            _rate(row) if one else coloured(NONE, MUTED),
            _coverage(row),
        )
        for row, one in zip(items, known, strict=True)
    ]
    lengths = [float(row["rate"]) if one else 0 for row, one in zip(items, known, strict=True)]
    to = max(_LEAST, max(lengths) * 1.1)
    silent = bar([0 if one else to for one in known], rows, size, marker=outlined(), hoverinfo="skip")
    bars = bar(
        lengths,
        rows,
        size,
        marker=solid(FOLLOW_UP),
        customdata=[[row.label, row.value] for row in rows],
        hovertemplate="%{customdata[0]}<br>%{customdata[1]}<extra></extra>",
    )
    foot = (
        f"{coloured('▲', FOLLOW_UP)} tidak utuh, dari kotak yang diperiksa<br>panjang penuh: {percent(to, 1)}"
    )
    return labelled(
        [track(rows, to, size), silent, bars], rows, to=to, size=size, foot=foot, barmode="overlay"
    )


def _coverage(row: Mapping[str, Any]) -> str:
    told = f"{count(row['checked'])} dari {count(row['boxes'])}"
    return f"{told} kotak diperiksa ({percent(row['coverage'])})"


def _rate(row: Mapping[str, Any]) -> str:
    told = f"{count(row['not_intact'])} dari {count(row['checked'])} (<b>{percent(row['rate'], 1)}</b>)"
    return f"{coloured('▲', FOLLOW_UP)} {told}" if row["not_intact"] else told


def rates_alt(frame: pd.DataFrame) -> str:
    """One sentence: the checkpoint with the largest share not intact."""
    told = frame.dropna(subset=["rate"])
    if told.empty:
        return _UNCHECKED
    worst = most(told, "rate")
    where = CHECKPOINT_LABELS[worst["checkpoint"]]
    return (
        f"Bagian segel tidak utuh terbesar di titik {where}: {count(worst['not_intact'])} dari "
        f"{count(worst['checked'])} kotak yang diperiksa ({percent(worst['rate'], 1)}), "
        f"cakupan {percent(worst['coverage'])}."
    )


def causes(frame: pd.DataFrame, labels: Mapping[str, str], *, size: Size = DESK) -> go.Figure:
    """A bar a cause, largest first: first the boxes without minutes (BA), then those re-sealed with BA.

    frame: cause, n (boxes), undocumented (of them).
    """
    if frame.empty:
        return empty(size)
    told = frame.sort_values(["n", "undocumented", "cause"], ascending=[False, False, True])
    rows = [Row(labels.get(row["cause"], row["cause"]), _boxes(row)) for row in records(told)]
    softer = {"color": SHARES[1][1], "line": {"color": FOLLOW_UP, "width": 1}}
    parts = [
        (told["undocumented"], "tanpa BA", solid(FOLLOW_UP)),
        (told["n"] - told["undocumented"], "disegel ulang dengan BA", softer),
    ]
    bars = [
        bar(
            lengths.astype(int),
            rows,
            size,
            marker=marker,
            customdata=[[row.label, count(length)] for row, length in zip(rows, lengths, strict=True)],
            hovertemplate=f"%{{customdata[0]}}: %{{customdata[1]}} kotak {name}<extra></extra>",
        )
        for lengths, name, marker in parts
    ]
    foot = f"{coloured('▲', FOLLOW_UP)} tanpa BA · {coloured('□', FOLLOW_UP)} disegel ulang dengan BA"
    return labelled(bars, rows, to=int(told["n"].max()), size=size, foot=foot)


def _boxes(row: Mapping[str, Any]) -> str:
    without = row["undocumented"]
    bad = f" · {coloured(f'<b>▲ {count(without)} tanpa BA</b>', FOLLOW_UP)}" if without else ""
    return f"{count(row['n'])} kotak{bad}"


def causes_alt(frame: pd.DataFrame, labels: Mapping[str, str]) -> str:
    """One sentence: how many boxes, how many without minutes, and the commonest cause."""
    if frame.empty:
        return "Belum ada segel yang dilaporkan bermasalah."
    first = frame.sort_values(["n", "undocumented", "cause"], ascending=[False, False, True]).iloc[0]
    return (
        f"{count(frame['n'].sum())} kotak dengan segel bermasalah, "
        f"{count(frame['undocumented'].sum())} tanpa BA; sebab yang paling sering "
        f"disebut: {labels.get(first['cause'], first['cause']).lower()} "
        f"({count(first['n'])} kotak)."
    )
