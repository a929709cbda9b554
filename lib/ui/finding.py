"""The search field that every page has: what is typed in it opens Cari, or the TPS that alone matches."""

import streamlit as st

from lib.ui import links, menu, stations
from lib.ui.here import Here

_TYPED, _ASKED = "bersama:ketik", "bersama:dicari"


def field() -> None:
    """One field for a TPS, a box or a document, in the side bar."""
    st.text_input(
        "Cari",
        key=_TYPED,
        placeholder="Cari TPS, kotak, dokumen",
        label_visibility="collapsed",
        on_change=_asked,
    )


def _asked() -> None:
    st.session_state[_ASKED] = str(st.session_state[_TYPED]).strip()
    st.session_state[_TYPED] = ""


def follow(here: Here) -> None:
    """Goes where the field asks for, when something was just typed."""
    asked = st.session_state.pop(_ASKED, "")
    if not asked:
        return
    tps = stations.find(here, asked).one_tps
    name, query = ("tps", {"kode": tps}) if tps else ("cari", {"q": asked})
    st.switch_page(menu.BY_NAME[name].path, query_params=links.shared(here) | query)
