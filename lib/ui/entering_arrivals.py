"""Lapor, an arrival: what came to which place, when, and how much of it was damaged."""

import streamlit as st

from lib.areas.wilayah.reference import name_of
from lib.ingest.completed import level_above
from lib.kernel.errors import UserError
from lib.kernel.words import BOOTHS, BOXES, DELAY_CAUSES, INK
from lib.ui import bugs, entering, logrows
from lib.ui.entering import HALF, key
from lib.ui.here import Here

_GOODS = {BOXES: "Kotak suara", BOOTHS: "Bilik suara", INK: "Tinta"}


def form(here: Here) -> None:
    """One arrival at a TPS or at a PPS."""
    place = entering.where(here, whole="PPS")
    origin = level_above(place) if place else None
    told = st.empty()  # it keeps its place: what comes in above a field takes away what is being typed there
    if origin:
        told.html(f"<p class='kl-sumber'>Dari {name_of(origin)} ke {name_of(place)}</p>")
    at = entering.when(here, "Jam tiba")
    amounts = {item: _amounts(item, label) for item, label in _GOODS.items()}
    with st.container(horizontal=True):
        number = st.text_input("Nomor surat jalan", max_chars=60, key=key("sj"), width=HALF)
        cause = st.selectbox(
            "Sebab terlambat",
            DELAY_CAUSES,
            index=None,
            placeholder="Tidak terlambat",
            format_func=logrows.DELAYS.__getitem__,
            key=key("sebab"),
            width=HALF,
        )
    saved, said = entering.pressed("Simpan laporan tiba")
    with said, bugs.told():
        if saved:
            row = {"destination": place, "origin": origin or "", "arrived_at": at}
            _save(here, row | {"document_no": number, "delay_cause": cause or ""}, amounts)


def _amounts(item: str, label: str) -> dict[str, str]:
    """Received and damaged; a blank field is unknown, a 0 is a 0."""
    with st.container(horizontal=True):
        got = st.number_input(
            f"{label} diterima",
            min_value=0,
            step=1,
            value=None,
            placeholder="–",
            key=key(f"{item}:terima"),
            width=HALF,
        )
        bad = st.number_input(
            "Rusak", min_value=0, step=1, value=None, placeholder="–", key=key(f"{item}:rusak"), width=HALF
        )
    told = {"qty_received": got, "qty_damaged": bad}
    return {name: str(amount) for name, amount in told.items() if amount is not None}


def _save(here: Here, row: dict[str, str], amounts: dict[str, dict[str, str]]) -> None:
    if not row["destination"]:
        raise UserError("Pilih TPS atau PPS dulu.", fix="Laporan belum disimpan.")
    rows = [{"item": item, **row, **told} for item, told in amounts.items() if told]
    if not rows:
        raise UserError(
            "Belum ada jumlah yang diisi.", fix="Isi sedikitnya satu barang; 0 berarti memang tidak ada."
        )
    said = ", ".join(f"{_GOODS[one['item']].lower()} {one.get('qty_received', '–')}" for one in rows)
    entering.save(here, rows, f"Tiba di {entering.named(row['destination'])}: {said}")
    st.rerun()
