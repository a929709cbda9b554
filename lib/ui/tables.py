"""Tables: Indonesian labels, numbers as people read them, "–" for missing."""

from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.kernel.format import NONE
from lib.ui.cards import mark

Show = Callable[[Any], str]


def text(value: Any) -> str:
    """A text, or "–"."""
    return NONE if value is None or value is pd.NA or value != value or value == "" else str(value)  # noqa: PLR0124 (NaN)


def plain(
    frame: pd.DataFrame,
    columns: Mapping[str, tuple[str, Show]],
    caption: str,
    *,
    links: Mapping[str, Sequence[str]] | None = None,
    marks: Mapping[str, Sequence[str]] | None = None,
    under: str = "",
) -> None:
    """A short table as HTML, for screen readers too. columns: name → (label, how to show).

    links: name of a column → the address that each of its cells opens, row by row; "" for none.
    marks: name of a column → the state whose mark stands before each of its cells.
    under: a column whose text stands below its row, over the whole width: where the row came from.
    """
    below = [f"<small>{escape(text(one))}</small>" for one in frame[under]] if under else []
    columns = {name: told for name, told in columns.items() if name != under}
    shown = {name: [escape(show(value)) for value in frame[name]] for name, (_, show) in columns.items()}
    for name, states in (marks or {}).items():
        shown[name] = [mark(state) + told for state, told in zip(states, shown[name], strict=True)]
    for name, ways in (links or {}).items():
        shown[name] = [_linked(told, way) for told, way in zip(shown[name], ways, strict=True)]
    right = {name: "" if show is text else " class='kl-kanan'" for name, (_, show) in columns.items()}
    titles = [f"<th scope='col'{right[name]}>{escape(label)}</th>" for name, (label, _) in columns.items()]
    rows = zip(*shown.values(), strict=True)
    cells = ([f"<td{side}>{one}</td>" for side, one in zip(right.values(), row, strict=True)] for row in rows)
    body = [f"<tr>{''.join(row)}</tr>" for row in cells]
    if below:
        wide = f"<tr class='kl-asal'><td colspan='{len(columns)}'>"
        body = [f"{row}{wide}{told}</td></tr>" for row, told in zip(body, below, strict=True)]
    st.html(
        f"<div class='kl-gulir'><table class='kl-tabel{' kl-rapat' if under else ''}'>"
        f"<caption class='kl-terbaca'>{escape(caption)}</caption>"
        f"<thead><tr>{''.join(titles)}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def _linked(told: str, way: str) -> str:
    return f"<a href='{escape(way)}' target='_self'>{told}</a>" if way and told != NONE else told
