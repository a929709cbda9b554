"""What stands in the address: choices by their code, never by their label (streamlit#14224)."""

from collections.abc import Mapping
from typing import Any

import streamlit as st


def settle(name: str, key: str, allowed: Mapping[str, Any] | None, default: str = "") -> str:
    """Bring a choice in step with the address before its widget is drawn; the value it now has.

    A value in the address that we did not write ourselves wins: somebody followed a link. One that is not
    allowed counts as absent.
    """
    asked, wrote = st.query_params.get(name), st.session_state.get(f"{key}:ditulis")
    if asked is not None and asked != wrote:
        st.session_state[key] = asked
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
