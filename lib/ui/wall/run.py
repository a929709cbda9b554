"""The entry of the wall: the slide of the moment, its controls, and nothing else on the screen."""

import streamlit as st

from lib.ui.here import Here
from lib.ui.wall import asked, controls, sheet, slides

_SHOWN = "tayang:ada"


def run(here: Here) -> None:
    """One rerun of the wall."""
    st.set_page_config(page_title="Tayang · Kawal Logistik")
    asked.forget()
    with st.container():
        if _SHOWN not in st.session_state:
            st.html(sheet.opening(here))
    with st.container(key="kl-t-hitung"):  # out of sight: what says that it is computing is not for a room
        makes = slides.of(here)
        number = controls.number(len(makes))
        drawn = sheet.drawn(here, makes[number - 1](here), number, len(makes), paused=controls.paused())
    st.html(drawn)
    st.session_state[_SHOWN] = True
    controls.draw(len(makes))
