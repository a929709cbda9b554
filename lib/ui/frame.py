"""The frame round every page: sign-in asked again, menu by role, shared filters, style sheet."""

from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

import streamlit as st

from lib.access.policy import ROLE_LABELS, Person
from lib.ui import asking, bugs, finding, links, menu, page
from lib.ui.gate.shared import store
from lib.ui.here import Here, election_of
from lib.ui.wall import asked
from lib.ui.wall import run as wall

_SIDEBAR = 244  # pixels: as wide as its longest word needs; the room is for the page
_TEMPLATES = Path(__file__).resolve().parents[2] / "data" / "templates"


@cache
def _style(name: str) -> str:
    return f"<style>{(_TEMPLATES / name).read_text(encoding='utf-8')}</style>"


def run() -> None:
    """One rerun of the app."""
    st.set_page_config(page_title="Kawal Logistik", layout="wide", initial_sidebar_state=_SIDEBAR)
    st.html(_style("gaya.css"))
    who = page.person()
    if who is None:
        _signed_out()
    elif asked.wanted():
        _wall(who)
    else:
        _desk(who)


def _signed_out() -> None:
    way_in = "<a href='/masuk' target='_self'>Masuk lagi</a>"
    st.html(f"<div class='kl-kosong'>Sesi Anda sudah berakhir. {way_in}.</div>")


def _wall(who: Person) -> None:
    _chosen(who, "hidden")
    st.html(_style("tayang.css"))
    with bugs.told():
        wall.run(asked.question(who))


def _chosen(who: Person, menu_at: Literal["sidebar", "hidden"]) -> st.Page:
    # Pages that this person may not open are there too: they say so, where an unknown one would say nothing.
    sections: dict[str, list[st.Page]] = {}
    for entry in menu.PAGES:
        sections.setdefault(entry.section, []).append(_as_page(entry, listed=_lists(who, entry)))
    return st.navigation(sections, position=menu_at)


def _desk(who: Person) -> None:
    chosen = _chosen(who, "sidebar")
    here = _question(who)
    page.keep(here)
    try:
        with bugs.told():
            finding.follow(here)
            chosen.run()
    finally:
        links.forget_step()


def _lists(who: Person, entry: menu.Entry) -> bool:
    return entry.listed and who.may(entry.needs)


def _as_page(entry: menu.Entry, *, listed: bool) -> st.Page:
    # No icon here: it would become the tab's icon and be asked from another host.
    return st.Page(
        entry.path,
        title=entry.title,
        url_path=entry.name,
        default=entry is menu.PAGES[0],
        visibility="visible" if listed else "hidden",
    )


def _question(who: Person) -> Here:
    held = store()
    now, rules = held.now(), election_of(held)
    with st.sidebar:
        brand = st.container()
        finding.field()
        filters = asking.draw(who, rules, now)
        here = Here(who, held, held.version(), filters, now, rules)
        place = f" · {who.lembaga}" if who.lembaga else ""
        label = ROLE_LABELS[who.role].label
        brand.html(_brand(asked.address(here)))
        st.html(
            f"<div class='kl-siapa'>{escape(who.name)} · {escape(label)}{escape(place)}<br>"
            "<a href='/keluar' target='_self'>Keluar</a></div>"
        )
    return here


def _brand(wall_at: str) -> str:
    """Whose app it is, and the way to the wall that asks what the desk asks."""
    return (
        "<div class='kl-merek'>Kawal Logistik<small>Bawaslu Kota Pekalongan</small></div>"
        f"<p class='kl-buka'><a href='{escape(wall_at)}' target='_self'>Tayang di layar besar</a></p>"
    )
