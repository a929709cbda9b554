"""Rows of bars with their words above them: the name at the left, the numbers at the right, a note below.

Words above the bar, not beside it, leave a phone the whole width for the bar, and nothing is cut on the wall.
The vertical axis counts pixels, so that the distances hold whatever the number of rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from lib.figures.style import DESK, TRACK, Size, font, layout
from lib.kernel.look import MUTED


@dataclass(frozen=True, slots=True)
class Row:
    """The words of one bar. `heading` is written above the first row of a group."""

    label: str
    value: str = ""
    note: str = ""
    heading: str = ""


def centres(rows: Sequence[Row], size: Size = DESK) -> list[float]:
    """Where the bar of each row stands, in pixels from the top."""
    return [top + size.line(size.text) + size.bar / 2 for top in _tops(rows, size)]


def _tops(rows: Sequence[Row], size: Size) -> list[float]:
    """Where the label of each row begins."""
    top, found = 0.0, []
    for number, row in enumerate(rows):
        top += (size.line(size.text) + size.gap / 2 + (size.gap if number else 0)) if row.heading else 0
        found.append(top)
        top += size.line(size.text) + size.bar + size.gap
        top += size.line(size.small) if row.note else 0
    return found


def _height(rows: Sequence[Row], size: Size) -> float:
    last = size.line(size.text) + size.bar + (size.line(size.small) if rows[-1].note else 0)
    return _tops(rows, size)[-1] + last + 4


def track(rows: Sequence[Row], to: float, size: Size = DESK) -> go.Bar:
    """The pale ground that bars on a common scale run on, from 0 to `to`."""
    return bar([to] * len(rows), rows, size, marker={"color": TRACK, "line": {"width": 0}}, hoverinfo="skip")


def bar(
    lengths: Iterable[float | None], rows: Sequence[Row], size: Size = DESK, *, thin: float = 1, **more: Any
) -> go.Bar:
    """A bar in each row, `thin` times as thick as usual."""
    return go.Bar(x=list(lengths), y=centres(rows, size), width=size.bar * thin, orientation="h", **more)


def labelled(
    traces: Sequence[Any], rows: Sequence[Row], *, to: float, size: Size = DESK, foot: str = "", **more: Any
) -> go.Figure:
    """The figure: traces drawn over rows, from 0 to `to`; `foot` explains the marks below the last row.

    A foot of words, not a legend: a legend grows on a phone until it squeezes the bars.
    """
    last, tops = _height(rows, size), _tops(rows, size)
    lines = foot.count("<br>") + 1 if foot else 0
    height = last + (size.gap / 2 + lines * size.line(size.small) if foot else 0)
    words = [word for row in zip(rows, tops, strict=True) for word in _words(*row, size)]
    if foot:
        words.append(_text(foot, 0, last + size.gap / 2, "top", font(size.small)))
    axes = {
        "xaxis": {"range": [0, to], "visible": False},
        "yaxis": {"range": [height, 0], "visible": False},
    }
    return go.Figure(
        list(traces), layout(size=size, height=round(height + 12), annotations=words, **axes, **more)
    )


def _words(row: Row, top: float, size: Size) -> list[dict[str, Any]]:
    bottom = top + size.line(size.text)
    texts = [
        _text(row.label, 0, bottom - 2, "bottom", font(size.text, strong=True)),
        _text(row.value, 1, bottom - 2, "bottom", font(size.text)),
        _text(row.note, 0, bottom + size.bar + 2, "top", font(size.small, MUTED)),
        _text(row.heading, 0, top - size.gap / 2, "bottom", font(size.text, MUTED, strong=True)),
    ]
    return [text for text in texts if text["text"]]


def _text(text: str, x: int, y: float, anchor: str, style: dict[str, Any]) -> dict[str, Any]:
    side = "right" if x else "left"
    place = {"x": x, "y": y, "xref": "paper", "yref": "y", "xanchor": side, "yanchor": anchor, "align": side}
    return place | {"text": text, "font": style, "showarrow": False, "borderpad": 0}
