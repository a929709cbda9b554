"""Planned against reported arrivals over time, one panel a leg."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.figures.style import DESK, WHOLE, Size, coloured, empty, font, layout
from lib.figures.words import LEG_LABELS, in_order
from lib.kernel.clock import Minute, local, start_of
from lib.kernel.format import clock_time, count
from lib.kernel.look import FOLLOW_UP, INK, MUTED, READY

_STEPS = (1, 2, 3, 6, 12, 24, 48, 72, 168, 336, 672)  # hours between two ticks
_TICKS = 4  # as many day labels as a phone has room for


@dataclass(frozen=True, slots=True)
class _Panel:
    """One leg: its curve, and where it stands now; `told` is False before its first movement.

    now: where the curve is at this moment, None when it has ended or not begun.
    """

    leg: str
    curve: pd.DataFrame
    now: Minute | None
    told: bool
    planned: int
    arrived: int

    @property
    def behind(self) -> int:
        return self.planned - self.arrived


def _panels(frame: pd.DataFrame, as_of: Minute) -> list[_Panel]:
    found = []
    for leg in in_order(frame["leg"]):
        curve = frame[frame["leg"] == leg].sort_values("at", ignore_index=True)
        past = curve[(curve["at"] <= as_of) & curve["arrived"].notna()]
        now = as_of if curve["at"].iloc[0] <= as_of <= curve["at"].iloc[-1] else None
        planned, arrived = (0, 0) if past.empty else past.iloc[-1][["planned", "arrived"]]
        found.append(_Panel(leg, curve, now, not past.empty, int(planned), int(arrived)))
    return found


def timeline(frame: pd.DataFrame, as_of: Minute, *, size: Size = DESK) -> go.Figure:
    """Two stepped lines a leg: due by then (dashed), and of these reported as arrived (solid, ends now).

    frame: leg, at (UTC minute), planned, arrived (movements, cumulative; arrived is null in the future).
    """
    if frame.empty:
        return empty(size)
    panels = _panels(frame, as_of)
    head = size.line(size.text) + 2 * size.line(size.small) + 14
    foot = 2.4 * size.line(size.small) + size.gap
    height = len(panels) * (head + size.text * 11 + foot)
    axes: dict[str, Any] = {}
    words: list[dict[str, Any]] = []
    traces: list[go.Scatter] = []
    for number, panel in enumerate(panels):
        key = str(number + 1) if number else ""
        top = 1 - (number * height / len(panels) + head) / height
        bottom = 1 - ((number + 1) * height / len(panels) - foot) / height
        axes |= {f"xaxis{key}": _days(panel, key), f"yaxis{key}": _counts(panel, (bottom, top), key)}
        traces += _lines(panel, key, size)
        words += _words(panel, key, top, size, named=len(panels) > 1)
    margin = {"l": _left(size), "r": 16, "t": 0, "b": 0}
    return go.Figure(
        traces, layout(size=size, height=round(height), margin=margin, annotations=words, **axes)
    )


def _when(at: Minute) -> datetime:
    return local(int(at)).replace(tzinfo=None)  # plotly draws what is written, in whatever zone it is opened


def _lines(panel: _Panel, key: str, size: Size) -> list[go.Scatter]:
    width = size.bar / 5
    past = panel.curve[panel.curve["arrived"].notna()]
    lines = [
        _line(panel.curve, "planned", "Rencana", {"color": MUTED, "width": width * 0.7, "dash": "6px,4px"}),
        _line(past, "arrived", "Dilaporkan tiba", {"color": READY, "width": width}),
    ]
    if panel.now is not None:
        ends = [_when(panel.now)] * 2
        whole = int(panel.curve["planned"].max())
        lines.insert(0, _mark(ends, [0, whole], {"color": INK, "width": 1, "dash": "2px,3px"}))
        if panel.behind > 0:
            lines.append(
                _mark(ends, [panel.arrived, panel.planned], {"color": FOLLOW_UP, "width": width * 1.6})
            )
    return [line.update(xaxis=f"x{key}", yaxis=f"y{key}") for line in lines]


def _line(curve: pd.DataFrame, column: str, name: str, line: dict[str, Any]) -> go.Scatter:
    return go.Scatter(
        x=[_when(at) for at in curve["at"]],
        y=[int(value) for value in curve[column]],
        mode="lines",
        line=line | {"shape": "hv"},
        cliponaxis=False,
        customdata=[
            [clock_time(at), count(value)] for at, value in zip(curve["at"], curve[column], strict=True)
        ],
        hovertemplate=f"{name}: %{{customdata[1]}}<br>%{{customdata[0]}}<extra></extra>",
    )


def _mark(x: Sequence[datetime], y: Sequence[int], line: dict[str, Any]) -> go.Scatter:
    return go.Scatter(x=x, y=y, mode="lines", line=line, hoverinfo="skip")


def _days(panel: _Panel, key: str) -> dict[str, Any]:
    first, last = int(panel.curve["at"].iloc[0]), int(panel.curve["at"].iloc[-1])
    span = max(last - first, 60)
    step = next((step for step in _STEPS if span <= step * 60 * _TICKS), _STEPS[-1]) * 60
    ticks = range(start_of(local(first).date()), last + 1, step)
    shown = [tick for tick in ticks if first <= tick <= last - span * 0.04]
    return {
        "anchor": f"y{key}",
        "type": "date",
        "range": [_when(first), _when(last)],
        "tickvals": [_when(tick) for tick in shown],
        "ticktext": [tick_label(tick, hours=step < 24 * 60) for tick in shown],
        "tickangle": 0,
    }


def tick_label(at: Minute, *, hours: bool) -> str:
    """`12 Feb`, with hours `12 Feb` over `18.00`."""
    _, day, month, *_ = clock_time(at).split()
    return f"{day} {month}<br>{local(at):%H.%M}" if hours else f"{day} {month}"


def _left(size: Size) -> int:
    """The room for counts such as 12.000 beside the axis; fixed, so that the words can begin at the edge."""
    return size.small * 4


def _counts(panel: _Panel, domain: tuple[float, float], key: str) -> dict[str, Any]:
    arrived = panel.curve["arrived"].dropna()  # before a leg's first movement nothing is known
    whole = max(int(panel.curve["planned"].max()), *(int(value) for value in arrived), 1)
    steps = (digit * 10**power for power in range(9) for digit in (1, 2, 5))
    step = next(step for step in steps if whole <= step * 4)
    return {
        "anchor": f"x{key}",
        "domain": domain,
        "range": [0, whole * 1.04],
        "dtick": step,
        "tickformat": WHOLE,
        "automargin": False,
        "showgrid": True,
    }


def _words(panel: _Panel, key: str, top: float, size: Size, *, named: bool) -> list[dict[str, Any]]:
    """What the lines are and how far they are apart, above them: there nothing can cover anything."""
    place: dict[str, Any] = {
        "showarrow": False,
        "yref": "paper",
        "y": top,
        "yanchor": "bottom",
        "borderpad": 0,
    }
    finding = behind(panel.behind) if panel.told else "belum ada yang jatuh tempo"
    colour = FOLLOW_UP if panel.behind > 0 else INK
    name = f"{LEG_LABELS.get(panel.leg, panel.leg)} · " if named else ""
    mark = "▲ " if panel.behind > 0 else ""
    title = f"<b>{name}{coloured(mark + finding, colour)}</b>"
    lines = (
        f"{coloured('╌╌', MUTED)} rencana {count(panel.planned)} · {coloured('━━', READY)} dilaporkan tiba "
        f"{count(panel.arrived)}"
    )
    left = place | {"xref": "paper", "x": 0, "xanchor": "left", "align": "left", "xshift": 6 - _left(size)}
    above = size.line(size.small) + 4
    words = [
        left | {"text": title, "font": font(size.text), "yshift": above + size.line(size.small) + 4},
        left | {"text": lines, "font": font(size.small), "yshift": above},
    ]
    if panel.now is None:
        return words
    first, last = int(panel.curve["at"].iloc[0]), int(panel.curve["at"].iloc[-1])
    share = (panel.now - first) / max(last - first, 1)
    side = "left" if share < 0.2 else "right" if share > 0.8 else "center"
    now = {"text": f"sekarang {local(panel.now):%H.%M}", "font": font(size.small, INK, strong=True)}
    return [*words, place | now | {"xref": f"x{key}", "x": _when(panel.now), "xanchor": side, "yshift": 2}]


def behind(movements: int) -> str:
    """How far the reports are behind the plan, in words."""
    if movements > 0:
        return f"{count(movements)} di bawah rencana"
    return "sama banyak dengan rencana" if not movements else f"{count(-movements)} mendahului rencana"


def timeline_alt(frame: pd.DataFrame, as_of: Minute) -> str:
    """One sentence: the leg that is furthest behind its plan."""
    panels = [panel for panel in _panels(frame, as_of) if panel.told] if not frame.empty else []
    if not panels:
        return "Belum ada pengiriman yang direncanakan tiba sampai saat ini."
    worst = max(panels, key=lambda panel: panel.behind)
    return (
        f"Per {clock_time(as_of)} WIB, {LEG_LABELS.get(worst.leg, worst.leg)}: {count(worst.arrived)} dari "
        f"{count(worst.planned)} pengiriman yang direncanakan sudah dilaporkan tiba, {behind(worst.behind)}."
    )
