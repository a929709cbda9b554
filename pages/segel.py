"""Segel: which seals were not as they should be, where that was first seen, and how much was checked."""

import streamlit as st

from lib.access.policy import Action
from lib.areas.levels import Level
from lib.areas.seals.findings import rates
from lib.ui import cached, page, sealing

here = page.opens("Segel", needs=Action.READ)
found = cached.broken_seals(here)
checked = rates(cached.seal_status(here, Level.KOTA))

page.finding(sealing.headline(found, checked))
if not checked["checked"].sum():
    page.nothing("Segel dicatat sejak kotak keluar dari gudang: di gudang KPU, PPK, PPS, dan TPS.")
    st.stop()

left, right = st.columns([1, 1], gap="large")
with left:
    sealing.checkpoints(here, checked)
    sealing.causes(here, found)
with right:
    sealing.matrix(here)
sealing.tables(here, found)
