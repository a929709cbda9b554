"""What the wall is asked: by the address alone, and always with the eyes of the room."""

from urllib.parse import urlencode

import streamlit as st

from lib.access.policy import Action, Person, Role, narrowed
from lib.kernel.clock import Minute, parse
from lib.kernel.filters import Filters
from lib.ui import asking, links
from lib.ui.gate.shared import store
from lib.ui.here import Here, election_of

MODE, WALL = "mode", "tayang"


def wanted() -> bool:
    """Does the address ask for the wall?"""
    return st.query_params.get(MODE) == WALL


def address(here: Here) -> str:
    """The wall that asks what this page asks."""
    return f"/?{urlencode({MODE: WALL} | links.shared(here), safe=':')}"


def question(who: Person) -> Here:
    """What the address asks, as the room: without a name, and without what only leaders may read."""
    held = store()
    now, rules = held.now(), election_of(held)
    scope = st.query_params.get("wilayah", "")
    scope = scope if scope in asking.scopes(who, rules) else ""
    as_of, known_at = (
        (_time(name, now) for name in ("per", "tercatat")) if who.may(Action.TRAVEL) else (now, now)
    )
    room = Person("", Role.RUANG, who.wilayah)
    filters = Filters(as_of, known_at, narrowed(room, scope or who.wilayah))
    return Here(room, held, held.version(), filters, now, rules)


def _time(name: str, now: Minute) -> Minute:
    moment = parse(st.query_params.get(name, ""))
    return min(moment.settles_at, now) if moment else now


def forget() -> None:
    """What the desk wrote into the address is a link to follow when it comes back: its widgets are gone."""
    for key in [str(key) for key in st.session_state if str(key).endswith(":ditulis")]:
        del st.session_state[key]
    links.forget_step()
