"""Bantuan: what the screens say, how it is counted, and how the app is used."""

import streamlit as st

from lib.access.policy import Action
from lib.ui import definitions, page

here = page.opens("Bantuan", needs=Action.READ)

if not definitions.alone(here, st.query_params.get("bagian", "")):
    page.finding("Apa yang dikatakan layar ini, dan bagaimana dihitung.")
    definitions.contents()
    definitions.told(here)
