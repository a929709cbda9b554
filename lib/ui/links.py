"""What stands in the address: choices by their code, never by their label (streamlit#14224); and addresses
of pages, so that every number can open its rows."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from lib.kernel.clock import iso
from lib.ui.here import Here
from lib.ui.menu import BY_NAME, PAGES

_STEPPED = "kembali"  # put into the address by our script (data/templates/kata.js)


def stepped() -> bool:
    """Was this address reached through the history, or by a link of ours? Then it is the whole truth."""
    return _STEPPED in st.query_params


def forget_step() -> None:
    """At the end of a rerun: the next one is a choice again."""
    st.query_params.pop(_STEPPED, None)


def settle(name: str, key: str, allowed: Mapping[str, Any] | None, default: str = "") -> str:
    """Bring a choice in step with the address before its widget is drawn; the value it now has.

    A value in the address that we did not write ourselves wins: somebody followed a link. So does one that we
    wrote before the page was left: Streamlit forgets the widgets of other pages. One that is not allowed
    counts as absent. What an address lacks keeps its choice, except after a step through the history.
    """
    asked, wrote = st.query_params.get(name), st.session_state.get(f"{key}:ditulis")
    if asked is not None and (asked != wrote or key not in st.session_state):
        st.session_state[key] = asked
    elif asked is None and stepped():
        st.session_state[key] = default
    value = st.session_state.get(key, default)
    if allowed is not None and value not in allowed:
        value = default
    st.session_state[key] = value
    return str(value)


def write(name: str, key: str, value: str, default: str = "") -> None:
    """Put the value into the address; the default stays out of it."""
    if value == default:
        st.query_params.pop(name, None)
        st.session_state.pop(f"{key}:ditulis", None)
    else:
        if st.query_params.get(name) != value:
            st.query_params[name] = value
        st.session_state[f"{key}:ditulis"] = value


def shared(here: Here) -> dict[str, str]:
    """The question of this page as it stands in an address: wilayah, and the times where they are not now."""
    asked = {"wilayah": "" if here.filters.scope == here.person.wilayah else here.filters.scope}
    if here.earlier:
        asked |= {"per": iso(here.filters.as_of), "tercatat": iso(here.filters.known_at)}
    return {name: value for name, value in asked.items() if value}


def to(here: Here, name: str, **query: str | None) -> str:
    """The address of a page that keeps the question of this one. None and "" are left out.

    query: what that page reads from its address; `wilayah` narrows the question.
    """
    asked = {key: value for key, value in (shared(here) | query).items() if value}
    path = "" if BY_NAME[name] is PAGES[0] else name
    return f"/{path}?{urlencode(asked, safe=':')}" if asked else f"/{path}"


def rows(here: Here, log: str, **query: str | None) -> str:
    """The address of the rows of a log that a number stands on, filtered as in pages/baris.py."""
    return to(here, "baris", log=log, **query)
