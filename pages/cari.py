"""Cari: a TPS, a box or a document in one field, and lists of TPS by what is asked of them."""

import streamlit as st

from lib.access.policy import Action
from lib.kernel.format import count
from lib.ui import page, stations

here = page.opens("Cari", needs=Action.SEARCH)
typed = stations.field()

if typed:
    found = stations.find(here, typed)
    page.finding(stations.headline(typed, found))
    stations.results(here, found)
else:
    first = st.container()
    asked = stations.filters()
    rows = stations.chosen(here, asked)
    with first:
        page.finding(f"{count(len(rows))} TPS sesuai pilihan.")
    stations.listed(here, rows, **asked)
