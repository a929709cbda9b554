"""How late the goods were, and what is named as the cause."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from lib.areas.deliveries.metrics import UNNAMED
from lib.areas.deliveries.timing import Band
from lib.figures.rows import Row, bar, labelled, track
from lib.figures.style import DESK, Size, coloured, empty, font, hatched, solid
from lib.figures.words import LEG_LABELS, records
from lib.kernel.format import NONE, count, percent
from lib.kernel.look import FOLLOW_UP, MUTED, READY, SHARES

CAUSE_LABELS = {
    "macet": "Macet",
    "cuaca": "Cuaca",
    "banjir_rob": "Banjir rob",
    "kendaraan_mogok": "Kendaraan mogok",
    "administrasi": "Administrasi",
    "lain": "Lain",
    UNNAMED: "Tidak disebut",
}
UNDUE = "Belum ada pengiriman yang jatuh tempo untuk pilihan ini."


def lateness(frame: pd.DataFrame, labels: Mapping[str, str], *, leg: str, size: Size = DESK) -> go.Figure:
    """One bar a band: in time, then how late, then the silent ones, hatched.

    frame: leg, band (a `Band`), n (due movements).
    """
    told = _bands(frame, leg)
    whole = sum(told.values())
    if not whole:
        return empty(size)
    late = [band for band in told if band not in {Band.ON_TIME, Band.SILENT}]
    headings = {late[0]: "Terlambat", Band.SILENT: "Belum diketahui"} if late else {}
    rows = [
        Row(
            _capital(labels.get(band, band)),
            f"<b>{count(n)}</b> · {percent(n / whole)}",
            heading=headings.get(band, ""),
        )
        for band, n in told.items()
    ]
    markers = {Band.ON_TIME: solid(READY), Band.SILENT: hatched()}
    bars = [
        bar(
            [n if band == one else 0 for one in told],
            rows,
            size,
            marker=markers.get(Band(band), solid(FOLLOW_UP)),
            hovertemplate=f"{_capital(labels.get(band, band))}: {count(n)} pengiriman<extra></extra>",
        )
        for band, n in told.items()
        if n
    ]
    to = max(told.values())
    return labelled([track(rows, to, size), *bars], rows, to=to, size=size, barmode="overlay")


def _bands(frame: pd.DataFrame, leg: str) -> dict[str, int]:
    """How many fell into each band of the leg, every band in its order."""
    found = frame[frame["leg"] == leg].groupby("band")["n"].sum()
    return {str(band): int(found.get(str(band), 0)) for band in Band}


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:]


def lateness_alt(frame: pd.DataFrame, labels: Mapping[str, str], *, leg: str) -> str:
    """One sentence: how many in time, late and silent, and the commonest lateness."""
    told = _bands(frame, leg)
    whole = sum(told.values())
    if not whole:
        return UNDUE
    late = {band: n for band, n in told.items() if band not in {Band.ON_TIME, Band.SILENT}}
    begin = (
        f"{LEG_LABELS[leg]}: dari {count(whole)} pengiriman jatuh tempo, "
        f"{count(told[Band.ON_TIME])} tepat waktu, {count(sum(late.values()))} terlambat"
    )
    most = max(late, key=lambda band: late[band])
    which = f" (terbanyak {labels.get(most, most)}: {count(late[most])})" if late[most] else ""
    return f"{begin}{which}, {count(told[Band.SILENT])} tanpa laporan."


def causes(frame: pd.DataFrame, *, size: Size = DESK) -> go.Figure:
    """A bar a cause as its share of the late movements, largest first; its pale part adds the shares up.

    frame: delay_cause, n (late movements), minutes (their summed lateness, null = not known), of any wilayah.
    """
    told = _causes(frame)
    if told.empty:
        return empty(size)
    whole = int(told["n"].sum())
    shares = [n / whole for n in told["n"]]
    sums = [n / whole for n in told["n"].cumsum()]
    rows = [
        Row(
            f"{CAUSE_LABELS.get(row['delay_cause'], row['delay_cause'])}  {count(row['n'])}",
            coloured(f"telat {duration(row['minutes'])}", MUTED),
        )
        for row in records(told)
    ]
    hover = [
        f"{row.label} terlambat ({percent(share)})<br>sampai di sini {percent(total)}<extra></extra>"
        for row, share, total in zip(rows, shares, sums, strict=True)
    ]
    inside = [total - share > 0.15 for share, total in zip(shares, sums, strict=True)]
    running = bar(
        sums,
        rows,
        size,
        marker={"color": SHARES[1][1], "line": {"width": 0}},
        text=[percent(total) for total in sums],
        textposition=["inside" if one else "outside" for one in inside],
        insidetextanchor="end",
        textfont=font(size.small),
        textangle=0,
        constraintext="none",
        hovertemplate=hover,
    )
    own = bar(shares, rows, size, marker=solid(FOLLOW_UP), hovertemplate=hover)
    foot = f"angka: pengiriman terlambat<br>persen: dari {count(whole)}, dijumlahkan dari atas"
    return labelled([track(rows, 1, size), running, own], rows, to=1, size=size, foot=foot, barmode="overlay")


def _causes(frame: pd.DataFrame) -> pd.DataFrame:
    """The causes of all wilayah together, largest first; minutes stay null where none is known."""
    summed = frame.groupby("delay_cause", as_index=False).agg(
        n=("n", "sum"), minutes=("minutes", lambda told: told.sum(min_count=1))
    )
    return summed.sort_values(["n", "delay_cause"], ascending=[False, True], ignore_index=True)


def duration(minutes: float | None) -> str:
    """`45 menit`, `14 jam`; missing is `–`."""
    told = count(minutes)
    if told == NONE or minutes is None:
        return NONE
    return f"{told} menit" if minutes < 60 else f"{count(round(minutes / 60))} jam"


def causes_alt(frame: pd.DataFrame) -> str:
    """One sentence: the commonest cause and its share."""
    told = _causes(frame)
    if told.empty:
        return "Belum ada pengiriman yang dilaporkan terlambat."
    first, whole = told.iloc[0], int(told["n"].sum())
    label = CAUSE_LABELS.get(first["delay_cause"], first["delay_cause"]).lower()
    return (
        f"Sebab terlambat terbanyak: {label}, {count(first['n'])} dari {count(whole)} pengiriman terlambat "
        f"({percent(first['n'] / whole)}), seluruhnya telat {duration(first['minutes'])}."
    )
