"""Lapor: a check of seals or an arrival, entered on a phone by who stands there."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import entering, entering_arrivals, entering_seals, links, page

FORMS = {"segel": "Segel", "tiba": "Logistik tiba"}

here = page.opens("Lapor", needs=Action.UPLOAD)

if here.earlier:
    page.finding("Anda melihat waktu lain. Kembali ke sekarang untuk melapor.")
else:
    page.finding("Laporkan yang Anda lihat.")
    entering.receipt(here)
    links.settle("isi", "lapor:isi", FORMS, "segel")
    chosen = st.segmented_control(
        "Apa yang dilaporkan",
        list(FORMS),
        format_func=FORMS.__getitem__,
        required=True,
        key="lapor:isi",
        label_visibility="collapsed",
    )
    links.write("isi", "lapor:isi", chosen, "segel")
    with entering.sheet():
        if chosen == "tiba":
            entering_arrivals.form(here)
        else:
            entering_seals.form(here)
