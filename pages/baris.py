"""Baris catatan: the rows of the log that a number stands on, each with where it came from."""

from html import escape

import streamlit as st

from lib.access.policy import Action
from lib.ui import evidence, page

here = page.opens("Baris catatan", needs=Action.SEARCH)
wanted = evidence.asked()
found = evidence.of(here, wanted)

page.finding(evidence.headline(here, wanted, found))
if not found:
    page.nothing("Tidak ada baris yang cocok sampai waktu ini, atau semuanya sudah ditarik.")
    st.stop()
st.html(f"<p class='kl-sumber'>{escape(evidence.note(here, wanted))}</p>")
for log, rows in found.items():
    evidence.table(here, wanted, log, rows)
