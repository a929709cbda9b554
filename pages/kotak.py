"""Kotak: the way of one box, who looked at its seals where, and what was counted in it."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import boxes, page

here = page.opens("Kotak", needs=Action.SEARCH)
box_id = st.query_params.get("kode", "")
if not boxes.known(here, box_id):
    page.nothing("Kotak ini tidak ada dalam daftar, atau di luar wilayah akun Anda. Cari lagi lewat Cari.")
    st.stop()

found = boxes.of(here, box_id)
page.finding(boxes.headline(here, box_id, found))
boxes.way(found)
boxes.rows(here, found)
