"""A table of shaded cells, each with its numbers written in it; the name of a row stands above its cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from lib.figures.style import DESK, SHADES, Size, font, hatched, layout
from lib.kernel.look import GROUND, LINE, MUTED

_HALF = 0.49  # of a cell's width: a narrow gap parts it from the next


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its lines, how bad it is (0 to 1; None = nothing to say), and whether it is silent."""

    lines: tuple[str, ...]
    bad: float | None = None
    silent: bool = False
    hover: str = ""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A cell where it stands: column, and pixels from the top."""

    cell: Cell
    column: int
    top: float
    height: float


def shaded(
    names: Sequence[str],
    columns: Sequence[str],
    cells: Sequence[Sequence[Cell]],
    *,
    worst: float,
    size: Size = DESK,
    foot: str = "",
) -> go.Figure:
    """One row a name, one column a word; `worst` is the share that gets the darkest shade."""
    head = size.line(size.small) + 6
    height = max(len(cell.lines) for row in cells for cell in row) * size.line(size.small) + 10
    slot = size.line(size.text) + height + size.gap
    tops = [head + number * slot + size.line(size.text) for number in range(len(names))]
    placed = [
        _Placed(cell, column, top, height)
        for top, row in zip(tops, cells, strict=True)
        for column, cell in enumerate(row)
    ]
    last = tops[-1] + height
    bottom = last + (size.line(size.small) + size.gap / 2 if foot else 2)
    words = [
        _word(name, top - 2, "bottom", font(size.text, strong=True))
        for name, top in zip(names, tops, strict=True)
    ]
    if foot:
        words.append(_word(foot, last + size.gap / 2, "top", font(size.small)))
    return go.Figure(
        [_shades(cells, tops, height, worst), _hatches([one for one in placed if one.cell.silent])],
        layout(
            size=size,
            height=round(bottom + 12),
            xaxis={"range": [-0.5, len(columns) - 0.5], "visible": False},
            yaxis={"range": [bottom, 0], "visible": False},
            shapes=list(_frames(placed)),
            annotations=[*words, *_heads(columns, size), *_texts(placed, size)],
        ),
    )


def _shades(
    cells: Sequence[Sequence[Cell]], tops: Sequence[float], height: float, worst: float
) -> go.Heatmap:
    columns = len(cells[0])
    return go.Heatmap(
        x=[number - 0.5 for number in range(columns + 1)],
        y=[edge for top in tops for edge in (top, top + height)],
        z=_between([[cell.bad for cell in row] for row in cells], [None] * columns),
        text=_between([[cell.hover for cell in row] for row in cells], [""] * columns),
        hovertemplate="%{text}<extra></extra>",
        hoverongaps=False,
        colorscale=SHADES,
        zmin=0,
        zmax=worst,
        xgap=3,
        showscale=False,
    )


def _between(rows: list[list[Any]], nothing: list[Any]) -> list[list[Any]]:
    """Rows with an empty one between any two: there the names are written."""
    return [part for row in rows for part in (row, nothing)][:-1]


def _hatches(silent: Sequence[_Placed]) -> go.Bar:
    """A heat map has no hatch; a bar as large as the cell has one."""
    return go.Bar(
        x=[one.column for one in silent],
        base=[one.top for one in silent],
        y=[one.height for one in silent],
        width=2 * _HALF,
        marker=hatched(),
        customdata=[one.cell.hover for one in silent],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _frames(placed: Sequence[_Placed]) -> Iterator[dict[str, Any]]:
    """An empty frame where there is nothing to say."""
    for one in placed:
        if one.cell.bad is None and not one.cell.silent:
            yield {
                "type": "rect",
                "layer": "below",
                "x0": one.column - _HALF,
                "x1": one.column + _HALF,
                "y0": one.top,
                "y1": one.top + one.height,
                "line": {"color": LINE, "width": 1},
                "fillcolor": GROUND,
            }


def _word(text: str, y: float, anchor: str, style: dict[str, Any]) -> dict[str, Any]:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yanchor": anchor, "align": "left"}
    return place | {"text": text, "font": style, "showarrow": False, "borderpad": 0}


def _heads(columns: Sequence[str], size: Size) -> list[dict[str, Any]]:
    style: dict[str, Any] = {"font": font(size.small, MUTED), "showarrow": False, "borderpad": 0}
    return [style | {"text": name, "x": x, "y": 0, "yanchor": "top"} for x, name in enumerate(columns)]


def _texts(placed: Sequence[_Placed], size: Size) -> list[dict[str, Any]]:
    return [
        {
            "text": "<br>".join(one.cell.lines), "x": one.column, "y": one.top + one.height / 2,
            "showarrow": False, "align": "center", "font": font(size.small), "borderpad": 2,
            # Letters over a hatch are not read: the words of a silent cell lie on the ground.
            "bgcolor": GROUND if one.cell.silent else "rgba(0,0,0,0)",
        }
        for one in placed
        if one.cell.lines
    ]  # fmt: skip
