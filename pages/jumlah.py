"""Jumlah: on one leg, what is needed, what came by whose word, and what is short."""

import streamlit as st

from lib.access.policy import Action
from lib.areas.quantities.places import WAREHOUSE_LEG
from lib.ui import counting, delivering, page

here = page.opens("Jumlah", needs=Action.READ)
leg = delivering.choose_leg(here, "jumlah")

page.finding(counting.finding(here, leg))
left, right = st.columns([1, 1], gap="large")
with left:
    counting.gaps(here, leg)
with right:
    item = counting.choose_item(here, leg)
    if item and leg != WAREHOUSE_LEG:
        counting.worst(here, leg, item)
    if item:
        counting.parties(here, leg, item)
counting.table(here, leg)
counting.published(here, leg)
