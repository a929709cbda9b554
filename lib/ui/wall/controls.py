"""Which slide is shown: by key, by itself after a while, and in the address, so that a reload keeps it."""

from collections.abc import Callable

import streamlit as st

from lib.ui.wall import screen
from lib.ui.wall.asked import MODE

EVERY = 20  # seconds a slide stays
_AT, _PAUSED, _DRAWN = "layar", "jeda", "tayang:baru"


def number(slides: int) -> int:
    """The slide to show, from 1; what the address says, where there is such a slide."""
    asked = st.query_params.get(_AT, "")
    return min(max(int(asked), 1), slides) if asked.isdecimal() and len(asked) < 4 else 1


def paused() -> bool:
    """Does the slide stay until somebody goes on?"""
    return st.query_params.get(_PAUSED) == "1"


def draw(slides: int) -> None:
    """The buttons at the foot, their keys, and the clock that goes on by itself."""
    with st.container(key="kl-t-kendali", horizontal=True, gap=None):
        _button("Sebelumnya", "chevron_left", "Left", _step, (-1, slides))
        if paused():
            _button("Lanjut", "play_arrow", "Space", _pause, (False,))
        else:
            _button("Jeda", "pause", "Space", _pause, (True,))
        _button("Berikutnya", "chevron_right", "Right", _step, (1, slides))
        screen.draw()
        _button("Keluar", "close", "Escape", leave)
    with st.container(key="kl-t-kunci"):  # a remote of a presenter sends these
        st.button("Sebelumnya", key="tayang:pageup", shortcut="PageUp", on_click=_step, args=(-1, slides))
        st.button("Berikutnya", key="tayang:pagedown", shortcut="PageDown", on_click=_step, args=(1, slides))
        _begin()
        _tick(slides)


def _begin() -> None:
    """The twenty seconds begin when the page is drawn, whatever it was drawn for."""
    st.session_state[_DRAWN] = True


def _button(label: str, icon: str, key: str, act: Callable[..., None], args: tuple[int, ...] = ()) -> None:
    st.button(
        label, key=f"tayang:{label.lower()}", icon=f":material/{icon}:", type="tertiary", shortcut=key,
        on_click=act, args=args,
    )  # fmt: skip


def _step(by: int, slides: int) -> None:
    """On or back, round and round."""
    st.query_params[_AT] = str((number(slides) - 1 + by) % slides + 1)


def _pause(stop: bool) -> None:
    if stop:
        st.query_params[_PAUSED] = "1"
    else:
        st.query_params.pop(_PAUSED, None)


def leave() -> None:
    """Back to the desk, with the same question."""
    for name in (MODE, _AT, _PAUSED):
        st.query_params.pop(name, None)


@st.fragment(run_every=EVERY)
def _tick(slides: int) -> None:
    """On to the next slide. A paused wall stays, and still reads what is new."""
    if st.session_state.pop(_DRAWN, False):
        return  # called with the page, not by its own clock
    if not paused():
        _step(1, slides)
    st.rerun()
