"""The frame round every page: sign-in asked again, menu by role, shared filters, style sheet."""

from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from lib.access.policy import ROLE_LABELS, Person
from lib.ui import asking, bugs, menu, page
from lib.ui.gate.shared import store
from lib.ui.here import Here, election_of

_TEMPLATES = Path(__file__).resolve().parents[2] / "data" / "templates"


@cache
def _style(name: str) -> str:
    return f"<style>{(_TEMPLATES / name).read_text(encoding='utf-8')}</style>"


def run() -> None:
    """One rerun of the app."""
    st.set_page_config(page_title="Kawal Logistik", layout="wide")
    st.html(_style("gaya.css"))
    who = page.person()
    if who is None:
        _signed_out()
    else:
        _desk(who)


def _signed_out() -> None:
    way_in = "<a href='/masuk' target='_self'>Masuk lagi</a>"
    st.html(f"<div class='kl-kosong'>Sesi Anda sudah berakhir. {way_in}.</div>")


def _desk(who: Person) -> None:
    mine = [entry for entry in menu.PAGES if who.may(entry.needs)]
    sections: dict[str, list[st.Page]] = {}
    for entry in mine:
        sections.setdefault(entry.section, []).append(_as_page(entry, first=entry is mine[0]))
    chosen = st.navigation(sections)
    here = _question(who)
    page.keep(here)
    with bugs.told():
        chosen.run()


def _as_page(entry: menu.Entry, *, first: bool) -> st.Page:
    # No icon here: it would become the tab's icon and be asked from another host.
    return st.Page(
        entry.path,
        title=entry.title,
        url_path=entry.name,
        default=first,
    )


def _question(who: Person) -> Here:
    held = store()
    now, rules = held.now(), election_of(held)
    with st.sidebar:
        st.html("<div class='kl-merek'>Kawal Logistik<small>Bawaslu Kota Pekalongan</small></div>")
        filters = asking.draw(who, rules, now)
        place = f" · {who.lembaga}" if who.lembaga else ""
        label = ROLE_LABELS[who.role].label
        st.html(
            f"<div class='kl-siapa'>{escape(who.name)} · {escape(label)}{escape(place)}<br>"
            "<a href='/keluar' target='_self'>Keluar</a></div>"
        )
    return Here(who, held, held.version(), filters, now, rules)
