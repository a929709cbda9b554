"""TPS: what is verified of one polling station, what is not, why, and the rows it rests on."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import page, station

here = page.opens("TPS", needs=Action.SEARCH)
tps = st.query_params.get("kode", "")
if not station.known(here, tps):
    page.nothing("TPS ini tidak ada dalam daftar, atau di luar wilayah akun Anda. Cari lagi lewat Cari.")
    st.stop()

found = station.of(here, tps)
page.finding(station.headline(tps, found))
station.facts(here, tps, found)
left, right = st.columns([3, 2], gap="large")
with left:
    station.proofs(found)
with right:
    station.boxes(here, tps, found)
station.rows(here, tps, found)
