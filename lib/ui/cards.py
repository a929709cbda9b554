"""Cards: a label with its mark, one figure and one quiet line; a card with an address opens its rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import streamlit as st


@dataclass(frozen=True, slots=True)
class Card:
    """One figure. tone: a state (`siap` …) or "" for ink; link: the address of the rows behind it."""

    label: str
    value: str
    note: str = ""
    tone: str = ""
    link: str = ""


def mark(state: str) -> str:
    """The mark of a state as drawn in our own style sheet: colour and shape."""
    return f"<i class='kl-tanda kl-{escape(state)}' aria-hidden='true'></i>" if state else ""


def row(cards: Sequence[Card]) -> None:
    """Cards side by side; two in a row on a phone."""
    narrow = len(cards) if len(cards) <= 4 else -(-len(cards) // 2)  # two even rows on a small laptop
    style = f"--lebar:{len(cards)};--sempit:{narrow}"
    st.html(f"<div class='kl-deret' style='{style}'>{''.join(map(_drawn, cards))}</div>")


def _drawn(card: Card) -> str:
    note = escape(card.note).replace(" %", "&nbsp;%")  # a figure and its sign stay on one line
    tag, way = ("a", f" href='{escape(card.link)}' target='_self'") if card.link else ("div", "")
    return (
        f"<{tag}{way} class='kl-kartu'><span>{mark(card.tone)}{escape(card.label)}</span>"
        f"<b class='kl-angka kl-teks-{escape(card.tone or 'tinta')}'>{escape(card.value)}</b>"
        f"<small>{note}</small></{tag}>"
    )
