"""Pengiriman: on one leg, what was due, what was reported, how late, and why by whose word."""

import streamlit as st

from lib.access.policy import Action
from lib.figures.words import LEG_LABELS
from lib.reports import legs
from lib.ui import delivering, page

here = page.opens("Pengiriman", needs=Action.READ)
leg = delivering.choose_leg(here, "pengiriman")
told = delivering.counts(here, leg)

page.finding(legs.arrivals(LEG_LABELS[leg], told))
if not told.planned:
    page.nothing("Belum ada pengiriman dengan waktu rencana tiba di jalur dan wilayah ini yang tercatat.")
    st.stop()

if not told.due:
    delivering.timeline(here, leg)
    st.stop()
delivering.cards(here, leg, told)
if delivering.few(leg, told):
    delivering.one_by_one(here, leg)
    st.stop()
left, right = st.columns([1, 1], gap="large")
with left:
    delivering.timeline(here, leg)
with right:
    delivering.by_area(here, leg)
first, second, third = st.columns([1, 1, 1], gap="medium")
with first:
    delivering.lateness(here, leg)
with second:
    delivering.causes(here, leg)
with third:
    delivering.days(here, leg)
