"""How every figure looks: two sizes of type, quiet axes, Indonesian number marks, one hatch for silence.

Everything that Streamlit's chart theme would change is said here explicitly, so that a figure looks the same
on a page, on the wall and in a test.
"""

from dataclasses import dataclass
from typing import Any, Final

import plotly.graph_objects as go

from lib.kernel.look import GROUND, INK, LINE, MUTED, NOT_YET, OVERDUE, OVERDUE_FILL, SHARES

FONT: Final = "Inter, sans-serif"
TRACK: Final = SHARES[0][1]  # the ground that a bar runs on
PALE: Final = "#9CC7D6"  # what READY is on paper: a range, the softer half of a pair
SHADES: Final = [[0.0, TRACK], [0.01, SHARES[1][1]], [0.5, SHARES[2][1]], [1.0, SHARES[3][1]]]
"""A scale of one hue, dark is bad; its darkest still carries ink."""
WHOLE: Final = ",.0f"  # tickformat of counts; the marks come from `separators`


@dataclass(frozen=True, slots=True)
class Size:
    """Pixels: `text` of labels and values, `small` of notes and ticks, `bar` thick, `gap` between rows."""

    text: int
    small: int
    bar: int
    gap: int

    def line(self, height: int) -> float:
        """The room that a line of text of this height takes."""
        return height * 1.35


DESK: Final = Size(text=15, small=13, bar=16, gap=16)
WALL: Final = Size(text=25, small=22, bar=30, gap=22)

_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
_SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nov", "Des")
_DAYS = ("Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu")
CONFIG: Final[dict[str, Any]] = {
    "displayModeBar": False,
    "displaylogo": False,
    "responsive": True,
    "scrollZoom": False,
    "locale": "id",
    "locales": {
        "id": {
            "dictionary": {
                "Autoscale": "Skala otomatis",
                "Reset axes": "Kembalikan sumbu",
                "Download plot as a PNG": "Unduh gambar (PNG)",
                "Double-click to zoom back out": "Klik dua kali untuk kembali",
            },
            "format": {
                "days": list(_DAYS),
                "shortDays": [day[:3] for day in _DAYS],
                "months": list(_MONTHS),
                "shortMonths": list(_SHORT_MONTHS),
                "date": "%d/%m/%Y",
                "decimal": ",",
                "thousands": ".",
            },
        }
    },
}
"""For st.plotly_chart(config=...)."""


def font(px: int, colour: str = INK, *, strong: bool = False) -> dict[str, Any]:
    """A font of this height; strong for what is read first."""
    return {"family": FONT, "size": px, "color": colour, "weight": 600 if strong else 400}


def axis(size: Size, *, title: str = "", **more: Any) -> dict[str, Any]:
    """A quiet axis: no grid, no line, no zoom; its fonts said outright."""
    quiet = {
        "title": {"text": title, "font": font(size.small, MUTED)},
        "tickfont": font(size.small),
        "automargin": True,
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "gridcolor": LINE,
        "fixedrange": True,
    }
    return quiet | more


def layout(*, size: Size = DESK, **more: Any) -> go.Layout:
    """The layout of every figure. A given axis (xaxis, yaxis2, ...) is laid over the quiet one."""
    axes = {name for name in more if name.startswith(("xaxis", "yaxis"))} | {"xaxis", "yaxis"}
    base: dict[str, Any] = {
        "separators": ",.",
        "font": font(size.text),
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 6, "r": 6, "t": 6, "b": 6, "pad": 0},
        "hoverlabel": {"bgcolor": GROUND, "bordercolor": LINE, "font": font(size.small), "align": "left"},
        "showlegend": False,
        "dragmode": False,
        "barmode": "stack",
        "bargap": 0,
    }
    return go.Layout(**(base | more | {name: axis(size, **more.get(name, {})) for name in axes}))


def solid(colour: str) -> dict[str, Any]:
    """A marker of one colour, parted from its neighbours by a thin line of the ground."""
    return {"color": colour, "line": {"color": GROUND, "width": 1}}


def hatched(colour: str = OVERDUE, ground: str = OVERDUE_FILL) -> dict[str, Any]:
    """The marker of silence: hatched, so that it is told apart without colour."""
    pattern = {"shape": "/", "fgcolor": colour, "bgcolor": ground, "size": 8, "solidity": 0.35}
    return {"color": ground, "pattern": pattern, "line": {"color": colour, "width": 1}}


def dotted(colour: str) -> dict[str, Any]:
    """A marker of one colour with dots of the ground: beside a solid one it is told apart in grey, too."""
    pattern = {"shape": ".", "fgcolor": GROUND, "bgcolor": colour, "size": 6, "solidity": 0.15}
    return solid(colour) | {"pattern": pattern}


def outlined() -> dict[str, Any]:
    """The marker of what is not yet due, or not known: an empty frame."""
    return {"color": TRACK, "line": {"color": NOT_YET, "width": 1}}


def coloured(text: str, colour: str) -> str:
    """A part of a label in a colour of its own."""
    return f'<span style="color:{colour}">{text}</span>'


def empty(size: Size = DESK) -> go.Figure:
    """A figure of nothing: the page says why instead of showing it."""
    return go.Figure(layout=layout(size=size, xaxis={"visible": False}, yaxis={"visible": False}))
