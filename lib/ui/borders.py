"""The ground of the maps: the sketch, or the boundaries that an admin brought; and how one brings them."""

from collections.abc import Callable
from dataclasses import dataclass
from html import escape

import streamlit as st

from lib.access.policy import Action, inside, require
from lib.areas.wilayah import boundaries, reference
from lib.areas.wilayah.shapes import Shapes, merged, own_cells
from lib.kernel import codes
from lib.kernel.errors import UserError
from lib.kernel.format import clock_time, count
from lib.store import shapes
from lib.store.shapes import Kept
from lib.ui import bugs
from lib.ui.cached import answered
from lib.ui.here import Here

_FILES, _NEWS = "peta:berkas", "peta:kabar"  # how often a file was done with; what to say once


@dataclass(frozen=True, slots=True)
class Ground:
    """cells: the kelurahan asked about; outlines: their kecamatan."""

    cells: Shapes
    outlines: Shapes


@answered(keep=8)
def ground(here: Here, version: str) -> Ground:
    """What a map of the wilayah asked about stands on. version: of the kept boundaries, "" for the sketch."""
    whole = shapes.load(here.store, version) if version else own_cells()
    cells = {code: rings for code, rings in whole.items() if inside(code, here.filters.scope)}
    return Ground(cells, merged(cells, codes.kecamatan))


def caption(kept: Kept | None, *, dots: bool) -> str:
    """Where the borders come from, and what the dots, if any, are not."""
    if kept is None:
        return "Skema, letak titik bukan lokasi TPS." if dots else "Skema, bukan batas resmi."
    more = "; letak titik tetap skema, bukan lokasi TPS" if dots else ""
    return f"Batas dari berkas {kept.file_name}{more}."


def keeper(here: Here, kept: Kept | None) -> None:
    """For who may: bring real boundaries, or go back to the sketch. Nothing for everybody else."""
    if not here.may(Action.SHAPES):
        return
    with st.expander("Batas wilayah", expanded=_NEWS in st.session_state):
        news = st.session_state.pop(_NEWS, "")
        if news:
            st.success(news, icon=":material/check:")
        st.html(f"<p class='kl-sumber'>{escape(_now(kept))}</p>")
        if kept and st.button("Kembali ke skema", key="peta:skema"):
            _done(here, "Peta kembali memakai skema.", lambda: shapes.remove(here.store))
        _bring(here)


def _now(kept: Kept | None) -> str:
    if kept is None:
        return "Peta memakai skema: tiap kelurahan digambar di sekitar titik tengahnya, bukan batas resmi."
    when = clock_time(kept.kept_at)
    return f"Peta memakai batas dari berkas {kept.file_name}, dimuat oleh {kept.kept_by} pada {when} WIB."


def _bring(here: Here) -> None:
    times = st.session_state.get(_FILES, 0)  # a new number is a new, empty field
    file = st.file_uploader(
        "Berkas batas kelurahan (GeoJSON)",
        type=["geojson", "json"],
        key=f"{_FILES}:{times}",
        max_upload_size=boundaries.LARGEST_FILE // 1024**2,
    )
    if file is None:
        return
    try:
        found = boundaries.read_geojson(file.getvalue(), reference.kelurahan())
    except UserError as error:
        bugs.show(error)
        return
    points = sum(len(ring) for rings in found.values() for ring in rings)
    parts = sum(map(len, found.values()))
    st.html(
        f"<p class='kl-sumber'>{escape(file.name)}: {count(len(found))} kelurahan, {count(parts)} bidang, "
        f"{count(points)} titik batas setelah disederhanakan.</p>"
    )
    if st.button("Pakai batas ini", key="peta:pakai", type="primary"):
        about = (file.name, here.person.name, here.now)
        _done(here, f"Peta memakai batas dari {file.name}.", lambda: shapes.save(here.store, found, *about))


def _done(here: Here, news: str, act: Callable[[], None]) -> None:
    """Does it and draws the page anew, with the new ground."""
    require(here.person, Action.SHAPES)
    act()
    st.session_state[_FILES] = st.session_state.get(_FILES, 0) + 1
    st.session_state[_NEWS] = news
    st.rerun()
