"""The pieces of the page Peta: what is asked of the map, its headline, the map itself and its legend."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape

import pandas as pd
import streamlit as st

from lib.areas.levels import Level
from lib.areas.readiness.stages import Stage
from lib.areas.wilayah import reference
from lib.figures import ground as figures
from lib.figures import style
from lib.kernel.format import count
from lib.kernel.look import OVERDUE, SHARES
from lib.maps import ground as maps
from lib.store import shapes
from lib.store.shapes import Kept
from lib.ui import borders, cached, drawing, links, pictures, room, summary
from lib.ui.cached import answered
from lib.ui.cards import mark
from lib.ui.drawing import AREAS, DOTS, DRAWN, OPEN_COLUMNS, OPENS, VERDICT
from lib.ui.here import Here
from lib.ui.pictures import Picture
from lib.ui.room import Room

VIEWS = {DOTS: "Titik TPS", AREAS: "Per kelurahan", DRAWN: "Gambar"}
COLOURS = {VERDICT: "Putusan", OPENS: "Bisa buka"}
_SWITCH = {True: "ya", False: "tidak"}
_KEY = "peta:hapus"  # how often the selection was cleared: a new number is a map on which nothing is selected


@dataclass(frozen=True, slots=True)
class Asked:
    """How the map is wanted. choice: may the colour be chosen; kept: the boundaries that an admin brought."""

    view: str
    colour: str
    choice: bool
    kept: Kept | None

    @property
    def version(self) -> str:
        """Of the ground: "" for the sketch."""
        return self.kept.sha256 if self.kept else ""

    @property
    def words(self) -> Mapping[str, str]:
        """What the marks are called."""
        return drawing.words_of(self.colour)


def asked(here: Here) -> Asked:
    """What the address, or the reader, asks of the map."""
    opening = cached.stage(here) is Stage.OPENING
    view = links.settle("tampak", "peta:tampak", VIEWS, DOTS)
    colours = COLOURS if opening else {VERDICT: ""}
    colour = links.settle("warna", "peta:warna", colours, OPENS if opening else VERDICT)
    return Asked(view, colour, opening, shapes.kept(here.store))


@answered(keep=16)
def ranked(here: Here, colour: str) -> pd.DataFrame:
    """The kelurahan with TPS that need follow-up (or cannot open yet), most first; columns as in `worst`."""
    found = cached.worst(here, Level.KELURAHAN)
    if colour == VERDICT:
        return found
    name = OPEN_COLUMNS["perlu_tindak_lanjut"]
    opens = cached.verdict_totals(here, Level.KELURAHAN)[
        ["wilayah", name, f"{name}_voters", f"{name}_unknown"]
    ]
    told = {name: "count", f"{name}_voters": "voters", f"{name}_unknown": "voters_unknown"}
    found = found.drop(columns=list(told.values())).merge(opens.rename(columns=told), on="wilayah")
    found = found[found["count"] > 0]
    return found.sort_values(
        ["count", "voters", "wilayah"], ascending=[False, False, True], ignore_index=True
    )


def headline(here: Here, colour: str) -> str:
    """`50 TPS di 19 kelurahan perlu tindak lanjut, terbanyak di Jenggot (9 dari 44), menurut laporan …`"""
    whole, found = summary.whole(here), ranked(here, colour)
    if not whole["reported"]:
        return f"Belum ada laporan pengawas atau penerima dari {count(whole['tps'])} TPS."
    what, more = "perlu tindak lanjut", ""
    if colour == OPENS:
        what, unknown = "belum bisa buka", whole["bisa_buka_belum_diketahui"]
        more = f"; {count(unknown)} TPS belum diketahui" if unknown else ""
    if found.empty:
        return f"Dari {count(whole['reported'])} TPS yang sudah ada laporannya, tidak ada yang {what}{more}."
    total = count(found["count"].sum())
    told = f"{total} TPS di {count(len(found))} kelurahan {what}, {_most(found)}"
    if len(found) == 1:
        told = f"{total} TPS di {_named(found)} {what}"
    return f"{told}, menurut laporan pengawas dan penerima{more}."


def _most(found: pd.DataFrame) -> str:
    """Where most are; several places with as many are named together, more than three are not named."""
    first = found[found["count"] == found["count"].iloc[0]]
    number = count(first["count"].iloc[0])
    if len(first) == 1:
        return f"terbanyak di {_named(first)} ({number} dari {count(first['tps'].iloc[0])})"
    if len(first) <= 3:
        return f"terbanyak di {_named(first)} ({number} TPS tiap kelurahan)"
    return f"paling banyak {number} TPS di satu kelurahan"


def _named(found: pd.DataFrame) -> str:
    names = [reference.area_name(code) for code in found["wilayah"]]
    return " dan ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def draw(here: Here, want: Asked) -> None:
    """The map with its choices and its legend; a click writes what was clicked into the address."""
    _views(want)
    place, below = st.container(gap=None), st.container()
    with place:
        mine = room.asked()
    shown = want if mine.webgl else replace(want, view=DRAWN)
    names, lines = _switches(shown)
    with below:
        legend(here, shown, _help(want, shown, lines))
    with place:
        fitted = replace(mine, size=drawing.fitted(here, shown.version, mine.size))
        asked_for = (shown.view, shown.colour, shown.version)
        _draw(here, shown, drawing.picture(here, asked_for, names, lines, fitted.size), fitted)


def _draw(here: Here, want: Asked, picture: Picture, mine: Room) -> None:
    rows = drawing.stamp(here, want.colour, want.version)
    key = ":".join(map(str, ("peta", want.view, want.colour, rows, st.session_state.get(_KEY, 0))))
    if want.view != DRAWN:
        st.pydeck_chart(
            picture.figure,
            selection_mode="single-object",
            on_select=lambda: _clicked(key),
            key=key,
            alt=picture.alt,
            height=mine.size[1],
        )
    elif mine.narrow:
        # Where its dots can be picked, a finger on it would no longer scroll the page.
        pictures.draw(picture, key=f"{key}:hp")
    else:
        st.plotly_chart(
            picture.figure,
            config=style.CONFIG,
            selection_mode="points",
            on_select=lambda: _clicked(key),
            key=key,
            alt=picture.alt,
        )


def _help(want: Asked, shown: Asked, lines: bool) -> str:
    """What to know about what is drawn."""
    told = [borders.caption(want.kept, dots=shown.view != AREAS)]
    if lines:
        told.append("Garis: dari gudang KPU ke PPK, lalu ke PPS.")
    if shown.view != want.view:
        told.append("Peramban ini tidak dapat menampilkan peta; yang tampak gambarnya.")
    elif want.view != DRAWN:
        told.append("Bila peta tidak muncul, pilih Gambar.")
    return " ".join(told)


def _clicked(key: str) -> None:
    event = st.session_state.get(key)
    code = maps.selected(event) or figures.selected(event)
    if code:
        st.query_params["pilih"] = code
    else:
        st.query_params.pop("pilih", None)


def cleared() -> None:
    """Nothing is selected any more."""
    st.session_state[_KEY] = st.session_state.get(_KEY, 0) + 1
    st.query_params.pop("pilih", None)


def _views(want: Asked) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.segmented_control(
            "Tampilan peta",
            list(VIEWS),
            format_func=VIEWS.__getitem__,
            key="peta:tampak",
            required=True,
            label_visibility="collapsed",
        )
        links.write("tampak", "peta:tampak", want.view, DOTS)
        if want.choice:
            st.segmented_control(
                "Warna",
                list(COLOURS),
                format_func=COLOURS.__getitem__,
                key="peta:warna",
                required=True,
                label_visibility="collapsed",
            )
            links.write("warna", "peta:warna", want.colour, OPENS)


def _switches(want: Asked) -> tuple[bool, bool]:
    """Are names wanted, and the ways of the goods?"""
    with st.container(horizontal=True, gap="medium"):
        names = _switch("nama", "Nama kelurahan", usual=True)
        lines = want.view == DOTS and _switch("garis", "Jalur kirim", usual=False)
    return names, lines


def _switch(name: str, label: str, *, usual: bool) -> bool:
    """A toggle that stands in the address as `ya` or `tidak`; the usual stays out of it."""
    key = f"peta:{name}"
    told = st.query_params.get(name)
    if told in _SWITCH.values() and told != st.session_state.get(f"{key}:ditulis"):
        st.session_state[key] = told == _SWITCH[True]
    st.session_state.setdefault(key, usual)
    on = st.toggle(label, key=key)
    links.write(name, key, _SWITCH[on], _SWITCH[usual])
    return on


def legend(here: Here, want: Asked, more: str) -> None:
    """The marks with how many TPS have each, opening their list. more: what else to know."""
    whole = summary.whole(here)
    each = []
    for state, label in want.words.items():
        if want.colour == OPENS:
            answer = next(one for one, its in summary.CAN_OPEN.items() if its == state)
            number, way = whole[f"bisa_buka_{answer}"], links.to(here, "cari", buka=answer)
        else:
            number, way = whole[state], links.to(here, "cari", putusan=state)
        told = f"{mark(state)}{escape(label)} <b>{count(number)}</b>"
        each.append(f"<li><a href='{escape(way)}' target='_self'>{told}</a></li>")
    shades = _shades(want) if want.view == AREAS else ""
    st.html(
        f"<ul class='kl-legenda'>{''.join(each)}</ul>{shades}<p class='kl-sumber kl-skema'>{escape(more)}</p>"
    )


def _shades(want: Asked) -> str:
    bad = want.words["perlu_tindak_lanjut"].lower()
    silent = want.words["belum_waktunya"] if want.colour == OPENS else want.words["lewat_waktu"]
    each = [f"<li><i style='background:{colour}'></i>{escape(words)}</li>" for _, colour, words in SHARES]
    each.append(f"<li><i style='border:2px solid {OVERDUE}'></i>lebih dari separuh {silent.lower()}</li>")
    title = f"<p class='kl-sumber kl-skema'>Bagian TPS yang dilaporkan {bad}:</p>"
    return f"{title}<ul class='kl-legenda'>{''.join(each)}</ul>"
