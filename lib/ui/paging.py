"""Long lists a part at a time; which part stands in the address as `hal`."""

from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.kernel.format import count
from lib.ui import links
from lib.ui.here import Here

NOTHING: Mapping[str, str | None] = {}
SIZE = 50  # rows: what a phone scrolls through, and a table stays quick to draw


@dataclass(frozen=True, slots=True)
class Part:
    """Rows `start` to `end` (0-based, end excluded) of `total`; `size` rows a part."""

    start: int
    end: int
    total: int
    size: int


def part(total: int, size: int = SIZE) -> Part:
    """The part that the address asks for; the last one when it asks for more than there is."""
    asked = st.query_params.get("hal", "1")
    last = max(1, -(-total // size))
    number = min(max(int(asked), 1), last) if asked.isascii() and asked.isdigit() else 1
    return Part((number - 1) * size, min(number * size, total), total, size)


def steps(here: Here, name: str, shown: Part, what: str, query: Mapping[str, str | None] = NOTHING) -> None:
    """`1–50 dari 131 TPS` with the ways to the parts before and after, keeping the page's `query`."""
    number = shown.start // shown.size + 1
    ways = []
    if shown.start:
        ways.append(_way(links.to(here, name, **query, hal=str(number - 1)), "Sebelumnya"))
    if shown.end < shown.total:
        ways.append(_way(links.to(here, name, **query, hal=str(number + 1)), "Berikutnya"))
    if shown.end - shown.start < shown.total:
        told = f"{count(shown.start + 1)}–{count(shown.end)} dari {count(shown.total)} {what}"
    else:
        told = f"{count(shown.total)} {what}"
    st.html(f"<p class='kl-langkah'><span>{escape(told)}</span>{''.join(ways)}</p>")


def _way(address: str, label: str) -> str:
    return f"<a href='{escape(address)}' target='_self'>{label}</a>"
