"""The rows beside the map: where most is wrong, or what was clicked, a kelurahan or a TPS."""

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd
import streamlit as st

from lib.access.policy import inside
from lib.areas.levels import Level
from lib.areas.readiness.model import OPENING, PROOFS
from lib.areas.wilayah import reference
from lib.kernel import codes
from lib.kernel.codes import PlaceKind
from lib.kernel.format import count, voters
from lib.ui import cached, drawing, links, mapping, page, station, summary
from lib.ui.cards import mark
from lib.ui.drawing import DRAWN, OPENS
from lib.ui.here import Here
from lib.ui.mapping import Asked

TOP = 8  # kelurahan beside a map; the others stand folded below them


def rows(here: Here, want: Asked) -> None:
    """What belongs to the map: the TPS or kelurahan that was clicked, else the worst kelurahan."""
    code = st.query_params.get("pilih", "")
    kind = codes.place_kind(code)
    there = inside(code, here.filters.scope)
    if kind is PlaceKind.TPS and there and station.known(here, code):
        _back()
        _station(here, code)
    elif kind is PlaceKind.PPS and there and code in reference.kelurahan():
        _back()
        _kelurahan(here, want, code)
    elif codes.place_kind(here.filters.scope) is PlaceKind.PPS:
        _kelurahan(here, want, here.filters.scope)
    else:
        _worst(here, want)


def _back() -> None:
    st.button("Semua kelurahan", key="peta:semua", on_click=mapping.cleared, icon=":material/arrow_back:")


def _station(here: Here, tps: str) -> None:
    found = station.of(here, tps)
    way = escape(links.to(here, "tps", kode=tps))
    page.section(station.headline(tps, found).removesuffix("."))
    station.facts(here, tps, found)
    st.html(f"<p class='kl-langkah'><a href='{way}' target='_self'>Buka halaman TPS ini</a></p>")
    station.proofs(found)


# --- a kelurahan -------------------------------------------------------------------------------------------


def _kelurahan(here: Here, want: Asked, code: str) -> None:
    """How many of its TPS are in which state, and each of them: what is wrong first."""
    found = cached.verdicts(here)
    found = found[found["tps"].str.startswith(code)]
    known = found["dpt"].dropna()
    told = voters(known.sum() if len(known) else None, len(found) - len(known))
    page.section(reference.area_name(code), f"{count(len(found))} TPS · {told}")
    opens = want.colour == OPENS
    marks = found["bisa_buka"].map(summary.CAN_OPEN) if opens else found["shown"]
    if found.empty:
        page.nothing("Belum ada daftar TPS kelurahan ini.")
        return
    totals = cached.verdict_totals(here, Level.KELURAHAN)
    (own,) = totals[totals["wilayah"] == code].to_dict("records")
    for state, label in _worst_first(want.words):
        there = found[marks == state]
        if len(there):
            _group(here, code, there, (state, label, opens), own)


def _worst_first(words: Mapping[str, str]) -> list[tuple[str, str]]:
    order = ("perlu_tindak_lanjut", "lewat_waktu", "belum_waktunya", "siap")
    return [(state, words[state]) for state in order if state in words]


def _group(
    here: Here, code: str, found: pd.DataFrame, told: tuple[str, str, bool], totals: Mapping[Any, Any]
) -> None:
    """The TPS of one state. told: state, label, and is it the answer to who can open?"""
    state, label, opens = told
    answer = next((one for one, its in summary.CAN_OPEN.items() if its == state), "")
    name = f"bisa_buka_{answer}" if opens else state
    asked = {"buka": answer} if opens else {"putusan": state}
    way = escape(links.to(here, "cari", wilayah=code, **asked))
    people = voters(totals[f"{name}_voters"], totals[f"{name}_unknown"])
    head = (
        f"<p class='kl-kelompok'>{mark(state)}<a href='{way}' target='_self'>{escape(label)}</a> "
        f"<b>{count(len(found))} TPS</b> <small>{escape(people)}</small></p>"
    )
    each = found.to_dict("records")
    if state == "perlu_tindak_lanjut":
        body = f"<ul class='kl-daftar'>{''.join(_wrong(here, row, opens) for row in each)}</ul>"
    else:
        body = f"<p class='kl-nomor'>{''.join(_number(here, row) for row in each)}</p>"
    st.html(head + body)


def _wrong(here: Here, row: Mapping[Any, Any], opens: bool) -> str:
    told = drawing.wrong(row, OPENING if opens else PROOFS)
    way = escape(links.to(here, "tps", kode=row["tps"]))
    return (
        f"<li><b><a href='{way}' target='_self'>TPS {int(row['tps'][-3:])}</a></b>"
        f"<span class='kl-kanan'>{escape(told)} tidak sesuai</span></li>"
    )


def _number(here: Here, row: Mapping[Any, Any]) -> str:
    way = escape(links.to(here, "tps", kode=row["tps"]))
    name = escape(reference.name_of(row["tps"]))
    return f"<a href='{way}' target='_self' title='{name}' aria-label='{name}'>{int(row['tps'][-3:])}</a>"


# --- where most is wrong -----------------------------------------------------------------------------------


def _worst(here: Here, want: Asked) -> None:
    """The kelurahan by how many of their TPS need follow-up (or cannot open yet); the others by name."""
    found = mapping.ranked(here, want.colour)
    bad = want.words["perlu_tindak_lanjut"].lower()
    note = "" if found.empty else "satu TPS bisa punya lebih dari satu hal yang tidak sesuai"
    page.section(f"Terbanyak {bad}", note)
    if found.empty:
        page.nothing(f"Belum ada TPS yang dilaporkan {bad} sampai waktu ini.")
    else:
        each = [_place(here, want, row) for row in found.to_dict("records")]
        st.html(f"<ul class='kl-daftar'>{''.join(each[:TOP])}</ul>")
        if each[TOP:]:
            with st.expander(f"{count(len(each) - TOP)} kelurahan lagi"):
                st.html(f"<ul class='kl-daftar'>{''.join(each[TOP:])}</ul>")
    _names(here, want)


def _place(here: Here, want: Asked, row: Mapping[Any, Any]) -> str:
    opens = want.colour == OPENS
    asked = {"buka": "tidak"} if opens else {"putusan": "perlu_tindak_lanjut"}
    way = escape(links.to(here, "cari", wilayah=row["wilayah"], **asked))
    proofs = OPENING if opens else PROOFS
    told = " · ".join(f"{proof} {count(row[proof])}" for proof in proofs if row[proof])
    people = voters(row["voters"], row["voters_unknown"])
    return (
        f"<li><b><a href='{way}' target='_self'>{escape(reference.area_name(row['wilayah']))}</a></b>"
        f"<span class='kl-kanan'>{count(row['count'])} dari {count(row['tps'])} TPS</span>"
        f"<small>{escape(told)}</small><small class='kl-kanan'>{escape(people)}</small></li>"
    )


def _names(here: Here, want: Asked) -> None:
    """The same choice as a click on the map, for who has no mouse or no map."""
    asked = {"tampak": want.view, "warna": want.colour if want.choice else ""}
    each = []
    for code, village in reference.kelurahan().items():
        if inside(code, here.filters.scope):
            way = escape(links.to(here, "peta", pilih=code, **asked))
            each.append(f"<a href='{way}' target='_self'>{escape(village.name)}</a>")
    told = "Pilih kelurahan:" if want.view == DRAWN else "Klik di peta, atau pilih kelurahan di sini:"
    st.html(f"<p class='kl-sumber'>{told}</p><p class='kl-nomor'>{''.join(each)}</p>")
