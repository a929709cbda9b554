"""The question that all pages share: which wilayah, as of when, as known when. Drawn in the side bar."""

from datetime import datetime

import streamlit as st

from lib.access.policy import Action, Person, inside, narrowed
from lib.areas.wilayah import reference
from lib.kernel.clock import WIB, Minute, iso, local, minute, parse
from lib.kernel.election import Election
from lib.kernel.filters import Filters
from lib.ui import links

_SCOPE, _TIME = "bersama:wilayah", "bersama:waktu"


def scopes(person: Person, election: Election) -> dict[str, str]:
    """Code → name of every wilayah this person may choose; the first is all that they may see."""
    whole = person.wilayah or election.kota
    named = {"": reference.area_name(whole)}
    for code, name in reference.kecamatan().items():
        if inside(code, person.wilayah) and code != person.wilayah:
            named[code] = f"Kec. {name}"
        for village in reference.kelurahan().values():
            if village.kecamatan == code and inside(village.code, person.wilayah) and code != person.wilayah:
                named[village.code] = f"  {village.name}"
    return named


def draw(person: Person, election: Election, now: Minute) -> Filters:
    """The filters in the side bar; what was chosen stands in the address."""
    options = scopes(person, election)
    links.settle("wilayah", _SCOPE, options)
    scope = str(st.selectbox("Wilayah", list(options), format_func=lambda code: options[code], key=_SCOPE))
    links.write("wilayah", _SCOPE, scope)
    as_of, known_at = _times(now) if person.may(Action.TRAVEL) else (now, now)
    return Filters(as_of, known_at, narrowed(person, scope or person.wilayah))


def _times(now: Minute) -> tuple[Minute, Minute]:
    """Another time than now, for those who may look back; both are never later than now."""
    asked = bool(st.query_params.get("per") or st.query_params.get("tercatat"))
    if links.stepped() or (asked and f"{_TIME}:toggle" not in st.session_state):
        st.session_state[f"{_TIME}:toggle"] = asked
    if not st.toggle("Lihat waktu lain", key=f"{_TIME}:toggle", help=_HELP):
        for name in ("per", "tercatat"):
            links.write(name, f"{_TIME}:{name}", "")
        return now, now
    as_of = _time("Keadaan di lapangan per", "per", now)
    known_at = _time("Menurut yang tercatat sampai", "tercatat", now)
    return as_of, known_at


_HELP = "Keadaan pada waktu lain, dan menurut apa yang sudah tercatat sampai waktu tertentu."


def _time(label: str, name: str, now: Minute) -> Minute:
    """One time in WIB, at most now; in the address as 2024-02-13T15:00."""
    key = f"{_TIME}:{name}"
    asked, wrote = st.query_params.get(name), st.session_state.get(f"{key}:ditulis")
    followed = asked and (asked != wrote or key not in st.session_state)
    moment = parse(asked) if asked and followed else None
    if moment is not None:
        st.session_state[key] = _naive(min(moment.settles_at, now))
    elif not isinstance(st.session_state.get(key), datetime):
        st.session_state[key] = _naive(now)
    # No max_value: Streamlit holds it against its own default, the wall clock, which no simulated store has.
    chosen = st.datetime_input(label, key=key, format="DD/MM/YYYY", step=300)
    at = min(minute(chosen.replace(tzinfo=WIB)), now) if chosen else now
    links.write(name, key, iso(at))
    return at


def _naive(at: Minute) -> datetime:
    """What the widget shows: WIB without saying so."""
    return local(at).replace(tzinfo=None)
