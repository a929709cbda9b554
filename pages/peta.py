"""Peta: where the TPS stand that ask for somebody, and what is behind each place on the map."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import borders, mapping, page, picked

here = page.opens("Peta", needs=Action.READ)
want = mapping.asked(here)

page.finding(mapping.headline(here, want.colour))
left, right = st.columns([6, 5], gap="large")
with left:
    mapping.draw(here, want)
with right:
    picked.rows(here, want)
borders.keeper(here, want.kept)
