"""What every page begins with: who is there, may they, and the line that says what is looked at."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from lib.access import sessions
from lib.access.policy import Action, Person, require
from lib.areas.readiness import stages
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time
from lib.ui import bugs, cached
from lib.ui.gate.shared import seconds, store
from lib.ui.here import Here

_HERE = "bersama:di_sini"


def token() -> str:
    """What the browser of this connection showed at the door; "" without a cookie of ours."""
    return st.context.cookies.get(sessions.COOKIE, "")


def person() -> Person | None:
    """Who holds the cookie of this connection, asked at every rerun: an open tab outlives a sign-out."""
    shown = token()
    return sessions.person(store(), shown, seconds()) if shown else None


def keep(here: Here) -> None:
    """The main script settles the question once; pages read it through `opens`."""
    st.session_state[_HERE] = here


def opens(title: str, needs: Action) -> Here:
    """The first call of every page: refuses who may not, then says what is looked at and as of when."""
    here = st.session_state.get(_HERE)
    if not isinstance(here, Here) or person() is None:
        st.stop()
    try:
        require(here.person, needs)
    except UserError as error:
        st.html(above(here))
        bugs.show(error)
        st.stop()
    st.set_page_config(page_title=f"{title} · Kawal Logistik")
    st.html(f"<h1 class='kl-terbaca'>{escape(title)}</h1>{above(here)}")
    return here


def above(here: Here) -> str:
    """Per when, where, at which stage; SIMULASI in a frame on demo data."""
    stage = stages.LABELS[cached.stage(here)]
    when = f"<b>{clock_time(here.filters.as_of)} WIB</b>"
    known = ""
    if here.filters.known_at != here.now:
        known = f" · menurut yang tercatat sampai {clock_time(here.filters.known_at)} WIB"
    back = " <span class='kl-lalu'>bukan waktu sekarang</span>" if here.earlier else ""
    mark = "<span class='kl-simulasi'>SIMULASI</span>" if here.simulated else ""
    place = escape(here.area)
    return f"<div class='kl-atas'><span>Per {when} · {place} · {stage}{known}{back}</span>{mark}</div>"


def finding(sentence: str) -> None:
    """The headline: one sentence that says what was found."""
    st.html(f"<p class='kl-temuan' role='heading' aria-level='2'>{escape(sentence)}</p>")


def section(title: str, note: str = "") -> None:
    """A heading inside a page, and a quiet line that says whose figures these are."""
    quiet = f"<span class='kl-sumber'>{escape(note)}</span>" if note else ""
    st.html(f"<h2 class='kl-bagian'>{escape(title)}{quiet}</h2>")


def ways(named: Mapping[str, str], begin: str = "Buka barisnya") -> None:
    """A quiet line of links under a figure: label → address."""
    linked = [f"<a href='{escape(way)}' target='_self'>{escape(name)}</a>" for name, way in named.items()]
    st.html(f"<p class='kl-buka'>{escape(begin)}: {' · '.join(linked)}</p>")


def nothing(sentence: str) -> None:
    """An empty state that says why."""
    st.html(f"<div class='kl-kosong'>{escape(sentence)}</div>")
