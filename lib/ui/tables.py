"""Tables: Indonesian labels, numbers as people read them, "–" for missing."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.kernel.format import NONE

Show = Callable[[Any], str]


def text(value: Any) -> str:
    """A text, or "–"."""
    return NONE if value is None or value is pd.NA or value != value or value == "" else str(value)  # noqa: PLR0124 (NaN)


def plain(frame: pd.DataFrame, columns: Mapping[str, tuple[str, Show]], caption: str) -> None:
    """A short table as HTML, for screen readers too. columns: name → (label, how to show)."""
    numeric = {name for name, (_, show) in columns.items() if show is not text}
    head = "".join(
        f"<th scope='col'{_right(name in numeric)}>{escape(label)}</th>"
        for name, (label, _) in columns.items()
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td{_right(name in numeric)}>{escape(show(value))}</td>"
            for (name, (_, show)), value in zip(columns.items(), row, strict=True)
        )
        + "</tr>"
        for row in frame[list(columns)].itertuples(index=False)
    )
    st.html(
        f"<div class='kl-gulir'><table class='kl-tabel'>"
        f"<caption class='kl-terbaca'>{escape(caption)}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _right(yes: bool) -> str:
    return " class='kl-kanan'" if yes else ""
